// klausul doc and klausul list --tags: pages and the index of tags, and what they do with bad input.

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include "tests/command/commands.hpp"

#include "interpreter/render/pages/page.hpp"

using namespace klausul;
using namespace klausul::commands;
using Catch::Contains;

namespace {

/// A folder of its own for each test, removed afterwards.
struct Place {
    Place()
        : path(fs::temp_directory_path() / ("klausul-doc-" + std::to_string(getpid()) + "-" + std::to_string(made++))) {
        fs::create_directories(path);
    }
    ~Place() { fs::remove_all(path); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

    std::string write(const std::string& name, const std::string& text) const {
        fs::create_directories((path / name).parent_path());
        std::ofstream(path / name, std::ios::binary) << text;
        return (path / name).string();
    }
    std::string at(const std::string& name) const { return (path / name).string(); }

    fs::path path;
    static inline int made = 0;
};

std::map<std::string, std::string> files_below(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        std::ostringstream text;
        text << file.rdbuf();
        files[entry.path().lexically_relative(folder).generic_string()] = text.str();
    }
    return files;
}

constexpr const char* printed_agreement = R"(avtal prov "Prov <1>"
  parter   regionen; kommunen                                   [P-1]
  gäller   från och med 2026-01-01 till och med 2026-12-31      [P-2]
part regionen
part kommunen
typ boende
  hemma  "ordinärt boende"
  borta  "särskilt boende"
uppgift var : boende            "var personen bor"
uppgift inskriven : ja/nej      "personen är inskriven"
uppgift tid : minuter           "tid hos personen"
tolkning pris "Vilket pris gäller?"                             [A-1]
  lågt  "det låga"  förvald
  högt  "det höga"
svar betalare : part "Vem betalar?"
svar belopp : kr "Vilket belopp?"

§ ansvar "Ansvar"
  betalare bör vara kommunen                                    [P-3]
    om alla följande
      var är hemma och inte inskriven                           [P-4]
      tid > 10 minuter
    undantag om tid >= 2 timmar                                 [P-5]
      betalare = regionen
  betalare = regionen om var är borta                           [P-6]
  belopp = påbörjade timmar av tid * timpris
  timpris = beroende på pris                                    [P-7]
    lågt  100 kr/timme
    högt  200 kr/timme
  krav underlag om inskriven                                    [P-8]
    tid > 0 minuter "tiden finns med"                           [P-9]
  kommunen ska "skicka underlag" varje år                       [P-10]
  text "Parterna samverkar."                                    [P-11]
väntad lucka i betalare om var är hemma och inskriven "Sägs i nästa avtal."

exempel "hemma i två timmar"
  den    2026-03-31
  givet  var = hemma; inskriven = nej; tid = 2 timmar
  ger    betalare = regionen
  ger    belopp = 200 kr
    med pris = högt : 400 kr
  enligt [P-5]
)";

}  // namespace

TEST_CASE("the pages of the agreements are up to date", "[command]") {
    const Place made;
    const CommandResult result = command({"doc", KLAUSUL_ROOT "/agreements", "--out", made.path.string()});
    INFO(result.err);
    REQUIRE(result.code == 0);
    const auto now = files_below(made.path);
    const auto kept = files_below(KLAUSUL_ROOT "/docs/agreements");
    INFO("make them anew with: build/klausul doc agreements --out docs/agreements --lang sv");
    std::string differ;
    for (const auto& [name, text] : now) {
        if (!kept.contains(name)) differ += "missing: " + name + "\n";
        if (kept.contains(name) && kept.at(name) != text) differ += "out of date: " + name + "\n";
    }
    for (const auto& [name, text] : kept) {
        if (name.starts_with("tolkningar/")) continue;  // tables of readings are written by hand
        if (!now.contains(name)) differ += "no agreement any more: " + name + "\n";
    }
    CHECK(differ == "");
}

TEST_CASE("a page tells rules, readings, requirements and examples in words", "[command]") {
    const Place place;
    const CommandResult result = command({"doc", place.write("prov.klausul", printed_agreement)});
    CHECK(result.code == 0);
    CHECK(result.err == "");
    for (const std::string part :
         {"# Prov \\<1\\>\n", "| gäller från och med 2026-01-01 till och med 2026-12-31 |  \\[P-2\\] |\n",
          "- **Vilket pris gäller?** (`pris`) \\[A-1\\]\n  - **det låga** – den som gäller\n  - det höga\n",
          "### § Ansvar\n\n- **betalare** bör vara kommunen, när alla följande gäller: \\[P-3\\]\n"
          "  - *var personen bor* är ordinärt boende och inte *personen är inskriven* \\[P-4\\]\n"
          "  - *tid hos personen* är mer än 10 minuter\n"
          "  - Undantag, när *tid hos personen* är minst 2 timmar \\[P-5\\]\n    - **betalare**: regionen\n",
          "- **belopp**: påbörjade timmar av *tid hos personen* × *timpris*\n",
          "- **timpris** beror på tolkningen ”Vilket pris gäller?”: \\[P-7\\]\n  - det låga: 100 kr/timme\n",
          "- **Krav: underlag**, när *personen är inskriven* \\[P-8\\]\n  - tiden finns med \\[P-9\\]\n",
          "- **kommunen ska** skicka underlag, varje år \\[P-10\\]\n- Parterna samverkar. \\[P-11\\]\n",
          "## Väntade luckor och konflikter\n\n- *Väntad lucka* i **betalare**, när *var personen bor* är ordinärt "
          "boende och *personen är inskriven*: ”Sägs i nästa avtal.”\n",
          "- **hemma i två timmar**, den 2026-03-31\n  - *var personen bor* = ordinärt boende; ",
          "  - → **betalare**: regionen\n  - → **belopp**: 200 kr\n    - med tolkningen ”Vilket pris gäller?” = det "
          "höga: "
          "400 kr\n  - enligt \\[P-5\\] [§ Ansvar](#k-ansvar)\n",
          "| P-9 | checklista | krav [§ Ansvar](#k-ansvar) |\n"})
        CHECK_THAT(result.out, Contains(part));
}

TEST_CASE("a page in English has English words around the agreement's own", "[command]") {
    const Place place;
    const CommandResult result = command({"doc", place.write("prov.klausul", printed_agreement), "--lang", "en"});
    CHECK_THAT(result.out, Contains("- **betalare** should be kommunen, when all of the following hold: \\[P-3\\]\n") &&
                               Contains("and not *personen är inskriven*") && Contains("## Worked examples\n") &&
                               Contains("| P-9 | checklist | requirement [§ Ansvar](#k-ansvar) |"));
}

TEST_CASE("an HTML page is one file that can be printed, with what is not markup as it is", "[command]") {
    const Place place;
    const CommandResult result = command({"doc", place.write("prov.klausul", printed_agreement), "--format", "html"});
    CHECK(result.code == 0);
    CHECK_THAT(result.out, Contains("<h1>Prov &lt;1&gt;</h1>") && Contains("@media print") &&
                               Contains("<h3 id=\"k-ansvar\">§ Ansvar</h3>") && !Contains("<link") &&
                               !Contains("<script") && !Contains("src="));
    // Each element that opens is closed in order.
    std::vector<std::string> open;
    std::string wrong;
    for (std::size_t at = 0; (at = result.out.find('<', at)) != std::string::npos; ++at) {
        const std::string tag = result.out.substr(at + 1, result.out.find_first_of(" >", at) - at - 1);
        if (tag.starts_with("!") || tag == "meta") continue;
        if (!tag.starts_with("/")) {
            open.push_back(tag);
        } else if (open.empty() || "/" + open.back() != tag) {
            wrong += tag + " ";
        } else {
            open.pop_back();
        }
    }
    CHECK(wrong == "");
    CHECK(open.empty());
}

TEST_CASE("marks of Markdown in a text are shown, not obeyed", "[command]") {
    DocPage page;
    page.item(0, PageLine("a_b*c [d](e) `f` <g> | h").add("x`y", PageStyle::code));
    CHECK(markdown(page) == "- a\\_b\\*c \\[d\\](e) \\`f\\` \\<g\\> \\| h`` x`y ``\n");
    CHECK_THAT(html(page, Language::swedish), Contains("<li>a_b*c [d](e) `f` &lt;g&gt; | h<code>x`y</code></li>"));
}

TEST_CASE("a folder of documents becomes a folder of pages with a list of them", "[command]") {
    const Place place;
    place.write("in/a/prov.klausul", printed_agreement);
    const CommandResult result = command({"doc", place.at("in"), "--out", place.at("out"), "--format", "html"});
    CHECK(result.out == "Skrivna sidor: 2\n");
    const auto files = files_below(place.path / "out");
    REQUIRE(files.contains("a/prov.html"));
    CHECK_THAT(files.at("index.html"), Contains("<a href=\"a/prov.html\">Prov &lt;1&gt;</a>"));
    CHECK_THAT(files.at("a/prov.html"), Contains("<code>a/prov.klausul</code>"));
}

TEST_CASE("pages of what cannot be read or written are not begun", "[command]") {
    const Place place;
    const std::string good = place.write("in/good.klausul", printed_agreement);
    const auto refused = [](const CommandResult& result, int code, const std::string& words) {
        CHECK(result.code == code);
        CHECK(result.out == "");
        CHECK_THAT(result.err, Contains(words));
    };
    refused(command({"doc", place.at("nothing.klausul")}), 2, "nothing.klausul");
    refused(command({"doc", place.at("in")}), 2, "--out");
    refused(command({"doc", good, "--format", "pdf"}), 2, "pdf");
    refused(command({"doc", good, "--json"}), 2, "list --json");
    refused(command({"doc", good, "--out", place.write("a_file", "x") + "/below"}), 2, "mappen kan inte skapas");
    const std::string bad =
        place.write("in/bad.klausul", "avtal prov2 \"Prov\"\nsvar x : kr \"?\"\n§ a \"A\"\n  x = y\n");
    refused(command({"doc", bad}), 1, "K0200");
    refused(command({"doc", place.at("in"), "--out", place.at("out")}), 1, "K0200");
    CHECK_FALSE(fs::exists(place.at("out")));
}

TEST_CASE("tags are listed with their places and the strongest encoding", "[command]") {
    const Place place;
    const std::string path = place.write("prov.klausul", printed_agreement);
    const CommandResult text = command({"list", "--tags", path});
    CHECK(text.code == 0);
    CHECK_THAT(text.out, Contains("A-1   beräknad    tolkning    " + path + ":12\n") &&
                             Contains("P-4   beräknad    kriterium   " + path + ":21  § Ansvar\n") &&
                             Contains("P-10  beräknad    skyldighet  " + path + ":32  § Ansvar\n"));
    CHECK(text.out.find("P-2 ") < text.out.find("P-10"));
    CHECK(command({"lista", "--taggar", path}).out == text.out);
    const CommandResult csv = command({"list", "--tags", "--csv", path});
    CHECK_THAT(csv.out, Contains("id;encoded;encoded_here;role;document;line;clause\n") &&
                            Contains("P-5;computed;computed;exception;" + path + ";23;Ansvar\n") &&
                            Contains("P-11;text;text;text;" + path + ";33;Ansvar\n"));
    const CommandResult json = command({"list", "--tags", "--json", path});
    CHECK_THAT(json.out,
               Contains("\"tag\": \"P-8\",\n    \"encoded\": \"checklist\",\n    \"places\": [\n      { \"encoded\": "
                        "\"checklist\", \"role\": \"requirement\", \"document\": \"" +
                        path + "\", \"line\": 30, \"clause\": \"Ansvar\" }"));
}

TEST_CASE("a requirement that something hangs on is computed, and checklist as well", "[command]") {
    const Place place;
    const std::string read =
        "uppgift n : tal\nsvar x : kr \"?\"\n§ a \"A\"\n  krav k  [K-1]\n    n > 0 \"n finns\"  [K-2]\n";
    const std::string alone = place.write("alone.klausul", "avtal prov \"Prov\"\n" + read + "  x = 1 kr  [X]\n");
    CHECK_THAT(command({"list", "--tags", "--csv", alone}).out, Contains("K-1;checklist;checklist;requirement;") &&
                                                                    !Contains("K-1;computed") &&
                                                                    Contains("X;computed;computed;rule;"));
    const std::string used =
        place.write("used.klausul", "avtal prov \"Prov\"\n" + read + "  x = 1 kr om k är uppfyllt\n");
    CHECK_THAT(command({"list", "--tags", "--csv", used}).out, Contains("K-1;computed;checklist;requirement;") &&
                                                                   Contains("K-1;computed;computed;requirement;") &&
                                                                   Contains("K-2;computed;computed;requirement;"));
    CHECK_THAT(command({"list", "--tags", used}).out, Contains("K-1  beräknad  krav"));
}

TEST_CASE("the index of tags of what has errors is not begun", "[command]") {
    const Place place;
    const std::string good = place.write("in/good.klausul", printed_agreement);
    place.write("in/bad.klausul", "avtal prov2 \"Prov\"\nsvar x : kr \"?\"\n§ a \"A\"\n  x = y\n");
    const CommandResult bad = command({"list", "--tags", place.at("in")});
    CHECK(bad.code == 1);
    CHECK(bad.out == "");
    CHECK_THAT(bad.err, Contains("K0200"));
    CHECK(command({"list", "--tags", place.at("nothing")}).code == 2);
    CHECK(command({"list", "--csv", good}).code == 2);
    CHECK(command({"list", "--tags", "--csv", "--json", good}).code == 2);
    CHECK(command({"list", good, good}).code == 2);
}

TEST_CASE("a page tells options by what they are options of, and fields, allocations and tables in words",
          "[command]") {
    const Place place;
    const CommandResult result = command({"doc", place.write("prov.klausul", R"(avtal prov "Prov"
  gäller tills vidare
part regionen
typ kommun : part
  Berg; Åre
typ slag
  vård   "vården"
  annat  "något annat"
uppgift vård : ja/nej "det är vård"
uppgift uppdrag : lista av "uppdragen"
  tid : minuter "tid för uppdraget"
uppgift sort : slag "slag av sak"
tolkning ett "Det ena?"
  ja   "ja, det ena"  förvald
  nej  "nej, inte det ena"
tolkning två "Det andra?"
  ja   "ja, det andra"  förvald
  nej  "nej, inte det andra"
svar x : kr "Hur mycket?"
svar y : minuter "Hur länge?"
svar del per kommun : kr "Hur mycket var?"
svar valt : slag "Vilket?"
§ a "A"
  x = 1 kr om sort är vård och ett är ja                        [A]
  x = 2 kr om sort är annat och två är ja                       [B]
  y = summa tid
  valt = vård
  tabell folk per kommun den 2025-06-30, antal : heltal         [T]
    Berg;  1
    Åre;   2
  del = fördela 10 kr efter folk.antal i hela ören, resten till största bråkdel
  anmärkning "mer om detta"                                     [A]
)")});
    INFO(result.err);
    REQUIRE(result.code == 0);
    for (const std::string part : {"*slag av sak* är vården och tolkningen ”Det ena?” är ja, det ena",
                                   "*slag av sak* är något annat och tolkningen ”Det andra?” är ja, det andra",
                                   "**valt**: vården\n", "*tid för uppdraget*", "## Tabell: folk",
                                   "10 kr fördelat efter *folk.antal* i hela ören", ", resten till största bråkdel"})
        CHECK_THAT(result.out, Contains(part));
    CHECK_THAT(result.out, !Contains("(rad ") && !Contains("`fördela"));
}
