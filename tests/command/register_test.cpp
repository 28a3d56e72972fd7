// agreements/register.csv against the agreements, both ways: each sentence of the signed texts is a tag of its document
// with the encoding that the register states, and no document carries a tag that the register does not have.

#include "tests/command/commands.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "command/files.hpp"
#include "command/loading.hpp"
#include "grammar/parse.hpp"
#include "interpreter/answer/tag_index.hpp"
#include "interpreter/render/tags_text.hpp"

using namespace klausul;
using namespace klausul::commands;

namespace {

struct Registered {
    std::string document;
    std::string encoded;
};

std::map<std::string, Registered> registered() {
    std::ifstream file(shipped_agreements + "/register.csv", std::ios::binary);
    std::map<std::string, Registered> rows;
    std::string line;
    std::getline(file, line);
    REQUIRE(line == "id;kind;document;encoded");
    while (std::getline(file, line)) {
        std::vector<std::string> cells;
        std::istringstream parts(line);
        for (std::string cell; std::getline(parts, cell, ';');) cells.push_back(cell);
        INFO(line);
        REQUIRE(cells.size() == 4);
        CHECK(rows.emplace(cells[0], Registered{cells[2], cells[3]}).second);
    }
    return rows;
}

/// Places below the folder of agreements.
std::vector<TagEntry> tags_of_agreements() {
    Session session;
    std::vector<std::pair<std::string, Document>> documents;
    DecidingRequirements deciding;
    for (const std::string& path : find_documents(shipped_agreements).paths) {
        documents.emplace_back(fs::path(path).lexically_relative(shipped_agreements).generic_string(),
                               open_for_use(session, path));
        const Document& document = documents.back().second;
        INFO(session.err);
        REQUIRE(document.good());
        add_deciding_requirements(document.loaded.agreement->program(), document.loaded.all_sources(), deciding);
    }
    std::vector<TagLine> lines;
    for (const auto& [name, document] : documents) {
        const Agreement& agreement = *document.loaded.agreement;
        const auto more = tag_lines(*agreement.tree(), agreement.sources(), name, deciding);
        lines.insert(lines.end(), more.begin(), more.end());
    }
    return tag_index(lines);
}

/// How strongly a tag is encoded in one document; empty if it is not there.
std::string encoding_in(const TagEntry* entry, const std::string& document) {
    if (entry == nullptr) return "";
    const TagPlace* strongest = nullptr;
    for (const TagPlace& place : entry->places) {
        if (place.file == document && (strongest == nullptr || place.encoding < strongest->encoding))
            strongest = &place;
    }
    return strongest == nullptr ? "" : encoding_word(strongest->encoding).en;
}

std::string differences(const std::map<std::string, Registered>& rows, const std::vector<TagEntry>& index) {
    std::string text;
    std::map<std::string, const TagEntry*> by_tag;
    for (const TagEntry& entry : index) by_tag[entry.tag] = &entry;
    for (const auto& [id, row] : rows) {
        const auto entry = by_tag.find(id);
        const std::string found = encoding_in(entry == by_tag.end() ? nullptr : entry->second, row.document);
        if (found == row.encoded) continue;
        text += id + " in " + row.document + ": register " + row.encoded + ", agreement " +
                (found.empty() ? "does not have it" : found) + "\n";
    }
    for (const TagEntry& entry : index) {
        const bool is_reading = entry.tag.starts_with("A-");  // a point that is discussed, no sentence of the text
        if (is_reading || rows.contains(entry.tag)) continue;
        text += entry.tag + " in " + entry.places.front().file + ":" + std::to_string(entry.places.front().line) +
                " is not in the register\n";
    }
    return text;
}

}  // namespace

TEST_CASE("the register of sentences and the agreements say the same", "[command]") {
    const auto rows = registered();
    CHECK(rows.size() == 538);
    CHECK(differences(rows, tags_of_agreements()) == "");
}

TEST_CASE("what differs from the register is told line by line", "[command]") {
    const std::map<std::string, Registered> rows{
        {"X-1", {"a.klausul", "computed"}}, {"X-2", {"a.klausul", "text"}}, {"X-3", {"b.klausul", "checklist"}}};
    std::vector<Diagnostic> problems;
    const Source source("a.klausul",
                        "avtal a \"A\"\nsvar x : kr \"?\"\n§ k \"K\"\n  x = 1 kr  [X-1]\n  ska \"ordna\"  [X-2]\n"
                        "  text \"Prosa\"  [X-4; A-1]\n",
                        0, problems);
    REQUIRE(problems.empty());
    CHECK(differences(rows, tag_index(tag_lines(parse(source).document, {source}, "a.klausul", {}))) ==
          "X-2 in a.klausul: register text, agreement checklist\n"
          "X-3 in b.klausul: register checklist, agreement does not have it\n"
          "X-4 in a.klausul:6 is not in the register\n");
}
