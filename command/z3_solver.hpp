#pragma once

// The solver Z3 behind the search's interface, where it was found when this was built and is still there.

#include <memory>

#include "interpreter/search/solver.hpp"

namespace klausul {

/// Whether the command was built with Z3: then it takes no more than libz3 to have it.
extern const bool built_with_z3;

/// Null where the command was built without Z3, or where libz3 cannot be opened, which the first call tries, or lacks
/// functions of the headers that the command was built with.
[[nodiscard]] std::unique_ptr<search::Solver> z3_solver();

}  // namespace klausul
