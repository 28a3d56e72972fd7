#pragma once

// What expressions are made of.

#include <vector>

#include "interpreter/program/core.hpp"

namespace klausul::search {

/// The nodes of an expression, each once, itself first; also the lines of a choice, what a loop or an allocation runs
/// over, the keys of groups, and how a fact is derived. Nothing for `none`.
[[nodiscard]] std::vector<NodeId> nodes_within(const Program& program, Maybe<NodeId> start);
/// The terms that an expression reads, each once.
[[nodiscard]] std::vector<TermId> terms_within(const Program& program, Maybe<NodeId> start);
/// The expressions of a term: its day, the keys of its groups, conditions and values.
[[nodiscard]] std::vector<NodeId> expressions_of(const Program& program, TermId term);
/// The terms that a term reads, itself or through others, without itself.
[[nodiscard]] std::vector<TermId> terms_behind(const Program& program, TermId term);

}  // namespace klausul::search
