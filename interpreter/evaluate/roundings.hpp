#pragma once

#include "interpreter/evaluate/case_at_work.hpp"

namespace klausul {

class Aggregates;
class Expressions;

/// Rounding, also of what a standard deviation stands in.
class Roundings {
public:
    Roundings(CaseAtWork& work, Aggregates& aggregates, Expressions& expressions)
        : program_(work.program), work_(work), aggregates_(aggregates), expressions_(expressions) {}

    Result rounded(const Node& node, NodeId id, Scope& scope);

private:
    /// p + q * the root of r.
    struct Rooted {
        Number p, q, r;
        CauseId cause = 0;
    };
    Rooted rooted(NodeId id, Scope& scope);
    Result rounded_root(const Node& node, NodeId id, Scope& scope);

    const Program& program_;
    CaseAtWork& work_;
    Aggregates& aggregates_;
    Expressions& expressions_;
};

}  // namespace klausul
