#include "headers.hpp"

using namespace klausul;
using namespace klausul::headers;

namespace {

/// The days of a duty with this schedule between two days, "2026-01-01 2026-03-31; …", or why there are none.
std::string days_found(const std::string& schedule, const Interval& range, const std::string& term = "") {
    const auto agreement = agreed(term.empty() ? "  gäller tills vidare\n" : term,
                                  "uppgift utskriven : datum\n§ k\n  ska \"göra något\" " + schedule + "\n");
    const Program& program = agreement->program();
    for (const Passage& passage : program.passages) {
        if (!passage.when) continue;
        const Occurrences all =
            occurrences(*passage.when, common_days(passage.in_force, program.documents[program.main].in_force), range);
        static const char* const reasons[]{"start not stated", "start unknown", "year not stated", "in the case",
                                           "no day"};
        if (all.why_none) return reasons[static_cast<int>(*all.why_none)];
        std::string text;
        for (const Interval& each : all.days) text += (text.empty() ? "" : "; ") + told(each);
        return text;
    }
    return "no schedule";
}

const Interval two = days("2026-01-01", "2027-12-31");
const Interval year = days("2026-01-01", "2026-12-31");

}  // namespace

TEST_CASE("a duty of every year has its days of the year", "[time]") {
    CHECK(days_found("varje år 1 januari till 31 mars från 2026", days("2025-01-01", "2027-06-01")) ==
          "2026-01-01 2026-03-31; 2027-01-01 2027-03-31");
    CHECK(days_found("varje år", two) == "2026-01-01 2026-12-31; 2027-01-01 2027-12-31");
    CHECK(days_found("varje år 1 november till 31 januari", days("2026-01-15", "2026-11-02")) ==
          "2025-11-01 2026-01-31; 2026-11-01 2027-01-31");
    CHECK(days_found("varje år senast 31 mars", two) == "2026-03-31 2026-03-31; 2027-03-31 2027-03-31");
    CHECK(days_found("varje år senast 29 februari", two) == "2026-02-28 2026-02-28; 2027-02-28 2027-02-28");
}

TEST_CASE("every second and every third year are counted from the year that is stated", "[time]") {
    CHECK(days_found("vartannat år från 2028", days("2026-01-01", "2031-12-31")) ==
          "2028-01-01 2028-12-31; 2030-01-01 2030-12-31");
    CHECK(days_found("vart tredje år från 2029", days("2026-01-01", "2033-01-01")) ==
          "2029-01-01 2029-12-31; 2032-01-01 2032-12-31");
}

TEST_CASE("a start year that is not stated is never guessed", "[time]") {
    CHECK(days_found("vartannat år", two) == "start not stated");
    CHECK(days_found("vart fjärde år från okänt år", two) == "start unknown");
    CHECK(days_found("varje år från okänt år", two) == "start unknown");
    CHECK(days_found("1 januari till 31 mars", two) == "year not stated");
    CHECK(days_found("senast 31 mars", two) == "year not stated");
    CHECK(days_found("senast utskriven", two) == "in the case");
    CHECK(days_found("löpande", two) == "no day");
}

TEST_CASE("halves, quarters, months, weeks and days of the calendar", "[time]") {
    CHECK(days_found("varje halvår", year) == "2026-01-01 2026-06-30; 2026-07-01 2026-12-31");
    CHECK(days_found("varje halvår i förskott", year) == "2026-01-01 2026-01-01; 2026-07-01 2026-07-01");
    CHECK(days_found("varje kvartal", days("2026-05-01", "2026-07-01")) ==
          "2026-04-01 2026-06-30; 2026-07-01 2026-09-30");
    CHECK(days_found("varje månad", days("2028-02-10", "2028-02-10")) == "2028-02-01 2028-02-29");
    CHECK(days_found("varje vecka", days("2026-01-01", "2026-01-05")) ==
          "2025-12-29 2026-01-04; 2026-01-05 2026-01-11");
    CHECK(days_found("varje dag", days("2026-01-01", "2026-01-02")) == "2026-01-01 2026-01-01; 2026-01-02 2026-01-02");
}

TEST_CASE("a deadline with a year is one day", "[time]") {
    CHECK(days_found("senast 2026-03-31", two) == "2026-03-31 2026-03-31");
    CHECK(days_found("senast 2025-03-31", two) == "");
}

TEST_CASE("days before and after the agreement are left out", "[time]") {
    const std::string term = "  gäller från och med 2025-06-01 till och med 2026-06-01\n";
    CHECK(days_found("varje år", days("2020-01-01", "2030-01-01"), term) ==
          "2025-06-01 2025-12-31; 2026-01-01 2026-06-01");
    CHECK(days_found("varje halvår i förskott från och med 2026-01-01", days("2020-01-01", "2030-01-01"), term) ==
          "2026-01-01 2026-01-01");
}

TEST_CASE("the ends of the calendar are no trouble", "[time]") {
    CHECK(days_found("varje år", days("9998-12-01", "9999-12-31")) == "9998-01-01 9998-12-31; 9999-01-01 -");
    CHECK(days_found("varje vecka", days("0001-01-01", "0001-01-01")) == "- 0001-01-07");
    CHECK(days_found("varje år 1 december till 31 januari", days("9999-12-01", "9999-12-31")) == "9999-12-01 -");
}
