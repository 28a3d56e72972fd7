#pragma once

// Answers for a person to read: the value first, then the clauses that gave it, what they prevailed over, the readings
// and what is missing; with an explanation, the calculation step by step.

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>

#include "interpreter/evaluate/outcome.hpp"

namespace klausul {

/// How much is said of what an answer rests on, where it has no explanation.
enum class Reasons : std::uint8_t {
    references,  ///< the clauses that spoke and lost, the options of the readings
    short_why    ///< also the sentences, the facts that decided, what made a clause lose, the questions of the readings
};
/// Every answer, the requirements and the duties of one case. The explanation of an answer is shown where there is one.
[[nodiscard]] std::string outcome_text(const RunResult& result, Language language,
                                       Reasons reasons = Reasons::references);

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
