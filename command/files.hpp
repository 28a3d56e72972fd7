#pragma once

// Reading texts from disk or standard input, with a limit on their size and plain words when it does not work.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/text/diagnostic.hpp"

namespace klausul {

struct FileLimits {
    static constexpr std::size_t bytes = std::size_t{16} << 20;
    static constexpr std::size_t case_bytes = std::size_t{64} << 20;  ///< a million records and more
};

struct FileText {
    std::optional<std::string> text;
    Phrase problem{""};  ///< why there is no text
};

/// "-" is standard input.
[[nodiscard]] FileText read_file(const std::string& path, std::size_t most_bytes = FileLimits::bytes);

/// Writes a file whole or not at all: what stood there before stays until all of `text` is safely beside it. A device
/// or pipe is written to as it is. Empty when it worked, otherwise why it did not.
[[nodiscard]] std::optional<Phrase> write_file(const std::string& path, std::string_view text);

struct FoundDocuments {
    std::vector<std::string> paths;
    std::optional<Phrase> problem;
};
/// A file stands for itself; of a folder, every *.klausul in it and below, sorted by bytes.
[[nodiscard]] FoundDocuments find_documents(const std::string& path);

}  // namespace klausul
