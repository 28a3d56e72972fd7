#pragma once

// The command without its process: arguments and environment in, texts and an exit code out.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "command/console.hpp"

namespace klausul {

struct Environment {
    std::string language;             ///< LC_ALL, LC_MESSAGES or LANG, the first that is set
    bool colour_diagnostics = false;  ///< diagnostics go to a terminal and NO_COLOR is not set
    /// Where verbs that hold a dialogue read and write; without it, on the standard streams.
    std::function<std::unique_ptr<Console>()> open_console = {};
    std::string today = "";  ///< 2026-03-31; for explorations of what has no first day
};

struct CommandResult {
    int code = 0;
    std::string out;
    std::string err;
};

/// `arguments` without the name of the program.
[[nodiscard]] CommandResult run_command(const std::vector<std::string>& arguments, const Environment& environment);

}  // namespace klausul
