#pragma once

// Where a dialogue reads and writes: a terminal with line editing, or plain streams.

#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace klausul {

struct Input {
    enum class Kind : unsigned char {
        line,
        interrupted,  ///< Ctrl-C; what was begun is dropped
        ended         ///< Ctrl-D, or the end of a file
    };
    Kind kind = Kind::line;
    std::string line;
};

/// Words that may stand in the place of the last one of a line that has been begun; each with what of the line stays.
struct Completions {
    std::size_t begin = 0;  ///< the byte at which the word begins
    std::vector<std::string> words;
};
using Completer = std::function<Completions(std::string_view begun)>;

class Console {
public:
    virtual ~Console() = default;
    [[nodiscard]] virtual Input read(const std::string& prompt) = 0;
    virtual void write(std::string_view text) = 0;
    /// Somebody sits at it; then colours are welcome.
    [[nodiscard]] virtual bool is_terminal() const { return false; }
    // NOLINTNEXTLINE(performance-unnecessary-value-param): who can complete keeps it
    virtual void set_completer(Completer) {}
    /// From now on nothing is written; lines are still read.
    virtual void fall_silent() {}
};

/// Lines from a stream. What is read is written after its prompt, so that what comes out reads like the dialogue; not
/// so with `shown`, at a terminal without line editing, which shows by itself what is typed.
class StreamConsole : public Console {
public:
    StreamConsole(std::istream& in, std::ostream& out, bool shown = false) : in_(in), out_(out), shown_(shown) {}
    [[nodiscard]] Input read(const std::string& prompt) override;
    void write(std::string_view text) override;
    void fall_silent() override { silent_ = true; }

private:
    std::istream& in_;
    std::ostream& out_;
    bool shown_;
    bool silent_ = false;
};

/// With line editing; null where it was not built in. `history` is a file that is read, and written at the end; empty =
/// nothing is kept.
[[nodiscard]] std::unique_ptr<Console> make_terminal(const std::string& history);

}  // namespace klausul
