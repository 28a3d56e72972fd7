#include <set>

#include "checking.hpp"

using namespace klausul;
using namespace klausul::testing;

namespace {

struct Mistake {
    const char* code_and_line;
    std::string text;
    Modules modules = {};
};

const std::string two_readings = "tolkning r \"?\"\n  ett \"1\" förvald\n  två \"2\"\n";
const std::string housing = "typ boende\n  hemma\n  borta\nuppgift bor : boende\n";
const std::string places = "typ kommun\n  Berg\n  Åre\nuppgift folk per kommun : heltal\n";
const std::string example = "exempel \"e\"\n  den 2026-01-01\n  givet a = ja\n";

/// One mistake each. Lines of the head are 1 to 5.
std::vector<Mistake> mistakes() {
    const auto rule = [](const std::string& line) { return in_clause("  " + line + "\n"); };
    const auto top = [](const std::string& line) { return head + line + "\n"; };
    const std::string tests = in_clause("  x = 1 kr [R]\n");
    return {
        {"K0200 7", rule("x = belop")},
        {"K0200 7", rule("x = f(belopp)")},
        {"K0200 6", top("verksamhet v del av okänd_part")},
        {"K0201 5",
         "avtal p\nanvänd ett\nanvänd två\n§ k\n  y = gräns\n",
         {{"ett", "modul ett\nuppgift gräns : kr\n"}, {"två", "modul två\nuppgift gräns : kr\n"}}},
        {"K0202 6", top("uppgift f : sträng")},
        {"K0203 7", rule("x = 3 kor")},
        {"K0204 6", top("använd finns.inte")},
        {"K0205 6", top("uppgift a : ja/nej")},
        {"K0205 8", head + "typ t\n  ett\n  ett\n"},
        {"K0205 7", head + "§ l\n§ l\n"},
        {"K0206 8", tests + "  [R] går före [S]\n"},
        {"K0207 12", head + housing + "§ k\n  x = 1 kr\n    om bor är hemm\n"},
        {"K0208 6", top("uppgift f per komun : kr")},
        {"K0209 6", top("svar a : kr")},
        {"K0211 7", rule("x = 1 kr i 2024 års nivå\n    räknas om varje år från och med 2026-01-01 med LPK")},
        {"K0212 9", tests + example.substr(0, example.find("  givet")) + "  tolkning s = ett\n  ger x = 1 kr\n"},
        {"K0213 8", tests + "  § k går före § l\n"},
        {"K0214 1 ett", "avtal p\nanvänd ett\n", {{"ett", "modul annat\nuppgift gräns : kr\n"}}},
        {"K0215 10", tests + "exempel \"e\"\n  den 2026-01-01\n  givet q = 3\n  ger x = 1 kr\n"},
        {"K0216 8", tests + "  prov går före annat\n"},

        {"K0300 7", rule("x = 3 kr + 1 timme")},
        {"K0301 7", rule("x = \"tre\"")},
        {"K0302 7", rule("x = 3")},
        {"K0303 8", head + "svar y : tal\n§ k\n  y = 3 kr\n"},
        {"K0304 8", in_clause("  x = 1 kr\n    om belopp\n")},
        {"K0305 7", rule("x = a + 3 kr")},
        {"K0306 8", in_clause("  x = 1 kr\n    om a > 3\n")},
        {"K0307 11", head + places + "§ k\n  x = folk * 1 kr\n"},
        {"K0308 7", rule("x = belopp för 2025")},
        {"K0309 7", rule("x = 3 kr i 2024 års nivå")},
        {"K0310 9",
         head + "index LPIK \"L\" nivå\n§ k\n  x = 3 kr\n    räknas om varje år från och med 2026-01-01 med LPIK\n"},
        {"K0311 7", rule("x = 3 kr avrundat till hela timmar")},
        {"K0313 11", head + "uppgift l : lista av\n  p : kr\n§ k\n  y per l = p\nexempel \"e\"\n  den 2026-01-01\n  "
                            "ger y för 1,5 = 1 kr\n"},
        {"K0315 6", top("uppgift f per år; månad; halvår; år : kr")},
        {"K0316 7", rule("x = medel belopp")},
        {"K0317 11", head + housing + "§ k\n  x = beroende på bor\n    hemma  1 kr\n"},
        {"K0318 7", rule("x = beroende på belopp\n    ja 1 kr\n    nej 2 kr")},
        {"K0319 11", head + places + "§ k\n  x = folk för 3 kr * 1 kr\n"},
        {"K0321 7", rule("x = (om a då avgörs genom \"s\" annars avgörs genom \"t\") + 1 kr")},
        {"K0323 8", in_clause("  x = 1 kr\n    om x finns\n")},
        {"K0324 7", rule("x = 3 kr avrundat till 2000 decimaler")},

        {"K0400 7", rule("t : kr = t + 1 kr")},
        {"K0401 7", rule("undantag om a\n    x = 2 kr")},
        {"K0402 9", in_clause("  y = 1 kr [R]\n  x = 2 kr [S]\n  [R] går före [S]\n")},
        {"K0403 12",
         in_clause("  x = 1 kr [R]\n    om a\n  x = 2 kr [S]\n    om b\n  [R] går före [S]\n  [S] går före [R]\n")},
        {"K0404 9", in_clause("  x = 1 kr [R]\n  x = 2 kr [S]\n  [R] går före [S] om a\n")},
        {"K0405 6", top("tolkning r \"?\"\n  ett \"1\"\n  två \"2\"")},
        {"K0406 6", top("tolkning r \"?\"\n  ett \"1\" förvald\n  två \"2\" förvald")},
        {"K0408 2", "avtal p\n  gäller från och med 2026-01-01 till och med 2025-01-01\n"},
        {"K0408 7", rule("x = 1 kr från och med 2026-01-01 till och med 2025-01-01")},
        {"K0409 7", rule("y avgörs genom \"samtal\"")},
        {"K0410 12", head + places + "§ k\n  y per kommun = 1 kr\n  y per år = 2 kr\n"},
        {"K0411 7", rule("x = 3 kr fastställs varje besök")},
        {"K0412 8", in_clause("  x = 1 kr\n  x = 2 kr\n")},
        {"K0413 6", top("typ t")},
        {"K0414 6", top("part P orgnr 232100-0157")},
        {"K0415 8", in_clause("  x = 3 kr i 2024 års nivå\n    räknas om likadant som y\n")},

        {"K0500 8", tests + "exempel \"e\"\n  ger x = 1 kr\n"},
        {"K0501 8", tests + example},
        {"K0502 11", tests + example + "  ger 1 kr + 2 kr oreglerat\n"},
        {"K0503 8", tests + "kontrollräkning \"k\"\n"},
        {"K0505 12",
         head + housing + "§ k\n  x = beroende på bor\n    hemma  1 kr\n    hemma  2 kr\n    borta  3 kr\n"},
        {"K0505 8", head + "index L \"L\" nivå\n  2024  100\n  2024  101\n"},
        {"K0506 11", tests + example + "    l\n      p = 1\n  ger x = 1 kr\n"},
        {"K0508 9", tests + "kontrollräkning \"k\"\n  1 kr ska inte stämma: 3 personer\n"},
    };
}

}  // namespace

TEST_CASE("a mistake of meaning has one message on the line of the mistake", "[check]") {
    for (const Mistake& mistake : mistakes()) {
        INFO(mistake.text);
        CHECK(found(mistake.text, mistake.modules) == Found{mistake.code_and_line});
    }
}

TEST_CASE("sentences are filled in both languages", "[check]") {
    for (const Mistake& mistake : mistakes()) {
        INFO(mistake.text);
        for (const Diagnostic& one : loaded(mistake.text, mistake.modules).diagnostics) {
            const Message* message = message_of(one.code);
            REQUIRE(message != nullptr);
            for (const Language language : {Language::swedish, Language::english}) {
                const bool swedish = language == Language::swedish;
                for (const auto sentence :
                     {swedish ? message->sv : message->en, swedish ? message->help_sv : message->help_en}) {
                    const std::string filled = fill(sentence, one.words, language);
                    INFO(filled);
                    CHECK(filled.find('{') == std::string::npos);
                    CHECK(filled.find("``") == std::string::npos);
                }
                CHECK_FALSE(fill(swedish ? message->sv : message->en, one.words, language).empty());
            }
        }
    }
}

TEST_CASE("messages of the checker keep their style in both languages", "[check]") {
    std::set<int> codes;
    for (const Message& message : check_messages()) {
        INFO(message.en);
        CHECK(codes.insert(message.code).second);
        CHECK((message.code >= 200 && message.code <= 599));
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
