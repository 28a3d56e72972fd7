// Which values per period hang on the day, and on which days what they rest on may change.

#include "interpreter/check/periods.hpp"

#include <algorithm>
#include <set>

namespace klausul {
namespace {

bool runs_over_periods(const Program& program, const TermInfo& term) {
    return std::any_of(term.per.begin(), term.per.end(), [&](DomainId id) {
        const DomainKind kind = program.domains[id].kind;
        return kind == DomainKind::years || kind == DomainKind::half_years || kind == DomainKind::quarters ||
               kind == DomainKind::months;
    });
}

/// Walks from one term through all that is evaluated on the same day.
class ChangesOfTerm {
public:
    ChangesOfTerm(Program& program, TermId id) : program_(program), term_(id) {}

    void find() {
        TermInfo& term = program_.terms[term_];
        term.changes.clear();
        meet_term(term_);
        while (!terms_.empty() || !nodes_.empty()) {
            if (!nodes_.empty()) {
                const NodeId next = nodes_.back();
                nodes_.pop_back();
                visit(program_.nodes[next]);
            } else {
                const TermId next = terms_.back();
                terms_.pop_back();
                visit_term(program_.terms[next]);
            }
        }
        // With the term of the document alone, every day on which it is in force gives the same.
        term.in_period = hangs_on_day_ || !term.recurring.empty() || !term.fixings.empty();
        term.changes.assign(days_.begin(), days_.end());
    }

private:
    void meet_term(Maybe<TermId> id) {
        if (id != none && seen_terms_.insert(*id).second) terms_.push_back(*id);
    }
    void meet(Maybe<NodeId> id) {
        if (id != none && seen_nodes_.insert(*id).second) nodes_.push_back(*id);
    }

    void visit_term(const TermInfo& term) {
        meet(term.as_of);
        // What is taken at a day of its own, or in a period of its own, hangs on that day and not on this one.
        const bool of_own_day = term.as_of != none || !term.uses_date;
        const bool of_own_period = &term != &program_.terms[term_] && runs_over_periods(program_, term);
        if (of_own_day || of_own_period) return;
        for (const RuleId id : term.rules) {
            const RuleInfo& rule = program_.rules[id];
            note(program_.days_in_force(rule));
            meet(rule.condition);
            meet(rule.value);
            for (const NodeId condition : rule.clause_conditions) meet(condition);
            if (rule.document != none) meet_term(program_.documents[*rule.document].entry);
        }
    }

    void note(const Interval& days) {
        const Maybe<DocumentId> document = program_.terms[term_].document;
        const Interval own = document == none ? Interval{} : program_.documents[*document].in_force;
        if (days.begins()) days_.insert(days.from);
        if (days.ends()) days_.insert(days.to + 1);
        hangs_on_day_ = hangs_on_day_ || (days.begins() && days.from != own.from) || (days.ends() && days.to != own.to);
    }

    void visit(const Node& node) {
        const NodeId* children = program_.children_of(node);
        if (node.op == Op::as_of) {
            meet(children[1]);
            if (program_.nodes[children[1]].op == Op::period_start)
                program_.terms[term_].fixings.push_back(program_.nodes[children[1]].as<PeriodId>());
            return;
        }
        if (compares_with_day(node)) return;
        // The days of a span are its own.
        const std::size_t on_this_day = node.op == Op::clip ? 2 : node.child_count;
        for (std::size_t i = 0; i < on_this_day; ++i) meet(children[i]);
        switch (row_of(node.op).payload) {
            case Payload::term:
                meet_term(node.as<TermId>());
                break;
            case Payload::fact:
                meet(program_.facts[node.as<FactId>()].otherwise);
                break;
            case Payload::uprating:
                program_.terms[term_].recurring.push_back(node.as<UpratingId>());
                if (const auto frozen = program_.upratings[node.as<UpratingId>()].frozen_from)
                    days_.insert(frozen->number);
                break;
            case Payload::choice:
                for (const Maybe<NodeId> line : program_.choices[node.as<ChoiceId>()].by_option) meet(line);
                meet(program_.choices[node.as<ChoiceId>()].otherwise);
                break;
            case Payload::loop:
                meet(program_.loops[node.as<LoopId>()].body);
                meet(program_.loops[node.as<LoopId>()].filter);
                break;
            case Payload::allocation:
                meet(program_.allocations[node.as<AllocationId>()].total);
                meet(program_.allocations[node.as<AllocationId>()].weight);
                meet(program_.allocations[node.as<AllocationId>()].receiver);
                break;
            case Payload::unused:
            case Payload::constant:
            case Payload::reading:
            case Payload::series:
            case Payload::local:
            case Payload::container:
            case Payload::group_key:
            case Payload::group:
            case Payload::domain:
            case Payload::period:
            case Payload::shift:
            case Payload::set:
            case Payload::rounding:
            case Payload::text:
            case Payload::number:
                break;
        }
    }

    /// `dagen >= 2026-07-01` changes on that day, or on the one after it.
    bool compares_with_day(const Node& node) {
        if (!is_comparison(node.op)) return false;
        const NodeId* children = program_.children_of(node);
        for (const std::size_t day : {std::size_t{0}, std::size_t{1}}) {
            const Node& other = program_.nodes[children[1 - day]];
            if (program_.nodes[children[day]].op != Op::the_day || other.op != Op::constant) continue;
            const auto number = program_.constants[other.as<ConstantId>()].to_int64().value_or(0);
            days_.insert(static_cast<std::int32_t>(number));
            days_.insert(static_cast<std::int32_t>(number) + 1);
            hangs_on_day_ = true;
            return true;
        }
        return false;
    }

    Program& program_;
    TermId term_;
    std::set<std::int32_t> days_;
    std::vector<TermId> terms_;
    std::vector<NodeId> nodes_;
    std::set<TermId> seen_terms_;
    std::set<NodeId> seen_nodes_;
    bool hangs_on_day_ = false;
};

}  // namespace

void find_values_in_periods(Program& program) {
    for (const TermId id : program.terms.ids()) {
        const TermInfo& term = program.terms[id];
        if (term.as_of == none && term.uses_date && runs_over_periods(program, term)) ChangesOfTerm(program, id).find();
    }
}

}  // namespace klausul
