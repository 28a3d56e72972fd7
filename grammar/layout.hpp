#pragma once

// Layout before grammar: lines are joined into statements and statements are hung under each other by indentation.
// The grammar then reads one statement at a time and never sees a line end, a comment or an indentation.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/syntax.hpp"
#include "grammar/text/source.hpp"

namespace klausul {

/// The deepest block that may stand in a file, counted in steps of two spaces.
inline constexpr std::uint32_t deepest_block = 64;

/// One statement and what stands under it.
struct Block {
    std::uint32_t begin = 0;  ///< of the first word, in the normalised text
    std::uint32_t end = 0;    ///< after the last word of the last line, before its comment
    /// Set when the statement runs over several lines: the same bytes with line ends, comments and the tags at the
    /// ends of inner lines blanked out, so that offsets stay true.
    std::string joined;
    syntax::Tags inner_tags;  ///< the tags that were blanked out
    bool sound = true;        ///< false: its layout is wrong and has been reported; say nothing more about it
    std::vector<Block> children;
};

struct Layout {
    std::vector<Block> blocks;
    std::vector<Diagnostic> diagnostics;
};

[[nodiscard]] Layout read_layout(const Source& source);

/// The words of a statement as the grammar shall read them.
[[nodiscard]] std::string_view words_of(const Block& block, const Source& source);

}  // namespace klausul
