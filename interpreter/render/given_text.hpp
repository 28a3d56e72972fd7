#pragma once

// The facts of a case in the agreement's own words, and as the JSON that every verb takes.

#include <string>
#include <vector>

#include "interpreter/klausul.hpp"
#include "interpreter/render/json_writer.hpp"

namespace klausul {

/// A value as it would be written in a document: `1 280 kr`, `ja`, `(2026-01-01 till 2026-06-30)`.
[[nodiscard]] std::string literal_of(const Value& value);

/// One fact, index value, record or list of a case, as it would stand under `givet`.
struct GivenStatement {
    IndexedName name;  ///< `anslutna för 2025`, or the name of a record or list
    std::string text;  ///< a line, or for a record or list several; each ends without a line end
};
/// The language is that of the words `text` is written with; it is read again in either.
[[nodiscard]] std::vector<GivenStatement> given_statements(const Program& program, const Case& facts,
                                                           Language language = Language::swedish);
/// Notice given and signing that a case tells of, as they stand in the header of a document.
[[nodiscard]] std::vector<GivenStatement> header_statements(const Case& facts, Language language);
/// What is supposed of an answer or helper, and of the entry into force, goes by these names in `glöm`.
[[nodiscard]] bool names_entry_into_force(std::string_view name);

/// An object with date, facts, readings that are not the default, and index values.
void write_case(JsonWriter& json, const Program& program, const Case& facts);
/// The same into the object that is open.
void write_case_members(JsonWriter& json, const Program& program, const Case& facts);

}  // namespace klausul
