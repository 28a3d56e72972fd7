#include "interpreter/time/status.hpp"

#include "headers.hpp"

using namespace klausul;
using namespace klausul::headers;

namespace {

struct Made {
    std::string name;
    std::string header;
    std::string folder = "mapp";
};

/// What is found between documents on a day: "gap 2024-02-02 2025-05-31 a b", with * if it holds the day.
std::vector<std::string> found_among(const std::vector<Made>& documents, const std::string& date) {
    std::vector<DocumentStatus> all;
    for (const Made& each : documents) {
        all.push_back(status(*agreed(each.header, "", each.name), day(date)));
        all.back().document.path = each.folder + "/" + each.name + ".klausul";
    }
    const StatusReport report = compare(std::move(all), day(date));
    std::vector<std::string> lines;
    for (const SeriesFinding& each : report.findings) {
        lines.push_back(std::string(each.kind == SeriesFinding::Kind::gap ? "gap " : "overlap ") + told(each.days) +
                        " " + report.documents[each.before].document.name + " " +
                        report.documents[each.after].document.name + (each.holds_date ? " *" : "") +
                        (each.replaces ? " replaces" : ""));
    }
    return lines;
}

using StatusLines = std::vector<std::string>;

std::string term(const std::string& from, const std::string& to) {
    return "  gäller från och med " + from + " till och med " + to + "\n";
}

std::string in_force(const std::string& header, const std::string& date) {
    static const char* const words[]{"yes", "not yet", "ended", "waits", "proposal", "not stated"};
    const DocumentStatus found = status(*agreed(header), day(date));
    return words[static_cast<int>(found.in_force)];
}

}  // namespace

TEST_CASE("documents of a series are held against each other in time", "[time]") {
    const std::string series = "  serie nutrition\n";
    const Made first{"a", term("2021-01-01", "2024-02-01") + series};
    const Made second{"b", term("2025-06-01", "2026-06-01") + series};
    CHECK(found_among({first, second}, "2024-03-01") == StatusLines{"gap 2024-02-02 2025-05-31 a b *"});
    CHECK(found_among({second, first}, "2024-03-01") == StatusLines{"gap 2024-02-02 2025-05-31 a b *"});
    CHECK(found_among({first, second}, "2024-02-01") == StatusLines{"gap 2024-02-02 2025-05-31 a b"});
    CHECK(found_among({first, {"b", term("2024-02-02", "2026-06-01") + series}}, "2024-03-01").empty());
    CHECK(found_among({first, {"b", term("2024-02-01", "2026-06-01") + series}}, "2024-03-01") ==
          StatusLines{"overlap 2024-02-01 2024-02-01 a b"});
    CHECK(found_among({first, {"b", term("2025-06-01", "2026-06-01")}}, "2024-03-01").empty());
}

TEST_CASE("a document is of one series with what it replaces", "[time]") {
    const Made old{"gammalt", two_years};
    const Made next{"nytt", term("2028-07-01", "2030-06-30") + "  ersätter gammalt\n"};
    CHECK(found_among({old, next}, "2029-01-01") ==
          StatusLines{"overlap 2028-07-01 2030-06-30 gammalt nytt * replaces"});
    const Made ended{"gammalt", two_years + "  uppsagt 2026-03-01\n"};
    CHECK(found_among({ended, next}, "2028-01-01") == StatusLines{"gap 2028-01-01 2028-06-30 gammalt nytt * replaces"});
}

TEST_CASE("names that differ in years only are a series within their folder", "[time]") {
    const Made first{"avtal_2021_2022", term("2021-01-01", "2022-12-31")};
    const Made second{"avtal_2024", term("2024-01-01", "2024-12-31")};
    CHECK(found_among({first, second}, "2023-03-01") ==
          StatusLines{"gap 2023-01-01 2023-12-31 avtal_2021_2022 avtal_2024 *"});
    CHECK(found_among({first, {"avtal_2024", term("2024-01-01", "2024-12-31"), "annan"}}, "2023-03-01").empty());
}

TEST_CASE("a short document within a long one leaves no gap after it", "[time]") {
    const std::string series = "  serie s\n";
    CHECK(found_among({{"lång", term("2020-01-01", "2030-12-31") + series},
                       {"kort", term("2021-01-01", "2021-12-31") + series},
                       {"ny", term("2031-01-01", "2031-12-31") + series}},
                      "2025-01-01") == StatusLines{"overlap 2021-01-01 2021-12-31 lång kort"});
}

TEST_CASE("what has no days takes no part in a series", "[time]") {
    const std::string series = "  serie s\n";
    CHECK(found_among({{"a", term("2021-01-01", "2021-12-31") + series},
                       {"förslag_b", term("2023-01-01", "2023-12-31") + series + "  ställning förslag\n"},
                       {"okänt", "  gäller anges inte\n" + series}},
                      "2022-06-01")
              .empty());
}

TEST_CASE("a document is in force, not yet, no longer, proposed or without a term", "[time]") {
    CHECK(in_force(two_years, "2026-01-01") == "yes");
    CHECK(in_force(two_years, "2025-12-31") == "not yet");
    CHECK(in_force(term("2021-01-01", "2021-12-31"), "2022-01-01") == "ended");
    CHECK(in_force(two_years + "  ställning förslag\n", "2026-06-01") == "proposal");
    CHECK(in_force("  gäller anges inte\n", "2026-06-01") == "not stated");
    CHECK(in_force("", "2026-06-01") == "not stated");
}

TEST_CASE("a document that waits for decisions is not shown to be in force", "[time]") {
    const auto agreement =
        agreed("  gäller tills vidare\n  träder i kraft när laga_kraft finns, från laga_kraft  [D-1]\n",
               "uppgift laga_kraft : datum eller saknas\n");
    const DocumentStatus found = status(*agreement, day("2026-06-01"));
    CHECK(found.in_force == InForce::waits);
    REQUIRE(found.entry);
    CHECK(found.entry->ways == std::vector<std::string>{"laga_kraft finns, från laga_kraft"});
    CHECK(found.entry->missing == std::vector<std::string>{"laga_kraft"});
    CHECK(found.entry->tags == std::vector<std::string>{"D-1"});
    CHECK(in_force("  gäller tills vidare\n  träder i kraft när 1 är 1, från 2026-06-01\n", "2026-05-31") == "not yet");
    CHECK(in_force("  gäller tills vidare\n  träder i kraft när 1 är 1, från 2026-06-01\n", "2026-06-01") == "yes");
}

TEST_CASE("the status names the period, the next one and the clauses that notice does not end", "[time]") {
    const auto agreement = agreed(
        two_years, "§ skatt \"Skatteväxling\" [S-1]\n  kan inte sägas upp\n  text \"x\"\n§ annat\n  text \"y\"\n");
    const DocumentStatus found = status(*agreement, day("2027-01-01"));
    CHECK(told(found.period) == "original: 2026-01-01 2027-12-31, notice 2026-12-31");
    CHECK(told(found.next) == "renewal 1: 2028-01-01 2029-12-31, notice 2028-12-31");
    REQUIRE(found.irreversible.size() == 1);
    CHECK(found.irreversible[0].title == "Skatteväxling");
    const auto inner = agreed(two_years + "  uppsagt 2026-05-05\n",
                              "§ skatt \"Skatteväxling\"\n  kan inte sägas upp\n  § del\n    text \"x\"\n");
    CHECK(status(*inner, day("2030-01-01")).irreversible.size() == 1);
    const DocumentStatus ended = status(*agreed(two_years + "  uppsagt 2026-05-05\n"), day("2030-01-01"));
    CHECK(ended.in_force == InForce::ended);
    CHECK(told(ended.period) == "original: 2026-01-01 2027-12-31, notice 2026-12-31");
    CHECK_FALSE(ended.next);
}
