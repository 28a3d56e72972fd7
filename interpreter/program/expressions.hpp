#pragma once

// Expressions: nodes in one pool, and what a node needs besides its children.

#include <cassert>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <vector>

#include "grammar/words/kinds.hpp"
#include "grammar/words/manners.hpp"
#include "interpreter/program/ids.hpp"
#include "interpreter/program/operators.hpp"
#include "interpreter/value/date.hpp"
#include "interpreter/value/number.hpp"

namespace klausul {

/// Whether a payload of this kind is an id of this type.
template <typename AnyId>
[[nodiscard]] constexpr bool is_id(Payload kind) {
    switch (kind) {
        case Payload::constant:
            return std::is_same_v<AnyId, ConstantId>;
        case Payload::fact:
            return std::is_same_v<AnyId, FactId>;
        case Payload::term:
            return std::is_same_v<AnyId, TermId>;
        case Payload::reading:
            return std::is_same_v<AnyId, ReadingId>;
        case Payload::series:
            return std::is_same_v<AnyId, SeriesId>;
        case Payload::container:
            return std::is_same_v<AnyId, ContainerId>;
        case Payload::group_key:
            return std::is_same_v<AnyId, GroupKeyId>;
        case Payload::group:
        case Payload::domain:
            return std::is_same_v<AnyId, DomainId>;
        case Payload::period:
            return std::is_same_v<AnyId, PeriodId>;
        case Payload::shift:
            return std::is_same_v<AnyId, ShiftId>;
        case Payload::set:
            return std::is_same_v<AnyId, SetId>;
        case Payload::choice:
            return std::is_same_v<AnyId, ChoiceId>;
        case Payload::rounding:
            return std::is_same_v<AnyId, RoundingId>;
        case Payload::loop:
            return std::is_same_v<AnyId, LoopId>;
        case Payload::allocation:
            return std::is_same_v<AnyId, AllocationId>;
        case Payload::uprating:
            return std::is_same_v<AnyId, UpratingId>;
        case Payload::text:
            return std::is_same_v<AnyId, TextId>;
        case Payload::unused:
        case Payload::local:
        case Payload::number:
            break;
    }
    return false;
}

/// What a node carries besides its children: an id, or a number that its operator gives meaning to.
class NodePayload {
public:
    /// Nothing, or the number 0.
    constexpr NodePayload() = default;
    constexpr explicit NodePayload(std::uint32_t number) : value_(number) {}
    // NOLINTNEXTLINE(google-explicit-constructor,hicpp-explicit-conversions): every id may be one
    template <typename Thing>
    constexpr NodePayload(Id<Thing> id) : value_(id.position()), fits_(is_id<Id<Thing>>) {}

    [[nodiscard]] constexpr std::uint32_t value() const { return value_; }
    /// Whether the operator carries what this was made of.
    [[nodiscard]] bool fits(Op op) const { return fits_(row_of(op).payload); }

private:
    static constexpr bool is_number(Payload kind) {
        return kind == Payload::unused || kind == Payload::local || kind == Payload::number;
    }

    std::uint32_t value_ = 0;
    bool (*fits_)(Payload) = is_number;
};

struct Node {
    Op op = Op::constant;
    Kind kind = Kind::number;
    std::uint16_t child_count = 0;
    std::uint32_t first_child = 0;  ///< place in `children`
    std::uint32_t payload = 0;      ///< a number; an id is asked for by `as`

    /// The id that it carries; of this type by its operator's row.
    template <typename AnyId>
    [[nodiscard]] AnyId as() const {
        assert(is_id<AnyId>(row_of(op).payload));
        return AnyId(payload);
    }
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
    DomainId inner;
    DomainId within;
};
struct GroupKeyRead {
    DomainId domain;
    std::uint32_t key = 0;
};
/// What an index variable of a loop runs over.
struct LoopRun {
    /// Only members that lie in the record or group at hand, whose member `owner` gives.
    struct Limit {
        DomainId within;
        NodeId owner;
    };
    std::uint32_t local = 0;
    DomainId domain;
    std::vector<Limit> limits = {};
    int last_years = 0;              ///< periods: those of so many years before that of `year`
    Maybe<NodeId> year = none;       ///< none = the year of the date
    std::vector<FactId> given = {};  ///< periods without such a range: those for which the case gives one of these
};
struct LoopPlan {
    std::vector<LoopRun> runs;
    Maybe<NodeId> body = none;    ///< none = the members themselves are counted
    Maybe<NodeId> filter = none;  ///< none = all of them
    bool distinct = false;        ///< count: equal values once
    bool sample = true;           ///< deviation: divided by n - 1
};
struct ChoicePlan {
    std::vector<Maybe<NodeId>> by_option;  ///< for each option of the selector; none = falls to `otherwise`
    Maybe<NodeId> otherwise = none;

    /// What is said of an option; none where nothing is, as of a party that a table has no row for.
    [[nodiscard]] Maybe<NodeId> line(std::size_t option) const {
        const Maybe<NodeId> own = option < by_option.size() ? by_option[option] : none;
        return own == none ? otherwise : own;
    }
};
struct AllocationPlan {
    AllocationPlan(NodeId of, NodeId by, DomainId among, std::uint32_t variable)
        : total(of), weight(by), local(variable), domain(among) {}

    NodeId total;
    NodeId weight;  ///< read with `local` bound to each member
    std::uint32_t local = 0;
    DomainId domain;
    Number step;  ///< in the unit of the total
    bool weights_are_shares = false;
    RemainderRule remainder = RemainderRule::largest_fraction;
    Maybe<NodeId> receiver = none;
    Maybe<NodeId> tie_key = none;  ///< `lika efter`: of equal fractions the one with the smaller key first
    Kind tie_kind = Kind::number;
    Maybe<DomainId> within = none;  ///< shared out among the rows of one record of this list,
    Maybe<NodeId> owner = none;     ///< the one that this gives
};
/// Steps are numbered from 0, the one on the first day; each lies a whole number of months after it. What a figure is
/// for is told by the month of its step, counted as an index of months counts it.
struct UpratingPlan {
    explicit UpratingPlan(SeriesId with) : series(with) {}

    SeriesId series;
    int base_year = 0;
    /// The day of the first step.
    Day from;
    CivilDate from_civil{1970, 1, 1};  ///< the same; each amount is reckoned by it
    void begin_on(Day day) {
        from = day;
        from_civil = to_civil(day);
    }
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
    Maybe<TextId> ends = none;  ///< text of what happens when the series has come to an end
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
