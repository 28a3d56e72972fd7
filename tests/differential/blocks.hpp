#pragma once

// A program's text as a tree of lines by their indentation: what reordering, splitting and shrinking work on.

#include <string>
#include <vector>

#include "generate.hpp"

namespace klausul::differential {

struct Block {
    std::string line;  ///< without its indentation
    std::vector<Block> under;
};

/// A whole program is one text: the main document, and after a line `### name` a module. The first block of each is
/// its header.
[[nodiscard]] Texts texts_of(const std::string& whole);
[[nodiscard]] std::vector<Block> blocks_of(const std::string& text);
[[nodiscard]] std::string text_of(const std::vector<Block>& blocks);

/// Declarations, clauses and what stands in clauses in another order.
[[nodiscard]] std::string reordered(const std::string& text, Random& random);
/// Types, parties, facts and readings of the main document in a module of their own.
[[nodiscard]] std::string split(const std::string& text);

}  // namespace klausul::differential
