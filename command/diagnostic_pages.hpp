#pragma once

// What there is to read about each diagnostic: docs/diagnostics/K0302.md and its like, embedded in the command.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/text/diagnostic.hpp"

namespace klausul {

struct PageText {
    int code = 0;
    std::string_view text;
};

/// In the order of their codes.
[[nodiscard]] std::span<const PageText> page_texts();

/// A document of an example; without a path it is the one that is checked, otherwise one that lies beside it.
struct ExampleText {
    std::string path;
    std::string text;
};

struct Page {
    int code = 0;
    Phrase means{""};
    Phrase why{""};
    Phrase mend{""};
    std::vector<ExampleText> wrong;
    std::vector<ExampleText> right;
};

/// Reads a page; nothing if a part of it is missing.
[[nodiscard]] std::optional<Page> read_page(const PageText& page);

/// The document that an example stands for. Examples write what cannot be seen as the command shows it, `<U+202E>` or
/// `<0xFF>`, and what would be long as `<1001 × 1>`; a line that is only `<65 × § a>` is that many lines, each indented
/// one step more than the one before.
[[nodiscard]] std::string written_out(std::string_view example);

}  // namespace klausul
