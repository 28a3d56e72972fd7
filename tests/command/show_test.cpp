// klausul show: from a tag to its sentence on paper, and from there to the rules and examples.

#include "command/register.hpp"
#include "tests/command/commands.hpp"

using namespace klausul;
using namespace klausul::commands;
using Catch::Contains;

namespace {

constexpr const char* shown_agreement = R"(avtal hembesök "Hembesök"
  gäller tills vidare
uppgift beställt : ja/nej
tolkning främst "Går beställning före?" [A-1]
  ja_alltid "ja"  förvald
  aldrig    "nej"
svar betalare : text "?"
§ besök "Besök"
  betalare = "kommunen"                 [H-1]
    undantag om beställt                [H-2]
      betalare = "regionen"
  betalare = "patienten" om beställt    [H-3]
  [H-1] går före [H-3] om främst är ja_alltid
exempel "beställt"
  den 2026-01-01
  givet beställt = ja
  ger betalare = "regionen"
exempel "inte beställt"
  den 2026-01-01
  givet beställt = nej
  ger betalare = "kommunen"
)";

constexpr const char* shown_register =
    "id;kind;document;encoded;text;heading;number;sentence\n"
    "H-1;cost;hembesok.klausul;computed;Avtalet;Kostnader;2;Kommunen står för kostnaden.\n";

/// A folder with an agreement and its register.
struct Shelf {
    Shelf() : document(folder.write("avtal/hembesok.klausul", shown_agreement)) {
        folder.write("avtal/register.csv", shown_register);
    }
    Folder folder;
    std::string document;
};

}  // namespace

TEST_CASE("a tag leads to its sentence, its rule, what it beats and the examples that reach it", "[command]") {
    const Shelf shelf;
    const CommandResult result = command({"visa", "H-1", shelf.document});
    CHECK(result.err == "");
    REQUIRE(result.code == 0);
    CHECK_THAT(result.out, Contains("Rubrik          Kostnader, mening 2\n"));
    CHECK_THAT(result.out, Contains("Säger           Kommunen står för kostnaden.\n"));
    CHECK_THAT(result.out, Contains("      9  regel i § Besök, "));
    CHECK_THAT(result.out, Contains("betalare = \"kommunen\""));
    CHECK_THAT(result.out, Contains("Har undantag    hembesök: § Besök [H-2]\n"));
    CHECK_THAT(result.out, Contains("Går före        hembesök: § Besök [H-3]\n"));
    CHECK_THAT(result.out, Contains("Exempel         \"inte beställt\", rad 18\n"));
    CHECK_THAT(result.out, !Contains("\"beställt\", rad 14"));
}

TEST_CASE("examples that cite a tag stand first, then those that expect its value, then those on the way",
          "[command]") {
    Folder folder;
    const std::string document = folder.write("taxa.klausul", R"(avtal taxa "Taxa"
  gäller tills vidare
uppgift tid : timmar
svar pris : kr/timme "?"
svar belopp : kr "?"
§ taxa "Taxa"
  pris = 640 kr/timme                   [T-1]
  belopp = tid * pris                   [T-2]
exempel "på vägen"
  den 2026-01-01
  givet tid = 1 timme
  ger belopp = 640 kr
exempel "väntat"
  den 2026-01-01
  ger pris = 640 kr/timme
exempel "väntat utan värde"
  den 2026-01-01
  ger pris = 640 kr/timme
  ger belopp ofullständigt
exempel "åberopat"
  den 2026-01-01
  ger pris = 640 kr/timme
  enligt [T-1]
exempel "åberopat av annat"
  den 2026-01-01
  givet tid = 2 timmar
  ger belopp = 1280 kr
  enligt [T-2]
)");
    const CommandResult price = command({"visa", "T-1", document});
    CHECK(price.code == 0);
    CHECK_THAT(price.out, Contains("Exempel         \"åberopat\", rad 20\n"
                                   "                    \"väntat\", rad 13\n"
                                   "                    \"väntat utan värde\", rad 16\n"
                                   "                    \"på vägen\", rad 9\n"
                                   "                    \"åberopat av annat\", rad 24\n"));
    const CommandResult amount = command({"visa", "T-2", document, "--json"});
    const auto place_of = [&](const char* title) { return amount.out.find("\"title\": \"" + std::string(title)); };
    CHECK(place_of("åberopat av annat") < place_of("på vägen"));
    CHECK(place_of("på vägen") < place_of("väntat utan värde"));
    CHECK(place_of("väntat utan värde") != std::string::npos);
}

TEST_CASE("an exception and a reading are shown from their side", "[command]") {
    const Shelf shelf;
    const CommandResult exception = command({"show", "[H-2]", shelf.document, "--lang", "en"});
    CHECK_THAT(exception.out, Contains("Exception from  hembesök: § Besök [H-1]\n"));
    CHECK_THAT(exception.out, Contains("Stands in       no register\n"));
    const CommandResult reading = command({"show", "A-1", shelf.document, "--lang", "en"});
    CHECK(reading.code == 0);
    CHECK_THAT(reading.out, Contains("Reading         främst: Går beställning före? Default: ja  [A-1]\n"));
    const CommandResult loser = command({"show", "H-3", shelf.document, "--json"});
    CHECK_THAT(loser.out, Contains("\"gives_way_to\": [\n"));
    CHECK_THAT(loser.out, Contains("{ \"document\": \"hembesök\", \"clause\": \"besök\", \"tags\": [\"H-1\"] }"));
}

TEST_CASE("a tag that nothing carries is told with the nearest there is", "[command]") {
    const Shelf shelf;
    const CommandResult result = command({"show", "H-11", shelf.document});
    CHECK(result.code == 2);
    CHECK(result.out == "");
    CHECK_THAT(result.err, Contains("`H-11`") && Contains("menade du `H-1`?"));
    CHECK(command({"show", "H-1", shelf.folder.path() + "/nowhere"}).code == 2);
}

TEST_CASE("a tag that nothing is near is told with the beginnings of the tags there are", "[command]") {
    const Shelf shelf;
    const std::string place = shelf.folder.path() + "/avtal";
    const CommandResult swedish = command({"visa", "NOPE-1", place});
    CHECK(swedish.code == 2);
    CHECK(swedish.out == "");
    CHECK_THAT(swedish.err,
               Contains("taggen `NOPE-1` finns inte; taggarna i " + place +
                        " börjar med `A-`, `H-`, och `klausul lista --taggar " + place + "` räknar upp dem"));
    const CommandResult english = command({"show", "NOPE-1", place, "--lang", "en"});
    CHECK(english.code == 2);
    CHECK_THAT(english.err, Contains("there is no tag `NOPE-1`; the tags in " + place +
                                     " begin with `A-`, `H-`, and `klausul list --tags " + place + "` lists them"));
    CHECK(command({"lista", "--taggar", place}).code == 0);
}

TEST_CASE("where there are no tags at all, that is said", "[command]") {
    Folder folder;
    const std::string bare = folder.write("bar.klausul", "avtal bar \"Bar\"\n  gäller tills vidare\n");
    const CommandResult result = command({"show", "NOPE-1", bare, "--lang", "en"});
    CHECK(result.code == 2);
    CHECK_THAT(result.err, Contains("there is no tag `NOPE-1`; there are no tags in " + bare));
}

TEST_CASE("a register that is none is told with its line", "[command]") {
    CHECK_FALSE(read_register(shown_register).problem);
    CHECK(read_register(shown_register).sentences.at("H-1").number == "2");
    const Register short_row = read_register("id;kind;document;encoded;text;heading;number;sentence\na;b\n");
    REQUIRE(short_row.problem);
    CHECK_THAT(short_row.problem->sv, Contains("rad 2"));
    CHECK(read_register("id;kind\n").problem);
    const Shelf shelf;
    shelf.folder.write("avtal/register.csv", "id;kind\n");
    const CommandResult result = command({"show", "H-1", shelf.document});
    CHECK(result.code == 2);
    CHECK_THAT(result.err, Contains("register.csv"));
}

TEST_CASE("a shipped tag leads from the clause to the paper", "[command]") {
    const CommandResult result = command({"show", "ORD-45", shipped_agreements + "/jamtland/ordinart_boende.klausul"});
    CHECK(result.code == 0);
    CHECK_THAT(result.out, Contains("Rubrik") && Contains("De 640 kronorna") &&
                               Contains("Exempel         \"Priset stiger med VPI\", rad "));
}
