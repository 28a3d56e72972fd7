#include <fmt/format.h>

#include "grammar/text/visible_text.hpp"
#include "interpreter/render/diagnostics.hpp"
#include "interpreter/render/tests_text.hpp"

namespace klausul {

std::vector<std::string> diagnostics_short(const std::vector<Diagnostic>& diagnostics,
                                           const std::vector<Source>& sources, const MessageTables& tables,
                                           Language language) {
    std::vector<std::string> lines;
    for (const Diagnostic& diagnostic : diagnostics) {
        const Sentences sentences = sentences_of(diagnostic, tables, language);
        std::string line = visible(place_text(diagnostic.span, sources));
        if (!line.empty()) line += ": ";
        line += fmt::format("{} K{:04}: {}", severity_word(severity_of(diagnostic, tables), language), diagnostic.code,
                            visible(sentences.message));
        if (!sentences.help.empty()) line += fmt::format(" ({})", visible(sentences.help));
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace klausul
