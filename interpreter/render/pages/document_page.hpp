#pragma once

// A document as a page: its header, its clauses in order with their rules in words, what is left open on purpose, its
// worked examples, and where each sentence of the signed text stands.

#include <string>

#include "interpreter/answer/tag_index.hpp"
#include "interpreter/klausul.hpp"
#include "interpreter/render/pages/page.hpp"
#include "interpreter/render/tags_text.hpp"

namespace klausul {

/// `file` is how the page names its source.
[[nodiscard]] DocPage document_page(const Agreement& agreement, const std::string& file,
                                    const DecidingRequirements& deciding, Language language);

}  // namespace klausul
