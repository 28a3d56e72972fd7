#include "grammar/text/visible_text.hpp"
#include "interpreter/render/pages/page.hpp"

namespace klausul {
namespace {

/// A text as it is, whatever marks of Markdown stand in it.
std::string markdown_escaped(const std::string& text) {
    std::string result;
    for (const char c : visible(text)) {
        if (std::string_view("\\`*_[]<>|#~").find(c) != std::string_view::npos) result += '\\';
        result += c == '\n' ? ' ' : c;
    }
    return result;
}

std::string markdown_of(const PageRun& run) {
    switch (run.style) {
        case PageStyle::strong:
            return "**" + markdown_escaped(run.text) + "**";
        case PageStyle::emphasis:
            return "*" + markdown_escaped(run.text) + "*";
        case PageStyle::code: {
            // As many backticks as the text has none of.
            std::string fence = "`";
            while (run.text.find(fence) != std::string::npos) fence += '`';
            const std::string pad = fence.size() > 1 ? " " : "";
            std::string text = visible(run.text);
            for (std::size_t bar = 0; (bar = text.find('|', bar)) != std::string::npos; bar += 2)
                text.insert(bar, "\\");
            return fence + pad + text + pad + fence;
        }
        case PageStyle::tag:
            return "\\[" + markdown_escaped(run.text) + "\\]";
        case PageStyle::link:
            return "[" + markdown_escaped(run.text) + "](" + run.target + ")";
        case PageStyle::plain:
            break;
    }
    return markdown_escaped(run.text);
}

std::string markdown_of(const PageLine& line) {
    std::string text;
    for (const PageRun& run : line.runs) text += markdown_of(run);
    return text;
}

std::string markdown_table(const std::vector<std::vector<PageLine>>& rows) {
    std::string text;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        text += '|';
        for (const PageLine& cell : rows[row]) text += " " + markdown_of(cell) + " |";
        text += '\n';
        if (row > 0) continue;
        text += '|';
        for (std::size_t i = 0; i < rows[row].size(); ++i) text += "---|";
        text += '\n';
    }
    return text;
}

}  // namespace

std::string markdown(const DocPage& page) {
    std::string text;
    bool in_list = false;
    for (const PageBlock& block : page.blocks) {
        const bool item = block.kind == PageBlock::Kind::item;
        if (!text.empty() && !(item && in_list)) text += '\n';
        in_list = item;
        switch (block.kind) {
            case PageBlock::Kind::heading:
                if (!block.anchor.empty()) text += "<a id=\"" + block.anchor + "\"></a>\n\n";
                text += std::string(static_cast<std::size_t>(block.level), '#') + " " + markdown_of(block.line) + "\n";
                break;
            case PageBlock::Kind::paragraph:
                text += markdown_of(block.line) + "\n";
                break;
            case PageBlock::Kind::item:
                text +=
                    std::string(static_cast<std::size_t>(block.level) * 2, ' ') + "- " + markdown_of(block.line) + "\n";
                break;
            case PageBlock::Kind::table:
                text += markdown_table(block.rows);
                break;
        }
    }
    return text;
}

}  // namespace klausul
