#pragma once

#include "interpreter/explain/wording.hpp"

namespace klausul {

/// An expression with figures in the place of names, so that a controller can follow it with a pocket calculator:
/// "3 892 316 kr + 1 person * 27 029 kr/person".
class Figures {
public:
    Figures(const Program& program, Evaluator& evaluator, const Wording& wording)
        : program_(program), evaluator_(evaluator), wording_(wording) {}

    [[nodiscard]] Sentence figures(NodeId node, Scope& scope, int depth = 0);

private:
    [[nodiscard]] Sentence shown_value(NodeId node, Scope& scope);
    [[nodiscard]] Sentence rounding_words(const RoundingPlan& plan, const Unit& unit) const;

    // series.cpp
    [[nodiscard]] Sentence uprating_figures(NodeId node, Scope& scope);
    [[nodiscard]] Sentence uprating_figure(const UpratingPlan& plan, int period, int of) const;
    [[nodiscard]] Sentence uprating_factor(const UpratingPlan& plan, std::optional<int> from, int to) const;
    [[nodiscard]] Value percent(const Number& share) const;

    const Program& program_;
    Evaluator& evaluator_;
    const Wording& wording_;
};

}  // namespace klausul
