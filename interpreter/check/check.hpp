#pragma once

// From syntax trees to the core: names become slots, units become factors, sugar goes away, and every mistake is
// reported with its place. The result may be evaluated only if no diagnostic is an error.

#include <functional>
#include <string>
#include <vector>

#include "grammar/syntax.hpp"
#include "grammar/text/diagnostic.hpp"
#include "interpreter/program/core.hpp"

namespace klausul {

/// A template that has been written out into documents.
struct UsedTemplate {
    Span lines;
    std::size_t document = 0;  ///< the place of the document in which it stands
    std::vector<Span> uses;    ///< the lines that use it, or a template that does
};

struct CheckInput {
    /// Each once; what imports another stands before it. The span's source is its place among the sources.
    std::vector<syntax::Document> documents;
    /// For each document, the places of the documents it imports (the units module included).
    std::vector<std::vector<std::size_t>> imports;
    /// For each document its amendments, by the day they take effect: each is read as if its lines stood in the
    /// document.
    std::vector<std::vector<syntax::Document>> amendments;
    std::vector<UsedTemplate> templates;
    /// What stands at a place of the sources, on one line, for messages that repeat it.
    std::function<std::string(Span)> words_at;
    std::size_t main = 0;  ///< the place of the document that was asked for
};

struct CheckResult {
    Program program;
    std::vector<Diagnostic> diagnostics;
};

/// `ställning förslag`: nobody has agreed to it yet.
[[nodiscard]] bool is_proposal(const syntax::Document& document);

[[nodiscard]] CheckResult check(const CheckInput& input);

}  // namespace klausul
