#include "interpreter/evaluate/groups.hpp"

#include <utility>

#include "interpreter/evaluate/expressions.hpp"
#include "interpreter/evaluate/record_lists.hpp"

namespace klausul {

const Groups::Made& Groups::of(DomainId groups) {
    if (const auto found = made_.find(groups); found != made_.end()) return found->second;
    Made made = make(program_.domains[groups]);
    return made_.insert_or_assign(groups, std::move(made)).first->second;
}

Groups::Made Groups::make(const Domain& domain) {
    Made made;
    made.cause = lists_.cause(*domain.parent);
    if (made.cause != 0) return made;
    const std::size_t count = lists_.size(*domain.parent);
    made.group_of.resize(count);
    std::vector<Number> keys(domain.keys.size());
    for (std::size_t record = 0; record < count; ++record) {
        Scope scope{*work_.facts->date(), {}};
        scope.locals[0] = static_cast<std::int64_t>(record);
        if (!work_.effort.take()) {
            made.cause = work_.causes.fault(FaultKind::too_many_steps, none);
            return made;
        }
        for (std::size_t i = 0; i < keys.size(); ++i) {
            Result key = expressions_.evaluate(*domain.keys[i].node, scope);
            made.cause = work_.causes.strict(made.cause, key.cause);
            keys[i] = std::move(key.value);
        }
        if (made.cause != 0) continue;  // go on, to name all that is missing
        const auto next = static_cast<std::uint32_t>(made.first.size());
        const auto [found, added] = made.by_keys.try_emplace(keys, next);
        if (added) made.first.push_back(static_cast<std::uint32_t>(record));
        made.group_of[record] = found->second;
    }
    if (made.cause != 0) made.first.clear();
    return made;
}

Result Groups::key(DomainId groups, std::size_t number, std::int64_t group) {
    const Made& made = of(groups);
    if (made.cause != 0) return bad(made.cause);
    Scope scope{*work_.facts->date(), {}};
    scope.locals[0] = made.first[static_cast<std::size_t>(group)];
    return expressions_.evaluate(*program_.domains[groups].keys[number].node, scope);
}

Result Groups::read_key(const Node& node, Scope& scope) {
    const Result group = expressions_.evaluate(program_.children_of(node)[0], scope);
    if (!group.good()) return group;
    const GroupKeyRead& read = program_.group_keys[node.as<GroupKeyId>()];
    return key(read.domain, read.key, group.value.to_int64().value_or(0));
}

Result Groups::read_with(const Node& node, NodeId id, Scope& scope) {
    const NodeId* children = program_.children_of(node);
    const Made& made = of(node.as<DomainId>());
    CauseId causes = made.cause;
    std::vector<Number> keys;
    for (std::size_t i = 0; i < node.child_count; ++i) {
        Result each = expressions_.evaluate(children[i], scope);
        keys.push_back(std::move(each.value));
        causes = work_.causes.strict(causes, each.cause);
    }
    if (causes != 0) return bad(causes);
    const auto found = made.by_keys.find(keys);
    if (found == made.by_keys.end()) return work_.fault(FaultKind::no_such_group, id);
    return {static_cast<std::int64_t>(found->second), 0, false};
}

}  // namespace klausul
