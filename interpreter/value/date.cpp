#include "interpreter/value/date.hpp"

#include <algorithm>

namespace klausul {

namespace {

constexpr int days_per_era = 146097;       // 400 years
constexpr int days_before_epoch = 719468;  // 0000-03-01 to 1970-01-01
constexpr int days_per_four_years = 1460;  // without the leap day, as the divisions below want it
constexpr int days_per_century = 36524;    // likewise

template <typename Integer>
constexpr Integer floor_divide(Integer value, Integer divisor) {
    return value / divisor - (value % divisor < 0 ? 1 : 0);
}

/// `count` digits at `at`, or -1.
int digits(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string padded(int value, std::size_t width) {
    std::string text = std::to_string(value);
    if (text.size() < width) text.insert(0, width - text.size(), '0');
    return text;
}

}  // namespace

bool is_leap_year(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month) {
    if (month == 2) return is_leap_year(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// Years are counted from 1 March, which puts the leap day last: the day of such a year is a straight line in the
// month (153 days in five months).
std::optional<Day> to_day(const CivilDate& date) {
    if (date.year < 1 || date.year > 9999 || date.month < 1 || date.month > 12) return std::nullopt;
    if (date.day < 1 || date.day > days_in_month(date.year, date.month)) return std::nullopt;
    const int year = date.month > 2 ? date.year : date.year - 1;
    const int month = date.month > 2 ? date.month - 3 : date.month + 9;
    const int era = year / 400;
    const int year_of_era = year % 400;
    const int day_of_year = (153 * month + 2) / 5 + date.day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return Day{era * days_per_era + day_of_era - days_before_epoch};
}

CivilDate to_civil(Day day) {
    const int shifted = day.number + days_before_epoch;
    const int era = floor_divide(shifted, days_per_era);
    const int day_of_era = shifted - era * days_per_era;
    const int year_of_era = (day_of_era - day_of_era / days_per_four_years + day_of_era / days_per_century -
                             day_of_era / (days_per_era - 1)) /
                            365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int month = (5 * day_of_year + 2) / 153;
    const int civil_month = month < 10 ? month + 3 : month - 9;
    const int year = era * 400 + year_of_era + (civil_month <= 2 ? 1 : 0);
    return {year, civil_month, day_of_year - (153 * month + 2) / 5 + 1};
}

int weekday(Day day) {
    const int since_monday = day.number + 3;  // 1970-01-01 was a Thursday
    return since_monday - floor_divide(since_monday, 7) * 7 + 1;
}

std::optional<Day> day_from_text(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    return to_day({digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)});
}

std::string to_text(Day day) {
    const CivilDate date = to_civil(day);
    return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

std::optional<int> clock_from_text(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const int hours = digits(text, 0, 2);
    const int minutes = digits(text, 3, 2);
    if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > minutes_per_day) return std::nullopt;
    return hours * 60 + minutes;
}

std::string clock_text(int minutes) { return padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2); }

bool in_window(int clock, int window_from, int window_to) {
    const int minute = clock % minutes_per_day;
    if (window_from < window_to) return minute >= window_from && minute < window_to;
    return minute >= window_from || minute < window_to;
}

std::optional<Day> add_months(Day day, int months, MonthEnd rule) {
    const CivilDate date = to_civil(day);
    const std::int64_t month_count = std::int64_t{date.year} * 12 + (date.month - 1) + months;
    if (month_count < 12 || month_count >= std::int64_t{10000} * 12) return std::nullopt;
    CivilDate result{static_cast<int>(month_count / 12), static_cast<int>(month_count % 12) + 1, date.day};
    if (rule == MonthEnd::last_day) result.day = std::min(result.day, days_in_month(result.year, result.month));
    return to_day(result);
}

int completed_years(Day from, Day to) {
    const CivilDate start = to_civil(from);
    const CivilDate end = to_civil(to);
    const bool before_anniversary = end.month < start.month || (end.month == start.month && end.day < start.day);
    return end.year - start.year - (before_anniversary ? 1 : 0);
}

int completed_months(Day from, Day to) {
    const CivilDate start = to_civil(from);
    const CivilDate end = to_civil(to);
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day ? 1 : 0);
}

int completed_months_to_month_end(Day from, Day to) {
    const bool short_month = to == last_of_month(to) && to_civil(to).day < to_civil(from).day;
    return completed_months(from, to) + (short_month ? 1 : 0);
}

int completed_years_to_month_end(Day from, Day to) {
    const int months = completed_months_to_month_end(from, to);
    return months >= 0 ? months / 12 : -((-months + 11) / 12);
}

Day last_of_month(Day day) {
    CivilDate date = to_civil(day);
    date.day = days_in_month(date.year, date.month);
    return to_day(date).value_or(day);
}

}  // namespace klausul
