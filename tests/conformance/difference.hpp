#pragma once

// Whether an expected JSON value is contained in one that was found, and where it first is not.

#include <optional>
#include <string>

#include "interpreter/cases/json_reader.hpp"

namespace klausul::conformance {

struct Difference {
    std::string path;  ///< `answers.x.clauses[0].tags`
    std::string expected;
    std::string found;
};

/// An object is contained in one that has its members, and perhaps more; `null` also in nothing at all. Arrays are as
/// long as each other; those of records (`values`) and lines (`lines`) agree in order, the members of all others in
/// any order, since no meaning lies in it.
[[nodiscard]] std::optional<Difference> difference(const JsonValue& expected, const JsonValue& found,
                                                   const std::string& path);

}  // namespace klausul::conformance
