// What a short answer rests on: the sentences that gave it, the facts they hang on, the helpers whose values it was put
// together from, and for each rule that lost the line that says why.

#include <algorithm>

#include "interpreter/explain/explainer.hpp"
#include "interpreter/program/precedence.hpp"

namespace klausul {
namespace {

using Step = Explanation::Step;

bool is_cited(const std::vector<ClauseReference>& rules, const ClauseReference& rule) {
    return std::any_of(rules.begin(), rules.end(), [&](const ClauseReference& each) {
        return each.document == rule.document && each.clause == rule.clause && each.tags == rule.tags;
    });
}

/// What a yes or no was found from is a condition, not a part of the value.
bool is_condition(const Explanation& step) {
    return step.step == Step::undecided || (step.value && step.value->kind() == Kind::truth);
}

/// The rules below that gave a value which became part of the one above, each once.
void collect_helpers(const Explanation& step, Outcome& outcome) {
    for (const Explanation& child : step.children) {
        if (is_condition(child) || child.step == Step::beaten || child.step == Step::failed) continue;
        const bool new_rule = child.step == Step::spoke && child.clause && !is_cited(outcome.clauses, *child.clause) &&
                              !is_cited(outcome.through, *child.clause);
        if (new_rule) outcome.through.push_back(*child.clause);
        collect_helpers(child, outcome);
    }
}

/// The facts under what spoke, each once; those of rules that lost or failed decided nothing.
void collect_facts(const Explanation& step, std::vector<DecidingFact>& facts) {
    for (const Explanation& child : step.children) {
        if (child.step == Step::beaten || child.step == Step::failed) continue;
        const bool known =
            std::any_of(facts.begin(), facts.end(), [&](const DecidingFact& fact) { return fact.name == child.of; });
        if (child.of && child.value && !known) facts.push_back({*child.of, child.words, *child.value});
        collect_facts(child, facts);
    }
}

/// The rule and all that it is an exception from, from the inside out.
void collect_hosts(const Program& program, RuleId rule, std::vector<RuleId>& all) {
    if (std::find(all.begin(), all.end(), rule) != all.end()) return;
    all.push_back(rule);
    for (const RuleId host : program.rules[rule].hosts) collect_hosts(program, host, all);
}

bool contains(const std::vector<RuleId>& rules, RuleId rule) {
    return std::find(rules.begin(), rules.end(), rule) != rules.end();
}

/// The first line of a text, its blanks put together.
std::string first_line(std::string_view text) {
    std::string line;
    for (const char c : text.substr(0, text.find('\n'))) {
        if (c != ' ' || (!line.empty() && line.back() != ' ')) line += c;
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

}  // namespace

/// The tree must be that of the outcome's own answer.
void Explainer::fill_grounds(Outcome& outcome, const Explanation& tree) const {
    for (const Explanation& rule : tree.children) {
        if (rule.step != Step::spoke || !rule.clause) continue;
        outcome.sentences.push_back({*rule.clause, rule.name.in(Language::swedish)});
    }
    collect_facts(tree, outcome.facts);
    if (outcome.status == Status::decided && outcome.value) collect_helpers(tree, outcome);
}

void Explainer::fill_ground(Beaten& beaten, RuleId loser, RuleId winner) const {
    std::vector<RuleId> losers;
    std::vector<RuleId> winners;
    collect_hosts(program_, loser, losers);
    collect_hosts(program_, winner, winners);
    if (contains(winners, loser)) {
        beaten.ground = BeatenBy::exception;
        return;
    }
    const auto settles = [&](const PrecedencePair& pair) {
        return contains(winners, pair.winner) && contains(losers, pair.loser) &&
               holds_under(program_, pair.condition, evaluator_.facts().readings());
    };
    const auto pair = std::find_if(program_.precedence.begin(), program_.precedence.end(), settles);
    beaten.ground = pair == program_.precedence.end() ? BeatenBy::several_lines
                    : pair->level == 3                ? BeatenBy::amendment
                                                      : BeatenBy::statement;
    if (beaten.ground == BeatenBy::statement && pair->span.source < sources_.size())
        beaten.line = first_line(sources_[pair->span.source].slice(pair->span));
}

}  // namespace klausul
