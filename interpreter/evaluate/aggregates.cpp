// What runs over the members of an index: aggregates, quantifiers and exact division into shares.

#include <algorithm>
#include <numeric>

#include "interpreter/evaluate/evaluator.hpp"

namespace klausul {

CauseId Evaluator::list_cause(const std::vector<DomainId>& domains) {
    for (const DomainId id : domains) {
        if (program_.domains[id].kind != DomainKind::records || case_->is_list_given(id)) continue;
        Cause missing;
        missing.kind = Cause::Kind::list;
        missing.has_fact = true;
        missing.id = id;
        return add_cause(std::move(missing));
    }
    return 0;
}

/// Visits every combination of members that the filter does not leave out, and returns the causes: of each member
/// those of `visit`, and where nobody knows whether it is left out those of the filter besides, so that what is wrong
/// with it is not certain.
template <typename Visit>
CauseId Evaluator::for_each(const LoopPlan& plan, NodeId id, Scope& scope, const Visit& visit) {
    if (const CauseId missing = list_cause(plan.domains)) return missing;
    CauseId causes = 0;
    Scope inner = scope;
    std::array<std::size_t, max_locals> places{};
    const std::size_t depth = plan.domains.size();
    const auto is_empty = [&](DomainId domain) { return member_count(domain) == 0; };
    if (std::any_of(plan.domains.begin(), plan.domains.end(), is_empty)) return 0;
    while (true) {
        if (++steps_ > limits_.steps) return fault(FaultKind::too_many_steps, id);
        for (std::size_t i = 0; i < depth; ++i) inner.locals[plan.locals[i]] = member(plan.domains[i], places[i]);
        const Judged taken = plan.filter == none ? Judged{Truth::yes, 0} : judge(plan.filter, inner);
        if (taken.truth != Truth::no) causes = strict(causes, join(taken.cause, visit(inner)));
        std::size_t turn = depth;
        while (turn > 0 && ++places[turn - 1] == member_count(plan.domains[turn - 1])) places[--turn] = 0;
        if (turn == 0) return causes;
    }
}

Result Evaluator::aggregate(const Node& node, NodeId id, Scope& scope) {
    const LoopPlan& plan = program_.loops[node.payload];
    Number total = 0;
    std::int64_t count = 0;
    std::vector<Number> different;
    const CauseId causes = for_each(plan, id, scope, [&](Scope& inner) -> CauseId {
        ++count;
        if (node.op == Op::count && !plan.distinct) return 0;
        Result value = evaluate(plan.body, inner);
        if (!value.good()) return value.cause;
        if (plan.distinct) {
            different.push_back(std::move(value.value));
        } else if (node.op == Op::sum || node.op == Op::mean) {
            total = total + value.value;
            count_size(total);
        } else if (count == 1 || (node.op == Op::lowest ? value.value < total : value.value > total)) {
            total = std::move(value.value);
        }
        return 0;
    });
    if (causes != 0) return bad(causes);
    if (plan.distinct) {
        std::sort(different.begin(), different.end());
        count = std::unique(different.begin(), different.end()) - different.begin();
    }
    if (node.op == Op::count) return {count, 0, false};
    if (node.op == Op::sum) return checked(std::move(total), id);
    if (count == 0) return bad(fault(FaultKind::empty_aggregate, id));
    return node.op == Op::mean ? checked(total / Number(count), id) : checked(std::move(total), id);
}

Result Evaluator::quantified(const Node& node, Scope& scope) {
    const LoopPlan& plan = program_.loops[node.payload];
    const bool all = node.op == Op::for_all;
    Judged result{all ? Truth::yes : Truth::no, 0};
    const CauseId causes = for_each(plan, none, scope, [&](Scope& inner) {
        const Judged holds = judge(plan.body, inner);
        result = all ? both(result, holds) : either(result, holds);
        return CauseId{0};
    });
    if (causes != 0 && result.truth == (all ? Truth::yes : Truth::no)) return bad(causes);
    return truth(result);
}

Result Evaluator::allocation(const Node& node, NodeId id, Scope& scope) {
    const AllocationPlan& plan = program_.allocations[node.payload];
    const std::int64_t wanted = scope.locals[plan.local];
    auto others = scope.locals;
    others[plan.local] = 0;
    const auto place = std::make_pair(id, std::make_pair(scope.date.number, others));
    auto found = shared_.find(place);
    if (found == shared_.end()) found = shared_.emplace(place, share_out(plan, id, scope)).first;
    const Shared& shares = found->second;
    if (shares.cause != 0) return bad(shares.cause);
    for (std::size_t i = 0; i < member_count(plan.domain); ++i) {
        if (member(plan.domain, i) == wanted) return {shares.parts[i], 0, false};
    }
    return bad(fault(FaultKind::empty_aggregate, id));
}

namespace {

/// Whole steps for each weight: the floor of its quota, and what the floors leave goes one step each to the largest
/// fractions, the earlier member first where they are equal (Hamilton's method of largest remainders).
std::vector<Number> largest_remainders(const Number& steps, const std::vector<Number>& weights,
                                       const Number& weight_sum) {
    std::vector<Number> parts;
    std::vector<Number> fractions;
    Number left = steps;
    for (const Number& weight : weights) {
        const Number quota = steps * weight / weight_sum;
        parts.push_back(quota.floor());
        fractions.push_back(quota - parts.back());
        left = left - parts.back();
    }
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return fractions[a] > fractions[b]; });
    const auto more = static_cast<std::size_t>(left.to_int64().value_or(0));
    for (std::size_t i = 0; i < more && i < order.size(); ++i) parts[order[i]] = parts[order[i]] + Number(1);
    return parts;
}

std::vector<Number> with_receiver(const Number& steps, const std::vector<Number>& weights, const Number& weight_sum,
                                  std::size_t receiver) {
    std::vector<Number> parts;
    Number left = steps;
    for (const Number& weight : weights) {
        parts.push_back((steps * weight / weight_sum).floor());
        left = left - parts.back();
    }
    if (receiver < parts.size()) parts[receiver] = parts[receiver] + left;
    return parts;
}

}  // namespace

Evaluator::Shared Evaluator::share_out(const AllocationPlan& plan, NodeId id, Scope scope) {
    Shared shares;
    const Result total = evaluate(plan.total, scope);
    std::vector<Number> weights;
    Number weight_sum = 0;
    CauseId causes = strict(total.cause, list_cause({plan.domain}));
    std::size_t receiver = ~std::size_t{0};
    Result named;
    if (plan.receiver != none) named = evaluate(plan.receiver, scope);
    for (std::size_t i = 0; i < member_count(plan.domain); ++i) {
        scope.locals[plan.local] = member(plan.domain, i);
        if (plan.receiver != none && named.value == Number(scope.locals[plan.local])) receiver = i;
        const Result weight = evaluate(plan.weight, scope);
        causes = strict(causes, weight.cause);
        weights.push_back(weight.value);
        weight_sum = weight_sum + weight.value;
    }
    causes = strict(causes, named.cause);
    const auto refuse = [&](FaultKind kind, const Number& figure) {
        shares.cause = fault(kind, id, figure);
        return shares;
    };
    if (causes != 0) {
        shares.cause = causes;
        return shares;
    }
    const auto negative = std::find_if(weights.begin(), weights.end(), [](const Number& w) { return w.sign() < 0; });
    if (negative != weights.end()) return refuse(FaultKind::negative_weight, *negative);
    if (plan.weights_are_shares && !(weight_sum == Number(1))) return refuse(FaultKind::shares_do_not_sum, weight_sum);
    if (weight_sum.is_zero()) return refuse(FaultKind::all_weights_zero, weight_sum);
    Number steps = total.value / plan.step;
    if (!steps.is_whole()) return refuse(FaultKind::total_not_whole, total.value);
    // A negative total (a credit) mirrors the positive one.
    const bool mirrored = steps.sign() < 0;
    if (mirrored) steps = -steps;
    const bool named_receiver = plan.remainder == syntax::RemainderRule::receiver;
    shares.parts = named_receiver ? with_receiver(steps, weights, weight_sum, receiver)
                                  : largest_remainders(steps, weights, weight_sum);
    for (Number& part : shares.parts) part = (mirrored ? -part : part) * plan.step;
    return shares;
}

}  // namespace klausul
