#include "headers.hpp"

using namespace klausul;
using namespace klausul::headers;

TEST_CASE("a term that renews has a period for every day from its first", "[time]") {
    const Term term = term_of(two_years);
    CHECK(told(period_on(term, day("2025-12-31"))) == "ingen");
    CHECK(told(period_on(term, day("2026-01-01"))) == "original: 2026-01-01 2027-12-31, notice 2026-12-31");
    CHECK(told(period_on(term, day("2027-12-31"))) == "original: 2026-01-01 2027-12-31, notice 2026-12-31");
    CHECK(told(period_on(term, day("2028-01-01"))) == "renewal 1: 2028-01-01 2029-12-31, notice 2028-12-31");
    CHECK(told(period_on(term, day("2030-06-30"))) == "renewal 2: 2030-01-01 2031-12-31, notice 2030-12-31");
    CHECK(told(days_in_force(term)) == "2026-01-01 -");
}

TEST_CASE("renewals reach to the end of the calendar and not beyond", "[time]") {
    const Term term = term_of(two_years);
    CHECK(told(period_on(term, day("9999-12-31"))) == "renewal 3986: 9998-01-01 -");
    CHECK(told(period_after(term, *period_on(term, day("9999-12-31")))) == "ingen");
}

TEST_CASE("a renewal is counted from the agreed end, so that nothing drifts", "[time]") {
    const auto ends = [](const std::string& last, const std::string& renewal, int number) {
        const auto period = renewal_period(
            term_of("  gäller från och med 2020-01-01 till och med " + last + "\n  förlängs " + renewal + "\n"),
            number);
        return to_text(period.value().days.last());
    };
    CHECK(ends("2026-01-31", "1 månad i taget", 1) == "2026-02-28");
    CHECK(ends("2026-01-31", "1 månad i taget", 2) == "2026-03-31");
    CHECK(ends("2026-01-31", "1 månad i taget", 25) == "2028-02-29");
    CHECK(ends("2026-02-28", "2 år i taget", 1) == "2028-02-29");  // the last of February, a whole number of years
    CHECK(ends("2024-02-29", "1 år i taget", 1) == "2025-02-28");
    CHECK(ends("2024-02-29", "1 år i taget", 4) == "2028-02-29");
    CHECK(ends("2026-01-15", "1 kvartal i taget", 3) == "2026-10-15");
    CHECK(ends("2026-01-30", "1 månad i taget, till månadens sista dag", 1) == "2026-02-28");
    CHECK(ends("2026-01-30", "1 månad i taget, till månadens sista dag", 2) == "2026-03-30");
    CHECK(ends("2026-01-15", "2 veckor i taget", 2) == "2026-02-12");
    CHECK(ends("2026-01-15", "1 half_year i taget", 1) == "2026-07-15");
    CHECK(ends("2026-01-15", "2 half_years i taget", 1) == "2027-01-15");
}

TEST_CASE("an agreed extension is a period of its own", "[time]") {
    const Term term =
        term_of("  gäller från och med 2021-01-01 till och med 2022-12-31, förlängt till och med 2024-02-01\n");
    CHECK(told(period_on(term, day("2022-12-31"))) == "original: 2021-01-01 2022-12-31");
    CHECK(told(period_on(term, day("2023-01-01"))) == "extension: 2023-01-01 2024-02-01");
    CHECK(told(period_on(term, day("2024-02-02"))) == "ingen");
    CHECK(told(days_in_force(term)) == "2021-01-01 2024-02-01");
}

TEST_CASE("renewals follow on an extension, and only its end can be given notice of", "[time]") {
    const Term term = term_of(
        "  gäller från och med 2021-01-01 till och med 2022-12-31, förlängt till och med 2024-01-31\n"
        "  förlängs 1 år i taget\n  uppsägning senast 3 månader före utgången\n");
    CHECK(told(first_period(term)) == "original: 2021-01-01 2022-12-31");
    CHECK(told(period_on(term, day("2023-05-01"))) == "extension: 2023-01-01 2024-01-31, notice 2023-10-31");
    CHECK(told(period_on(term, day("2024-02-01"))) == "renewal 1: 2024-02-01 2025-01-31, notice 2024-10-31");
}

TEST_CASE("the last day for notice is the same day of an earlier month, or its last", "[time]") {
    const auto last = [](const std::string& end, const std::string& notice) {
        const Term term = term_of("  gäller från och med 2020-01-01 till och med " + end +
                                  "\n  förlängs 1 år i taget\n  uppsägning senast " + notice + " före utgången\n");
        return to_text(first_period(term).last_notice.value());
    };
    CHECK(last("2026-08-31", "6 månader") == "2026-02-28");
    CHECK(last("2028-02-29", "12 månader") == "2027-02-28");
    CHECK(last("2026-08-15", "2 veckor") == "2026-08-01");
    CHECK(last("2026-08-15", "0 dagar") == "2026-08-15");
}

TEST_CASE("notice ends the term at the first end that it reaches in time", "[time]") {
    const auto outcome = [](const std::string& notice) {
        const auto found = notice_outcome(term_of(two_years + "  uppsagt " + notice + "\n"));
        return std::string(found->in_time ? "in time" : "late for " + to_text(found->missed.value())) + ", ends " +
               to_text(found->ends.value());
    };
    CHECK(outcome("2024-05-05") == "in time, ends 2027-12-31");
    CHECK(outcome("2026-12-31") == "in time, ends 2027-12-31");
    CHECK(outcome("2027-01-01") == "late for 2026-12-31, ends 2029-12-31");
    CHECK(outcome("2028-01-01") == "in time, ends 2029-12-31");
    CHECK(outcome("2029-06-01") == "late for 2028-12-31, ends 2031-12-31");
    CHECK(told(days_in_force(term_of(two_years + "  uppsagt 2027-01-01\n"))) == "2026-01-01 2029-12-31");
}

TEST_CASE("a notice period longer than a renewal is kept to", "[time]") {
    const Term term = term_of(
        "  gäller från och med 2026-01-01 till och med 2026-12-31\n  förlängs 1 månad i taget\n"
        "  uppsägning senast 6 månader före utgången\n  uppsagt 2026-09-15\n");
    CHECK(told(days_in_force(term)) == "2026-01-01 2027-03-31");
    const Term centuries = term_of(
        "  gäller från och med 2026-01-01 till och med 2026-12-31\n  förlängs 1 dag i taget\n"
        "  uppsägning senast 7000 år före utgången\n  uppsagt 2026-09-15\n");
    CHECK(told(days_in_force(centuries)) == "2026-01-01 9026-09-15");
}

TEST_CASE("notice without the dialogue that is required is valid and noted", "[time]") {
    const auto outcome = [](const std::string& how) {
        return *notice_outcome(
            term_of("  gäller från och med 2026-01-01 till och med 2027-12-31\n  förlängs 2 år i taget\n"
                    "  uppsägning senast 12 månader före utgången genom arenan efter dialog \"dialog har förts\"\n"
                    "  uppsagt 2026-11-03" +
                    how + "\n"));
    };
    CHECK(outcome("").without_dialogue);
    CHECK(to_text(outcome("").ends.value()) == "2027-12-31");
    CHECK_FALSE(outcome(" efter dialog").without_dialogue);
    CHECK(outcome(" efter annat").without_dialogue);
    CHECK_FALSE(outcome("").by_another_channel);
    CHECK_FALSE(outcome(" genom arenan efter dialog").by_another_channel);
    CHECK(outcome(" genom brev efter dialog").by_another_channel);
}

TEST_CASE("until further notice ends a notice period after notice", "[time]") {
    const std::string open = "  gäller tills vidare från och med 2026-01-01\n";
    CHECK(told(days_in_force(term_of(open))) == "2026-01-01 -");
    CHECK(told(days_in_force(term_of("  gäller tills vidare\n"))) == "- -");
    const std::string notice = "  uppsägning senast 6 månader före utgången\n";
    CHECK(told(days_in_force(term_of(open + notice + "  uppsagt 2026-08-31\n"))) == "2026-01-01 2027-02-28");
    // The text does not say when it would end: nothing is guessed.
    const Term without = term_of(open + "  uppsagt 2026-08-31\n");
    CHECK(told(days_in_force(without)) == "2026-01-01 -");
    CHECK(notice_outcome(without)->changes_nothing);
}

TEST_CASE("a minimum term holds against notice", "[time]") {
    const std::string open =
        "  gäller tills vidare från och med 2026-01-01\n  minsta tid 2 år\n"
        "  uppsägning senast 3 månader före utgången\n";
    CHECK(told(days_in_force(term_of(open + "  uppsagt 2026-02-01\n"))) == "2026-01-01 2027-12-31");
    CHECK(notice_outcome(term_of(open + "  uppsagt 2026-02-01\n"))->held_by_minimum);
    CHECK(told(days_in_force(term_of(open + "  uppsagt 2027-11-01\n"))) == "2026-01-01 2028-02-01");
    const std::string renewing =
        "  gäller från och med 2026-01-01 till och med 2026-12-31\n  förlängs 1 år i taget\n  minsta tid 3 år\n"
        "  uppsägning senast 3 månader före utgången\n  uppsagt 2026-02-01\n";
    CHECK(told(days_in_force(term_of(renewing))) == "2026-01-01 2028-12-31");
}

TEST_CASE("notice changes nothing for a term that ends anyway", "[time]") {
    const Term term = term_of("  gäller från och med 2026-01-01 till och med 2026-12-31\n  uppsagt 2026-03-01\n");
    CHECK(notice_outcome(term)->changes_nothing);
    CHECK(told(days_in_force(term)) == "2026-01-01 2026-12-31");
}

TEST_CASE("a proposal is not in force on any day, and its rules are not either", "[time]") {
    const std::string rules = "svar x : kr \"?\"\n§ k\n  x = 1 kr\n";
    const std::string term = "  gäller från och med 2026-01-01 till och med 2027-12-31\n";
    const auto status_of = [&](const std::string& standing) {
        const auto agreement = agreed(term + standing, rules);
        Case facts(agreement->program());
        facts.set_date(day("2026-06-01"));
        const RunResult result = Judge(*agreement).run(facts, {});
        return result.answers.at(0).elements.at(0).outcome.status;
    };
    const auto proposed = agreed(term + "  ställning förslag\n", rules);
    Case facts(proposed->program());
    facts.set_date(day("2026-06-01"));
    CHECK(Judge(*proposed).run(facts, {}).answers.at(0).elements.at(0).outcome.proposal);
    CHECK(status_of("") == Status::decided);
    CHECK(status_of("  ställning förslag\n") == Status::not_in_force);
    CHECK(status_of("  ställning undertecknat_av_alla\n") == Status::decided);
    CHECK(told(days_in_force(term_of(term + "  ställning förslag\n"))) == "aldrig");
    CHECK(told(days_in_force(term_of(term + "  standing proposal\n"))) == "aldrig");
}

TEST_CASE("rules are in force on the days that the status tells", "[time]") {
    const std::string rules = "svar x : kr \"?\"\n§ k\n  x = 1 kr\n";
    for (const std::string notice : {"", "  uppsagt 2026-05-01\n", "  uppsagt 2027-05-01\n"}) {
        const auto agreement = agreed(two_years + notice, rules);
        Judge judge(*agreement);
        for (const char* date : {"2025-12-31", "2026-01-01", "2027-12-31", "2028-01-01", "2029-12-31", "2030-01-01"}) {
            Case facts(agreement->program());
            facts.set_date(day(date));
            const bool decided = judge.decide(*agreement->find_answer("x"), facts).status == Status::decided;
            INFO(notice << date);
            CHECK(decided == (status(*agreement, day(date)).in_force == InForce::yes));
        }
    }
}
