// What an interview asks next, and what may be answered.

#include <fmt/format.h>

#include <algorithm>

#include "grammar/text/visible_text.hpp"
#include "interpreter/explain/explainer.hpp"
#include "interpreter/render/kind_words.hpp"
#include "interpreter/render/words.hpp"
#include "interpreter/search/parts.hpp"
#include "repl/interview.hpp"

namespace klausul {
namespace {

constexpr std::size_t most_values = 64;

/// The status and value of each answer.
std::string said_of(const RunResult& result) {
    std::string said;
    for (const Answer& answer : result.answers) {
        for (const Answer::Element& element : answer.elements) {
            said += std::to_string(static_cast<int>(element.outcome.status)) + ' ';
            if (element.outcome.value) said += element.outcome.value->plain;
            said += element.outcome.text + '\n';
        }
    }
    return said;
}

/// The facts that expressions read, also through terms and through how other facts are derived.
std::set<FactId> facts_behind(const Program& program, const std::vector<NodeId>& expressions) {
    std::set<FactId> facts;
    std::set<TermId> met;
    std::vector<NodeId> open = expressions;
    while (!open.empty()) {
        const NodeId next = open.back();
        open.pop_back();
        for (const NodeId node : search::nodes_within(program, next)) {
            if (program.nodes[node].op == Op::fact) facts.insert(program.nodes[node].payload);
        }
        for (const TermId term : search::terms_within(program, next)) {
            if (!met.insert(term).second) continue;
            const std::vector<NodeId> more = search::expressions_of(program, term);
            open.insert(open.end(), more.begin(), more.end());
        }
    }
    return facts;
}

}  // namespace

std::set<std::string> Interview::missing_names(const RunResult& result) const {
    std::set<std::string> names;
    for (const Answer& answer : result.answers) {
        for (const Answer::Element& element : answer.elements) {
            for (const Missing& missing : element.outcome.missing) {
                if (!unknown_.contains(missing.name)) names.insert(missing.name);
            }
        }
    }
    return names;
}

/// How many questions are left once this one has been answered, on an average of what it may be answered with. One
/// after which the same are left and the outcome is the same, whatever the answer is, may not matter and waits.
Interview::Cost Interview::cost_of(const Question& question, std::size_t now) const {
    constexpr std::uint64_t scale = 1'000'000;
    const bool truth = question.type.kind == Kind::truth && !question.list;
    const std::vector<std::string> values = truth ? std::vector<std::string>{"ja", "nej"} : options_of(question.type);
    const auto fact = workspace_.agreement().find_fact(question.id);
    if (!fact || values.empty() || values.size() > most_values) return {false, (now - 1) * scale};
    std::uint64_t left = 0;
    std::set<std::pair<std::set<std::string>, std::string>> outcomes;
    for (std::size_t value = 0; value < values.size(); ++value) {
        Case tried = facts_;
        if (truth) {
            tried.set(*fact, Number(static_cast<std::int64_t>(value)));
        } else if (const auto option = workspace_.agreement().find_option(question.type, values[value])) {
            tried.set(*fact, *option);
        }
        const RunResult result = Judge(workspace_.agreement()).run(tried, {{answer_}, false});
        const std::set<std::string> missing = missing_names(result);
        left += missing.size();
        outcomes.emplace(missing, said_of(result));
    }
    return {outcomes.size() == 1 && values.size() > 1, left * scale / values.size()};
}

/// The question after which the fewest are left; of such, the one with the fewest words.
std::optional<Interview::Question> Interview::next_question() const {
    const std::size_t now = missing_names(result_).size();
    std::optional<Question> best;
    std::pair<Cost, std::size_t> least;
    std::set<std::string> met;
    for (const Answer& answer : result_.answers) {
        for (const Answer::Element& element : answer.elements) {
            for (const Missing& missing : element.outcome.missing) {
                if (unknown_.contains(missing.name)) continue;
                Question question = question_of(missing);
                if (const auto whole = derived_from(question)) question = *whole;
                if (question.id.empty() || !met.insert(question.id).second) continue;
                const std::size_t width = display_width(question.label.empty() ? question.id : question.label);
                const std::pair<Cost, std::size_t> cost{now > 1 ? cost_of(question, now) : Cost{}, width};
                if (best && cost >= least) continue;
                least = cost;
                best = std::move(question);
            }
        }
    }
    return best;
}

/// The fact that is derived from this one where it is not given itself, if the answer reads it: it is asked for first,
/// since whoever knows it need not be asked what it is made of.
std::optional<Interview::Question> Interview::derived_from(const Question& part) const {
    const auto fact = workspace_.agreement().find_fact(part.id);
    std::optional<Question> best;
    for (const Derived& each : derived_) {
        const FactInfo& info = workspace_.program().facts[each.fact];
        const bool open = facts_.get(each.fact).state == Given::no && !unknown_.contains(info.name);
        if (!fact || !open || !each.parts.contains(*fact)) continue;
        Question whole;
        whole.id = info.name;
        whole.label = info.label;
        whole.type = info.type;
        if (!best || info.type.kind == Kind::truth) best = std::move(whole);
    }
    return best;
}

/// The facts behind the answer that are derived where they are not given, one value each.
std::vector<Interview::Derived> Interview::find_derived() const {
    const Program& program = workspace_.program();
    const auto answer = workspace_.agreement().find_answer(answer_);
    std::vector<Derived> derived;
    if (!answer) return derived;
    for (const FactId id : facts_behind(program, search::expressions_of(program, *answer))) {
        const FactInfo& info = program.facts[id];
        if (info.otherwise == none || !info.per.empty() || info.record != none) continue;
        derived.push_back({id, facts_behind(program, {info.otherwise})});
    }
    return derived;
}

const ListInfo* Interview::list_named(const std::string& name) const {
    for (const ListInfo& list : workspace_.program().lists) {
        if (list.name == name) return &list;
    }
    return nullptr;
}

/// A question without an id cannot be put here: a field of a record that a case has left out.
Interview::Question Interview::question_of(const Missing& missing) const {
    const Program& program = workspace_.program();
    Question question;
    question.id = missing.name;
    question.label = missing.label;
    question.detail = missing.detail;
    if (list_named(missing.name) != nullptr) {
        question.list = true;
        return question;
    }
    const std::string name = missing.name.substr(0, missing.name.find(" för "));
    for (const FactInfo& fact : program.facts) {
        if (fact.name != name) continue;
        if (fact.list != none) return {};
        question.type = fact.type;
        return question;
    }
    const bool series = std::any_of(program.series.begin(), program.series.end(),
                                    [&](const SeriesInfo& each) { return each.name == name; });
    return series ? question : Question{};
}

std::vector<std::string> Interview::options_of(const Type& type) const {
    const Program& program = workspace_.program();
    std::vector<std::string> names;
    if (type.kind == Kind::option && type.domain != none) {
        for (const NamedOption& option : program.enumerations[type.domain].options) names.push_back(option.name);
    }
    if (type.kind == Kind::party && type.domain != none) {
        for (const std::uint32_t member : program.domains[type.domain].members)
            names.push_back(program.parties[member].name);
    } else if (type.kind == Kind::party) {
        for (const Party& party : program.parties) names.push_back(party.alias.empty() ? party.name : party.alias);
    }
    return names;
}

std::string Interview::allowed(const Question& question) const {
    if (question.list) return std::string(say("antal poster, eller @fil.json", "number of records, or @file.json"));
    const Type& type = question.type;
    std::string words;
    if (const std::vector<std::string> names = options_of(type); !names.empty()) {
        for (std::size_t i = 0; i < names.size(); ++i)
            words += fmt::format("{}{} {}", i == 0 ? "" : ", ", i + 1, names[i]);
    } else {
        words = type_words(workspace_.program(), type, language_);
        const std::string_view example = example_of(type.kind, language_);
        if (!example.empty()) words += fmt::format("{} {}", say(", som", ", such as"), example);
    }
    if (type.optional) words += say(", saknas", ", absent");
    if (type.may_be_not_applicable) words += say(", ej tillämpligt", ", not applicable");
    return words;
}

std::string Interview::explain(const Question& question) const {
    std::string text = fmt::format("  {} [{}]\n", question.id, allowed(question));
    const std::string name = question.id.substr(0, question.id.find(" för "));
    for (const FactInfo& fact : workspace_.program().facts) {
        if (fact.name != name) continue;
        const Source& source = workspace_.agreement().sources().at(fact.span.source);
        text += fmt::format("  {}:{}\n", source.path(), source.position(fact.span.begin).line);
    }
    return visible_lines(text) +
           std::string(say("  `vet ej` går bra; `tillbaka` tar om frågan före, `sluta` avslutar\n",
                           "  `don't know` will do; `back` returns to the question before, `quit` ends\n"));
}

}  // namespace klausul
