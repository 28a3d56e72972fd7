#include "asking.hpp"

using namespace klausul;
using namespace klausul::asking;

namespace {

const std::string days =
    "använd kalender\nuppgift dag_ett : datum\nuppgift när : tidpunkt\nsvar klar : datum\nsvar vilken : veckodag\n";

std::string when(const std::string& value, const std::string& given, const std::string& readings = "") {
    return told(clause("klar = " + value + "\n", days), {.facts = "'dag_ett': '" + given + "'", .readings = readings},
                "klar");
}

/// ja or nej for a condition about the day `d`.
bool holds(const std::string& condition, const std::string& given, const std::string& readings = "") {
    const auto text = clause("x = 1 kr\n  om " + condition + "\nx = 0 kr\n  om inte (" + condition + ")\n", days);
    const std::string words = told(text, {.facts = "'dag_ett': '" + given + "'", .readings = readings});
    REQUIRE((words == "1 kr []" || words == "0 kr []"));
    return words == "1 kr []";
}

const std::string eves_count = "'aftnar': 'arbetsdagar'";

}  // namespace

TEST_CASE("working days are counted from the day after, with eves off or on", "[evaluate]") {
    CHECK(when("5 arbetsdagar efter dag_ett", "2025-10-10") == "2025-10-17 []");
    CHECK(when("5 arbetsdagar efter dag_ett", "2025-12-22") == "2026-01-05 []");
    CHECK(when("5 arbetsdagar efter dag_ett", "2025-12-22", eves_count) == "2025-12-31 []");
    CHECK(when("5 arbetsdagar före dag_ett", "2025-10-17") == "2025-10-10 []");
}

TEST_CASE("the day itself counts when the day before is where counting begins", "[evaluate]") {
    CHECK(when("5 arbetsdagar efter 1 dag före dag_ett", "2025-10-10") == "2025-10-16 []");
}

TEST_CASE("an answer in working days lists the reading about eves", "[evaluate]") {
    const auto outcome =
        outcome_of(clause("klar = 5 arbetsdagar efter dag_ett\n", days), {.facts = "'dag_ett': '2025-12-22'"}, "klar");
    CHECK(readings_in(outcome) == "aftnar=lediga (default)");
}

TEST_CASE("working days of an unknown day are undetermined", "[evaluate]") {
    CHECK(told(clause("klar = 5 arbetsdagar efter dag_ett\n", days), {}, "klar") == "undetermined dag_ett");
}

TEST_CASE("working days before the known calendar are an error", "[evaluate]") {
    CHECK(when("5 arbetsdagar före dag_ett", "1900-01-03")
              .starts_with("error Swedish public holidays are known from 1900"));
    CHECK(when("1 arbetsdag efter dag_ett", "9999-12-31") == "error the date lies outside of the calendar");
}

TEST_CASE("a day is a holiday, a working day, an eve", "[evaluate]") {
    CHECK(holds("dag_ett är helgdag", "2026-04-03"));
    CHECK_FALSE(holds("dag_ett är helgdag", "2026-04-04"));
    CHECK(holds("dag_ett är helgdag", "2026-04-05"));
    CHECK(holds("dag_ett är inte helgdag", "2026-04-07"));
    CHECK(holds("dag_ett är arbetsdag", "2026-04-07"));
    CHECK(holds("dag_ett är inte arbetsdag", "2026-04-04"));
    CHECK(holds("dag_ett är afton", "2026-04-04"));
    CHECK(holds("arbetsdag(dag_ett) och inte helgdag(dag_ett)", "2026-04-07"));
    CHECK_FALSE(holds("dag_ett är arbetsdag", "2026-06-19"));
    CHECK(holds("dag_ett är arbetsdag", "2026-06-19", eves_count));
    CHECK_FALSE(holds("dag_ett är arbetsdag", "2026-06-20", eves_count));
}

TEST_CASE("a moment is on a holiday when its day is one", "[evaluate]") {
    const auto text = clause("x = 1 kr\n  om när är helgdag\nx = 0 kr\n  om när är inte helgdag\n", days);
    CHECK(told(text, {.facts = "'när': '2026-12-25T23:59'"}) == "1 kr []");
    CHECK(told(text, {.facts = "'när': '2026-12-24T23:59'"}) == "0 kr []");
}

TEST_CASE("the weekday of a day", "[evaluate]") {
    const auto text = clause("vilken = veckodag för dag_ett\n", days);
    CHECK(told(text, {.facts = "'dag_ett': '2026-03-30'"}, "vilken") == "måndag []");
    CHECK(told(text, {.facts = "'dag_ett': '2026-04-05'"}, "vilken") == "söndag []");
    CHECK(holds("veckodag för dag_ett är någon av (lördag; söndag)", "2026-04-04"));
    CHECK_FALSE(holds("weekday of dag_ett är fredag", "2026-04-04"));
}

// ---- quarters and months -------------------------------------------------------------------------------------------

TEST_CASE("facts per quarter, half-year and month are read by name", "[evaluate]") {
    const std::string per =
        "uppgift k per kvartal : kr\nuppgift h per halvår : kr\nuppgift må per månad : kr\nuppgift dag_ett : datum\n";
    const std::string facts =
        "'k': {'2026-Q1': 5, '2026-Q2': 6, '2025-Q4': 7}, 'h': {'2025-H2': 30}, 'må': {'2025-12': 100}, 'dag_ett': "
        "'2026-06-30'";
    CHECK(told(clause("x = k för 2026-Q1 + h för 2025-H2 + må för 2025-12\n", per), {.facts = facts}) == "135 kr []");
    CHECK(told(clause("x = k för föregående kvartal\n", per), {.facts = facts}) == "7 kr []");
    CHECK(told(clause("x = k för 2027-Q1\n", per), {.facts = facts}) == "undetermined k för 2027-Q1");
}

TEST_CASE("a question per quarter is answered for the quarter of the day", "[evaluate]") {
    const std::string per = "uppgift k per kvartal : kr\nsvar y per kvartal : kr\n";
    CHECK(told(clause("y per kvartal = k\n", per), {.facts = "'k': {'2026-Q1': 5}"}, "y") == "2026-Q1: 5 kr []");
    CHECK(told(clause("y per kvartal = k\n", per), {.facts = "'k': {'2026-Q2': 5}", .date = "2026-04-01"}, "y") ==
          "2026-Q2: 5 kr []");
}

TEST_CASE("completed months are counted to the day of the case", "[evaluate]") {
    const std::string born = "uppgift dag_ett : datum\nsvar mån : månader\n";
    const auto text = clause("mån = fyllda månader från dag_ett\n", born);
    CHECK(told(text, {.facts = "'dag_ett': '2025-11-30'"}, "mån") == "4 månader []");
    CHECK(told(text, {.facts = "'dag_ett': '2025-12-31'", .date = "2026-02-28"}, "mån") == "1 månader []");
    CHECK(told(text, {.facts = "'dag_ett': '2025-12-31'", .date = "2026-03-01"}, "mån") == "2 månader []");
}

// ---- until and since -----------------------------------------------------------------------------------------------

TEST_CASE("until and since an event that may not have happened", "[evaluate]") {
    const auto text =
        clause("x = 1 kr\n  om till dess klart\nx = 2 kr\n  om sedan klart\n", "uppgift klart : datum eller saknas\n");
    CHECK(told(text, {.facts = "'klart': {'absent': true}"}) == "1 kr []");
    CHECK(told(text, {.facts = "'klart': '2026-04-01'"}) == "1 kr []");
    CHECK(told(text, {.facts = "'klart': '2026-03-31'"}) == "2 kr []");
    CHECK(told(text, {.facts = "'klart': '2026-03-30'"}) == "2 kr []");
    CHECK(told(text) == "undetermined klart");
}

TEST_CASE("on every day exactly one of until and since holds", "[evaluate]") {
    const auto text = clause(
        "x = 1 kr\n  om till dess klart och sedan klart\nx = 0 kr\n  om inte (till dess klart) och inte (sedan "
        "klart)\n",
        "uppgift klart : datum eller saknas\n");
    for (const char* day : {"'2026-03-30'", "'2026-03-31'", "'2026-04-01'", "{'absent': true}"})
        CHECK(told(text, {.facts = "'klart': " + std::string(day)}).starts_with("gap"));
}

TEST_CASE("what has come about need not be tested again", "[evaluate]") {
    const auto text =
        clause("x = 5 kr\n  om sedan klart och 30 dagar efter klart > dagen\nx = 0 kr\n  om till dess klart\n",
               "uppgift klart : datum eller saknas\n");
    CHECK(told(text, {.facts = "'klart': '2026-03-10'"}) == "5 kr []");
    CHECK(told(text, {.facts = "'klart': {'absent': true}"}) == "0 kr []");
}

TEST_CASE("an event may be a moment", "[evaluate]") {
    const auto text = clause("x = 1 kr\n  om till dess hänt\nx = 2 kr\n  om sedan hänt\n", "uppgift hänt : tidpunkt\n");
    CHECK(told(text, {.facts = "'hänt': '2026-03-31T23:00'"}) == "2 kr []");
    CHECK(told(text, {.facts = "'hänt': '2026-04-01T00:00'"}) == "1 kr []");
}

// ---- spans ---------------------------------------------------------------------------------------------------------

TEST_CASE("night and day share out a span of several days without loss", "[evaluate]") {
    const std::string times = "uppgift start; slut : tidpunkt\nsvar dag; natt; hela : minuter\n";
    const auto text = clause(
        "dag = (start till slut) inom 08:00 till 17:00\nnatt = (start till slut) inom 17:00 till 08:00\n"
        "hela = (start till slut) inom 00:00 till 24:00\n",
        times);
    const auto minutes = [&](const std::string& answer, const std::string& from, const std::string& to) {
        return told(text, {.facts = "'start': '" + from + "', 'slut': '" + to + "'"}, answer);
    };
    CHECK(minutes("dag", "2026-03-01T16:59", "2026-03-04T08:01") == "1082 min []");
    CHECK(minutes("natt", "2026-03-01T16:59", "2026-03-04T08:01") == "2700 min []");
    CHECK(minutes("hela", "2026-03-01T16:59", "2026-03-04T08:01") == "3782 min []");
    CHECK(minutes("natt", "2026-03-01T08:00", "2026-03-01T17:00") == "0 min []");
    CHECK(minutes("dag", "2026-03-01T17:00", "2026-03-02T08:00") == "0 min []");
}
