#include "interpreter/program/precedence.hpp"

#include <algorithm>
#include <boost/dynamic_bitset.hpp>
#include <set>

namespace klausul {
namespace {

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

/// Which rule goes before which, closed transitively. Rules that no chain of statements joins are of different groups,
/// so that what is kept grows with the groups, not with the program.
class Order {
public:
    explicit Order(const Program& program) : places_(program.rules.size()) {
        join(program);
        for (const RuleId rule : places_.ids()) {
            if (!places_[rule].joined) continue;
            const RuleId first = root(rule);
            if (first == rule) {
                places_[rule].group = groups_.size();
                groups_.emplace_back();
            }
            Group& group = groups_[places_[first].group];
            places_[rule].group = places_[first].group;
            places_[rule].row = group.rules.size();
            group.rules.push_back(rule);
        }
        for (Group& group : groups_) {
            group.beats.assign(group.rules.size(), Rules(group.rules.size()));
            group.beaten_by = group.beats;
        }
    }

    [[nodiscard]] bool has(RuleId winner, RuleId loser) const {
        const Place& place = places_[winner];
        return place.group == places_[loser].group && groups_[place.group].beats[place.row][places_[loser].row];
    }

    /// Adds winner > loser, of one group, and what follows from it. False if loser already goes before winner.
    bool add(RuleId winner, RuleId loser) {
        if (winner == loser || has(loser, winner)) return false;
        if (has(winner, loser)) return true;
        Group& group = groups_[places_[winner].group];
        Rules above = group.beaten_by[places_[winner].row];
        above.set(places_[winner].row);
        Rules below = group.beats[places_[loser].row];
        below.set(places_[loser].row);
        for (std::size_t row = above.find_first(); row != Rules::npos; row = above.find_next(row))
            group.beats[row] |= below;
        for (std::size_t row = below.find_first(); row != Rules::npos; row = below.find_next(row))
            group.beaten_by[row] |= above;
        return true;
    }

    /// For each rule those that go before it, in the order of the program.
    [[nodiscard]] Table<RuleId, std::vector<RuleId>> beaten_by() const {
        Table<RuleId, std::vector<RuleId>> found(places_.size());
        for (const Group& group : groups_) {
            for (std::size_t loser = 0; loser < group.rules.size(); ++loser) {
                const Rules& winners = group.beaten_by[loser];
                for (std::size_t row = winners.find_first(); row != Rules::npos; row = winners.find_next(row))
                    found[group.rules[loser]].push_back(group.rules[row]);
            }
        }
        return found;
    }

private:
    using Rules = boost::dynamic_bitset<std::uint64_t>;  ///< of a group, by their rows
    struct Group {
        std::vector<RuleId> rules;     ///< in the order of the program
        std::vector<Rules> beats;      ///< for each, those it goes before
        std::vector<Rules> beaten_by;  ///< for each, those that go before it
    };
    struct Place {
        bool joined = false;           ///< some statement speaks of it, or of what it is an exception from
        Maybe<RuleId> towards = none;  ///< one of its group with a smaller number
        std::size_t group = 0;
        std::size_t row = 0;
    };

    [[nodiscard]] RuleId root(RuleId rule) {
        RuleId first = rule;
        while (places_[first].towards != none) first = *places_[first].towards;
        while (rule != first) {
            const RuleId next = *places_[rule].towards;
            places_[rule].towards = first;
            rule = next;
        }
        return first;
    }

    void join(const Program& program) {
        for (const PrecedencePair& pair : program.precedence) {
            std::set<RuleId> both;
            collect_family(program, pair.winner, both);
            collect_family(program, pair.loser, both);
            for (const RuleId rule : both) {
                places_[rule].joined = true;
                const RuleId a = root(*both.begin());
                const RuleId b = root(rule);
                if (a != b) places_[std::max(a, b)].towards = std::min(a, b);
            }
        }
    }

    Table<RuleId, Place> places_;
    std::vector<Group> groups_;
};

/// Between all of both families but those that `settled` orders the other way round. False for a circle.
bool add_families(const Program& program, Order& order, const PrecedencePair& pair, const Order& settled) {
    std::set<RuleId> winners;
    std::set<RuleId> losers;
    collect_family(program, pair.winner, winners);
    collect_family(program, pair.loser, losers);
    bool fine = true;
    for (const RuleId winner : winners) {
        for (const RuleId loser : losers) {
            const bool kin = winners.contains(loser) || losers.contains(winner) ||
                             is_ancestor(program, winner, loser) || is_ancestor(program, loser, winner);
            if (!kin && !settled.has(loser, winner)) fine = order.add(winner, loser) && fine;
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
    Order order(program);
    for (std::uint8_t level = 0; level <= 3; ++level) {
        // What a higher level has settled the other way round stays settled; within one level it is a circle.
        const Order settled = order;
        for (const PrecedencePair& pair : program.precedence) {
            if (pair.level != level || !holds_under(program, pair.condition, readings)) continue;
            if (!add_families(program, order, pair, settled) && !result.circle) result.circle = pair;
        }
    }
    result.beaten_by = order.beaten_by();
    return result;
}

}  // namespace klausul
