#include "parsing.hpp"

using namespace klausul;
using namespace klausul::grammar_testing;

namespace {

/// The tree of one clause's lines, without the document and the clause.
std::string clause_tree(const std::string& lines) {
    auto all = tree(in_clause + lines);
    const auto first = all.find('\n', all.find("clause k")) + 1;
    return all.substr(first);
}

}  // namespace

TEST_CASE("a line whose second word says so is a rule, whatever its first word is", "[grammar]") {
    CHECK(clause_tree("  undantag = 3\n  krav; text = 4\n  part per år = 5\n  svar : kr = 6\n  index ska vara 7\n") ==
          "  rule undantag = 3\n  rule krav; text = 4\n  rule part per år = 5\n  rule svar : kr = 6\n  rule index "
          "shall = 7\n");
    CHECK(found(in_clause + "  om = 3 kr\n").size() == 1);
}

TEST_CASE("a modal before a text is a duty and before vara a rule", "[grammar]") {
    CHECK(clause_tree("  regionen ska \"betala\"\n  huvudman ska vara regionen\n") ==
          "  duty regionen shall \"betala\"\n  rule huvudman shall = regionen\n");
}

TEST_CASE("under beroende på the rule's own words still begin its own lines", "[grammar]") {
    CHECK(clause_tree("  x = beroende på r\n    a; b  1\n    undantag om c\n      x = 2\n    annars 3\n    från och "
                      "med 2026-01-01\n") ==
          "  rule x = (choice r [a; b: 1] [otherwise: 3]) from 2026-01-01\n    exception\n      heading if c\n      "
          "rule x = 2\n");
}

TEST_CASE("the new heads are names where a rule is meant", "[grammar]") {
    CHECK(clause_tree("  funktion = 3\n  väntad : kr = 4\n  läggs per år = 5\n  grupperat = 6\n") ==
          "  rule funktion = 3\n  rule väntad : kr = 4\n  rule läggs per år = 5\n  rule grupperat = 6\n");
}

TEST_CASE("lyder at a head replaces a clause, inside of one it is the wording", "[grammar]") {
    CHECK(tree("ändring av a från och med 2027-01-01\n§ lyder lyder\n  lyder \"b\"\n") ==
          "amendment a from 2027-01-01\nreplaces § lyder\n  clause lyder\n    reads \"b\"\n");
    CHECK(clause_tree("  § lyder\n    lyder \"b\"\n") == "  clause lyder\n    reads \"b\"\n");
}

TEST_CASE("an amendment has header lines of its own", "[grammar]") {
    CHECK(tree("ändring av a från och med 2027-01-01\n  undertecknat 2026-11-03\n  träder i kraft när b\n") ==
          "amendment a from 2027-01-01\n  signed from 2026-11-03\n  enters-into-force [when b]\n");
}

TEST_CASE("spans cover a statement without its comment and tags", "[grammar]") {
    std::vector<Diagnostic> problems;
    const Source source("t", in_clause + "  x = 3 kr   [A]  # why\n    om b   [B]\n", 0, problems);
    const auto document = parse(source).document;
    const auto& clause = *std::get<std::unique_ptr<syntax::Clause>>(document.items.at(0));
    const auto& rule = std::get<syntax::Rule>(clause.items.at(0));
    CHECK(source.slice(clause.span) == "§ k \"K\"");
    CHECK(source.slice(rule.span) == "x = 3 kr");
    CHECK(source.slice(rule.value->span) == "3 kr");
    CHECK(source.slice(rule.tags.at(0).span) == "A");
    CHECK(source.slice(rule.occasions.at(0).span) == "om b");
}

TEST_CASE("escapes in texts are resolved", "[grammar]") {
    CHECK(clause_tree("  text \"a \\\"b\\\" \\\\ c # d\"\n") == "  text \"a \"b\" \\ c # d\"\n");
}

TEST_CASE("numbers lose their blanks and keep their point", "[grammar]") {
    CHECK(expression("3 735 428,50 kr") == "{3735428.50 kr}");
    CHECK(expression("0.125") == "0.125");
    CHECK(expression("1,125") == "1.125");
    CHECK(expression("1234567") == "1234567");
    CHECK(expression("12.5 %") == "{12.5 %}");
}
