#include "asking.hpp"

using namespace klausul;
using namespace klausul::asking;

TEST_CASE("an answer that comes out alike under all values cites every rule that may give it", "[evaluate]") {
    const auto text = clause("x = 1 kr [R1]\n  om a\nx = 1 kr [R2]\n  om inte a\n");
    const Outcome outcome = outcome_of(text);
    CHECK(words_of(outcome) == "1 kr [R2][R1]");
    CHECK(names_of(outcome.whatever) == "a");
}

TEST_CASE("what all combinations come out as is the outcome, also when nothing is decided", "[evaluate]") {
    CHECK(told(clause("x = (om a då 1 kr annars 2 kr) [R1]\nx = 3 kr [R2]\n")) ==
          "conflict 2 kr [R1] | 3 kr [R2] | 1 kr [R1]");
    CHECK(told(clause("x = (om a då belopp annars belopp + 1 kr) / 0 [R1]\n"), {.facts = "'belopp': '5'"}) ==
          "error division by zero in `(om a då belopp annars belopp + 1 kr) / 0`");
    CHECK(told(clause("x = (om a då h annars h + 1 kr) [R1]\nh = 1 kr [R2]\n  om b\n"), {.facts = "'b': false"}) ==
          "gap [R2] b from h");
}

TEST_CASE("a fact is missing if it decides which rules speak, in whatever order they stand", "[evaluate]") {
    const std::vector<std::string> rules{"x = 1 kr [R1]\n  om a\n", "x = 1 kr [R2]\n  om b\n",
                                         "x = 1 kr [R3]\n  om inte a\n"};
    const std::string other = "x = 2 kr [R4]\n  om c\n";
    for (const auto& order : {rules[0] + rules[1] + rules[2], rules[1] + rules[2] + rules[0]}) {
        auto missing = outcome_of(clause(order + other)).missing;
        std::sort(missing.begin(), missing.end(), [](const auto& one, const auto& two) { return one.name < two.name; });
        CHECK(names_of(missing) == "a; b; c");
    }
}

TEST_CASE("what is missing of a value per period is asked on the date", "[evaluate]") {
    // With `a` no the document is not in force on the first day of the quarter, but may be on the date.
    const std::string text =
        "avtal prov \"Prov\"\n  gäller tills vidare\n  träder i kraft\n    när a\n    när k > 1 kr, från 2026-02-01\n"
        "uppgift a : ja/nej\nuppgift k : kr\nsvar x per kvartal : kr \"?\"\n§ k \"K\"\n  från och med 2026-01-01\n"
        "  x per kvartal = 1 kr\n";
    CHECK(told(text, {.date = "2026-03-31"}) == "2026-Q1: undetermined a; k");
    CHECK(told(text, {.facts = "'a': false", .date = "2026-03-31"}) == "2026-Q1: undetermined k");
    CHECK(told(text, {.facts = "'a': true", .date = "2026-03-31"}) == "2026-Q1: 1 kr []");
}

TEST_CASE("occasions of one rule without tags of their own count as one", "[evaluate]") {
    CHECK(told(clause("x = 1 kr [R1]\n  om a\n  om inte a\n  om b\nx = 2 kr [R2]\n  om c\n")) == "undetermined c");
    CHECK(told(clause("x = 1 kr [R1]\n  om a [O1]\n  om inte a\n  om b\nx = 2 kr [R2]\n  om c\n")) ==
          "undetermined a; b; c");
}

TEST_CASE("a settled answer has its notes and readings once", "[evaluate]") {
    const auto text =
        clause("anmärkning \"obs\"\nx = 1 kr [R1]\n  om a och läsning är en\nx = 1 kr [R2]\n  om inte a\n",
               "tolkning läsning \"Hur?\"\n  en \"en\" förvald\n  två \"två\"\n");
    const Outcome outcome = outcome_of(text);
    CHECK(outcome.status == Status::decided);
    CHECK(outcome.notes == std::vector<std::string>{"obs"});
    CHECK(readings_in(outcome) == "läsning=en (default)");
}

TEST_CASE("missing is marked as a superset only where more combinations could have been tried", "[evaluate]") {
    const std::string declarations = "uppgift e; f; g : ja/nej\n";
    const auto with = [&](const std::string& more) {
        return told(clause("x = 1 kr [R1]\n  om " + more + "a och b och c och d och e och f och g\n", declarations));
    };
    CHECK(with("") == "undetermined a; b; c; d; e; f; g or fewer");
    CHECK(with("n > 1 och ") == "undetermined n; a; b; c; d; e; f; g");
}

TEST_CASE("a fact that only changes which of two rules without a value could be computed is not asked for",
          "[evaluate]") {
    const std::string text = clause(
        "x = om b då t annars 3 kr [R1]\nx = t [R2]\nx = 1 kr [R3]\nt avgörs genom \"avtal\" om a [R4]\n"
        "[R1] går före [R3]\n");
    CHECK(told(text) == "undetermined a");
    for (const std::string b : {"true", "false"}) {
        CHECK(told(text, {.facts = "'a': true, 'b': " + b}) == "referred avtal [R1][R2] from t");
        CHECK(told(text, {.facts = "'a': false, 'b': " + b}) == told(text, {.facts = "'a': false, 'b': true"}));
    }
}
