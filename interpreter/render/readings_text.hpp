#pragma once

// What an answer would be under each reading of an unclear sentence, side by side.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/evaluate/outcome.hpp"
#include "interpreter/render/json_writer.hpp"

namespace klausul {

/// One reading, with the answers of a case under each of its options; all else is as it was.
struct ReadingComparison {
    struct Option {
        std::string name;
        std::string label;
        std::vector<Answer> answers;
    };
    std::string name;
    std::string question;
    std::vector<std::string> tags;
    std::size_t default_option = 0;
    std::size_t taken = 0;  ///< by the case; most often the default
    /// Other readings and the options they had to be switched to before this one mattered at all.
    std::vector<std::pair<std::string, std::string>> given;
    std::vector<Option> options;
};

/// A table for each reading: a column for each option, a row for each answer that rests on it, and below a row with
/// amounts what they differ from the default.
[[nodiscard]] std::string readings_text(const std::vector<ReadingComparison>& readings, Language language);

/// Writes the member `readings` into the object that is open.
void write_readings(JsonWriter& json, const std::vector<ReadingComparison>& readings, const std::string& document,
                    Language language);

}  // namespace klausul
