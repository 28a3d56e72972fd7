#pragma once

#include <span>

#include "interpreter/evaluate/causes.hpp"

namespace klausul {

/// A rule that may live, with its value.
struct Entry {
    RuleId rule;
    Judged lives;
    Result value;
};

/// A status and a value out of the rules of a term that must and may live.
class Settlement {
public:
    explicit Settlement(Causes& causes) : causes_(causes) {}

    /// Takes the values out of the entries. `not_in_force`: why it is not known whether a base rule is in force, or 0.
    [[nodiscard]] TermValue settle(std::span<Entry> entries, TermId term, const IndexKey& key, Day date,
                                   CauseId not_in_force);
    /// Of one rule that certainly lives and that no other contradicts.
    [[nodiscard]] TermValue decided(RuleId rule, Result value, TermId term, const IndexKey& key, Day date);
    /// Of a term that is open: undetermined if a fact may still decide it, else the worst of its causes.
    [[nodiscard]] TermValue open(CauseId cause) const;
    /// With the status of the cause, which is plain.
    [[nodiscard]] TermValue blocked(CauseId cause) const;

private:
    [[nodiscard]] CauseId open_causes(std::span<const Entry> entries);

    Causes& causes_;
};

}  // namespace klausul
