#include "command/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

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

Phrase not_ordinary() {
    return {"är ingen vanlig fil, utan ett rör eller en enhet; `-` läser standard in",
            "is no ordinary file but a pipe or a device; `-` reads standard input"};
}

FileText read_all(std::FILE* file, std::size_t most_bytes) {
    std::string text;
    std::array<char, 1 << 16> buffer;
    while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), file)) {
        text.append(buffer.data(), size);
        if (text.size() > most_bytes) {
            const std::size_t most = most_bytes >> 20;
            return {std::nullopt, {fmt::format("är större än {} MB", most), fmt::format("is larger than {} MB", most)}};
        }
    }
    if (std::ferror(file) != 0) return {std::nullopt, reason_of(errno)};
    return {std::move(text), ""};
}

Phrase writing_reason(int error) {
    if (error == ENOENT || error == ENOTDIR) return {"mappen finns inte", "the folder does not exist"};
    if (error == EISDIR) return {"är en mapp, inte en fil", "is a folder, not a file"};
    if (error == EACCES || error == EPERM || error == EROFS)
        return {"får inte skrivas; du saknar behörighet", "may not be written; permission is missing"};
    if (error == ENOSPC || error == EDQUOT) return {"får inte plats på disken", "does not fit on the disk"};
    return {"kan inte skrivas", "cannot be written"};
}

/// 0, or the number of the error.
int write_all(const std::string& path, int flags, std::string_view text) {
    const int file = open(path.c_str(), O_WRONLY | O_CLOEXEC | flags, 0666);
    if (file < 0) return errno;
    int error = 0;
    while (!text.empty() && error == 0) {
        const ssize_t size = ::write(file, text.data(), text.size());
        if (size < 0 && errno != EINTR) error = errno;
        if (size > 0) text.remove_prefix(static_cast<std::size_t>(size));
    }
    // Some disks tell only here that there was no room.
    if (close(file) != 0 && error == 0) error = errno;
    return error;
}

}  // namespace

std::optional<Phrase> write_file(const std::string& path, std::string_view text) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::is_directory(status)) return writing_reason(EISDIR);
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        const int code = write_all(path, 0, text);
        return code == 0 ? std::nullopt : std::optional(writing_reason(code));
    }
    // A link goes on pointing at the file it pointed at.
    const fs::path target = fs::exists(status) ? fs::canonical(path, error) : fs::path(path);
    if (error && fs::exists(status)) return writing_reason(error.value());
    const std::string beside = fmt::format("{}.{}.part", target.string(), getpid());
    int code = write_all(beside, O_CREAT | O_EXCL, text);
    if (code == EEXIST) return writing_reason(code);
    if (code == 0 && std::rename(beside.c_str(), target.c_str()) != 0) code = errno;
    if (code == 0) return std::nullopt;
    unlink(beside.c_str());
    return writing_reason(code);
}

FileText read_file(const std::string& path, std::size_t most_bytes) {
    if (path == "-") return read_all(stdin, most_bytes);
    // A pipe without a writer, or a device, would let us wait for ever.
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0) return {std::nullopt, errno == ENXIO ? not_ordinary() : reason_of(errno)};
    const File file(fdopen(descriptor, "rb"), &std::fclose);
    struct stat status {};
    if (!file || fstat(descriptor, &status) != 0) return {std::nullopt, reason_of(errno)};
    if (S_ISDIR(status.st_mode)) return {std::nullopt, reason_of(EISDIR)};
    if (!S_ISREG(status.st_mode)) return {std::nullopt, not_ordinary()};
    return read_all(file.get(), most_bytes);
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
