// Rounding and everything that counts days, months and minutes.

#include <algorithm>
#include <cstdlib>

#include "interpreter/evaluate/evaluator.hpp"
#include "interpreter/value/holidays.hpp"
#include "interpreter/value/moment.hpp"

namespace klausul {
namespace {

Number apply(const RoundingPlan& plan, const Number& value) { return value.rounded(plan.step, plan.to, plan.ties); }

Day day_of_number(const Number& value) { return {static_cast<std::int32_t>(value.to_int64().value_or(0))}; }

Day first_of(int year, int month) { return to_day({year, month, 1}).value_or(Day{Day::min_number}); }

}  // namespace

Day start_of_period(const PeriodPlan& plan, Day day) {
    const CivilDate date = to_civil(day);
    const int months = (date.year - plan.from_year) * 12 + date.month - 1;
    const int passed = months >= 0 ? months / plan.months : -((-months + plan.months - 1) / plan.months);
    const int start = passed * plan.months;
    const int year = plan.from_year + (start >= 0 ? start / 12 : -((-start + 11) / 12));
    const int month = start - (year - plan.from_year) * 12;
    const Day first = first_of(year, month + 1);
    return first < plan.not_before && plan.not_before <= day ? plan.not_before : first;
}

Result Evaluator::rounded(const Node& node, NodeId id, Scope& scope) {
    if (program_.roundings[node.as<RoundingId>()].of_root) return rounded_root(node, id, scope);
    Result value = evaluate(program_.children_of(node)[0], scope);
    if (!value.good()) return value;
    return checked(apply(program_.roundings[node.as<RoundingId>()], value.value), id);
}

Result Evaluator::make_span(const Node& node, NodeId id, Scope& scope) {
    const NodeId* children = program_.children_of(node);
    Result from = evaluate(children[0], scope);
    Result to = evaluate(children[1], scope);
    if (!from.good() || !to.good()) return bad(strict(from.cause, to.cause));
    // Swapped times would count as no time at all, and nobody would see it.
    if (to.value < from.value) return bad(fault(FaultKind::span_reversed, id));
    pairs_.push_back({std::move(from.value), std::move(to.value)});
    return {-static_cast<std::int64_t>(pairs_.size()), 0, false};
}

Result Evaluator::clip(const Node& node, NodeId id, Scope& scope) {
    const NodeId* children = program_.children_of(node);
    const Result span = evaluate(children[0], scope);
    const Result window = evaluate(children[1], scope);
    if (!span.good() || !window.good()) return bad(strict(span.cause, window.cause));
    const Pair times = pair_of(span.value);
    const Pair clock = pair_of(window.value);
    const auto whole = [](const Number& value) { return value.to_int64().value_or(0); };
    const auto counted = [&](Moment from, Moment to) {
        const auto count = node.payload != 0 ? clock_minutes_within : minutes_within;
        return count(from, to, static_cast<int>(whole(clock.first)), static_cast<int>(whole(clock.second)));
    };
    const Moment from{whole(times.first)};
    const Moment to{whole(times.second)};
    if (node.payload != 0 && wall_minutes(to) < wall_minutes(from)) return bad(fault(FaultKind::span_reversed, id));
    if (node.child_count < 3) return checked(counted(from, to), id);
    std::int64_t minutes = 0;
    CauseId cause = 0;
    Moment next;
    for (Moment begin = from; begin < to; begin = next) {
        if (++steps_ > limits_.steps) return bad(fault(FaultKind::too_many_steps, id));
        next = std::min(moment_on(begin.day().next(), 0).moment, to);  // no midnight is skipped or shown twice
        const std::int64_t on_day = counted(begin, next);
        if (on_day == 0) continue;  // whatever day it is
        Scope inner{begin.day(), scope.locals};
        const Judged holds = judge(children[2], inner);
        if (holds.truth == Truth::unknown) cause = strict(cause, holds.cause);
        if (holds.truth == Truth::yes) minutes += on_day;
    }
    return cause == 0 ? checked(minutes, id) : bad(cause);
}

Result Evaluator::within_window(const Node& node, Scope& scope) {
    const NodeId* children = program_.children_of(node);
    const Result clock = evaluate(children[0], scope);
    const Result window = evaluate(children[1], scope);
    if (!clock.good() || !window.good()) return bad(strict(clock.cause, window.cause));
    const Pair ends = pair_of(window.value);
    const auto minutes = [](const Number& value) { return static_cast<int>(value.to_int64().value_or(0)); };
    return {in_window(minutes(clock.value), minutes(ends.first), minutes(ends.second)) ? 1 : 0, 0, false};
}

Result Evaluator::one_of_times(const Node& node, Scope& scope) {
    const NodeId* children = program_.children_of(node);
    Result found;
    CauseId cause = 0;
    for (std::size_t i = 0; i < node.child_count; ++i) {
        Result each = evaluate(children[i], scope);
        cause = strict(cause, each.cause);
        if (cause != 0) continue;
        const bool better = node.op == Op::latest_of ? found.value < each.value : each.value < found.value;
        if (i == 0 || better) found = std::move(each);
    }
    return cause == 0 ? found : bad(cause);
}

Result Evaluator::calendar(const Node& node, NodeId id, Scope& scope) {
    const NodeId* children = program_.children_of(node);
    const Result operand = evaluate(children[0], scope);
    Result other;
    const bool of_two = node.child_count > 1;
    if (of_two) other = evaluate(children[1], scope);
    if (!operand.good() || !other.good()) return bad(strict(operand.cause, other.cause));
    const Day day = day_of_number(operand.value);
    const Day to = of_two ? day_of_number(other.value) : scope.date;
    if (const auto period = row_of(node.op).counts)
        return {period_of(day, program_.domains[*domain_of(*period)].kind), 0, false};
    if (node.op == Op::weekday_of) return {static_cast<std::int64_t>(weekday(day) - 1), 0, false};
    if (node.op == Op::is_holiday || node.op == Op::is_eve) {
        const auto holds = node.op == Op::is_holiday ? is_holiday(day) : is_eve(day);
        if (!holds) return bad(fault(FaultKind::holidays_unknown, id, Number(to_civil(day).year)));
        return {*holds ? 1 : 0, 0, false};
    }
    if (node.op == Op::completed_months || node.op == Op::completed_years) {
        const bool months = node.op == Op::completed_months;
        const bool to_month_end = node.payload != 0;
        const int count = months ? (to_month_end ? completed_months_to_month_end : completed_months)(day, to)
                                 : (to_month_end ? completed_years_to_month_end : completed_years)(day, to);
        return {static_cast<std::int64_t>(count), 0, false};
    }
    if (node.op == Op::period_start)
        return {static_cast<std::int64_t>(start_of_period(program_.periods[node.as<PeriodId>()], day).number), 0,
                false};
    if (node.op == Op::day_of || node.op == Op::clock_of) {
        const Moment moment{operand.value.to_int64().value_or(0)};
        return {node.op == Op::day_of ? std::int64_t{moment.day().number} : std::int64_t{moment.minute_of_day()}, 0,
                false};
    }
    if (node.op == Op::days_between) return {std::int64_t{to.number} - day.number, 0, false};
    if (node.op == Op::working_days_between) {
        const Judged eves = judge(children[2], scope);
        if (eves.truth == Truth::unknown) return bad(eves.cause);
        steps_ += static_cast<std::uint64_t>(std::abs(to.number - day.number));
        const auto count = working_days_between(day, to, eves.truth == Truth::yes);
        if (!count) return bad(fault(FaultKind::holidays_unknown, id, Number(to_civil(std::min(day, to)).year)));
        return {static_cast<std::int64_t>(*count), 0, false};
    }
    if (node.op == Op::shift_by) {
        if (!other.value.is_whole()) return bad(fault(FaultKind::days_not_whole, id, other.value));
        // What is too large for a number leaves the calendar all the same.
        constexpr std::int64_t farthest = 4'000'000;
        const std::int64_t times = other.value.to_int64().value_or(other.value.sign() * farthest);
        ShiftPlan plan = program_.shifts[node.as<ShiftId>()];
        plan.amount *= static_cast<int>(std::clamp(times, -farthest, farthest));
        return moved(plan, node, id, scope, day);
    }
    const Pair days = pair_of(other.value);  // within_period
    return {operand.value >= days.first && operand.value <= days.second ? 1 : 0, 0, false};
}

/// The first or last day of a period, or the number of its days.
Result Evaluator::day_of_period(const Node& node, NodeId id, Scope& scope) {
    const Result period = evaluate(program_.children_of(node)[0], scope);
    if (!period.good()) return bad(period.cause);
    const auto days = days_of_period(program_.domains[node.as<DomainId>()].kind, period.value.to_int64().value_or(0));
    if (!days) return bad(fault(FaultKind::calendar_left, id));
    const std::int64_t count = std::int64_t{days->last.number} - days->first.number + 1;
    return {node.op == Op::period_first_day  ? days->first.number
            : node.op == Op::period_last_day ? days->last.number
                                             : count,
            0, false};
}

Result Evaluator::shifted(const Node& node, NodeId id, Scope& scope) {
    const Result from = evaluate(program_.children_of(node)[0], scope);
    if (!from.good()) return bad(from.cause);
    return moved(program_.shifts[node.as<ShiftId>()], node, id, scope, day_of_number(from.value));
}

Result Evaluator::moved(const ShiftPlan& plan, const Node& node, NodeId id, Scope& scope, Day day) {
    std::optional<Day> shifted;
    FaultKind failure = FaultKind::no_such_day;
    if (plan.step == ShiftPlan::Step::months) {
        shifted = add_months(day, plan.amount, plan.month_end);
        if (!shifted && plan.month_end == MonthEnd::last_day) failure = FaultKind::calendar_left;
    } else if (plan.step == ShiftPlan::Step::working_days) {
        const Judged eves = judge(program_.children_of(node)[1], scope);
        if (eves.truth == Truth::unknown) return bad(eves.cause);
        steps_ += static_cast<std::uint64_t>(std::abs(plan.amount));
        shifted = working_days_from(day, plan.amount, eves.truth == Truth::yes);
        const bool forth = plan.amount > 0 && to_civil(day).year >= first_year_of_holidays;
        failure = forth ? FaultKind::calendar_left : FaultKind::holidays_unknown;
    } else {
        const std::int64_t number = std::int64_t{day.number} + plan.amount;
        if (number >= Day::min_number && number <= Day::max_number) shifted = Day{static_cast<std::int32_t>(number)};
        failure = FaultKind::calendar_left;
    }
    if (!shifted) return bad(fault(failure, id, Number(to_civil(day).year)));
    if (plan.to_month_end) shifted = last_of_month(*shifted);
    return {static_cast<std::int64_t>(shifted->number), 0, false};
}

}  // namespace klausul
