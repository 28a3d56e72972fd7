#pragma once

#include <cstdint>
#include <vector>

namespace klausul {

/// Nodes 0, 1, ... and for each the nodes it needs.
struct Graph {
    std::vector<std::vector<std::uint32_t>> edges;
};

/// The strongly connected components, each after those that it needs.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> components(const Graph& graph);

}  // namespace klausul
