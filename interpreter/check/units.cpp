// Arithmetic and units: what may be added, what a product is measured in.

#include <algorithm>
#include <utility>

#include "grammar/words/keywords.hpp"
#include "interpreter/check/conversions.hpp"
#include "interpreter/check/expression_checker.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/program_builder.hpp"
#include "interpreter/check/quantity_checker.hpp"
#include "interpreter/check/reports.hpp"
#include "interpreter/check/types.hpp"

namespace klausul {

Typed QuantityChecker::check_quantity(const syntax::Quantity& quantity, const Place& place, Span span) {
    const auto figure = Number::from_plain(quantity.figure.digits);
    if (!figure) {
        reports_.add(code::number_out_of_range, quantity.figure.span, {quantity.figure.digits.substr(0, 30)});
        return poison();
    }
    const auto unit = types_.resolve_unit(place.document, quantity.unit);
    if (!unit) return poison();
    return number(builder_.constant(*figure, Kind::number, span, *unit), *unit);
}

Typed QuantityChecker::check_opposite(const syntax::Unary& unary, const Place& place, Span span) {
    Typed operand = expressions_.check_expression(*unary.operand, place);
    if (operand.poisoned()) return poison();
    if (operand.type.kind != Kind::number || operand.referral) {
        reports_.add(code::not_a_number, span, {"-", builder_.type_words(operand.type)});
        return poison();
    }
    const Node node = program_.nodes[*operand.node];
    operand.node =
        node.op == Op::constant
            ? builder_.constant(-program_.constants[node.as<ConstantId>()], Kind::number, span, operand.type.unit)
            : builder_.emit(Op::negate, Kind::number, span, {*operand.node}, {}, operand.type.unit);
    return operand;
}

Typed QuantityChecker::check_sum(const syntax::Binary& binary, const Place& place, Span span) {
    Typed left = expressions_.check_expression(*binary.left, place);
    Typed right = expressions_.check_expression(*binary.right, place);
    if (left.poisoned() || right.poisoned()) return poison();
    for (const Typed* side : {&left, &right}) {
        if (side->referral) {
            reports_.add(code::referral_in_expression, span);
            return poison();
        }
        if (side->type.kind == Kind::number) continue;
        reports_.add(code::not_a_number, side == &left ? binary.left->span : binary.right->span,
                     {name_in_messages(binary.op), builder_.type_words(side->type)});
        return poison();
    }
    if (!program_.units.same_dimension(left.type.unit, right.type.unit)) {
        const bool bare = left.type.unit.bare() || right.type.unit.bare();
        reports_.add(code::unit_mismatch, binary.right->span,
                     {builder_.unit_words(left.type.unit), builder_.unit_words(right.type.unit),
                      help_of(bare ? UnitMismatch::with_bare_number : UnitMismatch::in_sum)});
        return poison();
    }
    // A sum is measured as its first part, but a percent beside a plain number is a plain number (1 + 47,18 %).
    const bool plain = right.type.unit.bare();
    const Unit unit = plain ? right.type.unit : left.type.unit;
    left = conversions_.convert(left, unit, binary.left->span);
    right = conversions_.convert(right, unit, binary.right->span);
    return number(builder_.emit(op_of(binary.op), Kind::number, span, {*left.node, *right.node}, {}, unit), unit);
}

/// Of the amounts each is brought to the unit of the first, and one of them is the value.
Typed QuantityChecker::check_one_of_amounts(const syntax::OneOfAmounts& amounts, const Place& place, Span span) {
    std::vector<Typed> values;
    for (const auto& each : amounts.amounts) {
        const Typed value = expressions_.check_expression(*each, place);
        if (value.poisoned()) return poison();
        const bool time =
            value.type.kind == Kind::day || value.type.kind == Kind::moment || value.type.kind == Kind::clock;
        if (value.type.kind != Kind::number || value.referral) {
            const Phrase help = time ? Phrase("om tider skrivs `den senare av` och `den tidigare av`",
                                              "of times write `the later of` and `the earlier of`")
                                     : Phrase("");
            reports_.add(code::kind_mismatch, each->span,
                         {{"ett tal", "a number"}, builder_.type_words(value.type), help});
            return poison();
        }
        values.push_back(value);
    }
    const auto bare = std::find_if(values.begin(), values.end(), [](const Typed& v) { return v.type.unit.bare(); });
    const Unit unit = bare != values.end() ? bare->type.unit : values.front().type.unit;
    std::vector<NodeId> nodes;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!conversions_.same_measure(unit, values[i].type.unit, amounts.amounts[i]->span)) return poison();
        nodes.push_back(*conversions_.convert(values[i], unit, amounts.amounts[i]->span).node);
    }
    return number(builder_.emit(amounts.highest ? Op::greatest_of : Op::least_of, Kind::number, span, nodes, {}, unit),
                  unit);
}

/// Both in one unit, which is that of the result: 130 minuter delat med 1 timme leaves 10 minuter.
Typed QuantityChecker::check_rest(const syntax::Binary& binary, const Place& place, Span span) {
    const Typed value = expressions_.check_expression(*binary.left, place);
    Typed divisor = expressions_.check_expression(*binary.right, place);
    if (value.poisoned() || divisor.poisoned()) return poison();
    for (const Typed* side : {&value, &std::as_const(divisor)}) {
        if (side->type.kind == Kind::number && !side->referral) continue;
        reports_.add(code::not_a_number, side == &value ? binary.left->span : binary.right->span,
                     {name_in_messages(binary.op), builder_.type_words(side->type)});
        return poison();
    }
    const Unit& unit = value.type.unit;
    if (!conversions_.same_measure(unit, divisor.type.unit, binary.right->span)) return poison();
    divisor = conversions_.convert(divisor, unit, binary.right->span);
    return number(builder_.emit(op_of(binary.op), Kind::number, span, {*value.node, *divisor.node}, {}, unit), unit);
}

Typed QuantityChecker::check_product(const syntax::Binary& binary, const Place& place, Span span) {
    const Typed left = expressions_.check_expression(*binary.left, place);
    const Typed right = expressions_.check_expression(*binary.right, place);
    if (left.poisoned() || right.poisoned()) return poison();
    const bool divide = binary.op == BinaryOperator::divide;
    for (const Typed* side : {&left, &right}) {
        if (side->referral) {
            reports_.add(code::referral_in_expression, span);
            return poison();
        }
        if (side->type.kind == Kind::number) continue;
        reports_.add(code::not_a_number, side == &left ? binary.left->span : binary.right->span,
                     {name_in_messages(binary.op), builder_.type_words(side->type)});
        return poison();
    }
    if (!divide && conversions_.counts_money(left.type.unit) && conversions_.counts_money(right.type.unit)) {
        reports_.add(code::currency_product, span,
                     {builder_.unit_words(left.type.unit), builder_.unit_words(right.type.unit)});
        return poison();
    }
    const UnitTable::Reduced reduced = program_.units.product(left.type.unit, right.type.unit, divide);
    Typed result = number(
        builder_.emit(op_of(binary.op), Kind::number, span, {*left.node, *right.node}, {}, reduced.unit), reduced.unit);
    if (reduced.factor == Number(1)) return result;
    program_.constants.push_back(reduced.factor);
    result.node = builder_.emit(Op::scale, Kind::number, span, {*result.node}, program_.constants.last(), reduced.unit);
    return result;
}

}  // namespace klausul
