// What has been tested with `finns` where an expression stands, and so may be read.

#include <algorithm>

#include "interpreter/check/guards.hpp"
#include "interpreter/check/names.hpp"

namespace klausul {
namespace {

/// A member that two places may name alike: `Berg`, `2025`. Others are told apart by where they stand, so none is like
/// another.
std::string member_as_written(const syntax::Expression& member) {
    if (const auto* reference = std::get_if<syntax::Reference>(&member.node)) return reference->name.text;
    if (const auto* quantity = std::get_if<syntax::Quantity>(&member.node)) return quantity->figure.digits;
    return "@" + std::to_string(member.span.begin);
}

}  // namespace

bool Guards::is_guarded(FactId fact, const std::vector<const syntax::Expression*>* members) const {
    if (tested.contains({fact, ""})) return true;
    std::string member;
    for (std::size_t i = 0; members != nullptr && i < members->size(); ++i)
        member += member_as_written(*(*members)[i]) + ";";
    return !member.empty() && tested.contains({fact, member});
}

/// What is read here is there.
void Guards::add_guard(const syntax::Expression& read, const Place& place) {
    const auto* of_member = std::get_if<syntax::ForMember>(&read.node);
    const auto* reference = std::get_if<syntax::Reference>(of_member == nullptr ? &read.node : &of_member->value->node);
    if (reference == nullptr) return;
    std::string member;
    if (of_member != nullptr) {
        for (const auto& each : of_member->members) member += member_as_written(*each) + ";";
    }
    const auto symbol = names_.resolve_reference(reference->name, place, false);
    if (symbol && (symbol->kind == SymbolKind::fact || symbol->kind == SymbolKind::field))
        tested.emplace(symbol->as<FactId>(), member);
}

/// What must be there if the condition holds, or if it does not: beside `d saknas eller` d is there as it is beside
/// `d finns och`.
void Guards::add_guards(const syntax::Expression& condition, const Place& place, bool holds) {
    using syntax::ListKind;
    using syntax::PresenceKind;
    using syntax::Quantifier;
    using syntax::UnaryOperator;
    if (const auto* presence = std::get_if<syntax::Presence>(&condition.node)) {
        if (presence->kind == (holds ? PresenceKind::present : PresenceKind::absent))
            add_guard(*presence->value, place);
    } else if (const auto* unary = std::get_if<syntax::Unary>(&condition.node)) {
        if (unary->op == UnaryOperator::logical_not) add_guards(*unary->operand, place, !holds);
        // What has come about is there.
        const bool come_about = unary->op == (holds ? UnaryOperator::since : UnaryOperator::until);
        if (come_about && std::holds_alternative<syntax::Reference>(unary->operand->node))
            add_guard(*unary->operand, place);
    } else if (const auto* binary = std::get_if<syntax::Binary>(&condition.node)) {
        if (binary->op != (holds ? BinaryOperator::logical_and : BinaryOperator::logical_or)) return;
        add_guards(*binary->left, place, holds);
        add_guards(*binary->right, place, holds);
    } else if (const auto* list = std::get_if<syntax::ConditionList>(&condition.node)) {
        // That none of them holds is that each of them does not.
        const bool each =
            holds ? list->kind == ListKind::all || list->kind == ListKind::none : list->kind == ListKind::some;
        if (!each) return;
        for (const syntax::Criterion& criterion : list->criteria)
            add_guards(*criterion.condition, place, list->kind == ListKind::all);
    } else if (const auto* quantified = std::get_if<syntax::Quantified>(&condition.node)) {
        const bool each = holds ? quantified->kind != Quantifier::some : quantified->kind == Quantifier::some;
        if (each) add_guards(*quantified->condition, place, quantified->kind == Quantifier::all);
    }
}

}  // namespace klausul
