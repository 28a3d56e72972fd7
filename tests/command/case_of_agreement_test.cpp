// What a case tells of the agreement itself: notice given and signing. And facts that contradict each other.

#include <string>

#include "tests/command/commands.hpp"

using namespace klausul;
using namespace klausul::commands;
using Catch::Contains;

namespace {

const std::string renewed =
    "avtal p \"P\"\n  gäller från och med 2026-01-01 till och med 2027-12-31\n  förlängs 2 år i taget\n  uppsägning "
    "senast 12 månader före utgången\nsvar x : kr \"?\"\n§ a\n  x = 1 kr\n";

}  // namespace

TEST_CASE("notice given in a case ends the agreement in answers, status and calendar", "[command]") {
    const Folder folder;
    const std::string document = folder.write("p.klausul", renewed);
    const std::string facts = folder.write("c.json", R"({"date": "2028-06-01", "notice_given": "2026-11-03"})");
    const std::string late =
        folder.write("l.json", R"({"date": "2028-06-01", "notice_given": {"date": "2027-02-01"}})");
    CHECK_THAT(command({"run", document, "--date", "2028-06-01"}).out, Contains("  1\u00A0kr\n"));
    const CommandResult ended = command({"run", document, "--case", facts});
    CHECK_THAT(ended.out, Contains("Gäller inte den 2028-06-01") && Contains("Gällde      till och med 2027-12-31"));
    CHECK_THAT(command({"run", document, "--case", facts, "--date", "2027-12-31"}).out, Contains("  1\u00A0kr\n"));
    CHECK_THAT(command({"run", document, "--case", late}).out, Contains("  1\u00A0kr\n"));
    CHECK_THAT(command({"run", document, "--case", late, "--date", "2030-01-01"}).out,
               Contains("Gällde      till och med 2029-12-31"));
    const CommandResult status = command({"status", document, "--case", facts, "--date", "2026-12-01"});
    CHECK(status.code == 0);
    CHECK_THAT(status.out,
               Contains("Uppsagt            2026-11-03, i tid") && Contains("Upphör             2027-12-31"));
    const CommandResult calendar =
        command({"calendar", document, "--case", facts, "--from", "2026-01-01", "--to", "2029-12-31", "--json"});
    CHECK_THAT(calendar.out, Contains("\"notice_given\"") && Contains("\"term_end\"") && !Contains("\"renewal\""));
}

TEST_CASE("signing that a case tells of is shown", "[command]") {
    const Folder folder;
    const std::string document = folder.write("p.klausul", renewed);
    const std::string facts =
        folder.write("c.json", R"({"date": "2026-06-01", "signed": {"from": "2025-11-03", "to": "2025-12-01"}})");
    CHECK_THAT(command({"status", document, "--case", facts, "--date", "2025-11-20"}).out,
               Contains("Undertecknat       2025-11-03 till och med 2025-12-01; inte undertecknat av alla"));
    CHECK_THAT(
        command({"calendar", document, "--case", facts, "--from", "2026-01-01", "--to", "2026-12-31", "--ics"}).out,
        Contains("LAST-MODIFIED:20251201T000000Z"));
}

TEST_CASE("what is wrong with notice or signing in a case is told", "[command]") {
    const Folder folder;
    const std::string document = folder.write("p.klausul", renewed);
    const std::string fixed = folder.write(
        "f.klausul",
        "avtal f\n  gäller från och med 2026-01-01 till och med 2026-12-31\nsvar x : kr \"?\"\n§ a\n  x = 1 kr\n");
    const auto refused = [&](const std::string& path, const std::string& members, const std::string& words) {
        const std::string facts = folder.write("c.json", "{\"date\": \"2026-06-01\", " + members + "}");
        const CommandResult result = command({"run", path, "--case", facts});
        INFO(members << "\n" << result.err);
        CHECK(result.code == 2);
        CHECK_THAT(result.err, Contains(words));
    };
    refused(document, "\"notice_given\": 5", "notice_given: väntade en dag som");
    refused(document, "\"notice_given\": \"2026-02-30\"", "notice_given: väntade en dag som");
    refused(document, "\"notice_given\": {\"dat\": \"2026-01-01\"}", "notice_given.dat");
    refused(document, "\"notice_given\": {\"date\": \"2026-01-01\", \"through\": 3}", "notice_given.through");
    refused(document, "\"signed\": {\"from\": \"2026-02-01\", \"to\": \"2026-01-01\"}", "ligger före den första");
    refused(document, "\"signed\": {\"from\": \"2026-02-01\"}", "signed.to: saknas");
    refused(fixed, "\"notice_given\": \"2027-01-01\"", "hade redan gått ut den 2026-12-31");
    const std::string facts = folder.write("c.json", R"({"notice_given": "2026-11-03"})");
    CHECK(command({"status", document, fixed, "--case", facts, "--date", "2026-01-01"}).code == 2);
}

TEST_CASE("an answer asked for by name shows the requirements that it rests on", "[command]") {
    const Folder folder;
    const std::string document = folder.write(
        "p.klausul",
        "avtal p\n  gäller tills vidare\npart regionen\npart kommunen\nuppgift läkare : ja/nej\nuppgift ålder : år\n"
        "svar betalar : part \"Vem?\"\nsvar barn : ja/nej \"?\"\n§ a\n  betalar = kommunen\n    undantag om giltig\n"
        "      betalar = regionen\n  giltig = intyget är uppfyllt\n  barn = ålder < 18 år\n"
        "krav intyget\n  läkare \"en läkare har skrivit det\" [P-1]\n  ålder >= 18 år\nkrav annat\n  läkare\n");
    const std::string facts =
        folder.write("c.json", R"({"date": "2026-06-01", "facts": {"ålder": 40, "läkare": false}})");
    const CommandResult words = command({"run", document, "--case", facts, "--answer", "betalar"});
    INFO(words.out << words.err);
    // Through a helper; what is not met is named, with its tag.
    CHECK_THAT(words.out, Contains("Krav\n  intyget: inte uppfyllt\n") &&
                              Contains("inte uppfyllt     en läkare har skrivit det [P-1]\n") && !Contains("  annat"));
    CHECK_THAT(words.out, Contains("Visas inte: 1 krav, som syns utan `--answer`\n"));
    const CommandResult other = command({"run", document, "--case", facts, "--answer", "barn"});
    CHECK_THAT(other.out, !Contains("intyget") && Contains("Visas inte: 2 krav"));
    const CommandResult json = command({"run", document, "--case", facts, "--json", "--answer", "betalar"});
    CHECK_THAT(json.out,
               Contains("\"name\": \"intyget\"") && Contains("\"left_out\": { \"requirements\": 1, \"duties\": 0 }"));
}

TEST_CASE("facts that contradict each other are told, and what is given is used", "[command]") {
    const Folder folder;
    const std::string document =
        folder.write("p.klausul",
                     "avtal p\n  gäller tills vidare\nuppgift födelsedag : datum\nuppgift ålder : år "
                     "annars fyllda år från födelsedag\nsvar barn : ja/nej \"?\"\n§ a\n  barn = ålder "
                     "< 18 år\n  ska \"räknas\" varje år\nkrav vuxen\n  ålder >= 18 år\n");
    const std::string facts =
        folder.write("c.json", R"({"date": "2026-06-01", "facts": {"ålder": 40, "födelsedag": "2019-03-01"}})");
    const CommandResult words = command({"run", document, "--case", facts, "--answer", "barn"});
    INFO(words.err);
    CHECK(words.code == 0);
    CHECK_THAT(words.out, Contains("  nej\n") &&
                              Contains("Uppgifter som säger emot varandra\n  ålder = 40\u00A0år är givet, men av "
                                       "födelsedag följer 7\u00A0år; det givna används\n"));
    CHECK_THAT(words.out, Contains("Visas inte: 1 krav och 1 skyldighet, som syns utan `--answer`\n"));
    const CommandResult english = command({"run", document, "--case", facts, "--lang", "en"});
    CHECK_THAT(english.out, Contains("Facts that contradict each other") && !Contains("Not shown"));
    const CommandResult json = command({"run", document, "--case", facts, "--json", "--answer", "barn"});
    CHECK_THAT(json.out, Contains("\"contradictions\": [") && Contains("\"follows\": {") &&
                             Contains("\"used\": \"given\"") &&
                             Contains("\"left_out\": { \"requirements\": 1, \"duties\": 1 }"));
    const std::string agreeing =
        folder.write("d.json", R"({"date": "2026-06-01", "facts": {"ålder": 7, "födelsedag": "2019-03-01"}})");
    CHECK_THAT(command({"run", document, "--case", agreeing}).out, !Contains("säger emot"));
}
