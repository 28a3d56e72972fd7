#include "interpreter/search/selections.hpp"

#include <optional>

namespace klausul::search {
namespace {

class SelectionWalk {
public:
    SelectionWalk(const Program& program, Meaning& meaning, Formulas& formulas)
        : program_(program), meaning_(meaning), formulas_(formulas) {}

    void visit(NodeId id, const Meaning::Place& place) {
        const Node& node = program_.nodes[id];
        if (row_of(node.op).payload == Payload::loop) return visit(node, program_.loops[node.as<LoopId>()], place);
        const NodeId* children = program_.children_of(node);
        for (std::size_t i = 0; i < node.child_count; ++i) visit(children[i], place);
        if (row_of(node.op).payload != Payload::choice) return;
        const ChoicePlan& plan = program_.choices[node.as<ChoiceId>()];
        for (const Maybe<NodeId> line : plan.by_option) {
            if (line != none) visit(*line, place);
        }
        if (plan.otherwise != none) visit(*plan.otherwise, place);
    }

    std::vector<Selection> take() { return std::move(found_); }

private:
    void visit(const Node& node, const LoopPlan& plan, Meaning::Place place) {
        for (const LoopRun& run : plan.runs) {
            const auto member = any_member(run.domain);
            if (!member) return;
            place.locals[run.local] = *member;
        }
        if (plan.filter != none) {
            add(*plan.filter, place);
            visit(*plan.filter, place);
        }
        if (plan.body == none) return;
        if (node.op == Op::for_all || node.op == Op::for_some) add(*plan.body, place);
        visit(*plan.body, place);
    }

    /// A condition, and each that it is put together of: one of these may be idle where the whole is not.
    void add(NodeId id, const Meaning::Place& place) {
        found_.push_back({id, meaning_.judge(id, place)});
        const Node& node = program_.nodes[id];
        if (node.op != Op::logical_and && node.op != Op::logical_or && node.op != Op::logical_not) return;
        for (std::size_t i = 0; i < node.child_count; ++i) add(program_.children_of(node)[i], place);
    }

    std::optional<FormulaId> any_member(DomainId id) {
        const Domain& domain = program_.domains[id];
        Variable member{Variable::Kind::whole, {}, {}, {}, 0, true};
        switch (domain.kind) {
            case DomainKind::records:
            case DomainKind::groups:
                break;
            case DomainKind::options:
            case DomainKind::parties:
                if (domain.members.empty()) return std::nullopt;
                member = {Variable::Kind::option, {domain.members.begin(), domain.members.end()}, {}, {}, 0, true};
                member.customary = member.options.front();
                break;
            case DomainKind::years:
            case DomainKind::half_years:
            case DomainKind::quarters:
            case DomainKind::months:
                return std::nullopt;
        }
        return formulas_.variable(formulas_.add_variable(std::move(member)));
    }

    const Program& program_;
    Meaning& meaning_;
    Formulas& formulas_;
    std::vector<Selection> found_;
};

}  // namespace

std::vector<Selection> selections_of(const Program& program, const RuleInfo& rule, Meaning& meaning,
                                     Formulas& formulas) {
    SelectionWalk walk(program, meaning, formulas);
    const Meaning::Place place = meaning.place(meaning.key_of(rule.term), meaning.day());
    for (const NodeId condition : rule.clause_conditions) walk.visit(condition, place);
    for (const Maybe<NodeId> part : {rule.condition, rule.value}) {
        if (part != none) walk.visit(*part, place);
    }
    return walk.take();
}

}  // namespace klausul::search
