// Index series: what is published, and the clauses that recalculate an amount with one.

#include <algorithm>
#include <utility>

#include "interpreter/check/checker.hpp"

namespace klausul {
namespace {

using Standing = SeriesInfo::Standing;

std::optional<Day> day_of(const std::optional<syntax::Date>& date) {
    return date ? to_day({date->year, date->month, date->day}) : std::nullopt;
}

std::string period_text(int year, const std::optional<int>& month) {
    if (!month || *month == 0) return std::to_string(year);
    return std::to_string(year) + (*month < 10 ? "-0" : "-") + std::to_string(*month);
}

}  // namespace

/// A year or a month as an index counts it; a month in a series of years is a mistake, and the other way round.
std::optional<int> Checker::series_period(const SeriesInfo& info, int year, const std::optional<int>& month,
                                          Span span) {
    if (info.monthly != month.has_value() || month == 0) {
        report(code::series_period_kind, span,
               {info.name, info.monthly ? period_words(PeriodKind::month).bare : period_words(PeriodKind::year).bare,
                info.monthly ? "2025-03" : "2025"});
        return std::nullopt;
    }
    return info.monthly ? year * 12 + *month - 1 : year;
}

void Checker::declare_series(DocumentId document, const syntax::SeriesDeclaration& series, Span span) {
    SeriesInfo info;
    info.name = series.name.text;
    info.title = series.title ? series.title->text : "";
    info.yearly_change = series.kind == syntax::SeriesKind::yearly_change;
    info.monthly = series.monthly;
    info.span = span;
    add_series_values(info, series);
    for (const syntax::SeriesBreak& written : series.breaks) {
        const auto period = series_period(info, written.year, written.month, written.span);
        const auto factor = written.factor ? Number::from_plain(written.factor->digits) : std::nullopt;
        const bool no_factor = written.factor && (!factor || factor->is_zero());
        if (info.yearly_change || no_factor) report(code::series_break, written.span, {info.name});
        if (period) info.rebases.push_back({*period, factor});
    }
    if (series.last) info.last = series_period(info, series.last->year, series.last->month, series.last->span);
    add_symbol(info.name,
               {SymbolKind::series, static_cast<std::uint32_t>(program_.series.size()), document, series.name.span});
    program_.series.push_back(std::move(info));
}

/// Several figures for one period are those of its publications, in their order: each replaces the one before.
void Checker::add_series_values(SeriesInfo& info, const syntax::SeriesDeclaration& series) {
    for (const syntax::SeriesValue& written : series.values) {
        auto figure = Number::from_plain(written.value.digits);
        const auto period = series_period(info, written.year, written.month, written.span);
        if (!figure || !period) continue;
        if (written.negative) figure = -*figure;
        if (info.yearly_change) figure = *figure / Number(100);
        SeriesInfo::Value value;
        value.period = *period;
        value.value = *figure;
        value.source = written.source ? written.source->text : series.source ? series.source->text : "";
        value.published = day_of(written.published);
        value.published_at_latest = written.published_at_latest;
        if (written.status) {
            const auto standing = find_figure_standing(written.status->text);
            if (!standing) report(code::series_standing, written.status->span, {written.status->text});
            value.standing = standing.value_or(Standing::not_stated);
        }
        const auto before = std::find_if(info.values.rbegin(), info.values.rend(),
                                         [&](const SeriesInfo::Value& other) { return other.period == *period; });
        if (before != info.values.rend()) {
            const std::string words = period_text(written.year, written.month);
            if (!value.published) {
                report(code::given_twice, written.span, {words});
            } else if (before->published && *before->published >= *value.published) {
                report(code::series_order, written.span, {words});
            }
        }
        info.values.push_back(std::move(value));
    }
    std::stable_sort(info.values.begin(), info.values.end(),
                     [](const auto& a, const auto& b) { return a.period < b.period; });
}

// ---- recalculation ------------------------------------------------------------------------------------------------

/// The rule whose recalculation is taken over: of several wordings, the one in force when this rule is.
const syntax::Uprating* Checker::uprated_like(const syntax::Uprating& uprating, RuleId rule) {
    const RuleInfo& info = program_.rules[rule];
    const syntax::Uprating* like = nullptr;
    const auto [begin, end] = uprated_rules_.equal_range(std::to_string(info.document) + " " + uprating.like->text);
    const UsedTemplate* of_template = template_at(uprating.span);
    for (auto found = begin; found != end; ++found) {
        // A template takes after its own rules only.
        if (of_template != nullptr && template_at(found->second.source->span) != of_template) continue;
        if (like == nullptr || found->second.in_force.contains(Day{info.in_force.from}))
            like = &found->second.source->upratings.front();
    }
    if (like != nullptr && !like->like) return like;
    report(code::uprating_unknown, uprating.like->span, {uprating.like->text});
    return nullptr;
}

/// The rule's amount recalculated with its series; none after a reported mistake.
NodeId Checker::uprated(const RuleDraft& draft, NodeId value, int base_year) {
    const DocumentId document = program_.rules[draft.rule].document;
    const syntax::Uprating* uprating = draft.uprating;
    const syntax::Rule* rule = draft.source;
    if (uprating->like) {
        uprating = uprated_like(*uprating, draft.rule);
        if (uprating == nullptr) return none;
        // What happens when the series ends is taken over too, unless the rule says so itself.
        for (const auto& [name, like] : uprated_rules_) {
            if (!rule->series_ends && &like.source->upratings.front() == uprating) rule = like.source;
        }
    }
    if (!uprating->series || !uprating->from) {
        report(code::uprating_unknown, uprating->span, {plain(Word::uprated)});
        return none;
    }
    const auto unknown_series = [&](const syntax::Name& name) {
        report(code::unknown_series, name.span,
               {name.text, suggestion(name.text, names_of(document, {SymbolKind::series}),
                                      "använd modulen som har den, till exempel `använd index.vpi`",
                                      "use the module that has it, for example `use index.vpi`")});
        return none;
    };
    const auto series = find(document, *uprating->series, {SymbolKind::series});
    if (series.empty()) return unknown_series(*uprating->series);
    auto plan = uprating_plan(*uprating, series[0].id);
    if (!plan) return none;
    plan->base_year = base_year;
    if (rule->series_ends) {
        const bool of_another = rule->series_ends_of && rule->series_ends_of->text != uprating->series->text;
        if (of_another) return unknown_series(*rule->series_ends_of);
        plan->ends = text_place(rule->series_ends->text);
    }
    const Unit unit = program_.node_units[value];
    if (uprating->rounding) {
        plan->rounding = rounding_plan(*uprating->rounding, unit, document);
        if (!plan->rounding) return none;
    }
    program_.upratings.push_back(std::move(*plan));
    return emit(Op::uprate, Kind::number, draft.source->value->span, {value},
                static_cast<std::uint32_t>(program_.upratings.size() - 1), unit);
}

std::optional<UpratingPlan> Checker::uprating_plan(const syntax::Uprating& uprating, SeriesId series) {
    UpratingPlan plan;
    plan.series = series;
    plan.from = day_of(uprating.from).value_or(Day{});
    plan.from_previous_year = uprating.from_previous_year;
    plan.lag = uprating.lag;
    plan.month = uprating.month.value_or(1);
    plan.frozen_from = day_of(uprating.frozen_from);
    plan.floor = uprating.floor;
    const bool monthly = program_.series[series].monthly;
    if (monthly != uprating.month.has_value()) {
        const std::string& name = program_.series[series].name;
        report(code::series_month, uprating.series->span,
               {name, monthly ? period_words(PeriodKind::month).bare : period_words(PeriodKind::year).bare,
                monthly ? Phrase("skriv vilken månads tal det gäller, till exempel `med " + name + " för " +
                                     std::string(month_name(10).sv) + "`",
                                 "say which month's figure is meant, for example `with " + name + " for " +
                                     std::string(month_name(10).en) + "`")
                        : Phrase("skriv bara `med " + name + "`", "write just `with " + name + "`")});
        return std::nullopt;
    }
    if (const auto& written = uprating.published_before) {
        constexpr int leap_year = 2024;
        if (!written->date && (written->day < 1 || written->day > days_in_month(leap_year, written->month))) {
            report(code::number_out_of_range, written->span, {std::to_string(written->day)});
            return std::nullopt;
        }
        plan.vintage =
            UpratingPlan::Vintage{day_of(written->date), written->month, written->day, written->previous_year ? 1 : 0};
    }
    return plan;
}

}  // namespace klausul
