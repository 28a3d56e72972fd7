#pragma once

// A diagnostic is data: a code, a place and the words that fill its sentence. The sentences themselves stand in
// one table per stage (grammar/messages.cpp, interpreter/check/messages.cpp, ...), in Swedish and English, and are
// put together by whoever shows them.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace klausul {

enum class Language : std::uint8_t { swedish, english };

/// A half-open range of bytes in the normalised text of one source. `source` is the index given when it was loaded.
struct Span {
    std::uint32_t source = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    friend bool operator==(const Span&, const Span&) = default;
};

/// Words in both languages; made from one string where both say the same (names, figures, quoted source text).
struct Phrase {
    std::string sv;
    std::string en;

    Phrase(std::string both) : sv(both), en(std::move(both)) {}
    Phrase(std::string_view both) : Phrase(std::string(both)) {}
    Phrase(const char* both) : Phrase(std::string(both)) {}
    Phrase(std::string swedish, std::string english) : sv(std::move(swedish)), en(std::move(english)) {}

    [[nodiscard]] const std::string& in(Language language) const { return language == Language::swedish ? sv : en; }
};

enum class Severity : std::uint8_t { error, warning, hint };

/// Another place that belongs to a diagnostic ("first declared here"), with its own short label.
struct Related {
    Span span;
    Phrase label;
};

/// One row of a message table. `{0}`, `{1}` ... in the sentences stand for the diagnostic's words. A help sentence
/// is empty where there is no real fix to offer. Style: lower-case start, no final full stop, source words in
/// backticks.
struct Message {
    int code = 0;  ///< stable number, shown as K0123
    Severity severity = Severity::error;
    std::string_view sv;
    std::string_view en;
    std::string_view help_sv = {};
    std::string_view help_en = {};
};

struct Diagnostic {
    int code = 0;
    Span span;
    std::vector<Phrase> words;
    std::vector<Related> related = {};
};

/// `sentence` with `{n}` replaced by word n in the given language. Control characters in words are made visible.
[[nodiscard]] std::string fill(std::string_view sentence, const std::vector<Phrase>& words, Language language);

/// Edit distance based "did you mean": the candidate nearest to `name`, or nothing when none is near enough
/// (at most one edit per three characters, never more than three edits). Works on UTF-8 code points.
[[nodiscard]] std::optional<std::string> nearest_name(std::string_view name,
                                                      const std::vector<std::string>& candidates);

}  // namespace klausul
