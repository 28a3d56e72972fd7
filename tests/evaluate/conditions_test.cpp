#include "asking.hpp"

using namespace klausul;
using namespace klausul::asking;

namespace {

const std::string housing_forms = "typ boende\n  hemma\n  korttid\n  särskilt\nuppgift boendeform : boende\n";

std::string listed(const std::string& head_line) {
    return clause("x = 1 kr\n  om " + head_line + "\n    a\n    b\n    c\nx = 2 kr\n  om d\n");
}

}  // namespace

TEST_CASE("at least n of m counts what is certain", "[evaluate]") {
    const auto text = listed("minst 2 av");
    CHECK(told(text, {.facts = "'a': true, 'b': false, 'c': true, 'd': false"}) == "1 kr []");
    CHECK(told(text, {.facts = "'a': true, 'b': true, 'd': false"}) == "1 kr []");
    CHECK(told(text, {.facts = "'a': false, 'b': false, 'd': true"}) == "2 kr []");
    CHECK(told(text, {.facts = "'a': true, 'b': false, 'd': false"}) == "undetermined c");
}

TEST_CASE("any, none and all of a list", "[evaluate]") {
    CHECK(told(listed("något av"), {.facts = "'c': true, 'd': false"}) == "1 kr []");
    CHECK(told(listed("något av"), {.facts = "'a': false, 'b': false, 'c': false, 'd': true"}) == "2 kr []");
    CHECK(told(listed("inget av"), {.facts = "'a': false, 'b': false, 'c': false, 'd': false"}) == "1 kr []");
    CHECK(told(listed("inget av"), {.facts = "'b': true, 'd': true"}) == "2 kr []");
    CHECK(told(listed("alla följande"), {.facts = "'a': true, 'b': true, 'c': true, 'd': false"}) == "1 kr []");
    CHECK(told(listed("alla följande"), {.facts = "'b': false, 'd': true"}) == "2 kr []");
}

TEST_CASE("lists stand inside of lists", "[evaluate]") {
    const auto text = clause(R"(x = 1 kr
  om alla följande
    a
    minst 1 av
      b
      inget av
        c
        d
)");
    CHECK(told(text, {.facts = "'a': true, 'b': false, 'c': false, 'd': false"}) == "1 kr []");
    CHECK(told(text, {.facts = "'a': true, 'b': false, 'c': true"}).starts_with("gap"));
}

TEST_CASE("an enumeration may be any or none of some options", "[evaluate]") {
    const auto any = clause("x = 1 kr\n  om boendeform är någon av (hemma; korttid)\n", housing_forms);
    CHECK(told(any, {.facts = "'boendeform': 'korttid'"}) == "1 kr []");
    CHECK(told(any, {.facts = "'boendeform': 'särskilt'"}).starts_with("gap"));
    const auto no = clause("x = 1 kr\n  om boendeform är ingen av (hemma; korttid)\n", housing_forms);
    CHECK(told(no, {.facts = "'boendeform': 'särskilt'"}) == "1 kr []");
    const auto neither =
        clause("x = 1 kr\n  om boendeform är inte hemma och boendeform inte är korttid\n", housing_forms);
    CHECK(told(neither, {.facts = "'boendeform': 'särskilt'"}) == "1 kr []");
}

TEST_CASE("a choice takes the line of an enumeration", "[evaluate]") {
    const auto text = clause("x = beroende på boendeform\n  hemma  1 kr\n  korttid; särskilt  2 kr\n", housing_forms);
    CHECK(told(text, {.facts = "'boendeform': 'hemma'"}) == "1 kr []");
    CHECK(told(text, {.facts = "'boendeform': 'särskilt'"}) == "2 kr []");
    CHECK(told(text) == "undetermined boendeform");
}

TEST_CASE("a choice may end in otherwise", "[evaluate]") {
    const auto text = clause("x = beroende på boendeform\n  hemma  1 kr\n  annars 3 kr\n", housing_forms);
    CHECK(told(text, {.facts = "'boendeform': 'särskilt'"}) == "3 kr []");
}

TEST_CASE("a choice between yes and no", "[evaluate]") {
    const auto text = clause("x = beroende på a\n  ja  1 kr\n  nej avgörs genom \"samtal\"\n");
    CHECK(told(text, {.facts = "'a': true"}) == "1 kr []");
    CHECK(told(text, {.facts = "'a': false"}) == "referred samtal []");
}

// ---- readings ---------------------------------------------------------------------------------------------------

namespace {

const std::string reading =
    "tolkning grund \"Efter vad?\"\n  antal_besök \"besök\" förvald\n  tid \"tid\"\n  annat \"annat\" ej kodad\n";
const std::string by_reading =
    clause("x = beroende på grund\n  antal_besök  1 kr\n  tid  2 kr\ny = 7 kr\n", reading + "svar y : kr\n");

}  // namespace

TEST_CASE("the default reading is taken and listed", "[evaluate]") {
    CHECK(told(by_reading) == "1 kr []");
    const auto outcome = outcome_of(by_reading);
    CHECK(readings_in(outcome) == "grund=antal_besök (default)");
    CHECK(outcome.readings.at(0).question == "Efter vad?");
    CHECK(outcome.readings.at(0).label == "besök");
}

TEST_CASE("a reading may be switched", "[evaluate]") {
    const Facts switched{.readings = "'grund': 'tid'"};
    CHECK(told(by_reading, switched) == "2 kr []");
    CHECK(readings_in(outcome_of(by_reading, switched)) == "grund=tid");
}

TEST_CASE("a reading that is not encoded is referred", "[evaluate]") {
    CHECK(told(by_reading, {.readings = "'grund': 'annat'"}).starts_with("referred"));
}

TEST_CASE("an answer lists only readings it depends on", "[evaluate]") {
    CHECK(readings_in(outcome_of(by_reading, {}, "y")).empty());
}

TEST_CASE("a reading that a helper depends on is listed too", "[evaluate]") {
    const auto text =
        clause("x = t\nt = 1 kr\n  om grund är antal_besök\nt = 2 kr\n  om grund är någon av (tid; annat)\n", reading);
    CHECK(readings_in(outcome_of(text)) == "grund=antal_besök (default)");
}

TEST_CASE("a reading tested by a rule that stays silent is listed", "[evaluate]") {
    const auto text = clause("x = 1 kr\n  undantag om grund är någon av (tid; annat)\n    x = 2 kr\n", reading);
    CHECK(readings_in(outcome_of(text)) == "grund=antal_besök (default)");
}

// ---- facts ------------------------------------------------------------------------------------------------------

TEST_CASE("a derived fact is derived when it is not given", "[evaluate]") {
    const auto text =
        clause("x = 1 kr\n  om stor\nx = 2 kr\n  om inte stor\n", "uppgift stor : ja/nej\n  annars n > 10\n");
    CHECK(told(text, {.facts = "'n': 11"}) == "1 kr []");
    CHECK(told(text, {.facts = "'n': 11, 'stor': false"}) == "2 kr []");
    CHECK(told(text, {.facts = "'stor': true"}) == "1 kr []");
    CHECK(told(text) == "undetermined n");
    CHECK(told(text, {.facts = "'n': 11, 'stor': null"}) == "1 kr []");
}

TEST_CASE("an optional fact is given, absent or not known", "[evaluate]") {
    const auto text =
        clause("x = 1 kr\n  om sista finns\nx = 2 kr\n  om sista saknas\n", "uppgift sista : datum eller saknas\n");
    CHECK(told(text, {.facts = "'sista': '2026-01-01'"}) == "1 kr []");
    CHECK(told(text, {.facts = "'sista': {'absent': true}"}) == "2 kr []");
    CHECK(told(text) == "undetermined sista");
}

TEST_CASE("a field left out of a given record is absent", "[evaluate]") {
    const auto text =
        clause("y per rader = antal\n  om rabatt saknas\ny per rader = antal - rabatt\n  om rabatt finns\n",
               "uppgift rader : lista av\n  antal : kr\n  rabatt : kr eller saknas\nsvar y per rader : kr\n");
    CHECK(told(text, {.facts = "'rader': [{'antal': 5}, {'antal': 5, 'rabatt': 2}]"}, "y") == "1: 5 kr []; 2: 3 kr []");
}

TEST_CASE("a field that is not optional is missing from a record by its number", "[evaluate]") {
    const auto text =
        clause("y per rader = antal\n", "uppgift rader : lista av\n  antal : kr\nsvar y per rader : kr\n");
    CHECK(told(text, {.facts = "'rader': [{'antal': 5}, {}]"}, "y") == "1: 5 kr []; 2: undetermined antal för rader 2");
}

TEST_CASE("what may be absent is counted with where it has been tested", "[evaluate]") {
    const auto text =
        clause("x = 1 kr\n  undantag om rabatt finns\n    x = rabatt\n", "uppgift rabatt : kr eller saknas\n");
    CHECK(told(text, {.facts = "'rabatt': {'absent': true}"}) == "1 kr []");
    CHECK(told(text, {.facts = "'rabatt': 5"}) == "5 kr []");
    CHECK(told(text) == "undetermined rabatt");
}

TEST_CASE("not applicable is read by its own question alone", "[evaluate]") {
    const auto text =
        clause("x = 1 kr\n  om timpris är ej tillämpligt\nx = timpris\n  om timpris är inte ej tillämpligt\n",
               "uppgift timpris : kr eller ej tillämpligt\n");
    CHECK(told(text, {.facts = "'timpris': {'na': true}"}) == "1 kr []");
    CHECK(told(text, {.facts = "'timpris': 7"}) == "7 kr []");
    CHECK(told(text) == "undetermined timpris");
    const auto plain = clause("x = timpris\n", "uppgift timpris : kr eller ej tillämpligt\n");
    CHECK(told(plain, {.facts = "'timpris': {'na': true}"}).starts_with("error `timpris` is not applicable"));
}

TEST_CASE("whether a fact is unknown is known", "[evaluate]") {
    const auto text = clause("x = 1 kr\n  om a är okänt\nx = 2 kr\n  om a är inte okänt\n");
    CHECK(told(text) == "1 kr []");
    CHECK(told(text, {.facts = "'a': true"}) == "2 kr []");
}

TEST_CASE("a condition of a clause holds for each of its rules", "[evaluate]") {
    const auto text = head + "§ k\n  gäller om a\n  § l\n    gäller om b\n    x = 1 kr [R1]\n      om c\n";
    CHECK(told(text, {.facts = "'a': true, 'b': true, 'c': true"}) == "1 kr [R1]");
    CHECK(told(text, {.facts = "'a': false, 'b': true, 'c': true"}) == "gap [R1] a");
    CHECK(told(text, {.facts = "'a': true, 'b': false, 'c': true"}) == "gap [R1] b");
}

TEST_CASE("a clause path does not make a difference to a term read elsewhere", "[evaluate]") {
    CHECK(told(head + "§ k\n  x = t\n§ l\n  t = 4 kr [T]\n") == "4 kr []");
}

TEST_CASE("notes go with the answer of their clause", "[evaluate]") {
    const auto text = clause("x = 1 kr\nanmärkning \"tänk på det\" om a\n");
    CHECK(outcome_of(text, {.facts = "'a': true"}).notes == std::vector<std::string>{"tänk på det"});
    CHECK(outcome_of(text, {.facts = "'a': false"}).notes.empty());
}

TEST_CASE("a unit belongs to its party and to the group of its party, but is not its party", "[evaluate]") {
    const std::string parties =
        "verksamhet mottagning del av enheten\nverksamhet enheten del av Berg\npart regionen\n"
        "typ kommun : part\n  tillsammans kommunerna\n  Berg; Åre\nuppgift vem; hos : part\n";
    const auto holds = [&](const std::string& condition, const std::string& facts) {
        return told(clause("x = 1 kr [R]\n  om " + condition + "\n", parties), {.facts = facts});
    };
    CHECK(holds("vem hör till Berg", "'vem': 'mottagning'") == "1 kr [R]");
    CHECK(holds("vem hör till kommunerna", "'vem': 'mottagning'") == "1 kr [R]");
    CHECK(holds("vem hör till hos", "'vem': 'mottagning', 'hos': 'enheten'") == "1 kr [R]");
    CHECK(holds("vem belongs to Berg", "'vem': 'Berg'") == "1 kr [R]");
    CHECK(holds("vem är Berg", "'vem': 'mottagning'") == "gap [R] vem är Berg");
    CHECK(holds("vem hör till Åre", "'vem': 'mottagning'") == "gap [R] vem hör till Åre");
    CHECK(holds("vem hör till hos", "'vem': 'Berg', 'hos': 'enheten'") == "gap [R] vem hör till hos");
    CHECK(holds("vem hör till hos", "'vem': 'Berg'") == "undetermined hos");
    CHECK_THROWS_WITH(agreement_of(clause("x = 1 kr om n hör till Berg\n", parties)),
                      Catch::Contains("a party is needed"));
    CHECK_THROWS_WITH(agreement_of(clause("x = 1 kr\n", "verksamhet e del av f\nverksamhet f del av e\n")),
                      Catch::Contains("depends on itself"));
}
