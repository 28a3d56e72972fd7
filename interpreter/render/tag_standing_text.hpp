#pragma once

// One tag from every side: its sentence in the signed text, the lines that carry it, and how their rules stand.

#include <optional>
#include <string>
#include <vector>

#include "interpreter/answer/tag_index.hpp"
#include "interpreter/answer/tag_standing.hpp"
#include "interpreter/render/json_writer.hpp"

namespace klausul {

/// What a register says of a tag.
struct TagSentence {
    std::string text;
    std::string heading;
    std::string number;
    std::string sentence;
};

/// What one document has of the tag.
struct TagInDocument {
    std::string file;
    std::vector<TagPlace> places;
    std::vector<std::string> lines;  ///< for each place its line as written
    std::vector<RuleStanding> rules;
    std::vector<ReadingStanding> readings;
    std::vector<std::uint32_t> rule_lines;                  ///< for each rule its line
    std::vector<std::vector<std::uint32_t>> example_lines;  ///< for each rule those of its examples
};

[[nodiscard]] std::string tag_text(const std::string& tag, const std::optional<TagSentence>& sentence,
                                   const std::vector<TagInDocument>& documents, Language language);
void write_tag(JsonWriter& json, const std::string& tag, const std::optional<TagSentence>& sentence,
               const std::vector<TagInDocument>& documents);

}  // namespace klausul
