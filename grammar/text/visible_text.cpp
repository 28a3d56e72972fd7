#include "grammar/text/visible_text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdio>

namespace klausul {
namespace {

struct CodePoint {
    utf8proc_int32_t value = -1;  ///< -1 = a byte that is no UTF-8
    std::size_t bytes = 1;
};

CodePoint first_code_point(std::string_view text) {
    utf8proc_int32_t value = -1;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const utf8proc_ssize_t taken = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &value);
    return taken > 0 ? CodePoint{value, static_cast<std::size_t>(taken)} : CodePoint{};
}

/// Categories that show nothing or change the order of what follows.
bool is_hidden(utf8proc_int32_t value) {
    switch (utf8proc_category(value)) {
        case UTF8PROC_CATEGORY_CC:
        case UTF8PROC_CATEGORY_CF:
        case UTF8PROC_CATEGORY_CS:
        case UTF8PROC_CATEGORY_CN:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP:
            return true;
        default:
            return false;
    }
}

/// `<U+202E>`, `<0xFF>`
std::string code_in_brackets(const char* format, unsigned code) {
    char text[16];
    std::snprintf(text, sizeof text, format, code);
    return text;
}

void append_visible(std::string& out, CodePoint point, std::string_view spelling) {
    constexpr utf8proc_int32_t pictures = 0x2400;
    if (point.value < 0) {
        out += code_in_brackets("<0x%02X>", static_cast<unsigned char>(spelling.front()));
    } else if (point.value == '\t') {
        out += "→   ";
    } else if (point.value < 0x20) {
        utf8proc_uint8_t picture[4];
        const auto size = utf8proc_encode_char(pictures + point.value, picture);
        out.append(reinterpret_cast<const char*>(picture), static_cast<std::size_t>(size));
    } else if (point.value == 0x7F) {
        out += "␡";
    } else if (is_hidden(point.value)) {
        out += code_in_brackets("<U+%04X>", static_cast<unsigned>(point.value));
    } else {
        out += spelling;
    }
}

std::string made_visible(std::string_view text, bool keep_line_ends) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const CodePoint point = first_code_point(text);
        if (keep_line_ends && point.value == '\n') {
            out += '\n';
        } else {
            append_visible(out, point, text.substr(0, point.bytes));
        }
        text.remove_prefix(point.bytes);
    }
    return out;
}

/// `ESC [ 1 ; 31 m`: how many bytes of it `text` begins with, or 0.
std::size_t colour_at(std::string_view text) {
    if (!text.starts_with("\x1B[")) return 0;
    const std::size_t end = text.find_first_not_of("0123456789;", 2);
    return end != std::string_view::npos && text[end] == 'm' ? end + 1 : 0;
}

bool is_control(const CodePoint& point) { return point.value < 0x20 || (point.value >= 0x7F && point.value <= 0x9F); }

/// How many bytes of what `text` begins with may go out as they are.
std::size_t harmless_at(std::string_view text, const CodePoint& point, bool coloured) {
    if (!is_control(point) || point.value == '\n' || point.value == '\t') return point.bytes;
    if (text.starts_with("\r\n")) return 2;
    return coloured ? colour_at(text) : 0;
}

}  // namespace

std::string for_terminal(std::string text, bool coloured) {
    std::string out;
    std::size_t written = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = std::string_view(text).substr(at);
        const bool ascii = rest.front() >= 0x20 && rest.front() < 0x7F;
        const CodePoint point = ascii ? CodePoint{rest.front(), 1} : first_code_point(rest);
        const std::size_t harmless = harmless_at(rest, point, coloured);
        if (harmless == 0) {
            out.append(text, written, at - written);
            append_visible(out, point, rest.substr(0, point.bytes));
            written = at + point.bytes;
        }
        at += std::max(harmless, point.bytes);
    }
    if (written == 0) return text;
    return out.append(text, written);
}

std::string visible(std::string_view text) { return made_visible(text, false); }

std::string visible_lines(std::string_view text) { return made_visible(text, true); }

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        const CodePoint point = first_code_point(text);
        const int columns = point.value < 0 ? 1 : utf8proc_charwidth(point.value);
        width += static_cast<std::size_t>(columns < 0 ? 0 : columns);
        text.remove_prefix(point.bytes);
    }
    return width;
}

std::string pad(std::string_view text, std::size_t width) {
    const std::size_t used = display_width(text);
    return std::string(text) + std::string(used < width ? width - used : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t width) {
    const std::size_t used = display_width(text);
    return std::string(used < width ? width - used : 0, ' ') + std::string(text);
}

std::size_t bytes_of(std::string_view text, std::size_t count) {
    std::size_t bytes = 0;
    while (count-- > 0 && bytes < text.size()) bytes += first_code_point(text.substr(bytes)).bytes;
    return bytes;
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const CodePoint point = first_code_point(text);
        if (point.value < 0) return false;
        text.remove_prefix(point.bytes);
    }
    return true;
}

}  // namespace klausul
