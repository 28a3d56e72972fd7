#pragma once

// Short hands for the tests of the evaluator: a program in, facts by name, the outcome as one line of words.
//
//     told(clause("x = 1 kr [R1]\n  om a\n"), {.facts = "'a': true"})     "1 kr [R1]"
//     told(...)                                                          "conflict 1 kr [R1] | 2 kr [R2]"
//                                                                        "undetermined a; b"
//                                                                        "gap [R1] a är 3; [R2] b"

#include "tests/catch.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "grammar/messages.hpp"
#include "interpreter/cases/case_reader.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/klausul.hpp"

namespace klausul::asking {

/// What every small program has: a few facts of each kind and the answer `x`.
inline const std::string head = R"(avtal prov "Prov"
uppgift a; b; c; d : ja/nej
uppgift n; m : heltal
uppgift belopp : kr, även negativt
svar x : kr "Hur mycket?"
)";

/// Lines of text moved in by one step.
inline std::string indented(const std::string& lines) {
    std::string moved;
    bool at_start = true;
    for (const char letter : lines) {
        if (at_start && letter != '\n') moved += "  ";
        moved += letter;
        at_start = letter == '\n';
    }
    return moved;
}

/// A program with one clause that holds `lines`; `declarations` stand before it.
inline std::string clause(const std::string& lines, const std::string& declarations = "") {
    return head + declarations + "§ k \"K\"\n" + indented(lines);
}

/// Facts of a case as the inside of a JSON object, with ' for ".
struct Facts {
    std::string facts = "";
    std::string date = "2026-03-31";
    std::string readings = "";
    std::string index = "";
};

inline std::string case_text(const Facts& given) {
    std::string text = "{'date': '" + given.date + "', 'facts': {" + given.facts + "}, 'readings': {" + given.readings +
                       "}, 'index': {" + given.index + "}}";
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

/// Other documents by the name they are found under; all of them lie beside the first.
using Texts = std::map<std::string, std::string>;

inline std::shared_ptr<const Agreement> agreement_of(const std::string& text, const Texts& others = {}) {
    const auto by_name = [&](std::string_view name) -> std::optional<SourceText> {
        const auto known = others.find(std::string(name));
        if (known == others.end()) return std::nullopt;
        return SourceText{known->first, known->second};
    };
    const auto beside = [&](std::string_view) {
        std::vector<SourceText> texts;
        for (const auto& [name, other] : others) texts.push_back({name, other});
        return texts;
    };
    Loaded loaded = load({"prov.klausul", text}, by_name, beside);
    std::string problems;
    for (const Diagnostic& each : loaded.diagnostics) {
        for (const auto table : {grammar_messages(), check_messages()}) {
            for (const Message& message : table) {
                if (message.code != each.code) continue;
                const auto line = loaded.all_sources()[each.span.source].position(each.span.begin).line;
                problems += std::to_string(line) + ": " + fill(message.en, each.words, Language::english) + "\n";
            }
        }
    }
    if (!loaded.agreement) throw std::runtime_error(problems + text);
    return loaded.agreement;
}

inline std::string tags_of(const std::vector<ClauseReference>& clauses) {
    std::string text;
    for (const ClauseReference& each : clauses) {
        text += "[";
        for (const std::string& tag : each.tags) text += (&tag == &each.tags.front() ? "" : "; ") + tag;
        text += "]";
    }
    return text;
}

inline std::string value_of(const std::optional<Value>& value) {
    if (!value) return "?";
    return plain_text(*value) + (value->unit().empty() ? "" : " " + std::string(value->unit()));
}

inline std::string names_of(const std::vector<Missing>& missing) {
    std::string text;
    for (const Missing& each : missing) text += (text.empty() ? "" : "; ") + each.name.text();
    return text;
}

inline std::string words_of(const Outcome& outcome) {
    std::string text;
    switch (outcome.status) {
        case Status::decided:
            text = value_of(outcome.value) + " " + tags_of(outcome.clauses);
            break;
        case Status::conflict:
            text = "conflict";
            for (const Alternative& each : outcome.alternatives)
                text += (&each == &outcome.alternatives.front() ? " " : " | ") + value_of(each.value) + " " +
                        tags_of(each.clauses);
            break;
        case Status::gap:
            text = "gap";
            for (const Nearest& each : outcome.nearest)
                text += (&each == &outcome.nearest.front() ? " " : "; ") + tags_of({each.rule}) + " " + each.failed;
            break;
        case Status::undetermined:
            text = "undetermined " + names_of(outcome.missing) + (outcome.missing_is_superset ? " or fewer" : "");
            break;
        case Status::not_in_force:
            text = "not_in_force";
            if (outcome.last) text += " last " + to_text(*outcome.last);
            if (outcome.first) text += " first " + to_text(*outcome.first);
            break;
        case Status::referred:
            text = "referred " + outcome.text + " " + tags_of(outcome.clauses);
            break;
        case Status::error:
            text = "error " + (outcome.problem ? outcome.problem->in(Language::english) : "?");
            break;
    }
    return text + (outcome.from.empty() ? "" : " from " + outcome.from);
}

/// All that a run gives for one answer.
inline Answer ask(const std::string& text, const Facts& given = {}, const std::string& answer = "x",
                  const Texts& others = {}) {
    const auto agreement = agreement_of(text, others);
    Case facts(agreement->program());
    const CaseText read = read_case(*agreement, case_text(given), facts);
    for (const CaseProblem& problem : read.problems) throw std::runtime_error(problem.at + ": " + problem.message.en);
    Judge judge(*agreement);
    RunResult result = judge.run(facts, {{answer}, false});
    if (result.answers.size() != 1) throw std::runtime_error("no answer " + answer);
    return std::move(result.answers[0]);
}

inline Outcome outcome_of(const std::string& text, const Facts& given = {}, const std::string& answer = "x",
                          const Texts& others = {}) {
    return ask(text, given, answer, others).elements.at(0).outcome;
}

/// The outcome in words; of a `per` answer each element, `Berg: 3 kr []; Åre: …`.
inline std::string told(const std::string& text, const Facts& given = {}, const std::string& answer = "x",
                        const Texts& others = {}) {
    std::string words;
    for (const Answer::Element& element : ask(text, given, answer, others).elements) {
        std::string key;
        for (const std::string& part : element.key) key += (key.empty() ? "" : ", ") + part;
        words += (words.empty() ? "" : "; ") + (key.empty() ? "" : key + ": ") + words_of(element.outcome);
    }
    return words;
}

inline std::string beaten_in(const Outcome& outcome) {
    std::string text;
    for (const Beaten& each : outcome.beaten)
        text += (text.empty() ? "" : "; ") + tags_of({each.rule}) + " by " + tags_of({each.by});
    return text;
}

/// `huvudregel=ja (default)`
inline std::string readings_in(const Outcome& outcome) {
    std::string text;
    for (const ReadingUsed& each : outcome.readings)
        text += (text.empty() ? "" : "; ") + each.name + "=" + each.option + (each.is_default ? " (default)" : "");
    return text;
}

}  // namespace klausul::asking
