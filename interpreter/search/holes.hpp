#pragma once

// Days on which a term is not in force though it is both before and after.

#include <vector>

#include "interpreter/program/core.hpp"

namespace klausul::search {

/// In order. None for a term whose rules may wait for their document to enter into force.
[[nodiscard]] std::vector<Interval> holes_of(const Program& program, TermId term);

}  // namespace klausul::search
