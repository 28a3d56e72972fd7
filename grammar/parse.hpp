#pragma once

#include <vector>

#include "grammar/syntax.hpp"
#include "grammar/text/source.hpp"

namespace klausul {

struct ParseResult {
    syntax::Document document;
    /// Everything wrong with the text, in source order. The document holds what could be read; it may be used for
    /// further checks only if this is empty.
    std::vector<Diagnostic> diagnostics;
};

/// Reads one agreement or module. Never throws on bad text; reports all mistakes of the file.
/// `source` must be usable() and outlive nothing: the tree owns its strings.
[[nodiscard]] ParseResult parse(const Source& source);

/// Reads one expression (the REPL and the command line use it).
struct ParsedExpression {
    syntax::ExpressionPtr expression;  ///< null if there are diagnostics
    std::vector<Diagnostic> diagnostics;
};
[[nodiscard]] ParsedExpression parse_expression(const Source& source);

}  // namespace klausul
