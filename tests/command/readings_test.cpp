#include "tests/catch.hpp"

#include "command/command.hpp"
#include "interpreter/render/readings_text.hpp"
#include "tests/render/sample_outcomes.hpp"

using namespace klausul;
using namespace klausul::sample;
using Catch::Contains;

namespace {

constexpr const char* folder = KLAUSUL_ROOT "/agreements/jamtland/";

CommandResult readings(std::vector<std::string> more, const std::string& facts = "cases/tillagg_175.json") {
    std::vector<std::string> arguments{"readings", std::string(folder) + "tillaggsbelopp.klausul", "--case",
                                       std::string(folder) + facts};
    arguments.insert(arguments.end(), more.begin(), more.end());
    CommandResult result = run_command(arguments, {"sv_SE.UTF-8", false});
    for (std::size_t at = 0; (at = result.out.find("\u00A0", at)) != std::string::npos;) result.out.replace(at, 2, " ");
    return result;
}

ReadingComparison comparison(std::vector<std::vector<Answer>> answers) {
    ReadingComparison result{"pris", "Vilket pris?", {"A-1"}, 0, 0, {}, {}};
    for (std::vector<Answer>& each : answers)
        result.options.push_back({result.options.empty() ? "lågt" : "högt", "", std::move(each)});
    return result;
}

Outcome under(const std::string& option, Outcome outcome) {
    outcome.readings.push_back({"pris", "Vilket pris?", option, "", option == "lågt"});
    return outcome;
}

}  // namespace

TEST_CASE("readings stand side by side with their difference to the default", "[command]") {
    const CommandResult result = readings({"--answer", "belopp_att_fördela", "--answer", "betalare_tilläggsbelopp"});
    CHECK(result.code == 0);
    CHECK_THAT(result.out, Contains(R"(
Från vad räknas justeringsbeloppet? (justering_räknas_från) [A-41]
  närmaste_gräns     per person utanför närmaste gräns (förvald)
  en_gång            ett justeringsbelopp, oavsett avstånd
  intervallets_mitt  per person från 149
  dolda_antalet      per person från 144, antalet som beloppet bygger på

                       närmaste_gräns          en_gång  intervallets_mitt    dolda_antalet
                            (förvald)
  belopp_att_fördela  4 054 492,86 kr  3 919 345,46 kr    4 595 082,46 kr  4 730 229,86 kr
                                        −135 147,40 kr     +540 589,60 kr   +675 737,00 kr
)"));
    CHECK_THAT(result.out, Contains("  betalare_tilläggsbelopp          regionen  avgörs särskilt\n"));
}

TEST_CASE("a reading that was fixed is not compared, others are judged under it", "[command]") {
    const CommandResult result = readings(
        {"--answer", "belopp_att_fördela", "--reading", "justering_räknas_från=dolda_antalet", "--lang", "en"});
    CHECK(result.out.find("(justering_räknas_från)") == std::string::npos);
    CHECK_THAT(result.out, Contains("belopp_att_fördela  4 730 229.86 kr    undetermined\n") && Contains("(default)"));
}

TEST_CASE("readings as JSON have the answers as a run has them", "[command]") {
    const CommandResult result = readings({"--json", "--answer", "belopp_att_fördela"});
    CHECK_THAT(result.out, Catch::StartsWith(R"({
  "readings": [
    {
      "name": "justering_räknas_från",
      "question": "Från vad räknas justeringsbeloppet?",
      "tags": ["A-41"],
      "default": "närmaste_gräns",
      "options": [
        {
          "name": "närmaste_gräns",
          "label": "per person utanför närmaste gräns",
          "answers": {
            "belopp_att_fördela": {
              "status": "decided",
              "value": "4054492.86",
)"));
    CHECK(readings({"--json"}).out == readings({"--json"}).out);
}

TEST_CASE("readings refuse what run refuses", "[command]") {
    CHECK(readings({"--answer", "belop"}).code == 2);
    CHECK(readings({"--reading", "x=y"}).code == 2);
    CHECK(readings({}, "cases/saknas.json").code == 2);
}

TEST_CASE("elements that come out alike are counted", "[command]") {
    const auto per = [](const std::string& option, const std::string& amount) {
        Answer answer = shares(under(option, decided(kronor(amount), reconciliation("A"))));
        answer.elements[0].outcome = under(option, answer.elements[0].outcome);
        return answer;
    };
    CHECK_THAT(readings_text({comparison({{per("lågt", "5")}, {per("högt", "2.5")}})}, Language::swedish),
               Contains("  kommunens_del per kommun\n    Östersund       5\u00A0kr   2,50\u00A0kr\n"
                        "                          −2,50\u00A0kr\n    (1 till är lika)\n"));
    CHECK_THAT(readings_text({comparison({{per("lågt", "5")}, {per("högt", "5")}})}, Language::english),
               Contains("  kommunens_del per kommun: all 2 alike under every option\n"));
}

TEST_CASE("answers without the reading have no row, undecided ones their word", "[command]") {
    const Answer other = answer("annat", "", amount());
    const auto with = [&](const std::string& option, Status status) {
        return std::vector<Answer>{answer("belopp", "", under(option, with_status(status))), other};
    };
    const std::string text =
        readings_text({comparison({with("lågt", Status::gap), with("högt", Status::conflict)})}, Language::swedish);
    CHECK_THAT(text, Contains("  belopp  oreglerat  motstridigt\n"));
    CHECK_THAT(text, !Contains("annat"));
    CHECK(readings_text({}, Language::swedish) == "inget svar beror på någon tolkning\n");
}

TEST_CASE("a reading that matters only under another is compared there", "[command]") {
    ReadingComparison nested = comparison({{answer("x", "", under("lågt", amount()))}, {answer("x", "", amount())}});
    nested.given = {{"sätt", "nytt"}};
    nested.taken = 1;
    CHECK_THAT(readings_text({nested}, Language::swedish),
               Contains("  spelar roll först när sätt = nytt\n") && Contains("högt  (vald i fallet)\n"));
    JsonWriter json(JsonWriter::Layout::one_line);
    json.begin_object();
    write_readings(json, {nested}, "prov", Language::swedish);
    CHECK_THAT(json.end_object().take(),
               Contains(R"("default": "lågt", "taken": "högt", "given": { "sätt": "nytt" }, "options")"));
}
