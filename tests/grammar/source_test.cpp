#include "grammar/text/source.hpp"

#include "parsing.hpp"

using namespace klausul;
using namespace klausul::grammar_testing;

namespace {

struct Made {
    std::vector<Diagnostic> problems;
    Source source;
    explicit Made(const std::string& text) : source("t", text, 0, problems) {}
};

}  // namespace

TEST_CASE("what people paste from Word becomes one form", "[grammar]") {
    const Made made(
        "\xEF\xBB\xBF"
        "1\u00A0000\u202F000\u2009000 \u2212 5 \u2013 6\r\n\"a \u2013 b\"\ra\u030A\n");
    CHECK(made.problems.empty());
    CHECK(made.source.text() == "1 000 000 000 - 5 - 6\n\"a \u2013 b\"\n\u00E5\n");
    CHECK(made.source.line(3) == "a\u030A");
    CHECK(made.source.line_count() == 4);
}

TEST_CASE("places count what the writer sees", "[grammar]") {
    const Made made("å\u00A0x\r\na\u030Ay\n");
    const auto text = made.source.text();
    const auto x = made.source.position(static_cast<std::uint32_t>(text.find('x')));
    CHECK((x.line == 1 && x.column == 3 && x.width_before == 2));
    const auto y = made.source.position(static_cast<std::uint32_t>(text.find('y')));
    CHECK((y.line == 2 && y.column == 3 && y.width_before == 1));
    CHECK(made.source.position(999).line == 3);
}

TEST_CASE("characters that mislead are refused, each kind once", "[grammar]") {
    CHECK(found("avtal a\xFF\n\xFF") == Found{"K0001 1:8"});
    CHECK(found(std::string("av\0tal", 6)) == Found{"K0002 1:3"});
    CHECK(found("avtal a\x1B[31m") == Found{"K0003 1:8"});
    CHECK(found("avtal \u202Ea") == Found{"K0004 1:7"});
    CHECK(found("avtal a\u200Bb\u00AD") == Found{"K0005 1:8"});
    CHECK(found("avtal \"\u2066x\u200B\"") == Found{"K0004 1:8", "K0005 1:10"});
    CHECK(found("avtal \xC0\x80") == Found{"K0001 1:7"});
}

TEST_CASE("a source may hold 64 megabytes and no more", "[grammar]") {
    const Made made(std::string(64 * 1024 * 1024 + 1, ' '));
    REQUIRE(made.problems.size() == 1);
    CHECK(made.problems[0].code == code::source_too_large);
    CHECK_FALSE(made.source.usable());
}

TEST_CASE("words of a message are filled in and made visible", "[grammar]") {
    CHECK(fill("a {0} b {1} {9}", {"x", Phrase("s", "e")}, Language::english) == "a x b e {9}");
    CHECK(fill("{0}", {"\x1B[2J\x7F"}, Language::swedish) == "<U+001B>[2J<U+007F>");
    CHECK(fill("{0}", {"{0}"}, Language::swedish) == "{0}");
}

TEST_CASE("the nearest name is near", "[grammar]") {
    CHECK(nearest_name("undatag", {"uppgift", "undantag"}) == "undantag");
    CHECK(nearest_name("gavle", {"gävle"}) == "gävle");
    CHECK_FALSE(nearest_name("abc", {"xyz"}));
    CHECK_FALSE(nearest_name("ab", {"cd"}));
}
