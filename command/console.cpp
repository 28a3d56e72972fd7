#include "command/console.hpp"

#include <istream>
#include <ostream>

#include "grammar/text/visible_text.hpp"

namespace klausul {

Input StreamConsole::read(const std::string& prompt) {
    Input input;
    write(prompt);
    if (!std::getline(in_, input.line)) {
        write("\n");
        return {Input::Kind::ended, ""};
    }
    if (!input.line.empty() && input.line.back() == '\r') input.line.pop_back();
    if (shown_) return input;
    constexpr std::size_t most_echoed = 2000;
    const std::string_view line = input.line;
    write(visible(line.substr(0, bytes_of(line, most_echoed))) + (line.size() > most_echoed ? "…\n" : "\n"));
    return input;
}

void StreamConsole::write(std::string_view text) {
    if (!silent_) out_ << for_terminal(std::string(text), false) << std::flush;
}

}  // namespace klausul
