#include "interpreter/evaluate/aggregates.hpp"

#include <algorithm>

#include "interpreter/evaluate/domains.hpp"
#include "interpreter/evaluate/expressions.hpp"

namespace klausul {

/// Visits every combination of members that the filter does not leave out, and returns the causes: of each member
/// those of `visit`, and where nobody knows whether it is left out those of the filter besides, so that what is wrong
/// with it is not certain.
template <typename Visit>
CauseId Aggregates::for_each(const LoopPlan& plan, Maybe<NodeId> id, Scope& scope, const Visit& visit) {
    CauseId causes = 0;
    Scope inner = scope;
    std::array<std::size_t, max_locals> places{};
    std::array<Members, max_locals> members;
    const std::size_t depth = plan.runs.size();
    bool empty = false;
    for (std::size_t i = 0; i < depth; ++i) {
        causes = work_.causes.strict(causes, domains_.members_of(plan.runs[i], scope, members[i]));
        empty = empty || members[i].count == 0;
    }
    if (causes != 0 || empty) return causes;
    while (true) {
        if (!work_.effort.take()) return work_.causes.fault(FaultKind::too_many_steps, id);
        bool inside = true;
        for (std::size_t i = 0; i < depth; ++i) {
            const LoopRun& run = plan.runs[i];
            inner.locals[run.local] = members[i].at(places[i]);
            inside = inside && (run.limits.size() < 2 || domains_.within_all(run, inner.locals[run.local], scope));
        }
        const Judged taken = !inside               ? Judged{Truth::no, 0}
                             : plan.filter == none ? Judged{Truth::yes, 0}
                                                   : expressions_.judge(*plan.filter, inner);
        if (taken.truth != Truth::no)
            causes = work_.causes.strict(causes, work_.causes.join(taken.cause, visit(inner)));
        std::size_t turn = depth;
        while (turn > 0 && ++places[turn - 1] == members[turn - 1].count) places[--turn] = 0;
        if (turn == 0) return causes;
    }
}

Result Aggregates::aggregate(const Node& node, NodeId id, Scope& scope) {
    const LoopPlan& plan = program_.loops[node.as<LoopId>()];
    Number total = 0;
    std::int64_t count = 0;
    std::vector<Number> different;
    const CauseId causes = for_each(plan, id, scope, [&](Scope& inner) -> CauseId {
        ++count;
        if (node.op == Op::count && !plan.distinct) return 0;
        Result value = expressions_.evaluate(*plan.body, inner);
        if (!value.good()) return value.cause;
        if (plan.distinct) {
            different.push_back(std::move(value.value));
        } else if (node.op == Op::sum || node.op == Op::mean) {
            total = total + value.value;
            work_.effort.count_size(total);
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
    if (node.op == Op::sum) return work_.checked(std::move(total), id);
    if (count == 0) return work_.fault(FaultKind::empty_aggregate, id);
    return node.op == Op::mean ? work_.checked(total / Number(count), id) : work_.checked(std::move(total), id);
}

/// The square of a standard deviation, exactly: the mean square less the square of the mean, for a sample times
/// n / (n - 1).
Result Aggregates::variance(const LoopPlan& plan, NodeId id, Scope& scope) {
    Number sum = 0;
    Number squares = 0;
    std::int64_t count = 0;
    const CauseId causes = for_each(plan, id, scope, [&](Scope& inner) -> CauseId {
        const Result value = expressions_.evaluate(*plan.body, inner);
        if (!value.good()) return value.cause;
        ++count;
        sum = sum + value.value;
        squares = squares + value.value * value.value;
        work_.effort.count_size(squares);
        return 0;
    });
    if (causes != 0) return bad(causes);
    if (count < (plan.sample ? 2 : 1)) return work_.fault(FaultKind::too_few_values, id);
    const Number n = count;
    return work_.checked((squares - sum * sum / n) / (plan.sample ? n - Number(1) : n), id);
}

Result Aggregates::quantified(const Node& node, Scope& scope) {
    const LoopPlan& plan = program_.loops[node.as<LoopId>()];
    const bool all = node.op == Op::for_all;
    Judged result{all ? Truth::yes : Truth::no, 0};
    const CauseId causes = for_each(plan, none, scope, [&](Scope& inner) {
        const Judged holds = expressions_.judge(*plan.body, inner);
        result = all ? work_.causes.both(result, holds) : work_.causes.either(result, holds);
        return CauseId{0};
    });
    if (causes != 0 && result.truth == (all ? Truth::yes : Truth::no)) return bad(causes);
    return as_result(result);
}

}  // namespace klausul
