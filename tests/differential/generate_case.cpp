#include "generate.hpp"

namespace klausul::differential {
namespace {

/// Moments of a case lie about one of these, so that spans between them are short.
const std::vector<std::vector<std::string>> moments_near_each_other{
    {"2026-03-28T22:00", "2026-03-29T01:30", "2026-03-29T03:00", "2026-03-29T06:00", "2026-03-29T01:59+01:00"},
    {"2026-10-24T22:00", "2026-10-25T02:30+02:00", "2026-10-25T02:10+01:00", "2026-10-25T06:00", "2026-10-25T03:00"},
    {"2026-04-02T16:30", "2026-04-03T08:00", "2026-04-03T17:00", "2026-04-05T06:00", "2026-04-04T00:00"}};

std::string value_for(const Named& fact, std::size_t moments, Random& random) {
    static const std::vector<std::string> of_money{"0", "1", "2", "3", "1.5", "100"};
    static const std::vector<std::string> of_time{"0", "0.5", "1", "1.5", "60", "90"};
    static const std::vector<std::string> of_number{"0", "1", "2", "-1", "1.5"};
    static const std::vector<std::string> of_party{"regionen", "region", "kommunen", "Berg", "Ragunda"};
    static const std::vector<std::string> of_date{"2026-01-31", "2026-03-31", "2026-04-01", "2024-02-29", "2025-03-31"};
    static const std::vector<std::string> of_window{"08:00-17:00", "22:00-06:00", "00:00-24:00", "17:00-17:00"};
    switch (fact.sort) {
        case Sort::truth:
            return random.chance(50) ? "ja" : "nej";
        case Sort::money:
            return random.pick(of_money);
        case Sort::time:
            return random.pick(of_time);
        case Sort::number:
            return fact.whole ? std::to_string(random.below(4)) : random.pick(of_number);
        case Sort::persons:
            return fact.whole || random.chance(60) ? std::to_string(random.below(4)) : "1.5";
        case Sort::moment:
            return random.pick(moments_near_each_other[moments]);
        case Sort::window:
            return random.pick(of_window);
        case Sort::option:
            return random.pick(options_of_ort);
        case Sort::party:
            return random.pick(of_party);
        case Sort::date:
            break;
    }
    return random.pick(of_date);
}

void state_fact(const Named& fact, const std::string& member, std::size_t given, std::size_t moments, Random& random,
                TestCase& facts) {
    Stated one{fact.name, member, Stated::State::value, ""};
    const std::size_t roll = random.below(100);
    const bool other_states = fact.optional || fact.may_be_not_applicable;
    if (other_states && random.chance(30)) {
        one.state = fact.optional ? Stated::State::absent : Stated::State::not_applicable;
    } else if (roll < given) {
        one.value = value_for(fact, moments, random);
    } else if (roll < given + 5) {
        one.state = Stated::State::unknown;
    } else {
        return;
    }
    facts.facts.push_back(one);
}

void state_figures(const DrawnSeries& series, Random& random, TestCase& facts) {
    const std::size_t given = 20 + random.below(80);
    for (const std::string& period : series.periods) {
        const bool settled = series.settled.contains(period);
        if (!random.chance(settled ? given / 8 : given)) continue;
        Stated one{series.name, period, Stated::State::value, ""};
        const std::size_t roll = random.below(100);
        if (roll < 4) one.state = Stated::State::unknown;
        if (roll >= 4 && roll < 8) one.state = Stated::State::absent;
        if (roll >= 8) one.value = random.pick(values_of(series));
        facts.facts.push_back(one);
    }
}

void suppose(const Schema& schema, Random& random, TestCase& facts) {
    const std::size_t count = 1 + random.below(2);
    for (std::size_t i = 0; i < count; ++i) {
        const Named& term = random.pick(schema.terms);
        std::string member = term.per == "ort" ? random.pick(options_of_ort) : "";
        if (term.per == "rader") member = "1";
        if (!periods_of(term.per).empty()) member = random.pick(periods_of(term.per));
        Stated one{term.name, member, Stated::State::value, value_for(term, 0, random)};
        facts.supposed.push_back(std::move(one));
    }
}

}  // namespace

TestCase generate_case(const Schema& schema, Random& random) {
    static const std::vector<std::string> days{"2025-06-30", "2025-12-31", "2026-01-01", "2026-01-31", "2026-03-31",
                                               "2026-03-31", "2026-04-01", "2026-06-30", "2026-07-01", "2027-01-01"};
    TestCase facts;
    facts.date = random.pick(days);
    // How much is known differs from case to case.
    const std::size_t given = 40 + random.below(60);
    const std::size_t moments = random.below(moments_near_each_other.size());
    for (const Reading& reading : schema.readings) {
        if (random.chance(60)) facts.readings[reading.name] = random.pick(reading.options);
    }
    if (schema.has_calendar && random.chance(30)) facts.readings["aftnar"] = "arbetsdagar";
    if (schema.has_list && !random.chance(12)) facts.lists["rader"] = random.below(3);
    for (const Named& fact : schema.facts) {
        if (fact.per.empty()) state_fact(fact, "", given, moments, random, facts);
        if (fact.per == "ort") {
            for (const std::string& option : options_of_ort) state_fact(fact, option, given, moments, random, facts);
        }
        for (const std::string& period : periods_of(fact.per)) state_fact(fact, period, given, moments, random, facts);
        if (fact.per != "rader" || !facts.lists.contains("rader")) continue;
        for (std::size_t row = 1; row <= facts.lists["rader"]; ++row)
            state_fact(fact, std::to_string(row), given, moments, random, facts);
    }
    for (const DrawnSeries& series : schema.series) state_figures(series, random, facts);
    if (random.chance(20)) suppose(schema, random, facts);
    facts.in_force = schema.waits && random.chance(20);
    facts.regardless_of_term = random.chance(4);
    static const std::vector<std::string> notices{"2025-06-30", "2025-09-30", "2025-12-31", "2026-02-28", "2026-03-31"};
    if (schema.has_notice && random.chance(40)) facts.notice_given = random.pick(notices);
    if (random.chance(5)) facts.signed_on = random.pick(days);
    return facts;
}

std::vector<std::string> periods_of(const std::string& index) {
    if (index == "år") return {"2025"};
    if (index == "kvartal") return {"2025-Q4", "2026-Q1", "2026-Q2"};
    if (index == "månad") return {"2025-12", "2026-01", "2026-02", "2026-03", "2026-04"};
    return {};
}

std::vector<std::string> values_of(const DrawnSeries& series) {
    if (series.changes) return {"0", "0.5", "0.025", "-0.5", "1"};
    return {"100", "150", "200", "50", "103.44"};
}

std::vector<std::string> values_of(const Named& fact) {
    switch (fact.sort) {
        case Sort::truth:
            return {"nej", "ja"};
        case Sort::option:
            return options_of_ort;
        case Sort::money:
            return {"0", "1", "2", "3", "1.5"};
        case Sort::time:
            return {"0", "0.5", "1", "60"};
        case Sort::number:
            if (fact.whole) return {"0", "1", "2", "3"};
            return {"0", "1", "-1", "1.5"};
        case Sort::moment:
            return moments_near_each_other[0];
        case Sort::window:
            return {"08:00-17:00", "22:00-06:00", "00:00-24:00"};
        case Sort::persons:
            if (fact.whole) return {"0", "1", "2", "3"};
            return {"0", "1", "1.5", "2.5"};
        default:
            return {};
    }
}

}  // namespace klausul::differential
