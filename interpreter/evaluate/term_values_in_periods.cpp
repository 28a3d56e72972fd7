// A value per period that hangs on the day: what it is on the days of its period.

#include <algorithm>
#include <set>
#include <utility>

#include "interpreter/evaluate/days_in_force.hpp"
#include "interpreter/evaluate/term_values.hpp"
#include "interpreter/evaluate/uprated_amounts.hpp"

namespace klausul {
namespace {

/// The month a step of an uprating is sure to lie in or after, and no earlier than two steps before `day`.
int step_near(const UpratingPlan& plan, Day day) { return std::max(0, last_step(plan, day).value_or(0)); }

}  // namespace

/// The days of the shortest of a term's periods.
std::optional<PeriodDays> TermValues::days_looked_at(const TermInfo& info, const IndexKey& key) const {
    std::optional<PeriodDays> found;
    for (std::size_t i = 0; i < info.per.size(); ++i) {
        const auto days = days_of_period(program_.domains[info.per[i]].kind, key[i]);
        if (days && (!found || days->last.number - days->first.number < found->last.number - found->first.number))
            found = days;
    }
    return found;
}

/// Empty outside of the calendar.
std::optional<Day> TermValues::first_day(const TermInfo& info, const IndexKey& key) const {
    const auto days = days_looked_at(info, key);
    return days ? std::optional(days->first) : std::nullopt;
}

/// The first day of the period and those on which something may change, which are all of them where the text alone does
/// not tell; of these the days on which a rule is in force.
std::vector<Day> TermValues::changes_in_period(const TermInfo& info, const IndexKey& key) {
    const auto days = days_looked_at(info, key);
    if (!days) return {};
    std::set<Day> found{days->first};
    const auto add = [&](Day day) {
        if (day > days->first && day <= days->last) found.insert(day);
    };
    for (const std::int32_t change : info.changes) add(Day{change});
    if (info.days_looked_at == DaysLookedAt::all) {
        for (Day day = days->first; day <= days->last; day = day.next()) found.insert(day);
    } else if (info.days_looked_at == DaysLookedAt::month_starts) {
        for (Day month = days->first; month <= days->last; month = last_of_month(month).next()) found.insert(month);
    }
    for (const UpratingId place : info.recurring) {
        const UpratingPlan& plan = program_.upratings[place];
        for (int step = step_near(plan, days->first);; ++step) {
            const auto day = add_months(plan.from, step * plan.step_months, MonthEnd::last_day);
            if (!day || *day > days->last) break;
            add(*day);
        }
    }
    for (const PeriodId place : info.fixings) {
        for (Day month = days->first; month <= days->last; month = last_of_month(month).next()) {
            if (start_of_period(program_.periods[place], month) == month) add(month);
        }
    }
    std::vector<Day> in_force;
    for (const Day day : found) {
        if (in_force_.any_base_rule(program_.terms.id_of(info), day).truth != Truth::no) in_force.push_back(day);
    }
    return in_force;
}

Day TermValues::day_in_period(TermId id, const IndexKey& key, Day date) {
    const TermInfo& info = program_.terms[id];
    if (!info.in_period) return date;
    const auto days = changes_in_period(info, key);
    return days.empty() ? first_day(info, key).value_or(date) : days.front();
}

std::vector<std::pair<Day, TermValue>> TermValues::values_in_period(TermId id, const IndexKey& key) {
    std::vector<std::pair<Day, TermValue>> values;
    for (const Day day : changes_in_period(program_.terms[id], key)) {
        const Causes::Arising here(work_.causes, id, key, day);
        values.emplace_back(day, compute_on(id, key, day, nullptr));
    }
    return values;
}

bool same_in_period(const TermValue& a, const TermValue& b) {
    const bool valued = a.status == Status::decided || a.status == Status::referred;
    return a.status == b.status && (!valued || a.value == b.value);
}

/// The one value that the term has on all days of its period. Where no rule is in force in it, so is the term, whatever
/// day it is asked for on.
TermValue TermValues::compute_in_period(TermId id, const IndexKey& key, Day date) {
    auto values = values_in_period(id, key);
    if (values.empty()) return compute_on(id, key, first_day(program_.terms[id], key).value_or(date), nullptr);
    for (const auto& [day, value] : values) {
        if (same_in_period(values.front().second, value)) continue;
        // Facts that are not known yet may still make them the same.
        const auto open = std::find_if(values.begin(), values.end(), [](const auto& each) {
            return each.second.status == Status::undetermined || each.second.status == Status::error;
        });
        if (open != values.end()) return open->second;
        return settlement_.blocked(work_.causes.fault(FaultKind::changes_in_period, none));
    }
    return std::move(values.front().second);
}

}  // namespace klausul
