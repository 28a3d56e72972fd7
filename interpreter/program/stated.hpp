#pragma once

// What a number that is stated for a fact may be. Case files, examples, the prompt and the search for gaps and
// conflicts all ask here, so that nothing is proved of numbers that a case may hold and the search leaves out.

#include <optional>

#include "interpreter/program/core.hpp"

namespace klausul {

enum class Misfit : std::uint8_t {
    negative,     ///< less than nothing, and not declared `även negativt`
    in_parts,     ///< a fraction of what is counted in whole ones
    beyond_share  ///< a share below 0 or above 1
};

/// The least and the greatest that a fact of the type may be stated as; empty = without bound.
struct Bounds {
    std::optional<Number> lowest;
    std::optional<Number> highest;
};
[[nodiscard]] Bounds bounds_of(const Type& type);

/// Why `value`, in the unit of the type, cannot be stated for a fact of the type. Empty for one that can, and for
/// types that are no numbers.
[[nodiscard]] std::optional<Misfit> misfit(const Type& type, const Number& value);

}  // namespace klausul
