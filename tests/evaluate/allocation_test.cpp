#include <algorithm>
#include <random>

#include "asking.hpp"

using namespace klausul;
using namespace klausul::asking;

namespace {

const std::string costs =
    "typ kommun : part\n  Berg; Åre; Krokom; Ragunda\nuppgift vikt per kommun : tal\nuppgift total : kr, även "
    "negativt\n"
    "uppgift poster : lista av\n  nummer : heltal\n  namn : text\n  andel_av : tal\n"
    "svar y per kommun : kr\nsvar z per poster : kr\nsvar kvar_ : kr\n";

std::string shared(const std::string& rule) {
    return clause("y per kommun = fördela total efter vikt i hela ören, " + rule + "\n", costs);
}

std::string posts(const std::string& rule) {
    return clause("z per poster = fördela total efter andel_av i hela ören, " + rule + "\n", costs);
}

/// A point before three digits could part thousands.
std::string comma(std::string number) {
    std::replace(number.begin(), number.end(), '.', ',');
    return number;
}

Facts weighed(const std::string& total, const std::vector<std::string>& weights) {
    const std::vector<std::string> names{"Berg", "Åre", "Krokom", "Ragunda"};
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : ", ") + std::string("'") + names[i] + "': '" + comma(weights[i]) + "'";
    return {.facts = "'total': '" + comma(total) + "', 'vikt': {" + text + "}"};
}

Number sum_of(const Answer& answer) {
    Number sum = 0;
    for (const auto& element : answer.elements) {
        REQUIRE(element.outcome.status == Status::decided);
        sum = sum + *element.outcome.value->kronor();
    }
    return sum;
}

}  // namespace

TEST_CASE("parts always sum exactly, whatever the weights", "[evaluate]") {
    std::mt19937 random(20260331);
    const auto any = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
    const std::string fraction = shared("resten till största bråkdel");
    const std::string named = shared("resten till Åre");
    const std::string kept =
        clause("y per kommun = fördela total efter vikt i hela ören, resten kvar\nkvar_ = y.kvar\n", costs);
    for (int round = 0; round < 60; ++round) {
        std::vector<std::string> weights;
        for (int i = 0; i < 4; ++i)
            weights.push_back(std::to_string(any(4) == 0 ? 0 : any(1000)) + "." + std::to_string(any(1000)));
        const std::string total =
            (any(2) == 0 ? "-" : "") + std::to_string(any(100000)) + "." + std::to_string(any(90) + 10);
        INFO(total << " by " << weights[0] << " " << weights[1] << " " << weights[2] << " " << weights[3]);
        const Facts facts = weighed(total, weights);
        const Number wanted = *Number::from_plain(total);
        CHECK(sum_of(ask(fraction, facts, "y")) == wanted);
        CHECK(sum_of(ask(named, facts, "y")) == wanted);
        const Answer left = ask(kept, facts, "kvar_");
        REQUIRE(left.elements[0].outcome.status == Status::decided);
        const Number rest = *left.elements[0].outcome.value->kronor();
        CHECK(sum_of(ask(kept, facts, "y")) + rest == wanted);
        CHECK((rest.sign() == 0 || rest.sign() == wanted.sign()));
    }
}

TEST_CASE("zero is shared out as zeros, and nothing can be shared out by zeros", "[evaluate]") {
    CHECK(told(shared("resten till största bråkdel"), weighed("0", {"1", "2", "0", "3"}), "y") ==
          "Berg: 0 kr []; Åre: 0 kr []; Krokom: 0 kr []; Ragunda: 0 kr []");
    CHECK(told(shared("resten kvar"), weighed("1", {"0", "0", "0", "0"}), "y").find("Berg: error all weights") == 0);
}

TEST_CASE("a negative total gives the parts of the positive one with the sign turned", "[evaluate]") {
    const std::string rule = "resten till största bråkdel";
    CHECK(told(shared(rule), weighed("0.10", {"1", "1", "1", "0"}), "y") ==
          "Berg: 0.04 kr []; Åre: 0.03 kr []; Krokom: 0.03 kr []; Ragunda: 0 kr []");
    CHECK(told(shared(rule), weighed("-0.10", {"1", "1", "1", "0"}), "y") ==
          "Berg: -0.04 kr []; Åre: -0.03 kr []; Krokom: -0.03 kr []; Ragunda: 0 kr []");
}

TEST_CASE("what is kept is a helper of its own", "[evaluate]") {
    const auto text =
        clause("y per kommun = fördela total efter vikt i hela kronor, resten kvar\nkvar_ = y.kvar\n", costs);
    const Facts facts = weighed("10", {"1", "1", "1", "0"});
    CHECK(told(text, facts, "y") == "Berg: 3 kr []; Åre: 3 kr []; Krokom: 3 kr []; Ragunda: 0 kr []");
    CHECK(told(text, facts, "kvar_") == "1 kr []");
    CHECK(told(text, {.facts = "'total': 10"}, "kvar_").find("undetermined vikt för Berg") == 0);
}

TEST_CASE("the order of records never decides who gets the remainder", "[evaluate]") {
    const auto list = [](const std::vector<int>& numbers) {
        std::string rows;
        for (const int number : numbers)
            rows += (rows.empty() ? "" : ", ") + std::string("{'nummer': ") + std::to_string(number) + ", 'namn': 'n" +
                    std::to_string(number) + "', 'andel_av': 1}";
        return Facts{.facts = "'total': '0.10', 'poster': [" + rows + "]"};
    };
    const std::string by_number = posts("resten till största bråkdel, lika efter nummer");
    CHECK(told(by_number, list({3, 1, 2}), "z") == "1: 0.03 kr []; 2: 0.04 kr []; 3: 0.03 kr []");
    CHECK(told(by_number, list({1, 2, 3}), "z") == "1: 0.04 kr []; 2: 0.03 kr []; 3: 0.03 kr []");
    CHECK(told(posts("resten till största bråkdel, lika efter namn"), list({3, 1, 2}), "z") ==
          "1: 0.03 kr []; 2: 0.04 kr []; 3: 0.03 kr []");
    CHECK(told(by_number, list({1, 1, 2}), "z").find("1: error two fractions") == 0);
    CHECK_THROWS(told(posts("resten till största bråkdel"), list({1, 2, 3}), "z"));
}

TEST_CASE("a remainder kept from one of several rules is refused", "[evaluate]") {
    const std::string kept = "y per kommun = fördela total efter vikt i hela ören, resten kvar\n";
    CHECK_THROWS(told(clause(kept + "  undantag om a\n    y = 0 kr\n", costs), {}, "y"));
    CHECK_THROWS(
        told(clause("y per kommun = 1 kr + (fördela total efter vikt i hela ören, resten kvar)\n", costs), {}, "y"));
}
