#include "interpreter/search/parts.hpp"

#include <set>

namespace klausul::search {
namespace {

class Walk {
public:
    explicit Walk(const Program& program) : program_(program) {}

    std::vector<NodeId> from(Maybe<NodeId> start) {
        meet(start);
        for (std::size_t i = 0; i < found_.size(); ++i) visit(program_.nodes[found_[i]]);
        return std::move(found_);
    }

private:
    void meet(Maybe<NodeId> id) {
        if (id != none && seen_.insert(*id).second) found_.push_back(*id);
    }

    void visit(const Node& node) {
        for (std::size_t i = 0; i < node.child_count; ++i) meet(program_.children_of(node)[i]);
        switch (row_of(node.op).payload) {
            case Payload::fact:
                meet(program_.facts[node.as<FactId>()].otherwise);
                break;
            case Payload::choice:
                for (const Maybe<NodeId> line : program_.choices[node.as<ChoiceId>()].by_option) meet(line);
                meet(program_.choices[node.as<ChoiceId>()].otherwise);
                break;
            case Payload::loop:
                visit(program_.loops[node.as<LoopId>()]);
                break;
            case Payload::group_key:
                meet_keys(program_.group_keys[node.as<GroupKeyId>()].domain);
                break;
            case Payload::group:
                meet_keys(node.as<DomainId>());
                break;
            case Payload::container:
                meet_keys(program_.containers[node.as<ContainerId>()].within);
                break;
            case Payload::allocation:
                visit(program_.allocations[node.as<AllocationId>()]);
                break;
            case Payload::unused:
            case Payload::constant:
            case Payload::term:
            case Payload::reading:
            case Payload::series:
            case Payload::local:
            case Payload::domain:
            case Payload::period:
            case Payload::shift:
            case Payload::set:
            case Payload::rounding:
            case Payload::uprating:
            case Payload::text:
            case Payload::number:
                break;
        }
    }

    void visit(const LoopPlan& plan) {
        meet(plan.body);
        meet(plan.filter);
        for (const LoopRun& run : plan.runs) {
            meet(run.year);
            meet_keys(run.domain);
            for (const LoopRun::Limit& limit : run.limits) {
                meet(limit.owner);
                meet_keys(limit.within);
            }
        }
    }

    void visit(const AllocationPlan& plan) {
        meet(plan.total);
        meet(plan.weight);
        for (const Maybe<NodeId> part : {plan.receiver, plan.tie_key, plan.owner}) meet(part);
        meet_keys(plan.domain);
        meet_keys(plan.within);
    }

    void meet_keys(Maybe<DomainId> domain) {
        if (domain == none) return;
        for (const GroupKey& key : program_.domains[*domain].keys) meet(key.node);
    }

    const Program& program_;
    std::vector<NodeId> found_;
    std::set<NodeId> seen_;
};

}  // namespace

std::vector<NodeId> nodes_within(const Program& program, Maybe<NodeId> start) { return Walk(program).from(start); }

std::vector<TermId> terms_within(const Program& program, Maybe<NodeId> start) {
    std::set<TermId> terms;
    for (const NodeId node : nodes_within(program, start)) {
        if (program.nodes[node].op == Op::term) terms.insert(program.nodes[node].as<TermId>());
    }
    return {terms.begin(), terms.end()};
}

std::vector<NodeId> expressions_of(const Program& program, TermId id) {
    const TermInfo& term = program.terms[id];
    std::vector<NodeId> nodes;
    const auto add = [&](Maybe<NodeId> node) {
        if (node != none) nodes.push_back(*node);
    };
    add(term.as_of);
    for (const DomainId domain : term.per) {
        for (const GroupKey& key : program.domains[domain].keys) add(key.node);
    }
    for (const RuleId rule : term.rules) {
        const RuleInfo& info = program.rules[rule];
        add(info.condition);
        add(info.value);
        nodes.insert(nodes.end(), info.clause_conditions.begin(), info.clause_conditions.end());
    }
    return nodes;
}

std::vector<TermId> terms_behind(const Program& program, TermId id) {
    std::set<TermId> seen{id};
    std::vector<TermId> found{id};
    const auto meet = [&](Maybe<TermId> term) {
        if (term != none && seen.insert(*term).second) found.push_back(*term);
    };
    for (std::size_t i = 0; i < found.size(); ++i) {
        for (const NodeId node : expressions_of(program, found[i])) {
            for (const TermId term : terms_within(program, node)) meet(term);
        }
        for (const RuleId rule : program.terms[found[i]].rules) {
            const Maybe<DocumentId> document = program.rules[rule].document;
            if (document != none) meet(program.documents[*document].entry);
        }
    }
    found.erase(found.begin());
    return found;
}

}  // namespace klausul::search
