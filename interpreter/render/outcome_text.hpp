#pragma once

// Answers for a person to read: the value first, then the clauses that gave it, what they prevailed over, the readings
// and what is missing; with an explanation, the calculation step by step.

#include <cstddef>
#include <set>
#include <string>

#include "interpreter/evaluate/outcome.hpp"

namespace klausul {

/// Every answer, the requirements and the duties of one case. The explanation of an answer is shown where there is one.
[[nodiscard]] std::string outcome_text(const RunResult& result, Language language);

struct RequirementsStyle {
    Language language = Language::swedish;
    bool with_documents = false;  ///< name the document of each clause
};
/// The requirements as a section of their own: what is not met or cannot be decided line by line, the rest counted.
[[nodiscard]] std::string requirements_text(const std::vector<RequirementOutcome>& requirements,
                                            const RequirementsStyle& style);

struct ExplanationStyle {
    Language language = Language::swedish;
    bool with_documents = false;  ///< name the document of each clause
};

/// Writes explanation trees, one step per line, children two blanks deeper. What has been explained once is only
/// referred to when it comes again, also from another tree.
class ExplanationWriter {
public:
    explicit ExplanationWriter(ExplanationStyle style) : style_(style) {}

    [[nodiscard]] std::string write(const Explanation& explanation, std::size_t indent);

private:
    ExplanationStyle style_;
    std::set<std::string> explained_;
};

}  // namespace klausul
