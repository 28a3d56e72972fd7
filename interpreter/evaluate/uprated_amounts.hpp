#pragma once

#include <optional>
#include <vector>

#include "interpreter/evaluate/case_at_work.hpp"

namespace klausul {

class SeriesReader;
class Expressions;

/// The steps that an uprating has taken on a day, from number 0 to `last`; none where the amount is as printed.
[[nodiscard]] std::optional<int> last_step(const UpratingPlan& plan, Day date);
/// The month of a step, counted as an index of months counts it. Number -1 is the one before the first.
[[nodiscard]] int month_of_step(const UpratingPlan& plan, int step);
/// The period of the series that is read for a month, and for the base; of a mean, the last of its months.
[[nodiscard]] int uprating_period(const UpratingPlan& plan, const SeriesInfo& series, int month);
[[nodiscard]] int base_period(const UpratingPlan& plan, const SeriesInfo& series);
/// The day before which a figure for a step in this month must be published.
[[nodiscard]] std::optional<Day> uprating_cut(const UpratingPlan& plan, int month);
/// The months whose changes are multiplied from one up to another: of each year later than that of the first, the month
/// that the other is of its own.
[[nodiscard]] std::vector<int> changes_between(int from, int to);

/// What brings a level of one period to the base of another; empty with the period of a change of base that nothing
/// links.
struct Link {
    std::optional<Number> factor;
    int broken_at = 0;
};
[[nodiscard]] Link link_between(const SeriesInfo& series, int from, int to);

/// Amounts that follow a series.
class UpratedAmounts {
public:
    UpratedAmounts(CaseAtWork& work, SeriesReader& series, Expressions& expressions)
        : program_(work.program), work_(work), series_(series), expressions_(expressions) {}

    Result uprated(const Node& node, NodeId id, Scope& scope);

private:
    /// The figures that one factor of an uprating is made of, and what is wrong with them.
    struct FigureReads {
        const UpratingPlan& plan;
        std::optional<Day> cut;
        NodeId node;
        CauseId causes = 0;
        bool ended = false;
    };
    Number read_one(FigureReads& reads, int period);
    Number read_figure(FigureReads& reads, int period);
    Result uprating_factor(const UpratingPlan& plan, std::optional<int> from, int to, NodeId id);
    Result uprated_from_base(const UpratingPlan& plan, const Number& base, int month, NodeId id);
    Result next_amount(const UpratingPlan& plan, const Number& base, const Number& before, int step, NodeId id);
    Result uprated_by_steps(const UpratingPlan& plan, const Number& base, int last, NodeId id);

    const Program& program_;
    CaseAtWork& work_;
    SeriesReader& series_;
    Expressions& expressions_;
};

}  // namespace klausul
