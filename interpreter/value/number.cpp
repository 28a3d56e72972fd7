#include "interpreter/value/number.hpp"

#include <atomic>
#include <bit>
#include <boost/multiprecision/cpp_int.hpp>
#include <limits>
#include <numeric>

#include "interpreter/value/number_text.hpp"

namespace klausul {

namespace {

using Whole = boost::multiprecision::cpp_int;
using Rational = boost::multiprecision::cpp_rational;
__extension__ using Wide = __int128;
__extension__ using UnsignedWide = unsigned __int128;

constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

bool fits(Wide value) { return value >= smallest && value <= largest; }
bool fits(const Whole& value) { return value >= smallest && value <= largest; }

UnsignedWide magnitude(Wide value) {
    return value < 0 ? UnsignedWide{0} - static_cast<UnsignedWide>(value) : static_cast<UnsignedWide>(value);
}

int trailing_zeros(UnsignedWide value) {
    const auto low = static_cast<std::uint64_t>(value);
    return low != 0 ? std::countr_zero(low) : 64 + std::countr_zero(static_cast<std::uint64_t>(value >> 64));
}

/// Binary algorithm: the library has no 128-bit division in one instruction.
UnsignedWide common_divisor(UnsignedWide a, UnsignedWide b) {
    if (a == 0 || b == 0) return a | b;
    const int twos = trailing_zeros(a | b);
    a >>= trailing_zeros(a);
    while (b != 0) {
        b >>= trailing_zeros(b);
        if (a > b) std::swap(a, b);
        b -= a;
    }
    return a << twos;
}

Whole to_whole(Wide value) {
    const UnsignedWide bits = magnitude(value);
    Whole result = static_cast<std::uint64_t>(bits >> 64);
    result <<= 64;
    result |= static_cast<std::uint64_t>(bits);
    return value < 0 ? Whole(-result) : result;
}

bool within_limit(const Whole& value) {
    if (value == 0) return true;
    const Whole size = abs(value);
    return msb(size) < NumberLimits::bits_in_result;
}

Whole floor_divide(const Whole& top, const Whole& bottom) {
    Whole quotient;
    Whole rest;
    divide_qr(top, bottom, quotient, rest);
    if (rest < 0) quotient -= 1;
    return quotient;
}

Whole power_of_ten(std::size_t exponent) {
    return boost::multiprecision::pow(Whole(10), static_cast<unsigned>(exponent));
}

/// How many times `factor` divides `value`; `value` is left without it.
std::size_t take_out(Whole& value, unsigned factor) {
    std::size_t count = 0;
    Whole quotient;
    Whole rest;
    for (;; ++count) {
        divide_qr(value, Whole(factor), quotient, rest);
        if (rest != 0) return count;
        value = quotient;
    }
}

/// Decimals of a fraction in lowest terms with this denominator; empty if they never end.
std::optional<std::size_t> decimals_of(const Whole& bottom) {
    const std::size_t twos = lsb(bottom);
    Whole rest = bottom >> twos;
    const std::size_t fives = take_out(rest, 5);
    if (rest != 1) return std::nullopt;
    return std::max(twos, fives);
}

/// The same of a machine word.
std::optional<std::size_t> decimals_of(std::uint64_t bottom) {
    const auto twos = static_cast<std::size_t>(std::countr_zero(bottom));
    std::size_t fives = 0;
    for (bottom >>= twos; bottom % 5 == 0; bottom /= 5) ++fives;
    if (bottom != 1) return std::nullopt;
    return std::max(twos, fives);
}

/// A small number without its sign, in lowest terms.
struct LowestTerms {
    std::uint64_t top;
    std::uint64_t bottom;
};
LowestTerms lowest_terms(NumberWords a) {
    const UnsignedWide divisor = common_divisor(magnitude(a.top), magnitude(a.bottom));
    return {static_cast<std::uint64_t>(magnitude(a.top) / divisor),
            static_cast<std::uint64_t>(magnitude(a.bottom) / divisor)};
}

/// The digits of a fraction without its point, where it ends within machine words; empty where it does not.
struct ShortDigits {
    std::string digits;
    std::size_t decimals = 0;
};
std::optional<ShortDigits> short_digits(LowestTerms terms) {
    const std::optional<std::size_t> decimals = decimals_of(terms.bottom);
    if (!decimals || *decimals > std::numeric_limits<std::uint64_t>::digits10) return std::nullopt;
    std::uint64_t power = 1;
    for (std::size_t i = 0; i < *decimals; ++i) power *= 10;
    std::uint64_t scaled = 0;
    if (__builtin_mul_overflow(terms.top, power / terms.bottom, &scaled)) return std::nullopt;
    return ShortDigits{std::to_string(scaled), *decimals};
}

std::size_t mix(std::size_t a, std::size_t b) {
    std::uint64_t z = a * 0x9E3779B97F4A7C15U + b;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

/// A counted, immutable value that does not fit the small form.
struct Big {
    std::atomic<std::uint32_t> count = 1;
    const Rational value;

    explicit Big(Rational rational) : value(std::move(rational)) {}
};

bool small(NumberWords a) { return a.bottom > 0; }
bool valid(NumberWords a) { return a.bottom >= 0; }
Big* big(NumberWords a) { return std::bit_cast<Big*>(a.top); }
constexpr NumberWords invalid = {0, -1};

/// The value of any valid number.
Rational read(NumberWords a) { return small(a) ? Rational(Whole(a.top), Whole(a.bottom)) : big(a)->value; }

/// Small if it fits, invalid if it is over the limit. A big number therefore never equals a small one.
NumberWords store(const Rational& value) {
    const Whole top = numerator(value);
    const Whole bottom = denominator(value);
    if (fits(top) && fits(bottom)) return {static_cast<std::int64_t>(top), static_cast<std::int64_t>(bottom)};
    if (!within_limit(top) || !within_limit(bottom)) return invalid;
    return {std::bit_cast<std::int64_t>(new Big(value)), 0};
}

/// The same from 128-bit words; bottom > 0. Reduced only if it must be.
NumberWords store(Wide top, Wide bottom) {
    if (fits(top) && fits(bottom)) return {static_cast<std::int64_t>(top), static_cast<std::int64_t>(bottom)};
    const auto divisor = static_cast<Wide>(common_divisor(magnitude(top), magnitude(bottom)));
    top /= divisor;
    bottom /= divisor;
    if (fits(top) && fits(bottom)) return {static_cast<std::int64_t>(top), static_cast<std::int64_t>(bottom)};
    return store(Rational(to_whole(top), to_whole(bottom)));
}

}  // namespace

void NumberEngine::share(NumberWords a) noexcept { big(a)->count.fetch_add(1, std::memory_order_relaxed); }

void NumberEngine::release(NumberWords a) noexcept {
    if (big(a)->count.fetch_sub(1, std::memory_order_acq_rel) == 1) delete big(a);
}

Number Number::ratio(std::int64_t top, std::int64_t bottom) {
    if (bottom > 0) return {top, bottom};
    if (bottom == 0) return Number(invalid);
    return Number(store(-static_cast<Wide>(top), -static_cast<Wide>(bottom)));
}

// ---- arithmetic --------------------------------------------------------------------------------------------------
// Products of two 64-bit words have at most 126 bits and a sign, so that one sum of two of them still fits 128.

NumberWords NumberEngine::add(NumberWords a, NumberWords b) {
    if (!valid(a) || !valid(b)) return invalid;
    if (!small(a) || !small(b)) return store(Rational(read(a) + read(b)));
    const Wide top_a = a.top;
    const Wide top_b = b.top;
    if (a.bottom == b.bottom) return store(top_a + top_b, a.bottom);
    if (a.bottom % b.bottom == 0) return store(top_a + top_b * (a.bottom / b.bottom), a.bottom);
    if (b.bottom % a.bottom == 0) return store(top_a * (b.bottom / a.bottom) + top_b, b.bottom);
    return store(top_a * b.bottom + top_b * a.bottom, static_cast<Wide>(a.bottom) * b.bottom);
}

NumberWords NumberEngine::negate(NumberWords a) {
    if (!valid(a)) return invalid;
    return small(a) ? store(-static_cast<Wide>(a.top), a.bottom) : store(Rational(-big(a)->value));
}

NumberWords NumberEngine::subtract(NumberWords a, NumberWords b) {
    const Number negated(negate(b));
    return add(a, negated.words());
}

NumberWords NumberEngine::multiply(NumberWords a, NumberWords b) {
    if (!valid(a) || !valid(b)) return invalid;
    if (!small(a) || !small(b)) return store(Rational(read(a) * read(b)));
    return store(static_cast<Wide>(a.top) * b.top, static_cast<Wide>(a.bottom) * b.bottom);
}

NumberWords NumberEngine::divide(NumberWords a, NumberWords b) {
    if (!valid(a) || !valid(b) || (small(b) && b.top == 0)) return invalid;
    if (!small(a) || !small(b)) return store(Rational(read(a) / read(b)));
    const Wide top = static_cast<Wide>(a.top) * b.bottom;
    const Wide bottom = static_cast<Wide>(a.bottom) * b.top;
    return bottom < 0 ? store(-top, -bottom) : store(top, bottom);
}

std::strong_ordering NumberEngine::compare(NumberWords a, NumberWords b) {
    if (!valid(a) || !valid(b)) return valid(a) <=> valid(b);
    const Rational x = read(a);
    const Rational y = read(b);
    // Boost goes through continued fractions, which takes milliseconds for numbers near the limit.
    return Whole(numerator(x) * denominator(y)).compare(numerator(y) * denominator(x)) <=> 0;
}

int NumberEngine::sign(NumberWords a) { return valid(a) ? read(a).sign() : 0; }

std::optional<std::int64_t> Number::to_int64() const {
    if (bottom_ == 1) return top_;
    if (!small() || top_ % bottom_ != 0) return std::nullopt;
    return top_ / bottom_;
}

// ---- rounding ----------------------------------------------------------------------------------------------------
// Only of what does not fit in machine words; Number::rounded does the others, and Number::takes_upper in number.hpp is
// the rule of both.

NumberWords NumberEngine::round(NumberWords a, NumberWords step, RoundTo to, TieBreak ties) {
    if (!valid(a) || sign(step) <= 0) return invalid;
    const Rational unit = read(step);
    const Rational count = read(a) / unit;
    const Whole bottom = denominator(count);
    Whole floor = floor_divide(numerator(count), bottom);
    const Whole rest = numerator(count) - floor * bottom;
    const int half = Whole(rest * 2).compare(bottom);
    // takes_upper asks for the sign of the floor and whether it is odd; a stand-in tells as much.
    const std::int64_t odd = bit_test(abs(floor), 0) ? 1 : 0;
    const Number::Quotient about{floor < 0 ? odd - 2 : odd, half > 0, half == 0, rest == 0};
    // Not ++, which in Boost 1.74 loses the sign of -(2^64 + 1).
    if (Number::takes_upper(about, to, ties)) floor += 1;
    return store(Rational(floor * unit));
}

// With y = a/step^2, the wanted count is sqrt(y) rounded. Its floor is the integer root of floor(y), since for a whole
// n, n*n <= y means n*n <= floor(y); half is decided by comparing (2n+1)^2 with 4y.
NumberWords NumberEngine::square_root(NumberWords a, NumberWords step, RoundTo to, TieBreak ties) {
    if (!valid(a) || sign(a) < 0 || sign(step) <= 0) return invalid;
    const Rational unit = read(step);
    const Rational squared = read(a) / (unit * unit);
    const Whole top = numerator(squared);
    const Whole bottom = denominator(squared);
    Whole root = boost::multiprecision::sqrt(Whole(top / bottom));
    const Whole odd = 2 * root + 1;
    const int half = Whole(4 * top).compare(Whole(odd * odd * bottom));
    const bool exact = root * root * bottom == top;
    const Number::Quotient about{bit_test(root, 0) ? 1 : 0, half > 0, half == 0, exact};
    if (Number::takes_upper(about, to, ties)) root += 1;
    return store(Rational(root * unit));
}

// ---- identity and text -------------------------------------------------------------------------------------------

std::size_t NumberEngine::hash(NumberWords a) {
    if (!valid(a)) return 0;
    if (small(a)) {
        const LowestTerms terms = lowest_terms(a);
        return mix(a.top < 0 ? 0 - terms.top : terms.top, terms.bottom);
    }
    return mix(hash_value(numerator(big(a)->value)), hash_value(denominator(big(a)->value)));
}

bool NumberEngine::is_decimal(NumberWords a) {
    if (!valid(a)) return false;
    if (!small(a)) return decimals_of(denominator(big(a)->value)).has_value();
    return decimals_of(lowest_terms(a).bottom).has_value();
}

Number NumberText::from_digits(std::string_view digits, std::size_t decimals) {
    // Boost reads a leading zero as a sign of octal, and an empty text as 0.
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    const Whole top = digits.empty() ? Whole(0) : Whole(std::string(digits));
    return Number(store(Rational(top, power_of_ten(decimals))));
}

/// Its digits, the last of them behind the point.
NumberText::Decimal NumberText::with_point(bool negative, std::string digits, std::size_t decimals, bool exact) {
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    const std::size_t point = digits.size() - decimals;
    return {negative, digits.substr(0, point), digits.substr(point), exact};
}

NumberText::Decimal NumberText::decimal(const Number& number, std::size_t most) {
    if (number.in_words()) {
        auto found = short_digits(lowest_terms(number.words()));
        if (found && found->decimals <= most)
            return with_point(number.top_ < 0, std::move(found->digits), found->decimals, true);
    }
    const Rational value = read(number.words());
    const Whole top = abs(numerator(value));
    const Whole bottom = denominator(value);
    const std::optional<std::size_t> needed = decimals_of(bottom);
    const std::size_t decimals = std::min(needed.value_or(most), most);

    const Whole scaled = top * power_of_ten(decimals) / bottom;
    return with_point(value < 0, scaled.str(), decimals, needed && *needed <= most);
}

std::string NumberText::fraction(const Number& number) {
    const Rational value = read(number.words());
    return numerator(value).str() + "/" + denominator(value).str();
}

}  // namespace klausul
