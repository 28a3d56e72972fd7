#include "command/z3_solver.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "command/z3_library.hpp"

namespace klausul {
namespace {

using search::Formula;
using search::FormulaId;
using search::FormulaOp;
using search::Formulas;
using search::Model;
using search::Solved;
using search::Variable;
using search::VariableId;

/// Work for one question, counted by Z3 itself. Of the questions about the shipped agreements those that it decides
/// take at most 420 000; the others would take any limit.
constexpr unsigned most_work = 1'000'000;

/// Questions about the same formulas in Z3's terms. All numbers are reals there; whole ones are integers seen as reals.
/// A product or quotient of two unknowns is any number, so that "never" stays right.
class Questions {
public:
    Questions(z3::context& context, const Formulas& formulas)
        : name_(formulas.name()), formulas_(formulas), context_(context), limits_(context_) {
        limits_.set("random_seed", 0U);
        limits_.set("rlimit", most_work);
        limits_.set("relevancy", 0U);  // without quantifiers it only costs
    }

    /// What is said of variables and days stays for the questions that come after.
    Solved ask(FormulaId root) {
        z3::solver solver(context_, z3::solver::simple());
        solver.set(limits_);
        std::set<VariableId> mentioned;
        std::set<FormulaId> days;
        const auto add = [&](const z3::expr_vector& axioms) { solver.add(axioms); };
        for (const FormulaId id : formulas_.within(root)) {
            const Formula& formula = formulas_[id];
            if (!made_.contains(id)) made_.emplace(id, made(formula, id));
            if (formula.op == FormulaOp::variable && mentioned.insert(formula.payload).second)
                add(of_variables_.at(formula.payload));
            if (search::is_part_of_day(formula.op) && days.insert(formula.children[0]).second)
                add(of_days_.at(formula.children[0]));
        }
        solver.add(of(root));
        Solved solved;
        const z3::check_result result = solver.check();
        if (result == z3::unsat) solved.kind = Solved::Kind::never;
        if (result == z3::sat) {
            solved.kind = Solved::Kind::holds;
            const z3::model model = solver.get_model();
            for (VariableId id = 0; id < formulas_.variables().size(); ++id) {
                solved.model.push_back(mentioned.contains(id) ? value(model, id) : formulas_.variables()[id].customary);
            }
        }
        return solved;
    }

    [[nodiscard]] std::uint64_t name() const { return name_; }

private:
    [[nodiscard]] const z3::expr& of(FormulaId id) const { return made_.at(id); }
    [[nodiscard]] const z3::expr& child(const Formula& formula, std::size_t place) const {
        return of(formula.children[place]);
    }
    z3::expr exact(const Number& number) {
        if (const auto word = number.to_int64()) return context_.real_val(*word);
        return context_.real_val(number.plain().c_str());
    }

    z3::expr made(const Formula& formula, FormulaId id) {
        switch (formula.op) {
            case FormulaOp::constant:
                if (formula.is_truth) return context_.bool_val(!formulas_.constant_at(formula.payload).is_zero());
                return exact(formulas_.constant_at(formula.payload));
            case FormulaOp::variable:
                return variable(formula.payload);
            case FormulaOp::negation:
                return !child(formula, 0);
            case FormulaOp::conjunction:
            case FormulaOp::disjunction:
                return connected(formula);
            case FormulaOp::less:
                return child(formula, 0) < child(formula, 1);
            case FormulaOp::equal:
                if (const auto chosen = is_option(formula)) return *chosen;
                return child(formula, 0) == child(formula, 1);
            case FormulaOp::choose:
                return z3::ite(child(formula, 0), child(formula, 1), child(formula, 2));
            case FormulaOp::add:
                return child(formula, 0) + child(formula, 1);
            case FormulaOp::scale:
                return exact(formulas_.constant_at(formula.payload)) * child(formula, 0);
            case FormulaOp::floor:
                return to_real(whole(child(formula, 0)));
            case FormulaOp::year_of:
                return to_real(date(formula.children[0]).year);
            case FormulaOp::month_day:
                return to_real(date(formula.children[0]).month_day);
            case FormulaOp::month_length:
                return to_real(date(formula.children[0]).month_length);
            case FormulaOp::product:
            case FormulaOp::quotient:
                break;
        }
        return context_.real_const(("any" + std::to_string(id)).c_str());
    }

    static z3::expr to_real(const z3::expr& integer) {
        return z3::to_expr(integer.ctx(), z3::Z3_mk_int2real(integer.ctx(), integer));
    }
    static z3::expr whole(const z3::expr& real) {
        return z3::to_expr(real.ctx(), z3::Z3_mk_real2int(real.ctx(), real));
    }

    z3::expr connected(const Formula& formula) {
        z3::expr_vector parts(context_);
        for (const FormulaId part : formula.children) parts.push_back(of(part));
        return formula.op == FormulaOp::conjunction ? z3::mk_and(parts) : z3::mk_or(parts);
    }

    z3::expr variable(VariableId id) {
        const Variable& info = formulas_.variables()[id];
        const std::string name = "v" + std::to_string(id);
        z3::expr_vector& axioms = of_variables_.emplace(id, context_).first->second;
        if (info.kind == Variable::Kind::truth) return keep(id, context_.bool_const(name.c_str()));
        if (info.kind == Variable::Kind::number)
            return bounded(info, keep(id, context_.real_const(name.c_str())), axioms);
        if (info.kind == Variable::Kind::option) return chosen_of(id, info, name, axioms);
        return bounded(info, to_real(keep(id, context_.int_const(name.c_str()))), axioms);
    }

    /// An enumeration is a yes/no for each of its options, of which exactly one is yes: no arithmetic is needed then.
    z3::expr chosen_of(VariableId id, const Variable& info, const std::string& name, z3::expr_vector& axioms) {
        z3::expr_vector any(context_);
        std::map<std::int64_t, z3::expr>& options = options_[id];
        for (const std::int64_t option : info.options) {
            const z3::expr is = context_.bool_const((name + "is" + std::to_string(option)).c_str());
            if (options.emplace(option, is).second) any.push_back(is);
        }
        axioms.push_back(z3::mk_or(any));
        for (int i = 0; i < static_cast<int>(any.size()); ++i) {
            for (int j = 0; j < i; ++j) axioms.push_back(!any[i] || !any[j]);
        }
        z3::expr number = context_.real_val(0);
        for (const auto& [option, is] : options) number = z3::ite(is, exact(option), number);
        return keep(id, number);
    }

    /// `v = option` of an enumeration.
    std::optional<z3::expr> is_option(const Formula& formula) {
        for (const std::size_t place : {0U, 1U}) {
            const Formula& variable = formulas_[formula.children[place]];
            const Formula& other = formulas_[formula.children[1 - place]];
            if (variable.op != FormulaOp::variable || other.op != FormulaOp::constant) continue;
            const auto known = options_.find(variable.payload);
            if (known == options_.end()) continue;
            const auto value = formulas_.constant_at(other.payload).to_int64();
            const auto option = value ? known->second.find(*value) : known->second.end();
            return option == known->second.end() ? context_.bool_val(false) : option->second;
        }
        return std::nullopt;
    }

    z3::expr keep(VariableId id, const z3::expr& expression) {
        variables_.emplace(id, expression);
        return expression;
    }

    z3::expr bounded(const Variable& info, const z3::expr& expression, z3::expr_vector& axioms) {
        if (info.lowest) axioms.push_back(expression >= exact(*info.lowest));
        if (info.highest) axioms.push_back(expression <= exact(*info.highest));
        return expression;
    }

    struct Date {
        z3::expr year;
        z3::expr month_day;
        z3::expr month_length;
    };
    /// What a day has of a date, tied to its number by the calendar. A number that is no day of the calendar has any.
    const Date& date(FormulaId day) {
        if (const auto known = dates_.find(day); known != dates_.end()) return known->second;
        const auto part = [&](const char* name) { return context_.int_const((name + std::to_string(day)).c_str()); };
        const z3::expr year = part("year");
        const z3::expr month = part("month");
        const z3::expr of_month = part("day");
        // The years before, in whole cycles of the calendar: 400, 100, 4 and 1. So nothing is divided.
        const z3::expr of_400 = part("of400y");
        const z3::expr of_100 = part("of100y");
        const z3::expr of_4 = part("of4y");
        const z3::expr of_1 = part("of1y");
        const z3::expr leap = of_1 == 3 && (of_4 != 24 || of_100 == 3);
        z3::expr passed = context_.int_val(0);
        z3::expr length = context_.int_val(31);
        for (int each = 12, days = 334; each > 1; --each) {
            const int plain = days_in_month(2023, each);
            passed = z3::ite(month == each, context_.int_val(days), passed);
            length = z3::ite(month == each, context_.int_val(plain), length);
            days -= days_in_month(2023, each - 1);
        }
        const z3::expr one_more = z3::ite(leap, context_.int_val(1), context_.int_val(0));
        passed = passed + z3::ite(month > 2, one_more, context_.int_val(0));
        length = length + z3::ite(month == 2, one_more, context_.int_val(0));
        const z3::expr number =
            of_400 * 146'097 + of_100 * 36'524 + of_4 * 1'461 + of_1 * 365 + passed + of_month - 1 + Day::min_number;
        const z3::expr is_day = of(day) >= exact(Day::min_number) && of(day) <= exact(Day::max_number);
        const auto between = [](int from, const z3::expr& each, int to) { return each >= from && each <= to; };
        of_days_.emplace(day, context_)
            .first->second.push_back(z3::implies(
                is_day, between(0, of_400, 24) && between(0, of_100, 3) && between(0, of_4, 24) &&
                            between(0, of_1, 3) && year == of_400 * 400 + of_100 * 100 + of_4 * 4 + of_1 + 1 &&
                            between(1, month, 12) && of_month >= 1 && of_month <= length &&
                            to_real(number) == of(day)));
        return dates_.emplace(day, Date{year, month * 32 + of_month, length}).first->second;
    }

    Number value(const z3::model& model, VariableId id) const {
        const auto known = variables_.find(id);
        if (known == variables_.end()) return formulas_.variables()[id].customary;
        const z3::expr found = model.eval(known->second, true);
        if (found.is_bool()) return found.is_true() ? 1 : 0;
        const std::string text = z3::Z3_get_numeral_string(found.ctx(), found);
        const std::size_t stroke = text.find('/');
        Number top = Number::from_plain(text.substr(0, stroke)).value_or(Number(0));
        if (stroke == std::string::npos) return top;
        return top / Number::from_plain(text.substr(stroke + 1)).value_or(Number(1));
    }

    std::uint64_t name_;
    const Formulas& formulas_;  ///< those with this name; not looked at when there are others
    z3::context& context_;
    z3::params limits_;
    /// What is said of variables and days, put with each question that mentions them.
    std::map<VariableId, z3::expr_vector> of_variables_;
    std::map<FormulaId, z3::expr_vector> of_days_;
    std::map<FormulaId, z3::expr> made_;
    std::map<VariableId, z3::expr> variables_;
    std::map<VariableId, std::map<std::int64_t, z3::expr>> options_;  ///< of enumerations
    std::map<FormulaId, Date> dates_;
};

/// Contexts are slow to end, so questions have one in common; those about the same formulas share these too.
class Z3Solver : public search::Solver {
public:
    Solved solve(const Formulas& formulas, FormulaId formula) override {
        try {
            const bool same = questions_ != nullptr && formulas.name() != 0 && questions_->name() == formulas.name();
            if (!same) questions_ = std::make_unique<Questions>(context_, formulas);
            Solved solved = questions_->ask(formula);
            if (formulas.name() == 0) questions_ = nullptr;
            return solved;
        } catch (const z3::exception&) {
            questions_ = nullptr;
            return {};  // what Z3 cannot do is undecided
        }
    }

private:
    z3::context context_;
    std::unique_ptr<Questions> questions_;
};

}  // namespace

const bool built_with_z3 = true;

std::unique_ptr<search::Solver> z3_solver() {
    if (!z3_is_open()) return nullptr;
    return std::make_unique<Z3Solver>();
}

}  // namespace klausul
