#pragma once

// Kinds of values and of names, and what they are called.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "grammar/words/twin.hpp"

namespace klausul {

/// What kind of thing a value is. Every value is carried by one Number: a truth by 0/1, an option by its place in
/// its enumeration, a party by its place among all parties, a day and a moment by their count, a text and a pair by
/// their place in a pool.
enum class Kind : std::uint8_t { truth, number, option, party, day, moment, clock, text, window, span, record };

struct KindWords {
    Kind kind;
    Twin written;  ///< after a colon: `datum`, `date`; empty for what has a type of its own
    Twin called;   ///< in a list: "datum", "date"
    Twin one;      ///< in a sentence, with its article: "ett datum", "a date"
    Twin example;  ///< a value to go by; empty where none helps
};

[[nodiscard]] const KindWords& kind_words(Kind kind);
/// A number that is whole, or of a whole that it shares.
[[nodiscard]] const KindWords& whole_number_words();
[[nodiscard]] const KindWords& share_words();

/// The kind that a type's name stands for; `whole` and `share` for the two special sorts of numbers.
struct NamedKind {
    Kind kind = Kind::number;
    bool whole = false;
    bool share = false;
};
/// By the word after a colon, in either language; null if the language has no such type.
[[nodiscard]] const NamedKind* find_kind(std::string_view word);
/// All words that `find_kind` knows.
[[nodiscard]] std::vector<std::string_view> kind_names();

/// "ja", "yes"
[[nodiscard]] Twin truth_word(bool yes);

/// What a name can stand for.
enum class SymbolKind : std::uint8_t {
    fact,
    field,
    list,
    term,
    reading,
    series,
    party,
    enumeration,
    domain,
    unit,
    requirement,
    record_type,
    premises,
    record,
    function
};

/// With its article: "en uppgift", "a fact".
[[nodiscard]] Twin symbol_words(SymbolKind kind);

}  // namespace klausul
