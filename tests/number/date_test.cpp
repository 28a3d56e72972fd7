#include "interpreter/value/moment.hpp"

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <random>
#include <string>
#include "tests/catch.hpp"

using namespace klausul;

namespace {

Day day_of(const std::string& text) {
    const auto value = day_from_text(text);
    REQUIRE(value.has_value());
    return *value;
}

Moment moment(const std::string& text) {
    const auto value = moment_from_text(text);
    REQUIRE(value.has_value());
    return *value;
}

std::string months_later(const std::string& from, int months, MonthEnd rule) {
    const auto result = add_months(day_of(from), months, rule);
    return result ? to_text(*result) : "refused";
}

bool in_window(int minute, int from, int to) {
    return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

std::int64_t minutes_counted(Moment from, Moment to, int window_from, int window_to) {
    std::int64_t count = 0;
    for (Moment at = from; at < to; ++at.minutes)
        count += in_window(at.minute_of_day(), window_from, window_to) ? 1 : 0;
    return count;
}

}  // namespace

TEST_CASE("leap years follow the Gregorian rule", "[number]") {
    CHECK_FALSE(is_leap_year(1900));
    CHECK(is_leap_year(2000));
    CHECK(is_leap_year(2024));
    CHECK_FALSE(is_leap_year(2026));
    CHECK(days_in_month(1900, 2) == 28);
    CHECK(days_in_month(2000, 2) == 29);
    CHECK_FALSE(to_day({1900, 2, 29}).has_value());
    CHECK(to_day({2000, 2, 29}).has_value());
}

TEST_CASE("every day from 1600 to 2400 goes to a date and back, one after the other", "[number]") {
    Day at = day_of("1600-01-01");
    int week_day = weekday(at);
    CHECK(week_day == 6);  // a Saturday
    bool sound = true;
    for (int year = 1600; year <= 2400; ++year) {
        for (int month = 1; month <= 12; ++month) {
            for (int number = 1; number <= days_in_month(year, month); ++number) {
                const CivilDate date{year, month, number};
                sound = sound && to_civil(at) == date && to_day(date) == at && day_from_text(to_text(at)) == at &&
                        weekday(at) == week_day;
                at = at.next();
                week_day = week_day % 7 + 1;
            }
        }
    }
    CHECK(sound);
    CHECK(to_text(at) == "2401-01-01");
}

TEST_CASE("the calendar has its known days", "[number]") {
    CHECK(to_day({1970, 1, 1})->number == 0);
    CHECK(to_day({1, 1, 1})->number == Day::min_number);
    CHECK(to_day({9999, 12, 31})->number == Day::max_number);
    CHECK(to_text(Day{Day::min_number}) == "0001-01-01");
    CHECK(to_text(Day{Day::max_number}) == "9999-12-31");
    CHECK(weekday(day_of("2026-03-31")) == 2);  // a Tuesday
    CHECK(weekday(day_of("1969-12-31")) == 3);
}

TEST_CASE("dates are read in one spelling only", "[number]") {
    CHECK(day_from_text("2026-03-31").has_value());
    for (const char* text : {"", "2026-3-31", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01",
                             "20260331", "2026/03/31", "2026-03-31 ", "-026-03-31", "2026-03-3x", "26-03-31"}) {
        CAPTURE(text);
        CHECK_FALSE(day_from_text(text).has_value());
    }
}

TEST_CASE("moments and clock times are read and written", "[number]") {
    CHECK(to_text(moment("2026-03-02T10:00")) == "2026-03-02 10:00");
    CHECK(moment("2026-03-02 10:00") == moment("2026-03-02T10:00"));
    CHECK(moment("1970-01-02 00:01").minutes == 1441 - normal_time);
    CHECK(moment("1969-12-31 23:59").minutes == -1 - normal_time);
    CHECK(Moment{-1}.day() == Day{0});
    CHECK(Moment{-1}.minute_of_day() == 59);
    CHECK(moment("1970-01-01 00:00").day() == Day{0});
    CHECK(moment("1969-12-31 23:59").day() == Day{-1});
    CHECK(to_text(moment("0001-01-01 00:00")) == "0001-01-01 00:00");
    CHECK(to_text(moment("9999-12-31 23:59")) == "9999-12-31 23:59");
    CHECK(clock_from_text("24:00") == 1440);
    CHECK(clock_from_text("08:05") == 485);
    CHECK(clock_text(485) == "08:05");
    CHECK(clock_text(1440) == "24:00");
    for (const char* text :
         {"2026-03-02T24:00", "2026-03-02", "2026-03-02T10:60", "2026-03-02x10:00", "2026-03-02T1:00"}) {
        CAPTURE(text);
        CHECK_FALSE(moment_from_text(text).has_value());
    }
    for (const char* text : {"", "8:00", "24:01", "25:00", "12:60", "12.30", "1a:00", "-1:00"}) {
        CAPTURE(text);
        CHECK_FALSE(clock_from_text(text).has_value());
    }
}

TEST_CASE("months are added, and a missing day is refused or becomes the last", "[number]") {
    CHECK(months_later("2026-01-15", 1, MonthEnd::refuse) == "2026-02-15");
    CHECK(months_later("2026-01-31", 1, MonthEnd::refuse) == "refused");
    CHECK(months_later("2026-01-31", 1, MonthEnd::last_day) == "2026-02-28");
    CHECK(months_later("2024-01-31", 1, MonthEnd::last_day) == "2024-02-29");
    CHECK(months_later("2026-03-31", -1, MonthEnd::last_day) == "2026-02-28");
    CHECK(months_later("2026-01-31", -2, MonthEnd::refuse) == "refused");
    CHECK(months_later("2026-12-31", 12, MonthEnd::refuse) == "2027-12-31");
    CHECK(months_later("2024-02-29", 12, MonthEnd::refuse) == "refused");
    CHECK(months_later("2024-02-29", 48, MonthEnd::refuse) == "2028-02-29");
    CHECK(months_later("2026-01-01", -1, MonthEnd::refuse) == "2025-12-01");
    CHECK(months_later("0001-01-01", -1, MonthEnd::last_day) == "refused");
    CHECK(months_later("9999-12-31", 1, MonthEnd::last_day) == "refused");
    CHECK(months_later("2026-01-01", 2147483647, MonthEnd::last_day) == "refused");
    CHECK(months_later("2026-01-01", -2147483647, MonthEnd::last_day) == "refused");
}

TEST_CASE("years are completed on the anniversary, after 29 February on 1 March", "[number]") {
    CHECK(completed_years(day_of("2019-05-10"), day_of("2026-05-09")) == 6);
    CHECK(completed_years(day_of("2019-05-10"), day_of("2026-05-10")) == 7);
    CHECK(completed_years(day_of("2020-02-29"), day_of("2027-02-28")) == 6);
    CHECK(completed_years(day_of("2020-02-29"), day_of("2027-03-01")) == 7);
    CHECK(completed_years(day_of("2020-02-29"), day_of("2024-02-29")) == 4);
    CHECK(completed_years(day_of("2026-05-10"), day_of("2026-05-10")) == 0);
    CHECK(completed_years(day_of("2026-05-10"), day_of("2026-05-09")) == -1);
}

TEST_CASE("a span is clipped to a clock window, also across midnight", "[number]") {
    const Moment evening = moment("2026-03-02T16:00");
    const Moment morning = moment("2026-03-03T09:00");
    CHECK(minutes_within(evening, morning, 17 * 60, 8 * 60) == 15L * 60);
    CHECK(minutes_within(evening, morning, 8 * 60, 17 * 60) == 2L * 60);
    CHECK(minutes_within(evening, morning, 0, 24 * 60) == 17L * 60);
    CHECK(minutes_within(evening, morning, 480, 480) == 17L * 60);
    CHECK(minutes_within(evening, evening, 0, 24 * 60) == 0);
    CHECK(minutes_within(morning, evening, 0, 24 * 60) == 0);
    CHECK(minutes_within(moment("2026-03-02T08:00"), moment("2026-03-02T08:01"), 480, 1020) == 1);
    CHECK(minutes_within(moment("2026-03-02T17:00"), moment("2026-03-02T17:01"), 480, 1020) == 0);
}

TEST_CASE("clipped minutes equal a count minute by minute", "[number]") {
    const char* given = std::getenv("KLAUSUL_SEED");
    const unsigned long seed = given != nullptr ? std::strtoul(given, nullptr, 10) : 20260302UL;
    std::cout << "clock windows: seed " << seed << '\n';
    std::mt19937_64 random(seed);
    const auto below = [&](std::int64_t limit) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(limit));
    };
    for (int i = 0; i < 2000; ++i) {
        const Moment from{below(200000) - 100000};
        const Moment to{from.minutes + below(6000) - 200};
        const int window_from = static_cast<int>(below(1441));
        const int window_to = static_cast<int>(below(20) == 0 ? window_from : below(1441));
        CAPTURE(from.minutes, to.minutes, window_from, window_to);
        REQUIRE(minutes_within(from, to, window_from, window_to) == minutes_counted(from, to, window_from, window_to));
    }
}

TEST_CASE("Swedish clocks skip an hour in spring and repeat one in autumn", "[number]") {
    const auto fault = [](const std::string& text) { return read_moment(text).fault; };
    CHECK(fault("2026-03-29T01:59") == MomentFault::sound);
    CHECK(fault("2026-03-29T02:00") == MomentFault::skipped);
    CHECK(fault("2026-03-29T02:59+01:00") == MomentFault::skipped);
    CHECK(fault("2026-03-29T03:00") == MomentFault::sound);
    CHECK(fault("2026-10-25T01:59") == MomentFault::sound);
    CHECK(fault("2026-10-25T02:00") == MomentFault::twice);
    CHECK(fault("2026-10-25T02:59") == MomentFault::twice);
    CHECK(fault("2026-10-25T03:00") == MomentFault::sound);
    CHECK(fault("2026-10-25T02:30+03:00") == MomentFault::wrong_offset);
    CHECK(fault("2026-07-01T10:00+02:00") == MomentFault::sound);
    CHECK(fault("2026-07-01T10:00+01:00") == MomentFault::wrong_offset);
    CHECK(fault("2026-07-01T10:00Z") == MomentFault::wrong_offset);
    CHECK(fault("2026-07-01T10:00-02:00") == MomentFault::wrong_offset);
    for (const char* text : {"2026-07-01T10:00+2:00", "2026-07-01T10:00+02", "2026-07-01T10:00 +02:00",
                             "2026-07-01T10:00z", "2026-07-01T10:00+02:60", "2026-07-01T10:00+02:00Z"}) {
        CAPTURE(text);
        CHECK(fault(text) == MomentFault::malformed);
    }
    CHECK(moment("2026-10-25T02:30+01:00").minutes - moment("2026-10-25T02:30+02:00").minutes == 60);
}

TEST_CASE("what a moment is written as is that moment again", "[number]") {
    for (const char* start : {"1980-04-05 22:00", "1980-09-27 22:00", "1995-09-23 22:00", "1996-10-26 22:00",
                              "2026-03-28 22:00", "2026-10-24 22:00", "2500-10-30 22:00", "1916-05-14 22:00"}) {
        const Moment first = moment(start);
        for (Moment at = first; at.minutes < first.minutes + 600; ++at.minutes) {
            CAPTURE(to_text(at));
            REQUIRE(moment_from_text(to_text(at)) == at);
        }
    }
    CHECK(to_text(moment("2026-10-25 02:30+02:00")) == "2026-10-25 02:30+02:00");
    CHECK(to_text(moment("2026-10-25 03:30")) == "2026-10-25 03:30");
}

TEST_CASE("days of a change of clock have 23 and 25 hours, in long spans too", "[number]") {
    const auto hours = [](const std::string& from, const std::string& to) {
        return minutes_within(moment(from), moment(to), 0, minutes_per_day) / 60;
    };
    CHECK(hours("2026-03-29 00:00", "2026-03-30 00:00") == 23);
    CHECK(hours("2026-10-25 00:00", "2026-10-26 00:00") == 25);
    CHECK(hours("2026-01-01 00:00", "2027-01-01 00:00") == 365L * 24);
    CHECK(hours("1900-01-01 00:00", "2026-07-01 00:00") ==
          (day_of("2026-07-01").number - day_of("1900-01-01").number) * 24 - 1);
    CHECK(hours("0001-01-01 00:00", "9999-12-31 00:00") == (Day::max_number - Day::min_number) * 24LL);
    CHECK(clock_minutes_within(moment("2026-03-29 00:00"), moment("2026-03-30 00:00"), 0, minutes_per_day) == 1440);
    CHECK(clock_minutes_within(moment("2026-10-25 02:50+02:00"), moment("2026-10-25 02:10+01:00"), 0,
                               minutes_per_day) == -40);
}
