// What the search proves, what it finds, and what it leaves undecided.

#include "tests/catch.hpp"

#include "interpreter/search/meaning.hpp"
#include "searching.hpp"

using namespace klausul;
using namespace klausul::searching;

namespace {

std::string nutrition() { return file_text(KLAUSUL_ROOT "/tests/search/nutrition_literal.klausul"); }

}  // namespace

TEST_CASE("a command that was built with Z3 opens it", "[search]") {
    CHECK((z3_solver() != nullptr) == KLAUSUL_WITH_Z3);
    CHECK(built_with_z3 == KLAUSUL_WITH_Z3);
}

TEST_CASE("the literal lists of nutrition have one overlap and three gaps", "[search]") {
    CHECK(told(nutrition()) ==
          "betalare\n"
          "  motstridigt när boendeform = ordinärt_boende, får_eller_behöver_hjälp = ja (den 2025-06-01)\n"
          "  oreglerat när boendeform = särskilt_boende, inskriven = nej (den 2025-06-01); eller när boendeform = "
          "korttidsplats, inskriven = nej (den 2025-06-01); eller när boendeform = lss_bostad, inskriven = nej (den "
          "2025-06-01)\n");
    CHECK(told(nutrition(), By::own) == told(nutrition()));
}

TEST_CASE("the recommended precedence makes the overlap go away, and that is proved", "[search]") {
    const std::string text = nutrition() + "  [NUT-29] går före [NUT-15] går före [NUT-27; NUT-28]\n";
    CHECK_THAT(told(text), Catch::Contains("motstridigt aldrig (bevisat)"));
}

TEST_CASE("a reading that makes rules conflict is told apart from the default", "[search]") {
    const std::string text = file_text(KLAUSUL_ROOT "/tests/evaluate/nutrition.klausul");
    const std::string words = told(text);
    CHECK_THAT(words, Catch::Contains("betalare\n  motstridigt aldrig (bevisat)\n    med huvudregel_ordinärt = "
                                      "fristående: när boendeform = ordinärt_boende, får_eller_behöver_hjälp = ja"));
    CHECK_THAT(reported(text), Catch::Contains("K0604"));
}

TEST_CASE("over and under seven years leave out who is seven", "[search]") {
    for (const By by : {By::own, By::both}) {
        CHECK(told(clause("x = 1 kr om ålder > 7 år\nx = 2 kr om ålder < 7 år\n"), by) ==
              "x\n  motstridigt aldrig (bevisat)\n  oreglerat när ålder = 7\u00a0år (den 2026-01-01)\n");
        CHECK(told(clause("x = 1 kr om ålder > 7 år\nx = 2 kr om ålder <= 7 år\n"), by) ==
              "x\n  motstridigt aldrig (bevisat)\n  oreglerat aldrig (bevisat)\n");
    }
}

TEST_CASE("a fact that is derived from others may be below zero", "[search]") {
    const std::string text = clause("x = 1 kr om kvar >= 0 kr\n", "uppgift kvar : kr\n  annars belopp - 2 kr\n");
    CHECK_THAT(told(text), Catch::Contains("oreglerat när"));
    CHECK(told(clause("x = 1 kr om belopp >= 0 kr\n")) ==
          "x\n  motstridigt aldrig (bevisat)\n  oreglerat aldrig (bevisat)\n");
}

TEST_CASE("a completed age is searched through the day of birth", "[search]") {
    const std::string words =
        told(clause("x = 1 kr om fyllda år från född > 7 år\nx = 2 kr om fyllda år från född < 7 år\n"));
    if (z3_solver() == nullptr) return;
    CHECK_THAT(words, Catch::Contains("motstridigt aldrig (bevisat)") && Catch::Contains("oreglerat när född = 20"));
}

TEST_CASE("who is born on 29 February is found, and only on the day where the two ways of counting differ",
          "[search]") {
    const std::string end = "fyllda år från född, till månadens sista dag";
    const std::string next = "fyllda år från född, till nästa månads första dag";
    const std::string apart = told(clause("x = 1 kr om " + end + " < 18 år\nx = 2 kr om " + next + " >= 18 år\n"));
    const std::string whole = told(clause("x = 1 kr om " + end + " < 18 år\nx = 2 kr om " + end + " >= 18 år\n"));
    if (z3_solver() == nullptr) return;
    CHECK_THAT(apart, Catch::Contains("motstridigt aldrig (bevisat)") && Catch::Contains("-02-29") &&
                          Catch::Contains("-02-28)"));
    CHECK(whole == "x\n  motstridigt aldrig (bevisat)\n  oreglerat aldrig (bevisat)\n");
}

TEST_CASE("an age as a formula is the age that is evaluated, at every day around month ends", "[search]") {
    const auto day = [](int year, int month, int of_month) { return *to_day({year, month, of_month}); };
    std::vector<Day> days;
    for (const int year : {1896, 1900, 1999, 2000, 2003, 2004, 2100}) {
        for (int month = 1; month <= 12; ++month) {
            const int last = days_in_month(year, month);
            for (const int each : {1, 15, 28, last - 1, last}) days.push_back(day(year, month, each));
        }
    }
    search::Formulas formulas;
    for (const Day from : days) {
        for (const Day to : days) {
            const auto age = [&](bool to_month_end) {
                const auto formula = search::completed_years(formulas, formulas.number(std::int64_t{from.number}),
                                                             formulas.number(std::int64_t{to.number}), to_month_end);
                return formulas.constant(formula)->to_int64().value();
            };
            if (age(false) != completed_years(from, to) || age(true) != completed_years_to_month_end(from, to))
                FAIL(to_text(from) << " " << to_text(to) << ": " << age(false) << ", " << age(true));
        }
    }
}

TEST_CASE("a conflict behind an exception is found", "[search]") {
    CHECK(told(clause("x = 1 kr\n  undantag om a\n    x = 2 kr\nx = 1 kr\n  undantag om b\n    x = 3 kr\n")) ==
          "x\n  motstridigt när b = ja (den 2026-01-01); eller när a = ja (den 2026-01-01)\n"
          "  oreglerat aldrig (bevisat)\n");
}

TEST_CASE("rules that say the same do not conflict", "[search]") {
    CHECK_THAT(told(clause("x = 60 kr om a\nx = 6000 öre om b\n")), Catch::Contains("motstridigt aldrig (bevisat)"));
}

TEST_CASE("amounts in linear terms conflict unless they are equal", "[search]") {
    const std::string text = clause("x = 2 * belopp om a\nx = belopp + 10 kr om a\nx = 0 kr om inte a\n");
    CHECK_THAT(told(text), Catch::Contains("motstridigt när a = ja, belopp = 0"));
    if (z3_solver() == nullptr) return;
    CHECK_THAT(told(clause("x = 2 * belopp om a\nx = belopp + belopp om a\n")),
               Catch::Contains("motstridigt aldrig (bevisat)"));
    CHECK_THAT(told(clause("x = 1 kr om n + m > 10\nx = 2 kr om n + m < 10\n")),
               Catch::Contains("motstridigt aldrig (bevisat)") && Catch::Contains("oreglerat när"));
}

TEST_CASE("a helper that is a gap or a conflict is told at the answer that takes it over", "[search]") {
    CHECK(told(clause("mellan = 1 kr om a\nx = mellan + 1 kr\n")) ==
          "x\n  motstridigt aldrig (bevisat)\n  oreglerat när a = nej, följer av mellan (den 2026-01-01)\n");
    CHECK(reported(clause("mellan = 1 kr om a\nx = mellan + 1 kr\n")) == "K0601 14");
    CHECK(told(clause("mellan = 1 kr om a\nmellan = 2 kr\nx = 3 kr om mellan > 1 kr\nx = 4 kr om mellan < 1 kr\n")) ==
          "x\n  motstridigt när a = ja, följer av mellan (den 2026-01-01)\n"
          "  oreglerat aldrig (bevisat)\n");
    CHECK_THAT(told(clause("mellan = 1 kr\n  undantag om a\n    mellan = 2 kr\nx = 1 kr om mellan > 1 kr\n")),
               Catch::Contains("oreglerat när a = nej"));
}

TEST_CASE("days matter: a rule that ends leaves a gap after it", "[search]") {
    const std::string hole = "x = 1 kr till och med 2026-06-30\nx = 2 kr från och med 2026-08-01\n";
    CHECK(told(clause(hole)) ==
          "x\n  gäller inte från och med 2026-07-01 till och med 2026-07-31\n"
          "  motstridigt aldrig (bevisat)\n  oreglerat aldrig (bevisat)\n");
    CHECK(reported(clause(hole)) == "K0606 14");
    const std::string july = "väntad lucka i x om dagen >= 2026-07-01 och dagen <= ";
    CHECK(reported(clause(hole + july + "2026-07-31 \"Stängt i juli.\"\n")) == "");
    CHECK(reported(clause(hole + july + "2026-07-30 \"Stängt i juli.\"\n")) == "K0606 14");
    CHECK(reported(clause(hole + "väntad lucka i x om dagen < 2026-07-01 \"Fel dagar.\"\n")) == "K0606 14; K0602 18");
    CHECK_THAT(told(clause("x = 1 kr till och med 2026-06-30\nx = 2 kr om a\n")),
               Catch::Contains("oreglerat när a = nej (den 20"));
    CHECK_THAT(told(clause("x = 1 kr om dagen < dag\nx = 2 kr om dagen > dag\n")), Catch::Contains("oreglerat när"));
}

TEST_CASE("what cannot be said in formulas is undecided with its reason", "[search]") {
    const std::string text = clause("x = 1 kr om summa pris > 10 kr\nx = 2 kr om summa pris < 5 kr\n",
                                    "uppgift rader : lista av\n  pris : kr\n");
    CHECK_THAT(told(text), Catch::Contains("inte avgjort: summor och urval över listor söks inte igenom"));
}

TEST_CASE("expected findings are left out, and told of where they are gone", "[search]") {
    const std::string gap = clause("x = 1 kr om a\nväntad lucka i x om inte a \"Sägs inte.\"\n");
    CHECK_THAT(told(gap), Catch::Contains("oreglerat bara när det väntas (bevisat)"));
    CHECK(reported(gap) == "");
    const std::string conflict = clause("x = 1 kr om a\nx = 2 kr\nväntad konflikt i x om a \"Så är det.\"\n");
    CHECK(reported(conflict) == "");
    CHECK(reported(clause("x = 1 kr om a\nx = 2 kr om inte a\nväntad lucka i x om a \"Sägs inte.\"\n")) == "K0602 18");
    CHECK(reported(clause("x = 1 kr om a och b\nväntad lucka i x om inte a \"Sägs inte.\"\n")) == "K0601 14");
}

TEST_CASE("rules and exceptions that can never speak are told of", "[search]") {
    CHECK(reported(clause("x = 1 kr\n  undantag om n > 3 och n < 2\n    x = 2 kr\n")) == "K0603 17");
    CHECK(reported(clause("x = 1 kr om a\n  undantag om inte a\n    x = 2 kr\nx = 3 kr om inte a\n")) == "K0603 17");
}

TEST_CASE("selections that part nothing are told of", "[search]") {
    const auto of_rows = [](const std::string& rules) {
        return reported(clause("x = 0 kr\n" + rules,
                               "uppgift rader : lista av\n  nummer : heltal\n  pris : kr\n"
                               "typ slag\n  ett; två\nuppgift vikt per slag : heltal\n"));
    };
    const std::string own = "mitt per rader = nummer\n";
    CHECK_THAT(of_rows(own + "t per rader = antal rader där nummer < mitt\n"), Catch::Contains("K0607"));
    CHECK_THAT(of_rows(own + "t per rader = antal rader där nummer <= mitt\n"), Catch::Contains("K0608"));
    CHECK(of_rows("t per rader = antal rader där nummer < (nummer för denna rader)\n") == "");
    CHECK(of_rows("t = summa pris där nummer > 3\n") == "");
    CHECK_THAT(of_rows("t = summa pris där nummer > 3 och nummer < 2\n"), Catch::Contains("K0607"));
    CHECK_THAT(of_rows("t = summa pris där pris >= 0 kr\n"), Catch::Contains("K0608"));
    CHECK_THAT(of_rows("t = summa vikt där vikt > 5 och vikt < 3\n"), Catch::Contains("K0607"));
    CHECK(of_rows("t = summa vikt där vikt > n\n") == "");
    CHECK_THAT(of_rows(own + "t per rader = antal rader där pris > 5 kr och nummer < mitt\n"),
               Catch::Contains("K0607"));
    CHECK(of_rows("t = nummer > 3 för varje rader\n") == "");
    // Within a function it is idle only if it is so wherever the function is used.
    const std::string function = "funktion f(a : heltal) : heltal = antal rader där nummer > a och nummer < 10\n";
    CHECK(of_rows(function + "s = f(3)\nt = f(12)\n") == "");
}

TEST_CASE("a kind of thing of which there is none yet is searched without a crash", "[search]") {
    CHECK_THAT(told("avtal prov \"Prov\"\nuppgift vem : part\nuppgift a : ja/nej\nsvar x : kr \"?\"\n§ a \"a\"\n"
                    "  x = 1 kr om vem finns och a\n"),
               Catch::Contains("oreglerat när a = nej"));
}

TEST_CASE("a party that a table has no row for is a gap", "[search]") {
    const std::string declared =
        "typ kommun : part\n  Berg\n  Åre\nuppgift vem : part\n"
        "tabell taxa per kommun, pris : kr\n  Berg; 3\n  Åre; 4\n";
    CHECK_THAT(told(clause("x = taxa.pris för vem\n", declared)), Catch::Contains("oreglerat när vem = regionen"));
    CHECK_THAT(told(clause("x = taxa.pris för vem\n", declared + "part någon\n")), Catch::Contains("oreglerat när"));
    CHECK(reported(clause("x = taxa.pris för Berg\n", declared)) == "");
}

TEST_CASE("both solvers agree where both answer", "[search]") {
    const std::vector<std::string> conditions{"a",
                                              "inte a",
                                              "n > 3",
                                              "n <= 3",
                                              "a och b",
                                              "a eller n > 3",
                                              "var är hemma",
                                              "ålder >= 18 år och b",
                                              "inte c och var är någon av (särskilt; korttid)",
                                              "n <= 3 och m > 2",
                                              "minst 2 av\n    a\n    b\n    c"};
    const auto z3 = z3_solver();
    if (z3 == nullptr) return;
    std::size_t never = 0;
    std::size_t holds = 0;
    for (const std::string& one : conditions) {
        for (const std::string& other : conditions) {
            const std::string text = clause("x = 1 kr\n  om " + one + "\nx = 2 kr\n  om " + other + "\n");
            const auto agreement = asking::agreement_of(text);
            search::Formulas formulas;
            search::Meaning meaning(agreement->program(), formulas, TakenOptions{});
            const search::Standing standing =
                meaning.standing(*agreement->find_answer("x"), search::Key{}, meaning.day());
            for (const search::FormulaId formula : {standing.conflict, standing.gap}) {
                const search::Solved mine = search::CaseSolver().solve(formulas, formula);
                const search::Solved theirs = z3->solve(formulas, formula);
                INFO(text);
                REQUIRE(mine.kind != search::Solved::Kind::unknown);
                CHECK(mine.kind == theirs.kind);
                if (mine.kind == search::Solved::Kind::never) ++never;
                if (mine.kind != search::Solved::Kind::holds) continue;
                ++holds;
                CHECK(search::value_in(formulas, formula, mine.model) == Number(1));
                CHECK(search::value_in(formulas, formula, theirs.model) == Number(1));
            }
        }
    }
    CHECK(never > 5);
    CHECK(holds > 50);
}

TEST_CASE("what is found replays from its JSON", "[search]") {
    const std::vector<std::string> texts{
        nutrition(), clause("x = 1 kr om ålder > 7 år\nx = 2 kr om ålder <= 7 år och a\nx = 3 kr om var är hemma\n"),
        clause("x = 1 kr om dag finns\nx = 2 kr om a\n", "uppgift slut : datum eller saknas\n")};
    for (const std::string& text : texts) {
        const auto agreement = asking::agreement_of(text);
        Judge judge(*agreement);
        std::size_t cases = 0;
        for (const search::Finding& finding : report_on(*agreement).findings) {
            for (const search::FoundCase& found : finding.cases) {
                Case facts(agreement->program());
                const std::string json = case_json(agreement->program(), finding, found);
                INFO(json);
                CHECK(read_case(*agreement, json, facts).problems.empty());
                const Status status = judge.outcome(finding.term, found.key, facts, false).status;
                CHECK(status == (finding.sought == search::Sought::conflict ? Status::conflict : Status::gap));
                ++cases;
            }
        }
        CHECK(cases > 0);
    }
}

TEST_CASE("an answer without rules is a gap whatever the case is", "[search]") {
    for (const By by : {By::own, By::both}) {
        CHECK(told("avtal prov \"Prov\"\nsvar x : kr \"?\"\n§ a \"a\"\n", by) ==
              "x\n  motstridigt aldrig (bevisat)\n  oreglerat när dagen är 2026-01-01\n");
    }
}

TEST_CASE("an answer for each record is searched with one, one for rows within records is proved only", "[search]") {
    const std::string text =
        "avtal prov \"Prov\"\n  gäller från och med 2026-01-01 till och med 2027-12-31\n"
        "typ rad\n  pris : kr\ntyp post\n  tak : kr\n  rader : lista av rad\n"
        "uppgift poster : lista av post\nuppgift uppdrag : lista av\n  akut : ja/nej\n  slut : datum eller saknas\n"
        "svar x per uppdrag : kr \"?\"\nsvar y per poster.rader : kr \"?\"\n§ a \"A\"\n"
        "  x per uppdrag = 1 kr om akut\n  x per uppdrag = 2 kr om slut finns\n"
        "  y per poster.rader = pris om pris < tak\n  y per poster.rader = pris om pris > tak\n";
    CHECK(told(text) ==
          "x\n  motstridigt när akut = ja, slut = 2026-01-01 (den 2026-01-01)\n"
          "  oreglerat när akut = nej, slut saknas (den 2026-01-01)\n"
          "y\n  motstridigt aldrig (bevisat)\n"
          "  oreglerat inte avgjort: fall med grupper eller med rader inom poster görs inte\n");
    const auto agreement = asking::agreement_of(text);
    const search::Finding found = report_on(*agreement).findings.at(0);
    CHECK_THAT(case_json(agreement->program(), found, found.cases.at(0)),
               Catch::Contains(R"("uppdrag": [{ "akut": true, "slut": "2026-01-01" }])"));
}
