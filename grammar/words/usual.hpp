#pragma once

// Words and signs that agreements, tables and other languages use, with what the language writes for them. None of
// them belongs to the language; they are known so that a message can lead on to what does.

#include <cstddef>
#include <optional>
#include <string_view>

#include "grammar/text/diagnostic.hpp"

namespace klausul::usual {

/// What a text begins with: so many bytes of it, and what was meant. Length 0: nothing that is known.
struct Found {
    std::size_t length = 0;
    Phrase meant = "";
};

/// `när`, `such as` for `om`; `såvida inte` for `om inte`.
[[nodiscard]] Found condition_word(std::string_view text);
/// `minst` for `>=`, `över` for `>`.
[[nodiscard]] Found comparison(std::string_view text);
/// `högst`, `men max`, `, upp till` for `, dock högst`; `minst` for `, dock lägst`.
[[nodiscard]] Found limit(std::string_view text);
/// `==` for `är`, `=>` for `>=`, `≥` for `>=`.
[[nodiscard]] Found sign(std::string_view text);
/// `SEK` for `kr`, `h` for `timme`.
[[nodiscard]] Found unit(std::string_view text);

/// `tkr` for `1 000 kr`: what one of them is.
[[nodiscard]] Found multiple(std::string_view text);
/// `minsta av`, `smaller of`, `högsta av`: which of two it begins with, as `den lägre av` and `den högre av`.
[[nodiscard]] Found one_of_two(std::string_view text);

/// How many bytes of `ca`, `mellan`, `moms` and their like the text begins with; 0 if none.
[[nodiscard]] std::size_t about(std::string_view text);
[[nodiscard]] std::size_t between(std::string_view text);
/// `räknat till`, `till månadsskiftet`: the end of a month or another period in other words than the language's.
[[nodiscard]] std::size_t to_end_of_period(std::string_view text);
[[nodiscard]] std::size_t no_later_than(std::string_view text);
/// Whether a tax is spoken of anywhere in the text.
[[nodiscard]] bool speaks_of_vat(std::string_view text);

/// What `halva` and `dubbla` do with the amount behind them: `/ 2`, `* 2`.
[[nodiscard]] std::string_view factor(std::string_view word);

}  // namespace klausul::usual
