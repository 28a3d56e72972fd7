#pragma once

// The sources of the project as texts, for tests of their shape.

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace klausul::sources {

namespace fs = std::filesystem;

inline std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// The position behind the comment, string or character that begins at `at`; `at` itself if there is none.
inline std::size_t skipped(std::string_view text, std::size_t at) {
    const auto behind = [&](std::string_view end, std::size_t from) {
        const std::size_t found = text.find(end, from);
        return found == std::string_view::npos ? text.size() : found + end.size();
    };
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("//")) return behind("\n", at) - 1;
    if (rest.starts_with("/*")) return behind("*/", at + 2);
    if (rest.starts_with("R\"")) {
        const std::size_t open = text.find('(', at);
        std::string close(1, ')');
        close.append(text.substr(at + 2, open - at - 2)).append(1, '"');
        return behind(close, open);
    }
    const bool digit_separator = at > 0 && rest[0] == '\'' && is_word(text[at - 1]);
    if ((rest[0] != '"' && rest[0] != '\'') || digit_separator) return at;
    std::size_t end = at + 1;
    while (end < text.size() && text[end] != rest[0]) end += text[end] == '\\' ? 2 : 1;
    return end + 1;
}

/// Whether `word` stands in the text outside of comments, strings and longer words.
inline bool has_word(std::string_view text, std::string_view word) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = skipped(text, at);
        if (next == at && text.substr(at).starts_with(word) && (at == 0 || !is_word(text[at - 1])) &&
            (at + word.size() == text.size() || !is_word(text[at + word.size()]))) {
            return true;
        }
        at = std::max(next, at + 1);
    }
    return false;
}

inline std::vector<std::string> includes_of(const std::string& text) {
    static const std::regex line(R"re((?:^|\n)[ \t]*#[ \t]*include[ \t]*["<]([^">]+)[">])re");
    std::vector<std::string> targets;
    for (std::sregex_iterator match(text.begin(), text.end(), line), end; match != end; ++match) {
        targets.push_back((*match)[1]);
    }
    return targets;
}

/// Calls `look` with the path below the root and the text of each source file in these folders.
inline void for_each_source(const std::vector<std::string>& folders,
                            const std::function<void(const std::string&, const std::string&)>& look) {
    const fs::path root = KLAUSUL_ROOT;
    for (const std::string& folder : folders) {
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const auto extension = entry.path().extension();
            if (extension != ".hpp" && extension != ".cpp" && extension != ".h") continue;
            look(fs::relative(entry.path(), root).generic_string(), read(entry.path()));
        }
    }
}

/// Calls `look` with each text below the folder whose name ends so.
inline void for_each_text(const fs::path& folder, const std::string& extension,
                          const std::function<void(const std::string&)>& look) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == extension) look(read(entry.path()));
    }
}

/// The text with blanks for comments, strings and characters, so that what is left is code.
inline std::string code_of(std::string_view text) {
    std::string code(text);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = std::min(skipped(text, at), text.size());
        for (std::size_t i = at; i < next; ++i) code[i] = code[i] == '\n' ? '\n' : ' ';
        at = std::max(next, at + 1);
    }
    return code;
}

/// The position behind the brace that closes the one at `open`.
inline std::size_t behind_block(std::string_view code, std::size_t open) {
    int depth = 0;
    for (std::size_t at = open; at < code.size(); ++at) {
        if (code[at] == '{') ++depth;
        if (code[at] == '}' && --depth == 0) return at + 1;
    }
    return code.size();
}

}  // namespace klausul::sources
