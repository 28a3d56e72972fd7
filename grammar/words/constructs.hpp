#pragma once

// What the parts of a document are called in lists, tables and headings, once for all that tell of them.

#include <cstdint>

#include "grammar/words/twin.hpp"

namespace klausul {

enum class Construct : std::uint8_t {
    header,
    clause,
    rule,
    exception,
    criterion,
    choice,
    uprating,
    precedence,
    duty,
    note,
    text,
    fact,
    field,
    answer,
    helper,
    reading,
    option,       ///< of a reading
    type_option,  ///< of an enumeration
    party,
    definition,
    index,
    list,
    table,
    check,
    example,
    steps,
    requirement,
    expected,
    term,  ///< of an agreement: how long it lasts
    notice,
    deadline
};

/// "undantag", "exception"
[[nodiscard]] Twin construct_words(Construct construct);

}  // namespace klausul
