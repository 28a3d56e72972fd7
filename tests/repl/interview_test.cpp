#include <sstream>
#include "tests/catch.hpp"

#include "command/command.hpp"
#include "sessions.hpp"

using namespace klausul;
using namespace klausul::sessions;
using Catch::Contains;

namespace {

struct Held {
    int code = 0;
    std::string out;  ///< of the dialogue and the command
    std::string err;
};

/// The interview with what is typed into it.
Held held(const std::vector<std::string>& arguments, const std::string& typed) {
    std::istringstream in(typed);
    std::ostringstream out;
    Environment environment{"sv", false, [&] { return std::make_unique<StreamConsole>(in, out); }, "2026-06-01"};
    const CommandResult result = run_command(arguments, environment);
    return {result.code, plain(out.str() + result.out), result.err};
}

std::size_t questions(const std::string& out) {
    std::size_t count = 0;
    for (std::size_t at = 0; (at = out.find("]\n> ", at)) != std::string::npos; ++at) ++count;
    return count;
}

}  // namespace

TEST_CASE("what is typed is told again, but not where the terminal shows it", "[repl]") {
    for (const bool shown : {false, true}) {
        std::istringstream in("ja\n");
        std::ostringstream out;
        StreamConsole console(in, out, shown);
        CHECK(console.read("> ").line == "ja");
        CHECK(out.str() == (shown ? "> " : "> ja\n"));
        CHECK(console.read("> ").kind == Input::Kind::ended);
    }
}

TEST_CASE("only facts that can still change the answer are asked for", "[repl]") {
    const Folder folder;
    const std::string path = folder.write("v.klausul", care);
    const Held home = held({"ask", path, "--answer", "betalar"}, "ordinärt\nja\n");
    CHECK(home.code == 0);
    CHECK(questions(home.out) == 2);
    CHECK_THAT(home.out, Contains("får eller behöver hjälp (får_hjälp) [ja/nej]") && Contains("  kommunen\n"));
    CHECK_THAT(home.out, !Contains("inskriven i hemsjukvården (") && !Contains("(ålder)"));
    const Held special = held({"ask", path, "--answer", "betalar"}, "2\nn\n");
    CHECK(questions(special.out) == 2);
    CHECK_THAT(special.out, Contains("inskriven i hemsjukvården (inskriven)") && Contains("  regionen\n"));
}

TEST_CASE("not knowing decides where it does not matter, and else leaves the possibilities", "[repl]") {
    const Folder folder;
    const std::string path = folder.write("v.klausul", care);
    const std::string given =
        folder.write("f.json", R"({"date": "2026-03-01", "facts": {"inskriven": null, "boendeform": "ordinärt"}})");
    const Held decided = held({"ask", path, "--answer", "betalar", "--case", given}, "ja\n");
    CHECK(decided.code == 0);
    CHECK(questions(decided.out) == 1);
    const Held open = held({"ask", path, "--answer", "betalar"}, "ordinärt\nvet ej\n");
    CHECK(open.code == 1);
    CHECK_THAT(open.out, Contains("Saknas      får_hjälp") &&
                             Contains("får_hjälp = nej: regionen\n  får_hjälp = ja: kommunen\n"));
    // Not known how somebody lives: nothing else is worth asking that could not decide.
    const Held nothing = held({"ask", path, "--answer", "betalar"}, "vet ej\nvet ej\nvet ej\nvet ej\n");
    CHECK(nothing.code == 1);
    const std::string alike = folder.write("a.klausul",
                                           "avtal a \"A\"\n  gäller tills vidare\nuppgift b; c : ja/nej\nsvar x : kr "
                                           "\"?\"\n§ k\n  x = 1 kr om b [A]\n  x = 1 kr om inte b [B]\n");
    const Held whatever = held({"ask", alike, "--answer", "x"}, "");
    CHECK(whatever.code == 0);
    CHECK(questions(whatever.out) == 0);
}

TEST_CASE("who pays for nutrition is asked with the facts that matter, and with those alone", "[repl]") {
    const std::string path = std::string(KLAUSUL_ROOT) + "/agreements/varmland/nutrition_2025.klausul";
    const std::vector<std::string> ask{"ask", path, "--answer", "betalar", "--date", "2025-10-01"};
    const Held helped = held(ask, "sondnäring\nordinärt\nnej\nja\n82 år\nKarlstad\n");
    CHECK(helped.code == 0);
    CHECK(questions(helped.out) == 6);
    CHECK_THAT(helped.out, Contains("  Karlstad\n    Enligt      § Kommunala hälso- och sjukvårdens ansvar [NUT-15]") &&
                               !Contains("(inskriven) ["));
    // Enrolment is asked for as such, not the days and visits that it can be derived from.
    const Held special = held(ask, "sondnäring\nsärskilt\nja\n82 år\nKarlstad\n");
    CHECK(special.code == 0);
    CHECK_THAT(special.out, Contains("(inskriven) [ja/nej]") && !Contains("(insatsens_längd) ["));
    const Held unsure = held(ask, "sondnäring\nsärskilt\nvet ej\n82 år\n3\n60 dagar\nKarlstad\n");
    CHECK(unsure.code == 0);
    CHECK_THAT(unsure.out, Contains("(insatsens_längd) [") && Contains("  Karlstad\n"));
    const Folder folder;
    const std::string unknown =
        folder.write("f.json", R"({"date": "2025-10-01", "facts": {"inskriven": null, "insatsens_längd": null}})");
    std::vector<std::string> with_case = ask;
    with_case.insert(with_case.end(), {"--case", unknown});
    const Held decided = held(with_case, "sondnäring\nordinärt\nnej\nja\n82 år\nKarlstad\n");
    CHECK(decided.code == 0);
    CHECK_THAT(decided.out, Contains("  Karlstad\n"));
    // At home without help the region pays for whoever is enrolled and whoever is not, whatever it has judged.
    const Held either = held(ask, "sondnäring\nordinärt\nvet ej\nnej\n82 år\n");
    CHECK(either.code == 0);
    CHECK_THAT(either.out, Contains("  regionen\n    Enligt      § Region Värmlands ansvar [NUT-27]"));
    CHECK_THAT(either.out, !Contains("(inskriven) [") && !Contains("(insatsens_längd) ["));
}

TEST_CASE("bad answers are asked again, and help and going back are understood", "[repl]") {
    const Folder folder;
    const std::string path = folder.write("v.klausul", care);
    const Held talk =
        held({"ask", path, "--answer", "betalar"}, "slott\n9\n?\n\n\xff\n3\n17 kr\nsjutton\ntillbaka\n3\n17\n");
    CHECK(talk.code == 0);
    CHECK_THAT(talk.out, Contains("`slott` passar inte") && Contains("`9` passar inte") && Contains("v.klausul:11"));
    CHECK_THAT(talk.out, Contains("inte text i UTF-8") && Contains("`17 kr` passar inte: här behövs `år`"));
    CHECK_THAT(talk.out, Contains("Enligt      § Ansvar [V-4]"));
    const Held ended = held({"ask", path, "--answer", "betalar"}, "3\n");
    CHECK(ended.code == 1);
    CHECK_THAT(ended.out, Contains("frågorna tog slut") && Contains("Saknas      ålder"));
    CHECK(held({"ask", path, "--answer", "betalar"}, "sluta\n").code == 1);
}

TEST_CASE("a list is asked for record by record, or read from a file", "[repl]") {
    const Folder folder;
    const std::string path = folder.write("v.klausul", care);
    const Held talk = held({"ask", path, "--answer", "kostnad", "--save-case", folder.path("f.json")},
                           "många\n2\nAnna\n95\nsaknas\nBo\n1 krona\n25 minuter\n2026-02-02\n");
    CHECK(talk.code == 0);
    CHECK_THAT(talk.out, Contains("skriv hur många poster"));
    CHECK_THAT(talk.out, Contains("besök 2 tid [min]") && Contains("1 280 kr"));
    const std::string saved = folder.read("f.json");
    CHECK_THAT(saved,
               Contains("\"patient\": \"Bo\"") && Contains("\"start\": \"2026-02-02\"") && Contains("\"tid\": \"25\""));
    CHECK_THAT(plain(run_command({"run", path, "--case", folder.path("f.json")}, {"sv", false}).out),
               Contains("1 280 kr"));
    folder.write("b.json", R"([{"patient": "A", "tid": 30}, {"patient": "B", "tid": 31}])");
    const Held file = held({"ask", path, "--answer", "kostnad"},
                           "@" + folder.path("finns_inte.json") + "\n@" + folder.path("b.json") + "\n");
    CHECK_THAT(file.out, Contains("finns inte") && Contains("1 280 kr"));
    const Held none = held({"ask", path, "--answer", "kostnad"}, "0\n");
    CHECK_THAT(none.out, Contains("0 kr"));
}

TEST_CASE("an interview is replayed from its transcript, to the same case", "[repl]") {
    const Folder folder;
    const std::string path = folder.write("v.klausul", care);
    const auto arguments = [&](const std::string& answer, const std::string& name) {
        return std::vector<std::string>{"ask",          path,
                                        "--answer",     answer,
                                        "--transcript", folder.path(name + ".txt"),
                                        "--save-case",  folder.path(name + ".json")};
    };
    const auto again = [&](const std::string& answer, const std::string& from) {
        std::vector<std::string> words = arguments(answer, from + "2");
        words.insert(words.end(), {"--replay", folder.path(from + ".txt")});
        return held(words, "");
    };
    for (const auto& [answer, typed] : {std::pair<std::string, std::string>{"betalar", "4\n3\n17 kr\n17\n"},
                                        {"kostnad", "1\nAnna\n95\nvet ej\n"},
                                        {"betalar", "1\nvet ej\n"}}) {
        const Held first = held(arguments(answer, "a"), typed);
        const Held second = again(answer, "a");
        CHECK(first.code == second.code);
        CHECK(folder.read("a.json") == folder.read("a2.json"));
        CHECK(folder.read("a.txt") == folder.read("a2.txt"));
        CHECK(first.out.substr(first.out.find("\nDen ")) == second.out.substr(second.out.find("\nDen ")));
    }
    folder.write("b.txt", "boendeform = 3\n# slut\n");
    CHECK_THAT(held({"ask", path, "--answer", "betalar", "--replay", folder.path("b.txt")}, "").out,
               Contains("frågorna tog slut"));
}

TEST_CASE("an interview without an answer to ask about names those there are", "[repl]") {
    const Folder folder;
    const std::string path = folder.write("v.klausul", care);
    CHECK_THAT(held({"ask", path}, "").err, Contains("`betalar`, `kostnad`, `fler`"));
    CHECK_THAT(held({"ask", path, "--answer", "betala"}, "").err, Contains("menade du `betalar`"));
    CHECK(held({"ask", path, "--answer", "betalar", "--date", "i går"}, "").code == 2);
    CHECK(held({"ask", folder.write("t.klausul", "avtal\n"), "--answer", "x"}, "").code == 1);
    const Held json = held({"ask", path, "--answer", "betalar", "--json"}, "1\nja\n");
    CHECK(json.out.starts_with("{\n"));
    CHECK_THAT(json.out, Contains("\"value\": \"kommunen\""));
}

TEST_CASE("the repl verb holds its dialogue on a stream, and echoes what it reads", "[repl]") {
    const Folder folder;
    const std::string path = folder.write("v.klausul", care);
    const Held talk =
        held({"repl", path, "--date", "2026-05-01"}, "boendeform = ordinärt; får_hjälp =\nja\nbetalar?\nkostnad +");
    CHECK(talk.code == 0);
    CHECK_THAT(
        talk.out,
        Contains("vård 2026-05-01> boendeform = ordinärt; får_hjälp =\n… ja\nboendeform = ordinärt\nfår_hjälp = ja\n"));
    CHECK_THAT(talk.out, Contains("kommunen") && Contains("mitt i en sats"));
    CHECK(held({"repl", folder.path("finns_inte.klausul")}, "").code == 2);
    CHECK(held({"skal", path, "--date", "x"}, "").code == 2);
}

namespace {

const std::string deep = R"(agreement deep "Deep"
  in force from 2026-01-01
  enters into force when decided and filed and sealed
party the_region
party the_town
fact decided; filed; sealed; a; b; c; d; own : yes/no
answer responsible : party "Who is responsible?"
answer pays : party "Who pays?"
§ x "X"
  responsible = the_region if a and b and c and d
  responsible = the_town if not (a and b and c and d)
  pays = responsible if own
  pays = the_region if not own
)";

}  // namespace

TEST_CASE("what would save questions is asked to be supposed first", "[repl]") {
    const Folder folder;
    const std::string path = folder.write("deep.klausul", deep);
    const Held short_way = held({"ask", path, "--answer", "pays", "--lang", "en"}, "yes\nthe_town\nyes\n");
    CHECK(short_way.code == 0);
    CHECK(questions(short_way.out) == 3);
    CHECK_THAT(short_way.out,
               Contains("Is the agreement in force? (supposed, in place of the decisions)") &&
                   Contains("Who is responsible? (responsible, supposed) [1 the_region, 2 the_town, or don't know]") &&
                   Contains("Supposed       deep in force") && Contains("Supposed       responsible = the_town"));
    CHECK_THAT(short_way.out, !Contains("antag") && !Contains("i kraft"));
}

TEST_CASE("who does not know what to suppose is asked for the facts", "[repl]") {
    const Folder folder;
    const std::string path = folder.write("deep.klausul", deep);
    const Held long_way = held({"ask", path, "--answer", "pays"}, "vet ej\nja\nja\nja\nvet ej\nja\nja\nja\nja\nja\n");
    CHECK(long_way.code == 0);
    CHECK(questions(long_way.out) == 10);
    CHECK_THAT(long_way.out, Contains("  the_region\n") && !Contains("Antaget"));
}

TEST_CASE("anything may be supposed at any question, and is replayed where it was said", "[repl]") {
    const Folder folder;
    const std::string path = folder.write("deep.klausul", deep);
    const std::string transcript = folder.path("t.txt");
    const Held first = held({"ask", path, "--answer", "pays", "--transcript", transcript},
                            "antag avtalet i kraft\nantag responsibel = the_town\nantag responsible = 3 kr\n"
                            "antag responsible = the_town\nja\n");
    CHECK(first.code == 0);
    CHECK_THAT(first.out,
               Contains("`responsibel = the_town` kan inte antas") && Contains("`responsible = 3 kr` kan inte"));
    CHECK(folder.read("t.txt") == "antag avtalet i kraft = ja\nantag responsible = the_town\nown = ja\n");
    const Held again = held({"ask", path, "--answer", "pays", "--replay", transcript}, "");
    CHECK(again.code == 0);
    CHECK_THAT(again.out, Contains("Antaget     responsible = the_town"));
}

TEST_CASE("an interview at the prompt keeps what was said", "[repl]") {
    const Folder folder;
    const std::string path = folder.write("deep.klausul", deep);
    const Held all = held({"repl", path}, "fråga pays\nja\nthe_town\nja\ngivet\nångra\ngivet\nfråga payz\n");
    CHECK_THAT(all.out, Contains("  the_town\n") &&
                            Contains("own = ja\nantag responsible = the_town\nantag avtalet i kraft\n") &&
                            Contains("ångrat: fråga pays\n") && Contains("menade du `pays`?"));
}
