// Exact division into shares.

#include <algorithm>
#include <utility>

#include "interpreter/check/conversions.hpp"
#include "interpreter/check/expression_checker.hpp"
#include "interpreter/check/member_checker.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/program_builder.hpp"
#include "interpreter/check/reports.hpp"
#include "interpreter/check/types.hpp"

namespace klausul {

Typed MemberChecker::check_allocation(const syntax::Allocation& allocation, const Place& place, Span span) {
    const bool is_rule = place.whole_rule == &allocation;
    std::vector<DomainId> domains;
    collect_domains(*allocation.weights, place, domains);
    const Place::Bound* bound = nullptr;
    for (const DomainId domain : domains) {
        for (const Place::Bound& each : place.bound) {
            if (bound == nullptr && each.domain == domain) bound = &each;
        }
    }
    if (bound == nullptr) {
        const Typed weights = expressions_.check_expression(*allocation.weights, place);
        if (domains.empty() && types_.has_unknown_index()) return poison();
        const std::string per = domains.empty() ? "…" : program_.domains[domains[0]].name;
        if (!weights.poisoned() || !domains.empty()) {
            reports_.add(
                code::not_supported_here, span,
                {{"`fördela` i en regel utan `per " + per + "`", "`allocate` in a rule without `per " + per + "`"},
                 {"varje mottagare får sin del: skriv `x per " + per + " = fördela …`",
                  "each receiver gets a part: write `x per " + per + " = allocate …`"}});
        }
        return poison();
    }
    const DomainId among = bound->domain;
    Place outside = place;
    // What is shared out does not depend on the receiver, but for the record whose rows the receivers are.
    const Domain& receivers = program_.domains[among];
    const Maybe<DomainId> within = receivers.kind == DomainKind::records ? receivers.parent : none;
    const Maybe<NodeId> owner = within == none ? none : member_at_hand(place, *within, span);
    for (Place::Bound& b : outside.bound) b.only_around = b.only_around || b.domain == among;
    if (within == none) std::erase_if(outside.bound, [&](const auto& b) { return b.domain == among; });
    const Typed total = expressions_.check_expression(*allocation.total, outside);
    const Typed weights = expressions_.check_expression(*allocation.weights, place);
    if (total.poisoned() || weights.poisoned()) return poison();
    if (total.type.kind != Kind::number || weights.type.kind != Kind::number) {
        const bool in_total = total.type.kind != Kind::number;
        reports_.add(code::not_a_number, in_total ? allocation.total->span : allocation.weights->span,
                     {plain(Word::allocate), builder_.type_words(in_total ? total.type : weights.type)});
        return poison();
    }
    syntax::RoundingRule step_rule;
    step_rule.step.figure = allocation.step.figure;
    step_rule.step.unit.above = allocation.step.unit.above;
    step_rule.step.unit.below = allocation.step.unit.below;
    step_rule.span = span;
    const auto step = conversions_.rounding_plan(step_rule, total.type.unit, place.document);
    if (!step) return poison();
    if (allocation.remainder == RemainderRule::kept && !is_rule) {
        reports_.add(code::not_supported_here, span,
                     {{"`resten kvar` i ett större uttryck", "`remainder kept` in a larger expression"},
                      {"låt en hjälpterm vara fördelningen, `del per … = fördela …, resten kvar`",
                       "let a helper be the allocation, `part per … = allocate …, remainder kept`"}});
        return poison();
    }
    AllocationPlan plan(*total.node, *weights.node, among, bound->local);
    plan.within = within;
    plan.owner = owner;
    if (!check_tie_key(allocation, place, plan)) return poison();
    if (allocation.receiver) {
        plan.receiver = check_member(among, *allocation.receiver, outside);
        if (plan.receiver == none) return poison();
    }
    plan.step = step->step;
    plan.weights_are_shares = weights.type.share;
    plan.remainder = allocation.remainder;
    const AllocationId id = program_.allocations.push_back(plan);
    return number(builder_.emit(Op::allocation, Kind::number, span, {}, id, total.type.unit), total.type.unit);
}

/// `lika efter`: where the order of the receivers is not declared, it must not decide who gets the remainder.
bool MemberChecker::check_tie_key(const syntax::Allocation& allocation, const Place& place, AllocationPlan& plan) {
    const Domain& domain = program_.domains[plan.domain];
    const bool undeclared = domain.kind == DomainKind::records || domain.kind == DomainKind::groups;
    if (!allocation.tie_key) {
        if (!undeclared || allocation.remainder != RemainderRule::largest_fraction) return true;
        reports_.add(code::ties_without_key, allocation.weights->span, {domain.name});
        return false;
    }
    const Typed key = expressions_.check_expression(*allocation.tie_key, place);
    if (key.poisoned()) return false;
    if (key.type.kind == Kind::span || key.type.kind == Kind::window || key.type.kind == Kind::record) {
        reports_.add(code::not_comparable, allocation.tie_key->span,
                     {builder_.type_words(key.type), builder_.type_words(key.type)});
        return false;
    }
    plan.tie_key = key.node;
    plan.tie_kind = key.type.kind;
    return true;
}

}  // namespace klausul
