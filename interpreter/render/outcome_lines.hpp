#pragma once

// One outcome for a person to read: its value or its status as a sentence, and below it what it rests on.

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "interpreter/evaluate/outcome.hpp"

namespace klausul {

class OutcomeLines {
public:
    struct Style {
        Language language = Language::swedish;
        bool short_why = false;       ///< also the sentences, the facts and the reasons
        bool with_documents = false;  ///< name the document of each clause
        Day date;                     ///< of the case
    };
    explicit OutcomeLines(Style style) : style_(style) {}

    /// The value, or the status as a sentence.
    [[nodiscard]] std::string headline(const Outcome& outcome) const;
    /// The value, with the strength that all rules have in common.
    [[nodiscard]] std::string decided(const Outcome& outcome) const;
    /// A line for each clause, loser, reading and missing fact, moved in by `indent`; facts in `without` are told
    /// elsewhere.
    [[nodiscard]] std::string details(const Outcome& outcome, std::size_t indent,
                                      const std::set<IndexedName>& without) const;

private:
    [[nodiscard]] std::string sentence(const Outcome& outcome) const;
    [[nodiscard]] static std::string labelled(std::string_view label, const std::string& text);
    [[nodiscard]] std::size_t label_width() const;
    /// The strength of each rule where they differ; otherwise the value has said it.
    [[nodiscard]] std::string cited(const ClauseReference& rule, const Outcome& outcome) const;
    /// By what, where that is not one of the rules that gave the answer.
    [[nodiscard]] std::string lost(const Beaten& beaten, const Outcome& outcome) const;
    [[nodiscard]] std::string alternative(const Alternative& each) const;
    [[nodiscard]] std::string nearest(const Nearest& each) const;
    [[nodiscard]] std::string whatever(const Outcome& outcome) const;
    [[nodiscard]] std::string reading(const ReadingUsed& each) const;
    [[nodiscard]] std::string asked_reading(const ReadingUsed& each) const;
    [[nodiscard]] std::string through(Day day) const;
    [[nodiscard]] std::string from(Day day) const;
    [[nodiscard]] std::string words(const std::optional<Value>& value) const;
    [[nodiscard]] std::string clause(const ClauseReference& rule) const;
    [[nodiscard]] std::string_view say(std::string_view sv, std::string_view en) const;

    Style style_;
};

}  // namespace klausul
