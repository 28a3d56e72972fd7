#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "interpreter/evaluate/case_at_work.hpp"

namespace klausul {

struct Members;
class Domains;
class Expressions;

/// Exact division into shares: whole steps by weight, and a stated rule for what is left, so that parts always sum to
/// the total.
class Allocations {
public:
    Allocations(CaseAtWork& work, Domains& domains, Expressions& expressions)
        : program_(work.program), work_(work), domains_(domains), expressions_(expressions) {}

    void begin() {
        if (!shared_.empty()) shared_.clear();
    }

    /// Of the member at hand.
    Result part(const Node& node, NodeId id, Scope& scope);
    Result left_over(const Node& node, NodeId id, Scope& scope);
    /// Of all receivers.
    Result sum_of_weights(const Node& node, NodeId id, Scope& scope);
    /// Among whom is shared out; the cause why that is not known, or 0.
    [[nodiscard]] CauseId receivers(const AllocationPlan& plan, Scope& scope, Members& members);

private:
    struct Shared {
        std::vector<Number> parts;
        Number weight_sum;
        Number left;  ///< what `resten kvar` leaves
        CauseId cause = 0;
    };
    /// The node, the date, and the index with 0 or the record around in the place of the receiver.
    using Occasion = std::pair<NodeId, std::pair<std::int32_t, std::array<std::int64_t, max_locals>>>;

    template <typename Take>
    Result of_shares(const Node& node, NodeId id, Scope& scope, Take take);
    [[nodiscard]] const Shared& shares_of(const AllocationPlan& plan, NodeId id, Scope& scope, const Members& members);
    Shared share_out(const AllocationPlan& plan, NodeId id, Scope scope, const Members& members);
    CauseId share_by_weight(const AllocationPlan& plan, NodeId id, Scope scope, const Members& members,
                            const std::vector<Number>& quotas, Shared& shares);
    CauseId order_by_key(const AllocationPlan& plan, NodeId id, Scope scope, const Members& members,
                         const std::vector<Number>& fractions, std::size_t more, std::vector<std::size_t>& order);

    const Program& program_;
    CaseAtWork& work_;
    Domains& domains_;
    Expressions& expressions_;
    std::map<Occasion, Shared> shared_;
};

}  // namespace klausul
