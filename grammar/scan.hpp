#pragma once

// The tokens: plain functions over the rest of a statement. They are outside of PEGTL because most of their work is
// to tell what is wrong with a number or a date.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "grammar/text/diagnostic.hpp"

namespace klausul::scan {

/// `length` 0: this token does not stand here. `code` not 0: it does, but is wrong at offset `at`.
struct Found {
    std::size_t length = 0;
    int code = 0;
    std::uint32_t at = 0;
    std::vector<Phrase> words = {};
};

inline constexpr std::size_t most_digits = 1000;

[[nodiscard]] std::size_t blanks(std::string_view text);

[[nodiscard]] Found name(std::string_view text);         ///< dotted, not reserved
[[nodiscard]] Found option_name(std::string_view text);  ///< as name, and ja, nej
[[nodiscard]] Found plain_name(std::string_view text);   ///< a name that may follow an aggregate or `denna` bare
[[nodiscard]] Found unit_name(std::string_view text);    ///< undotted, or %
[[nodiscard]] Found unit_slash(std::string_view text);
[[nodiscard]] Found text(std::string_view text);
[[nodiscard]] Found date(std::string_view text);
[[nodiscard]] Found clock(std::string_view text);
[[nodiscard]] Found utc_offset(std::string_view text);  ///< +02:00, of a moment
[[nodiscard]] Found figure(std::string_view text);
[[nodiscard]] Found year(std::string_view text);
/// 2025-03, 2025-H1, 2025-Q1: a month, half-year or quarter.
[[nodiscard]] Found period(std::string_view text);
[[nodiscard]] Found integer(std::string_view text);  ///< at most four digits
[[nodiscard]] Found month(std::string_view text);
[[nodiscard]] Found ordinal(std::string_view text);
/// How many bytes of a dash, of any kind, the text begins with; 0 if it does not.
[[nodiscard]] std::size_t dash_length(std::string_view text);
[[nodiscard]] Found organisation_number(std::string_view text);
/// Refuses an organisation number where a value is read; never matches.
[[nodiscard]] Found organisation_number_as_value(std::string_view text);
/// år, halvår, kvartal, månad, veckodag and their English twins.
[[nodiscard]] Found period_word(std::string_view text);
[[nodiscard]] Found tag(std::string_view text);

}  // namespace klausul::scan
