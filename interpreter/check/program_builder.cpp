// Making nodes, and the words for types and units in messages.

#include "interpreter/check/program_builder.hpp"

namespace klausul {
namespace {

Phrase quoted_kind(const std::string& name) { return {"en `" + name + "`", "a `" + name + "`"}; }

}  // namespace

NodeId ProgramBuilder::emit(Op op, Kind kind, Span span, const std::vector<NodeId>& children, NodePayload payload,
                            Unit unit) {
    assert(payload.fits(op));
    Node node;
    node.op = op;
    node.kind = kind;
    node.child_count = static_cast<std::uint16_t>(children.size());
    node.first_child = static_cast<std::uint32_t>(program_.children.size());
    node.payload = payload.value();
    program_.children.insert(program_.children.end(), children.begin(), children.end());
    program_.node_spans.push_back(span);
    program_.node_units.push_back(std::move(unit));
    return program_.nodes.push_back(node);
}

NodeId ProgramBuilder::constant(Number value, Kind kind, Span span, Unit unit) {
    return emit(Op::constant, kind, span, {}, program_.constants.push_back(std::move(value)), std::move(unit));
}

std::string ProgramBuilder::unit_text(const Unit& unit) const { return program_.units.text(unit); }

Phrase ProgramBuilder::unit_words(const Unit& unit) const {
    if (unit.bare()) return {"ett tal utan enhet", "a number without a unit"};
    return "`" + unit_text(unit) + "`";
}

/// What one member of an index is, with its article.
Phrase ProgramBuilder::member_words(DomainId domain) const {
    if (const auto period = period_of(domain)) return period_words(*period).one;
    return quoted_kind(program_.domains[domain].name);
}

Phrase ProgramBuilder::type_words(const Type& type) const {
    switch (type.kind) {
        case Kind::number:
            if (type.share) return share_words().one;
            if (const auto period = period_of(type.period)) return period_words(*period).one;
            if (type.unit.bare()) return unit_words(type.unit);
            return {"ett tal i `" + unit_text(type.unit) + "`", "a number in `" + unit_text(type.unit) + "`"};
        case Kind::option: {
            if (type.enumeration == none) break;
            const std::string& name = program_.enumerations[*type.enumeration].name;
            return {"ett alternativ ur `" + name + "`", "an option of `" + name + "`"};
        }
        case Kind::party:
            if (type.party_group == none) break;
            return quoted_kind(program_.domains[*type.party_group].name);
        case Kind::truth:
        case Kind::day:
        case Kind::moment:
        case Kind::clock:
        case Kind::text:
        case Kind::window:
        case Kind::span:
        case Kind::record:
            break;
    }
    return kind_words(type.kind).one;
}

TextId ProgramBuilder::text_place(const std::string& text) {
    const auto [found, added] = text_places_.emplace(text, program_.texts.next());
    if (added) program_.texts.push_back(text);
    return found->second;
}

}  // namespace klausul
