#pragma once

// Which rule goes before which, once the readings are fixed: the stated pairs, spread over families of exceptions,
// rule statements before clause statements before document statements, closed transitively.

#include <optional>
#include <vector>

#include "interpreter/program/core.hpp"

namespace klausul {

/// Whether a condition that reads nothing but readings holds. Readings are given by option.
[[nodiscard]] bool holds_under(const Program& program, Maybe<NodeId> condition, const TakenOptions& readings);

struct Precedence {
    /// The rules that silence it by speaking.
    Table<RuleId, std::vector<RuleId>> beaten_by;
    /// A statement that closes a circle, if there is one; `beaten_by` is then without it.
    std::optional<PrecedencePair> circle;
};

[[nodiscard]] Precedence order_rules(const Program& program, const TakenOptions& readings);

}  // namespace klausul
