#pragma once

// The naive evaluator's own calendar: days counted from 1970-01-01 = 0, year by year and month by month, so that it
// shares no reckoning with the library's. Meant for the centuries around now: the further away, the slower.

#include <optional>
#include <string>

namespace klausul::differential {

struct Civil {
    int year = 1970;
    int month = 1;
    int day = 1;
};

/// Before and after every day that is written.
inline constexpr int no_first_day = -719162;
inline constexpr int no_last_day = 2932896;

[[nodiscard]] int month_length(int year, int month);
[[nodiscard]] int day_number(const Civil& date);
[[nodiscard]] Civil civil(int day);
/// "2026-03-31"
[[nodiscard]] std::optional<int> day_of_text(const std::string& text);

/// The day so many months later (or earlier); in a month that has no such day its last one.
[[nodiscard]] int months_later(int day, int months);
/// Whether the month so many months later has the same day.
[[nodiscard]] bool has_same_day(int day, int months);
[[nodiscard]] int month_end(int day);
/// The difference of the months, less 1 where the later day's number in its month comes before the earlier's.
[[nodiscard]] int full_months(int from, int to);

/// The months of a period that an index may run over (år, halvår, kvartal, månad); 0 for any other index.
[[nodiscard]] int months_of_index(const std::string& index);
/// Which period a day lies in, counted from the first one of year 0.
[[nodiscard]] int period_of_day(int months, int day);
[[nodiscard]] int first_day_of_period(int months, int period);
/// 2026, 2026-H1, 2026-Q1, 2026-03, and back.
[[nodiscard]] std::string words_of_period(int months, int period);
[[nodiscard]] int period_of_words(const std::string& words);

/// Rounded down, also below zero.
[[nodiscard]] int floored(int number, int divisor);

}  // namespace klausul::differential
