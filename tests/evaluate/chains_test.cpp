// Long chains of facts and helpers that build on each other: an error says so, however long they are.

#include "tests/evaluate/asking.hpp"

using namespace klausul::asking;

namespace {

/// `f0` is given, and each of the `length` facts after it is derived from the one before.
std::string chain_of_facts(int length) {
    std::string facts = "uppgift f0 : kr\n";
    for (int i = 1; i <= length; ++i)
        facts += "uppgift f" + std::to_string(i) + " : kr annars f" + std::to_string(i - 1) + " + 1 kr\n";
    return clause("x = f" + std::to_string(length) + "\n", facts);
}

const Facts first_given{.facts = "'f0': 1"};
const std::string too_deep =
    "error the calculation is too deeply nested: too many helpers or derived facts build on each other; let one of "
    "them be settled directly";

}  // namespace

TEST_CASE("facts derived from one another are reckoned through hundreds of steps", "[evaluate]") {
    CHECK(told(chain_of_facts(400), first_given) == "401 kr []");
    CHECK(told(chain_of_facts(400)) == "undetermined f0");
}

TEST_CASE("a chain of derived facts that is too long is an error, given or not, and no crash", "[evaluate]") {
    CHECK(told(chain_of_facts(5'000), first_given) == too_deep);
    CHECK(told(chain_of_facts(5'000)) == too_deep);
}
