#include "interpreter/evaluate/record_lists.hpp"

#include "interpreter/evaluate/expressions.hpp"

namespace klausul {

CauseId RecordLists::cause(DomainId list) {
    if (const auto found = causes_.find(list); found != causes_.end()) return found->second;
    const CauseId cause = find_cause(list, none, 0);
    causes_.emplace(list, cause);
    return cause;
}

CauseId RecordLists::cause_within(DomainId list, DomainId around, std::int64_t record) {
    return find_cause(list, around, record);
}

/// Within one record of `around`, or (none) at all.
CauseId RecordLists::find_cause(DomainId list, Maybe<DomainId> around, std::int64_t record) {
    Cause missing;
    missing.kind = Cause::Kind::list;
    missing.has_fact = true;
    missing.list = list;
    const Maybe<DomainId> outer = program_.domains[list].parent;
    if (outer != none && around != outer) {
        if (const CauseId cause = find_cause(*outer, around, record)) return cause;
    }
    if (!work_.facts->is_list_given(list)) return work_.causes.add(std::move(missing));
    if (outer == none) return 0;
    const Case::Rows& rows = work_.facts->rows(list);
    if (rows.all_given) return 0;
    CauseId causes = 0;
    const auto ask = [&](std::size_t outer_record) {
        if (rows.given[outer_record]) return;
        Cause one = missing;
        one.outer_record = static_cast<std::uint32_t>(outer_record);
        causes = work_.causes.strict(causes, work_.causes.add(std::move(one)));
    };
    if (around == outer) {
        ask(static_cast<std::size_t>(record));
        return causes;
    }
    if (!work_.effort.take(rows.given.size())) return work_.causes.fault(FaultKind::too_many_steps, none);
    for (std::size_t each = 0; each < rows.given.size(); ++each) {
        if (around == none || record_around(*outer, static_cast<std::int64_t>(each), *around) == record) ask(each);
    }
    return causes;
}

std::int64_t RecordLists::record_around(DomainId list, std::int64_t row, DomainId around) const {
    for (; list != around; list = *program_.domains[list].parent)
        row = work_.facts->rows(list).owner[static_cast<std::size_t>(row)];
    return row;
}

Result RecordLists::read_inner_record(const Node& node, NodeId id, Scope& scope) {
    const NodeId* children = program_.children_of(node);
    const Result outer = expressions_.evaluate(children[0], scope);
    if (!outer.good()) return outer;
    const Result number = expressions_.evaluate(children[1], scope);
    if (!number.good()) return number;
    const Case::Rows& rows = work_.facts->rows(node.as<DomainId>());
    const std::int64_t wanted = number.value.to_int64().value_or(-1);
    const auto record = static_cast<std::size_t>(outer.value.to_int64().value_or(0));
    const bool there =
        record + 1 < rows.begin.size() && wanted >= 0 && wanted < rows.begin[record + 1] - rows.begin[record];
    if (!there) return work_.fault(FaultKind::no_such_group, id);
    return {rows.begin[record] + wanted, 0, false};
}

}  // namespace klausul
