// Expression trees: operators, from the loosest to the tightest.

#include "grammar/build_expression.hpp"

#include <utility>

#include "grammar/build_names.hpp"
#include "grammar/messages.hpp"

namespace klausul::build {

using namespace syntax;

namespace {

ExpressionPtr binary(BinaryOperator op, ExpressionPtr left, ExpressionPtr right, Span op_span) {
    const Span span{left->span.source, left->span.begin, right->span.end};
    return make(span, Binary{op, std::move(left), std::move(right), op_span});
}

std::optional<PresenceKind> presence_of(NodeKind kind) {
    switch (kind) {
        case NodeKind::exists:
            return PresenceKind::present;
        case NodeKind::is_absent:
            return PresenceKind::absent;
        case NodeKind::fulfilled:
            return PresenceKind::fulfilled;
        case NodeKind::not_fulfilled:
            return PresenceKind::not_fulfilled;
        case NodeKind::is_unknown:
        case NodeKind::is_not_unknown:
            return PresenceKind::unknown;
        case NodeKind::is_not_applicable:
        case NodeKind::is_not_not_applicable:
            return PresenceKind::not_applicable;
        default:
            return std::nullopt;
    }
}

std::vector<View> children(const View& view) {
    std::vector<View> result;
    view.each([&](const View& child) { result.push_back(child); });
    return result;
}

}  // namespace

ExpressionPtr Expressions::build(const View& view) {
    switch (view.kind()) {
        case NodeKind::conditional:
            return conditional(view);
        case NodeKind::or_chain:
            return logic_chain(view, BinaryOperator::logical_or);
        case NodeKind::and_chain:
            return logic_chain(view, BinaryOperator::logical_and);
        case NodeKind::not_chain:
            return not_chain(view);
        case NodeKind::quantified:
            return quantified(view);
        case NodeKind::comparison:
            return comparison(view);
        case NodeKind::rounded:
            return rounded(view);
        case NodeKind::sum:
        case NodeKind::product:
            return arithmetic(view);
        case NodeKind::unary:
            return unary(view);
        case NodeKind::postfix:
            return postfix(view);
        case NodeKind::paren:
            return paren(view);
        case NodeKind::quantity:
            return quantity(view);
        case NodeKind::moment:
            return moment(view);
        case NodeKind::aggregate:
            return aggregate(view);
        case NodeKind::allocation:
            return allocation(view);
        case NodeKind::call:
        case NodeKind::period_of:
            return call(view);
        default:
            return leaf(view);
    }
}

ExpressionPtr Expressions::conditional(const View& view) {
    const Deeper deeper(*this, 1, view);
    const auto parts = children(view);
    return make(view.span(), Conditional{build(parts.at(0)), build(parts.at(1)), build(parts.at(2))});
}

ExpressionPtr Expressions::logic_chain(const View& view, BinaryOperator op) {
    const auto parts = children(view);
    const Deeper deeper(*this, parts.size() - 1, view);
    auto result = build(parts[0]);
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const Span gap{result->span.source, result->span.end, parts[i].span().begin};
        result = binary(op, std::move(result), build(parts[i]), gap);
    }
    return result;
}

ExpressionPtr Expressions::not_chain(const View& view) {
    const auto parts = children(view);
    const Deeper deeper(*this, parts.size() - 1, view);
    auto result = build(parts.back());
    for (auto i = parts.size() - 1; i-- > 0;)
        result = make(parts[i].span_to(view), Unary{UnaryOperator::logical_not, std::move(result)});
    return result;
}

ExpressionPtr Expressions::quantified(const View& view) {
    const auto first = *view.first();
    const auto word = first.next_in(view);
    if (!word) return build(first);
    const Deeper deeper(*this, 1, view);
    const auto kind = word->kind() == NodeKind::for_all    ? Quantifier::all
                      : word->kind() == NodeKind::for_some ? Quantifier::some
                                                           : Quantifier::none;
    return make(view.span(), Quantified{kind, build(first), name_in(*word)});
}

ExpressionPtr Expressions::comparison(const View& view) {
    const auto first = *view.first();
    const auto tail = first.next_in(view);
    if (!tail) return build(first);
    const Deeper deeper(*this, 2, view);
    return compare(view, build(first), *tail);
}

ExpressionPtr Expressions::compare(const View& view, Ptr left, const View& tail) {
    if (const auto presence = presence_of(tail.kind())) {
        auto result = make(view.span(), Presence{std::move(left), *presence});
        const bool negated = tail.kind() == NodeKind::is_not_unknown || tail.kind() == NodeKind::is_not_not_applicable;
        return negated ? make(view.span(), Unary{UnaryOperator::logical_not, std::move(result)}) : std::move(result);
    }
    if (tail.kind() == NodeKind::any_of) return any_of(view, std::move(left), tail, false);
    if (tail.kind() == NodeKind::none_of || tail.kind() == NodeKind::not_any_of)
        return any_of(view, std::move(left), tail, true);
    return binary(operator_of(tail.kind()), std::move(left), build(*tail.next_in(view)), tail.span());
}

ExpressionPtr Expressions::any_of(const View& view, Ptr left, const View& tail, bool negated) {
    AnyOf result{std::move(left), {}, negated};
    tail.each([&](const View& option) { result.options.push_back(build(option)); });
    return make(view.span(), std::move(result));
}

ExpressionPtr Expressions::rounded(const View& view) {
    const auto parts = children(view);
    const Deeper deeper(*this, parts.size() - 1, view);
    auto result = build(parts[0]);
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const Span span = view.span_to(parts[i]);
        const bool limit = parts[i].kind() == NodeKind::at_most || parts[i].kind() == NodeKind::at_least;
        result = limit ? limited(span, std::move(result), parts[i])
                       : make(span, syntax::Rounding{std::move(result), rounding_rule(parts[i])});
    }
    return result;
}

/// `a, dock högst b`: the lower of the two.
ExpressionPtr Expressions::limited(Span span, Ptr value, const View& limit) {
    OneOfAmounts result{limit.kind() == NodeKind::at_least, true, {}};
    result.amounts.push_back(std::move(value));
    result.amounts.push_back(build(*limit.first()));
    return make(span, std::move(result));
}

RoundingRule Expressions::rounding_rule(const View& view) const {
    RoundingRule rule;
    rule.span = view.span();
    rule.step = build::quantity(view);
    view.each([&](const View& part) {
        switch (part.kind()) {
            case NodeKind::up:
                rule.direction = RoundingDirection::up;
                break;
            case NodeKind::down:
                rule.direction = RoundingDirection::down;
                break;
            case NodeKind::from_zero:
                rule.direction = RoundingDirection::from_zero;
                break;
            case NodeKind::to_zero:
                rule.direction = RoundingDirection::to_zero;
                break;
            case NodeKind::to_even:
                rule.ties = Ties::to_even;
                break;
            case NodeKind::integer:
                rule.decimals = integer(part);
                break;
            case NodeKind::whole:
                rule.step.figure = {"1", part.span()};
                break;
            default:
                break;
        }
    });
    return rule;
}

ExpressionPtr Expressions::arithmetic(const View& view) {
    const auto parts = children(view);
    const Deeper deeper(*this, (parts.size() - 1) / 2, view);
    auto result = build(parts[0]);
    for (std::size_t i = 1; i + 1 < parts.size(); i += 2)
        result = binary(operator_of(parts[i].kind()), std::move(result), build(parts[i + 1]), parts[i].span());
    return result;
}

ExpressionPtr Expressions::unary(const View& view) {
    const auto parts = children(view);
    const Deeper deeper(*this, parts.size() - 1, view);
    auto result = build(parts.back());
    for (auto i = parts.size() - 1; i-- > 0;)
        result = make(parts[i].span_to(view), Unary{UnaryOperator::negate, std::move(result)});
    return result;
}

ExpressionPtr Expressions::postfix(const View& view) {
    const auto parts = children(view);
    const Deeper deeper(*this, parts.size() - 1, view);
    auto result = build(parts[0]);
    for (std::size_t i = 1; i < parts.size(); ++i) result = suffix(view, std::move(result), parts[i]);
    return result;
}

ExpressionPtr Expressions::suffix(const View& whole, Ptr value, const View& view) {
    const auto span = whole.span_to(view);
    if (view.kind() == NodeKind::for_member) return make(span, ForMember{std::move(value), members(view)});
    if (view.kind() == NodeKind::according) return make(span, According{std::move(value), name_in(view)});
    return make(span, AsOf{std::move(value), build(*view.first()), view.kind() == NodeKind::at_event});
}

std::vector<ExpressionPtr> Expressions::members(const View& parent) {
    std::vector<ExpressionPtr> result;
    parent.each([&](const View& member) { result.push_back(build(member)); });
    return result;
}

}  // namespace klausul::build
