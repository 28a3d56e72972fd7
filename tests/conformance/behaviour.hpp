#pragma once

// One behaviour of the language as its file says it: a sentence, documents, and what must come of them. The form is
// described in README.md beside this file.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/cases/json_reader.hpp"
#include "interpreter/klausul.hpp"

namespace klausul::conformance {

/// A case with what is expected of it. At least one expectation is there.
struct JudgedCase {
    std::size_t line = 0;  ///< of its section in the file
    std::string text;
    std::optional<JsonValue> answers;                 ///< contained in the member `answers` of the result
    std::optional<JsonValue> result;                  ///< contained in the result
    std::optional<std::vector<std::string>> refused;  ///< the places in the case that are complained of
};

struct Behaviour {
    std::string name;      ///< `exceptions/an exception speaks instead of its rule`
    std::string sentence;  ///< what the file shows, for a person
    std::vector<SourceText> documents;
    std::optional<std::vector<std::string>> diagnostics;  ///< all errors, `K0302 prov.klausul:5:3`
    std::optional<std::vector<std::string>> remarks;      ///< all warnings and hints, in the same form
    std::optional<std::vector<std::string>> examples;     ///< `passed two hours`, one for each example and check
    std::vector<JudgedCase> cases;
};

struct ReadBehaviour {
    Behaviour behaviour;
    std::vector<std::string> mistakes;  ///< in the form of the file; with any of them there is nothing to be run
};

[[nodiscard]] ReadBehaviour read_behaviour(std::string name, std::string_view text);

}  // namespace klausul::conformance
