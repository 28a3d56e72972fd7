#include "asking.hpp"

using namespace klausul;
using namespace klausul::asking;

namespace {

const std::string units =
    "måttenhet mil; mil\nmåttenhet kilometer; kilometer, kort km = 0,1 mil\nmåttenhet kvart; kvartar = 15 minuter\n"
    "måttenhet inventarie; inventarier\nmåttenhet tjog; tjog = 20 inventarier\n";

/// The amount x, with these units at hand.
std::string computed(const std::string& value) { return told(clause("x = " + value + "\n", units)); }

/// A value of any unit as people read it, no-break blanks made plain.
std::string printed(const std::string& unit, const std::string& value, Language language = Language::swedish) {
    const auto outcome = outcome_of(clause("y = " + value + "\n", units + "svar y : " + unit + "\n"), {}, "y");
    REQUIRE(outcome.value);
    std::string words = value_words(*outcome.value, language);
    for (std::size_t at = 0; (at = words.find("\u00A0", at)) != std::string::npos;) words.replace(at, 2, " ");
    return words;
}

std::string rounded_to(const std::string& value, const std::string& how) {
    return computed("(" + value + ") avrundat " + how);
}

}  // namespace

TEST_CASE("a unit is printed in the singular, the plural or its short form", "[evaluate]") {
    CHECK(printed("personer", "1 person") == "1 person");
    CHECK(printed("personer", "2 personer") == "2 personer");
    CHECK(printed("personer", "0 personer") == "0 personer");
    CHECK(printed("inventarier", "1 inventarie") == "1 inventarie");
    CHECK(printed("inventarier", "2 tjog") == "40 inventarier");
    CHECK(printed("tjog", "30 inventarier") == "1,5 tjog");
    CHECK(printed("tjog", "30 inventarier", Language::english) == "1.5 tjog");
    CHECK(printed("km", "2 mil") == "20 km");
    CHECK(printed("timmar", "60 minuter") == "1 tim");
    CHECK(printed("dagar", "2 dygn") == "2 dagar");
    CHECK(printed("månader", "1 år") == "12 månader");
}

TEST_CASE("a compound unit names what stands below the stroke in the singular", "[evaluate]") {
    CHECK(printed("kr/timme", "640 kr/timme") == "640 kr/tim");
    CHECK(printed("kr/inventarie/år", "1 200 kr/inventarie/år") == "1 200 kr/inventarie/år");
    CHECK(printed("inventarier/år", "1 inventarie/år") == "1 inventarie/år");
    CHECK(printed("inventarier/år", "2 inventarier/år") == "2 inventarier/år");
}

TEST_CASE("compound rates convert and cancel exactly", "[evaluate]") {
    CHECK(computed("12 minuter/inventarie/år * 923 inventarier * 1 år * 1 123 kr/timme avrundat till hela ören") ==
          "207305.8 kr []");
    CHECK(computed("12 minuter/inventarie/år * 30 inventarier * 1 halvår * 60 kr/timme") == "180 kr []");
    CHECK(computed("18,50 kr/km * 12 mil") == "2220 kr []");
    CHECK(computed("185 kr/mil * 12 km") == "222 kr []");
    CHECK(computed("1 200 kr/år / 4 besök * 1 kvartal * 2 besök") == "150 kr []");
    CHECK(computed("100 kr/tjog * 5 inventarier") == "25 kr []");
    CHECK(computed("(640 kr/timme + 10 kr/minut) * 30 minuter") == "620 kr []");
    CHECK(computed("3 kr/timme * 20 minuter * 1 / 1") == "1 kr []");
}

TEST_CASE("started units of every sort round up to whole ones", "[evaluate]") {
    CHECK(computed("påbörjade kvartar av 31 minuter * 100 kr/kvart") == "300 kr []");
    CHECK(computed("påbörjade kvartar av 30 minuter * 100 kr/kvart") == "200 kr []");
    CHECK(computed("påbörjade mil av 101 km * 20 kr/mil") == "220 kr []");
    CHECK(computed("påbörjade tjog av 41 inventarier * 5 kr/tjog") == "15 kr []");
    CHECK(computed("påbörjade veckor av 8 dagar * 700 kr/vecka") == "1400 kr []");
    CHECK(computed("påbörjade dygn av 25 timmar * 10 kr/dygn") == "20 kr []");
    CHECK(computed("påbörjade år av 13 månader * 10 kr/år") == "20 kr []");
    CHECK(computed("påbörjade kvartal av 3 månader * 10 kr/kvartal") == "10 kr []");
    CHECK(computed("påbörjade minuter av (1 timme / 7) * 1 kr/minut") == "9 kr []");
}

TEST_CASE("steps, directions and ties of positive and negative amounts", "[evaluate]") {
    struct Row {
        const char* amount;
        const char* nearest;
        const char* even;
        const char* up;
        const char* down;
        const char* from_zero;
        const char* to_zero;
    };
    // To whole 50 öre.
    for (const Row& row : std::vector<Row>{{"0,25 kr", "0.5", "0", "0.5", "0", "0.5", "0"},
                                           {"0,75 kr", "1", "1", "1", "0.5", "1", "0.5"},
                                           {"1,25 kr", "1.5", "1", "1.5", "1", "1.5", "1"},
                                           {"1,24 kr", "1", "1", "1.5", "1", "1.5", "1"},
                                           {"1,50 kr", "1.5", "1.5", "1.5", "1.5", "1.5", "1.5"},
                                           {"0 kr - 0,25 kr", "-0.5", "0", "0", "-0.5", "-0.5", "0"},
                                           {"0 kr - 0,75 kr", "-1", "-1", "-0.5", "-1", "-1", "-0.5"},
                                           {"0 kr - 1,25 kr", "-1.5", "-1", "-1", "-1.5", "-1.5", "-1"},
                                           {"0 kr - 1,26 kr", "-1.5", "-1.5", "-1", "-1.5", "-1.5", "-1"},
                                           {"0 kr - 1,50 kr", "-1.5", "-1.5", "-1.5", "-1.5", "-1.5", "-1.5"}}) {
        INFO(row.amount);
        const auto kronor = [](const char* figure) { return std::string(figure) + " kr []"; };
        CHECK(rounded_to(row.amount, "till 50 öre") == kronor(row.nearest));
        CHECK(rounded_to(row.amount, "till 50 öre, halvor till jämnt") == kronor(row.even));
        CHECK(rounded_to(row.amount, "uppåt till 50 öre") == kronor(row.up));
        CHECK(rounded_to(row.amount, "nedåt till 50 öre") == kronor(row.down));
        CHECK(rounded_to(row.amount, "från noll till 50 öre") == kronor(row.from_zero));
        CHECK(rounded_to(row.amount, "mot noll till 50 öre") == kronor(row.to_zero));
    }
}

TEST_CASE("the library has kilometres, mil and quarters of an hour", "[evaluate]") {
    const auto of_library = [](const std::string& value) { return told(clause("x = " + value + "\n")); };
    CHECK(of_library("påbörjade mil av 23 km * 95 kr/mil") == "285 kr []");
    CHECK(of_library("started kilometres of 1 500 mil / 1 000 * 2 kr/kilometre") == "30 kr []");
    CHECK(of_library("påbörjade kvartar av 31 minuter * 60 kr/kvart") == "180 kr []");
    CHECK(of_library("started quarter_hours of 31 minuter * 60 kr/quarter_hour") == "180 kr []");
    CHECK(of_library("240 kr/timme * 3 kvartar") == "180 kr []");
    // A document's own unit of the name is the one that is meant.
    CHECK(told(clause("x = 2 mil * 30 kr/engelsk_mil\n",
                      "måttenhet engelsk_mil; engelska_mil\nmåttenhet mil; mil = 3 engelska_mil\n")) == "180 kr []");
    // And a fact may bear the name.
    CHECK(told(clause("x = mil * 10 kr\n", "uppgift mil : heltal\n"), {.facts = "'mil': 3"}) == "30 kr []");
}

TEST_CASE("a rate is rounded in what stands above the stroke", "[evaluate]") {
    CHECK(printed("kr/timme", "1 000 kr/timme / 3 avrundat till hela kronor") == "333 kr/tim");
    CHECK(printed("kr/timme", "1 000 kr/timme / 3 avrundat uppåt till 50 öre") == "333,5 kr/tim");
}

TEST_CASE("an amount leaves in whole öre or not at all", "[evaluate]") {
    CHECK(computed("10 kr / 3").starts_with("error the amount is not rounded to whole öre: exactly 10/3 kr"));
    CHECK(computed("0 kr - 0,005 kr").starts_with("error the amount is not rounded to whole öre: exactly -0.005 kr"));
    CHECK(computed("0,01 kr") == "0.01 kr []");
    CHECK(told(clause("x = 3 * t\nt = 10 kr / 3\n")) == "10 kr []");
    CHECK(told(clause("y per kommun = 1 kr / folk\n",
                      "typ kommun\n  Berg\n  Åre\nuppgift folk per kommun : tal\nsvar y per kommun : kr\n"),
               {.facts = "'folk': {'Berg': 2, 'Åre': 3}"}, "y")
              .find("Berg: 0.5 kr []; Åre: error the amount is not rounded") == 0);
}
