#include "naive_calendar.hpp"

#include <algorithm>

namespace klausul::differential {
namespace {

int year_length(int year) { return month_length(year, 2) == 29 ? 366 : 365; }

/// Of the month with this number, counted from January of year 0.
int length_of_month(int month) { return month_length(floored(month, 12), month - floored(month, 12) * 12 + 1); }

int month_count(const Civil& date) { return date.year * 12 + date.month - 1; }

}  // namespace

int floored(int number, int divisor) { return (number - ((number % divisor) + divisor) % divisor) / divisor; }

int month_length(int year, int month) {
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
    return lengths[month - 1] + (month == 2 && leap ? 1 : 0);
}

int day_number(const Civil& date) {
    int days = date.day - 1;
    for (int year = 1970; year < date.year; ++year) days += year_length(year);
    for (int year = date.year; year < 1970; ++year) days -= year_length(year);
    for (int month = 1; month < date.month; ++month) days += month_length(date.year, month);
    return days;
}

Civil civil(int day) {
    Civil date;
    for (; day < 0; day += year_length(date.year)) --date.year;
    for (; day >= year_length(date.year); ++date.year) day -= year_length(date.year);
    for (; day >= month_length(date.year, date.month); ++date.month) day -= month_length(date.year, date.month);
    date.day = day + 1;
    return date;
}

std::optional<int> day_of_text(const std::string& text) {
    if (text.size() != 10) return std::nullopt;
    return day_number({std::stoi(text.substr(0, 4)), std::stoi(text.substr(5, 2)), std::stoi(text.substr(8, 2))});
}

bool has_same_day(int day, int months) {
    const Civil date = civil(day);
    return date.day <= length_of_month(month_count(date) + months);
}

int months_later(int day, int months) {
    const Civil date = civil(day);
    const int month = month_count(date) + months;
    const int year = floored(month, 12);
    return day_number({year, month - year * 12 + 1, std::min(date.day, length_of_month(month))});
}

int month_end(int day) {
    Civil date = civil(day);
    date.day = month_length(date.year, date.month);
    return day_number(date);
}

int full_months(int from, int to) {
    const Civil a = civil(from);
    const Civil b = civil(to);
    return month_count(b) - month_count(a) - (b.day < a.day ? 1 : 0);
}

int months_of_index(const std::string& index) {
    return index == "år" ? 12 : index == "halvår" ? 6 : index == "kvartal" ? 3 : index == "månad" ? 1 : 0;
}

int period_of_day(int months, int day) { return floored(month_count(civil(day)), months); }

int first_day_of_period(int months, int period) {
    const int month = period * months;
    const int year = floored(month, 12);
    return day_number({year, month - year * 12 + 1, 1});
}

std::string words_of_period(int months, int period) {
    const int in_a_year = 12 / months;
    const int year = floored(period, in_a_year);
    const int place = period - year * in_a_year + 1;
    if (months == 12) return std::to_string(year);
    if (months != 1) return std::to_string(year) + (months == 6 ? "-H" : "-Q") + std::to_string(place);
    return std::to_string(year) + (place < 10 ? "-0" : "-") + std::to_string(place);
}

int period_of_words(const std::string& words) {
    const int year = std::stoi(words.substr(0, 4));
    if (words.size() == 4) return year;
    if (words[5] == 'H') return year * 2 + std::stoi(words.substr(6)) - 1;
    if (words[5] == 'Q') return year * 4 + std::stoi(words.substr(6)) - 1;
    return year * 12 + std::stoi(words.substr(5)) - 1;
}

}  // namespace klausul::differential
