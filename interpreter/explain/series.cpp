// Index series in the explanation: the figures with their source, and recalculated amounts step by step.

#include "interpreter/explain/explainer.hpp"

namespace klausul {
namespace {

constexpr int most_years_shown = 50;  ///< years of one recalculation

Phrase standing_after_comma(FigureStanding standing) {
    if (standing == FigureStanding::not_stated) return "";
    const Phrase words = standing_words(standing);
    return {", " + words.sv, ", " + words.en};
}

void append(Phrase& text, const Phrase& more) {
    text.sv += more.sv;
    text.en += more.en;
}

}  // namespace

PrintedValue Explainer::series_value_words(SeriesId id, const Number& value) const {
    const SeriesInfo& series = program_.series[id];
    Type type;
    const auto percent = program_.units.find("%");
    if (series.yearly_change && percent) type.unit.parts.push_back({*percent, 1});
    return print_value(program_, evaluator_.facts(), series.yearly_change ? value * Number(100) : value, type);
}

/// Where a figure comes from: what it is called, how certain it is, when it was published and by whom; or that it was
/// given in the case, and in the place of what.
Phrase Explainer::series_words(SeriesId id, const SeriesFigure& figure) const {
    Phrase words(program_.series[id].title);
    const SeriesInfo::Value* published = figure.published;
    if (figure.given) {
        append(words, {", givet i ärendet", ", given in the case"});
        if (published == nullptr) return words;
        const Phrase replaced = series_value_words(id, published->value).words;
        append(words, {" i stället för " + replaced.sv, " in the place of " + replaced.en});
        return words;
    }
    if (published == nullptr) return words;
    append(words, standing_after_comma(published->standing));
    if (published->published) {
        const std::string day = to_text(*published->published);
        const bool latest = published->published_at_latest;
        append(words, {", publicerad " + std::string(latest ? "senast " : "") + day,
                       ", published " + std::string(latest ? "no later than " : "") + day});
    }
    if (!published->source.empty()) append(words, Phrase(", " + published->source));
    return words;
}

void Explainer::explain_series(SeriesId id, int period, std::optional<Day> cut, std::vector<Explanation>& into) {
    const SeriesFigure figure = evaluator_.series_figure(id, period, cut);
    Explanation tree;
    tree.step = Explanation::Step::series;
    tree.name = program_.series[id].name + " för " + member_name(program_, program_.series[id].monthly ? 2 : 0, period);
    tree.words = series_words(id, figure);
    if (figure.value != nullptr) tree.value = series_value_words(id, *figure.value);
    if (figure.state == SeriesFigure::State::ended)
        tree.value = PrintedValue{Kind::text, "ended", "", {"ges inte ut", "not published"}};
    into.push_back(std::move(tree));
}

/// The figures that the amount rests on, in the order of their years.
void Explainer::explain_uprating(NodeId id, Scope& scope, std::vector<Explanation>& into) {
    const UpratingPlan& plan = program_.upratings[program_.nodes[id].payload];
    const SeriesInfo& series = program_.series[plan.series];
    explain_parts(program_.children_of(program_.nodes[id])[0], scope, into);
    const auto run = uprating_run(plan, scope.date);
    if (!run) return;
    const auto show = [&](int year, int of_year) {
        explain_series(plan.series, uprating_period(plan, series, year), uprating_cut(plan, of_year), into);
    };
    const bool by_steps = run->chained || plan.floor == syntax::Floor::previous;
    const int base = run->chained ? run->first - 1 : plan.base_year;
    if (!series.yearly_change) show(base, run->chained ? run->first : run->last);
    const int first = series.yearly_change ? base + 1 : by_steps ? run->first : run->last;
    for (int year = first; year <= run->last && year - first < most_years_shown; ++year)
        show(year, by_steps ? year : run->last);
}

/// 3 735 428 kr × 104,2 / 100, avrundat …; or × (1 + 2,5 %) for each year.
Phrase Explainer::uprating_figures(NodeId id, Scope& scope) {
    const UpratingPlan& plan = program_.upratings[program_.nodes[id].payload];
    const SeriesInfo& series = program_.series[plan.series];
    Phrase text = figures(program_.children_of(program_.nodes[id])[0], scope);
    const auto run = uprating_run(plan, scope.date);
    if (!run) return text;
    const auto value = [&](int year, int of_year) {
        const int period = uprating_period(plan, series, year);
        const SeriesFigure found = evaluator_.series_figure(plan.series, period, uprating_cut(plan, of_year));
        if (found.value == nullptr)
            return Phrase(series.name + " " + member_name(program_, series.monthly ? 2 : 0, period));
        return series_value_words(plan.series, *found.value).words;
    };
    const auto times = [&](int from, int to, int of_year) {
        const Phrase now = value(to, of_year);
        if (series.yearly_change) return append(text, {" × (1 + " + now.sv + ")", " × (1 + " + now.en + ")"});
        const Phrase before = value(from, of_year);
        const Link link = link_between(series, uprating_period(plan, series, from), uprating_period(plan, series, to));
        Phrase linked("");
        if (link.factor && *link.factor != Number(1)) {
            const Phrase factor = print_value(program_, evaluator_.facts(), *link.factor, Type{}).words;
            linked = {" × " + factor.sv, " × " + factor.en};
        }
        append(text, {" × " + now.sv + linked.sv + " / " + before.sv, " × " + now.en + linked.en + " / " + before.en});
    };
    if (!run->chained && !series.yearly_change) {
        times(plan.base_year, run->last, run->last);
    } else {
        const int first = run->chained ? run->first : plan.base_year + 1;
        for (int year = first; year <= run->last && year - first < most_years_shown; ++year)
            times(year - 1, year, run->chained ? year : run->last);
    }
    if (plan.rounding) {
        append(text, Phrase(", "));
        append(text, rounding_words(*plan.rounding, program_.node_units[id]));
        if (run->chained) append(text, {" varje år", " each year"});
    }
    if (plan.floor == syntax::Floor::base)
        append(text, {", aldrig under basbeloppet", ", never below the base amount"});
    if (plan.floor == syntax::Floor::previous)
        append(text, {", aldrig under föregående belopp", ", never below the previous amount"});
    return text;
}

}  // namespace klausul
