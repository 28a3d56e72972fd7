#pragma once

// Diagnostics put into words, or handed on as JSON. The sentences come as a parameter, one table per stage, so that
// this folder knows no stage.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "grammar/text/diagnostic.hpp"
#include "grammar/text/source.hpp"
#include "interpreter/render/json_writer.hpp"

namespace klausul {

/// All sentences there are: the tables of every stage.
using MessageTables = std::vector<std::span<const Message>>;

/// The row of a code, or null.
[[nodiscard]] const Message* find_message(const MessageTables& tables, int code);
/// A code without a row counts as an error.
[[nodiscard]] Severity severity_of(const Diagnostic& diagnostic, const MessageTables& tables);

struct DiagnosticCounts {
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t hints = 0;
};
[[nodiscard]] DiagnosticCounts count(const std::vector<Diagnostic>& diagnostics, const MessageTables& tables);

struct DiagnosticStyle {
    Language language = Language::swedish;
    bool colour = false;
    std::size_t most = 20;  ///< as many are shown, errors first; the rest are counted
};

/// For people: sentence, place, the line with a caret under the words, related places, help. `sources` are looked up
/// by the index that spans carry.
[[nodiscard]] std::string diagnostics_text(const std::vector<Diagnostic>& diagnostics,
                                           const std::vector<Source>& sources, const MessageTables& tables,
                                           const DiagnosticStyle& style);

/// For editors: `path:line:column: fel K0302: sentence (help)`, one line each, all of it in the language; columns count
/// characters from 1.
[[nodiscard]] std::vector<std::string> diagnostics_short(const std::vector<Diagnostic>& diagnostics,
                                                         const std::vector<Source>& sources,
                                                         const MessageTables& tables, Language language);

/// Writes one object for each diagnostic into the array that is open; lines and columns count from 1, the end is
/// exclusive.
void write_diagnostics(JsonWriter& json, const std::vector<Diagnostic>& diagnostics, const std::vector<Source>& sources,
                       const MessageTables& tables, Language language);

/// "fel", "error"
[[nodiscard]] std::string_view severity_word(Severity severity, Language language);
/// "error", whatever the language
[[nodiscard]] std::string_view severity_key(Severity severity);
/// The same with colour codes around it.
[[nodiscard]] std::string severity_heading(Severity severity, const DiagnosticStyle& style);

/// The sentence and the help of a diagnostic; help is empty where there is none.
struct Sentences {
    std::string message;
    std::string help;
};
[[nodiscard]] Sentences sentences_of(const Diagnostic& diagnostic, const MessageTables& tables, Language language);

}  // namespace klausul
