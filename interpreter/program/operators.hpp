#pragma once

// The operators that expressions of the core are made of, one row each. What the stages ask of an operator in passing
// comes from its row; what it does is known to exactly two: Expressions::step_into and, for the search,
// Meaning::figure. How it is written out is in grammar/words/operators.hpp.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "grammar/words/operators.hpp"
#include "grammar/words/periods.hpp"

namespace klausul {

/// What a node does with its children a, b, c and its payload.
enum class Op : std::uint8_t {
    constant,      ///< payload: place in `constants`
    fact,          ///< payload: fact; children: one index expression per `per`
    term,          ///< payload: term; children: likewise
    reading,       ///< payload: reading
    series,        ///< payload: series; a: the year
    local,         ///< payload: number of the index variable
    container,     ///< payload: place in `containers`; a: the member whose outer record or group is asked for
    inner_record,  ///< payload: domain; a: the outer record; b: number from 0
    group_key,     ///< payload: place in `group_keys`; a: the group
    group_with,    ///< payload: domain; children: the keys
    the_day,
    year_of,       ///< a: day
    period_start,  ///< payload: place in `periods`; a: day
    negate,
    logical_not,
    logical_and,
    logical_or,  ///< children
    at_least,    ///< payload: how many; children
    add,
    subtract,
    multiply,
    divide,
    remainder,  ///< of a divided by b, with the sign of b
    greatest_of,
    least_of,  ///< children: numbers in one unit, or days, moments or times of day
    scale,     ///< a times constant `payload` (a change of unit)
    less,
    less_equal,
    greater,
    greater_equal,
    equal,
    not_equal,
    belongs_to,   ///< a: party; b: party it may be a unit of
    one_of,       ///< a; constants from payload: place in `sets`
    conditional,  ///< a, b, c
    choice,       ///< a: selector; payload: place in `choices`
    round,        ///< a; payload: place in `roundings`, its RoundingPlan
    sum,
    count,
    mean,
    lowest,
    highest,    ///< payload: place in `loops`
    deviation,  ///< payload: place in `loops`; a root, so only within a rounding
    for_all,
    for_some,  ///< payload: place in `loops`
    as_of,     ///< a: value; b: day
    is_given,
    is_absent,
    is_unknown,
    is_not_applicable,  ///< a: a fact
    allocation,         ///< payload: place in `allocations`
    left_over,          ///< payload: place in `allocations`: what `resten kvar` leaves
    uprate,             ///< a: base value; payload: place in `upratings`
    make_span,          ///< a, b
    clip,  ///< a: span, b: window, c, if there is one: judged on each day; minutes; payload: 1 = by the clock
    completed_years,  ///< a: from day; b, if there is one: to day, else the day at hand
    shift_day,        ///< a: day, b: of working days, whether eves are free; payload: place in `shifts`
    day_of,           ///< a: moment
    month_of,
    half_year_of,
    quarter_of,
    completed_months,      ///< likewise
    days_between,          ///< a: from day, b: to day
    working_days_between,  ///< a: from day, b: to day, c: whether eves are free
    period_first_day,
    period_last_day,
    days_in_period,  ///< a: a period; payload: its index
    shift_by,        ///< a: day, b: how often; payload: place in `shifts`, a plan for one
    clock_of,        ///< a: moment
    weekday_of,      ///< a: day; 0 = Monday
    is_holiday,
    is_eve,         ///< a: day
    within_period,  ///< a: day, b: span
    within_window,  ///< a: time of day, b: window
    referral,       ///< payload: text
    not_encoded     ///< an option marked `ej kodad`
};

/// What the payload of a node is.
enum class Payload : std::uint8_t {
    unused,
    constant,    ///< place in `constants`
    fact,        ///< a fact
    term,        ///< a term
    reading,     ///< a reading
    series,      ///< a series
    local,       ///< number of an index variable
    container,   ///< place in `containers`
    group_key,   ///< place in `group_keys`
    group,       ///< a domain of groups
    domain,      ///< another domain
    period,      ///< place in `periods`
    shift,       ///< place in `shifts`
    set,         ///< place in `sets`
    choice,      ///< place in `choices`
    rounding,    ///< place in `roundings`
    loop,        ///< place in `loops`
    allocation,  ///< place in `allocations`
    uprating,    ///< place in `upratings`
    text,        ///< place in `texts`
    number       ///< a small number that the operator gives meaning to
};

/// Which operand may be a standard deviation, which is a root, and leaves the whole one.
enum class Roots : std::uint8_t { no_operand, first, either };

/// What a comparison holds for, as bits.
namespace ordered {
inline constexpr std::uint8_t before = 1, same = 2, after = 4;
}  // namespace ordered

struct OpRow {
    Op op = Op::constant;
    Payload payload = Payload::unused;
    std::optional<BinaryOperator> written = std::nullopt;  ///< the operator of the language that it is
    std::uint8_t holds = 0;                                ///< of a comparison
    Roots roots = Roots::no_operand;
    int binding = 3;                 ///< in a calculation, from 0: brackets stand around what binds looser
    bool brackets_on_right = false;  ///< also around a right operand that binds the same
    /// Has a value as soon as its operands have one, so that a fact derived by it may be tried with its own values.
    bool always_valued = false;
    /// Is yes or no, or has a value, as soon as all facts are known.
    bool always_known = false;
    std::optional<PeriodKind> counts = std::nullopt;  ///< the periods that its number counts
};

inline constexpr std::size_t op_count = static_cast<std::size_t>(Op::not_encoded) + 1;

inline constexpr std::array<OpRow, op_count> op_rows = [] {
    using B = BinaryOperator;
    using P = Payload;
    const auto comparison = [](Op op, B written, int holds) {
        return OpRow{.op = op,
                     .written = written,
                     .holds = static_cast<std::uint8_t>(holds),
                     .always_valued = true,
                     .always_known = true};
    };
    return std::array<OpRow, op_count>{{
        {.op = Op::constant, .payload = P::constant, .always_valued = true, .always_known = true},
        {.op = Op::fact, .payload = P::fact},
        {.op = Op::term, .payload = P::term},
        {.op = Op::reading, .payload = P::reading, .always_valued = true, .always_known = true},
        {.op = Op::series, .payload = P::series},
        {.op = Op::local, .payload = P::local, .always_valued = true, .always_known = true},
        {.op = Op::container, .payload = P::container},
        {.op = Op::inner_record, .payload = P::domain},
        {.op = Op::group_key, .payload = P::group_key},
        {.op = Op::group_with, .payload = P::group},
        {.op = Op::the_day, .always_valued = true, .always_known = true},
        {.op = Op::year_of, .counts = PeriodKind::year},
        {.op = Op::period_start, .payload = P::period},
        {.op = Op::negate, .roots = Roots::first, .always_valued = true},
        {.op = Op::logical_not, .always_valued = true, .always_known = true},
        {.op = Op::logical_and, .written = B::logical_and, .always_valued = true, .always_known = true},
        {.op = Op::logical_or, .written = B::logical_or, .always_valued = true, .always_known = true},
        {.op = Op::at_least, .payload = P::number, .always_valued = true, .always_known = true},
        {.op = Op::add, .written = B::add, .roots = Roots::either, .binding = 1, .always_valued = true},
        {.op = Op::subtract,
         .written = B::subtract,
         .roots = Roots::either,
         .binding = 1,
         .brackets_on_right = true,
         .always_valued = true},
        {.op = Op::multiply, .written = B::multiply, .roots = Roots::either, .binding = 2, .always_valued = true},
        {.op = Op::divide, .written = B::divide, .roots = Roots::first, .binding = 2, .brackets_on_right = true},
        {.op = Op::remainder, .written = B::remainder},
        {.op = Op::greatest_of, .binding = 0},
        {.op = Op::least_of, .binding = 0},
        {.op = Op::scale, .payload = P::constant, .roots = Roots::first, .always_valued = true},
        comparison(Op::less, B::less, ordered::before),
        comparison(Op::less_equal, B::less_equal, ordered::before | ordered::same),
        comparison(Op::greater, B::greater, ordered::after),
        comparison(Op::greater_equal, B::greater_equal, ordered::after | ordered::same),
        comparison(Op::equal, B::equal, ordered::same),
        comparison(Op::not_equal, B::not_equal, ordered::before | ordered::after),
        {.op = Op::belongs_to, .written = B::belongs_to, .always_valued = true, .always_known = true},
        {.op = Op::one_of, .payload = P::set, .always_valued = true, .always_known = true},
        {.op = Op::conditional, .binding = 0, .always_valued = true},
        {.op = Op::choice, .payload = P::choice},
        {.op = Op::round, .payload = P::rounding, .roots = Roots::first, .binding = 0},
        {.op = Op::sum, .payload = P::loop},
        {.op = Op::count, .payload = P::loop},
        {.op = Op::mean, .payload = P::loop},
        {.op = Op::lowest, .payload = P::loop},
        {.op = Op::highest, .payload = P::loop},
        {.op = Op::deviation, .payload = P::loop},
        {.op = Op::for_all, .payload = P::loop, .always_known = true},
        {.op = Op::for_some, .payload = P::loop, .always_known = true},
        {.op = Op::as_of},
        {.op = Op::is_given, .always_known = true},
        {.op = Op::is_absent, .always_known = true},
        {.op = Op::is_unknown},
        {.op = Op::is_not_applicable},
        {.op = Op::allocation, .payload = P::allocation},
        {.op = Op::left_over, .payload = P::allocation},
        {.op = Op::uprate, .payload = P::uprating},
        {.op = Op::make_span},
        {.op = Op::clip, .payload = P::number},
        {.op = Op::completed_years, .payload = P::number},
        {.op = Op::shift_day, .payload = P::shift},
        {.op = Op::day_of},
        {.op = Op::month_of, .counts = PeriodKind::month},
        {.op = Op::half_year_of, .counts = PeriodKind::half_year},
        {.op = Op::quarter_of, .counts = PeriodKind::quarter},
        {.op = Op::completed_months, .payload = P::number},
        {.op = Op::days_between},
        {.op = Op::working_days_between},
        {.op = Op::period_first_day, .payload = P::domain},
        {.op = Op::period_last_day, .payload = P::domain},
        {.op = Op::days_in_period, .payload = P::domain},
        {.op = Op::shift_by, .payload = P::shift},
        {.op = Op::clock_of},
        {.op = Op::weekday_of},
        {.op = Op::is_holiday},
        {.op = Op::is_eve},
        {.op = Op::within_period, .written = B::within},
        {.op = Op::within_window},
        {.op = Op::referral, .payload = P::text},
        {.op = Op::not_encoded, .payload = P::text},
    }};
}();

/// An operator without its row, or with one out of order, does not compile.
static_assert([] {
    for (std::size_t i = 0; i < op_count; ++i) {
        if (op_rows[i].op != static_cast<Op>(i)) return false;
    }
    return true;
}());

[[nodiscard]] constexpr const OpRow& row_of(Op op) { return op_rows[static_cast<std::size_t>(op)]; }

/// The operator of the core that one of the language is.
[[nodiscard]] constexpr Op op_of(BinaryOperator written) {
    for (const OpRow& row : op_rows) {
        if (row.written == written) return row.op;
    }
    return Op::constant;  // not reached: see below
}
static_assert([] {
    for (const OperatorWords& row : operator_rows) {
        if (op_of(row.op) == Op::constant) return false;
    }
    return true;
}());

[[nodiscard]] constexpr bool is_comparison(Op op) { return row_of(op).holds != 0; }

}  // namespace klausul
