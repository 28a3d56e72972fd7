#pragma once

#include <memory>
#include <string>
#include <utility>

#include "grammar/messages.hpp"
#include "grammar/syntax.hpp"
#include "grammar/tree_view.hpp"

namespace klausul::build {

/// Makes expression trees from flat ones. Throws Failure when a chain of operators is too long for a tree that others
/// can walk safely.
class Expressions {
public:
    /// Any node of an expression, from `conditional` down to a literal.
    [[nodiscard]] syntax::ExpressionPtr build(const View& view);
    [[nodiscard]] syntax::RoundingRule rounding_rule(const View& view) const;
    [[nodiscard]] std::vector<syntax::ExpressionPtr> members(const View& parent);

private:
    using Ptr = syntax::ExpressionPtr;

    Ptr conditional(const View& view);
    Ptr logic_chain(const View& view, BinaryOperator op);
    Ptr not_chain(const View& view);
    Ptr quantified(const View& view);
    Ptr comparison(const View& view);
    Ptr compare(const View& view, Ptr left, const View& tail);
    Ptr any_of(const View& view, Ptr left, const View& tail, bool negated);
    Ptr rounded(const View& view);
    Ptr limited(Span span, Ptr value, const View& limit);
    Ptr arithmetic(const View& view);
    Ptr unary(const View& view);
    Ptr postfix(const View& view);
    Ptr suffix(const View& whole, Ptr value, const View& view);
    Ptr paren(const View& view);
    Ptr clip(const View& view, Ptr span);
    Ptr quantity(const View& view);
    Ptr date_shift(const View& view, const View& shift);
    Ptr moment(const View& view);
    Ptr aggregate(const View& view);
    Ptr allocation(const View& view);
    Ptr call(const View& view);
    Ptr operation(const View& view);
    Ptr leaf(const View& view);

    /// Charges `levels` to the depth of everything built until the guard goes.
    class Deeper;
    std::size_t depth_ = 0;
};

class Expressions::Deeper {
public:
    Deeper(Expressions& owner, std::size_t levels, const View& place) : owner_(owner), levels_(levels) {
        if (owner.depth_ + levels > deepest_tree)
            throw Failure{code::chain_too_long, place.span().begin, {std::to_string(deepest_tree)}};
        owner.depth_ += levels;
    }
    ~Deeper() { owner_.depth_ -= levels_; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;

private:
    Expressions& owner_;
    std::size_t levels_;
};

template <typename Part>
syntax::ExpressionPtr make(Span span, Part part) {
    auto result = std::make_unique<syntax::Expression>();
    result->span = span;
    result->node = std::move(part);
    return result;
}

}  // namespace klausul::build
