#include "grammar/text/visible_text.hpp"
#include "interpreter/render/pages/page.hpp"

namespace klausul {
namespace {

constexpr std::string_view style_sheet = R"(
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Georgia, serif; color: #222; }
h1, h2, h3, h4, h5, h6 { font-family: "Segoe UI", Helvetica, Arial, sans-serif; line-height: 1.25; margin: 1.6em 0 .4em; }
h1 { font-size: 1.7rem; } h2 { font-size: 1.3rem; border-bottom: 1px solid #bbb; } h3 { font-size: 1.1rem; }
h4, h5, h6 { font-size: 1rem; }
ul { margin: .3em 0; padding-left: 1.3em; } li { margin: .2em 0; }
table { border-collapse: collapse; width: 100%; margin: .6em 0; font-size: .93rem; }
th, td { border: 1px solid #ccc; padding: .25em .5em; text-align: left; vertical-align: top; }
th { background: #f2f2f2; }
code { font-size: .9em; background: #f5f5f5; }
.tag { font: .8em "Segoe UI", Helvetica, Arial, sans-serif; color: #555; white-space: nowrap; }
a { color: #0b4f8a; }
@media print {
  body { max-width: none; margin: 0; font-size: 10pt; }
  a { color: inherit; text-decoration: none; }
  h2, h3, h4 { break-after: avoid; } tr, li { break-inside: avoid; }
  th, code { background: none; }
}
@page { margin: 2cm; }
)";

std::string html_escaped(const std::string& text) {
    std::string result;
    for (const char c : visible(text)) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            default:
                result += c;
        }
    }
    return result;
}

std::string within(std::string_view element, const std::string& content) {
    return "<" + std::string(element) + ">" + content + "</" + std::string(element.substr(0, element.find(' '))) + ">";
}

std::string html_of(const PageRun& run) {
    const std::string text = html_escaped(run.text);
    switch (run.style) {
        case PageStyle::strong:
            return within("strong", text);
        case PageStyle::emphasis:
            return within("em", text);
        case PageStyle::code:
            return within("code", text);
        case PageStyle::tag:
            return within("span class=\"tag\"", "[" + text + "]");
        case PageStyle::link:
            return within("a href=\"" + html_escaped(run.target) + "\"", text);
        case PageStyle::plain:
            break;
    }
    return text;
}

std::string html_of(const PageLine& line) {
    std::string text;
    for (const PageRun& run : line.runs) text += html_of(run);
    return text;
}

std::string html_table(const std::vector<std::vector<PageLine>>& rows) {
    std::string text = "<table>\n";
    for (std::size_t row = 0; row < rows.size(); ++row) {
        text += "<tr>";
        for (const PageLine& cell : rows[row]) text += within(row == 0 ? "th" : "td", html_of(cell));
        text += "</tr>\n";
    }
    return text + "</table>\n";
}

/// Items as lists within lists: each level that opens is closed again.
class Items {
public:
    std::string item(int level, const PageLine& line) {
        std::string text;
        while (open_ > level + 1) text += close();
        if (open_ == level + 1) text += "</li>\n";
        while (open_ < level + 1) {
            text += "<ul>\n";
            ++open_;
        }
        return text + "<li>" + html_of(line);
    }
    std::string end() {
        std::string text;
        while (open_ > 0) text += close();
        return text;
    }

private:
    std::string close() {
        --open_;
        return "</li>\n</ul>\n";
    }
    int open_ = 0;
};

}  // namespace

std::string html(const DocPage& page, Language language) {
    std::string text = "<!DOCTYPE html>\n<html lang=\"" + std::string(language == Language::english ? "en" : "sv") +
                       "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + html_escaped(page.title) +
                       "</title>\n<style>" + std::string(style_sheet) + "</style>\n</head>\n<body>\n";
    Items items;
    for (const PageBlock& block : page.blocks) {
        if (block.kind != PageBlock::Kind::item) text += items.end();
        switch (block.kind) {
            case PageBlock::Kind::heading: {
                const std::string level = "h" + std::to_string(std::min(block.level, 6));
                const std::string id = block.anchor.empty() ? "" : " id=\"" + html_escaped(block.anchor) + "\"";
                text += within(level + id, html_of(block.line)) + "\n";
                break;
            }
            case PageBlock::Kind::paragraph:
                text += within("p", html_of(block.line)) + "\n";
                break;
            case PageBlock::Kind::item:
                text += items.item(block.level, block.line);
                break;
            case PageBlock::Kind::table:
                text += html_table(block.rows);
                break;
        }
    }
    return text + items.end() + "</body>\n</html>\n";
}

}  // namespace klausul
