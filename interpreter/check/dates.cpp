// Dates: evaluation as of another day, spans of time, clock windows and date arithmetic.

#include <algorithm>
#include <functional>
#include <utility>

#include "interpreter/check/conversions.hpp"
#include "interpreter/check/expression_checker.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/program_builder.hpp"
#include "interpreter/check/reports.hpp"
#include "interpreter/check/time_checker.hpp"
#include "interpreter/check/types.hpp"
#include "interpreter/check/written_times.hpp"
#include "interpreter/value/moment.hpp"

namespace klausul {

Unit TimeChecker::unit_called(std::string_view name) const {
    Unit result;
    if (const auto unit = program_.units.find(std::string(name))) result.parts.push_back({*unit, 1});
    return result;
}

/// none if it is no day
Maybe<NodeId> TimeChecker::check_day(const syntax::Expression& expression, const Place& place) {
    const Typed day = expressions_.check_expression(expression, place);
    if (day.poisoned()) return none;
    const Typed coerced = conversions_.coerce(day, of_kind(Kind::day), expression.span);
    return coerced.node;
}

Typed TimeChecker::check_as_of(const syntax::AsOf& as_of, const Place& place, Span span) {
    Typed value = expressions_.check_expression(*as_of.value, place);
    const Typed date = expressions_.check_expression(*as_of.date, place);
    if (value.poisoned() || date.poisoned()) return poison();
    NodeId day = *date.node;
    if (date.type.kind == Kind::moment) {
        day = builder_.emit(Op::day_of, Kind::day, as_of.date->span, {day});
    } else if (date.type.kind != Kind::day) {
        Phrase help = "";
        if (date.type.kind == Kind::truth) {
            const auto* fact = std::get_if<syntax::Reference>(&as_of.date->node);
            const std::string name = fact != nullptr ? fact->name.text : "…";
            help = {"ett villkor skrivs med `om`: `om " + name +
                        "`; `vid` läser ett värde en annan dag, som `pris vid "
                        "leveransdag`",
                    "a condition is written with `if`: `if " + name +
                        "`; `at` reads a value on another day, as in `price "
                        "at delivery_day`"};
        }
        reports_.add(code::kind_mismatch, as_of.date->span,
                     {{"ett datum", "a date"}, builder_.type_words(date.type), std::move(help)});
        return poison();
    }
    value.node = builder_.emit(Op::as_of, value.type.kind, span, {*value.node, day}, {}, value.type.unit);
    return value;
}

/// What the clock in Sweden shows, once.
Typed TimeChecker::check_moment(const syntax::MomentLiteral& literal, Span span) {
    const auto day = to_day({literal.date.year, literal.date.month, literal.date.day}).value_or(Day{});
    const int minute = literal.clock.minutes;
    const MomentRead read = moment_on(day, minute, literal.offset);
    const std::string shown = to_text(day) + " " + clock_text(minute);
    const std::int64_t wall = std::int64_t{day.number} * minutes_per_day + minute;
    switch (read.fault) {
        case MomentFault::sound:
            return typed(builder_.constant(read.moment.minutes, Kind::moment, span), Kind::moment);
        case MomentFault::skipped:
            reports_.add(code::moment_skipped, span, {shown, to_text(Moment{wall - normal_time})});
            break;
        case MomentFault::twice:
            reports_.add(code::moment_twice, span, {shown});
            break;
        case MomentFault::wrong_offset:
            reports_.add(code::offset_not_swedish, span,
                         {offset_text(*literal.offset), to_text(Moment{wall - *literal.offset})});
            break;
        case MomentFault::malformed:  // of texts only
            break;
    }
    return poison();
}

Typed TimeChecker::check_span(const syntax::SpanLiteral& literal, const Place& place, Span span) {
    const Typed from = expressions_.check_expression(*literal.from, place);
    const Typed to = expressions_.check_expression(*literal.to, place);
    if (from.poisoned() || to.poisoned()) return poison();
    const bool fits = from.type.kind == to.type.kind && (from.type.kind == Kind::day || from.type.kind == Kind::moment);
    if (!fits) {
        reports_.add(code::not_comparable, span,
                     {builder_.type_words(from.type),
                      builder_.type_words(to.type),
                      {"en tidsrymd går mellan två datum eller två tidpunkter",
                       "a span of time runs between two dates or two moments"}});
        return poison();
    }
    Typed result;
    result.type.kind = Kind::span;
    result.type.of_moments = from.type.kind == Kind::moment;
    result.node = builder_.emit(Op::make_span, Kind::span, span, {*from.node, *to.node});
    return result;
}

Typed TimeChecker::check_clip(const syntax::Clip& clip, const Place& place, Span span) {
    const Typed times = expressions_.check_expression(*clip.span, place);
    const Typed window = expressions_.check_expression(*clip.window, place);
    if (times.poisoned() || window.poisoned()) return poison();
    const bool of_moments = times.type.kind == Kind::span && times.type.of_moments;
    if (!of_moments || window.type.kind != Kind::window) {
        const bool in_span = !of_moments;
        const Phrase wanted = in_span
                                  ? Phrase("en tidsrymd mellan två tidpunkter", "a span of time between two moments")
                                  : Phrase(kind_words(Kind::window).one);
        reports_.add(code::kind_mismatch, in_span ? clip.span->span : clip.window->span,
                     {wanted, builder_.type_words(in_span ? times.type : window.type), ""});
        return poison();
    }
    std::vector<NodeId> operands{*times.node, *window.node};
    if (clip.days) {
        const Maybe<NodeId> counts = expressions_.check_condition(*clip.days, place, plain(Word::where));
        if (counts == none) return poison();
        operands.push_back(*counts);
    }
    const Unit minutes = unit_called(unit_name::minute);
    const NodePayload by_the_clock(clip.by_the_clock ? 1 : 0);
    return number(builder_.emit(Op::clip, Kind::number, span, operands, by_the_clock, minutes), minutes);
}

Typed TimeChecker::check_completed(const syntax::CompletedYears& completed, const Place& place, Span span) {
    const Maybe<NodeId> from = check_day(*completed.from, place);
    const Maybe<NodeId> to = completed.to ? check_day(*completed.to, place) : none;
    if (from == none || (completed.to && to == none)) return poison();
    std::vector<NodeId> days{*from};
    if (to != none) days.push_back(*to);
    const Unit counted = unit_called(completed.months ? unit_name::month : unit_name::year);
    const Op op = completed.months ? Op::completed_months : Op::completed_years;
    const bool can_lack_day = completed.months || !std::holds_alternative<syntax::DateLiteral>(completed.from->node);
    if (!completed.to_month_end && !completed.next_month_start && can_lack_day)
        reports_.add(code::short_month_not_said, span,
                     {completed.months ? Phrase("den 31", "the 31st") : Phrase("den 29 februari", "29 February")});
    const NodePayload to_month_end(completed.to_month_end ? 1 : 0);
    return number(builder_.emit(op, Kind::number, span, days, to_month_end, counted), counted);
}

/// `betalningstid efter fakturadatum`: a number of days, months or years that the case gives or that is worked out.
Typed TimeChecker::check_shift_by(const syntax::ShiftBy& shift, const Place& place, Span span) {
    Typed amount = expressions_.check_expression(*shift.amount, place);
    const Maybe<NodeId> date = check_day(*shift.date, place);
    if (amount.poisoned() || date == none) return poison();
    const Unit days = unit_called(unit_name::day);
    const Unit months = unit_called(unit_name::month);
    const auto counts = [&](const Unit& unit) {
        return amount.type.kind == Kind::number && program_.units.same_dimension(amount.type.unit, unit);
    };
    if (!counts(days) && !counts(months)) {
        reports_.add(code::kind_mismatch, shift.amount->span,
                     {{"ett antal dagar, månader eller år", "a number of days, months or years"},
                      builder_.type_words(amount.type),
                      {"ge det enheten dagar, månader eller år", "give it the unit dagar, månader or år"}});
        return poison();
    }
    Type wanted;
    wanted.unit = counts(days) ? days : months;
    ShiftPlan plan;
    plan.step = counts(days) ? ShiftPlan::Step::days : ShiftPlan::Step::months;
    plan.amount = shift.before ? -1 : 1;
    plan.month_end = shift.to_month_end || shift.within_month ? MonthEnd::last_day : MonthEnd::refuse;
    const bool in_years = counts(months) && (program_.units.factor(amount.type.unit, months) / Number(12)).is_whole();
    plan.to_month_end = shift.to_month_end && !in_years;
    if (shift.within_month && counts(days)) {
        reports_.add(code::month_always_has_day, span);
        return poison();
    }
    amount = conversions_.coerce(amount, wanted, shift.amount->span);
    if (amount.poisoned()) return poison();
    program_.shifts.push_back(plan);
    return typed(builder_.emit(Op::shift_by, Kind::day, span, {*date, *amount.node}, program_.shifts.last()),
                 Kind::day);
}

/// `sista dagen i månaden för d`
Typed TimeChecker::check_day_of_period(const syntax::DayOfPeriod& part, const Place& place, Span span) {
    const Typed period = expressions_.check_expression(*part.period, place);
    if (period.poisoned()) return poison();
    const Maybe<DomainId> domain = period.type.period;
    if (period.type.kind != Kind::number || domain == none) {
        reports_.add(code::kind_mismatch, part.period->span,
                     {{"en månad, ett kvartal, ett halvår eller ett år", "a month, quarter, half-year or year"},
                      builder_.type_words(period.type),
                      {"skriv till exempel `månaden för d`, `denna månad` eller `2026-02`",
                       "write for example `the month of d`, `this månad` or `2026-02`"}});
        return poison();
    }
    if (part.which != syntax::PeriodDay::count) {
        const Op op = part.which == syntax::PeriodDay::first ? Op::period_first_day : Op::period_last_day;
        return typed(builder_.emit(op, Kind::day, span, {*period.node}, *domain), Kind::day);
    }
    const Unit counted = unit_called(unit_name::day);
    return number(builder_.emit(Op::days_in_period, Kind::number, span, {*period.node}, *domain, counted), counted);
}

Typed TimeChecker::check_days_between(const syntax::DaysBetween& days, const Place& place, Span span) {
    const Maybe<NodeId> from = check_day(*days.from, place);
    const Maybe<NodeId> to = check_day(*days.to, place);
    if (from == none || to == none) return poison();
    if (days.working) {
        const Maybe<NodeId> eves = eves_are_free(place.document, span);
        if (eves == none) return poison();
        const Unit working = unit_called(unit_name::working_day);
        return number(builder_.emit(Op::working_days_between, Kind::number, span, {*from, *to, *eves}, {}, working),
                      working);
    }
    const Unit counted = unit_called(unit_name::day);
    return number(builder_.emit(Op::days_between, Kind::number, span, {*from, *to}, {}, counted), counted);
}

/// All of one kind, which has an order but is no number.
Typed TimeChecker::check_one_of_times(const syntax::OneOfTimes& times, const Place& place, Span span) {
    std::vector<NodeId> nodes;
    std::optional<Type> type;
    for (const auto& each : times.times) {
        const Typed time = expressions_.check_expression(*each, place);
        if (time.poisoned()) return poison();
        const Kind kind = time.type.kind;
        const bool fits = kind == Kind::day || kind == Kind::moment || kind == Kind::clock;
        if (time.referral || !fits || (type && type->kind != kind)) {
            const Phrase wanted =
                type ? builder_.type_words(*type) : Phrase("ett datum eller en tidpunkt", "a date or a moment");
            reports_.add(code::kind_mismatch, each->span, {wanted, builder_.type_words(time.type), ""});
            return poison();
        }
        if (!type) type = of_kind(kind);
        nodes.push_back(*time.node);
    }
    return typed(builder_.emit(times.latest ? Op::greatest_of : Op::least_of, type->kind, span, nodes), type->kind);
}

Typed TimeChecker::check_clock_of(const syntax::ClockOf& clock, const Place& place, Span span) {
    const Typed moment = expressions_.check_expression(*clock.moment, place);
    if (moment.poisoned()) return poison();
    if (moment.type.kind != Kind::moment) {
        reports_.add(code::kind_mismatch, clock.moment->span,
                     {{"en tidpunkt", "a moment"},
                      builder_.type_words(moment.type),
                      {"ett datum har inget klockslag", "a date has no time of day"}});
        return poison();
    }
    return typed(builder_.emit(Op::clock_of, Kind::clock, span, {*moment.node}), Kind::clock);
}

/// `start i dagtid`: a moment is in a clock window by its time of day.
Typed TimeChecker::check_within(const Typed& left, const Typed& right, const syntax::Binary& binary, Span span) {
    if (left.type.kind == Kind::day && right.type.kind == Kind::span && !right.type.of_moments)
        return typed(builder_.emit(Op::within_period, Kind::truth, span, {*left.node, *right.node}), Kind::truth);
    if (right.type.kind == Kind::window && (left.type.kind == Kind::moment || left.type.kind == Kind::clock)) {
        const NodeId clock = left.type.kind == Kind::clock
                                 ? *left.node
                                 : builder_.emit(Op::clock_of, Kind::clock, binary.left->span, {*left.node});
        return typed(builder_.emit(Op::within_window, Kind::truth, span, {clock, *right.node}), Kind::truth);
    }
    reports_.add(code::not_comparable, span,
                 {builder_.type_words(left.type),
                  builder_.type_words(right.type),
                  {"ett datum ligger i en period, en tidpunkt eller ett klockslag i ett tidsfönster",
                   "a date lies in a period, a moment or a time of day in a clock window"}});
    return poison();
}

Typed TimeChecker::check_shift(const syntax::DateShift& shift, const Place& place, Span span) {
    const Typed date = expressions_.check_expression(*shift.date, place);
    const auto unit = types_.resolve_unit(place.document, shift.amount.unit);
    const auto figure = Number::from_plain(shift.amount.figure.digits);
    if (date.poisoned() || !unit || !figure) return poison();
    Type day;
    day.kind = Kind::day;
    if (conversions_.coerce(date, day, shift.date->span).poisoned()) return poison();
    const auto in_units = [&](std::string_view name) -> std::optional<std::int64_t> {
        const auto base = program_.units.find(name);
        if (!base) return std::nullopt;
        const Unit wanted{{{*base, 1}}};
        if (!program_.units.same_dimension(*unit, wanted)) return std::nullopt;
        return (*figure * program_.units.factor(*unit, wanted)).to_int64();
    };
    ShiftPlan plan;
    plan.month_end = shift.to_month_end || shift.within_month ? MonthEnd::last_day : MonthEnd::refuse;
    // A birthday is lacking in February only; a month from a day of the month may be meant to run the month out.
    const std::string unit_word = shift.amount.unit.above.empty() ? "" : shift.amount.unit.above.front().text;
    const auto one = length_of(1, unit_word);
    const auto days = in_units(unit_name::day);
    const auto months = in_units(unit_name::month);
    const auto working_days = in_units(unit_name::working_day);
    const bool in_years = months && one && one->months % 12 == 0;
    plan.to_month_end = shift.to_month_end && !in_years;
    if (shift.within_month && !months && (days || working_days)) {
        reports_.add(code::month_always_has_day, span);
        return poison();
    }
    if (!days && !months && !working_days) {
        reports_.add(code::kind_mismatch, span,
                     {{"ett helt antal dagar, veckor, arbetsdagar, månader eller år",
                       "a whole number of days, weeks, working days, months or years"},
                      builder_.unit_words(*unit),
                      ""});
        return poison();
    }
    // Working days are counted one by one.
    const std::int64_t farthest = working_days ? 10'000 : 4'000'000;
    const std::int64_t amount = days ? *days : months ? *months : *working_days;
    if (amount > farthest) {
        reports_.add(code::number_out_of_range, span, {shift.amount.figure.digits});
        return poison();
    }
    plan.step = days ? ShiftPlan::Step::days : months ? ShiftPlan::Step::months : ShiftPlan::Step::working_days;
    plan.amount = static_cast<int>(shift.before ? -amount : amount);
    std::vector<NodeId> operands{*date.node};
    if (working_days) {
        const Maybe<NodeId> eves = eves_are_free(place.document, span);
        if (eves == none) return poison();
        operands.push_back(*eves);
    }
    program_.shifts.push_back(plan);
    Typed result;
    result.type = day;
    result.node = builder_.emit(Op::shift_day, Kind::day, span, operands, program_.shifts.last());
    return result;
}

}  // namespace klausul
