#pragma once

// From "the rule did not match here" to a message about the writer's line.

#include <optional>

#include "grammar/nodes.hpp"
#include "grammar/tree_view.hpp"

namespace klausul::parsing {

struct Explanation {
    Diagnostic diagnostic;
    /// The kind of line the writer most likely meant; tells how to read what stands under it.
    std::optional<NodeKind> meant;
};

[[nodiscard]] Explanation explain(const Match& match, Context context, const Words& words);

/// Whether the line begins with a keyword that may begin a line in `context`.
[[nodiscard]] bool begins_with_head(Context context, std::string_view words);

/// How a place is called in messages: "en klausul", "a clause".
[[nodiscard]] Phrase place_name(Context context);

}  // namespace klausul::parsing
