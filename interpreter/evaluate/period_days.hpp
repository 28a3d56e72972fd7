#pragma once

#include <cstdint>
#include <optional>

#include "interpreter/program/core.hpp"

namespace klausul {

/// The year, half-year (year * 2, second half + 1), quarter or month (year * 12 + month - 1) that a day lies in: as an
/// index these count without gaps, so that the one before is always one less.
[[nodiscard]] std::int64_t period_of(Day day, DomainKind kind);

struct PeriodDays {
    Day first;
    Day last;
};
/// The days of a year, half-year, quarter or month as an index counts them; empty outside of the calendar.
[[nodiscard]] std::optional<PeriodDays> days_of_period(DomainKind kind, std::int64_t period);
/// The first day of the period of `fastställs` that a day lies in.
[[nodiscard]] Day start_of_period(const PeriodPlan& plan, Day day);

}  // namespace klausul
