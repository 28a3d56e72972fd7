// Expressions: literals here, and for each other kind of expression the checker that knows it. Names and calls are in
// references.cpp; of which file a checker's methods are, its header says.

#include <algorithm>
#include <functional>
#include <utility>

#include "interpreter/check/condition_checker.hpp"
#include "interpreter/check/expression_checker.hpp"
#include "interpreter/check/member_checker.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/program_builder.hpp"
#include "interpreter/check/quantity_checker.hpp"
#include "interpreter/check/reports.hpp"
#include "interpreter/check/time_checker.hpp"
#include "interpreter/check/types.hpp"

namespace klausul {
namespace {

constexpr int deepest_expression = 400;

std::int64_t number_of_day(const syntax::Date& date) {
    return to_day({date.year, date.month, date.day}).value_or(Day{0}).number;
}

}  // namespace

Typed ExpressionChecker::check_expression(const syntax::Expression& expression, const Place& place,
                                          const Type* wanted) {
    if (expression_depth_ >= deepest_expression) {
        if (!told_too_deep_) reports_.add(code::expression_too_long, expression.span);
        told_too_deep_ = true;
        return poison();
    }
    if (expression_depth_ == 0) told_too_deep_ = false;
    ++expression_depth_;
    Typed result = check_expression_inner(expression, place, wanted);
    --expression_depth_;
    return result;
}

Typed ExpressionChecker::check_expression_inner(const syntax::Expression& expression, const Place& place,
                                                const Type* wanted) {
    const Span span = expression.span;
    if (auto key = members_.group_key_at_hand(expression, place)) return *key;
    const auto refuse = [&](Phrase what) {
        reports_.add(code::not_supported_here, span, {std::move(what), ""});
        return poison();
    };
    return std::visit(
        [&](const auto& node) -> Typed {
            using Written = std::decay_t<decltype(node)>;
            if constexpr (std::is_same_v<Written, syntax::Quantity>) {
                return quantities_.check_quantity(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::AtLevel>) {
                return check_expression(*node.value, place, wanted);
            } else if constexpr (std::is_same_v<Written, syntax::TextLiteral>) {
                return typed(
                    builder_.constant(std::int64_t{builder_.text_place(node.text).position()}, Kind::text, span),
                    Kind::text);
            } else if constexpr (std::is_same_v<Written, syntax::DateLiteral>) {
                return typed(builder_.constant(number_of_day(node.date), Kind::day, span), Kind::day);
            } else if constexpr (std::is_same_v<Written, syntax::MomentLiteral>) {
                return times_.check_moment(node, span);
            } else if constexpr (std::is_same_v<Written, syntax::ClockLiteral>) {
                return typed(builder_.constant(node.clock.minutes, Kind::clock, span), Kind::clock);
            } else if constexpr (std::is_same_v<Written, syntax::ClockWindow>) {
                program_.pairs.push_back({node.from.minutes, node.to.minutes});
                return typed(
                    builder_.constant(static_cast<std::int64_t>(program_.pairs.size() - 1), Kind::window, span),
                    Kind::window);
            } else if constexpr (std::is_same_v<Written, syntax::SpanLiteral>) {
                return times_.check_span(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::TruthLiteral>) {
                if (wanted != nullptr && wanted->kind == Kind::option) {
                    if (auto option = option_named(std::string(truth_word(node.value).sv), *wanted, span))
                        return *option;
                    if (auto option = option_named(node.value ? "yes" : "no", *wanted, span)) return *option;
                }
                return typed(builder_.constant(node.value ? 1 : 0, Kind::truth, span), Kind::truth);
            } else if constexpr (std::is_same_v<Written, syntax::AbsentLiteral>) {
                return refuse({"`saknas` som värde", "`missing` as a value"});
            } else if constexpr (std::is_same_v<Written, syntax::UnknownLiteral>) {
                return refuse({"`okänt` som värde", "`unknown` as a value"});
            } else if constexpr (std::is_same_v<Written, syntax::NotApplicableLiteral>) {
                return refuse({"`ej tillämpligt` som värde", "`not applicable` as a value"});
            } else if constexpr (std::is_same_v<Written, syntax::Reference>) {
                return check_reference(node, place, wanted);
            } else if constexpr (std::is_same_v<Written, syntax::ThisElement>) {
                const Maybe<DomainId> domain = types_.resolve_domain(place.document, node.index);
                if (domain == none) return poison();
                for (const Place::Bound& bound : place.bound) {
                    if (bound.domain != domain) continue;
                    Typed result;
                    result.type = member_type(program_, *domain);
                    if (period_of(domain)) result.type.period = domain;
                    result.node = builder_.emit(Op::local, result.type.kind, span, {}, NodePayload(bound.local));
                    return result;
                }
                return refuse({"`denna " + node.index.text + "` utan `per " + node.index.text + "`",
                               "`this " + node.index.text + "` without `per " + node.index.text + "`"});
            } else if constexpr (std::is_same_v<Written, syntax::TheDay>) {
                return typed(builder_.emit(Op::the_day, Kind::day, span), Kind::day);
            } else if constexpr (std::is_same_v<Written, syntax::PreviousPeriod>) {
                return members_.check_previous(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::PeriodLiteral>) {
                return members_.check_period_literal(node, span);
            } else if constexpr (std::is_same_v<Written, syntax::Unary>) {
                return check_unary(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Binary>) {
                return check_binary(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::AnyOf>) {
                return conditions_.check_any_of(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Presence>) {
                return conditions_.check_presence(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Conditional>) {
                return conditions_.check_conditional(node, place, span, wanted);
            } else if constexpr (std::is_same_v<Written, syntax::Rounding>) {
                return quantities_.check_rounding(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Started>) {
                return quantities_.check_started(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Aggregate>) {
                return members_.check_aggregate(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Quantified>) {
                return members_.check_quantified(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::ForMember>) {
                return members_.check_for_member(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::AsOf>) {
                return times_.check_as_of(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::According>) {
                return check_according(node, place, span, wanted);
            } else if constexpr (std::is_same_v<Written, syntax::Call>) {
                return check_call(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Allocation>) {
                return members_.check_allocation(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Clip>) {
                return times_.check_clip(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::DateShift>) {
                return times_.check_shift(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::ShiftBy>) {
                return times_.check_shift_by(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::DayOfPeriod>) {
                return times_.check_day_of_period(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::CompletedYears>) {
                return times_.check_completed(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::DaysBetween>) {
                return times_.check_days_between(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::OneOfTimes>) {
                return times_.check_one_of_times(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::OneOfAmounts>) {
                return quantities_.check_one_of_amounts(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::ClockOf>) {
                return times_.check_clock_of(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Choice>) {
                return conditions_.check_choice(node, place, span, wanted);
            } else if constexpr (std::is_same_v<Written, syntax::ConditionList>) {
                return conditions_.check_list(node, place, span);
            } else {
                static_assert(std::is_same_v<Written, syntax::Referral>);
                Typed result;
                result.node = builder_.emit(Op::referral, wanted != nullptr ? wanted->kind : Kind::text, span, {},
                                            builder_.text_place(node.text.text));
                if (wanted != nullptr) result.type = *wanted;
                result.referral = true;
                return result;
            }
        },
        expression.node);
}

Typed ExpressionChecker::check_unary(const syntax::Unary& unary, const Place& place, Span span) {
    switch (unary.op) {
        case syntax::UnaryOperator::negate:
            return quantities_.check_opposite(unary, place, span);
        case syntax::UnaryOperator::logical_not:
            return conditions_.check_negation(unary, place, span);
        case syntax::UnaryOperator::until:
        case syntax::UnaryOperator::since:
            break;
    }
    return times_.check_event(unary, place, span);
}

Typed ExpressionChecker::check_binary(const syntax::Binary& binary, const Place& place, Span span) {
    switch (sort_of(binary.op)) {
        case OperatorSort::sum:
            return quantities_.check_sum(binary, place, span);
        case OperatorSort::product:
            return quantities_.check_product(binary, place, span);
        case OperatorSort::rest:
            return quantities_.check_rest(binary, place, span);
        case OperatorSort::connective:
            return conditions_.check_logical(binary, place, span);
        case OperatorSort::belonging:
            return conditions_.check_belonging(binary, place, span);
        case OperatorSort::order:
        case OperatorSort::equality:
        case OperatorSort::membership:
            break;
    }
    return conditions_.check_comparison(binary, place, span);
}

Maybe<NodeId> ExpressionChecker::check_condition(const syntax::Expression& expression, const Place& place,
                                                 Phrase after) {
    const Type truth = of_kind(Kind::truth);
    const Typed condition = check_expression(expression, place, &truth);
    if (condition.poisoned()) return none;
    if (condition.type.kind == Kind::truth) return condition.node;
    const auto* reference = std::get_if<syntax::Reference>(&expression.node);
    reports_.add(
        code::not_a_condition, expression.span,
        {std::move(after), builder_.type_words(condition.type), reference != nullptr ? reference->name.text : "…"});
    return none;
}

}  // namespace klausul
