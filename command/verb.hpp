#pragma once

// A verb of the command: its names, what it takes, and what it does. Each stands in a file of its own; the table of
// all verbs is in command.cpp.

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "command/session.hpp"

namespace klausul {

/// A flag, or an option with values.
struct Option {
    std::string name;  ///< with its dashes; several spellings are parted by commas
    std::variant<bool*, std::vector<std::string>*> target;
    Phrase value;  ///< what to put after it; empty for a flag
    Phrase help;
    bool repeated = false;
};

struct Verb {
    std::string name;
    std::string alias;
    Phrase summary{""};
    Phrase operand{""};  ///< what stands after the verb, in capitals
    std::vector<std::string>* operands = nullptr;
    bool many_operands = false;
    std::vector<Option> options;
    std::function<int(Session&)> perform;
    bool operands_optional = false;
};

[[nodiscard]] Verb run_verb();
[[nodiscard]] Verb check_verb();
[[nodiscard]] Verb test_verb();
[[nodiscard]] Verb readings_verb();
[[nodiscard]] Verb list_verb();
[[nodiscard]] Verb show_verb();
[[nodiscard]] Verb status_verb();
[[nodiscard]] Verb calendar_verb();
[[nodiscard]] Verb doc_verb();
[[nodiscard]] Verb explain_verb();
[[nodiscard]] Verb repl_verb();
[[nodiscard]] Verb ask_verb();

}  // namespace klausul
