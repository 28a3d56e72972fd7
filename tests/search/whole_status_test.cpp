// A conflict or a gap is sought as it is answered: the answer's own, or taken over from a helper or another answer.

#include "tests/catch.hpp"

#include "searching.hpp"

using namespace klausul;
using namespace klausul::searching;

namespace {

const std::string no_conflict = "  motstridigt aldrig (bevisat)\n";

/// What is told of gaps of `x`, in words.
std::string gaps(const std::string& lines, const std::string& more = "") {
    const std::string words = told(clause(lines, more));
    const std::string begin = "x\n" + no_conflict + "  oreglerat ";
    const auto at = words.find(begin);
    if (at == std::string::npos) return words;
    const auto from = at + begin.size();
    return words.substr(from, words.find('\n', from) - from);
}

}  // namespace

TEST_CASE("a gap of a helper is found through conditions, choices and other helpers", "[search]") {
    CHECK(gaps("h = 1 kr om a\nx = om b då h annars 2 kr\n") == "när b = ja, a = nej, följer av h (den 2026-01-01)");
    CHECK(gaps("h = 1 kr om a\ni = h * 2\nx = i avrundat till hela kronor\n") ==
          "när a = nej, följer av h (den 2026-01-01)");
    CHECK(gaps("h = 1 kr om a\nx = 1 kr om h > 0 kr eller b\nx = 1 kr om inte b\n") == "aldrig (bevisat)");
    CHECK(gaps("h = 1 kr om a\nx = 1 kr om h > 0 kr och b\nx = 2 kr om inte b\n") ==
          "när a = nej, b = ja, följer av h (den 2026-01-01)");
}

TEST_CASE("where a worse status is taken over as well, there is no gap", "[search]") {
    CHECK(told(clause("h = 1 kr om a\ni = 1 kr\ni = 2 kr om inte a\nx = h + i\n")) ==
          "x\n  motstridigt när a = nej, följer av i (den 2026-01-01)\n  oreglerat aldrig (bevisat)\n");
    CHECK(gaps("h = 1 kr om a\nx = h / n\n") == "när a = nej, följer av h (den 2026-01-01)");
    CHECK(gaps("h = 1 kr om a\nx = h + 1 kr / (1 - 1)\n") == "aldrig (bevisat)");
}

TEST_CASE("what follows from another answer is told there, and is no proof here", "[search]") {
    const std::string text = clause("y = 1 kr om a\nx = y + 1 kr\n", "svar y : kr \"Hur mycket y?\"\n");
    CHECK(told(text) == "y\n" + no_conflict + "  oreglerat när a = nej (den 2026-01-01)\nx\n" + no_conflict +
                            "  oreglerat bara när det följer av y (bevisat)\n");
    CHECK(reported(text) == "K0601 14");
    const std::string both = clause("y = 1 kr om a\nh = 1 kr om b\nx = y + h\n", "svar y : kr \"Hur mycket y?\"\n");
    CHECK_THAT(told(both),
               Catch::Contains("  oreglerat när b = nej") && Catch::Contains("följer av h (den 2026-01-01); "
                                                                             "dessutom när det följer av y"));
}

TEST_CASE("an expected finding covers what follows from its origin, and may name a helper", "[search]") {
    const std::string helper = "h = 1 kr om a\nx = h + 1 kr\n";
    for (const std::string named : {"h", "x"}) {
        const std::string text = clause(helper + "väntad lucka i " + named + " om inte a \"Sägs inte.\"\n");
        CHECK(reported(text) == "");
        CHECK(told(text) == "x\n" + no_conflict + "  oreglerat bara när det väntas (bevisat)\n");
    }
    CHECK(reported(clause(helper + "väntad lucka i h om a \"Sägs inte.\"\n")) == "K0601 14; K0602 18");
    CHECK(reported(clause(helper + "väntad lucka i h om inte a och b \"Sägs inte.\"\n")) == "K0601 14");
    const std::string answers = clause("y = 1 kr om a\nx = y + 1 kr\nväntad lucka i y om inte a \"Sägs inte.\"\n",
                                       "svar y : kr \"Hur mycket y?\"\n");
    CHECK(reported(answers) == "");
    CHECK(told(answers) == "y\n" + no_conflict + "  oreglerat bara när det väntas (bevisat)\nx\n" + no_conflict +
                               "  oreglerat bara när det väntas (bevisat)\n");
    const std::string other = clause("y = 1 kr om a\nx = y + 1 kr\nväntad lucka i x om inte a \"Sägs inte.\"\n",
                                     "svar y : kr \"Hur mycket y?\"\n");
    CHECK(reported(other) == "K0601 14");
}

TEST_CASE("an expected finding whose condition reads the answer itself neither hangs nor proves", "[search]") {
    CHECK_THAT(reported(clause("x = 1 kr om a\nväntad lucka i x om x > 3 kr \"Sägs inte.\"\n")),
               Catch::Contains("K0601"));
}

TEST_CASE("an expected finding that cannot be decided stands", "[search]") {
    const std::string at = "uppgift tid : tidpunkt\nuppgift rader : lista av\n  pris : kr\n";
    CHECK(reported(clause("x = 1 kr om tid i 08:00 till 24:00\nväntad lucka i x om tid i 00:00 till 08:00 \"På "
                          "natten.\"\n",
                          at)) == "");
    CHECK(reported(clause("x = 1 kr om summa pris > 0 kr\nväntad lucka i x om antal rader är 0 \"Tomt.\"\n", at)) ==
          "");
}

TEST_CASE("an expected finding of several answers is one for each", "[search]") {
    const std::string other = "svar y : kr \"Hur mycket y?\"\n";
    CHECK(reported(clause("x; y = 1 kr om a\nväntad lucka i x; y om inte a \"Sägs inte.\"\n", other)) == "");
    CHECK(reported(clause("x = 1 kr om a\ny = 1 kr\nväntad lucka i x; y om inte a \"Sägs inte.\"\n", other)) ==
          "K0602 19");
}

TEST_CASE("what a fact is derived from when it is not stated counts", "[search]") {
    const std::string derived = "uppgift f : kr\n  annars h\nuppgift g : kr eller saknas\n  annars h\n";
    CHECK(gaps("h = 1 kr om a\nx = f + 1 kr\n", derived) == "när a = nej, följer av h (den 2026-01-01)");
    CHECK(gaps("h = 1 kr om a\nh = 2 kr om inte a\nx = f + 1 kr\n", derived) == "aldrig (bevisat)");
    CHECK(gaps("h = 1 kr om a\nx = 1 kr om g finns\nx = 2 kr om g saknas\n", derived) ==
          "när a = nej, följer av h (den 2026-01-01)");
}

TEST_CASE("what a sum over a list takes over is found in one record", "[search]") {
    const std::string rows = "uppgift rader : lista av\n  pris : kr\n";
    CHECK(gaps("h per rader = 1 kr om pris < 5 kr\nh per rader = 2 kr om pris > 5 kr\nx = summa h\n", rows) ==
          "när pris = 5\u00a0kr, följer av h för rader 1 (den 2026-01-01)");
    CHECK(gaps("h per rader = 1 kr om pris < 5 kr\nh per rader = 2 kr om pris >= 5 kr\nx = summa h\n", rows) ==
          "aldrig (bevisat)");
    const std::string answer = rows + "svar y per rader : kr \"Vad?\"\n";
    CHECK(gaps("y per rader = 1 kr om pris < 5 kr\nx = summa y\n", answer) == "bara när det följer av y (bevisat)");
}

TEST_CASE("a record that takes over what another record lacks is no proof", "[search]") {
    const std::string text = clause(
        "h per rader = 1 kr om akut\nalla = summa h\ny per rader = 1 kr om inte akut\ny per rader = alla om akut\n"
        "x = 1 kr\n",
        "uppgift rader : lista av\n  akut : ja/nej\nsvar y per rader : kr \"Vad?\"\n");
    CHECK_THAT(told(text), Catch::Contains("y\n" + no_conflict + "  oreglerat när"));
}

TEST_CASE("an amount by an index takes nothing away from the proof", "[search]") {
    CHECK(
        gaps("h = 100 kr i 2024 års nivå\n  räknas om varje år från och med 2026-01-01 med LPIK, räknat från basåret, "
             "avrundat till hela kronor\nx = 2 * h\n",
             "använd index.lpik\n") == "aldrig (bevisat)");
}

TEST_CASE("the literal lists of nutrition: the cases told are those of all 48 combinations", "[search]") {
    const auto agreement = asking::agreement_of(file_text(KLAUSUL_ROOT "/tests/search/nutrition_literal.klausul"));
    const search::Report report = report_on(*agreement);
    const TermId payer = *agreement->find_answer("betalare");
    const std::vector<std::string> facts{"boendeform", "inskriven", "får_eller_behöver_hjälp", "eget_ansvar"};
    Judge judge(*agreement);
    std::map<Status, int> counts;
    for (int combination = 0; combination < 48; ++combination) {
        const std::vector<int> values{combination / 8, combination & 1, combination >> 1 & 1, combination >> 2 & 1};
        Case given(agreement->program());
        given.set_date(*day_from_text("2025-10-01"));
        for (std::size_t i = 0; i < facts.size(); ++i) given.set(*agreement->find_fact(facts[i]), Number(values[i]));
        const Status status = judge.outcome(payer, {}, given, false).status;
        ++counts[status];
        for (const search::Finding& finding : report.findings) {
            const bool told =
                std::any_of(finding.cases.begin(), finding.cases.end(), [&](const search::FoundCase& found) {
                    return std::all_of(found.settings.begin(), found.settings.end(),
                                       [&](const search::Setting& setting) {
                                           return given.get(setting.fact).value == setting.value.value;
                                       });
                });
            const Status sought = finding.sought == search::Sought::conflict ? Status::conflict : Status::gap;
            INFO(combination);
            CHECK(told == (status == sought));
        }
    }
    CHECK(counts[Status::conflict] == 4);
    CHECK(counts[Status::gap] == 12);
}

TEST_CASE("days between two successive agreements, and two amendments that overlap, are told with their dates",
          "[search]") {
    const asking::Texts two{{"frågor", "modul frågor\npart regionen\npart kommunen\nsvar ansvarig : part \"Vem?\"\n"},
                            {"ett",
                             "avtal ett\n  gäller från och med 2024-01-01 till och med 2025-12-31\nanvänd frågor\n"
                             "§ a \"A\"\n  frågor.ansvarig = regionen\n"},
                            {"två",
                             "avtal två\n  gäller från och med 2026-03-01 till och med 2027-12-31\nanvänd frågor\n"
                             "§ a \"A\"\n  frågor.ansvarig = kommunen\n"}};
    CHECK(told("avtal paket\n  består av frågor; ett; två\n", By::both, two) ==
          "ansvarig\n  gäller inte från och med 2026-01-01 till och med 2026-02-28\n" + no_conflict +
              "  oreglerat aldrig (bevisat)\n");
    const std::string ground =
        "avtal grund\n  gäller från och med 2026-01-01\nuppgift barn; akut : ja/nej\nsvar avgift : kr \"Vad kostar "
        "det?\"\n"
        "§ a \"A\"\n  avgift = 100 kr\n";
    const asking::Texts amendments{
        {"första",
         "ändring av grund från och med 2027-01-01 \"Första\"\nläggs till\n  § b \"B\"\n    avgift = 0 kr om barn\n"},
        {"andra",
         "ändring av grund från och med 2027-01-01 \"Andra\"\nläggs till\n  § c \"C\"\n    avgift = 200 kr om akut\n"}};
    CHECK(told(ground, By::both, amendments) ==
          "avgift\n  motstridigt när akut = ja, barn = ja (den 2027-01-01)\n  oreglerat aldrig (bevisat)\n");
}
