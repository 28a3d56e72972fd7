// Index series in the explanation: the figures with their source, and recalculated amounts step by step.

#include "interpreter/explain/explanation_tree.hpp"
#include "interpreter/explain/figures.hpp"

namespace klausul {
namespace {

constexpr int most_steps_shown = 50;  ///< of one recalculation

Phrase standing_after_comma(FigureStanding standing) {
    if (standing == FigureStanding::not_stated) return "";
    const Phrase words = standing_words(standing);
    return {", " + words.sv, ", " + words.en};
}

}  // namespace

/// Where a figure comes from: what it is called, how certain it is, when it was published and by whom; or that it was
/// given in the case, and in the place of what.
Sentence ExplanationTree::series_words(SeriesId id, const SeriesFigure& figure) const {
    Sentence words(program_.series[id].title);
    const SeriesInfo::Value* published = figure.published;
    if (figure.given) {
        words += Phrase(", givet i ärendet", ", given in the case");
        if (published == nullptr) return words;
        words += Phrase(" i stället för ", " in the place of ");
        return words + wording_.series_value(id, published->value);
    }
    if (published == nullptr) return words;
    words += standing_after_comma(published->standing);
    if (published->published) {
        words += published->published_at_latest ? Phrase(", publicerad senast ", ", published no later than ")
                                                : Phrase(", publicerad ", ", published ");
        words += Value{*published->published};
    }
    if (!published->source.empty()) words += Phrase(", " + published->source);
    return words;
}

void ExplanationTree::explain_series(SeriesId id, int period, std::optional<Day> cut, std::vector<Explanation>& into) {
    const SeriesFigure figure = evaluator_.series_figure(id, period, cut);
    Explanation tree;
    tree.step = Explanation::Step::series;
    tree.of = IndexedName(program_.series[id].name, member_name(program_, program_.series[id].index(), period));
    tree.name = tree.of->text();
    tree.words = series_words(id, figure);
    if (figure.value != nullptr) tree.value = wording_.series_value(id, *figure.value);
    if (figure.state == SeriesFigure::State::ended) tree.value = Value{Value::Instead::not_published};
    into.push_back(std::move(tree));
}

/// The figures that the amount rests on, in the order of their steps.
void ExplanationTree::explain_uprating(NodeId id, Scope& scope, std::vector<Explanation>& into) {
    const UpratingPlan& plan = program_.upratings[program_.nodes[id].as<UpratingId>()];
    const SeriesInfo& series = program_.series[plan.series];
    explain_parts(program_.children_of(program_.nodes[id])[0], scope, into);
    const auto last = last_step(plan, scope.date);
    if (!last) return;
    const auto show = [&](int period, int of_month) {
        for (int each = period - plan.mean_of + 1; each <= period; ++each)
            explain_series(plan.series, each, uprating_cut(plan, of_month), into);
    };
    const bool by_steps = plan.from_previous || plan.floor == Floor::previous;
    const int first = by_steps ? 0 : *last;
    const int of_first = month_of_step(plan, first);
    if (series.yearly_change) {
        const int from = plan.from_previous ? month_of_step(plan, -1) : plan.base_year * 12;
        for (const int month : changes_between(from, month_of_step(plan, *last)))
            show(uprating_period(plan, series, month), by_steps ? month : month_of_step(plan, *last));
        return;
    }
    const int before = month_of_step(plan, -1);
    show(plan.from_previous ? uprating_period(plan, series, before) : base_period(plan, series), of_first);
    for (int step = first; step <= *last && step - first < most_steps_shown; ++step) {
        const int month = month_of_step(plan, step);
        show(uprating_period(plan, series, month), month);
    }
}

/// A figure of the series as an amount for a step in the month `of` reads it; a mean as the sum of its months.
Sentence Figures::uprating_figure(const UpratingPlan& plan, int period, int of) const {
    const SeriesInfo& series = program_.series[plan.series];
    Sentence text;
    for (int each = period - plan.mean_of + 1; each <= period; ++each) {
        if (!text.empty()) text += Phrase(" + ");
        const SeriesFigure found = evaluator_.series_figure(plan.series, each, uprating_cut(plan, of));
        text += found.value != nullptr ? Sentence(wording_.series_value(plan.series, *found.value))
                                       : Sentence(series.name + " " + member_name(program_, series.index(), each));
    }
    if (plan.mean_of == 1) return text;
    const std::string divided = ") / " + std::to_string(plan.mean_of) + ")";
    return Sentence("((") + text + divided;
}

/// ` × 104,2 / 100`, or ` × (1 + 2,5 %)` for each year, of the step in the month `to`.
Sentence Figures::uprating_factor(const UpratingPlan& plan, std::optional<int> from, int to) const {
    const SeriesInfo& series = program_.series[plan.series];
    Sentence text;
    if (series.yearly_change) {
        for (const int month : changes_between(from.value_or(plan.base_year * 12), to)) {
            const Sentence change = uprating_figure(plan, uprating_period(plan, series, month), to);
            text += Sentence(" × (1 + ") + change + ")";
        }
    } else {
        const int begin = from ? uprating_period(plan, series, *from) : base_period(plan, series);
        const int end = uprating_period(plan, series, to);
        text += Phrase(" × ");
        text += uprating_figure(plan, end, to);
        const Link link = link_between(series, begin, end);
        if (link.factor && *link.factor != Number(1)) {
            text += Phrase(" × ");
            text += named_value(program_, evaluator_.facts(), *link.factor, Type{});
        }
        text += Phrase(" / ");
        text += uprating_figure(plan, begin, to);
    }
    if (!plan.share) return text;
    return Sentence(" × (1 + ") + percent(*plan.share) + " × (1" + text + " - 1))";
}

Value Figures::percent(const Number& share) const {
    Type type;
    if (const auto percent = program_.units.find("%")) type.unit.parts.push_back({*percent, 1});
    return named_value(program_, evaluator_.facts(), share * Number(100), type);
}

/// 3 735 428 kr × 104,2 / 100, avrundat …, aldrig under …
Sentence Figures::uprating_figures(NodeId id, Scope& scope) {
    const UpratingPlan& plan = program_.upratings[program_.nodes[id].as<UpratingId>()];
    Sentence text = figures(program_.children_of(program_.nodes[id])[0], scope);
    const auto last = last_step(plan, scope.date);
    if (!last) return text;
    const int first = plan.from_previous ? 0 : *last;
    for (int step = first; step <= *last && step - first < most_steps_shown; ++step) {
        const auto before = plan.from_previous ? std::optional(month_of_step(plan, step - 1)) : std::nullopt;
        text += uprating_factor(plan, before, month_of_step(plan, step));
    }
    const Phrase each_step =
        plan.step_months == 12 ? Phrase(" varje år", " each year") : Phrase(" varje steg", " each step");
    if (plan.cap) {
        text += Sentence(", högst ", ", at most ") + percent(*plan.cap) + each_step;
    }
    if (plan.rounding) {
        text += Phrase(", ");
        text += rounding_words(*plan.rounding, program_.node_units[id]);
        if (plan.from_previous) text += each_step;
    }
    if (plan.floor == Floor::base) text += Phrase(", aldrig under basbeloppet", ", never below the base amount");
    if (plan.floor == Floor::previous)
        text += Phrase(", aldrig under föregående belopp", ", never below the previous amount");
    return text;
}

}  // namespace klausul
