#include "interpreter/render/outcome_text.hpp"

#include <algorithm>
#include "tests/catch.hpp"

#include "tests/render/sample_outcomes.hpp"

using namespace klausul;
using namespace klausul::sample;

namespace {

/// The text after the line with the date, with no-break spaces as plain ones.
std::string text_of(const Answer& answer, Language language = Language::swedish) {
    std::string text = outcome_text(run({answer}), language);
    for (std::size_t at = 0; (at = text.find("\u00A0", at)) != std::string::npos;) text.replace(at, 2, " ");
    return text.substr(text.find('\n') + 1);
}

}  // namespace

TEST_CASE("a decided amount is told in Swedish with what it rests on", "[render]") {
    CHECK(text_of(answer("belopp_att_fördela", "Vilket belopp ska fördelas i år?", amount())) == R"(
Vilket belopp ska fördelas i år? (belopp_att_fördela)
  3 919 345 kr
    Enligt      § Avstämning av tilläggsbeloppet [TIL-16]
    Går före    § Avstämning av tilläggsbeloppet [TIL-15]
    Tolkning    justering_räknas_från: ett justeringsbelopp, oavsett avstånd (inte den förvalda)
    Anmärkning  avser hela kalenderåret
)");
}

TEST_CASE("a decided amount is told in English with what it rests on", "[render]") {
    CHECK(text_of(answer("belopp_att_fördela", "", amount()), Language::english) == R"(
belopp_att_fördela
  3 919 345 kr
    According to   § Avstämning av tilläggsbeloppet [TIL-16]
    Prevails over  § Avstämning av tilläggsbeloppet [TIL-15]
    Reading        justering_räknas_från: ett justeringsbelopp, oavsett avstånd (not the default)
    Note           avser hela kalenderåret
)");
}

TEST_CASE("the strength of the rule stands with the value", "[render]") {
    Outcome outcome = decided(option("kommunen"), rule("ansvarsfördelning", "Ansvarsfördelning", "ORD-10"));
    outcome.clauses[0].strength = Strength::should;
    CHECK(text_of(answer("huvudman", "Vem?", outcome)) == R"(
Vem? (huvudman)
  bör vara kommunen
    Enligt      § Ansvarsfördelning [ORD-10]
)");
}

TEST_CASE("a conflict shows what each side says", "[render]") {
    Outcome outcome = with_status(Status::conflict);
    outcome.alternatives = {{option("regionen"), {rule("a", "Ansvar", "NUT-27")}},
                            {option("kommunen"), {rule("b", "", "NUT-15"), rule("b", "", "NUT-16")}}};
    CHECK(text_of(answer("betalare", "Vem betalar?", outcome)) == R"(
Vem betalar? (betalare)
  Motstridigt: klausulerna ger olika svar
    Antingen    regionen enligt § Ansvar [NUT-27]
    Antingen    kommunen enligt § b [NUT-15] och § b [NUT-16]
)");
}

TEST_CASE("a gap names the rule that was nearest and what failed", "[render]") {
    Outcome outcome = with_status(Status::gap);
    outcome.nearest = {{rule("b", "Kommunens ansvar", "NUT-15"), "boendeform är ordinärt_boende"}};
    CHECK(text_of(answer("betalare", "Vem betalar?", outcome)) == R"(
Vem betalar? (betalare)
  Oreglerat: ingen klausul ger svar i det här fallet
    Närmast     § Kommunens ansvar [NUT-15], men inte uppfyllt: boendeform är ordinärt_boende
)");
}

TEST_CASE("missing facts stand with their labels", "[render]") {
    Outcome outcome = with_status(Status::undetermined);
    outcome.missing = {{{"inskriven"}, "inskriven i kommunal vård"}, {{"anslutna", "2025"}}};
    outcome.missing_is_superset = true;
    outcome.whatever = {{{"diagnos"}}};
    CHECK(text_of(answer("betalare", "Vem betalar?", outcome)) == R"(
Vem betalar? (betalare)
  Ofullständigt: det saknas uppgifter
    Saknas      inskriven: inskriven i kommunal vård
    Saknas      anslutna för 2025
                (kanske behövs inte alla)
    Oavsett     diagnos (inte uppgivet, men ändrar inte svaret)
)");
}

TEST_CASE("what is settled elsewhere, out of force or faulty is a sentence", "[render]") {
    Outcome referred = with_status(Status::referred);
    referred.text = "skriftlig överenskommelse";
    CHECK_THAT(text_of(answer("x", "", referred)), Catch::Contains("Avgörs särskilt: skriftlig överenskommelse\n"));

    Outcome ended = with_status(Status::not_in_force);
    ended.last = day_from_text("2025-12-31");
    ended.from = "huvudman";
    CHECK_THAT(text_of(answer("x", "", ended)), Catch::Contains("Gäller inte den 2026-03-31 (följer av huvudman)\n"
                                                                "    Gällde      till och med 2025-12-31\n") &&
                                                    !Catch::Contains("ingenting som lästes"));
    ended.from.clear();
    CHECK_THAT(
        text_of(answer("x", "", ended)),
        Catch::Contains("    I stället   ingenting som lästes svarar den dagen; `klausul status` visar andra avtal"));
    CHECK_THAT(text_of(answer("x", "", ended), Language::english),
               Catch::Contains("    Instead        nothing that was read answers on that day"));

    Outcome fault = with_status(Status::error);
    fault.problem = Phrase("delat med noll", "divided by zero");
    CHECK_THAT(text_of(answer("x", "", fault)), Catch::Contains("Fel: delat med noll\n"));
    CHECK_THAT(text_of(answer("x", "", fault), Language::english), Catch::Contains("Error: divided by zero\n"));
}

TEST_CASE("amounts per municipality stand under each other with their sum", "[render]") {
    const Answer answer = shares(decided(kronor("3919345"), reconciliation("TIL-2")));
    CHECK(text_of(answer) == R"(
Hur mycket får varje kommun? (kommunens_del per kommun)
  Berg         195 967,25 kr
  Östersund  3 919 345,00 kr
  --------------------------
  Summa      4 115 312,25 kr
    Enligt      § Avstämning av tilläggsbeloppet [TIL-2]
)");
    CHECK_THAT(text_of(answer, Language::english), Catch::Contains("  Total      4 115 312.25 kr\n"));
}

TEST_CASE("amounts are not summed when one of them is missing", "[render]") {
    Outcome outcome = with_status(Status::undetermined);
    outcome.missing = {{{"fördelningsandel", "Östersund"}}};
    CHECK(text_of(shares(outcome)) == R"(
Hur mycket får varje kommun? (kommunens_del per kommun)
  Berg       195 967,25 kr
  Östersund  Ofullständigt: det saknas uppgifter
    Berg:
      Enligt      § Avstämning av tilläggsbeloppet [TIL-2]
    Östersund:
      Saknas      fördelningsandel för Östersund
)");
}

TEST_CASE("elements that failed for the same reason say it once", "[render]") {
    Outcome fault = with_status(Status::error);
    fault.problem = Phrase("andelarna blir 0,9 tillsammans", "the shares sum to 0.9");
    Answer each = shares(fault);
    each.elements[0].outcome = fault;
    CHECK(text_of(each) == R"(
Hur mycket får varje kommun? (kommunens_del per kommun)
  Berg       fel
  Östersund  fel
    Fel: andelarna blir 0,9 tillsammans
)");
    CHECK_THAT(text_of(each, Language::english),
               Catch::Contains("  Berg       error\n") && Catch::Contains("    Error: the shares sum to 0.9\n"));
    each.elements[0].outcome = each.elements[1].outcome = with_status(Status::gap);
    CHECK_THAT(text_of(each), Catch::Contains("  Berg       oreglerat\n  Östersund  oreglerat\n"
                                              "    Oreglerat: ingen klausul ger svar i det här fallet\n"));
}

TEST_CASE("elements that failed for different reasons keep their own sentence", "[render]") {
    Outcome fault = with_status(Status::error);
    fault.problem = Phrase("delat med noll", "divided by zero");
    Answer each = shares(fault);
    each.elements[0].outcome = with_status(Status::gap);
    CHECK_THAT(text_of(each), Catch::Contains("  Berg       Oreglerat: ingen klausul ger svar i det här fallet\n"
                                              "  Östersund  Fel: delat med noll\n"));
}

TEST_CASE("a fact that is missing for several members is one row", "[render]") {
    Outcome outcome = with_status(Status::undetermined);
    outcome.missing = {{{"andel", "Berg"}, "andel"}, {{"andel", "Åre"}, "andel"}, {{"LPIK", "2026"}}};
    const std::string text = text_of(answer("x", "", outcome));
    CHECK_THAT(text, Catch::Contains("    Saknas      andel för Berg, Åre: andel\n    Saknas      LPIK för 2026\n"));
}

TEST_CASE("an answer per record without records is one outcome in words", "[render]") {
    Answer each = answer("ersättning", "Vad ersätts?", with_status(Status::undetermined));
    each.elements[0].outcome.missing = {{{"uppdrag"}, "månadens uppdrag"}};
    each.per = {"uppdrag"};
    CHECK(text_of(each) == R"(
Vad ersätts? (ersättning per uppdrag)
  Ofullständigt: det saknas uppgifter
    Saknas      uppdrag: månadens uppdrag
)");
}

TEST_CASE("an explanation shows the calculation step by step", "[render]") {
    Outcome outcome = decided(kronor("3919345"), reconciliation("TIL-16"));
    outcome.explanation = amount_explained();
    CHECK(text_of(answer("belopp_att_fördela", "", outcome)) == R"(
belopp_att_fördela
  3 919 345 kr
    Enligt      § Avstämning av tilläggsbeloppet [TIL-16]
  Varför:
    belopp_att_fördela = 3 919 345 kr
      enligt § Avstämning av tilläggsbeloppet [TIL-16]: belopp_att_fördela = årsbelopp + avvikelse * justeringsbelopp
        antal > högst (170 personer > 169 personer): ja
        årsbelopp + avvikelse * justeringsbelopp
            = 3 892 316 kr + 1 person * 27 029 kr/person
            = 3 919 345 kr
          årsbelopp = 3 892 316 kr
          uppgift anslutna för 2025 = 170 personer  (anslutna under kalenderåret)
      viker: § Avstämning av tilläggsbeloppet [TIL-15]: belopp_att_fördela = årsbelopp (för § Avstämning av tilläggsbeloppet [TIL-16])
)");
}

TEST_CASE("figures that are nothing but the value are not said twice", "[render]") {
    using Step = Explanation::Step;
    Explanation root = step(Step::answer, "x", kronor("1"));
    root.children.push_back(step(Step::arithmetic, "beroende på y", kronor("1")));
    root.children[0].words = "1\u00a0kr";
    Outcome outcome = decided(kronor("1"), reconciliation("A"));
    outcome.explanation = root;
    CHECK_THAT(text_of(answer("x", "", outcome)), Catch::Contains("      beroende på y = 1 kr\n"));
}

TEST_CASE("a long list that has been shown is referred to", "[render]") {
    using Step = Explanation::Step;
    Explanation sum = step(Step::arithmetic, "summa andelar", kronor("4"));
    for (const char* name : {"a", "b", "c", "d"}) sum.children.push_back(step(Step::fact, name, kronor("1")));
    Explanation root = step(Step::answer, "x", kronor("4"));
    root.children = {sum, sum};
    Outcome outcome = decided(kronor("4"), reconciliation("A"));
    outcome.explanation = root;
    const std::string text = text_of(answer("x", "", outcome));
    CHECK_THAT(text, Catch::EndsWith("      summa andelar = 4 kr\n        (underlaget som ovan)\n"));
    CHECK(text.find("uppgift d") == text.rfind("uppgift d"));
}

TEST_CASE("what was explained once is referred to afterwards", "[render]") {
    Outcome outcome = decided(kronor("3919345"), reconciliation("TIL-16"));
    outcome.explanation = amount_explained();
    const std::string text = outcome_text(run({answer("a", "", outcome), answer("b", "", outcome)}), Language::swedish);
    CHECK(text.ends_with("    belopp_att_fördela = 3\u00a0919\u00a0345\u00a0kr  (se ovan)\n"));
}

TEST_CASE("clauses name their document when several documents spoke", "[render]") {
    Outcome outcome = amount();
    outcome.beaten[0].rule.document = "huvudavtal";
    CHECK_THAT(text_of(answer("x", "", outcome)),
               Catch::Contains("Går före    huvudavtal: § Avstämning av tilläggsbeloppet [TIL-15]"));
}

TEST_CASE("duties are listed with who, what, when and where", "[render]") {
    RunResult result = run({});
    result.duties.push_back({"regionen", DutyVerb::shall, "räkna de anslutna", "varje år", reconciliation("TIL-14")});
    CHECK(outcome_text(result, Language::swedish) == R"(Den 2026-03-31

Skyldigheter
  regionen ska räkna de anslutna, varje år
    § Avstämning av tilläggsbeloppet [TIL-14]
)");
}

TEST_CASE("requirements tell what is not met, line by line", "[render]") {
    RunResult result = run({});
    result.requirements.push_back(requirement({}, RequirementStatus::not_met));
    CHECK(outcome_text(result, Language::swedish) == R"(Den 2026-03-31

Krav
  fakturan_godtas: inte uppfyllt
    § Fakturering [K-1]
    inte uppfyllt     kontonummer [K-2]
    kan inte avgöras  initialer
                      saknas initialer: patientens initialer
    1 av 3 rader uppfylld
)");
    CHECK_THAT(outcome_text(result, Language::english),
               Catch::Contains("\nRequirements\n  fakturan_godtas: not met\n") &&
                   Catch::Contains("    not met       kontonummer [K-2]\n    undetermined  initialer\n") &&
                   Catch::Contains("1 of 3 lines met\n"));
}

TEST_CASE("requirements of records stand together under one heading", "[render]") {
    RunResult result = run({});
    result.requirements = {requirement({"1"}, RequirementStatus::met), requirement({"2"}, RequirementStatus::not_met),
                           requirement({"3"}, RequirementStatus::met),
                           requirement({"4"}, RequirementStatus::not_applicable)};
    CHECK_THAT(outcome_text(result, Language::swedish),
               Catch::Contains("  fakturan_godtas\n    § Fakturering [K-1]\n    1; 3: uppfyllt\n"
                               "    4: gäller inte här\n    2: inte uppfyllt\n      inte uppfyllt     kontonummer"));
}

TEST_CASE("control characters in a case cannot steer the terminal", "[render]") {
    const std::string text = text_of(answer("x", "", decided(option("\x1b[2Jhej\u202E"), reconciliation("A"))));
    CHECK_THAT(text, Catch::Contains("␛[2Jhej<U+202E>"));
}
