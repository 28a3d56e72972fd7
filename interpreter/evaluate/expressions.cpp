#include "interpreter/evaluate/expressions.hpp"

#include <algorithm>
#include <utility>

#include "interpreter/evaluate/aggregates.hpp"
#include "interpreter/evaluate/allocations.hpp"
#include "interpreter/evaluate/domains.hpp"
#include "interpreter/evaluate/groups.hpp"
#include "interpreter/evaluate/record_lists.hpp"
#include "interpreter/evaluate/roundings.hpp"
#include "interpreter/evaluate/series_reader.hpp"
#include "interpreter/evaluate/term_values.hpp"
#include "interpreter/evaluate/times.hpp"
#include "interpreter/evaluate/uprated_amounts.hpp"

namespace klausul {

Judged Expressions::judge(NodeId id, Scope& scope) {
    if (work_.effort.too_deep()) return {Truth::unknown, work_.causes.fault(FaultKind::too_deep, id)};
    const Node& node = program_.nodes[id];
    if (const Number* value = leaf(node)) return {value->is_zero() ? Truth::no : Truth::yes, 0};
    const Effort::Level deeper(work_.effort);
    return judge_within(node, id, scope);
}

const Number* Expressions::leaf(const Node& node) const {
    if (node.op == Op::constant) return &program_.constants[node.as<ConstantId>()];
    if (node.op != Op::fact || node.child_count != 0) return nullptr;
    const FactValue& given = work_.facts->get(node.as<FactId>());
    return given.state == Given::value ? &given.value : nullptr;
}

Judged Expressions::judge_within(const Node& node, NodeId id, Scope& scope) {
    if (is_comparison(node.op)) return compare(node, scope);
    if (node.op == Op::logical_not) return opposite(judge(program_.children_of(node)[0], scope));
    if (node.op == Op::logical_and || node.op == Op::logical_or) return logical(node, scope);
    if (node.op == Op::one_of) return one_of(node, scope);
    if (node.op == Op::belongs_to) return belongs_to(node, scope);
    const Result result = step_into(node, id, scope);
    if (!result.good()) return {Truth::unknown, result.cause};
    return {result.value.is_zero() ? Truth::no : Truth::yes, 0};
}

Result Expressions::evaluate(NodeId id, Scope& scope) {
    if (work_.effort.too_deep()) return work_.fault(FaultKind::too_deep, id);
    const Node& node = program_.nodes[id];
    if (const Number* value = leaf(node)) return {*value, 0, false};
    const Effort::Level deeper(work_.effort);
    return step_into(node, id, scope);
}

Result Expressions::step_into(const Node& node, NodeId id, Scope& scope) {
    switch (node.op) {
        case Op::constant:
            return {program_.constants[node.as<ConstantId>()], 0, false};
        case Op::fact:
            return read_fact(node, id, scope);
        case Op::term:
            return read_term(node, scope);
        case Op::reading:
            work_.note_reading(node.as<ReadingId>());
            return {std::int64_t{work_.facts->reading(node.as<ReadingId>())}, 0, false};
        case Op::series:
            return series_.read(node, scope);
        case Op::local:
            return {scope.locals[node.payload], 0, false};
        case Op::container:
            return domains_.read_container(node, scope);
        case Op::inner_record:
            return lists_.read_inner_record(node, id, scope);
        case Op::group_key:
            return groups_.read_key(node, scope);
        case Op::group_with:
            return groups_.read_with(node, id, scope);
        case Op::the_day:
            return {static_cast<std::int64_t>(scope.date.number), 0, false};
        case Op::negate:
        case Op::scale:
            return unary(node, id, scope);
        case Op::add:
            return of_two(node, scope, [&](const Number& a, const Number& b) { return work_.checked(a + b, id); });
        case Op::subtract:
            return of_two(node, scope, [&](const Number& a, const Number& b) { return work_.checked(a - b, id); });
        case Op::multiply:
            return of_two(node, scope, [&](const Number& a, const Number& b) { return work_.checked(a * b, id); });
        case Op::divide:
            return of_two(node, scope, [&](const Number& a, const Number& b) {
                return b.is_zero() ? work_.fault(FaultKind::division_by_zero, id) : work_.checked(a / b, id);
            });
        case Op::remainder:
            return of_two(node, scope, [&](const Number& a, const Number& b) {
                if (b.is_zero()) return work_.fault(FaultKind::division_by_zero, id);
                return work_.checked(a - b * (a / b).floor(), id);
            });
        case Op::greatest_of:
            return greatest_of(node, scope);
        case Op::least_of:
            return least_of(node, scope);
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
            return as_result(judge_within(node, id, scope));
        case Op::at_least:
            return at_least(node, scope);
        case Op::conditional:
            return conditional(node, scope);
        case Op::choice:
            return choice(node, scope);
        case Op::round:
            return roundings_.rounded(node, id, scope);
        case Op::sum:
        case Op::count:
        case Op::mean:
        case Op::lowest:
        case Op::highest:
            return aggregates_.aggregate(node, id, scope);
        case Op::for_all:
        case Op::for_some:
            return aggregates_.quantified(node, scope);
        case Op::as_of:
            return as_of(node, scope);
        case Op::is_given:
        case Op::is_absent:
        case Op::is_unknown:
        case Op::is_not_applicable:
            return presence(node, scope);
        case Op::deviation:
            return work_.fault(FaultKind::root_outside_of_rounding, id);
        case Op::allocation:
            return allocations_.part(node, id, scope);
        case Op::left_over:
            return allocations_.left_over(node, id, scope);
        case Op::uprate:
            return uprated_.uprated(node, id, scope);
        case Op::year_of:
        case Op::month_of:
        case Op::half_year_of:
        case Op::quarter_of:
            return times_.number_of_period(node, scope);
        case Op::weekday_of:
            return times_.weekday_of(node, scope);
        case Op::is_holiday:
            return times_.is_holiday(node, id, scope);
        case Op::is_eve:
            return times_.is_eve(node, id, scope);
        case Op::period_start:
            return times_.period_start(node, scope);
        case Op::period_first_day:
            return times_.period_first_day(node, id, scope);
        case Op::period_last_day:
            return times_.period_last_day(node, id, scope);
        case Op::days_in_period:
            return times_.days_in_period(node, id, scope);
        case Op::completed_years:
            return times_.completed_years(node, scope);
        case Op::completed_months:
            return times_.completed_months(node, scope);
        case Op::days_between:
            return times_.days_between(node, scope);
        case Op::working_days_between:
            return times_.working_days_between(node, id, scope);
        case Op::shift_day:
            return times_.shift_day(node, id, scope);
        case Op::shift_by:
            return times_.shift_by(node, id, scope);
        case Op::day_of:
            return times_.day_of(node, scope);
        case Op::clock_of:
            return times_.clock_of(node, scope);
        case Op::make_span:
            return times_.make_span(node, id, scope);
        case Op::clip:
            return times_.clip(node, id, scope);
        case Op::within_period:
            return times_.within_period(node, scope);
        case Op::within_window:
            return times_.within_window(node, scope);
        case Op::referral:
        case Op::not_encoded:
            return {static_cast<std::int64_t>(node.payload), 0, true};
    }
    return work_.fault(FaultKind::too_deep, id);  // not reached: each operator has its line
}

bool Expressions::key_of(const Node& node, Scope& scope, IndexKey& key, CauseId& cause) {
    const NodeId* children = program_.children_of(node);
    for (std::size_t i = 0; i < node.child_count; ++i) {
        const Result place = evaluate(children[i], scope);
        if (!place.good()) {
            cause = work_.causes.strict(cause, place.cause);
            continue;
        }
        key[i] = place.value.to_int64().value_or(0);
    }
    return cause == 0;
}

Result Expressions::read_fact(const Node& node, NodeId id, Scope& scope) {
    const auto fact = node.as<FactId>();
    IndexKey key{};
    CauseId cause = 0;
    if (node.child_count != 0 && !key_of(node, scope, key, cause)) return bad(cause);
    const FactValue& given = node.child_count == 0 ? work_.facts->get(fact) : work_.facts->get(fact, key);
    if (given.state == Given::value) return {given.value, 0, false};
    if (given.state == Given::not_applicable) return work_.fault(FaultKind::not_applicable_read, id);
    if (given.state == Given::absent) return work_.fault(FaultKind::absent_read, id);
    const FactInfo& info = program_.facts[fact];
    if (info.otherwise != none) {
        Scope inner{scope.date, {}};
        std::copy(key.begin(), key.end(), inner.locals.begin());
        const Result derived = evaluate(*info.otherwise, inner);
        const bool as_one = work_.supposed != nullptr && work_.supposed->covers(fact, scope.date);
        if (derived.good() || !as_one) return derived;
        const auto supposed = work_.supposed->values.find({fact, key});
        return supposed != work_.supposed->values.end() ? Result{supposed->second, 0, false}
                                                        : bad(work_.causes.not_given(fact, key, derived.cause));
    }
    return bad(work_.causes.not_given(fact, key, 0));
}

Result Expressions::read_term(const Node& node, Scope& scope) {
    IndexKey key{};
    CauseId cause = 0;
    if (node.child_count != 0 && !key_of(node, scope, key, cause)) return bad(cause);
    const TermValue& value = terms_.term(node.as<TermId>(), key, scope.date);
    return {value.value, value.cause, false};
}

Judged Expressions::logical(const Node& node, Scope& scope) {
    const bool conjunction = node.op == Op::logical_and;
    const Truth decisive = conjunction ? Truth::no : Truth::yes;
    Judged all{conjunction ? Truth::yes : Truth::no, 0};
    const NodeId* children = program_.children_of(node);
    for (std::size_t i = 0; i < node.child_count; ++i) {
        const Judged operand = judge(children[i], scope);
        if (operand.truth == decisive) return operand;
        all = conjunction ? work_.causes.both(all, operand) : work_.causes.either(all, operand);
    }
    return all;
}

Result Expressions::at_least(const Node& node, Scope& scope) {
    std::uint32_t certain = 0;
    std::uint32_t open = 0;
    CauseId cause = 0;
    const NodeId* children = program_.children_of(node);
    for (std::size_t i = 0; i < node.child_count; ++i) {
        const Judged operand = judge(children[i], scope);
        certain += operand.truth == Truth::yes ? 1 : 0;
        open += operand.truth == Truth::unknown ? 1 : 0;
        cause = work_.causes.join(cause, operand.cause);
    }
    if (certain >= node.payload) return {1, 0, false};
    if (certain + open < node.payload) return {0, 0, false};
    return bad(cause);
}

Result Expressions::unary(const Node& node, NodeId id, Scope& scope) {
    Result operand = evaluate(program_.children_of(node)[0], scope);
    if (!operand.good()) return operand;
    return work_.checked(
        node.op == Op::negate ? -operand.value : operand.value * program_.constants[node.as<ConstantId>()], id);
}

Judged Expressions::compare(const Node& node, Scope& scope) {
    const auto compared = [&](const Number& a, const Number& b) -> Judged {
        const std::strong_ordering order = a <=> b;
        const std::uint8_t found = order < 0 ? ordered::before : order > 0 ? ordered::after : ordered::same;
        return {(row_of(node.op).holds & found) != 0 ? Truth::yes : Truth::no, 0};
    };
    const NodeId* children = program_.children_of(node);
    if (!work_.effort.too_deep()) {
        const Number* left = leaf(program_.nodes[children[0]]);
        const Number* right = leaf(program_.nodes[children[1]]);
        if (left != nullptr && right != nullptr) return compared(*left, *right);
    }
    const Result left = evaluate(children[0], scope);
    const Result right = evaluate(children[1], scope);
    if (!left.good() || !right.good()) return {Truth::unknown, work_.causes.strict(left.cause, right.cause)};
    return compared(left.value, right.value);
}

Judged Expressions::one_of(const Node& node, Scope& scope) {
    const Result value = evaluate(program_.children_of(node)[0], scope);
    if (!value.good()) return {Truth::unknown, value.cause};
    const auto& set = program_.sets[node.as<SetId>()];
    return {std::find(set.begin(), set.end(), value.value) != set.end() ? Truth::yes : Truth::no, 0};
}

/// A party belongs to itself, a unit also to what it is a unit of.
Judged Expressions::belongs_to(const Node& node, Scope& scope) {
    const Result unit = evaluate(program_.children_of(node)[0], scope);
    const Result whole = evaluate(program_.children_of(node)[1], scope);
    if (!unit.good() || !whole.good()) return {Truth::unknown, work_.causes.strict(unit.cause, whole.cause)};
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

Result Expressions::conditional(const Node& node, Scope& scope) {
    const NodeId* children = program_.children_of(node);
    const Judged condition = judge(children[0], scope);
    if (condition.truth != Truth::unknown) return evaluate(children[condition.truth == Truth::yes ? 1 : 2], scope);
    Result consequent = evaluate(children[1], scope);
    const Result alternative = evaluate(children[2], scope);
    const bool agree = consequent.good() && alternative.good() && consequent.referral == alternative.referral &&
                       consequent.value == alternative.value;
    if (agree) return consequent;
    return bad(work_.causes.join(condition.cause, work_.causes.join(consequent.cause, alternative.cause)));
}

Result Expressions::choice(const Node& node, Scope& scope) {
    const ChoicePlan& plan = program_.choices[node.as<ChoiceId>()];
    const auto said = [&](std::size_t option) {
        const Maybe<NodeId> line = plan.line(option);
        return line == none ? bad(work_.causes.unsaid()) : evaluate(*line, scope);
    };
    Result selector = evaluate(program_.children_of(node)[0], scope);
    if (selector.good()) {
        return said(static_cast<std::size_t>(selector.value.to_int64().value_or(0)));
    }
    // An unknown selector matters only if the lines differ.
    Result agreed;
    CauseId causes = selector.cause;
    bool first = true;
    bool agree = true;
    for (std::size_t option = 0; option < plan.by_option.size(); ++option) {
        Result value = said(option);
        causes = work_.causes.join(causes, value.cause);
        agree = agree && value.good() && (first || (agreed.value == value.value && agreed.referral == value.referral));
        if (first) agreed = std::move(value);
        first = false;
    }
    return agree && !first ? agreed : bad(causes);
}

Result Expressions::presence(const Node& node, Scope& scope) {
    const Node& fact = program_.nodes[program_.children_of(node)[0]];
    IndexKey key{};
    CauseId cause = 0;
    if (fact.child_count != 0 && !key_of(fact, scope, key, cause)) return bad(cause);
    const Given state = work_.facts->get(fact.as<FactId>(), key).state;
    const bool open = state == Given::no || state == Given::unknown;
    if (node.op == Op::is_unknown) return {open ? 1 : 0, 0, false};
    if (open)
        return read_fact(fact, program_.children_of(node)[0], scope).good()
                   ? Result{node.op == Op::is_given ? 1 : 0, 0, false}
                   : read_fact(fact, program_.children_of(node)[0], scope);
    if (node.op == Op::is_not_applicable) return {state == Given::not_applicable ? 1 : 0, 0, false};
    if (state == Given::not_applicable)
        return work_.fault(FaultKind::not_applicable_read, program_.children_of(node)[0]);
    return {(state == Given::absent) == (node.op == Op::is_absent) ? 1 : 0, 0, false};
}

Result Expressions::as_of(const Node& node, Scope& scope) {
    const NodeId* children = program_.children_of(node);
    const Result date = evaluate(children[1], scope);
    if (!date.good()) return bad(date.cause);
    Scope inner{{static_cast<std::int32_t>(date.value.to_int64().value_or(0))}, scope.locals};
    return evaluate(children[0], inner);
}

template <typename Better>
Result Expressions::one_of_values(const Node& node, Scope& scope, Better better) {
    const NodeId* children = program_.children_of(node);
    Result found;
    CauseId cause = 0;
    for (std::size_t i = 0; i < node.child_count; ++i) {
        Result each = evaluate(children[i], scope);
        cause = work_.causes.strict(cause, each.cause);
        if (cause != 0) continue;
        if (i == 0 || better(each.value, found.value)) found = std::move(each);
    }
    return cause == 0 ? found : bad(cause);
}

Result Expressions::greatest_of(const Node& node, Scope& scope) {
    return one_of_values(node, scope, [](const Number& a, const Number& b) { return b < a; });
}

Result Expressions::least_of(const Node& node, Scope& scope) {
    return one_of_values(node, scope, [](const Number& a, const Number& b) { return a < b; });
}

}  // namespace klausul
