#include "interpreter/cases/case_reader.hpp"

#include "tests/catch.hpp"

#include "tests/render/sample_program.hpp"

using namespace klausul;
using Catch::Contains;

namespace {

/// A case read against the sample program.
struct Read {
    std::shared_ptr<const Agreement> agreement = sample::ProgramBuilder().build();
    Case facts{agreement->program()};
    CaseText text;

    explicit Read(const std::string& json) : text(read_case(*agreement, json, facts)) {}

    FactId id(const std::string& name) const {
        const auto& all = agreement->program().facts;
        for (const FactId each : all.ids()) {
            if (all[each].name == name) return each;
        }
        throw std::out_of_range(name);
    }
    FactValue value(const std::string& name) const { return facts.get(id(name)); }
    FactValue value(const std::string& name, const IndexKey& key) const { return facts.get(id(name), key); }
};

/// A case with these facts.
Read with(const std::string& facts) { return Read("{\"facts\": {" + facts + "}}"); }

/// Its problems, one on each line.
std::string problems(const Read& read, Language language = Language::swedish) {
    std::string text;
    for (const CaseProblem& problem : read.text.problems)
        text += problem.at + ": " + problem.message.in(language) + "\n";
    return text;
}

}  // namespace

TEST_CASE("a case gives date, title and note", "[cases]") {
    const Read read(R"({"date": "2026-03-31", "title": "Ett fall", "note": "påhittade värden"})");
    CHECK(problems(read).empty());
    CHECK(read.facts.date() == day_from_text("2026-03-31"));
    CHECK(read.text.title == "Ett fall");
}

TEST_CASE("numbers are exact, as JSON numbers or as text in plain or Swedish form", "[cases]") {
    const Number wanted = Number::from_plain("3735428.1").value();
    CHECK(with(R"("belopp": 3735428.1)").value("belopp").value == wanted);
    CHECK(with(R"("belopp": 37354281e-1)").value("belopp").value == wanted);
    CHECK(with(R"("belopp": "3735428.10")").value("belopp").value == wanted);
    CHECK(with(R"("belopp": "3 735 428,1")").value("belopp").value == wanted);
}

TEST_CASE("every kind of fact is read", "[cases]") {
    const Read read = with(R"("inskriven": true, "boendeform": "särskilt_boende", "betalare": "regionen",
        "hemkommun": "Åre", "född": "1970-01-02", "ankomst": "1970-01-01T00:10", "öppnar": "08:00",
        "dagtid": {"from": "08:00", "to": "17:00"}, "vistelse": {"from": "1970-01-01", "to": "1970-01-03"},
        "anteckning": "hej", "antal": 3)");
    CHECK(problems(read).empty());
    CHECK(read.value("inskriven").value == Number(1));
    CHECK(read.value("boendeform").value == Number(1));
    CHECK(read.value("betalare").value == Number(0));
    CHECK(read.value("hemkommun").value == Number(2));
    CHECK(read.value("född").value == Number(1));
    CHECK(read.value("ankomst").value == Number(10 - 60));
    CHECK(read.value("öppnar").value == Number(480));
    CHECK(read.facts.pair_of(read.value("dagtid").value).second == Number(1020));
    CHECK(read.facts.pair_of(read.value("vistelse").value).second == Number(2));
    CHECK(read.facts.text_of(read.value("anteckning").value) == "hej");
}

TEST_CASE("null is unknown, and what does not apply or is absent says so", "[cases]") {
    CHECK(with(R"("belopp": null)").value("belopp").state == Given::unknown);
    CHECK(with(R"("utskriven": {"na": true})").value("utskriven").state == Given::not_applicable);
    CHECK(with(R"("utskriven": {"absent": true})").value("utskriven").state == Given::absent);
    CHECK_THAT(problems(with(R"("belopp": {"na": true})")),
               Contains("facts.belopp: uppgiften kan inte vara ej tillämplig"));
    CHECK_THAT(problems(with(R"("född": {"absent": true})")), Contains("facts.född: uppgiften kan inte saknas"));
    CHECK_THAT(problems(with(R"("utskriven": {"na": false})")), Contains("facts.utskriven: väntade en dag"));
}

TEST_CASE("indexed facts are objects by year, half-year, month and member", "[cases]") {
    const Read read = with(R"("anslutna": {"2025": 170}, "andel": {"Berg": "0,05"}, "platser": {"Åre": {"2026": 7}},
        "kostnad": {"2026-H2": 4}, "hyra": {"2026-03": 5})");
    CHECK(problems(read).empty());
    CHECK(read.value("anslutna", {2025, 0, 0}).value == Number(170));
    CHECK(read.value("andel", {1, 0, 0}).value == Number::ratio(1, 20));
    CHECK(read.value("platser", {2, 2026, 0}).value == Number(7));
    CHECK(read.value("kostnad", {2026 * 2 + 1, 0, 0}).value == Number(4));
    CHECK(read.value("hyra", {2026 * 12 + 2, 0, 0}).value == Number(5));
}

TEST_CASE("keys of indexed facts that are none are told", "[cases]") {
    CHECK_THAT(problems(with(R"("anslutna": {"25": 170})")),
               Contains("facts.anslutna.25: väntade ett år som \"2025\" som nyckel"));
    CHECK_THAT(problems(with(R"("andel": {"Bergs": 1})")),
               Contains("facts.andel.Bergs: kommun `Bergs` finns inte; menade du `Berg`?"));
    CHECK_THAT(problems(with(R"("kostnad": {"2026-H3": 4})")), Contains("väntade ett halvår"));
    CHECK_THAT(problems(with(R"("anslutna": 170)")),
               Contains("facts.anslutna: väntade ett objekt med ett värde för varje år, men här står 170"));
}

TEST_CASE("a list is an array of records, and a field left out is absent or not given", "[cases]") {
    const Read read = with(R"("uppdrag": [{"start": "1970-01-02", "slut": null}, {"start": "1970-01-03"}, {}])");
    CHECK(problems(read).empty());
    CHECK(read.facts.list_size(read.agreement->program().lists[ListId(0)].domain) == 3);
    CHECK(read.value("start", {1, 0, 0}).value == Number(2));
    CHECK(read.value("slut", {0, 0, 0}).state == Given::unknown);
    CHECK(read.value("slut", {1, 0, 0}).state == Given::absent);
    CHECK(read.value("start", {2, 0, 0}).state == Given::no);
}

TEST_CASE("mistakes in lists name the record", "[cases]") {
    CHECK_THAT(problems(with(R"("uppdrag": [{}, {"strat": "1970-01-02"}])")),
               Contains("facts.uppdrag[2].strat: fältet `strat` finns inte; menade du `start`?"));
    CHECK_THAT(problems(with(R"("uppdrag": {})")), Contains("facts.uppdrag: väntade en lista"));
    CHECK_THAT(problems(with(R"("start": "1970-01-02")")), Contains("facts.start: `start` är ett fält i `uppdrag`"));
}

TEST_CASE("an index value may be unknown, or not published any more", "[cases]") {
    const Read read(R"({"index": {"LPIK": {"2024": null, "2025": {"absent": true}}}})");
    CHECK(problems(read).empty());
    CHECK(read.facts.series(SeriesId(0), 2024).state == Given::unknown);
    CHECK(read.facts.series(SeriesId(0), 2025).state == Given::absent);
}

TEST_CASE("index values are levels, or changes in percent", "[cases]") {
    const Read read(R"({"index": {"LPIK": {"2024": "104,2"}, "VPI": {"2025": 2.5}}})");
    CHECK(problems(read).empty());
    CHECK(read.facts.series(SeriesId(0), 2024).value == Number::ratio(1042, 10));
    CHECK(read.facts.series(SeriesId(1), 2025).value == Number::ratio(25, 1000));
    CHECK(read.facts.series(SeriesId(1), 2024).state == Given::no);
    CHECK_THAT(problems(Read(R"({"index": {"LPI": {}, "LPIK": {"i fjol": 1, "2024": true}}})")),
               Contains("index.LPI: indexserien `LPI` finns inte; menade du `LPIK`?") &&
                   Contains("index.LPIK.i fjol: väntade ett år") &&
                   Contains("index.LPIK.2024: väntade årets indextal, men här står true"));
}

TEST_CASE("a name in the wrong part of a case is told where it goes", "[cases]") {
    const Read series = with(R"("LPIK": {"2024": 104.2})");
    CHECK_THAT(problems(series), Contains("facts.LPIK: `LPIK` är en indexserie och står under `index`"));
    CHECK_THAT(problems(series, Language::english), Contains("`LPIK` is an index series and stands under `index`"));
    CHECK_THAT(problems(with(R"("justering": "en_gång")")), Contains("är en tolkning och står under `readings`"));
    CHECK_THAT(problems(Read(R"({"readings": {"belopp": "1"}})")), Contains("är en uppgift och står under `facts`"));
    CHECK_THAT(problems(Read(R"({"index": {"belopp": {}}})")), Contains("är en uppgift och står under `facts`"));
}

TEST_CASE("readings are chosen by name", "[cases]") {
    CHECK_THAT(problems(Read(R"({"readings": {"helt_annat_namn": "en_gång"}})")),
               Contains("tolkningen `helt_annat_namn` finns inte; tolkningarna är `justering`"));
    CHECK_THAT(problems(Read(R"({"readings": {"justering": "en_gong"}})")), Contains("; menade du `en_gång`?"));
    CHECK(Read(R"({"readings": {"justering": "en_gång"}})").facts.reading(ReadingId(0)) == 1);
    CHECK_THAT(problems(Read(R"({"readings": {"justring": "en_gång"}})")),
               Contains("tolkningen `justring` finns inte; menade du `justering`?"));
    CHECK_THAT(problems(Read(R"({"readings": {"justering": "två_gånger"}})")),
               Contains("`två_gånger` är ingen av läsningarna: `närmaste_gräns`, `en_gång`"));
}

TEST_CASE("a value of the wrong kind is told with what was expected, in both languages", "[cases]") {
    const Read read = with(
        R"("belopp": "170 kr", "antal": 1.5, "inskriven": "ja", "född": "31/3 2026", "boendeform": "ordinärt_boend")");
    CHECK(problems(read) ==
          "facts.belopp: väntade ett tal i kr, utan enhet, men här står \"170 kr\"\n"
          "facts.antal: väntade ett heltal, men här står 1.5\n"
          "facts.inskriven: väntade true eller false, men här står \"ja\"\n"
          "facts.född: väntade en dag som \"2026-03-31\", men här står \"31/3 2026\"\n"
          "facts.boendeform: `ordinärt_boend` är inte något av `ordinärt_boende`, `särskilt_boende`; menade du "
          "`ordinärt_boende`?\n");
    CHECK_THAT(problems(read, Language::english),
               Contains("facts.belopp: expected a number of kr, without the unit, but found \"170 kr\"\n") &&
                   Contains("facts.antal: expected a whole number, but found 1.5\n"));
}

TEST_CASE("unknown keys and the shape of the whole are told", "[cases]") {
    CHECK_THAT(problems(Read(R"({"fact": {}})")), Contains("fact: nyckeln `fact` finns inte; menade du `facts`?"));
    CHECK_THAT(problems(with(R"("belop": 1)")),
               Contains("facts.belop: uppgiften `belop` finns inte; menade du `belopp`?"));
    CHECK_THAT(problems(Read("[]")), Contains(": väntade ett objekt `{…}`, men här står en lista"));
    CHECK_THAT(problems(Read(R"({"date": "2026-02-30"})")), Contains("date: väntade en dag"));
}

TEST_CASE("syntax errors of a case carry line and column", "[cases]") {
    const Read read("{\n  \"date\": ");
    REQUIRE(read.text.problems.size() == 1);
    CHECK(read.text.problems[0].line == 2);
}

TEST_CASE("a member given under two names is told", "[cases]") {
    CHECK(problems(with(R"("andel": {"Berg": 1, "Åre": 2})")).empty());
    CHECK_THAT(problems(with(R"("anslutna": {"2025": 1, "2025": 2})")),
               Contains("facts.anslutna.2025: nyckeln är given två gånger"));
}

TEST_CASE("a key given twice, an oversized number and a wrong value are all told in one run", "[cases]") {
    const std::string text = problems(with(R"("antal": 1, "antal": 2, "belopp": 1e999, "inskriven": 7)"));
    CHECK_THAT(text, Contains("facts.antal: nyckeln är given två gånger\n") && Contains(": talet är för stort\n") &&
                         Contains("facts.inskriven: väntade true eller false, men här står 7\n"));
}
