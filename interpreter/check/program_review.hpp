#pragma once

#include "interpreter/program/core.hpp"

namespace klausul {

class Reports;

/// What is wrong with the finished program as a whole. It reads no syntax.
class ProgramReview {
public:
    ProgramReview(Program& program, Reports& reports) : program_(program), reports_(reports) {}

    void check_precedence_circles();
    /// A price that follows an index and is followed in time by one that does not.
    void check_dropped_indexes();
    /// Examples that move an index by nothing. After the examples.
    void check_index_examples();
    /// Prices without any condition that hold on the same day. Tells nothing true where a statement of precedence is
    /// missing.
    void check_certain_conflicts();
    void check_reading_options();

private:
    [[nodiscard]] bool is_price(RuleId rule) const;
    [[nodiscard]] bool same_price(RuleId a, RuleId b) const;

    Program& program_;
    Reports& reports_;
};

/// A standard deviation is a root and seldom an exact number, so it may stand only where it is rounded at once: within
/// a rounding, alone or as a summand or factor of what is rounded.
void check_roots(Program& program, Reports& reports);

}  // namespace klausul
