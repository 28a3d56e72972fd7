#pragma once

// The library asked through its public API, its answers brought to the form in which they are compared.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/klausul.hpp"
#include "told.hpp"

namespace klausul::differential {

/// A document and the modules it imports, by name.
struct Texts {
    std::string main;
    std::map<std::string, std::string> modules;
};

class Library {
public:
    /// Null, with the complaints in `refused`, when the checker refuses the text.
    [[nodiscard]] static std::unique_ptr<Library> load(const Texts& texts, std::string& refused);

    /// Whether the program has each party and option that a case names.
    [[nodiscard]] bool knows_values_of(const TestCase& facts) const;
    [[nodiscard]] Answers answers(const TestCase& facts);
    [[nodiscard]] const Program& program() const { return agreement_->program(); }
    [[nodiscard]] const Agreement& agreement() const { return *agreement_; }

private:
    explicit Library(std::shared_ptr<const Agreement> agreement);
    void state(const Stated& one);
    void suppose(const Stated& one);
    void state_figure(SeriesId id, const Stated& one);
    [[nodiscard]] std::optional<std::int64_t> member_number(DomainId domain, const std::string& member) const;
    [[nodiscard]] Told told(const Outcome& outcome) const;
    [[nodiscard]] std::string plain(const Value& value) const;
    [[nodiscard]] Number value_of(const Type& type, const std::string& text);

    std::shared_ptr<const Agreement> agreement_;
    Judge judge_;
    Case case_;
    std::map<std::string, FactId> facts_;
    std::map<std::string, TermId> terms_;
};

}  // namespace klausul::differential
