// Conditions: comparisons, membership, presence, connectives and lists of criteria.

#include <algorithm>
#include <functional>
#include <utility>

#include "interpreter/check/condition_checker.hpp"
#include "interpreter/check/conversions.hpp"
#include "interpreter/check/expression_checker.hpp"
#include "interpreter/check/guards.hpp"
#include "interpreter/check/member_checker.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/program_builder.hpp"
#include "interpreter/check/reports.hpp"
#include "interpreter/check/time_checker.hpp"

namespace klausul {

Typed ConditionChecker::check_negation(const syntax::Unary& unary, const Place& place, Span span) {
    const Maybe<NodeId> operand = expressions_.check_condition(*unary.operand, place, plain(Word::not_));
    if (operand == none) return poison();
    return typed(builder_.emit(Op::logical_not, Kind::truth, span, {*operand}), Kind::truth);
}

Typed ConditionChecker::check_logical(const syntax::Binary& binary, const Place& place, Span span) {
    // `a och b och c` is one node with three children.
    std::vector<const syntax::Expression*> operands{binary.right.get()};
    const syntax::Expression* left = binary.left.get();
    while (const auto* more = std::get_if<syntax::Binary>(&left->node)) {
        if (more->op != binary.op || left->parenthesised) break;
        operands.push_back(more->right.get());
        left = more->left.get();
    }
    operands.push_back(left);
    const bool conjunction = binary.op == BinaryOperator::logical_and;
    std::vector<NodeId> nodes;
    bool fine = true;
    const auto outer = guards_.tested;
    for (auto operand = operands.rbegin(); operand != operands.rend(); ++operand) {
        const Maybe<NodeId> node = expressions_.check_condition(**operand, place, row_of(binary.op).words);
        fine = fine && node != none;
        if (fine) nodes.push_back(*node);
        // The others are asked for where this one has not decided.
        guards_.add_guards(**operand, place, conjunction);
    }
    guards_.tested = outer;
    if (!fine) return poison();
    return typed(builder_.emit(op_of(binary.op), Kind::truth, span, nodes), Kind::truth);
}

Typed ConditionChecker::check_comparison(const syntax::Binary& binary, const Place& place, Span span) {
    const OperatorSort sort = sort_of(binary.op);
    // An option's name means something only beside what it is an option of, so that side is checked first.
    const auto* left_name = std::get_if<syntax::Reference>(&binary.left->node);
    const auto* right_name = std::get_if<syntax::Reference>(&binary.right->node);
    const bool swap = left_name != nullptr && right_name != nullptr &&
                      !names_.resolve_reference(left_name->name, place, false) &&
                      names_.resolve_reference(right_name->name, place, false);
    Typed left;
    Typed right;
    if (swap) {
        right = expressions_.check_expression(*binary.right, place);
        left = expressions_.check_expression(*binary.left, place, right.poisoned() ? nullptr : &right.type);
    } else {
        left = expressions_.check_expression(*binary.left, place);
        const bool of_day = !left.poisoned() && (left.type.kind == Kind::day || left.type.kind == Kind::moment);
        const bool names_kind = of_day && right_name != nullptr &&
                                !names_.resolve_reference(right_name->name, place, false) &&
                                sort == OperatorSort::equality;
        const auto kinds =
            names_kind ? names_.find(place.document, right_name->name, {SymbolKind::function}) : std::vector<Symbol>{};
        if (kinds.size() == 1) {
            Typed holds = times_.check_day_predicate(left, kinds[0], place, span);
            if (holds.poisoned() || binary.op == BinaryOperator::equal) return holds;
            holds.node = builder_.emit(Op::logical_not, Kind::truth, span, {*holds.node});
            return holds;
        }
        if (names_kind) left = times_.weekday_if_named(left, {right_name}, place);
        right = expressions_.check_expression(*binary.right, place, left.poisoned() ? nullptr : &left.type);
    }
    if (left.poisoned() || right.poisoned()) return poison();
    if (left.referral || right.referral) {
        reports_.add(code::referral_in_expression, span);
        return poison();
    }
    if (sort == OperatorSort::membership) return times_.check_within(left, right, binary, span);
    const bool ordered = left.type.kind == Kind::number || left.type.kind == Kind::day ||
                         left.type.kind == Kind::moment || left.type.kind == Kind::clock;
    const bool options_differ = left.type.kind == Kind::option && left.type.enumeration != right.type.enumeration;
    if (left.type.kind != right.type.kind || options_differ || (sort != OperatorSort::equality && !ordered)) {
        reports_.add(code::not_comparable, span,
                     {builder_.type_words(left.type),
                      builder_.type_words(right.type),
                      {"jämför två värden av samma slag", "compare two values of the same kind"}});
        return poison();
    }
    const auto* period = std::get_if<syntax::PeriodLiteral>(&binary.right->node);
    if (period != nullptr && left.type.period != right.type.period) {
        reports_.add(code::not_comparable, span,
                     {builder_.type_words(left.type),
                      builder_.type_words(right.type),
                      {"skriv `månad för d är 2026-03`; en subtraktion har blanksteg kring `-`",
                       "write `month of d is 2026-03`; a subtraction has blanks around `-`"}});
        return poison();
    }
    if (left.type.kind == Kind::number) {
        const bool left_is_constant = program_.nodes[*left.node].op == Op::constant;
        if (left_is_constant) {
            left = conversions_.coerce(left, right.type, binary.left->span);
        } else {
            right = conversions_.coerce(right, left.type, binary.right->span);
        }
        if (left.poisoned() || right.poisoned()) return poison();
    }
    return typed(builder_.emit(op_of(binary.op), Kind::truth, span, {*left.node, *right.node}), Kind::truth);
}

/// `x hör till regionen`, `x hör till kommunerna`.
Typed ConditionChecker::check_belonging(const syntax::Binary& binary, const Place& place, Span span) {
    const Typed unit = expressions_.check_expression(*binary.left, place);
    if (unit.poisoned()) return poison();
    const auto not_party = [&](const Typed& found, const syntax::Expression& where) {
        if (found.type.kind == Kind::party && !found.referral) return false;
        reports_.add(code::kind_mismatch, where.span, {{"en part", "a party"}, builder_.type_words(found.type), ""});
        return true;
    };
    if (not_party(unit, *binary.left)) return poison();
    const auto* reference = std::get_if<syntax::Reference>(&binary.right->node);
    const auto group = reference == nullptr ? std::vector<Symbol>{}
                                            : names_.find(place.document, reference->name, {SymbolKind::domain});
    if (!group.empty() && program_.domains[group[0].as<DomainId>()].kind == DomainKind::parties) {
        std::vector<NodeId> members;
        for (const std::uint32_t member : program_.domains[group[0].as<DomainId>()].members) {
            const NodeId whole = builder_.constant(static_cast<std::int64_t>(member), Kind::party, binary.right->span);
            members.push_back(builder_.emit(Op::belongs_to, Kind::truth, span, {*unit.node, whole}));
        }
        return typed(builder_.emit(Op::logical_or, Kind::truth, span, members), Kind::truth);
    }
    const Typed whole = expressions_.check_expression(*binary.right, place, &unit.type);
    if (whole.poisoned() || not_party(whole, *binary.right)) return poison();
    return typed(builder_.emit(Op::belongs_to, Kind::truth, span, {*unit.node, *whole.node}), Kind::truth);
}

Typed ConditionChecker::check_any_of(const syntax::AnyOf& any, const Place& place, Span span) {
    Typed value = expressions_.check_expression(*any.value, place);
    if (value.poisoned()) return poison();
    std::vector<const syntax::Reference*> names;
    for (const auto& option : any.options) names.push_back(std::get_if<syntax::Reference>(&option->node));
    value = times_.weekday_if_named(value, names, place);
    std::vector<Number> fixed;
    std::vector<NodeId> tests;
    bool fine = true;
    for (const auto& option : any.options) {
        const auto* reference = std::get_if<syntax::Reference>(&option->node);
        const auto group = reference == nullptr ? std::vector<Symbol>{}
                                                : names_.find(place.document, reference->name, {SymbolKind::domain});
        if (!group.empty() && value.type.kind == Kind::party) {
            for (const std::uint32_t member : program_.domains[group[0].as<DomainId>()].members)
                fixed.push_back(static_cast<std::int64_t>(member));
            continue;
        }
        Typed typed_option = expressions_.check_expression(*option, place, &value.type);
        if (!typed_option.poisoned()) typed_option = conversions_.coerce(typed_option, value.type, option->span);
        if (typed_option.poisoned()) {
            fine = false;
            continue;
        }
        const Node& node = program_.nodes[*typed_option.node];
        if (node.op == Op::constant) {
            fixed.push_back(program_.constants[node.as<ConstantId>()]);
        } else {
            tests.push_back(builder_.emit(Op::equal, Kind::truth, option->span, {*value.node, *typed_option.node}));
        }
    }
    if (!fine) return poison();
    if (!fixed.empty()) {
        const SetId set = program_.sets.push_back(std::move(fixed));
        tests.push_back(builder_.emit(Op::one_of, Kind::truth, span, {*value.node}, set));
    }
    NodeId test = tests.size() == 1 ? tests[0] : builder_.emit(Op::logical_or, Kind::truth, span, tests);
    if (any.negated) test = builder_.emit(Op::logical_not, Kind::truth, span, {test});
    return typed(test, Kind::truth);
}

Typed ConditionChecker::check_presence(const syntax::Presence& presence, const Place& place, Span span) {
    if (presence.kind == syntax::PresenceKind::fulfilled || presence.kind == syntax::PresenceKind::not_fulfilled) {
        return check_fulfilled(presence, place, span);
    }
    const bool outer = std::exchange(guards_.in_presence, true);
    const Typed value = expressions_.check_expression(*presence.value, place);
    guards_.in_presence = outer;
    if (value.poisoned()) return poison();
    if (program_.nodes[*value.node].op != Op::fact) {
        const auto* reference = std::get_if<syntax::Reference>(&presence.value->node);
        reports_.add(code::presence_of_fact, presence.value->span, {reference != nullptr ? reference->name.text : "…"});
        return poison();
    }
    const Op op = presence.kind == syntax::PresenceKind::present   ? Op::is_given
                  : presence.kind == syntax::PresenceKind::absent  ? Op::is_absent
                  : presence.kind == syntax::PresenceKind::unknown ? Op::is_unknown
                                                                   : Op::is_not_applicable;
    return typed(builder_.emit(op, Kind::truth, span, {*value.node}), Kind::truth);
}

Typed ConditionChecker::check_fulfilled(const syntax::Presence& presence, const Place& place, Span span) {
    const auto* reference = std::get_if<syntax::Reference>(&presence.value->node);
    if (reference == nullptr) {
        reports_.add(code::not_supported_here, presence.value->span,
                     {{"`är uppfyllt` efter ett uttryck", "`is fulfilled` after an expression"},
                      {"skriv kravets namn", "write the requirement's name"}});
        return poison();
    }
    const auto symbol = names_.look_up(place.document, reference->name, {SymbolKind::requirement}, code::unknown_name);
    if (!symbol) return poison();
    Typed value = members_.read_symbol({SymbolKind::term, symbol->as<TermId>(), symbol->document, symbol->span},
                                       reference->name, place, nullptr);
    if (value.poisoned()) return value;
    program_.node_spans[*value.node] = span;  // the whole of `krav är uppfyllt` says what failed
    if (presence.kind == syntax::PresenceKind::fulfilled) return value;
    value.node = builder_.emit(Op::logical_not, Kind::truth, span, {*value.node});
    return value;
}

Typed ConditionChecker::check_list(const syntax::ConditionList& list, const Place& place, Span span) {
    std::vector<NodeId> nodes;
    bool fine = true;
    const auto outer = guards_.tested;
    for (const syntax::Criterion& criterion : list.criteria) {
        const Maybe<NodeId> node = expressions_.check_condition(*criterion.condition, place, {"följande", "following"});
        fine = fine && node != none;
        if (fine) nodes.push_back(*node);
        if (list.kind != syntax::ListKind::at_least)
            guards_.add_guards(*criterion.condition, place, list.kind == syntax::ListKind::all);
    }
    guards_.tested = outer;
    if (!fine) return poison();
    switch (list.kind) {
        case syntax::ListKind::all:
            return typed(builder_.emit(Op::logical_and, Kind::truth, span, nodes), Kind::truth);
        case syntax::ListKind::some:
            return typed(builder_.emit(Op::logical_or, Kind::truth, span, nodes), Kind::truth);
        case syntax::ListKind::at_least:
            return typed(builder_.emit(Op::at_least, Kind::truth, span, nodes,
                                       NodePayload(static_cast<std::uint32_t>(list.at_least))),
                         Kind::truth);
        case syntax::ListKind::none:
            break;
    }
    const NodeId any = builder_.emit(Op::logical_or, Kind::truth, span, nodes);
    return typed(builder_.emit(Op::logical_not, Kind::truth, span, {any}), Kind::truth);
}

}  // namespace klausul
