#include <ctime>
#include <random>

#include "grammar/nodes.hpp"
#include "parsing.hpp"

using namespace klausul;
using namespace klausul::grammar_testing;
using namespace klausul::parsing;

namespace {

std::string repeat(const std::string& part, std::size_t times) {
    std::string result;
    result.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i) result += part;
    return result;
}

/// Parses whatever it is given; the test is that it comes back.
void survive(const std::string& text) {
    std::vector<Diagnostic> problems;
    const Source source("t", text, 0, problems);
    if (source.usable()) (void)print_tree(parse(source).document);
}

/// Time of this process alone, so that a busy machine does not matter.
double seconds(const std::string& text) {
    const auto start = std::clock();
    survive(text);
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("deep nesting is one message", "[grammar]") {
    for (const std::size_t depth : {std::size_t{101}, std::size_t{10000}, std::size_t{100000}}) {
        for (const std::string part : {"(", "f(", "inte (", "om ", "summa (", "summa ", "fyllda år från ",
                                       "påbörjade timmar av ", "a + (", "fördela ", "månad för "}) {
            INFO(part << depth);
            CHECK(found(in_clause + "  x = " + repeat(part, depth) + "a\n  y = 3\n").size() == 1);
        }
    }
    CHECK(expression(repeat("(", 99) + "a" + repeat(")", 99)) == "a");
    CHECK(expression(repeat("(", 100) + "a" + repeat(")", 100)) == "K117");
}

TEST_CASE("long chains are one message", "[grammar]") {
    for (const std::string part : {"inte ", "- ", "a + ", "a och ", "a eller ", "a * "}) {
        INFO(part);
        CHECK(found(in_clause + "  x = " + repeat(part, 20000) + "a\n  y = 3\n").size() == 1);
        CHECK(found(in_clause + "  x = " + repeat(part, 1900) + "a\n").empty());
    }
    CHECK(found(in_clause + "  x = a" + repeat(" för b", 20000) + "\n").size() == 1);
    CHECK(found(in_clause + "  x = a" + repeat(" uppåt till 1 kr", 20000) + "\n").size() == 1);
}

TEST_CASE("a number may have a thousand digits", "[grammar]") {
    CHECK(expression(std::string(1000, '7')) == std::string(1000, '7'));
    CHECK(expression(std::string(1001, '7')) == "K114");
    CHECK(expression(std::string(100000, '7')) == "K114");
    CHECK(expression("1," + std::string(100000, '7')) == "K114");
    CHECK(expression("1" + repeat(" 000", 100000)) == "K114");
}

TEST_CASE("samples cut off anywhere never crash", "[grammar]") {
    for (const std::string name : {"tillaggsbelopp", "ansvar", "grupper", "andring", "andring_en", "constructs"}) {
        const auto text = read_file(name + ".klausul");
        for (std::size_t length = 0; length < text.size(); length += name == "constructs" ? 7 : 1)
            survive(text.substr(0, length));
    }
}

TEST_CASE("samples with bytes changed at random never crash", "[grammar]") {
    constexpr unsigned seed = 20260331;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const std::string spice = "()[];:=,\"#§ \n\t0123456789abåäö.-+*/<>%\xC3";
    for (const std::string name : {"tillaggsbelopp", "grupper", "andring", "constructs"}) {
        const auto text = read_file(name + ".klausul");
        for (int round = 0; round < 400; ++round) {
            auto changed = text;
            for (int i = 0; i < 5; ++i) changed[random() % changed.size()] = spice[random() % spice.size()];
            survive(changed);
        }
    }
}

TEST_CASE("the time grows with the text, not with its square", "[grammar]") {
    const auto grows = [](const std::string& part, std::size_t times) {
        INFO(part);
        const auto once = seconds(in_clause + repeat(part, times)) + 0.002;
        const auto eight_times = seconds(in_clause + repeat(part, 8 * times));
        CHECK(eight_times / once < 30);  // eight when linear, sixty-four when square
    };
    grows("  x = a + b * (c - 2 kr)\n", 1000);
    grows("  a; b; c; d; e; f\n", 1000);
    grows("  undantag om a\n    x = 3 +\n", 500);
    const auto line_grows = [](const std::string& part) {
        INFO(part);
        const auto once = seconds(in_clause + "  x = " + repeat(part, 2000) + "a\n") + 0.002;
        const auto eight_times = seconds(in_clause + "  x = " + repeat(part, 16000) + "a\n");
        CHECK(eight_times / once < 30);
    };
    line_grows("a + ");
    line_grows("a +\n      ");
    line_grows("a; ");
}

TEST_CASE("shared prefixes cost no power of two", "[grammar]") {
    for (const std::string part : {"(", "f(", "om (", "summa (", "inte (", "a är någon av (", "x för (a; y) + ("}) {
        const auto few = seconds(in_clause + "  x = " + repeat(part, 10) + "\n") + 0.002;
        const auto many = seconds(in_clause + "  x = " + repeat(part, 40) + "\n");
        INFO(part);
        CHECK(many / few < 100);  // 2^30 if every level were read twice
    }
}
