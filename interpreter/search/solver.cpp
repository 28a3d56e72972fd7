#include "interpreter/search/solver.hpp"

#include <algorithm>

namespace klausul::search {
namespace {

/// The value of a formula of parts whose values are known.
Number combined(const Formulas& formulas, const Formula& formula, const std::vector<Number>& of) {
    const auto child = [&](std::size_t i) -> const Number& { return of[i]; };
    switch (formula.op) {
        case FormulaOp::negation:
            return child(0).is_zero() ? 1 : 0;
        case FormulaOp::less:
            return child(0) < child(1) ? 1 : 0;
        case FormulaOp::equal:
            return child(0) == child(1) ? 1 : 0;
        case FormulaOp::add:
            return child(0) + child(1);
        case FormulaOp::scale:
            return child(0) * formulas.constant_at(formula.payload);
        case FormulaOp::product:
            return child(0) * child(1);
        case FormulaOp::quotient:
            return child(1).is_zero() ? Number(0) : child(0) / child(1);
        case FormulaOp::floor:
            return child(0).floor();
        case FormulaOp::year_of:
        case FormulaOp::month_day:
        case FormulaOp::month_length:
            return part_of_day(formula.op, {static_cast<std::int32_t>(child(0).to_int64().value_or(0))});
        case FormulaOp::constant:
        case FormulaOp::variable:
        case FormulaOp::conjunction:
        case FormulaOp::disjunction:
        case FormulaOp::choose:
            break;  // have values of their own
    }
    return 0;
}

/// A formula under an assignment of some of its variables.
class Attempt {
public:
    Attempt(const Formulas& formulas, FormulaId root, std::uint64_t steps)
        : formulas_(formulas), root_(root), steps_(steps), seen_(formulas.size()), known_(formulas.size()) {
        values_.resize(formulas.variables().size());
        assigned_.resize(formulas.variables().size());
    }

    void give_values(const Borders& borders) {
        candidates_.resize(values_.size());
        for (const FormulaId part : formulas_.within(root_)) {
            if (formulas_[part].op != FormulaOp::variable) continue;
            const VariableId id = formulas_[part].payload;
            if (borders.entangled.contains(id) && formulas_.variables()[id].kind != Variable::Kind::option)
                complete_ = false;
            candidates_[id] = candidates(id, borders);
        }
    }

    Solved run() {
        Solved solved;
        const bool found = search();
        if (found) {
            solved.kind = Solved::Kind::holds;
            for (VariableId id = 0; id < values_.size(); ++id)
                solved.model.push_back(assigned_[id] ? values_[id] : formulas_.variables()[id].customary);
        } else if (complete_ && steps_ > 0) {
            solved.kind = Solved::Kind::never;
        }
        return solved;
    }

private:
    std::vector<Number> candidates(VariableId id, const Borders& borders) const {
        const Variable& variable = formulas_.variables()[id];
        std::vector<Number> values;
        if (variable.kind == Variable::Kind::truth) return {Number(0), Number(1)};
        if (variable.kind == Variable::Kind::option) return {variable.options.begin(), variable.options.end()};
        std::set<Number> at;
        if (const auto known = borders.at.find(id); known != borders.at.end()) at = known->second;
        if (variable.lowest) at.insert(*variable.lowest);
        if (variable.highest) at.insert(*variable.highest);
        values.push_back(variable.customary);
        const bool whole = variable.kind == Variable::Kind::whole;
        for (auto each = at.begin(); each != at.end(); ++each) {
            const Number below = whole ? -((-*each).floor()) - Number(1) : *each - Number(1);
            const Number above = each->floor() + Number(1);
            values.insert(values.end(), {whole ? each->floor() : *each, below, above});
            if (std::next(each) != at.end() && !whole) values.push_back((*each + *std::next(each)) / Number(2));
        }
        if (borders.entangled.contains(id)) values.insert(values.end(), {Number(0), Number(1), Number(2), Number(10)});
        std::vector<Number> kept;
        for (const Number& value : values) {
            const bool fits =
                (!variable.lowest || value >= *variable.lowest) && (!variable.highest || value <= *variable.highest);
            if (fits && std::find(kept.begin(), kept.end(), value) == kept.end()) kept.push_back(value);
        }
        return kept;
    }

    bool search() {
        ++round_;
        const std::optional<Number> result = value(root_);
        if (steps_ == 0) return false;
        if (result) return !result->is_zero();
        const VariableId id = undecided(root_);
        assigned_[id] = true;
        for (const Number& candidate : candidates_[id]) {
            values_[id] = candidate;
            if (search()) return true;
            if (steps_ == 0) break;
        }
        assigned_[id] = false;
        return false;
    }

    /// Empty where it still hangs on a variable.
    std::optional<Number> value(FormulaId id) {
        if (seen_[id] == round_) return known_[id];
        if (steps_ > 0) --steps_;
        std::optional<Number> result = steps_ == 0 ? std::nullopt : reckon(formulas_[id]);
        seen_[id] = round_;
        known_[id] = result;
        return result;
    }

    std::optional<Number> reckon(const Formula& formula) {
        switch (formula.op) {
            case FormulaOp::constant:
                return formulas_.constant_at(formula.payload);
            case FormulaOp::variable:
                return assigned_[formula.payload] ? std::optional(values_[formula.payload]) : std::nullopt;
            case FormulaOp::conjunction:
            case FormulaOp::disjunction:
                return connected(formula);
            case FormulaOp::choose: {
                const auto condition = value(formula.children[0]);
                if (!condition) return std::nullopt;
                return value(formula.children[condition->is_zero() ? 2 : 1]);
            }
            case FormulaOp::negation:
            case FormulaOp::less:
            case FormulaOp::equal:
            case FormulaOp::add:
            case FormulaOp::scale:
            case FormulaOp::product:
            case FormulaOp::quotient:
            case FormulaOp::floor:
            case FormulaOp::year_of:
            case FormulaOp::month_day:
            case FormulaOp::month_length:
                break;
        }
        std::vector<Number> parts;
        for (const FormulaId child : formula.children) {
            auto part = value(child);
            if (!part) return std::nullopt;
            parts.push_back(std::move(*part));
        }
        return combined(formulas_, formula, parts);
    }

    std::optional<Number> connected(const Formula& formula) {
        const bool decisive = formula.op == FormulaOp::disjunction;
        bool open = false;
        for (const FormulaId child : formula.children) {
            const auto part = value(child);
            if (part && part->is_zero() != decisive) return Number(decisive ? 1 : 0);
            open = open || !part;
        }
        if (open) return std::nullopt;
        return Number(decisive ? 0 : 1);
    }

    /// A variable that the formula, which has no value yet, hangs on.
    VariableId undecided(FormulaId id) {
        while (formulas_[id].op != FormulaOp::variable) {
            const Formula& formula = formulas_[id];
            if (formula.op == FormulaOp::choose && value(formula.children[0])) {
                id = formula.children[value(formula.children[0])->is_zero() ? 2 : 1];
                continue;
            }
            id = *std::find_if(formula.children.begin(), formula.children.end(),
                               [&](FormulaId child) { return !value(child).has_value(); });
        }
        return formulas_[id].payload;
    }

    const Formulas& formulas_;
    FormulaId root_;
    std::uint64_t steps_;
    bool complete_ = true;
    std::uint64_t round_ = 0;
    std::vector<std::uint64_t> seen_;
    std::vector<std::optional<Number>> known_;
    std::vector<Number> values_;
    std::vector<bool> assigned_;
    std::vector<std::vector<Number>> candidates_;
};

}  // namespace

Solved CaseSolver::solve(const Formulas& formulas, FormulaId formula) {
    if (formulas.is_no(formula)) return {Solved::Kind::never, {}};
    Attempt attempt(formulas, formula, steps_);
    attempt.give_values(borders_of(formulas, formula));
    return attempt.run();
}

Number value_in(const Formulas& formulas, FormulaId formula, const Model& model) {
    std::map<FormulaId, Number> known;
    for (const FormulaId id : formulas.within(formula)) {
        const Formula& part = formulas[id];
        std::vector<Number> of;
        for (const FormulaId child : part.children) of.push_back(known.at(child));
        const auto holds = [](const Number& each) { return !each.is_zero(); };
        if (part.op == FormulaOp::constant) {
            known[id] = formulas.constant_at(part.payload);
        } else if (part.op == FormulaOp::variable) {
            known[id] = model.at(part.payload);
        } else if (part.op == FormulaOp::conjunction) {
            known[id] = std::all_of(of.begin(), of.end(), holds) ? 1 : 0;
        } else if (part.op == FormulaOp::disjunction) {
            known[id] = std::any_of(of.begin(), of.end(), holds) ? 1 : 0;
        } else if (part.op == FormulaOp::choose) {
            known[id] = holds(of[0]) ? of[1] : of[2];
        } else {
            known[id] = combined(formulas, part, of);
        }
    }
    return known.at(formula);
}

}  // namespace klausul::search
