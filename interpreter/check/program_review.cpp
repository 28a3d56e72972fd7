// What is wrong with the finished program as a whole: circles of precedence, options that nothing says, prices that
// conflict for certain or lose their index, examples that move no index, and roots that are not rounded.

#include "interpreter/check/program_review.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "interpreter/check/messages.hpp"
#include "interpreter/check/reports.hpp"
#include "interpreter/program/precedence.hpp"

namespace klausul {
namespace {

/// Of a reading, the options under which some test of it holds, and those that are named in one.
struct HandledOptions {
    std::set<std::uint32_t> held, named;
};

/// Notes every test of a reading in a condition, whether or not it stands under `inte`.
void note_reading_tests(const Program& program, NodeId condition, std::map<ReadingId, HandledOptions>& handled) {
    struct Open {
        NodeId node;
        bool negated;
    };
    std::vector<Open> open{{condition, false}};
    while (!open.empty()) {
        const auto [id, negated] = open.back();
        open.pop_back();
        const Node& node = program.nodes[id];
        const NodeId* children = program.children_of(node);
        for (std::size_t i = 0; i < node.child_count; ++i)
            open.push_back({children[i], negated != (node.op == Op::logical_not)});
        const bool test = node.child_count > 0 && program.nodes[children[0]].op == Op::reading && node.op != Op::choice;
        if (!test) continue;
        const ReadingId reading = program.nodes[children[0]].as<ReadingId>();
        std::vector<Number> values;
        if (node.op == Op::one_of) values = program.sets[node.as<SetId>()];
        if (node.op != Op::one_of && node.child_count > 1 && program.nodes[children[1]].op == Op::constant)
            values.push_back(program.constants[program.nodes[children[1]].as<ConstantId>()]);
        for (std::uint32_t option = 0; option < program.readings[reading].options.size(); ++option) {
            const Number number(static_cast<std::int64_t>(option));
            const bool named = std::find(values.begin(), values.end(), number) != values.end();
            if (named) handled[reading].named.insert(option);
            if (named == (negated == (node.op == Op::not_equal))) handled[reading].held.insert(option);
        }
    }
}

}  // namespace

/// Precedence must be free of circles under every combination of the readings it depends on.
void ProgramReview::check_precedence_circles() {
    std::set<ReadingId> involved;
    for (const PrecedencePair& pair : program_.precedence) {
        std::vector<NodeId> open;
        if (pair.condition != none) open.push_back(*pair.condition);
        while (!open.empty()) {
            const Node& node = program_.nodes[open.back()];
            open.pop_back();
            if (node.op == Op::reading) involved.insert(node.as<ReadingId>());
            for (std::size_t i = 0; i < node.child_count; ++i) open.push_back(program_.children_of(node)[i]);
        }
    }
    TakenOptions readings = default_options(program_);
    constexpr int most_combinations = 4096;
    for (int tried = 0; tried < most_combinations; ++tried) {
        const Precedence order = order_rules(program_, readings);
        if (order.circle) {
            std::string under;
            for (const ReadingId reading : involved) {
                under += (under.empty() ? "" : ", ") + program_.readings[reading].name + " = " +
                         program_.readings[reading].options[readings[reading]].name;
            }
            const bool depends = order.circle->condition != none;
            reports_.add(code::precedence_circle, order.circle->span,
                         {depends ? Phrase(" när " + under, " when " + under) : Phrase("")});
            return;
        }
        auto next = involved.begin();
        while (next != involved.end() && ++readings[*next] == program_.readings[*next].options.size())
            readings[*next++] = 0;
        if (next == involved.end()) return;
        // Starting from the defaults, the count comes round to them again only after every combination.
        const bool round = std::all_of(involved.begin(), involved.end(),
                                       [&](ReadingId r) { return readings[r] == program_.readings[r].default_option; });
        if (round) return;
    }
}

/// Where the rules about a term test a reading, each option but one must be named, or some test hold under it; and one
/// that is `ej kodad` must be named, since it would else be taken for one of the others without a word.
void ProgramReview::check_reading_options() {
    for (const TermInfo& term : program_.terms) {
        std::map<ReadingId, HandledOptions> handled;
        for (const RuleId id : term.rules) {
            const RuleInfo& rule = program_.rules[id];
            if (rule.condition != none) note_reading_tests(program_, *rule.condition, handled);
            for (const NodeId condition : rule.clause_conditions) note_reading_tests(program_, condition, handled);
        }
        for (const PrecedencePair& pair : program_.precedence) {
            const bool here = pair.condition != none && &program_.terms[program_.rules[pair.winner].term] == &term;
            if (here) note_reading_tests(program_, *pair.condition, handled);
        }
        for (const auto& [id, options] : handled) {
            const ReadingInfo& reading = program_.readings[id];
            std::vector<std::string> unsaid;
            bool not_encoded = false;
            for (std::uint32_t option = 0; option < reading.options.size(); ++option) {
                const bool silent = reading.not_encoded[option] && !options.named.contains(option);
                if ((options.held.contains(option) || options.named.contains(option)) && !silent) continue;
                unsaid.push_back(reading.options[option].name);
                not_encoded = not_encoded || silent;
            }
            if (unsaid.size() < 2 && !not_encoded) continue;
            std::string words;
            for (const std::string& name : unsaid) words += (words.empty() ? "`" : ", `") + name + "`";
            reports_.add(code::reading_unhandled, program_.rules[term.rules.front()].span,
                         {term.name, reading.name, words, unsaid.front()});
        }
    }
}

/// A base rule without any condition whose value is a figure, follows an index or is reckoned from such.
bool ProgramReview::is_price(RuleId id) const {
    const RuleInfo& rule = program_.rules[id];
    if (!rule.hosts.empty() || rule.condition != none || !rule.clause_conditions.empty() || rule.value == none)
        return false;
    std::vector<NodeId> open{*rule.value};
    while (!open.empty()) {
        const Node& node = program_.nodes[open.back()];
        open.pop_back();
        const bool reckoned = node.op == Op::uprate || node.op == Op::add || node.op == Op::subtract ||
                              node.op == Op::multiply || node.op == Op::divide || node.op == Op::scale ||
                              node.op == Op::round;
        if (node.op != Op::constant && !reckoned) return false;
        open.insert(open.end(), program_.children_of(node), program_.children_of(node) + node.child_count);
    }
    return true;
}

/// Whether two prices may be the same. Of figures that is seen; what is reckoned differs for certain only where the
/// later one begins while the earlier one holds, which is how a new price looks that does not end the old one.
bool ProgramReview::same_price(RuleId a, RuleId b) const {
    const Node& one = program_.nodes[*program_.rules[a].value];
    const Node& other = program_.nodes[*program_.rules[b].value];
    if (one.op == Op::constant && other.op == Op::constant)
        return program_.constants[one.as<ConstantId>()] == program_.constants[other.as<ConstantId>()];
    return program_.rules[a].in_force.from == program_.rules[b].in_force.from;
}

/// A price that follows an index and is followed in time by one that does not.
void ProgramReview::check_dropped_indexes() {
    for (const TermInfo& term : program_.terms) {
        for (const RuleId before : term.rules) {
            const Maybe<NodeId> amount = program_.rules[before].value;
            if (amount == none || program_.nodes[*amount].op != Op::uprate || !program_.rules[before].hosts.empty())
                continue;
            for (const RuleId after : term.rules) {
                const RuleInfo& rule = program_.rules[after];
                const bool follows = rule.in_force.begins() && program_.rules[before].in_force.ends() &&
                                     rule.in_force.from == program_.rules[before].in_force.to + 1;
                const bool fixed = rule.value != none && program_.nodes[*rule.value].op == Op::constant;
                if (follows && fixed && rule.hosts.empty())
                    reports_.add(code::index_dropped, rule.span, {term.name},
                                 {{program_.rules[before].span, {"det räknas om", "which is uprated"}}});
            }
        }
    }
}

/// Examples that move an index by nothing test nothing of what it does to the amounts.
void ProgramReview::check_index_examples() {
    for (const SeriesId series : program_.series.ids()) {
        std::optional<Span> first;
        std::set<std::string> levels;
        bool moves = false;
        std::size_t given = 0;
        for (const ExamplePlan& example : program_.examples) {
            for (const GivenValue& value : example.values) {
                if (value.series != series || value.value == none) continue;
                NodeId figure_node = *value.value;
                while (program_.nodes[figure_node].op == Op::scale)  // a change of unit, from percent
                    figure_node = program_.children_of(program_.nodes[figure_node])[0];
                const Node& node = program_.nodes[figure_node];
                if (node.op != Op::constant) {
                    moves = true;
                    continue;
                }
                if (!first) first = value.span;
                ++given;
                const Number& figure = program_.constants[node.as<ConstantId>()];
                levels.insert(figure.plain());
                moves = moves || (program_.series[series].yearly_change && !figure.is_zero());
            }
        }
        const bool level_moves = !program_.series[series].yearly_change && (levels.size() > 1 || given < 2);
        const bool used = std::any_of(program_.upratings.begin(), program_.upratings.end(),
                                      [&](const UpratingPlan& plan) { return plan.series == series; });
        if (first && used && !moves && !level_moves)
            reports_.add(code::index_never_moves, *first, {program_.series[series].name});
    }
}

/// Two base rules without any condition that give different prices for one day always conflict.
void ProgramReview::check_certain_conflicts() {
    const Precedence order = order_rules(program_, default_options(program_));
    const auto interval = [&](RuleId id) {
        const RuleInfo& rule = program_.rules[id];
        // Rules of a proposal must not conflict either, for the days it would be in force.
        const DocumentInfo* stated = rule.document == none ? nullptr : &program_.documents[*rule.document];
        return stated != nullptr && stated->term.proposal ? common_days(rule.in_force, stated->printed)
                                                          : program_.days_in_force(rule);
    };
    for (const TermInfo& term : program_.terms) {
        std::vector<RuleId> plain;
        for (const RuleId rule : term.rules) {
            if (is_price(rule)) plain.push_back(rule);
        }
        constexpr std::size_t most = 200;
        if (plain.size() > most) plain.erase(plain.begin() + most, plain.end());
        for (std::size_t pair = 0; pair < plain.size() * plain.size(); ++pair) {
            if (pair / plain.size() >= pair % plain.size()) continue;
            const RuleId a = plain[pair / plain.size()];
            const RuleId b = plain[pair % plain.size()];
            const Interval one = interval(a);
            const Interval other = interval(b);
            const bool together = std::max(one.from, other.from) <= std::min(one.to, other.to);
            const auto& beaten_a = order.beaten_by[a];
            const auto& beaten_b = order.beaten_by[b];
            const bool ordered = std::find(beaten_a.begin(), beaten_a.end(), b) != beaten_a.end() ||
                                 std::find(beaten_b.begin(), beaten_b.end(), a) != beaten_b.end();
            const bool excepted = !program_.rules[a].exceptions.empty() || !program_.rules[b].exceptions.empty();
            if (!together || ordered || excepted || same_price(a, b)) continue;
            reports_.add(code::conflict_certain, program_.rules[b].span, {term.name},
                         {{program_.rules[a].span, {"den andra regeln", "the other rule"}}});
        }
    }
}

// ---- roots ---------------------------------------------------------------------------------------------------------

namespace {

/// Whether the child at this place may hold the root.
bool may_bear_root(Op op, std::size_t place) {
    switch (row_of(op).roots) {
        case Roots::no_operand:
            return false;
        case Roots::first:
            return place == 0;
        case Roots::either:
            break;
    }
    return place < 2;
}

}  // namespace

void check_roots(Program& program, Reports& reports) {
    Table<NodeId, bool> rooted(program.nodes.size());
    Table<NodeId, bool> rounded(program.nodes.size());
    const auto refuse = [&](NodeId id) { reports.add(code::root_without_rounding, program.node_spans[id]); };
    // Children are made before what they stand in.
    for (const NodeId id : program.nodes.ids()) {
        const Node& node = program.nodes[id];
        rooted[id] = node.op == Op::deviation;
        int roots = 0;
        for (std::size_t i = 0; i < node.child_count; ++i) {
            const NodeId child = program.children_of(node)[i];
            if (!rooted[child]) continue;
            rounded[child] = true;  // or what is wrong with it has been told
            ++roots;
            if (!may_bear_root(node.op, i) || roots > 1) {
                refuse(child);
            } else if (node.op == Op::round) {
                program.roundings[node.as<RoundingId>()].of_root = true;
            } else {
                rooted[id] = true;
            }
        }
    }
    for (const NodeId id : program.nodes.ids()) {
        if (rooted[id] && !rounded[id]) refuse(id);
    }
}

}  // namespace klausul
