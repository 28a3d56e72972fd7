// Rounding, index series and everything that counts days, months and minutes.

#include <algorithm>

#include "interpreter/evaluate/evaluator.hpp"

namespace klausul {
namespace {

Number apply(const RoundingPlan& plan, const Number& value) { return value.rounded(plan.step, plan.to, plan.ties); }

Day day_of_number(const Number& value) { return {static_cast<std::int32_t>(value.to_int64().value_or(0))}; }

Day first_of(int year, int month) { return to_day({year, month, 1}).value_or(Day{Day::min_number}); }

/// The first day of the period of `plan.months` months that `day` lies in, counted from 1 January of `from_year`.
Day start_of_period(const PeriodPlan& plan, Day day) {
    const CivilDate date = to_civil(day);
    const int months = (date.year - plan.from_year) * 12 + date.month - 1;
    const int passed = months >= 0 ? months / plan.months : -((-months + plan.months - 1) / plan.months);
    const int start = passed * plan.months;
    const int year = plan.from_year + (start >= 0 ? start / 12 : -((-start + 11) / 12));
    const int month = start - (year - plan.from_year) * 12;
    return first_of(year, month + 1);
}

}  // namespace

Result Evaluator::rounded(const Node& node, NodeId id, Scope& scope) {
    Result value = evaluate(program_.children_of(node)[0], scope);
    if (!value.good()) return value;
    return checked(apply(program_.roundings[node.payload], value.value), id);
}

Result Evaluator::series_value(SeriesId series, int year, NodeId node) {
    if (const Number* given = case_->series(series, year)) return {*given, 0, false};
    const auto& values = program_.series[series].values;
    const auto found =
        std::find_if(values.begin(), values.end(), [&](const auto& value) { return value.year == year; });
    if (found != values.end()) return {found->value, 0, false};
    // A year before the first published one can never come; any other may yet be published or be given.
    if (!values.empty() && year < values.front().year)
        return bad(fault(FaultKind::series_before_start, node, Number(year)));
    Cause missing;
    missing.kind = Cause::Kind::series;
    missing.has_fact = true;
    missing.id = series;
    missing.key[0] = year;
    return bad(add_cause(std::move(missing)));
}

Result Evaluator::read_series(const Node& node, Scope& scope) {
    const Result year = evaluate(program_.children_of(node)[0], scope);
    if (!year.good()) return bad(year.cause);
    return series_value(node.payload, static_cast<int>(year.value.to_int64().value_or(0)), none);
}

/// The amount at the index level of the year: base * I(year) / I(base year), or year by year from the amount before,
/// rounded as the clause says. A series of yearly changes gives I(year) / I(base) as the product of (1 + change).
Result Evaluator::uprated(const Node& node, NodeId id, Scope& scope) {
    const UpratingPlan& plan = program_.upratings[node.payload];
    Result base = evaluate(program_.children_of(node)[0], scope);
    if (!base.good() || scope.date < plan.from) return base;
    const int year = to_civil(scope.date).year;
    const bool changes = program_.series[plan.series].yearly_change;
    const auto round = [&](const Number& value) { return plan.rounding ? apply(*plan.rounding, value) : value; };
    CauseId causes = 0;
    const auto factor = [&](int from, int to) {
        if (changes) {
            const Result change = series_value(plan.series, to, id);
            causes = strict(causes, change.cause);
            return Number(1) + change.value;
        }
        const Result level = series_value(plan.series, to, id);
        const Result before = series_value(plan.series, from, id);
        causes = strict(causes, strict(before.cause, level.cause));
        return before.good() && before.value.is_zero() ? Number(1) / Number(0)
                                                       : level.value / (before.good() ? before.value : Number(1));
    };
    Number amount = base.value;
    if (!plan.from_previous_year && !changes) {
        amount = amount * factor(plan.base_year, year);
    } else {
        // Year by year begins with the first year of recalculation; from the base it catches up all years since.
        const int first = plan.from_previous_year ? to_civil(plan.from).year : plan.base_year + 1;
        for (int each = first; each <= year && each - first <= 200; ++each) {
            amount = amount * factor(each - 1, each);
            if (plan.from_previous_year) amount = round(amount);
        }
    }
    if (causes != 0) return bad(causes);
    if (!amount.valid()) return bad(fault(FaultKind::number_too_large, id));
    return checked(round(amount), id);
}

Result Evaluator::make_span(const Node& node, Scope& scope) {
    const NodeId* children = program_.children_of(node);
    Result from = evaluate(children[0], scope);
    Result to = evaluate(children[1], scope);
    if (!from.good() || !to.good()) return bad(strict(from.cause, to.cause));
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
    const std::int64_t minutes =
        minutes_within({whole(times.first)}, {whole(times.second)}, static_cast<int>(whole(clock.first)),
                       static_cast<int>(whole(clock.second)));
    return checked(minutes, id);
}

Result Evaluator::calendar(const Node& node, NodeId id, Scope& scope) {
    const NodeId* children = program_.children_of(node);
    const Result operand = evaluate(children[0], scope);
    if (!operand.good()) return bad(operand.cause);
    const Day day = day_of_number(operand.value);
    switch (node.op) {
        case Op::year_of:
            return {static_cast<std::int64_t>(to_civil(day).year), 0, false};
        case Op::month_of:
            return {period_of(day, DomainKind::months), 0, false};
        case Op::half_year_of:
            return {period_of(day, DomainKind::half_years), 0, false};
        case Op::period_start:
            return {static_cast<std::int64_t>(start_of_period(program_.periods[node.payload], day).number), 0, false};
        case Op::completed_years:
            return {static_cast<std::int64_t>(completed_years(day, scope.date)), 0, false};
        case Op::day_of: {
            const std::int64_t moment = operand.value.to_int64().value_or(0);
            return {static_cast<std::int64_t>(Moment{moment}.day().number), 0, false};
        }
        case Op::within_period: {
            const Result span = evaluate(children[1], scope);
            if (!span.good()) return bad(span.cause);
            const Pair days = pair_of(span.value);
            return {operand.value >= days.first && operand.value <= days.second ? 1 : 0, 0, false};
        }
        default:
            break;
    }
    const ShiftPlan& plan = program_.shifts[node.payload];
    std::optional<Day> shifted;
    if (plan.step == ShiftPlan::Step::months) {
        shifted = add_months(day, plan.amount, plan.month_end);
    } else {
        const std::int64_t number = std::int64_t{day.number} + plan.amount;
        if (number >= Day::min_number && number <= Day::max_number) shifted = Day{static_cast<std::int32_t>(number)};
    }
    if (!shifted) return bad(fault(FaultKind::no_such_day, id));
    return {static_cast<std::int64_t>(shifted->number), 0, false};
}

}  // namespace klausul
