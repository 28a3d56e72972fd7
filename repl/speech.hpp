#pragma once

// Questions typed as they are spoken, led on to the statement that asks them.

#include <optional>
#include <string_view>

#include "interpreter/program/core.hpp"

namespace klausul {

/// What to type for `vad händer om …`, `vem betalar`, `hur mycket`; nothing where the line is none of these, or begins
/// with a name of the program.
[[nodiscard]] std::optional<Phrase> led_from_speech(const Program& program, std::string_view statement);

}  // namespace klausul
