#pragma once

// Everything addressable in a document, row by row.

#include <string>
#include <vector>

#include "interpreter/klausul.hpp"
#include "interpreter/render/json_writer.hpp"

namespace klausul {

/// Aligned columns: line, kind, name, and then heading, detail and tags.
[[nodiscard]] std::string list_text(const std::vector<Listed>& rows, const std::vector<Source>& sources,
                                    Language language);
/// Writes an array.
void write_list(JsonWriter& json, const std::vector<Listed>& rows, const std::vector<Source>& sources,
                Language language);

}  // namespace klausul
