#include "asking.hpp"
#include "interpreter/render/outcome_json.hpp"

using namespace klausul;
using namespace klausul::asking;

namespace {

const std::string visits =
    "typ kommun : part\n  Berg; Åre\nuppgift besök : lista av\n  hos : kommun\n  dag : datum\n  pris : kr\n  jour : "
    "ja/nej\n"
    "  namn : text\nsvar y grupperat efter hos; månad för dag : kr\nsvar z grupperat efter hos : kr\n"
    "svar w per besök : tal\n";

std::string row(const std::string& who, const std::string& day, int price) {
    return "{" + (who.empty() ? "" : "'hos': '" + who + "', ") + "'dag': '" + day +
           "', 'pris': " + std::to_string(price) + ", 'jour': " + (price % 2 == 0 ? "true" : "false") + ", 'namn': 'n" +
           std::to_string(price % 3) + "'}";
}

const Facts four{.facts = "'besök': [" + row("Åre", "2026-03-01", 1) + ", " + row("Berg", "2026-03-31", 2) + ", " +
                          row("Åre", "2026-03-05", 3) + ", " + row("Åre", "2026-04-01", 4) + "]"};

}  // namespace

TEST_CASE("a group has one value, and groups come in the order of their first records", "[evaluate]") {
    CHECK(told(clause("y = summa pris\n", visits), four, "y") ==
          "Åre, 2026-03: 4 kr []; Berg, 2026-03: 2 kr []; Åre, 2026-04: 4 kr []");
}

TEST_CASE("the order of records changes the order of groups and no value", "[evaluate]") {
    const Facts turned{.facts = "'besök': [" + row("Åre", "2026-04-01", 4) + ", " + row("Åre", "2026-03-05", 3) + ", " +
                                row("Berg", "2026-03-31", 2) + ", " + row("Åre", "2026-03-01", 1) + "]"};
    CHECK(told(clause("y = summa pris\n", visits), turned, "y") ==
          "Åre, 2026-04: 4 kr []; Åre, 2026-03: 4 kr []; Berg, 2026-03: 2 kr []");
}

TEST_CASE("conditions read the keys of the group at hand", "[evaluate]") {
    const auto text = clause(
        "y = summa pris\n  undantag om hos är Berg och månad för dag är månad för 2026-03-01\n    y = 0 kr\n", visits);
    CHECK(told(text, four, "y") == "Åre, 2026-03: 4 kr []; Berg, 2026-03: 0 kr []; Åre, 2026-04: 4 kr []");
}

TEST_CASE("an aggregate over groups filters on their keys", "[evaluate]") {
    const std::string y = "y = summa pris\n";
    CHECK(told(clause(y + "x = summa y där hos är Åre\n", visits), four) == "8 kr []");
    CHECK(told(clause(y + "x = högsta y\n", visits), four) == "4 kr []");
    CHECK(told(clause(y + "x = antal y * 1 kr\n", visits), four) == "3 kr []");
}

TEST_CASE("a coarser group runs over the finer groups in it", "[evaluate]") {
    CHECK(told(clause("y = högsta pris\nz = summa y\n", visits), four, "z") == "Åre: 7 kr []; Berg: 2 kr []");
}

TEST_CASE("what is grouped is at hand for a record in it", "[evaluate]") {
    CHECK(told(clause("y = summa pris\nw per besök = pris / y\n", visits), four, "w") ==
          "1: 0.25 []; 2: 1 []; 3: 0.75 []; 4: 1 []");
}

TEST_CASE("one group is read by its keys", "[evaluate]") {
    const std::string y = "y = summa pris\n";
    CHECK(told(clause(y + "x = y för (Åre; 2026-03)\n", visits), four) == "4 kr []");
    CHECK(told(clause(y + "x = y för (Åre; 2026-04)\n", visits), four) == "4 kr []");
    CHECK(told(clause(y + "x = y för (Berg; 2026-04)\n", visits), four).find("error there is no") == 0);
}

TEST_CASE("a record whose key is not known leaves all groups undetermined", "[evaluate]") {
    const Facts open{.facts = "'besök': [" + row("Åre", "2026-03-01", 1) + ", " + row("", "2026-03-01", 2) + "]"};
    const std::string y = "y = summa pris\n";
    CHECK(told(clause(y, visits), open, "y") == "undetermined hos för besök 2");
    CHECK(told(clause(y + "x = summa y\n", visits), open) == "undetermined hos för besök 2");
    CHECK(told(clause(y + "x = y för (Åre; 2026-03)\n", visits), open) == "undetermined hos för besök 2");
    CHECK(told(clause(y, visits), {}, "y") == "undetermined besök");
}

TEST_CASE("no records, no groups", "[evaluate]") {
    const Facts nobody{.facts = "'besök': []"};
    CHECK(told(clause("y = summa pris\n", visits), nobody, "y").empty());
    CHECK(told(clause("y = summa pris\nx = summa y\n", visits), nobody) == "0 kr []");
}

TEST_CASE("keys may be texts, yes/no, numbers, years and what is worked out per record", "[evaluate]") {
    const auto by = [](const std::string& key) {
        return told(clause("t grupperat efter " + key + " = summa pris\nx = högsta t\n", visits), four);
    };
    CHECK(by("namn") == "5 kr []");
    CHECK(by("jour") == "6 kr []");
    CHECK(by("år för dag") == "10 kr []");
    CHECK(by("dag") == "4 kr []");
    CHECK(told(clause("halv per besök = pris / 2 avrundat nedåt till hela kronor\n"
                      "t grupperat efter halv = summa pris\nx = högsta t\n",
                      visits),
               four) == "5 kr []");
}

TEST_CASE("in JSON each group carries its keys", "[evaluate]") {
    JsonWriter json;
    json.begin_object();
    write_answers(json, {ask(clause("z = summa pris\n", visits), four, "z")}, "prov", Language::english);
    json.end_object();
    const std::string text = json.take();
    CHECK(text.find("\"per\": \"hos\"") != std::string::npos);
    CHECK(
        text.find("\"keys\": { \"hos\": \"Åre\" },\n          \"status\": \"decided\",\n          \"value\": \"8\"") !=
        std::string::npos);
}

TEST_CASE("an answer for very many members is a clear limit, an aggregate of them is not", "[evaluate]") {
    std::string rows;
    for (int i = 0; i < 100'001; ++i) rows += (i == 0 ? "" : ", ") + std::string("{'pris': 1}");
    const Facts many{.facts = "'besök': [" + rows + "]"};
    CHECK(told(clause("w per besök = pris / 1 kr\n", visits), many, "w") ==
          "error the question would have more than 100000 answers; split the case, or ask for an aggregate");
    CHECK(told(clause("w per besök = pris / 1 kr\nx = summa w * 1 kr\n", visits), many) == "100001 kr []");
}
