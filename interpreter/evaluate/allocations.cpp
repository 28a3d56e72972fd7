#include "interpreter/evaluate/allocations.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "interpreter/evaluate/domains.hpp"
#include "interpreter/evaluate/expressions.hpp"

namespace klausul {

CauseId Allocations::receivers(const AllocationPlan& plan, Scope& scope, Members& members) {
    LoopRun run{plan.local, plan.domain};
    if (plan.within != none) run.limits.push_back({*plan.within, *plan.owner});
    return domains_.members_of(run, scope, members);
}

/// All receivers have one sharing out in common, for each record around them.
const Allocations::Shared& Allocations::shares_of(const AllocationPlan& plan, NodeId id, Scope& scope,
                                                  const Members& members) {
    auto others = scope.locals;
    others[plan.local] =
        plan.within == none ? 0 : expressions_.evaluate(*plan.owner, scope).value.to_int64().value_or(0);
    const Occasion occasion{id, {scope.date.number, others}};
    auto found = shared_.find(occasion);
    if (found == shared_.end()) found = shared_.emplace(occasion, share_out(plan, id, scope, members)).first;
    return found->second;
}

/// take(plan, shares, members) of the sharing out that the node asks about; what is in its way otherwise.
template <typename Take>
Result Allocations::of_shares(const Node& node, NodeId id, Scope& scope, Take take) {
    const AllocationPlan& plan = program_.allocations[node.as<AllocationId>()];
    Members members;
    // Where it is not known among whom, what the total lacks is missing besides.
    if (const CauseId cause = receivers(plan, scope, members))
        return bad(work_.causes.strict(cause, expressions_.evaluate(plan.total, scope).cause));
    const Shared& shares = shares_of(plan, id, scope, members);
    return shares.cause != 0 ? bad(shares.cause) : take(plan, shares, members);
}

Result Allocations::part(const Node& node, NodeId id, Scope& scope) {
    return of_shares(node, id, scope, [&](const AllocationPlan& plan, const Shared& shares, const Members& members) {
        const std::int64_t member = scope.locals[plan.local];
        if (members.listed == nullptr)
            return Result{shares.parts[static_cast<std::size_t>(member - members.first)], 0, false};
        for (std::size_t i = 0; i < members.count; ++i) {
            if (members.at(i) == member) return Result{shares.parts[i], 0, false};
        }
        return work_.fault(FaultKind::empty_aggregate, id);
    });
}

Result Allocations::left_over(const Node& node, NodeId id, Scope& scope) {
    return of_shares(node, id, scope, [](const AllocationPlan&, const Shared& shares, const Members&) {
        return Result{shares.left, 0, false};
    });
}

Result Allocations::sum_of_weights(const Node& node, NodeId id, Scope& scope) {
    return of_shares(node, id, scope, [](const AllocationPlan&, const Shared& shares, const Members&) {
        return Result{shares.weight_sum, 0, false};
    });
}

Allocations::Shared Allocations::share_out(const AllocationPlan& plan, NodeId id, Scope scope, const Members& members) {
    Shared shares;
    const Result total = expressions_.evaluate(plan.total, scope);
    std::vector<Number> weights;
    Number& weight_sum = shares.weight_sum;
    shares.cause = total.cause;
    for (std::size_t i = 0; i < members.count; ++i) {
        scope.locals[plan.local] = members.at(i);
        const Result weight = expressions_.evaluate(plan.weight, scope);
        shares.cause = work_.causes.strict(shares.cause, weight.cause);
        weights.push_back(weight.value);
        weight_sum = weight_sum + weight.value;
    }
    if (plan.receiver != none)
        shares.cause = work_.causes.strict(shares.cause, expressions_.evaluate(*plan.receiver, scope).cause);
    if (shares.cause != 0) return shares;
    const auto refuse = [&](FaultKind kind, const Number& figure) {
        shares.cause = work_.causes.fault(kind, id, figure);
        return shares;
    };
    const auto negative = std::find_if(weights.begin(), weights.end(), [](const Number& w) { return w.sign() < 0; });
    if (negative != weights.end()) return refuse(FaultKind::negative_weight, *negative);
    if (plan.weights_are_shares && !(weight_sum == Number(1))) return refuse(FaultKind::shares_do_not_sum, weight_sum);
    if (weight_sum.is_zero()) return refuse(FaultKind::all_weights_zero, weight_sum);
    Number steps = total.value / plan.step;
    if (!steps.is_whole()) return refuse(FaultKind::total_not_whole, total.value);
    // A negative total (a credit) mirrors the positive one.
    const bool mirrored = steps.sign() < 0;
    if (mirrored) steps = -steps;
    for (Number& weight : weights) weight = steps * weight / weight_sum;
    shares.left = steps;
    shares.cause = share_by_weight(plan, id, scope, members, weights, shares);
    const auto in_total = [&](const Number& part) { return (mirrored ? -part : part) * plan.step; };
    for (Number& part : shares.parts) part = in_total(part);
    shares.left = in_total(shares.left);
    return shares;
}

/// The floor of each quota, and what the floors leave to whom the rule says: one step each to the largest fractions
/// (Hamilton's method of largest remainders), all to the one named, or to nobody.
CauseId Allocations::share_by_weight(const AllocationPlan& plan, NodeId id, Scope scope, const Members& members,
                                     const std::vector<Number>& quotas, Shared& shares) {
    std::vector<Number> fractions;
    for (const Number& quota : quotas) {
        shares.parts.push_back(quota.floor());
        fractions.push_back(quota - shares.parts.back());
        shares.left = shares.left - shares.parts.back();
    }
    if (plan.remainder == RemainderRule::kept || shares.left.is_zero()) return 0;
    if (plan.remainder == RemainderRule::receiver) {
        const Result named = expressions_.evaluate(*plan.receiver, scope);
        for (std::size_t i = 0; i < members.count; ++i) {
            if (!(Number(members.at(i)) == named.value)) continue;
            shares.parts[i] = shares.parts[i] + std::exchange(shares.left, Number(0));
            return 0;
        }
        return work_.causes.fault(FaultKind::receiver_outside, id);
    }
    std::vector<std::size_t> order(quotas.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto more = static_cast<std::size_t>(shares.left.to_int64().value_or(0));
    if (const CauseId cause = order_by_key(plan, id, scope, members, fractions, more, order)) return cause;
    for (std::size_t i = 0; i < more && i < order.size(); ++i)
        shares.parts[order[i]] = shares.parts[order[i]] + Number(1);
    shares.left = 0;
    return 0;
}

/// The largest fraction first; of equal ones that with the smaller key, or without keys the one declared first. A
/// fault if the first `more` cannot be told from the rest.
CauseId Allocations::order_by_key(const AllocationPlan& plan, NodeId id, Scope scope, const Members& members,
                                  const std::vector<Number>& fractions, std::size_t more,
                                  std::vector<std::size_t>& order) {
    std::vector<Number> keys(order.size());
    CauseId causes = 0;
    for (std::size_t i = 0; plan.tie_key != none && i < members.count; ++i) {
        scope.locals[plan.local] = members.at(i);
        Result key = expressions_.evaluate(*plan.tie_key, scope);
        causes = work_.causes.strict(causes, key.cause);
        keys[i] = std::move(key.value);
    }
    if (causes != 0) return causes;
    const auto smaller_key = [&](std::size_t a, std::size_t b) {
        if (plan.tie_kind == Kind::text) return work_.facts->text_of(keys[a]) < work_.facts->text_of(keys[b]);
        return keys[a] < keys[b];
    };
    const auto before = [&](std::size_t a, std::size_t b) {
        if (!(fractions[a] == fractions[b])) return fractions[a] > fractions[b];
        return smaller_key(a, b);
    };
    std::stable_sort(order.begin(), order.end(), before);
    if (plan.tie_key == none || more == 0 || more >= order.size()) return 0;
    return before(order[more - 1], order[more]) ? 0 : work_.causes.fault(FaultKind::ties_undecided, id);
}

}  // namespace klausul
