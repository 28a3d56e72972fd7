#pragma once

// Who answers whether a formula can hold. The library has one way of its own, for variables with finitely many cases;
// a host may supply a stronger one.

#include <cstdint>
#include <vector>

#include "interpreter/search/formula.hpp"

namespace klausul::search {

/// For each variable a value; those that the formula does not mention have their customary one.
using Model = std::vector<Number>;

struct Solved {
    enum class Kind : std::uint8_t { holds, never, unknown } kind = Kind::unknown;
    Model model;
};

class Solver {
public:
    virtual ~Solver() = default;
    /// Whether `formula` can hold. The limit on the work is counted: the same formula always ends the same way.
    virtual Solved solve(const Formulas& formulas, FormulaId formula) = 0;
};

/// Tries the values of one variable after another, and leaves out what a formula cannot hang on any more. A number that
/// is compared with nothing but constants has finitely many cases: each constant, and a value between each two. For
/// other numbers a few values are tried; then not finding one means nothing.
class CaseSolver : public Solver {
public:
    explicit CaseSolver(std::uint64_t steps = 400'000) : steps_(steps) {}
    Solved solve(const Formulas& formulas, FormulaId formula) override;

private:
    std::uint64_t steps_;
};

/// What a formula comes to where every variable has the value that the model gives it.
[[nodiscard]] Number value_in(const Formulas& formulas, FormulaId formula, const Model& model);

}  // namespace klausul::search
