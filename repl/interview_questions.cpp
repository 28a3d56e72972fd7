// What an interview asks next, and what may be answered.

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "grammar/text/visible_text.hpp"
#include "interpreter/explain/wording.hpp"
#include "interpreter/render/kind_words.hpp"
#include "interpreter/render/words.hpp"
#include "interpreter/search/parts.hpp"
#include "repl/interview.hpp"

namespace klausul {
namespace {

constexpr std::size_t most_values = 64;    ///< of a fact
constexpr std::size_t most_supposed = 16;  ///< of an answer or helper
/// Of fewer questions none can be saved.
constexpr std::size_t least_to_shorten = 3;
/// One question.
constexpr std::uint64_t scale = 1'000'000;

/// The status and value of each answer.
std::string said_of(const RunResult& result) {
    std::string said;
    for (const Answer& answer : result.answers) {
        for (const Answer::Element& element : answer.elements) {
            said += std::to_string(static_cast<int>(element.outcome.status)) + ' ';
            if (element.outcome.value) said += plain_text(*element.outcome.value);
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
            if (program.nodes[node].op == Op::fact) facts.insert(program.nodes[node].as<FactId>());
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

std::set<IndexedName> Interview::missing_names(const RunResult& result) const {
    std::set<IndexedName> names;
    for (const Answer& answer : result.answers) {
        for (const Answer::Element& element : answer.elements) {
            for (const Missing& missing : element.outcome.missing) {
                if (!unknown_.contains(missing.name.text())) names.insert(missing.name);
            }
        }
    }
    return names;
}

/// How many questions are left once this one has been answered, on an average of what it may be answered with. One
/// after which the same are left and the outcome is the same, whatever the answer is, may not matter and waits.
Interview::Cost Interview::cost_of(const Question& question, std::size_t now) const {
    const std::vector<Number> values = question.list ? std::vector<Number>{} : values_of(question.type, most_values);
    const auto fact = workspace_.agreement().find_fact(question.id);
    if (!fact || values.empty()) return {false, (now - 1) * scale};
    std::uint64_t left = 0;
    std::set<std::pair<std::set<IndexedName>, std::string>> outcomes;
    for (const Number& value : values) {
        Case tried = facts_;
        tried.set(*fact, value);
        const RunResult result = Judge(workspace_.agreement()).run(tried, {{answer_}, false});
        const std::set<IndexedName> missing = missing_names(result);
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
                if (unknown_.contains(missing.name.text())) continue;
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
    if (now < least_to_shorten || replayed_) return best;
    const std::uint64_t left = best ? least.first.left : std::numeric_limits<std::uint64_t>::max();
    const auto shorter = shorter_by_supposing(left);
    return shorter ? shorter : best;
}

// ---- what could be supposed ----

/// The entry into force before all else, since nothing is answered without it; then the supposition after which fewest
/// questions are left, if these are fewer by one at least than after any fact.
std::optional<Interview::Question> Interview::shorter_by_supposing(std::uint64_t least) const {
    std::optional<Question> best;
    for (Question& question : suppositions()) {
        if (question.in_force) return question;
        const std::uint64_t left = left_after(question);
        if (left > least || least - left < scale) continue;
        least = left;
        best = std::move(question);
    }
    return best;
}

/// The entry into force, and the answers and helpers behind the answer that most of the missing facts lead to. They are
/// few, since each is tried with all its values.
std::vector<Interview::Question> Interview::suppositions() const {
    constexpr std::size_t most_tried = 6;
    const Program& program = workspace_.program();
    const auto answer = workspace_.agreement().find_answer(answer_);
    std::vector<Question> found;
    if (!answer) return found;
    Question in_force;
    in_force.in_force = true;
    in_force.label = say("Är avtalet i kraft?", "Is the agreement in force?");
    in_force.id = say("antas, i stället för besluten", "supposed, in place of the decisions");
    in_force.type.kind = Kind::truth;
    std::size_t waited_for = 0;
    for (const DocumentInfo& document : program.documents) {
        const bool open = document.asked && document.entry != none && facts_.supposed(*document.entry, {}) == nullptr;
        if (open) waited_for = std::max(waited_for, missing_behind(*document.entry));
    }
    if (waited_for > 1 && !unknown_.contains(in_force.key())) found.push_back(in_force);
    std::vector<std::pair<std::size_t, Question>> others;
    for (const TermId term : search::terms_behind(program, *answer)) {
        const TermInfo& info = program.terms[term];
        if (info.document == none || program.documents[*info.document].entry == term || !info.per.empty()) continue;
        if (values_of(info.type, most_supposed).empty() || facts_.supposed(term, {}) != nullptr) continue;
        Question question;
        question.id = info.name;
        question.label = info.question;
        question.type = info.type;
        question.supposes = term;
        question.detail = {"antas", "supposed"};
        const std::size_t behind = missing_behind(term);
        if (behind > 1 && !unknown_.contains(question.key())) others.emplace_back(behind, std::move(question));
    }
    std::stable_sort(others.begin(), others.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    if (others.size() > most_tried) others.resize(most_tried);
    for (auto& each : others) found.push_back(std::move(each.second));
    return found;
}

std::uint64_t Interview::left_after(const Question& supposition) const {
    const std::vector<Number> values = values_of(supposition.type, most_supposed);
    std::uint64_t left = 0;
    for (const Number& value : values) {
        Case tried = facts_;
        tried.suppose(*supposition.supposes, {}, value);
        left += missing_names(Judge(workspace_.agreement()).run(tried, {{answer_}, false})).size();
    }
    return left * scale / values.size();
}

/// How many of the facts that are asked for now lie behind a term.
std::size_t Interview::missing_behind(TermId term) const {
    const Program& program = workspace_.program();
    std::set<std::string> behind;
    for (const FactId fact : facts_behind(program, search::expressions_of(program, term)))
        behind.insert(program.facts[fact].name);
    const std::set<IndexedName> missing = missing_names(result_);
    return static_cast<std::size_t>(std::count_if(missing.begin(), missing.end(),
                                                  [&](const IndexedName& each) { return behind.contains(each.name); }));
}

/// The values that something may be tried with; none where they are more than `most`.
std::vector<Number> Interview::values_of(const Type& type, std::size_t most) const {
    std::vector<Number> values;
    if (type.kind == Kind::truth) return {Number(0), Number(1)};
    const std::vector<std::string> names = options_of(type);
    for (const std::string& name : names.size() > most ? std::vector<std::string>{} : names) {
        if (const auto option = workspace_.agreement().find_option(type, name)) values.push_back(*option);
    }
    return values;
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
        whole.fact = info.name;
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
        derived.push_back({id, facts_behind(program, {*info.otherwise})});
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
    question.id = missing.name.text();
    question.fact = missing.name.name;
    question.label = missing.label;
    question.detail = missing.detail;
    if (list_named(question.id) != nullptr) {
        question.list = true;
        return question;
    }
    for (const FactInfo& fact : program.facts) {
        if (fact.name != question.fact) continue;
        if (fact.list != none) return {};
        question.type = fact.type;
        return question;
    }
    const bool series = std::any_of(program.series.begin(), program.series.end(),
                                    [&](const SeriesInfo& each) { return each.name == question.fact; });
    return series ? question : Question{};
}

std::vector<std::string> Interview::options_of(const Type& type) const {
    const Program& program = workspace_.program();
    std::vector<std::string> names;
    if (type.kind == Kind::option && type.enumeration != none) {
        for (const NamedOption& option : program.enumerations[*type.enumeration].options) names.push_back(option.name);
    }
    if (type.kind == Kind::party && type.party_group != none) {
        for (const std::uint32_t member : program.domains[*type.party_group].members)
            names.push_back(program.parties[PartyId(member)].name);
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
    if (question.of_supposition()) words += say(", eller vet ej", ", or don't know");
    if (type.optional) words += say(", saknas", ", absent");
    if (type.may_be_not_applicable) words += say(", ej tillämpligt", ", not applicable");
    return words;
}

std::string Interview::explain(const Question& question) const {
    std::string text = fmt::format("  {} [{}]\n", question.id, allowed(question));
    if (question.supposes != none) {
        const Span span = workspace_.program().terms[*question.supposes].span;
        const Source& source = workspace_.agreement().sources().at(span.source);
        text += fmt::format("  {}:{}\n", source.path(), source.position(span.begin).line);
    }
    for (const FactInfo& fact : workspace_.program().facts) {
        if (fact.name != question.fact) continue;
        const Source& source = workspace_.agreement().sources().at(fact.span.source);
        text += fmt::format("  {}:{}\n", source.path(), source.position(fact.span.begin).line);
    }
    return visible_lines(text) +
           std::string(say("  `vet ej` går bra; `tillbaka` tar om frågan före, `sluta` avslutar\n",
                           "  `don't know` will do; `back` returns to the question before, `quit` ends\n"));
}

}  // namespace klausul
