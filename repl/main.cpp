// The process around the command: environment, streams and signals.

#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "repl/command.hpp"

namespace {

std::string first_set(std::initializer_list<const char*> names) {
    for (const char* name : names) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') return value;
    }
    return {};
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
                                           first_set({"NO_COLOR"}).empty() && isatty(STDERR_FILENO) == 1};
    const std::vector<std::string> arguments(words + (count > 0 ? 1 : 0), words + count);
    const klausul::CommandResult result = klausul::run_command(arguments, environment);
    write_whole(stderr, result.err);
    if (write_whole(stdout, result.out) || errno == EPIPE) return result.code;
    std::perror("klausul");
    return 2;
}
