#include "interpreter/render/json_writer.hpp"

#include <fmt/format.h>

#include <utility>

#include "grammar/text/visible_text.hpp"

namespace klausul {

JsonWriter& JsonWriter::begin(char open, char close, Layout layout) {
    before_value();
    const Layout around = levels_.empty() ? outermost_ : levels_.back().layout;
    out_ += open;
    levels_.push_back({close, around == Layout::one_line ? Layout::one_line : layout, true});
    return *this;
}

JsonWriter& JsonWriter::end() {
    const Level level = levels_.back();
    levels_.pop_back();
    if (!level.empty) {
        if (level.layout == Layout::lines) indent();
        if (level.layout == Layout::one_line && level.close == '}') out_ += ' ';
    }
    out_ += level.close;
    return *this;
}

void JsonWriter::before_value() {
    if (after_key_) {
        after_key_ = false;
    } else if (!levels_.empty()) {
        separate(levels_.back());
    }
}

void JsonWriter::separate(Level& level) {
    if (!level.empty) out_ += ',';
    if (level.layout == Layout::lines) {
        indent();
    } else if (!level.empty || level.close == '}') {
        out_ += ' ';
    }
    level.empty = false;
}

void JsonWriter::indent() {
    out_ += '\n';
    out_.append(levels_.size() * 2, ' ');
}

JsonWriter& JsonWriter::key(std::string_view name) {
    separate(levels_.back());
    quote(name);
    out_ += ": ";
    after_key_ = true;
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
    before_value();
    quote(value);
    return *this;
}

JsonWriter& JsonWriter::truth(bool value) {
    before_value();
    out_ += value ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::number(std::size_t value) {
    before_value();
    out_ += fmt::format("{}", value);
    return *this;
}

JsonWriter& JsonWriter::null() {
    before_value();
    out_ += "null";
    return *this;
}

JsonWriter& JsonWriter::member(std::string_view name, const std::vector<std::string>& texts) {
    key(name).begin_array(Layout::one_line);
    for (const std::string& each : texts) text(each);
    return end_array();
}

std::string JsonWriter::take() {
    if (outermost_ == Layout::lines) out_ += '\n';
    return std::exchange(out_, {});
}

void JsonWriter::quote(std::string_view value) {
    out_ += '"';
    while (!value.empty()) {
        const std::size_t size = bytes_of(value, 1);
        const std::string_view character = value.substr(0, size);
        const auto byte = static_cast<unsigned char>(character.front());
        if (byte == '"' || byte == '\\') {
            out_ += '\\';
            out_ += character;
        } else if (byte == '\n') {
            out_ += "\\n";
        } else if (byte < 0x20 || byte == 0x7F) {
            out_ += fmt::format("\\u{:04x}", byte);
        } else if (byte == 0xC2 && size == 2 && static_cast<unsigned char>(character[1]) < 0xA0) {
            // C1: some terminals take U+009B for the beginning of a command.
            out_ += fmt::format("\\u{:04x}", static_cast<unsigned char>(character[1]));
        } else {
            out_ += is_utf8(character) ? character : std::string_view("\uFFFD");
        }
        value.remove_prefix(size);
    }
    out_ += '"';
}

}  // namespace klausul
