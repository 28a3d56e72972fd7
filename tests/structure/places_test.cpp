// Where things are: what docs/architecture.md and comments in the sources say of it is so.

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>
#include "tests/catch.hpp"

#include "tests/structure/sources.hpp"

namespace klausul::places_tests {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::vector<std::string> all_of(const std::string& text, const std::regex& what) {
    std::vector<std::string> found;
    for (std::sregex_iterator match(text.begin(), text.end(), what), end; match != end; ++match)
        found.push_back((*match)[1]);
    return found;
}

/// Whether the name stands in the text and is no part of a longer one.
bool occurs(std::string_view text, std::string_view name) {
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        if ((at == 0 || !sources::is_word(text[at - 1])) && (end == text.size() || !sources::is_word(text[end])))
            return true;
    }
    return false;
}

/// A file that a page links to, and the names that stand behind it: [a/b.cpp](../a/b.cpp): `x`, `y`.
struct Place {
    std::string shown;
    std::string path;
    std::vector<std::string> names;
};

std::vector<Place> places_in(const std::string& page) {
    static const std::regex place(R"re(\[([^\]]+)\]\(\.\./([^)#]+)\)(: `[^`]+`(, `[^`]+`)*)?)re");
    static const std::regex name(R"re(`([^`]+)`)re");
    std::vector<Place> places;
    for (std::sregex_iterator match(page.begin(), page.end(), place), end; match != end; ++match)
        places.push_back({(*match)[1], (*match)[2], all_of((*match)[3], name)});
    return places;
}

/// What is not so of a place; empty if all of it is.
std::string wrong(const Place& place) {
    const fs::path file = fs::path(KLAUSUL_ROOT) / place.path;
    if (!fs::exists(file)) return "there is no " + place.path;
    const std::string text = fs::is_regular_file(file) ? sources::read(file) : "";
    std::string missing;
    for (const std::string& name : place.names) {
        if (!occurs(text, name)) missing += name + " is not in " + place.path + "\n";
    }
    return missing;
}

/// The methods of a header that stand under a comment with the names of their files, `// units.cpp`, up to an empty
/// line; those written out in the header itself are left out.
struct Methods {
    std::vector<std::string> files;
    std::vector<std::string> names;
};

std::vector<Methods> methods_by_file(const std::string& header) {
    static const std::regex group(R"re(    // [a-z_]+\.cpp(, [a-z_]+\.cpp)*(:.*)?)re");
    static const std::regex file(R"re(([a-z_]+\.cpp))re");
    static const std::regex method(R"re(    [^\s/}].*?\b([a-z_]+)\(.*)re");
    std::vector<Methods> groups;
    bool open = false;
    for (const std::string& line : lines_of(header)) {
        if (std::regex_match(line, group)) {
            groups.push_back({all_of(line, file), {}});
            open = true;
        } else if (line.empty()) {
            open = false;
        } else if (open) {
            std::smatch match;
            if (line.find('{') == std::string::npos && std::regex_match(line, match, method))
                groups.back().names.push_back(match[1]);
        }
    }
    return groups;
}

/// Those of a group that none of its files defines.
std::vector<std::string> strays(const Methods& methods, const std::map<std::string, std::string>& text_of) {
    std::vector<std::string> found;
    for (const std::string& name : methods.names) {
        const bool defined = std::any_of(methods.files.begin(), methods.files.end(), [&](const std::string& file) {
            const auto text = text_of.find(file);
            return text != text_of.end() && text->second.find("::" + name + "(") != std::string::npos;
        });
        if (!defined) found.push_back(name);
    }
    return found;
}

/// Lines of a list of codes that do not stand with their own number in both forms: `tab = 20,  // K0020`.
std::vector<std::string> unnumbered(const std::string& header) {
    static const std::regex numbered(R"re(    [a-z_0-9]+ = (\d+),? +// K(\d{4}))re");
    const std::size_t begin = header.find("enum : int {\n");
    if (begin == std::string::npos) return {"no list of codes"};
    std::vector<std::string> found;
    const std::size_t first = header.find('\n', begin) + 1;
    for (const std::string& line : lines_of(header.substr(first, header.find("};", begin) - first))) {
        std::smatch match;
        const bool fine = std::regex_match(line, match, numbered) && std::stoi(match[1]) == std::stoi(match[2]);
        if (!fine && !line.empty()) found.push_back(line);
    }
    return found;
}

/// For each code of a table of messages the files that the comment before it names.
std::map<std::string, std::set<std::string>> reporters_named(const std::string& table) {
    static const std::regex message(R"re(((?:\n    // [^\n]*)+)\n    Message\{\s*code::([a-z_0-9]+))re");
    static const std::regex file(R"re(((?:load/)?[a-z_]+\.cpp))re");
    std::map<std::string, std::set<std::string>> named;
    for (std::sregex_iterator match(table.begin(), table.end(), message), end; match != end; ++match) {
        const auto files = all_of((*match)[1], file);
        named[(*match)[2]] = {files.begin(), files.end()};
    }
    return named;
}

/// For each code the sources of a folder that speak of it.
void add_reporters(const std::string& folder, const std::string& prefix,
                   std::map<std::string, std::set<std::string>>& speaking) {
    static const std::regex code(R"re(code::([a-z_0-9]+))re");
    for (const auto& entry : fs::directory_iterator(fs::path(KLAUSUL_ROOT) / folder)) {
        if (entry.path().extension() != ".cpp" || entry.path().filename() == "messages.cpp") continue;
        for (const std::string& each : all_of(sources::read(entry.path()), code))
            speaking[each].insert(prefix + entry.path().filename().string());
    }
}

const fs::path root = KLAUSUL_ROOT;

}  // namespace

TEST_CASE("what is followed through the code is where the page says", "[structure]") {
    std::size_t names = 0;
    const auto places = places_in(sources::read(root / "docs/architecture.md"));
    for (const Place& place : places) {
        INFO(place.path);
        CHECK(place.shown == place.path);
        CHECK(wrong(place) == "");
        names += place.names.size();
    }
    CHECK(places.size() > 60);
    CHECK(names > 60);
}

TEST_CASE("a place that is not as the page says is found", "[structure]") {
    const auto places = places_in("| [a](../a.cpp): `x`, `Y::z`; then `w` | [README.md](../README.md): `Klausul` |");
    REQUIRE(places.size() == 2);
    CHECK(places[0].names == std::vector<std::string>{"x", "Y::z"});
    CHECK(wrong(places[0]) == "there is no a.cpp");
    CHECK(wrong(places[1]) == "");
    CHECK(wrong({"README.md", "README.md", {"Klausu"}}) != "");
    CHECK(wrong({"tests", "tests", {"Klausul"}}) != "");
}

TEST_CASE("methods are in the file that their header says", "[structure]") {
    std::size_t seen = 0;
    std::map<fs::path, std::map<std::string, std::string>> folders;
    const auto texts_beside = [&](const fs::path& header) -> const std::map<std::string, std::string>& {
        auto& texts = folders[header.parent_path()];
        if (!texts.empty()) return texts;
        for (const auto& entry : fs::directory_iterator(root / header.parent_path()))
            if (entry.path().extension() == ".cpp") texts[entry.path().filename().string()] = sources::read(entry);
        return texts;
    };
    sources::for_each_source({"grammar", "interpreter", "command", "repl"},
                             [&](const std::string& path, const std::string& text) {
                                 if (!path.ends_with(".hpp")) return;
                                 for (const Methods& methods : methods_by_file(text)) {
                                     INFO(path);
                                     CHECK(strays(methods, texts_beside(path)) == std::vector<std::string>{});
                                     seen += methods.names.size();
                                 }
                             });
    CHECK(seen > 150);
}

TEST_CASE("a method that is in another file is found", "[structure]") {
    const auto groups = methods_by_file(
        "class A {\n    // a.cpp, b.cpp\n    /// Of f(x).\n    int f(int x,\n          int y) const;\n    int g() { "
        "return 1; }\n"
        "    [[nodiscard]] static std::vector<int> h();\n\n    int k();\n    // b.cpp: more\n    void m(int);\n};\n");
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].files == std::vector<std::string>{"a.cpp", "b.cpp"});
    CHECK(groups[0].names == std::vector<std::string>{"f", "h"});
    CHECK(groups[1].names == std::vector<std::string>{"m"});
    CHECK(strays(groups[0], {{"a.cpp", "int A::f(int x"}, {"c.cpp", "A::h()"}}) == std::vector<std::string>{"h"});
}

TEST_CASE("each code stands with its number", "[structure]") {
    for (const char* header :
         {"grammar/messages.hpp", "interpreter/check/messages.hpp", "interpreter/search/messages.hpp"}) {
        INFO(header);
        CHECK(unnumbered(sources::read(root / header)) == std::vector<std::string>{});
    }
    CHECK(unnumbered("enum : int {\n    a = 1,  // K0001\n\n    b = 20  // K0020\n};\n").empty());
    CHECK(unnumbered("enum : int {\n    a = 1,  // K0002\n    b,\n    c = 3\n};\n").size() == 3);
    CHECK(unnumbered("").size() == 1);
}

TEST_CASE("each message of the checker stands with the files that report it", "[structure]") {
    std::map<std::string, std::set<std::string>> in_check;
    std::map<std::string, std::set<std::string>> speaking;
    add_reporters("interpreter/check", "", in_check);
    add_reporters("interpreter/check", "", speaking);
    add_reporters("interpreter/load", "load/", speaking);
    const auto named = reporters_named(sources::read(root / "interpreter/check/messages.cpp"));
    CHECK(named.size() > 100);
    for (const auto& [code, files] : in_check) {
        INFO(code);
        REQUIRE(named.contains(code));
        for (const std::string& file : files) CHECK((named.at(code).contains(file) ? "" : file) == "");
    }
    for (const auto& [code, files] : named) {
        INFO(code);
        CHECK_FALSE(files.empty());
        for (const std::string& file : files) CHECK((speaking[code].contains(file) ? "" : file) == "");
    }
    CHECK(reporters_named("x\n    // a.cpp,\n    // load/b.cpp\n    Message{code::c, error,\n")["c"] ==
          std::set<std::string>{"a.cpp", "load/b.cpp"});
}

}  // namespace klausul::places_tests
