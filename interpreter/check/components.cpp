// Tarjan's strongly connected components (SIAM J. Comput. 1, 1972), without recursion so that long chains are fine.

#include "interpreter/check/components.hpp"

#include <algorithm>
#include <utility>

namespace klausul {

std::vector<std::vector<std::uint32_t>> components(const Graph& graph) {
    const std::size_t count = graph.edges.size();
    constexpr std::uint32_t unseen = 0;
    std::vector<std::uint32_t> number(count, unseen);
    std::vector<std::uint32_t> low(count, 0);
    std::vector<bool> on_stack(count, false);
    std::vector<std::uint32_t> stack;
    std::vector<std::pair<std::uint32_t, std::size_t>> path;  ///< node, next edge to follow
    std::vector<std::vector<std::uint32_t>> result;
    std::uint32_t next_number = 1;
    const auto enter = [&](std::uint32_t node) {
        number[node] = low[node] = next_number++;
        stack.push_back(node);
        on_stack[node] = true;
        path.emplace_back(node, 0);
    };
    const auto leave = [&](std::uint32_t node) {
        if (low[node] != number[node]) return;
        std::vector<std::uint32_t> component;
        while (true) {
            const std::uint32_t member = stack.back();
            stack.pop_back();
            on_stack[member] = false;
            component.push_back(member);
            if (member == node) break;
        }
        result.push_back(std::move(component));
    };
    for (std::uint32_t start = 0; start < count; ++start) {
        if (number[start] != unseen) continue;
        enter(start);
        while (!path.empty()) {
            auto& [node, edge] = path.back();
            if (edge < graph.edges[node].size()) {
                const std::uint32_t to = graph.edges[node][edge++];
                if (number[to] == unseen) {
                    enter(to);
                } else if (on_stack[to]) {
                    low[node] = std::min(low[node], number[to]);
                }
                continue;
            }
            const std::uint32_t done = node;
            leave(done);
            path.pop_back();
            if (!path.empty()) low[path.back().first] = std::min(low[path.back().first], low[done]);
        }
    }
    return result;
}

}  // namespace klausul
