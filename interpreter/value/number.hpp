#pragma once

// The exact number. A value is a rational: numerator and denominator in machine words while they fit (overflow is
// detected, never wrapped), otherwise a Boost.Multiprecision rational behind a counted pointer. Decimals, thirds and
// percents are all exact; nothing here rounds unless told to, and binary floating point is nowhere.
//
// Small numbers are handled inline in this header, since evaluation lives on them; all else is in number.cpp, the
// only file that knows Boost. A small number need not be in lowest terms: reducing costs a gcd, and most sums, products
// and comparisons do well without one. Reduction happens when a word would overflow, and where it shows (text, hash).

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace klausul {

/// Upper limits, documented in the reference and tested at their edges.
struct NumberLimits {
    static constexpr std::size_t digits_in_text = 1000;   ///< digits accepted when reading a number
    static constexpr std::size_t bits_in_result = 16384;  ///< size of numerator or denominator of any result
    static constexpr int decimals = 100;                  ///< decimals a rounding may ask for
};

enum class RoundTo : std::uint8_t { nearest, up, down, from_zero, to_zero };
enum class TieBreak : std::uint8_t { away_from_zero, to_even };

/// How a number is stored; for number.hpp and its two sources only. Passed by value, so that a Number can stay in
/// registers: one whose address is known to another function must go through memory at each step.
struct NumberWords {
    std::int64_t top = 0;     // numerator, or the pointer when bottom == 0
    std::int64_t bottom = 1;  // > 0 small; 0 = big; -1 = invalid (then top is 0)
};

/// What the inline paths below leave to number.cpp: any operands, any result. Operands are borrowed; a result that
/// is big holds one count for whoever takes it.
struct NumberEngine {
    static NumberWords add(NumberWords a, NumberWords b);
    static NumberWords subtract(NumberWords a, NumberWords b);
    static NumberWords multiply(NumberWords a, NumberWords b);
    static NumberWords divide(NumberWords a, NumberWords b);
    static NumberWords negate(NumberWords a);
    static NumberWords round(NumberWords a, NumberWords step, RoundTo to, TieBreak ties);
    static NumberWords square_root(NumberWords a, NumberWords step, RoundTo to, TieBreak ties);
    static std::strong_ordering compare(NumberWords a, NumberWords b);
    static int sign(NumberWords a);
    static bool is_decimal(NumberWords a);
    static std::size_t hash(NumberWords a);
    static void share(NumberWords big) noexcept;    ///< one count more
    static void release(NumberWords big) noexcept;  ///< one count less; frees with the last
};

/// A value type of 16 bytes. Different threads may use different Numbers freely, also copies of the same big value,
/// and may read the same Number at once; writing to one needs the usual lock.
class Number {
public:
    constexpr Number() = default;
    constexpr Number(std::int64_t whole) : top_(whole) {}
    constexpr Number(int whole) : top_(whole) {}
    /// top/bottom; invalid if bottom is 0.
    [[nodiscard]] static Number ratio(std::int64_t top, std::int64_t bottom);

    constexpr Number(const Number& other) noexcept : top_(other.top_), bottom_(other.bottom_) {
        if (bottom_ == 0) [[unlikely]]
            NumberEngine::share(words());
    }
    constexpr Number(Number&& other) noexcept : top_(other.top_), bottom_(other.bottom_) { other.forget(); }
    Number& operator=(const Number& other) noexcept;
    Number& operator=(Number&& other) noexcept;
    constexpr ~Number() {
        if (bottom_ == 0) [[unlikely]]
            NumberEngine::release(words());
    }

    // Arithmetic is total but for division by zero and results over NumberLimits::bits_in_result, which give a number
    // that is not `valid()`; an invalid operand gives an invalid result. Comparing invalid numbers is a caller's bug
    // (they compare as equal to each other and below all others).
    friend Number operator+(const Number& a, const Number& b);
    friend Number operator-(const Number& a, const Number& b);
    friend Number operator*(const Number& a, const Number& b);
    friend Number operator/(const Number& a, const Number& b);
    [[nodiscard]] Number operator-() const;
    Number& operator+=(const Number& b) { return *this = *this + b; }
    Number& operator-=(const Number& b) { return *this = *this - b; }

    friend bool operator==(const Number& a, const Number& b);
    friend std::strong_ordering operator<=>(const Number& a, const Number& b);

    [[nodiscard]] bool valid() const { return bottom_ >= 0; }
    [[nodiscard]] bool is_zero() const { return top_ == 0 && bottom_ > 0; }
    /// -1, 0, 1; 0 if invalid
    [[nodiscard]] int sign() const { return bottom_ == 0 ? NumberEngine::sign(words()) : (top_ > 0) - (top_ < 0); }
    [[nodiscard]] bool is_whole() const;
    /// Whether it is held in machine words; other numbers cost many times as much to reckon with.
    [[nodiscard]] constexpr bool in_words() const { return small(); }
    /// The value as a machine word if it is whole and fits.
    [[nodiscard]] std::optional<std::int64_t> to_int64() const;

    /// The multiple of `step` (> 0) that the rule names; invalid for any other step. up/down mean towards the
    /// larger/smaller number.
    [[nodiscard]] Number rounded(const Number& step, RoundTo to, TieBreak ties = TieBreak::away_from_zero) const;
    /// Largest whole number not above this.
    [[nodiscard]] Number floor() const { return rounded(Number(1), RoundTo::down); }

    /// Square root rounded to a multiple of `step`, decided exactly by integers; invalid for negative numbers.
    [[nodiscard]] Number square_root_rounded(const Number& step, RoundTo to,
                                             TieBreak ties = TieBreak::away_from_zero) const {
        return Number(NumberEngine::square_root(words(), step.words(), to, ties));
    }

    /// True if the value has a finite decimal form.
    [[nodiscard]] bool is_decimal() const { return bottom_ == 1 || NumberEngine::is_decimal(words()); }

    /// Reduced to lowest terms; equal numbers give equal text. Decimal text where finite ("-1234.5", "3919345",
    /// never an exponent, no trailing zeros), else "p/q" in lowest terms. This is the machine form. "invalid" for a
    /// number that is not valid.
    [[nodiscard]] std::string plain() const;

    /// The form people in Sweden write: blanks (U+00A0) between groups of three from four digits on, decimal comma,
    /// '-' as U+2212; at least `min_decimals` decimals; a value without finite decimal form, or with more than
    /// `max_decimals`, is cut after `max_decimals` and ends in '…' (U+2026). The larger of the two wins if they
    /// disagree.
    [[nodiscard]] std::string swedish(int min_decimals = 0, int max_decimals = 10) const;

    /// Equal for equal values.
    [[nodiscard]] std::size_t hash() const { return NumberEngine::hash(words()); }

    /// Reads "[-]digits[.digits]" and "[-]p/q"; nothing else (no exponent, no blanks, no sign but '-').
    /// Empty on any other text, and on more than NumberLimits::digits_in_text digits.
    [[nodiscard]] static std::optional<Number> from_plain(std::string_view text);
    /// Reads a JSON number spelling ("170", "-1.5", "1.2e3"); the exponent may not move the value beyond
    /// NumberLimits::digits_in_text digits (digits before the point and decimals are each counted).
    [[nodiscard]] static std::optional<Number> from_json(std::string_view text);
    /// Reads "3 735 428", "47,18", "47.18", "−5": groups of three after blanks (also U+00A0, U+202F, U+2009), comma or
    /// point for decimals ("25.940", a point and exactly three digits after one to three digits not starting with 0,
    /// is refused as ambiguous). The sign is '-', U+2212 or U+2013.
    [[nodiscard]] static std::optional<Number> from_swedish(std::string_view text);

private:
    friend struct NumberEngine;
    friend struct NumberText;

    struct Quotient {
        std::int64_t floor;
        bool above_half;  // the remainder is more than half of the divisor
        bool half;        // it is exactly half
        bool exact;       // it is zero
    };

    constexpr Number(std::int64_t top, std::int64_t bottom) : top_(top), bottom_(bottom) {}
    /// Takes over the count of a big one.
    constexpr explicit Number(NumberWords words) : top_(words.top), bottom_(words.bottom) {}
    constexpr NumberWords words() const { return {top_, bottom_}; }
    constexpr bool small() const { return bottom_ > 0; }
    constexpr void forget() {
        if (bottom_ == 0) [[unlikely]] {
            top_ = 0;
            bottom_ = 1;
        }
    }
    static Quotient divide_down(std::int64_t top, std::int64_t bottom);
    /// Whether the rule takes the multiple above the floor.
    static bool takes_upper(const Quotient& quotient, RoundTo to, TieBreak ties);

    std::int64_t top_ = 0;  // as in NumberWords
    std::int64_t bottom_ = 1;
};

inline Number& Number::operator=(const Number& other) noexcept {
    if (other.bottom_ == 0) [[unlikely]]
        NumberEngine::share(other.words());
    if (bottom_ == 0) [[unlikely]]
        NumberEngine::release(words());
    top_ = other.top_;
    bottom_ = other.bottom_;
    return *this;
}

inline Number& Number::operator=(Number&& other) noexcept {
    if (this == &other) return *this;
    if (bottom_ == 0) [[unlikely]]
        NumberEngine::release(words());
    top_ = other.top_;
    bottom_ = other.bottom_;
    other.forget();
    return *this;
}

inline Number operator+(const Number& a, const Number& b) {
    std::int64_t scaled = 0;
    std::int64_t sum = 0;
    if (a.bottom_ == b.bottom_) {
        if (a.small() && !__builtin_add_overflow(a.top_, b.top_, &sum)) [[likely]]
            return {sum, a.bottom_};
    } else if (b.bottom_ == 1 && a.small()) {
        if (!__builtin_mul_overflow(b.top_, a.bottom_, &scaled) && !__builtin_add_overflow(a.top_, scaled, &sum))
            return {sum, a.bottom_};
    } else if (a.bottom_ == 1 && b.small()) {
        if (!__builtin_mul_overflow(a.top_, b.bottom_, &scaled) && !__builtin_add_overflow(scaled, b.top_, &sum))
            return {sum, b.bottom_};
    }
    return Number(NumberEngine::add(a.words(), b.words()));
}

inline Number operator-(const Number& a, const Number& b) {
    std::int64_t scaled = 0;
    std::int64_t rest = 0;
    if (a.bottom_ == b.bottom_) {
        if (a.small() && !__builtin_sub_overflow(a.top_, b.top_, &rest)) [[likely]]
            return {rest, a.bottom_};
    } else if (b.bottom_ == 1 && a.small()) {
        if (!__builtin_mul_overflow(b.top_, a.bottom_, &scaled) && !__builtin_sub_overflow(a.top_, scaled, &rest))
            return {rest, a.bottom_};
    } else if (a.bottom_ == 1 && b.small()) {
        if (!__builtin_mul_overflow(a.top_, b.bottom_, &scaled) && !__builtin_sub_overflow(scaled, b.top_, &rest))
            return {rest, b.bottom_};
    }
    return Number(NumberEngine::subtract(a.words(), b.words()));
}

inline Number operator*(const Number& a, const Number& b) {
    std::int64_t top = 0;
    std::int64_t bottom = 0;
    if (a.small() && b.small() && !__builtin_mul_overflow(a.top_, b.top_, &top) &&
        !__builtin_mul_overflow(a.bottom_, b.bottom_, &bottom)) [[likely]]
        return {top, bottom};
    return Number(NumberEngine::multiply(a.words(), b.words()));
}

inline Number operator/(const Number& a, const Number& b) {
    std::int64_t top = 0;
    std::int64_t bottom = 0;
    if (a.small() && b.small() && b.top_ > 0 && !__builtin_mul_overflow(a.top_, b.bottom_, &top) &&
        !__builtin_mul_overflow(a.bottom_, b.top_, &bottom)) [[likely]]
        return {top, bottom};
    return Number(NumberEngine::divide(a.words(), b.words()));
}

inline Number Number::operator-() const {
    if (small() && top_ != INT64_MIN) [[likely]]
        return {-top_, bottom_};
    return Number(NumberEngine::negate(words()));
}

inline std::strong_ordering operator<=>(const Number& a, const Number& b) {
    __extension__ using Wide = __int128;
    if (!a.small() || !b.small()) [[unlikely]]
        return NumberEngine::compare(a.words(), b.words());
    if (a.bottom_ == b.bottom_) return a.top_ <=> b.top_;
    return static_cast<Wide>(a.top_) * b.bottom_ <=> static_cast<Wide>(b.top_) * a.bottom_;
}

inline bool operator==(const Number& a, const Number& b) { return (a <=> b) == 0; }

inline bool Number::is_whole() const {
    return bottom_ == 1 || (small() ? top_ % bottom_ == 0 : (valid() && rounded(Number(1), RoundTo::down) == *this));
}

inline Number::Quotient Number::divide_down(std::int64_t top, std::int64_t bottom) {
    std::int64_t floor = top / bottom;
    std::int64_t rest = top % bottom;
    if (rest < 0) {
        rest += bottom;
        --floor;
    }
    const std::int64_t other_half = bottom - rest;
    return {floor, rest > other_half, rest == other_half, rest == 0};
}

inline bool Number::takes_upper(const Quotient& quotient, RoundTo to, TieBreak ties) {
    if (quotient.exact) return false;
    const bool negative = quotient.floor < 0;
    switch (to) {
        case RoundTo::up:
            return true;
        case RoundTo::down:
            return false;
        case RoundTo::from_zero:
            return !negative;
        case RoundTo::to_zero:
            return negative;
        case RoundTo::nearest:
            break;
    }
    if (!quotient.half) return quotient.above_half;
    return ties == TieBreak::to_even ? quotient.floor % 2 != 0 : !negative;
}

inline Number Number::rounded(const Number& step, RoundTo to, TieBreak ties) const {
    std::int64_t top = 0;
    std::int64_t bottom = 0;
    if (small() && step.small() && step.top_ > 0 && !__builtin_mul_overflow(top_, step.bottom_, &top) &&
        !__builtin_mul_overflow(bottom_, step.top_, &bottom)) [[likely]] {
        const Quotient quotient = divide_down(top, bottom);
        // The floor may be INT64_MAX only when it is exact, so adding one is safe.
        const std::int64_t count = quotient.floor + (takes_upper(quotient, to, ties) ? 1 : 0);
        std::int64_t result = 0;
        if (!__builtin_mul_overflow(count, step.top_, &result)) [[likely]]
            return {result, step.bottom_};
    }
    return Number(NumberEngine::round(words(), step.words(), to, ties));
}

static_assert(sizeof(Number) == 16);

}  // namespace klausul
