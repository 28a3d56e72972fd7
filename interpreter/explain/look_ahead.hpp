#pragma once

// What trying out the facts that are not known needs to know of them.

#include <cstdint>
#include <vector>

#include "interpreter/evaluate/evaluator.hpp"

namespace klausul {

/// The values of a yes/no fact or an enumeration; empty for any other type.
[[nodiscard]] std::vector<std::int64_t> few_values(const Program& program, const Type& type);

/// The derived facts that may be tried with their own values on a day of the case that the evaluator has begun, with
/// nothing supposed yet.
[[nodiscard]] Suppositions looked_at_as_one(const Program& program, Evaluator& evaluator, Day date);

}  // namespace klausul
