#pragma once

#include <string>
#include <string_view>

#include "grammar/text/diagnostic.hpp"

namespace klausul {

/// A word in both languages, as the tables of this folder hold it. Either may be empty where a language has no word of
/// its own for it.
struct Twin {
    std::string_view sv;
    std::string_view en;

    [[nodiscard]] constexpr std::string_view in(Language language) const {
        return language == Language::swedish ? sv : en;
    }
    [[nodiscard]] constexpr bool is(std::string_view word) const { return !word.empty() && (word == sv || word == en); }
    /// What messages take.
    operator Phrase() const { return {std::string(sv), std::string(en)}; }
};

}  // namespace klausul
