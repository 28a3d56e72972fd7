#include "interpreter/program/precedence.hpp"

#include <algorithm>
#include <set>

namespace klausul {
namespace {

using Relation = Table<RuleId, std::set<RuleId>>;  ///< for each rule, those it goes before

/// The rule and all exceptions under it: they share its rank towards rules outside.
void collect_family(const Program& program, RuleId rule, std::set<RuleId>& family) {
    if (!family.insert(rule).second) return;
    for (const RuleId exception : program.rules[rule].exceptions) collect_family(program, exception, family);
}

bool is_ancestor(const Program& program, RuleId ancestor, RuleId rule) {
    const auto& hosts = program.rules[rule].hosts;
    return std::any_of(hosts.begin(), hosts.end(),
                       [&](RuleId host) { return host == ancestor || is_ancestor(program, ancestor, host); });
}

/// Adds winner > loser and what follows from it. False if loser already goes before winner.
bool add_closed(Relation& before, RuleId winner, RuleId loser) {
    if (winner == loser || before[loser].contains(winner)) return false;
    if (before[winner].contains(loser)) return true;
    std::vector<RuleId> above{winner};
    for (const RuleId rule : before.ids()) {
        if (before[rule].contains(winner)) above.push_back(rule);
    }
    std::vector<RuleId> below{loser};
    below.insert(below.end(), before[loser].begin(), before[loser].end());
    for (const RuleId a : above) before[a].insert(below.begin(), below.end());
    return true;
}

/// Between all of both families but those that `settled` orders the other way round. False for a circle.
bool add_families(const Program& program, Relation& before, const PrecedencePair& pair, const Relation& settled) {
    std::set<RuleId> winners;
    std::set<RuleId> losers;
    collect_family(program, pair.winner, winners);
    collect_family(program, pair.loser, losers);
    bool fine = true;
    for (const RuleId winner : winners) {
        for (const RuleId loser : losers) {
            const bool kin = winners.contains(loser) || losers.contains(winner) ||
                             is_ancestor(program, winner, loser) || is_ancestor(program, loser, winner);
            if (!kin && !settled[loser].contains(winner)) fine = add_closed(before, winner, loser) && fine;
        }
    }
    return fine;
}

bool option_condition(const Program& program, const Node& node, const TakenOptions& readings) {
    const Node& left = program.nodes[program.children_of(node)[0]];
    const std::uint32_t taken = readings[left.as<ReadingId>()];
    const auto is_taken = [&](const Number& value) { return value == Number(static_cast<std::int64_t>(taken)); };
    if (node.op == Op::one_of) {
        const auto& set = program.sets[node.as<SetId>()];
        return std::any_of(set.begin(), set.end(), is_taken);
    }
    const Node& right = program.nodes[program.children_of(node)[1]];
    return is_taken(program.constants[right.as<ConstantId>()]) == (node.op == Op::equal);
}

}  // namespace

bool holds_under(const Program& program, Maybe<NodeId> condition, const TakenOptions& readings) {
    if (condition == none) return true;
    const Node& node = program.nodes[*condition];
    const NodeId* children = program.children_of(node);
    const auto holds = [&](NodeId child) { return holds_under(program, child, readings); };
    if (node.op == Op::constant) return !program.constants[node.as<ConstantId>()].is_zero();
    if (node.op == Op::logical_not) return !holds(children[0]);
    if (node.op == Op::logical_and) return std::all_of(children, children + node.child_count, holds);
    if (node.op == Op::logical_or) return std::any_of(children, children + node.child_count, holds);
    return option_condition(program, node, readings);
}

Precedence order_rules(const Program& program, const TakenOptions& readings) {
    Precedence result;
    result.beaten_by.resize(program.rules.size());
    if (program.precedence.empty()) return result;
    Relation before(program.rules.size());
    for (std::uint8_t level = 0; level <= 3; ++level) {
        // What a higher level has settled the other way round stays settled; within one level it is a circle.
        const Relation settled = before;
        for (const PrecedencePair& pair : program.precedence) {
            if (pair.level != level || !holds_under(program, pair.condition, readings)) continue;
            if (!add_families(program, before, pair, settled) && !result.circle) result.circle = pair;
        }
    }
    for (const RuleId winner : before.ids()) {
        for (const RuleId loser : before[winner]) result.beaten_by[loser].push_back(winner);
    }
    return result;
}

}  // namespace klausul
