#pragma once

// What the search came to, answer by answer, as text and as JSON.

#include <string>

#include "interpreter/render/json_writer.hpp"
#include "interpreter/search/search.hpp"

namespace klausul {

/// How often the search came to what.
struct SearchCounts {
    std::size_t answers = 0;
    std::size_t never[2]{}, elsewhere[2]{}, found[2]{}, undecided[2]{};  ///< conflicts, gaps

    void add(const search::Report& report);
};
[[nodiscard]] std::string counts_text(const SearchCounts& counts, Language language);
/// A line for each answer and for each reading that changes what it came to.
[[nodiscard]] std::string report_text(const Program& program, const search::Report& report, Language language);
/// Members `search` and `readings` of the object that is open.
void write_report(JsonWriter& json, const Program& program, const search::Report& report, Language language);

}  // namespace klausul
