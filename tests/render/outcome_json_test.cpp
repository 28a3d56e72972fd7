#include "interpreter/render/outcome_json.hpp"

#include "tests/catch.hpp"

#include "tests/render/sample_outcomes.hpp"

using namespace klausul;
using namespace klausul::sample;

namespace {

std::string written(std::vector<Answer> answers) {
    JsonWriter json;
    write_result(json, run(std::move(answers)), {"klausul 0.1.0", "prov", {{"prov.klausul", "ab12"}}, "cd34"},
                 Language::swedish);
    return json.take();
}

/// Only the members of the one answer.
std::string members(Outcome outcome) {
    JsonWriter json(JsonWriter::Layout::one_line);
    write_result(json, run({answer("x", "", std::move(outcome))}), {}, Language::swedish);
    const std::string text = json.take();
    const std::string begin = "\"x\": { ";
    const std::size_t from = text.find(begin) + begin.size();
    return text.substr(from, text.find(" } }, \"requirements\"") - from);
}

constexpr const char* nothing_else = R"("clauses": [], "beaten": [], "missing": [], "notes": [], "readings": {})";

}  // namespace

TEST_CASE("one answer has the shape that tools build on", "[render]") {
    CHECK(written({answer("belopp_att_fördela", "Vilket belopp?", amount())}) == R"({
  "engine": "klausul 0.1.0",
  "date": "2026-03-31",
  "sources": [
    { "path": "prov.klausul", "sha256": "ab12" }
  ],
  "case_sha256": "cd34",
  "answers": {
    "belopp_att_fördela": {
      "status": "decided",
      "value": "3919345",
      "unit": "kr",
      "clauses": [
        { "clause": "avstämning", "tags": ["TIL-16"] }
      ],
      "beaten": [
        { "clause": "avstämning", "tags": ["TIL-15"], "by": { "clause": "avstämning", "tags": ["TIL-16"] } }
      ],
      "missing": [],
      "notes": ["avser hela kalenderåret"],
      "readings": { "justering_räknas_från": "en_gång" }
    }
  },
  "requirements": [],
  "duties": []
}
)");
}

TEST_CASE("the same result gives the same bytes", "[render]") {
    const std::vector<Answer> answers{answer("x", "", amount()), shares(amount())};
    CHECK(written(answers) == written(answers));
}

TEST_CASE("an answer per municipality is an object by name", "[render]") {
    const std::string text = written({shares(with_status(Status::gap))});
    CHECK_THAT(text, Catch::Contains("\"kommunens_del\": {\n      \"per\": \"kommun\",\n      \"status\": \"gap\",\n"
                                     "      \"values\": {\n        \"Berg\": {\n          \"status\": \"decided\""));
}

TEST_CASE("a note of every element stands once, beside the values", "[render]") {
    Answer both = shares(amount());
    both.elements[0].outcome.notes = {"avser hela kalenderåret", "bara Berg"};
    both.elements[1].outcome.notes = {"avser hela kalenderåret"};
    const std::string text = written({both});
    CHECK_THAT(text, Catch::Contains("\"notes\": [\"avser hela kalenderåret\"],\n      \"values\": {") &&
                         Catch::Contains("\"notes\": [\"bara Berg\"]") && Catch::Contains("\"notes\": []"));
    CHECK(text.find("kalenderåret") == text.rfind("kalenderåret"));
    // What is told of one answer is not taken from the next.
    CHECK_THAT(written({both, answer("x", "", amount())}),
               Catch::Contains("\"notes\": [\"avser hela kalenderåret\"],\n      \"readings\""));
    both.elements.pop_back();
    CHECK_THAT(written({both}), Catch::Contains("\"notes\": [\"avser hela kalenderåret\", \"bara Berg\"]"));
}

TEST_CASE("an answer per record is an array in the order of the case", "[render]") {
    Answer answer = shares(with_status(Status::gap));
    answer.by_position = true;
    CHECK_THAT(written({answer}), Catch::Contains("\"values\": [\n        {\n          \"status\": \"decided\""));
}

TEST_CASE("two indexes are two levels", "[render]") {
    Answer answer = shares(with_status(Status::gap));
    answer.per = {"kommun", "år"};
    answer.elements[0].key = {"Berg", "2025"};
    answer.elements[1].key = {"Berg", "2026"};
    const std::string text = written({answer});
    CHECK_THAT(text, Catch::Contains("\"per\": [\"kommun\", \"år\"]"));
    CHECK_THAT(text, Catch::Contains("\"Berg\": {\n          \"2025\": {"));
    CHECK(text.find("\"Berg\"") == text.rfind("\"Berg\""));
}

TEST_CASE("an answer per record without records is one outcome", "[render]") {
    Answer answer = sample::answer("ersättning", "", with_status(Status::undetermined));
    answer.per = {"uppdrag"};
    answer.by_position = true;
    CHECK_THAT(written({answer}),
               Catch::Contains("\"ersättning\": {\n      \"per\": \"uppdrag\",\n      \"status\": \"undetermined\","));
}

TEST_CASE("each status has its own members", "[render]") {
    Outcome gap = with_status(Status::gap);
    gap.nearest = {{rule("b", "", "NUT-15"), "inskriven"}};
    CHECK(
        members(gap) ==
        std::string(R"("status": "gap", "nearest": [{ "clause": "b", "tags": ["NUT-15"], "failed": "inskriven" }], )") +
            nothing_else);

    Outcome conflict = with_status(Status::conflict);
    conflict.alternatives = {{option("regionen"), {rule("a", "", "NUT-27")}}};
    CHECK(
        members(conflict) ==
        std::string(
            R"("status": "conflict", "alternatives": [{ "value": "regionen", "clauses": [{ "clause": "a", "tags": ["NUT-27"] }] }], )") +
            nothing_else);

    Outcome ended = with_status(Status::not_in_force);
    ended.last = day_from_text("2025-12-31");
    ended.from = "huvudman";
    CHECK(
        members(ended) ==
        std::string(
            R"("status": "not_in_force", "from": "huvudman", "on": null, "last": "2025-12-31", "first": null, "neighbours": [], )") +
            nothing_else);

    Outcome fault = with_status(Status::error);
    fault.problem = Phrase("delat med noll", "divided by zero");
    CHECK(members(fault) == std::string(R"("status": "error", "problem": "delat med noll", )") + nothing_else);
}

TEST_CASE("yes and no are JSON truths", "[render]") {
    const Value yes{Value::YesNo{true}};
    CHECK_THAT(members(decided(yes, rule("a", "", "A"))), Catch::Contains("\"value\": true,"));
}

TEST_CASE("the strength of a rule stands with it and with the answer", "[render]") {
    Outcome outcome = decided(option("kommunen"), rule("a", "", "A"));
    outcome.clauses[0].strength = Strength::should;
    CHECK_THAT(members(outcome), Catch::Contains("\"strength\": \"should\", \"clauses\": [{ \"clause\": \"a\", "
                                                 "\"tags\": [\"A\"], \"strength\": \"should\" }]"));
}

TEST_CASE("an explanation is a tree", "[render]") {
    Outcome outcome = amount();
    outcome.explanation = amount_explained();
    const std::string text = members(outcome);
    CHECK_THAT(
        text,
        Catch::Contains(
            R"("explanation": { "step": "answer", "name": "belopp_att_fördela", "value": "3919345", "unit": "kr", "children": [{ "step": "spoke",)"));
    CHECK_THAT(
        text,
        Catch::Contains(
            R"({ "step": "fact", "name": "anslutna för 2025", "words": "anslutna under kalenderåret", "value": "170", "unit": "personer" })"));
}

TEST_CASE("text in JSON is escaped, also what is no text at all", "[render]") {
    JsonWriter json(JsonWriter::Layout::one_line);
    json.begin_array().text("a\"b\\c\n\x1b\xFFö").end_array();
    CHECK(json.take() == "[\"a\\\"b\\\\c\\n\\u001b\uFFFDö\"]");
}

TEST_CASE("requirements stand with their record, status and lines", "[render]") {
    RunResult result = run({});
    result.requirements.push_back(requirement({"2"}, RequirementStatus::not_met));
    JsonWriter json(JsonWriter::Layout::one_line);
    write_result(json, result, {"", "prov", {}, ""}, Language::swedish);
    CHECK_THAT(json.take(),
               Catch::Contains(R"("requirements": [{ "name": "fakturan_godtas", "record": "2", "status": "not_met", )"
                               R"("clause": "fakturering", "tags": ["K-1"], "lines": [)"
                               R"({ "text": "avdelning eller enhet", "status": "met", "tags": [], "missing": [] }, )"
                               R"({ "text": "kontonummer", "status": "not_met", "tags": ["K-2"], "missing": [] }, )"
                               R"({ "text": "initialer", "status": "undetermined", "tags": [], )"
                               R"("missing": [{ "name": "initialer", "label": "patientens initialer" }] }] }])"));
}
