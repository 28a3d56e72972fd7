// Requirements on a single record, functions and packages: programs read from their text, cases from JSON.

#include "tests/catch.hpp"

#include "interpreter/cases/case_reader.hpp"
#include "interpreter/klausul.hpp"

using namespace klausul;

namespace {

const std::string invoice = R"(avtal fakturering "Fakturering"
  gäller från och med 2021-01-01
typ fakturarad
  produkt : text
  patient_initialer : text eller saknas
typ faktura
  avdelning : text eller saknas
  läkare : text eller saknas
  rader : lista av fakturarad
uppgift faktura : faktura "fakturan"
uppgift egenvård : ja/nej
svar godtas : ja/nej "Godtas fakturan?"
§ rutiner "Rutiner"
  krav fakturan_godtas på faktura                       [F-1]
    avdelning finns  "avsändande avdelning"             [F-2]
    läkare finns  "läkarens namn"                       [F-3]
    patient_initialer finns för varje fakturarad  "initialer på varje rad"
    avdelning saknas om egenvård  "ingen avdelning vid egenvård"
  godtas = fakturan_godtas är uppfyllt
)";

RunResult run(const std::string& text, const std::string& facts) {
    const Loaded loaded = load({"prov.klausul", text}, {});
    REQUIRE(loaded.agreement);
    Case given(loaded.agreement->program());
    const CaseText read = read_case(*loaded.agreement, "{\"date\": \"2022-01-01\", \"facts\": " + facts + "}", given);
    for (const CaseProblem& problem : read.problems) UNSCOPED_INFO(problem.at << ": " << problem.message.en);
    REQUIRE(read.problems.empty());
    return Judge(*loaded.agreement).run(given, {});
}

std::vector<RequirementStatus> lines(const RunResult& result) {
    std::vector<RequirementStatus> statuses;
    for (const auto& line : result.requirements.at(0).lines) statuses.push_back(line.status);
    return statuses;
}

using enum RequirementStatus;

}  // namespace

TEST_CASE("a requirement tells what a record lacks, line by line", "[evaluate]") {
    const RunResult result = run(invoice, R"({"egenvård": false, "faktura": {"avdelning": "A", "rader": [
        {"produkt": "x", "patient_initialer": "AB"}, {"produkt": "y"}]}})");
    CHECK(result.requirements.at(0).status == not_met);
    CHECK(lines(result) == std::vector<RequirementStatus>{met, not_met, not_met, met});
    CHECK(result.requirements.at(0).lines.at(1).tags == std::vector<std::string>{"F-3"});
    CHECK(plain_text(*result.answers.at(0).elements.at(0).outcome.value) == "false");
}

TEST_CASE("a requirement is met when every line that applies is", "[evaluate]") {
    const RunResult result =
        run(invoice, R"({"egenvård": false, "faktura": {"avdelning": "A", "läkare": "B", "rader": []}})");
    CHECK(result.requirements.at(0).status == met);
    CHECK(result.answers.at(0).elements.at(0).outcome.value == Value{Value::YesNo{true}});
}

TEST_CASE("what is not given leaves a requirement open and names the fact", "[evaluate]") {
    const RunResult result = run(invoice, R"({"faktura": {"avdelning": "A", "läkare": "B", "rader": []}})");
    CHECK(result.requirements.at(0).status == undetermined);
    CHECK(result.requirements.at(0).lines.at(3).missing.at(0).name.text() == "egenvård");
    const RunResult nothing = run(invoice, R"({"egenvård": false})");
    CHECK(nothing.requirements.at(0).status == undetermined);
    CHECK(nothing.answers.at(0).elements.at(0).outcome.status == Status::undetermined);
}

TEST_CASE("a function is written out where it is called", "[evaluate]") {
    const RunResult result =
        run("avtal p\nuppgift a : kr\nsvar x : kr\nfunktion dubbelt(v : kr) : kr = v * 2\n"
            "funktion fyra(v : kr) : kr = dubbelt(dubbelt(v))\n§ k\n  x = fyra(a + 1 kr)\n",
            R"({"a": 10})");
    CHECK(plain_text(*result.answers.at(0).elements.at(0).outcome.value) == "44");
}

TEST_CASE("a package answers what its documents answer", "[evaluate]") {
    const auto part = [](std::string_view name) -> std::optional<SourceText> {
        if (name == "ett") return SourceText{"ett", "avtal ett\nsvar x : kr\n§ k\n  x = 1 kr\n"};
        if (name == "två") return SourceText{"två", "avtal två\nsvar y : kr\n§ k\n  y = 2 kr\n"};
        return std::nullopt;
    };
    const Loaded loaded = load({"paket", "avtal paket\n  består av ett; två\n"}, part);
    REQUIRE(loaded.agreement);
    Case facts(loaded.agreement->program());
    facts.set_date(Day{20000});
    const RunResult result = Judge(*loaded.agreement).run(facts, {});
    REQUIRE(result.answers.size() == 2);
    CHECK(result.answers[0].name == "x");
    CHECK(plain_text(*result.answers[1].elements.at(0).outcome.value) == "2");
}

TEST_CASE("notice given ends a term at the first end it reaches in time", "[evaluate]") {
    const auto ends = [](const std::string& notice) {
        const std::string header =
            "avtal p\n  gäller från och med 2026-01-01 till och med 2027-12-31\n  förlängs 2 år i taget\n"
            "  uppsägning senast 12 månader före utgången\n  uppsagt " +
            notice + "\nsvar x : kr\n§ k\n  x = 1 kr\n";
        const Loaded loaded = load({"p", header}, {});
        REQUIRE(loaded.agreement);
        return to_text(Day{loaded.agreement->program().documents[DocumentId(0)].in_force.to});
    };
    CHECK(ends("2026-12-31") == "2027-12-31");
    CHECK(ends("2027-01-01") == "2029-12-31");
    CHECK(ends("2028-12-31") == "2029-12-31");
}
