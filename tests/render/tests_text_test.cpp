#include "interpreter/render/tests_text.hpp"

#include "tests/catch.hpp"

#include "tests/render/sample_outcomes.hpp"

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
    result.lines.push_back({passed,
                            "belopp",
                            sample::option("regionen"),
                            sample::option("kommunen"),
                            {sample::reconciliation("TIL-15")},
                            {0, 20, 25}});
    return result;
}

Coverage coverage() {
    Coverage result;
    result.total = 44;
    using Kind = Coverage::Unreached::Kind;
    result.unreached.push_back({Kind::exception, "belopp", sample::reconciliation("TIL-16"), {0, 0, 7}});
    result.unreached.push_back({Kind::reading_option, "indexsteg = ett_år_i_taget", {}, {0, 16, 19}});
    return result;
}

}  // namespace

TEST_CASE("a failed example shows both values, the clause and the place", "[render]") {
    CHECK(tests_text("prov.klausul", {example(true), example(false)}, sample_sources(), Language::swedish) ==
          R"(prov.klausul: 1 av 2 prov underkända
  underkänt: exempel "170 anslutna" [TIL-16]
    belopp
      väntat: regionen
      blev:   kommunen
      enligt: § Avstämning av tilläggsbeloppet [TIL-15]
      --> prov.klausul:2:7
)");
}

TEST_CASE("passed examples are one line", "[render]") {
    CHECK(tests_text("a", {example(true)}, {}, Language::swedish) == "a: 1 prov\n");
    CHECK(tests_text("a", {example(true), example(true)}, {}, Language::english) == "a: 2 tests\n");
    CHECK(tests_text("a", {}, {}, Language::swedish) == "a: inga prov\n");
}

TEST_CASE("what was expected and what came is said by its kind", "[render]") {
    const auto swedish = [](const ExampleSide& side) { return side_words(side, Language::swedish); };
    const auto english = [](const ExampleSide& side) { return side_words(side, Language::english); };
    CHECK(swedish({}) == "?");
    CHECK(swedish(sample::kronor("2.5")) == "2,50\u00a0kr");
    CHECK(english(sample::kronor("2.5")) == "2.50\u00a0kr");
    CHECK(swedish(RequirementStatus::not_met) == "inte uppfyllt");
    CHECK(english(RequirementStatus::met) == "met");
    CHECK(swedish(ExpectedStatus{Status::conflict, {"A-1", "A-2"}}) == "motstridigt A-1; A-2");
    CHECK(english(ExpectedStatus{Status::undetermined, {}, {"tid", "andel för Berg"}}) ==
          "undetermined, missing tid; andel för Berg");
    CHECK(english(ExpectedStatus{Status::referred, {}, {}, "samråd"}) == "referred: samråd");
    CHECK(swedish(SingleRow{"uppdrag"}) == "en enda rad i `uppdrag`; annars behövs `för` och radens nummer");
    CHECK(swedish(RowCount{3}) == "3");
    CHECK(swedish(DecidingTags{{"A-1", "A-2"}}) == "[A-1; A-2]");
    CHECK(swedish(DecidingTags{}) == "–");
    CHECK(swedish(ButNot{sample::option("a"), Status::gap}) == "a, och inte oreglerat");
}

TEST_CASE("an outcome that came is told with what there is to say of it", "[render]") {
    const auto swedish = [](const Outcome& outcome) { return side_words(outcome, Language::swedish); };
    Outcome conflict = sample::with_status(Status::conflict);
    conflict.alternatives = {{sample::option("a"), {sample::reconciliation("A-1")}}, {std::nullopt, {}}};
    CHECK(swedish(conflict) == "motstridigt: a [A-1]; ?");
    Outcome open = sample::with_status(Status::undetermined);
    open.missing = {{{"andel", "Berg"}, "andelen"}, {{"tid"}}};
    CHECK(swedish(open) == "ofullständigt, saknas andel för Berg; tid");
    Outcome fault = sample::with_status(Status::error);
    fault.problem = Phrase("delat med noll", "divided by zero");
    CHECK(swedish(fault) == "fel: delat med noll");
    CHECK(swedish(sample::with_status(Status::gap)) == "oreglerat");
}

TEST_CASE("the closing line counts", "[render]") {
    CHECK(closing_line({12, 1}, Language::swedish) == "12 prov godkända, 1 underkänt\n");
    CHECK(closing_line({1, 0}, Language::swedish) == "1 prov godkänt, 0 underkända\n");
    CHECK(closing_line({12, 1}, Language::english) == "12 passed, 1 failed\n");
}

TEST_CASE("test results as JSON name each expectation", "[render]") {
    JsonWriter json(JsonWriter::Layout::one_line);
    write_tests(json, {"prov.klausul", {example(false)}, coverage()}, sample_sources(), Language::swedish);
    const std::string text = json.take();
    CHECK_THAT(
        text,
        Contains(R"({ "words": "belopp", "passed": false, "expected": "regionen", "found": "kommunen", )"
                 R"("clauses": [{ "clause": "avstämning", "tags": ["TIL-15"] }], "place": "prov.klausul:2:7" })"));
    CHECK_THAT(
        text,
        Contains(R"("coverage": { "total": 44, "reached": 42, "unreached": [{ "kind": "exception", "name": "belopp", )"
                 R"("clause": "avstämning", "tags": ["TIL-16"], "place": "prov.klausul:1:1" }, )"
                 R"({ "kind": "reading_option", "name": "indexsteg = ett_år_i_taget", "clause": "", "tags": [], )"));
}

TEST_CASE("what no example reached is told with its place", "[render]") {
    CHECK(coverage_text(coverage(), sample_sources(), Language::swedish) == R"(  klausultäckning: 42 av 44
    inte nådd: undantag belopp, § Avstämning av tilläggsbeloppet [TIL-16]
      --> prov.klausul:1:1
    inte nådd: läsning indexsteg = ett_år_i_taget
      --> prov.klausul:2:3
)");
    CHECK_THAT(coverage_text(coverage(), {}, Language::english),
               Contains("clause coverage: 42 of 44\n    not reached: exception belopp"));
    CHECK(coverage_text({}, {}, Language::swedish).empty());
}

TEST_CASE("JUnit XML has a suite for each document and escapes what is in them", "[render]") {
    ExampleResult bad = example(false);
    bad.title = "under 5 < 6 & \"så\"\x1b";
    JunitReport report(Language::swedish);
    report.add("a&b.klausul", {example(true), bad}, sample_sources());
    report.add_unusable("c.klausul");
    CHECK(report.text() == R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="klausul" tests="3" failures="1" errors="1">
  <testsuite name="a&amp;b.klausul" tests="2" failures="1" errors="0">
    <testcase classname="a&amp;b.klausul" name="exempel 170 anslutna [TIL-16]"/>
    <testcase classname="a&amp;b.klausul" name="exempel under 5 &lt; 6 &amp; &quot;så&quot;␛ [TIL-16]">
      <failure message="belopp: väntat regionen, blev kommunen">väntat: regionen
blev: kommunen
enligt: § Avstämning av tilläggsbeloppet [TIL-15]
prov.klausul:2:7</failure>
    </testcase>
  </testsuite>
  <testsuite name="c.klausul" tests="1" failures="0" errors="1">
    <testcase classname="c.klausul" name="c.klausul">
      <error message="dokumentet gick inte att prova"/>
    </testcase>
  </testsuite>
</testsuites>
)");
}
