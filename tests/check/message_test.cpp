#include <set>

#include "checking.hpp"

using namespace klausul;
using namespace klausul::checking;

namespace {

struct Mistake {
    const char* code_and_line;
    std::string text;
    Modules modules = {};
};

const std::string two_readings = "tolkning r \"?\"\n  ett \"1\" förvald\n  två \"2\"\n";
const std::string housing = "typ boende\n  hemma\n  borta\nuppgift bor : boende\n";
const std::string term = "avtal p\n  gäller från och med 2026-01-01 till och med 2026-12-31\n";
const std::string places = "typ kommun\n  Berg\n  Åre\nuppgift folk per kommun : heltal\n";
const std::string example = "exempel \"e\"\n  den 2026-01-01\n  givet a = ja\n";

/// `1 kr + ` so many times.
std::string chain(int length) {
    std::string text;
    for (int i = 0; i < length; ++i) text += "1 kr + ";
    return text;
}

const std::string amendment = "ändring av prov från och med 2027-01-01\n";

const Modules template_module{{"g", R"(modul g
svar z : kr "?"
mall tid för huvudet
  gäller tills vidare
mall mall_a
  z = 3 kr  [ett]
mall frammande
  z = 3 kr
    om a
)"}};

const Modules helper_in_template{{"g", "modul g\nsvar z : kr \"?\"\nmall m\n  y = 4 kr\n  z = y\n"}};

/// `lines` begin on line 7.
std::string uses_template(const std::string& lines) { return head + "använd g\n" + lines; }

/// A module of so many templates, each of which uses the next.
std::string nested_templates(int count) {
    std::string text = "modul m\n";
    for (int i = 0; i < count; ++i)
        text += "mall m" + std::to_string(i) + "\n  § a som m" + std::to_string(i + 1) + "\n";
    return text + "mall m" + std::to_string(count) + "\n  text \"a\"\n";
}

/// A template of so many letters and a few more, and so many clauses that use it, from line 8 on.
std::string wide_template(std::size_t letters, int uses) {
    std::string text = head + "mall m\n  text \"" + std::string(letters, 'a') + "\"\n";
    for (int i = 0; i < uses; ++i) text += "§ t" + std::to_string(i) + " som m\n";
    return text;
}

/// One mistake each. Lines of the head are 1 to 5.
std::vector<Mistake> mistakes() {
    const auto rule = [](const std::string& line) { return in_clause("  " + line + "\n"); };
    const auto top = [](const std::string& line) { return head + line + "\n"; };
    const std::string tests = in_clause("  x = 1 kr [R]\n");
    const auto uprated = [](const std::string& line) {
        return head + "index L \"L\" nivå\n  2024  100\n  2025  103\n§ k\n  x = 3 kr i 2024 års nivå\n    " + line +
               "\n";
    };
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
        {"K0205 7", head + "typ t : part\n  Berg; Åre; Berg\n"},
        {"K0205 7", head + "§ l\n§ l\n"},
        {"K0206 8", tests + "  [R] går före [S]\n"},
        {"K0207 12", head + housing + "§ k\n  x = 1 kr\n    om bor är hemm\n"},
        {"K0208 6", top("uppgift f per komun : kr")},
        {"K0209 6", top("svar a : kr")},
        {"K0211 8",
         rule("x = 1 kr i 2024 års nivå\n    räknas om varje år från och med 2026-01-01 med LPK, räknat från basåret")},
        {"K0212 10", tests + example.substr(0, example.find("  givet")) + "  tolkning s = ett\n  ger x = 1 kr\n"},
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
        {"K0310 10", head + "index LPIK \"L\" nivå\n  källa \"påhittad\"\n§ k\n  x = 3 kr\n    räknas om varje år från "
                            "och med 2026-01-01 med LPIK\n"},
        {"K0311 7", rule("x = 3 kr avrundat till hela timmar")},
        {"K0313 12", head + "uppgift l : lista av\n  p : kr\n§ k\n  y per l = p\nexempel \"e\"\n  den 2026-01-01\n  "
                            "ger y för 1,5 = 1 kr\n"},
        {"K0315 6", top("uppgift f per år; månad; halvår; år : kr")},
        {"K0316 7", rule("x = medel belopp")},
        {"K0317 11", head + housing + "§ k\n  x = beroende på bor\n    hemma  1 kr\n"},
        {"K0318 7", rule("x = beroende på belopp\n    ja 1 kr\n    nej 2 kr")},
        {"K0319 11", head + places + "§ k\n  x = folk för belopp * 1 kr\n"},
        {"K0321 8", in_clause("  y avgörs genom \"beslut\"\n  x = y + 3 kr\n")},
        {"K0321 9", in_clause("  y avgörs genom \"beslut\"\n  x = 1 kr\n    om y > 3 kr\n")},
        {"K0322 7", rule("x = " + chain(500) + "1 kr")},
        {"K0329 10",
         "avtal p\npart regionen\ntyp kommun : part\n  Berg\n  Åre\nsvar x; y : kommun\n§ k\n  x = Berg\n"
         "  y = Åre\n  x = regionen till och med 2020-01-01\n"},
        {"K0323 9", in_clause("  y = 1 kr\n  x = 1 kr\n    om y finns\n")},
        {"K0324 7", rule("x = 3 kr avrundat till 2000 decimaler")},
        {"K0350 7", rule("y grupperat efter belopp = 1")},
        {"K0351 9", head + "uppgift l : lista av\n  p : period\n§ k\n  y grupperat efter p = antal l\n"},
        {"K0352 8", head + "uppgift f per år : tal\n§ k\n  y = standardavvikelse f\n"},
        {"K0353 9", head + "uppgift f per år : tal\n§ k\n  g per år = f\n  y = summa g\n"},
        {"K0354 9", head +
                        "uppgift l : lista av\n  p : tal\n§ k\n  y per l = fördela belopp efter p i hela ören, resten "
                        "till största bråkdel\n"},
        {"K0355 11", head + places +
                         "§ k\n  y per kommun = fördela belopp efter folk i hela ören, resten kvar\n    "
                         "undantag om a\n      y = 1 kr\n"},

        {"K0356 10", head + "uppgift f per år : tal\n§ k\n  g = 1 till och med 2026-06-30\n  g = 2 från och med "
                            "2026-07-01\n  y = summa (f * g)\n"},

        {"K0340 8",
         head + "index L \"L\" nivå\n  2024  100  publicerad 2025-03-01\n  2024  101  publicerad 2025-02-01\n"},
        {"K0341 7", top("index L \"L\" nivå\n  2024-03  100")},
        {"K0341 7", top("index L \"L\" nivå per månad\n  2024  100")},
        {"K0342 10", head + "index L \"L\" nivå\n  källa \"påhittad\"\n§ k\n  x = 3 kr i 2024 års nivå\n    räknas om "
                            "varje år från och med "
                            "2026-01-01 med L för oktober, räknat från basåret\n"},
        {"K0342 10", head + "index L \"L\" nivå per månad\n  källa \"påhittad\"\n§ k\n  x = 3 kr i 2024 års nivå\n    "
                            "räknas om varje år från "
                            "och med 2026-01-01 med L, räknat från basåret\n"},
        {"K0343 8", head + "svar y : datum\n§ k\n  y = 5 arbetsdagar efter dagen\n"},
        {"K0343 7", rule("x = veckodag för dagen")},
        {"K0344 7", top("index L \"L\" nivå\n  2024  100  ungefärlig")},
        {"K0345 7", top("index L \"L\" årlig förändring\n  ny bas från 2024, länkas med faktor 2")},
        {"K0345 7", top("index L \"L\" nivå\n  ny bas från 2024, länkas med faktor 0")},
        {"K0211 11", head + "index L \"L\" nivå\n  källa \"påhittad\"\n§ k\n  x = 3 kr i 2024 års nivå\n    räknas om "
                            "varje år från och med "
                            "2026-01-01 med L, räknat från basåret\n    upphör M: avgörs genom \"beslut\"\n"},
        {"K0319 8", head + "uppgift q per kvartal : kr\n§ k\n  x = q för 2025\n"},
        {"K0319 8", head + "uppgift q per år : kr\n§ k\n  x = q för 2025-Q1\n"},

        {"K0400 7", rule("t : kr = t + 1 kr")},
        {"K0401 7", rule("undantag om a\n    x = 2 kr")},
        {"K0402 9", in_clause("  y = 1 kr [R]\n  x = 2 kr [S]\n  [R] går före [S]\n")},
        {"K0403 12",
         in_clause("  x = 1 kr [R]\n    om a\n  x = 2 kr [S]\n    om b\n  [R] går före [S]\n  [S] går före [R]\n")},
        {"K0405 6", top("tolkning r \"?\"\n  ett \"1\"\n  två \"2\"")},
        {"K0406 6", top("tolkning r \"?\"\n  ett \"1\" förvald\n  två \"2\" förvald")},
        {"K0408 2", "avtal p\n  gäller från och med 2026-01-01 till och med 2025-01-01\n"},
        {"K0408 7", rule("x = 1 kr från och med 2026-01-01 till och med 2025-01-01")},
        {"K0430 3", term + "  förlängs 0 år i taget\n"},
        {"K0431 3", term + "  förlängs 2 bananer i taget\n"},
        {"K0431 4", term + "  förlängs 2 år i taget\n  uppsägning senast 3 besök före utgången\n"},
        {"K0433 3", "avtal p\n  gäller tills vidare\n  förlängs 2 år i taget\n"},
        {"K0433 2", "avtal p\n  förlängs 2 år i taget\n"},
        {"K0433 3", "avtal p\n  parter a; b\n  förlängs 2 år i taget\npart a\npart b\n"},
        {"K0434 3", "avtal p\n  gäller från och med 2026-01-01 till och med 2026-12-30\n  förlängs 1 månad i taget\n"},
        {"K0436 2", "avtal p\n  gäller från och med 2026-01-01 till och med 2026-12-31, förlängt till 2026-06-30\n"},
        {"K0436 2", "avtal p\n  gäller från och med 2026-01-01, förlängt till 2026-06-30\n"},
        {"K0438 3", term + "  gäller tills vidare\n"},
        {"K0438 4", term + "  uppsagt 2026-03-01\n  uppsagt 2026-04-01\n"},
        {"K0440 7", uses_template("§ t som mal\n"), template_module},
        {"K0440 2", "avtal p\n  som tid\nanvänd g\n", {{"g", "modul g\n"}}},
        {"K0441 7", uses_template("§ t som tid\n"), template_module},
        {"K0441 2", "avtal p\n  som mall_a\nanvänd g\n", template_module},
        {"K0442 3 g", head + "använd g\n", {{"g", "modul g\nmall a\n  § b som a\n"}}},
        {"K0442 5", "modul g\nmall a för huvudet\n  som b\nmall b för huvudet\n  som a\n"},
        {"K0443 9", uses_template("§ t som mall_a\n  ett [P-1]\n  tva [P-2]\n"), template_module},
        {"K0444 7", uses_template("§ t som mall_a\n"), template_module},
        {"K0445 9", uses_template("§ t som mall_a\n  ett [P-1]\n  ett [P-2]\n"), template_module},
        {"K0446 4", "modul m\nmall a\n  text \"a\"\n§ t som a\n"},
        {"K0446 2", "modul m\n  som a\nmall a för huvudet\n  gäller tills vidare\n"},
        {"K0447 9 g", uses_template("§ t som frammande\n"), template_module},
        {"K0448 4 g", head + "använd g\ny = 3 kr\n§ t som m\n", helper_in_template},
        {"K0448 8", head + "använd g\n§ t som m\ny = 3 kr\n", helper_in_template},
        {"K0449 41", nested_templates(21)},
        {"K0449 47", wide_template(100'000, 41)},
        {"K0201 8",
         head + "använd g\nanvänd h\n§ t som m\n",
         {{"g", "modul g\nmall m\n  text \"a\"\n"}, {"h", "modul h\nmall m\n  text \"a\"\n"}}},
        {"K0205 8", head + "mall m\n  text \"a\"\nmall m\n  text \"a\"\n"},
        {"K0410 12", head + places + "§ k\n  y per kommun = 1 kr\n  y per år = 1 kr\n"},
        {"K0411 7", rule("x = 3 kr fastställs varje besök")},
        {"K0412 8", in_clause("  x = 1 kr\n  x = 2 kr\n")},
        {"K0413 6", top("typ t")},
        {"K0414 6", top("part P orgnr 232100-0157")},
        {"K0415 8", in_clause("  x = 3 kr i 2024 års nivå\n    räknas om likadant som x\n")},
        {"K0200 8", in_clause("  x = 3 kr i 2024 års nivå\n    räknas om likadant som y\n")},

        {"K0500 8", tests + "exempel \"e\"\n  ger x = 1 kr\n"},
        {"K0501 8", tests + example},
        {"K0502 11", tests + example + "  ger n oreglerat\n"},
        {"K0503 8", tests + "kontrollräkning \"k\"\n"},
        {"K0505 13",
         head + housing + "§ k\n  x = beroende på bor\n    hemma  1 kr\n    hemma  2 kr\n    borta  3 kr\n"},
        {"K0505 8", head + "index L \"L\" nivå\n  2024  100\n  2024  101\n"},
        {"K0506 11", tests + example + "    l\n      p = 1\n  ger x = 1 kr\n"},
        {"K0508 9", tests + "kontrollräkning \"k\"\n  1 kr ska inte stämma: 2 kr\n"},
        {"K0509 12", head + "typ faktura\n  pris : kr\nuppgift f : faktura\nexempel \"e\"\n  den 2026-01-01\n  givet\n "
                            "   f\n      pris = 1 kr\n      pris = 2 kr\n  ger x oreglerat\n"},
        {"K0369 7", rule("ska \"a\" varje gurka")},
        {"K0370 12", tests + "uppgift k : kr\n" + example + "  givet k = -1 kr\n  ger x oreglerat\n"},
        {"K0373 8", rule("x = 1 kr\n    om 2026-03-29 02:30 < 2026-04-01 10:00")},
        {"K0374 8", rule("x = 1 kr\n    om 2026-10-25 02:30 < 2026-10-26 10:00")},
        {"K0375 8", rule("x = 1 kr\n    om 2026-07-01 10:00+01:00 < 2026-10-26 10:00")},
        {"K0376 8", rule("x = 1 kr\n    om dagen < (3 dagar efter dagen, senast månadens sista dag)")},
        {"K0372 12", tests + "uppgift k : kr\n" + example + "  antag k = 1 kr\n  ger x oreglerat\n"},
        {"K0371 12", tests + "uppgift k : besök\n" + example + "  givet k = 0,5 besök\n  ger x oreglerat\n"},
        {"K0360 11", uprated("räknas om varje år från och med 2025-01-01 med L")},
        {"K0361 11",
         uprated("räknas om varje år från och med 2025-01-01 med L, räknat från basåret, från föregående år")},
        {"K0362 11", uprated("räknas om varje vecka från och med 2025-01-01 med L, räknat från basåret")},
        {"K0327 8", head + "funktion dubbelt(v : kr) : kr = v * 2\n§ k\n  x = dubbelt(1 kr; 2 kr)\n"},
        {"K0328 7", rule("x = 3 kr avrundat till 0 kr")},
        {"K0417 7 två",
         in_clause("  x = 1 kr\n"),
         {{"ett", amendment + "§ k upphävs\n"}, {"två", amendment + "\n\n\n\n\n§ k upphävs\n"}}},
        {"K0418 2 två",
         in_clause("  x = 1 kr\n"),
         {{"ett", amendment + "§ k upphävs\n"}, {"två", "ändring av prov från och med 2028-01-01\n§ k upphävs\n"}}},
        {"K0421 10", head + "§ k\n  x = 1 kr\n    undantag om h\n      x = 2 kr\n  h gäller inte\n"},
        {"K0420 11", head + "tolkning r \"?\"\n  ett förvald\n  två\n  tre\n" +
                         "§ k\n  x = 1 kr\n    undantag om r är två\n      x = 2 kr\n"},
        {"K0420 10", head + "tolkning r \"?\"\n  ett förvald\n  två ej kodad\n" + "§ k\n  x = 1 kr om r är ett\n"},
        {"K0419 4", "avtal p\n  gäller tills vidare\n  träder i kraft när ja\n  träder i kraft när ja\n"},
        {"K0416 8", head + "uppgift av_vem : kr saknar betydelse\n§ k\n  x = av_vem\n"},
    };
}

}  // namespace

TEST_CASE("a mistake of meaning has one message on the line of the mistake", "[check]") {
    for (const Mistake& mistake : mistakes()) {
        INFO(mistake.text);
        CHECK(found(mistake.text, mistake.modules) == Found{mistake.code_and_line});
    }
}

TEST_CASE("every message of the checker is provoked by a test", "[check]") {
    std::set<int> provoked;
    for (const Mistake& mistake : mistakes())
        provoked.insert(std::stoi(std::string(mistake.code_and_line).substr(1, 4)));
    // In tests of their own below.
    // What has a hint or a warning is provoked below, or by its page in docs/diagnostics.
    provoked.insert({363, 364, 365, 366, 367, 368});
    provoked.insert({code::condition_on_facts, code::share_out_of_range, code::optional_unguarded,
                     code::answer_without_rules, code::currency_product, code::given_twice, code::notice_before_start,
                     code::notice_after_end, code::minimum_without_start, code::organisation_number_personal});
    for (const Message& message : check_messages()) {
        INFO("K0" << message.code << " " << message.en);
        CHECK(provoked.count(message.code) == 1);
    }
}

namespace {

/// The sentences of a program's diagnostics that have a slot left open or empty.
Found unfilled(const std::string& text, const Modules& modules = {}) {
    Found wrong;
    for (const Diagnostic& one : loaded(text, modules).diagnostics) {
        const Message* message = message_of(one.code);
        REQUIRE(message != nullptr);
        const auto look = [&](std::string_view sentence, Language language) {
            const std::string filled = fill(sentence, one.words, language);
            if (filled.find('{') != std::string::npos || filled.find("``") != std::string::npos)
                wrong.push_back(filled);
        };
        look(message->sv, Language::swedish);
        look(message->help_sv, Language::swedish);
        look(message->en, Language::english);
        look(message->help_en, Language::english);
    }
    return wrong;
}

}  // namespace

TEST_CASE("sentences are filled in both languages", "[check]") {
    for (const Mistake& mistake : mistakes()) {
        INFO(mistake.text);
        if (std::string(mistake.code_and_line).starts_with("K0216")) continue;  // has a test of its own below
        CHECK(unfilled(mistake.text, mistake.modules).empty());
    }
}

// Two of the three places that report an unknown document give one word, so its help is shown as `{1}`.
TEST_CASE("the sentence on an unknown document is filled", "[check]") {
    CHECK(unfilled(in_clause("  x = 1 kr [R]\n  prov går före annat\n")).empty());
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

TEST_CASE("an answer without rules is hinted at", "[check]") {
    CHECK(found(head, {}, Severity::hint) == Found{"K0407 5"});
    CHECK(found(in_clause("  x = 1 kr\n"), {}, Severity::hint).empty());
}

TEST_CASE("what a header can hardly mean is warned of", "[check]") {
    const auto warned = [](const std::string& header) { return found(header, {}, Severity::warning); };
    const std::string renewing = term + "  förlängs 1 år i taget\n";
    CHECK(warned(renewing + "  uppsägning senast 24 månader före utgången\n") == Found{"K0435 4"});
    CHECK(warned(renewing + "  uppsägning senast 12 månader före utgången\n") == Found{"K0435 4"});
    CHECK(warned(renewing + "  uppsägning senast 11 månader före utgången\n").empty());
    CHECK(warned(term + "  uppsagt 2027-01-01\n") == Found{"K0437 3"});
    CHECK(warned(term + "  uppsagt 2026-12-31\n").empty());
    CHECK(warned(renewing + "  uppsagt 2027-01-01\n").empty());
    CHECK(warned("avtal p\n  gäller tills vidare\n  minsta tid 2 år\n") == Found{"K0439 3"});
    CHECK(warned("avtal p\n  gäller tills vidare från och med 2026-01-01\n  minsta tid 2 år\n").empty());
}

TEST_CASE("a renewal from the last day of a month is never in doubt", "[check]") {
    const auto renewing = [](const std::string& end, const std::string& renewal) {
        return found("avtal p\n  gäller från och med 2024-01-01 till och med " + end + "\n  förlängs " + renewal +
                     "\n");
    };
    CHECK(renewing("2026-01-31", "1 månad i taget").empty());
    CHECK(renewing("2024-02-29", "1 år i taget").empty());
    CHECK(renewing("2026-12-30", "1 år i taget").empty());
    CHECK(renewing("2026-12-28", "1 månad i taget").empty());
    CHECK(renewing("2026-12-29", "1 månad i taget") == Found{"K0434 3"});
    CHECK(renewing("2026-08-30", "6 månader i taget") == Found{"K0434 3"});
    CHECK(renewing("2026-08-30", "6 månader i taget, till månadens sista dag").empty());
}

TEST_CASE("a duty that says when has a day in the calendar, or says that it has none", "[check]") {
    const auto duty = [](const std::string& when) { return found(in_clause("  ska \"a\" " + when + "\n")); };
    for (const char* named : {"varje gurka", "varannan gurka", "varje torsdag", "varje kvartal senast den 15",
                              "senast den 15", "varje månad senast 31 mars", "sista dagen i varje vecka"})
        CHECK(duty(named) == Found{"K0369 7"});
    for (const char* fine : {"varje vecka", "varje 3 månader från 2026", "every 6 months", "senast den 15 varje månad",
                             "varje år senast 31 mars", "löpande", "löpande från och med 2026-06-01"})
        CHECK(duty(fine).empty());
}

TEST_CASE("notice and ages of which the header or the line does not say which day is meant have a hint", "[check]") {
    const auto warned = [](const std::string& text) { return found(text, {}, Severity::hint); };
    const std::string term =
        "avtal p\n  gäller från och med 2024-07-01 till och med 2028-06-30\n  förlängs 2 år i taget\n";
    CHECK(warned(term + "  uppsägning senast 6 månader före utgången\n") == Found{"K0364 4"});
    CHECK(warned(term + "  uppsägning senast 6 månader före utgången, till månadens sista dag\n").empty());
    CHECK(warned(term + "  uppsägning senast 30 dagar före utgången\n").empty());
    const std::string open = "avtal p\n  parter a\n  gäller tills vidare från och med 2024-07-01\n";
    CHECK(warned(open + "part a\n") == Found{"K0365 3"});
    CHECK(warned(open + "  uppsägning senast 6 månader före utgången\npart a\n").empty());
    CHECK(warned(open + "  uppsägning anges inte\npart a\n").empty());
}

// ---- what else is refused
// --------------------------------------------------------------------------------------------

TEST_CASE("a precedence that depends on facts has one message", "[check]") {
    CHECK(found(in_clause("  x = 1 kr [R]\n  x = 2 kr [S]\n  [R] går före [S] om a\n")) == Found{"K0404 9"});
    CHECK(found(in_clause("  x = 1 kr [R]\n  x = 2 kr [S]\n  [R] går före [S] om 1 kr > 2 kr\n")) == Found{"K0404 9"});
}

TEST_CASE("a share lies between nothing and all", "[check]") {
    CHECK(found(head + "svar y : andel\n§ k\n  y = 150 %\n") == Found{"K0320 8"});
}

TEST_CASE("an optional fact is tested before it is counted with", "[check]") {
    CHECK(found(head + "uppgift rabatt : kr eller saknas\n§ k\n  x = rabatt\n") == Found{"K0325 8"});
}

TEST_CASE("an optional fact is there where saknas has been denied", "[check]") {
    const auto rule = [](const std::string& lines) {
        return found(head + "uppgift d : datum eller saknas\n§ k\n  x = 1 kr\n" + lines);
    };
    CHECK(rule("    om d saknas eller d < dagen\n").empty());
    CHECK(rule("    om d < dagen eller d saknas\n") == Found{"K0325 9"});
    CHECK(rule("    om inte (d saknas) och d < dagen\n").empty());
    CHECK(rule("    om inte (a eller d saknas) och d < dagen\n").empty());
    CHECK(rule("    om inte (a och d saknas) och d < dagen\n") == Found{"K0325 9"});
    CHECK(rule("    om d finns eller d < dagen\n") == Found{"K0325 9"});
    CHECK(rule("    om till dess d eller d < dagen\n").empty());
    CHECK(rule("    om något av\n      d saknas\n      d < dagen\n").empty());
    CHECK(rule("    om inget av\n      d saknas\n      d < dagen\n").empty());
    CHECK(rule("    om minst 1 av\n      d saknas\n      d < dagen\n") == Found{"K0325 11"});
    CHECK(rule("  när = om d saknas då dagen annars d\n").empty());
    CHECK(rule("  när = om d finns då dagen annars d\n") == Found{"K0325 9"});
}

TEST_CASE("a written month is compared with months only", "[check]") {
    const auto rule = [](const std::string& lines) { return found(head + "§ k\n  x = 1 kr\n" + lines); };
    CHECK(rule("    om månad för dagen är 2026-03\n").empty());
    CHECK(rule("    om månad för dagen är 2026-Q1\n") == Found{"K0306 8"});
    CHECK(rule("    om kvartal för dagen > 2026-03\n") == Found{"K0306 8"});
    CHECK(rule("    om 5 < 2026-03\n") == Found{"K0306 8"});
    CHECK(rule("    om mån är 2026-03\n  mån = månad för dagen\n").empty());
}

TEST_CASE("an example expects of requirements only that they are met", "[check]") {
    const std::string text = in_clause("  x = 1 kr\n  krav k\n    a\n") + "exempel \"e\"\n  den 2026-01-01\n  ger ";
    CHECK(found(text + "k är uppfyllt\n").empty());
    CHECK(found(text + "krav k är inte uppfyllt\n").empty());
    CHECK(found(text + "x är uppfyllt\n") == Found{"K0200 12"});
    CHECK(found(text + "(a och b) är uppfyllt\n") == Found{"K0316 12"});
}

TEST_CASE("what a field is derived from is checked, and circles of fields are found", "[check]") {
    const auto fields = [](const std::string& lines) {
        return found(head + "uppgift rader : lista av\n" + lines + "§ k\n  x = 1 kr\n");
    };
    CHECK(fields("  p : kr\n    annars belopp\n  q : kr annars p + 1 kr\n").empty());
    CHECK(fields("  p : kr\n    annars 3 timmar\n") == Found{"K0300 8"});
    CHECK(fields("  p : kr\n    annars q\n  q : kr\n    annars p\n").size() == 1);
    CHECK(fields("  p : kr\n    q : kr\n").size() == 1);
    CHECK(fields("  p : kr\n    annars 1 kr\n      annars 2 kr\n").size() == 1);
}

TEST_CASE("only what has an order of its own is the later of two, and only a moment has a time of day", "[check]") {
    const auto helper = [](const std::string& value) { return found(in_clause("  y = " + value + "\n  x = 1 kr\n")); };
    CHECK(helper("den senare av dagen och 2026-01-01").empty());
    CHECK(helper("den senare av 08:00 och 07:00").empty());
    CHECK(helper("den senare av 1 och 2") == Found{"K0301 7"});
    CHECK(helper("den senaste av (dagen; 2026-01-01 08:00)") == Found{"K0301 7"});
    CHECK(helper("klockslaget för dagen") == Found{"K0301 7"});
    CHECK(helper("antal dagar från a till dagen") == Found{"K0301 7"});
    CHECK(helper("fyllda år från dagen till 3") == Found{"K0301 7"});
    CHECK(helper("dagen i 08:00 till 17:00") == Found{"K0306 7"});
    CHECK(helper("08:00 i 08:00 till 17:00").empty());
    CHECK(helper("2026-01-01 08:00 i (2026-01-01 till 2026-01-31)") == Found{"K0306 7"});
}

TEST_CASE("kronor times kronor have no meaning", "[check]") {
    CHECK(found(in_clause("  y = 3 kr * 2 kr\n  x = 1 kr\n")) == Found{"K0326 7"});
}

TEST_CASE("a fact of an example is given once", "[check]") {
    CHECK(
        found(in_clause(
            "  x = belopp\nexempel \"e\"\n  den 2026-01-01\n  givet belopp = 1 kr; belopp = 2 kr\n  ger x = 2 kr\n")) ==
        Found{"K0505 10"});
}

TEST_CASE("a party outside of a group is no value of the group", "[check]") {
    CHECK_FALSE(
        found("avtal p\npart regionen\ntyp kommun : part\n  Berg\n  Åre\nsvar x : kommun\n§ k\n  x = regionen\n")
            .empty());
}

TEST_CASE("a rule with the wrong index has one message", "[check]") {
    CHECK(found(head + places + "§ k\n  y per kommun = 1 kr\n  y per år = 2 kr\n") == Found{"K0410 12"});
}

TEST_CASE("rules that certainly conflict are found with another between them", "[check]") {
    CHECK(found(in_clause("  x = 1 kr till och med 2025-12-31\n  x = 1 kr från och med 2026-01-01\n  x = 2 kr till och "
                          "med 2025-12-31\n")) == Found{"K0412 9"});
}

TEST_CASE("an exception may name an exception further down", "[check]") {
    CHECK(found(in_clause("  x = 1 kr [R]\n  undantag från [E] om b [F]\n    x = 3 kr\n  undantag från [R] om a [E]\n  "
                          "  x = 2 kr\n"))
              .empty());
}

TEST_CASE("a name of one letter is not taken for another", "[check]") {
    CHECK(nearest_name("q", {"a", "b"}) == std::nullopt);
}

TEST_CASE("a span of days has no minutes of the clock, and moments no days", "[check]") {
    CHECK(found(in_clause("  tid = (2026-03-02 till 2026-03-02) inom 08:00 till 17:00\n  x = 1 kr\n")) ==
          Found{"K0301 7"});
    CHECK(found(in_clause("  x = 1 kr\n    om dagen i (2026-03-02 08:00 till 2026-03-02 17:00)\n")) ==
          Found{"K0306 8"});
}
