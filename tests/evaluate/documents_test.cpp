// Documents that meet in one run: amendments, exceptions from elsewhere, ranks of documents, entry into force.

#include "asking.hpp"

using namespace klausul;
using namespace klausul::asking;

namespace {

const std::string agreement = R"(avtal grund "Grundavtal"
  gäller från och med 2026-01-01
uppgift a; b : ja/nej
uppgift n : heltal
svar x; y : kr "Hur mycket?"
§ yttre "Yttre"
  gäller om a
  § inre "Inre"
    x = 1 kr                                                    [G-1]
      undantag om n > 5                                         [G-2]
        x = 2 kr
    krav underlag
      n > 0 "n anges"
  y = påslag                                                    [G-3]
§ hjälp "Hjälp"
  påslag = 10 kr                                                [G-4]
)";

std::string amendment(const std::string& lines, const std::string& from = "2027-01-01") {
    return "ändring av grund från och med " + from + " \"Ändring " + from + "\"\n" + lines;
}

/// x and y at the end of 2026 and of 2027.
std::vector<std::string> around_new_year(const Texts& others, const std::string& facts) {
    std::vector<std::string> words;
    for (const std::string day : {"2026-12-31", "2027-01-01", "2028-01-01"}) {
        for (const std::string answer : {"x", "y"}) {
            words.push_back(told(agreement, {.facts = facts, .date = day}, answer, others));
        }
    }
    return words;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a clause that is worded anew ends the day before, with its exceptions and within the same conditions",
          "[evaluate]") {
    const Texts others{{"1", amendment("§ yttre / inre lyder\n  x = 7 kr [N-1]\n")}};
    CHECK(around_new_year(others, "'a': true, 'n': 9") ==
          Words{"2 kr [G-2]", "10 kr [G-3]", "7 kr [N-1]", "10 kr [G-3]", "7 kr [N-1]", "10 kr [G-3]"});
    CHECK(told(agreement, {.facts = "'a': false, 'n': 9", .date = "2027-06-01"}, "x", others) == "gap [N-1] a");
}

TEST_CASE("a new wording keeps the heading unless it has one, and the rule names the amendment it came with",
          "[evaluate]") {
    const std::string kept = amendment("§ yttre / inre lyder\n  x = 7 kr [N-1]\n");
    const std::string other = amendment("§ yttre / inre \"Nytt\" lyder\n  x = 7 kr [N-1]\n");
    const Facts facts{.facts = "'a': true, 'n': 9", .date = "2027-06-01"};
    CHECK(outcome_of(agreement, facts, "x", {{"1", kept}}).clauses.at(0).title == "Inre");
    CHECK(outcome_of(agreement, facts, "x", {{"1", kept}}).clauses.at(0).amendment == "Ändring 2027-01-01");
    CHECK(outcome_of(agreement, facts, "x", {{"1", other}}).clauses.at(0).title == "Nytt");
    CHECK(outcome_of(agreement, facts, "y", {{"1", other}}).clauses.at(0).amendment.empty());
}

TEST_CASE("a repealed clause is not in force from the day on, helpers in it neither", "[evaluate]") {
    const Texts others{{"1", amendment("§ hjälp upphävs\n")}};
    const Facts facts{.facts = "'a': true, 'n': 1", .date = "2027-01-01"};
    CHECK(told(agreement, facts, "y", others) == "not_in_force last 2026-12-31 from påslag");
    CHECK(told(agreement, {.facts = facts.facts, .date = "2026-12-31"}, "y", others) == "10 kr [G-3]");
}

TEST_CASE("amendments follow each other: each wording ends where the next begins", "[evaluate]") {
    const Texts others{{"2", amendment("§ hjälp lyder\n  påslag = 30 kr\n", "2028-01-01")},
                       {"1", amendment("§ hjälp lyder\n  påslag = 20 kr\n")}};
    CHECK(around_new_year(others, "'a': true, 'n': 1") ==
          Words{"1 kr [G-1]", "10 kr [G-3]", "1 kr [G-1]", "20 kr [G-3]", "1 kr [G-1]", "30 kr [G-3]"});
}

TEST_CASE("what is added goes before what was there, and later additions before earlier ones", "[evaluate]") {
    const std::string first = amendment("läggs till\n  x = 3 kr om n > 2 [T-1]\n");
    const std::string second = amendment("läggs till\n  § ny \"Ny\"\n    x = 4 kr om n > 7 [T-2]\n", "2027-06-01");
    const Texts others{{"1", first}, {"2", second}};
    const auto x = [&](int n, const std::string& day) {
        return told(agreement, {.facts = "'a': true, 'n': " + std::to_string(n), .date = day}, "x", others);
    };
    CHECK(x(9, "2026-12-31") == "2 kr [G-2]");
    CHECK(x(9, "2027-01-01") == "3 kr [T-1]");
    CHECK(x(9, "2027-06-01") == "4 kr [T-2]");
    CHECK(x(3, "2027-06-01") == "3 kr [T-1]");
    CHECK(x(1, "2027-06-01") == "1 kr [G-1]");
}

TEST_CASE("a statement on rules wins over the rank of what an amendment adds", "[evaluate]") {
    const Texts others{{"1", amendment("läggs till\n  x = 3 kr [T-1]\n  [G-1] går före [T-1]\n")}};
    CHECK(told(agreement, {.facts = "'a': true, 'n': 1", .date = "2027-01-01"}, "x", others) == "1 kr [G-1]");
}

TEST_CASE("an amendment may add an exception, a fact and an answer", "[evaluate]") {
    const std::string text = amendment(
        "uppgift c : ja/nej\nsvar z : kr \"?\"\nläggs till\n  undantag från [G-3] om c [T-1]\n    y = 0 kr\n"
        "  § ny\n    z = y + 1 kr [T-2]\n");
    const Texts others{{"1", text}};
    CHECK(told(agreement, {.facts = "'c': true, 'a': true", .date = "2027-01-01"}, "y", others) == "0 kr [T-1]");
    CHECK(told(agreement, {.facts = "'c': true, 'a': true", .date = "2026-12-31"}, "y", others) == "10 kr [G-3]");
    CHECK(told(agreement, {.facts = "'c': true, 'a': true", .date = "2027-01-01"}, "z", others) == "1 kr [T-2]");
    CHECK(told(agreement, {.facts = "'c': true, 'a': true", .date = "2026-12-31"}, "z", others) ==
          "not_in_force first 2027-01-01");
}

TEST_CASE("a requirement that is worded anew is the same requirement", "[evaluate]") {
    const Texts others{
        {"1",
         amendment("§ yttre / inre lyder\n  x = 5 kr om underlag är uppfyllt [N-1]\n  krav underlag\n    n > 8\n")}};
    CHECK(told(agreement, {.facts = "'a': true, 'n': 8", .date = "2027-01-01"}, "x", others) ==
          "gap [N-1] underlag är uppfyllt");
    CHECK(told(agreement, {.facts = "'a': true, 'n': 9", .date = "2027-01-01"}, "x", others) == "5 kr [N-1]");
}

TEST_CASE("a proposal changes nothing until it is asked for itself", "[evaluate]") {
    const std::string proposal =
        "ändring av grund från och med 2027-01-01\n  ställning förslag\n"
        "§ hjälp lyder\n  påslag = 20 kr\n";
    const Facts facts{.facts = "'a': true, 'n': 1", .date = "2027-01-01"};
    CHECK(told(agreement, facts, "y", {{"förslag", proposal}}) == "10 kr [G-3]");
    CHECK(told(proposal, facts, "y", {{"grund", agreement}}) == "20 kr [G-3]");
}

TEST_CASE("an amendment changes what it lies beside however its letters are composed", "[evaluate]") {
    const std::string composed = amendment("§ hjälp lyder\n  påslag = 20 kr\n");
    REQUIRE(composed.starts_with("ändring av"));
    const Facts facts{.facts = "'a': true, 'n': 1", .date = "2027-01-01"};
    for (const char* written : {"ändring av", "a\u0308ndring  av", "ändring\u00A0av", "amendment of", "amendment to"}) {
        INFO(written);
        const std::string text = written + composed.substr(std::string("ändring av").size());
        CHECK(told(agreement, facts, "y", {{"bredvid", text}}) == "20 kr [G-3]");
    }
}

TEST_CASE("an amendment that is asked for finds what it amends by the name that bears", "[evaluate]") {
    const std::string text = amendment("§ hjälp lyder\n  påslag = 20 kr\n");
    const Facts facts{.facts = "'a': true, 'n': 1", .date = "2027-01-01"};
    CHECK(told(text, facts, "y", {{"annat_filnamn", agreement}}) == "20 kr [G-3]");
}

TEST_CASE("a document that imports another and excepts something in it belongs to every run of the other",
          "[evaluate]") {
    const std::string beside =
        "avtal bredvid\n  gäller från och med 2026-06-01\nanvänd grund\n§ b \"B\"\n"
        "  undantag från [G-3] om b [B-1]\n    y = 0 kr\n";
    const Facts after{.facts = "'a': true, 'b': true", .date = "2026-06-01"};
    const Facts before{.facts = "'a': true, 'b': true", .date = "2026-05-31"};
    CHECK(told(agreement, after, "y", {{"bredvid", beside}}) == "0 kr [B-1]");
    CHECK(told(agreement, before, "y", {{"bredvid", beside}}) == "10 kr [G-3]");
    SECTION("but not one that excepts something else, or has no use for it") {
        const std::string elsewhere =
            "avtal annat\nanvänd grund\nsvar q : kr \"?\"\n§ b\n  q = 1 kr [Q]\n"
            "  undantag från [Q] om b\n    q = trasig rad\n";
        CHECK(told(agreement, after, "y", {{"annat", elsewhere}}) == "10 kr [G-3]");
        CHECK(told(agreement, after, "y", {{"annat", "avtal annat\nx = = 3\n"}}) == "10 kr [G-3]");
    }
    SECTION("however its words are parted, and its letters composed") {
        const auto written = [&](const std::string& what, const std::string& as) {
            std::string text = beside;
            text.replace(text.find(what), what.size(), as);
            return told(agreement, after, "y", {{"bredvid", text}});
        };
        CHECK(written("undantag från", "undantag   från") == "0 kr [B-1]");
        CHECK(written("undantag från", "undantag\u00A0\u2009från") == "0 kr [B-1]");
        CHECK(written("undantag från", "undantag fra\u030An") == "0 kr [B-1]");
        CHECK(written("undantag från", "exception\u202F from") == "0 kr [B-1]");
        CHECK(written("använd", "anva\u0308nd") == "0 kr [B-1]");
        CHECK(written("använd", "use") == "0 kr [B-1]");
    }
    SECTION("and brings others with it") {
        const std::string further =
            "avtal vidare\nanvänd bredvid\nanvänd grund\n§ v\n  undantag från [B-1] om n > 3 [V-1]\n"
            "    y = 99 kr\n";
        const Facts both{.facts = "'a': true, 'b': true, 'n': 4", .date = "2026-06-01"};
        CHECK(told(agreement, both, "y", {{"bredvid", beside}, {"a_vidare", further}}) == "99 kr [V-1]");
    }
}

// ---- ranks ---------------------------------------------------------------------------------------------------------

TEST_CASE("a header may rank documents, and statements on rules win over it", "[evaluate]") {
    const std::string first =
        "avtal ett\n  gäller tills vidare\n  rangordning\n    två\n    ett\nanvänd två\n"
        "svar x : kr \"?\"\n§ k\n  x = 1 kr [E-1]\n";
    const std::string second = "avtal två\n  gäller tills vidare\nanvänd ett\n§ k\n  x = 2 kr [T-1]\n";
    CHECK(told(first, {}, "x", {{"två", second}}) == "2 kr [T-1]");
    CHECK(told(first, {}, "x", {{"två", second + "  [E-1] går före [T-1]\n"}}) == "1 kr [E-1]");
}

// ---- entry into force
// ------------------------------------------------------------------------------------------------

namespace {

std::string waiting(const std::string& entry) {
    return "avtal p \"P\"\n  gäller från och med 2025-01-01\n  träder i kraft" + entry +
           "typ avtalspart : part\n  Falun; Mora\nuppgift laga_kraft per avtalspart : datum eller saknas\n"
           "uppgift godkänt; b : ja/nej\nuppgift dag : datum\n"
           "tolkning r \"?\"\n  alla förvald\n  en\nsvar x : kr \"?\"\n§ k \"K\"\n  x = 1 kr [A]\n"
           "    undantag om b [B]\n      x = 2 kr\n";
}

const std::string all_or_one =
    "\n    när laga_kraft finns för varje avtalspart, från senaste laga_kraft\n      om r är alla\n"
    "    när laga_kraft för Mora finns, från laga_kraft för Mora om r är en\n";

std::string decided(const std::string& falun, const std::string& mora) {
    return "'b': false, 'laga_kraft': {'Falun': " + falun + ", 'Mora': " + mora + "}";
}

}  // namespace

TEST_CASE("nothing that speaks is a gap only where the agreement has entered into force", "[evaluate]") {
    const std::string text =
        "avtal p \"P\"\n  gäller tills vidare\n  träder i kraft när godkänt\nuppgift godkänt; b : ja/nej\n"
        "svar x : kr \"?\"\n§ k \"K\"\n  x = 1 kr om b [A]\n";
    CHECK(told(text, {.facts = "'b': false"}) == "undetermined godkänt");
    CHECK(told(text, {.facts = "'b': false, 'godkänt': true"}) == "gap [A] b");
    CHECK(told(text, {.facts = "'b': false, 'godkänt': false"}).starts_with("not_in_force"));
    // An agreement that waits for nothing is in force.
    CHECK(told(clause("x = 1 kr om a [A]\n"), {.facts = "'a': false"}) == "gap [A] a");
}

TEST_CASE("a document enters into force on the day its header waits for", "[evaluate]") {
    const std::string facts = decided("'2026-02-01'", "'2026-01-15'");
    CHECK(told(waiting(all_or_one), {.facts = facts, .date = "2026-01-31"}) == "not_in_force first 2026-02-01");
    CHECK(told(waiting(all_or_one), {.facts = facts, .date = "2026-02-01"}) == "1 kr [A]");
    const Facts one{.facts = facts, .date = "2026-01-15", .readings = "'r': 'en'"};
    CHECK(told(waiting(all_or_one), one) == "1 kr [A]");
    CHECK(readings_in(outcome_of(waiting(all_or_one), one)) == "r=en");
}

TEST_CASE("a decision that is stated to be missing keeps the document out of force; one that is unknown leaves it open",
          "[evaluate]") {
    const std::string none_yet = decided("'2026-02-01'", "{'absent': true}");
    CHECK(told(waiting(all_or_one), {.facts = none_yet, .date = "2026-03-01"}) == "not_in_force");
    const std::string unknown = decided("'2026-02-01'", "null");
    CHECK(told(waiting(all_or_one), {.facts = unknown, .date = "2026-03-01"}) == "undetermined laga_kraft för Mora");
    CHECK(told(waiting(all_or_one), {.facts = decided("'2026-02-01'", "'2025-02-01'"), .date = "2024-12-31"}) ==
          "not_in_force first 2026-02-01");
}

TEST_CASE("an entry without a day is in force while its condition holds", "[evaluate]") {
    const std::string text = waiting(" när godkänt\n");
    CHECK(told(text, {.facts = "'godkänt': true, 'b': true"}) == "2 kr [B]");
    CHECK(told(text, {.facts = "'godkänt': false, 'b': true"}) == "not_in_force");
    CHECK(told(text, {.facts = "'b': true"}) == "undetermined godkänt");
}

TEST_CASE("a document that waits for an answer of its own is a circle", "[evaluate]") {
    CHECK_THROWS_WITH(agreement_of(waiting(" när x > 0 kr\n")), Catch::Contains("depends on itself"));
}

TEST_CASE("a clause that cannot be terminated goes on when notice has ended the rest", "[evaluate]") {
    const auto text = [](const std::string& notice) {
        return "avtal prov \"Prov\"\n  gäller från och med 2026-01-01 till och med 2027-12-31\n  förlängs 2 år i "
               "taget\n"
               "  uppsägning senast 12 månader före utgången\n" +
               notice +
               "part regionen\nuppgift a : ja/nej\nsvar x; y : kr \"Hur mycket?\"\n"
               "§ växling \"Växling\"\n  kan inte sägas upp\n  § inre \"Inre\"\n    x = 1 kr [R1]\n"
               "    regionen ska \"betala\"\n    krav underlag\n      a \"a finns\"\n"
               "§ annat \"Annat\"\n  y = 2 kr [R2]\n  regionen ska \"rapportera\"\n";
    };
    const std::string given = text("  uppsagt 2026-11-01\n");
    CHECK(told(given, {.date = "2027-12-31"}, "y") == "2 kr [R2]");
    CHECK(told(given, {.date = "2028-01-01"}, "y").starts_with("not_in_force"));
    CHECK(told(given, {.date = "2028-01-01"}, "x") == "1 kr [R1]");
    CHECK(told(given, {.date = "2025-12-31"}, "x").starts_with("not_in_force"));
    const auto agreement = agreement_of(given);
    Case facts(agreement->program());
    facts.set_date(*to_day({2028, 1, 1}));
    const RunResult result = Judge(*agreement).run(facts, {});
    REQUIRE(result.duties.size() == 1);
    CHECK(result.duties[0].text == "betala");
    CHECK(result.requirements.size() == 1);
    // A term that simply runs out ends all of it.
    const std::string once =
        "avtal prov \"Prov\"\n  gäller från och med 2026-01-01 till och med 2027-12-31\n"
        "svar x : kr \"?\"\n§ växling \"Växling\"\n  kan inte sägas upp\n  x = 1 kr [R1]\n";
    CHECK(told(once, {.date = "2028-01-01"}, "x").starts_with("not_in_force"));
}

TEST_CASE("an expected gap or conflict says why where it comes about", "[evaluate]") {
    const std::string text = clause(
        "h = 1 kr om a [R1]\nx = h + 1 kr om inte b [R2]\nx = 5 kr om c [R3]\nx = 6 kr om d [R4]\n"
        "väntad lucka i h om inte a \"Frågan uppstår bara vid a.\" [R5]\n"
        "väntad lucka i x om b \"Inget sagt.\"\nväntad konflikt i x om c \"Båda gäller.\" [R6]\n");
    const auto reasons = [&](const std::string& facts) {
        std::string words;
        for (const Expected& each : outcome_of(text, {.facts = facts}).expected) {
            words += (words.empty() ? "" : "; ") + each.reason;
            for (const std::string& tag : each.tags) words += " " + tag;
        }
        return words;
    };
    CHECK(reasons("'a': false, 'b': false, 'c': false, 'd': false") == "Frågan uppstår bara vid a. R5");
    CHECK(reasons("'a': true, 'b': true, 'c': false, 'd': false") == "Inget sagt.");
    CHECK(reasons("'a': true, 'b': true, 'c': true, 'd': true") == "Båda gäller. R6");
    CHECK(reasons("'a': true, 'b': false, 'c': false, 'd': false").empty());
}

TEST_CASE("a line that uprates gives its tags to the rule", "[evaluate]") {
    CHECK(
        told(clause("x = 100 kr i 2025 års nivå [R1]\n  räknas om varje år från och med 2026-01-01 med P, räknat från "
                    "basåret, avrundat till hela kronor [R2]\n",
                    "index P nivå\n  källa \"påhittad\"\n  2025  100\n  2026  103\n"),
             {}) == "103 kr [R1; R2]");
}
