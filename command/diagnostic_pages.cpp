#include "command/diagnostic_pages.hpp"

#include <charconv>
#include <cstdint>
#include <utility>

namespace klausul {
namespace {

/// Takes the next line off the front of `rest`.
std::string_view next_line(std::string_view& rest) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return line;
}

bool take(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
}

/// `- Betyder: …` into the half of the page that its first word names.
void read_point(std::string_view line, Page& page) {
    if (take(line, "- Betyder: ")) page.means.sv = line;
    if (take(line, "- Means: ")) page.means.en = line;
    if (take(line, "- Varför: ")) page.why.sv = line;
    if (take(line, "- Why: ")) page.why.en = line;
    if (take(line, "- Rättas: ")) page.mend.sv = line;
    if (take(line, "- Mended: ")) page.mend.en = line;
}

/// The lines up to the closing fence.
ExampleText read_example(std::string_view path, std::string_view& rest) {
    ExampleText example{std::string(path), ""};
    while (!rest.empty()) {
        const std::string_view line = next_line(rest);
        if (line == "```") break;
        example.text.append(line).push_back('\n');
    }
    return example;
}

std::optional<unsigned> number_before(std::string_view& text, std::string_view end, int base) {
    unsigned number = 0;
    const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    std::string_view rest = text.substr(static_cast<std::size_t>(stop - text.data()));
    if (problem != std::errc() || !take(rest, end)) return std::nullopt;
    text = rest;
    return number;
}

void append_utf8(std::string& text, unsigned point) {
    const auto put = [&](unsigned byte) { text.push_back(static_cast<char>(static_cast<std::uint8_t>(byte))); };
    if (point < 0x80) return put(point);
    if (point < 0x800) {
        put(0xC0 | point >> 6U);
    } else if (point < 0x10000) {
        put(0xE0 | point >> 12U);
        put(0x80 | (point >> 6U & 0x3FU));
    } else {
        put(0xF0 | point >> 18U);
        put(0x80 | (point >> 12U & 0x3FU));
        put(0x80 | (point >> 6U & 0x3FU));
    }
    put(0x80 | (point & 0x3FU));
}

/// What stands between `<` and `>` at the front of `rest`, written out behind `text`; false if it stands for itself.
bool write_out(std::string_view& rest, std::string& text) {
    std::string_view inner = rest.substr(1);
    if (take(inner, "U+")) {
        const auto point = number_before(inner, ">", 16);
        if (point) append_utf8(text, *point);
        if (point) rest = inner;
        return point.has_value();
    }
    if (take(inner, "0x")) {
        const auto byte = number_before(inner, ">", 16);
        if (byte) text.push_back(static_cast<char>(static_cast<std::uint8_t>(*byte)));
        if (byte) rest = inner;
        return byte.has_value();
    }
    const auto count = number_before(inner, " × ", 10);
    const std::size_t end = inner.find('>');
    if (!count || end == std::string_view::npos) return false;
    const bool whole_line = (text.empty() || text.back() == '\n') && inner.substr(end + 1, 1) == "\n";
    for (unsigned i = 0; i < *count; ++i) {
        if (whole_line && i > 0) text.append(1, '\n').append(2 * std::size_t{i}, ' ');
        text.append(inner.substr(0, end));
    }
    rest = inner.substr(end + 1);
    return true;
}

}  // namespace

std::optional<Page> read_page(const PageText& source) {
    Page page;
    page.code = source.code;
    std::string_view rest = source.text;
    std::vector<ExampleText>* examples = nullptr;
    while (!rest.empty()) {
        std::string_view line = next_line(rest);
        read_point(line, page);
        if (line.starts_with("## Fel")) examples = &page.wrong;
        if (line.starts_with("## Rätt")) examples = &page.right;
        if (examples == nullptr || !take(line, "```klausul")) continue;
        take(line, " ");
        examples->push_back(read_example(line, rest));
    }
    for (const Phrase* part : {&page.means, &page.why, &page.mend})
        if (part->sv.empty() || part->en.empty()) return std::nullopt;
    if (page.wrong.empty() || page.right.empty()) return std::nullopt;
    return page;
}

std::string written_out(std::string_view example) {
    std::string text;
    while (!example.empty()) {
        if (example.front() == '<' && write_out(example, text)) continue;
        text.push_back(example.front());
        example.remove_prefix(1);
    }
    return text;
}

}  // namespace klausul
