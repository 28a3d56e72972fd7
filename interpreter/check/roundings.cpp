// `avrundat till …` and `påbörjade …`: what may be rounded, and the step in the unit of what is rounded.

#include "grammar/words/keywords.hpp"
#include "interpreter/check/conversions.hpp"
#include "interpreter/check/expression_checker.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/program_builder.hpp"
#include "interpreter/check/quantity_checker.hpp"
#include "interpreter/check/reports.hpp"
#include "interpreter/check/types.hpp"

namespace klausul {

Typed QuantityChecker::check_rounding(const syntax::Rounding& rounding, const Place& place, Span span) {
    Typed value = expressions_.check_expression(*rounding.value, place);
    if (value.poisoned()) return poison();
    if (value.type.kind != Kind::number || value.referral) {
        reports_.add(code::not_a_number, span, {plain(Word::rounded), builder_.type_words(value.type)});
        return poison();
    }
    const auto plan = conversions_.rounding_plan(rounding.rule, value.type.unit, place.document);
    if (!plan) return poison();
    program_.roundings.push_back(*plan);
    value.node =
        builder_.emit(Op::round, Kind::number, span, {*value.node}, program_.roundings.last(), value.type.unit);
    return value;
}

Typed QuantityChecker::check_started(const syntax::Started& started, const Place& place, Span span) {
    Typed value = expressions_.check_expression(*started.value, place);
    const auto unit = types_.resolve_unit(place.document, started.unit);
    if (value.poisoned() || !unit) return poison();
    Type wanted;
    wanted.unit = *unit;
    value = conversions_.coerce(value, wanted, started.value->span);
    if (value.poisoned()) return poison();
    program_.roundings.push_back({1, RoundTo::up, TieBreak::away_from_zero, true});
    return number(builder_.emit(Op::round, Kind::number, span, {*value.node}, program_.roundings.last(), *unit), *unit);
}

std::optional<RoundingPlan> Conversions::rounding_plan(const syntax::RoundingRule& rule, const Unit& unit,
                                                       DocumentId document) {
    RoundingPlan plan;
    using syntax::RoundingDirection;
    plan.to = rule.direction == RoundingDirection::up          ? RoundTo::up
              : rule.direction == RoundingDirection::down      ? RoundTo::down
              : rule.direction == RoundingDirection::from_zero ? RoundTo::from_zero
              : rule.direction == RoundingDirection::to_zero   ? RoundTo::to_zero
                                                               : RoundTo::nearest;
    plan.ties = rule.ties == syntax::Ties::to_even ? TieBreak::to_even : TieBreak::away_from_zero;
    if (rule.decimals) {
        if (*rule.decimals > NumberLimits::decimals) {
            reports_.add(code::number_out_of_range, rule.span, {std::to_string(*rule.decimals)});
            return std::nullopt;
        }
        plan.step = 1;
        for (int i = 0; i < *rule.decimals; ++i) plan.step = plan.step / Number(10);
        return plan;
    }
    const auto figure = Number::from_plain(rule.step.figure.digits);
    const auto step_unit = types_.resolve_unit(document, rule.step.unit);
    if (!figure || !step_unit) return std::nullopt;
    // `kr/person` may be rounded to whole kronor: the step then counts what stands above the stroke.
    Unit above;
    for (const Unit::Part& part : unit.parts) {
        if (part.exponent > 0) above.parts.push_back(part);
    }
    const bool whole_unit = program_.units.same_dimension(*step_unit, unit);
    if (!whole_unit && !program_.units.same_dimension(*step_unit, above)) {
        reports_.add(code::step_mismatch, rule.span,
                     {builder_.unit_text(*step_unit).empty() ? Phrase("`1`") : builder_.unit_words(*step_unit),
                      builder_.unit_words(unit)});
        return std::nullopt;
    }
    plan.step = *figure * program_.units.factor(*step_unit, whole_unit ? unit : above);
    if (plan.step.sign() <= 0) {
        reports_.add(code::step_not_positive, rule.span);
        return std::nullopt;
    }
    return plan;
}

}  // namespace klausul
