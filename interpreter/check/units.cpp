// Arithmetic and units: what may be added, what a product is measured in, where a factor is needed, and rounding.

#include <algorithm>
#include <utility>

#include "grammar/words/keywords.hpp"
#include "interpreter/check/checker.hpp"

namespace klausul {

Typed Checker::check_quantity(const syntax::Quantity& quantity, const Place& place, Span span) {
    const auto figure = Number::from_plain(quantity.figure.digits);
    if (!figure) {
        report(code::number_out_of_range, quantity.figure.span, {quantity.figure.digits.substr(0, 30)});
        return poison();
    }
    const auto unit = resolve_unit(place.document, quantity.unit);
    if (!unit) return poison();
    return number(constant(*figure, Kind::number, span, *unit), *unit);
}

Typed Checker::convert(Typed value, const Unit& to, Span span) {
    if (value.type.unit == to) return value;
    const Number factor = program_.units.factor(value.type.unit, to);
    value.type.unit = to;
    if (factor == Number(1)) {
        program_.node_units[value.node] = to;
        return value;
    }
    const Node node = program_.nodes[value.node];
    if (node.op == Op::constant) {
        value.node =
            constant(program_.constants[node.payload] * factor, Kind::number, program_.node_spans[value.node], to);
        return value;
    }
    program_.constants.push_back(factor);
    value.node = emit(Op::scale, Kind::number, span, {value.node},
                      static_cast<std::uint32_t>(program_.constants.size() - 1), to);
    return value;
}

Typed Checker::coerce(Typed value, const Type& wanted, Span span) {
    if (value.poisoned) return value;
    const Type& have = value.type;
    const bool wrong_domain = have.kind == Kind::option && wanted.domain != none && have.domain != wanted.domain;
    if (have.kind != wanted.kind || wrong_domain) {
        Phrase help{"skriv ett värde av det slaget, eller ändra typen där namnet bestäms",
                    "write a value of that kind, or change the type where the name is declared"};
        if (have.kind == Kind::moment && wanted.kind == Kind::day)
            help = {"skriv datumet utan klockslag", "write the date without the time of day"};
        report(code::kind_mismatch, span, {type_words(wanted), type_words(have), help});
        return poison();
    }
    const Node& constant_node = program_.nodes[value.node];
    if (have.kind == Kind::party && wanted.domain != none && constant_node.op == Op::constant) {
        const Domain& group = program_.domains[wanted.domain];
        const auto party = static_cast<std::uint32_t>(program_.constants[constant_node.payload].to_int64().value_or(0));
        if (std::find(group.members.begin(), group.members.end(), party) == group.members.end()) {
            report(code::party_outside_group, span, {program_.parties[party].name, group.name});
            return poison();
        }
    }
    if (have.kind != Kind::number) return value;
    if (program_.units.same_dimension(have.unit, wanted.unit)) {
        value = convert(value, wanted.unit, span);
        value.type = wanted;
        const Node& node = program_.nodes[value.node];
        const bool fixed = node.op == Op::constant && wanted.share;
        if (fixed && (program_.constants[node.payload].sign() < 0 || program_.constants[node.payload] > Number(1))) {
            report(code::share_out_of_range, span);
            return poison();
        }
        return value;
    }
    const std::string wanted_unit = unit_text(wanted.unit);
    if (have.unit.bare()) {
        const Node& node = program_.nodes[value.node];
        const std::string figure = node.op == Op::constant ? program_.constants[node.payload].swedish() : "…";
        report(code::bare_number_needs_unit, span, {unit_words(wanted.unit), figure + " " + wanted_unit});
    } else if (wanted.unit.bare()) {
        report(code::unit_not_wanted, span,
               {unit_words(have.unit),
                Phrase("dela med `1 " + unit_text(have.unit) + "` om antalet är det som menas",
                       "divide by `1 " + unit_text(have.unit) + "` if the count is what is meant")});
    } else {
        report(code::unit_mismatch, span,
               {unit_words(wanted.unit),
                unit_words(have.unit),
                {"räkna om med ett pris eller ett antal, eller använd en annan uppgift",
                 "convert with a price or a number, or use another fact"}});
    }
    return poison();
}

Typed Checker::check_sum(const syntax::Binary& binary, const Place& place, Span span) {
    Typed left = check_expression(*binary.left, place);
    Typed right = check_expression(*binary.right, place);
    if (left.poisoned || right.poisoned) return poison();
    for (const Typed* side : {&left, &right}) {
        if (side->referral) {
            report(code::referral_in_expression, span);
            return poison();
        }
        if (side->type.kind == Kind::number) continue;
        report(code::not_a_number, side == &left ? binary.left->span : binary.right->span,
               {name_in_messages(binary.op), type_words(side->type)});
        return poison();
    }
    if (!program_.units.same_dimension(left.type.unit, right.type.unit)) {
        const Phrase help =
            left.type.unit.bare() || right.type.unit.bare()
                ? Phrase("skriv enheten efter talet", "write the unit after the number")
                : Phrase("bara samma slags storheter kan läggas ihop", "only quantities of one sort can be added");
        report(code::unit_mismatch, binary.right->span,
               {unit_words(left.type.unit), unit_words(right.type.unit), help});
        return poison();
    }
    // A sum is measured as its first part, but a percent beside a plain number is a plain number (1 + 47,18 %).
    const bool plain = right.type.unit.bare();
    const Unit unit = plain ? right.type.unit : left.type.unit;
    left = convert(left, unit, binary.left->span);
    right = convert(right, unit, binary.right->span);
    return number(emit(op_of(binary.op), Kind::number, span, {left.node, right.node}, 0, unit), unit);
}

/// Of the amounts each is brought to the unit of the first, and one of them is the value.
Typed Checker::check_one_of_amounts(const syntax::OneOfAmounts& amounts, const Place& place, Span span) {
    std::vector<Typed> values;
    for (const auto& each : amounts.amounts) {
        const Typed value = check_expression(*each, place);
        if (value.poisoned) return poison();
        const bool time =
            value.type.kind == Kind::day || value.type.kind == Kind::moment || value.type.kind == Kind::clock;
        if (value.type.kind != Kind::number || value.referral) {
            const Phrase help = time ? Phrase("om tider skrivs `den senare av` och `den tidigare av`",
                                              "of times write `the later of` and `the earlier of`")
                                     : Phrase("");
            report(code::kind_mismatch, each->span, {{"ett tal", "a number"}, type_words(value.type), help});
            return poison();
        }
        values.push_back(value);
    }
    const auto bare = std::find_if(values.begin(), values.end(), [](const Typed& v) { return v.type.unit.bare(); });
    const Unit unit = bare != values.end() ? bare->type.unit : values.front().type.unit;
    std::vector<NodeId> nodes;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!same_measure(unit, values[i].type.unit, amounts.amounts[i]->span)) return poison();
        nodes.push_back(convert(values[i], unit, amounts.amounts[i]->span).node);
    }
    return number(emit(amounts.highest ? Op::latest_of : Op::earliest_of, Kind::number, span, nodes, 0, unit), unit);
}

/// Both in one unit, which is that of the result: 130 minuter delat med 1 timme leaves 10 minuter.
Typed Checker::check_rest(const syntax::Binary& binary, const Place& place, Span span) {
    const Typed value = check_expression(*binary.left, place);
    Typed divisor = check_expression(*binary.right, place);
    if (value.poisoned || divisor.poisoned) return poison();
    for (const Typed* side : {&value, &std::as_const(divisor)}) {
        if (side->type.kind == Kind::number && !side->referral) continue;
        report(code::not_a_number, side == &value ? binary.left->span : binary.right->span,
               {name_in_messages(binary.op), type_words(side->type)});
        return poison();
    }
    const Unit& unit = value.type.unit;
    if (!same_measure(unit, divisor.type.unit, binary.right->span)) return poison();
    divisor = convert(divisor, unit, binary.right->span);
    return number(emit(op_of(binary.op), Kind::number, span, {value.node, divisor.node}, 0, unit), unit);
}

/// Reports quantities that do not measure the same.
bool Checker::same_measure(const Unit& wanted, const Unit& found, Span span) {
    if (program_.units.same_dimension(wanted, found)) return true;
    const auto words = [&](const Unit& unit) -> Phrase {
        if (unit.bare()) return {"ett tal utan enhet", "a number without a unit"};
        return unit_text(unit);
    };
    const Phrase help = wanted.bare() || found.bare()
                            ? Phrase("skriv enheten efter talet", "write the unit after the number")
                            : Phrase("bara samma slags storheter kan jämföras", "only quantities of one sort compare");
    report(code::unit_mismatch, span, {words(wanted), words(found), help});
    return false;
}

/// Whether kronor stand above the stroke.
bool Checker::counts_money(const Unit& unit) const {
    const auto krona = program_.units.find(unit_name::krona);
    if (!krona) return false;
    const UnitId dimension = program_.units[*krona].dimension;
    return std::any_of(unit.parts.begin(), unit.parts.end(), [&](const Unit::Part& part) {
        return part.exponent > 0 && program_.units[part.id].dimension == dimension;
    });
}

Typed Checker::check_product(const syntax::Binary& binary, const Place& place, Span span) {
    const Typed left = check_expression(*binary.left, place);
    const Typed right = check_expression(*binary.right, place);
    if (left.poisoned || right.poisoned) return poison();
    const bool divide = binary.op == BinaryOperator::divide;
    for (const Typed* side : {&left, &right}) {
        if (side->referral) {
            report(code::referral_in_expression, span);
            return poison();
        }
        if (side->type.kind == Kind::number) continue;
        report(code::not_a_number, side == &left ? binary.left->span : binary.right->span,
               {name_in_messages(binary.op), type_words(side->type)});
        return poison();
    }
    if (!divide && counts_money(left.type.unit) && counts_money(right.type.unit)) {
        report(code::currency_product, span, {unit_words(left.type.unit), unit_words(right.type.unit)});
        return poison();
    }
    const UnitTable::Reduced reduced = program_.units.product(left.type.unit, right.type.unit, divide);
    Typed result =
        number(emit(op_of(binary.op), Kind::number, span, {left.node, right.node}, 0, reduced.unit), reduced.unit);
    if (reduced.factor == Number(1)) return result;
    program_.constants.push_back(reduced.factor);
    result.node = emit(Op::scale, Kind::number, span, {result.node},
                       static_cast<std::uint32_t>(program_.constants.size() - 1), reduced.unit);
    return result;
}

std::optional<RoundingPlan> Checker::rounding_plan(const syntax::RoundingRule& rule, const Unit& unit,
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
            report(code::number_out_of_range, rule.span, {std::to_string(*rule.decimals)});
            return std::nullopt;
        }
        plan.step = 1;
        for (int i = 0; i < *rule.decimals; ++i) plan.step = plan.step / Number(10);
        return plan;
    }
    const auto figure = Number::from_plain(rule.step.figure.digits);
    const auto step_unit = resolve_unit(document, rule.step.unit);
    if (!figure || !step_unit) return std::nullopt;
    // `kr/person` may be rounded to whole kronor: the step then counts what stands above the stroke.
    Unit above;
    for (const Unit::Part& part : unit.parts) {
        if (part.exponent > 0) above.parts.push_back(part);
    }
    const bool whole_unit = program_.units.same_dimension(*step_unit, unit);
    if (!whole_unit && !program_.units.same_dimension(*step_unit, above)) {
        report(code::step_mismatch, rule.span,
               {unit_text(*step_unit).empty() ? Phrase("`1`") : unit_words(*step_unit), unit_words(unit)});
        return std::nullopt;
    }
    plan.step = *figure * program_.units.factor(*step_unit, whole_unit ? unit : above);
    if (plan.step.sign() <= 0) {
        report(code::step_not_positive, rule.span);
        return std::nullopt;
    }
    return plan;
}

Typed Checker::check_rounding(const syntax::Rounding& rounding, const Place& place, Span span) {
    Typed value = check_expression(*rounding.value, place);
    if (value.poisoned) return poison();
    if (value.type.kind != Kind::number || value.referral) {
        report(code::not_a_number, span, {plain(Word::rounded), type_words(value.type)});
        return poison();
    }
    const auto plan = rounding_plan(rounding.rule, value.type.unit, place.document);
    if (!plan) return poison();
    program_.roundings.push_back(*plan);
    value.node = emit(Op::round, Kind::number, span, {value.node},
                      static_cast<std::uint32_t>(program_.roundings.size() - 1), value.type.unit);
    return value;
}

Typed Checker::check_started(const syntax::Started& started, const Place& place, Span span) {
    Typed value = check_expression(*started.value, place);
    const auto unit = resolve_unit(place.document, started.unit);
    if (value.poisoned || !unit) return poison();
    Type wanted;
    wanted.unit = *unit;
    value = coerce(value, wanted, started.value->span);
    if (value.poisoned) return poison();
    program_.roundings.push_back({1, RoundTo::up, TieBreak::away_from_zero, true});
    return number(emit(Op::round, Kind::number, span, {value.node},
                       static_cast<std::uint32_t>(program_.roundings.size() - 1), *unit),
                  *unit);
}

}  // namespace klausul
