// Rounding: the usual case first, a value to a multiple of a step (number.hpp). Then what a standard deviation stands
// in: of p + q * a standard deviation the root is never computed; which multiple of the step it lies nearest to is
// decided by comparing squares, so ties and whole results come out exactly.

#include "interpreter/evaluate/roundings.hpp"

#include "interpreter/evaluate/aggregates.hpp"
#include "interpreter/evaluate/expressions.hpp"

namespace klausul {

Result Roundings::rounded(const Node& node, NodeId id, Scope& scope) {
    const RoundingPlan& plan = program_.roundings[node.as<RoundingId>()];
    if (plan.of_root) return rounded_root(node, id, scope);
    Result value = expressions_.evaluate(program_.children_of(node)[0], scope);
    if (!value.good()) return value;
    return work_.checked(value.value.rounded(plan.step, plan.to, plan.ties), id);
}

// ---- of a root -----------------------------------------------------------------------------------------------------

namespace {

/// Which of p + s * (the root of w) and `limit` is larger; s is 1 or -1.
std::strong_ordering compare_root(const Number& p, int s, const Number& w, const Number& limit) {
    const Number rest = limit - p;  // against it stands s * the root
    if (s > 0) return rest.sign() < 0 ? std::strong_ordering::greater : w <=> rest * rest;
    return rest.sign() > 0 ? std::strong_ordering::less : rest * rest <=> w;
}

/// The whole number that p + s * (the root of w) rounds to.
Number round_root(const Number& p, int s, const Number& w, RoundTo to, TieBreak ties) {
    const Number root = w.square_root_rounded(Number(1), RoundTo::down);
    Number floor = s > 0 ? p.floor() + root : p.floor() - root - Number(2);
    while (compare_root(p, s, w, floor + Number(1)) >= 0) floor = floor + Number(1);
    if (compare_root(p, s, w, floor) == 0) return floor;
    const bool negative = compare_root(p, s, w, Number(0)) < 0;
    const Number upper = floor + Number(1);
    switch (to) {
        case RoundTo::up:
            return upper;
        case RoundTo::down:
            return floor;
        case RoundTo::from_zero:
            return negative ? floor : upper;
        case RoundTo::to_zero:
            return negative ? upper : floor;
        case RoundTo::nearest:
            break;
    }
    const auto half = compare_root(p, s, w, floor + Number(1) / Number(2));
    if (half != 0) return half > 0 ? upper : floor;
    if (ties == TieBreak::to_even) return (floor / Number(2)).is_whole() ? floor : upper;
    return negative ? floor : upper;
}

}  // namespace

/// An expression in which at most one standard deviation stands, as a summand or a factor; the checker has seen to it.
Roundings::Rooted Roundings::rooted(NodeId id, Scope& scope) {
    const Node& node = program_.nodes[id];
    const NodeId* children = program_.children_of(node);
    if (node.op == Op::deviation) {
        const Result square = aggregates_.variance(program_.loops[node.as<LoopId>()], id, scope);
        return {Number(0), Number(1), square.value, square.cause};
    }
    if (node.op == Op::negate || node.op == Op::scale) {
        Rooted operand = rooted(children[0], scope);
        if (operand.cause != 0) return operand;
        const Number by = node.op == Op::negate ? Number(-1) : program_.constants[node.as<ConstantId>()];
        return {operand.p * by, operand.q * by, operand.r, 0};
    }
    const bool sum = node.op == Op::add || node.op == Op::subtract;
    if (!sum && node.op != Op::multiply && node.op != Op::divide) {
        const Result plain = expressions_.evaluate(id, scope);
        return {plain.value, Number(0), Number(0), plain.cause};
    }
    const Rooted a = rooted(children[0], scope);
    const Rooted b = rooted(children[1], scope);
    if (a.cause != 0 || b.cause != 0) return {Number(), Number(), Number(), work_.causes.strict(a.cause, b.cause)};
    const Rooted& root = a.q.is_zero() ? b : a;
    if (sum) {
        const Number sign = node.op == Op::add ? 1 : -1;
        return {a.p + sign * b.p, a.q + sign * b.q, root.r, 0};
    }
    if (node.op == Op::multiply) return {a.p * b.p, a.p * b.q + a.q * b.p, root.r, 0};
    if (b.p.is_zero()) return {Number(), Number(), Number(), work_.causes.fault(FaultKind::division_by_zero, id)};
    return {a.p / b.p, a.q / b.p, a.r, 0};
}

Result Roundings::rounded_root(const Node& node, NodeId id, Scope& scope) {
    const RoundingPlan& plan = program_.roundings[node.as<RoundingId>()];
    const Rooted value = rooted(program_.children_of(node)[0], scope);
    if (value.cause != 0) return bad(value.cause);
    const Number p = value.p / plan.step;
    const Number q = value.q / plan.step;
    const Number w = q * q * value.r;
    if (!p.valid() || !w.valid()) return work_.fault(FaultKind::number_too_large, id);
    return work_.checked(round_root(p, q.sign() < 0 ? -1 : 1, w, plan.to, plan.ties) * plan.step, id);
}

}  // namespace klausul
