#pragma once

#include "interpreter/program/core.hpp"

namespace klausul {

class Reports;

/// What is wrong with the finished program as a whole. It reads no syntax.
class ProgramReview {
public:
    ProgramReview(Program& program, Reports& reports) : program_(program), reports_(reports) {}

    void check_precedence_circles();
    void check_dropped_indexes();
    void check_index_examples();
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
