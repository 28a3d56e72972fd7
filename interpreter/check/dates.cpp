// Dates: evaluation as of another day, spans of time, clock windows and date arithmetic.

#include <algorithm>
#include <functional>
#include <utility>

#include "interpreter/check/checker.hpp"

namespace klausul {

Typed Checker::check_as_of(const syntax::AsOf& as_of, const Place& place, Span span) {
    Typed value = check_expression(*as_of.value, place);
    const Typed date = check_expression(*as_of.date, place);
    if (value.poisoned || date.poisoned) return poison();
    NodeId day = date.node;
    if (date.type.kind == Kind::moment) {
        day = emit(Op::day_of, Kind::day, as_of.date->span, {day});
    } else if (date.type.kind != Kind::day) {
        report(code::kind_mismatch, as_of.date->span, {{"ett datum", "a date"}, type_words(date.type), ""});
        return poison();
    }
    value.node = emit(Op::as_of, value.type.kind, span, {value.node, day}, 0, value.type.unit);
    return value;
}

Typed Checker::check_span(const syntax::SpanLiteral& literal, const Place& place, Span span) {
    const Typed from = check_expression(*literal.from, place);
    const Typed to = check_expression(*literal.to, place);
    if (from.poisoned || to.poisoned) return poison();
    const bool fits = from.type.kind == to.type.kind && (from.type.kind == Kind::day || from.type.kind == Kind::moment);
    if (!fits) {
        report(code::not_comparable, span,
               {type_words(from.type),
                type_words(to.type),
                {"en tidsrymd går mellan två datum eller två tidpunkter",
                 "a span of time runs between two dates or two moments"}});
        return poison();
    }
    Typed result;
    result.type.kind = Kind::span;
    result.type.domain = static_cast<std::uint32_t>(from.type.kind);  // whether of days or of moments
    result.node = emit(Op::make_span, Kind::span, span, {from.node, to.node});
    return result;
}

Typed Checker::check_clip(const syntax::Clip& clip, const Place& place, Span span) {
    const Typed times = check_expression(*clip.span, place);
    const Typed window = check_expression(*clip.window, place);
    if (times.poisoned || window.poisoned) return poison();
    const bool of_moments =
        times.type.kind == Kind::span && times.type.domain == static_cast<std::uint32_t>(Kind::moment);
    if (!of_moments || window.type.kind != Kind::window) {
        const bool in_span = !of_moments;
        const Phrase wanted = in_span
                                  ? Phrase("en tidsrymd mellan två tidpunkter", "a span of time between two moments")
                                  : Phrase("ett tidsfönster", "a clock window");
        report(code::kind_mismatch, in_span ? clip.span->span : clip.window->span,
               {wanted, type_words(in_span ? times.type : window.type), ""});
        return poison();
    }
    Unit minutes;
    if (const auto unit = program_.units.find("minut")) minutes.parts.push_back({*unit, 1});
    return number(emit(Op::clip, Kind::number, span, {times.node, window.node}, 0, minutes), minutes);
}

Typed Checker::check_shift(const syntax::DateShift& shift, const Place& place, Span span) {
    const Typed date = check_expression(*shift.date, place);
    const auto unit = resolve_unit(place.document, shift.amount.unit);
    const auto figure = Number::from_plain(shift.amount.figure.digits);
    if (date.poisoned || !unit || !figure) return poison();
    Type day;
    day.kind = Kind::day;
    if (coerce(date, day, shift.date->span).poisoned) return poison();
    const auto in_units = [&](const char* name) -> std::optional<std::int64_t> {
        const auto base = program_.units.find(name);
        if (!base) return std::nullopt;
        const Unit wanted{{{*base, 1}}};
        if (!program_.units.same_dimension(*unit, wanted)) return std::nullopt;
        return (*figure * program_.units.factor(*unit, wanted)).to_int64();
    };
    ShiftPlan plan;
    plan.month_end = shift.to_month_end ? MonthEnd::last_day : MonthEnd::refuse;
    const auto days = in_units("dag");
    const auto months = in_units("månad");
    const auto working_days = in_units("arbetsdag");
    if (!days && !months && !working_days) {
        report(code::kind_mismatch, span,
               {{"ett helt antal dagar, veckor, arbetsdagar, månader eller år",
                 "a whole number of days, weeks, working days, months or years"},
                unit_text(*unit),
                ""});
        return poison();
    }
    // Working days are counted one by one.
    const std::int64_t farthest = working_days ? 10'000 : 4'000'000;
    const std::int64_t amount = days ? *days : months ? *months : *working_days;
    if (amount > farthest) {
        report(code::number_out_of_range, span, {shift.amount.figure.digits});
        return poison();
    }
    plan.step = days ? ShiftPlan::Step::days : months ? ShiftPlan::Step::months : ShiftPlan::Step::working_days;
    plan.amount = static_cast<int>(shift.before ? -amount : amount);
    std::vector<NodeId> operands{date.node};
    if (working_days) {
        operands.push_back(eves_are_free(place.document, span));
        if (operands.back() == none) return poison();
    }
    program_.shifts.push_back(plan);
    Typed result;
    result.type = day;
    result.node =
        emit(Op::shift_day, Kind::day, span, operands, static_cast<std::uint32_t>(program_.shifts.size() - 1));
    return result;
}

}  // namespace klausul
