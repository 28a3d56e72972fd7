#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <vector>

#include "interpreter/evaluate/case_at_work.hpp"

namespace klausul {

class RecordLists;
class Expressions;

/// The groups of the records of a list, as the case makes them.
class Groups {
public:
    Groups(CaseAtWork& work, RecordLists& lists, Expressions& expressions)
        : program_(work.program), work_(work), lists_(lists), expressions_(expressions) {}

    void begin() {
        if (!made_.empty()) made_.clear();
    }

    struct Made {
        CauseId cause = 0;                    ///< why they are not known
        std::vector<std::uint32_t> group_of;  ///< of each record
        std::vector<std::uint32_t> first;     ///< of each group, the first record in it
        std::map<std::vector<Number>, std::uint32_t> by_keys;
    };
    /// Made when they are first asked for. The keys are those of the date of the case: which groups there are never
    /// depends on who asks.
    [[nodiscard]] const Made& of(DomainId groups);
    [[nodiscard]] Result key(DomainId groups, std::size_t number, std::int64_t group);

    Result read_key(const Node& node, Scope& scope);
    Result read_with(const Node& node, NodeId id, Scope& scope);

private:
    [[nodiscard]] Made make(const Domain& domain);

    const Program& program_;
    CaseAtWork& work_;
    RecordLists& lists_;
    Expressions& expressions_;
    std::unordered_map<DomainId, Made> made_;
};

}  // namespace klausul
