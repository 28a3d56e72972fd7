#pragma once

// What to say of words that a line goes on with though nothing more is expected there.

#include <cstddef>
#include <optional>
#include <string_view>

#include "grammar/text/diagnostic.hpp"
#include "grammar/words/keywords.hpp"

namespace klausul::parsing {

/// Words that are commonly written for a phrase of the language: `fr.o.m.` for `från och med`, `från` before a date.
struct MeantPhrase {
    std::size_t back = 0;    ///< so many bytes of what is written stand before the place where the rule stopped
    std::size_t length = 0;  ///< in bytes of what is written, from there
    Phrase meant;
};
[[nodiscard]] std::optional<MeantPhrase> meant_phrase(std::string_view before, std::string_view rest);

/// Signs of other languages and words of prose within a value or a condition: `==`, `minst 3 timmar`, `, högst 500 kr`.
[[nodiscard]] std::optional<MeantPhrase> meant_in_expression(std::string_view before, std::string_view rest);

/// What to say of words of prose that no word of the language stands for: `ca`, `exklusive moms`, `mellan 3 och 5`.
[[nodiscard]] std::optional<Phrase> usual_help(std::string_view before, std::string_view rest);

/// What is wrong with a comma that the line stops at, and what to write: a list has `;`, and before a word that goes on
/// with the line (`, senast`, `, om`) none stands.
struct CommaHelp {
    Phrase wrong;
    Phrase help;
};
[[nodiscard]] CommaHelp comma_help(std::string_view before, std::string_view rest);

/// What to write in place of a character that stands in no name and no calculation.
[[nodiscard]] Phrase foreign_help(std::string_view rest);

/// Whether a keyword stands anywhere in the text, quoted texts apart.
[[nodiscard]] bool mentions(Word word, std::string_view text);

/// How to mend it, from what stands before and what is left; empty where that is not known.
[[nodiscard]] Phrase left_over_help(std::string_view before, std::string_view rest);

}  // namespace klausul::parsing
