// The spellings of numbers: machine form, JSON, and what people in Sweden write.

#include "interpreter/value/number_text.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace klausul {

namespace {

constexpr std::string_view no_break_blank = "\u00A0";
constexpr std::string_view minus = "\u2212";
constexpr std::string_view ellipsis = "\u2026";
/// Decimals of a number under NumberLimits::bits_in_result are fewer than this.
constexpr std::size_t all_decimals = NumberLimits::bits_in_result;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes `prefix` off the front of `text`.
bool take(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
}

std::string_view take_digits(std::string_view& text) {
    const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
    const auto count = static_cast<std::size_t>(end - text.begin());
    const std::string_view digits = text.substr(0, count);
    text.remove_prefix(count);
    return digits;
}

bool take_blank(std::string_view& text) {
    constexpr std::array<std::string_view, 4> blanks = {" ", "\u00A0", "\u202F", "\u2009"};
    return std::any_of(blanks.begin(), blanks.end(), [&](std::string_view blank) { return take(text, blank); });
}

/// whole and fraction are digits only. Zeros at the end of the fraction are dropped, so that "100,00" is whole.
Number from_parts(std::string_view whole, std::string_view fraction) {
    while (fraction.ends_with('0')) fraction.remove_suffix(1);
    if (whole.size() + fraction.size() > std::numeric_limits<std::int64_t>::digits10) {
        return NumberText::from_digits(std::string(whole).append(fraction), fraction.size());
    }
    std::int64_t top = 0;
    std::int64_t bottom = 1;
    for (const char c : whole) top = top * 10 + (c - '0');
    for (const char c : fraction) {
        top = top * 10 + (c - '0');
        bottom *= 10;
    }
    return NumberText::small(top, bottom);
}

Number with_sign(bool negative, const Number& size) { return negative ? -size : size; }

/// "[.digits]" to the end of the text. False if something else follows or no digit stands behind the point.
bool take_fraction(std::string_view& text, std::string_view& fraction) {
    if (!take(text, ".")) return true;
    fraction = take_digits(text);
    return !fraction.empty();
}

/// A JSON exponent; far more than any accepted one if it has many digits.
std::optional<int> take_exponent(std::string_view& text) {
    const bool negative = take(text, "-");
    if (!negative) take(text, "+");
    const std::string_view digits = take_digits(text);
    if (digits.empty()) return std::nullopt;
    int exponent = 0;
    for (const char c : digits) exponent = std::min(exponent * 10 + (c - '0'), 1'000'000);
    return negative ? -exponent : exponent;
}

/// The number written by `whole` and `fraction` with the point moved `exponent` places to the right.
std::optional<Number> with_exponent(std::string whole, std::string fraction, int exponent) {
    const auto places = static_cast<std::size_t>(exponent < 0 ? -exponent : exponent);
    if (places > NumberLimits::digits_in_text) return std::nullopt;
    std::string& source = exponent < 0 ? whole : fraction;
    const std::size_t moved = std::min(places, source.size());
    const std::string zeros(places - moved, '0');
    if (exponent < 0) {
        fraction.insert(0, zeros + whole.substr(whole.size() - moved));
        whole.resize(whole.size() - moved);
    } else {
        whole += fraction.substr(0, moved) + zeros;
        fraction.erase(0, moved);
    }
    constexpr std::size_t most = NumberLimits::digits_in_text;
    if (whole.size() > most || fraction.size() > most) return std::nullopt;
    return from_parts(whole, fraction);
}

/// "3735428" or "3 735 428": the digits without their blanks, empty if the groups are not of three.
std::string take_groups(std::string_view& text) {
    std::string digits(take_digits(text));
    if (digits.size() > 3) return digits;
    while (!digits.empty() && take_blank(text)) {
        const std::string_view group = take_digits(text);
        if (group.size() != 3) return {};
        digits += group;
    }
    return digits;
}

std::string grouped(const std::string& digits) {
    std::string result;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i != 0 && (digits.size() - i) % 3 == 0) result += no_break_blank;
        result += digits[i];
    }
    return result;
}

}  // namespace

std::optional<Number> Number::from_plain(std::string_view text) {
    const bool negative = take(text, "-");
    const std::string_view whole = take_digits(text);
    if (whole.empty()) return std::nullopt;
    std::string_view behind;
    const bool is_ratio = take(text, "/");
    if (is_ratio) {
        behind = take_digits(text);
    } else if (!take_fraction(text, behind)) {
        return std::nullopt;
    }
    if (!text.empty() || whole.size() + behind.size() > NumberLimits::digits_in_text) return std::nullopt;
    if (!is_ratio) return with_sign(negative, from_parts(whole, behind));
    const Number result = from_parts(whole, {}) / from_parts(behind, {});  // no digits make 0, hence invalid
    return result.valid() ? std::optional(with_sign(negative, result)) : std::nullopt;
}

std::optional<Number> Number::from_json(std::string_view text) {
    const bool negative = take(text, "-");
    const std::string_view whole = take_digits(text);
    if (whole.empty() || (whole.size() > 1 && whole.front() == '0')) return std::nullopt;
    std::string_view fraction;
    if (!take_fraction(text, fraction)) return std::nullopt;
    if (whole.size() + fraction.size() > NumberLimits::digits_in_text) return std::nullopt;
    if (text.empty()) return with_sign(negative, from_parts(whole, fraction));

    if (!take(text, "e") && !take(text, "E")) return std::nullopt;
    const std::optional<int> exponent = take_exponent(text);
    if (!exponent || !text.empty()) return std::nullopt;
    const auto size = with_exponent(std::string(whole), std::string(fraction), *exponent);
    return size ? std::optional(with_sign(negative, *size)) : std::nullopt;
}

std::optional<Number> Number::from_swedish(std::string_view text) {
    const bool negative = take(text, "-") || take(text, minus) || take(text, "\u2013");
    const std::string whole = take_groups(text);
    if (whole.empty()) return std::nullopt;
    std::string_view fraction;
    if (!text.empty()) {
        const bool point = text.front() == '.';
        if (!point && text.front() != ',') return std::nullopt;
        text.remove_prefix(1);
        fraction = take_digits(text);
        if (fraction.empty() || !text.empty()) return std::nullopt;
        if (point && fraction.size() == 3 && whole.size() <= 3 && whole.front() != '0') return std::nullopt;
    }
    if (whole.size() + fraction.size() > NumberLimits::digits_in_text) return std::nullopt;
    return with_sign(negative, from_parts(whole, fraction));
}

std::string Number::plain() const {
    if (NumberText::is_plain_word(*this)) return std::to_string(top_);
    if (!valid()) return "invalid";
    if (!is_decimal()) return NumberText::fraction(*this);
    const NumberText::Decimal decimal = NumberText::decimal(*this, all_decimals);
    std::string text = (decimal.negative ? "-" : "") + decimal.whole;
    if (!decimal.fraction.empty()) text += "." + decimal.fraction;
    return text;
}

std::string Number::swedish(int min_decimals, int max_decimals) const {
    if (!valid()) return "invalid";
    const auto least = static_cast<std::size_t>(std::max(min_decimals, 0));
    const auto most = std::max(least, static_cast<std::size_t>(std::max(max_decimals, 0)));
    NumberText::Decimal decimal = NumberText::decimal(*this, most);
    if (decimal.fraction.size() < least) decimal.fraction.resize(least, '0');

    std::string text(decimal.negative ? minus : std::string_view{});
    text += grouped(decimal.whole);
    if (!decimal.fraction.empty()) text += "," + decimal.fraction;
    if (!decimal.exact) text += ellipsis;
    return text;
}

}  // namespace klausul
