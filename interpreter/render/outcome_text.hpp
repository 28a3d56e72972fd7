#pragma once

// Answers for a person to read: the value first, then the clauses that gave it, what they prevailed over, the readings
// and what is missing; with an explanation, the calculation step by step.

#include <string>

#include "interpreter/evaluate/outcome.hpp"

namespace klausul {

/// Every answer and the duties of one case. The explanation of an answer is shown where there is one.
[[nodiscard]] std::string outcome_text(const RunResult& result, Language language);

struct ExplanationStyle {
    Language language = Language::swedish;
    bool with_documents = false;  ///< name the document of each clause
    std::size_t indent = 2;
};
/// The tree, one step per line, children two blanks deeper.
[[nodiscard]] std::string explanation_text(const Explanation& explanation, const ExplanationStyle& style);

}  // namespace klausul
