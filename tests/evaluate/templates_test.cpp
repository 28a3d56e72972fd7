// Templates: what stands once in a module speaks in each document that uses it, under its tags and in the module's
// words.

#include "asking.hpp"

using namespace klausul;
using namespace klausul::asking;

namespace {

const std::string common = R"(modul gemensamt
uppgift a : ja/nej "a gäller"
svar x; y : kr "Hur mycket?"
mall priser "Priser"
  x = 1 kr                                                      [grund]
    undantag om a                                               [undantag]
      x = påslag
  påslag = 5 kr
  y = 2 kr                                                      [grund]
mall yttre "Yttre"
  § inre som priser
    grund     [yttre; grund]
    undantag  [yttre]
  y = 9 kr                                                      [sist]
  [sist] går före [grund]
mall slut för huvudet
  gäller från och med 2026-01-01 till och med 2026-12-31        [tid]
  som förlängning
    tiden [förlängd]
mall förlängning för huvudet
  förlängs 1 år i taget                                         [tiden]
)";

std::string using_template(const std::string& lines, const std::string& header = "  gäller från och med 2026-01-01\n") {
    return "avtal prov\n" + header + "använd gemensamt\n" + lines;
}

std::string answer(const std::string& lines, const Facts& facts, const std::string& name = "x") {
    return told(using_template(lines), facts, name, {{"gemensamt", common}});
}

const std::string used = "§ k som priser\n  grund     [P-1; P-2]\n  undantag  [P-3]\n";

}  // namespace

TEST_CASE("a clause from a template speaks under the tags of the use", "[evaluate]") {
    CHECK(answer(used, {.facts = "'a': false"}) == "1 kr [P-1; P-2]");
    CHECK(answer(used, {.facts = "'a': true"}) == "5 kr [P-3]");
    CHECK(answer(used, {.facts = "'a': true"}, "y") == "2 kr [P-1; P-2]");
}

TEST_CASE("the lines a clause adds stand after those of its template", "[evaluate]") {
    CHECK(answer(used + "  undantag från [P-1]\n    y = 7 kr [P-4]\n", {.facts = "'a': true"}, "y") == "7 kr [P-4]");
}

TEST_CASE("a template within a template has the tags that the outer one is given", "[evaluate]") {
    const std::string nested = "§ k som yttre\n  yttre  [P-1]\n  grund  [P-2]\n  sist  [P-3]\n";
    CHECK(answer(nested, {.facts = "'a': false"}) == "1 kr [P-1; P-2]");
    CHECK(answer(nested, {.facts = "'a': true"}) == "5 kr [P-1]");
    CHECK(answer(nested, {.facts = "'a': true"}, "y") == "9 kr [P-3]");
}

TEST_CASE("a fact of the document does not take the place of the one the template means", "[evaluate]") {
    const std::string text =
        using_template("uppgift a : ja/nej \"något annat\"\n" + used + "z = om a då 1 kr annars 2 kr\n");
    const Outcome outcome =
        outcome_of(text, {.facts = "'gemensamt.a': true, 'a': false"}, "x", {{"gemensamt", common}});
    CHECK(words_of(outcome) == "5 kr [P-3]");
}

TEST_CASE("a clause from a template has its heading unless the use gives one, and its days", "[evaluate]") {
    const Facts facts{.facts = "'a': true"};
    CHECK(outcome_of(using_template(used), facts, "x", {{"gemensamt", common}}).clauses.at(0).title == "Priser");
    const std::string own = "§ k \"Egna priser\"" + used.substr(4) + "  till och med 2026-06-30\n";
    CHECK(outcome_of(using_template(own), facts, "x", {{"gemensamt", common}}).clauses.at(0).title == "Egna priser");
    CHECK(answer(own, {.facts = "'a': true", .date = "2026-07-01"}) == "not_in_force last 2026-06-30");
}

TEST_CASE("a header from templates is the header of each document that uses them", "[evaluate]") {
    const std::string header = "  som slut\n    tid       [P-8]\n    förlängd  [P-9]\n";
    const auto on = [&](const std::string& day) {
        return told(using_template(used, header), {.facts = "'a': true", .date = day}, "x", {{"gemensamt", common}});
    };
    CHECK(on("2025-12-31") == "not_in_force first 2026-01-01");
    CHECK(on("2030-01-01") == "5 kr [P-3]");
}

TEST_CASE("an amendment words a clause from a template anew, and may use one", "[evaluate]") {
    const auto amended = [&](const std::string& lines, const std::string& day, const std::string& name) {
        const std::string change = "ändring av prov från och med 2027-01-01\nanvänd gemensamt\n" + lines;
        return told(using_template(used), {.facts = "'a': false", .date = day}, name,
                    {{"gemensamt", common}, {"1", change}});
    };
    const std::string anew = "§ k lyder\n  x = 8 kr [N-1]\n";
    CHECK(amended(anew, "2026-12-31", "x") == "1 kr [P-1; P-2]");
    CHECK(amended(anew, "2027-01-01", "x") == "8 kr [N-1]");
    CHECK(amended("§ k upphävs\n", "2027-01-01", "y") == "not_in_force last 2026-12-31");
    const std::string uses =
        "§ k upphävs\nläggs till\n  § n som yttre\n    yttre [N-1]\n    grund [N-2]\n    sist [N-3]\n";
    CHECK(amended(uses, "2026-12-31", "y") == "2 kr [P-1; P-2]");
    CHECK(amended(uses, "2027-01-01", "y") == "9 kr [N-3]");
}
