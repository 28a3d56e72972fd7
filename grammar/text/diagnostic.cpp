#include "grammar/text/diagnostic.hpp"

#include <algorithm>
#include <cstdio>

namespace klausul {
namespace {

/// Code points, not bytes: `å` for `a` is one edit. Bytes that are no UTF-8 count as one point each.
std::u32string code_points(std::string_view text) {
    std::u32string points;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t point = 0;
        for (std::size_t k = 0; k < length && i + k < text.size(); ++k)
            point = (point << 8U) | static_cast<unsigned char>(text[i + k]);
        points.push_back(point);
        i += length;
    }
    return points;
}

std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::vector<std::size_t> two_before;
    for (std::size_t j = 0; j <= b.size(); ++j) before[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({before[j] + 1, row[j - 1] + 1, before[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], two_before[j - 2] + 1);
        }
        two_before = before;
        before = row;
    }
    return before[b.size()];
}

/// C0, DEL and C1 controls never reach a terminal: they are shown as U+XXXX.
std::string word_made_visible(const std::string& word) {
    std::string visible;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const auto c = static_cast<unsigned char>(word[i]);
        const bool c1 = c == 0xC2 && i + 1 < word.size() && static_cast<unsigned char>(word[i + 1]) < 0xA0;
        if (c >= 0x20 && c != 0x7F && !c1) {
            visible += word[i];
            continue;
        }
        char shown[16];
        std::snprintf(shown, sizeof shown, "<U+%04X>",
                      c1 ? static_cast<unsigned>(static_cast<unsigned char>(word[++i])) : c);
        visible += shown;
    }
    return visible;
}

}  // namespace

std::string fill(std::string_view sentence, const std::vector<Phrase>& words, Language language) {
    std::string filled;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const bool slot = sentence[i] == '{' && i + 2 < sentence.size() && sentence[i + 2] == '}';
        const auto number = slot ? static_cast<std::size_t>(sentence[i + 1] - '0') : words.size();
        if (number >= words.size()) {
            filled += sentence[i];
            continue;
        }
        filled += word_made_visible(words[number].in(language));
        i += 2;
    }
    return filled;
}

std::optional<std::string> nearest_name(std::string_view name, const std::vector<std::string>& candidates) {
    const auto wanted = code_points(name);
    const auto limit = std::min<std::size_t>(3, wanted.size() / 3);
    std::optional<std::string> nearest;
    auto best = limit + 1;
    if (wanted.size() > 200) return nearest;
    for (const auto& candidate : candidates) {
        const auto points = code_points(candidate);
        if (points.size() > wanted.size() + limit || wanted.size() > points.size() + limit) continue;
        const auto distance = edit_distance(wanted, points);
        if (distance >= best) continue;
        best = distance;
        nearest = candidate;
    }
    return nearest;
}

}  // namespace klausul
