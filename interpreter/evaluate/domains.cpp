#include "interpreter/evaluate/domains.hpp"

#include <algorithm>
#include <numeric>

#include "interpreter/evaluate/expressions.hpp"
#include "interpreter/evaluate/groups.hpp"
#include "interpreter/evaluate/period_days.hpp"
#include "interpreter/evaluate/record_lists.hpp"

namespace klausul {
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

Members Domains::members(DomainId id) {
    const Domain& domain = program_.domains[id];
    switch (domain.kind) {
        case DomainKind::options:
        case DomainKind::parties:
            break;
        case DomainKind::records:
            return {0, lists_.size(id), nullptr};
        case DomainKind::groups:
            return {0, groups_.of(id).first.size(), nullptr};
        case DomainKind::years:
        case DomainKind::half_years:
        case DomainKind::quarters:
        case DomainKind::months:
            return {period_of(*work_.facts->date(), domain.kind), 1, nullptr};
    }
    return {0, domain.members.size(), domain.members.data()};
}

CauseId Domains::cause(DomainId domain) {
    const DomainKind kind = program_.domains[domain].kind;
    if (kind == DomainKind::groups) return groups_.of(domain).cause;
    return kind == DomainKind::records ? lists_.cause(domain) : 0;
}

// ---- what a member lies in -----------------------------------------------------------------------------------------

std::int64_t Domains::container(DomainId id, std::int64_t member, DomainId within) {
    const Domain& outer = program_.domains[within];
    if (id != within && program_.domains[id].kind == DomainKind::groups) {
        member = groups_.of(id).first[static_cast<std::size_t>(member)];
        id = *program_.domains[id].parent;
    }
    if (id == within) return member;
    if (outer.kind != DomainKind::groups) return lists_.record_around(id, member, within);
    const std::int64_t record = lists_.record_around(id, member, *outer.parent);
    const Groups::Made& made = groups_.of(within);
    return made.cause == 0 ? made.group_of[static_cast<std::size_t>(record)] : 0;
}

Result Domains::read_container(const Node& node, Scope& scope) {
    const Result member = expressions_.evaluate(program_.children_of(node)[0], scope);
    if (!member.good()) return member;
    const ContainerRead& read = program_.containers[node.as<ContainerId>()];
    if (program_.domains[read.within].kind == DomainKind::groups) {
        if (const CauseId unknown = cause(read.within)) return bad(unknown);
    }
    return {container(read.inner, member.value.to_int64().value_or(0), read.within), 0, false};
}

/// All members by what they lie in, in their own order: counted, then laid out.
const Domains::Contents& Domains::contents(DomainId domain, DomainId within) {
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

// ---- what a loop runs over -----------------------------------------------------------------------------------------

CauseId Domains::members_of(const LoopRun& run, Scope& scope, Members& found) {
    const DomainKind kind = program_.domains[run.domain].kind;
    if (run.last_years > 0) {
        std::int64_t year = to_civil(scope.date).year;
        if (run.year != none) year = expressions_.evaluate(*run.year, scope).value.to_int64().value_or(year);
        const std::int64_t each = periods_in_year(kind);
        found = {(year - run.last_years) * each, static_cast<std::size_t>(run.last_years * each), nullptr};
        return 0;
    }
    if (is_period(kind)) return periods_of(run, found);
    if (run.limits.empty()) {
        const CauseId unknown = cause(run.domain);
        if (unknown == 0) found = members(run.domain);
        return unknown;
    }
    return members_within(run, scope, found);
}

/// Those that the case gives, and those between them.
CauseId Domains::periods_of(const LoopRun& run, Members& found) {
    const auto [kept, added] = given_periods_.try_emplace(&run);
    for (std::size_t i = 0; added && i < run.given.size(); ++i) {
        const auto& per = program_.facts[run.given[i]].per;
        const auto index = std::find(per.begin(), per.end(), run.domain) - per.begin();
        for (const std::int64_t member : work_.facts->given_members(run.given[i], static_cast<std::size_t>(index)))
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
    return work_.causes.add(std::move(missing));
}

/// Those that lie in the first of the records and groups at hand.
CauseId Domains::members_within(const LoopRun& run, Scope& scope, Members& found) {
    const LoopRun::Limit& limit = run.limits.front();
    const Result owner = expressions_.evaluate(limit.owner, scope);
    if (!owner.good()) return owner.cause;
    const std::int64_t place = owner.value.to_int64().value_or(0);
    if (program_.domains[limit.within].kind == DomainKind::groups) {
        if (const CauseId unknown = cause(run.domain)) return unknown;
        const Contents& all = contents(run.domain, limit.within);
        const auto group = static_cast<std::size_t>(place);
        found = {0, all.begin[group + 1] - all.begin[group], all.members.data() + all.begin[group]};
        return 0;
    }
    if (const CauseId unknown = lists_.cause_within(run.domain, limit.within, place)) return unknown;
    // Rows stand in the order of the records around them, so those of one record follow on each other.
    std::vector<DomainId> way{run.domain};
    while (program_.domains[way.back()].parent != limit.within) way.push_back(*program_.domains[way.back()].parent);
    std::int64_t begin = place;
    std::int64_t end = place + 1;
    for (auto list = way.rbegin(); list != way.rend(); ++list) {
        const Case::Rows& rows = work_.facts->rows(*list);
        begin = rows.begin[static_cast<std::size_t>(begin)];
        end = rows.begin[static_cast<std::size_t>(end)];
    }
    found = {begin, static_cast<std::size_t>(end - begin), nullptr};
    return 0;
}

/// The first has been seen to by what was run over.
bool Domains::within_all(const LoopRun& run, std::int64_t member, Scope& scope) {
    for (std::size_t i = 1; i < run.limits.size(); ++i) {
        const Result owner = expressions_.evaluate(run.limits[i].owner, scope);
        if (!owner.good() || container(run.domain, member, run.limits[i].within) != owner.value.to_int64().value_or(-1))
            return false;
    }
    return true;
}

}  // namespace klausul
