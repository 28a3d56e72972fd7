#include "asking.hpp"

using namespace klausul;
using namespace klausul::asking;

namespace {

/// Made-up figures.
const std::string series =
    "index NIVÅ \"Påhittad nivå\" nivå\n"
    "  källa \"påhittat\"\n"
    "  2020  100    publicerad 2020-12-10  definitiv\n"
    "  2021  103    publicerad 2021-12-10  preliminär\n"
    "  2021  104    publicerad 2022-04-20  definitiv\n"
    "  2022  99     publicerad 2022-12-10\n"
    "  2023  107\n"
    "index TAKT \"Påhittad förändring\" årlig förändring\n"
    "  2021  3 %\n"
    "  2022  -2 %\n"
    "  2023  4 %\n";

std::string uprating(const std::string& how, const std::string& more = "") {
    return clause("x = 1 000 kr i 2020 års nivå\n  räknas om varje år från och med 2021-01-01 " + how + "\n" + more,
                  series);
}

std::string on(const std::string& date, const std::string& text, const std::string& index = "") {
    return told(text, {.date = date, .index = index});
}

const std::string whole = ", avrundat till hela kronor";

}  // namespace

TEST_CASE("the last published figure of a year holds", "[evaluate]") {
    const auto text = uprating("med NIVÅ, räknat från basåret");
    CHECK(on("2020-12-31", text) == "1000 kr []");
    CHECK(on("2021-06-01", text) == "1040 kr []");
    CHECK(on("2022-06-01", text) == "990 kr []");
    CHECK(on("2024-06-01", text) == "undetermined NIVÅ för 2024");
}

TEST_CASE("a vintage takes the last figure published before its day", "[evaluate]") {
    const auto first_of_january =
        uprating("med NIVÅ, räknat från basåret, eftersläpning 1 år, senast publicerad före 1 januari");
    // For 2022 the figures of 2021 and 2019 are read, published before 2022-01-01; none is known for 2019.
    CHECK(on("2022-06-01", first_of_january).starts_with("error the index series begins after"));
    const auto text = uprating("med NIVÅ, räknat från basåret, senast publicerad före 1 maj");
    CHECK(on("2021-06-01", text) == "undetermined NIVÅ för 2021");
    const auto of_a_day = [](const std::string& day) {
        return uprating("med NIVÅ, räknat från basåret, senast publicerad före " + day);
    };
    CHECK(on("2021-06-01", of_a_day("2021-12-10")) == "undetermined NIVÅ för 2021");
    CHECK(on("2021-06-01", of_a_day("2021-12-11")) == "1030 kr []");
    CHECK(on("2021-06-01", of_a_day("2022-04-20")) == "1030 kr []");
    CHECK(on("2021-06-01", of_a_day("2022-04-21")) == "1040 kr []");
}

TEST_CASE("a vintage may lie in the year before", "[evaluate]") {
    const std::string lagged =
        "index SEN \"Påhittad\" nivå\n  2019  50  publicerad 2020-10-31\n  2020  52  publicerad 2021-11-01\n";
    const auto text = [&](const std::string& day) {
        return clause(
            "x = 1 000 kr i 2021 års nivå\n  räknas om varje år från och med 2022-01-01 med SEN, räknat från "
            "basåret, eftersläpning 2 år, senast publicerad före " +
                day + "\n",
            lagged);
    };
    CHECK(on("2022-03-01", text("1 november föregående år")) == "undetermined SEN för 2020");
    CHECK(on("2022-03-01", text("2 november föregående år")) == "1040 kr []");
}

TEST_CASE("a figure whose day of publication is not known settles nothing under a vintage", "[evaluate]") {
    const auto text = uprating("med NIVÅ, räknat från basåret, senast publicerad före 2030-01-01");
    CHECK(on("2023-06-01", text) == "undetermined NIVÅ för 2023");
    const auto outcome = outcome_of(text, {.date = "2023-06-01"});
    CHECK(outcome.missing.at(0).detail.in(Language::english) ==
          "whether it was published before 2030-01-01 is not known");
    CHECK(outcome_of(text, {.date = "2024-06-01"}).missing.at(0).detail.in(Language::swedish) ==
          "publicerat före 2030-01-01");
    CHECK(on("2023-06-01", uprating("med NIVÅ, räknat från basåret")) == "1070 kr []");
}

TEST_CASE("published at the latest on a day is published before the day after", "[evaluate]") {
    const std::string known = "index KÄND \"Påhittad\" årlig förändring\n  2021  5 %  publicerad senast 2022-03-01\n";
    const auto before = [&](const std::string& day) {
        return on("2021-06-01",
                  clause("x = 1 000 kr i 2020 års nivå\n  räknas om varje år från och med 2021-01-01 med KÄND, "
                         "räknat från basåret, senast publicerad före " +
                             day + "\n",
                         known));
    };
    CHECK(before("2022-03-02") == "1050 kr []");
    CHECK(before("2022-03-01") == "undetermined KÄND för 2021");
}

TEST_CASE("a figure given in the case replaces the library's, whatever the vintage", "[evaluate]") {
    const auto text = uprating("med NIVÅ, räknat från basåret, senast publicerad före 1 maj");
    CHECK(on("2021-06-01", text, "'NIVÅ': {'2021': 106}") == "1060 kr []");
    CHECK(on("2021-06-01", uprating("med NIVÅ, räknat från basåret"), "'NIVÅ': {'2021': null}") ==
          "undetermined NIVÅ för 2021");
}

TEST_CASE("from the base and year by year differ when each step is rounded", "[evaluate]") {
    CHECK(on("2023-06-01", uprating("med TAKT, räknat från basåret" + whole)) == "1050 kr []");  // 1049,776
    CHECK(on("2023-06-01", uprating("med TAKT, från föregående år" + whole)) == "1049 kr []");   // 1 030; 1 009; 1 049
    CHECK(on("2022-06-01", uprating("med TAKT, från föregående år" + whole)) == "1009 kr []");
}

TEST_CASE("a frozen amount stays as it was the day before", "[evaluate]") {
    const auto text = uprating("med NIVÅ, räknat från basåret, fryst från och med 2022-01-01");
    CHECK(on("2021-12-31", text) == "1040 kr []");
    CHECK(on("2022-01-01", text) == "1040 kr []");
    CHECK(on("2040-01-01", text) == "1040 kr []");
    CHECK(on("2022-01-01", uprating("med NIVÅ, räknat från basåret, fryst från och med 2021-01-01")) == "1000 kr []");
}

TEST_CASE("a floor holds at the base or at the amount before", "[evaluate]") {
    CHECK(on("2022-06-01", uprating("med NIVÅ, räknat från basåret, aldrig under basbeloppet")) == "1000 kr []");
    CHECK(on("2021-06-01", uprating("med NIVÅ, räknat från basåret, aldrig under basbeloppet")) == "1040 kr []");
    CHECK(on("2022-06-01", uprating("med NIVÅ, räknat från basåret, aldrig under föregående belopp")) == "1040 kr []");
    CHECK(on("2023-06-01", uprating("med NIVÅ, räknat från basåret, aldrig under föregående belopp")) == "1070 kr []");
    CHECK(on("2022-06-01", uprating("med TAKT, från föregående år, aldrig under föregående belopp")) == "1030 kr []");
    // The step after starts from the amount that was kept up.
    CHECK(on("2023-06-01", uprating("med TAKT, från föregående år, aldrig under föregående belopp" + whole)) ==
          "1071 kr []");
    CHECK(on("2023-06-01", uprating("med TAKT, från föregående år, aldrig under basbeloppet" + whole)) == "1049 kr []");
}

TEST_CASE("across a change of base the link factor is used, exactly", "[evaluate]") {
    const std::string start = "index BAS \"Påhittad\" nivå\n  2019  200\n  2020  210\n";
    const std::string rest = "  2021  100\n  2022  105\n";
    const auto text = [&](const std::string& line) {
        return clause(
            "x = 1 000 kr i 2020 års nivå\n  räknas om varje år från och med 2021-01-01 med BAS, räknat från basåret\n"
            "y = BAS för 2022\n",
            start + line + rest + "svar y : tal\n");
    };
    const std::string linked = text("  ny bas från 2021, länkas med faktor 2,2\n");
    CHECK(on("2022-06-01", linked) == "1100 kr []");  // 105 * 2,2 / 210
    CHECK(on("2021-06-01", linked).starts_with("error the amount is not rounded"));
    CHECK(told(linked, {}, "y") == "105 []");
    CHECK(
        on("2022-06-01", text("  ny bas från 2021\n")).starts_with("error the index series changes its base in 2021"));
    CHECK(on("2022-06-01",
             clause("x = 1 000 kr i 2021 års nivå\n  räknas om varje år från och med 2022-01-01 med BAS, räknat "
                    "från basåret\n",
                    start + "  ny bas från 2021\n" + rest)) == "1050 kr []");
}

TEST_CASE("what happens when a series ends", "[evaluate]") {
    const std::string ended = "index SLUT \"Påhittad\" årlig förändring\n  2021  3 %\n  utges inte efter 2021\n";
    const auto text = [&](const std::string& more) {
        return clause(
            "x = 1 000 kr i 2020 års nivå\n  räknas om varje år från och med 2021-01-01 med SLUT, räknat från "
            "basåret\n" +
                more,
            ended);
    };
    const std::string renegotiated = text("  upphör SLUT: avgörs genom \"omförhandling\"\n");
    CHECK(on("2021-06-01", renegotiated) == "1030 kr []");
    CHECK(on("2022-06-01", renegotiated) == "referred omförhandling []");
    CHECK(on("2022-06-01", renegotiated, "'SLUT': {'2022': 2}") == "1050.6 kr []");
    CHECK(on("2022-06-01", text("")).starts_with("error the index series is not published for 2022"));
    CHECK(on("2022-06-01", uprating("med NIVÅ, räknat från basåret", "  upphör NIVÅ: avgörs genom \"beslut\"\n"),
             "'NIVÅ': {'2022': {'absent': true}}") == "referred beslut []");
}

TEST_CASE("a series per month is read by the month that the clause names", "[evaluate]") {
    const std::string monthly =
        "index MÅN \"Påhittad\" nivå per månad\n  2019-10  200\n  2020-10  202  publicerad 2020-11-12\n  2020-11  999\n"
        "svar y : tal\n";
    const auto text = clause(
        "x = 1 000 kr i 2020 års nivå\n  räknas om varje år från och med 2021-05-01 med MÅN för oktober, "
        "räknat från basåret, eftersläpning 1 år\ny = MÅN för 2020-11\n",
        monthly);
    CHECK(on("2021-04-30", text) == "1000 kr []");
    CHECK(on("2021-05-01", text) == "1010 kr []");
    CHECK(on("2022-05-01", text) == "undetermined MÅN för 2021-10");
    CHECK(on("2022-05-01", text, "'MÅN': {'2021-10': 210}") == "1050 kr []");
    CHECK(told(text, {}, "y") == "999 []");
}

TEST_CASE("a chain of published changes is the product worked out by hand, to ten decimals", "[evaluate]") {
    const auto text = clause(
        "x = 1 000 kr i 2011 års nivå\n  räknas om varje år från och med 2012-01-01 med VPI, räknat från basåret\n"
        "y = x / 1 000 kr avrundat till 10 decimaler\n",
        "svar y : tal\nanvänd index.vpi\n");
    // 1,018 * 1,020 * 1,027 * 1,025 * 1,022, in whole numbers: each factor has three decimals.
    const std::int64_t exact = std::int64_t{1018} * 1020 * 1027 * 1025 * 1022;  // fifteen decimals
    const std::int64_t rounded = (exact + 50'000) / 100'000;                    // ten
    std::string decimals = std::to_string(rounded);
    decimals.insert(decimals.size() - 10, ".");
    CHECK(told(text, {.date = "2016-06-01"}, "y") == decimals + " []");
    CHECK(decimals == "1.1171028365");
}

TEST_CASE("900 kr with a price index of 2,7 percent is 924 kr", "[evaluate]") {
    const auto text = clause(
        "x = 900 kr i 2017 års nivå\n  räknas om varje år från och med 2018-01-01 med PKV, räknat från "
        "basåret, eftersläpning 2 år" +
            whole + "\n",
        "använd index.pkv\n");
    CHECK(on("2018-06-01", text) == "924 kr []");
}

TEST_CASE("the consumer price index of the library has no figures of its own", "[evaluate]") {
    const auto text = clause(
        "x = 1 000 kr i 2027 års nivå\n  räknas om varje år från och med 2028-03-01 med KPI för oktober, räknat från "
        "basåret, eftersläpning 1 år" +
            whole + "\n",
        "använd index.kpi\n");
    CHECK(on("2028-02-29", text) == "1000 kr []");
    CHECK(on("2028-03-01", text) == "undetermined KPI för 2026-10; KPI för 2027-10");
    CHECK(on("2028-03-01", text, "'KPI': {'2026-10': '400', '2027-10': '410'}") == "1025 kr []");
}

TEST_CASE("the later publication of a preliminary figure counts", "[evaluate]") {
    const auto text = [](const std::string& vintage) {
        return clause(
            "x = 1 000 kr i 2022 års nivå\n  räknas om varje år från och med 2023-01-01 med OPI, räknat från basåret" +
                vintage + "\n",
            "använd index.opi\n");
    };
    CHECK(on("2023-06-01", text("")) == "1046 kr []");
    CHECK(on("2023-06-01", text(", senast publicerad före 2023-04-20")) == "1046 kr []");
    CHECK(on("2023-06-01", text(", senast publicerad före 1 januari")) == "undetermined OPI för 2023");
}
