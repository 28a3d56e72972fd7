// Everything that counts days, months and minutes.

#include "interpreter/evaluate/times.hpp"

#include <algorithm>
#include <cstdlib>

#include "interpreter/evaluate/expressions.hpp"
#include "interpreter/evaluate/period_days.hpp"
#include "interpreter/value/holidays.hpp"
#include "interpreter/value/moment.hpp"

namespace klausul {
namespace {

Day day_of_number(const Number& value) { return {static_cast<std::int32_t>(value.to_int64().value_or(0))}; }

Result as_whole(std::int64_t number) { return {number, 0, false}; }

}  // namespace

const Pair& Times::pair_of(const Number& value) const {
    // Pairs made while evaluating are numbered below zero, so that they never meet those of program and case.
    const std::int64_t place = value.to_int64().value_or(0);
    return place < 0 ? pairs_[static_cast<std::size_t>(-place - 1)] : work_.facts->pair_of(value);
}

template <typename Reckon>
Result Times::of_day(const Node& node, Scope& scope, Reckon reckon) {
    const Result day = expressions_.evaluate(program_.children_of(node)[0], scope);
    if (!day.good()) return bad(day.cause);
    return reckon(day_of_number(day.value));
}

template <typename Reckon>
Result Times::of_moment(const Node& node, Scope& scope, Reckon reckon) {
    const Result moment = expressions_.evaluate(program_.children_of(node)[0], scope);
    if (!moment.good()) return bad(moment.cause);
    return as_whole(reckon(Moment{moment.value.to_int64().value_or(0)}));
}

/// The second may be left out; then it is the day at hand.
template <typename Reckon>
Result Times::of_two_days(const Node& node, Scope& scope, Reckon reckon) {
    if (node.child_count < 2) return of_day(node, scope, [&](Day from) { return reckon(from, scope.date); });
    return expressions_.of_two(node, scope, [&](const Number& from, const Number& to) {
        return reckon(day_of_number(from), day_of_number(to));
    });
}

// ---- of a day ------------------------------------------------------------------------------------------------------

Result Times::number_of_period(const Node& node, Scope& scope) {
    const DomainKind kind = program_.domains[*domain_of(*row_of(node.op).counts)].kind;
    return of_day(node, scope, [&](Day day) { return as_whole(period_of(day, kind)); });
}

Result Times::weekday_of(const Node& node, Scope& scope) {
    return of_day(node, scope, [](Day day) { return as_whole(weekday(day) - 1); });
}

Result Times::as_kind_of_day(std::optional<bool> holds, Day day, NodeId id) {
    if (!holds) return work_.fault(FaultKind::holidays_unknown, id, Number(to_civil(day).year));
    return as_whole(*holds ? 1 : 0);
}

Result Times::is_holiday(const Node& node, NodeId id, Scope& scope) {
    return of_day(node, scope, [&](Day day) { return as_kind_of_day(klausul::is_holiday(day), day, id); });
}

Result Times::is_eve(const Node& node, NodeId id, Scope& scope) {
    return of_day(node, scope, [&](Day day) { return as_kind_of_day(klausul::is_eve(day), day, id); });
}

Result Times::period_start(const Node& node, Scope& scope) {
    const PeriodPlan& plan = program_.periods[node.as<PeriodId>()];
    return of_day(node, scope, [&](Day day) { return as_whole(start_of_period(plan, day).number); });
}

// ---- of a period ---------------------------------------------------------------------------------------------------

template <typename Reckon>
Result Times::of_period(const Node& node, NodeId id, Scope& scope, Reckon reckon) {
    const Result period = expressions_.evaluate(program_.children_of(node)[0], scope);
    if (!period.good()) return bad(period.cause);
    const auto days = days_of_period(program_.domains[node.as<DomainId>()].kind, period.value.to_int64().value_or(0));
    if (!days) return work_.fault(FaultKind::calendar_left, id);
    return as_whole(reckon(*days));
}

Result Times::period_first_day(const Node& node, NodeId id, Scope& scope) {
    return of_period(node, id, scope, [](const PeriodDays& days) { return days.first.number; });
}

Result Times::period_last_day(const Node& node, NodeId id, Scope& scope) {
    return of_period(node, id, scope, [](const PeriodDays& days) { return days.last.number; });
}

Result Times::days_in_period(const Node& node, NodeId id, Scope& scope) {
    return of_period(node, id, scope, [](const PeriodDays& days) { return days.last.number - days.first.number + 1; });
}

// ---- from day to day -----------------------------------------------------------------------------------------------

Result Times::completed_years(const Node& node, Scope& scope) {
    const auto count = node.payload != 0 ? completed_years_to_month_end : klausul::completed_years;
    return of_two_days(node, scope, [&](Day from, Day to) { return as_whole(count(from, to)); });
}

Result Times::completed_months(const Node& node, Scope& scope) {
    const auto count = node.payload != 0 ? completed_months_to_month_end : klausul::completed_months;
    return of_two_days(node, scope, [&](Day from, Day to) { return as_whole(count(from, to)); });
}

Result Times::days_between(const Node& node, Scope& scope) {
    return of_two_days(node, scope, [](Day from, Day to) { return as_whole(std::int64_t{to.number} - from.number); });
}

Result Times::working_days_between(const Node& node, NodeId id, Scope& scope) {
    return of_two_days(node, scope, [&](Day from, Day to) {
        const Judged eves = expressions_.judge(program_.children_of(node)[2], scope);
        if (eves.truth == Truth::unknown) return bad(eves.cause);
        work_.effort.count(static_cast<std::uint64_t>(std::abs(to.number - from.number)));
        const auto count = klausul::working_days_between(from, to, eves.truth == Truth::yes);
        if (count) return as_whole(*count);
        return work_.fault(FaultKind::holidays_unknown, id, Number(to_civil(std::min(from, to)).year));
    });
}

Result Times::shift_day(const Node& node, NodeId id, Scope& scope) {
    return of_day(node, scope,
                  [&](Day day) { return moved(program_.shifts[node.as<ShiftId>()], node, id, scope, day); });
}

Result Times::shift_by(const Node& node, NodeId id, Scope& scope) {
    return expressions_.of_two(node, scope, [&](const Number& day, const Number& often) {
        if (!often.is_whole()) return work_.fault(FaultKind::days_not_whole, id, often);
        // What is too large for a number leaves the calendar all the same.
        constexpr std::int64_t farthest = 4'000'000;
        const std::int64_t times = often.to_int64().value_or(often.sign() * farthest);
        ShiftPlan plan = program_.shifts[node.as<ShiftId>()];
        plan.amount *= static_cast<int>(std::clamp(times, -farthest, farthest));
        return moved(plan, node, id, scope, day_of_number(day));
    });
}

Result Times::moved(const ShiftPlan& plan, const Node& node, NodeId id, Scope& scope, Day day) {
    std::optional<Day> shifted;
    FaultKind failure = FaultKind::no_such_day;
    if (plan.step == ShiftPlan::Step::months) {
        shifted = add_months(day, plan.amount, plan.month_end);
        if (!shifted && plan.month_end == MonthEnd::last_day) failure = FaultKind::calendar_left;
    } else if (plan.step == ShiftPlan::Step::working_days) {
        const Judged eves = expressions_.judge(program_.children_of(node)[1], scope);
        if (eves.truth == Truth::unknown) return bad(eves.cause);
        work_.effort.count(static_cast<std::uint64_t>(std::abs(plan.amount)));
        shifted = working_days_from(day, plan.amount, eves.truth == Truth::yes);
        const bool forth = plan.amount > 0 && to_civil(day).year >= first_year_of_holidays;
        failure = forth ? FaultKind::calendar_left : FaultKind::holidays_unknown;
    } else {
        const std::int64_t number = std::int64_t{day.number} + plan.amount;
        if (number >= Day::min_number && number <= Day::max_number) shifted = Day{static_cast<std::int32_t>(number)};
        failure = FaultKind::calendar_left;
    }
    if (!shifted) return work_.fault(failure, id, Number(to_civil(day).year));
    if (plan.to_month_end) shifted = last_of_month(*shifted);
    return {static_cast<std::int64_t>(shifted->number), 0, false};
}

// ---- moments, times of day and spans -------------------------------------------------------------------------------

Result Times::day_of(const Node& node, Scope& scope) {
    return of_moment(node, scope, [](Moment moment) { return moment.day().number; });
}

Result Times::clock_of(const Node& node, Scope& scope) {
    return of_moment(node, scope, [](Moment moment) { return moment.minute_of_day(); });
}

Result Times::make_span(const Node& node, NodeId id, Scope& scope) {
    const NodeId* children = program_.children_of(node);
    Result from = expressions_.evaluate(children[0], scope);
    Result to = expressions_.evaluate(children[1], scope);
    if (!from.good() || !to.good()) return bad(work_.causes.strict(from.cause, to.cause));
    // Swapped times would count as no time at all, and nobody would see it.
    if (to.value < from.value) return work_.fault(FaultKind::span_reversed, id);
    pairs_.push_back({std::move(from.value), std::move(to.value)});
    return {-static_cast<std::int64_t>(pairs_.size()), 0, false};
}

Result Times::clip(const Node& node, NodeId id, Scope& scope) {
    const NodeId* children = program_.children_of(node);
    const Result span = expressions_.evaluate(children[0], scope);
    const Result window = expressions_.evaluate(children[1], scope);
    if (!span.good() || !window.good()) return bad(work_.causes.strict(span.cause, window.cause));
    const Pair times = pair_of(span.value);
    const Pair clock = pair_of(window.value);
    const auto whole = [](const Number& value) { return value.to_int64().value_or(0); };
    const auto counted = [&](Moment from, Moment to) {
        const auto count = node.payload != 0 ? clock_minutes_within : minutes_within;
        return count(from, to, static_cast<int>(whole(clock.first)), static_cast<int>(whole(clock.second)));
    };
    const Moment from{whole(times.first)};
    const Moment to{whole(times.second)};
    if (node.payload != 0 && wall_minutes(to) < wall_minutes(from)) return work_.fault(FaultKind::span_reversed, id);
    if (node.child_count < 3) return work_.checked(counted(from, to), id);
    std::int64_t minutes = 0;
    CauseId cause = 0;
    Moment next;
    for (Moment begin = from; begin < to; begin = next) {
        if (!work_.effort.take()) return work_.fault(FaultKind::too_many_steps, id);
        next = std::min(moment_on(begin.day().next(), 0).moment, to);  // no midnight is skipped or shown twice
        const std::int64_t on_day = counted(begin, next);
        if (on_day == 0) continue;  // whatever day it is
        Scope inner{begin.day(), scope.locals};
        const Judged holds = expressions_.judge(children[2], inner);
        if (holds.truth == Truth::unknown) cause = work_.causes.strict(cause, holds.cause);
        if (holds.truth == Truth::yes) minutes += on_day;
    }
    return cause == 0 ? work_.checked(minutes, id) : bad(cause);
}

Result Times::within_window(const Node& node, Scope& scope) {
    return expressions_.of_two(node, scope, [&](const Number& clock, const Number& window) {
        const Pair ends = pair_of(window);
        const auto minutes = [](const Number& value) { return static_cast<int>(value.to_int64().value_or(0)); };
        return as_whole(in_window(minutes(clock), minutes(ends.first), minutes(ends.second)) ? 1 : 0);
    });
}

Result Times::within_period(const Node& node, Scope& scope) {
    return expressions_.of_two(node, scope, [&](const Number& day, const Number& span) {
        const Pair days = pair_of(span);
        return as_whole(day >= days.first && day <= days.second ? 1 : 0);
    });
}

}  // namespace klausul
