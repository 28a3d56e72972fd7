#include <algorithm>

#include "interpreter/explain/explainer.hpp"
#include "interpreter/explain/explanation_tree.hpp"
#include "interpreter/explain/look_ahead.hpp"

namespace klausul {
namespace {

constexpr std::size_t most_nearest = 5;

bool same_place(const ClauseReference& a, const ClauseReference& b) {
    return a.span == b.span && a.tags == b.tags && a.clause == b.clause;
}

void add_once(std::vector<ClauseReference>& all, ClauseReference reference) {
    const auto known =
        std::any_of(all.begin(), all.end(), [&](const ClauseReference& other) { return same_place(other, reference); });
    if (!known) all.push_back(std::move(reference));
}

}  // namespace

Outcome Explainer::without_members(CauseId cause, Day date) {
    Outcome outcome;
    if (evaluator_.cause(cause).has_fact) {
        outcome.status = Status::undetermined;
        outcome.missing = wording_.missing_facts(cause);
    } else {
        const CauseId worst = evaluator_.worst(cause);
        outcome.status = evaluator_.cause(worst).status;
        fill_taken_over(outcome, none, {}, date, worst);
    }
    return outcome;
}

Outcome Explainer::outcome(TermId term, const IndexKey& key, Day date, bool explain) {
    Outcome outcome;
    // Which days of a period count may hang on facts, so what is tried out is asked on the date itself.
    const Day asked = date;
    date = evaluator_.day_in_period(term, key, date);
    const TermValue value = evaluator_.term(term, key, date);
    const std::vector<RuleTrace> traces = evaluator_.trace(term, key, date);
    outcome.status = value.status;
    Scope scope = scope_of(key, date);
    bool settled = false;
    switch (value.status) {
        case Status::decided:
            outcome.value = named_value(program_, evaluator_.facts(), value.value, program_.terms[term].type);
            fill_decided(outcome, traces);
            check_whole_ore(outcome, term, value.value);
            break;
        case Status::referred:
            fill_decided(outcome, traces);
            if (evaluator_.cause(value.cause).term == term) {
                outcome.text = evaluator_.facts().text_of(value.value);
            }
            break;
        case Status::conflict:
            fill_conflict(outcome, term, traces);
            break;
        case Status::gap:
            fill_gap(outcome, traces, scope);
            break;
        case Status::undetermined:
            settled = LookAhead(program_, sources_, evaluator_, wording_)
                          .fill_missing(outcome, term, key, asked, value.cause);
            break;
        case Status::not_in_force:
            fill_not_in_force(outcome, term, date);
            break;
        case Status::error:
            break;
    }
    if (value.status != Status::decided && value.status != Status::undetermined)
        fill_taken_over(outcome, term, key, date, value.cause);
    if (!settled) {
        fill_beaten(outcome, traces);
        if (outcome.status != Status::not_in_force) fill_notes(outcome, term, key, date);
        fill_expected(outcome, term, key, date);
    }
    ExplanationTree explanation(program_, evaluator_, wording_);
    Explanation tree = explanation.of(term, key, date);
    for (const ReadingId id : settled ? std::set<ReadingId>{} : explanation.readings()) {
        const ReadingInfo& reading = program_.readings[id];
        const std::uint32_t taken = evaluator_.facts().reading(id);
        outcome.readings.push_back({reading.name, reading.question, reading.options[taken].name,
                                    reading.options[taken].label, taken == reading.default_option});
    }
    for (const auto& [id, at] : explanation.supposed()) outcome.supposed.push_back(supposition(id, at, asked));
    if (!settled) fill_grounds(outcome, tree);
    if (explain) outcome.explanation = std::move(tree);
    return outcome;
}

/// What is supposed, and what the case comes to without it.
Supposed Explainer::supposition(TermId term, const IndexKey& key, Day date) {
    const TermInfo& info = program_.terms[term];
    const bool entry = info.document != none && program_.documents[*info.document].entry == term;
    const Number value = *evaluator_.facts().supposed(term, key);
    const auto named = [&](const Number& figure) {
        return named_value(program_, evaluator_.facts(), figure, info.type);
    };
    Supposed result{entry ? program_.documents[*info.document].name : wording_.term_name(term, key).text(), entry,
                    named(value), std::nullopt};
    Case facts = evaluator_.facts();
    facts.forget_supposed(term, key);
    Evaluator other(program_);
    other.begin(facts);
    const TermValue found = other.term(term, key, date);
    if (found.status == Status::decided && !(found.value == value)) result.by_itself = named(found.value);
    return result;
}

void Explainer::fill_decided(Outcome& outcome, const std::vector<RuleTrace>& traces) {
    for (const RuleTrace& trace : traces) {
        if (trace.lives.truth == Truth::yes && trace.has_value)
            add_once(outcome.clauses, wording_.reference(trace.rule));
    }
}

void Explainer::check_whole_ore(Outcome& outcome, TermId term, const Number& value) {
    const TermInfo& info = program_.terms[term];
    if (info.is_answer && info.type.kind == Kind::number && info.type.whole && !value.is_whole()) {
        outcome.status = Status::error;
        outcome.problem = Phrase(
            "svaret ska vara ett heltal men är " + value.swedish() + "; skriv i avtalet hur det avrundas",
            "the answer is to be a whole number but is " + value.plain() + "; say in the agreement how it is rounded");
        return;
    }
    if (!info.is_answer || info.type.kind != Kind::number || !program_.units.is_kronor(info.type.unit)) return;
    if ((value * Number(100)).is_whole()) return;
    outcome.status = Status::error;
    Cause cause;
    cause.kind = Cause::Kind::fault;
    cause.fault = FaultKind::unrounded_amount;
    cause.figure = value;
    outcome.problem = wording_.problem(cause);
}

void Explainer::fill_conflict(Outcome& outcome, TermId term, const std::vector<RuleTrace>& traces) {
    for (const RuleTrace& trace : traces) {
        const bool takes_part = trace.lives.truth != Truth::no && trace.has_value && trace.value.good();
        if (!takes_part) continue;
        Value value = trace.value.referral
                          ? Value{Value::Text{evaluator_.facts().text_of(trace.value.value)}}
                          : named_value(program_, evaluator_.facts(), trace.value.value, program_.terms[term].type);
        const auto known = std::find_if(outcome.alternatives.begin(), outcome.alternatives.end(),
                                        [&](const Alternative& other) { return other.value && *other.value == value; });
        if (known != outcome.alternatives.end()) {
            add_once(known->clauses, wording_.reference(trace.rule));
        } else {
            outcome.alternatives.push_back({std::move(value), {wording_.reference(trace.rule)}});
        }
    }
}

NodeId Explainer::failed_part(NodeId condition, Scope& scope) {
    const Node& node = program_.nodes[condition];
    if (node.op != Op::logical_and) return condition;
    for (std::size_t i = 0; i < node.child_count; ++i) {
        const NodeId child = program_.children_of(node)[i];
        if (evaluator_.judge(child, scope).truth == Truth::no) return failed_part(child, scope);
    }
    return condition;
}

std::string Explainer::first_failed(RuleId id, Scope& scope, std::size_t& failures) {
    const RuleInfo& rule = program_.rules[id];
    std::vector<NodeId> conditions = rule.clause_conditions;
    if (rule.condition != none) conditions.push_back(*rule.condition);
    std::string first;
    for (const NodeId condition : conditions) {
        if (evaluator_.judge(condition, scope).truth != Truth::no) continue;
        const Node& node = program_.nodes[condition];
        std::size_t failed_children = node.op == Op::logical_and ? 0 : 1;
        for (std::size_t i = 0; node.op == Op::logical_and && i < node.child_count; ++i) {
            failed_children += evaluator_.judge(program_.children_of(node)[i], scope).truth == Truth::no ? 1 : 0;
        }
        failures += failed_children;
        if (first.empty()) first = wording_.source_words(program_.node_spans[failed_part(condition, scope)]);
    }
    return first;
}

void Explainer::fill_gap(Outcome& outcome, const std::vector<RuleTrace>& traces, Scope& scope) {
    struct Near {
        Nearest nearest;
        std::size_t failures = 0;
    };
    std::vector<Near> all;
    for (const RuleTrace& trace : traces) {
        if (!program_.rules[trace.rule].hosts.empty() || !trace.in_force) continue;
        Near near;
        near.nearest.rule = wording_.reference(trace.rule);
        near.nearest.failed = first_failed(trace.rule, scope, near.failures);
        // One that spoke, but gave way to an exception without a value, failed at nothing.
        all.push_back(std::move(near));
    }
    std::stable_sort(all.begin(), all.end(), [](const Near& a, const Near& b) { return a.failures < b.failures; });
    for (std::size_t i = 0; i < all.size() && i < most_nearest; ++i)
        outcome.nearest.push_back(std::move(all[i].nearest));
}

/// The first day on which a document that waits for something can be in force, as far as the case tells: the earliest
/// of the days that its header names, the last day there is where none is known.
std::int32_t Explainer::first_entry_day(DocumentId id, Day date) {
    const DocumentInfo& document = program_.documents[id];
    if (document.entry == none || evaluator_.entered(id, date).truth == Truth::yes) return Day::min_number;
    std::int32_t first = Day::max_number;
    for (const NodeId node : document.entry_days) {
        Scope scope{date, {}};
        const Result day = evaluator_.evaluate(node, scope);
        if (!day.good()) continue;
        const Day on{static_cast<std::int32_t>(day.value.to_int64().value_or(Day::max_number))};
        if (evaluator_.entered(id, on).truth == Truth::yes) first = std::min(first, on.number);
    }
    return first;
}

void Explainer::fill_not_in_force(Outcome& outcome, TermId term, Day date) {
    outcome.looked_at = date;
    for (const RuleId id : program_.terms[term].rules) {
        const RuleInfo& rule = program_.rules[id];
        if (!rule.hosts.empty()) continue;
        Interval interval = evaluator_.in_force(rule);
        if (rule.document != none && program_.documents[*rule.document].term.proposal) outcome.proposal = true;
        if (rule.document != none) interval.from = std::max(interval.from, first_entry_day(*rule.document, date));
        if (interval.to < interval.from) continue;
        const Day to{interval.to};
        const Day from{interval.from};
        if (to < date && (!outcome.last || *outcome.last < to)) outcome.last = to;
        if (from > date && from.number < Day::max_number && (!outcome.first || from < *outcome.first))
            outcome.first = from;
    }
}

void Explainer::fill_beaten(Outcome& outcome, const std::vector<RuleTrace>& traces) {
    for (const RuleTrace& trace : traces) {
        if (trace.speaks.truth != Truth::yes || trace.lives.truth != Truth::no) continue;
        const Maybe<RuleId> by = silenced_by(evaluator_, trace, traces);
        if (by == none) continue;
        const ClauseReference loser = wording_.reference(trace.rule);
        const bool known = std::any_of(outcome.beaten.begin(), outcome.beaten.end(),
                                       [&](const Beaten& other) { return same_place(other.rule, loser); });
        if (known) continue;
        outcome.beaten.push_back({loser, wording_.reference(*by)});
        fill_ground(outcome.beaten.back(), trace.rule, *by);
    }
}

/// A status that came from another term: name it, and say what it says.
void Explainer::fill_taken_over(Outcome& outcome, Maybe<TermId> term, const IndexKey& key, Day date, CauseId id) {
    if (id == 0) return;
    const Cause& cause = evaluator_.cause(id);
    if (cause.kind == Cause::Kind::fault) {
        outcome.problem = wording_.problem(cause);
        if (cause.term != none && cause.term != term) outcome.from = wording_.term_name(*cause.term, cause.key).text();
        return;
    }
    if (cause.kind != Cause::Kind::block || cause.term == none) return;
    if (cause.term == term && cause.key == key && cause.date == date) return;
    const Cause origin = cause;
    const TermId of = *origin.term;
    outcome.from = wording_.term_name(of, origin.key).text();
    const std::vector<RuleTrace> traces = evaluator_.trace(of, origin.key, origin.date);
    Scope scope = scope_of(origin.key, origin.date);
    outcome.nearest.clear();
    outcome.alternatives.clear();
    if (origin.status == Status::conflict) fill_conflict(outcome, of, traces);
    if (origin.status == Status::gap) fill_gap(outcome, traces, scope);
    if (origin.status == Status::not_in_force) fill_not_in_force(outcome, of, origin.date);
    if (origin.status == Status::referred) {
        const TermValue& value = evaluator_.term(of, origin.key, origin.date);
        outcome.text = evaluator_.facts().text_of(value.value);
    }
}

/// What is said of the term itself, and of the one that the status comes from.
void Explainer::fill_expected(Outcome& outcome, TermId term, const IndexKey& key, Day date) {
    if (outcome.status != Status::gap && outcome.status != Status::conflict) return;
    const Cause cause = evaluator_.cause(evaluator_.term(term, key, date).cause);
    const auto told_of = [&](TermId of, const IndexKey& at, Day on) {
        for (const ExpectedFindingInfo& each : program_.expected_findings) {
            if (each.term != of || each.conflict != (outcome.status == Status::conflict)) continue;
            Scope scope = scope_of(at, on);
            if (each.condition == none || evaluator_.judge(*each.condition, scope).truth == Truth::yes)
                outcome.expected.push_back({each.reason, each.tags});
        }
    };
    told_of(term, key, date);
    const bool own = cause.term == term && cause.key == key && cause.date == date;
    if (cause.kind == Cause::Kind::block && !own && cause.term != none) told_of(*cause.term, cause.key, cause.date);
}

void Explainer::fill_notes(Outcome& outcome, TermId term, const IndexKey& key, Day date) {
    const auto in_clause = [&](Maybe<ClauseId> clause, Maybe<ClauseId> within) {
        for (; clause != none; clause = program_.clauses[*clause].parent) {
            if (clause == within) return true;
        }
        return false;
    };
    for (const NoteInfo& note : program_.notes) {
        const auto& rules = program_.terms[term].rules;
        const bool belongs = note.clause != none && std::any_of(rules.begin(), rules.end(), [&](RuleId rule) {
                                 return in_clause(program_.rules[rule].clause, note.clause);
                             });
        if (!belongs || !note.in_force.contains(date)) continue;
        Scope scope = scope_of(key, date);
        const bool applies = note.condition == none || evaluator_.judge(*note.condition, scope).truth == Truth::yes;
        const bool told = std::find(outcome.notes.begin(), outcome.notes.end(), note.text) != outcome.notes.end();
        if (applies && !told) outcome.notes.push_back(note.text);
    }
}

}  // namespace klausul
