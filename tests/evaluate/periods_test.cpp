#include "asking.hpp"

using namespace klausul;
using namespace klausul::asking;

namespace {

const std::string monthly_figures =
    "typ kommun : part\n  Berg; Åre\nuppgift folk per år : heltal\nuppgift resor per månad : heltal\n"
    "uppgift barn per kommun; år : heltal\nsvar y per kommun : tal\n";

std::string of(const std::string& value) { return clause("x = (" + value + ") * 1 kr\n", monthly_figures); }

}  // namespace

TEST_CASE("without a range the years run from the first to the last that the case gives", "[evaluate]") {
    const Facts holes{.facts = "'folk': {'2019': 3, '2024': 5, '2021': 4}"};
    CHECK(told(of("summa folk"), holes) == "undetermined folk för 2020; folk för 2022; folk för 2023");
    CHECK(told(of("antal folk"), holes) == "6 kr []");
    const Facts some{.facts = "'folk': {'2021': 3, '2022': 5, '2023': 4}"};
    CHECK(told(of("summa folk"), some) == "12 kr []");
    CHECK(told(of("medel folk"), some) == "4 kr []");
    CHECK(told(of("antal folk"), some) == "3 kr []");
    CHECK(told(of("lägsta folk över år"), some) == "3 kr []");
    CHECK(told(of("summa folk där folk > 3"), some) == "9 kr []");
}

TEST_CASE("a fact given for no year at all is missing, not zero", "[evaluate]") {
    CHECK(told(of("summa folk")) == "undetermined folk");
    CHECK(told(of("antal folk")) == "undetermined folk");
}

TEST_CASE("a year said to be unknown is one of the years", "[evaluate]") {
    CHECK(told(of("summa folk"), {.facts = "'folk': {'2019': 3, '2020': null}"}) == "undetermined folk för 2020");
}

TEST_CASE("the last years end with the year before that of the date", "[evaluate]") {
    const Facts years{.facts = "'folk': {'2022': 1, '2023': 2, '2024': 4, '2025': 8, '2026': 16}"};
    CHECK(told(of("summa folk de senaste 3 åren"), years) == "14 kr []");
    CHECK(told(of("summa folk de senaste 3 åren"), {.facts = years.facts, .date = "2025-12-31"}) == "7 kr []");
    CHECK(told(of("summa folk de senaste 5 åren"), years) == "undetermined folk för 2021");
}

TEST_CASE("the last years of months are all their months", "[evaluate]") {
    std::string months;
    for (int month = 1; month <= 12; ++month)
        months += (month == 1 ? "" : ", ") + std::string("'2025-") + (month < 10 ? "0" : "") + std::to_string(month) +
                  "': " + std::to_string(month);
    CHECK(told(of("summa resor de senaste 1 åren"), {.facts = "'resor': {" + months + ", '2026-01': 100}"}) ==
          "78 kr []");
}

TEST_CASE("with several indexes a year that any member has is wanted of all", "[evaluate]") {
    const auto text = clause("y per kommun = summa barn över år\n", monthly_figures);
    CHECK(told(text, {.facts = "'barn': {'Berg': {'2024': 1, '2025': 2}, 'Åre': {'2025': 5}}"}, "y") ==
          "Berg: 3 []; Åre: undetermined barn för Åre; 2024");
}

TEST_CASE("what is worked out per year needs a range", "[evaluate]") {
    const std::string doubled = "dubbelt per år = folk * 2\n";
    CHECK(told(clause(doubled + "x = summa dubbelt de senaste 2 åren * 1 kr\n", monthly_figures),
               {.facts = "'folk': {'2024': 1, '2025': 2}"}) == "6 kr []");
    CHECK_THROWS(told(clause(doubled + "x = summa dubbelt * 1 kr\n", monthly_figures)));
}

// ---- standard deviations -------------------------------------------------------------------------------------------

namespace {

const std::string numbers = "uppgift tal_ : lista av\n  v : tal\nsvar y : tal\n";

std::string rounded(const std::string& value, const std::string& figures) {
    std::string rows;
    for (std::size_t from = 0; from < figures.size(); from = figures.find(' ', from) + 1) {
        rows += (from == 0 ? "" : ", ") + std::string("{'v': '") +
                figures.substr(from, figures.find(' ', from) - from) + "'}";
        if (figures.find(' ', from) == std::string::npos) break;
    }
    return told(clause("y = " + value + "\n", numbers), {.facts = "'tal_': [" + rows + "]"}, "y");
}

}  // namespace

TEST_CASE("a standard deviation of a population or a sample", "[evaluate]") {
    CHECK(rounded("standardavvikelse v, population avrundat till 3 decimaler", "2 4 4 4 5 5 7 9") == "2 []");
    CHECK(rounded("standardavvikelse v, stickprov avrundat till 3 decimaler", "2 4 4 4 5 5 7 9") == "2.138 []");
    CHECK(rounded("standardavvikelse v avrundat till 3 decimaler", "2 4 4 4 5 5 7 9") == "2.138 []");
}

TEST_CASE("a rounded root is decided exactly, far beyond binary fractions", "[evaluate]") {
    CHECK(rounded("standardavvikelse v, population avrundat till 40 decimaler", "0 0 1") ==
          "0.4714045207910316829338962414032326928566 []");
    CHECK(rounded("1000000000000000000000 + standardavvikelse v, population avrundat uppåt till 0 decimaler",
                  "0 0 1") == "1000000000000000000001 []");
}

TEST_CASE("ties of a root that is exact go by the rule of the rounding", "[evaluate]") {
    // The deviation of 0 and 1 is exactly 0.5.
    CHECK(rounded("standardavvikelse v, population avrundat till 0 decimaler", "0 1") == "1 []");
    CHECK(rounded("standardavvikelse v, population avrundat till 0 decimaler, halvor till jämnt", "0 1") == "0 []");
    CHECK(rounded("2 + standardavvikelse v, population avrundat till 0 decimaler, halvor till jämnt", "0 1") == "2 []");
    CHECK(rounded("-2 - standardavvikelse v, population avrundat till 0 decimaler", "0 1") == "-3 []");
    CHECK(rounded("0 - standardavvikelse v, population avrundat mot noll till 0 decimaler", "0 1") == "0 []");
    CHECK(rounded("0 - standardavvikelse v, population avrundat från noll till 0 decimaler", "0 1") == "-1 []");
    CHECK(rounded("0 - standardavvikelse v, population avrundat nedåt till 0 decimaler", "0 1") == "-1 []");
}

TEST_CASE("a deviation of nothing, and of one in a sample, is an error", "[evaluate]") {
    CHECK(rounded("standardavvikelse v, population avrundat till 0 decimaler", "7") == "0 []");
    CHECK(rounded("standardavvikelse v, stickprov avrundat till 0 decimaler", "7").find("error") == 0);
}

TEST_CASE("a deviation that is not rounded at once is refused", "[evaluate]") {
    for (const char* value :
         {"standardavvikelse v", "standardavvikelse v * standardavvikelse v avrundat till 1 decimaler",
          "1 / standardavvikelse v avrundat till 1 decimaler", "om standardavvikelse v > 1 då 1 annars 2",
          "(om ja då standardavvikelse v annars 2) avrundat till 1 decimaler"}) {
        INFO(value);
        CHECK_THROWS(rounded(value, "1 2"));
    }
}
