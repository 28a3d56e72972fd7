// Which derived facts a look-ahead may try with values of their own, in place of what they are derived from: those
// whose derivation has a value as soon as its facts are known. Of another one nobody can say that its values are all
// there is to it, since it may also fail.

#include <algorithm>
#include <map>

#include "interpreter/explain/look_ahead.hpp"

namespace klausul {
namespace {

class AlwaysValued {
public:
    AlwaysValued(const Program& program, Evaluator& evaluator, Day date)
        : program_(program), evaluator_(evaluator), date_(date) {}

    /// Whether something met in what held may change with the day.
    [[nodiscard]] bool met_the_day() const { return met_the_day_; }

    bool holds(NodeId id) {
        const Node& node = program_.nodes[id];
        met_the_day_ = met_the_day_ || node.op == Op::the_day;
        if (node.op == Op::choice) return choice(node);
        if (!of_such_a_kind(node)) return false;
        const NodeId* children = program_.children_of(node);
        return std::all_of(children, children + node.child_count, [&](NodeId child) { return holds(child); });
    }

private:
    bool of_such_a_kind(const Node& node) {
        if (node.op == Op::fact) return fact(node.as<FactId>());
        if (node.op == Op::term) return term(node.as<TermId>());
        return row_of(node.op).always_valued;
    }

    bool fact(FactId id) {
        const FactInfo& fact = program_.facts[id];
        if (fact.type.optional || fact.type.may_be_not_applicable) return false;
        if (fact.otherwise == none) return true;
        if (depth_ >= most_deep) return false;
        ++depth_;
        const bool valued = holds(*fact.otherwise);
        --depth_;
        return valued;
    }

    /// A term of one rule that speaks always.
    bool term(TermId id) {
        const auto [known, is_new] = terms_.try_emplace(id, false);
        if (!is_new) return known->second;
        const TermInfo& term = program_.terms[id];
        met_the_day_ = met_the_day_ || term.uses_date;
        if (term.rules.size() != 1 || term.as_of != none || depth_ >= most_deep) return false;
        ++depth_;
        const RuleInfo& rule = program_.rules[term.rules.front()];
        const Interval interval = evaluator_.in_force(rule);
        const bool speaks = rule.condition == none && rule.clause_conditions.empty() && rule.hosts.empty() &&
                            rule.value != none && interval.from <= date_.number && date_.number <= interval.to &&
                            evaluator_.entered(rule.document, date_).truth == Truth::yes;
        const bool valued = speaks && holds(*rule.value);
        --depth_;
        return terms_[id] = valued;
    }

    /// Of a choice by a reading only the line of the option that is taken counts.
    bool choice(const Node& node) {
        const ChoicePlan& plan = program_.choices[node.as<ChoiceId>()];
        const auto line = [&](std::size_t option) {
            const Maybe<NodeId> said = plan.line(option);
            return said != none && holds(*said);
        };
        const NodeId selector = program_.children_of(node)[0];
        if (program_.nodes[selector].op == Op::reading)
            return line(evaluator_.facts().reading(program_.nodes[selector].as<ReadingId>()));
        bool all = holds(selector);
        for (std::size_t option = 0; all && option < plan.by_option.size(); ++option) all = line(option);
        return all;
    }

    static constexpr std::size_t most_deep = 50;

    const Program& program_;
    Evaluator& evaluator_;
    Day date_;
    std::map<TermId, bool> terms_;
    std::size_t depth_ = 0;
    bool met_the_day_ = false;
};

}  // namespace

std::vector<std::int64_t> few_values(const Program& program, const Type& type) {
    std::vector<std::int64_t> values;
    if (type.optional || type.may_be_not_applicable) return values;
    std::size_t count = type.kind == Kind::truth ? 2 : 0;
    if (type.kind == Kind::option && type.enumeration != none)
        count = program.enumerations[*type.enumeration].options.size();
    for (std::size_t i = 0; i < count; ++i) values.push_back(static_cast<std::int64_t>(i));
    return values;
}

Suppositions looked_at_as_one(const Program& program, Evaluator& evaluator, Day date) {
    using AsOne = Suppositions::AsOne;
    Suppositions all{date, Table<FactId, AsOne>(program.facts.size(), AsOne::no), {}};
    for (const FactId id : program.facts.ids()) {
        const FactInfo& fact = program.facts[id];
        if (fact.otherwise == none || few_values(program, fact.type).empty()) continue;
        AlwaysValued valued(program, evaluator, date);
        if (valued.holds(*fact.otherwise))
            all.as_one[id] = valued.met_the_day() ? AsOne::on_the_day : AsOne::on_every_day;
    }
    return all;
}

}  // namespace klausul
