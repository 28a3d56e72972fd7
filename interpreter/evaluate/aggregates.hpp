#pragma once

#include "interpreter/evaluate/case_at_work.hpp"

namespace klausul {

class Domains;
class Expressions;

/// What runs over the members of an index: aggregates and quantifiers.
class Aggregates {
public:
    Aggregates(CaseAtWork& work, Domains& domains, Expressions& expressions)
        : program_(work.program), work_(work), domains_(domains), expressions_(expressions) {}

    Result aggregate(const Node& node, NodeId id, Scope& scope);
    Result quantified(const Node& node, Scope& scope);
    /// The square of a standard deviation.
    [[nodiscard]] Result variance(const LoopPlan& plan, NodeId id, Scope& scope);

private:
    template <typename Visit>
    CauseId for_each(const LoopPlan& plan, Maybe<NodeId> id, Scope& scope, const Visit& visit);

    const Program& program_;
    CaseAtWork& work_;
    Domains& domains_;
    Expressions& expressions_;
};

}  // namespace klausul
