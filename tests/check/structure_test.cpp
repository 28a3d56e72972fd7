#include <ctime>

#include "checking.hpp"

using namespace klausul;
using namespace klausul::checking;

namespace {

/// Of the processor, which others may be using too. Far more than any of the programs here needs on a slow machine, and
/// far less than a way of growth that is wrong.
constexpr double patience_seconds = 20;

double seconds_to_check(const std::string& text) {
    const std::clock_t start = std::clock();
    CHECK(found(text).empty());
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

std::string words_of_first(const std::string& text) {
    const Loaded result = loaded(text);
    REQUIRE(result.diagnostics.size() == 1);
    return fill(message_of(result.diagnostics[0].code)->en, result.diagnostics[0].words, Language::english);
}

const std::string reading = "tolkning r \"?\"\n  ett \"1\" förvald\n  två \"2\"\n";

}  // namespace

TEST_CASE("right programs have no diagnostics", "[check]") {
    CHECK(found(in_clause("  x = 1 kr\n")).empty());
    CHECK(found(in_clause("  x = belopp * 47,18 % avrundat till hela ören\n    om a och n > 3\n")).empty());
    CHECK(found(in_clause("  x = 1 kr [R]\n    om a\n    undantag om b [E]\n      x = 2 kr\n")).empty());
    CHECK(found(in_clause(
                    "  x = 1 kr från och med 2025-01-01 till och med 2025-12-31\n  x = 2 kr från och med 2026-01-01\n"))
              .empty());
    CHECK(found(in_clause("  x = 1 kr\n  x = 1 kr\n")).empty());
    CHECK(found(in_clause("  x = 1 kr [R]\n  x = 2 kr [S]\n  [R] går före [S]\n")).empty());
    CHECK(found(head + reading + "§ k\n  x = beroende på r\n    ett  1 kr\n    två avgörs genom \"samtal\"\n").empty());
    CHECK(found(in_clause("  t = påbörjade timmar av 61 minuter\n  x = t * 10 kr/timme\n")).empty());
}

TEST_CASE("an unused part of a chain of exceptions is fine", "[check]") {
    CHECK(
        found(
            in_clause(
                "  x = 1 kr [R]\n  undantag från [R] om a [E]\n    x = 2 kr\n  undantag från [E] om b\n    x = 3 kr\n"))
            .empty());
}

TEST_CASE("ten mistakes of meaning are ten messages and no more", "[check]") {
    const std::string text =
        "avtal p \"P\"\n"
        "uppgift a; b : ja/nej\n"
        "uppgift f : sträng\n"  // 3
        "svar x : kr\n"
        "svar y per komun : kr\n"  // 5
        "§ k \"K\"\n"
        "  x = 3 kr + 1 timme\n"  // 7
        "    om okänd_sak\n"      // 8
        "  x = 1\n"               // 9
        "  z = mystisk + f\n"     // 10
        "  w = z + 1 kr\n"
        "  v = 3 kronosar\n"  // 12
        "  u : kr = u\n"      // 13
        "  y = w\n"
        "  undantag om a\n"  // 15
        "    x = 1 kr\n"
        "  [A] går före § k\n"  // 17
        "exempel \"e\"\n"       // 18
        "  ger x = w\n";
    CHECK(found(text) == Found{"K0202 3", "K0208 5", "K0300 7", "K0200 8", "K0302 9", "K0200 10", "K0203 12",
                               "K0400 13", "K0401 15", "K0206 17", "K0500 18"});
}

// The second is looked for only when the first is known.
TEST_CASE("both unknown tags of a precedence are told", "[check]") {
    CHECK(found(in_clause("  x = 1 kr [R]\n  [A] går före [B]\n")) == Found{"K0206 8", "K0206 8"});
}

// ---- circles ------------------------------------------------------------------------------------------------------

TEST_CASE("a circle is told with its way round", "[check]") {
    CHECK(words_of_first(in_clause("  x = y + 1 kr\n  y = z\n  z = x\n")) == "`x` depends on itself: `x → y → z → x`");
}

TEST_CASE("a circle runs through the default of a fact", "[check]") {
    CHECK(found("avtal p\nuppgift f : kr\n  annars x\nsvar x : kr\n§ k\n  x = f\n") == Found{"K0400 4"});
    CHECK(found("avtal p\nuppgift f : kr\n  annars g\nuppgift g : kr\n  annars f\n") == Found{"K0400 2"});
}

TEST_CASE("a circle runs through exceptions, indexes, dates and conditions", "[check]") {
    CHECK(found(in_clause("  x = 1 kr\n    undantag om a\n      x = y\n  y : kr = x\n")) == Found{"K0400 5"});
    CHECK(found(in_clause("  x = 1 kr\n    undantag\n      gäller inte om y > 1 kr\n  y : kr = x\n")) ==
          Found{"K0400 5"});
    CHECK(found("avtal p\ntyp t\n  ett\n  två\nsvar x per t : kr\n§ k\n  x per t = summa y\n  y per t : kr = x\n") ==
          Found{"K0400 5"});
    CHECK(found(in_clause("  x = x den 2025-01-01\n")) == Found{"K0400 5"});
    CHECK(found(in_clause("  z = 1 kr\n  x = z vid y\n  y : datum = 2026-01-01\n    om x > 1 kr\n")) ==
          Found{"K0400 5"});
    CHECK(found(head + "§ k\n  gäller om y > 1 kr\n  x = 1 kr\n§ l\n  y : kr = x\n") == Found{"K0400 5"});
}

TEST_CASE("an exception declared elsewhere closes a circle too", "[check]") {
    CHECK(found(in_clause("  x = 1 kr [R]\n  undantag från [R] om a\n    x = y\n  y : kr = x\n")) == Found{"K0400 5"});
}

TEST_CASE("a precedence may run in a circle under one reading only", "[check]") {
    const std::string rules = "§ k\n  x = 1 kr [R]\n    om a\n  x = 2 kr [S]\n    om b\n  [R] går före [S]\n";
    CHECK(found(head + reading + rules + "  [S] går före [R] om r är två\n") == Found{"K0403 15"});
    CHECK(words_of_first(head + reading + rules + "  [S] går före [R] om r är två\n") ==
          "the precedence runs in a circle when r = två");
    const std::string conditional =
        "§ k\n  x = 1 kr [R]\n    om a\n  x = 2 kr [S]\n    om b\n  [R] går före [S] om r är ett\n";
    CHECK(found(head + reading + conditional + "  [S] går före [R] om r är två\n").empty());
}

// ---- size ---------------------------------------------------------------------------------------------------------

TEST_CASE("a chain of two thousand helpers is fine", "[check]") {
    std::string lines = "  x0 = belopp\n";
    for (int i = 1; i <= 2000; ++i) lines += "  x" + std::to_string(i) + " = x" + std::to_string(i - 1) + " + 1 kr\n";
    CHECK(seconds_to_check(in_clause(lines + "  x = x2000\n")) < patience_seconds);
}

TEST_CASE("a circle of two thousand helpers is one message", "[check]") {
    std::string lines = "  x0 : kr = x\n";
    for (int i = 1; i <= 2000; ++i) lines += "  x" + std::to_string(i) + " = x" + std::to_string(i - 1) + " + 1 kr\n";
    CHECK(found(in_clause(lines + "  x = x2000\n")) == Found{"K0400 5"});
}

TEST_CASE("sixty doublings are checked once each", "[check]") {
    std::string lines = "  x0 = belopp\n";
    for (int i = 1; i <= 60; ++i) {
        const std::string before = "x" + std::to_string(i - 1);
        lines += "  x" + std::to_string(i) + " = " + before + " + " + before + "\n";
    }
    CHECK(seconds_to_check(in_clause(lines + "  x = x60\n")) < patience_seconds);
}

TEST_CASE("ten thousand rules of one answer are checked", "[check]") {
    std::string lines;
    for (int i = 0; i < 10'000; ++i)
        lines += "  x = 1 kr [R" + std::to_string(i) + "]\n    om n = " + std::to_string(i) + "\n";
    CHECK(seconds_to_check(in_clause(lines)) < patience_seconds);
}

TEST_CASE("a ranking of some hundred rules is checked", "[check]") {
    std::string lines;
    std::string ranking = "  rangordning\n";
    for (int i = 0; i < 300; ++i) {
        lines +=
            "  x = " + std::to_string(i) + " kr [R" + std::to_string(i) + "]\n    om n > " + std::to_string(i) + "\n";
        ranking += "    [R" + std::to_string(i) + "]\n";
    }
    CHECK(seconds_to_check(in_clause(lines + ranking)) < patience_seconds);
}

// ---- modules --------------------------------------------------------------------------------------------------------

TEST_CASE("documents may import each other", "[check]") {
    CHECK(found("avtal p\nanvänd ett\n", {{"ett", "modul ett\nanvänd två\n"}, {"två", "modul två\nanvänd ett\n"}})
              .empty());
}

TEST_CASE("a mistake in an imported module is told there", "[check]") {
    CHECK(found("avtal p\nanvänd ett\n", {{"ett", "modul ett\nuppgift f : sträng\n"}}) == Found{"K0202 2 ett"});
}

TEST_CASE("premises are those of the document itself, then those it imports", "[check]") {
    const std::string own = in_clause("  x = belopp\n");
    const std::string example = "exempel \"e\"\n  den 2026-01-01\n  givet vanligt\n  ger x = 2 kr\n";
    const std::string premises = "förutsättningar vanligt\n  givet belopp = 2 kr\n";
    const std::string module = "modul ett\nuppgift f : kr\nförutsättningar vanligt\n  givet f = 1 kr\n";
    const auto passes = [](const std::string& text, const Modules& modules) {
        const Loaded result = loaded(text, modules);
        REQUIRE(result.agreement);
        const auto tried = Judge(*result.agreement).test();
        return tried.size() == 1 && tried[0].lines.at(0).passed;
    };
    CHECK(passes(own + "använd ett\n" + premises + example, {{"ett", module}}));
    CHECK_FALSE(passes(own + "använd ett\n" + example, {{"ett", module}}));
    CHECK(found(own + premises + premises + example) == Found{"K0205 10"});
    CHECK(found(own + "använd ett\nanvänd två\n" + example,
                {{"ett", module}, {"två", "modul två" + module.substr(9)}}) == Found{"K0201 12"});
    CHECK(found(own + example) == Found{"K0215 10"});
}

TEST_CASE("an example names the missing field of a record by its number", "[check]") {
    const auto passes = [](const std::string& missing) {
        const Loaded result = loaded(
            "avtal p\n  gäller tills vidare\ntyp uppdraget\n  godkänt : ja/nej\n  delar : lista av del\ntyp del\n  n : "
            "kr\n"
            "uppgift uppdrag : lista av uppdraget\nsvar x per uppdrag : kr \"?\"\nsvar y : kr \"?\"\n§ a \"A\"\n"
            "  x per uppdrag = om godkänt då 1 kr annars 0 kr\n  y = summa n\n"
            "exempel \"e\"\n  den 2026-01-01\n  givet\n    uppdrag\n      godkänt = okänt\n        delar\n"
            "          n = 1 kr\n          n = okänt\n  ger " +
            missing + "\n");
        REQUIRE(result.agreement);
        return Judge(*result.agreement).test().at(0).lines.at(0).passed;
    };
    CHECK(passes("x för 1 ofullständigt, saknas godkänt för 1"));
    CHECK_FALSE(passes("x för 1 ofullständigt, saknas godkänt för 2"));
}

TEST_CASE("what a mistaken index leaves without a place is not looked for", "[check]") {
    const std::string own =
        "avtal p\n  gäller tills vidare\ntyp kommun : part\n  e\nuppgift vikt per kommun : tal\nuppgift belopp : kr\n";
    CHECK(found(own + "§ a\n  del per socknar = fördela belopp efter vikt i hela kronor, resten kvar\n") ==
          Found{"K0208 8", "K0316 8", "K0307 8"});
    CHECK_FALSE(
        found("typ kommun:part\n  e\nuppgift vikt per kommun:l\n§\nl per n=fördela p efter vikt i hel n,resten kvar\n")
            .empty());
    CHECK_FALSE(found(own + "§ a\n  del per kommun = 1 kr\nrangordning\n  om\n").empty());
}

TEST_CASE("a table has rows for what a type lists, and for nothing else", "[check]") {
    const std::string own = "avtal p\n  gäller tills vidare\n";
    CHECK(found(own + "tabell t per år, pris : kr\n  2025; 3\n  2026; 4\n") == Found{"K0316 3"});
    CHECK(found(own + "typ del\n  n : kr\nuppgift rader : lista av del\ntabell t per rader, pris : kr\n  1; 3\n") ==
          Found{"K0316 6"});
    CHECK(found(own + "typ sort\n  hel\n  halv\ntabell t per sort, pris : kr\n  hel; 3\n  halv; 4\n").empty());
}

TEST_CASE("an allocation needs no blanks around it to have its weights", "[check]") {
    const std::string shares =
        "avtal p\n  gäller tills vidare\ntyp k\n  a\n  b\nuppgift v per k : tal\nuppgift t : kr\nsvar y per k : kr "
        "\"?\"\n§ c\n";
    const std::string rest = "fördela t efter v i hela ören, resten till största bråkdel";
    CHECK(found(shares + "  y per k = " + rest + "\n").empty());
    CHECK(found(shares + "  y per k=" + rest + "\n").empty());
    CHECK(found(shares + "  y per k = (" + rest + ")\n").empty());
}
