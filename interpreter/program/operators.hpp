#pragma once

// The operators that expressions of the core are made of.

#include <cstdint>

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
    scale,      ///< a times constant `payload` (a change of unit)
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
    round,        ///< a; payload: place in `roundings`
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
    clip,               ///< a: span, b: window; minutes
    completed_years,    ///< a: from day; b, if there is one: to day, else the day at hand
    shift_day,          ///< a: day, b: of working days, whether eves are free; payload: place in `shifts`
    day_of,             ///< a: moment
    month_of,
    half_year_of,
    quarter_of,
    completed_months,      ///< likewise
    days_between,          ///< a: from day, b: to day
    working_days_between,  ///< a: from day, b: to day, c: whether eves are free
    period_first_day,
    period_last_day,
    days_in_period,  ///< a: a period; payload: its index
    shift_by,        ///< a: day, b: a number of days; payload: 1 = before
    latest_of,
    earliest_of,  ///< children: days, moments, times of day or numbers in one unit
    clock_of,     ///< a: moment
    weekday_of,   ///< a: day; 0 = Monday
    is_holiday,
    is_eve,         ///< a: day
    within_period,  ///< a: day, b: span
    within_window,  ///< a: time of day, b: window
    referral,       ///< payload: text
    not_encoded     ///< an option marked `ej kodad`
};

}  // namespace klausul
