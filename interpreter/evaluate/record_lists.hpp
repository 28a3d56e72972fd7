#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>

#include "interpreter/evaluate/case_at_work.hpp"

namespace klausul {

class Expressions;

/// The rows of lists, counted through all records around them, and why they are not known.
class RecordLists {
public:
    RecordLists(CaseAtWork& work, Expressions& expressions)
        : program_(work.program), work_(work), expressions_(expressions) {}

    void begin() {
        if (!causes_.empty()) causes_.clear();
    }

    [[nodiscard]] std::size_t size(DomainId list) const { return work_.facts->list_size(list); }
    /// Why the rows of a list are not known; 0 if they are.
    [[nodiscard]] CauseId cause(DomainId list);
    /// The same of those within one record: the list around them is not given, or a record of it does not tell its
    /// rows.
    [[nodiscard]] CauseId cause_within(DomainId list, DomainId around, std::int64_t record);
    /// The record of `around` that a row lies in.
    [[nodiscard]] std::int64_t record_around(DomainId list, std::int64_t row, DomainId around) const;

    Result read_inner_record(const Node& node, NodeId id, Scope& scope);

private:
    [[nodiscard]] CauseId find_cause(DomainId list, Maybe<DomainId> around, std::int64_t record);

    const Program& program_;
    CaseAtWork& work_;
    Expressions& expressions_;
    std::unordered_map<DomainId, CauseId> causes_;  ///< by list
};

}  // namespace klausul
