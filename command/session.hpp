#pragma once

// One run of the command: what it was told, and what it is about to say. Texts are gathered and written at the end, so
// that a failure never leaves half a result behind.

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "command/console.hpp"
#include "interpreter/cases/value_reader.hpp"
#include "interpreter/klausul.hpp"
#include "interpreter/render/diagnostics.hpp"
#include "interpreter/render/json_writer.hpp"
#include "interpreter/render/words.hpp"

namespace klausul {

/// Exit codes.
namespace exit_code {
inline constexpr int fine = 0;
inline constexpr int finding = 1;   ///< a failed example, a diagnostic, an answer that is not decided
inline constexpr int unusable = 2;  ///< wrong usage, a file or case that cannot be read
}  // namespace exit_code

struct Session {
    Language language = Language::swedish;
    bool json = false;
    bool colour = false;                                        ///< for diagnostics
    std::vector<std::string> roots;                             ///< as given; empty = found from the document
    std::map<std::string, std::vector<SourceText>> neighbours;  ///< read so far, by folder
    std::function<std::unique_ptr<Console>()> open_console;     ///< for verbs that hold a dialogue
    std::string today;
    std::string out;
    std::string err;  ///< text; with `json`, filled by finish()

    [[nodiscard]] std::string_view say(std::string_view sv, std::string_view en) const {
        return klausul::say(language, sv, en);
    }
    [[nodiscard]] const std::string& say(const Phrase& phrase) const { return phrase.in(language); }

    /// A mistake about a file or about the usage (then `path` is empty); returns exit_code::unusable.
    int refuse(const std::string& path, const Phrase& problem);
    /// All that is wrong with a case; returns exit_code::unusable.
    int refuse_all(const std::string& path, const std::vector<CaseProblem>& problems);
    /// Diagnostics, as text or JSON.
    void report(const std::vector<Diagnostic>& diagnostics, const std::vector<Source>& sources);
    /// Completes what goes to the diagnostics' stream; to be called once, at the end.
    void finish();

private:
    /// The objects of one array, whatever they came from.
    JsonWriter& json_complaints();

    JsonWriter complaints_;
    bool complained_ = false;
};

/// The sentences of all stages.
[[nodiscard]] const MessageTables& all_messages();

}  // namespace klausul
