#include "asking.hpp"

using namespace klausul;
using namespace klausul::asking;

TEST_CASE("a rule without a condition decides", "[evaluate]") { CHECK(told(clause("x = 3 kr [R1]\n")) == "3 kr [R1]"); }

TEST_CASE("a rule whose condition holds decides", "[evaluate]") {
    const auto text = clause("x = 3 kr [R1]\n  om a\n");
    CHECK(told(text, {.facts = "'a': true"}) == "3 kr [R1]");
}

TEST_CASE("equal values from two rules decide and cite both", "[evaluate]") {
    const auto text = clause("x = 3 kr [R1]\n  om a\nx = 3 kr [R2]\n  om b\n");
    CHECK(told(text, {.facts = "'a': true, 'b': true"}) == "3 kr [R1][R2]");
    CHECK(told(text, {.facts = "'a': true, 'b': false"}) == "3 kr [R1]");
}

TEST_CASE("values that are equal after conversion agree", "[evaluate]") {
    const auto text = clause("t : timmar = 60 minuter [R1]\n  om a\nt = 1 timme [R2]\n  om b\nx = t * 2 kr/timme\n");
    CHECK(told(text, {.facts = "'a': true, 'b': true"}) == "2 kr []");
}

TEST_CASE("different values conflict, with the rules of each", "[evaluate]") {
    const auto text =
        clause("x = 3 kr [R1]\n  om a\nx = 4 kr [R2]\n  om b\nx = 3 kr [R3]\n  om c\nx = 5 kr [R4]\n  om d\n");
    CHECK(told(text, {.facts = "'a': true, 'b': true, 'c': true, 'd': false"}) == "conflict 3 kr [R1][R3] | 4 kr [R2]");
}

TEST_CASE("a conflict also names the value that may speak", "[evaluate]") {
    const auto text = clause("x = 3 kr [R1]\n  om a\nx = 4 kr [R2]\n  om b\nx = 5 kr [R3]\n  om c\n");
    CHECK(told(text, {.facts = "'a': true, 'b': true"}) == "conflict 3 kr [R1] | 4 kr [R2] | 5 kr [R3]");
}

TEST_CASE("a third of a krona is not 0,33", "[evaluate]") {
    const auto text = clause("t = 1 kr / 3 [R1]\n  om a\nt = 0,33 kr [R2]\n  om b\nx = t avrundat till hela kronor\n");
    CHECK(told(text, {.facts = "'a': true, 'b': true"}).starts_with("conflict"));
}

TEST_CASE("a gap names the nearest rule and its failed condition", "[evaluate]") {
    const auto text = clause("x = 3 kr [R1]\n  om a och n > 5 och b\nx = 4 kr [R2]\n  om a och inte b\n");
    CHECK(told(text, {.facts = "'a': true, 'b': true, 'n': 3"}) == "gap [R1] n > 5; [R2] inte b");
    CHECK(told(text, {.facts = "'a': false, 'b': false, 'n': 3"}) == "gap [R2] a; [R1] a");
}

TEST_CASE("an answer without rules is a gap", "[evaluate]") { CHECK(told(clause("y = 3 kr\n")) == "gap"); }

TEST_CASE("an unknown condition leaves the answer undetermined", "[evaluate]") {
    const auto text = clause("x = 3 kr [R1]\n  om a\n");
    CHECK(told(text) == "undetermined a");
    CHECK(told(text, {.facts = "'a': null"}) == "undetermined a");
}

TEST_CASE("no and unknown is no, in either order", "[evaluate]") {
    for (const auto* condition : {"a och b", "b och a", "inte (inte a eller inte b)", "inte (inte b eller inte a)"}) {
        const auto text =
            clause("x = 3 kr\n  om " + std::string(condition) + "\nx = 4 kr [R2]\n  om inte (" + condition + ")\n");
        INFO(condition);
        CHECK(told(text, {.facts = "'a': false"}) == "4 kr [R2]");
        CHECK(told(text, {.facts = "'b': false"}) == "4 kr [R2]");
    }
}

TEST_CASE("yes or unknown is yes, in either order", "[evaluate]") {
    for (const auto* condition : {"a eller b", "b eller a"}) {
        INFO(condition);
        CHECK(told(clause("x = 3 kr [R1]\n  om " + std::string(condition) + "\n"), {.facts = "'b': true"}) ==
              "3 kr [R1]");
    }
}

TEST_CASE("only facts that matter are missing", "[evaluate]") {
    const auto text = clause("x = 3 kr\n  om a och b och c\nx = 4 kr\n  om inte a\n");
    CHECK(told(text, {.facts = "'a': true, 'c': true"}) == "undetermined b");
    CHECK(told(text, {.facts = "'a': true"}) == "undetermined b; c");
    CHECK(told(text, {.facts = "'c': true"}) == "undetermined a; b");
}

TEST_CASE("an answer is decided whatever an unknown fact is", "[evaluate]") {
    const auto text = clause("x = 3 kr [R1]\n  om a\nx = 3 kr [R2]\n  om inte a\n");
    const auto outcome = outcome_of(text);
    CHECK(outcome.status == Status::decided);
    CHECK(value_of(outcome.value) == "3 kr");
    CHECK(names_of(outcome.whatever) == "a");
}

TEST_CASE("what is referred whatever an unknown fact is, is referred", "[evaluate]") {
    const auto text = clause("x avgörs genom \"avtal\" [R1]\n  om a\nx avgörs genom \"avtal\" [R2]\n  om inte a\n");
    CHECK(told(text).starts_with("referred avtal"));
}

TEST_CASE("what is a gap whatever an unknown fact is, is a gap", "[evaluate]") {
    CHECK(told(clause("x = 3 kr\n  om a och inte a\n")).starts_with("gap"));
}

TEST_CASE("an unknown enumeration is looked ahead as well", "[evaluate]") {
    const std::string types = "typ boende\n  hemma\n  korttid\n  särskilt\nuppgift boendeform : boende\n";
    const auto text = clause(
        "x = 3 kr\n  om boendeform är hemma\nx = 3 kr\n  om boendeform är någon av (korttid; särskilt)\n", types);
    const auto outcome = outcome_of(text);
    CHECK(outcome.status == Status::decided);
    CHECK(names_of(outcome.whatever) == "boendeform");
}

TEST_CASE("with too many combinations to try the missing facts may be more than needed", "[evaluate]") {
    const std::string facts = "uppgift f1; f2; f3; f4; f5; f6; f7 : ja/nej\n";
    const auto text = clause("x = 3 kr\n  om f1 och f2 och f3 och f4 och f5 och f6 och f7\n", facts);
    CHECK(told(text) == "undetermined f1; f2; f3; f4; f5; f6; f7 or fewer");
}

TEST_CASE("a choice with equal branches does not need its condition", "[evaluate]") {
    CHECK(told(clause("x = om n > 3 då 5 kr annars 5 kr [R1]\n")) == "5 kr [R1]");
}

TEST_CASE("what has ended or not begun tells its last and first day", "[evaluate]") {
    const std::string dated =
        "avtal prov \"Prov\"\n  gäller från och med 2026-01-01 till och med 2027-12-31\n"
        "svar x : kr\n§ k \"K\"\n  x = 3 kr [R1]\n";
    CHECK(told(dated, {.date = "2025-12-31"}) == "not_in_force first 2026-01-01");
    CHECK(told(dated, {.date = "2026-01-01"}) == "3 kr [R1]");
    CHECK(told(dated, {.date = "2027-12-31"}) == "3 kr [R1]");
    CHECK(told(dated, {.date = "2028-01-01"}) == "not_in_force last 2027-12-31");
}

TEST_CASE("between two terms both days are told", "[evaluate]") {
    const auto text = clause(
        "x = 3 kr från och med 2024-01-01 till och med 2024-12-31\n"
        "x = 4 kr från och med 2026-07-01\n");
    CHECK(told(text) == "not_in_force last 2024-12-31 first 2026-07-01");
}

TEST_CASE("rules and clauses keep their own dates", "[evaluate]") {
    const auto text = clause(
        "från och med 2025-01-01 till och med 2025-12-31\nx = 3 kr [R1]\nx = 4 kr från och med 2025-07-01 [R2]\n  om "
        "a\n");
    CHECK(told(text, {.facts = "'a': true", .date = "2025-06-30"}) == "3 kr [R1]");
    CHECK(told(text, {.facts = "'a': true", .date = "2025-07-01"}) == "conflict 3 kr [R1] | 4 kr [R2]");
    CHECK(told(text, {.facts = "'a': true", .date = "2026-01-01"}) == "not_in_force last 2025-12-31");
}

TEST_CASE("what a text outside decides is referred", "[evaluate]") {
    CHECK(told(clause("x avgörs genom \"skriftlig överenskommelse\" [R1]\n")) ==
          "referred skriftlig överenskommelse [R1]");
}

TEST_CASE("a referral agrees with the same referral only", "[evaluate]") {
    const auto same = clause("x avgörs genom \"A\" [R1]\n  om a\nx avgörs genom \"A\" [R2]\n  om b\n");
    CHECK(told(same, {.facts = "'a': true, 'b': true"}) == "referred A [R1][R2]");
    const auto value = clause("x avgörs genom \"A\" [R1]\n  om a\nx = 3 kr [R2]\n  om b\n");
    CHECK(told(value, {.facts = "'a': true, 'b': true"}) == "conflict A [R1] | 3 kr [R2]");
}

TEST_CASE("division by zero is an error that says where", "[evaluate]") {
    CHECK(told(clause("x = belopp / n\n"), {.facts = "'belopp': 3, 'n': 0"}) ==
          "error division by zero in `belopp / n`");
}

TEST_CASE("an error beats missing facts in a sum", "[evaluate]") {
    CHECK(told(clause("x = 3 kr / n + belopp\n"), {.facts = "'n': 0"}) == "error division by zero in `3 kr / n`");
}

TEST_CASE("zero times unknown is unknown", "[evaluate]") {
    CHECK(told(clause("x = 0 * belopp\n")) == "undetermined belopp");
}

TEST_CASE("an amount that is not whole öre is an error with the exact value", "[evaluate]") {
    const auto outcome = outcome_of(clause("x = belopp / 3\n"), {.facts = "'belopp': 10"});
    CHECK(outcome.status == Status::error);
    CHECK(value_of(outcome.value) == "10/3 kr");
    CHECK(told(clause("x = 0,125 kr\n")).find("exactly 0.125 kr") != std::string::npos);
    CHECK(told(clause("x = 0,25 kr\n")) == "0.25 kr []");
}

TEST_CASE("terms that read an unrounded answer keep the exact value", "[evaluate]") {
    const auto text = clause("x = y * 3 [R1]\ny = 10 kr / 3\n", "svar y : kr\n");
    CHECK(told(text) == "10 kr [R1]");
    CHECK(told(text, {}, "y").starts_with("error"));
}

TEST_CASE("a status is taken over from the term it comes from", "[evaluate]") {
    CHECK(told(clause("x = t\nt = 1 kr [R1]\n  om a\nt = 2 kr [R2]\n  om b\n"), {.facts = "'a': true, 'b': true"}) ==
          "conflict 1 kr [R1] | 2 kr [R2] from t");
    CHECK(told(clause("x = t\nt : kr = 1 kr [R1]\n  om a\n"), {.facts = "'a': false"}) == "gap [R1] a from t");
    CHECK(told(clause("x = t\nt = 1 kr från och med 2030-01-01\n")) == "not_in_force first 2030-01-01 from t");
    CHECK(told(clause("x = t\nt = 1 kr / n\n"), {.facts = "'n': 0"}) == "error division by zero in `1 kr / n` from t");
    CHECK(told(clause("x = t\nt : kr avgörs genom \"A\"\n")) == "referred A [] from t");
}

// A helper that is only referred has no type; whatever reads it is dropped without a message and says nothing.
TEST_CASE("a referral is taken over from a helper without a type", "[evaluate]") {
    CHECK(told(clause("x = t\nt avgörs genom \"A\"\n")) == "referred A [] from t");
}

TEST_CASE("the worst of several statuses is taken over", "[evaluate]") {
    const auto text = clause("x = t + s\nt : kr = 1 kr [R1]\n  om a\ns = 1 kr / n\n");
    CHECK(told(text, {.facts = "'a': false, 'n': 0"}) == "error division by zero in `1 kr / n` from s");
}

TEST_CASE("the origin is named through several terms", "[evaluate]") {
    CHECK(told(clause("x = t\nt = s\ns : kr = 1 kr [R1]\n  om a\n"), {.facts = "'a': false"}) == "gap [R1] a from s");
}

TEST_CASE("strength is kept with the rule", "[evaluate]") {
    const auto outcome = outcome_of(clause("x bör vara 3 kr\n"));
    REQUIRE(outcome.clauses.size() == 1);
    CHECK(outcome.clauses[0].strength == Strength::should);
}

TEST_CASE("an answer that is to be a whole number may not be a fraction", "[evaluate]") {
    CHECK(told("avtal p\nsvar y : heltal\n§ k\n  y = 3 / 2\n", {}, "y")
              .starts_with("error the answer is to be a whole number but is 1.5"));
}
