#pragma once

// Which sentence of the signed texts stands where: every tag of documents with the lines that carry it, and how
// strongly it is encoded.

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "grammar/text/source.hpp"
#include "interpreter/program/core.hpp"

namespace klausul {

namespace syntax {
struct Document;
}

/// Strongest first: what decides answers, what is followed up, what is only there to be read.
enum class Encoding : std::uint8_t { computed, checklist, text };

/// The kind of line that carries a tag.
enum class TagRole : std::uint8_t {
    header,
    clause,
    rule,
    exception,
    criterion,
    choice,
    uprating,
    precedence,
    reading,
    option,
    definition,
    index,
    table,
    check,
    duty,
    steps,
    requirement,
    note,
    expected,
    text
};

struct TagPlace {
    Encoding encoding = Encoding::text;
    TagRole role = TagRole::text;
    std::string file;
    std::uint32_t line = 0;
    std::string clause;  ///< its heading, or its name if it has none; empty outside of clauses
    std::string anchor;  ///< path of the clause's names
};

struct TagEntry {
    std::string tag;
    Encoding encoding = Encoding::text;  ///< the strongest of its places
    std::vector<TagPlace> places;        ///< in the order of files and lines
};

/// Requirements that an answer, a condition or another requirement hangs on, by path of the source and beginning.
using DecidingRequirements = std::set<std::pair<std::string, std::uint32_t>>;
void add_deciding_requirements(const Program& program, const std::vector<Source>& sources,
                               DecidingRequirements& deciding);

/// One line that carries a tag.
struct TagLine {
    std::string tag;
    TagPlace place;
};
/// All of a document whose templates are written out, in the order of its text; the tags of a template stand where it
/// is used. Examples have none of their own.
[[nodiscard]] std::vector<TagLine> tag_lines(const syntax::Document& document, const std::vector<Source>& sources,
                                             const std::string& file, const DecidingRequirements& deciding);

/// By tag: letters, then numbers by their size.
[[nodiscard]] std::vector<TagEntry> tag_index(const std::vector<TagLine>& lines);

}  // namespace klausul
