// The lists of who pays for nutrition, over all combinations of housing and three yes/no facts: what the paper's
// words give when read literally, and what the recommended readings make of them.

#include "tests/catch.hpp"

#include <fstream>
#include <map>
#include <sstream>

#include "interpreter/klausul.hpp"

using namespace klausul;

namespace {

std::string file_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

class Nutrition {
public:
    explicit Nutrition(const std::string& text = file_text(KLAUSUL_ROOT "/tests/evaluate/nutrition.klausul"))
        : loaded_(load({"nutrition.klausul", text}, {})), facts_(agreement().program()), judge_(agreement()) {}

    const Agreement& agreement() const {
        REQUIRE(loaded_.agreement);
        return *loaded_.agreement;
    }

    Outcome ask(int housing, bool enrolled, bool help, bool own, const std::map<std::string, int>& readings = {}) {
        facts_.clear();
        facts_.set_date(*day_from_text("2025-10-01"));
        set("boendeform", housing);
        set("inskriven", enrolled ? 1 : 0);
        set("får_eller_behöver_hjälp", help ? 1 : 0);
        set("eget_ansvar", own ? 1 : 0);
        for (const auto& [name, option] : readings)
            facts_.set_reading(*agreement().find_reading(name), static_cast<std::uint32_t>(option));
        return judge_.outcome(*agreement().find_answer("betalare"), {}, facts_, false);
    }

    std::map<Status, int> count(const std::map<std::string, int>& readings) {
        std::map<Status, int> counts;
        for (int combination = 0; combination < 48; ++combination) {
            const bool enrolled = (combination & 1) != 0;
            const bool help = (combination & 2) != 0;
            const bool own = (combination & 4) != 0;
            ++counts[ask(combination / 8, enrolled, help, own, readings).status];
        }
        return counts;
    }

private:
    void set(const char* fact, int value) { facts_.set(*agreement().find_fact(fact), Number(value)); }

    Loaded loaded_;
    Case facts_;
    Judge judge_;
};

std::string payer(const Outcome& outcome) { return outcome.value ? plain_text(*outcome.value) : "nobody"; }

}  // namespace

TEST_CASE("read as recommended, the lists never conflict and leave twelve cases to nobody", "[evaluate]") {
    Nutrition nutrition;
    CHECK(nutrition.count({}) == std::map<Status, int>{{Status::decided, 36}, {Status::gap, 12}});
}

TEST_CASE("read literally, every case of ordinary housing with help conflicts", "[evaluate]") {
    Nutrition nutrition;
    CHECK(nutrition.count({{"huvudregel_ordinärt", 1}}) ==
          std::map<Status, int>{{Status::decided, 32}, {Status::gap, 12}, {Status::conflict, 4}});
    for (const bool enrolled : {false, true}) {
        for (const bool own : {false, true}) {
            const Outcome outcome = nutrition.ask(0, enrolled, true, own, {{"huvudregel_ordinärt", 1}});
            REQUIRE(outcome.status == Status::conflict);
            CHECK(outcome.alternatives.at(0).clauses.at(0).tags == std::vector<std::string>{"NUT-15"});
            CHECK(outcome.alternatives.at(1).clauses.at(0).tags == std::vector<std::string>{"NUT-27"});
        }
    }
}

TEST_CASE("ordinary housing is answered as recommended, row by row", "[evaluate]") {
    Nutrition nutrition;
    struct Row {
        bool enrolled, help, own;
        const char* payer;
        const char* tag;
    };
    const Row rows[] = {{true, true, false, "kommunen", "NUT-15"},  {true, true, true, "regionen", "NUT-29"},
                        {true, false, true, "regionen", "NUT-29"},  {true, false, false, "regionen", "NUT-27"},
                        {false, true, false, "kommunen", "NUT-15"}, {false, true, true, "regionen", "A-2"},
                        {false, false, true, "regionen", "A-2"},    {false, false, false, "regionen", "NUT-27"}};
    for (const Row& row : rows) {
        const Outcome outcome = nutrition.ask(0, row.enrolled, row.help, row.own);
        INFO(row.enrolled << row.help << row.own);
        CHECK(payer(outcome) == row.payer);
        CHECK(outcome.clauses.at(0).tags == std::vector<std::string>{row.tag});
    }
    const Outcome other = nutrition.ask(0, false, true, false, {{"hjälp_utan_inskrivning", 1}});
    CHECK(payer(other) == "regionen");
}

TEST_CASE("the order of clauses and lines decides nothing", "[evaluate]") {
    // The region's clause moved before the municipality's.
    std::string text = file_text(KLAUSUL_ROOT "/tests/evaluate/nutrition.klausul");
    const std::size_t first = text.find("§ kommunens_ansvar");
    const std::size_t second = text.find("§ regionens_ansvar");
    REQUIRE(second != std::string::npos);
    const std::string moved = text.substr(0, first) + text.substr(second) + "\n" + text.substr(first, second - first);
    Nutrition one;
    Nutrition other(moved);
    for (int combination = 0; combination < 48; ++combination) {
        const bool enrolled = (combination & 1) != 0;
        const bool help = (combination & 2) != 0;
        const bool own = (combination & 4) != 0;
        const Outcome a = one.ask(combination / 8, enrolled, help, own);
        const Outcome b = other.ask(combination / 8, enrolled, help, own);
        CHECK(a.status == b.status);
        CHECK(payer(a) == payer(b));
    }
}
