#pragma once

#include <optional>
#include <vector>

#include "interpreter/evaluate/case_at_work.hpp"

namespace klausul {

class Expressions;

/// Days, months, moments and times of day, and spans of them.
class Times {
public:
    Times(CaseAtWork& work, Expressions& expressions)
        : program_(work.program), work_(work), expressions_(expressions) {}

    void begin() { pairs_.clear(); }

    /// The ends of a span or window, of the program, the case or made while evaluating. Stays where it is until the
    /// next span is made.
    [[nodiscard]] const Pair& pair_of(const Number& value) const;

    // Of a day: its number in a period, from Monday = 0 in the week, and what kind of day it is.
    Result number_of_period(const Node& node, Scope& scope);
    Result weekday_of(const Node& node, Scope& scope);
    Result is_holiday(const Node& node, NodeId id, Scope& scope);
    Result is_eve(const Node& node, NodeId id, Scope& scope);
    Result period_start(const Node& node, Scope& scope);

    // Of a period: days of it.
    Result period_first_day(const Node& node, NodeId id, Scope& scope);
    Result period_last_day(const Node& node, NodeId id, Scope& scope);
    Result days_in_period(const Node& node, NodeId id, Scope& scope);

    // From one day to another; without the other, to the day at hand.
    Result completed_years(const Node& node, Scope& scope);
    Result completed_months(const Node& node, Scope& scope);
    Result days_between(const Node& node, Scope& scope);
    Result working_days_between(const Node& node, NodeId id, Scope& scope);
    Result shift_day(const Node& node, NodeId id, Scope& scope);
    Result shift_by(const Node& node, NodeId id, Scope& scope);

    // Moments, times of day, and the spans that they may lie in.
    Result day_of(const Node& node, Scope& scope);
    Result clock_of(const Node& node, Scope& scope);
    Result make_span(const Node& node, NodeId id, Scope& scope);
    Result clip(const Node& node, NodeId id, Scope& scope);
    Result within_period(const Node& node, Scope& scope);
    Result within_window(const Node& node, Scope& scope);

private:
    template <typename Reckon>
    Result of_day(const Node& node, Scope& scope, Reckon reckon);
    template <typename Reckon>
    Result of_moment(const Node& node, Scope& scope, Reckon reckon);
    template <typename Reckon>
    Result of_two_days(const Node& node, Scope& scope, Reckon reckon);
    template <typename Reckon>
    Result of_period(const Node& node, NodeId id, Scope& scope, Reckon reckon);
    Result as_kind_of_day(std::optional<bool> holds, Day day, NodeId id);
    Result moved(const ShiftPlan& plan, const Node& node, NodeId id, Scope& scope, Day day);

    const Program& program_;
    CaseAtWork& work_;
    Expressions& expressions_;
    std::vector<Pair> pairs_;  ///< made while evaluating
};

}  // namespace klausul
