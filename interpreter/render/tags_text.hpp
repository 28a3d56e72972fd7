#pragma once

// The index of tags for people and for programs.

#include <string>
#include <vector>

#include "interpreter/answer/tag_index.hpp"
#include "interpreter/render/json_writer.hpp"

namespace klausul {

[[nodiscard]] Phrase encoding_word(Encoding encoding);
[[nodiscard]] Phrase role_word(TagRole role);

[[nodiscard]] std::string tags_table(const std::vector<TagEntry>& index, Language language);
/// A row for each place: id;encoded;encoded_here;role;document;line;clause
[[nodiscard]] std::string tags_csv(const std::vector<TagEntry>& index);
void write_tags(JsonWriter& json, const std::vector<TagEntry>& index);

}  // namespace klausul
