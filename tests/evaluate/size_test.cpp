#include "asking.hpp"

using namespace klausul;
using namespace klausul::asking;

namespace {

std::string chain(int length, const std::string& last) {
    std::string lines = "t0 = belopp\n";
    for (int i = 1; i <= length; ++i) {
        const std::string before = "t" + std::to_string(i - 1);
        lines += "t" + std::to_string(i) + " = " + before + (last == "double" ? " + " + before : " + " + last) + "\n";
    }
    return clause(lines + "x = t" + std::to_string(length) + "\n");
}

}  // namespace

TEST_CASE("sixty doublings are computed once each", "[evaluate]") {
    CHECK(told(chain(60, "double"), {.facts = "'belopp': 1"}) == "1152921504606846976 kr []");
    CHECK(told(chain(60, "double")) == "undetermined belopp");
}

TEST_CASE("a chain of five hundred helpers is followed", "[evaluate]") {
    CHECK(told(chain(500, "1 kr"), {.facts = "'belopp': 1"}) == "501 kr []");
    CHECK(told(chain(500, "1 kr")) == "undetermined belopp");
}

// The limit of depth counts about three for each helper, so it is met after some 650.
TEST_CASE("a chain of two thousand helpers is too deep, and says so", "[evaluate]") {
    CHECK(
        told(chain(2000, "1 kr"), {.facts = "'belopp': 1"}).starts_with("error the calculation is too deeply nested"));
}

TEST_CASE("an answer does not hang on what else is asked", "[evaluate]") {
    std::string text = chain(1500, "1 kr");
    for (int i = 490; i <= 510; ++i) text += "  z" + std::to_string(i) + " = t" + std::to_string(i) + "\n";
    for (int i = 490; i <= 510; ++i) text += "svar z" + std::to_string(i) + " : kr\n";
    const auto agreement = agreement_of(text);
    Case facts(agreement->program());
    REQUIRE(read_case(*agreement, case_text({.facts = "'belopp': 1"}), facts).problems.empty());
    Judge judge(*agreement);
    const RunResult all = judge.run(facts, {});
    for (const Answer& answer : all.answers) {
        if (answer.name == "x") continue;
        const RunResult alone = judge.run(facts, {{answer.name}, false});
        INFO(answer.name);
        CHECK(words_of(answer.elements.at(0).outcome) == words_of(alone.answers.at(0).elements.at(0).outcome));
    }
}

TEST_CASE("a chain that is too long is an error and no crash", "[evaluate]") {
    const auto words = told(chain(4000, "1 kr"), {.facts = "'belopp': 1"});
    CHECK((words == "4001 kr []" || words.starts_with("error the calculation is too deeply nested")));
}

TEST_CASE("one of thousands of rules speaks", "[evaluate]") {
    std::string lines;
    for (int i = 0; i < 3000; ++i) {
        const std::string number = std::to_string(i);
        lines += "x = " + number + " kr [R" + number + "]\n  om n = " + number + "\n";
    }
    const auto text = clause(lines);
    CHECK(told(text, {.facts = "'n': 2718"}) == "2718 kr [R2718]");
    CHECK(told(text) == "undetermined n");
}

TEST_CASE("thousands of records are summed", "[evaluate]") {
    std::string facts = "'rader': [";
    for (int i = 0; i < 5000; ++i) facts += std::string(i == 0 ? "" : ", ") + "{'pris': '0.01'}";
    const auto text = clause("x = summa pris\n", "uppgift rader : lista av\n  pris : kr\n");
    CHECK(told(text, {.facts = facts + "]"}) == "50 kr []");
}

TEST_CASE("a number that grows without end is an error and no crash", "[evaluate]") {
    std::string lines = "t0 = 10\n";
    for (int i = 1; i <= 40; ++i)
        lines += "t" + std::to_string(i) + " = t" + std::to_string(i - 1) + " * t" + std::to_string(i - 1) + "\n";
    CHECK(told(clause(lines + "x = t40 * 1 kr\n")).starts_with("error the number becomes too large"));
}
