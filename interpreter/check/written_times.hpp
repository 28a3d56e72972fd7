#pragma once

// Lengths of time and schedules, from how they are written.

#include <optional>

#include "grammar/syntax.hpp"
#include "interpreter/time/schedule.hpp"
#include "interpreter/time/term.hpp"

namespace klausul {

/// Empty if the word of the period is none for a time.
[[nodiscard]] std::optional<Length> length_of(const syntax::Period& period);

[[nodiscard]] Schedule schedule_of(const syntax::Schedule& written);

}  // namespace klausul
