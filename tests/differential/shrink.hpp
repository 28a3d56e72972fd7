#pragma once

// A difference made small: lines, conditions, parts of expressions and facts are dropped while it remains.

#include <functional>

#include "library.hpp"
#include "told.hpp"

namespace klausul::differential {

/// Whether the text is accepted and what was wrong is still wrong.
using Fails = std::function<bool(const std::string& text, const TestCase& facts)>;

void shrink(std::string& text, TestCase& facts, const Fails& fails);

}  // namespace klausul::differential
