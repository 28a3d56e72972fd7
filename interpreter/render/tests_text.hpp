#pragma once

// What became of the examples and checks of a document.

#include <cstddef>
#include <string>
#include <vector>

#include "grammar/source.hpp"
#include "interpreter/evaluate/outcome.hpp"
#include "interpreter/render/json_writer.hpp"

namespace klausul {

struct TestCounts {
    std::size_t passed = 0;
    std::size_t failed = 0;

    TestCounts& operator+=(const TestCounts& other);
};
[[nodiscard]] TestCounts count(const std::vector<ExampleResult>& results);

/// One line for the file, then each failure in full: what was expected, what came out, what decided, and where it
/// stands.
[[nodiscard]] std::string tests_text(const std::string& path, const std::vector<ExampleResult>& results,
                                     const std::vector<Source>& sources, Language language);
/// "12 prov godkända, 1 underkänt"
[[nodiscard]] std::string closing_line(const TestCounts& counts, Language language);

/// Writes an object for one file.
void write_tests(JsonWriter& json, const std::string& path, const std::vector<ExampleResult>& results,
                 const std::vector<Source>& sources, Language language);

}  // namespace klausul
