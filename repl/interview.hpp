#pragma once

// An interview about one answer: only facts that can still change it are asked for, the shortest question first, and
// `vet ej` is an answer. It ends with the answer and its explanation, or with what is not known and what each
// possibility would give.

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "command/console.hpp"
#include "repl/workspace.hpp"

namespace klausul {

/// Answers given before, by question and in their order: `tid = 95 minuter`, `antag huvudman = regionen`, a line each;
/// `#` begins a comment.
using Transcript = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] Transcript read_transcript(std::string_view text);

class Interview {
public:
    Interview(const Workspace& workspace, Case facts, std::string answer, Language language)
        : workspace_(workspace),
          facts_(std::move(facts)),
          answer_(std::move(answer)),
          language_(language),
          derived_(find_derived()) {}

    /// Questions found here are not put to anybody; with these, others end the interview.
    void replay(Transcript answers) { replayed_ = std::move(answers); }
    void hold(Console& console);

    [[nodiscard]] const Case& facts() const { return facts_; }
    [[nodiscard]] const RunResult& result() const { return result_; }
    /// What was asked and answered, to be replayed.
    [[nodiscard]] const std::string& transcript() const { return transcript_; }
    /// The end in words.
    [[nodiscard]] std::string conclusion() const;

private:
    struct Question {
        std::string id;     ///< `anslutna för 2025`
        std::string label;  ///< the fact's own words
        Sentence detail;
        Type type;
        bool list = false;
        std::string row;                ///< of a field: the record it is asked for
        Maybe<TermId> supposes = none;  ///< it asks what to take an answer or helper to be
        bool in_force = false;          ///< it asks whether to take the agreement to be in force
        std::string fact = {};          ///< the fact or series that is asked for, without the member: `anslutna`

        [[nodiscard]] bool of_supposition() const { return supposes != none || in_force; }
        /// By which it is known to a transcript.
        [[nodiscard]] std::string key() const;
    };
    enum class Reply : unsigned char { answered, unknown, back, ended };

    [[nodiscard]] std::string_view say(std::string_view sv, std::string_view en) const;
    void judge();
    [[nodiscard]] std::optional<Question> next_question() const;
    [[nodiscard]] std::set<IndexedName> missing_names(const RunResult& result) const;
    struct Cost {
        bool idle = false;       ///< nothing hangs on the answer, as far as can be seen now
        std::uint64_t left = 0;  ///< questions, in millionths
        friend auto operator<=>(const Cost&, const Cost&) = default;
    };
    [[nodiscard]] Cost cost_of(const Question& question, std::size_t now) const;
    [[nodiscard]] Question question_of(const Missing& missing) const;
    // Supposing where that is shorter than what it would have to be found out from.
    [[nodiscard]] std::optional<Question> shorter_by_supposing(std::uint64_t least) const;
    [[nodiscard]] std::vector<Question> suppositions() const;
    [[nodiscard]] std::uint64_t left_after(const Question& supposition) const;
    [[nodiscard]] std::size_t missing_behind(TermId term) const;
    [[nodiscard]] std::vector<Number> values_of(const Type& type, std::size_t most) const;
    /// Takes `x = v` or `avtalet i kraft` to be so; false, and what is wrong told, if it cannot be.
    bool suppose(Console& console, const std::string& what);
    void replay_suppositions(Console& console);
    /// A fact that is derived where it is not given, and the facts it is made of.
    struct Derived {
        FactId fact;
        std::set<FactId> parts;
    };
    [[nodiscard]] std::vector<Derived> find_derived() const;
    [[nodiscard]] std::optional<Question> derived_from(const Question& part) const;
    [[nodiscard]] const ListInfo* list_named(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> options_of(const Type& type) const;
    [[nodiscard]] std::string allowed(const Question& question) const;
    /// Reads until something usable is said; `said` is then the answer as it stands in a document.
    Reply put(Console& console, const Question& question, std::string& said);
    [[nodiscard]] std::optional<std::string> line_for(Console& console, const Question& question);
    [[nodiscard]] std::string in_words_of_document(const Question& question, const std::string& typed) const;
    bool accept(Console& console, const Question& question, const std::string& said);
    bool accept_file(Console& console, const Question& question, const std::string& path);
    Reply put_list(Console& console, const Question& question);
    [[nodiscard]] std::string explain(const Question& question) const;
    [[nodiscard]] std::string possibilities() const;
    void complain(Console& console, const Question& question, const std::string& said,
                  const Prompt::Mistakes& mistakes) const;

    const Workspace& workspace_;
    Case facts_;
    std::string answer_;
    Language language_;
    RunResult result_;
    std::vector<Derived> derived_;
    std::set<std::string> unknown_;  ///< questions nobody could answer
    struct Step {
        Case facts;
        std::set<std::string> unknown;
        std::string transcript;
    };
    std::vector<Step> steps_;
    std::optional<Transcript> replayed_;
    std::string transcript_;
};

}  // namespace klausul
