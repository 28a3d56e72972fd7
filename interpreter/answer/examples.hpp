#pragma once

#include <vector>

#include "interpreter/evaluate/evaluator.hpp"
#include "interpreter/klausul.hpp"

namespace klausul {

/// Runs every example and check of the main document, in source order.
[[nodiscard]] std::vector<ExampleResult> run_examples(const Agreement& agreement, Evaluator& evaluator);

/// What one example of the main document reached.
struct ExampleReach {
    const ExamplePlan* plan;  ///< never null; the program owns it
    Reached reached;
};
/// Every example of the main document, in source order.
[[nodiscard]] std::vector<ExampleReach> reach_of_examples(const Agreement& agreement, Evaluator& evaluator);

/// Gives a case, which must have a date, the lists and values of an example; what it had besides stays.
void give_values(const Agreement& agreement, Evaluator& evaluator, const ExamplePlan& plan, Case& facts);

}  // namespace klausul
