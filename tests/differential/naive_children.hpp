#pragma once

// The expressions right under one in the syntax tree.

#include "grammar/syntax.hpp"

namespace klausul::differential {

/// Calls `visit` for each expression right under this one.
template <typename Visit>
void each_child(const syntax::Expression& expression, const Visit& visit) {
    const auto one = [&](const syntax::ExpressionPtr& child) {
        if (child) visit(*child);
    };
    const auto all = [&](const std::vector<syntax::ExpressionPtr>& children) {
        for (const auto& child : children) one(child);
    };
    const auto& node = expression.node;
    if (const auto* level = std::get_if<syntax::AtLevel>(&node)) one(level->value);
    if (const auto* unary = std::get_if<syntax::Unary>(&node)) one(unary->operand);
    if (const auto* binary = std::get_if<syntax::Binary>(&node)) one(binary->left), one(binary->right);
    if (const auto* any = std::get_if<syntax::AnyOf>(&node)) one(any->value), all(any->options);
    if (const auto* test = std::get_if<syntax::Presence>(&node)) one(test->value);
    if (const auto* either = std::get_if<syntax::Conditional>(&node))
        one(either->condition), one(either->consequent), one(either->alternative);
    if (const auto* rounding = std::get_if<syntax::Rounding>(&node)) one(rounding->value);
    if (const auto* started = std::get_if<syntax::Started>(&node)) one(started->value);
    if (const auto* aggregate = std::get_if<syntax::Aggregate>(&node)) one(aggregate->operand), one(aggregate->where);
    if (const auto* quantified = std::get_if<syntax::Quantified>(&node)) one(quantified->condition);
    if (const auto* member = std::get_if<syntax::ForMember>(&node)) one(member->value), all(member->members);
    if (const auto* as_of = std::get_if<syntax::AsOf>(&node)) one(as_of->value), one(as_of->date);
    if (const auto* call = std::get_if<syntax::Call>(&node)) all(call->arguments);
    if (const auto* span = std::get_if<syntax::SpanLiteral>(&node)) one(span->from), one(span->to);
    if (const auto* clip = std::get_if<syntax::Clip>(&node)) one(clip->span), one(clip->window), one(clip->days);
    if (const auto* shift = std::get_if<syntax::DateShift>(&node)) one(shift->date);
    if (const auto* shift = std::get_if<syntax::ShiftBy>(&node)) one(shift->amount), one(shift->date);
    if (const auto* ages = std::get_if<syntax::CompletedYears>(&node)) one(ages->from), one(ages->to);
    if (const auto* days = std::get_if<syntax::DaysBetween>(&node)) one(days->from), one(days->to);
    if (const auto* day = std::get_if<syntax::DayOfPeriod>(&node)) one(day->period);
    if (const auto* times = std::get_if<syntax::OneOfTimes>(&node)) all(times->times);
    if (const auto* amounts = std::get_if<syntax::OneOfAmounts>(&node)) all(amounts->amounts);
    if (const auto* clock = std::get_if<syntax::ClockOf>(&node)) one(clock->moment);
    if (const auto* choice = std::get_if<syntax::Choice>(&node)) {
        one(choice->selector);
        for (const syntax::ChoiceLine& line : choice->lines) one(line.value);
        one(choice->otherwise);
    }
    if (const auto* list = std::get_if<syntax::ConditionList>(&node))
        for (const syntax::Criterion& criterion : list->criteria) one(criterion.condition);
}

}  // namespace klausul::differential
