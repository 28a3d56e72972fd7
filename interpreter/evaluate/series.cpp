// Index series: which figure holds for a period, and amounts that follow a series.

#include <algorithm>
#include <iterator>

#include "interpreter/evaluate/evaluator.hpp"

namespace klausul {
namespace {

constexpr int most_years = 200;  ///< that one uprating runs through

/// Takes the last figure of a period that was published before `cut`. The figures stand in the order of publication, so
/// one that is known to be in time makes all before it void; one of which that is not known stops the search.
void find_published(const SeriesInfo& series, int period, std::optional<Day> cut, SeriesFigure& into) {
    const auto after =
        std::upper_bound(series.values.begin(), series.values.end(), period,
                         [](int wanted, const SeriesInfo::Value& value) { return wanted < value.period; });
    for (auto value = std::make_reverse_iterator(after); value != series.values.rend(); ++value) {
        if (value->period != period) break;
        const bool in_time = !cut || (value->published && *value->published < *cut);
        if (!in_time && value->published && !value->published_at_latest) continue;
        into.state = in_time ? SeriesFigure::State::found : SeriesFigure::State::publication_unknown;
        into.published = &*value;
        into.value = in_time ? &value->value : nullptr;
        return;
    }
    const bool too_early = !series.values.empty() && period < series.values.front().period;
    if (series.last && period > *series.last) {
        into.state = SeriesFigure::State::ended;
    } else if (too_early) {
        // A period before the first published one can never come; any other may yet be published or be given.
        into.state = SeriesFigure::State::before_start;
    }
}

}  // namespace

std::optional<UpratingRun> uprating_run(const UpratingPlan& plan, Day date) {
    if (plan.frozen_from && date >= *plan.frozen_from) date = plan.frozen_from->previous();
    if (date < plan.from) return std::nullopt;
    return UpratingRun{to_civil(plan.from).year, to_civil(date).year, plan.from_previous_year};
}

int uprating_period(const UpratingPlan& plan, const SeriesInfo& series, int year) {
    const int read = year - plan.lag;
    return series.monthly ? read * 12 + plan.month - 1 : read;
}

std::optional<Day> uprating_cut(const UpratingPlan& plan, int year) {
    if (!plan.vintage) return std::nullopt;
    if (plan.vintage->fixed) return plan.vintage->fixed;
    const int of = year - plan.vintage->years_before;
    if (const auto day = to_day({of, plan.vintage->month, plan.vintage->day})) return day;
    // 29 February, in a year that has none
    return to_day({of, plan.vintage->month + 1, 1}).value_or(Day{Day::min_number});
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

SeriesFigure Evaluator::series_figure(SeriesId id, int period, std::optional<Day> cut) const {
    SeriesFigure figure;
    find_published(program_.series[id], period, cut, figure);
    const FactValue& given = case_->series(id, period);
    if (given.state == Given::no) return figure;
    figure.given = true;
    figure.value = given.state == Given::value ? &given.value : nullptr;
    figure.state = given.state == Given::value    ? SeriesFigure::State::found
                   : given.state == Given::absent ? SeriesFigure::State::ended
                                                  : SeriesFigure::State::not_published;
    return figure;
}

Result Evaluator::series_value(SeriesId id, int period, std::optional<Day> cut, NodeId node) {
    const SeriesFigure figure = series_figure(id, period, cut);
    const SeriesInfo& series = program_.series[id];
    const Number year = series.monthly ? period / 12 : period;
    switch (figure.state) {
        case SeriesFigure::State::found:
            return {*figure.value, 0, false};
        case SeriesFigure::State::before_start:
            return bad(fault(FaultKind::series_before_start, node, year));
        case SeriesFigure::State::ended:
            return bad(fault(FaultKind::series_ended, node, year));
        default:
            break;
    }
    Cause missing;
    missing.kind = Cause::Kind::series;
    missing.has_fact = true;
    missing.id = id;
    const bool unknown_day = figure.state == SeriesFigure::State::publication_unknown;
    missing.key = {period, cut ? cut->number : 0, unknown_day ? 2 : cut ? 1 : 0};
    return bad(add_cause(std::move(missing)));
}

Result Evaluator::read_series(const Node& node, Scope& scope) {
    const Result period = evaluate(program_.children_of(node)[0], scope);
    if (!period.good()) return bad(period.cause);
    return series_value(node.payload, static_cast<int>(period.value.to_int64().value_or(0)), std::nullopt,
                        program_.children_of(node)[0]);
}

/// The amount at the index level of the year: from the base year in one step, or year by year from the amount before,
/// rounded as the clause says.
Result Evaluator::uprated(const Node& node, NodeId id, Scope& scope) {
    const UpratingPlan& plan = program_.upratings[node.payload];
    Result base = evaluate(program_.children_of(node)[0], scope);
    const auto run = uprating_run(plan, scope.date);
    if (!base.good() || !run) return base;
    if (run->last - std::min(run->first, plan.base_year) > most_years) return bad(fault(FaultKind::too_many_steps, id));
    steps_ += static_cast<std::uint64_t>(std::max(0, run->last - std::min(run->first, plan.base_year)));
    const bool by_steps = run->chained || plan.floor == syntax::Floor::previous;
    return by_steps ? uprated_by_steps(plan, base.value, *run, id) : uprated_from_base(plan, base.value, run->last, id);
}

/// I(to) / I(from), with what was published in time for the amount of `of_year`; a referral if the series has ended
/// and the clause says what then. A series of yearly changes gives it as the product of (1 + change).
Result Evaluator::uprating_factor(const UpratingPlan& plan, int from, int to, int of_year, NodeId id) {
    const SeriesInfo& series = program_.series[plan.series];
    const auto cut = uprating_cut(plan, of_year);
    CauseId causes = 0;
    bool ended = false;
    const auto read = [&](int year) {
        const int period = uprating_period(plan, series, year);
        if (plan.ends != none && series_figure(plan.series, period, cut).state == SeriesFigure::State::ended) {
            ended = true;
            return Number(1);
        }
        Result value = series_value(plan.series, period, cut, id);
        causes = strict(causes, value.cause);
        return value.good() ? std::move(value.value) : Number(1);
    };
    Number factor = 1;
    if (series.yearly_change) {
        for (int year = std::min(from, to) + 1; year <= std::max(from, to); ++year) {
            const Number change = Number(1) + read(year);
            factor = from < to ? factor * change : factor / change;
        }
    } else {
        const Link link = link_between(series, uprating_period(plan, series, from), uprating_period(plan, series, to));
        if (!link.factor) {
            const int year = series.monthly ? link.broken_at / 12 : link.broken_at;
            return bad(fault(FaultKind::series_rebased, id, Number(year)));
        }
        const Number before = read(from);
        factor = read(to) * *link.factor / before;
    }
    if (ended) return {static_cast<std::int64_t>(plan.ends), 0, true};
    if (causes != 0) return bad(causes);
    return checked(std::move(factor), id, FaultKind::division_by_zero);
}

Result Evaluator::uprated_from_base(const UpratingPlan& plan, const Number& base, int year, NodeId id) {
    Result factor = uprating_factor(plan, plan.base_year, year, year, id);
    if (!factor.good() || factor.referral) return factor;
    Number amount = base * factor.value;
    if (amount.valid() && plan.rounding)
        amount = amount.rounded(plan.rounding->step, plan.rounding->to, plan.rounding->ties);
    if (plan.floor == syntax::Floor::base && amount.valid() && amount < base) amount = base;
    return checked(std::move(amount), id);
}

/// Year by year from the first year of uprating: each amount from the one before, or each from the base but never below
/// the one before.
Result Evaluator::uprated_by_steps(const UpratingPlan& plan, const Number& base, const UpratingRun& run, NodeId id) {
    Result amount{base, 0, false};
    CauseId causes = 0;
    for (int year = run.first; year <= run.last; ++year) {
        Result next;
        if (run.chained) {
            next = uprating_factor(plan, year - 1, year, year, id);
            if (next.referral) return next;
            if (next.good()) next.value = amount.value * next.value;
            if (next.good() && next.value.valid() && plan.rounding)
                next.value = next.value.rounded(plan.rounding->step, plan.rounding->to, plan.rounding->ties);
        } else {
            next = uprated_from_base(plan, base, year, id);
            if (next.referral) return next;
        }
        causes = strict(causes, next.cause);
        if (!next.good()) continue;
        if (!next.value.valid()) return bad(fault(FaultKind::number_too_large, id));
        const Number& floor = plan.floor == syntax::Floor::base ? base : amount.value;
        const bool below = plan.floor != syntax::Floor::none && next.value < floor;
        amount.value = below ? floor : std::move(next.value);
    }
    return causes != 0 ? bad(causes) : amount;
}

}  // namespace klausul
