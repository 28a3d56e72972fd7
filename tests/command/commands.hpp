#pragma once

// Short hands for the tests of the command: run it, and keep files for it.

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "command/command.hpp"
#include "tests/catch.hpp"

namespace klausul::commands {

namespace fs = std::filesystem;

inline CommandResult command(const std::vector<std::string>& arguments) {
    return run_command(arguments, {"sv_SE.UTF-8", false});
}

inline const std::string shipped_agreements = KLAUSUL_ROOT "/agreements";

/// A folder of its own for each test, removed afterwards.
class Folder {
public:
    Folder()
        : path_(fs::temp_directory_path() / ("klausul-" + std::to_string(getpid()) + "-" + std::to_string(count_++))) {
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string write(const std::string& name, const std::string& text) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream file(path_ / name, std::ios::binary);
        file << text;
        REQUIRE(file.good());
        return (path_ / name).string();
    }
    [[nodiscard]] std::string path() const { return path_.string(); }

private:
    static inline int count_ = 0;
    fs::path path_;
};

}  // namespace klausul::commands
