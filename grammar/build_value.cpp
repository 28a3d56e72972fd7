// Expression trees: what operators stand between.

#include <utility>

#include "grammar/build_expression.hpp"
#include "grammar/build_names.hpp"
#include "grammar/words/periods.hpp"

namespace klausul::build {

using namespace syntax;

namespace {

AggregateKind aggregate_of(NodeKind kind) {
    return static_cast<AggregateKind>(static_cast<int>(kind) - static_cast<int>(NodeKind::agg_sum));
}

}  // namespace

ExpressionPtr Expressions::paren(const View& view) {
    const Deeper deeper(*this, 3, view);
    const auto first = *view.first();
    const auto end = view.find(NodeKind::span_end);
    auto result = build(first);
    if (end) result = make(view.span(), SpanLiteral{std::move(result), build(*end->first())});
    result->parenthesised = true;
    if (const auto clip = view.find(NodeKind::clip)) {
        const auto days = clip->find(NodeKind::cut_by_days);
        return make(view.span(), Clip{std::move(result), build(*clip->first()), days ? build(*days->first()) : nullptr,
                                      clip->has(NodeKind::by_the_clock)});
    }
    return result;
}

ExpressionPtr Expressions::quantity(const View& view) {
    if (const auto after = view.find(NodeKind::shift_after)) return date_shift(view, *after);
    if (const auto before = view.find(NodeKind::shift_before)) return date_shift(view, *before);
    auto amount = make(view.span(), build::quantity(view));
    const auto level = view.find(NodeKind::at_level);
    if (!level) return amount;
    return make(view.span(), AtLevel{std::move(amount), integer(*level->find(NodeKind::year))});
}

ExpressionPtr Expressions::date_shift(const View& view, const View& shift) {
    const Deeper deeper(*this, 1, view);
    const bool before = shift.kind() == NodeKind::shift_before;
    return make(view.span(), DateShift{build::quantity(view), before, build(*shift.first()),
                                       shift.has(NodeKind::month_end), shift.has(NodeKind::within_month)});
}

ExpressionPtr Expressions::moment(const View& view) {
    const auto day = build::date(*view.find(NodeKind::date));
    const auto time = view.find(NodeKind::clock);
    if (!time) return make(view.span(), DateLiteral{day});
    const auto offset = view.find(NodeKind::utc_offset);
    return make(view.span(), MomentLiteral{day, build::clock(*time),
                                           offset ? std::optional(build::utc_offset(*offset)) : std::nullopt});
}

ExpressionPtr Expressions::aggregate(const View& view) {
    const Deeper deeper(*this, 1, view);
    Aggregate result{aggregate_of(view.first()->kind()), view.has(NodeKind::distinct), nullptr, {}, nullptr, {},
                     !view.has(NodeKind::population)};
    view.each([&](const View& part) {
        if (part.kind() == NodeKind::postfix) result.operand = build(part);
        if (part.kind() == NodeKind::over) result.over = names(part);
        if (part.kind() == NodeKind::where) result.where = build(*part.first());
        if (part.kind() == NodeKind::last_years) result.last_years = integer(*part.find(NodeKind::integer));
    });
    return make(view.span(), std::move(result));
}

ExpressionPtr Expressions::allocation(const View& view) {
    const Deeper deeper(*this, 1, view);
    Allocation result;
    view.each([&](const View& part) {
        switch (part.kind()) {
            case NodeKind::sum:
                (result.total ? result.weights : result.total) = build(part);
                break;
            case NodeKind::step:
                result.step = build::quantity(part);
                if (const auto whole = part.find(NodeKind::whole)) result.step.figure = {"1", whole->span()};
                break;
            case NodeKind::kept:
                result.remainder = RemainderRule::kept;
                break;
            case NodeKind::receiver:
                result.remainder = RemainderRule::receiver;
                result.receiver = build(*part.first());
                break;
            case NodeKind::ties_by:
                result.tie_key = build(*part.first());
                break;
            default:
                break;
        }
    });
    return make(view.span(), std::move(result));
}

ExpressionPtr Expressions::call(const View& view) {
    const Deeper deeper(*this, 1, view);
    Call result;
    result.of_period = view.kind() == NodeKind::period_of;
    view.each([&](const View& part) {
        if (part.kind() == NodeKind::name)
            result.function = name(part);
        else
            result.arguments.push_back(build(part));
    });
    return make(view.span(), std::move(result));
}

/// An operator that begins with its words, both operands after them: `resten av a delat med b`.
ExpressionPtr Expressions::operation(const View& view) {
    const Deeper deeper(*this, 1, view);
    const auto left = *view.first();
    auto first = build(left);
    return make(view.span(),
                Binary{operator_of(view.kind()), std::move(first), build(*left.next_in(view)), view.span()});
}

ExpressionPtr Expressions::leaf(const View& view) {
    if (is_operator(view.kind())) return operation(view);
    const auto span = view.span();
    switch (view.kind()) {
        case NodeKind::text:
            return make(span, TextLiteral{text(view).text});
        case NodeKind::truth_yes:
            return make(span, TruthLiteral{true});
        case NodeKind::truth_no:
            return make(span, TruthLiteral{false});
        case NodeKind::the_day:
            return make(span, TheDay{});
        case NodeKind::this_element:
            return make(span, ThisElement{name_in(view)});
        case NodeKind::previous:
            return make(span, PreviousPeriod{name_in(view)});
        case NodeKind::period_literal:
            return make(span, period_literal(view));
        case NodeKind::absent:
            return make(span, AbsentLiteral{});
        case NodeKind::unknown:
            return make(span, UnknownLiteral{});
        case NodeKind::not_applicable:
            return make(span, NotApplicableLiteral{});
        case NodeKind::clock_window: {
            std::vector<Clock> ends;
            view.each(NodeKind::clock, [&](const View& end) { ends.push_back(build::clock(end)); });
            if (ends.size() == 1) return make(span, ClockLiteral{ends[0]});
            return make(span, ClockWindow{ends.at(0), ends.at(1)});
        }
        case NodeKind::started: {
            const Deeper deeper(*this, 1, view);
            return make(span, Started{unit(*view.find(NodeKind::unit)), build(*view.find(NodeKind::postfix))});
        }
        case NodeKind::completed:
        case NodeKind::completed_months: {
            const Deeper deeper(*this, 1, view);
            CompletedYears result{build(*view.first()), view.kind() == NodeKind::completed_months, nullptr, false,
                                  false};
            const auto to = view.first()->next_in(view);
            if (to && to->kind() == NodeKind::postfix) result.to = build(*to);
            result.to_month_end = view.has(NodeKind::month_end);
            result.next_month_start = view.has(NodeKind::next_month_start);
            return make(span, std::move(result));
        }
        case NodeKind::days_between:
        case NodeKind::working_days: {
            const Deeper deeper(*this, 1, view);
            const auto from = *view.first();
            return make(span,
                        DaysBetween{build(from), build(*from.next_in(view)), view.kind() == NodeKind::working_days});
        }
        case NodeKind::first_day_in:
        case NodeKind::last_day_in:
        case NodeKind::days_in: {
            const Deeper deeper(*this, 1, view);
            const auto which = view.kind() == NodeKind::first_day_in  ? PeriodDay::first
                               : view.kind() == NodeKind::last_day_in ? PeriodDay::last
                                                                      : PeriodDay::count;
            return make(span, DayOfPeriod{which, build(*view.first())});
        }
        case NodeKind::definite_period: {
            const Deeper deeper(*this, 1, view);
            const auto word = *view.first();
            const PeriodKind period = word.kind() == NodeKind::the_month_of       ? PeriodKind::month
                                      : word.kind() == NodeKind::the_quarter_of   ? PeriodKind::quarter
                                      : word.kind() == NodeKind::the_half_year_of ? PeriodKind::half_year
                                                                                  : PeriodKind::year;
            Call result;
            result.function = {std::string(period_words(period).singular.sv), word.span()};
            result.of_period = true;
            result.arguments.push_back(build(*word.next_in(view)));
            return make(span, std::move(result));
        }
        case NodeKind::shift_by: {
            const Deeper deeper(*this, 1, view);
            const auto amount = *view.first();
            const auto shift = *amount.next_in(view);
            return make(span, ShiftBy{build(amount), shift.kind() == NodeKind::shift_before, build(*shift.first()),
                                      shift.has(NodeKind::month_end), shift.has(NodeKind::within_month)});
        }
        case NodeKind::later_of:
        case NodeKind::earlier_of: {
            const Deeper deeper(*this, 1, view);
            return make(span, OneOfTimes{view.kind() == NodeKind::later_of, members(view)});
        }
        case NodeKind::lower_of:
        case NodeKind::higher_of: {
            const Deeper deeper(*this, 1, view);
            return make(span, OneOfAmounts{view.kind() == NodeKind::higher_of, false, members(view)});
        }
        case NodeKind::clock_of: {
            const Deeper deeper(*this, 1, view);
            return make(span, ClockOf{build(*view.first())});
        }
        case NodeKind::until_suffix:
        case NodeKind::since_suffix: {
            const Deeper deeper(*this, 1, view);
            const auto op = view.kind() == NodeKind::until_suffix ? UnaryOperator::until : UnaryOperator::since;
            return make(span, Unary{op, build(*view.first())});
        }
        default:
            return make(span, Reference{name_in(view)});
    }
}

}  // namespace klausul::build
