// README.md and docs/ are executed. Each fenced block says by its language what must hold of it:
//
//   ```klausul           a whole document; checks clean and its examples pass. It may `använd` modules that stand
//                        earlier on the page, or amend one. After `<!-- error: K0301 -->` it must yield that code
//                        instead.
//   ```klausul-fragment  lines of a document; must parse under the line `avtal prov`. Indented first lines are thus
//                        lines of the header, others lines of the body.
//   ```console           `$ build/klausul …` lines, each with the output under it; a line `…` stands for any lines.
//                        Of a dialogue (`repl`, `ask`), what stands after the prompts is typed in; it is held among
//                        copies of docs/examples and agreements, so that it may write.
//   ```json              JSON.
//
// After `<!-- file: docs/examples/x -->` a block of any language must be that file, byte for byte.

#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <regex>
#include <sstream>
#include <string>
#include <utility>
#include <vector>
#include "tests/catch.hpp"

#include "grammar/parse.hpp"
#include "interpreter/cases/json_reader.hpp"
#include "interpreter/klausul.hpp"
#include "interpreter/render/tests_text.hpp"

// The program of the embedding guide, to be run as a function.
#define main embedding_example
#include "docs/examples/embedding.cpp"
#undef main

namespace {

namespace fs = std::filesystem;

struct Block {
    std::string language;
    std::string text;
    std::string error;  ///< of `<!-- error: … -->`
    std::string file;   ///< of `<!-- file: … -->`
    std::size_t line = 0;
};

/// Printed numbers hold no-break blanks, which nobody sees or types.
std::string with_plain_blanks(std::string text) {
    const std::string no_break = "\u00A0";
    for (std::size_t at = 0; (at = text.find(no_break, at)) != std::string::npos;)
        text.replace(at, no_break.size(), " ");
    return text;
}

std::string read_text(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::string between(const std::string& line, const std::string& open, const std::string& close) {
    if (!line.starts_with(open) || !line.ends_with(close)) return {};
    return line.substr(open.size(), line.size() - open.size() - close.size());
}

std::vector<Block> blocks_of(const std::string& page) {
    std::vector<Block> blocks;
    Block next;
    bool inside = false;
    std::size_t number = 0;
    for (const std::string& line : lines_of(page)) {
        ++number;
        if (line.starts_with("```")) {
            if (inside) blocks.push_back(std::exchange(next, {}));
            inside = !inside;
            if (inside) {
                next.language = line.substr(3);
                next.line = number;
            }
        } else if (inside) {
            next.text += line + "\n";
        } else if (line.starts_with("<!--")) {
            if (auto code = between(line, "<!-- error: ", " -->"); !code.empty()) next.error = code;
            if (auto file = between(line, "<!-- file: ", " -->"); !file.empty()) next.file = file;
        } else if (!line.empty()) {
            next = {};
        }
    }
    if (inside) next.language += " (never closed)", blocks.push_back(next);
    return blocks;
}

std::string code_text(int code) {
    const std::string digits = std::to_string(code);
    return "K" + std::string(4 - std::min<std::size_t>(4, digits.size()), '0') + digits;
}

std::string codes_of(const std::vector<klausul::Diagnostic>& diagnostics) {
    std::string codes;
    for (const klausul::Diagnostic& each : diagnostics) codes += (codes.empty() ? "" : " ") + code_text(each.code);
    return codes;
}

// ---- what must hold of a block; each gives what is wrong, empty if nothing is
// ----------------------------------------

std::string failed_examples(const klausul::Agreement& agreement) {
    std::string wrong;
    for (const klausul::ExampleResult& result : klausul::Judge(agreement).test()) {
        for (const klausul::ExampleResult::Line& line : result.lines) {
            if (!line.passed)
                wrong += line.words + ": expected " + klausul::side_words(line.expected, klausul::Language::english) +
                         ", found " + klausul::side_words(line.found, klausul::Language::english) + "\n";
        }
    }
    return wrong;
}

using Modules = std::map<std::string, std::string, std::less<>>;

/// Documents that stand on the page are kept as modules for those after them.
std::string wrong_document(const Block& block, Modules& modules) {
    const auto find = [&](std::string_view name) -> std::optional<klausul::SourceText> {
        const auto found = modules.find(name);
        if (found == modules.end()) return std::nullopt;
        return klausul::SourceText{found->first + ".klausul", found->second};
    };
    const klausul::Loaded loaded = klausul::load({"page.klausul", block.text}, find);
    const std::string codes = codes_of(loaded.diagnostics);
    if (!block.error.empty()) return codes == block.error ? "" : "expected " + block.error + ", found " + codes;
    if (!codes.empty()) return codes;
    const klausul::Program& program = loaded.agreement->program();
    // An amendment goes by the name of what it amends, which stands there already.
    if (program.text == program.documents[program.main].source)
        modules[program.documents[program.main].name] = block.text;
    return failed_examples(*loaded.agreement);
}

std::string wrong_fragment(const Block& block) {
    std::vector<klausul::Diagnostic> problems;
    const klausul::Source source("page.klausul", "avtal prov\n" + block.text, 0, problems);
    if (source.usable()) problems = klausul::parse(source).diagnostics;
    const std::string codes = codes_of(problems);
    return codes == block.error ? ""
                                : "expected " + (block.error.empty() ? "no error" : block.error) + ", found " + codes;
}

/// Whether the lines found are those shown, where `…` stands for any number of lines.
bool agrees(const std::vector<std::string>& shown, const std::vector<std::string>& found, std::size_t s = 0,
            std::size_t f = 0) {
    for (; s < shown.size() && shown[s] != "…"; ++s, ++f) {
        if (f == found.size() || shown[s] != found[f]) return false;
    }
    if (s == shown.size()) return f == found.size();
    for (; f <= found.size(); ++f) {
        if (agrees(shown, found, s + 1, f)) return true;
    }
    return false;
}

/// Copies of what a dialogue reads and may write, removed afterwards.
class Workplace {
public:
    Workplace() {
        for (const char* folder : {"docs/examples", "agreements"}) {
            fs::create_directories((path_ / folder).parent_path());
            fs::copy(fs::path(KLAUSUL_ROOT) / folder, path_ / folder, fs::copy_options::recursive);
        }
    }
    ~Workplace() { fs::remove_all(path_); }
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;

    [[nodiscard]] std::string path() const { return path_.string(); }
    void write(const char* name, const std::string& text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
    }

private:
    fs::path path_ = fs::temp_directory_path() / ("klausul-docs-" + std::to_string(getpid()));
};

/// What the command prints, on both streams; run in a folder in Swedish surroundings.
std::string output_of(const std::string& arguments, const std::string& folder = KLAUSUL_ROOT) {
    const std::string command =
        "cd '" + folder + "' && LC_ALL=sv_SE.UTF-8 NO_COLOR=1 '" KLAUSUL_COMMAND "' " + arguments + " 2>&1";
    std::FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return "the command could not be started\n";
    std::string output;
    std::array<char, 4096> part{};
    for (std::size_t got = 0; (got = std::fread(part.data(), 1, part.size(), pipe)) > 0;)
        output.append(part.data(), got);
    pclose(pipe);
    return with_plain_blanks(output);
}

bool is_dialogue(const std::string& arguments) {
    return arguments.starts_with("repl ") || arguments.starts_with("ask ");
}

/// What stands after the prompts of a dialogue.
std::string typed_in(const std::vector<std::string>& shown) {
    static const std::regex prompt(R"(^(?:(?:\S+ )?\d{4}-\d\d-\d\d> ?|> |… )(.*)$)");
    std::string typed;
    std::smatch match;
    for (const std::string& line : shown) {
        if (std::regex_match(line, match, prompt)) typed += match[1].str() + "\n";
    }
    return typed;
}

std::string wrong_console(const Block& block) {
    const std::string prompt = "$ build/klausul ";
    const std::vector<std::string> lines = lines_of(block.text);
    if (lines.empty() || !lines.front().starts_with(prompt)) return "the block does not begin with `" + prompt + "`";
    std::string wrong;
    std::optional<Workplace> workplace;
    for (std::size_t i = 0; i < lines.size();) {
        const std::string arguments = lines[i].substr(prompt.size());
        std::vector<std::string> shown;
        for (++i; i < lines.size() && !lines[i].starts_with("$ "); ++i) shown.push_back(lines[i]);
        if (i < lines.size() && !lines[i].starts_with(prompt)) return "only `" + prompt + "` can be run";
        const bool dialogue = is_dialogue(arguments);
        if (dialogue && !workplace) workplace.emplace();
        if (dialogue) workplace->write("typed", typed_in(shown));
        const std::string found =
            output_of(arguments + (dialogue ? " < typed" : ""), workplace ? workplace->path() : KLAUSUL_ROOT);
        if (!agrees(shown, lines_of(found))) wrong += arguments + " prints\n" + found;
    }
    return wrong;
}

std::string wrong_json(const Block& block) {
    return klausul::read_json(block.text).mistakes.empty() ? "" : "this is no JSON";
}

std::string wrong_block(const Block& block, Modules& modules) {
    if (!block.file.empty() && read_text(fs::path(KLAUSUL_ROOT) / block.file) != block.text)
        return "differs from " + block.file;
    if (block.language == "klausul") return wrong_document(block, modules);
    if (block.language == "klausul-fragment") return wrong_fragment(block);
    if (block.language == "console") return wrong_console(block);
    if (block.language == "json") return wrong_json(block);
    const bool plain = block.language.empty() || block.language == "cmake" || block.language == "sh" ||
                       (block.language == "cpp" && !block.file.empty());
    return plain ? "" : "nobody knows how to try a block of " + block.language;
}

/// Targets of links that lead to a file, without their `#place`.
std::vector<std::string> links_of(const std::string& page) {
    static const std::regex link(R"(\]\(([^)#\s]+)[^)]*\))");
    std::vector<std::string> targets;
    for (std::sregex_iterator match(page.begin(), page.end(), link), end; match != end; ++match) {
        const std::string target = (*match)[1];
        if (target.find("://") == std::string::npos) targets.push_back(target);
    }
    return targets;
}

std::vector<fs::path> pages() {
    std::vector<fs::path> found{fs::path(KLAUSUL_ROOT) / "README.md"};
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(KLAUSUL_ROOT) / "docs")) {
        // What the pages on diagnostics show is wrong on purpose, and proved by command/explain_test.cpp.
        if (entry.path().parent_path().filename() == "diagnostics") continue;
        if (entry.path().extension() == ".md") found.push_back(entry.path());
    }
    return found;
}

}  // namespace

TEST_CASE("what the pages show is so", "[structure]") {
    std::size_t documents = 0;
    for (const fs::path& page : pages()) {
        Modules modules;
        for (const Block& block : blocks_of(read_text(page))) {
            INFO(page.string() << ":" << block.line);
            CHECK(wrong_block(block, modules) == "");
            documents += block.language == "klausul" ? 1 : 0;
        }
    }
    CHECK(documents > 30);
}

TEST_CASE("links on the pages lead to files", "[structure]") {
    for (const fs::path& page : pages()) {
        for (const std::string& target : links_of(read_text(page))) {
            INFO(page.string() << " links to " << target);
            CHECK(fs::exists(page.parent_path() / target));
        }
    }
    CHECK(links_of("[a](b.md) [c](https://d) [e](f.md#g) [h](#i)") == std::vector<std::string>{"b.md", "f.md"});
}

TEST_CASE("the program of the embedding guide prints what the guide says", "[structure]") {
    std::ostringstream printed;
    std::streambuf* screen = std::cout.rdbuf(printed.rdbuf());
    const int code = embedding_example();
    std::cout.rdbuf(screen);
    CHECK(code == 0);
    CHECK(with_plain_blanks(printed.str()) == "1 280 kr [HB-7]\nFacts are missing: tid\n");
}

TEST_CASE("blocks are found on a page with what is said of them", "[structure]") {
    const auto blocks = blocks_of("text\n<!-- error: K0020 -->\n\n```klausul\na\n```\n```console\nb\n```\n");
    REQUIRE(blocks.size() == 2);
    CHECK(blocks[0].error == "K0020");
    CHECK(blocks[0].text == "a\n");
    CHECK(blocks[1].error == "");
    CHECK(blocks[1].language == "console");
}

TEST_CASE("a block that is not so is found", "[structure]") {
    Modules modules;
    const auto wrong = [&](std::string language, std::string text, std::string error = "") {
        Block block;
        block.language = std::move(language);
        block.text = std::move(text);
        block.error = std::move(error);
        return !wrong_block(block, modules).empty();
    };
    const std::string sound =
        "avtal a\n  gäller tills vidare\nsvar x : kr \"?\"\n§ b\n  x = 3 kr\nexempel \"e\"\n  den 2026-01-01\n  ger x "
        "= ";
    CHECK_FALSE(wrong("klausul", sound + "3 kr\n"));
    CHECK(wrong("klausul", sound + "4 kr\n"));
    CHECK(wrong("klausul", sound + "3\n"));
    CHECK(wrong("klausul", sound + "3 kr\n", "K0302"));
    CHECK_FALSE(wrong("klausul", sound + "3\n", "K0302"));
    CHECK_FALSE(wrong("klausul-fragment", "§ a\n  x = 1\n"));
    CHECK(wrong("klausul-fragment", "§ a\n  x = \n"));
    CHECK_FALSE(wrong("console", "$ build/klausul --version\n…\n"));
    CHECK(wrong("console", "$ build/klausul --version\nklausul 0.0.0\n"));
    CHECK(wrong("console", "$ rm x\n"));
    CHECK(wrong("json", "{,}"));
    CHECK(wrong("poetry", "a"));
}
