// What `klausul run` says of what a short answer rests on: readings that can change it, helpers, and --short-why.

#include "tests/command/commands.hpp"

using namespace klausul;
using namespace klausul::commands;
using Catch::Contains;

namespace {

constexpr const char* reasons_agreement = R"(avtal prov "Prov"
  gäller från och med 2026-01-01 till och med 2027-12-31        [P-1]
part regionen
part kommunen
uppgift hemma : ja/nej       "personen bor hemma"
uppgift brådskar : ja/nej    "det brådskar"
uppgift tid : minuter        "tid hos personen"
tolkning gräns "Går tvåtimmarsgränsen före?"                    [P-A]
  jämsides  "nej, jämsides"
  före      "ja, den går före"   förvald
tolkning timme "Räknas en påbörjad timme?"                      [P-B]
  hel      "ja, som hel"   förvald
  utan     "nej"
tolkning vila "Räknas vilan?"                                   [P-C]
  ja   "ja"
  nej  "nej"   förvald
tolkning paus "Räknas pausen?"                                  [P-D]
  ja   "ja"
  nej  "nej"   förvald
tolkning tom "Spelar det någon roll?"                           [P-E]
  ja   "ja"
  nej  "nej"   förvald
svar betalare : part "Vem betalar?"
svar belopp : kr "Hur mycket?"
svar paus_gäller : ja/nej "Gäller pausen?"

§ ansvar "Ansvar"
  betalare = kommunen om hemma                                  [P-2]
    undantag om brådskar                                        [P-3]
      betalare = regionen
  betalare = regionen om tid > 2 timmar                         [P-4]
  [P-4] går före [P-2] om gräns är före                         [P-5]

§ pris "Pris"
  belopp = timmar_att_betala * timpris                          [P-6]
  timmar_att_betala = (om timme är hel då påbörjade timmar av tid annars tid)  [P-7]
  timpris = (om tom är ja då 600 kr/timme annars 600 kr/timme)  [P-8]
  paus_gäller = ja om vila är ja eller paus är ja               [P-9]
  paus_gäller = nej om vila är nej och paus är nej              [P-10]
)";

struct ReasonsGiven {
    explicit ReasonsGiven(const std::string& facts) : facts_(place_.write("fall.json", facts)) {
        document_ = place_.write("prov.klausul", reasons_agreement);
    }
    std::string said(const std::vector<std::string>& more, const std::string& language = "sv") const {
        std::vector<std::string> arguments{"run", document_, "--case", facts_, "--lang", language};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const CommandResult result = command(arguments);
        INFO(result.err);
        REQUIRE(result.code == 0);
        std::string text = result.out;
        for (std::size_t at = 0; (at = text.find("\u00A0", at)) != std::string::npos;) text.replace(at, 2, " ");
        return text;
    }

private:
    Folder place_;
    std::string facts_;
    std::string document_;
};

const std::string two_and_a_half_hours =
    R"({ "date": "2026-03-31", "facts": { "hemma": true, "brådskar": false, "tid": 150 } })";

}  // namespace

TEST_CASE("a short answer cites the helpers that its value was put together from", "[command]") {
    const ReasonsGiven prov(two_and_a_half_hours);
    CHECK_THAT(prov.said({"--answer", "belopp"}), Contains("    Enligt      § Pris [P-6]; genom [P-7; P-8]\n"));
    CHECK_THAT(prov.said({"--answer", "belopp"}, "en"),
               Contains("    According to   § Pris [P-6]; through [P-7; P-8]\n"));
    CHECK_THAT(prov.said({"--answer", "belopp", "--json"}), Contains("\"through\": ["));
    CHECK_THAT(prov.said({"--answer", "betalare"}), !Contains("genom"));
}

TEST_CASE("only readings that can change an answer stand under it", "[command]") {
    const ReasonsGiven prov(two_and_a_half_hours);
    CHECK_THAT(prov.said({"--answer", "belopp"}), Contains("timme: ja, som hel") && !Contains("tom:"));
    CHECK_THAT(prov.said({"--answer", "betalare"}), Contains("gräns: ja, den går före"));
    // A whole number of hours is the same either way.
    const ReasonsGiven whole(R"({ "date": "2026-03-31", "facts": { "hemma": true, "brådskar": false, "tid": 180 } })");
    CHECK_THAT(whole.said({"--answer", "belopp"}), !Contains("Tolkning"));
}

TEST_CASE("of two readings of which either would do, the one that was read stands under the answer", "[command]") {
    const ReasonsGiven prov(two_and_a_half_hours);
    const std::vector<std::string> both{"--answer", "paus_gäller", "--reading", "vila=ja", "--reading", "paus=ja"};
    CHECK_THAT(prov.said(both), Contains("vila: ja"));
}

TEST_CASE("the short why tells sentence, facts, what lost and by what, and the question", "[command]") {
    const ReasonsGiven prov(two_and_a_half_hours);
    CHECK_THAT(prov.said({"--answer", "betalare", "--short-why"}), Contains(R"(
Vem betalar? (betalare)
  regionen
    Enligt      § Ansvar [P-4]
                ”betalare = regionen om tid > 2 timmar”
    Uppgifter   tid hos personen: 150 min
    Går före    § Ansvar [P-2]: ”[P-4] går före [P-2] om gräns är före”
    Tolkning    Går tvåtimmarsgränsen före? – gräns: ja, den går före
)"));
    const ReasonsGiven urgent(R"({ "date": "2026-03-31", "facts": { "hemma": true, "brådskar": true, "tid": 60 } })");
    CHECK_THAT(urgent.said({"--answer", "betalare", "--kort-varför"}),
               Contains("    Går före    § Ansvar [P-2]: det är ett undantag\n") && !Contains("Varför:"));
    CHECK_THAT(urgent.said({"--answer", "betalare", "--short-why"}, "en"),
               Contains("    Prevails over  § Ansvar [P-2]: it is an exception\n"));
    CHECK_THAT(prov.said({"--answer", "betalare", "--short-why", "--json"}),
               Contains("\"short_why\": {") && Contains("\"ground\": \"statement\"") &&
                   Contains("\"question\": \"Går tvåtimmarsgränsen före?\""));
}

TEST_CASE("requirements of which nothing is known stand on one line", "[command]") {
    const Folder place;
    const std::string document = place.write("prov.klausul", R"(avtal prov "Prov"
  gäller tills vidare
uppgift a : ja/nej "det första"
uppgift b : ja/nej "det andra"
krav ett
  a
krav två
  a
krav tre
  b
krav fyra
  b
krav fem
  b
)");
    const auto run = [&](const std::string& facts) {
        return command({"run", document, "--case", place.write("fall.json", facts)}).out;
    };
    CHECK_THAT(run(R"({ "date": "2026-03-31", "facts": {} })"),
               Contains("Krav\n  5 krav kan inte avgöras: ett; två; tre; fyra; fem\n"));
    const std::string some = run(R"({ "date": "2026-03-31", "facts": { "a": false } })");
    CHECK_THAT(some, Contains("  ett: inte uppfyllt\n") && Contains("  tre: kan inte avgöras\n"));
}

TEST_CASE("where another rule decided, the line that names it is at fault and no other", "[command]") {
    const Folder place;
    const std::string document = place.write("prov.klausul", R"(avtal prov
  gäller tills vidare
uppgift b : ja/nej
svar x : kr "Hur mycket?"
§ a
  x = 1 kr om b                                                 [A]
  x = 2 kr om inte b                                            [B]
exempel "fel"
  den    2026-01-01
  givet  b = ja
  ger    x = 1 kr
  enligt [B]
)");
    const CommandResult result = command({"test", document});
    CHECK(result.code == 1);
    CHECK_THAT(result.out, Contains("    enligt [B]\n      väntat: [B]\n      blev:   [A]\n") &&
                               Contains("prov.klausul:12") && !Contains("prov.klausul:11"));
}

TEST_CASE("a listing tells steps, duties, lists and tables whole", "[command]") {
    const Folder place;
    const std::string document = place.write("prov.klausul", R"(avtal prov
  gäller tills vidare
part regionen
typ kommun : part
  Berg; Åre
uppgift b : ja/nej "det brådskar"
uppgift uppdrag : lista av "uppdragen"
  tid : minuter "hur länge"
tabell priser per kommun den 2025-06-30, timpris : kr/timme; antal : heltal  [T-1]
  Berg;  50;  3
  Åre;   60;  4
§ a
  i tur och ordning
    "chefer talar med varandra"
    "avtalsgruppen avgör"
  regionen ska "rapportera" varje månad om b
)");
    const CommandResult result = command({"list", document});
    INFO(result.err);
    CHECK_THAT(result.out, Contains("\"1. chefer talar med varandra; 2. avtalsgruppen avgör\"") &&
                               Contains("regionen  \"rapportera\"  ska, varje månad, om b\n") &&
                               Contains("lista       uppdrag") && Contains("\"hur länge\"  i listan uppdrag\n") &&
                               Contains("tabell      priser    per kommun: timpris, antal  [T-1]\n"));
    CHECK_THAT(command({"list", document, "--json", "--lang", "en"}).out,
               Contains("\"detail\": \"shall, varje månad, if b\""));
}
