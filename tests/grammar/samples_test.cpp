#include "parsing.hpp"

using namespace klausul::grammar_testing;

namespace {

void check_golden(const std::string& name) {
    INFO(name);
    CHECK(tree(read_file(name + ".klausul")) == read_file(name + ".tree"));
}

}  // namespace

TEST_CASE("the samples of the language parse to their trees", "[grammar]") {
    check_golden("tillaggsbelopp");
    check_golden("ansvar");
    check_golden("grupper");
    check_golden("andring");
    check_golden("mallar");
}

TEST_CASE("every construct parses to its tree", "[grammar]") { check_golden("constructs"); }

TEST_CASE("English spellings give the same trees", "[grammar]") {
    CHECK(tree(read_file("tillaggsbelopp_en.klausul")) == tree(read_file("tillaggsbelopp_sv.klausul")));
    CHECK(tree(read_file("grupper_en.klausul")) == tree(read_file("grupper.klausul")));
    CHECK(tree(read_file("mallar_en.klausul")) == tree(read_file("mallar.klausul")));
    CHECK(tree(read_file("andring_en.klausul")) == tree(read_file("andring.klausul")));
    CHECK(tree(read_file("constructs_en.klausul")) == tree(read_file("constructs_sv.klausul")));
}
