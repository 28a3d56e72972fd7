#pragma once

// The solver Z3 behind the search's interface, where it was found when this was built and is still there.

#include <memory>

#include "interpreter/search/solver.hpp"

namespace klausul {

/// Null where the command was built without Z3, or where libz3 cannot be opened, which the first call tries.
[[nodiscard]] std::unique_ptr<search::Solver> z3_solver();

}  // namespace klausul
