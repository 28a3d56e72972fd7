#include "asking.hpp"

using namespace klausul;
using namespace klausul::asking;

namespace {

const std::string one_exception = clause(R"(x = 1 kr [R1]
  om a
  undantag om b [E1]
    x = 2 kr
)");

}  // namespace

TEST_CASE("an exception speaks instead of its host", "[evaluate]") {
    const Facts both{.facts = "'a': true, 'b': true"};
    CHECK(told(one_exception, both) == "2 kr [E1]");
    CHECK(beaten_in(outcome_of(one_exception, both)) == "[R1] by [E1]");
    CHECK(told(one_exception, {.facts = "'a': true, 'b': false"}) == "1 kr [R1]");
}

TEST_CASE("an exception inherits the condition of its host", "[evaluate]") {
    CHECK(told(one_exception, {.facts = "'a': false, 'b': true"}) == "gap [R1] a");
}

TEST_CASE("an exception to an exception brings the rule's place back", "[evaluate]") {
    const auto text = clause(R"(x = 1 kr [R1]
  undantag om a [E1]
    x = 2 kr
    undantag om b [E2]
      x = 3 kr
)");
    CHECK(told(text, {.facts = "'a': false, 'b': true"}) == "1 kr [R1]");
    CHECK(told(text, {.facts = "'a': true, 'b': false"}) == "2 kr [E1]");
    const Facts both{.facts = "'a': true, 'b': true"};
    CHECK(told(text, both) == "3 kr [E2]");
    CHECK(beaten_in(outcome_of(text, both)) == "[R1] by [E1]; [E1] by [E2]");
}

TEST_CASE("an exception that does not apply leaves a gap", "[evaluate]") {
    const auto text = clause("x = 1 kr [R1]\n  undantag\n    gäller inte om a\n");
    CHECK(told(text, {.facts = "'a': true"}).starts_with("gap"));
    CHECK(told(text, {.facts = "'a': false"}) == "1 kr [R1]");
}

TEST_CASE("an unknown exception leaves the rule undetermined", "[evaluate]") {
    CHECK(told(one_exception, {.facts = "'a': true"}) == "undetermined b");
}

TEST_CASE("an exception whose value cannot be computed still silences its host", "[evaluate]") {
    const auto text = clause("x = 1 kr\n  undantag om a\n    x = 2 kr / n\n");
    CHECK(told(text, {.facts = "'a': true, 'n': 0"}).starts_with("error"));
    CHECK(told(text, {.facts = "'a': true"}) == "undetermined n");
}

namespace {

std::string siblings(const std::string& precedence) {
    return clause(R"(x = 1 kr [R1]
  undantag om a [E1]
    x = 2 kr
  undantag om b [E2]
    x = 3 kr
)" + precedence);
}

}  // namespace

TEST_CASE("two sibling exceptions that both speak conflict", "[evaluate]") {
    CHECK(told(siblings(""), {.facts = "'a': true, 'b': true"}) == "conflict 2 kr [E1] | 3 kr [E2]");
}

TEST_CASE("siblings are ordered by what goes before", "[evaluate]") {
    const Facts both{.facts = "'a': true, 'b': true"};
    const auto text = siblings("[E2] går före [E1]\n");
    CHECK(told(text, both) == "3 kr [E2]");
    CHECK(beaten_in(outcome_of(text, both)) == "[R1] by [E1]; [E1] by [E2]");
}

TEST_CASE("an exception under a group belongs to each of its answers it names", "[evaluate]") {
    const auto text = clause("x; y = 1 kr [R1]\n  undantag om a [E1]\n    y = 2 kr\n", "svar y : kr\n");
    CHECK(told(text, {.facts = "'a': true"}) == "1 kr [R1]");
    CHECK(told(text, {.facts = "'a': true"}, "y") == "2 kr [E1]");
}

TEST_CASE("an exception is an exception from every occasion of its rule", "[evaluate]") {
    const auto text = clause("x = 1 kr\n  om a [R1]\n  om b [R2]\n  undantag om c [E1]\n    x = 2 kr\n");
    CHECK(told(text, {.facts = "'a': true, 'b': true, 'c': true"}) == "2 kr [E1]");
    CHECK(told(text, {.facts = "'a': true, 'b': true, 'c': false"}) == "1 kr [R1][R2]");
}

TEST_CASE("an exception may name the rule it is an exception from", "[evaluate]") {
    const auto text = clause("x = 1 kr [R1]\n  om a\nundantag från [R1] om b [E1]\n  x = 2 kr\n");
    CHECK(told(text, {.facts = "'a': true, 'b': true"}) == "2 kr [E1]");
    CHECK(told(text, {.facts = "'a': false, 'b': true"}).starts_with("gap"));
}

TEST_CASE("an exception out of force does not silence", "[evaluate]") {
    const auto text = clause("x = 1 kr [R1]\n  undantag om a\n    x = 2 kr från och med 2027-01-01\n");
    CHECK(told(text, {.facts = "'a': true"}) == "1 kr [R1]");
}

// ---- precedence -------------------------------------------------------------------------------------------------

namespace {

const Facts all_true{.facts = "'a': true, 'b': true, 'c': true"};

const std::string three = "x = 1 kr [R1]\n  om a\nx = 2 kr [R2]\n  om b\nx = 3 kr [R3]\n  om c\n";

}  // namespace

TEST_CASE("a rule that goes before another silences it", "[evaluate]") {
    const auto text = clause("x = 1 kr [R1]\n  om a\nx = 2 kr [R2]\n  om b\n[R1] går före [R2]\n");
    CHECK(told(text, all_true) == "1 kr [R1]");
    CHECK(beaten_in(outcome_of(text, all_true)) == "[R2] by [R1]");
    CHECK(told(text, {.facts = "'a': false, 'b': true"}) == "2 kr [R2]");
}

TEST_CASE("a ranking orders its lines from the top, also past a silent one", "[evaluate]") {
    const auto text = clause(three + "rangordning\n  [R2]\n  [R3]\n  [R1]\n");
    CHECK(told(text, all_true) == "2 kr [R2]");
    CHECK(told(text, {.facts = "'a': true, 'b': false, 'c': true"}) == "3 kr [R3]");
    CHECK(told(text, {.facts = "'a': true, 'b': true, 'c': false"}) == "2 kr [R2]");
}

TEST_CASE("a rule goes before another even if its value cannot be computed", "[evaluate]") {
    const auto text = clause("x = 1 kr / n [R1]\nx = 2 kr [R2]\n[R1] går före [R2]\n");
    CHECK(told(text, {.facts = "'n': 0"}).starts_with("error division by zero"));
}

TEST_CASE("clauses order their rules", "[evaluate]") {
    const auto text = head + "§ k\n  x = 1 kr [R1]\n    om a\n§ l\n  x = 2 kr [R2]\n    om b\n§ l går före § k\n";
    CHECK(told(text, all_true) == "2 kr [R2]");
}

TEST_CASE("what is said of rules wins over what is said of clauses", "[evaluate]") {
    const auto text =
        head + "§ k\n  x = 1 kr [R1]\n    om a\n§ l\n  x = 2 kr [R2]\n    om b\n§ l går före § k\n[R1] går före [R2]\n";
    CHECK(told(text, all_true) == "1 kr [R1]");
}

TEST_CASE("a precedence may hold under one reading only", "[evaluate]") {
    const std::string reading = "tolkning t \"Vilken?\"\n  ja \"ja\" förvald\n  nej \"nej\"\n";
    const auto text = clause("x = 1 kr [R1]\n  om a\nx = 2 kr [R2]\n  om b\n[R1] går före [R2] om t är ja\n", reading);
    CHECK(told(text, all_true) == "1 kr [R1]");
    CHECK(readings_in(outcome_of(text, all_true)) == "t=ja (default)");
    Facts switched = all_true;
    switched.readings = "'t': 'nej'";
    CHECK(told(text, switched) == "conflict 1 kr [R1] | 2 kr [R2]");
    CHECK(readings_in(outcome_of(text, switched)) == "t=nej");
}

TEST_CASE("an exception has the rank of its host", "[evaluate]") {
    const auto text =
        clause("x = 1 kr [R1]\n  undantag om a [E1]\n    x = 2 kr\nx = 3 kr [R2]\n  om b\n[R1] går före [R2]\n");
    CHECK(told(text, all_true) == "2 kr [E1]");
}

TEST_CASE("an unknown rule that goes before leaves the lower one undetermined", "[evaluate]") {
    const auto text = clause("x = 1 kr [R1]\n  om a\nx = 2 kr [R2]\n[R1] går före [R2]\n");
    CHECK(told(text) == "undetermined a");
}
