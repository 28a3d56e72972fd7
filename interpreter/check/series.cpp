// Index series: what is published, and the clauses that recalculate an amount with one.

#include <algorithm>
#include <utility>

#include "grammar/words/periods.hpp"
#include "interpreter/check/clause_collector.hpp"
#include "interpreter/check/collected.hpp"
#include "interpreter/check/conversions.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/program_builder.hpp"
#include "interpreter/check/reports.hpp"
#include "interpreter/check/series_declarations.hpp"
#include "interpreter/check/upratings.hpp"
#include "interpreter/check/written_times.hpp"

namespace klausul {
namespace {

using Standing = SeriesInfo::Standing;

std::string period_text(int year, const std::optional<int>& month) {
    if (!month || *month == 0) return std::to_string(year);
    return std::to_string(year) + (*month < 10 ? "-0" : "-") + std::to_string(*month);
}

}  // namespace

/// A year or a month as an index counts it; a month in a series of years is a mistake, and the other way round.
std::optional<int> SeriesDeclarations::series_period(const SeriesInfo& info, int year, const std::optional<int>& month,
                                                     Span span) {
    if (info.monthly != month.has_value() || month == 0) {
        reports_.add(
            code::series_period_kind, span,
            {info.name, info.monthly ? period_words(PeriodKind::month).bare : period_words(PeriodKind::year).bare,
             info.monthly ? "2025-03" : "2025"});
        return std::nullopt;
    }
    return info.monthly ? year * 12 + *month - 1 : year;
}

void SeriesDeclarations::declare_series(DocumentId document, const syntax::SeriesDeclaration& series, Span span) {
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
        if (info.yearly_change || no_factor) reports_.add(code::series_break, written.span, {info.name});
        if (period) info.rebases.push_back({*period, factor});
    }
    if (series.last) info.last = series_period(info, series.last->year, series.last->month, series.last->span);
    names_.add_symbol(info.name, {SymbolKind::series, program_.series.next(), document, series.name.span});
    program_.series.push_back(std::move(info));
}

/// Several figures for one period are those of its publications, in their order: each replaces the one before.
void SeriesDeclarations::add_series_values(SeriesInfo& info, const syntax::SeriesDeclaration& series) {
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
            if (!standing) reports_.add(code::series_standing, written.status->span, {written.status->text});
            value.standing = standing.value_or(Standing::not_stated);
        }
        const auto before = std::find_if(info.values.rbegin(), info.values.rend(),
                                         [&](const SeriesInfo::Value& other) { return other.period == *period; });
        if (before != info.values.rend()) {
            const std::string words = period_text(written.year, written.month);
            if (!value.published) {
                reports_.add(code::given_twice, written.span, {words});
            } else if (before->published && *before->published >= *value.published) {
                reports_.add(code::series_order, written.span, {words});
            }
        }
        info.values.push_back(std::move(value));
    }
    std::stable_sort(info.values.begin(), info.values.end(),
                     [](const auto& a, const auto& b) { return a.period < b.period; });
}

// ---- recalculation ------------------------------------------------------------------------------------------------

/// The rule whose recalculation is taken over: of several wordings, the one in force when this rule is.
const syntax::Rule* Upratings::rule_uprated_like(const syntax::Uprating& uprating, RuleId rule) {
    const RuleInfo& info = program_.rules[rule];
    const syntax::Rule* like = nullptr;
    const syntax::Uprating* of_another = nullptr;
    const auto [begin, end] =
        collected_.uprated_rules.equal_range(std::to_string((*info.document).position()) + " " + uprating.like->text);
    const UsedTemplate* of_template = names_.template_at(uprating.span);
    const auto itself = [](const syntax::Uprating& line) { return !line.like.has_value(); };
    for (auto found = begin; found != end; ++found) {
        // A new amount of x may be done as with x: what is meant is the rule of x that says how.
        const auto& lines = found->second.source->upratings;
        if (!std::all_of(lines.begin(), lines.end(), itself)) {
            of_another = &*std::find_if_not(lines.begin(), lines.end(), itself);
            continue;
        }
        // A template takes after its own rules only.
        if (of_template != nullptr && names_.template_at(found->second.source->span) != of_template) continue;
        if (like == nullptr || found->second.in_force.contains(Day{info.in_force.from})) like = found->second.source;
    }
    if (like != nullptr) return like;
    // Not known at all: the sentence about its upratings would be beside the point.
    if (of_another == nullptr &&
        !names_.look_up(*info.document, *uprating.like, {SymbolKind::term}, code::unknown_name))
        return nullptr;
    Phrase help = "";
    if (of_another != nullptr && of_another->like->text != uprating.like->text)
        help = {"`" + uprating.like->text + "` räknas själv om likadant som `" + of_another->like->text +
                    "`: skriv `räknas om likadant som " + of_another->like->text + "`",
                "`" + uprating.like->text + "` is itself uprated like `" + of_another->like->text +
                    "`: write `uprated like " + of_another->like->text + "`"};
    reports_.add(code::uprating_unknown, uprating.like->span, {uprating.like->text, std::move(help)});
    return nullptr;
}

/// `räknas om likadant som x`: all lines of x, each making a rule of its own, and what x says of a series that ends.
void Upratings::take_over_upratings() {
    // Not those that it adds.
    for (const RuleId place : collected_.drafts.ids()) {
        const syntax::Uprating* line = collected_.drafts[place].uprating;
        if (line == nullptr || !line->like) continue;
        const syntax::Rule* like = rule_uprated_like(*line, place);
        if (like == nullptr) continue;
        const RuleDraft plain = collected_.drafts[place];
        for (const syntax::Uprating& taken : like->upratings) {
            RuleDraft draft = plain;
            if (&taken != &like->upratings.front()) {
                RuleInfo info = program_.rules[plain.rule];
                info.exceptions.clear();
                draft.rule = clauses_.add_rule(std::move(info), plain);
                for (const RuleId exception : program_.rules[plain.rule].exceptions) {
                    program_.rules[exception].hosts.push_back(draft.rule);
                    program_.rules[draft.rule].exceptions.push_back(exception);
                }
            }
            draft.uprating = &taken;
            draft.uprated_like = like;
            if (taken.condition) draft.conditions.push_back(taken.condition.get());
            collected_.drafts[draft.rule] = draft;
        }
    }
}

/// What must be said on the line and is not, and what is said on it twice.
bool Upratings::uprating_complete(const syntax::Uprating& uprating) {
    using Part = syntax::Uprating::Part;
    static const std::map<Part, Phrase> parts{
        {Part::period, {"hur ofta", "how often"}},
        {Part::series, {"med vilket index", "with which index"}},
        {Part::first_day, {"från vilken dag", "from which day"}},
        {Part::counting,
         {"om det räknas från basåret eller från föregående belopp",
          "whether it is counted from the base year or from the previous amount"}},
        {Part::rounding, {"hur det avrundas", "how it is rounded"}},
        {Part::vintage, {"vilka publicerade tal som räknas", "which published figures count"}},
        {Part::lag, {"eftersläpningen", "the lag"}},
        {Part::freeze, {"när beloppet fryses", "when the amount is frozen"}},
        {Part::floor, {"vad beloppet aldrig går under", "what the amount never goes below"}},
        {Part::cap, {"det högsta ett steg höjer", "the most that a step raises"}}};
    for (const auto& again : uprating.repeated)
        reports_.add(code::uprating_said_twice, again.span, {parts.at(again.part)});
    const auto missing = [&](bool said, Part part, const Phrase& help) {
        if (!said) reports_.add(code::uprating_part_missing, uprating.span, {parts.at(part), help});
        return said;
    };
    bool complete = uprating.repeated.empty();
    complete &= missing(uprating.every.has_value(), Part::period,
                        {"skriv till exempel `varje år`", "write for example `every year`"});
    complete &= missing(uprating.series.has_value(), Part::series,
                        {"skriv till exempel `med LPIK`", "write for example `with LPIK`"});
    complete &=
        missing(uprating.from.has_value(), Part::first_day,
                {"skriv till exempel `från och med 2026-01-01`", "write for example `from and including 2026-01-01`"});
    complete &= missing(uprating.from_base_year || uprating.from_previous || uprating.from_period, Part::counting,
                        {"skriv `räknat från basåret` eller `från föregående år`",
                         "write `counted from the base year` or `from the previous year`"});
    return complete;
}

/// The rule's amount recalculated with its series; none after a reported mistake.
Maybe<NodeId> Upratings::uprated(const RuleDraft& draft, NodeId value, int base_year) {
    const DocumentId document = *program_.rules[draft.rule].document;
    const syntax::Uprating* uprating = draft.uprating;
    const syntax::Rule* rule = draft.source;
    if (uprating->like) return none;  // reported: there is nothing to do likewise
    // What happens when the series ends is taken over too, unless the rule says so itself.
    if (draft.uprated_like != nullptr && !rule->series_ends) rule = draft.uprated_like;
    if (!uprating_complete(*uprating)) return none;
    const auto unknown_series = [&](const syntax::Name& name) {
        reports_.add(code::unknown_series, name.span,
                     {name.text, suggestion(name.text, names_.names_of(document, {SymbolKind::series}),
                                            "använd modulen som har den, till exempel `använd index.vpi`",
                                            "use the module that has it, for example `use index.vpi`")});
        return none;
    };
    const auto series = names_.find(document, *uprating->series, {SymbolKind::series});
    if (series.empty()) return unknown_series(*uprating->series);
    auto plan = uprating_plan(*uprating, series[0].as<SeriesId>(), base_year);
    if (!plan) return none;
    if (rule->series_ends) {
        const bool of_another = rule->series_ends_of && rule->series_ends_of->text != uprating->series->text;
        if (of_another) return unknown_series(*rule->series_ends_of);
        plan->ends = builder_.text_place(rule->series_ends->text);
    }
    const Unit unit = program_.node_units[value];
    if (uprating->rounding) {
        plan->rounding = conversions_.rounding_plan(*uprating->rounding, unit, document);
        if (!plan->rounding) return none;
    }
    return builder_.emit(Op::uprate, Kind::number, draft.source->value->span, {value},
                         program_.upratings.push_back(std::move(*plan)), unit);
}

std::optional<UpratingPlan> Upratings::uprating_plan(const syntax::Uprating& uprating, SeriesId series, int base_year) {
    UpratingPlan plan(series);
    plan.base_year = base_year;
    plan.begin_on(day_of(uprating.from).value_or(Day{}));
    plan.from_previous = uprating.from_previous;
    plan.frozen_from = day_of(uprating.frozen_from);
    plan.floor = uprating.floor;
    if (!read_step(plan, uprating) || !read_index(plan, uprating) || !read_shares(plan, uprating)) return std::nullopt;
    if (const auto& written = uprating.published_before) {
        constexpr int leap_year = 2024;
        if (!written->date && (written->day < 1 || written->day > days_in_month(leap_year, written->month))) {
            reports_.add(code::number_out_of_range, written->span, {std::to_string(written->day)});
            return std::nullopt;
        }
        plan.vintage =
            UpratingPlan::Vintage{day_of(written->date), written->month, written->day, written->previous_year ? 1 : 0};
    }
    return plan;
}

/// How many months lie between two steps.
bool Upratings::read_step(UpratingPlan& plan, const syntax::Uprating& uprating) {
    const syntax::Period& every = *uprating.every;
    const auto length = length_of(every);
    if (!length || length->months == 0) {
        const std::string words = (every.count == 1 ? "" : std::to_string(every.count) + " ") + every.unit.text;
        reports_.add(
            code::uprating_period, every.unit.span,
            {words,
             length && every.count == 0
                 ? Phrase("skriv en tid som är längre än noll", "write a time longer than zero")
                 : Phrase("skriv år, halvår, kvartal eller månad, som `varje kvartal` eller `vartannat år`",
                          "write year, half_year, quarter or month, such as `every quarter` or `every other year`")});
        return false;
    }
    plan.step_months = length->months;
    return true;
}

/// Which figures are read: those of a year, of one of its months, or of the month of the step.
bool Upratings::read_index(UpratingPlan& plan, const syntax::Uprating& uprating) {
    const SeriesInfo& series = program_.series[plan.series];
    const std::string& name = series.name;
    std::optional<Length> lag;
    if (uprating.lag) {
        lag = length_of(*uprating.lag);
        if (!lag || lag->days != 0) {
            reports_.add(code::length_of_no_time, uprating.lag->unit.span, {uprating.lag->unit.text});
            return false;
        }
        plan.lag = lag->months;
    }
    const auto one = uprating.lag ? length_of(1, uprating.lag->unit.text) : std::nullopt;
    const bool in_months = one && one->months % 12 != 0;
    plan.month_of_step = series.monthly && !uprating.month && in_months;
    if (series.monthly != (uprating.month.has_value() || plan.month_of_step)) {
        reports_.add(
            code::series_month, uprating.series->span,
            {name, Phrase(period_words(series.monthly ? PeriodKind::month : PeriodKind::year).singular),
             series.monthly ? Phrase("skriv vilken månads tal det gäller, till exempel `med " + name +
                                         " för oktober`, eller hur långt före stegets månad, `eftersläpning 3 månader`",
                                     "say which month's figure is meant, for example `with " + name +
                                         " for October`, or how long before the month of the step, `lag 3 months`")
                            : Phrase("skriv bara `med " + name + "`", "write just `with " + name + "`")});
        return false;
    }
    const auto refuse = [&](const Span& span, const Phrase& what, const Phrase& help) {
        reports_.add(code::not_supported_here, span, {what, help});
        return false;
    };
    const bool yearly_figure = !plan.month_of_step;
    if (yearly_figure && plan.lag % 12 != 0)
        return refuse(uprating.lag->unit.span, {"en eftersläpning i månader", "a lag in months"},
                      {"talet är ett för varje år; skriv eftersläpningen i år",
                       "there is one figure a year; write the lag in years"});
    if ((yearly_figure || series.yearly_change) && plan.step_months % 12 != 0) {
        reports_.add(code::uprating_period, uprating.every->unit.span,
                     {uprating.every->unit.text,
                      series.yearly_change || !series.monthly
                          ? Phrase("indexet `" + name + "` har ett tal för varje år; skriv `varje år`",
                                   "the index `" + name + "` has one figure a year; write `every year`")
                          : Phrase("samma månads tal är ett för varje år; skriv `med " + name +
                                       "` utan månad och `eftersläpning 3 månader`",
                                   "the figure of one month is one a year; write `with " + name +
                                       "` without a month and `lag 3 months`")});
        return false;
    }
    plan.month = uprating.last_month.value_or(uprating.month.value_or(1));
    if (uprating.mean != uprating.last_month.has_value())
        return refuse(uprating.series->span,
                      uprating.mean ? Phrase("`medelvärdet av` en enda månad", "`the mean of` a single month")
                                    : Phrase("flera månaders tal", "the figures of several months"),
                      {"skriv `med medelvärdet av " + name + " för oktober till december`",
                       "write `with the mean of " + name + " for October to December`"});
    if (uprating.mean) plan.mean_of = plan.month - *uprating.month + 1;
    if (plan.mean_of < 1)
        return refuse(
            uprating.series->span, {"ett medelvärde över årsskiftet", "a mean across the turn of the year"},
            {"skriv månader av samma år, den första först", "write months of one year, the first of them first"});
    return read_base_period(plan, uprating);
}

bool Upratings::read_base_period(UpratingPlan& plan, const syntax::Uprating& uprating) {
    const SeriesInfo& series = program_.series[plan.series];
    const Span span = uprating.series->span;
    if (uprating.from_base_year && plan.month_of_step) {
        reports_.add(
            code::uprating_part_missing, uprating.span,
            {{"vilken månads tal det räknas från", "which month's figure it is counted from"},
             {"skriv till exempel `räknat från " + std::to_string(plan.base_year) + "-10` i stället för basåret",
              "write for example `counted from " + std::to_string(plan.base_year) + "-10` instead of the base year"}});
        return false;
    }
    if (!uprating.from_period) return true;
    const bool month = uprating.from_period->kind == syntax::PeriodLiteral::Kind::month;
    if (series.yearly_change || plan.mean_of != 1) {
        reports_.add(code::not_supported_here, span,
                     {{"`räknat från` en månad", "`counted from` a month"},
                      {"skriv `räknat från basåret`", "write `counted from the base year`"}});
        return false;
    }
    plan.base_period =
        series_.series_period(series, uprating.from_period->year,
                              month ? std::optional(uprating.from_period->place) : std::optional(0), span);
    return plan.base_period.has_value();
}

/// `75 % av`, and `högst 3 %`, which only an amount that goes from step to step can have.
bool Upratings::read_shares(UpratingPlan& plan, const syntax::Uprating& uprating) {
    const auto part = [](const syntax::Figure& figure) {
        return Number::from_plain(figure.digits).value_or(0) / Number(100);
    };
    if (uprating.share) plan.share = part(*uprating.share);
    if (uprating.cap) plan.cap = part(*uprating.cap);
    if (!plan.cap || plan.from_previous) return true;
    reports_.add(code::not_supported_here, uprating.cap->span,
                 {{"`högst`, när det räknas från basåret,", "`at most`, when it is counted from the base year,"},
                  {"skriv `från föregående belopp`, så att varje steg utgår från det förra",
                   "write `from the previous amount`, so that each step goes from the one before"}});
    return false;
}

}  // namespace klausul
