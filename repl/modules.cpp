#include "repl/modules.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "repl/files.hpp"

namespace klausul {
namespace {

namespace fs = std::filesystem;

constexpr int levels_up = 3;

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
std::string shown(const fs::path& root) { return root.empty() ? "." : root.generic_string(); }

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
        roots.push_back(shown(root));
        const fs::path at = (root.is_absolute() ? root : here / root).lexically_normal();
        const fs::path parent = root.is_absolute() ? root.parent_path() : (root / "..").lexically_normal();
        const bool arrived = below ? fs::equivalent(at, here, error) : level == levels_up;
        if (arrived || parent == root || at == at.root_path()) return roots;
        root = parent;
    }
}

ModuleFinder find_in(std::vector<std::string> roots) {
    return [roots = std::move(roots)](std::string_view name) -> std::optional<SourceText> {
        const auto path = path_of(name);
        if (!path) return std::nullopt;
        for (const std::string& root : roots) {
            const fs::path file = (fs::path(root) / *path).lexically_normal();
            std::error_code error;
            if (!fs::is_regular_file(file, error) || !lies_under(file, root)) continue;
            FileText text = read_file(file.generic_string());
            if (text.text) return SourceText{file.generic_string(), std::move(*text.text)};
        }
        return std::nullopt;
    };
}

}  // namespace klausul
