#include "tests/catch.hpp"

#include "command/command.hpp"
#include "sessions.hpp"

using namespace klausul;
using namespace klausul::sessions;
using Catch::Contains;

TEST_CASE("an expression typed at the prompt is worked out in the words of the agreement", "[repl]") {
    Talk talk(care);
    CHECK(talk("3 * 640 kr") == "1 920 kr\n");
    CHECK(talk("640 kr/timme * 90 minuter") == "960 kr\n");
    CHECK(talk("2 timmar + 5 kr") != "");
    CHECK_THAT(talk("2 timmar + 5 kr"), Contains("K0300"));
    CHECK(talk("om ja då 1 kr annars 2 kr") == "1 kr\n");
    CHECK(talk("fyllda år från 2000-05-05") == "25 år\n");
    CHECK_THAT(talk("ålder + 1 år"), Contains("Saknas      ålder"));
    CHECK(talk("ålder = 6 år") == "ålder = 6 år\n");
    CHECK(talk("ålder + 1 år") == "7 år\n");
    CHECK(talk("barn") == "ja\n");
}

TEST_CASE("without a document the prompt still reckons", "[repl]") {
    ReplSession session({Language::swedish, false, {}, *day_from_text("2026-06-01")});
    std::string told;
    REQUIRE(session.start({}, told));
    CHECK(session.prompt() == "2026-06-01> ");
    CHECK(plain(session.take("1 000 kr / 3 avrundat till hela ören")) == "333,33 kr\n");
    CHECK_THAT(session.take("x = 3 kr"), Contains("i skrapan"));
    CHECK(plain(session.take("x * 2")) == "6 kr\n");
}

TEST_CASE("facts are given, asked about, forgotten and taken back", "[repl]") {
    Talk talk(care);
    CHECK(talk.session.prompt() == "vård 2026-01-01> ");
    CHECK(talk("boendeform = ordinärt; får_hjälp = ja") == "boendeform = ordinärt\nfår_hjälp = ja\n");
    CHECK(talk("betalar?") ==
          "Vem betalar? (betalar)\n  kommunen\n    Enligt      § Ansvar [V-2]\n    Går före    § Ansvar [V-1]\n");
    CHECK(talk("får_hjälp = nej") == "får_hjälp = nej\n");
    CHECK_THAT(talk("betalar"), Contains("regionen"));
    CHECK_THAT(talk("ångra"), Contains("ångrat: får_hjälp = nej"));
    CHECK_THAT(talk("betalar?"), Contains("kommunen"));
    CHECK(talk("glöm får_hjälp") == "");
    CHECK_THAT(talk("betalar?"), Contains("Saknas      får_hjälp"));
    CHECK_THAT(talk("saknas betalar"), Contains("får_hjälp: får eller behöver hjälp"));
    CHECK_THAT(talk("nollställ"), Contains("inga uppgifter"));
    CHECK(talk("givet") == "den 2026-01-01\n");
    CHECK_THAT(talk("ångra"), Contains("nollställ"));
    CHECK(talk("givet") == "den 2026-01-01\nboendeform = ordinärt\n");
}

TEST_CASE("facts per something, texts, lists and index values are given in several lines", "[repl]") {
    Talk talk(care);
    CHECK(talk("anslutna för 2025 = 170") == "anslutna för 2025 = 170 personer\n");
    CHECK(talk("anslutna för 2026 = 180 personer") ==
          "anslutna för 2025 = 170 personer\nanslutna för 2026 = 180 personer\n");
    CHECK_THAT(talk("fler?"), Contains("10 personer"));
    CHECK(talk("glöm anslutna för 2025") == "");
    CHECK(talk("givet") == "den 2026-01-01\nanslutna för 2026 = 180 personer\n");
    CHECK(talk("namn = \"Åsa; Ö\"") == "namn = \"Åsa; Ö\"\n");
    CHECK(talk("besök") == "");
    CHECK(talk.session.prompt() == "… ");
    CHECK(talk("  patient = \"A\"; tid = 95 minuter") == "");
    CHECK(talk("  patient = \"B\"; tid = 1 timme; start = 2026-02-01") == "");
    CHECK_THAT(
        talk(""),
        Contains("besök\n  patient = \"A\"; tid = 95 min\n  patient = \"B\"; tid = 60 min; start = 2026-02-01\n"));
    CHECK_THAT(talk("kostnad?"), Contains("1 920 kr"));
    // A list takes the place of the one before, with nothing left of it.
    (void)talk("besök");
    (void)talk("  tid = 60 minuter");
    CHECK(talk("") == "besök\n  tid = 60 min\n");
    CHECK_THAT(talk("kostnad?"), Contains("640 kr"));
    CHECK(talk("antal besök där patient är \"A\"") != "");
    // A text met in a question is the same as one in a fact.
    CHECK(talk("namn är \"Åsa; Ö\"") == "ja\n");
    CHECK(talk("namn är \"Bo\"") == "nej\n");
    CHECK(talk("namn = \"Bo\"") == "namn = \"Bo\"\n");
    CHECK(talk("namn är \"Bo\"") == "ja\n");
}

TEST_CASE("what if shows what would change, by which clause, and changes nothing", "[repl]") {
    Talk talk(care);
    (void)talk("boendeform = korttid; ålder = 19 år");
    CHECK(talk("tänk om ålder = 6 år") ==
          "betalar\n  nu    regionen   § Ansvar [V-1]\n  då    kommunen   § Ansvar [V-4]\noförändrat: kostnad, fler\n");
    CHECK_THAT(talk("betalar?"), Contains("regionen"));
    CHECK_THAT(talk("tänk om tolkning gräns = tjugo"), Contains("då    kommunen   § Ansvar [V-4]"));
    CHECK_THAT(talk("tänk om den 2028-01-01"), Contains("då    gäller inte"));
    CHECK_THAT(talk("tänk om ålder = 19 år"), Contains("inget svar skulle ändras"));
    CHECK_THAT(talk("tänk om betalar = kommunen om ålder < 30 år"), Contains("då    kommunen   § Skrapa"));
    CHECK_THAT(talk("skrapa"), Contains("tom"));
    CHECK_THAT(talk("what if ålder = 6 år; tolkning gräns = tjugo"), Contains("kommunen"));
    CHECK_THAT(talk("tänk om ålder = 6 kr"), Contains("K0300"));
}

TEST_CASE("date and readings are switched and shown", "[repl]") {
    Talk talk(care);
    (void)talk("boendeform = korttid; ålder = 19 år");
    CHECK(talk("den 2027-03-01") == "");
    CHECK(talk.session.prompt() == "vård 2027-03-01> ");
    CHECK_THAT(talk("den 2027-13-01"), Contains("inget datum"));
    CHECK(talk("tolkning gräns = tjugo") == "");
    CHECK_THAT(talk("betalar?"), Contains("kommunen"));
    CHECK_THAT(talk("tolkning"), Contains("gräns = tjugo  Vem är barn?"));
    CHECK_THAT(talk("tolkning gräns"), Contains("gräns = tjugo") && Contains("under 18 år"));
    CHECK_THAT(talk("tolkning gräns = sjutton"), Contains("ingen av läsningarna"));
    CHECK_THAT(talk("tolkning gräs = tjugo"), Contains("menade du `gräns`"));
    CHECK_THAT(talk("givet"), Contains("tolkning gräns = tjugo"));
    CHECK_THAT(talk("varför betalar"), Contains("uppgift ålder = 19 år"));
}

TEST_CASE("rules typed at the prompt live in a scratch that can be shown, undone and saved", "[repl]") {
    Talk talk(care);
    CHECK_THAT(talk("regel betalar = kommunen om ålder > 65 år [S-1]"), Contains("i skrapan"));
    (void)talk("ålder = 70 år; boendeform = ordinärt; får_hjälp = nej");
    CHECK_THAT(talk("betalar?"), Contains("Enligt      § Skrapa [S-1]"));
    CHECK(talk("undantag från [V-1] om ålder > 90 år") == "");
    CHECK(talk("  betalar = regionen") == "");
    CHECK_THAT(talk(""), Contains("i skrapan"));
    CHECK_THAT(talk("uppgift diagnos : ja/nej \"har diagnos\""), Contains("i skrapan"));
    CHECK(talk("diagnos = ja") == "diagnos = ja\n");
    CHECK(talk("dubbelt = 2 * ålder") == "i skrapan: dubbelt = 2 * ålder\n");
    CHECK(talk("dubbelt") == "140 år\n");
    CHECK_THAT(talk("spara skrapa " + talk.folder.path("andring.klausul")), Contains("skriven"));
    CHECK_THAT(talk.folder.read("andring.klausul"), Contains("ändring av vård från och med 2026-01-01"));
    CHECK_THAT(talk("spara skrapa " + talk.folder.path("andring.klausul")), Contains("finns redan"));
    for (int i = 0; i < 3; ++i) (void)talk("ångra");
    CHECK_THAT(talk("skrapa"), Contains("[S-1]") && Contains("undantag") && !Contains("diagnos"));
    // A rule that is wrong leaves everything as it was.
    CHECK_THAT(talk("regel betalar = 3 kr"), Contains("fel K"));
    CHECK_THAT(talk("betalar?"), Contains("§ Skrapa [S-1]"));
    CHECK_THAT(talk("bolndeform = ordinärt"), Contains("menade du `boendeform`"));
}

TEST_CASE("clauses and names are shown with the place where they stand", "[repl]") {
    Talk talk(care);
    CHECK_THAT(talk("visa § kostnader"), Contains("doc.klausul:37") && Contains("[V-6]") && !Contains("barn"));
    CHECK_THAT(talk("visa [V-2]"), Contains("betalar = kommunen"));
    CHECK_THAT(talk("visa barn"), Contains("beroende på gräns"));
    CHECK_THAT(talk("visa § kostnadr"), Contains("menade du `kostnader`"));
    CHECK_THAT(talk("? ålder"), Contains("uppgift ålder : år  \"patientens ålder\"") && Contains("inte given"));
    CHECK_THAT(talk("? boendeform"), Contains("ordinärt / särskilt / korttid"));
    CHECK_THAT(talk("? betalar"), Contains("svar betalar : part") && Contains("undantag i § ansvar [V-4]"));
    CHECK_THAT(talk("? gräns"), Contains("tolkning gräns = arton"));
    CHECK_THAT(talk("? korttid"), Contains("alternativ korttid i boende"));
    CHECK_THAT(talk("? varför"), Contains("varför namn"));
    CHECK_THAT(talk("? gräs"), Contains("menade du `gräns`"));
    CHECK_THAT(talk("lista svar"), Contains("betalar") && !Contains("boendeform"));
    CHECK_THAT(talk("lista sva"), Contains("menade du `svar`"));
}

TEST_CASE("answers are shown as text, table, JSON and CSV", "[repl]") {
    Talk talk(care);
    (void)talk("boendeform = ordinärt; får_hjälp = ja");
    (void)talk("som csv");
    CHECK_THAT(talk("svar"), Contains("svar;för;läge;värde;enhet;enligt\nbetalar;;avgjort;kommunen;;§ Ansvar [V-2]\n"));
    (void)talk("som tabell");
    CHECK_THAT(talk("betalar?"), Contains("betalar    kommunen  § Ansvar [V-2]\n"));
    (void)talk("som json");
    CHECK_THAT(talk("betalar?"), Contains("\"value\": \"kommunen\""));
    CHECK_THAT(talk("som bild"), Contains("formerna är"));
    (void)talk("as text");
    CHECK_THAT(talk("betalar?"), Contains("Enligt"));
}

TEST_CASE("commands are understood in English, and help is ten lines", "[repl]") {
    Talk talk(care, Language::english);
    const std::string help = talk("help");
    CHECK(std::count(help.begin(), help.end(), '\n') == 10);
    const std::string swedish_help = Talk(care)("hjälp");
    CHECK(std::count(swedish_help.begin(), swedish_help.end(), '\n') == 10);
    CHECK_THAT(talk("help what"), Contains("what if fact = value"));
    (void)talk("boendeform = ordinärt; får_hjälp = yes");
    CHECK_THAT(talk("why betalar"), Contains("According to   § Ansvar [V-2]"));
    CHECK_THAT(talk("what if får_hjälp = no"), Contains("now   kommunen") && Contains("then  regionen"));
    CHECK(talk("on 2027-01-01") == "");
    CHECK_THAT(talk("missing"), Contains("ålder") || Contains("besök"));
    CHECK_THAT(talk("undo"), Contains("undone"));
    CHECK_THAT(talk("quti"), Contains("quit") || Contains("K0200"));
    (void)talk("quit");
    CHECK(talk.session.finished());
}

TEST_CASE("a word before an equals sign is a name even if it is a command", "[repl]") {
    Talk talk("avtal a \"A\"\n  gäller tills vidare\nuppgift svar : kr \"?\"\nsvar x : kr \"?\"\n§ b\n  x = svar\n");
    CHECK(talk("svar = 3 kr") == "svar = 3 kr\n");
    CHECK_THAT(talk("x?"), Contains("3 kr"));
}

TEST_CASE("a question typed as it is spoken leads to the statement that asks it", "[repl]") {
    Talk talk(care);
    CHECK_THAT(talk("vad händer om får_hjälp = ja?"), Contains("skriv `tänk om får_hjälp = ja`"));
    CHECK_THAT(talk("what happens if ålder = 6 år"), Contains("skriv `tänk om ålder = 6 år`"));
    CHECK_THAT(talk("Vem betalar besöket?"),
               Contains("svarets namn: `betalar?` (Vem betalar?)") && !Contains("`fler?`"));
    CHECK_THAT(talk("vem betalar"), Contains("`betalar?`") && !Contains("K0"));
    CHECK_THAT(talk("när tar det slut"),
               Contains("`betalar?` (Vem betalar?), `kostnad?`"));  // none is like it, so several are named
    CHECK_THAT(talk("what if får_hjälp = ja"), !Contains("svarets namn"));
    CHECK_THAT(talk("vad = 3"), !Contains("svarets namn"));
    Talk named("avtal a \"A\"\n  gäller tills vidare\nuppgift vad : kr \"?\"\nsvar x : kr \"?\"\n§ b\n  x = vad\n");
    CHECK(named("vad = 3 kr") == "vad = 3 kr\n");
    CHECK(plain(named("vad + 1 kr")) == "4 kr\n");
}

TEST_CASE("bad input loses no fact and ends no session", "[repl]") {
    Talk talk(care);
    (void)talk("boendeform = ordinärt; får_hjälp = ja");
    CHECK_THAT(talk("varfor betalar"), Contains("menade du `varför`"));
    CHECK_THAT(talk("varför"), Contains("`varför` behöver något efter sig: `varför namn`") && !Contains("menade du"));
    CHECK_THAT(talk("\xff\xfe betalar"), Contains("UTF-8"));
    CHECK_THAT(talk("a b c d"), Contains("K0"));
    CHECK(talk("") == "");
    CHECK(talk("# en anteckning") == "");
    CHECK_THAT(talk("boendeform = slott"), Contains("K0"));
    CHECK_THAT(talk("boendeform = ordinärt = ja"), Contains("K0"));
    CHECK_THAT(talk(")))))"), Contains("K0"));
    CHECK_THAT(talk("läs /finns/inte.klausul"), Contains("finns inte"));
    CHECK_THAT(talk("fall /finns/inte.json"), Contains("finns inte"));
    CHECK_THAT(talk("fall " + talk.folder.write("f.json", "{\"facts\": {\"ålder\": [}}")), Contains("f.json"));
    CHECK_THAT(talk("läs " + talk.folder.write("trasig.klausul", "avtal b\n\tx")), Contains("K0020"));
    CHECK_THAT(talk("spara exempel"), Contains("rubrik"));
    CHECK_THAT(talk("spara fall /finns/inte/f.json"), Contains("mappen finns inte"));
    CHECK(talk("kostnad +") == "");
    CHECK(talk.session.prompt() == "… ");
    CHECK_THAT(talk.session.abandon(), Contains("släpptes"));
    CHECK_THAT(talk("\x01\x02"), Contains("K0") && !Contains("\x01"));
    const std::string large(1 << 20, 'x');
    CHECK(talk(large).size() < 20'000);
    CHECK(talk("ålder = " + std::string(1 << 20, '9') + " år").size() < 20'000);
    std::string sum = "1";
    while (sum.size() < 9'990) sum += " + 1";
    CHECK(talk(sum).size() < 20'000);
    CHECK(talk(std::string(9'000, '(')) == "");
    CHECK(talk(std::string(9'000, '(')) == "");
    CHECK(talk("").size() < 60'000);
    // A paste of a megabyte in lines, within a statement that never ends.
    CHECK(talk("regel") == "");
    for (int i = 0; i < 20'000; ++i) (void)talk("  x = 1 kr om får_hjälp och inte inskriven eller ålder > 3 år");
    CHECK_THAT(talk(""), Contains("högst 1000000 tecken"));
    CHECK_THAT(talk("betalar?"), Contains("kommunen"));
    CHECK(talk("kostnad *") == "");
    CHECK_THAT(talk.session.end(), Contains("mitt i en sats"));
    CHECK(talk.session.finished());
}

TEST_CASE("a file that changes is read again with the facts kept, and a broken one leaves all as it was", "[repl]") {
    Talk talk(care);
    (void)talk("boendeform = ordinärt; får_hjälp = ja; ålder = 3 år");
    std::string changed = care;
    changed.replace(changed.find("[V-2]\n      betalar = kommunen"), 30, "[V-2]\n      betalar = regionen");
    talk.folder.write("doc.klausul", changed + "# längre\n");
    CHECK_THAT(talk("betalar?"), Contains("läst på nytt") && Contains("regionen") && Contains("[V-2]"));
    talk.folder.write("doc.klausul", changed + "trasigt = = =\n");
    CHECK_THAT(talk("betalar?"), Contains("gamla texten") && Contains("K0") && Contains("regionen"));
    // Told once; the facts are still there.
    CHECK_THAT(talk("ålder"), !Contains("gamla texten") && Contains("3 år"));
    std::string without = care;
    const std::string fact = "uppgift namn : text \"patientens namn\"\n";
    without.replace(without.find(fact), fact.size(), "");
    talk.folder.write("doc.klausul", care);
    (void)talk("namn = \"Åsa\"");
    talk.folder.write("doc.klausul", without);
    CHECK_THAT(talk("givet"), Contains("`namn = \"Åsa\"` passar inte längre") && Contains("# passar inte texten nu"));
    talk.folder.write("doc.klausul", care + "# åter\n");
    CHECK_THAT(talk("givet"), Contains("\nnamn = \"Åsa\"\n") && !Contains("#"));
    std::filesystem::remove(talk.path);
    CHECK_THAT(talk("betalar?"), Contains("finns inte") && Contains("kommunen"));
}

TEST_CASE("an example that is saved passes the test, and a case that is saved can be run", "[repl]") {
    Talk talk(care);
    for (const char* line : {"boendeform = korttid; ålder = 19 år; anslutna för 2026 = 3; anslutna för 2025 = 1",
                             "namn = \"Å\"", "tolkning gräns = tjugo", "den 2026-05-05", "besök",
                             "  patient = \"A\"; tid = 95 minuter", "  tid = 20 minuter; start = 2026-01-02", ""})
        (void)talk(line);
    CHECK_THAT(talk("spara exempel \"ett barn\""), Contains("skrivet i"));
    const CommandResult tested = run_command({"test", talk.path}, {"sv", false});
    CHECK_THAT(tested.out, Contains("1 prov godkänt, 0 underkända"));
    CHECK(tested.code == 0);
    CHECK_THAT(talk.folder.read("doc.klausul"),
               Contains("exempel \"ett barn\"\n  den 2026-05-05\n  tolkning gräns = tjugo\n"));
    const std::string saved = talk.folder.path("fall.json");
    CHECK_THAT(talk("spara fall " + saved), Contains("skrivet i"));
    const CommandResult run = run_command({"run", talk.path, "--case", saved}, {"sv", false});
    CHECK(run.code == 0);
    CHECK_THAT(plain(run.out), Contains("kommunen") && Contains("1 280 kr") && Contains("2 personer"));
    (void)talk("nollställ");
    CHECK_THAT(talk("fall " + saved), Contains("fallet är läst"));
    CHECK_THAT(talk("givet"),
               Contains("patient = \"A\"; tid = 95 min") && Contains("gräns = tjugo") && Contains("namn = \"Å\""));
    CHECK(talk("namn är \"Å\"") == "ja\n");
    // A file of its own imports the agreement.
    const Folder other;
    Talk plain_talk(care);
    std::filesystem::rename(plain_talk.path, plain_talk.folder.path("vård.klausul"));
    CHECK_THAT(plain_talk("läs " + plain_talk.folder.path("vård.klausul")), Contains("läst: vård"));
    (void)plain_talk("boendeform = ordinärt; får_hjälp = ja");
    CHECK_THAT(plain_talk("spara exempel \"hemma\" " + plain_talk.folder.path("prov.klausul")), Contains("skrivet i"));
    CHECK_THAT(run_command({"test", plain_talk.folder.path("prov.klausul")}, {"sv", false}).out,
               Contains("1 prov godkänt"));
}

TEST_CASE("words complete by what may stand there", "[repl]") {
    Talk talk(care);
    using Words = std::vector<std::string>;
    CHECK(talk.session.complete("varf").words == Words{"varför"});
    CHECK(talk.session.complete("boendeform = s").words == Words{"särskilt"});
    CHECK(talk.session.complete("ålder = 3 år; får").words == Words{"får_hjälp"});
    CHECK(talk.session.complete("får_hjälp = ").words == Words{"ja", "nej", "okänt"});
    CHECK(talk.session.complete("visa § k").words == Words{"kostnader"});
    CHECK(talk.session.complete("tolkning gräns = t").words == Words{"tjugo"});
    CHECK(talk.session.complete("läs " + talk.folder.path("d")).words == Words{talk.path});
    CHECK(talk.session.complete("zzz").words.empty());
    CHECK(talk.session.complete("\xff\xc3").words.empty());
    const Completions found = talk.session.complete("varför bet");
    CHECK(found.words == Words{"betalar"});
    CHECK(found.begin == std::string("varför ").size());
}

TEST_CASE("what is supposed at the prompt is listed, marked in answers, forgotten and undone", "[repl]") {
    Talk talk(care);
    CHECK(talk("antag betalar = kommunen") == "antag betalar = kommunen\n");
    CHECK_THAT(talk("betalar?"), Contains("  kommunen\n    Antaget     betalar = kommunen\n"));
    CHECK(talk("suppose kostnad = 640 kr") == "antag kostnad = 640 kr\n");
    CHECK(talk("givet") == "den 2026-01-01\nantag betalar = kommunen\nantag kostnad = 640 kr\n");
    CHECK(talk("glöm betalar").empty());
    CHECK(talk("givet") == "den 2026-01-01\nantag kostnad = 640 kr\n");
    CHECK(talk("ångra") == "ångrat: glöm betalar\n");
    CHECK(talk("ångra") == "ångrat: antag kostnad = 640 kr\n");
    CHECK(talk("givet") == "den 2026-01-01\nantag betalar = kommunen\n");
    CHECK_THAT(talk("tänk om antag betalar = regionen"), Contains("nu    kommunen") && Contains("då    regionen"));
    CHECK_THAT(talk("regel fler = 3 personer"), Contains("i skrapan"));
    CHECK_THAT(talk("givet"), Contains("antag betalar = kommunen"));
}

TEST_CASE("a supposition that the case contradicts tells both", "[repl]") {
    Talk talk(care);
    (void)talk("ålder = 40 år; boendeform = korttid");
    (void)talk("antag barn = ja");
    CHECK_THAT(talk("betalar?"), Contains("kommunen") && Contains("Antaget     barn = ja (utan antagandet nej)"));
}

TEST_CASE("what cannot be supposed is told and changes nothing", "[repl]") {
    Talk talk(care);
    CHECK_THAT(talk("antag betalra = kommunen"), Contains("K0200") && Contains("menade du `betalar`?"));
    CHECK_THAT(talk("antag ålder = 7 år"), Contains("K0372"));
    CHECK_THAT(talk("antag kostnad = 7 år"), Contains("K0300"));
    CHECK_THAT(talk("antag betalar"), Contains("fel"));
    CHECK_THAT(talk("antag"), Contains("antag svar = värde"));
    CHECK_THAT(talk("antag avtalet i kraft"), Contains("väntar inte på något"));
    CHECK(talk("givet") == "den 2026-01-01\n");
}

TEST_CASE("an agreement is supposed to be in force, in the language of the session", "[repl]") {
    const std::string waiting = R"(agreement trial "Trial"
  in force until further notice
  enters into force when decision exists, from decision
fact decision : date or absent
answer x : kr "How much?"
§ a
  x = 1 kr
)";
    Talk english(waiting, Language::english);
    CHECK(english("suppose the agreement in force") == "suppose the agreement in force\n");
    CHECK(english("x?") == "How much? (x)\n  1 kr\n    According to   § a\n    Supposed       trial in force\n");
    CHECK_THAT(english("as json"), !Contains("i kraft"));
    CHECK_THAT(english("x?"),
               Contains("\"name\": \"trial\"") && Contains("\"in_force\": true") && !Contains("i kraft"));
    (void)english("as text");
    CHECK_THAT(english("given"), !Contains("antag") && !Contains("i kraft"));
    CHECK(english("forget the agreement in force").empty());
    CHECK(english("undo") == "undone: forget the agreement in force\n");
    CHECK(english("undo") == "undone: suppose the agreement in force\n");
    Talk swedish(waiting);
    CHECK(swedish("antag avtalet i kraft") == "antag avtalet i kraft\n");
    CHECK_THAT(swedish("x?"), Contains("Antaget     trial i kraft"));
}

TEST_CASE("notice and signing are told at the prompt, and the answers follow", "[repl]") {
    Talk talk(care);
    CHECK(talk("undertecknat 2025-11-03") == "undertecknat 2025-11-03\n");
    (void)talk("den 2027-06-01");
    CHECK(talk("uppsagt 2026-11-03 genom brev") == "uppsagt 2026-11-03 genom brev\n");
    CHECK(talk("givet") == "den 2027-06-01\nuppsagt 2026-11-03 genom brev\nundertecknat 2025-11-03\n");
    CHECK_THAT(talk("spara exempel \"x\""), Contains("spara fallet i stället"));
    CHECK(talk("glöm undertecknat").empty());
    CHECK(talk("ångra") == "ångrat: glöm undertecknat\n");
    CHECK_THAT(talk("uppsagt i går"), Contains("är inget datum"));
    CHECK_THAT(talk("uppsagt 2028-01-01"), Contains("hade redan gått ut den 2027-12-31"));
    CHECK_THAT(talk("uppsagt"), Contains("behöver något efter sig"));
}

TEST_CASE("a helper by itself is explained with its own clauses", "[repl]") {
    Talk talk(care);
    (void)talk("ålder = 3 år");
    CHECK_THAT(talk("varför barn"), Contains("Enligt      § Ansvar\n") && Contains("uppgift ålder = 3 år"));
}
