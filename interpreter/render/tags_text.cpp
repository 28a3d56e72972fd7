#include "interpreter/render/tags_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "grammar/text/visible_text.hpp"
#include "grammar/words/constructs.hpp"
#include "interpreter/render/words.hpp"

namespace klausul {
namespace {

/// In the order of Encoding.
constexpr std::array<Twin, 3> encodings{{{"beräknad", "computed"}, {"checklista", "checklist"}, {"text", "text"}}};

Construct construct_of(TagRole role) {
    switch (role) {
        case TagRole::header:
            return Construct::header;
        case TagRole::clause:
            return Construct::clause;
        case TagRole::rule:
            return Construct::rule;
        case TagRole::exception:
            return Construct::exception;
        case TagRole::criterion:
            return Construct::criterion;
        case TagRole::choice:
            return Construct::choice;
        case TagRole::uprating:
            return Construct::uprating;
        case TagRole::precedence:
            return Construct::precedence;
        case TagRole::reading:
            return Construct::reading;
        case TagRole::option:
            return Construct::option;
        case TagRole::definition:
            return Construct::definition;
        case TagRole::index:
            return Construct::index;
        case TagRole::table:
            return Construct::table;
        case TagRole::check:
            return Construct::check;
        case TagRole::duty:
            return Construct::duty;
        case TagRole::steps:
            return Construct::steps;
        case TagRole::requirement:
            return Construct::requirement;
        case TagRole::note:
            return Construct::note;
        case TagRole::expected:
            return Construct::expected;
        case TagRole::text:
            break;
    }
    return Construct::text;
}

std::string quoted(const std::string& cell) {
    const bool formula = !cell.empty() && std::string_view("=+-@").find(cell.front()) != std::string_view::npos;
    std::string text = formula ? "'" + cell : cell;
    if (text.find_first_of(";\"\n") == std::string::npos) return text;
    std::string result = "\"";
    for (const char c : text) result += c == '"' ? std::string("\"\"") : std::string(1, c);
    return result + "\"";
}

}  // namespace

Phrase encoding_word(Encoding encoding) {
    const Twin& word = encodings.at(static_cast<std::size_t>(encoding));
    return {std::string(word.sv), std::string(word.en)};
}

Phrase role_word(TagRole role) { return construct_words(construct_of(role)); }

std::string tags_table(const std::vector<TagEntry>& index, Language language) {
    std::size_t tag_width = 0;
    std::size_t encoding_width = 0;
    std::size_t role_width = 0;
    for (const TagEntry& entry : index) {
        tag_width = std::max(tag_width, display_width(entry.tag));
        encoding_width = std::max(encoding_width, display_width(encoding_word(entry.encoding).in(language)));
        for (const TagPlace& place : entry.places)
            role_width = std::max(role_width, display_width(role_word(place.role).in(language)));
    }
    std::string text;
    for (const TagEntry& entry : index) {
        for (const TagPlace& place : entry.places) {
            const bool first = &place == entry.places.data();
            const std::string clause = place.clause.empty() ? "" : "  § " + place.clause;
            text += visible(fmt::format("{}  {}  {}  {}:{}{}", pad(first ? entry.tag : "", tag_width),
                                        pad(first ? encoding_word(entry.encoding).in(language) : "", encoding_width),
                                        pad(role_word(place.role).in(language), role_width), place.file, place.line,
                                        clause)) +
                    '\n';
        }
    }
    return text;
}

std::string tags_csv(const std::vector<TagEntry>& index) {
    std::string text = "id;encoded;encoded_here;role;document;line;clause\n";
    for (const TagEntry& entry : index) {
        for (const TagPlace& place : entry.places) {
            text += fmt::format("{};{};{};{};{};{};{}\n", quoted(entry.tag), encoding_word(entry.encoding).en,
                                encoding_word(place.encoding).en, role_word(place.role).en, quoted(place.file),
                                place.line, quoted(place.clause));
        }
    }
    return text;
}

void write_tags(JsonWriter& json, const std::vector<TagEntry>& index) {
    json.begin_array();
    for (const TagEntry& entry : index) {
        json.begin_object().member("tag", entry.tag).member("encoded", encoding_word(entry.encoding).en);
        json.key("places").begin_array();
        for (const TagPlace& place : entry.places) {
            json.begin_object(JsonWriter::Layout::one_line).member("encoded", encoding_word(place.encoding).en);
            json.member("role", role_word(place.role).en).member("document", place.file);
            json.member_number("line", place.line).member("clause", place.clause).end_object();
        }
        json.end_array().end_object();
    }
    json.end_array();
}

}  // namespace klausul
