// Conditions: comparisons, membership, presence, connectives and lists of criteria.

#include <algorithm>
#include <functional>
#include <utility>

#include "interpreter/check/checker.hpp"

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

Typed Checker::check_unary(const syntax::Unary& unary, const Place& place, Span span) {
    if (unary.op == syntax::UnaryOperator::logical_not) {
        const NodeId operand = check_condition(*unary.operand, place, plain(Word::not_));
        if (operand == none) return poison();
        return typed(emit(Op::logical_not, Kind::truth, span, {operand}), Kind::truth);
    }
    if (unary.op != syntax::UnaryOperator::negate) return check_event(unary, place, span);
    Typed operand = check_expression(*unary.operand, place);
    if (operand.poisoned) return poison();
    if (operand.type.kind != Kind::number || operand.referral) {
        report(code::not_a_number, span, {"-", type_words(operand.type)});
        return poison();
    }
    const Node node = program_.nodes[operand.node];
    operand.node = node.op == Op::constant
                       ? constant(-program_.constants[node.payload], Kind::number, span, operand.type.unit)
                       : emit(Op::negate, Kind::number, span, {operand.node}, 0, operand.type.unit);
    return operand;
}

Typed Checker::check_binary(const syntax::Binary& binary, const Place& place, Span span) {
    switch (sort_of(binary.op)) {
        case OperatorSort::connective:
            return check_logical(binary, place, span);
        case OperatorSort::sum:
            return check_sum(binary, place, span);
        case OperatorSort::product:
            return check_product(binary, place, span);
        case OperatorSort::rest:
            return check_rest(binary, place, span);
        case OperatorSort::belonging:
            return check_belonging(binary, place, span);
        case OperatorSort::order:
        case OperatorSort::equality:
        case OperatorSort::membership:
            break;
    }
    return check_comparison(binary, place, span);
}

bool Checker::is_guarded(FactId fact, const std::vector<const syntax::Expression*>* members) const {
    if (guarded_.contains({fact, ""})) return true;
    std::string member;
    for (std::size_t i = 0; members != nullptr && i < members->size(); ++i)
        member += member_as_written(*(*members)[i]) + ";";
    return !member.empty() && guarded_.contains({fact, member});
}

/// What is read here is there.
void Checker::add_guard(const syntax::Expression& read, const Place& place) {
    const auto* of_member = std::get_if<syntax::ForMember>(&read.node);
    const auto* reference = std::get_if<syntax::Reference>(of_member == nullptr ? &read.node : &of_member->value->node);
    if (reference == nullptr) return;
    std::string member;
    if (of_member != nullptr) {
        for (const auto& each : of_member->members) member += member_as_written(*each) + ";";
    }
    const auto symbol = resolve_reference(reference->name, place, false);
    if (symbol && (symbol->kind == SymbolKind::fact || symbol->kind == SymbolKind::field))
        guarded_.emplace(symbol->id, member);
}

/// What must be there if the condition holds, or if it does not: beside `d saknas eller` d is there as it is beside
/// `d finns och`.
void Checker::add_guards(const syntax::Expression& condition, const Place& place, bool holds) {
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

Typed Checker::check_logical(const syntax::Binary& binary, const Place& place, Span span) {
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
    const auto outer = guarded_;
    for (auto operand = operands.rbegin(); operand != operands.rend(); ++operand) {
        nodes.push_back(check_condition(**operand, place, row_of(binary.op).words));
        fine = fine && nodes.back() != none;
        // The others are asked for where this one has not decided.
        add_guards(**operand, place, conjunction);
    }
    guarded_ = outer;
    if (!fine) return poison();
    return typed(emit(op_of(binary.op), Kind::truth, span, nodes), Kind::truth);
}

Typed Checker::check_comparison(const syntax::Binary& binary, const Place& place, Span span) {
    const OperatorSort sort = sort_of(binary.op);
    // An option's name means something only beside what it is an option of, so that side is checked first.
    const auto* left_name = std::get_if<syntax::Reference>(&binary.left->node);
    const auto* right_name = std::get_if<syntax::Reference>(&binary.right->node);
    const bool swap = left_name != nullptr && right_name != nullptr &&
                      !resolve_reference(left_name->name, place, false) &&
                      resolve_reference(right_name->name, place, false);
    Typed left;
    Typed right;
    if (swap) {
        right = check_expression(*binary.right, place);
        left = check_expression(*binary.left, place, right.poisoned ? nullptr : &right.type);
    } else {
        left = check_expression(*binary.left, place);
        const bool of_day = !left.poisoned && (left.type.kind == Kind::day || left.type.kind == Kind::moment);
        const bool names_kind = of_day && right_name != nullptr && !resolve_reference(right_name->name, place, false) &&
                                sort == OperatorSort::equality;
        const auto kinds =
            names_kind ? find(place.document, right_name->name, {SymbolKind::function}) : std::vector<Symbol>{};
        if (kinds.size() == 1) {
            Typed holds = check_day_predicate(left, kinds[0], place, span);
            if (holds.poisoned || binary.op == BinaryOperator::equal) return holds;
            holds.node = emit(Op::logical_not, Kind::truth, span, {holds.node});
            return holds;
        }
        if (names_kind) left = weekday_if_named(left, {right_name}, place);
        right = check_expression(*binary.right, place, left.poisoned ? nullptr : &left.type);
    }
    if (left.poisoned || right.poisoned) return poison();
    if (left.referral || right.referral) {
        report(code::referral_in_expression, span);
        return poison();
    }
    if (sort == OperatorSort::membership) return check_within(left, right, binary, span);
    const bool ordered = left.type.kind == Kind::number || left.type.kind == Kind::day ||
                         left.type.kind == Kind::moment || left.type.kind == Kind::clock;
    const bool options_differ = left.type.kind == Kind::option && left.type.domain != right.type.domain;
    if (left.type.kind != right.type.kind || options_differ || (sort != OperatorSort::equality && !ordered)) {
        report(code::not_comparable, span,
               {type_words(left.type),
                type_words(right.type),
                {"jämför två värden av samma slag", "compare two values of the same kind"}});
        return poison();
    }
    const auto* period = std::get_if<syntax::PeriodLiteral>(&binary.right->node);
    if (period != nullptr && left.type.domain != right.type.domain) {
        report(code::not_comparable, span,
               {type_words(left.type),
                type_words(right.type),
                {"skriv `månad för d är 2026-03`; en subtraktion har blanksteg kring `-`",
                 "write `month of d is 2026-03`; a subtraction has blanks around `-`"}});
        return poison();
    }
    if (left.type.kind == Kind::number) {
        const bool left_is_constant = program_.nodes[left.node].op == Op::constant;
        if (left_is_constant) {
            left = coerce(left, right.type, binary.left->span);
        } else {
            right = coerce(right, left.type, binary.right->span);
        }
        if (left.poisoned || right.poisoned) return poison();
    }
    return typed(emit(op_of(binary.op), Kind::truth, span, {left.node, right.node}), Kind::truth);
}

/// `x hör till regionen`, `x hör till kommunerna`.
Typed Checker::check_belonging(const syntax::Binary& binary, const Place& place, Span span) {
    const Typed unit = check_expression(*binary.left, place);
    if (unit.poisoned) return poison();
    const auto not_party = [&](const Typed& found, const syntax::Expression& where) {
        if (found.type.kind == Kind::party && !found.referral) return false;
        report(code::kind_mismatch, where.span, {{"en part", "a party"}, type_words(found.type), ""});
        return true;
    };
    if (not_party(unit, *binary.left)) return poison();
    const auto* reference = std::get_if<syntax::Reference>(&binary.right->node);
    const auto group =
        reference == nullptr ? std::vector<Symbol>{} : find(place.document, reference->name, {SymbolKind::domain});
    if (!group.empty() && program_.domains[group[0].id].kind == DomainKind::parties) {
        std::vector<NodeId> members;
        for (const std::uint32_t member : program_.domains[group[0].id].members) {
            const NodeId whole = constant(static_cast<std::int64_t>(member), Kind::party, binary.right->span);
            members.push_back(emit(Op::belongs_to, Kind::truth, span, {unit.node, whole}));
        }
        return typed(emit(Op::logical_or, Kind::truth, span, members), Kind::truth);
    }
    const Typed whole = check_expression(*binary.right, place, &unit.type);
    if (whole.poisoned || not_party(whole, *binary.right)) return poison();
    return typed(emit(Op::belongs_to, Kind::truth, span, {unit.node, whole.node}), Kind::truth);
}

Typed Checker::check_any_of(const syntax::AnyOf& any, const Place& place, Span span) {
    Typed value = check_expression(*any.value, place);
    if (value.poisoned) return poison();
    std::vector<const syntax::Reference*> names;
    for (const auto& option : any.options) names.push_back(std::get_if<syntax::Reference>(&option->node));
    value = weekday_if_named(value, names, place);
    std::vector<Number> fixed;
    std::vector<NodeId> tests;
    bool fine = true;
    for (const auto& option : any.options) {
        const auto* reference = std::get_if<syntax::Reference>(&option->node);
        const auto group =
            reference == nullptr ? std::vector<Symbol>{} : find(place.document, reference->name, {SymbolKind::domain});
        if (!group.empty() && value.type.kind == Kind::party) {
            for (const std::uint32_t member : program_.domains[group[0].id].members)
                fixed.push_back(static_cast<std::int64_t>(member));
            continue;
        }
        Typed typed_option = check_expression(*option, place, &value.type);
        if (!typed_option.poisoned) typed_option = coerce(typed_option, value.type, option->span);
        if (typed_option.poisoned) {
            fine = false;
            continue;
        }
        const Node& node = program_.nodes[typed_option.node];
        if (node.op == Op::constant) {
            fixed.push_back(program_.constants[node.payload]);
        } else {
            tests.push_back(emit(Op::equal, Kind::truth, option->span, {value.node, typed_option.node}));
        }
    }
    if (!fine) return poison();
    if (!fixed.empty()) {
        program_.sets.push_back(std::move(fixed));
        tests.push_back(
            emit(Op::one_of, Kind::truth, span, {value.node}, static_cast<std::uint32_t>(program_.sets.size() - 1)));
    }
    NodeId test = tests.size() == 1 ? tests[0] : emit(Op::logical_or, Kind::truth, span, tests);
    if (any.negated) test = emit(Op::logical_not, Kind::truth, span, {test});
    return typed(test, Kind::truth);
}

Typed Checker::check_presence(const syntax::Presence& presence, const Place& place, Span span) {
    if (presence.kind == syntax::PresenceKind::fulfilled || presence.kind == syntax::PresenceKind::not_fulfilled) {
        return check_fulfilled(presence, place, span);
    }
    const bool outer = std::exchange(in_presence_, true);
    const Typed value = check_expression(*presence.value, place);
    in_presence_ = outer;
    if (value.poisoned) return poison();
    if (program_.nodes[value.node].op != Op::fact) {
        const auto* reference = std::get_if<syntax::Reference>(&presence.value->node);
        report(code::presence_of_fact, presence.value->span, {reference != nullptr ? reference->name.text : "…"});
        return poison();
    }
    const Op op = presence.kind == syntax::PresenceKind::present   ? Op::is_given
                  : presence.kind == syntax::PresenceKind::absent  ? Op::is_absent
                  : presence.kind == syntax::PresenceKind::unknown ? Op::is_unknown
                                                                   : Op::is_not_applicable;
    return typed(emit(op, Kind::truth, span, {value.node}), Kind::truth);
}

Typed Checker::check_fulfilled(const syntax::Presence& presence, const Place& place, Span span) {
    const auto* reference = std::get_if<syntax::Reference>(&presence.value->node);
    if (reference == nullptr) {
        report(code::not_supported_here, presence.value->span,
               {{"`är uppfyllt` efter ett uttryck", "`is fulfilled` after an expression"},
                {"skriv kravets namn", "write the requirement's name"}});
        return poison();
    }
    const auto symbol = look_up(place.document, reference->name, {SymbolKind::requirement}, code::unknown_name);
    if (!symbol) return poison();
    Typed value =
        read_symbol({SymbolKind::term, symbol->id, symbol->document, symbol->span}, reference->name, place, nullptr);
    if (value.poisoned) return value;
    program_.node_spans[value.node] = span;  // the whole of `krav är uppfyllt` says what failed
    if (presence.kind == syntax::PresenceKind::fulfilled) return value;
    value.node = emit(Op::logical_not, Kind::truth, span, {value.node});
    return value;
}

Typed Checker::check_list(const syntax::ConditionList& list, const Place& place, Span span) {
    std::vector<NodeId> nodes;
    bool fine = true;
    const auto outer = guarded_;
    for (const syntax::Criterion& criterion : list.criteria) {
        nodes.push_back(check_condition(*criterion.condition, place, {"följande", "following"}));
        fine = fine && nodes.back() != none;
        if (list.kind != syntax::ListKind::at_least)
            add_guards(*criterion.condition, place, list.kind == syntax::ListKind::all);
    }
    guarded_ = outer;
    if (!fine) return poison();
    switch (list.kind) {
        case syntax::ListKind::all:
            return typed(emit(Op::logical_and, Kind::truth, span, nodes), Kind::truth);
        case syntax::ListKind::some:
            return typed(emit(Op::logical_or, Kind::truth, span, nodes), Kind::truth);
        case syntax::ListKind::at_least:
            return typed(emit(Op::at_least, Kind::truth, span, nodes, static_cast<std::uint32_t>(list.at_least)),
                         Kind::truth);
        case syntax::ListKind::none:
            break;
    }
    const NodeId any = emit(Op::logical_or, Kind::truth, span, nodes);
    return typed(emit(Op::logical_not, Kind::truth, span, {any}), Kind::truth);
}

}  // namespace klausul
