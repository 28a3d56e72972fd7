#include "grammar/layout.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "grammar/messages.hpp"
#include "grammar/words/keywords.hpp"

namespace klausul {
namespace {

struct Line {
    std::uint32_t start = 0;  ///< of the line itself
    std::uint32_t begin = 0;  ///< of its first word
    std::uint32_t end = 0;    ///< after its last word; the comment is cut
    std::optional<std::uint32_t> open_quote = {};

    [[nodiscard]] std::uint32_t indent() const { return begin - start; }
};

/// Where the words of a line end: at `#` outside of a text, or at the line's end.
void cut_comment(std::string_view text, std::uint32_t line_end, Line& line) {
    std::optional<std::uint32_t> quote;
    auto at = line.begin;
    for (; at < line_end; ++at) {
        const char c = text[at];
        if (quote && c == '\\')
            ++at;
        else if (c == '"')
            quote = quote ? std::optional<std::uint32_t>() : at;
        else if (c == '#' && !quote)
            break;
    }
    line.open_quote = quote;
    line.end = std::min(at, line_end);
    while (line.end > line.begin && (text[line.end - 1] == ' ' || text[line.end - 1] == '\t')) --line.end;
}

std::vector<Line> split_lines(std::string_view text) {
    std::vector<Line> lines;
    for (std::size_t start = 0; start < text.size();) {
        const auto stop = std::min(text.find('\n', start), text.size());
        Line line;
        line.start = static_cast<std::uint32_t>(start);
        line.begin = static_cast<std::uint32_t>(std::min(text.find_first_not_of(" \t", start), stop));
        cut_comment(text, static_cast<std::uint32_t>(stop), line);
        if (line.end > line.begin) lines.push_back(line);
        start = stop + 1;
    }
    return lines;
}

std::string_view trimmed(std::string_view text) {
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

/// `undantag från [A];` goes on with a bracket that is an operand too.
bool lists_tags(std::string_view text) {
    return text.ends_with(';') && trimmed(text.substr(0, text.size() - 1)).ends_with(']');
}

/// `text` without the tags at its end. A closing bracket inside of a text cannot end a line, so brackets pair up.
std::string_view without_tags(std::string_view text) {
    for (;;) {
        text = trimmed(text);
        if (!text.ends_with(']')) return text;
        const auto open = text.rfind('[');
        if (open == std::string_view::npos) return text;
        const std::string_view cut = trimmed(text.substr(0, open));
        if (lists_tags(cut)) return text;
        text = cut;
    }
}

bool ends_with_word(std::string_view text, std::string_view word) {
    if (!text.ends_with(word)) return false;
    text.remove_suffix(word.size());
    return text.empty() || text.back() == ' ';
}

/// Whether the text ends with any form of a keyword, in either language.
bool ends_with_form(std::string_view text, Word word) {
    const auto ends = [&](std::string_view form) { return !form.empty() && ends_with_word(text, form); };
    const Keyword& entry = keyword(word);
    return std::any_of(entry.swedish.begin(), entry.swedish.end(), ends) ||
           std::any_of(entry.english.begin(), entry.english.end(), ends);
}

/// After these the bracket is an operand and not the line's tag.
bool wants_tag(std::string_view text) {
    constexpr auto words = std::to_array<Word>(
        {Word::prevails_over, Word::according_to, Word::conflict, Word::exception_from, Word::from});
    return text.empty() || text.ends_with(';') ||
           std::any_of(words.begin(), words.end(), [&](Word word) { return ends_with_form(text, word); });
}

bool ends_open(std::string_view words) {
    words = without_tags(words);
    if (words.empty()) return false;
    constexpr std::string_view marks = "=;(+*/<>";
    constexpr auto last =
        std::to_array<Word>({Word::and_, Word::or_, Word::not_, Word::is, Word::then, Word::otherwise});
    return marks.find(words.back()) != std::string_view::npos || ends_with_word(words, "-") ||
           std::any_of(last.begin(), last.end(), [&](Word word) { return ends_with_form(words, word); });
}

bool begins_as_continuation(std::string_view words) {
    constexpr std::string_view marks = "+*/<>=)";
    if (marks.find(words.front()) != std::string_view::npos || words.starts_with("- ")) return true;
    constexpr auto first = std::to_array<Word>({Word::and_, Word::or_, Word::is, Word::then, Word::otherwise});
    return std::any_of(first.begin(), first.end(), [&](Word word) { return keyword_length(word, words) > 0; });
}

class Builder {
public:
    explicit Builder(const Source& source) : source_(source), text_(source.text()), lines_(split_lines(text_)) {}

    Layout run() {
        for (std::size_t i = 0; i < lines_.size();) {
            std::size_t last = i;
            while (last + 1 < lines_.size() && continues(i, last)) ++last;
            place(i, statement(i, last));
            i = last + 1;
        }
        return std::move(layout_);
    }

private:
    std::string_view words(const Line& line) const { return text_.substr(line.begin, line.end - line.begin); }

    bool continues(std::size_t first, std::size_t last) const {
        if (lines_[last + 1].indent() <= lines_[first].indent()) return false;
        return ends_open(words(lines_[last])) || begins_as_continuation(words(lines_[last + 1]));
    }

    Block statement(std::size_t first, std::size_t last) {
        Block block;
        block.begin = lines_[first].begin;
        block.end = lines_[last].end;
        for (auto i = first; i <= last; ++i) check_line(lines_[i], block);
        if (last > first) join(first, last, block);
        return block;
    }

    void check_line(const Line& line, Block& block) {
        const auto tab = words_before_comment(line).find('\t');
        if (tab != std::string_view::npos) {
            const auto at = line.start + static_cast<std::uint32_t>(tab);
            report(code::tab, at, at + 1, {});
            block.sound = false;
        } else if (line.open_quote) {
            report(code::unclosed_text, *line.open_quote, *line.open_quote + 1, {});
            block.sound = false;
        }
    }

    std::string_view words_before_comment(const Line& line) const {
        return text_.substr(line.start, line.end - line.start);
    }

    void join(std::size_t first, std::size_t last, Block& block) {
        block.joined.assign(block.end - block.begin, ' ');
        for (auto i = first; i <= last; ++i) {
            auto kept = words(lines_[i]);
            if (i < last) {
                const auto cut = without_tags(kept);
                if (!wants_tag(cut) || ends_open(cut)) {
                    read_tags(lines_[i].begin + static_cast<std::uint32_t>(cut.size()), lines_[i].end,
                              block.inner_tags);
                    kept = cut;
                }
            }
            std::copy(kept.begin(), kept.end(), block.joined.begin() + (lines_[i].begin - block.begin));
        }
    }

    /// The names inside of `[A; B]  [C]`.
    void read_tags(std::uint32_t begin, std::uint32_t end, syntax::Tags& tags) const {
        const auto is_mark = [](char c) { return c == '[' || c == ']' || c == ';'; };
        while (begin < end) {
            while (begin < end && (is_mark(text_[begin]) || text_[begin] == ' ')) ++begin;
            auto stop = begin;
            while (stop < end && !is_mark(text_[stop])) ++stop;
            auto trimmed = stop;
            while (trimmed > begin && text_[trimmed - 1] == ' ') --trimmed;
            if (trimmed > begin)
                tags.push_back({std::string(text_.substr(begin, trimmed - begin)), {source_.index(), begin, trimmed}});
            begin = stop;
        }
    }

    /// Hangs the statement under the nearest one above that is one step to the left.
    void place(std::size_t first, Block block) {
        const auto& line = lines_[first];
        auto level = line.indent() / 2;
        if (level < jumped_to_) jumped_to_ = jumped_by_ = 0;
        level -= jumped_by_;
        if (level > deepest_block) {
            if (!told_too_deep_) report(code::blocks_too_deep, line.start, line.begin, {std::to_string(deepest_block)});
            told_too_deep_ = true;
            return;
        }
        if (block.sound && line.indent() % 2 != 0) {
            report(code::odd_indent, line.start, line.begin, {std::to_string(line.indent())});
            block.sound = false;
        } else if (block.sound && level > open_.size()) {
            report(code::indent_jump, line.start, line.begin,
                   {std::to_string(line.indent()), std::to_string(2 * (open_.size() + jumped_by_))});
            block.sound = false;
            jumped_to_ = line.indent() / 2;
            jumped_by_ += level - static_cast<std::uint32_t>(open_.size());
        }
        level = std::min(level, static_cast<std::uint32_t>(open_.size()));
        open_.resize(level);
        auto& siblings = open_.empty() ? layout_.blocks : open_.back()->children;
        siblings.push_back(std::move(block));
        open_.push_back(&siblings.back());
    }

    void report(int code, std::uint32_t begin, std::uint32_t end, std::vector<Phrase> words) {
        layout_.diagnostics.push_back({code, {source_.index(), begin, end}, std::move(words)});
    }

    const Source& source_;
    std::string_view text_;
    std::vector<Line> lines_;
    Layout layout_;
    std::vector<Block*> open_;  ///< the last statement of each level; a parent's vector does not grow while it is open
    bool told_too_deep_ = false;
    // Lines from the one that is indented too far are taken to be so by as much, until one stands to the left of it.
    std::uint32_t jumped_to_ = 0;
    std::uint32_t jumped_by_ = 0;
};

}  // namespace

Layout read_layout(const Source& source) { return Builder(source).run(); }

std::string_view words_of(const Block& block, const Source& source) {
    if (!block.joined.empty()) return block.joined;
    return source.text().substr(block.begin, block.end - block.begin);
}

}  // namespace klausul
