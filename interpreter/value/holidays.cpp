#include "interpreter/value/holidays.hpp"

#include <algorithm>
#include <array>

namespace klausul {
namespace {

struct MonthDay {
    int month;
    int day;
};

bool is_weekday(Day day) { return weekday(day) <= 5; }

/// The Saturday in the seven days that begin on this one.
Day saturday_from(int year, MonthDay start) {
    const Day first = to_day({year, start.month, start.day}).value_or(Day{});
    return {first.number + (6 - weekday(first) + 7) % 7};
}

/// The first year with Midsummer and All Saints on Saturdays, and without the Annunciation on 25 March.
constexpr int year_of_reform = 1953;

Day midsummer_day(int year) {
    if (year < year_of_reform) return to_day({year, 6, 24}).value_or(Day{});
    return saturday_from(year, {6, 20});
}

/// All Saints was kept on a Sunday before.
bool is_all_saints(const CivilDate& date, Day day) {
    return date.year >= year_of_reform && day == saturday_from(date.year, {10, 31});
}

bool is_fixed_holiday(const CivilDate& date) {
    const auto falls_on = [&](MonthDay each) { return each.month == date.month && each.day == date.day; };
    constexpr std::array<MonthDay, 4> always{{{1, 1}, {1, 6}, {12, 25}, {12, 26}}};
    return std::any_of(always.begin(), always.end(), falls_on) || (date.year >= 1939 && falls_on({5, 1})) ||
           (date.year >= 2005 && falls_on({6, 6}));
}

/// Until the reform 25 March was a holiday, but was kept on Palm Sunday where it met Holy Week or Easter.
bool is_annunciation(const CivilDate& date, Day day) {
    if (date.year >= year_of_reform || date.month != 3 || date.day != 25) return false;
    const int since_easter = day.number - easter_sunday(date.year).number;
    return since_easter < -7 || since_easter > 1;
}

/// Good Friday, Easter Monday, Ascension Day, Whit Monday; the Sundays among them need no mention.
bool moves_with_easter(int year, Day day) {
    const int since_easter = day.number - easter_sunday(year).number;
    return since_easter == -2 || since_easter == 1 || since_easter == 39 || (year < 2005 && since_easter == 50);
}

}  // namespace

/// The computus of Meeus, Jones and Butcher: the Sunday after the first ecclesiastical full moon of spring.
Day easter_sunday(int year) {
    const int in_cycle = year % 19;
    const int century = year / 100;
    const int of_century = year % 100;
    const int leap_correction = century / 4;
    const int moon_correction = (century - (century + 8) / 25 + 1) / 3;
    const int epact = (19 * in_cycle + century - leap_correction - moon_correction + 15) % 30;
    const int to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    const int exception = (in_cycle + 11 * epact + 22 * to_sunday) / 451;
    const int days = epact + to_sunday - 7 * exception + 114;
    return to_day({year, days / 31, days % 31 + 1}).value_or(Day{});
}

std::optional<bool> is_holiday(Day day) {
    const CivilDate date = to_civil(day);
    if (date.year < first_year_of_holidays) return std::nullopt;
    return weekday(day) == 7 || is_fixed_holiday(date) || moves_with_easter(date.year, day) ||
           day == midsummer_day(date.year) || is_all_saints(date, day) || is_annunciation(date, day);
}

std::optional<bool> is_eve(Day day) {
    const CivilDate date = to_civil(day);
    if (date.year < first_year_of_holidays) return std::nullopt;
    const int since_easter = day.number - easter_sunday(date.year).number;
    const bool at_year_end = date.month == 12 && (date.day == 24 || date.day == 31);
    return at_year_end || since_easter == -1 || since_easter == 48 || day.next() == midsummer_day(date.year);
}

std::optional<Day> working_days_from(Day day, int count, bool eves_are_free) {
    const int step = count < 0 ? -1 : 1;
    for (int left = count * step; left > 0;) {
        day.number += step;
        if (day.number < Day::min_number || day.number > Day::max_number) return std::nullopt;
        const auto holiday = is_holiday(day);
        if (!holiday) return std::nullopt;
        if (is_weekday(day) && !*holiday && !(eves_are_free && *is_eve(day))) --left;
    }
    return day;
}

std::optional<int> working_days_between(Day from, Day to, bool eves_are_free) {
    if (to < from) {
        const auto back = working_days_between(to, from, eves_are_free);
        return back ? std::optional(-*back) : std::nullopt;
    }
    int count = 0;
    for (Day day = from.next(); day <= to; day = day.next()) {
        const auto holiday = is_holiday(day);
        if (!holiday) return std::nullopt;
        if (is_weekday(day) && !*holiday && !(eves_are_free && *is_eve(day))) ++count;
    }
    return count;
}

}  // namespace klausul
