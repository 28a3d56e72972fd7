#include "asking.hpp"

using namespace klausul;
using namespace klausul::asking;

namespace {

const std::string places =
    "typ kommun\n  Berg\n  Krokom\n  Åre\nuppgift folk per kommun : heltal\nuppgift fest per kommun : ja/nej\n"
    "svar y per kommun : kr\n";
const Facts everywhere{
    .facts = "'folk': {'Berg': 3, 'Krokom': 5, 'Åre': 7}, 'fest': {'Berg': true, 'Krokom': false, 'Åre': true}"};
const std::string sick_days =
    "uppgift rader : lista av\n  pris : kr\n  tid : minuter\n  vem : text\nsvar y per rader : kr\n";
const Facts three_rows{.facts =
                           "'rader': [{'pris': 2, 'tid': 30, 'vem': 'A'}, {'pris': 3, 'tid': 45, 'vem': 'B'}, "
                           "{'pris': 4, 'tid': 15, 'vem': 'A'}]"};

std::string over_places(const std::string& value) { return clause("x = " + value + " * 1 kr\n", places); }
std::string over_rows(const std::string& value) { return clause("x = " + value + "\n", sick_days); }

}  // namespace

TEST_CASE("an answer per enumeration has one outcome for each option", "[evaluate]") {
    CHECK(told(clause("y per kommun = folk * 2 kr\n", places), everywhere, "y") ==
          "Berg: 6 kr []; Krokom: 10 kr []; Åre: 14 kr []");
}

TEST_CASE("a missing value names its member", "[evaluate]") {
    CHECK(told(clause("y per kommun = folk * 2 kr\n", places), {.facts = "'folk': {'Berg': 3, 'Åre': 7}"}, "y") ==
          "Berg: 6 kr []; Krokom: undetermined folk för Krokom; Åre: 14 kr []");
}

TEST_CASE("the worst element is the status of the whole", "[evaluate]") {
    CHECK(ask(clause("y per kommun = 1 kr / (folk - 3)\n", places), everywhere, "y").worst == Status::error);
}

TEST_CASE("one member is read with for", "[evaluate]") {
    CHECK(told(over_places("folk för Krokom"), everywhere) == "5 kr []");
}

TEST_CASE("the element at hand may be tested", "[evaluate]") {
    const auto text =
        clause("y per kommun = 1 kr\n  om denna kommun är Berg\ny per kommun = 2 kr\n  om denna kommun är inte Berg\n",
               places);
    CHECK(told(text, {}, "y") == "Berg: 1 kr []; Krokom: 2 kr []; Åre: 2 kr []");
}

TEST_CASE("the year before is counted from the day or from the year at hand", "[evaluate]") {
    const std::string years = "uppgift besökare per år : heltal\n";
    CHECK(told(clause("x = besökare för föregående år * 1 kr\n", years), {.facts = "'besökare': {'2025': 170}"}) ==
          "170 kr []");
    CHECK(told(clause("x = besökare för föregående år * 1 kr\n", years), {.facts = "'besökare': {'2024': 170}"}) ==
          "undetermined besökare för 2025");
    CHECK(told(clause("x = t för 2024\nt per år = besökare för föregående år * 1 kr\n", years),
               {.facts = "'besökare': {'2023': 9}"}) == "9 kr []");
}

TEST_CASE("sums, counts, means, lowest and highest run over an index", "[evaluate]") {
    CHECK(told(over_places("summa folk"), everywhere) == "15 kr []");
    CHECK(told(over_places("medel folk"), everywhere) == "5 kr []");
    CHECK(told(over_places("lägsta folk"), everywhere) == "3 kr []");
    CHECK(told(over_places("högsta folk"), everywhere) == "7 kr []");
    CHECK(told(over_places("antal kommun"), everywhere) == "3 kr []");
}

TEST_CASE("a filter takes some members", "[evaluate]") {
    CHECK(told(over_places("(summa folk där fest)"), everywhere) == "10 kr []");
    CHECK(told(over_places("(antal kommun där fest)"), everywhere) == "2 kr []");
    CHECK(told(over_places("(medel folk där fest)"), everywhere) == "5 kr []");
    CHECK(told(over_places("(lägsta folk där inte fest)"), everywhere) == "5 kr []");
    CHECK(told(over_places("(högsta folk där folk < 6)"), everywhere) == "5 kr []");
}

TEST_CASE("only elements whose filter is not no matter", "[evaluate]") {
    CHECK(told(over_places("(summa folk där fest)"),
               {.facts = "'folk': {'Berg': 3, 'Åre': 7}, 'fest': {'Berg': true, 'Krokom': false, 'Åre': true}"}) ==
          "10 kr []");
    CHECK(told(over_places("(summa folk där fest)"),
               {.facts = "'folk': {'Berg': 3, 'Krokom': 5, 'Åre': 7}, 'fest': {'Berg': true, 'Åre': true}"}) ==
          "undetermined fest för Krokom");
}

TEST_CASE("of nothing the sum and count are zero and the rest an error", "[evaluate]") {
    const Facts none_given{.facts = "'rader': []"};
    CHECK(told(over_rows("summa pris"), none_given) == "0 kr []");
    CHECK(told(over_rows("antal rader * 1 kr"), none_given) == "0 kr []");
    CHECK(told(over_rows("medel pris"), none_given).starts_with("error"));
    CHECK(told(over_rows("lägsta pris"), none_given).starts_with("error"));
    CHECK(told(over_rows("högsta pris"), none_given).starts_with("error"));
}

TEST_CASE("a list of records gives one outcome for each row", "[evaluate]") {
    const auto text = clause("y per rader = pris * 2\n", sick_days);
    CHECK(told(text, three_rows, "y") == "1: 4 kr []; 2: 6 kr []; 3: 8 kr []");
    CHECK(told(text, {.facts = "'rader': []"}, "y").empty());
}

TEST_CASE("a list that was not given is missing", "[evaluate]") {
    CHECK(told(over_rows("summa pris")) == "undetermined rader");
    CHECK(told(over_rows("antal rader * 1 kr")) == "undetermined rader");
    CHECK(told(clause("y per rader = pris\n", sick_days), {}, "y") == "undetermined rader");
}

TEST_CASE("fields of records are summed, also with a filter on a text", "[evaluate]") {
    CHECK(told(over_rows("summa pris"), three_rows) == "9 kr []");
    CHECK(told(over_rows("summa pris där vem är \"A\""), three_rows) == "6 kr []");
    CHECK(told(over_rows("summa (tid * 60 kr/timme)"), three_rows) == "90 kr []");
}

TEST_CASE("a term per record is summed", "[evaluate]") {
    CHECK(told(clause("x = summa y\ny per rader = pris * 2\n", sick_days), three_rows) == "18 kr []");
}

TEST_CASE("conditions for every, some and no record", "[evaluate]") {
    const auto holds = [](const std::string& condition, const Facts& facts) {
        return told(clause("x = 1 kr\n  om " + condition + "\nx = 0 kr\n  om inte (" + condition + ")\n", sick_days),
                    facts);
    };
    CHECK(holds("pris > 1 kr för varje rader", three_rows) == "1 kr []");
    CHECK(holds("pris > 2 kr för varje rader", three_rows) == "0 kr []");
    CHECK(holds("pris > 3 kr för någon rader", three_rows) == "1 kr []");
    CHECK(holds("pris > 4 kr för någon rader", three_rows) == "0 kr []");
    CHECK(holds("pris > 4 kr för ingen rader", three_rows) == "1 kr []");
    CHECK(holds("pris > 4 kr för varje rader", {.facts = "'rader': []"}) == "1 kr []");
    CHECK(holds("pris > 2 kr för någon rader", {.facts = "'rader': [{}, {'pris': 3}]"}) == "1 kr []");
    CHECK(holds("pris > 2 kr för varje rader", {.facts = "'rader': [{}, {'pris': 1}]"}) == "0 kr []");
}

TEST_CASE("two indexes give each pair", "[evaluate]") {
    const auto text = clause("y per kommun; sort = pris * antal_av\n",
                             "typ kommun\n  Berg\n  Åre\ntyp sort\n  hel\n  halv\nuppgift pris per sort : kr\n"
                             "uppgift antal_av per kommun; sort : heltal\nsvar y per kommun; sort : kr\n");
    CHECK(told(text,
               {.facts = "'pris': {'hel': 10, 'halv': 5}, 'antal_av': {'Berg': {'hel': 1, 'halv': 2}, 'Åre': {'hel': "
                         "3, 'halv': 0}}"},
               "y") == "Berg, hel: 10 kr []; Berg, halv: 10 kr []; Åre, hel: 30 kr []; Åre, halv: 0 kr []");
}

TEST_CASE("a sum over one of two indexes leaves the other", "[evaluate]") {
    const auto text = clause("y per kommun = summa antal_av över sort * 1 kr\n",
                             "typ kommun\n  Berg\n  Åre\ntyp sort\n  hel\n  halv\nuppgift antal_av per kommun; sort : "
                             "heltal\nsvar y per kommun : kr\n");
    CHECK(told(text, {.facts = "'antal_av': {'Berg': {'hel': 1, 'halv': 2}, 'Åre': {'hel': 3, 'halv': 4}}"}, "y") ==
          "Berg: 3 kr []; Åre: 7 kr []");
}

TEST_CASE("a table is read by its row", "[evaluate]") {
    const auto text = clause(
        "y per kommun = taxa.pris\n",
        "typ kommun\n  Berg\n  Åre\nsvar y per kommun : kr\ntabell taxa per kommun, pris : kr\n  Berg; 3\n  Åre; 4\n");
    CHECK(told(text, {}, "y") == "Berg: 3 kr []; Åre: 4 kr []");
}

TEST_CASE("of a party that has no row in it a table says nothing", "[evaluate]") {
    const std::string declared =
        "part regionen\ntyp kommun : part\n  Berg\n  Åre\npart någon\nuppgift vem : part\n"
        "tabell taxa per kommun, pris : kr\n  Berg; 3\n  Åre; 4\n";
    const auto text = clause("x = taxa.pris för vem\n", declared);
    CHECK(told(text, {.facts = "'vem': 'Åre'"}) == "4 kr []");
    // Parties that were declared before those of the table, and after them.
    CHECK(told(text, {.facts = "'vem': 'regionen'"}) == "gap []  from taxa.pris för regionen");
    CHECK(told(text, {.facts = "'vem': 'någon'"}) == "gap []  from taxa.pris för någon");
    CHECK(told(text, {}) == "undetermined vem");
}

TEST_CASE("members of a list are counted as they are, none being like another", "[evaluate]") {
    const auto text =
        clause("y = antal olika uppdrag\n", "typ del\n  tal : heltal\nuppgift uppdrag : lista av del\nsvar y : tal\n");
    CHECK(told(text, {.facts = "'uppdrag': [{'tal': 1}, {'tal': 1}]"}, "y") == "2 []");
}
