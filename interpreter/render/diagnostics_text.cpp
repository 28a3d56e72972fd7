#include <fmt/format.h>

#include <algorithm>

#include "grammar/text/visible_text.hpp"
#include "interpreter/render/diagnostics.hpp"
#include "interpreter/render/words.hpp"

namespace klausul {
namespace {

/// A line is shown as far as a terminal is wide; of a longer one, what surrounds the words in question.
constexpr std::size_t most_columns = 160;
constexpr std::size_t columns_kept_before = 60;

struct Marked {
    std::string line;
    std::size_t indent = 0;
    std::size_t length = 1;
};

/// Drops what stands far before and far after the marked words.
Marked cut_to_width(const std::string& before, const std::string& words, const std::string& after) {
    Marked marked{before + words + after, display_width(before), std::max<std::size_t>(1, display_width(words))};
    if (display_width(marked.line) <= most_columns) return marked;
    std::string kept = before;
    while (display_width(kept) > columns_kept_before) kept.erase(0, bytes_of(kept, 1));
    if (kept.size() < before.size()) kept = "…" + kept;
    std::string rest = words + after;
    const std::string shown = rest.substr(0, bytes_of(rest, most_columns - columns_kept_before));
    marked.indent = display_width(kept);
    marked.length = std::min(marked.length, std::max<std::size_t>(1, display_width(shown)));
    marked.line = kept + shown + (shown.size() < rest.size() ? "…" : "");
    return marked;
}

/// The first line of a span. Columns come from the position, which counts in the text as it was handed in, and widths
/// from what is shown, so that a tab before the words moves the caret as far as it moves the words.
Marked mark(const Source& source, Span span) {
    const Position from = source.position(span.begin);
    const Position to = source.position(span.end);
    const std::string_view line = source.line(from.line);
    const std::size_t begin = bytes_of(line, from.column - 1);
    const std::size_t end = to.line == from.line && to.column > from.column ? bytes_of(line, to.column - 1) : begin;
    const std::size_t marked_end = to.line > from.line ? line.size() : std::max(begin, end);
    return cut_to_width(visible(line.substr(0, begin)), visible(line.substr(begin, marked_end - begin)),
                        visible(line.substr(marked_end)));
}

const Source* source_of(const std::vector<Source>& sources, Span span) {
    for (const Source& source : sources) {
        if (source.index() == span.source) return &source;
    }
    return nullptr;
}

class DiagnosticText {
public:
    DiagnosticText(const std::vector<Source>& sources, const MessageTables& tables, const DiagnosticStyle& style)
        : sources_(sources), tables_(tables), style_(style) {}

    std::string show(const Diagnostic& diagnostic) {
        gutter_ = gutter_width(diagnostic);
        const Sentences sentences = sentences_of(diagnostic, tables_, style_.language);
        out_ = fmt::format("{} K{:04}: {}\n", severity_heading(severity_of(diagnostic, tables_), style_),
                           diagnostic.code, bold(visible(sentences.message)));
        place("--> ", diagnostic.span, "", '^');
        for (const Related& related : diagnostic.related)
            place("::: ", related.span, ": " + visible(related.label.in(style_.language)), '-');
        if (!sentences.help.empty())
            out_ += fmt::format("{}: {}\n", bold(say(style_.language, "hjälp", "help")), visible(sentences.help));
        return out_;
    }

private:
    std::size_t gutter_width(const Diagnostic& diagnostic) const {
        std::size_t line = line_of(diagnostic.span);
        for (const Related& related : diagnostic.related) line = std::max(line, line_of(related.span));
        return std::to_string(line).size();
    }

    std::size_t line_of(Span span) const {
        const Source* source = source_of(sources_, span);
        return source != nullptr ? source->position(span.begin).line : 1;
    }

    void place(std::string_view arrow, Span span, std::string_view label, char under) {
        const Source* source = source_of(sources_, span);
        if (source == nullptr) return;
        const Position position = source->position(span.begin);
        const std::string blank(gutter_, ' ');
        const Marked marked = mark(*source, span);
        out_ += fmt::format("{}{}{}:{}:{}{}\n", blank, arrow, visible(source->path()), position.line, position.column,
                            label);
        out_ += fmt::format("{} |\n{:>{}} | {}\n", blank, position.line, gutter_, marked.line);
        out_ +=
            fmt::format("{} | {}{}\n", blank, std::string(marked.indent, ' '), red(std::string(marked.length, under)));
    }

    std::string bold(std::string_view text) const {
        return style_.colour ? fmt::format("\x1b[1m{}\x1b[0m", text) : std::string(text);
    }
    std::string red(std::string_view text) const {
        return style_.colour ? fmt::format("\x1b[1;31m{}\x1b[0m", text) : std::string(text);
    }

    const std::vector<Source>& sources_;
    const MessageTables& tables_;
    DiagnosticStyle style_;
    std::size_t gutter_ = 1;
    std::string out_;
};

/// In the order given; if some must be left out, errors before warnings before hints.
std::vector<const Diagnostic*> in_order(const std::vector<Diagnostic>& diagnostics, const MessageTables& tables,
                                        std::size_t most) {
    std::vector<const Diagnostic*> order;
    for (const Diagnostic& diagnostic : diagnostics) order.push_back(&diagnostic);
    if (order.size() <= most) return order;
    std::stable_sort(order.begin(), order.end(), [&](const Diagnostic* a, const Diagnostic* b) {
        return severity_of(*a, tables) < severity_of(*b, tables);
    });
    order.resize(most);
    return order;
}

}  // namespace

std::string diagnostics_text(const std::vector<Diagnostic>& diagnostics, const std::vector<Source>& sources,
                             const MessageTables& tables, const DiagnosticStyle& style) {
    std::string text;
    for (const Diagnostic* diagnostic : in_order(diagnostics, tables, style.most)) {
        text += DiagnosticText(sources, tables, style).show(*diagnostic);
        text += '\n';
    }
    if (diagnostics.size() > style.most)
        text += fmt::format(
            fmt::runtime(say(style.language, "… och {} till, som inte visas\n", "… and {} more, not shown\n")),
            diagnostics.size() - style.most);
    return text;
}

std::string severity_heading(Severity severity, const DiagnosticStyle& style) {
    const std::string_view word = severity_word(severity, style.language);
    if (!style.colour) return std::string(word);
    constexpr std::string_view red = "1;31";
    constexpr std::string_view yellow = "1;33";
    constexpr std::string_view blue = "1;34";
    const std::string_view colour = severity == Severity::error ? red : severity == Severity::warning ? yellow : blue;
    return fmt::format("\x1b[{}m{}\x1b[0m", colour, word);
}

}  // namespace klausul
