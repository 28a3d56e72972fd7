#pragma once

// Outcomes filled by hand, so that what is shown is tested without what is computed.

#include <string>

#include "interpreter/evaluate/outcome.hpp"

namespace klausul::sample {

inline Value kronor(const std::string& plain) {
    return {Value::Quantity{Number::from_plain(plain).value(), "kr", "kr"}};
}

inline Value option(const std::string& name) { return {Value::Option{name, ""}}; }

inline ClauseReference rule(const std::string& clause, const std::string& title, const std::string& tag) {
    ClauseReference reference;
    reference.document = "prov";
    reference.clause = clause;
    reference.title = title;
    reference.tags = {tag};
    return reference;
}

inline ClauseReference reconciliation(const std::string& tag) {
    return rule("avstämning", "Avstämning av tilläggsbeloppet", tag);
}

inline Answer answer(const std::string& name, const std::string& question, Outcome outcome) {
    Answer result;
    result.name = name;
    result.question = question;
    result.worst = outcome.status;
    result.elements.push_back({{}, std::move(outcome)});
    return result;
}

inline Outcome decided(Value value, ClauseReference by) {
    Outcome outcome;
    outcome.status = Status::decided;
    outcome.value = std::move(value);
    outcome.clauses.push_back(std::move(by));
    return outcome;
}

inline Outcome with_status(Status status) {
    Outcome outcome;
    outcome.status = status;
    return outcome;
}

inline RunResult run(std::vector<Answer> answers) {
    RunResult result;
    result.date = day_from_text("2026-03-31").value();
    result.answers = std::move(answers);
    return result;
}

/// The amount of a year outside the interval, under a reading that is not the default.
inline Outcome amount() {
    Outcome outcome = decided(kronor("3919345"), reconciliation("TIL-16"));
    outcome.beaten.push_back({reconciliation("TIL-15"), reconciliation("TIL-16")});
    outcome.readings.push_back({"justering_räknas_från", "Från vad räknas justeringsbeloppet?", "en_gång",
                                "ett justeringsbelopp, oavsett avstånd", false});
    outcome.notes.push_back("avser hela kalenderåret");
    return outcome;
}

inline Explanation step(Explanation::Step kind, const std::string& name, std::optional<Value> value) {
    Explanation result;
    result.step = kind;
    result.name = name;
    result.value = std::move(value);
    return result;
}

/// How the amount comes about.
inline Explanation amount_explained() {
    using Step = Explanation::Step;
    Explanation root = step(Step::answer, "belopp_att_fördela", kronor("3919345"));
    Explanation spoke =
        step(Step::spoke, "belopp_att_fördela = årsbelopp + avvikelse * justeringsbelopp", std::nullopt);
    spoke.clause = reconciliation("TIL-16");
    Explanation sum = step(Step::arithmetic, "årsbelopp + avvikelse * justeringsbelopp", kronor("3919345"));
    sum.words = "3 892 316 kr + 1 person * 27 029 kr/person";
    sum.children.push_back(step(Step::answer, "årsbelopp", kronor("3892316")));
    Explanation fact = step(Step::fact, "anslutna för 2025", Value{Value::Quantity{170, "personer", "person"}});
    fact.words = "anslutna under kalenderåret";
    sum.children.push_back(std::move(fact));
    spoke.children.push_back(std::move(sum));
    Explanation compared = step(Step::arithmetic, "antal > högst", Value{Value::YesNo{true}});
    compared.words = "170 personer > 169 personer";
    spoke.children.insert(spoke.children.begin(), std::move(compared));
    Explanation beaten = step(Step::beaten, "belopp_att_fördela = årsbelopp", std::nullopt);
    beaten.clause = reconciliation("TIL-15");
    beaten.by = reconciliation("TIL-16");
    root.children = {std::move(spoke), std::move(beaten)};
    return root;
}

/// A requirement with a line that is met, one that is not and one that nobody can decide.
inline RequirementOutcome requirement(std::vector<std::string> key, RequirementStatus status) {
    RequirementOutcome result;
    result.name = "fakturan_godtas";
    result.key = std::move(key);
    result.status = status;
    result.clause = rule("fakturering", "Fakturering", "K-1");
    result.lines.push_back({RequirementStatus::met, "avdelning eller enhet", {}, {}, ""});
    result.lines.push_back({RequirementStatus::not_met, "kontonummer", {"K-2"}, {}, ""});
    result.lines.push_back(
        {RequirementStatus::undetermined, "initialer", {}, {{{"initialer"}, "patientens initialer"}}, ""});
    return result;
}

/// The shares of two municipalities.
inline Answer shares(Outcome second) {
    Answer result;
    result.name = "kommunens_del";
    result.question = "Hur mycket får varje kommun?";
    result.per = {"kommun"};
    const ClauseReference by = reconciliation("TIL-2");
    const Value first = kronor("195967.25");
    result.elements.push_back({{"Berg"}, decided(first, by)});
    result.worst = second.status;
    if (const Number* amount = second.value ? second.value->kronor() : nullptr)
        result.total = Value{Value::Quantity{*first.kronor() + *amount, "kr", "kr"}};
    result.elements.push_back({{"Östersund"}, std::move(second)});
    return result;
}

}  // namespace klausul::sample
