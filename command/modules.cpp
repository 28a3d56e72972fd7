#include "command/modules.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "command/files.hpp"

namespace klausul {
namespace {

namespace fs = std::filesystem;

constexpr int levels_up = 3;

/// A name without the dots and rings of Swedish letters: `tilläggsbelopp` is often kept as tillaggsbelopp.klausul.
std::string in_plain_letters(std::string_view name) {
    static constexpr std::pair<std::string_view, char> letters[]{{"å", 'a'}, {"ä", 'a'}, {"ö", 'o'},
                                                                 {"Å", 'A'}, {"Ä", 'A'}, {"Ö", 'O'}};
    std::string plain;
    for (std::size_t at = 0; at < name.size();) {
        const auto* letter = std::find_if(std::begin(letters), std::end(letters),
                                          [&](const auto& each) { return name.substr(at).starts_with(each.first); });
        plain += letter == std::end(letters) ? name[at] : letter->second;
        at += letter == std::end(letters) ? 1 : letter->first.size();
    }
    return plain;
}

/// The path below a root, or nothing for a name that could lead elsewhere. Dots part the steps, so no step can be "..".
std::optional<fs::path> path_of(std::string_view name) {
    fs::path path;
    std::size_t begin = 0;
    while (begin <= name.size()) {
        const std::size_t end = std::min(name.find('.', begin), name.size());
        const std::string_view step = name.substr(begin, end - begin);
        const auto leads_elsewhere = [](char c) { return c == '/' || c == '\\' || c == ':' || c == '\0'; };
        if (step.empty() || std::any_of(step.begin(), step.end(), leads_elsewhere)) return std::nullopt;
        path /= step;
        begin = end + 1;
    }
    path += ".klausul";
    return path;
}

/// Whether the file, with links followed, still lies under the root.
bool lies_under(const fs::path& file, const fs::path& root) {
    std::error_code error;
    const fs::path real_file = fs::canonical(file, error);
    if (error) return false;
    const fs::path real_root = fs::canonical(root, error);
    if (error) return false;
    const auto [end, rest] = std::mismatch(real_root.begin(), real_root.end(), real_file.begin(), real_file.end());
    return end == real_root.end();
}

/// `root` as somebody would type it, so that messages and receipts do not depend on where the checkout lies.
std::string root_shown(const fs::path& root) { return root.empty() ? "." : root.generic_string(); }

}  // namespace

std::vector<std::string> module_roots(const std::string& document, const std::vector<std::string>& given) {
    if (!given.empty()) return given;
    std::error_code error;
    const fs::path here = fs::current_path(error);
    fs::path root = fs::path(document).parent_path().lexically_normal();
    const fs::path absolute = (root.is_absolute() ? root : here / root).lexically_normal();
    const fs::path inside = absolute.lexically_relative(here);
    const bool below = !inside.empty() && *inside.begin() != "..";
    std::vector<std::string> roots;
    for (int level = 0;; ++level) {
        roots.push_back(root_shown(root));
        const fs::path at = (root.is_absolute() ? root : here / root).lexically_normal();
        const fs::path parent = root.is_absolute() ? root.parent_path() : (root / "..").lexically_normal();
        const bool arrived = below ? fs::equivalent(at, here, error) : level == levels_up;
        if (arrived || parent == root || at == at.root_path()) return roots;
        root = parent;
    }
}

ModuleFinder find_in(std::vector<std::string> roots) {
    return [roots = std::move(roots)](std::string_view name) -> std::optional<SourceText> {
        for (const std::string& root : roots) {
            for (const std::string& spelling : {std::string(name), in_plain_letters(name)}) {
                const auto path = path_of(spelling);
                if (!path) return std::nullopt;
                const fs::path file = (fs::path(root) / *path).lexically_normal();
                std::error_code error;
                if (!fs::is_regular_file(file, error) || !lies_under(file, root)) continue;
                FileText text = read_file(file.generic_string());
                if (text.text) return SourceText{file.generic_string(), std::move(*text.text)};
            }
        }
        return std::nullopt;
    };
}

namespace {

/// The documents right in a folder, or with all below it, sorted by path.
std::vector<fs::path> documents_in(const fs::path& folder, bool below) {
    std::vector<fs::path> files;
    if (below) {
        for (const std::string& path : find_documents(folder.generic_string()).paths) files.emplace_back(path);
        return files;
    }
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (at->path().extension() == ".klausul" && at->is_regular_file(error)) files.push_back(at->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

NeighbourFinder neighbours_in(std::vector<std::string> given_roots, std::string document,
                              std::map<std::string, std::vector<SourceText>>& read) {
    return [roots = std::move(given_roots), main = std::move(document), &read](std::string_view path) {
        std::vector<fs::path> folders(roots.begin(), roots.end());
        const fs::path beside = fs::path(path).parent_path();
        if (roots.empty()) folders.push_back(beside.empty() ? "." : beside);
        std::vector<SourceText> texts;
        for (const fs::path& folder : folders) {
            const auto [known, first_time] = read.try_emplace(folder.lexically_normal().generic_string());
            for (const fs::path& file : first_time ? documents_in(folder, !roots.empty()) : std::vector<fs::path>{}) {
                FileText text = read_file(file.generic_string());
                if (text.text)
                    known->second.push_back({file.lexically_normal().generic_string(), std::move(*text.text)});
            }
            texts.insert(texts.end(), known->second.begin(), known->second.end());
        }
        std::erase_if(texts, [&](const SourceText& text) {
            std::error_code error;
            return fs::path(text.path).filename() == fs::path(main).filename() &&
                   fs::equivalent(text.path, main, error);
        });
        return texts;
    };
}

}  // namespace klausul
