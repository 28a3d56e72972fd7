#include "asking.hpp"

using namespace klausul;
using namespace klausul::asking;

namespace {

std::string value_is(const std::string& value, const std::string& facts = "") {
    return told(clause("x = " + value + "\n"), {.facts = facts});
}

/// `belopp` shared out to three places by their weight.
std::string allocated(const std::string& how, const std::string& amount, const std::vector<std::string>& weights,
                      const std::string& type = "tal") {
    const auto text = clause("y per kommun = fördela belopp efter vikt " + how + "\n",
                             "typ kommun\n  Berg\n  Krokom\n  Åre\nuppgift vikt per kommun : " + type +
                                 (type == "tal" ? ", även negativt" : "") + "\nsvar y per kommun : kr\n");
    return told(text,
                {.facts = "'belopp': '" + amount + "', 'vikt': {'Berg': '" + weights[0] + "', 'Krokom': '" +
                          weights[1] + "', 'Åre': '" + weights[2] + "'}"},
                "y");
}

const std::string to_largest = "i hela ören, resten till största bråkdel";

}  // namespace

TEST_CASE("what is wrong with a figure is told with a comma in Swedish and a point in English", "[evaluate]") {
    const Outcome outcome = outcome_of(clause("x = 1,2345 kr\n"));
    REQUIRE(outcome.problem);
    CHECK(outcome.problem->in(Language::swedish).find("exakt 1,2345 kr;") != std::string::npos);
    CHECK(outcome.problem->in(Language::english).find("exactly 1.2345 kr;") != std::string::npos);
}

TEST_CASE("amounts round to the nearest, halves away from zero", "[evaluate]") {
    CHECK(value_is("2,5 kr avrundat till hela kronor") == "3 kr []");
    CHECK(value_is("-2,5 kr avrundat till hela kronor") == "-3 kr []");
    CHECK(value_is("2,49 kr avrundat till hela kronor") == "2 kr []");
    CHECK(value_is("2,5 kr avrundat till hela kronor, halvor till jämnt") == "2 kr []");
    CHECK(value_is("3,5 kr avrundat till hela kronor, halvor till jämnt") == "4 kr []");
    CHECK(value_is("2,5 kr avrundat till hela kronor, halvor uppåt i belopp") == "3 kr []");
    CHECK(value_is("10 kr / 3 avrundat till hela ören") == "3.33 kr []");
    CHECK(value_is("10 kr / 3 avrundat till 1 decimal") == "3.3 kr []");
    CHECK(value_is("1 249 kr avrundat till 100 kr") == "1200 kr []");
}

TEST_CASE("rounding up and down go to the larger and the smaller number", "[evaluate]") {
    CHECK(value_is("-2,5 kr avrundat uppåt till hela kronor") == "-2 kr []");
    CHECK(value_is("-2,5 kr avrundat nedåt till hela kronor") == "-3 kr []");
    CHECK(value_is("-2,5 kr avrundat från noll till hela kronor") == "-3 kr []");
    CHECK(value_is("-2,5 kr avrundat mot noll till hela kronor") == "-2 kr []");
    CHECK(value_is("201 kr nedåt till 100 kr") == "200 kr []");
    CHECK(value_is("201 kr uppåt till 100 kr") == "300 kr []");
    CHECK(value_is("200 kr uppåt till 100 kr") == "200 kr []");
}

TEST_CASE("started hours round up", "[evaluate]") {
    CHECK(value_is("påbörjade timmar av 61 minuter * 10 kr/timme") == "20 kr []");
    CHECK(value_is("påbörjade timmar av 60 minuter * 10 kr/timme") == "10 kr []");
    CHECK(value_is("påbörjade timmar av 0 minuter * 10 kr/timme") == "0 kr []");
}

TEST_CASE("an hourly price times minutes is exact", "[evaluate]") {
    CHECK(value_is("640 kr/timme * 20 minuter * 3") == "640 kr []");
    CHECK(value_is("10 kr/minut * 2 timmar") == "1200 kr []");
    CHECK(value_is("90 minuter / 1 timme * 2 kr") == "3 kr []");
    CHECK(value_is("50 öre * 4") == "2 kr []");
    CHECK(value_is("200 kr * 47,18 %") == "94.36 kr []");
    CHECK(value_is("200 kr * (1 + 47,18 %)") == "294.36 kr []");
}

TEST_CASE("hours and minutes compare by what they measure", "[evaluate]") {
    CHECK(told(clause("x = 1 kr\n  om 61 minuter > 1 timme och 2 timmar = 120 minuter\n")) == "1 kr []");
}

// ---- sharing out -------------------------------------------------------------------------------------------------

TEST_CASE("what is left over goes öre by öre to the largest fractions", "[evaluate]") {
    CHECK(allocated(to_largest, "0.10", {"1", "2", "5"}) == "Berg: 0.01 kr []; Krokom: 0.03 kr []; Åre: 0.06 kr []");
}

TEST_CASE("equal fractions are served in declared order", "[evaluate]") {
    CHECK(allocated(to_largest, "1.00", {"1", "1", "1"}) == "Berg: 0.34 kr []; Krokom: 0.33 kr []; Åre: 0.33 kr []");
    CHECK(allocated(to_largest, "0.02", {"1", "1", "1"}) == "Berg: 0.01 kr []; Krokom: 0.01 kr []; Åre: 0 kr []");
}

TEST_CASE("zero weight gets zero", "[evaluate]") {
    CHECK(allocated(to_largest, "0.01", {"0", "1", "0"}) == "Berg: 0 kr []; Krokom: 0.01 kr []; Åre: 0 kr []");
    CHECK(allocated(to_largest, "0.05", {"0", "1", "1"}) == "Berg: 0 kr []; Krokom: 0.03 kr []; Åre: 0.02 kr []");
}

TEST_CASE("a negative total mirrors the positive one", "[evaluate]") {
    CHECK(allocated(to_largest, "-1.00", {"1", "1", "1"}) ==
          "Berg: -0.34 kr []; Krokom: -0.33 kr []; Åre: -0.33 kr []");
}

TEST_CASE("weights that are all zero or negative are an error", "[evaluate]") {
    CHECK(allocated(to_largest, "1", {"0", "0", "0"}).find("error all weights") != std::string::npos);
    CHECK(allocated(to_largest, "1", {"-1", "1", "1"}).find("error a weight in") != std::string::npos);
}

TEST_CASE("shares must sum to exactly one", "[evaluate]") {
    CHECK(allocated(to_largest, "1", {"0.3", "0.3", "0.4"}, "andel") ==
          "Berg: 0.3 kr []; Krokom: 0.3 kr []; Åre: 0.4 kr []");
    const auto wrong = allocated(to_largest, "1", {"0.3", "0.3", "0.3"}, "andel");
    CHECK(wrong.find("sum to 0.9 but must sum to exactly 1") != std::string::npos);
}

TEST_CASE("a total that is not whole öre cannot be shared out", "[evaluate]") {
    CHECK(allocated(to_largest, "0.005", {"1", "1", "1"}).find("error the amount 0.005") != std::string::npos);
}

TEST_CASE("a named receiver takes what is left over", "[evaluate]") {
    CHECK(allocated("i hela ören, resten till Krokom", "1.00", {"1", "1", "1"}) ==
          "Berg: 0.33 kr []; Krokom: 0.34 kr []; Åre: 0.33 kr []");
    CHECK(allocated("i hela ören, resten till Krokom", "-1.00", {"1", "1", "1"}) ==
          "Berg: -0.33 kr []; Krokom: -0.34 kr []; Åre: -0.33 kr []");
}

TEST_CASE("a missing weight leaves every share undetermined", "[evaluate]") {
    const auto text = clause("y per kommun = fördela belopp efter vikt " + to_largest + "\n",
                             "typ kommun\n  Berg\n  Åre\nuppgift vikt per kommun : tal\nsvar y per kommun : kr\n");
    CHECK(told(text, {.facts = "'belopp': 1, 'vikt': {'Berg': 1}"}, "y") ==
          "Berg: undetermined vikt för Åre; Åre: undetermined vikt för Åre");
}

// ---- index series ------------------------------------------------------------------------------------------------

namespace {

std::string uprated(const std::string& how, const std::string& series = "index LPIK \"LPIK\" nivå\n  2020  80\n") {
    return clause(
        "x = 1 000 kr i 2024 års nivå [R1]\n  räknas om varje år från och med 2026-01-01 med LPIK, " + how + "\n",
        series);
}

const std::string from_base = "räknat från basåret, avrundat till hela kronor";
const std::string from_previous = "från föregående år, avrundat till hela kronor";
const std::string changes = "index LPIK \"LPIK\" årlig förändring\n  2020  1 %\n";

}  // namespace

TEST_CASE("an amount is recalculated from the base year", "[evaluate]") {
    CHECK(told(uprated(from_base), {.index = "'LPIK': {'2024': 100, '2026': '104.26'}"}) == "1043 kr [R1]");
}

TEST_CASE("before the first date the amount is as printed", "[evaluate]") {
    CHECK(told(uprated(from_base), {.date = "2025-12-31"}) == "1000 kr [R1]");
}

TEST_CASE("a value that is not published is missing by name", "[evaluate]") {
    CHECK(told(uprated(from_base), {.index = "'LPIK': {'2024': 100}"}) == "undetermined LPIK för 2026");
    CHECK(told(uprated(from_base)) == "undetermined LPIK för 2024; LPIK för 2026");
}

TEST_CASE("from the previous year each year is rounded", "[evaluate]") {
    CHECK(told(uprated(from_previous), {.date = "2027-01-01", .index = "'LPIK': {'2025': 3, '2026': 4, '2027': 5}"}) ==
          "1666 kr [R1]");
}

TEST_CASE("yearly changes multiply from the base year", "[evaluate]") {
    CHECK(told(uprated(from_base, changes), {.index = "'LPIK': {'2025': 10, '2026': 10}"}) == "1210 kr [R1]");
    CHECK(told(uprated(from_base, changes), {.index = "'LPIK': {'2026': 10}"}) == "undetermined LPIK för 2025");
}

TEST_CASE("yearly changes from the previous year begin with the first date", "[evaluate]") {
    CHECK(told(uprated(from_previous, changes),
               {.date = "2027-06-01", .index = "'LPIK': {'2025': 99, '2026': '0.14', '2027': '0.14'}"}) ==
          "1002 kr [R1]");
}

TEST_CASE("a value of the case replaces the library's", "[evaluate]") {
    const std::string level = "index LPIK \"LPIK\" nivå\n  2024  100\n  2026  110\n";
    CHECK(told(uprated(from_base, level)) == "1100 kr [R1]");
    CHECK(told(uprated(from_base, level), {.index = "'LPIK': {'2026': 120}"}) == "1200 kr [R1]");
}

TEST_CASE("a year before the series begins is an error", "[evaluate]") {
    const std::string level = "index LPIK \"LPIK\" nivå\n  2025  100\n  2026  110\n";
    CHECK(told(uprated(from_base, level)) == "error the index series begins after the year 2024");
}

TEST_CASE("what is recalculated likewise follows the other amount", "[evaluate]") {
    const auto text = clause(
        "t = 1 000 kr i 2024 års nivå\n  räknas om varje år från och med 2026-01-01 med LPIK, räknat från basåret, "
        "avrundat till hela kronor\n"
        "x = 10 kr i 2024 års nivå\n  räknas om likadant som t\n",
        "index LPIK \"LPIK\" nivå\n  källa \"påhittad\"\n");
    CHECK(told(text, {.index = "'LPIK': {'2024': 100, '2026': 150}"}) == "15 kr []");
}

TEST_CASE("an exception that names its hosts may be recalculated likewise", "[evaluate]") {
    const auto text = clause(
        "t = 1 000 kr i 2024 års nivå\n  räknas om varje år från och med 2026-01-01 med LPIK, räknat från basåret\n"
        "x = 1 kr [R1]\nundantag från [R1]\n  x = 10 kr i 2024 års nivå [R2]\n    räknas om likadant som t\n",
        "index LPIK \"LPIK\" nivå\n  källa \"påhittad\"\n");
    CHECK(told(text, {.index = "'LPIK': {'2024': 100, '2026': 150}"}) == "15 kr [R2]");
}

TEST_CASE("what is recalculated in an exception that names its hosts may be followed", "[evaluate]") {
    const auto text = clause(
        "t = 1 kr [R1]\nundantag från [R1]\n  t = 1 000 kr i 2024 års nivå\n    räknas om varje år från och med "
        "2026-01-01 med LPIK, räknat från basåret\nx = 10 kr i 2024 års nivå [R2]\n  räknas om likadant som t\n",
        "index LPIK \"LPIK\" nivå\n  källa \"påhittad\"\n");
    CHECK(told(text, {.index = "'LPIK': {'2024': 100, '2026': 150}"}) == "15 kr [R2]");
}

TEST_CASE("a new amount may be recalculated as the one before it of the same name", "[evaluate]") {
    for (const bool first : {false, true}) {
        const std::string own =
            "x = 10 kr i 2024 års nivå till och med 2026-05-31 [R1]\n  räknas om varje år från och med 2026-01-01 med "
            "LPIK, räknat från basåret\n";
        const std::string like = "x = 20 kr i 2024 års nivå från och med 2026-06-01 [R2]\n  räknas om likadant som x\n";
        const auto text = clause(first ? own + like : like + own, "index LPIK \"LPIK\" nivå\n  källa \"påhittad\"\n");
        CHECK(told(text, {.date = "2026-05-31", .index = "'LPIK': {'2024': 100, '2026': 150}"}) == "15 kr [R1]");
        CHECK(told(text, {.date = "2026-06-01", .index = "'LPIK': {'2024': 100, '2026': 150}"}) == "30 kr [R2]");
    }
}

TEST_CASE("monthly changes are read for the month of the step in each year", "[evaluate]") {
    const auto text = clause(
        "x = 100 kr i 2024 års nivå [R1]\n  räknas om varje 2 år från och med 2026-10-01 med VPI, från föregående "
        "belopp, eftersläpning 3 månader\n",
        "index VPI \"VPI\" årlig förändring per månad\n  2024-10  90 %\n  2025-07  10 %\n  2026-07  20 %\n");
    CHECK(told(text, {.date = "2026-10-01"}) == "132 kr [R1]");
}

TEST_CASE("a figure that has ended counts before a change of base without a factor", "[evaluate]") {
    const auto text = clause(
        "x = 10 kr i 2024 års nivå [R1]\n  räknas om varje år från och med 2026-01-01 med LPIK, räknat från basåret\n"
        "  upphör LPIK: avgörs genom \"omförhandling\"\n",
        "index LPIK \"LPIK\" nivå\n  källa \"påhittad\"\n  ny bas från 2025\n");
    CHECK(told(text, {.index = "'LPIK': {'2024': {'absent': true}, '2026': 150}"}) == "referred omförhandling [R1]");
    CHECK(
        told(text, {.index = "'LPIK': {'2026': 150}"}).starts_with("error the index series changes its base in 2025"));
}

TEST_CASE("a series may be read by its year", "[evaluate]") {
    CHECK(told(clause("x = LPIK för 2024 * 2 kr\n", "index LPIK \"LPIK\" nivå\n  2024  100\n")) == "200 kr []");
}
