// Values in the type and unit that is wanted of them.

#include <algorithm>

#include "interpreter/check/conversions.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/program_builder.hpp"
#include "interpreter/check/reports.hpp"
#include "interpreter/check/types.hpp"

namespace klausul {

Typed Conversions::convert(Typed value, const Unit& to, Span span) {
    if (value.type.unit == to) return value;
    const Number factor = program_.units.factor(value.type.unit, to);
    value.type.unit = to;
    if (factor == Number(1)) {
        program_.node_units[*value.node] = to;
        return value;
    }
    const Node node = program_.nodes[*value.node];
    if (node.op == Op::constant) {
        value.node = builder_.constant(program_.constants[node.as<ConstantId>()] * factor, Kind::number,
                                       program_.node_spans[*value.node], to);
        return value;
    }
    value.node = builder_.emit(Op::scale, Kind::number, span, {*value.node}, program_.constants.push_back(factor), to);
    return value;
}

Typed Conversions::coerce(Typed value, const Type& wanted, Span span) {
    if (value.poisoned()) return value;
    const Type& have = value.type;
    const bool wrong_domain =
        have.kind == Kind::option && wanted.enumeration != none && have.enumeration != wanted.enumeration;
    if (have.kind != wanted.kind || wrong_domain) {
        Phrase help{"skriv ett värde av det slaget, eller ändra typen där namnet bestäms",
                    "write a value of that kind, or change the type where the name is declared"};
        if (have.kind == Kind::moment && wanted.kind == Kind::day)
            help = {"skriv datumet utan klockslag", "write the date without the time of day"};
        reports_.add(code::kind_mismatch, span, {builder_.type_words(wanted), builder_.type_words(have), help});
        return poison();
    }
    const Node& constant_node = program_.nodes[*value.node];
    if (have.kind == Kind::party && wanted.party_group != none && constant_node.op == Op::constant) {
        const Domain& group = program_.domains[*wanted.party_group];
        const auto party =
            static_cast<std::uint32_t>(program_.constants[constant_node.as<ConstantId>()].to_int64().value_or(0));
        if (std::find(group.members.begin(), group.members.end(), party) == group.members.end()) {
            reports_.add(code::party_outside_group, span, {program_.parties[PartyId(party)].name, group.name});
            return poison();
        }
    }
    if (have.kind != Kind::number) return value;
    if (program_.units.same_dimension(have.unit, wanted.unit)) {
        value = convert(value, wanted.unit, span);
        value.type = wanted;
        const Node& node = program_.nodes[*value.node];
        const bool fixed = node.op == Op::constant && wanted.share;
        if (fixed && (program_.constants[node.as<ConstantId>()].sign() < 0 ||
                      program_.constants[node.as<ConstantId>()] > Number(1))) {
            reports_.add(code::share_out_of_range, span);
            return poison();
        }
        return value;
    }
    const std::string wanted_unit = builder_.unit_text(wanted.unit);
    if (have.unit.bare()) {
        const Node& node = program_.nodes[*value.node];
        const std::string figure = node.op == Op::constant ? program_.constants[node.as<ConstantId>()].swedish() : "…";
        reports_.add(code::bare_number_needs_unit, span,
                     {builder_.unit_words(wanted.unit), figure + " " + wanted_unit});
    } else if (wanted.unit.bare()) {
        reports_.add(code::unit_not_wanted, span,
                     {builder_.unit_words(have.unit),
                      Phrase("dela med `1 " + builder_.unit_text(have.unit) + "` om antalet är det som menas",
                             "divide by `1 " + builder_.unit_text(have.unit) + "` if the count is what is meant")});
    } else {
        reports_.add(
            code::unit_mismatch, span,
            {builder_.unit_words(wanted.unit), builder_.unit_words(have.unit), help_of(UnitMismatch::with_wanted)});
    }
    return poison();
}

/// Reports quantities that do not measure the same.
bool Conversions::same_measure(const Unit& wanted, const Unit& found, Span span) {
    if (program_.units.same_dimension(wanted, found)) return true;
    const auto words = [&](const Unit& unit) -> Phrase {
        if (unit.bare()) return {"ett tal utan enhet", "a number without a unit"};
        return builder_.unit_text(unit);
    };
    const bool bare = wanted.bare() || found.bare();
    reports_.add(
        code::unit_mismatch, span,
        {words(wanted), words(found), help_of(bare ? UnitMismatch::with_bare_number : UnitMismatch::in_comparison)});
    return false;
}

/// Whether kronor stand above the stroke.
bool Conversions::counts_money(const Unit& unit) const {
    const auto krona = program_.units.find(unit_name::krona);
    if (!krona) return false;
    const Maybe<UnitId> dimension = program_.units[*krona].dimension;
    return std::any_of(unit.parts.begin(), unit.parts.end(), [&](const Unit::Part& part) {
        return part.exponent > 0 && program_.units[part.id].dimension == dimension;
    });
}

}  // namespace klausul
