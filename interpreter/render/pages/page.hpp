#pragma once

// A page for people: headings, paragraphs, nested items and tables of runs of text. What it is about is decided in
// document_page.cpp; how it looks as Markdown and as HTML, in files of their own.

#include <string>
#include <utility>
#include <vector>

#include "grammar/text/diagnostic.hpp"

namespace klausul {

enum class PageStyle : std::uint8_t { plain, strong, emphasis, code, tag, link };

struct PageRun {
    std::string text;
    PageStyle style = PageStyle::plain;
    std::string target = "";  ///< of a link: an anchor of the page with its `#`, or another page
};

/// Text on one line.
struct PageLine {
    std::vector<PageRun> runs;

    PageLine() = default;
    PageLine(std::string text, PageStyle style = PageStyle::plain) {
        add(std::move(text), style);
    }  // NOLINT: a text is a line

    PageLine& add(std::string text, PageStyle style = PageStyle::plain) {
        if (!text.empty()) runs.push_back({std::move(text), style});
        return *this;
    }
    PageLine& add(const PageLine& more) {
        runs.insert(runs.end(), more.runs.begin(), more.runs.end());
        return *this;
    }
    PageLine& link(std::string text, std::string target) {
        runs.push_back({std::move(text), PageStyle::link, std::move(target)});
        return *this;
    }
    [[nodiscard]] bool empty() const { return runs.empty(); }
};

struct PageBlock {
    enum class Kind : std::uint8_t { heading, paragraph, item, table } kind = Kind::paragraph;
    int level = 1;                            ///< heading: 1 is the title; item: 0 is the outermost
    PageLine line;                            ///< heading, paragraph, item
    std::string anchor;                       ///< heading
    std::vector<std::vector<PageLine>> rows;  ///< table: the first is its head
};

struct DocPage {
    std::string title;
    std::vector<PageBlock> blocks;

    void heading(int level, PageLine line, std::string anchor = "") {
        blocks.push_back({PageBlock::Kind::heading, level, std::move(line), std::move(anchor), {}});
    }
    void paragraph(PageLine line) { blocks.push_back({PageBlock::Kind::paragraph, 0, std::move(line), "", {}}); }
    void item(int level, PageLine line) { blocks.push_back({PageBlock::Kind::item, level, std::move(line), "", {}}); }
    /// Nothing without a row below the head.
    void table(std::vector<std::vector<PageLine>> rows) {
        if (rows.size() > 1) blocks.push_back({PageBlock::Kind::table, 0, {}, "", std::move(rows)});
    }
};

[[nodiscard]] std::string markdown(const DocPage& page);
/// One file that needs no other, fit for printing.
[[nodiscard]] std::string html(const DocPage& page, Language language);

}  // namespace klausul
