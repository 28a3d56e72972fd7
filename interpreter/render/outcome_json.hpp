#pragma once

// The answers of one case as JSON, in the shape tools build on: English keys, numbers as decimal text, members always
// in the same order. Members that have a meaning for one status only stand with that status only.

#include <string>
#include <vector>

#include "interpreter/evaluate/outcome.hpp"
#include "interpreter/render/json_writer.hpp"

namespace klausul {

/// What the answers came from, so that they can be checked later.
struct Receipt {
    struct File {
        std::string path;
        std::string sha256;
    };
    std::string engine;    ///< "klausul 0.1.0"
    std::string document;  ///< name of the main document; clauses of others carry theirs
    std::vector<File> sources;
    std::string case_sha256;
};

/// Writes the member `answers` into the object that is open; clauses of other documents than `document` carry theirs.
void write_answers(JsonWriter& json, const std::vector<Answer>& answers, const std::string& document,
                   Language language);

struct JsonStyle {
    Language language;
    bool short_why;  ///< say in the member `short_why` of each answer what it rests on

    JsonStyle(Language in, bool with_short_why = false) : language(in), short_why(with_short_why) {}  // NOLINT
};
/// Writes one object.
void write_result(JsonWriter& json, const RunResult& result, const Receipt& receipt, JsonStyle style);

}  // namespace klausul
