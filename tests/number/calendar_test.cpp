#include "interpreter/value/holidays.hpp"

#include "tests/catch.hpp"

#include <set>
#include <string>

using namespace klausul;

namespace {

Day day(const char* text) { return *day_from_text(text); }

std::set<std::string> holidays_of(int year) {
    std::set<std::string> found;
    for (Day each = *to_day({year, 1, 1}); each <= *to_day({year, 12, 31}); each = each.next()) {
        if (weekday(each) != 7 && *is_holiday(each)) found.insert(to_text(each));
    }
    return found;
}

}  // namespace

TEST_CASE("Easter falls on the days that tables give", "[number]") {
    for (const char* easter : {"1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31",
                               "2025-04-20", "2026-04-05", "2038-04-25", "2049-04-18", "2285-03-22"})
        CHECK(to_text(easter_sunday(to_civil(day(easter)).year)) == easter);
}

TEST_CASE("Easter is a Sunday between 22 March and 25 April in every year", "[number]") {
    for (int year = 1; year <= 9999; ++year) {
        const Day easter = easter_sunday(year);
        const CivilDate date = to_civil(easter);
        REQUIRE(date.year == year);
        REQUIRE(weekday(easter) == 7);
        REQUIRE(easter >= *to_day({year, 3, 22}));
        REQUIRE(easter <= *to_day({year, 4, 25}));
    }
}

TEST_CASE("the public holidays of a year besides its Sundays", "[number]") {
    CHECK(holidays_of(2025) == std::set<std::string>{"2025-01-01", "2025-01-06", "2025-04-18", "2025-04-21",
                                                     "2025-05-01", "2025-05-29", "2025-06-06", "2025-06-21",
                                                     "2025-11-01", "2025-12-25", "2025-12-26"});
    CHECK(holidays_of(2026) == std::set<std::string>{"2026-01-01", "2026-01-06", "2026-04-03", "2026-04-06",
                                                     "2026-05-01", "2026-05-14", "2026-06-06", "2026-06-20",
                                                     "2026-10-31", "2026-12-25", "2026-12-26"});
}

TEST_CASE("the national day took the place of Whit Monday in 2005", "[number]") {
    CHECK(*is_holiday(day("2004-05-31")));
    CHECK_FALSE(*is_holiday(day("2005-05-16")));
    CHECK_FALSE(*is_holiday(day("2003-06-06")));
    CHECK(*is_holiday(day("2005-06-06")));
}

TEST_CASE("the holidays before the reform of 1953", "[number]") {
    CHECK(holidays_of(1952) == std::set<std::string>{"1952-01-01", "1952-03-25", "1952-04-11", "1952-04-14",
                                                     "1952-05-01", "1952-05-22", "1952-06-02", "1952-06-24",
                                                     "1952-12-25", "1952-12-26"});
    CHECK(*is_eve(day("1952-06-23")));
    CHECK_FALSE(*is_holiday(day("1938-05-02")));
    CHECK(*is_holiday(day("1939-05-01")));
    CHECK_FALSE(*is_holiday(day("1936-05-01")));
    // 25 March was the Tuesday of Holy Week in 1902, the Tuesday after Easter in 1913.
    CHECK_FALSE(*is_holiday(day("1902-03-25")));
    CHECK(*is_holiday(day("1913-03-25")));
    CHECK_FALSE(*is_holiday(day("1953-03-25")));
}

TEST_CASE("Midsummer and All Saints are the Saturdays of their weeks", "[number]") {
    for (int year = 1953; year <= 9999; ++year) {
        int midsummers = 0;
        int all_saints = 0;
        for (int offset = 0; offset < 7; ++offset) {
            const Day june{to_day({year, 6, 20})->number + offset};
            const Day november{to_day({year, 10, 31})->number + offset};
            midsummers += weekday(june) == 6 && *is_holiday(june) && *is_eve(Day{june.number - 1}) ? 1 : 0;
            all_saints += weekday(november) == 6 && *is_holiday(november) ? 1 : 0;
        }
        REQUIRE(midsummers == 1);
        REQUIRE(all_saints == 1);
    }
}

TEST_CASE("nothing is told of holidays before 1900", "[number]") {
    CHECK_FALSE(is_holiday(day("1899-12-31")));
    CHECK_FALSE(is_eve(day("1899-12-24")));
    CHECK(is_holiday(day("1900-01-01")));
    CHECK_FALSE(working_days_from(day("1900-01-02"), -1, true));
    CHECK(working_days_from(day("1899-12-31"), 0, true) == day("1899-12-31"));
    CHECK_FALSE(working_days_from(day("9999-12-31"), 1, true));
}

TEST_CASE("working days pass over weekends, holidays and eves that are free", "[number]") {
    const auto after = [](const char* from, int count, bool eves_are_free) {
        return to_text(*working_days_from(day(from), count, eves_are_free));
    };
    CHECK(after("2025-10-10", 5, true) == "2025-10-17");
    CHECK(after("2025-10-09", 5, true) == "2025-10-16");
    CHECK(after("2025-12-22", 5, false) == "2025-12-31");
    CHECK(after("2025-12-22", 5, true) == "2026-01-05");
    CHECK(after("2026-04-02", 1, true) == "2026-04-07");
    CHECK(after("2026-06-18", 1, true) == "2026-06-22");
    CHECK(after("2026-06-18", 1, false) == "2026-06-19");
    CHECK(after("2025-10-11", 0, true) == "2025-10-11");
    CHECK(after("2025-10-17", -5, true) == "2025-10-10");
    CHECK(after("2026-01-07", -1, true) == "2026-01-05");
}

TEST_CASE("counting working days back undoes counting them forth", "[number]") {
    for (Day each = day("2024-01-01"); each <= day("2026-12-31"); each = each.next()) {
        if (weekday(each) > 5 || *is_holiday(each) || *is_eve(each)) continue;
        for (const int count : {1, 4, 5, 23}) {
            const Day there = *working_days_from(each, count, true);
            REQUIRE(working_days_from(there, -count, true) == each);
        }
    }
}

TEST_CASE("completed months count a month end that a month lacks on the first of the next", "[number]") {
    CHECK(completed_months(day("2026-01-31"), day("2026-02-28")) == 0);
    CHECK(completed_months(day("2026-01-31"), day("2026-03-01")) == 1);
    CHECK(completed_months(day("2026-01-15"), day("2026-02-14")) == 0);
    CHECK(completed_months(day("2026-01-15"), day("2026-02-15")) == 1);
    CHECK(completed_months(day("2024-02-29"), day("2025-02-28")) == 11);
    CHECK(completed_months(day("2026-03-01"), day("2026-01-01")) == -2);
    CHECK(completed_months(day("2026-03-15"), day("2026-03-01")) == -1);
}
