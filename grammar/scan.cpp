#include "grammar/scan.hpp"

#include <algorithm>
#include <string>

#include "grammar/messages.hpp"
#include "grammar/words/keywords.hpp"
#include "grammar/words/kinds.hpp"
#include "grammar/words/periods.hpp"

namespace klausul::scan {
namespace {

bool digit_at(std::string_view text, std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }

char char_at(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }

std::size_t digits(std::string_view text, std::size_t at) {
    std::size_t length = 0;
    while (digit_at(text, at + length)) ++length;
    return length;
}

int number(std::string_view text, std::size_t at, std::size_t length) {
    int value = 0;
    for (std::size_t i = at; i < at + length; ++i) value = value * 10 + (text[i] - '0');
    return value;
}

std::size_t dotted_length(std::string_view text) {
    auto length = name_length(text);
    while (length > 0 && char_at(text, length) == '.') {
        const auto part = name_length(text.substr(length + 1));
        if (part == 0) break;
        length += 1 + part;
    }
    return length;
}

bool is_truth(std::string_view word) { return truth_word(true).is(word) || truth_word(false).is(word); }

int days_in(int year, int month) {
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : days[month - 1];
}

std::size_t date_length(std::string_view text) {
    const bool shape = digits(text, 0) == 4 && char_at(text, 4) == '-' && digits(text, 5) == 2 &&
                       char_at(text, 7) == '-' && digits(text, 8) == 2;
    return shape ? 10 : 0;
}

std::string snippet(std::string_view text, std::size_t length) {
    return "`" + std::string(text.substr(0, std::min<std::size_t>(length, 40))) + "`";
}

/// The whole run of digits, blanks, points and commas that a writer meant as one number.
std::size_t meant_number(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() &&
           (digit_at(text, at) ||
            (std::string_view(" .,").find(text[at]) != std::string_view::npos && digit_at(text, at + 1))))
        ++at;
    return at;
}

Found broken(int code, std::string_view text) { return {0, code, 0, {snippet(text, meant_number(text))}}; }

/// 3 735 428: one to three digits, then groups of three with one blank before each.
std::size_t grouped(std::string_view text, bool& bad) {
    auto at = digits(text, 0);
    const bool may_group = at <= 3;
    while (char_at(text, at) == ' ' && digit_at(text, at + 1)) {
        if (!may_group || digits(text, at + 1) != 3 || date_length(text.substr(at + 1)) > 0) {
            bad = true;
            return at;
        }
        at += 4;
    }
    return at;
}

Found check_decimals(std::string_view text, std::size_t whole, std::size_t end) {
    const bool thousands_point = text[whole] == '.' && end - whole == 4 && whole <= 3 && text[0] != '0';
    const char after = char_at(text, end);
    if ((after == '.' || after == ',') && digit_at(text, end + 1)) return broken(code::point_and_comma, text);
    if (thousands_point) return broken(code::thousands_point, text);
    if (after == ' ' && digit_at(text, end + 1)) return broken(code::number_groups, text);
    return {end};
}

}  // namespace

std::size_t blanks(std::string_view text) { return std::min(text.find_first_not_of(' '), text.size()); }

Found name(std::string_view text) {
    const auto length = dotted_length(text);
    return is_reserved(text.substr(0, length)) ? Found{} : Found{length};
}

Found option_name(std::string_view text) {
    const auto length = dotted_length(text);
    const auto word = text.substr(0, length);
    return is_reserved(word) && !is_truth(word) ? Found{} : Found{length};
}

Found plain_name(std::string_view text) {
    const auto length = dotted_length(text);
    const auto word = text.substr(0, length);
    return is_reserved(word) || is_never_a_unit(word) ? Found{} : Found{length};
}

Found unit_name(std::string_view text) {
    if (text.starts_with('%')) return {1};
    const auto length = name_length(text);
    const auto word = text.substr(0, length);
    return is_reserved(word) || is_never_a_unit(word) ? Found{} : Found{length};
}

Found unit_slash(std::string_view text) {
    // The blanks after the unit's first word are already eaten; the slash must still stand right at its end.
    return char_at(text, 0) == '/' && text.data()[-1] != ' ' && name_length(text.substr(1)) > 0 ? Found{1} : Found{};
}

Found text(std::string_view text) {
    if (!text.starts_with('"')) return {};
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            return {at + 1};
    }
    return {0, code::unclosed_text};
}

Found date(std::string_view text) {
    const auto length = date_length(text);
    if (length == 0) return {};
    const int month = number(text, 5, 2);
    const int day = number(text, 8, 2);
    const int year = number(text, 0, 4);
    const bool exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month);
    return exists ? Found{length} : Found{0, code::no_such_date, 0, {snippet(text, length)}};
}

Found clock(std::string_view text) {
    const auto hours = digits(text, 0);
    if (hours == 0 || hours > 2 || char_at(text, hours) != ':' || digits(text, hours + 1) != 2) return {};
    const int minutes = number(text, 0, hours) * 60 + number(text, hours + 1, 2);
    const bool exists = number(text, hours + 1, 2) < 60 && minutes <= 24 * 60;
    return exists ? Found{hours + 3} : Found{0, code::no_such_clock, 0, {snippet(text, hours + 3)}};
}

Found utc_offset(std::string_view text) {
    const bool sign = char_at(text, 0) == '+' || char_at(text, 0) == '-';
    const bool shape = sign && digits(text, 1) == 2 && char_at(text, 3) == ':' && digits(text, 4) == 2;
    return shape ? Found{6} : Found{};
}

Found figure(std::string_view text) {
    const auto run = digits(text, 0);
    if (run == 0) return {};
    if (run > most_digits) return {0, code::too_many_digits, 0, {std::to_string(most_digits)}};
    bool bad = false;
    const auto whole = grouped(text, bad);
    if (bad) return broken(run > 3 ? code::ungrouped_before_group : code::number_groups, text);
    if (whole > most_digits * 4 / 3) return {0, code::too_many_digits, 0, {std::to_string(most_digits)}};
    const char point = char_at(text, whole);
    if ((point != ',' && point != '.') || !digit_at(text, whole + 1)) return {whole};
    const auto decimals = digits(text, whole + 1);
    if (whole + decimals > most_digits) return {0, code::too_many_digits, 0, {std::to_string(most_digits)}};
    return check_decimals(text, whole, whole + 1 + decimals);
}

Found year(std::string_view text) {
    const bool shape = digits(text, 0) == 4 && char_at(text, 4) != '-' &&
                       !(char_at(text, 4) == ',' && digit_at(text, 5)) && char_at(text, 4) != '.';
    return shape && name_character(text.substr(4)) == 0 ? Found{4} : Found{};
}

Found period(std::string_view text) {
    if (digits(text, 0) != 4 || char_at(text, 4) != '-') return {};
    const bool named = char_at(text, 5) == 'H' || char_at(text, 5) == 'Q';
    const std::size_t length = named ? 7 : digits(text, 5) == 2 ? 7 : 0;
    if (length == 0 || text.size() < length || char_at(text, length) == '-' || name_character(text.substr(length)) > 0)
        return {};
    const int last = char_at(text, 5) == 'H' ? 2 : char_at(text, 5) == 'Q' ? 4 : 12;
    const int count = named ? number(text, 6, digits(text, 6) == 1 ? 1 : 0) : number(text, 5, 2);
    const bool exists = number(text, 0, 4) >= 1 && count >= 1 && count <= last;
    return exists ? Found{length} : Found{0, code::no_such_date, 0, {snippet(text, length)}};
}

Found integer(std::string_view text) {
    const auto length = digits(text, 0);
    return length >= 1 && length <= 4 && name_character(text.substr(length)) == 0 ? Found{length} : Found{};
}

Found month(std::string_view text) {
    const auto length = name_length(text);
    return month_number(text.substr(0, length)) > 0 ? Found{length} : Found{};
}

Found ordinal(std::string_view text) {
    const auto length = name_length(text);
    return ordinal_number(text.substr(0, length)) > 0 ? Found{length} : Found{};
}

/// Hyphens and dashes that word processors put in the place of `-`.
std::size_t dash_length(std::string_view text) {
    if (text.starts_with("-")) return 1;
    for (const std::string_view dash : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"}) {
        if (text.starts_with(dash)) return dash.size();
    }
    return 0;
}

Found organisation_number(std::string_view text) {
    if (digits(text, 0) == 10) return Found{10};
    const std::size_t dash = digits(text, 0) == 6 ? dash_length(text.substr(6)) : 0;
    return dash > 0 && digits(text, 6 + dash) == 4 ? Found{10 + dash} : Found{};
}

Found organisation_number_as_value(std::string_view text) {
    const auto length = organisation_number(text).length;
    const bool with_dash = char_at(text, 6) == '-';
    if (length == 0 || !with_dash || name_character(text.substr(length)) > 0) return {};
    return {0, code::organisation_number_as_value, 0, {snippet(text, length)}};
}

Found period_word(std::string_view text) {
    const auto length = name_length(text);
    return is_period(text.substr(0, length)) && char_at(text, length) != '.' ? Found{length} : Found{};
}

Found tag(std::string_view text) {
    const auto end = std::min(text.find_first_of(";][\""), text.size());
    const auto last = text.substr(0, end).find_last_not_of(' ');
    return last == std::string_view::npos ? Found{} : Found{last + 1};
}

}  // namespace klausul::scan
