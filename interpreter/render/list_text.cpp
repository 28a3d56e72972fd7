#include "interpreter/render/list_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "grammar/text/visible_text.hpp"
#include "grammar/words/constructs.hpp"
#include "interpreter/render/words.hpp"

namespace klausul {
namespace {

Construct construct_of(Listed::Kind kind) {
    switch (kind) {
        case Listed::Kind::clause:
            return Construct::clause;
        case Listed::Kind::rule:
            return Construct::rule;
        case Listed::Kind::exception:
            return Construct::exception;
        case Listed::Kind::text:
            return Construct::text;
        case Listed::Kind::duty:
            return Construct::duty;
        case Listed::Kind::note:
            return Construct::note;
        case Listed::Kind::fact:
            return Construct::fact;
        case Listed::Kind::answer:
            return Construct::answer;
        case Listed::Kind::reading:
            return Construct::reading;
        case Listed::Kind::index:
            return Construct::index;
        case Listed::Kind::check:
            return Construct::check;
        case Listed::Kind::example:
            return Construct::example;
        case Listed::Kind::requirement:
            return Construct::requirement;
        case Listed::Kind::list:
            return Construct::list;
        case Listed::Kind::table:
            break;
    }
    return Construct::table;
}

std::string_view kind_word(Listed::Kind kind, Language language) {
    return construct_words(construct_of(kind)).in(language);
}

std::uint32_t line_of(Span span, const std::vector<Source>& sources) {
    for (const Source& source : sources) {
        if (source.index() == span.source) return source.position(span.begin).line;
    }
    return 0;
}

/// A name as long as a sentence does not push the other columns out of sight.
constexpr std::size_t widest_name = 32;

std::string described(const Listed& row, Language language) {
    std::string text = row.title.empty() ? std::string() : fmt::format("\"{}\"", row.title);
    if (const std::string& detail = row.detail.in(language); !detail.empty())
        text += (text.empty() ? "" : "  ") + detail;
    if (!row.tags.empty()) text += (text.empty() ? "" : "  ") + tags_text(row.tags);
    return text;
}

}  // namespace

std::string list_text(const std::vector<Listed>& rows, const std::vector<Source>& sources, Language language) {
    std::size_t kind_width = 0;
    std::size_t name_width = 0;
    for (const Listed& row : rows) {
        kind_width = std::max(kind_width, display_width(kind_word(row.kind, language)));
        name_width = std::max(name_width, std::min(widest_name, display_width(row.name)));
    }
    std::string text;
    for (const Listed& row : rows) {
        std::string line =
            fmt::format("{:>5}  {}  {}  {}", line_of(row.span, sources), pad(kind_word(row.kind, language), kind_width),
                        pad(row.name, name_width), described(row, language));
        line.erase(line.find_last_not_of(' ') + 1);
        text += visible(line) + '\n';
    }
    return text;
}

void write_list(JsonWriter& json, const std::vector<Listed>& rows, const std::vector<Source>& sources,
                Language language) {
    json.begin_array();
    for (const Listed& row : rows) {
        json.begin_object(JsonWriter::Layout::one_line).member("kind", kind_word(row.kind, Language::english));
        json.member("name", row.name).member("title", row.title).member("tags", row.tags);
        if (!row.detail.sv.empty()) json.member("detail", row.detail.in(language));
        json.member_number("line", line_of(row.span, sources)).end_object();
    }
    json.end_array();
}

}  // namespace klausul
