#include <fmt/format.h>

#include "grammar/text/visible_text.hpp"
#include "interpreter/render/diagnostics.hpp"

namespace klausul {
namespace {

std::string place_text(Span span, const std::vector<Source>& sources) {
    for (const Source& source : sources) {
        if (source.index() != span.source) continue;
        const Position position = source.position(span.begin);
        return fmt::format("{}:{}:{}: ", visible(source.path()), position.line, position.column);
    }
    return {};
}

}  // namespace

std::vector<std::string> diagnostics_short(const std::vector<Diagnostic>& diagnostics,
                                           const std::vector<Source>& sources, const MessageTables& tables,
                                           Language language) {
    std::vector<std::string> lines;
    for (const Diagnostic& diagnostic : diagnostics) {
        const Sentences sentences = sentences_of(diagnostic, tables, language);
        std::string line = place_text(diagnostic.span, sources);
        line += fmt::format("{} K{:04}: {}", severity_word(severity_of(diagnostic, tables), language), diagnostic.code,
                            visible(sentences.message));
        if (!sentences.help.empty()) line += fmt::format(" ({})", visible(sentences.help));
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace klausul
