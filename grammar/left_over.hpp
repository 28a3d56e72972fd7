#pragma once

// What to say of words that a line goes on with though nothing more is expected there.

#include <cstddef>
#include <optional>
#include <string_view>

#include "grammar/text/diagnostic.hpp"

namespace klausul::parsing {

/// Words that are commonly written for a phrase of the language: `fr.o.m.` for `från och med`, `från` before a date.
struct MeantPhrase {
    std::size_t length = 0;  ///< in bytes of what is written
    Phrase meant;
};
[[nodiscard]] std::optional<MeantPhrase> meant_phrase(std::string_view rest);

/// How to mend it, from what stands before and what is left; empty where that is not known.
[[nodiscard]] Phrase left_over_help(std::string_view before, std::string_view rest);

}  // namespace klausul::parsing
