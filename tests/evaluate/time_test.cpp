#include "asking.hpp"

#include "interpreter/value/moment.hpp"

using namespace klausul;
using namespace klausul::asking;

namespace {

const std::string times =
    "uppgift start; slut : tidpunkt\nuppgift dag_ett; född : datum\nuppgift period_in : period\nsvar tid : "
    "minuter\nsvar när : datum\n";

std::string minutes(const std::string& value, const std::string& from, const std::string& to) {
    return told(clause("tid = " + value + "\n", times), {.facts = "'start': '" + from + "', 'slut': '" + to + "'"},
                "tid");
}

std::string day(const std::string& value, const std::string& given) {
    return told(clause("när = " + value + "\n", times), {.facts = "'dag_ett': '" + given + "'"}, "när");
}

}  // namespace

TEST_CASE("a span is clipped to a clock window", "[evaluate]") {
    const std::string daytime = "(start till slut) inom 08:00 till 17:00";
    CHECK(minutes(daytime, "2026-03-02T07:00", "2026-03-02T09:30") == "90 min []");
    CHECK(minutes(daytime, "2026-03-02T16:30", "2026-03-02T18:00") == "30 min []");
    CHECK(minutes(daytime, "2026-03-02T17:00", "2026-03-02T18:00") == "0 min []");
    CHECK(minutes(daytime, "2026-03-02T00:00", "2026-03-04T00:00") == "1080 min []");
}

TEST_CASE("a clock window may cross midnight", "[evaluate]") {
    const std::string night = "(start till slut) inom 17:00 till 08:00";
    CHECK(minutes(night, "2026-03-02T16:00", "2026-03-03T09:00") == "900 min []");
    CHECK(minutes(night, "2026-03-02T07:59", "2026-03-02T08:01") == "1 min []");
    CHECK(minutes(night, "2026-03-02T17:00", "2026-03-02T17:01") == "1 min []");
}

TEST_CASE("a moment lies in a clock window by its time of day", "[evaluate]") {
    const auto holds = [](const std::string& condition, const std::string& start) {
        const auto text = clause("x = 1 kr\n  om " + condition + "\nx = 0 kr\n  om inte (" + condition + ")\n", times);
        return told(text, {.facts = "'start': '2026-03-02T" + start + "'"}) == "1 kr []";
    };
    for (const auto* at : {"08:00", "12:00", "16:59"}) CHECK(holds("start i 08:00 till 17:00", at));
    for (const auto* at : {"07:59", "17:00", "00:00"}) CHECK_FALSE(holds("start i 08:00 till 17:00", at));
    for (const auto* at : {"17:00", "23:59", "00:00", "07:59"}) CHECK(holds("start i 17:00 till 08:00", at));
    for (const auto* at : {"08:00", "16:59"}) CHECK_FALSE(holds("start i 17:00 till 08:00", at));
    CHECK(holds("start i 00:00 till 24:00", "00:00"));
    CHECK(holds("start i 17:00 till 24:00", "23:59"));
    CHECK_FALSE(holds("start i 17:00 till 24:00", "00:00"));
    CHECK(holds("start i 08:00 till 08:00", "07:59"));
    CHECK(holds("klockslaget för start >= 16:59", "16:59"));
    CHECK_FALSE(holds("klockslaget för start >= 17:00", "16:59"));
    CHECK_FALSE(holds("24:00 i 17:00 till 24:00", "00:00"));
    CHECK(holds("24:00 i 00:00 till 08:00", "00:00"));
}

TEST_CASE("a moment lies in a window or its complement, whichever they are", "[evaluate]") {
    for (int from = 0; from <= 1440; from += 160) {
        for (int to = 0; to <= 1440; to += 160) {
            if (from % 1440 == to % 1440) continue;
            for (int minute = 0; minute < 1440; minute += 40) {
                CHECK(in_window(minute, from, to) != in_window(minute, to, from));
                const Moment at = moment_on({0}, minute).moment;
                CHECK(in_window(minute, from, to) == (minutes_within(at, {at.minutes + 1}, from, to) == 1));
            }
        }
    }
}

TEST_CASE("days between two days are counted forwards and, below zero, backwards", "[evaluate]") {
    const auto text = clause("x = (antal dagar från dag_ett till född) * 1 kr/dag\n", times);
    const auto days = [&](const std::string& from, const std::string& to) {
        return told(text, {.facts = "'dag_ett': '" + from + "', 'född': '" + to + "'"});
    };
    CHECK(days("2026-01-01", "2026-01-01") == "0 kr []");
    CHECK(days("2026-01-31", "2026-03-01") == "29 kr []");
    CHECK(days("2024-01-31", "2024-03-01") == "30 kr []");
    CHECK(days("2026-03-01", "2026-01-31") == "-29 kr []");
    CHECK(told(text, {.facts = "'dag_ett': '2026-01-01'"}) == "undetermined född");
}

TEST_CASE("completed years and months run to a day that is named", "[evaluate]") {
    const auto text = clause(
        "x = (fyllda år från dag_ett till född) * 100 kr/år + (fyllda månader från dag_ett till "
        "född) * 1 kr/månad\n",
        times);
    const auto both = [&](const std::string& from, const std::string& to) {
        return told(text, {.facts = "'dag_ett': '" + from + "', 'född': '" + to + "'"});
    };
    CHECK(both("2024-02-29", "2026-02-28") == "123 kr []");
    CHECK(both("2024-02-29", "2026-03-01") == "224 kr []");
    CHECK(both("2026-03-01", "2026-01-01") == "-102 kr []");
}

TEST_CASE("the later and the earlier of days need all of them", "[evaluate]") {
    CHECK(day("den senare av dag_ett och 2026-03-01", "2026-02-28") == "2026-03-01 []");
    CHECK(day("den tidigare av dag_ett och 2026-03-01", "2026-02-28") == "2026-02-28 []");
    CHECK(day("den senaste av (dag_ett; 2026-03-01; 2026-02-01)", "2026-03-02") == "2026-03-02 []");
    CHECK(day("den tidigaste av (dag_ett; 2026-03-01; 2026-02-01)", "2026-03-02") == "2026-02-01 []");
    CHECK(day("den senare av dag_ett och född", "2026-02-28") == "undetermined född");
    CHECK(day("den senare av född och 1 månad efter dag_ett", "2026-01-31").starts_with("error"));
}

TEST_CASE("the day may lie in a period, both ends included", "[evaluate]") {
    const auto text = clause("x = 1 kr\n  om dagen i period_in\nx = 0 kr\n  om inte (dagen i period_in)\n", times);
    const Facts spring{.facts = "'period_in': {'from': '2026-03-01', 'to': '2026-03-31'}"};
    const auto on = [&](const std::string& date) {
        Facts facts = spring;
        facts.date = date;
        return told(text, facts);
    };
    CHECK(on("2026-02-28") == "0 kr []");
    CHECK(on("2026-03-01") == "1 kr []");
    CHECK(on("2026-03-31") == "1 kr []");
    CHECK(on("2026-04-01") == "0 kr []");
}

TEST_CASE("ages are completed years", "[evaluate]") {
    const auto text =
        clause("x = 1 kr\n  om fyllda år från född >= 80 år\nx = 0 kr\n  om fyllda år från född < 80 år\n", times);
    CHECK(told(text, {.facts = "'född': '1946-03-31'"}) == "1 kr []");
    CHECK(told(text, {.facts = "'född': '1946-04-01'"}) == "0 kr []");
    CHECK(told(text, {.facts = "'född': '1948-02-29'", .date = "2028-02-29"}) == "1 kr []");
}

TEST_CASE("months are counted back and forth by the calendar", "[evaluate]") {
    CHECK(day("12 månader före dag_ett", "2027-12-31") == "2026-12-31 []");
    CHECK(day("1 månad efter dag_ett", "2026-02-28") == "2026-03-28 []");
    CHECK(day("2 år efter dag_ett", "2026-01-01") == "2028-01-01 []");
    CHECK(day("14 dagar efter dag_ett", "2026-12-25") == "2027-01-08 []");
    CHECK(day("2 veckor före dag_ett", "2026-01-08") == "2025-12-25 []");
}

TEST_CASE("a month end that does not exist must be meant", "[evaluate]") {
    CHECK(day("1 månad efter dag_ett", "2026-01-31").starts_with("error the date in"));
    CHECK(day("1 månad efter dag_ett, till månadens sista dag", "2026-01-31") == "2026-02-28 []");
}

TEST_CASE("until and since a dated fact", "[evaluate]") {
    const auto text = clause("x = 1 kr\n  om till dess dag_ett\nx = 2 kr\n  om sedan dag_ett\n", times);
    CHECK(told(text, {.facts = "'dag_ett': '2026-04-01'"}) == "1 kr []");
    CHECK(told(text, {.facts = "'dag_ett': '2026-03-31'"}) == "2 kr []");
    CHECK(told(text) == "undetermined dag_ett");
}

// ---- as of another date -------------------------------------------------------------------------------------------

namespace {

const std::string dated =
    "pris = 10 kr från och med 2020-01-01 till och med 2025-12-31 [P1]\npris = 12 kr från och med 2026-01-01 [P2]\n";

}  // namespace

TEST_CASE("a term is evaluated as of a date, with the rules in force then", "[evaluate]") {
    CHECK(told(clause(dated + "x = pris\n")) == "12 kr []");
    CHECK(told(clause(dated + "x = pris den 2025-12-31\n")) == "10 kr []");
    CHECK(told(clause(dated + "x = pris den 2019-12-31\n")) == "not_in_force first 2020-01-01 from pris");
}

TEST_CASE("a term is evaluated as of a moment that is a fact", "[evaluate]") {
    const auto text = clause(dated + "x = pris vid start\n", times);
    CHECK(told(text, {.facts = "'start': '2025-06-01T10:00'"}) == "10 kr []");
    CHECK(told(text) == "undetermined start");
}

TEST_CASE("records are priced as of their own date", "[evaluate]") {
    const auto text = clause(dated + "y per besök = pris vid när_då\n",
                             "uppgift besök : lista av\n  när_då : datum\nsvar y per besök : kr\n");
    CHECK(told(text, {.facts = "'besök': [{'när_då': '2025-12-31'}, {'när_då': '2026-01-01'}]"}, "y") ==
          "1: 10 kr []; 2: 12 kr []");
}

TEST_CASE("a term that is evaluated as of each record's date reads everything then", "[evaluate]") {
    const auto text = clause(dated + "y per besök vid när_då = pris\n",
                             "uppgift besök : lista av\n  när_då : datum\nsvar y per besök : kr\n");
    CHECK(told(text, {.facts = "'besök': [{'när_då': '2025-12-31'}, {'när_då': '2026-01-01'}]"}, "y") ==
          "1: 10 kr []; 2: 12 kr []");
}

TEST_CASE("the day is the date asked for", "[evaluate]") {
    const auto text = clause("när = dagen\nt = dagen den 2020-01-01\nx = 1 kr\n  om t är 2020-01-01\n", times);
    CHECK(told(text, {}, "när") == "2026-03-31 []");
    CHECK(told(text) == "1 kr []");
}

TEST_CASE("a value set each half-year is the one of the first day of the half-year", "[evaluate]") {
    const auto text = clause("när = dagen\n  fastställs varje halvår\n", times);
    CHECK(told(text, {.date = "2026-03-31"}, "när") == "2026-01-01 []");
    CHECK(told(text, {.date = "2026-07-01"}, "när") == "2026-07-01 []");
    CHECK(told(text, {.date = "2026-12-31"}, "när") == "2026-07-01 []");
}

TEST_CASE("a value set every third year keeps its first year", "[evaluate]") {
    const auto text = clause("när = dagen\n  fastställs vart tredje år från 2026\n", times);
    CHECK(told(text, {.date = "2026-03-31"}, "när") == "2026-01-01 []");
    CHECK(told(text, {.date = "2028-12-31"}, "när") == "2026-01-01 []");
    CHECK(told(text, {.date = "2029-01-01"}, "när") == "2029-01-01 []");
}

TEST_CASE("a document that is renewed goes on until notice is given", "[evaluate]") {
    const std::string start =
        "avtal prov \"Prov\"\n  gäller från och med 2024-01-01 till och med 2025-12-31\n  förlängs 2 år i taget\n";
    const std::string rest = "svar x : kr\n§ k\n  x = 1 kr\n";
    CHECK(told(start + rest) == "1 kr []");
    CHECK(told(start + "  uppsagt 2024-06-01\n" + rest) == "not_in_force last 2025-12-31");
}

TEST_CASE("a value as of another day: a date, a fact, the day itself or a calculated one, after `den` and `vid`",
          "[evaluate]") {
    const std::string rules = "t = 1 kr till och med 2025-12-31\nt = 2 kr från och med 2026-01-01\n";
    const auto as_of = [&](const std::string& day) {
        return told(clause(rules + "x = t " + day + " [R]\n", "uppgift startdag : datum\n"),
                    {.facts = "'startdag': '2025-06-01'"});
    };
    for (const std::string word : {"den ", "vid "}) {
        CHECK(as_of(word + "2025-12-31") == "1 kr [R]");
        CHECK(as_of(word + "startdag") == "1 kr [R]");
        CHECK(as_of(word + "dagen") == "2 kr [R]");
        CHECK(as_of(word + "(1 månad före dagen, till månadens sista dag)") == "2 kr [R]");
        CHECK(as_of(word + "(4 månader före dagen, till månadens sista dag)") == "1 kr [R]");
    }
}

TEST_CASE("a span that ends before it starts is an error, not no time at all", "[evaluate]") {
    const std::string facts = "uppgift börjar; slutar : tidpunkt\nuppgift dag1; dag2 : datum\n";
    const auto minutes = [&](const std::string& from, const std::string& to) {
        return told(clause("x = ((börjar till slutar) inom 08:00 till 17:00) * 1 kr/minut [R]\n", facts),
                    {.facts = "'börjar': '2026-03-02T" + from + "', 'slutar': '2026-03-02T" + to + "'"});
    };
    CHECK(minutes("09:00", "10:00") == "60 kr [R]");
    CHECK(minutes("09:00", "09:00") == "0 kr [R]");
    CHECK(minutes("16:00", "09:00") == "error the span ends before it starts");
    CHECK(told(clause("x = 1 kr om dagen i (dag1 till dag2)\n", facts),
               {.facts = "'dag1': '2026-04-01', 'dag2': '2026-01-01'"}) == "error the span ends before it starts");
}

TEST_CASE("a span over a change of clock has its real length, or that of the clock", "[evaluate]") {
    const std::string whole = "(start till slut) inom 00:00 till 24:00";
    CHECK(minutes(whole, "2026-03-28T22:00", "2026-03-29T06:00") == "420 min []");
    CHECK(minutes(whole, "2026-10-24T22:00", "2026-10-25T06:00") == "540 min []");
    CHECK(minutes(whole, "2026-10-25T02:50+02:00", "2026-10-25T02:10+01:00") == "20 min []");
    for (const std::string by_the_clock :
         {" räknat efter klockan", ", räknat efter klockan", ", counted by the clock"}) {
        CHECK(minutes(whole + by_the_clock, "2026-03-28T22:00", "2026-03-29T06:00") == "480 min []");
        CHECK(minutes(whole + by_the_clock, "2026-10-24T22:00", "2026-10-25T06:00") == "480 min []");
    }
    CHECK(minutes(whole + ", räknat i verklig tid", "2026-10-24T22:00", "2026-10-25T06:00") == "540 min []");
    CHECK(minutes("(2026-10-25 02:50+02:00 till slut) inom 00:00 till 24:00", "2026-01-01T00:00",
                  "2026-10-25T02:10+01:00") == "20 min []");
}

TEST_CASE("a span is cut by days, each judged by itself", "[evaluate]") {
    const auto cut = [](const std::string& rest, const std::string& from, const std::string& to) {
        return minutes("(start till slut) inom 00:00 till 24:00 " + rest, from, to);
    };
    CHECK(cut("där dagen = 2026-03-29", "2026-03-28T22:00", "2026-03-30T01:00") == "1380 min []");
    CHECK(cut("där inte dagen = 2026-03-29", "2026-03-28T22:00", "2026-03-30T01:00") == "180 min []");
    CHECK(cut("där (dagen = 2026-03-28 eller dagen = 2026-03-30)", "2026-03-28T22:00", "2026-03-30T01:00") ==
          "180 min []");
    CHECK(cut("där dagen = 2026-03-29, räknat efter klockan", "2026-03-28T22:00", "2026-03-30T01:00") == "1440 min []");
    CHECK(cut("där dagen = dag_ett", "2026-03-28T22:00", "2026-03-30T01:00") == "undetermined dag_ett");
    // A day on which nothing is counted does not matter.
    CHECK(minutes("(start till slut) inom 08:00 till 17:00 där dagen = dag_ett", "2026-03-28T18:00",
                  "2026-03-29T07:00") == "0 min []");
}
