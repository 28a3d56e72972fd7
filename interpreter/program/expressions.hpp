#pragma once

// Expressions: nodes in one pool, and what a node needs besides its children.

#include <cstdint>
#include <optional>
#include <vector>

#include "grammar/words/kinds.hpp"
#include "grammar/words/manners.hpp"
#include "interpreter/program/ids.hpp"
#include "interpreter/program/operators.hpp"
#include "interpreter/value/date.hpp"
#include "interpreter/value/number.hpp"

namespace klausul {

struct Node {
    Op op = Op::constant;
    Kind kind = Kind::number;
    std::uint16_t child_count = 0;
    std::uint32_t first_child = 0;  ///< place in `children`
    std::uint32_t payload = 0;
};

struct RoundingPlan {
    Number step;
    RoundTo to = RoundTo::nearest;
    TieBreak ties = TieBreak::away_from_zero;
    bool started = false;  ///< `påbörjade …`
    bool of_root = false;  ///< what is rounded is p + q * (a standard deviation)
};
/// The members of `inner` that lie in one member of `within`: rows of a record, records of a group.
struct ContainerRead {
    DomainId inner = none;
    DomainId within = none;
};
struct GroupKeyRead {
    DomainId domain = none;
    std::uint32_t key = 0;
};
/// What an index variable of a loop runs over.
struct LoopRun {
    /// Only members that lie in the record or group at hand, whose member `owner` gives.
    struct Limit {
        DomainId within = none;
        NodeId owner = none;
    };
    std::uint32_t local = 0;
    DomainId domain = none;
    std::vector<Limit> limits = {};
    int last_years = 0;              ///< periods: those of so many years before that of `year`
    NodeId year = none;              ///< none = the year of the date
    std::vector<FactId> given = {};  ///< periods without such a range: those for which the case gives one of these
};
/// `filter` may be none.
struct LoopPlan {
    std::vector<LoopRun> runs;
    NodeId body = none;
    NodeId filter = none;
    bool distinct = false;  ///< count: equal values once
    bool sample = true;     ///< deviation: divided by n - 1
};
struct ChoicePlan {
    std::vector<NodeId> by_option;  ///< for each option of the selector; none = falls to `otherwise`
    NodeId otherwise = none;
};
struct AllocationPlan {
    NodeId total = none;
    NodeId weight = none;  ///< read with `local` bound to each member
    std::uint32_t local = 0;
    DomainId domain = none;
    Number step;  ///< in the unit of the total
    bool weights_are_shares = false;
    RemainderRule remainder = RemainderRule::largest_fraction;
    NodeId receiver = none;
    NodeId tie_key = none;  ///< `lika efter`: of equal fractions the one with the smaller key first
    Kind tie_kind = Kind::number;
    DomainId within = none;  ///< shared out among the rows of one record of this list,
    NodeId owner = none;     ///< the one that this gives
};
/// Steps are numbered from 0, the one on the first day; each lies a whole number of months after it. What a figure is
/// for is told by the month of its step, counted as an index of months counts it.
struct UpratingPlan {
    SeriesId series = none;
    int base_year = 0;
    Day from;
    int step_months = 12;        ///< at least 1
    bool from_previous = false;  ///< each step from the amount before, else from the base amount
    std::optional<RoundingPlan> rounding;
    /// Only figures published before this day count: a fixed one, or month and day of the year of the step.
    struct Vintage {
        std::optional<Day> fixed;
        int month = 1;
        int day = 1;
        int years_before = 0;
    };
    std::optional<Vintage> vintage;
    bool month_of_step = false;      ///< of a series per month, the month of the step; else `month` of its year
    int lag = 0;                     ///< months that the figures lie behind; whole years unless `month_of_step`
    int month = 1;                   ///< of a series per month, the one that is read, or the last of a mean
    int mean_of = 1;                 ///< how many months, up to the one that is read, the mean is taken of
    std::optional<int> base_period;  ///< of the base figure, where it is not that of the base year
    std::optional<Number> share;     ///< of the change of the series that the amount follows, 75 % = 0.75
    std::optional<Number> cap;       ///< the most that a step raises the amount, 3 % = 0.03; `from_previous` only
    std::optional<Day> frozen_from;  ///< from then on the amount stays as it was the day before
    Floor floor = Floor::none;
    std::uint32_t ends = none;  ///< text of what happens when the series has come to an end
};
struct ShiftPlan {
    int amount = 0;  ///< negative = before
    enum class Step : std::uint8_t { days, months, working_days } step = Step::days;
    MonthEnd month_end = MonthEnd::refuse;
    bool to_month_end = false;  ///< on to the last day of that month
};
struct PeriodPlan {
    int months = 12;    ///< length
    int from_year = 1;  ///< counted from 1 January of this year
    /// A period that had begun before this day has it as its first: before it nothing was in force.
    Day not_before{Day::min_number};
};

/// A value in a pool, for kinds that need more than one number.
struct Pair {
    Number first;
    Number second;
};

}  // namespace klausul
