#include "grammar/text/source.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <utility>

#include "grammar/messages.hpp"

namespace klausul {
namespace {

constexpr std::size_t largest_source = std::size_t{64} * 1024 * 1024;

bool is_bidi_control(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C;
}

bool is_blank_from_word(char32_t c) { return c == 0x00A0 || c == 0x202F || c == 0x2009; }
bool is_dash_from_word(char32_t c) { return c == 0x2212 || c == 0x2013; }

bool is_invisible(char32_t c) {
    if (c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x17B4 || c == 0x17B5)
        return true;
    if ((c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0000 && c <= 0xE0FFF)) return true;
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP;
}

/// The message this character earns, or 0 if it may stand in a source.
int refusal(char32_t c) {
    if (c == 0) return code::nul_character;
    if (c == '\n' || c == '\t' || c == '\r' || (c >= 0x20 && c < 0x7F)) return 0;
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return code::control_character;
    if ((c < 0x300 && c != 0xAD) || is_blank_from_word(c)) return 0;
    if (is_bidi_control(c)) return code::bidi_character;
    if (is_invisible(c)) return code::invisible_character;
    return 0;
}

bool is_combining(char32_t c) {
    return c >= 0x300 && utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->combining_class != 0;
}

std::string code_point_name(char32_t c) {
    char name[16];
    std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(c));
    return name;
}

/// One walk over the text as handed in. What it writes and where the two texts drift apart ends up in the Source.
class Normaliser {
public:
    Normaliser(std::string_view original, std::uint32_t index, std::vector<Diagnostic>& problems)
        : original_(original), index_(index), problems_(problems) {
        text.reserve(original.size());
    }

    void run() {
        if (original_.starts_with("\xEF\xBB\xBF")) at_ = 3;
        note_shift();
        while (at_ < original_.size()) {
            if (!copy_plain()) step();
        }
    }

    std::string text;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> shifts;
    bool usable = true;

private:
    struct Read {
        char32_t point = 0;
        std::size_t length = 0;
    };

    Read read(std::size_t at) const {
        if (at >= original_.size()) return {};
        const auto lead = static_cast<unsigned char>(original_[at]);
        if (lead < 0x80) return {lead, 1};
        utf8proc_int32_t point = 0;
        const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(original_.data() + at);
        const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(original_.size() - at), &point);
        if (length <= 0) return {0xFFFD, 0};
        return {static_cast<char32_t>(point), static_cast<std::size_t>(length)};
    }

    /// Characters of ASCII that stand for themselves and change nothing of what comes after them.
    static bool is_plain(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '#' && c != '\\'; }

    /// Most of a text is plain, and is copied a stretch at a time; false if nothing was. A mark that follows may
    /// combine with the last character, which is then left.
    bool copy_plain() {
        std::size_t end = at_;
        while (end < original_.size() && is_plain(original_[end])) ++end;
        if (end > at_ && end < original_.size() && static_cast<unsigned char>(original_[end]) >= 0x80) --end;
        if (end == at_) return false;
        escaped_ = false;
        copy(end - at_);
        return true;
    }

    void step() {
        const auto here = read(at_);
        if (here.length == 0) return replace_broken_byte();
        if (const int code = refusal(here.point)) return refuse(here, code);
        if (here.point == '\r') return end_line(original_.substr(at_).starts_with("\r\n") ? 2 : 1);
        if (is_blank_from_word(here.point)) return rewrite(here.length, ' ');
        if (is_dash_from_word(here.point) && !in_text_) return rewrite(here.length, '-');
        follow_quotes(here.point);
        copy_composed(here);
    }

    /// Dashes inside of a quoted text belong to the writer; a comment has no quoted texts.
    void follow_quotes(char32_t c) {
        if (c == '\n') in_text_ = in_comment_ = false;
        if (in_comment_) return;
        if (c == '#' && !in_text_) in_comment_ = true;
        if (c == '"' && !(in_text_ && escaped_)) in_text_ = !in_text_;
        escaped_ = in_text_ && c == '\\' && !escaped_;
    }

    void copy_composed(Read here) {
        auto end = at_ + here.length;
        const bool plain = here.point < 0x340;
        auto next = read(end);
        if (plain && !is_combining(next.point) && !is_combining(here.point)) return copy(here.length);
        while (next.length > 0 && is_combining(next.point) && refusal(next.point) == 0 && end - at_ < 256) {
            end += next.length;
            next = read(end);
        }
        const std::string cluster(original_.substr(at_, end - at_));
        at_ = end;
        auto* composed = utf8proc_NFC(reinterpret_cast<const utf8proc_uint8_t*>(cluster.c_str()));
        const std::string result = composed != nullptr ? reinterpret_cast<const char*>(composed) : cluster;
        std::free(composed);
        text += result;
        if (result.size() != cluster.size()) note_shift();
    }

    void copy(std::size_t length) {
        text.append(original_.substr(at_, length));
        at_ += length;
    }

    void rewrite(std::size_t length, char with) {
        text += with;
        at_ += length;
        if (length != 1) note_shift();
    }

    void end_line(std::size_t length) {
        follow_quotes('\n');
        rewrite(length, '\n');
    }

    void replace_broken_byte() {
        report(code::invalid_utf8, {});
        text += '?';
        at_ += 1;
    }

    void refuse(Read here, int code) {
        report(code, {code_point_name(here.point)});
        text += '?';
        at_ += here.length;
        note_shift();
    }

    void report(int code, std::vector<Phrase> words) {
        usable = false;
        if (!reported_.insert(code).second) return;
        const auto begin = static_cast<std::uint32_t>(text.size());
        problems_.push_back({code, {index_, begin, begin + 1}, std::move(words)});
    }

    void note_shift() { shifts.emplace_back(static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(at_)); }

    std::string_view original_;
    std::uint32_t index_;
    std::vector<Diagnostic>& problems_;
    std::set<int> reported_;
    std::size_t at_ = 0;
    bool in_text_ = false;
    bool in_comment_ = false;
    bool escaped_ = false;
};

std::vector<std::uint32_t> find_line_begins(std::string_view text) {
    std::vector<std::uint32_t> begins{0};
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\n') begins.push_back(static_cast<std::uint32_t>(i + 1));
    return begins;
}

std::uint32_t in_original(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& shifts, std::uint32_t offset) {
    auto after = std::upper_bound(shifts.begin(), shifts.end(), offset,
                                  [](auto at, const auto& shift) { return at < shift.first; });
    if (after == shifts.begin()) return offset;
    --after;
    return after->second + (offset - after->first);
}

}  // namespace

Source::Source(std::string path, std::string text, std::uint32_t index, std::vector<Diagnostic>& problems)
    : path_(std::move(path)), original_(std::move(text)), index_(index) {
    if (original_.size() > largest_source) {
        problems.push_back({code::source_too_large, {index, 0, 0}, {std::to_string(largest_source / 1024 / 1024)}});
        usable_ = false;
        line_begins_ = {0};
        return;
    }
    Normaliser normaliser(original_, index, problems);
    normaliser.run();
    text_ = std::move(normaliser.text);
    shifts_ = std::move(normaliser.shifts);
    usable_ = normaliser.usable;
    line_begins_ = find_line_begins(text_);
}

std::string_view Source::slice(Span span) const {
    const auto begin = std::min<std::size_t>(span.begin, text_.size());
    const auto end = std::clamp<std::size_t>(span.end, begin, text_.size());
    return std::string_view(text_).substr(begin, end - begin);
}

std::string Source::words(Span span) const {
    std::string words;
    bool blank = false;
    bool quoted = false;
    for (std::string_view rest = slice(span); !rest.empty(); rest.remove_prefix(1)) {
        const char c = rest.front();
        quoted = quoted != (c == '"');
        if (!quoted && (c == '#' || c == '[')) {
            const auto end = rest.find(c == '#' ? '\n' : ']');
            if (end == std::string_view::npos) break;
            rest.remove_prefix(end);
            blank = !words.empty();
            continue;
        }
        if (c == ' ' || c == '\n') {
            blank = !words.empty();
            continue;
        }
        if (blank) words += ' ';
        blank = false;
        words += c;
    }
    return words;
}

Position Source::position(std::uint32_t offset) const {
    offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
    const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
    Position position;
    position.line = static_cast<std::uint32_t>(after - line_begins_.begin());
    const auto begin = in_original(shifts_, *(after - 1));
    const auto length = std::min<std::size_t>(in_original(shifts_, offset), original_.size()) - begin;
    auto left = std::string_view(original_).substr(begin, length);
    while (!left.empty()) {
        utf8proc_int32_t point = 0;
        const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(left.data());
        const auto read = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(left.size()), &point);
        ++position.column;
        if (read > 0)
            position.width_before += static_cast<std::uint32_t>(std::max(0, utf8proc_charwidth(point)));
        else
            ++position.width_before;
        left.remove_prefix(read > 0 ? static_cast<std::size_t>(read) : 1);
    }
    return position;
}

std::string_view Source::line(std::uint32_t number) const {
    if (number == 0 || number > line_begins_.size()) return {};
    const auto begin = std::min<std::size_t>(in_original(shifts_, line_begins_[number - 1]), original_.size());
    const auto rest = std::string_view(original_).substr(begin);
    return rest.substr(0, rest.find_first_of("\r\n"));
}

std::uint32_t Source::line_count() const { return static_cast<std::uint32_t>(line_begins_.size()); }

}  // namespace klausul
