
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include "tests/command/commands.hpp"

#include "command/files.hpp"
#include "command/modules.hpp"

using namespace klausul;
using namespace klausul::commands;
using Catch::Contains;
namespace {

constexpr const char* small_agreement = R"(avtal prov "Prov"
  gäller  från och med 2026-01-01 till och med 2026-12-31

uppgift antal : heltal "antal platser"
tolkning pris "Vilket pris?"
  lågt  "det låga"  förvald
  högt  "det höga"
svar belopp : kr "Vilket belopp?"

§ belopp "Belopp"
  belopp = antal * (om pris är lågt då 10 kr annars 20 kr)  [A-1]

exempel "tre platser"
  den    2026-03-31
  givet  antal = 3
  ger    belopp = 30 kr
  enligt [A-1]
)";

/// The process itself: exit code and what it wrote to standard output.
std::pair<int, std::string> process(const std::string& arguments) {
    std::FILE* pipe = popen((std::string("'") + KLAUSUL_COMMAND + "' " + arguments).c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string text;
    std::array<char, 4096> buffer;
    while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe)) text.append(buffer.data(), size);
    const int status = pclose(pipe);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text};
}

}  // namespace

TEST_CASE("help and version are results", "[command]") {
    CHECK(command({"--version"}).out == "klausul 0.1.0\n");
    CHECK_THAT(command({"--help"}).out, Contains("Användning: klausul VERB") && Contains("run (kör)"));
    CHECK_THAT(command({"--hjälp"}).out, Contains("Användning"));
    CHECK_THAT(command({"--lang", "en", "--help"}).out, Contains("Usage: klausul VERB"));
    CHECK_THAT(command({"kör", "--help"}).out, Contains("--case FIL|-") && Contains("--lang sv|en"));
    CHECK(command({"--help"}).code == 0);
    const CommandResult nothing = command({});
    CHECK(nothing.code == 2);
    CHECK(nothing.out.empty());
    CHECK_THAT(nothing.err, Contains("Användning"));
}

TEST_CASE("the language is asked for, or that of the environment, or Swedish", "[command]") {
    CHECK_THAT(run_command({"rnu"}, {"en_GB.UTF-8", false}).err,
               Contains("error: there is no verb `rnu`; did you mean `run`?"));
    CHECK_THAT(run_command({"rnu"}, {"C", false}).err, Contains("fel: verbet `rnu` finns inte; menade du `run`?"));
    CHECK_THAT(run_command({"rnu", "--lang=sv"}, {"en_GB.UTF-8", false}).err, Contains("fel:"));
    const CommandResult other = command({"--lang", "de", "list", "x"});
    CHECK(other.code == 2);
    CHECK_THAT(other.err, Contains("språket är sv eller en, inte `de`"));
}

TEST_CASE("wrong usage is told and exits with 2", "[command]") {
    CHECK_THAT(command({"provaa"}).err, Contains("menade du `prova`?"));
    CHECK_THAT(command({"run", "x", "--cas", "y"}).err, Contains("flaggan `--cas` finns inte; menade du `--case`?"));
    CHECK_THAT(command({"run", "x", "--case"}).err, Contains("flaggan `--case` behöver ett värde"));
    CHECK_THAT(command({"run"}).err, Contains("`run` behöver DOKUMENT"));
    CHECK_THAT(command({"list", "a", "b"}).err, Contains("`b` är ett för mycket; flera går med `--tags`"));
    CHECK_THAT(command({"readings", "a", "b"}).err, Contains("`b` är ett för mycket"));
    CHECK_THAT(command({"run", "x", "--date", "2026-01-01", "--date", "2026-01-02"}).err,
               Contains("kan bara ges en gång"));
    CHECK(command({"provaa"}).code == 2);
    CHECK(command({"run", "x", "--cas", "y"}).code == 2);
    CHECK(command({"run"}).code == 2);
}

TEST_CASE("files that cannot be read are told and exit with 2", "[command]") {
    const Folder folder;
    CHECK_THAT(command({"list", folder.path() + "/saknas.klausul"}).err, Contains("saknas.klausul: finns inte"));
    CHECK_THAT(command({"list", folder.path()}).err, Contains("är en mapp, inte en fil"));
    CHECK_THAT(command({"check", folder.path()}).err, Contains("här finns ingen .klausul-fil"));
    CHECK(command({"list", folder.path() + "/saknas.klausul"}).code == 2);
    CHECK(command({"check", folder.path()}).code == 2);
    const std::string large = folder.write("stor.klausul", std::string(FileLimits::bytes + 1, '#'));
    CHECK_THAT(command({"list", large}).err, Contains("är större än 16 MB"));
}

TEST_CASE("mistakes are JSON when JSON was asked for", "[command]") {
    const CommandResult result = command({"list", "/saknas", "--json"});
    CHECK(result.out.empty());
    CHECK(
        result.err ==
        "[\n  {\n    \"severity\": \"error\",\n    \"path\": \"/saknas\",\n    \"message\": \"finns inte\"\n  }\n]\n");
}

TEST_CASE("mistakes about several files are one JSON array", "[command]") {
    const CommandResult result = command({"check", "/saknas", "/saknas_också", "--json"});
    CHECK_THAT(result.err, Catch::StartsWith("[\n  {\n") && Contains("\n  },\n  {\n") && Catch::EndsWith("  }\n]\n"));
    CHECK(result.code == 2);
}

TEST_CASE("a folder stands for the documents in it and below, sorted by bytes", "[command]") {
    const Folder folder;
    for (const char* name : {"b.klausul", "a/ö.klausul", "a/z.klausul", "a/z.txt"}) folder.write(name, "");
    const FoundDocuments found = find_documents(folder.path());
    REQUIRE(found.paths.size() == 3);
    CHECK(found.paths[0] == folder.path() + "/a/z.klausul");
    CHECK(found.paths[1] == folder.path() + "/a/ö.klausul");
    CHECK(found.paths[2] == folder.path() + "/b.klausul");
}

TEST_CASE("a module may be kept in a file spelt without dots and rings", "[command]") {
    const Folder folder;
    folder.write("tillaggsbelopp.klausul", "modul tilläggsbelopp\n");
    const auto found = find_in({folder.path()})("tilläggsbelopp");
    REQUIRE(found);
    CHECK(found->text == "modul tilläggsbelopp\n");
}

TEST_CASE("amendments are looked for beside the documents that are seen, or in and below the roots given",
          "[command]") {
    const Folder folder;
    const std::string document = folder.write("avtal/a.klausul", small_agreement);
    const std::string amendment = "ändring av prov från och med 2026-02-01\n§ belopp lyder\n  belopp = 7 kr [Ä-1]\n";
    const std::string answer = "belopp";
    const auto run = [&](const std::vector<std::string>& more) {
        std::vector<std::string> arguments{"run", document, "--date", "2026-03-01", "--answer", answer};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return command(arguments).out;
    };
    CHECK_THAT(run({}), Contains("antal"));
    folder.write("avtal/djupare/andring.klausul", amendment);
    CHECK_THAT(run({}), Contains("antal"));
    CHECK_THAT(run({"--root", folder.path()}), Contains("[Ä-1]"));
    folder.write("avtal/andring.klausul", amendment);
    CHECK_THAT(run({}), Contains("[Ä-1]"));
    // The main document is its own neighbour under every spelling of its path.
    const CommandResult checked = command({"check", folder.path()});
    CHECK(checked.code == 1);  // the same clause is changed twice from the same day only where both are seen
    CHECK_THAT(checked.err, !Contains("K0205"));
}

TEST_CASE("modules are found under the roots and nowhere else", "[command]") {
    const Folder folder;
    folder.write("rot/jämtland/parter.klausul", "modul parter");
    folder.write("hemlig.klausul", "utanför");
    const std::string root = folder.path() + "/rot";
    fs::create_symlink(folder.path() + "/hemlig.klausul", root + "/lank.klausul");
    const ModuleFinder find = find_in({folder.path() + "/finns_inte", root});
    REQUIRE(find("jämtland.parter"));
    CHECK(find("jämtland.parter")->path == root + "/jämtland/parter.klausul");
    CHECK(find("jämtland.parter")->text == "modul parter");
    for (const char* name : {"lank", "..hemlig", "../hemlig", ".hemlig", "jämtland", "", ".", "jämtland..parter"})
        CHECK_FALSE(find(name));
    CHECK_FALSE(find(folder.path() + "/hemlig"));
}

TEST_CASE("roots are the folder of the document and those around it", "[command]") {
    CHECK(module_roots("x/y.klausul", {"a", "b"}) == std::vector<std::string>{"a", "b"});
    CHECK(module_roots("y.klausul", {}) == std::vector<std::string>{"."});
    const Folder folder;
    const std::vector<std::string> roots = module_roots(folder.path() + "/a/b/c/d/x.klausul", {});
    REQUIRE(roots.size() == 4);
    CHECK(roots[0] == folder.path() + "/a/b/c/d");
    CHECK(roots[3] == folder.path() + "/a");
}

TEST_CASE("run answers a case", "[command]") {
    const Folder folder;
    const std::string document = folder.write("prov.klausul", small_agreement);
    const std::string facts =
        folder.write("fall.json", R"({"date": "2026-03-31", "title": "Tre", "facts": {"antal": 3}})");
    const CommandResult result = command({"kör", document, "--case", facts});
    INFO(result.err);
    CHECK(result.code == 0);
    CHECK_THAT(result.out,
               Catch::StartsWith("Tre\n===\nDen 2026-03-31\n") && Contains("Vilket belopp? (belopp)\n  30\u00A0kr\n"));
    CHECK_THAT(command({"run", document, "--case", facts, "--reading", "pris=högt"}).out, Contains("60\u00A0kr"));
    CHECK_THAT(command({"run", document, "--case", facts, "--json"}).out, Contains("\"value\": \"30\""));
    const CommandResult two = command({"run", document, "--case", facts, "--case", facts, "--json"});
    CHECK_THAT(two.out, Catch::StartsWith("[\n  {\n    \"case\": ") && Contains("\"title\": \"Tre\""));
}

TEST_CASE("run refuses a bad case with 2 and says nothing else", "[command]") {
    const Folder folder;
    const std::string document = folder.write("prov.klausul", small_agreement);
    const std::string good = folder.write("fall.json", R"({"date": "2026-03-31", "facts": {"antal": 3}})");
    const std::string bad = folder.write("fel.json", R"({"date": "2026-03-31", "facts": {"antl": 3}})");
    const CommandResult result = command({"run", document, "--case", good, "--case", bad});
    CHECK(result.code == 2);
    CHECK(result.out.empty());
    CHECK_THAT(result.err, Contains("fel.json: facts.antl: uppgiften `antl` finns inte; menade du `antal`?"));
    CHECK(command({"run", document}).code == 2);
    CHECK_THAT(command({"run", document}).err, Contains("fallet saknar datum"));
    CHECK_THAT(command({"run", document, "--date", "31/3"}).err, Contains("--date: `31/3` är inget datum"));
    CHECK_THAT(command({"run", document, "--case", good, "--answer", "belop"}).err,
               Contains("svaret `belop` finns inte; menade du `belopp`?"));
    CHECK_THAT(command({"run", document, "--case", good, "--reading", "pris"}).err, Contains("skriv tolkning=läsning"));
}

TEST_CASE("an answer that is not decided is a finding only when asked for", "[command]") {
    const Folder folder;
    const std::string document = folder.write("prov.klausul", small_agreement);
    CHECK(command({"run", document, "--date", "2026-03-31"}).code == 0);
    CHECK_THAT(command({"run", document, "--date", "2026-03-31"}).out, Contains("Saknas      antal: antal platser"));
    CHECK(command({"run", document, "--date", "2026-03-31", "--strict"}).code == 1);
}

TEST_CASE("readings that only another reading brings in are followed", "[command]") {
    const Folder folder;
    std::string text = small_agreement;
    text.replace(text.find("svar belopp"), 0,
                 "tolkning tillägg \"Vilket tillägg?\"\n  litet \"ett\"  förvald\n  stort \"fem\"\n");
    text.replace(text.find("annars 20 kr"), 12, "annars om tillägg är litet då 21 kr annars 25 kr");
    const std::string document = folder.write("prov.klausul", text);
    const std::string facts = folder.write("fall.json", R"({"date": "2026-03-31", "facts": {"antal": 3}})");
    const CommandResult result = command({"tolkningar", document, "--case", facts});
    INFO(result.err);
    CHECK_THAT(result.out, Contains("belopp      30\u00A0kr   63\u00A0kr\n"));
    CHECK_THAT(result.out, Contains("Vilket tillägg? (tillägg)\n  spelar roll först när pris = högt\n") &&
                               Contains("belopp      63\u00A0kr   75\u00A0kr\n                     +12\u00A0kr\n"));
}

TEST_CASE("what examples of another document reach counts in the module that holds it", "[command]") {
    const Folder folder;
    folder.write("delat.klausul", "modul delat \"Delat\"\ntolkning val \"?\"\n  ett \"1\"  förvald\n  två \"2\"\n");
    folder.write("a.klausul",
                 "avtal a \"A\"\n  gäller tills vidare\nanvänd delat\nsvar x : kr \"?\"\n§ k \"K\"\n"
                 "  x = beroende på val\n    ett 1 kr\n    två 2 kr\n"
                 "exempel \"e\"\n  den 2026-01-01\n  ger x = 1 kr\n");
    const CommandResult half = command({"prova", folder.path()});
    CHECK_THAT(half.out, Contains("klausultäckning: 1 av 2\n    inte nådd: läsning val = två"));
    folder.write("a.klausul",
                 "avtal a \"A\"\n  gäller tills vidare\nanvänd delat\nsvar x : kr \"?\"\n§ k \"K\"\n"
                 "  x = beroende på val\n    ett 1 kr\n    två 2 kr\n"
                 "exempel \"e\"\n  den 2026-01-01\n  ger x = 1 kr\n    med val = två : 2 kr\n");
    CHECK_THAT(command({"prova", folder.path()}).out, Contains("klausultäckning: 2 av 2"));
    CHECK_THAT(command({"prova", folder.path() + "/delat.klausul"}).out, Contains("klausultäckning: 0 av 2"));
}

TEST_CASE("test passes, or fails with 1", "[command]") {
    const Folder folder;
    folder.write("prov.klausul", small_agreement);
    const CommandResult passed = command({"prova", folder.path()});
    INFO(passed.err);
    CHECK(passed.code == 0);
    CHECK_THAT(passed.out, Contains("prov.klausul: 1 prov\n  klausultäckning: 2 av 3\n"
                                    "    inte nådd: läsning pris = högt\n      --> ") &&
                               Catch::EndsWith("\n1 prov godkänt, 0 underkända\n"));
    std::string wrong = small_agreement;
    wrong.replace(wrong.find("= 30 kr"), 7, "= 31 kr");
    folder.write("prov.klausul", wrong);
    const CommandResult failed = command({"test", folder.path()});
    CHECK(failed.code == 1);
    CHECK_THAT(failed.out,
               Contains("underkänt: exempel \"tre platser\"") && Contains("0 prov godkända, 1 underkänt\n"));
}

TEST_CASE("test writes JUnit XML whole or not at all", "[command]") {
    const Folder folder;
    const std::string document = folder.write("prov.klausul", small_agreement);
    const std::string broken = folder.write("trasig.klausul", "avtal");
    const std::string report = folder.write("rapport.xml", "det gamla");
    CHECK(command({"test", document, broken, "--junit", report}).code == 1);
    const std::string text = read_file(report).text.value();
    CHECK_THAT(text, Catch::StartsWith("<?xml") && Contains("tests=\"2\" failures=\"0\" errors=\"1\"") &&
                         Catch::EndsWith("</testsuites>\n"));
    const CommandResult nowhere = command({"test", document, "--junit", folder.path() + "/saknas/r.xml"});
    CHECK(nowhere.code == 2);
    CHECK_THAT(nowhere.err, Contains("saknas/r.xml: mappen finns inte"));
    CHECK(command({"test", document, "--junit", folder.path()}).code == 2);
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder.path())) ++files;
    CHECK(files == 3);
}

TEST_CASE("a file is written through a link and keeps the link", "[command]") {
    const Folder folder;
    const std::string file = folder.write("a.txt", "gammalt");
    const std::string link = folder.path() + "/b.txt";
    fs::create_symlink(file, link);
    CHECK_FALSE(write_file(link, "nytt"));
    CHECK(fs::is_symlink(link));
    CHECK(read_file(file).text == "nytt");
    CHECK(write_file("/dev/full", "nytt"));
}

TEST_CASE("check tells what is wrong and exits with 1", "[command]") {
    const Folder folder;
    const std::string good = folder.write("prov.klausul", small_agreement);
    CHECK(command({"granska", good}).code == 0);
    CHECK_THAT(command({"check", good}).out, Contains("1 dokument: 0 fel, "));
    std::string wrong = small_agreement;
    wrong.replace(wrong.find("= antal *"), 9, "= antall *");
    const std::string bad = folder.write("fel.klausul", wrong);
    const CommandResult result = command({"check", bad});
    CHECK(result.code == 1);
    CHECK_THAT(result.err, Catch::StartsWith("fel K") && Contains("fel.klausul:11:12"));
    CHECK(command({"run", bad, "--date", "2026-03-31"}).code == 1);
    CHECK_THAT(command({"check", bad, "--json"}).out, Contains("\"errors\": 1"));
}

TEST_CASE("list shows what a document has", "[command]") {
    const Folder folder;
    const CommandResult result = command({"lista", folder.write("prov.klausul", small_agreement)});
    CHECK(result.code == 0);
    CHECK_THAT(result.out, Contains("klausul") && Contains("belopp") && Contains("[A-1]"));
}

TEST_CASE("the process gives the exit code, reads standard input and survives a closed pipe", "[command]") {
    const Folder folder;
    const std::string document = folder.write("prov.klausul", small_agreement);
    CHECK(process("--version").first == 0);
    CHECK(process("--version").second == "klausul 0.1.0\n");
    CHECK(process("provaa 2>/dev/null").first == 2);
    const auto [code, text] = process("run --lang sv '" + document +
                                      "' --case - <<'E'\n{\"date\": \"2026-03-31\", \"facts\": {\"antal\": 3}}\nE");
    CHECK(code == 0);
    CHECK_THAT(text, Contains("30\u00A0kr"));
    CHECK(process("--help > /dev/full 2> /dev/null").first == 2);
    const std::string code_file = folder.path() + "/code";
    CHECK(std::system(("{ '" KLAUSUL_COMMAND "' --help; echo $? > '" + code_file + "'; } | true").c_str()) == 0);
    CHECK(read_file(code_file).text == "0\n");
}
