#pragma once

// Days of the proleptic Gregorian calendar and times of day, as whole numbers; no clock, no locale.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace klausul {

/// A day, counted from 1970-01-01 = 0. Years 1 to 9999.
struct Day {
    std::int32_t number = 0;

    friend constexpr auto operator<=>(const Day&, const Day&) = default;
    [[nodiscard]] constexpr Day next() const { return {number + 1}; }
    [[nodiscard]] constexpr Day previous() const { return {number - 1}; }

    static constexpr std::int32_t min_number = -719162;  ///< 0001-01-01
    static constexpr std::int32_t max_number = 2932896;  ///< 9999-12-31
};

struct CivilDate {
    int year = 1970;
    int month = 1;
    int day = 1;

    friend constexpr auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

[[nodiscard]] bool is_leap_year(int year);
[[nodiscard]] int days_in_month(int year, int month);
/// Empty if there is no such date.
[[nodiscard]] std::optional<Day> to_day(const CivilDate& date);
[[nodiscard]] CivilDate to_civil(Day day);
/// 1 = Monday ... 7 = Sunday
[[nodiscard]] int weekday(Day day);

/// "2026-03-31" exactly; empty otherwise.
[[nodiscard]] std::optional<Day> day_from_text(std::string_view text);
[[nodiscard]] std::string to_text(Day day);

inline constexpr int minutes_per_day = 24 * 60;

/// "08:00" .. "24:00" as minutes; empty otherwise.
[[nodiscard]] std::optional<int> clock_from_text(std::string_view text);
[[nodiscard]] std::string clock_text(int minutes);
/// Whether a time of day lies in a clock window: the start does, the end does not, and an end that is not after the
/// start lies on the next day. 24:00 is the 00:00 of the next day.
[[nodiscard]] bool in_window(int clock, int window_from, int window_to);

/// What to do when a month has no such day.
enum class MonthEnd : std::uint8_t { refuse, last_day };
/// `day` + `months` months (may be negative); empty when the day does not exist there and `rule` refuses, or the
/// result leaves the calendar.
[[nodiscard]] std::optional<Day> add_months(Day day, int months, MonthEnd rule);

/// Completed years from `from` to `to` (an anniversary counts as completed; 29 February is completed on 1 March in
/// common years). Negative when `to` lies before `from`.
[[nodiscard]] int completed_years(Day from, Day to);

/// Completed months, in the same way: from the 31st a month without one is completed on the first of the next.
[[nodiscard]] int completed_months(Day from, Day to);

/// The same, but where a month has no such day its last day completes: 28 February, in common years, for 29 February.
[[nodiscard]] int completed_years_to_month_end(Day from, Day to);
[[nodiscard]] int completed_months_to_month_end(Day from, Day to);

/// The last day of the month.
[[nodiscard]] Day last_of_month(Day day);

}  // namespace klausul
