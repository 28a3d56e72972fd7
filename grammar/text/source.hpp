#pragma once

// A source text, made ready for parsing: what people paste from Word is rewritten to one form, and a map leads from
// each byte back to the text as it was handed in, so that every message points at what the writer sees.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/text/diagnostic.hpp"

namespace klausul {

/// Where a byte stands for a reader: 1-based line, 1-based column in code points, and the display width before it
/// (wide characters count two, combining ones none), for placing a caret.
struct Position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    std::uint32_t width_before = 0;
};

class Source {
public:
    /// Normalises `text`: CRLF and CR become LF; a leading byte order mark goes; no-break and thin spaces (U+00A0,
    /// U+202F, U+2009) become a blank; U+2212 and U+2013 become '-', outside of "quoted texts"; letters become NFC.
    /// Invalid UTF-8, NUL and other control characters, bidi controls and invisible characters are reported to
    /// `problems` (each kind at its first place and at most 20 places) and make the text unusable for parsing.
    Source(std::string path, std::string text, std::uint32_t index, std::vector<Diagnostic>& problems);

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::uint32_t index() const { return index_; }
    /// The text as handed in (what a digest is taken of).
    [[nodiscard]] const std::string& original() const { return original_; }
    /// The text that spans count in.
    [[nodiscard]] std::string_view text() const { return text_; }
    /// False when the text cannot be parsed at all; the reasons have been reported.
    [[nodiscard]] bool usable() const { return usable_; }

    [[nodiscard]] std::string_view slice(Span span) const;
    /// The same on one line, without comments and tags; what stands in quotation marks stays as it is.
    [[nodiscard]] std::string words(Span span) const;
    [[nodiscard]] Position position(std::uint32_t offset) const;
    /// The line (1-based) as the writer wrote it, without its end; control characters are not made visible here.
    [[nodiscard]] std::string_view line(std::uint32_t number) const;
    [[nodiscard]] std::uint32_t line_count() const;

private:
    std::string path_;
    std::string original_;
    std::string text_;
    std::uint32_t index_ = 0;
    bool usable_ = true;
    std::vector<std::uint32_t> line_begins_;  ///< offsets in text_
    std::vector<std::pair<std::uint32_t, std::uint32_t>>
        shifts_;  ///< (offset in text_, offset in original_), at each change
};

}  // namespace klausul
