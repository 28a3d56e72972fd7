#pragma once

// What the search finds, told as diagnostics, and its cases as JSON that `klausul run --case` takes.

#include <string>
#include <vector>

#include "interpreter/klausul.hpp"
#include "interpreter/search/search.hpp"

namespace klausul {

/// `boendeform = ordinärt_boende, inskriven = ja`, with the day.
[[nodiscard]] Phrase case_words(const Program& program, const search::Finding& finding, const search::FoundCase& found);
/// On one line.
[[nodiscard]] std::string case_json(const Program& program, const search::Finding& finding,
                                    const search::FoundCase& found);
[[nodiscard]] std::vector<Diagnostic> diagnostics_of(const Program& program, const search::Report& report);

}  // namespace klausul
