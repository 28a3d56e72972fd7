#include "interpreter/cases/json_reader.hpp"

#include "tests/catch.hpp"

using namespace klausul;
using Catch::Contains;

namespace {

/// The first mistake as "line:column path: sentence".
std::string mistake(const std::string& text, Language language = Language::swedish) {
    const JsonText json = read_json(text);
    if (json.mistakes.empty()) return "none";
    const JsonMistake& first = json.mistakes.at(0);
    return std::to_string(first.line) + ":" + std::to_string(first.column) + " " + first.at + ": " +
           first.message.in(language);
}

}  // namespace

TEST_CASE("JSON numbers keep their spelling and members their order", "[cases]") {
    const JsonText json = read_json(R"({"b": 3735428.10, "a": [0.1, -5, 18446744073709551616], "c": "ö"})");
    REQUIRE(json.value);
    REQUIRE(json.value->members.size() == 3);
    CHECK(json.value->members[0].name == "b");
    CHECK(json.value->members[0].value.text == "3735428.10");
    CHECK(json.value->members[1].value.items[0].text == "0.1");
    CHECK(json.value->members[1].value.items[1].text == "-5");
    CHECK(json.value->members[1].value.items[2].text == "18446744073709551616");
    CHECK(json.value->find("c")->text == "ö");
}

TEST_CASE("a byte order mark before JSON is passed over", "[cases]") { CHECK(read_json("\xEF\xBB\xBF{}").value); }

TEST_CASE("a key given twice is told with its path, and so is the next one", "[cases]") {
    const JsonText json = read_json(R"({"facts": {"a": 1, "a": 2, "rader": [{}, {"x": 1, "x": 2}]}})");
    REQUIRE(json.mistakes.size() == 2);
    CHECK(json.mistakes[0].at == "facts.a");
    CHECK(json.mistakes[1].at == "facts.rader[2].x");
}

TEST_CASE("cut-off JSON is told at its end", "[cases]") {
    CHECK(mistake("{\n  \"facts\": {") == "2:13 : texten tar slut mitt i");
    CHECK(mistake("") == "1:1 : texten tar slut mitt i");
    CHECK_THAT(mistake("{\"a\": \"b"), Contains("tar slut mitt i"));
    CHECK(mistake(R"({"date":"2026-03-31","facts":{"anslutna":{"2025":17)") == "1:52 : texten tar slut mitt i");
    CHECK(mistake("{\"a\": 17\n\n") == "1:9 : texten tar slut mitt i");
    for (const char* cut : {"{\"a\": -", "{\"a\": 1.", "{\"a\": 1e", "{\"a\": tr", "[1, ", "{\"a\""})
        CHECK_THAT(mistake(cut), Contains("tar slut mitt i"));
    CHECK_THAT(mistake("{\"a\" 17"), Contains("1:6 : `1` passar inte in här"));
    CHECK_THAT(mistake("[17", Language::english), Contains("the text ends in the middle"));
}

TEST_CASE("common slips in JSON are told in plain words", "[cases]") {
    CHECK_THAT(mistake("{\"a\": 1,\n}"), Contains("2:1 : ett komma för mycket"));
    CHECK_THAT(mistake("{'a': 1}"), Contains("1:2 : citattecken skrivs"));
    CHECK_THAT(mistake("{\"a\": 1,55}"), Contains("1:9 : decimaler i ett JSON-tal skrivs med punkt"));
    CHECK_THAT(mistake("{} // slut"), Contains("1:4 : kommentarer finns inte i JSON"));
    for (const char* table :
         {"datum;tid\n2026-03-31;95\n", "\xEF\xBB\xBF\"datum\",\"tid\"\n", "2026-03-31;95\n", "tid = 95"}) {
        CHECK_THAT(mistake(table), Contains("det här är inte JSON; ett fall skrivs till exempel `{ \"date\""));
        CHECK_THAT(mistake(table, Language::english), Contains("this is no JSON"));
    }
    CHECK_THAT(mistake("{\"å\" 1}"), Contains("1:6 : `1` passar inte in här"));
    CHECK_THAT(mistake("{\"a\" 1}", Language::english), Contains("`1` does not fit here"));
}

TEST_CASE("deep JSON is refused, however deep", "[cases]") {
    CHECK(read_json(std::string(64, '[') + std::string(64, ']')).value);
    CHECK_THAT(mistake(std::string(65, '[') + std::string(65, ']')), Contains("djupare än 64 nivåer"));
    CHECK_THAT(mistake(std::string(10000, '[')), Contains("djupare än 64 nivåer"));
    std::string objects;
    for (int i = 0; i < 10000; ++i) objects += "{\"a\":";
    CHECK_THAT(mistake(objects), Contains("djupare än 64 nivåer"));
}

TEST_CASE("a number beyond all bounds is told as such", "[cases]") {
    CHECK_THAT(mistake("{\"a\": 1e999999999}"), Contains("talet är för stort"));
    CHECK_THAT(mistake("[1,\n -1e999]"), Contains("2:2 : talet är för stort"));
    CHECK(read_json("1e-999999999").value);
}

TEST_CASE("an oversized number does not hide what is wrong around it", "[cases]") {
    const JsonText json = read_json("{\"a\": 1, \"a\": 2,\n \"b\": 1e999, \"c\": {\"d\": 1, \"d\": -1e999}}");
    REQUIRE(json.mistakes.size() == 4);
    CHECK(json.mistakes[0].at == "a");
    CHECK(json.mistakes[1].at == "c.d");
    CHECK(json.mistakes[2].line == 2);
    CHECK(json.mistakes[2].column == 7);
    CHECK(json.mistakes[3].column == 33);
    REQUIRE(json.value);
    CHECK(json.value->find("a")->text == "1");
    std::string many = "[";
    for (int i = 0; i < 100; ++i) many += "1e999,";
    CHECK(read_json(many + "1]").mistakes.size() == JsonLimits::oversized);
}

TEST_CASE("NUL, stray bytes and bare control characters are told", "[cases]") {
    CHECK_THAT(mistake(std::string("{\"a\": \0}", 8)), Contains("1:7 : `␀` passar inte in här"));
    CHECK_THAT(mistake("{\n\"a\": \"\xE5\"}"), Contains("2:7 : texten är inte UTF-8"));
    CHECK(mistake("{\"a\": \"x\ny\"}") != "none");
}

TEST_CASE("an object with many members is read in linear time", "[cases]") {
    std::string text = "{";
    for (int i = 0; i < 200000; ++i) text += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":1";
    const JsonText json = read_json(text + "}");
    REQUIRE(json.value);
    CHECK(json.value->members.size() == 200000);
}

TEST_CASE("no part of a JSON text is read as a whole one, and none does harm", "[cases]") {
    const std::string text = R"({"a": [1.5e3, -2, "\u00e5\n", {"b": null}], "c": true})";
    for (std::size_t size = 0; size < text.size(); ++size) {
        INFO(size);
        CHECK_FALSE(read_json(text.substr(0, size)).value);
    }
    for (std::size_t place = 0; place < text.size(); ++place) {
        for (const char byte : {'\0', '\xFF', '"', '{', ']', ',', '9'}) {
            std::string damaged = text;
            damaged[place] = byte;
            const JsonText json = read_json(damaged);
            CHECK((json.value.has_value() || !json.mistakes.empty()));
        }
    }
}
