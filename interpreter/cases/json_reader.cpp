#include "interpreter/cases/json_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "grammar/text/visible_text.hpp"

namespace klausul {
namespace {

using JsonType = JsonValue::Type;

JsonMistake mistake_at(std::string_view text, std::size_t byte, Phrase message) {
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    const std::size_t line_begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    std::uint32_t column = 1;
    for (std::string_view rest = before.substr(line_begin); !rest.empty(); rest.remove_prefix(bytes_of(rest, 1)))
        ++column;
    const auto line = 1 + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    return {line, column, "", std::move(message)};
}

/// The last character before `byte` that is no blank.
char written_before(std::string_view text, std::size_t byte) {
    const std::size_t place = text.substr(0, byte).find_last_not_of(" \t\r\n");
    return place == std::string_view::npos ? '\0' : text[place];
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What people most often do to JSON, in their words; otherwise just what stands there.
Phrase explain(std::string_view text, std::size_t byte) {
    if (text.find_first_not_of(" \t\r\n", byte) == std::string_view::npos)
        return {"texten tar slut mitt i", "the text ends in the middle"};
    const char found = text[byte];
    const char before = written_before(text, byte);
    const char directly_before = byte == 0 ? '\0' : text[byte - 1];
    if ((found == '}' || found == ']') && before == ',')
        return {"ett komma för mycket: efter det sista värdet ska det inte stå något komma",
                "one comma too many: no comma stands after the last value"};
    if (found == '\'') return {"citattecken skrivs `\"`, inte `'`", "quotation marks are written `\"`, not `'`"};
    if (found == '/' || found == '#')
        return {"kommentarer finns inte i JSON; använd nyckeln \"note\"", "JSON has no comments; use the key \"note\""};
    if (is_digit(found) && directly_before == ',' && byte > 1 && is_digit(text[byte - 2]))
        return {"decimaler i ett JSON-tal skrivs med punkt (1.5), eller som text (\"1,5\")",
                "decimals of a JSON number are written with a point (1.5), or as text (\"1,5\")"};
    // A table or plain text: what is wrong is not the character but the form.
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    const std::string_view written = text.substr(text.starts_with(mark) ? mark.size() : 0);
    const std::size_t begin = written.find_first_not_of(" \t\r\n");
    constexpr std::string_view example = R"({ "date": "2026-03-31", "facts": { "tid": 95 } })";
    if (begin != std::string_view::npos && written[begin] != '{' && written[begin] != '[')
        return {fmt::format("det här är inte JSON; ett fall skrivs till exempel `{}`", example),
                fmt::format("this is no JSON; a case is written for example `{}`", example)};
    const std::string shown = visible(text.substr(byte, bytes_of(text.substr(byte), 1)));
    return {fmt::format("`{}` passar inte in här; är något utelämnat före det, till exempel ett komma?", shown),
            fmt::format("`{}` does not fit here; is something left out before it, a comma perhaps?", shown)};
}

/// Builds the tree. The parser calls it and stops at the first false.
class TreeBuilder {
public:
    explicit TreeBuilder(std::string_view text) : text_(text) {}

    /// A number that no reader could take, and how much of the text it is.
    struct Oversized {
        std::size_t begin = 0;
        std::size_t size = 0;
    };

    bool null() { return add({}); }
    bool boolean(bool value) {
        JsonValue each;
        each.type = JsonType::truth;
        each.truth = value;
        return add(std::move(each));
    }
    bool number_integer(std::int64_t value) { return number(fmt::format("{}", value)); }
    bool number_unsigned(std::uint64_t value) { return number(fmt::format("{}", value)); }
    // The floating-point value is ignored; the spelling is what counts.
    bool number_float(nlohmann::json::number_float_t, const std::string& spelling) { return number(spelling); }
    bool string(std::string& value) {
        JsonValue each;
        each.type = JsonType::text;
        each.text = std::move(value);
        return add(std::move(each));
    }
    bool binary(std::vector<std::uint8_t>&) { return false; }

    bool start_object(std::size_t) { return open(JsonType::object); }
    bool start_array(std::size_t) { return open(JsonType::array); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(std::string& name) {
        Level& level = levels_.back();
        level.again = !level.names.insert(name).second;
        if (level.again)
            mistakes_.push_back({0, 0, path_of(name), {"nyckeln är given två gånger", "the key is given twice"}});
        level.key = std::move(name);
        return true;
    }

    bool parse_error(std::size_t read, const std::string& token, const nlohmann::detail::exception& reason) {
        constexpr int number_out_of_range = 406;
        broken_ = true;
        const std::size_t byte = read > text_.size() ? end_of_writing() : begin_of(token, read);
        if (reason.id == number_out_of_range) {
            oversized_ = Oversized{byte, token.size()};
        } else {
            mistakes_.push_back(mistake_at(text_, byte, explain(text_, byte)));
        }
        return false;
    }

    [[nodiscard]] const std::optional<Oversized>& oversized() const { return oversized_; }

    JsonText result() {
        if (broken_) return {std::nullopt, std::move(mistakes_)};
        return {std::move(root_), std::move(mistakes_)};
    }

private:
    struct Level {
        JsonValue value;
        std::string key;     ///< of the member being read
        bool again = false;  ///< it has been given before
        std::unordered_set<std::string> names;
    };

    bool number(std::string spelling) {
        JsonValue each;
        each.type = JsonType::number;
        each.text = std::move(spelling);
        return add(std::move(each));
    }

    bool open(JsonType type) {
        if (levels_.size() == JsonLimits::depth) {
            broken_ = true;
            mistakes_.push_back({0,
                                 0,
                                 "",
                                 {fmt::format("djupare än {} nivåer", JsonLimits::depth),
                                  fmt::format("deeper than {} levels", JsonLimits::depth)}});
            return false;
        }
        levels_.emplace_back().value.type = type;
        return true;
    }

    bool close() {
        JsonValue value = std::move(levels_.back().value);
        levels_.pop_back();
        return add(std::move(value));
    }

    bool add(JsonValue value) {
        if (levels_.empty()) {
            root_ = std::move(value);
        } else if (Level& level = levels_.back(); level.value.is(JsonType::object)) {
            if (level.again) return true;
            level.value.members.push_back({std::move(level.key), std::move(value)});
        } else {
            level.value.items.push_back(std::move(value));
        }
        return true;
    }

    std::size_t end_of_writing() const {
        const std::size_t last = text_.find_last_not_of(" \t\r\n");
        return last == std::string_view::npos ? 0 : last + 1;
    }

    /// Where to point: the character the parser stopped at, or the first digit of the number it had just read.
    std::size_t begin_of(const std::string& token, std::size_t read) const {
        const std::size_t end = std::min(read, text_.size());
        const bool number = !token.empty() && (is_digit(token.front()) || token.front() == '-') && token.size() <= end;
        if (number && text_.substr(end - token.size(), token.size()) == token) return end - token.size();
        return read == 0 ? 0 : read - 1;
    }

    std::string path_of(std::string_view name) const {
        std::string path;
        for (std::size_t i = 0; i + 1 < levels_.size(); ++i) {
            const Level& level = levels_[i];
            path = level.value.is(JsonType::object) ? json_path(path, level.key)
                                                    : json_path(path, level.value.items.size());
        }
        return json_path(path, name);
    }

    std::string_view text_;
    std::vector<Level> levels_;
    JsonValue root_;
    std::vector<JsonMistake> mistakes_;
    std::optional<Oversized> oversized_;
    bool broken_ = false;
};

/// Where the first byte stands that is no UTF-8, or the end.
std::size_t utf8_part(std::string_view text) {
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t size = bytes_of(text.substr(begin), 1);
        if (!is_utf8(text.substr(begin, size))) break;
        begin += size;
    }
    return begin;
}

}  // namespace

const JsonValue* JsonValue::find(std::string_view name) const {
    for (const JsonMember& member : members) {
        if (member.name == name) return &member.value;
    }
    return nullptr;
}

JsonText read_json(std::string_view text) {
    if (const std::size_t end = utf8_part(text); end < text.size())
        return {
            std::nullopt,
            {mistake_at(text, end,
                        {"texten är inte UTF-8; spara filen som UTF-8", "the text is not UTF-8; save it as UTF-8"})}};
    // The parser stops at a number beyond all bounds. It is put aside and the reading begun anew, so that what is
    // wrong further on is told in the same run.
    std::string readable(text);
    std::vector<JsonMistake> oversized;
    for (;;) {
        TreeBuilder builder(readable);
        nlohmann::json::sax_parse(readable.begin(), readable.end(), &builder);
        const auto& number = builder.oversized();
        if (number)
            oversized.push_back(mistake_at(text, number->begin, {"talet är för stort", "the number is too large"}));
        if (!number || oversized.size() == JsonLimits::oversized) {
            JsonText result = builder.result();
            result.mistakes.insert(result.mistakes.end(), oversized.begin(), oversized.end());
            return result;
        }
        readable.replace(number->begin, number->size, "null" + std::string(number->size - 4, ' '));
    }
}

std::string json_path(std::string_view container, std::string_view member) {
    return container.empty() ? std::string(member) : fmt::format("{}.{}", container, member);
}

std::string json_path(std::string_view container, std::size_t item) {
    return fmt::format("{}[{}]", container, item + 1);
}

}  // namespace klausul
