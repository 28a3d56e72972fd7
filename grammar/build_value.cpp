// Expression trees: what operators stand between.

#include <utility>

#include "grammar/build_expression.hpp"
#include "grammar/build_names.hpp"
#include "grammar/words/periods.hpp"

namespace klausul::build {

using namespace syntax;

namespace {

AggregateKind aggregate_of(Kind kind) {
    return static_cast<AggregateKind>(static_cast<int>(kind) - static_cast<int>(Kind::agg_sum));
}

}  // namespace

ExpressionPtr Expressions::paren(const View& view) {
    const Deeper deeper(*this, 3, view);
    const auto first = *view.first();
    const auto end = view.find(Kind::span_end);
    auto result = build(first);
    if (end) result = make(view.span(), SpanLiteral{std::move(result), build(*end->first())});
    result->parenthesised = true;
    if (const auto clip = view.find(Kind::clip)) {
        const auto days = clip->find(Kind::cut_by_days);
        return make(view.span(), Clip{std::move(result), build(*clip->first()), days ? build(*days->first()) : nullptr,
                                      clip->has(Kind::by_the_clock)});
    }
    return result;
}

ExpressionPtr Expressions::quantity(const View& view) {
    if (const auto after = view.find(Kind::shift_after)) return date_shift(view, *after);
    if (const auto before = view.find(Kind::shift_before)) return date_shift(view, *before);
    auto amount = make(view.span(), build::quantity(view));
    const auto level = view.find(Kind::at_level);
    if (!level) return amount;
    return make(view.span(), AtLevel{std::move(amount), integer(*level->find(Kind::year))});
}

ExpressionPtr Expressions::date_shift(const View& view, const View& shift) {
    const Deeper deeper(*this, 1, view);
    const bool before = shift.kind() == Kind::shift_before;
    return make(view.span(), DateShift{build::quantity(view), before, build(*shift.first()), shift.has(Kind::month_end),
                                       shift.has(Kind::within_month)});
}

ExpressionPtr Expressions::moment(const View& view) {
    const auto day = build::date(*view.find(Kind::date));
    const auto time = view.find(Kind::clock);
    if (!time) return make(view.span(), DateLiteral{day});
    const auto offset = view.find(Kind::utc_offset);
    return make(view.span(), MomentLiteral{day, build::clock(*time),
                                           offset ? std::optional(build::utc_offset(*offset)) : std::nullopt});
}

ExpressionPtr Expressions::aggregate(const View& view) {
    const Deeper deeper(*this, 1, view);
    Aggregate result{aggregate_of(view.first()->kind()), view.has(Kind::distinct), nullptr, {}, nullptr, {},
                     !view.has(Kind::population)};
    view.each([&](const View& part) {
        if (part.kind() == Kind::postfix) result.operand = build(part);
        if (part.kind() == Kind::over) result.over = names(part);
        if (part.kind() == Kind::where) result.where = build(*part.first());
        if (part.kind() == Kind::last_years) result.last_years = integer(*part.find(Kind::integer));
    });
    return make(view.span(), std::move(result));
}

ExpressionPtr Expressions::allocation(const View& view) {
    const Deeper deeper(*this, 1, view);
    Allocation result;
    view.each([&](const View& part) {
        switch (part.kind()) {
            case Kind::sum:
                (result.total ? result.weights : result.total) = build(part);
                break;
            case Kind::step:
                result.step = build::quantity(part);
                if (const auto whole = part.find(Kind::whole)) result.step.figure = {"1", whole->span()};
                break;
            case Kind::kept:
                result.remainder = RemainderRule::kept;
                break;
            case Kind::receiver:
                result.remainder = RemainderRule::receiver;
                result.receiver = build(*part.first());
                break;
            case Kind::ties_by:
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
    result.of_period = view.kind() == Kind::period_of;
    view.each([&](const View& part) {
        if (part.kind() == Kind::name)
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
        case Kind::text:
            return make(span, TextLiteral{text(view).text});
        case Kind::truth_yes:
            return make(span, TruthLiteral{true});
        case Kind::truth_no:
            return make(span, TruthLiteral{false});
        case Kind::the_day:
            return make(span, TheDay{});
        case Kind::this_element:
            return make(span, ThisElement{name_in(view)});
        case Kind::previous:
            return make(span, PreviousPeriod{name_in(view)});
        case Kind::period_literal:
            return make(span, period_literal(view));
        case Kind::absent:
            return make(span, AbsentLiteral{});
        case Kind::unknown:
            return make(span, UnknownLiteral{});
        case Kind::not_applicable:
            return make(span, NotApplicableLiteral{});
        case Kind::clock_window: {
            std::vector<Clock> ends;
            view.each(Kind::clock, [&](const View& end) { ends.push_back(build::clock(end)); });
            if (ends.size() == 1) return make(span, ClockLiteral{ends[0]});
            return make(span, ClockWindow{ends.at(0), ends.at(1)});
        }
        case Kind::started: {
            const Deeper deeper(*this, 1, view);
            return make(span, Started{unit(*view.find(Kind::unit)), build(*view.find(Kind::postfix))});
        }
        case Kind::completed:
        case Kind::completed_months: {
            const Deeper deeper(*this, 1, view);
            CompletedYears result{build(*view.first()), view.kind() == Kind::completed_months, nullptr, false, false};
            const auto to = view.first()->next_in(view);
            if (to && to->kind() == Kind::postfix) result.to = build(*to);
            result.to_month_end = view.has(Kind::month_end);
            result.next_month_start = view.has(Kind::next_month_start);
            return make(span, std::move(result));
        }
        case Kind::days_between:
        case Kind::working_days: {
            const Deeper deeper(*this, 1, view);
            const auto from = *view.first();
            return make(span, DaysBetween{build(from), build(*from.next_in(view)), view.kind() == Kind::working_days});
        }
        case Kind::first_day_in:
        case Kind::last_day_in:
        case Kind::days_in: {
            const Deeper deeper(*this, 1, view);
            const auto which = view.kind() == Kind::first_day_in  ? PeriodDay::first
                               : view.kind() == Kind::last_day_in ? PeriodDay::last
                                                                  : PeriodDay::count;
            return make(span, DayOfPeriod{which, build(*view.first())});
        }
        case Kind::definite_period: {
            const Deeper deeper(*this, 1, view);
            const auto word = *view.first();
            const PeriodKind period = word.kind() == Kind::the_month_of       ? PeriodKind::month
                                      : word.kind() == Kind::the_quarter_of   ? PeriodKind::quarter
                                      : word.kind() == Kind::the_half_year_of ? PeriodKind::half_year
                                                                              : PeriodKind::year;
            Call result;
            result.function = {std::string(period_words(period).singular.sv), word.span()};
            result.of_period = true;
            result.arguments.push_back(build(*word.next_in(view)));
            return make(span, std::move(result));
        }
        case Kind::shift_by: {
            const Deeper deeper(*this, 1, view);
            const auto amount = *view.first();
            const auto shift = *amount.next_in(view);
            return make(span, ShiftBy{build(amount), shift.kind() == Kind::shift_before, build(*shift.first()),
                                      shift.has(Kind::month_end), shift.has(Kind::within_month)});
        }
        case Kind::later_of:
        case Kind::earlier_of: {
            const Deeper deeper(*this, 1, view);
            return make(span, OneOfTimes{view.kind() == Kind::later_of, members(view)});
        }
        case Kind::lower_of:
        case Kind::higher_of: {
            const Deeper deeper(*this, 1, view);
            return make(span, OneOfAmounts{view.kind() == Kind::higher_of, false, members(view)});
        }
        case Kind::clock_of: {
            const Deeper deeper(*this, 1, view);
            return make(span, ClockOf{build(*view.first())});
        }
        case Kind::until_suffix:
        case Kind::since_suffix: {
            const Deeper deeper(*this, 1, view);
            const auto op = view.kind() == Kind::until_suffix ? UnaryOperator::until : UnaryOperator::since;
            return make(span, Unary{op, build(*view.first())});
        }
        default:
            return make(span, Reference{name_in(view)});
    }
}

}  // namespace klausul::build
