#pragma once

// Between number.cpp, which has the digits, and number_text.cpp, which has the spellings. Not for use elsewhere.

#include <cstddef>
#include <string>
#include <string_view>

#include "interpreter/value/number.hpp"

namespace klausul {

struct NumberText {
    /// A non-negative number from decimal digits only, the last `decimals` of them behind the point.
    static Number from_digits(std::string_view digits, std::size_t decimals);

    struct Decimal {
        bool negative;
        std::string whole;     // at least one digit
        std::string fraction;  // no zeros at the end unless cut there
        bool exact;            // nothing was cut
    };
    /// The decimal digits of a valid number, cut after `most` decimals.
    static Decimal decimal(const Number& number, std::size_t most);

    static Decimal with_point(bool negative, std::string digits, std::size_t decimals, bool exact);

    /// "p/q" in lowest terms.
    static std::string fraction(const Number& number);

    /// One of ours, without the text: for number_text.cpp, which builds small numbers itself.
    static Number small(std::int64_t top, std::int64_t bottom) { return {top, bottom}; }
    static bool is_plain_word(const Number& number) { return number.bottom_ == 1; }
};

}  // namespace klausul
