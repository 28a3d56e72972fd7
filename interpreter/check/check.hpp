#pragma once

// From syntax trees to the core: names become slots, units become factors, sugar goes away, and every mistake is
// reported with its place. The result may be evaluated only if no diagnostic is an error.

#include <vector>

#include "grammar/diagnostic.hpp"
#include "grammar/syntax.hpp"
#include "interpreter/program/core.hpp"

namespace klausul {

struct CheckInput {
    /// The main document first, then what it imports, each once; the span's source is its place among the sources.
    std::vector<syntax::Document> documents;
    /// For each document, the places of the documents it imports (the units module included).
    std::vector<std::vector<std::size_t>> imports;
};

struct CheckResult {
    Program program;
    std::vector<Diagnostic> diagnostics;
};

[[nodiscard]] CheckResult check(const CheckInput& input);

}  // namespace klausul
