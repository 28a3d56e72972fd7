// Sums, counts and quantifiers over members that are known beforehand.

#include <algorithm>

#include "interpreter/search/meaning.hpp"
#include "interpreter/search/parts.hpp"

namespace klausul::search {
namespace {

/// What has a value wherever what it is made of has one.
bool keeps_known(const Program& program, const Node& node) {
    if (node.op == Op::fact) return !program.facts[node.as<FactId>()].type.may_be_not_applicable;
    return row_of(node.op).always_known;
}

}  // namespace

/// Whether an expression is yes or no as soon as all facts are known: comparisons of facts with each other. What can be
/// missing is read only where it is there, as the checker demands.
bool Meaning::is_always_known(NodeId id) const {
    const std::vector<NodeId> nodes = nodes_within(program_, id);
    return std::all_of(nodes.begin(), nodes.end(),
                       [&](NodeId each) { return keeps_known(program_, program_.nodes[each]); });
}

Phrase Meaning::many() {
    return {"summor och urval över listor söks inte igenom", "sums and selections over lists are not searched"};
}

/// The members that a loop runs over, if they are few and known beforehand.
std::optional<std::vector<std::vector<std::int64_t>>> Meaning::rounds(const LoopPlan& plan) const {
    std::vector<std::vector<std::int64_t>> all{{}};
    for (const LoopRun& run : plan.runs) {
        const auto each = members(run.domain);
        if (!each || !run.limits.empty() || all.size() * each->size() > 64) return std::nullopt;
        std::vector<std::vector<std::int64_t>> longer;
        for (const auto& start : all) {
            for (const std::int64_t member : *each) {
                longer.push_back(start);
                longer.back().push_back(member);
            }
        }
        all = std::move(longer);
    }
    return all;
}

Figure Meaning::loop(NodeId id, const Place& place) {
    const Node& node = program_.nodes[id];
    const LoopPlan& plan = program_.loops[node.as<LoopId>()];
    const auto all = rounds(plan);
    if (!all || plan.distinct || (node.op != Op::sum && node.op != Op::count)) return unsayable(id, place, many());
    FormulaId total = formulas_.number(0);
    std::vector<Figure> each;
    for (const auto& members : *all) {
        Place inner = place;
        for (std::size_t i = 0; i < members.size(); ++i)
            inner.locals[plan.runs[i].local] = formulas_.number(members[i]);
        const Known wanted =
            plan.filter == none ? Known{formulas_.truth(true), formulas_.truth(false), {}} : judge(*plan.filter, inner);
        const Figure one = node.op == Op::count ? plain(formulas_.number(1)) : figure(*plan.body, inner);
        each.push_back(plain(0));
        each.back().good = formulas_.any({wanted.no, formulas_.all({wanted.yes, one.good})});
        each.back().causes = where(formulas_.negation(wanted.no), joined(wanted.causes, one.causes));
        total = formulas_.add(total, formulas_.choose(wanted.yes, one.value, formulas_.number(0)));
    }
    std::vector<FormulaId> good;
    for (const Figure& one : each) good.push_back(one.good);
    return {formulas_.all(good), formulas_.truth(false), total, strict(each)};
}

Known Meaning::quantified(NodeId id, const Place& place) {
    const Node& node = program_.nodes[id];
    const LoopPlan& plan = program_.loops[node.as<LoopId>()];
    const auto all = rounds(plan);
    if (!all && is_always_known(id)) {
        const FormulaId either_way = free_truth(id, place);
        reasons_.emplace(formulas_[either_way].payload, many());
        return {either_way, formulas_.negation(either_way), {}};
    }
    if (!all || plan.filter != none) {
        const Figure open = unsayable(id, place, many());
        const FormulaId is_no = formulas_.equal(open.value, formulas_.number(0));
        return {formulas_.all({open.good, formulas_.negation(is_no)}), formulas_.all({open.good, is_no}), open.causes};
    }
    const bool every = node.op == Op::for_all;
    Known result{formulas_.truth(every), formulas_.truth(!every), {}};
    for (const auto& members : *all) {
        Place inner = place;
        for (std::size_t i = 0; i < members.size(); ++i)
            inner.locals[plan.runs[i].local] = formulas_.number(members[i]);
        const Known one = judge(*plan.body, inner);
        result = every ? both(result, one) : either(result, one);
    }
    return result;
}

}  // namespace klausul::search
