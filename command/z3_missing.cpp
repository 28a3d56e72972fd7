#include "command/z3_solver.hpp"

namespace klausul {

const bool built_with_z3 = false;

std::unique_ptr<search::Solver> z3_solver() { return nullptr; }

}  // namespace klausul
