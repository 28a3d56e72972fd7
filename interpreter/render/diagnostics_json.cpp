#include <fmt/format.h>

#include "grammar/words/keywords.hpp"
#include "interpreter/render/diagnostics.hpp"
#include "interpreter/render/words.hpp"

namespace klausul {
namespace {

void write_place(JsonWriter& json, Span span, const std::vector<Source>& sources) {
    for (const Source& source : sources) {
        if (source.index() != span.source) continue;
        const Position from = source.position(span.begin);
        const Position to = source.position(span.end);
        json.member("path", source.path());
        json.member_number("line", from.line).member_number("column", from.column);
        json.member_number("end_line", to.line).member_number("end_column", to.column);
        return;
    }
}

}  // namespace

const Message* find_message(const MessageTables& tables, int code) {
    for (const auto& table : tables) {
        for (const Message& message : table) {
            if (message.code == code) return &message;
        }
    }
    return nullptr;
}

Severity severity_of(const Diagnostic& diagnostic, const MessageTables& tables) {
    const Message* message = find_message(tables, diagnostic.code);
    return message != nullptr ? message->severity : Severity::error;
}

DiagnosticCounts count(const std::vector<Diagnostic>& diagnostics, const MessageTables& tables) {
    DiagnosticCounts counts;
    for (const Diagnostic& diagnostic : diagnostics) {
        const Severity severity = severity_of(diagnostic, tables);
        ++(severity == Severity::error     ? counts.errors
           : severity == Severity::warning ? counts.warnings
                                           : counts.hints);
    }
    return counts;
}

std::string_view severity_word(Severity severity, Language language) {
    if (severity == Severity::error) return twin(Word::error).in(language);
    return severity == Severity::warning ? say(language, "varning", "warning") : say(language, "tips", "hint");
}

std::string_view severity_key(Severity severity) { return severity_word(severity, Language::english); }

Sentences sentences_of(const Diagnostic& diagnostic, const MessageTables& tables, Language language) {
    const Message* message = find_message(tables, diagnostic.code);
    if (message == nullptr) {
        // Rather the bare words than silence.
        std::string words;
        for (const Phrase& word : diagnostic.words) words += (words.empty() ? "" : ", ") + word.in(language);
        return {words, ""};
    }
    const std::string_view help = say(language, message->help_sv, message->help_en);
    return {fill(say(language, message->sv, message->en), diagnostic.words, language),
            help.empty() ? std::string() : fill(help, diagnostic.words, language)};
}

void write_diagnostics(JsonWriter& json, const std::vector<Diagnostic>& diagnostics, const std::vector<Source>& sources,
                       const MessageTables& tables, Language language) {
    for (const Diagnostic& diagnostic : diagnostics) {
        const Sentences sentences = sentences_of(diagnostic, tables, language);
        json.begin_object().member("code", fmt::format("K{:04}", diagnostic.code));
        json.member("severity", severity_key(severity_of(diagnostic, tables)));
        write_place(json, diagnostic.span, sources);
        json.member("message", sentences.message);
        if (!sentences.help.empty()) json.member("help", sentences.help);
        json.key("related").begin_array();
        for (const Related& related : diagnostic.related) {
            json.begin_object(JsonWriter::Layout::one_line);
            write_place(json, related.span, sources);
            json.member("message", related.label.in(language)).end_object();
        }
        json.end_array().end_object();
    }
}

}  // namespace klausul
