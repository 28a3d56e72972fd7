// Exact division into shares, and what is left of it.

#include <algorithm>
#include <utility>

#include "interpreter/check/checker.hpp"

namespace klausul {

Typed Checker::check_allocation(const syntax::Allocation& allocation, const Place& place, Span span) {
    const bool is_rule = std::exchange(allocation_is_rule_, false);
    std::vector<DomainId> domains;
    collect_domains(*allocation.weights, place, domains);
    const Place::Bound* bound = nullptr;
    for (const DomainId domain : domains) {
        for (const Place::Bound& each : place.bound) {
            if (bound == nullptr && each.domain == domain) bound = &each;
        }
    }
    if (bound == nullptr) {
        const Typed weights = check_expression(*allocation.weights, place);
        const std::string per = domains.empty() ? "…" : program_.domains[domains[0]].name;
        if (!weights.poisoned || !domains.empty()) {
            report(code::not_supported_here, span,
                   {{"`fördela` i en regel utan `per " + per + "`", "`allocate` in a rule without `per " + per + "`"},
                    {"varje mottagare får sin del: skriv `x per " + per + " = fördela …`",
                     "each receiver gets a part: write `x per " + per + " = allocate …`"}});
        }
        return poison();
    }
    AllocationPlan plan;
    plan.domain = bound->domain;
    plan.local = bound->local;
    Place outside = place;
    // What is shared out does not depend on the receiver, but for the record whose rows the receivers are.
    plan.within =
        program_.domains[plan.domain].kind == DomainKind::records ? program_.domains[plan.domain].parent : none;
    if (plan.within != none) plan.owner = member_at_hand(place, plan.within, span);
    for (Place::Bound& b : outside.bound) b.only_around = b.only_around || b.domain == plan.domain;
    if (plan.within == none) std::erase_if(outside.bound, [&](const auto& b) { return b.domain == plan.domain; });
    const Typed total = check_expression(*allocation.total, outside);
    const Typed weights = check_expression(*allocation.weights, place);
    if (total.poisoned || weights.poisoned) return poison();
    if (total.type.kind != Kind::number || weights.type.kind != Kind::number) {
        const bool in_total = total.type.kind != Kind::number;
        report(code::not_a_number, in_total ? allocation.total->span : allocation.weights->span,
               {plain(Word::allocate), type_words(in_total ? total.type : weights.type)});
        return poison();
    }
    syntax::RoundingRule step_rule;
    step_rule.step.figure = allocation.step.figure;
    step_rule.step.unit.above = allocation.step.unit.above;
    step_rule.step.unit.below = allocation.step.unit.below;
    step_rule.span = span;
    const auto step = rounding_plan(step_rule, total.type.unit, place.document);
    if (!step) return poison();
    if (allocation.remainder == RemainderRule::kept && !is_rule) {
        report(code::not_supported_here, span,
               {{"`resten kvar` i ett större uttryck", "`remainder kept` in a larger expression"},
                {"låt en hjälpterm vara fördelningen, `del per … = fördela …, resten kvar`",
                 "let a helper be the allocation, `part per … = allocate …, remainder kept`"}});
        return poison();
    }
    if (!check_tie_key(allocation, place, plan)) return poison();
    if (allocation.receiver) {
        plan.receiver = check_member(plan.domain, *allocation.receiver, outside);
        if (plan.receiver == none) return poison();
    }
    plan.total = total.node;
    plan.weight = weights.node;
    plan.step = step->step;
    plan.weights_are_shares = weights.type.share;
    plan.remainder = allocation.remainder;
    program_.allocations.push_back(plan);
    return number(emit(Op::allocation, Kind::number, span, {},
                       static_cast<std::uint32_t>(program_.allocations.size() - 1), total.type.unit),
                  total.type.unit);
}

/// `lika efter`: where the order of the receivers is not declared, it must not decide who gets the remainder.
bool Checker::check_tie_key(const syntax::Allocation& allocation, const Place& place, AllocationPlan& plan) {
    const Domain& domain = program_.domains[plan.domain];
    const bool undeclared = domain.kind == DomainKind::records || domain.kind == DomainKind::groups;
    if (!allocation.tie_key) {
        if (!undeclared || allocation.remainder != RemainderRule::largest_fraction) return true;
        report(code::ties_without_key, allocation.weights->span, {domain.name});
        return false;
    }
    const Typed key = check_expression(*allocation.tie_key, place);
    if (key.poisoned) return false;
    if (key.type.kind == Kind::span || key.type.kind == Kind::window || key.type.kind == Kind::record) {
        report(code::not_comparable, allocation.tie_key->span, {type_words(key.type), type_words(key.type)});
        return false;
    }
    plan.tie_key = key.node;
    plan.tie_kind = key.type.kind;
    return true;
}

/// What is left has a value per all indexes of the parts but the one that was shared out over.
void Checker::find_left_over_indexes() {
    for (LeftOver& left : left_over_) {
        const TermInfo parts = program_.terms[left.parts];
        const auto is_kept = [&](RuleId rule) {
            const syntax::Rule* source = drafts_[rule].source;
            const auto* allocation =
                source == nullptr || !source->value ? nullptr : std::get_if<syntax::Allocation>(&source->value->node);
            return allocation == left.allocation && program_.rules[rule].hosts.empty() &&
                   program_.rules[rule].exceptions.empty();
        };
        if (!std::all_of(parts.rules.begin(), parts.rules.end(), is_kept))
            report(code::left_over_of_several, program_.terms[left.term].span, {parts.name});
        std::vector<DomainId> domains;
        collect_domains(*left.allocation->weights, place_of(left.parts), domains);
        std::vector<DomainId> per = parts.per;
        for (const DomainId domain : domains) {
            const auto found = std::find(per.begin(), per.end(), domain);
            if (left.receivers != none || found == per.end()) continue;
            left.receivers = domain;
            const DomainId around =
                program_.domains[domain].kind == DomainKind::records ? program_.domains[domain].parent : none;
            around == none ? void(per.erase(found)) : void(*found = around);
        }
        program_.terms[left.term].per = per;
    }
}

}  // namespace klausul
