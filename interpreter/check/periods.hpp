#pragma once

#include "interpreter/check/reports.hpp"
#include "interpreter/program/core.hpp"

namespace klausul {

/// Which values per period hang on the day, and on which days what they rest on may change. The rules are checked.
/// On which day what is `fastställs` is fixed in a period in which it begins, too.
void find_values_in_periods(Program& program);
/// Tells the aggregates over periods, among the expressions from `first` on, that would take what hangs on the day from
/// the date of the case for all periods.
void check_aggregates_over_periods(const Program& program, NodeId first, Reports& reports);

}  // namespace klausul
