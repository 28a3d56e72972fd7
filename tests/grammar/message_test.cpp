#include <map>
#include <set>

#include "grammar/left_over.hpp"
#include "parsing.hpp"

using namespace klausul;
using namespace klausul::grammar_testing;

namespace {

struct Mistake {
    const char* code_and_place;
    std::string text;
};

/// One mistake each; together they provoke every message of the grammar that source_test does not.
std::vector<Mistake> mistakes() {
    const auto clause = [](const std::string& line) { return in_clause + "  " + line + "\n  sist = 1\n"; };
    const std::string amended = "ändring av a från och med 2027-01-01\n";
    const auto top = [](const std::string& line) { return head + line + "\n§ sist\n"; };
    return {
        {"K0007 3:8", clause("text \"öppen   [T]")},
        {"K0008 3:7", clause("x = ”a”")},
        {"K0009 3:7", clause("x = аb")},
        {"K0020 2:1", head + "\tx = 3\n"},
        {"K0020 3:8", clause("x = 3\t+ 4")},
        {"K0021 3:1", in_clause + "   x = 3\n"},
        {"K0022 3:1", in_clause + "      x = 3\n"},
        {"K0040 1:1", "§ k\n  x = 3\n"},
        {"K0041 3:3", clause("givet x = 3")},
        {"K0041 3:3", clause("parter a; b")},
        {"K0041 3:3", clause("om a")},
        {"K0042 3:3", clause("undatag om a")},
        {"K0042 1:1", "avtl a\n"},
        {"K0043 3:3", clause("x 3")},
        {"K0043 4:5", in_clause + "  x = 3\n    y = 4\n"},
        {"K0044 3:14", clause("x = 3 gris fisk")},
        {"K0045 4:5", in_clause + "  text \"a\"\n    b\n"},
        {"K0046 2:1", head + "avtal b\n"},
        {"K0047 4:5", head + "exempel\n  ger x = 1; y = 2\n    med r = a : 3\n"},
        {"K0048 2:5", top("part")},
        {"K0049 2:12", top("uppgift x :")},
        {"K0050 2:8", top("svar x y : kr")},
        {"K0051 3:9", clause("lyder kr")},
        {"K0052 3:9", clause("x : kr")},
        {"K0053 3:16", clause("regionen ska betala")},
        {"K0054 3:22", clause("x = 3 från och med 2026")},
        {"K0055 3:15", clause("[A] går före")},
        {"K0056 2:9", top("typ x : kommun")},
        {"K0057 2:13", head + "  uppsägning\n"},
        {"K0058 2:12", head + "  förlängs ofta\n"},
        {"K0059 2:10", head + "  gäller 2026\n"},
        {"K0060 2:12", top("index X \"t\"")},
        {"K0061 3:7", head + "index X nivå\n  2015\n"},
        {"K0062 2:9", top("tabell t")},
        {"K0063 3:8", head + "exempel\n  ger x\n"},
        {"K0064 3:10", head + "exempel\n  enligt A\n"},
        {"K0065 3:7", head + "kontrollräkning\n  3 kr\n"},
        {"K0066 4:14", in_clause + "  x = 3\n    räknas om\n"},
        {"K0067 2:15", top("måttenhet x = y")},
        {"K0068 2:14", top("part x orgnr 12")},
        {"K0069 1:1", "# bara en kommentar\n"},
        {"K0070 3:9", clause("x = a avrundt till hela kronor")},
        {"K0071 3:7", clause("x = beroende på y")},
        {"K0071 4:8", in_clause + "  x = 3\n    om alla följande\n"},
        {"K0041 2:3", head + "  när a\n"},
        {"K0041 2:1", top("läggs till")},
        {"K0044 3:7", clause("§ a / b")},
        {"K0050 2:13", top("funktion f(a) : kr = 3 kr")},
        {"K0050 2:20", top("funktion f(a : kr) = 3 kr")},
        {"K0051 2:22", top("väntad lucka i x om a")},
        {"K0052 2:24", top("funktion f(a : kr) : kr")},
        {"K0071 2:3", head + "  träder i kraft\n"},
        {"K0071 2:3", head + "  rangordning\n"},
        {"K0071 2:1", top("rangordning")},
        {"K0071 3:3", clause("rangordning")},
        {"K0071 3:3", clause("krav k")},
        {"K0071 3:3", clause("i tur och ordning \"steg\"")},
        {"K0071 3:3", clause("undantag")},
        {"K0071 3:3", clause("undantag från [A] om a")},
        {"K0071 3:3", clause("undantag från [A]\n    om a")},
        {"K0071 4:5", in_clause + "  x = 3\n    undantag om a\n"},
        {"K0071 2:1", top("index X nivå")},
        {"K0071 2:1", top("tabell t, x : kr")},
        {"K0071 2:1", top("förutsättningar f")},
        {"K0072 2:12", top("funktion f : kr = 3 kr")},
        {"K0073 2:18", head + "  träder i kraft 2026-01-01\n"},
        {"K0074 1:14", "ändring av x \"A\"\n"},
        {"K0074 1:14", "ändring av x \"A\"\nläggs till\n  § ny\n    y = 3\n§ z upphävs\n"},
        {"K0075 2:5", top("§ x lyder")},
        {"K0075 3:7", clause("§ x upphävs")},
        {"K0076 2:11", amended + "§ x lyder \"a\"\n"},
        {"K0077 2:1", amended + "§ x\n  y = 3\n"},
        {"K0077 2:1", amended + "y = 3\n"},
        {"K0078 2:1", amended + "§ x lyder\n"},
        {"K0078 2:1", amended + "läggs till\n"},
        {"K0079 3:13", top("mall m\n  text \"a\" [ORD-7]")},
        {"K0080 3:17", top("mall m\n  undantag från § b\n    x = 3")},
        {"K0080 3:18", top("mall m\n  undantag från [b]\n    x = 3 [a]")},
        {"K0080 4:16", top("mall m\n  x = 3 [a]\n  [a] går före b")},
        {"K0081 3:3", top("mall m\n  uppgift y : kr")},
        {"K0081 3:3", top("mall m\n  exempel \"e\"")},
        {"K0081 3:3", top("mall m\n  väntad lucka i x \"a\"")},
        {"K0081 3:3", top("mall m för huvudet\n  består av a; b")},
        {"K0082 3:6", top("§ a som m\n  ett")},
        {"K0082 3:8", head + "  som m\n    ett\n"},
        {"K0083 3:3", top("§ a som m\n  [ett] = [A-1]")},
        {"K0043 3:5", head + "  som m\n    3 kr\n"},
        {"K0044 2:9", head + "  som m [A]\n"},
        {"K0048 2:5", top("mall")},
        {"K0071 2:1", top("mall m")},
        {"K0041 3:3", clause("mall m")},
        {"K0044 2:20", top("mall m för huvudet \"M\"")},
        {"K0100 3:21", clause("x grupperat efter = 3")},
        {"K0100 3:16", clause("x = månad för")},
        {"K0102 2:19", top("funktion f(a : kr = 3")},
        {"K0129 3:7", clause("x = 232100-0156")},
        {"K0129 3:13", clause("x = a för 232100-0156")},
        {"K0100 3:10", clause("x = 3 +")},
        {"K0100 3:15", clause("x = 3 om b *")},
        {"K0101 3:11", clause("x = 3 * då")},
        {"K0102 3:13", clause("x = (a + b")},
        {"K0103 3:12", clause("x = om a annars 3")},
        {"K0104 3:16", clause("x = om a då 3")},
        {"K0105 3:26", clause("x = om a då 1 annars 2 om b")},
        {"K0106 3:13", clause("x = 1 < y < 5")},
        {"K0107 3:14", clause("x = a är b är c")},
        {"K0108 3:36", clause("x = fördela a efter b i hela ören")},
        {"K0109 3:10", clause("x = f(a, b)")},
        {"K0109 3:23", clause("x = a är någon av (b, c)")},
        {"K0110 3:7", clause("x = 1,123.50 kr")},
        {"K0111 3:7", clause("x = 3 735 42")},
        {"K0112 3:7", clause("x = 25.940 kr")},
        {"K0113 3:7", clause("x = 3735 428 kr")},
        {"K0114 3:7", clause("x = " + std::string(1001, '1'))},
        {"K0115 3:7", clause("x = 2026-02-30")},
        {"K0116 3:7", clause("x = 25:00")},
        {"K0117 3:107", clause("x = " + std::string(101, '(') + "a")},
        {"K0118 3:7", clause("x = " + std::string(3000, '-') + "a")},
        {"K0119 3:11", clause("x = 3 [T")},
        {"K0120 3:10", clause("x = 3 []")},
        {"K0121 3:22", clause("x = a avrundat till")},
        {"K0122 3:20", clause("x = a är någon av")},
        {"K0123 3:16", clause("x = fördela a")},
        {"K0124 3:24", clause("x = fördela a efter b")},
        {"K0125 3:12", clause("x = a för")},
        {"K0126 3:17", clause("x = 08:00 till")},
        {"K0127 3:49", clause("x = fördela a efter b i hela ören, resten till")},
        {"K0128 3:8", clause("x = 3)")},
        {"K0130 3:25", clause("x = antal dagar från a")},
        {"K0130 3:22", clause("x = den senare av a;")},
        {"K0134 3:21", clause("x = den lägre av a;")},
        {"K0135 3:18", clause("x = resten av a;")},
    };
}

}  // namespace

TEST_CASE("a sign that begins before the place where the rule stopped is found in the text before it", "[grammar]") {
    const std::string before = "om a =";
    const std::string rest = "= 3";  // a text of its own: nothing stands before its first byte
    const auto found = parsing::meant_in_expression(before, rest);
    REQUIRE(found);
    CHECK(found->back == 1);
    CHECK(found->length == 2);
    CHECK_FALSE(parsing::meant_in_expression("", "= 3"));
}

TEST_CASE("a mistake has one message at the place of the mistake", "[grammar]") {
    for (const auto& mistake : mistakes()) {
        INFO(mistake.text.substr(0, 200));
        CHECK(found(mistake.text) == Found{mistake.code_and_place});
    }
}

TEST_CASE("every message is provoked by a test", "[grammar]") {
    std::set<int> provoked{1, 2, 3, 4, 5, 6, 23};  // source_test and layout_test
    for (const auto& mistake : mistakes()) provoked.insert(std::stoi(std::string(mistake.code_and_place).substr(1, 4)));
    for (const auto& message : grammar_messages()) {
        INFO("K" << message.code << " " << message.en);
        CHECK(provoked.count(message.code) == 1);
    }
}

TEST_CASE("what is usually written leads to what the language writes", "[grammar]") {
    // The word or sign as written, and what is to be written for it.
    const auto meant = [](const std::string& line) {
        std::vector<Diagnostic> problems;
        const Source source("test.klausul", in_clause + "  " + line + "\n", 0, problems);
        const std::vector<Diagnostic> told = parse(source).diagnostics;
        REQUIRE(told.size() == 1);
        if (told[0].code != code::misspelt_word) return "K" + std::to_string(told[0].code);
        return told[0].words[0].sv + " " + told[0].words[1].sv + " " + told[0].words[1].en;
    };
    CHECK(meant("x = 640 kr till 2026-12-31") == "`till` `till och med` `to and including`");
    CHECK(meant("x = a till 2026-12-31") == "K44");
    CHECK(meant("x = a * 640 kr, högst 500 kr [T]") == "`, högst` `, dock högst 500 kr` `, but at most 500 kr`");
    CHECK(meant("x = 3 kr men minst 2 kr") == "`men minst` `, dock lägst 2 kr` `, but at least 2 kr`");
    CHECK(meant("x = f(a, högst b)") == "K109");
    CHECK(meant("x = 3 om y högst 2 kr") == "`högst` `<=` `<=`");
    CHECK(meant("x = 3 om y är över 2 kr") == "`är över` `>` `>`");
    CHECK(meant("x = 3 om y maxad 2 kr") == "K44");
    CHECK(meant("x = 3 om y == 2 kr") == "`==` `är` `is`");
    CHECK(meant("x == 2 kr") == "`==` `=` `=`");
    CHECK(meant("x = 3 om y =< 2 kr") == "`=<` `<=` `<=`");
    CHECK(meant("x = 3 om y <> 2 kr") == "`<>` `är inte` `is not`");
    CHECK(meant("x = 3 om a || b") == "`||` `eller` `or`");
    CHECK(meant("x = 3 kr unless a") == "`unless` `om inte` `if not`");
    CHECK(meant("x = 3 när a") == "`när` `om` `if`");
    CHECK(meant("text \"a\" när b") != "`när` `om` `if`");
}

TEST_CASE("messages keep their style in both languages", "[grammar]") {
    std::set<int> codes;
    for (const auto& message : grammar_messages()) {
        INFO(message.en);
        CHECK(codes.insert(message.code).second);
        CHECK((message.code >= 1 && message.code <= 199));
        for (const auto sentence : {message.sv, message.en}) {
            REQUIRE_FALSE(sentence.empty());
            CHECK_FALSE((sentence[0] >= 'A' && sentence[0] <= 'Z'));
            CHECK_FALSE(sentence.ends_with('.'));
        }
        CHECK(message.help_sv.empty() == message.help_en.empty());
        for (const auto* slot : {"{0}", "{1}", "{2}"})
            CHECK((message.sv.find(slot) == std::string_view::npos) ==
                  (message.en.find(slot) == std::string_view::npos));
    }
}

TEST_CASE("ten mistakes in one file are ten messages", "[grammar]") {
    const std::string text =
        "avtal a \"A\"\n"
        "  gäller 2026\n"  // 2
        "uppgift x :\n"    // 3
        "§ k \"K\"\n"
        "  undatag om a\n"   // 5
        "    x = 3 +\n"      // 6
        "  y = 25.940 kr\n"  // 7
        "    om alla följande\n"
        "      a\n"
        "      b är\n"      // 10
        "   z = 3\n"        // 11
        "  text \"öppen\n"  // 12
        "  w = beroende på r\n"
        "    ja  1 < 2 < 3\n"  // 14
        "    nej 2\n"
        "exempel \"e\"\n"
        "  den 2026-02-30\n"      // 17
        "  ger w = om a då 1\n";  // 18
    CHECK(found(text) == Found{"K0059 2:10", "K0049 3:12", "K0042 5:3", "K0100 6:12", "K0112 7:7", "K0100 10:11",
                               "K0021 11:1", "K0007 12:8", "K0106 14:15", "K0115 17:7", "K0104 18:20"});
}

TEST_CASE("a broken head does not make its block wrong", "[grammar]") {
    const std::map<std::string, std::string> blocks{
        {"undantag om )\n", "    x = 3\n      om a\n    undantag om b\n      x = 4\n"},
        {"x = 3 )\n", "    om alla följande\n      a\n    undantag\n      x = 2\n"},
        {"x = beroende )\n", "    ja 1\n    nej 2\n    undantag om c\n      x = 3\n"},
        {"exempel \"e\" )\n", "    den 2026-01-01\n    givet x = 3\n      lista\n        a = 2\n    ger x = 1\n"},
        {"krav )\n", "    a finns \"b\"\n"},
        {"tolkning )\n", "    ja \"b\" förvald\n"},
        {"uppgift ) : lista av\n", "    a : kr\n"},
        {"rangordning )\n", "    [A]\n    [B]\n"},
        {"funktion )\n", "    a  1\n"},
        {"§ ) \"K\"\n", "    x = 3\n      om b\n"},
        {"kontrollräkning )\n", "    1 är 1\n"},
        {"anmärkning )\n", "    om b\n"},
        {"i tur och ordning )\n", "    \"b\"\n"},
        {"gris och fisk\n", "    x = 3 +\n"},
    };
    for (const auto& [broken, block] : blocks) {
        INFO(broken);
        CHECK(found(in_clause + "  " + broken + block + "  sist = 1\n").size() == 1);
    }
}
