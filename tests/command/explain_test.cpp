// The pages on diagnostics: each is there, and its examples are what they say.

#include <filesystem>
#include <set>
#include <string>
#include <vector>
#include "tests/command/commands.hpp"

#include "command/diagnostic_pages.hpp"
#include "command/session.hpp"
#include "interpreter/klausul.hpp"
#include "interpreter/render/found_case.hpp"

using namespace klausul;
using namespace klausul::commands;
using Catch::Contains;
using Catch::StartsWith;

namespace {

/// What the search for gaps and conflicts tells has codes from here.
constexpr int first_of_search = 600;

/// The codes that an example yields, hints and warnings too; what the search finds only if asked for, since most
/// examples leave gaps. Its other documents lie beside the one that is checked.
std::set<int> codes_of(const std::vector<ExampleText>& example, bool searched) {
    std::vector<SourceText> beside;
    for (const ExampleText& each : example) {
        if (!each.path.empty()) beside.push_back({each.path, written_out(each.text)});
    }
    const auto by_name = [&](std::string_view name) -> std::optional<SourceText> {
        for (const SourceText& each : beside) {
            if (each.path == std::string(name) + ".klausul") return each;
        }
        return std::nullopt;
    };
    const Loaded loaded =
        load({"prov.klausul", written_out(example.front().text)}, by_name, [&](std::string_view) { return beside; });
    std::set<int> codes;
    for (const Diagnostic& each : loaded.diagnostics) codes.insert(each.code);
    if (!searched || !loaded.agreement) return codes;
    const Program& program = loaded.agreement->program();
    const search::Report report = search::search(program, loaded.agreement->sources(), nullptr);
    for (const Diagnostic& each : diagnostics_of(program, report)) codes.insert(each.code);
    return codes;
}

std::set<int> all_codes() {
    std::set<int> codes;
    for (const auto& table : all_messages()) {
        for (const Message& message : table) codes.insert(message.code);
    }
    return codes;
}

}  // namespace

TEST_CASE("every code has a page, and every page a code", "[command]") {
    std::set<int> pages;
    for (const PageText& text : page_texts()) {
        INFO("K0" << text.code);
        CHECK(pages.insert(text.code).second);
        CHECK(read_page(text).has_value());
        CHECK_THAT(std::string(text.text), StartsWith("# K") && Contains(std::to_string(text.code) + "\n"));
    }
    CHECK(pages == all_codes());
}

TEST_CASE("the wrong example of a page has its mistake and no other, the right one none", "[command]") {
    for (const PageText& text : page_texts()) {
        INFO("K0" << text.code);
        const auto page = read_page(text);
        REQUIRE(page.has_value());
        const bool searched = text.code >= first_of_search;
        CHECK(codes_of(page->wrong, searched) == std::set<int>{text.code});
        CHECK(codes_of(page->right, searched).empty());
        CHECK(page->wrong.front().path.empty());
        CHECK(page->right.front().path.empty());
    }
}

TEST_CASE("examples on pages are written out", "[command]") {
    CHECK(written_out("a<U+0009>b<U+202E>\n") == "a\tb\u202E\n");
    CHECK(written_out("<U+E5><U+1F600><0xE5>") == "\u00E5\U0001F600\xE5");
    CHECK(written_out("x = <3 × (>a<3 × )>\n") == "x = (((a)))\n");
    CHECK(written_out("a\n<3 × § b>\nc\n") == "a\n§ b\n  § b\n    § b\nc\n");
    CHECK(written_out("a < b <= 3 × c > <U+> <0xå> <2 × ") == "a < b <= 3 × c > <U+> <0xå> <2 × ");
}

TEST_CASE("a page that lacks a part is none", "[command]") {
    const std::string whole =
        "# K0001\n- Betyder: a\n- Varför: b\n- Rättas: c\n- Means: d\n- Why: e\n- Mended: f\n## "
        "Fel\n```klausul\nx\n```\n"
        "## Rätt\n```klausul\ny\n```\n```klausul z.klausul\nz\n```\n";
    const auto page = read_page({1, whole});
    REQUIRE(page.has_value());
    CHECK(page->mend.en == "f");
    CHECK(page->wrong.front().text == "x\n");
    CHECK(page->right.back().path == "z.klausul");
    for (const std::string part : {"- Varför", "- Mended", "## Fel", "## Rätt"}) {
        std::string lacking = whole;
        lacking.replace(lacking.find(part), 4, "....");
        CHECK_FALSE(read_page({1, lacking}).has_value());
    }
}

TEST_CASE("explain shows a page in both languages", "[command]") {
    const CommandResult swedish = command({"förklara", "K0302"});
    CHECK(swedish.code == 0);
    CHECK_THAT(swedish.out, StartsWith("fel K0302: talet saknar enhet; här behövs …\n\nVad det betyder\n  Ett tal") &&
                                Contains("\nVarför det är fel\n") && Contains("\nSå rättas det\n") &&
                                Contains("\nFel:\n  avtal prov") && Contains("\nRätt:\n") &&
                                Contains("  avgift = 3 kr\n"));
    CHECK_THAT(command({"explain", "K0302", "--lang", "en"}).out,
               StartsWith("error K0302: the number has no unit; … is needed here\n\nWhat it means\n  A number") &&
                   Contains("\nWrong:\n") && Contains("\nRight:\n"));
    CHECK_THAT(command({"explain", "K0214"}).out, Contains("\n  # priser.klausul\n  modul gamla_priser\n"));
}

TEST_CASE("lines of a page fit a terminal", "[command]") {
    for (const PageText& text : page_texts()) {
        std::string shown = command({"explain", std::to_string(text.code)}).out;
        shown.erase(0, shown.find('\n'));  // the sentence, as long as it is
        std::size_t longest = 0;
        std::size_t length = 0;
        for (const char byte : shown) {
            if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80) ++length;
            if (byte == '\n') longest = std::max(longest, std::exchange(length, 0));
        }
        INFO(shown);
        CHECK(longest <= 100);
    }
}

TEST_CASE("a code may be written in several ways", "[command]") {
    const std::string page = command({"explain", "K0302"}).out;
    for (const std::string written : {"K302", "302", "k0302", "0302", "k302"}) {
        CHECK(command({"explain", written}).out == page);
    }
    CHECK(command({"explain", "302", "20"}).out == page + "\n" + command({"explain", "K0020"}).out);
}

TEST_CASE("an unknown code is told, with the nearest that there is", "[command]") {
    const CommandResult result = command({"explain", "K0339"});
    CHECK(result.code == 2);
    CHECK(result.out.empty());
    CHECK_THAT(result.err, Contains("koden `K0339` finns inte; menade du `K03"));
    CHECK_THAT(command({"explain", "K0999"}).err, Contains("koden `K0999` finns inte; `klausul explain` visar alla\n"));
    for (const std::string written : {"K", "", "30222222", "K03O2", "-1", "abc"}) {
        INFO(written);
        CHECK(command({"explain", written}).code == 2);
    }
    CHECK_THAT(command({"explain", "K03O2", "--lang", "en"}).err,
               Contains("there is no code `K03O2`; did you mean `K0302`?"));
}

TEST_CASE("without a code all are listed with their sentence", "[command]") {
    const CommandResult result = command({"explain"});
    CHECK(result.code == 0);
    CHECK_THAT(result.out, Contains("K0302  talet saknar enhet; här behövs …\n"));
    CHECK(static_cast<std::size_t>(std::count(result.out.begin(), result.out.end(), '\n')) == all_codes().size());
    CHECK_THAT(command({"explain", "--json", "--lang", "en"}).out,
               Contains(R"({ "code": "K0302", "severity": "error", "message": "the number has no unit;)"));
}

TEST_CASE("a page as JSON has its parts and examples", "[command]") {
    const std::string json = command({"explain", "K0214", "--json", "--lang", "en"}).out;
    CHECK_THAT(json, Contains(R"("code": "K0214")") && Contains(R"("means": "The file found)") &&
                         Contains(R"("why": )") && Contains(R"("mend": )") && Contains(R"("wrong": [)") &&
                         Contains(R"("path": "priser.klausul")") && Contains(R"("right": [)"));
}
