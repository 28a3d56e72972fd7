#pragma once

// The register of sentences: for each tag where it stands in the signed text, and what it says in our own words. It is
// a file `register.csv` beside the agreements or in a folder above them (docs/reference.md, "The register of
// sentences").

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "grammar/text/diagnostic.hpp"

namespace klausul {

struct RegisteredSentence {
    std::string text;      ///< the signed text, by a short name
    std::string heading;   ///< as printed
    std::string number;    ///< of the sentence below the heading, from 1: `3`, `3-5`, `3, 7`
    std::string sentence;  ///< in our own words
};

struct Register {
    std::string path;  ///< empty if there is none
    std::map<std::string, RegisteredSentence, std::less<>> sentences;
    std::optional<Phrase> problem;  ///< why the file cannot be used
};

/// The nearest register at or above a document or folder.
[[nodiscard]] Register find_register(const std::string& path);

/// The rows of a register's text; `problem` names the first line that is none.
[[nodiscard]] Register read_register(std::string_view text);

}  // namespace klausul
