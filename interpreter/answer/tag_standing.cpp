#include "interpreter/answer/tag_standing.hpp"

#include <algorithm>
#include <utility>

#include "interpreter/answer/examples.hpp"
#include "interpreter/explain/wording.hpp"
#include "interpreter/search/parts.hpp"

namespace klausul {
namespace {

bool carries(const std::vector<std::string>& tags, std::string_view tag) {
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

ReadingStanding standing(const ReadingInfo& reading) {
    const NamedOption& option = reading.options[reading.default_option];
    return {reading.name, reading.question, option.label.empty() ? option.name : option.label, reading.tags};
}

/// The readings that a rule or the clauses around it ask for, each once.
std::vector<ReadingStanding> readings_of(const Program& program, const RuleInfo& rule) {
    std::vector<Maybe<NodeId>> expressions(rule.clause_conditions.begin(), rule.clause_conditions.end());
    expressions.insert(expressions.end(), {rule.condition, rule.value});
    std::set<ReadingId> met;
    std::vector<ReadingStanding> readings;
    for (const Maybe<NodeId> expression : expressions) {
        for (const NodeId node : search::nodes_within(program, expression)) {
            if (program.nodes[node].op != Op::reading) continue;
            const auto reading = program.nodes[node].as<ReadingId>();
            if (met.insert(reading).second) readings.push_back(standing(program.readings[reading]));
        }
    }
    return readings;
}

template <typename Entry, typename Same>
void add_new(std::vector<Entry>& all, const std::vector<Entry>& more, const Same& same) {
    for (const Entry& each : more) {
        const bool known = std::any_of(all.begin(), all.end(), [&](const Entry& other) { return same(each, other); });
        if (!known) all.push_back(each);
    }
}

bool same_place(const ClauseReference& a, const ClauseReference& b) { return a.span == b.span; }

/// Examples are of one document.
bool stands_first(const ExampleStanding& a, const ExampleStanding& b) {
    return std::pair(a.telling, a.span.begin) < std::pair(b.telling, b.span.begin);
}

/// `tagged` are the rules that carry the tag.
Telling telling_of(const Program& program, const ExamplePlan& example, std::string_view tag,
                   const std::vector<RuleId>& tagged) {
    if (carries(example.deciding_tags, tag)) return Telling::cites_tag;
    const bool expects_value =
        std::any_of(example.expectations.begin(), example.expectations.end(), [&](const ExpectationPlan& expectation) {
            return expectation.term != none && expectation.value != none &&
                   std::any_of(tagged.begin(), tagged.end(),
                               [&](RuleId rule) { return program.rules[rule].term == *expectation.term; });
        });
    return expects_value ? Telling::expects_value : Telling::passes_by;
}

/// A line with several occasions or upratings is several rules, and one line to a reader.
void join(RuleStanding& line, const RuleStanding& more) {
    add_new(line.readings, more.readings,
            [](const ReadingStanding& a, const ReadingStanding& b) { return a.name == b.name; });
    add_new(line.exception_from, more.exception_from, same_place);
    add_new(line.exceptions, more.exceptions, same_place);
    add_new(line.goes_before, more.goes_before, same_place);
    add_new(line.gives_way_to, more.gives_way_to, same_place);
    add_new(line.examples, more.examples,
            [](const ExampleStanding& a, const ExampleStanding& b) { return a.span == b.span; });
    std::sort(line.examples.begin(), line.examples.end(), stands_first);
}

/// Of one requirement the tags of its lines lead to it too.
bool is_requirement_tagged(const RequirementInfo& requirement, std::string_view tag) {
    return carries(requirement.tags, tag) ||
           std::any_of(requirement.lines.begin(), requirement.lines.end(),
                       [&](const RequirementInfo::Line& line) { return carries(line.tags, tag); });
}

}  // namespace

std::vector<RuleStanding> rules_tagged(const Agreement& agreement, std::string_view tag) {
    const Program& program = agreement.program();
    std::vector<RuleId> found;
    for (const RuleId id : program.rules.ids()) {
        if (carries(program.rules[id].tags, tag)) found.push_back(id);
    }
    for (const RequirementInfo& requirement : program.requirements) {
        const bool known = std::find(found.begin(), found.end(), requirement.rule) != found.end();
        if (!known && is_requirement_tagged(requirement, tag)) found.push_back(requirement.rule);
    }
    if (found.empty()) return {};

    Evaluator evaluator(program);
    const Wording wording(program, agreement.sources(), evaluator);
    const auto references = [&](const std::vector<RuleId>& rules) {
        std::vector<ClauseReference> all;
        for (const RuleId rule : rules) all.push_back(wording.reference(rule));
        return all;
    };
    const std::vector<ExampleReach> reached = reach_of_examples(agreement, evaluator);
    std::vector<RuleStanding> standings;
    for (const RuleId id : found) {
        const RuleInfo& rule = program.rules[id];
        RuleStanding entry;
        entry.term = program.terms[rule.term].name;
        entry.rule = wording.reference(id);
        entry.rule.span = program.used_at(rule.clause, rule.span);
        entry.readings = readings_of(program, rule);
        entry.exception_from = references(rule.hosts);
        entry.exceptions = references(rule.exceptions);
        for (const PrecedencePair& pair : program.precedence) {
            if (pair.winner == id) entry.goes_before.push_back(wording.reference(pair.loser));
            if (pair.loser == id) entry.gives_way_to.push_back(wording.reference(pair.winner));
        }
        for (const ExampleReach& example : reached) {
            if (!example.reached.rules[id]) continue;
            const ExamplePlan& plan = *example.plan;
            entry.examples.push_back({plan.title, plan.span, telling_of(program, plan, tag, found)});
        }
        std::sort(entry.examples.begin(), entry.examples.end(), stands_first);
        const auto same_line = std::find_if(standings.begin(), standings.end(), [&](const RuleStanding& other) {
            return other.term == entry.term && same_place(other.rule, entry.rule);
        });
        if (same_line == standings.end()) {
            standings.push_back(std::move(entry));
        } else {
            join(*same_line, entry);
        }
    }
    std::stable_sort(standings.begin(), standings.end(), [](const RuleStanding& a, const RuleStanding& b) {
        return std::pair(a.rule.span.source, a.rule.span.begin) < std::pair(b.rule.span.source, b.rule.span.begin);
    });
    return standings;
}

std::vector<ReadingStanding> readings_tagged(const Agreement& agreement, std::string_view tag) {
    std::vector<ReadingStanding> found;
    for (const ReadingInfo& reading : agreement.program().readings) {
        if (carries(reading.tags, tag)) found.push_back(standing(reading));
    }
    return found;
}

}  // namespace klausul
