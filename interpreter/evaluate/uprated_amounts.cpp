#include "interpreter/evaluate/uprated_amounts.hpp"

#include <algorithm>

#include "interpreter/evaluate/expressions.hpp"
#include "interpreter/evaluate/series_reader.hpp"

namespace klausul {
namespace {

constexpr int months_of_year = 12;
constexpr int most_years = 200;  ///< that one uprating runs through

}  // namespace

std::optional<int> last_step(const UpratingPlan& plan, Day date) {
    if (plan.frozen_from && date >= *plan.frozen_from) date = plan.frozen_from->previous();
    if (date < plan.from) return std::nullopt;
    const CivilDate on = to_civil(date);
    const CivilDate& first = plan.from_civil;
    const int months = (on.year - first.year) * months_of_year + on.month - first.month;
    const int step = months / plan.step_months;
    if (months > step * plan.step_months || on.day >= first.day) return step;
    // In the month of a step its day may be yet to come; in a month that has no such day it is the last one.
    const auto day = add_months(plan.from, step * plan.step_months, MonthEnd::last_day);
    return day && *day <= date ? step : step - 1;
}

int month_of_step(const UpratingPlan& plan, int step) {
    return plan.from_civil.year * months_of_year + plan.from_civil.month - 1 + step * plan.step_months;
}

int uprating_period(const UpratingPlan& plan, const SeriesInfo& series, int month) {
    if (plan.month_of_step) return month - plan.lag;
    const int year = (month - plan.lag) / months_of_year;
    return series.monthly ? year * months_of_year + plan.month - 1 : year;
}

int base_period(const UpratingPlan& plan, const SeriesInfo& series) {
    return plan.base_period.value_or(uprating_period(plan, series, plan.base_year * months_of_year));
}

std::optional<Day> uprating_cut(const UpratingPlan& plan, int month) {
    if (!plan.vintage) return std::nullopt;
    if (plan.vintage->fixed) return plan.vintage->fixed;
    const int of = month / months_of_year - plan.vintage->years_before;
    if (const auto day = to_day({of, plan.vintage->month, plan.vintage->day})) return day;
    // 29 February, in a year that has none
    return to_day({of, plan.vintage->month + 1, 1}).value_or(Day{Day::min_number});
}

std::vector<int> changes_between(int from, int to) {
    std::vector<int> months;
    for (int year = std::min(from, to) / months_of_year + 1; year <= std::max(from, to) / months_of_year; ++year)
        months.push_back(year * months_of_year + to % months_of_year);
    return months;
}

Link link_between(const SeriesInfo& series, int from, int to) {
    Link link{Number(1)};
    for (const SeriesInfo::Rebase& rebase : series.rebases) {
        if (rebase.period <= std::min(from, to) || rebase.period > std::max(from, to)) continue;
        if (!rebase.factor) return {std::nullopt, rebase.period};
        link.factor = from < to ? *link.factor * *rebase.factor : *link.factor / *rebase.factor;
    }
    return link;
}

/// The amount at the index level of the last step: from the base in one, or step by step from the amount before,
/// rounded as the clause says.
Result UpratedAmounts::uprated(const Node& node, NodeId id, Scope& scope) {
    const UpratingPlan& plan = program_.upratings[node.as<UpratingId>()];
    Result base = expressions_.evaluate(program_.children_of(node)[0], scope);
    const auto last = last_step(plan, scope.date);
    if (!base.good() || !last) return base;
    const int first = std::min(month_of_step(plan, 0), plan.base_year * months_of_year);
    const int years = (month_of_step(plan, *last) - first) / months_of_year;
    if (years > most_years) return work_.fault(FaultKind::too_many_steps, id);
    work_.effort.count(static_cast<std::uint64_t>(std::max(*last, years)));
    const bool by_steps = plan.from_previous || plan.floor == Floor::previous;
    return by_steps ? uprated_by_steps(plan, base.value, *last, id)
                    : uprated_from_base(plan, base.value, month_of_step(plan, *last), id);
}

/// 1 in the place of what cannot be read, which is noted.
Number UpratedAmounts::read_one(FigureReads& reads, int period) {
    const SeriesId series = reads.plan.series;
    if (reads.plan.ends != none && series_.figure(series, period, reads.cut).state == SeriesFigure::State::ended)
        [[unlikely]] {
        reads.ended = true;
        return 1;
    }
    Result value = series_.value(series, period, reads.cut, reads.node);
    reads.causes = work_.causes.strict(reads.causes, value.cause);
    return value.good() ? std::move(value.value) : Number(1);
}

/// The figure of a period, or the mean of the months up to it, those of an older base brought to its own.
Number UpratedAmounts::read_figure(FigureReads& reads, int period) {
    if (reads.plan.mean_of == 1) return read_one(reads, period);
    Number sum = 0;
    for (int each = period - reads.plan.mean_of + 1; each <= period; ++each) {
        const Link link = link_between(program_.series[reads.plan.series], period, each);
        const Number figure = read_one(reads, each);
        if (link.factor)
            sum = sum + figure * *link.factor;
        else
            reads.causes = work_.causes.strict(
                reads.causes,
                work_.causes.fault(FaultKind::series_rebased, reads.node, Number(link.broken_at / months_of_year)));
    }
    return sum / Number(reads.plan.mean_of);
}

/// I(to) / I(from), without `from` I(to) / I(base), with what was published in time for a step in the month `to`; a
/// referral if the series has ended and the clause says what then. A series of yearly changes gives it as the product
/// of (1 + change). Of what the series has changed the amount may follow a share.
Result UpratedAmounts::uprating_factor(const UpratingPlan& plan, std::optional<int> from, int to, NodeId id) {
    const SeriesInfo& series = program_.series[plan.series];
    FigureReads reads{plan, uprating_cut(plan, to), id};
    Number factor = 1;
    if (series.yearly_change) {
        const int begin = from.value_or(plan.base_year * months_of_year);
        for (const int month : changes_between(begin, to)) {
            const Number change = Number(1) + read_figure(reads, uprating_period(plan, series, month));
            factor = begin < to ? factor * change : factor / change;
        }
    } else {
        const int begin = from ? uprating_period(plan, series, *from) : base_period(plan, series);
        const int end = uprating_period(plan, series, to);
        const Link link = link_between(series, begin, end);
        const Number before = read_figure(reads, begin);
        factor = read_figure(reads, end) * link.factor.value_or(1) / before;
        // A figure that has ended counts before it.
        if (!link.factor) {
            const int year = series.monthly ? link.broken_at / months_of_year : link.broken_at;
            reads.causes =
                work_.causes.strict(reads.causes, work_.fault(FaultKind::series_rebased, id, Number(year)).cause);
        }
    }
    if (reads.ended) return {std::int64_t{(*plan.ends).position()}, 0, true};
    if (reads.causes != 0) return bad(reads.causes);
    if (plan.share && factor.valid()) factor = Number(1) + *plan.share * (factor - Number(1));
    return work_.checked(std::move(factor), id, FaultKind::division_by_zero);
}

Result UpratedAmounts::uprated_from_base(const UpratingPlan& plan, const Number& base, int month, NodeId id) {
    Result factor = uprating_factor(plan, std::nullopt, month, id);
    if (!factor.good() || factor.referral) return factor;
    Number amount = base * factor.value;
    if (amount.valid() && plan.rounding)
        amount = amount.rounded(plan.rounding->step, plan.rounding->to, plan.rounding->ties);
    if (plan.floor == Floor::base && amount.valid() && amount < base) amount = base;
    return work_.checked(std::move(amount), id);
}

/// The amount of one step, before any floor.
Result UpratedAmounts::next_amount(const UpratingPlan& plan, const Number& base, const Number& before, int step,
                                   NodeId id) {
    const int month = month_of_step(plan, step);
    if (!plan.from_previous) return uprated_from_base(plan, base, month, id);
    Result next = uprating_factor(plan, month_of_step(plan, step - 1), month, id);
    if (!next.good() || next.referral) return next;
    const Number most = plan.cap ? Number(1) + *plan.cap : next.value;
    next.value = before * (most < next.value ? most : next.value);
    if (next.value.valid() && plan.rounding)
        next.value = next.value.rounded(plan.rounding->step, plan.rounding->to, plan.rounding->ties);
    return next;
}

/// Step by step: each amount from the one before, or each from the base but never below the one before.
Result UpratedAmounts::uprated_by_steps(const UpratingPlan& plan, const Number& base, int last, NodeId id) {
    Result amount{base, 0, false};
    CauseId causes = 0;
    for (int step = 0; step <= last; ++step) {
        Result next = next_amount(plan, base, amount.value, step, id);
        if (next.referral) return next;
        causes = work_.causes.strict(causes, next.cause);
        if (!next.good()) continue;
        if (!next.value.valid()) return work_.fault(FaultKind::number_too_large, id);
        const Number& floor = plan.floor == Floor::base ? base : amount.value;
        const bool below = plan.floor != Floor::none && next.value < floor;
        if (below)
            amount.value = floor;
        else
            amount.value = std::move(next.value);
    }
    return causes != 0 ? bad(causes) : amount;
}

}  // namespace klausul
