#include "interpreter/search/formula.hpp"

#include <algorithm>

namespace klausul::search {

std::int64_t part_of_day(FormulaOp op, Day day) {
    const CivilDate date = to_civil(day);
    if (op == FormulaOp::year_of) return date.year;
    if (op == FormulaOp::month_length) return days_in_month(date.year, date.month);
    return date.month * 32 + date.day;
}

/// The formula that never holds is the first, so that what is not filled in is it.
Formulas::Formulas(std::uint64_t name) : name_(name) {
    const auto truth_constant = [&](int value) {
        places_.emplace(Number(value), static_cast<std::uint32_t>(constants_.size()));
        constants_.emplace_back(value);
        return keep({FormulaOp::constant, true, static_cast<std::uint32_t>(constants_.size() - 1), {}, 0});
    };
    no_ = truth_constant(0);
    yes_ = truth_constant(1);
}

VariableId Formulas::add_variable(Variable variable) {
    variables_.push_back(std::move(variable));
    return static_cast<VariableId>(variables_.size() - 1);
}

FormulaId Formulas::keep(Formula formula) {
    std::vector<std::uint32_t> key{static_cast<std::uint32_t>(formula.op), formula.is_truth ? 1U : 0U, formula.payload};
    key.insert(key.end(), formula.children.begin(), formula.children.end());
    const auto [place, is_new] = known_.emplace(std::move(key), static_cast<FormulaId>(formulas_.size()));
    if (!is_new) return place->second;
    for (const FormulaId child : formula.children) formula.depth = std::max(formula.depth, formulas_[child].depth + 1);
    deepest_ = std::max(deepest_, formula.depth);
    parts_ += formula.children.size();
    formulas_.push_back(std::move(formula));
    return place->second;
}

FormulaId Formulas::number(const Number& value) {
    const auto [place, is_new] = places_.emplace(value, static_cast<std::uint32_t>(constants_.size()));
    if (is_new) constants_.push_back(value);
    return keep({FormulaOp::constant, false, place->second, {}, 0});
}

FormulaId Formulas::variable(VariableId id) {
    return keep({FormulaOp::variable, variables_[id].kind == Variable::Kind::truth, id, {}, 0});
}

const Number* Formulas::constant(FormulaId id) const {
    return formulas_[id].op == FormulaOp::constant ? &constants_[formulas_[id].payload] : nullptr;
}

FormulaId Formulas::negation(FormulaId a) {
    if (a == yes_) return no_;
    if (a == no_) return yes_;
    if (formulas_[a].op == FormulaOp::negation) return formulas_[a].children[0];
    return keep({FormulaOp::negation, true, 0, {a}, 0});
}

FormulaId Formulas::connect(FormulaOp op, const std::vector<FormulaId>& parts) {
    const FormulaId neutral = op == FormulaOp::conjunction ? yes_ : no_;
    const FormulaId decisive = op == FormulaOp::conjunction ? no_ : yes_;
    std::vector<FormulaId> all;
    for (const FormulaId part : parts) {
        if (part == decisive) return decisive;
        if (part == neutral) continue;
        if (formulas_[part].op == op) {
            all.insert(all.end(), formulas_[part].children.begin(), formulas_[part].children.end());
        } else {
            all.push_back(part);
        }
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    for (const FormulaId part : all) {
        if (formulas_[part].op != FormulaOp::negation) continue;
        if (std::binary_search(all.begin(), all.end(), formulas_[part].children[0])) return decisive;
    }
    if (all.empty()) return neutral;
    if (all.size() == 1) return all.front();
    return keep({op, true, 0, std::move(all), 0});
}

FormulaId Formulas::choose(FormulaId condition, FormulaId a, FormulaId b) {
    if (condition == yes_ || a == b) return a;
    if (condition == no_) return b;
    return keep({FormulaOp::choose, false, 0, {condition, a, b}, 0});
}

/// A choice that is compared becomes a choice of comparisons; with anything but choices it stays one comparison.
FormulaId Formulas::compare(FormulaOp op, FormulaId a, FormulaId b) {
    if (a == b) return op == FormulaOp::equal ? yes_ : no_;
    if (op == FormulaOp::equal && a > b) std::swap(a, b);
    const Number* left = constant(a);
    const Number* right = constant(b);
    if (left != nullptr && right != nullptr) return truth(op == FormulaOp::equal ? *left == *right : *left < *right);
    const std::vector<std::uint32_t> key{static_cast<std::uint32_t>(op), a, b};
    if (const auto known = compared_.find(key); known != compared_.end()) return known->second;
    FormulaId result = no_;
    const bool first = formulas_[a].op == FormulaOp::choose;
    if ((first || formulas_[b].op == FormulaOp::choose) && !too_large()) {
        const FormulaId choice = first ? a : b;
        const FormulaId condition = formulas_[choice].children[0];
        const FormulaId where_yes = first ? compare(op, chosen(a, true), b) : compare(op, a, chosen(b, true));
        const FormulaId where_no = first ? compare(op, chosen(a, false), b) : compare(op, a, chosen(b, false));
        result = any({all({condition, where_yes}), all({negation(condition), where_no})});
    } else {
        result = compare_part(op, a, b);
    }
    compared_.emplace(key, result);
    return result;
}

/// What a comparison of two formulas that are no choices is.
FormulaId Formulas::compare_part(FormulaOp op, FormulaId a, FormulaId b) {
    if (formulas_[a].op == FormulaOp::floor || formulas_[b].op == FormulaOp::floor) {
        if (const auto found = compare_floor(op, a, b)) return *found;
    }
    return compare_year(op, a, b);
}

/// A number rounded down against a whole number w is that number against w or w + 1, which needs no whole numbers.
std::optional<FormulaId> Formulas::compare_floor(FormulaOp op, FormulaId a, FormulaId b) {
    const bool first = formulas_[a].op == FormulaOp::floor;
    const FormulaId whole = first ? b : a;
    if (!is_whole(whole)) return std::nullopt;
    const FormulaId number = formulas_[first ? a : b].children[0];
    const auto below = [&](FormulaId bound) { return less(number, bound); };
    if (op == FormulaOp::less && first) return below(whole);
    const FormulaId next = add(whole, this->number(1));
    if (op == FormulaOp::less) return negation(below(next));
    return all({negation(below(whole)), below(next)});
}

/// Whether a formula is a whole number whatever its variables are; no may be said of one that is.
bool Formulas::is_whole(FormulaId id) const {
    const Formula& formula = formulas_[id];
    switch (formula.op) {
        case FormulaOp::constant:
            return constant_at(formula.payload).is_whole();
        case FormulaOp::variable:
            return variables_[formula.payload].kind != Variable::Kind::number;
        case FormulaOp::floor:
        case FormulaOp::year_of:
        case FormulaOp::month_day:
        case FormulaOp::month_length:
            return true;
        case FormulaOp::negation:
        case FormulaOp::conjunction:
        case FormulaOp::disjunction:
        case FormulaOp::less:
        case FormulaOp::equal:
        case FormulaOp::choose:
        case FormulaOp::add:
        case FormulaOp::scale:
        case FormulaOp::product:
        case FormulaOp::quotient:
            break;
    }
    return false;
}

/// The year of a day against a constant is the day against the first days of years.
FormulaId Formulas::compare_year(FormulaOp op, FormulaId a, FormulaId b) {
    const bool first = formulas_[a].op == FormulaOp::year_of && constant(b) != nullptr;
    const bool second = formulas_[b].op == FormulaOp::year_of && constant(a) != nullptr;
    if (!first && !second) return keep({op, true, 0, {a, b}, 0});
    const Number year = *constant(first ? b : a);
    const FormulaId day = formulas_[first ? a : b].children[0];
    if (op == FormulaOp::equal && !year.is_whole()) return no_;
    // less: year(d) < y means d before the first day of y rounded up; y < year(d) means d from that of floor(y) + 1.
    const Number bound = op == FormulaOp::equal ? year : first ? -((-year).floor()) : year.floor() + Number(1);
    const auto start = [&](const Number& of) -> FormulaId {
        if (of < Number(1)) return number(Day::min_number);
        if (of > Number(9999)) return number(Day::max_number + 1);
        return number(std::int64_t{to_day({static_cast<int>(*of.to_int64()), 1, 1})->number});
    };
    const FormulaId before = less(day, start(bound));
    if (op == FormulaOp::less) return first ? before : negation(before);
    return all({negation(before), less(day, start(bound + Number(1)))});
}

FormulaId Formulas::add(FormulaId a, FormulaId b) {
    if (a > b) std::swap(a, b);
    const Number* left = constant(a);
    const Number* right = constant(b);
    if (left != nullptr && right != nullptr) return number(*left + *right);
    if (left != nullptr && left->is_zero()) return b;
    if (right != nullptr && right->is_zero()) return a;
    for (const bool first : {true, false}) {
        const FormulaId choice = first ? a : b;
        const FormulaId other = first ? b : a;
        if (formulas_[choice].op != FormulaOp::choose || constant(other) == nullptr || too_large()) continue;
        const FormulaId where_yes = add(chosen(choice, true), other);
        const FormulaId where_no = add(chosen(choice, false), other);
        return choose(formulas_[choice].children[0], where_yes, where_no);
    }
    return keep({FormulaOp::add, false, 0, {a, b}, 0});
}

FormulaId Formulas::scale(FormulaId a, const Number& factor) {
    if (factor == Number(1)) return a;
    if (factor.is_zero()) return number(0);
    if (const Number* value = constant(a)) return number(*value * factor);
    if (formulas_[a].op == FormulaOp::choose && !too_large()) {
        const FormulaId where_yes = scale(chosen(a, true), factor);
        const FormulaId where_no = scale(chosen(a, false), factor);
        return choose(formulas_[a].children[0], where_yes, where_no);
    }
    const std::uint32_t place = formulas_[number(factor)].payload;
    return keep({FormulaOp::scale, false, place, {a}, 0});
}

FormulaId Formulas::product(FormulaId a, FormulaId b) {
    if (const Number* value = constant(a)) return scale(b, *value);
    if (const Number* value = constant(b)) return scale(a, *value);
    return keep({FormulaOp::product, false, 0, {std::min(a, b), std::max(a, b)}, 0});
}

FormulaId Formulas::quotient(FormulaId a, FormulaId b) {
    if (const Number* value = constant(b)) return value->is_zero() ? number(0) : scale(a, Number(1) / *value);
    return keep({FormulaOp::quotient, false, 0, {a, b}, 0});
}

FormulaId Formulas::floor(FormulaId a) {
    if (const Number* value = constant(a)) return number(value->floor());
    return keep({FormulaOp::floor, false, 0, {a}, 0});
}

FormulaId Formulas::of_day(FormulaOp op, FormulaId day) {
    if (const Number* value = constant(day))
        return number(part_of_day(op, {static_cast<std::int32_t>(value->to_int64().value_or(0))}));
    return keep({op, false, 0, {day}, 0});
}

std::optional<Line> Formulas::line(FormulaId id) const {
    const Formula& formula = formulas_[id];
    switch (formula.op) {
        case FormulaOp::variable:
            return Line{formula.payload, Number(1), Number(0)};
        case FormulaOp::scale: {
            auto inner = line(formula.children[0]);
            if (!inner) return std::nullopt;
            const Number& factor = constants_[formula.payload];
            return Line{inner->variable, inner->factor * factor, inner->constant * factor};
        }
        case FormulaOp::add:
            for (const bool first : {true, false}) {
                const Number* value = constant(formula.children[first ? 0 : 1]);
                const auto inner = value != nullptr ? line(formula.children[first ? 1 : 0]) : std::nullopt;
                if (inner) return Line{inner->variable, inner->factor, inner->constant + *value};
            }
            return std::nullopt;
        case FormulaOp::constant:
        case FormulaOp::negation:
        case FormulaOp::conjunction:
        case FormulaOp::disjunction:
        case FormulaOp::less:
        case FormulaOp::equal:
        case FormulaOp::choose:
        case FormulaOp::product:
        case FormulaOp::quotient:
        case FormulaOp::floor:
        case FormulaOp::year_of:
        case FormulaOp::month_day:
        case FormulaOp::month_length:
            break;
    }
    return std::nullopt;
}

std::vector<FormulaId> Formulas::within(FormulaId id) const {
    // A part is always made before the whole, so the order of ids is that of parts before wholes.
    std::vector<bool> is_part(id + 1);
    is_part[id] = true;
    std::vector<FormulaId> parts;
    for (FormulaId part = 0; part <= id; ++part) {
        const FormulaId whole = id - part;
        if (!is_part[whole]) continue;
        parts.push_back(whole);
        for (const FormulaId child : formulas_[whole].children) is_part[child] = true;
    }
    std::reverse(parts.begin(), parts.end());
    return parts;
}

Borders borders_of(const Formulas& formulas, FormulaId id) {
    Borders borders;
    const auto entangle = [&](FormulaId number) {
        for (const FormulaId part : formulas.within(number)) {
            if (formulas[part].op == FormulaOp::variable && !formulas[part].is_truth)
                borders.entangled.insert(formulas[part].payload);
        }
    };
    for (const FormulaId part : formulas.within(id)) {
        const Formula& formula = formulas[part];
        if (formula.op != FormulaOp::less && formula.op != FormulaOp::equal) continue;
        const bool first = formulas.constant(formula.children[0]) != nullptr;
        const Number* value = formulas.constant(formula.children[first ? 0 : 1]);
        const auto line = value != nullptr ? formulas.line(formula.children[first ? 1 : 0]) : std::nullopt;
        if (line) {
            borders.at[line->variable].insert((*value - line->constant) / line->factor);
        } else {
            entangle(formula.children[0]);
            entangle(formula.children[1]);
        }
    }
    return borders;
}

}  // namespace klausul::search
