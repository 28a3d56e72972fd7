#pragma once

// A template's lines as they read where it is used.

#include <functional>
#include <map>
#include <string>

#include "grammar/layout.hpp"
#include "grammar/syntax.hpp"
#include "grammar/text/source.hpp"

namespace klausul {

/// The tags that stand for each label where a template is used.
using LabelTags = std::map<std::string, syntax::Tags, std::less<>>;

/// The template whose head begins the block, with the tags in the place of its labels. The places of its lines are
/// those in `source`, the places of its tags those of the use. What is wrong with the lines is told when `source` is
/// read, not here.
[[nodiscard]] syntax::Template write_out(const Source& source, const Block& head, const LabelTags& labels);

}  // namespace klausul
