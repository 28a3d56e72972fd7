#pragma once

// Small pieces of typed lines.

#include <string>
#include <string_view>
#include <vector>

namespace klausul::typed {

[[nodiscard]] std::string_view trimmed(std::string_view text);
/// The first word, and what follows it without blanks before.
[[nodiscard]] std::string_view first_word(std::string_view text);
[[nodiscard]] std::string_view after_first_word(std::string_view text);
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char at);
/// Where a sign stands outside of quoted texts; npos if nowhere.
[[nodiscard]] std::size_t find_outside_quotes(std::string_view text, char sign);
/// The words between the first two quotation marks, and what follows them.
struct Quoted {
    bool found = false;
    std::string_view text;
    std::string_view rest;
};
[[nodiscard]] Quoted quoted(std::string_view text);
/// The name before `=`, without `för …`; empty if the line gives nothing a value.
[[nodiscard]] std::string_view assigned_name(std::string_view text);

/// `antag`, in either language.
[[nodiscard]] bool means_suppose(std::string_view word);

}  // namespace klausul::typed
