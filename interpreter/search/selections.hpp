#pragma once

#include <vector>

#include "interpreter/program/core.hpp"
#include "interpreter/search/formula.hpp"
#include "interpreter/search/meaning.hpp"

namespace klausul::search {

/// A condition on the members of a loop within an expression, such as the one after `där` or before `för varje`, or a
/// part of such a condition: when it holds for one of them, and when not. The members are none of those that the rule
/// itself is about, though they may have the same values.
struct Selection {
    NodeId condition;
    Known holds;
};

/// The selections of an expression of a rule, those within others after them; but for members that are periods. An
/// expression stands for one day, that of `meaning`.
[[nodiscard]] std::vector<Selection> selections_of(const Program& program, const RuleInfo& rule, Meaning& meaning,
                                                   Formulas& formulas);

}  // namespace klausul::search
