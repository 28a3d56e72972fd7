// Expressions: literals, names, comparisons and conditions. Arithmetic with units is in units.cpp, whatever runs over
// an index in indexes.cpp.

#include <algorithm>
#include <functional>
#include <utility>

#include "interpreter/check/checker.hpp"

namespace klausul {
namespace {

constexpr int deepest_expression = 400;

std::int64_t number_of_day(const syntax::Date& date) {
    return to_day({date.year, date.month, date.day}).value_or(Day{0}).number;
}

}  // namespace

Typed Checker::check_expression(const syntax::Expression& expression, const Place& place, const Type* wanted) {
    if (expression_depth_ >= deepest_expression) {
        if (!told_too_deep_) report(code::expression_too_long, expression.span);
        told_too_deep_ = true;
        return poison();
    }
    if (expression_depth_ == 0) told_too_deep_ = false;
    ++expression_depth_;
    Typed result = check_expression_inner(expression, place, wanted);
    --expression_depth_;
    return result;
}

Typed Checker::check_expression_inner(const syntax::Expression& expression, const Place& place, const Type* wanted) {
    const Span span = expression.span;
    if (auto key = group_key_at_hand(expression, place)) return *key;
    const auto refuse = [&](Phrase what) {
        report(code::not_supported_here, span, {std::move(what), ""});
        return poison();
    };
    return std::visit(
        [&](const auto& node) -> Typed {
            using Written = std::decay_t<decltype(node)>;
            if constexpr (std::is_same_v<Written, syntax::Quantity>) {
                return check_quantity(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::AtLevel>) {
                return check_expression(*node.value, place, wanted);
            } else if constexpr (std::is_same_v<Written, syntax::TextLiteral>) {
                return typed(constant(static_cast<std::int64_t>(text_place(node.text)), Kind::text, span), Kind::text);
            } else if constexpr (std::is_same_v<Written, syntax::DateLiteral>) {
                return typed(constant(number_of_day(node.date), Kind::day, span), Kind::day);
            } else if constexpr (std::is_same_v<Written, syntax::MomentLiteral>) {
                return check_moment(node, span);
            } else if constexpr (std::is_same_v<Written, syntax::ClockLiteral>) {
                return typed(constant(node.clock.minutes, Kind::clock, span), Kind::clock);
            } else if constexpr (std::is_same_v<Written, syntax::ClockWindow>) {
                program_.pairs.push_back({node.from.minutes, node.to.minutes});
                return typed(constant(static_cast<std::int64_t>(program_.pairs.size() - 1), Kind::window, span),
                             Kind::window);
            } else if constexpr (std::is_same_v<Written, syntax::SpanLiteral>) {
                return check_span(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::TruthLiteral>) {
                if (wanted != nullptr && wanted->kind == Kind::option) {
                    if (auto option = option_named(std::string(truth_word(node.value).sv), *wanted, span))
                        return *option;
                    if (auto option = option_named(node.value ? "yes" : "no", *wanted, span)) return *option;
                }
                return typed(constant(node.value ? 1 : 0, Kind::truth, span), Kind::truth);
            } else if constexpr (std::is_same_v<Written, syntax::AbsentLiteral>) {
                return refuse({"`saknas` som värde", "`missing` as a value"});
            } else if constexpr (std::is_same_v<Written, syntax::UnknownLiteral>) {
                return refuse({"`okänt` som värde", "`unknown` as a value"});
            } else if constexpr (std::is_same_v<Written, syntax::NotApplicableLiteral>) {
                return refuse({"`ej tillämpligt` som värde", "`not applicable` as a value"});
            } else if constexpr (std::is_same_v<Written, syntax::Reference>) {
                return check_reference(node, place, wanted);
            } else if constexpr (std::is_same_v<Written, syntax::ThisElement>) {
                const DomainId domain = resolve_domain(place.document, node.index);
                if (domain == none) return poison();
                for (const Place::Bound& bound : place.bound) {
                    if (bound.domain != domain) continue;
                    const Domain& info = program_.domains[domain];
                    Typed result = typed(emit(Op::local, Kind::number, span, {}, bound.local), Kind::number);
                    result.type.kind = info.kind == DomainKind::options   ? Kind::option
                                       : info.kind == DomainKind::parties ? Kind::party
                                       : info.kind == DomainKind::records ? Kind::record
                                                                          : Kind::number;
                    result.type.domain = domain;
                    if (info.kind == DomainKind::options) {
                        for (std::uint32_t i = 0; i < program_.enumerations.size(); ++i) {
                            if (program_.enumerations[i].domain == domain) result.type.domain = i;
                        }
                    }
                    program_.nodes[result.node].kind = result.type.kind;
                    return result;
                }
                return refuse({"`denna " + node.index.text + "` utan `per " + node.index.text + "`",
                               "`this " + node.index.text + "` without `per " + node.index.text + "`"});
            } else if constexpr (std::is_same_v<Written, syntax::TheDay>) {
                return typed(emit(Op::the_day, Kind::day, span), Kind::day);
            } else if constexpr (std::is_same_v<Written, syntax::PreviousPeriod>) {
                return check_previous(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::PeriodLiteral>) {
                return check_period_literal(node, span);
            } else if constexpr (std::is_same_v<Written, syntax::Unary>) {
                return check_unary(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Binary>) {
                return check_binary(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::AnyOf>) {
                return check_any_of(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Presence>) {
                return check_presence(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Conditional>) {
                return check_conditional(node, place, span, wanted);
            } else if constexpr (std::is_same_v<Written, syntax::Rounding>) {
                return check_rounding(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Started>) {
                return check_started(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Aggregate>) {
                return check_aggregate(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Quantified>) {
                return check_quantified(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::ForMember>) {
                return check_for_member(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::AsOf>) {
                return check_as_of(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::According>) {
                return check_according(node, place, span, wanted);
            } else if constexpr (std::is_same_v<Written, syntax::Call>) {
                return check_call(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Allocation>) {
                return check_allocation(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Clip>) {
                return check_clip(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::DateShift>) {
                return check_shift(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::ShiftBy>) {
                return check_shift_by(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::DayOfPeriod>) {
                return check_day_of_period(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::CompletedYears>) {
                return check_completed(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::DaysBetween>) {
                return check_days_between(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::OneOfTimes>) {
                return check_one_of_times(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::OneOfAmounts>) {
                return check_one_of_amounts(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::ClockOf>) {
                return check_clock_of(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Choice>) {
                return check_choice(node, place, span, wanted);
            } else if constexpr (std::is_same_v<Written, syntax::ConditionList>) {
                return check_list(node, place, span);
            } else {
                static_assert(std::is_same_v<Written, syntax::Referral>);
                Typed result;
                result.node = emit(Op::referral, wanted != nullptr ? wanted->kind : Kind::text, span, {},
                                   text_place(node.text.text));
                if (wanted != nullptr) result.type = *wanted;
                result.referral = true;
                return result;
            }
        },
        expression.node);
}

NodeId Checker::check_condition(const syntax::Expression& expression, const Place& place, Phrase after) {
    const Type truth = of_kind(Kind::truth);
    const Typed condition = check_expression(expression, place, &truth);
    if (condition.poisoned) return none;
    if (condition.type.kind == Kind::truth) return condition.node;
    const auto* reference = std::get_if<syntax::Reference>(&expression.node);
    report(code::not_a_condition, expression.span,
           {std::move(after), type_words(condition.type), reference != nullptr ? reference->name.text : "…"});
    return none;
}

}  // namespace klausul
