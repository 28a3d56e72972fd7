#pragma once

// Looking at the flat tree of one statement, node by node, with places in the whole source.

#include <cstdint>
#include <optional>
#include <string_view>

#include "grammar/nodes.hpp"

namespace klausul::parsing {

/// Where the words of a statement stand.
struct Words {
    std::string_view text;
    std::uint32_t begin = 0;
    std::uint32_t source = 0;
};

class View {
public:
    View(const std::vector<Node>& nodes, const Words& words, std::uint32_t index = 0)
        : nodes_(&nodes), words_(&words), index_(index) {}

    [[nodiscard]] NodeKind kind() const { return node().kind; }
    [[nodiscard]] std::string_view text() const {
        auto text = words_->text.substr(node().begin, node().end - node().begin);
        while (text.ends_with(' ')) text.remove_suffix(1);
        return text;
    }
    [[nodiscard]] Span span() const {
        return span_of(node().begin, node().begin + static_cast<std::uint32_t>(text().size()));
    }
    [[nodiscard]] Span span_of(std::uint32_t begin, std::uint32_t end) const {
        return {words_->source, words_->begin + begin, words_->begin + end};
    }
    /// From the beginning of this node to the end of `last`.
    [[nodiscard]] Span span_to(const View& last) const { return {words_->source, span().begin, last.span().end}; }

    [[nodiscard]] std::optional<View> first() const { return at(index_ + 1, node().next); }
    /// The next child of `parent` after this one.
    [[nodiscard]] std::optional<View> next_in(const View& parent) const { return at(node().next, parent.node().next); }

    [[nodiscard]] std::optional<View> find(NodeKind wanted) const {
        for (auto child = first(); child; child = child->next_in(*this))
            if (child->kind() == wanted) return child;
        return std::nullopt;
    }
    [[nodiscard]] bool has(NodeKind wanted) const { return find(wanted).has_value(); }

    template <typename Function>
    void each(Function&& function) const {
        for (auto child = first(); child; child = child->next_in(*this)) function(*child);
    }
    template <typename Function>
    void each(NodeKind wanted, Function&& function) const {
        each([&](const View& child) {
            if (child.kind() == wanted) function(child);
        });
    }
    [[nodiscard]] std::size_t count() const {
        std::size_t n = 0;
        each([&](const View&) { ++n; });
        return n;
    }

private:
    [[nodiscard]] const Node& node() const { return (*nodes_)[index_]; }
    [[nodiscard]] std::optional<View> at(std::uint32_t index, std::uint32_t end) const {
        if (index >= end) return std::nullopt;
        return View(*nodes_, *words_, index);
    }

    const std::vector<Node>* nodes_;
    const Words* words_;
    std::uint32_t index_;
};

}  // namespace klausul::parsing
