#pragma once

// What became of the examples and checks of a document.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/text/source.hpp"
#include "interpreter/evaluate/outcome.hpp"
#include "interpreter/render/json_writer.hpp"

namespace klausul {

struct TestCounts {
    std::size_t passed = 0;
    std::size_t failed = 0;

    TestCounts& operator+=(const TestCounts& other);
};
[[nodiscard]] TestCounts count(const std::vector<ExampleResult>& results);

/// "exempel", "check"
[[nodiscard]] std::string_view kind_word(ExampleResult::Kind kind, Language language);
/// What was expected or what came, on one line: a value, a status with what there is to say of it.
[[nodiscard]] std::string side_words(const ExampleSide& side, Language language);
/// "til.klausul:88:3"; empty if the source is unknown
[[nodiscard]] std::string place_text(Span span, const std::vector<Source>& sources);

/// One line for the file, then each failure in full: what was expected, what came out, what decided, and where it
/// stands.
[[nodiscard]] std::string tests_text(const std::string& path, const std::vector<ExampleResult>& results,
                                     const std::vector<Source>& sources, Language language);
/// How much of the document was reached, and each part that was not, with its place; nothing if there is nothing to
/// reach.
[[nodiscard]] std::string coverage_text(const Coverage& coverage, const std::vector<Source>& sources,
                                        Language language);
/// "12 prov godkända, 1 underkänt"
[[nodiscard]] std::string closing_line(const TestCounts& counts, Language language);

/// What the tests of one file came to.
struct TestedFile {
    std::string path;
    std::vector<ExampleResult> results;
    Coverage coverage;
};
/// Writes an object for one file.
void write_tests(JsonWriter& json, const TestedFile& file, const std::vector<Source>& sources, Language language);

/// The results in the XML that build servers read: a suite for each document, a case for each example and check.
class JunitReport {
public:
    explicit JunitReport(Language language) : language_(language) {}

    void add(const std::string& path, const std::vector<ExampleResult>& results, const std::vector<Source>& sources);
    /// A document that could not be tested.
    void add_unusable(const std::string& path);
    [[nodiscard]] std::string text() const;

private:
    Language language_;
    std::string suites_;
    std::size_t tests_ = 0;
    std::size_t failures_ = 0;
    std::size_t errors_ = 0;
};

}  // namespace klausul
