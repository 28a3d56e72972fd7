#pragma once

// Types in words, for whoever is to give a value.

#include <string>
#include <string_view>

#include "interpreter/program/core.hpp"
#include "interpreter/render/words.hpp"

namespace klausul {

/// What a value is, in a word or two: `datum`; of a number its unit, of an enumeration its options.
[[nodiscard]] std::string type_words(const Program& program, const Type& type, Language language);
/// A value to go by, where one helps: `2026-03-31`.
[[nodiscard]] std::string_view example_of(Kind kind, Language language);

}  // namespace klausul
