#pragma once

// Formulas over what a case may say: truths and exact numbers over finitely many variables. Equal formulas are one
// formula, constants are folded, and a comparison with a choice becomes a choice of comparisons, so that most of what
// agreements say ends up as comparisons of one variable with a constant.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

#include "interpreter/value/date.hpp"
#include "interpreter/value/number.hpp"

namespace klausul::search {

using FormulaId = std::uint32_t;
using VariableId = std::uint32_t;

enum class FormulaOp : std::uint8_t {
    constant,  ///< payload: place among the constants; a truth is 0 or 1
    variable,  ///< payload: variable
    negation,
    conjunction,
    disjunction,
    less,
    equal,
    choose,  ///< a truth, then the number where it is yes and where it is no
    add,
    scale,  ///< a, times constant `payload`
    product,
    quotient,  ///< 0 where the divisor is 0, which whoever uses it has excluded
    floor,
    year_of,      ///< a: a day
    month_day,    ///< a: a day; its month * 32 + its day of the month
    month_length  ///< a: a day; the number of days of its month
};

/// Whether it is what the calendar says of a day.
[[nodiscard]] constexpr bool is_part_of_day(FormulaOp op) {
    return op == FormulaOp::year_of || op == FormulaOp::month_day || op == FormulaOp::month_length;
}
/// `op` is one of these.
[[nodiscard]] std::int64_t part_of_day(FormulaOp op, Day day);

struct Formula {
    FormulaOp op = FormulaOp::constant;
    bool is_truth = false;
    std::uint32_t payload = 0;
    std::vector<FormulaId> children;
    std::uint32_t depth = 0;  ///< formulas inside of each other
};

struct Variable {
    enum class Kind : std::uint8_t { truth, option, whole, number } kind = Kind::truth;
    std::vector<std::int64_t> options;  ///< option: its values
    std::optional<Number> lowest;
    std::optional<Number> highest;
    Number customary;   ///< a value to begin with
    bool free = false;  ///< stands for something that formulas cannot say; no fact of a case
};

/// The linear form factor * variable + constant.
struct Line {
    VariableId variable = 0;
    Number factor;
    Number constant;
};

class Formulas {
public:
    /// `name` tells these from others that the same solver meets; 0 = they are not told apart from any.
    explicit Formulas(std::uint64_t name = 0);
    [[nodiscard]] std::uint64_t name() const { return name_; }

    VariableId add_variable(Variable variable);
    [[nodiscard]] const std::vector<Variable>& variables() const { return variables_; }
    [[nodiscard]] const Formula& operator[](FormulaId id) const { return formulas_[id]; }
    [[nodiscard]] std::size_t size() const { return formulas_.size(); }
    /// Beyond this many formulas, parts of them, or so many inside of each other, nothing more is told apart; what is
    /// asked then cannot be decided.
    [[nodiscard]] bool too_large() const {
        return formulas_.size() > most_ || parts_ > most_parts_ || deepest_ > most_deep_;
    }

    FormulaId truth(bool value) { return value ? yes_ : no_; }
    FormulaId number(const Number& value);
    FormulaId variable(VariableId id);
    FormulaId negation(FormulaId a);
    FormulaId all(const std::vector<FormulaId>& parts) { return connect(FormulaOp::conjunction, parts); }
    FormulaId any(const std::vector<FormulaId>& parts) { return connect(FormulaOp::disjunction, parts); }
    FormulaId less(FormulaId a, FormulaId b) { return compare(FormulaOp::less, a, b); }
    FormulaId equal(FormulaId a, FormulaId b) { return compare(FormulaOp::equal, a, b); }
    FormulaId at_most(FormulaId a, FormulaId b) { return negation(less(b, a)); }
    FormulaId choose(FormulaId condition, FormulaId a, FormulaId b);
    FormulaId add(FormulaId a, FormulaId b);
    FormulaId subtract(FormulaId a, FormulaId b) { return add(a, scale(b, Number(-1))); }
    FormulaId scale(FormulaId a, const Number& factor);
    FormulaId product(FormulaId a, FormulaId b);
    FormulaId quotient(FormulaId a, FormulaId b);
    FormulaId floor(FormulaId a);
    FormulaId year_of(FormulaId day) { return of_day(FormulaOp::year_of, day); }
    FormulaId month_day(FormulaId day) { return of_day(FormulaOp::month_day, day); }
    FormulaId month_length(FormulaId day) { return of_day(FormulaOp::month_length, day); }

    [[nodiscard]] const Number* constant(FormulaId id) const;
    [[nodiscard]] const Number& constant_at(std::uint32_t place) const { return constants_[place]; }
    [[nodiscard]] bool is_yes(FormulaId id) const { return id == yes_; }
    [[nodiscard]] bool is_no(FormulaId id) const { return id == no_; }
    /// The formula as a line in one variable, if it is one.
    [[nodiscard]] std::optional<Line> line(FormulaId id) const;
    /// All formulas within one, each once, parts before wholes.
    [[nodiscard]] std::vector<FormulaId> within(FormulaId id) const;

private:
    std::uint64_t name_ = 0;
    FormulaId keep(Formula formula);
    FormulaId connect(FormulaOp op, const std::vector<FormulaId>& parts);
    FormulaId compare(FormulaOp op, FormulaId a, FormulaId b);
    FormulaId compare_part(FormulaOp op, FormulaId a, FormulaId b);
    std::optional<FormulaId> compare_floor(FormulaOp op, FormulaId a, FormulaId b);
    [[nodiscard]] bool is_whole(FormulaId id) const;
    FormulaId compare_year(FormulaOp op, FormulaId a, FormulaId b);
    FormulaId of_day(FormulaOp op, FormulaId day);
    FormulaId chosen(FormulaId choice, bool first) const { return formulas_[choice].children[first ? 1 : 2]; }

    static constexpr std::size_t most_ = 60'000;
    static constexpr std::size_t most_parts_ = 1'000'000;
    static constexpr std::uint32_t most_deep_ = 2'000;
    std::size_t parts_ = 0;  ///< of all formulas together
    std::uint32_t deepest_ = 0;
    std::vector<Formula> formulas_;
    std::vector<Variable> variables_;
    std::vector<Number> constants_;
    struct HashOfKey {
        std::size_t operator()(const std::vector<std::uint32_t>& key) const {
            std::size_t hash = 14695981039346656037U;  // FNV-1a
            for (const std::uint32_t part : key) hash = (hash ^ part) * 1099511628211U;
            return hash;
        }
    };
    std::unordered_map<std::vector<std::uint32_t>, FormulaId, HashOfKey> known_;
    std::map<Number, std::uint32_t> places_;
    std::map<std::vector<std::uint32_t>, FormulaId> compared_;
    FormulaId no_ = 0;
    FormulaId yes_ = 0;
};

/// Where the truth of some comparison changes as one variable grows; only for variables that stand in no other
/// formula than comparisons of themselves with constants.
struct Borders {
    std::map<VariableId, std::set<Number>> at;
    std::set<VariableId> entangled;  ///< variables that stand in others
};
[[nodiscard]] Borders borders_of(const Formulas& formulas, FormulaId id);

}  // namespace klausul::search
