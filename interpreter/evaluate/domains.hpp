#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "interpreter/evaluate/case_at_work.hpp"

namespace klausul {

class RecordLists;
class Groups;
class Expressions;

/// What an index runs over: places counted from `first`, or those that are listed.
struct Members {
    std::int64_t first = 0;
    std::size_t count = 0;
    const std::uint32_t* listed = nullptr;

    [[nodiscard]] std::int64_t at(std::size_t i) const {
        return listed != nullptr ? listed[i] : first + static_cast<std::int64_t>(i);
    }
};

/// What indexes run over: members that are declared, rows of lists, groups and periods; and in which record or group a
/// member lies.
class Domains {
public:
    Domains(CaseAtWork& work, RecordLists& lists, Groups& groups, Expressions& expressions)
        : program_(work.program), work_(work), lists_(lists), groups_(groups), expressions_(expressions) {}

    void begin() {
        if (!contents_.empty()) contents_.clear();
        if (!given_periods_.empty()) given_periods_.clear();
    }

    /// The members an index runs over in this case; of periods that in which its date lies.
    [[nodiscard]] Members members(DomainId domain);
    /// Why it is not known what an index runs over; 0 if it is.
    [[nodiscard]] CauseId cause(DomainId domain);
    /// Those that a loop's variable runs over where it stands, which stay until the next begin(); the cause why that is
    /// not known, or 0.
    [[nodiscard]] CauseId members_of(const LoopRun& run, Scope& scope, Members& members);
    /// Whether one of those lies in all the records and groups at hand.
    [[nodiscard]] bool within_all(const LoopRun& run, std::int64_t member, Scope& scope);
    /// The member of `within` that a member lies in: its outer record, or the group it belongs to.
    [[nodiscard]] std::int64_t container(DomainId domain, std::int64_t member, DomainId within);

    Result read_container(const Node& node, Scope& scope);

private:
    /// For each container the members that lie in it, one container after the other.
    struct Contents {
        std::vector<std::uint32_t> begin;
        std::vector<std::uint32_t> members;
    };

    [[nodiscard]] const Contents& contents(DomainId domain, DomainId within);
    [[nodiscard]] CauseId periods_of(const LoopRun& run, Members& members);
    [[nodiscard]] CauseId members_within(const LoopRun& run, Scope& scope, Members& members);

    const Program& program_;
    CaseAtWork& work_;
    RecordLists& lists_;
    Groups& groups_;
    Expressions& expressions_;
    std::map<std::pair<DomainId, DomainId>, Contents> contents_;
    std::map<const LoopRun*, std::vector<std::uint32_t>> given_periods_;
};

}  // namespace klausul
