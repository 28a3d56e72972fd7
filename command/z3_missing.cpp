#include "command/z3_solver.hpp"

namespace klausul {

std::unique_ptr<search::Solver> z3_solver() { return nullptr; }

}  // namespace klausul
