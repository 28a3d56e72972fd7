#include "grammar/left_over.hpp"

#include <array>
#include <string>

#include "grammar/scan.hpp"
#include "grammar/words/keywords.hpp"
#include "grammar/words/periods.hpp"

namespace klausul::parsing {
namespace {

/// Longer spellings stand before those that they begin with.
struct Abbreviation {
    std::string_view written;
    Word meant;
};
constexpr auto abbreviations = std::to_array<Abbreviation>({{"fr.o.m.", Word::from_and_including},
                                                            {"fr.o.m", Word::from_and_including},
                                                            {"fr. o. m.", Word::from_and_including},
                                                            {"fr o m", Word::from_and_including},
                                                            {"f.o.m.", Word::from_and_including},
                                                            {"f.o.m", Word::from_and_including},
                                                            {"fom", Word::from_and_including},
                                                            {"t.o.m.", Word::to_and_including},
                                                            {"t.o.m", Word::to_and_including},
                                                            {"t. o. m.", Word::to_and_including},
                                                            {"t o m", Word::to_and_including},
                                                            {"tom", Word::to_and_including}});

std::string_view without_blanks(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

/// The name or figure that `text` ends with.
std::string_view last_word(std::string_view text) {
    text = without_blanks(text);
    return text.substr(text.find_last_of(" =*+-(;:") + 1);
}

bool is_digit_at(std::string_view text, std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// `kr per timme`: a price, or a value for each hour.
Phrase price_or_index(std::string_view before, std::string_view rest) {
    const std::string_view after = without_blanks(rest.substr(keyword_length(Word::per, rest)));
    const std::string one(after.substr(0, name_length(after)));
    const std::string price = std::string(last_word(before)) + "/" + one;
    const std::string sign = before.find('=') == std::string_view::npos ? ":" : "=";
    return {
        "ett pris skrivs `" + price + "`; ett värde för var och en skrivs med `per " + one + "` före `" + sign + "`",
        "a price is written `" + price + "`; a value for each is written with `per " + one + "` before `" + sign + "`"};
}

Phrase after_colon(std::string_view before) {
    if (keyword_length(Word::exception, before) == without_blanks(before).size())
        return {
            "efter `undantag` står inget kolon: skriv `undantag` ensamt eller `undantag om …`, och regeln på raden "
            "under",
            "no colon stands after `exception`: write `exception` alone or `exception if …`, and the rule on the "
            "line under it"};
    return {"ta bort kolonet", "take the colon away"};
}

}  // namespace

std::optional<MeantPhrase> meant_phrase(std::string_view rest) {
    const auto dated = [&](std::size_t length) {
        return is_digit_at(rest, length + scan::blanks(rest.substr(length)));
    };
    for (const Abbreviation& each : abbreviations) {
        // A word that the language knows with a date behind it means itself.
        if (!rest.starts_with(each.written) || keyword_length(each.meant, rest) > 0) continue;
        if (dated(each.written.size())) return MeantPhrase{each.written.size(), quoted(each.meant)};
    }
    for (const auto& [word, meant] :
         {std::pair(Word::from, Word::from_and_including), std::pair(Word::till, Word::to_and_including)}) {
        const std::size_t length = keyword_length(word, rest);
        if (length > 0 && keyword_length(meant, rest) == 0 && dated(length)) return MeantPhrase{length, quoted(meant)};
    }
    return std::nullopt;
}

Phrase left_over_help(std::string_view before, std::string_view rest) {
    before = without_blanks(before);
    const bool after_figure = !before.empty() && is_digit_at(before, before.size() - 1);
    if (after_figure && (rest.starts_with(":-") || rest.starts_with(",-"))) {
        const std::string amount = std::string(last_word(before)) + " " + std::string(unit_name::krona);
        return {"ett belopp skrivs `" + amount + "`", "an amount is written `" + amount + "`"};
    }
    if (rest.starts_with(':')) return after_colon(before);
    if (keyword_length(Word::per, rest) > 0) return price_or_index(before, rest);
    if (before.ends_with(']') && !rest.empty())
        return {"taggen står sist på raden, efter det andra", "the tag stands last on the line, after the rest"};
    if (keyword_length(Word::if_, rest) > 0)
        return {"ett villkor står efter värdet i en regel, eller på en egen rad under den",
                "a condition stands after the value of a rule, or on a line of its own under it"};
    const std::string_view last = last_word(before);
    const bool name_before = !last.empty() && name_length(last) == last.size();
    if (name_before && name_length(rest) > 0)
        return {"ett namn av flera ord skrivs med `_` emellan, och en text inom citattecken",
                "a name of several words is written with `_` between them, and a text in quotation marks"};
    return "";
}

}  // namespace klausul::parsing
