// The shape of the code base: includes point backwards along the way of the data, each foreign library stays in its
// folder, and binary floating point is nowhere.

#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include "tests/catch.hpp"

#include "tests/structure/sources.hpp"

namespace {

using namespace klausul::sources;

/// The stages and their places in the order. A file belongs to the last one here whose name begins its path.
constexpr std::pair<std::string_view, int> stages[] = {
    {"grammar/", 0},
    {"interpreter/", 10},  // the API: klausul.hpp, and what it is made of (load/, answer/)
    {"interpreter/value/", 1},
    {"interpreter/time/", 2},
    {"interpreter/program/", 3},
    {"stdlib/", 4},
    {"interpreter/check/", 5},
    {"interpreter/evaluate/", 6},
    {"interpreter/explain/", 7},
    {"interpreter/search/", 8},
    {"interpreter/cases/", 11},
    {"interpreter/render/", 12},
    {"command/", 13},
    {"repl/", 14},
};

bool in(std::string_view path, std::string_view folder) { return path.starts_with(folder); }

/// -1 for a path that is none of ours.
int stage_of(std::string_view path) {
    int stage = -1;
    for (const auto& [folder, number] : stages) {
        if (in(path, folder)) stage = number;
    }
    return stage;
}

/// Why `from` may not include `target`, as it stands between quotes or angle brackets; empty if it may.
std::string forbidden(const std::string& from, const std::string& target) {
    if (in(target, "tao/pegtl") && !in(from, "grammar/")) return "PEGTL stays in grammar/";
    const bool borrows = from == "interpreter/value/number.cpp" || from == "interpreter/program/precedence.cpp";
    if (in(target, "boost/") && !borrows) return "Boost stays in number.cpp and precedence.cpp";
    if (in(target, "nlohmann/") && !in(from, "interpreter/cases/")) return "nlohmann/json stays in interpreter/cases/";
    const int to_stage = stage_of(target);
    if (to_stage < 0) return {};
    if (to_stage > stage_of(from)) return "points forwards";
    const bool own_or_value = in(target, "stdlib/") || in(target, "interpreter/value/");
    if (in(from, "stdlib/") && !own_or_value) return "stdlib knows values only";
    if (in(from, "interpreter/evaluate/") && in(target, "interpreter/check/")) return "evaluation needs no checker";
    return {};
}

bool uses_floating_point(std::string_view text) { return has_word(text, "double") || has_word(text, "float"); }

}  // namespace

TEST_CASE("no include points forwards along the way of the data", "[structure]") {
    std::size_t seen = 0;
    for_each_source({"grammar", "interpreter", "stdlib", "command", "repl"},
                    [&](const std::string& path, const std::string& text) {
                        for (const std::string& target : includes_of(text)) {
                            ++seen;
                            INFO(path << " includes " << target);
                            CHECK(forbidden(path, target) == "");
                        }
                    });
    CHECK(seen > 20);
}

TEST_CASE("the include check finds what is forbidden", "[structure]") {
    CHECK(forbidden("grammar/parse.cpp", "interpreter/value/number.hpp") != "");
    CHECK(forbidden("grammar/parse.cpp", "interpreter/klausul.hpp") != "");
    CHECK(forbidden("interpreter/klausul.cpp", "interpreter/render/json.hpp") != "");
    CHECK(forbidden("command/run.cpp", "repl/workspace.hpp") != "");
    CHECK(forbidden("interpreter/value/date.cpp", "interpreter/time/term.hpp") != "");
    CHECK(forbidden("interpreter/program/core.hpp", "interpreter/check/check.hpp") != "");
    CHECK(forbidden("interpreter/evaluate/case.cpp", "interpreter/check/check.hpp") != "");
    CHECK(forbidden("interpreter/check/check.cpp", "interpreter/klausul.hpp") != "");
    CHECK(forbidden("interpreter/klausul.hpp", "command/run.hpp") != "");
    CHECK(forbidden("interpreter/time/term.hpp", "stdlib/calendar.hpp") != "");
    CHECK(forbidden("stdlib/calendar.cpp", "grammar/syntax.hpp") != "");
    CHECK(forbidden("stdlib/calendar.cpp", "interpreter/program/core.hpp") != "");
    CHECK(forbidden("interpreter/program/core.hpp", "stdlib/calendar.hpp") != "");
    CHECK(forbidden("interpreter/check/check.cpp", "tao/pegtl.hpp") != "");
    CHECK(forbidden("interpreter/value/date.cpp", "boost/multiprecision/cpp_int.hpp") != "");
    CHECK(forbidden("interpreter/render/json.cpp", "nlohmann/json.hpp") != "");
}

TEST_CASE("the include check lets pass what is allowed", "[structure]") {
    CHECK(forbidden("grammar/parse.cpp", "tao/pegtl.hpp") == "");
    CHECK(forbidden("interpreter/value/number.cpp", "boost/multiprecision/cpp_int.hpp") == "");
    CHECK(forbidden("interpreter/check/check.cpp", "interpreter/program/core.hpp") == "");
    CHECK(forbidden("interpreter/check/check.cpp", "stdlib/calendar.hpp") == "");
    CHECK(forbidden("stdlib/calendar.cpp", "interpreter/value/date.hpp") == "");
    CHECK(forbidden("interpreter/render/json.cpp", "interpreter/klausul.hpp") == "");
    CHECK(forbidden("command/run.cpp", "interpreter/klausul.hpp") == "");
    CHECK(forbidden("repl/workspace.cpp", "command/files.hpp") == "");
    CHECK(forbidden("interpreter/cases/json_reader.cpp", "nlohmann/json.hpp") == "");
    CHECK(forbidden("interpreter/check/check.cpp", "vector") == "");
}

TEST_CASE("include lines are found in every spelling", "[structure]") {
    const std::string text = "#include \"a/b.hpp\"\n  # include <c>\n// #include \"d\"\n#define include\n";
    CHECK(includes_of(text) == std::vector<std::string>{"a/b.hpp", "c"});
}

TEST_CASE("there is no binary floating point", "[structure]") {
    for_each_source({"grammar", "interpreter", "stdlib"}, [](const std::string& path, const std::string& text) {
        INFO(path);
        CHECK_FALSE(uses_floating_point(text));
    });
    CHECK(uses_floating_point("double x;"));
    CHECK(uses_floating_point("std::vector<float> x; // fine"));
    CHECK(uses_floating_point("int a = 1'000; char c = '\"'; /* \" */ double x;"));
    CHECK(uses_floating_point("auto s = R\"x( \" )x\"; float y;"));
    CHECK_FALSE(uses_floating_point("// a double agent\nint doubled; /* float */ auto s = \"a \\\" double\";"));
    CHECK_FALSE(uses_floating_point("auto s = R\"x( \" double )\" )x\";"));
}
