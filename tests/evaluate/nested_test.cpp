#include "asking.hpp"

using namespace klausul;
using namespace klausul::asking;

namespace {

const std::string nested =
    "typ faktura\n  rabatt : andel\n  rader : lista av rad\ntyp rad\n  pris : kr\n  delar : lista av del\n"
    "typ del\n  vikt : tal\nuppgift fakturor : lista av faktura\n"
    "svar y per fakturor : kr\nsvar z per fakturor; rader : kr\nsvar w per fakturor : tal\n";

const Facts two{.facts =
                    "'fakturor': [{'rabatt': '0.5', 'rader': [{'pris': 1, 'delar': [{'vikt': 1}, {'vikt': 2}]}, "
                    "{'pris': 2, 'delar': []}]}, {'rabatt': 0, 'rader': [{'pris': 4, 'delar': [{'vikt': 8}]}]}]"};

}  // namespace

TEST_CASE("a record sums its own rows", "[evaluate]") {
    CHECK(told(clause("y per fakturor = summa pris\n", nested), two, "y") == "1: 3 kr []; 2: 4 kr []");
    CHECK(told(clause("w per fakturor = summa vikt\n", nested), two, "w") == "1: 3 []; 2: 8 []");
}

TEST_CASE("nothing at hand, all rows are summed", "[evaluate]") {
    CHECK(told(clause("x = summa pris\n", nested), two) == "7 kr []");
    CHECK(told(clause("x = summa vikt * 1 kr\n", nested), two) == "11 kr []");
}

TEST_CASE("a row has the fields of the records around it", "[evaluate]") {
    CHECK(told(clause("z per fakturor; rader = pris * (1 - rabatt)\n", nested), two, "z") ==
          "1, 1: 0.5 kr []; 1, 2: 1 kr []; 2, 1: 4 kr []");
}

TEST_CASE("a row's share is of its own record", "[evaluate]") {
    CHECK(told(clause("z per rader = pris / summa pris * 3 kr\n", nested), two, "z") ==
          "1, 1: 1 kr []; 1, 2: 2 kr []; 2, 1: 3 kr []");
}

TEST_CASE("quantifiers and counts stay within the record at hand", "[evaluate]") {
    CHECK(told(clause("w per fakturor = om pris < 4 kr för varje rad då antal rader annars 0\n", nested), two, "w") ==
          "1: 2 []; 2: 0 []");
}

TEST_CASE("a record that does not tell its rows has unknown ones", "[evaluate]") {
    const Facts open{.facts = "'fakturor': [{'rabatt': 0, 'rader': []}, {'rabatt': 0}]"};
    const auto text = clause("y per fakturor = summa pris\nx = summa pris\n", nested);
    CHECK(told(text, open, "y") == "1: 0 kr []; 2: undetermined rader för fakturor 2");
    CHECK(told(text, open) == "undetermined rader för fakturor 2");
    CHECK(told(text, {}) == "undetermined fakturor");
}

TEST_CASE("a missing field of a row is named with both numbers", "[evaluate]") {
    const Facts open{.facts = "'fakturor': [{'rader': []}, {'rader': [{'pris': 1}, {}]}]"};
    CHECK(told(clause("x = summa pris\n", nested), open) == "undetermined pris för fakturor 2; rader 2");
}

TEST_CASE("mistakes in a row name the way to it", "[evaluate]") {
    const auto problem = [](const std::string& facts) -> std::string {
        try {
            told(clause("x = summa pris\n", nested), {.facts = facts});
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "";
    };
    CHECK(problem("'fakturor': [{'rader': [{'pris': 'dyr'}]}]").find("facts.fakturor[1].rader[1].pris") == 0);
    CHECK(problem("'fakturor': [{'rader': 3}]").find("facts.fakturor[1].rader") == 0);
    CHECK(problem("'fakturor': [{'rader': [{'färg': 3}]}]").find("facts.fakturor[1].rader[1].färg") == 0);
    CHECK(problem("'rader': []").find("facts.rader") == 0);
}

TEST_CASE("rows within records are grouped across them", "[evaluate]") {
    const auto text = clause("t grupperat efter pris = antal rader\nx = högsta t * 1 kr\n", nested);
    CHECK(told(text, two) == "1 kr []");
}

TEST_CASE("a group of records holds their rows", "[evaluate]") {
    const auto text = clause("t grupperat efter rabatt = summa pris\nx = högsta t\n", nested);
    CHECK(told(text, two) == "4 kr []");
}
