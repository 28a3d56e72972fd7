#pragma once

// Text on its way to a reader: nothing in an agreement or a case may steer a terminal, and columns count what is seen.

#include <cstddef>
#include <string>
#include <string_view>

namespace klausul {

/// One line with everything made visible: a tab as an arrow and three blanks, control characters as their pictures,
/// bidi controls, invisible characters and stray bytes as <U+202E> and <0xFF>.
[[nodiscard]] std::string visible(std::string_view text);
/// The same for text of several lines: line ends stay.
[[nodiscard]] std::string visible_lines(std::string_view text);

/// The last gate before a terminal, for texts put together of many parts: control characters, those of U+0080 to U+009F
/// too, and stray bytes as above; line ends and tabs stay. With `coloured`, so do the colours that we set ourselves.
[[nodiscard]] std::string for_terminal(std::string text, bool coloured);

/// Columns on a terminal: wide characters count two, combining ones none.
[[nodiscard]] std::size_t display_width(std::string_view text);
/// `text` and blanks up to `width` columns; `pad_left` puts the blanks first.
[[nodiscard]] std::string pad(std::string_view text, std::size_t width);
[[nodiscard]] std::string pad_left(std::string_view text, std::size_t width);

/// How many bytes the first `count` code points of `text` take.
[[nodiscard]] std::size_t bytes_of(std::string_view text, std::size_t count);
[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace klausul
