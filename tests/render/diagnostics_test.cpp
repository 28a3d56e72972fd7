#include "interpreter/render/diagnostics.hpp"

#include <array>
#include "tests/catch.hpp"

using namespace klausul;
using Catch::Contains;

namespace {

constexpr std::array<Message, 3> messages{{
    {901, Severity::error, "`{0}` finns inte", "there is no `{0}`", "menade du `{1}`?", "did you mean `{1}`?"},
    {902, Severity::warning, "`{0}` används inte", "`{0}` is not used"},
    {903, Severity::hint, "`{0}` kan skrivas kortare", "`{0}` can be shortened"},
}};

const MessageTables& tables() {
    static const MessageTables all{messages};
    return all;
}

std::vector<Source> sources_of(const std::string& text) {
    std::vector<Diagnostic> problems;
    std::vector<Source> sources;
    sources.emplace_back("til.klausul", text, 0U, problems);
    return sources;
}

Span find(const Source& source, std::string_view words) {
    const auto begin = static_cast<std::uint32_t>(source.text().find(words));
    return {0, begin, begin + static_cast<std::uint32_t>(words.size())};
}

std::string shown(const std::string& text, std::string_view words, Language language = Language::swedish) {
    const std::vector<Source> sources = sources_of(text);
    return diagnostics_text({{902, find(sources[0], words), {Phrase(words)}}}, sources, tables(), {language});
}

}  // namespace

TEST_CASE("a diagnostic shows its place, the line, a caret, related places and help", "[render]") {
    const std::vector<Source> sources = sources_of("a = 1\n\n\n\n\n\n\n\n\n  antall = a\n");
    Diagnostic diagnostic{901, find(sources[0], "antall"), {"antall", "antal"}};
    diagnostic.related.push_back({find(sources[0], "a ="), {"jämför här", "compare here"}});
    CHECK(diagnostics_text({diagnostic}, sources, tables(), {Language::swedish}) == R"(fel K0901: `antall` finns inte
  --> til.klausul:10:3
   |
10 |   antall = a
   |   ^^^^^^
  ::: til.klausul:1:1: jämför här
   |
 1 | a = 1
   | ---
hjälp: menade du `antal`?

)");
    CHECK_THAT(diagnostics_text({diagnostic}, sources, tables(), {Language::english}),
               Contains("error K0901: there is no `antall`\n") && Contains(":1:1: compare here\n") &&
                   Contains("help: did you mean `antal`?\n"));
}

TEST_CASE("the caret stands under letters with rings and dots, and under wide characters", "[render]") {
    CHECK(shown("årlig = åtta\n", "åtta") ==
          "varning K0902: `åtta` används inte\n --> til.klausul:1:9\n  |\n"
          "1 | årlig = åtta\n  |         ^^^^\n\n");
    CHECK_THAT(shown("# 漢字 x\n", "x"), Contains("1 | # 漢字 x\n  |        ^\n"));
    CHECK_THAT(shown("# 漢字 x\n", "漢字"), Contains("1 | # 漢字 x\n  |   ^^^^\n"));
}

TEST_CASE("letters given in two parts do not move the caret", "[render]") {
    CHECK_THAT(shown("a\u030Arlig = b\n", "b"), Contains("  |         ^\n"));
}

TEST_CASE("a tab is made visible and moves the caret with the words", "[render]") {
    CHECK_THAT(shown("\tx = y\n", "y"), Contains("1 | →   x = y\n  |         ^\n"));
}

TEST_CASE("a span of several lines is marked to the end of its first", "[render]") {
    CHECK_THAT(shown("a = (1 +\n  2)\n", "(1 +\n  2)"), Contains("1 | a = (1 +\n  |     ^^^^\n\n"));
}

TEST_CASE("an empty span has a caret", "[render]") {
    const std::vector<Source> sources = sources_of("a =\n");
    CHECK_THAT(diagnostics_text({{902, {0, 3, 3}, {"a"}}}, sources, tables(), {}), Contains("1 | a =\n  |    ^\n"));
}

TEST_CASE("of a very long line the part around the caret is shown", "[render]") {
    const std::string text = shown(std::string(5000, 'a') + " = fel " + std::string(5000, 'b') + "\n", "fel");
    CHECK(text.size() < 700);
    CHECK_THAT(text, Contains("1 | …aaaa") && Contains(" = fel bbb") && Contains("^^^\n"));
}

TEST_CASE("at most twenty diagnostics are shown, errors first, and the rest counted", "[render]") {
    const std::vector<Source> sources = sources_of("a = b\n");
    std::vector<Diagnostic> diagnostics(25, {902, {0, 0, 1}, {"a"}});
    diagnostics.push_back({901, {0, 4, 5}, {"b", "a"}});
    const std::string text = diagnostics_text(diagnostics, sources, tables(), {});
    CHECK_THAT(text, Catch::StartsWith("fel K0901") && Contains("… och 6 till, som inte visas\n"));
    CHECK(count(diagnostics, tables()).errors == 1);
    CHECK(count(diagnostics, tables()).warnings == 25);
}

TEST_CASE("diagnostics as JSON carry code, place and the sentence in one language", "[render]") {
    const std::vector<Source> sources = sources_of("a = b\n");
    JsonWriter json(JsonWriter::Layout::one_line);
    json.begin_array();
    write_diagnostics(json, {{901, {0, 4, 5}, {"b", "a"}, {{{0, 0, 1}, {"här", "here"}}}}}, sources, tables(),
                      Language::english);
    json.end_array();
    CHECK(
        json.take() ==
        R"([{ "code": "K0901", "severity": "error", "path": "til.klausul", "line": 1, "column": 5, "end_line": 1, "end_column": 6, )"
        R"("message": "there is no `b`", "help": "did you mean `a`?", )"
        R"("related": [{ "path": "til.klausul", "line": 1, "column": 1, "end_line": 1, "end_column": 2, "message": "here" }] }])");
}

TEST_CASE("colour is put around the severity and the caret only when asked for", "[render]") {
    const std::vector<Source> sources = sources_of("a = b\n");
    const std::vector<Diagnostic> diagnostics{{901, {0, 4, 5}, {"b", "a"}}};
    CHECK(diagnostics_text(diagnostics, sources, tables(), {}).find('\x1b') == std::string::npos);
    CHECK_THAT(diagnostics_text(diagnostics, sources, tables(), {Language::swedish, true}),
               Catch::StartsWith("\x1b[1;31mfel\x1b[0m K0901: "));
}
