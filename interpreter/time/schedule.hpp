#pragma once

// When a duty recurs or falls due, and the days this comes to. What a schedule does not say (from which year it is
// counted, which day the facts of a case give) is told as such and never guessed.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/time/term.hpp"

namespace klausul {

struct Schedule {
    enum class Every : std::uint8_t { once, year, half_year, quarter, month, week, day, unknown };
    using MonthDay = std::pair<int, int>;

    std::string words;  ///< as written
    Every every = Every::once;
    int times = 1;  ///< every how many of them
    bool in_advance = false;
    std::optional<MonthDay> from, to;  ///< `1 januari till 31 mars`; only `to` for `senast 31 mars`
    std::optional<int> from_year;
    bool from_unknown_year = false;
    std::optional<Day> deadline;    ///< `senast 2026-03-31`
    bool deadline_in_case = false;  ///< a deadline that only the facts of a case give
    std::optional<int> day_number;  ///< `den 15`: of each month; a month without that day gives its last
    bool at_first_day = false;      ///< `första dagen i varje kvartal`
    bool at_last_day = false;       ///< `sista dagen i varje kvartal`

    /// The last day to do it, rather than days to do it on.
    [[nodiscard]] bool is_deadline() const {
        return deadline.has_value() || (to && !from) || day_number || at_first_day || at_last_day;
    }
};

/// Why a schedule gives no days.
enum class Undated : std::uint8_t {
    start_not_stated,  ///< every second year, but counted from when?
    start_unknown,     ///< `från okänt år`
    year_not_stated,   ///< a day of the year, but of which year?
    depends_on_case,   ///< the day comes from the facts of a case
    no_day_stated      ///< continuously, or a period that is none of the calendar's
};

/// What a schedule comes to.
struct Occurrences {
    std::vector<Interval> days;  ///< by first day; each the days on which it can be done, or the one day it is due
    std::optional<Undated> why_none;
};
/// Those that share a day with `range`; each is cut to `in_force`. At most a day's worth each, so `range` bounds them.
[[nodiscard]] Occurrences occurrences(const Schedule& schedule, const Interval& in_force, const Interval& range);

}  // namespace klausul
