#include "interpreter/render/tests_text.hpp"

#include <catch2/catch.hpp>

#include "tests/command/sample_outcomes.hpp"

using namespace klausul;
using Catch::Contains;

namespace {

std::vector<Source> sample_sources() {
    std::vector<Diagnostic> problems;
    std::vector<Source> sources;
    sources.emplace_back("prov.klausul", "exempel \"ett\"\n  ger x = 1 kr\n", 0U, problems);
    return sources;
}

ExampleResult example(bool passed) {
    ExampleResult result;
    result.title = "170 anslutna";
    result.tags = {"TIL-16"};
    result.lines.push_back({passed, "belopp", "1 kr", "2 kr", {sample::reconciliation("TIL-15")}, {0, 20, 25}});
    return result;
}

}  // namespace

TEST_CASE("a failed example shows both values, the clause and the place", "[command]") {
    CHECK(tests_text("prov.klausul", {example(true), example(false)}, sample_sources(), Language::swedish) ==
          R"(prov.klausul: 1 av 2 prov underkända
  underkänt: exempel "170 anslutna" [TIL-16]
    belopp
      väntat: 1 kr
      blev:   2 kr
      enligt: § Avstämning av tilläggsbeloppet [TIL-15]
      --> prov.klausul:2:7
)");
}

TEST_CASE("passed examples are one line", "[command]") {
    CHECK(tests_text("a", {example(true)}, {}, Language::swedish) == "a: 1 prov\n");
    CHECK(tests_text("a", {example(true), example(true)}, {}, Language::english) == "a: 2 tests\n");
    CHECK(tests_text("a", {}, {}, Language::swedish) == "a: inga prov\n");
}

TEST_CASE("the closing line counts", "[command]") {
    CHECK(closing_line({12, 1}, Language::swedish) == "12 prov godkända, 1 underkänt\n");
    CHECK(closing_line({1, 0}, Language::swedish) == "1 prov godkänt, 0 underkända\n");
    CHECK(closing_line({12, 1}, Language::english) == "12 passed, 1 failed\n");
}

TEST_CASE("test results as JSON name each expectation", "[command]") {
    JsonWriter json(JsonWriter::Layout::one_line);
    write_tests(json, "prov.klausul", {example(false)}, sample_sources(), Language::swedish);
    CHECK_THAT(
        json.take(),
        Contains(R"({ "words": "belopp", "passed": false, "expected": "1 kr", "found": "2 kr", )"
                 R"("clauses": [{ "clause": "avstämning", "tags": ["TIL-15"] }], "place": "prov.klausul:2:7" })"));
}
