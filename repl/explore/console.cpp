#include "repl/explore/console.hpp"

#include <istream>
#include <ostream>

#include "interpreter/render/visible_text.hpp"

namespace klausul {

Input StreamConsole::read(const std::string& prompt) {
    Input input;
    out_ << prompt << std::flush;
    if (!std::getline(in_, input.line)) {
        out_ << '\n' << std::flush;
        return {Input::Kind::ended, ""};
    }
    if (!input.line.empty() && input.line.back() == '\r') input.line.pop_back();
    constexpr std::size_t most_echoed = 2000;
    out_ << visible(std::string_view(input.line).substr(0, bytes_of(input.line, most_echoed)));
    out_ << (input.line.size() > most_echoed ? "…\n" : "\n") << std::flush;
    return input;
}

void StreamConsole::write(std::string_view text) { out_ << text << std::flush; }

}  // namespace klausul
