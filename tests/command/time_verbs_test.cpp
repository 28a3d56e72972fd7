// The verbs `status` and `calendar`, on the agreements that are shipped and on bad input.

#include "tests/command/commands.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include "interpreter/cases/json_reader.hpp"

using namespace klausul;
using namespace klausul::commands;
using Catch::Contains;
namespace {

/// The part of a status text under the heading of a group, up to the next group.
std::string group(const std::string& text, const std::string& heading) {
    const std::size_t begin = text.find("\n" + heading + "\n");
    if (begin == std::string::npos) return {};
    std::size_t end = begin + heading.size() + 2;
    while (end < text.size() && (text[end] == '\n' || text[end] == ' ')) end = text.find('\n', end) + 1;
    return text.substr(begin, end - begin);
}

std::string status_on(const std::string& date) {
    const CommandResult result = command({"status", shipped_agreements, "--date", date});
    CHECK(result.code == 0);
    CHECK(result.err == "");
    return result.out;
}

std::size_t count(const std::string& text, const std::string& words) {
    std::size_t found = 0;
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++found;
    return found;
}

const std::string good = "avtal gott\n  gäller från och med 2026-01-01 till och med 2026-12-31\n";

}  // namespace

TEST_CASE("the shipped agreements: what is in force on a day, and by which period", "[command]") {
    const std::string before = status_on("2024-03-01");
    CHECK(group(before, "Gäller") == "");
    CHECK_THAT(group(before, "Har upphört"),
               Contains("2023-01-01 till och med 2024-02-01 (avtalad förlängning) [SJV-1]"));
    const std::string waiting = group(before, "Inte visat att det har trätt i kraft");
    CHECK_THAT(waiting, Contains("Hemsjukvårdsavtal") && Contains("barn upp till sju år"));

    const std::string nutrition = status_on("2025-06-15");
    CHECK_THAT(nutrition, Contains("Den 2025-06-15: 1 av 13 dokument gäller"));
    CHECK_THAT(group(nutrition, "Gäller"),
               Contains("2025-06-01 till och med 2026-06-01 (ursprunglig avtalstid) [NUT-2]"));
    CHECK_THAT(group(nutrition, "Gäller"), Contains("inte undertecknat den dag som frågas om"));

    const std::string both = status_on("2026-06-01");
    CHECK_THAT(both, Contains("Den 2026-06-01: 10 av 13 dokument gäller"));
    CHECK(count(both, "senast 2026-12-31, om 213 dagar") == 8);
    CHECK(count(status_on("2026-06-02"), "Samverkansavtal om nutritionsprodukter\n    Avtalstid") == 1);
    CHECK(group(status_on("2026-06-02"), "Gäller").find("nutrition") == std::string::npos);
}

TEST_CASE("the shipped agreements: the last day for notice, and the renewals after it", "[command]") {
    CHECK(count(status_on("2026-12-31"), "senast i dag, 2026-12-31") == 8);
    const std::string missed = status_on("2027-01-01");
    CHECK(count(missed, "sista dag var 2026-12-31, som har passerat") == 8);
    CHECK(count(missed, "förlängs det till och med 2029-12-31 (förlängning 1); då sägs det upp senast 2028-12-31") ==
          8);

    const std::string renewed = status_on("2028-01-01");
    CHECK_THAT(renewed, Contains("Den 2028-01-01: 8 av 13 dokument gäller"));
    CHECK(count(renewed, "2028-01-01 till och med 2029-12-31 (förlängning 1)") == 8);
    CHECK(count(renewed, "senast 2028-12-31, om 365 dagar") == 8);
    // It says nothing of renewal [A-26].
    CHECK_THAT(group(renewed, "Har upphört"), Contains("Överenskommelse gemensam utveckling"));

    const std::string again = status_on("2030-06-30");
    CHECK(count(again, "2030-01-01 till och med 2031-12-31 (förlängning 2)") == 8);
    CHECK(count(again, "senast 2030-12-31, om 184 dagar") == 8);
}

TEST_CASE("the shipped agreements: the gap in Värmland, with both neighbours", "[command]") {
    for (const char* date : {"2024-03-01", "2026-06-01"}) {
        const std::string found = group(status_on(date), "Luckor och överlappningar");
        CHECK_THAT(found, Contains("Lucka 2024-02-02 till och med 2025-05-31 (485 dagar)"));
        CHECK_THAT(found, Contains("apoteksvaror, till och med 2024-02-01"));
        CHECK_THAT(found, Contains("nutritionsprodukter, från och med 2025-06-01"));
        CHECK((found.find("ligger i luckan") != std::string::npos) == (std::string(date) == "2024-03-01"));
    }
}

TEST_CASE("the status in JSON is one object with the same facts", "[command]") {
    const CommandResult result = command({"läge", shipped_agreements + "/varmland", "--date", "2024-03-01", "--json"});
    CHECK(result.code == 0);
    CHECK(read_json(result.out).mistakes.empty());
    CHECK_THAT(result.out, Contains(R"("kind": "extension", "from": "2023-01-01", "to": "2024-02-01")"));
    CHECK_THAT(result.out, Contains("\"days\": 485,\n      \"holds_date\": true"));
    CHECK(result.out == command({"status", shipped_agreements + "/varmland", "--date", "2024-03-01", "--json"}).out);
}

TEST_CASE("the status in English", "[command]") {
    const CommandResult result = command(
        {"status", shipped_agreements + "/jamtland/tillaggsbelopp.klausul", "--date", "2027-01-01", "--lang", "en"});
    CHECK_THAT(result.out, Contains("On 2027-01-01: 1 of 1 document in force"));
    CHECK_THAT(result.out, Contains("2026-01-01 to 2027-12-31 (original term) [TIL-21]"));
    CHECK_THAT(result.out, Contains("the last day was 2026-12-31, which has passed"));
    CHECK_THAT(result.out, Contains("it is renewed to 2029-12-31 (renewal 1); notice is then due by 2028-12-31"));
}

TEST_CASE("notice given is shown with what came of it", "[command]") {
    const Folder folder;
    const std::string header =
        "avtal p \"P\"\n  gäller från och med 2026-01-01 till och med 2027-12-31\n  förlängs 2 år i taget\n"
        "  uppsägning senast 12 månader före utgången genom arenan efter dialog \"dialog har förts\"\n";
    const auto told = [&](const std::string& notice, const std::string& body = "") {
        const std::string path = folder.write("p.klausul", header + "  uppsagt " + notice + "\n" + body);
        return command({"status", path, "--date", "2026-12-31"}).out;
    };
    CHECK_THAT(told("2026-11-03 efter dialog"), Contains("Uppsagt            2026-11-03, i tid\n"));
    CHECK_THAT(told("2026-11-03 efter dialog"), Contains("Upphör             2027-12-31\n"));
    CHECK_THAT(told("2026-11-03 efter dialog"), !Contains("Anmärkning"));
    CHECK_THAT(told("2026-11-03"), Contains("dialog har förts; att det har skett sägs inte. Uppsägningen gäller ändå"));
    CHECK_THAT(told("2027-01-01"), Contains("för sent för 2026-12-31, som var sista dag"));
    CHECK_THAT(told("2027-01-01"), Contains("Upphör             2029-12-31\n"));
    CHECK_THAT(told("2026-11-03 genom e_post efter dialog"),
               Contains("uppsagt genom e post, men avtalet säger genom arenan"));
    CHECK_THAT(told("2026-11-03", "§ skatt \"Skatten\"\n  kan inte sägas upp\n  text \"x\"\n"),
               Contains("Kan inte sägas upp § Skatten\n"));
}

TEST_CASE("the calendar of the shipped agreements", "[command]") {
    const CommandResult result =
        command({"kalender", shipped_agreements, "--from", "2026-01-01", "--to", "2028-12-31"});
    CHECK(result.code == 0);
    CHECK(result.err == "");
    CHECK_THAT(result.out, Contains("2026-12-31\n  Sista dagen att säga upp avtalet till utgången 2027-12-31"));
    CHECK_THAT(result.out, Contains("2028-12-31\n  Sista dagen att säga upp avtalet till utgången 2029-12-31"));
    CHECK_THAT(result.out,
               Contains("2026-06-01\n  Sista dagen avtalet gäller\n    Samverkansavtal om nutritionsprodukter"));
    CHECK_THAT(result.out, Contains("(vart fjärde år från okänt år): startåret är inte känt\n    Principer"));
    CHECK_THAT(result.out, Contains("Giltighetstid anges inte; visas som om det gällde\n  Överenskommelse om barn"));
    const CommandResult json = command(
        {"calendar", shipped_agreements, "--from", "2026-01-01", "--to", "2028-12-31", "--json", "--lang", "en"});
    CHECK(json.code == 0);
    CHECK(read_json(json.out).mistakes.empty());
    CHECK_THAT(json.out, Contains(R"("why": "start_unknown")"));
    const CommandResult ics =
        command({"calendar", shipped_agreements, "--from", "2026-01-01", "--to", "2028-12-31", "--ics"});
    CHECK(ics.code == 0);
    CHECK(count(ics.out, "BEGIN:VEVENT\r\n") == count(json.out, "\"uid\": "));
}

TEST_CASE("a calendar without a day says so", "[command]") {
    const Folder folder;
    const std::string path = folder.write("gott.klausul", good);
    const CommandResult result = command({"calendar", path, "--from", "2030-01-01", "--to", "2030-12-31"});
    CHECK(result.code == 0);
    CHECK(result.out == "Kalender 2030-01-01 till och med 2030-12-31\n\nInget har en dag i den tiden.\n");
    const CommandResult ics = command({"calendar", path, "--from", "2030-01-01", "--to", "2030-12-31", "--ics"});
    CHECK_THAT(ics.out, Contains("END:VCALENDAR\r\n"));
}

TEST_CASE("wrong use of the verbs about time is refused with words", "[command]") {
    const Folder folder;
    const std::string path = folder.write("gott.klausul", good);
    const auto refused = [](const std::vector<std::string>& arguments) {
        const CommandResult result = command(arguments);
        CHECK(result.code == 2);
        CHECK(result.out == "");
        return result.err;
    };
    CHECK_THAT(refused({"status", path}), Contains("säg vilken dag: `--date 2026-03-31`"));
    CHECK_THAT(refused({"status", path, "--date", "2026-02-29"}), Contains("`2026-02-29` är inget datum"));
    CHECK_THAT(refused({"status", path, "--date", "i går"}), Contains("`i går` är inget datum"));
    CHECK_THAT(refused({"status", "finns_inte", "--date", "2026-01-01"}), Contains("finns_inte: finns inte"));
    CHECK_THAT(refused({"calendar", path, "--from", "2026-01-01"}), Contains("säg vilken dag: `--to"));
    CHECK_THAT(refused({"calendar", path, "--from", "2026-02-01", "--to", "2026-01-31"}),
               Contains("--to, 2026-01-31, ligger före --from, 2026-02-01"));
    CHECK_THAT(refused({"calendar", path, "--from", "0001-01-01", "--to", "9999-12-31"}), Contains("högst hundra år"));
    CHECK_THAT(refused({"calendar", path, "--from", "2026-01-01", "--to", "2026-13-01"}), Contains("är inget datum"));
    CHECK_THAT(refused({"calendar", path, "--from", "2026-01-01", "--to", "2026-01-31", "--ics", "--json"}),
               Contains("välj `--ics` eller `--json`"));
    CHECK(command({"calendar", path, "--from", "2026-01-01", "--to", "2125-12-31"}).code == 0);
}

TEST_CASE("a document that is given twice is one document", "[command]") {
    const Folder folder;
    const std::string path = folder.write("gott.klausul", good);
    const CommandResult twice = command({"status", folder.path(), path, "--date", "2026-06-01"});
    CHECK(twice.out == command({"status", folder.path(), "--date", "2026-06-01"}).out);
}

TEST_CASE("a document with errors is reported, and the others are shown", "[command]") {
    const Folder folder;
    folder.write("gott.klausul", good);
    folder.write("noll.klausul", good + "  förlängs 0 år i taget\n");
    folder.write("trasigt.klausul", "avtal trasigt\n  gäller sedan länge\n");
    const CommandResult status = command({"status", folder.path(), "--date", "2026-06-01"});
    CHECK(status.code == 1);
    CHECK_THAT(status.out, Contains("1 av 1 dokument gäller"));
    CHECK_THAT(status.err, Contains("en förlängning med 0 år förlänger ingenting"));
    CHECK_THAT(status.err, Contains("trasigt.klausul"));
    CHECK(command({"calendar", folder.path(), "--from", "2026-01-01", "--to", "2026-12-31"}).code == 1);
}

TEST_CASE("an amendment is seen in the agreement that it amends", "[command]") {
    const Folder folder;
    folder.write("gott.klausul", good + "§ a \"A\"\n  text \"x\"\n");
    folder.write("ändring.klausul", "ändring av gott från och med 2026-07-01 \"Ändring 1\"\n§ a lyder\n  text \"y\"\n");
    CHECK_THAT(command({"status", folder.path(), "--date", "2026-08-01"}).out, Contains("1 av 1 dokument gäller"));
    const std::string shown = command({"calendar", folder.path(), "--from", "2026-01-01", "--to", "2026-12-31"}).out;
    CHECK_THAT(shown, Contains("2026-06-30\n  Sista dagen för § A"));
    CHECK_THAT(shown, Contains("2026-07-01\n  § A börjar gälla"));
}
