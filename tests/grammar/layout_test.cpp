#include "grammar/layout.hpp"

#include "parsing.hpp"

using namespace klausul;
using namespace klausul::grammar_testing;

namespace {

std::string shape(const std::vector<Block>& blocks, const Source& source) {
    std::string result;
    for (const auto& block : blocks) {
        std::string words(words_of(block, source));
        std::string tight;
        for (const char c : words)
            if (c != ' ' || !tight.ends_with(' ')) tight += c;
        for (const auto& tag : block.inner_tags) tight += "<" + tag.text + ">";
        result += "(" + tight + shape(block.children, source) + ")";
    }
    return result;
}

std::string shape(const std::string& text) {
    std::vector<Diagnostic> problems;
    const Source source("t", text, 0, problems);
    return shape(read_layout(source).blocks, source);
}

}  // namespace

TEST_CASE("lines hang under each other by two blanks", "[grammar]") {
    CHECK(shape("a\n  b\n    c\n  d\ne\n") == "(a(b(c))(d))(e)");
    CHECK(shape("a\n\n  # only a comment\n  b   # with one\n") == "(a(b))");
    CHECK(shape("a \"# no comment\" # one\n") == "(a \"# no comment\")");
}

TEST_CASE("a deeper line continues an open one", "[grammar]") {
    CHECK(shape("x =\n  a\n") == "(x = a)");
    CHECK(shape("x = [T]\n  a\n") == "(x = a<T>)");
    CHECK(shape("f(a;\n  b)\n") == "(f(a; b))");
    CHECK(shape("x = a +   # comment\n      b\n") == "(x = a + b)");
    CHECK(shape("x = a  [A; B]\n  och b  [C]\n") == "(x = a och b [C]<A><B>)");
    CHECK(shape("x = om a\n  då b\n  annars c\n") == "(x = om a då b annars c)");
    CHECK(shape("x = (a\n  )\n") == "(x = (a ))");
}

TEST_CASE("what begins with om, inte or a sign is a child", "[grammar]") {
    CHECK(shape("x = a\n  om b\n  om c\n") == "(x = a(om b)(om c))");
    CHECK(shape("om alla följande\n  inte c\n") == "(om alla följande(inte c))");
    CHECK(shape("kontroll\n  -3 kr är a\n") == "(kontroll(-3 kr är a))");
    CHECK(shape("x = a\n  - 3\n") == "(x = a - 3)");
    CHECK(shape("x = a\noch b\n") == "(x = a)(och b)");
}

TEST_CASE("a tag after going before, according to and their like is an operand", "[grammar]") {
    CHECK(shape("[A] går före [B]\n  och c\n") == "([A] går före [B] och c)");
    CHECK(shape("enligt [A];\n  [B]\n") == "(enligt [A]; [B])");
}

TEST_CASE("joined statements keep true places", "[grammar]") {
    CHECK(found(in_clause + "  x = a +\n    b +\n    och\n") == Found{"K0101 5:5"});
}

TEST_CASE("blocks may be 64 deep and no deeper", "[grammar]") {
    std::string text = head;
    for (std::size_t i = 0; i <= 64; ++i) text += std::string(2 * i, ' ') + "§ a\n";
    CHECK(found(text).empty());
    CHECK(found(text + std::string(130, ' ') + "§ a\n" + std::string(132, ' ') + "§ a\n") == Found{"K0023 67:1"});
}
