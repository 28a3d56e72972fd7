// What an index runs over: members that are declared, rows of lists (also within records), groups that the case makes
// and periods; and in which record or group a member lies.

#include <algorithm>
#include <numeric>

#include "interpreter/evaluate/evaluator.hpp"

namespace klausul {

Members Evaluator::members(DomainId id) {
    const Domain& domain = program_.domains[id];
    switch (domain.kind) {
        case DomainKind::records:
            return {0, case_->list_size(id), nullptr};
        case DomainKind::groups:
            return {0, groups(id).first.size(), nullptr};
        case DomainKind::years:
        case DomainKind::half_years:
        case DomainKind::months:
        case DomainKind::quarters:
            return {period_of(*case_->date(), domain.kind), 1, nullptr};  // asked as such: the one the date lies in
        default:
            return {0, domain.members.size(), domain.members.data()};
    }
}

// ---- rows within records -------------------------------------------------------------------------------------------

/// Why the rows of a list are not known, within one member of `within` or (none) at all: the list around them is not
/// given, or a record of it does not tell its rows.
CauseId Evaluator::rows_cause(DomainId list, Maybe<DomainId> within, std::int64_t owner) {
    Cause missing;
    missing.kind = Cause::Kind::list;
    missing.has_fact = true;
    missing.list = list;
    const Maybe<DomainId> outer = program_.domains[list].parent;
    if (outer != none && within != outer) {
        if (const CauseId cause = rows_cause(*outer, within, owner)) return cause;
    }
    if (!case_->is_list_given(list)) return add_cause(std::move(missing));
    if (outer == none) return 0;
    const Case::Rows& rows = case_->rows(list);
    if (rows.all_given) return 0;
    CauseId causes = 0;
    const auto ask = [&](std::size_t record) {
        if (rows.given[record]) return;
        Cause one = missing;
        one.key[0] = static_cast<std::int64_t>(record) + 1;
        causes = strict(causes, add_cause(std::move(one)));
    };
    if (within == outer) {
        ask(static_cast<std::size_t>(owner));
        return causes;
    }
    steps_ += rows.given.size();
    if (steps_ > limits_.steps) return fault(FaultKind::too_many_steps, none);
    for (std::size_t record = 0; record < rows.given.size(); ++record) {
        const auto place = static_cast<std::int64_t>(record);
        if (within == none || container(*outer, place, *within) == owner) ask(record);
    }
    return causes;
}

CauseId Evaluator::domain_cause(DomainId domain) {
    const DomainKind kind = program_.domains[domain].kind;
    if (kind == DomainKind::groups) return groups(domain).cause;
    if (kind != DomainKind::records) return 0;
    if (const auto found = list_causes_.find(domain); found != list_causes_.end()) return found->second;
    const CauseId cause = rows_cause(domain, none, 0);
    list_causes_.emplace(domain, cause);
    return cause;
}

std::int64_t Evaluator::container(DomainId id, std::int64_t member, DomainId within) {
    while (id != within) {
        const Domain& domain = program_.domains[id];
        const auto place = static_cast<std::size_t>(member);
        if (domain.kind == DomainKind::groups) {
            member = groups(id).first[place];
        } else if (program_.domains[within].kind == DomainKind::groups && program_.domains[within].parent == id) {
            const Groups& made = groups(within);
            return made.cause == 0 ? made.group_of[place] : 0;
        } else {
            member = case_->rows(id).owner[place];
        }
        id = *domain.parent;
    }
    return member;
}

/// All members by what they lie in, in their own order: counted, then laid out.
const Evaluator::Contents& Evaluator::contents(DomainId domain, DomainId within) {
    const auto [found, added] = contents_.try_emplace({domain, within});
    Contents& made = found->second;
    if (!added) return made;
    const std::size_t count = members(domain).count;
    std::vector<std::uint32_t> owners(count);
    std::vector<std::uint32_t> begin(members(within).count + 1, 0);
    for (std::size_t i = 0; i < count; ++i) {
        owners[i] = static_cast<std::uint32_t>(container(domain, static_cast<std::int64_t>(i), within));
        ++begin[owners[i] + 1];
    }
    for (std::size_t i = 1; i < begin.size(); ++i) begin[i] += begin[i - 1];
    made.begin = begin;
    made.members.resize(count);
    for (std::size_t i = 0; i < count; ++i) made.members[begin[owners[i]]++] = static_cast<std::uint32_t>(i);
    return made;
}

// ---- groups --------------------------------------------------------------------------------------------------------

const Evaluator::Groups& Evaluator::groups(DomainId id) {
    if (const auto found = groups_.find(id); found != groups_.end()) return found->second;
    Groups made = make_groups(program_.domains[id]);
    return groups_.insert_or_assign(id, std::move(made)).first->second;
}

/// The keys are those of the date of the case: which groups there are never depends on who asks.
Evaluator::Groups Evaluator::make_groups(const Domain& domain) {
    Groups made;
    made.cause = domain_cause(*domain.parent);
    if (made.cause != 0) return made;
    const std::size_t count = members(*domain.parent).count;
    made.group_of.resize(count);
    std::vector<Number> keys(domain.keys.size());
    for (std::size_t record = 0; record < count; ++record) {
        Scope scope{*case_->date(), {}};
        scope.locals[0] = static_cast<std::int64_t>(record);
        if (++steps_ > limits_.steps) {
            made.cause = fault(FaultKind::too_many_steps, none);
            return made;
        }
        for (std::size_t i = 0; i < keys.size(); ++i) {
            Result key = evaluate(*domain.keys[i].node, scope);
            made.cause = strict(made.cause, key.cause);
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

Result Evaluator::group_key(DomainId id, std::size_t key, std::int64_t group) {
    const Groups& made = groups(id);
    if (made.cause != 0) return bad(made.cause);
    Scope scope{*case_->date(), {}};
    scope.locals[0] = made.first[static_cast<std::size_t>(group)];
    return evaluate(*program_.domains[id].keys[key].node, scope);
}

/// The nodes that give a member by way of another.
Result Evaluator::read_member(const Node& node, NodeId id, Scope& scope) {
    const NodeId* children = program_.children_of(node);
    if (node.op == Op::group_with) {
        const Groups& made = groups(node.as<DomainId>());
        CauseId causes = made.cause;
        std::vector<Number> keys;
        for (std::size_t i = 0; i < node.child_count; ++i) {
            keys.push_back(evaluate(children[i], scope).value);
            causes = strict(causes, evaluate(children[i], scope).cause);
        }
        if (causes != 0) return bad(causes);
        const auto found = made.by_keys.find(keys);
        if (found == made.by_keys.end()) return bad(fault(FaultKind::no_such_group, id));
        return {static_cast<std::int64_t>(found->second), 0, false};
    }
    const Result first = evaluate(children[0], scope);
    if (!first.good()) return first;
    const std::int64_t member = first.value.to_int64().value_or(0);
    if (node.op == Op::container) {
        const ContainerRead& read = program_.containers[node.as<ContainerId>()];
        if (program_.domains[read.within].kind == DomainKind::groups) {
            if (const CauseId cause = groups(read.within).cause) return bad(cause);
        }
        return {container(read.inner, member, read.within), 0, false};
    }
    if (node.op == Op::group_key) {
        const GroupKeyRead& read = program_.group_keys[node.as<GroupKeyId>()];
        return group_key(read.domain, read.key, member);
    }
    const Result number = evaluate(children[1], scope);
    if (!number.good()) return number;
    const Case::Rows& rows = case_->rows(node.as<DomainId>());
    const std::int64_t wanted = number.value.to_int64().value_or(-1);
    const auto outer = static_cast<std::size_t>(member);
    const bool there =
        outer + 1 < rows.begin.size() && wanted >= 0 && wanted < rows.begin[outer + 1] - rows.begin[outer];
    if (!there) return bad(fault(FaultKind::no_such_group, id));
    return {rows.begin[outer] + wanted, 0, false};
}

// ---- what a loop runs over -----------------------------------------------------------------------------------------

namespace {

/// How many of the periods of an index a year has.
std::int64_t periods_in_year(DomainKind kind) {
    return kind == DomainKind::years ? 1 : kind == DomainKind::half_years ? 2 : kind == DomainKind::quarters ? 4 : 12;
}

bool is_period(DomainKind kind) {
    return kind == DomainKind::years || kind == DomainKind::half_years || kind == DomainKind::months ||
           kind == DomainKind::quarters;
}

}  // namespace

CauseId Evaluator::members_of(const LoopRun& run, Scope& scope, Members& found) {
    const DomainKind kind = program_.domains[run.domain].kind;
    if (run.last_years > 0) {
        std::int64_t year = to_civil(scope.date).year;
        if (run.year != none) year = evaluate(*run.year, scope).value.to_int64().value_or(year);
        const std::int64_t each = periods_in_year(kind);
        found = {(year - run.last_years) * each, static_cast<std::size_t>(run.last_years * each), nullptr};
        return 0;
    }
    if (is_period(kind)) {
        const auto [kept, added] = given_periods_.try_emplace(&run);
        for (std::size_t i = 0; added && i < run.given.size(); ++i) {
            const auto& per = program_.facts[run.given[i]].per;
            const auto index = std::find(per.begin(), per.end(), run.domain) - per.begin();
            for (const std::int64_t member : case_->given_members(run.given[i], static_cast<std::size_t>(index)))
                kept->second.push_back(static_cast<std::uint32_t>(member));
        }
        std::vector<std::uint32_t>& periods = kept->second;
        std::sort(periods.begin(), periods.end());
        periods.erase(std::unique(periods.begin(), periods.end()), periods.end());
        if (added && !periods.empty()) {
            // One between them of which nothing is said is not known; it is not left out.
            const std::uint32_t first = periods.front();
            periods.resize(periods.back() - first + 1);
            std::iota(periods.begin(), periods.end(), first);
        }
        found = {0, periods.size(), periods.data()};
        if (!periods.empty() || run.given.empty()) return 0;
        Cause missing;
        missing.kind = Cause::Kind::periods;
        missing.has_fact = true;
        missing.fact_asked = run.given.front();
        return add_cause(std::move(missing));
    }
    if (run.limits.empty()) {
        const CauseId cause = domain_cause(run.domain);
        if (cause == 0) found = members(run.domain);
        return cause;
    }
    const LoopRun::Limit& limit = run.limits.front();
    const Result owner = evaluate(limit.owner, scope);
    if (!owner.good()) return owner.cause;
    const std::int64_t place = owner.value.to_int64().value_or(0);
    if (program_.domains[limit.within].kind == DomainKind::groups) {
        const CauseId cause = domain_cause(run.domain);
        if (cause != 0) return cause;
        const Contents& all = contents(run.domain, limit.within);
        const auto group = static_cast<std::size_t>(place);
        found = {0, all.begin[group + 1] - all.begin[group], all.members.data() + all.begin[group]};
        return 0;
    }
    if (const CauseId cause = rows_cause(run.domain, limit.within, place)) return cause;
    // Rows stand in the order of the records around them, so those of one record follow on each other.
    std::vector<DomainId> way{run.domain};
    while (program_.domains[way.back()].parent != limit.within) way.push_back(*program_.domains[way.back()].parent);
    std::int64_t begin = place;
    std::int64_t end = place + 1;
    for (auto list = way.rbegin(); list != way.rend(); ++list) {
        const Case::Rows& rows = case_->rows(*list);
        begin = rows.begin[static_cast<std::size_t>(begin)];
        end = rows.begin[static_cast<std::size_t>(end)];
    }
    found = {begin, static_cast<std::size_t>(end - begin), nullptr};
    return 0;
}

/// Whether a member lies in all the records and groups at hand; the first has been seen to by what was run over.
bool Evaluator::within_all(const LoopRun& run, std::int64_t member, Scope& scope) {
    for (std::size_t i = 1; i < run.limits.size(); ++i) {
        const Result owner = evaluate(run.limits[i].owner, scope);
        if (!owner.good() || container(run.domain, member, run.limits[i].within) != owner.value.to_int64().value_or(-1))
            return false;
    }
    return true;
}

}  // namespace klausul
