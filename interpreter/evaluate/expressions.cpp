// Expressions: strict in their operands but for the connectives, which are strong Kleene.

#include <algorithm>

#include "interpreter/evaluate/evaluator.hpp"

namespace klausul {

Result Evaluator::truth(Judged judged) { return {judged.truth == Truth::yes ? 1 : 0, judged.cause, false}; }

Judged Evaluator::judge(NodeId id, Scope& scope) {
    if (depth_ > limits_.depth) return {Truth::unknown, fault(FaultKind::too_deep, id)};
    ++depth_;
    const Judged judged = judge_within(program_.nodes[id], id, scope);
    --depth_;
    return judged;
}

/// A condition comes to its truth without a number in between.
Judged Evaluator::judge_within(const Node& node, NodeId id, Scope& scope) {
    if (is_comparison(node.op)) return compare(node, scope);
    if (node.op == Op::logical_not) return opposite(judge(program_.children_of(node)[0], scope));
    if (node.op == Op::logical_and || node.op == Op::logical_or) return logical(node, scope);
    if (node.op == Op::one_of) return one_of(node, scope);
    if (node.op == Op::belongs_to) return belongs_to(node, scope);
    const Result result = step_into(node, id, scope);
    if (!result.good()) return {Truth::unknown, result.cause};
    return {result.value.is_zero() ? Truth::no : Truth::yes, 0};
}

Result Evaluator::evaluate(NodeId id, Scope& scope) {
    if (depth_ > limits_.depth) return bad(fault(FaultKind::too_deep, id));
    const Node& node = program_.nodes[id];
    // The leaves that most nodes are.
    if (node.op == Op::constant) return {program_.constants[node.as<ConstantId>()], 0, false};
    if (node.op == Op::fact && node.child_count == 0) {
        const FactValue& given = case_->get(node.as<FactId>());
        if (given.state == Given::value) return {given.value, 0, false};
    }
    ++depth_;
    Result result = step_into(node, id, scope);
    --depth_;
    return result;
}

template <typename Reckon>
Result Evaluator::binary(const Node& node, Scope& scope, Reckon reckon) {
    const NodeId* children = program_.children_of(node);
    const Result left = evaluate(children[0], scope);
    const Result right = evaluate(children[1], scope);
    if (!left.good() || !right.good()) return bad(strict(left.cause, right.cause));
    return reckon(left.value, right.value);
}

Result Evaluator::step_into(const Node& node, NodeId id, Scope& scope) {
    switch (node.op) {
        case Op::constant:
            return {program_.constants[node.as<ConstantId>()], 0, false};
        case Op::fact:
            return read_fact(node, id, scope);
        case Op::term:
            return read_term(node, scope);
        case Op::reading: {
            const auto reading = node.as<ReadingId>();
            const std::uint32_t taken = case_->reading(reading);
            if (reached_ != nullptr) reached_->options[reading][taken] = true;
            return {std::int64_t{taken}, 0, false};
        }
        case Op::series:
            return read_series(node, scope);
        case Op::local:
            return {scope.locals[node.payload], 0, false};
        case Op::container:
        case Op::inner_record:
        case Op::group_key:
        case Op::group_with:
            return read_member(node, id, scope);
        case Op::the_day:
            return {static_cast<std::int64_t>(scope.date.number), 0, false};
        case Op::negate:
        case Op::scale:
            return unary(node, id, scope);
        case Op::add:
            return binary(node, scope, [&](const Number& a, const Number& b) { return checked(a + b, id); });
        case Op::subtract:
            return binary(node, scope, [&](const Number& a, const Number& b) { return checked(a - b, id); });
        case Op::multiply:
            return binary(node, scope, [&](const Number& a, const Number& b) { return checked(a * b, id); });
        case Op::divide:
            return binary(node, scope, [&](const Number& a, const Number& b) {
                return b.is_zero() ? bad(fault(FaultKind::division_by_zero, id)) : checked(a / b, id);
            });
        case Op::remainder:
            return binary(node, scope, [&](const Number& a, const Number& b) {
                if (b.is_zero()) return bad(fault(FaultKind::division_by_zero, id));
                return checked(a - b * (a / b).floor(), id);
            });
        case Op::less:
        case Op::less_equal:
        case Op::greater:
        case Op::greater_equal:
        case Op::equal:
        case Op::not_equal:
        case Op::logical_not:
        case Op::logical_and:
        case Op::logical_or:
        case Op::one_of:
        case Op::belongs_to:
            return truth(judge_within(node, id, scope));
        case Op::at_least:
            return at_least(node, scope);
        case Op::conditional:
            return conditional(node, scope);
        case Op::choice:
            return choice(node, scope);
        case Op::round:
            return rounded(node, id, scope);
        case Op::sum:
        case Op::count:
        case Op::mean:
        case Op::lowest:
        case Op::highest:
            return aggregate(node, id, scope);
        case Op::for_all:
        case Op::for_some:
            return quantified(node, scope);
        case Op::as_of:
            return as_of(node, scope);
        case Op::is_given:
        case Op::is_absent:
        case Op::is_unknown:
        case Op::is_not_applicable:
            return presence(node, scope);
        case Op::deviation:
            return bad(fault(FaultKind::root_outside_of_rounding, id));
        case Op::allocation:
        case Op::left_over:
            return allocation(node, id, scope);
        case Op::uprate:
            return uprated(node, id, scope);
        case Op::make_span:
            return make_span(node, id, scope);
        case Op::clip:
            return clip(node, id, scope);
        case Op::year_of:
        case Op::month_of:
        case Op::half_year_of:
        case Op::quarter_of:
        case Op::completed_months:
        case Op::weekday_of:
        case Op::is_holiday:
        case Op::is_eve:
        case Op::period_start:
        case Op::completed_years:
        case Op::day_of:
        case Op::clock_of:
        case Op::days_between:
        case Op::within_period:
        case Op::working_days_between:
        case Op::shift_by:
            return calendar(node, id, scope);
        case Op::period_first_day:
        case Op::period_last_day:
        case Op::days_in_period:
            return day_of_period(node, id, scope);
        case Op::shift_day:
            return shifted(node, id, scope);
        case Op::within_window:
            return within_window(node, scope);
        case Op::latest_of:
        case Op::earliest_of:
            return one_of_times(node, scope);
        case Op::referral:
        case Op::not_encoded:
            return {static_cast<std::int64_t>(node.payload), 0, true};
    }
    return bad(fault(FaultKind::too_deep, id));
}

bool Evaluator::key_of(const Node& node, Scope& scope, IndexKey& key, CauseId& cause) {
    const NodeId* children = program_.children_of(node);
    for (std::size_t i = 0; i < node.child_count; ++i) {
        const Result place = evaluate(children[i], scope);
        if (!place.good()) {
            cause = strict(cause, place.cause);
            continue;
        }
        key[i] = place.value.to_int64().value_or(0);
    }
    return cause == 0;
}

Result Evaluator::read_fact(const Node& node, NodeId id, Scope& scope) {
    const auto fact = node.as<FactId>();
    IndexKey key{};
    CauseId cause = 0;
    if (node.child_count != 0 && !key_of(node, scope, key, cause)) return bad(cause);
    const FactValue& given = node.child_count == 0 ? case_->get(fact) : case_->get(fact, key);
    if (given.state == Given::value) return {given.value, 0, false};
    if (given.state == Given::not_applicable) return bad(fault(FaultKind::not_applicable_read, id));
    if (given.state == Given::absent) return bad(fault(FaultKind::absent_read, id));
    const FactInfo& info = program_.facts[fact];
    if (info.otherwise != none) {
        Scope inner{scope.date, {}};
        std::copy(key.begin(), key.end(), inner.locals.begin());
        const Result derived = evaluate(*info.otherwise, inner);
        const bool as_one = supposed_ != nullptr && supposed_->covers(fact, scope.date);
        if (derived.good() || !as_one) return derived;
        const auto supposed = supposed_->values.find({fact, key});
        return supposed != supposed_->values.end() ? Result{supposed->second, 0, false}
                                                   : bad(not_given(fact, key, derived.cause));
    }
    return bad(not_given(fact, key, 0));
}

Result Evaluator::read_term(const Node& node, Scope& scope) {
    IndexKey key{};
    CauseId cause = 0;
    if (node.child_count != 0 && !key_of(node, scope, key, cause)) return bad(cause);
    const TermValue& value = term(node.as<TermId>(), key, scope.date);
    return {value.value, value.cause, false};
}

Judged Evaluator::logical(const Node& node, Scope& scope) {
    const bool conjunction = node.op == Op::logical_and;
    const Truth decisive = conjunction ? Truth::no : Truth::yes;
    Judged all{conjunction ? Truth::yes : Truth::no, 0};
    const NodeId* children = program_.children_of(node);
    for (std::size_t i = 0; i < node.child_count; ++i) {
        const Judged operand = judge(children[i], scope);
        if (operand.truth == decisive) return operand;
        all = conjunction ? both(all, operand) : either(all, operand);
    }
    return all;
}

Result Evaluator::at_least(const Node& node, Scope& scope) {
    std::uint32_t certain = 0;
    std::uint32_t open = 0;
    CauseId cause = 0;
    const NodeId* children = program_.children_of(node);
    for (std::size_t i = 0; i < node.child_count; ++i) {
        const Judged operand = judge(children[i], scope);
        certain += operand.truth == Truth::yes ? 1 : 0;
        open += operand.truth == Truth::unknown ? 1 : 0;
        cause = join(cause, operand.cause);
    }
    if (certain >= node.payload) return {1, 0, false};
    if (certain + open < node.payload) return {0, 0, false};
    return bad(cause);
}

Result Evaluator::unary(const Node& node, NodeId id, Scope& scope) {
    Result operand = evaluate(program_.children_of(node)[0], scope);
    if (!operand.good()) return operand;
    return checked(node.op == Op::negate ? -operand.value : operand.value * program_.constants[node.as<ConstantId>()],
                   id);
}

Judged Evaluator::compare(const Node& node, Scope& scope) {
    const NodeId* children = program_.children_of(node);
    const Result left = evaluate(children[0], scope);
    const Result right = evaluate(children[1], scope);
    if (!left.good() || !right.good()) return {Truth::unknown, strict(left.cause, right.cause)};
    const std::strong_ordering order = left.value <=> right.value;
    const std::uint8_t found = order < 0 ? ordered::before : order > 0 ? ordered::after : ordered::same;
    return {(row_of(node.op).holds & found) != 0 ? Truth::yes : Truth::no, 0};
}

Judged Evaluator::one_of(const Node& node, Scope& scope) {
    const Result value = evaluate(program_.children_of(node)[0], scope);
    if (!value.good()) return {Truth::unknown, value.cause};
    const auto& set = program_.sets[node.as<SetId>()];
    return {std::find(set.begin(), set.end(), value.value) != set.end() ? Truth::yes : Truth::no, 0};
}

/// A party belongs to itself, a unit also to what it is a unit of.
Judged Evaluator::belongs_to(const Node& node, Scope& scope) {
    const Result unit = evaluate(program_.children_of(node)[0], scope);
    const Result whole = evaluate(program_.children_of(node)[1], scope);
    if (!unit.good() || !whole.good()) return {Truth::unknown, strict(unit.cause, whole.cause)};
    const auto party_of = [&](const Number& value) -> Maybe<PartyId> {
        const auto place = value.to_int64();
        if (!place || *place < 0 || static_cast<std::uint64_t>(*place) >= program_.parties.size()) return none;
        return PartyId(static_cast<std::size_t>(*place));
    };
    Maybe<PartyId> party = party_of(unit.value);
    const Maybe<PartyId> wanted = party_of(whole.value);
    // A circle of units is refused by the checker; the count keeps a walk finite all the same.
    for (std::size_t steps = 0; party != none && steps <= program_.parties.size(); ++steps) {
        if (party == wanted) return {Truth::yes, 0};
        party = program_.parties[*party].part_of;
    }
    return {Truth::no, 0};
}

Result Evaluator::conditional(const Node& node, Scope& scope) {
    const NodeId* children = program_.children_of(node);
    const Judged condition = judge(children[0], scope);
    if (condition.truth != Truth::unknown) return evaluate(children[condition.truth == Truth::yes ? 1 : 2], scope);
    Result consequent = evaluate(children[1], scope);
    const Result alternative = evaluate(children[2], scope);
    const bool agree = consequent.good() && alternative.good() && consequent.referral == alternative.referral &&
                       consequent.value == alternative.value;
    if (agree) return consequent;
    return bad(join(condition.cause, join(consequent.cause, alternative.cause)));
}

Result Evaluator::choice(const Node& node, Scope& scope) {
    const ChoicePlan& plan = program_.choices[node.as<ChoiceId>()];
    // The term at work says nothing of the option: a gap.
    const auto unsaid = [&] {
        const Origin here = origin_ == nullptr ? Origin{} : *origin_;
        return bad(block(Status::gap, here.term, here.key, here.date));
    };
    Result selector = evaluate(program_.children_of(node)[0], scope);
    if (selector.good()) {
        const auto option = static_cast<std::size_t>(selector.value.to_int64().value_or(0));
        const Maybe<NodeId> line = plan.line(option);
        return line == none ? unsaid() : evaluate(*line, scope);
    }
    // An unknown selector matters only if the lines differ.
    Result agreed;
    CauseId causes = selector.cause;
    bool first = true;
    bool agree = true;
    for (std::size_t option = 0; option < plan.by_option.size(); ++option) {
        const Maybe<NodeId> line = plan.line(option);
        Result value = line == none ? unsaid() : evaluate(*line, scope);
        causes = join(causes, value.cause);
        agree = agree && value.good() && (first || (agreed.value == value.value && agreed.referral == value.referral));
        if (first) agreed = std::move(value);
        first = false;
    }
    return agree && !first ? agreed : bad(causes);
}

Result Evaluator::presence(const Node& node, Scope& scope) {
    const Node& fact = program_.nodes[program_.children_of(node)[0]];
    IndexKey key{};
    CauseId cause = 0;
    if (fact.child_count != 0 && !key_of(fact, scope, key, cause)) return bad(cause);
    const Given state = case_->get(fact.as<FactId>(), key).state;
    const bool open = state == Given::no || state == Given::unknown;
    if (node.op == Op::is_unknown) return {open ? 1 : 0, 0, false};
    if (open)
        return read_fact(fact, program_.children_of(node)[0], scope).good()
                   ? Result{node.op == Op::is_given ? 1 : 0, 0, false}
                   : read_fact(fact, program_.children_of(node)[0], scope);
    if (node.op == Op::is_not_applicable) return {state == Given::not_applicable ? 1 : 0, 0, false};
    if (state == Given::not_applicable)
        return bad(fault(FaultKind::not_applicable_read, program_.children_of(node)[0]));
    return {(state == Given::absent) == (node.op == Op::is_absent) ? 1 : 0, 0, false};
}

Result Evaluator::as_of(const Node& node, Scope& scope) {
    const NodeId* children = program_.children_of(node);
    const Result date = evaluate(children[1], scope);
    if (!date.good()) return bad(date.cause);
    Scope inner{{static_cast<std::int32_t>(date.value.to_int64().value_or(0))}, scope.locals};
    return evaluate(children[0], inner);
}

}  // namespace klausul
