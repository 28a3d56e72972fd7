// A value per period that hangs on the day: what it is on the days of its period.

#include <algorithm>
#include <set>
#include <utility>

#include "interpreter/evaluate/evaluator.hpp"

namespace klausul {
namespace {

int months_of(DomainKind kind) {
    switch (kind) {
        case DomainKind::years:
            return 12;
        case DomainKind::half_years:
            return 6;
        case DomainKind::quarters:
            return 3;
        case DomainKind::months:
            return 1;
        case DomainKind::options:
        case DomainKind::parties:
        case DomainKind::records:
        case DomainKind::groups:
            break;
    }
    return 0;
}

/// The month a step of an uprating is sure to lie in or after, and no earlier than two steps before `day`.
int step_near(const UpratingPlan& plan, Day day) { return std::max(0, last_step(plan, day).value_or(0)); }

}  // namespace

std::optional<PeriodDays> days_of_period(DomainKind kind, std::int64_t period) {
    const int months = months_of(kind);
    if (months == 0 || period < 1 || period > 9999 * 12) return std::nullopt;
    const std::int64_t first_month = period * months;
    const auto first = to_day({static_cast<int>(first_month / 12), static_cast<int>(first_month % 12) + 1, 1});
    if (!first) return std::nullopt;
    const std::int64_t end = first_month + months - 1;
    const auto last_month = to_day({static_cast<int>(end / 12), static_cast<int>(end % 12) + 1, 1});
    if (!last_month) return std::nullopt;
    return PeriodDays{*first, last_of_month(*last_month)};
}

/// The days of the shortest of a term's periods.
std::optional<PeriodDays> Evaluator::days_looked_at(const TermInfo& info, const IndexKey& key) const {
    std::optional<PeriodDays> found;
    for (std::size_t i = 0; i < info.per.size(); ++i) {
        const auto days = days_of_period(program_.domains[info.per[i]].kind, key[i]);
        if (days && (!found || days->last.number - days->first.number < found->last.number - found->first.number))
            found = days;
    }
    return found;
}

/// The first day of the period and those on which something may change, of the days on which a rule is in force.
std::vector<Day> Evaluator::changes_in_period(const TermInfo& info, const IndexKey& key) {
    const auto days = days_looked_at(info, key);
    if (!days) return {};
    std::set<Day> found{days->first};
    const auto add = [&](Day day) {
        if (day > days->first && day <= days->last) found.insert(day);
    };
    for (const std::int32_t change : info.changes) add(Day{change});
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
        if (any_base_in_force(info, day)) in_force.push_back(day);
    }
    return in_force;
}

Day Evaluator::day_in_period(TermId id, const IndexKey& key, Day date) {
    const TermInfo& info = program_.terms[id];
    if (!info.in_period) return date;
    const auto days = changes_in_period(info, key);
    return days.empty() ? date : days.front();
}

std::vector<std::pair<Day, TermValue>> Evaluator::values_in_period(TermId id, const IndexKey& key) {
    std::vector<std::pair<Day, TermValue>> values;
    for (const Day day : changes_in_period(program_.terms[id], key)) {
        const Origin here{id, key, day};
        const Origin* const outer = std::exchange(origin_, &here);
        values.emplace_back(day, compute_on(id, key, day, nullptr));
        origin_ = outer;
    }
    return values;
}

bool same_in_period(const TermValue& a, const TermValue& b) {
    const bool valued = a.status == Status::decided || a.status == Status::referred;
    return a.status == b.status && (!valued || a.value == b.value);
}

/// The one value that the term has on all days of its period. Where no rule is in force in it, that of the date.
TermValue Evaluator::compute_in_period(TermId id, const IndexKey& key, Day date) {
    auto values = values_in_period(id, key);
    if (values.empty()) return compute_on(id, key, date, nullptr);
    for (const auto& [day, value] : values) {
        if (same_in_period(values.front().second, value)) continue;
        // Facts that are not known yet may still make them the same.
        const auto open = std::find_if(values.begin(), values.end(), [](const auto& each) {
            return each.second.status == Status::undetermined || each.second.status == Status::error;
        });
        if (open != values.end()) return open->second;
        return blocked(fault(FaultKind::changes_in_period, none));
    }
    return std::move(values.front().second);
}

}  // namespace klausul
