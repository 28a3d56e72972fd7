#include "repl/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>

namespace klausul {
namespace {

namespace fs = std::filesystem;

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

Phrase reason_of(int error) {
    if (error == ENOENT || error == ENOTDIR) return {"finns inte", "does not exist"};
    if (error == EISDIR) return {"är en mapp, inte en fil", "is a folder, not a file"};
    if (error == EACCES || error == EPERM)
        return {"får inte läsas; du saknar behörighet", "may not be read; permission is missing"};
    return {"kan inte läsas", "cannot be read"};
}

FileText read_all(std::FILE* file) {
    std::string text;
    std::array<char, 1 << 16> buffer;
    while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), file)) {
        text.append(buffer.data(), size);
        if (text.size() > FileLimits::bytes) {
            const std::size_t most = FileLimits::bytes >> 20;
            return {std::nullopt, {fmt::format("är större än {} MB", most), fmt::format("is larger than {} MB", most)}};
        }
    }
    if (std::ferror(file) != 0) return {std::nullopt, reason_of(errno)};
    return {std::move(text), ""};
}

}  // namespace

FileText read_file(const std::string& path) {
    if (path == "-") return read_all(stdin);
    const File file(std::fopen(path.c_str(), "rb"), &std::fclose);
    if (!file) return {std::nullopt, reason_of(errno)};
    return read_all(file.get());
}

FoundDocuments find_documents(const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) return {{}, reason_of(error ? error.value() : ENOENT)};
    if (!fs::is_directory(status)) return {{path}, std::nullopt};
    FoundDocuments found;
    fs::recursive_directory_iterator entries(path, error);
    for (; !error && entries != fs::recursive_directory_iterator(); entries.increment(error)) {
        std::error_code unreadable;
        if (entries->path().extension() == ".klausul" && entries->is_regular_file(unreadable))
            found.paths.push_back(entries->path().generic_string());
    }
    if (error) found.problem = reason_of(error.value());
    std::sort(found.paths.begin(), found.paths.end());
    return found;
}

}  // namespace klausul
