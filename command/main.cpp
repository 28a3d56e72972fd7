// The process around the command: environment, streams and signals.

#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "command/command.hpp"

namespace {

std::string first_set(std::initializer_list<const char*> names) {
    for (const char* name : names) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') return value;
    }
    return {};
}

std::string today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    std::array<char, 16> text{};
    if (localtime_r(&now, &local) == nullptr) return {};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d", &local)};
}

/// Where what was typed is kept between runs.
std::string history_file() {
    if (std::string given = first_set({"KLAUSUL_HISTORY"}); !given.empty()) return given == "-" ? "" : given;
    if (const std::string state = first_set({"XDG_STATE_HOME"}); !state.empty()) return state + "/klausul/history";
    const std::string home = first_set({"HOME"});
    return home.empty() ? "" : home + "/.local/state/klausul/history";
}

std::unique_ptr<klausul::Console> open_console() {
    const bool at_terminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1;
    std::unique_ptr<klausul::Console> console;
    if (at_terminal) console = klausul::make_terminal(history_file());
    if (!console) console = std::make_unique<klausul::StreamConsole>(std::cin, std::cout, at_terminal);
    return console;
}

/// False when not everything could be written.
bool write_whole(std::FILE* stream, std::string_view text) {
    return std::fwrite(text.data(), 1, text.size(), stream) == text.size() && std::fflush(stream) == 0;
}

}  // namespace

int main(int count, char** words) {
    // A reader that has had enough (`klausul … | head`) is no failure worth a signal.
    std::signal(SIGPIPE, SIG_IGN);
    const klausul::Environment environment{first_set({"LC_ALL", "LC_MESSAGES", "LANG"}),
                                           first_set({"NO_COLOR"}).empty() && isatty(STDERR_FILENO) == 1, open_console,
                                           today()};
    const std::vector<std::string> arguments(words + (count > 0 ? 1 : 0), words + count);
    const klausul::CommandResult result = klausul::run_command(arguments, environment);
    write_whole(stderr, result.err);
    if (write_whole(stdout, result.out) || errno == EPIPE) return result.code;
    std::perror("klausul");
    return 2;
}
