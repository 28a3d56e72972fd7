// Values per period: the chapter of that name in docs/evaluation.md.

#include <algorithm>
#include <utility>

#include "naive.hpp"
#include "naive_children.hpp"

namespace klausul::differential {

/// On which days what a term rests on may change, found by walking through all that is evaluated on the same day.
struct Naive::Changes {
    const Naive& naive;
    const NaiveProgram& program;
    std::size_t root;
    int first;  ///< the days that are looked at
    int last;
    bool hangs_on_the_day = false;
    std::set<int> days = {};
    std::set<std::size_t> terms = {};
    std::set<std::string> facts = {};
    bool of_asking = false;
    std::vector<std::string> at_hand = {};  ///< the indexes that have a member where it is read

    void add(int day) {
        if (day > first && day <= last) days.insert(day);
    }

    /// Of what changes on days that the text alone does not tell.
    void add_all() {
        hangs_on_the_day = true;
        for (int day = first; day <= last; ++day) add(day);
    }

    void walk_term(std::size_t id) {
        const NaiveTerm& term = program.terms[id];
        const bool of_own_period = id != root && months_of_index(term.per) != 0;
        if (of_own_period || !term.as_of.empty() || !terms.insert(id).second) return;
        const bool outer = std::exchange(of_asking, false);
        for (const std::size_t rule : term.rules) within({term.per}, [&] { walk_rule(program.rules[rule]); });
        of_asking = outer;
    }

    template <typename Visit>
    void within(std::vector<std::string> indexes, const Visit& visit) {
        at_hand.swap(indexes);
        visit();
        at_hand.swap(indexes);
    }

    bool is_at_hand(const std::string& index) const {
        return std::find(at_hand.begin(), at_hand.end(), index) != at_hand.end();
    }

    void walk_rule(const NaiveRule& rule) {
        const NaiveDocument& document = program.documents[rule.document];
        const auto [begins, ends] = document.days_in_force(std::nullopt);
        const int from = std::max(rule.from, begins);
        const int to = std::min(rule.to, rule.outlives_notice ? document.end_without_notice() : ends);
        // What goes on without end, though its document ends, changes on no day.
        const bool begins_otherwise = from != no_first_day && from != begins;
        const bool ends_otherwise = to != no_last_day && to != ends;
        hangs_on_the_day = hangs_on_the_day || begins_otherwise || ends_otherwise;
        if (from != no_first_day) add(from);
        if (to != no_last_day) add(to + 1);
        for (const syntax::Expression* condition : rule.conditions) walk(*condition);
        if (document.entry != nullptr) {
            for (const syntax::EntryCondition& way : document.entry->conditions) {
                if (way.from != nullptr) add_all();
                for (const auto* part : {way.when.get(), way.from.get(), way.condition.get()})
                    if (part != nullptr) walk(*part);
            }
        }
        if (rule.value == nullptr) return;
        if (rule.frozen != nullptr) {
            hangs_on_the_day = true;
            for (int day = first + 1; day <= last; ++day)
                if (day == first_day_of_fixing(*rule.frozen, day)) add(day);
            add(std::max(naive.first_day_of(rule), naive.first_day_of(*rule.value)));
            return;
        }
        if (rule.uprating != nullptr) walk_uprating(*rule.uprating);
        walk(*rule.value);
    }

    void walk_uprating(const syntax::Uprating& line) {
        hangs_on_the_day = true;
        const auto number = [](const syntax::Date& date) { return day_number({date.year, date.month, date.day}); };
        if (line.frozen_from) add(number(*line.frozen_from));
        const std::string& unit = line.every->unit.text;
        const int months = line.every->count * (unit.starts_with("år")        ? 12
                                                : unit.starts_with("halvår")  ? 6
                                                : unit.starts_with("kvartal") ? 3
                                                                              : 1);
        for (int step = 0; months_later(number(*line.from), step * months) <= last; ++step)
            add(months_later(number(*line.from), step * months));
    }

    /// `dagen` compared with a written day, also as an event that comes about on it.
    bool is_compared(const syntax::Expression& expression) {
        const syntax::DateLiteral* day = nullptr;
        if (const auto* unary = std::get_if<syntax::Unary>(&expression.node)) {
            const bool event = unary->op == syntax::UnaryOperator::until || unary->op == syntax::UnaryOperator::since;
            if (event) day = std::get_if<syntax::DateLiteral>(&unary->operand->node);
        }
        if (const auto* binary = std::get_if<syntax::Binary>(&expression.node)) {
            const OperatorSort sort = sort_of(binary->op);
            const bool compares = sort == OperatorSort::order || sort == OperatorSort::equality;
            if (compares && std::holds_alternative<syntax::TheDay>(binary->left->node))
                day = std::get_if<syntax::DateLiteral>(&binary->right->node);
            if (compares && std::holds_alternative<syntax::TheDay>(binary->right->node))
                day = std::get_if<syntax::DateLiteral>(&binary->left->node);
        }
        if (day == nullptr) return false;
        const int number = day_number({day->date.year, day->date.month, day->date.day});
        add(number);
        add(number + 1);
        return hangs_on_the_day = true;
    }

    bool names_the_period(const syntax::Expression& expression) const {
        if (std::holds_alternative<syntax::ThisElement>(expression.node)) return true;
        if (const auto* previous = std::get_if<syntax::PreviousPeriod>(&expression.node))
            return is_at_hand(previous->period.text);
        if (std::holds_alternative<syntax::ForMember>(expression.node)) return false;
        bool found = false;
        each_child(expression, [&](const syntax::Expression& child) { found = found || names_the_period(child); });
        return found;
    }

    void walk(const syntax::Expression& expression) {
        if (is_compared(expression)) return;
        if (const auto* binary = std::get_if<syntax::Binary>(&expression.node)) {
            const OperatorSort sort = sort_of(binary->op);
            const bool judged =
                sort == OperatorSort::order || sort == OperatorSort::equality || binary->op == BinaryOperator::within;
            if (judged && !of_asking && names_the_period(expression)) {
                // `dagen` set against the period itself is the day that is asked for.
                of_asking = true;
                each_child(expression, [&](const syntax::Expression& child) { walk(child); });
                of_asking = false;
                return;
            }
        }
        const auto* unary = std::get_if<syntax::Unary>(&expression.node);
        const bool event = unary != nullptr &&
                           (unary->op == syntax::UnaryOperator::until || unary->op == syntax::UnaryOperator::since);
        const auto* ages = std::get_if<syntax::CompletedYears>(&expression.node);
        const bool to_the_day = ages != nullptr && ages->to == nullptr;
        if (event || to_the_day || (!of_asking && std::holds_alternative<syntax::TheDay>(expression.node))) add_all();
        // The days of a span are its own.
        if (const auto* clip = std::get_if<syntax::Clip>(&expression.node))
            return walk(*clip->span), walk(*clip->window);
        if (const auto* as_of = std::get_if<syntax::AsOf>(&expression.node)) return walk(*as_of->date);
        if (const auto* name = std::get_if<syntax::Reference>(&expression.node)) {
            if (const auto term = program.term_by_name.find(name->name.text); term != program.term_by_name.end())
                walk_term(term->second);
            const auto fact = program.facts.find(name->name.text);
            if (fact != program.facts.end() && fact->second.otherwise != nullptr && facts.insert(fact->first).second)
                within({fact->second.per}, [&] { walk(*fact->second.otherwise); });
        }
        if (const auto* previous = std::get_if<syntax::PreviousPeriod>(&expression.node))
            if (!is_at_hand(previous->period.text)) add_all();
        const auto* aggregate = std::get_if<syntax::Aggregate>(&expression.node);
        const auto* quantified = std::get_if<syntax::Quantified>(&expression.node);
        // Those before the year of the day.
        if (aggregate != nullptr && aggregate->last_years && !is_at_hand("år")) hangs_on_the_day = true;
        std::vector<std::string> inside = at_hand;
        if (aggregate != nullptr && aggregate->operand != nullptr) naive.indexes_in(*aggregate->operand, inside);
        if (quantified != nullptr) inside.push_back(quantified->index.text);
        within(std::move(inside),
               [&] { each_child(expression, [&](const syntax::Expression& child) { walk(child); }); });
    }
};

/// Nothing where the term does not hang on the day.
std::optional<std::vector<int>> Naive::days_in_period(const Place& place) {
    const NaiveTerm& term = program_.terms[place.term];
    const int months = months_of_index(term.per);
    if (months == 0 || !term.as_of.empty()) return std::nullopt;
    const int period = period_of_words(place.member);
    const int first = first_day_of_period(months, period);
    Changes changes{*this, program_, place.term, first, first_day_of_period(months, period + 1) - 1};
    changes.walk_term(place.term);
    if (!changes.hangs_on_the_day) return std::nullopt;
    std::vector<int> days{first};
    days.insert(days.end(), changes.days.begin(), changes.days.end());
    std::erase_if(days, [&](int day) { return any_base_rule(place.term, day).truth == Truth3::no; });
    return days;
}

NaiveOutcome Naive::compute_in_period(const Place& place, const std::vector<int>& days) {
    if (days.empty()) {
        const int period = period_of_words(place.member);
        return compute_on(
            {place.term, place.member, first_day_of_period(months_of_index(program_.terms[place.term].per), period)});
    }
    std::vector<NaiveOutcome> seen;
    for (const int day : days) seen.push_back(compute_on({place.term, place.member, day}));
    const auto same = [&](const NaiveOutcome& one) {
        const bool valued = one.status == Status::decided || one.status == Status::referred;
        return one.status == seen[0].status && (!valued || one.value == seen[0].value);
    };
    if (std::all_of(seen.begin(), seen.end(), same)) return seen[0];
    for (const NaiveOutcome& one : seen)
        if (one.status == Status::undetermined || one.status == Status::error) return one;
    return {Status::error, {}, fault("changes within the period").causes, {}, {}};
}

}  // namespace klausul::differential
