// A standard deviation is a root and seldom an exact number, so it may stand only where it is rounded at once: within
// a rounding, alone or as a summand or factor of what is rounded.

#include "interpreter/check/checker.hpp"

namespace klausul {
namespace {

/// Whether the child at this place may hold the root.
bool may_bear_root(Op op, std::size_t place) {
    switch (row_of(op).roots) {
        case Roots::no_operand:
            return false;
        case Roots::first:
            return place == 0;
        case Roots::either:
            break;
    }
    return place < 2;
}

}  // namespace

void Checker::check_roots() {
    std::vector<bool> rooted(program_.nodes.size());
    std::vector<bool> rounded(program_.nodes.size());
    const auto refuse = [&](NodeId id) { report(code::root_without_rounding, program_.node_spans[id]); };
    // Children are made before what they stand in.
    for (NodeId id = 0; id < program_.nodes.size(); ++id) {
        const Node& node = program_.nodes[id];
        rooted[id] = node.op == Op::deviation;
        int roots = 0;
        for (std::size_t i = 0; i < node.child_count; ++i) {
            const NodeId child = program_.children_of(node)[i];
            if (!rooted[child]) continue;
            rounded[child] = true;  // or what is wrong with it has been told
            ++roots;
            if (!may_bear_root(node.op, i) || roots > 1) {
                refuse(child);
            } else if (node.op == Op::round) {
                program_.roundings[node.payload].of_root = true;
            } else {
                rooted[id] = true;
            }
        }
    }
    for (NodeId id = 0; id < program_.nodes.size(); ++id) {
        if (rooted[id] && !rounded[id]) refuse(id);
    }
}

}  // namespace klausul
