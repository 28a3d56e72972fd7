#pragma once

// One value of a case, read as what its fact was declared to be. Nothing is guessed: a value of another kind, a
// decimal for a whole number or an option that does not exist is told with the path to it and what was expected.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/cases/json_reader.hpp"
#include "interpreter/klausul.hpp"
#include "interpreter/program/stated.hpp"

namespace klausul {

struct CaseProblem {
    std::string at;  ///< `facts.anslutna.2025`; empty for the text as a whole
    Phrase message;
    std::uint32_t line = 0;  ///< from 1; 0 where the path says it
    std::uint32_t column = 0;
};

/// " – menade du `x`?" where one of the names is near enough, otherwise nothing.
[[nodiscard]] Phrase did_you_mean(std::string_view name, const std::vector<std::string>& candidates);
/// "`x` finns inte – menade du `y`?", with what kind of thing was looked for.
[[nodiscard]] Phrase unknown_name(const Phrase& kind, std::string_view name,
                                  const std::vector<std::string>& candidates);
/// "`a`, `b` och 3 till"
[[nodiscard]] Phrase name_list(const std::vector<std::string>& names);

class ValueReader {
public:
    ValueReader(const Agreement& agreement, Case& facts, std::vector<CaseProblem>& problems)
        : agreement_(agreement), case_(facts), problems_(problems) {}

    /// Empty when the value cannot be used; that has been reported.
    [[nodiscard]] std::optional<FactValue> read(const Type& type, const JsonValue& json, const std::string& at);
    /// A JSON number, or a text in plain or Swedish form.
    [[nodiscard]] static std::optional<Number> read_number(const JsonValue& json);
    /// The member a key names: an option or party by name or alias, a record by its number from 1, "2025",
    /// "2025-H1", "2025-03".
    [[nodiscard]] std::optional<std::int64_t> read_member(DomainId domain, const std::string& key,
                                                          const std::string& at);

    /// Names of the options, or of the parties of the group.
    [[nodiscard]] std::vector<std::string> option_names(const Type& type) const;
    void report(const std::string& at, Phrase message) { problems_.push_back({at, std::move(message)}); }
    void report_expected(const std::string& at, const Phrase& expected, const JsonValue& found);

private:
    std::optional<FactValue> read_object(const Type& type, const JsonValue& json, const std::string& at);
    std::optional<Number> read_plain(const Type& type, const JsonValue& json, const std::string& at);
    bool report_point(const JsonValue& json, const std::string& at);
    bool report_moment(const JsonValue& json, const std::string& at);
    void report_misfit(Misfit wrong, const Type& type, const JsonValue& json, const std::string& at);
    std::optional<Number> number(const Type& type, const JsonValue& json, const std::string& at);
    std::optional<Number> option(const Type& type, const JsonValue& json, const std::string& at);
    std::optional<Number> pair(const Type& type, const JsonValue& json, const std::string& at);
    std::optional<Number> from_text(const Type& type, const std::string& text);
    [[nodiscard]] Phrase expected(const Type& type) const;
    [[nodiscard]] Type type_of(const Domain& domain, DomainId id) const;

    const Agreement& agreement_;
    Case& case_;
    std::vector<CaseProblem>& problems_;
};

}  // namespace klausul
