#pragma once

// Which documents concern others without being imported: amendments of them, and exceptions from what stands in them.

#include <set>
#include <string>
#include <string_view>

#include "grammar/syntax.hpp"

namespace klausul {

/// What others may refer to in the documents seen so far.
struct SeenNames {
    std::set<std::string> documents;
    std::set<std::string> tags;
    std::set<std::string> clauses;  ///< names and paths

    void add(const syntax::Document& document);
};

/// Whether a text can be an amendment, or import something and make an exception from it, at all; goes by its words
/// alone, so that it is cheap, and is never wrong when false.
[[nodiscard]] bool may_concern_others(std::string_view text);

/// Whether a document amends one that was seen (proposals do not, until they are adopted), or imports one and makes an
/// exception from something that was seen.
[[nodiscard]] bool concerns(const syntax::Document& document, const SeenNames& seen);

}  // namespace klausul
