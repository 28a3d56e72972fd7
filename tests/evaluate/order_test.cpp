#include <random>

#include "asking.hpp"

using namespace klausul;
using namespace klausul::asking;

namespace {

/// Blocks of lines that may stand in any order in their clause.
const std::vector<std::string> blocks{
    "x = 1 kr [R1]\n  om a\n  undantag om c [E1]\n    x = 4 kr\n",
    "x = 2 kr [R2]\n  om b\n",
    "x = 1 kr [R3]\n  om c och n > 2\n",
    "x = t [R4]\n  om d\n",
    "t = 3 kr [R5]\n  om n > 3\n",
    "t = s [R6]\n  om n < 3\n",
    "s = 2 kr / (n - 2) [R7]\n",
    "[R2] går före [R3]\n",
    "[R4] går före [E1]\n",
};

/// The outcome with its rules in an order of their own, so that only what is said is compared.
std::string meaning(Outcome outcome) {
    const auto by_tags = [](const auto& left, const auto& right) { return left.tags < right.tags; };
    std::sort(outcome.clauses.begin(), outcome.clauses.end(), by_tags);
    for (Alternative& each : outcome.alternatives) std::sort(each.clauses.begin(), each.clauses.end(), by_tags);
    std::sort(
        outcome.alternatives.begin(), outcome.alternatives.end(),
        [](const Alternative& left, const Alternative& right) { return value_of(left.value) < value_of(right.value); });
    std::sort(outcome.missing.begin(), outcome.missing.end(),
              [](const Missing& left, const Missing& right) { return left.name < right.name; });
    std::sort(outcome.nearest.begin(), outcome.nearest.end(),
              [&](const Nearest& left, const Nearest& right) { return by_tags(left.rule, right.rule); });
    std::sort(outcome.beaten.begin(), outcome.beaten.end(),
              [&](const Beaten& left, const Beaten& right) { return by_tags(left.rule, right.rule); });
    return words_of(outcome) + " beaten " + beaten_in(outcome);
}

std::vector<std::string> meanings(const std::vector<std::string>& order, const std::vector<Facts>& cases) {
    std::string lines;
    for (const std::string& block : order) lines += block;
    const auto text = clause(lines);
    std::vector<std::string> result;
    for (const Facts& facts : cases) result.push_back(meaning(outcome_of(text, facts)));
    return result;
}

/// Each of four yes/no facts as yes, no or not given, and a number.
std::vector<Facts> all_cases() {
    std::vector<Facts> cases;
    for (int code = 0; code < 81; ++code) {
        Facts facts;
        int rest = code;
        for (const char* name : {"a", "b", "c", "d"}) {
            if (rest % 3 != 0)
                facts.facts += "'" + std::string(name) + "': " + (rest % 3 == 1 ? "true" : "false") + ", ";
            rest /= 3;
        }
        facts.facts += "'n': " + std::to_string(code % 5);
        cases.push_back(facts);
    }
    return cases;
}

}  // namespace

TEST_CASE("the order of rules in a file decides nothing", "[evaluate]") {
    constexpr unsigned seed = 20260331;
    std::mt19937 random(seed);
    INFO("seed " << seed);
    const auto cases = all_cases();
    const auto expected = meanings(blocks, cases);
    std::vector<std::string> order = blocks;
    for (int round = 0; round < 20; ++round) {
        // Not std::shuffle, whose result differs between libraries.
        for (std::size_t i = order.size() - 1; i > 0; --i) std::swap(order[i], order[random() % (i + 1)]);
        const auto found = meanings(order, cases);
        for (std::size_t i = 0; i < cases.size(); ++i) {
            INFO("round " << round << ", " << cases[i].facts);
            CHECK(found[i] == expected[i]);
        }
    }
}

TEST_CASE("the order of facts in a case decides nothing", "[evaluate]") {
    const auto text = clause("x = 1 kr [R1]\n  om a och b\nx = 2 kr [R2]\n  om inte a\n");
    CHECK(told(text, {.facts = "'a': true, 'b': true"}) == told(text, {.facts = "'b': true, 'a': true"}));
}

TEST_CASE("the same judge gives the same answers again", "[evaluate]") {
    const auto agreement = agreement_of(clause("x = t [R1]\nt = 1 kr\n  om a\nt = 2 kr\n  om b\n"));
    Judge judge(*agreement);
    std::vector<std::string> first;
    for (int round = 0; round < 2; ++round) {
        std::vector<std::string> words;
        for (const auto* facts :
             {"'a': true", "'a': true, 'b': true", "'b': true, 'a': false", "'a': false, 'b': false"}) {
            Case each(agreement->program());
            REQUIRE(read_case(*agreement, case_text({.facts = facts}), each).problems.empty());
            words.push_back(words_of(judge.run(each, {}).answers.at(0).elements.at(0).outcome));
        }
        if (round == 0) first = words;
        CHECK(words == first);
    }
    CHECK(first == std::vector<std::string>{"undetermined b", "conflict 1 kr [] | 2 kr [] from t", "2 kr [R1]",
                                            "gap [] a; [] b from t"});
}
