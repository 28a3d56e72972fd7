// What reaches a terminal, and what is no ordinary file.

#include <sys/stat.h>

#include <algorithm>
#include <string>

#include "grammar/text/visible_text.hpp"
#include "interpreter/cases/json_reader.hpp"
#include "tests/command/commands.hpp"

using namespace klausul;
using namespace klausul::commands;
using Catch::Contains;

namespace {

const std::string agreement =
    "avtal p \"P\"\n  gäller tills vidare\nuppgift n : text\nsvar x : text \"?\"\n§ a\n  x = n  [T-1]\n  ska "
    "\"räknas\" "
    "varje år senast 31 mars från 2026  [T-2]\n";
const std::string evil_case = R"({"date": "2026-01-01", "facts": {"n": "hej \u009b31m\u001b[31m\u0007"}})";

/// A control character but line ends and tabs, C1 too.
bool steers(const std::string& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        if ((byte < 0x20 && byte != '\n' && byte != '\t' && !(byte == '\r' && next == '\n')) || byte == 0x7F)
            return true;
        if (byte == 0xC2 && next >= 0x80 && next < 0xA0) return true;
    }
    return !is_utf8(text);
}

}  // namespace

TEST_CASE("no control character reaches a terminal, from file names or case texts", "[command]") {
    const Folder folder;
    // OSC 52, BEL, CSI in eight bits, and a byte that is no UTF-8.
    const std::string document = folder.write("a\x1b]52;c;x\x07\u009b31m\x9b.klausul", agreement);
    const std::string facts = folder.write("c\x1b[2J\u0085.json", evil_case);
    const std::vector<std::vector<std::string>> lines{
        {"list", document},
        {"list", "--tags", document},
        {"list", "--tags", document, "--csv"},
        {"list", "--tags", document, "--json"},
        {"check", document},
        {"check", document, "--json"},
        {"test", document},
        {"status", document, "--date", "2026-01-01"},
        {"calendar", document, "--from", "2026-01-01", "--to", "2026-12-31"},
        {"calendar", document, "--from", "2026-01-01", "--to", "2026-12-31", "--ics"},
        {"show", "T-1", document},
        {"run", document, "--case", facts},
        {"run", document, "--case", facts, "--why"},
        {"run", document, "--case", facts, "--short-why"},
        {"run", document, "--case", facts, "--json", "--why"},
        {"readings", document, "--case", facts},
        {"run", document, "--case", folder.path() + "/\x1b]0;x\x07"},
        {"check", folder.path() + "/\u009bfinns inte"},
        {"\x1b[31mrun"},
        {"run", document, "--\u009b"},
    };
    for (const auto& line : lines) {
        const CommandResult result = command(line);
        INFO(line.front() << " " << line.back() << "\n" << result.out << result.err);
        CHECK_FALSE(steers(result.out));
        CHECK_FALSE(steers(result.err));
        CHECK(result.out.size() + result.err.size() > 0);
    }
    const CommandResult json = command({"run", document, "--case", facts, "--json"});
    CHECK_THAT(json.out, Contains(R"("value": "hej \u009b31m\u001b[31m\u0007")"));
    const CommandResult words = command({"run", document, "--case", facts});
    CHECK_THAT(words.out, Contains("hej <U+009B>31m␛[31m␇"));
}

TEST_CASE("our own colours pass the gate, and nothing that looks like them without leave", "[command]") {
    CHECK(for_terminal("\x1b[1;31mfel\x1b[0m: a\n", true) == "\x1b[1;31mfel\x1b[0m: a\n");
    CHECK(for_terminal("\x1b[1;31mfel", false) == "␛[1;31mfel");
    CHECK(for_terminal("\x1b[2J\x1b]0;x\x07", true) == "␛[2J␛]0;x␇");
    CHECK(for_terminal("a\tå\r\nb\rc", false) == "a\tå\r\nb␍c");
    CHECK(for_terminal("\u009b\x9b\x7f", false) == "<U+009B><0x9B>␡");
    CHECK(for_terminal("", false).empty());
}

TEST_CASE("what is no ordinary file is told, and nothing waits for it", "[command]") {
    const Folder folder;
    const std::string document = folder.write("p.klausul", agreement);
    const std::string pipe = folder.path() + "/pipe";
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    const auto refused = [](const std::vector<std::string>& line, const std::string& words) {
        const CommandResult result = command(line);
        INFO(line.front() << " " << line.back() << "\n" << result.out << result.err);
        CHECK(result.code == 2);
        CHECK_THAT(result.err, Contains(words));
    };
    for (const std::string& path : {pipe, std::string("/dev/zero")}) {
        for (const char* verb : {"check", "run", "test", "list", "repl"}) refused({verb, path}, "är ingen vanlig fil");
        refused({"run", document, "--case", path}, "är ingen vanlig fil");
        refused({"ask", document, "--answer", "x", "--replay", path, "--date", "2026-01-01"}, "är ingen vanlig fil");
        refused({"check", document, "--root", path}, "är ingen mapp");
    }
    refused({"run", folder.path(), "--date", "2026-01-01"}, "är en mapp");
    refused({"run", document, "--case", folder.path()}, "är en mapp");
    // One that lies among the documents of a folder is passed over.
    REQUIRE(mkfifo((folder.path() + "/q.klausul").c_str(), 0600) == 0);
    CHECK(command({"check", folder.path()}).code == 0);
    CHECK(command({"run", document, "--date", "2026-01-01"}).code == 0);
}

TEST_CASE("the JSON of an explanation nests no deeper than readers of JSON take", "[command]") {
    const Folder folder;
    constexpr int helpers = 200;
    std::string text = "avtal p \"P\"\n  gäller tills vidare\nsvar x : kr \"?\"\n§ a\n  h0 = 1 kr\n";
    for (int i = 1; i <= helpers; ++i) text += "  h" + std::to_string(i) + " = h" + std::to_string(i - 1) + " + 1 kr\n";
    text += "  x = h" + std::to_string(helpers) + "\n";
    const std::string document = folder.write("p.klausul", text);
    const CommandResult result = command({"run", document, "--date", "2026-01-01", "--why", "--json"});
    REQUIRE(result.code == 0);
    std::size_t depth = 0;
    std::size_t deepest = 0;
    for (const char c : result.out) {
        if (c == '{' || c == '[') deepest = std::max(deepest, ++depth);
        if (c == '}' || c == ']') --depth;
    }
    CHECK(depth == 0);
    CHECK(deepest <= 64);
    const JsonText read = read_json(result.out);
    REQUIRE(read.value);
    const JsonValue* answer = read.value->find("answers")->find("x");
    const JsonValue* continued = answer->find("continued");
    REQUIRE(continued != nullptr);
    // Every place that is named is there, and every helper stands somewhere.
    for (std::size_t place = 0; place < continued->items.size(); ++place)
        CHECK_THAT(result.out, Contains("\"continued\": " + std::to_string(place)));
    for (int i = 0; i <= helpers; ++i)
        CHECK_THAT(result.out, Contains("\"step\": \"answer\", \"name\": \"h" + std::to_string(i) + "\"") ||
                                   Contains("\"name\": \"h" + std::to_string(i) + "\""));
}
