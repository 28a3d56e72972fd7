#include "interpreter/explain/explanation_tree.hpp"

#include <algorithm>

#include "grammar/words/keywords.hpp"
#include "interpreter/value/moment.hpp"

namespace klausul {
namespace {

constexpr std::size_t most_steps = 20'000;  ///< nodes of a tree; beyond this it helps nobody
constexpr std::size_t deepest_tree = 300;   ///< terms and derived facts within each other
constexpr std::int32_t most_days = 62;      ///< of a span that is cut by days
constexpr std::size_t most_elements = 200;  ///< members of a sum that are followed

}  // namespace

Scope scope_of(const IndexKey& key, Day date) {
    Scope scope{date, {}};
    std::copy(key.begin(), key.end(), scope.locals.begin());
    return scope;
}

Maybe<RuleId> silenced_by(const Evaluator& evaluator, const RuleTrace& trace, const std::vector<RuleTrace>& traces) {
    const auto find_trace = [&](RuleId id) {
        return std::find_if(traces.begin(), traces.end(), [&](const RuleTrace& other) { return other.rule == id; });
    };
    for (const RuleId exception : evaluator.program().rules[trace.rule].exceptions) {
        const auto found = find_trace(exception);
        if (found != traces.end() && found->own.truth == Truth::yes) return exception;
    }
    for (const RuleId stronger : evaluator.precedence().beaten_by[trace.rule]) {
        const auto found = find_trace(stronger);
        if (found != traces.end() && found->voice.truth == Truth::yes) return stronger;
    }
    return none;
}

Maybe<RuleId> held_open_by(const Evaluator& evaluator, const RuleTrace& trace, const std::vector<RuleTrace>& traces) {
    const auto first_open = [&](const std::vector<RuleId>& rules, Judged RuleTrace::*what) -> Maybe<RuleId> {
        for (const RuleId id : rules) {
            const auto found =
                std::find_if(traces.begin(), traces.end(), [&](const RuleTrace& other) { return other.rule == id; });
            if (found != traces.end() && ((*found).*what).truth == Truth::unknown) return id;
        }
        return none;
    };
    const Maybe<RuleId> exception = first_open(evaluator.program().rules[trace.rule].exceptions, &RuleTrace::own);
    if (exception != none) return exception;
    const Maybe<RuleId> stronger = first_open(evaluator.precedence().beaten_by[trace.rule], &RuleTrace::voice);
    return stronger != none ? stronger : first_open(evaluator.program().rules[trace.rule].hosts, &RuleTrace::speaks);
}

bool ExplanationTree::key_of(NodeId id, Scope& scope, IndexKey& key) {
    const Node& node = program_.nodes[id];
    for (std::size_t i = 0; i < node.child_count; ++i) {
        const Result place = evaluator_.evaluate(program_.children_of(node)[i], scope);
        if (!place.good()) return false;
        key[i] = place.value.to_int64().value_or(0);
    }
    return true;
}

Explanation ExplanationTree::explain_term(TermId id, const IndexKey& key, Day date) {
    const TermInfo& info = program_.terms[id];
    date = evaluator_.day_in_period(id, key, date);
    Explanation tree;
    tree.step = Explanation::Step::answer;
    tree.name = wording_.term_name(id, key).text();
    tree.words = info.question.empty() ? tree.name : Sentence(info.question);
    const bool of_entry = info.document != none && program_.documents[*info.document].entry == id;
    if (of_entry) tree.name = Phrase(wording_.term_name(id, key).text(), "enters into force");
    if (of_entry) tree.words = Phrase("dokumentet har trätt i kraft", "the document has entered into force");
    const TermValue value = evaluator_.term(id, key, date);
    if (value.status == Status::decided) {
        tree.value = named_value(program_, evaluator_.facts(), value.value, info.type);
    } else {
        tree.status = value.status;
    }
    if (evaluator_.facts().supposed(id, key) != nullptr) {
        supposed_.insert({id, key});
        tree.words += Phrase(" (antaget)", " (supposed)");
        return tree;
    }
    const bool shown = !shown_.insert({id, key, date.number}).second;
    if (shown || ++steps_ > most_steps || depth_ >= deepest_tree) return tree;
    ++depth_;
    if (value.status == Status::not_in_force) explain_awaited(tree, info, date);
    explain_rules(tree, id, key, date);
    --depth_;
    return tree;
}

/// What the documents wait for that would have to enter into force.
void ExplanationTree::explain_awaited(Explanation& tree, const TermInfo& term, Day date) {
    std::set<DocumentId> documents;
    for (const RuleId rule : term.rules) {
        if (const Maybe<DocumentId> document = program_.rules[rule].document; document != none)
            documents.insert(*document);
    }
    for (const DocumentId document : documents) {
        const Maybe<TermId> entry = program_.documents[document].entry;
        if (entry != none && evaluator_.entered(document, date).truth == Truth::no)
            tree.children.push_back(explain_term(*entry, {}, date));
    }
}

void ExplanationTree::explain_rules(Explanation& tree, TermId id, const IndexKey& key, Day date) {
    const std::vector<RuleTrace> traces = evaluator_.trace(id, key, date);
    Scope scope = scope_of(key, date);
    for (const RuleTrace& trace : traces) {
        if (!trace.in_force) continue;
        const auto& hosts = program_.rules[trace.rule].hosts;
        const bool host_speaks =
            hosts.empty() || std::any_of(traces.begin(), traces.end(), [&](const RuleTrace& other) {
                return other.speaks.truth != Truth::no &&
                       std::find(hosts.begin(), hosts.end(), other.rule) != hosts.end();
            });
        if (host_speaks) tree.children.push_back(explain_rule(trace, traces, scope));
    }
    note_precedence_readings(id, traces);
    std::stable_sort(tree.children.begin(), tree.children.end(),
                     [](const Explanation& a, const Explanation& b) { return a.step < b.step; });
}

Explanation ExplanationTree::explain_rule(const RuleTrace& trace, const std::vector<RuleTrace>& traces, Scope& scope) {
    const RuleInfo& rule = program_.rules[trace.rule];
    Explanation tree;
    tree.clause = wording_.reference(trace.rule);
    tree.name = wording_.source_words(rule.span);
    tree.words = tree.name;
    const bool alive = trace.lives.truth == Truth::yes;
    tree.step = alive ? Explanation::Step::spoke
                : trace.own.truth == Truth::unknown || trace.lives.truth == Truth::unknown
                    ? Explanation::Step::undecided
                : trace.speaks.truth == Truth::yes ? Explanation::Step::beaten
                                                   : Explanation::Step::failed;
    std::vector<NodeId> conditions = rule.clause_conditions;
    if (rule.condition != none) conditions.push_back(*rule.condition);
    const Maybe<TermId> entry = rule.document == none ? none : program_.documents[*rule.document].entry;
    if (entry != none) tree.children.push_back(explain_term(*entry, {}, scope.date));
    for (const NodeId condition : conditions) explain_condition(condition, scope, tree.children);
    if (tree.step == Explanation::Step::beaten) {
        const Maybe<RuleId> by = silenced_by(evaluator_, trace, traces);
        if (by != none) tree.by = wording_.reference(*by);
    }
    if (tree.step == Explanation::Step::undecided && trace.own.truth == Truth::yes) {
        const Maybe<RuleId> by = held_open_by(evaluator_, trace, traces);
        if (by != none) tree.by = wording_.reference(*by);
    }
    if (trace.lives.truth == Truth::no || rule.value == none) return tree;
    if (trace.has_value && trace.value.good() && !trace.value.referral) {
        tree.value = named_value(program_, evaluator_.facts(), trace.value.value, program_.terms[rule.term].type);
    }
    const Op op = program_.nodes[*rule.value].op;
    const bool calculated = op != Op::constant && op != Op::term && op != Op::fact && op != Op::referral &&
                            program_.nodes[*rule.value].kind == Kind::number;
    if (calculated && op != Op::allocation && op != Op::left_over) {
        tree.children.push_back(explain_value(*rule.value, scope, program_.terms[rule.term].type));
    } else {
        explain_parts(*rule.value, scope, tree.children);
    }
    return tree;
}

/// A condition as the truths it hangs on: all parts where all were needed, the one that decided where one did.
void ExplanationTree::explain_condition(NodeId id, Scope& scope, std::vector<Explanation>& into) {
    const Node& node = program_.nodes[id];
    const NodeId* children = program_.children_of(node);
    if (++steps_ > most_steps) return;
    if (node.op == Op::logical_and || node.op == Op::logical_or) {
        const Truth decisive = node.op == Op::logical_and ? Truth::no : Truth::yes;
        for (std::size_t i = 0; i < node.child_count; ++i) {
            if (evaluator_.judge(children[i], scope).truth == decisive)
                return explain_condition(children[i], scope, into);
        }
        for (std::size_t i = 0; i < node.child_count; ++i) {
            // Whether an event has a day at all is not written by itself: `sedan X` is one condition.
            const Op part = program_.nodes[children[i]].op;
            const bool unwritten = (part == Op::is_given || part == Op::is_absent) &&
                                   program_.node_spans[children[i]] == program_.node_spans[id];
            if (!unwritten) explain_condition(children[i], scope, into);
        }
        return;
    }
    const bool of_calendar = node.op == Op::is_holiday || node.op == Op::is_eve;
    if (of_calendar) return explain_kind_of_day(id, scope, into);
    const Op inner = node.op == Op::logical_not ? program_.nodes[children[0]].op : node.op;
    if (inner == Op::is_holiday || inner == Op::is_eve) return explain_condition(children[0], scope, into);
    Explanation tree;
    const Judged judged = evaluator_.judge(id, scope);
    tree.step = judged.truth == Truth::unknown ? Explanation::Step::undecided : Explanation::Step::arithmetic;
    tree.name = wording_.source_words(program_.node_spans[id]);
    if (judged.truth != Truth::unknown) tree.value = Value{Value::YesNo{judged.truth == Truth::yes}};
    const bool comparison = is_comparison(node.op);
    const Kind compared = comparison ? program_.nodes[children[0]].kind : Kind::truth;
    const bool in_figures = node.op == Op::within_window || compared == Kind::number || compared == Kind::day ||
                            compared == Kind::moment || compared == Kind::clock;
    // The day that `träder i kraft` waits for is compared with the day of the case without either being written.
    const bool awaited = compared == Kind::day && program_.node_spans[children[0]] == program_.node_spans[children[1]];
    if (awaited) tree.name = Sentence(plain(Word::the_day)) + " >= " + tree.name;
    tree.words = in_figures && judged.truth != Truth::unknown ? figures_.figures(id, scope) : tree.name;
    explain_parts(id, scope, tree.children);
    // A bare yes/no fact explains itself.
    const bool bare = tree.children.size() == 1 && tree.children[0].name == tree.name;
    into.push_back(bare ? std::move(tree.children[0]) : std::move(tree));
}

Explanation ExplanationTree::explain_value(NodeId id, Scope& scope, const Type& type) {
    Explanation tree;
    tree.step = Explanation::Step::arithmetic;
    tree.name = wording_.source_words(program_.node_spans[id]);
    tree.words = figures_.figures(id, scope);
    const Result result = evaluator_.evaluate(id, scope);
    Type shown = type;
    if (shown.kind == Kind::number && shown.period == none) shown.period = wording_.period_counted(id);
    if (result.good() && !result.referral) tree.value = named_value(program_, evaluator_.facts(), result.value, shown);
    explain_parts(id, scope, tree.children);
    return tree;
}

void ExplanationTree::explain_parts(NodeId id, Scope& scope, std::vector<Explanation>& into) {
    const Node& node = program_.nodes[id];
    const NodeId* children = program_.children_of(node);
    if (++steps_ > most_steps) return;
    const bool of_truth = node.op == Op::logical_and || node.op == Op::logical_or;
    if (of_truth || node.op == Op::is_holiday || node.op == Op::is_eve) return explain_condition(id, scope, into);
    if (node.op == Op::weekday_of) return explain_weekday(id, scope, into);
    if (node.op == Op::conditional) {
        explain_condition(children[0], scope, into);
        const Judged condition = evaluator_.judge(children[0], scope);
        if (condition.truth != Truth::no) explain_parts(children[1], scope, into);
        if (condition.truth != Truth::yes) explain_parts(children[2], scope, into);
        return;
    }
    if (node.op == Op::clip && node.child_count > 2) {
        explain_parts(children[0], scope, into);
        explain_parts(children[1], scope, into);
        return explain_days_of_span(id, scope, into);
    }
    if (node.op == Op::as_of) {
        const Result date = evaluator_.evaluate(children[1], scope);
        explain_parts(children[1], scope, into);
        if (!date.good()) return;
        Scope inner{{static_cast<std::int32_t>(date.value.to_int64().value_or(0))}, scope.locals};
        return explain_parts(children[0], inner, into);
    }
    switch (row_of(node.op).payload) {
        case Payload::fact:
            return explain_fact(id, scope, into);
        case Payload::term:
            return explain_read(id, scope, into);
        case Payload::reading:
            return explain_reading(node.as<ReadingId>(), into);
        case Payload::series: {
            const Result year = evaluator_.evaluate(children[0], scope);
            if (year.good())
                explain_series(node.as<SeriesId>(), static_cast<int>(year.value.to_int64().value_or(0)), std::nullopt,
                               into);
            return;
        }
        case Payload::choice: {
            explain_parts(children[0], scope, into);
            const Result selector = evaluator_.evaluate(children[0], scope);
            const ChoicePlan& plan = program_.choices[node.as<ChoiceId>()];
            if (!selector.good()) return;
            const auto option = static_cast<std::size_t>(selector.value.to_int64().value_or(0));
            if (const Maybe<NodeId> line = plan.line(option); line != none) explain_parts(*line, scope, into);
            return;
        }
        case Payload::loop:
            return explain_loop(id, scope, into);
        case Payload::allocation:
            return explain_allocation(id, scope, into);
        case Payload::uprating:
            return explain_uprating(id, scope, into);
        case Payload::unused:
        case Payload::constant:
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
    for (std::size_t i = 0; i < node.child_count; ++i) explain_parts(children[i], scope, into);
}

/// What holds on each day that a span is cut by.
void ExplanationTree::explain_days_of_span(NodeId id, Scope& scope, std::vector<Explanation>& into) {
    const NodeId* children = program_.children_of(program_.nodes[id]);
    const Result span = evaluator_.evaluate(children[0], scope);
    if (!span.good()) return;
    const Pair times = evaluator_.pair_of(span.value);
    const Moment from{times.first.to_int64().value_or(0)};
    const Moment to{times.second.to_int64().value_or(0)};
    if (to <= from) return;
    const Day last{std::min(Moment{to.minutes - 1}.day().number, from.day().number + most_days)};
    for (Day day = from.day(); day <= last; day = day.next()) {
        Scope inner{day, scope.locals};
        explain_condition(children[2], inner, into);
    }
}

void ExplanationTree::explain_reading(ReadingId id, std::vector<Explanation>& into) {
    readings_.insert(id);
    const ReadingInfo& reading = program_.readings[id];
    const NamedOption& taken = reading.options[evaluator_.facts().reading(id)];
    Explanation tree;
    tree.step = Explanation::Step::reading;
    tree.name = reading.name;
    tree.words = Phrase(reading.question);
    tree.value = Value{Value::Option{taken.name, taken.label}};
    into.push_back(std::move(tree));
}

void ExplanationTree::explain_fact(NodeId id, Scope& scope, std::vector<Explanation>& into) {
    const auto fact_id = program_.nodes[id].as<FactId>();
    const FactInfo& fact = program_.facts[fact_id];
    IndexKey key{};
    if (!key_of(id, scope, key)) return;
    Explanation tree;
    tree.step = Explanation::Step::fact;
    tree.of = wording_.path_name(fact.name, fact.per, key);
    tree.name = tree.of->text();
    tree.words = Phrase(fact.label);
    const FactValue& given = evaluator_.facts().get(fact_id, key);
    if (given.state == Given::value) {
        tree.value = named_value(program_, evaluator_.facts(), given.value, fact.type);
    } else if (given.state == Given::absent) {
        tree.value = Value{Value::Instead::absent};
    } else if (given.state == Given::not_applicable) {
        tree.value = Value{Value::Instead::not_applicable};
    } else if (fact.otherwise != none && (given.state == Given::no || given.state == Given::unknown)) {
        Scope inner = scope_of(key, scope.date);
        const Result derived = evaluator_.evaluate(*fact.otherwise, inner);
        if (derived.good()) tree.value = named_value(program_, evaluator_.facts(), derived.value, fact.type);
        if (++steps_ <= most_steps && depth_ < deepest_tree) {
            ++depth_;
            explain_parts(*fact.otherwise, inner, tree.children);
            --depth_;
        }
    }
    into.push_back(std::move(tree));
}

void ExplanationTree::explain_read(NodeId id, Scope& scope, std::vector<Explanation>& into) {
    IndexKey key{};
    const auto term = program_.nodes[id].as<TermId>();
    if (key_of(id, scope, key)) into.push_back(explain_term(term, key, scope.date));
}

void ExplanationTree::explain_loop(NodeId id, Scope& scope, std::vector<Explanation>& into) {
    const LoopPlan& plan = program_.loops[program_.nodes[id].as<LoopId>()];
    if (plan.runs.size() != 1) return;
    const LoopRun& run = plan.runs[0];
    Members members;
    if (const CauseId unknown = evaluator_.members_of(run, scope, members)) {
        for (Missing& one : wording_.missing_facts(unknown)) {
            Explanation tree;
            tree.step = Explanation::Step::fact;
            tree.of = std::move(one.name);
            tree.name = tree.of->text();
            tree.words = Phrase(one.label);
            into.push_back(std::move(tree));
        }
        return;
    }
    for (std::size_t i = 0; i < members.count && i < most_elements; ++i) {
        Scope inner = scope;
        inner.locals[run.local] = members.at(i);
        if (plan.filter != none && evaluator_.judge(*plan.filter, inner).truth == Truth::no) continue;
        if (plan.body == none) continue;
        const NodeId body = *plan.body;
        const std::size_t before = into.size();
        explain_parts(body, inner, into);
        if (into.size() == before) continue;
        // One element, one line: what its part is made of hangs under it.
        if (into.size() > before + 1) {
            Explanation element;
            element.step = Explanation::Step::arithmetic;
            element.name = wording_.element_name(run.domain, members.at(i));
            element.words = figures_.figures(body, inner);
            const Result value = evaluator_.evaluate(body, inner);
            if (value.good())
                element.value = named_value(program_, evaluator_.facts(), value.value, wording_.type_of(body));
            element.children.assign(std::make_move_iterator(into.begin() + static_cast<std::ptrdiff_t>(before)),
                                    std::make_move_iterator(into.end()));
            into.resize(before);
            into.push_back(std::move(element));
        }
    }
}

void ExplanationTree::explain_allocation(NodeId id, Scope& scope, std::vector<Explanation>& into) {
    const Node& node = program_.nodes[id];
    const AllocationPlan& plan = program_.allocations[node.as<AllocationId>()];
    Explanation tree;
    tree.step = Explanation::Step::arithmetic;
    tree.name = wording_.source_words(program_.node_spans[id]);
    tree.words = tree.name;
    Members members;
    if (evaluator_.receivers(plan, scope, members) != 0) members = {};
    for (std::size_t i = 0; i < std::min(members.count, most_elements); ++i) {
        Scope inner = scope;
        inner.locals[plan.local] = members.at(i);
        explain_parts(plan.weight, inner, tree.children);
    }
    const Result total = evaluator_.evaluate(plan.total, scope);
    const Result outcome = evaluator_.evaluate(id, scope);
    if (total.good() && outcome.good()) {
        tree.words = node.op == Op::left_over
                         ? allocation_words(id, {total.value, total.value - outcome.value}, {})
                         : allocation_words(id, {total.value, evaluator_.evaluate(plan.weight, scope).value},
                                            evaluator_.sum_of_weights(id, scope).value);
        tree.value = named_value(program_, evaluator_.facts(), outcome.value, wording_.type_of(id));
    }
    into.push_back(std::move(tree));
    explain_parts(plan.total, scope, into);
}

/// 1 000 kr × 1 / 3 = 333,33… kr, or for what is left 1 000 kr − 999 kr.
Sentence ExplanationTree::allocation_words(NodeId id, const std::array<Number, 2>& total_and_other,
                                           const Number& sum) const {
    const AllocationPlan& plan = program_.allocations[program_.nodes[id].as<AllocationId>()];
    const Type type = wording_.type_of(id);
    const Type weight_type = wording_.type_of(plan.weight);
    const auto named = [&](const Number& number, const Type& of) {
        return named_value(program_, evaluator_.facts(), number, of);
    };
    const Sentence total = named(total_and_other[0], type);
    if (program_.nodes[id].op == Op::left_over)
        return total + " − " + named(total_and_other[1], type) +
               Phrase(" som gått ut i hela steg", " given in whole steps");
    const Phrase rest = plan.remainder == RemainderRule::kept ? Phrase("resten kvar", "remainder kept")
                        : plan.remainder == RemainderRule::receiver
                            ? Phrase("resten till den som anges", "remainder to the one named")
                            : Phrase("resten till största bråkdel", "remainder to the largest fraction");
    return total + " × " + named(total_and_other[1], weight_type) + " / " + named(sum, weight_type) + " = " +
           named(total_and_other[0] * total_and_other[1] / sum, type) +
           Phrase(", i hela steg, ", ", in whole steps, ") + rest;
}

void ExplanationTree::note_precedence_readings(TermId term, const std::vector<RuleTrace>& traces) {
    const auto speaks = [&](RuleId id) {
        return std::any_of(traces.begin(), traces.end(),
                           [&](const RuleTrace& trace) { return trace.rule == id && trace.voice.truth != Truth::no; });
    };
    for (const PrecedencePair& pair : program_.precedence) {
        if (pair.condition == none || program_.rules[pair.winner].term != term || !speaks(pair.winner) ||
            !speaks(pair.loser))
            continue;
        std::vector<NodeId> open{*pair.condition};
        while (!open.empty()) {
            const Node& node = program_.nodes[open.back()];
            open.pop_back();
            if (node.op == Op::reading) readings_.insert(node.as<ReadingId>());
            for (std::size_t i = 0; i < node.child_count; ++i) open.push_back(program_.children_of(node)[i]);
        }
    }
}

}  // namespace klausul
