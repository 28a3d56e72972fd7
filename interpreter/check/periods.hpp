#pragma once

#include "interpreter/program/core.hpp"

namespace klausul {

/// Which values per period hang on the day, and on which days what they rest on may change. The rules are checked.
void find_values_in_periods(Program& program);

}  // namespace klausul
