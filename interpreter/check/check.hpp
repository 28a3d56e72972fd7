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
    DocumentId document;     ///< the one in which it stands
    std::vector<Span> uses;  ///< the lines that use it, or a template that does
};

struct CheckInput {
    /// Each once; what imports another stands before it. The span's source is its place among the sources.
    Table<DocumentId, syntax::Document> documents;
    /// The documents that each imports (the units module included).
    Table<DocumentId, std::vector<DocumentId>> imports;
    /// Of each document its amendments, by the day they take effect: each is read as if its lines stood in the
    /// document.
    Table<DocumentId, std::vector<syntax::Document>> amendments;
    std::vector<UsedTemplate> templates;
    /// What stands at a place of the sources, on one line, for messages that repeat it.
    std::function<std::string(Span)> words_at;
    DocumentId main{0};  ///< the document that was asked for
};

struct CheckResult {
    Program program;
    std::vector<Diagnostic> diagnostics;
};

/// `ställning förslag`: nobody has agreed to it yet.
[[nodiscard]] bool is_proposal(const syntax::Document& document);

[[nodiscard]] CheckResult check(const CheckInput& input);

}  // namespace klausul
