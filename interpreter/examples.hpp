#pragma once

#include <vector>

#include "interpreter/evaluate/evaluator.hpp"
#include "interpreter/klausul.hpp"

namespace klausul {

/// Runs every example and check of the main document, in source order.
[[nodiscard]] std::vector<ExampleResult> run_examples(const Agreement& agreement, Evaluator& evaluator);

}  // namespace klausul
