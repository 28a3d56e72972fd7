#include "repl/words.hpp"

#include <algorithm>
#include <array>

#include "grammar/words/keywords.hpp"

namespace klausul::typed {
namespace {

constexpr std::string_view blanks = " \t\r\n";

}  // namespace

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::string_view first_word(std::string_view text) {
    text = trimmed(text);
    return text.substr(0, text.find_first_of(blanks));
}

std::string_view after_first_word(std::string_view text) {
    text = trimmed(text);
    return trimmed(text.substr(first_word(text).size()));
}

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = find_outside_quotes(text, at);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::size_t find_outside_quotes(std::string_view text, char sign) {
    bool inside = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') inside = !inside;
        if (text[i] == sign && !inside) return i;
    }
    return std::string_view::npos;
}

Quoted quoted(std::string_view text) {
    const std::size_t begin = text.find('"');
    const std::size_t end = begin == std::string_view::npos ? begin : text.find('"', begin + 1);
    if (end == std::string_view::npos) return {};
    return {true, text.substr(begin + 1, end - begin - 1), trimmed(text.substr(end + 1))};
}

std::string_view assigned_name(std::string_view text) {
    text = trimmed(text);
    const std::size_t equals = find_outside_quotes(text, '=');
    if (equals == std::string_view::npos || equals == 0) return {};
    // `<=` and `>=` compare.
    if (text[equals - 1] == '<' || text[equals - 1] == '>') return {};
    std::string_view name = trimmed(text.substr(0, equals));
    for (const std::string_view member :
         {std::string_view(" för "), std::string_view(" for "), std::string_view(" per ")}) {
        if (const std::size_t at = name.find(member); at != std::string_view::npos) name = trimmed(name.substr(0, at));
    }
    if (const std::size_t colon = name.find(" :"); colon != std::string_view::npos) name = name.substr(0, colon);
    return name.find_first_of(" \t(\n") == std::string_view::npos ? name : std::string_view{};
}

bool means_suppose(std::string_view word) {
    const Phrase spellings = plain(Word::suppose);
    return word == spellings.sv || word == spellings.en;
}

}  // namespace klausul::typed
