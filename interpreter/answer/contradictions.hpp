#pragma once

// Facts of a case that do not agree with each other: one that is given beside what it would be derived from.

#include <vector>

#include "interpreter/evaluate/evaluator.hpp"
#include "interpreter/evaluate/outcome.hpp"
#include "interpreter/explain/wording.hpp"

namespace klausul {

/// The evaluator must have begun the case. A fact that is derived from an answer is left out: there the agreement says
/// what is the rule, and the case what was done instead.
[[nodiscard]] std::vector<Contradiction> contradictions(const Program& program, Evaluator& evaluator,
                                                        const Wording& wording, Day date);

}  // namespace klausul
