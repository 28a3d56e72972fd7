#include "grammar/words/usual.hpp"

#include <array>
#include <span>
#include <string>

#include "grammar/words/keywords.hpp"
#include "grammar/words/periods.hpp"

namespace klausul::usual {
namespace {

struct Spelling {
    std::string_view written;
    std::string_view sv;
    std::string_view en;
};

// In all tables longer spellings stand before those that they begin with.

constexpr auto condition_words = std::to_array<Spelling>({
    {"såvida inte", "om inte", "if not"},
    {"utom när", "om inte", "if not"},
    {"utom om", "om inte", "if not"},
    {"unless", "om inte", "if not"},
    {"i de fall", "om", "if"},
    {"provided that", "om", "if"},
    {"in case", "om", "if"},
    {"såvida", "om", "if"},
    {"ifall", "om", "if"},
    {"när", "om", "if"},
    {"when", "om", "if"},
});

constexpr auto comparisons = std::to_array<Spelling>({
    {"no less than", ">=", ">="}, {"no more than", "<=", "<="}, {"mindre än", "<", "<"},  {"mer än", ">", ">"},
    {"fler än", ">", ">"},        {"färre än", "<", "<"},       {"längre än", ">", ">"},  {"kortare än", "<", "<"},
    {"äldre än", ">", ">"},       {"yngre än", "<", "<"},       {"less than", "<", "<"},  {"more than", ">", ">"},
    {"older than", ">", ">"},     {"younger than", "<", "<"},   {"at least", ">=", ">="}, {"at most", "<=", "<="},
    {"minst", ">=", ">="},        {"lägst", ">=", ">="},        {"högst", "<=", "<="},    {"max", "<=", "<="},
    {"över", ">", ">"},           {"above", ">", ">"},          {"over", ">", ">"},       {"under", "<", "<"},
    {"below", "<", "<"},
});

constexpr auto limits = std::to_array<Spelling>({
    {"no less than", ", dock lägst", ", but at least"},   {"no more than", ", dock högst", ", but at most"},
    {"at least", ", dock lägst", ", but at least"},       {"at most", ", dock högst", ", but at most"},
    {"not more than", ", dock högst", ", but at most"},   {"not exceeding", ", dock högst", ", but at most"},
    {"capped at", ", dock högst", ", but at most"},       {"inte mer än", ", dock högst", ", but at most"},
    {"inte över", ", dock högst", ", but at most"},       {"ej över", ", dock högst", ", but at most"},
    {"inte mindre än", ", dock lägst", ", but at least"}, {"not less than", ", dock lägst", ", but at least"},
    {"up to", ", dock högst", ", but at most"},           {"upp till", ", dock högst", ", but at most"},
    {"maximalt", ", dock högst", ", but at most"},        {"maximum", ", dock högst", ", but at most"},
    {"högst", ", dock högst", ", but at most"},           {"max", ", dock högst", ", but at most"},
    {"minimum", ", dock lägst", ", but at least"},        {"lägst", ", dock lägst", ", but at least"},
    {"minst", ", dock lägst", ", but at least"},
});

/// What may stand before a limit.
constexpr auto limit_openings = std::to_array<std::string_view>({"men", "dock", "fast", "but", "though"});

constexpr auto signs = std::to_array<Spelling>({
    {"==", "är", "is"},
    {"!=", "är inte", "is not"},
    {"<>", "är inte", "is not"},
    {"=>", ">=", ">="},
    {"=<", "<=", "<="},
    {"&&", "och", "and"},
    {"||", "eller", "or"},
    {"≥", ">=", ">="},
    {"≤", "<=", "<="},
    {"≠", "är inte", "is not"},
});

// A unit has one name in both languages.
constexpr auto units = std::to_array<Spelling>({
    {"SEK", unit_name::krona, unit_name::krona},
    {"sek", unit_name::krona, unit_name::krona},
    {"Kr", unit_name::krona, unit_name::krona},
    {"KR", unit_name::krona, unit_name::krona},
    {"h", "timme", "timme"},
    {"H", "timme", "timme"},
    {"hr", "timme", "timme"},
    {"hour", "timme", "timme"},
    {"hours", "timmar", "timmar"},
    {"minute", "minut", "minut"},
    {"minutes", "minuter", "minuter"},
    {"day", "dag", "dag"},
    {"days", "dagar", "dagar"},
    {"week", "vecka", "vecka"},
    {"weeks", "veckor", "veckor"},
    {"month", "månad", "månad"},
    {"months", "månader", "månader"},
    {"year", "år", "år"},
    {"years", "år", "år"},
    {"mån", "månad", "månad"},
    {"pers", "person", "person"},
});

// Of units, with a figure of their own: no other spelling of the unit, and no name near it.
constexpr auto multiples = std::to_array<Spelling>({
    {"tkr", "1 000 kr", "1 000 kr"},
    {"Tkr", "1 000 kr", "1 000 kr"},
    {"TKR", "1 000 kr", "1 000 kr"},
    {"kkr", "1 000 kr", "1 000 kr"},
    {"mkr", "1 000 000 kr", "1 000 000 kr"},
    {"Mkr", "1 000 000 kr", "1 000 000 kr"},
    {"MKR", "1 000 000 kr", "1 000 000 kr"},
    {"mnkr", "1 000 000 kr", "1 000 000 kr"},
});

constexpr auto ones_of_two = std::to_array<Spelling>({
    {"minimum", "den lägre av", "the lower of"},  {"minsta", "den lägre av", "the lower of"},
    {"mindre", "den lägre av", "the lower of"},   {"lägsta", "den lägre av", "the lower of"},
    {"lägre", "den lägre av", "the lower of"},    {"lägst", "den lägre av", "the lower of"},
    {"minst", "den lägre av", "the lower of"},    {"min", "den lägre av", "the lower of"},
    {"lesser", "den lägre av", "the lower of"},   {"smaller", "den lägre av", "the lower of"},
    {"smallest", "den lägre av", "the lower of"}, {"lower", "den lägre av", "the lower of"},
    {"least", "den lägre av", "the lower of"},    {"maximum", "den högre av", "the higher of"},
    {"största", "den högre av", "the higher of"}, {"större", "den högre av", "the higher of"},
    {"högsta", "den högre av", "the higher of"},  {"högre", "den högre av", "the higher of"},
    {"högst", "den högre av", "the higher of"},   {"störst", "den högre av", "the higher of"},
    {"max", "den högre av", "the higher of"},     {"greater", "den högre av", "the higher of"},
    {"larger", "den högre av", "the higher of"},  {"largest", "den högre av", "the higher of"},
    {"higher", "den högre av", "the higher of"},  {"greatest", "den högre av", "the higher of"},
});

constexpr auto about_words =
    std::to_array<std::string_view>({"ca", "c:a", "cirka", "circa", "ungefär", "omkring", "runt", "about", "approx"});
constexpr auto between_words = std::to_array<std::string_view>({"mellan", "between"});
constexpr auto deadline_words = std::to_array<std::string_view>({"senast", "no later than", "by"});
constexpr auto period_ends =
    std::to_array<std::string_view>({"räknat till månadens sista dag", "räknat till", "räknat från månadsskiftet",
                                     "till månadsskiftet", "till månadens slut", "till månadens utgång",
                                     "till utgången av månaden", "to the end of the month", "counted to"});
constexpr auto vat_words = std::to_array<std::string_view>({"mervärdesskatt", "moms", "VAT", "vat"});

struct Factor {
    std::string_view written;
    std::string_view does;
};
constexpr auto factors = std::to_array<Factor>({{"halva", "/ 2"},
                                                {"halv", "/ 2"},
                                                {"hälften", "/ 2"},
                                                {"half", "/ 2"},
                                                {"dubbla", "* 2"},
                                                {"dubbelt", "* 2"},
                                                {"double", "* 2"},
                                                {"twice", "* 2"}});

/// Whole words only: `max` is not the beginning of `maxbelopp`.
bool stands_at(std::string_view text, std::string_view word) {
    return text.starts_with(word) &&
           (name_character(word.substr(word.size() - 1)) == 0 || name_character(text.substr(word.size())) == 0);
}

std::size_t length_of(std::string_view text, std::span<const std::string_view> words) {
    for (const std::string_view word : words)
        if (stands_at(text, word)) return word.size();
    return 0;
}

std::size_t blanks_at(std::string_view text) {
    const std::size_t end = text.find_first_not_of(' ');
    return end == std::string_view::npos ? text.size() : end;
}

Found found_in(std::string_view text, std::span<const Spelling> spellings) {
    for (const Spelling& each : spellings)
        if (stands_at(text, each.written)) return {each.written.size(), {std::string(each.sv), std::string(each.en)}};
    return {};
}

}  // namespace

Found condition_word(std::string_view text) { return found_in(text, condition_words); }
Found comparison(std::string_view text) { return found_in(text, comparisons); }
Found sign(std::string_view text) { return found_in(text, signs); }

Found unit(std::string_view text) {
    const Found found = found_in(text, units);
    return found.length == text.size() ? found : Found{};
}

Found multiple(std::string_view text) {
    const Found found = found_in(text, multiples);
    return found.length == text.size() ? found : Found{};
}

Found limit(std::string_view text) {
    std::size_t opening = text.starts_with(',') ? 1 : 0;
    opening += blanks_at(text.substr(opening));
    if (const std::size_t word = length_of(text.substr(opening), limit_openings); word > 0) {
        opening += word;
        opening += blanks_at(text.substr(opening));
    }
    Found found = found_in(text.substr(opening), limits);
    if (found.length > 0) found.length += opening;
    return found;
}

Found one_of_two(std::string_view text) {
    Found found = found_in(text, ones_of_two);
    if (found.length == 0) return {};
    for (const std::string_view of : {" av ", " of "}) {
        if (!text.substr(found.length).starts_with(of)) continue;
        found.length += of.size();
        return found;
    }
    return {};
}

std::size_t about(std::string_view text) { return length_of(text, about_words); }
std::size_t between(std::string_view text) { return length_of(text, between_words); }
std::size_t to_end_of_period(std::string_view text) { return length_of(text, period_ends); }
std::size_t no_later_than(std::string_view text) { return length_of(text, deadline_words); }

bool speaks_of_vat(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool begins = at == 0 || text[at - 1] == ' ';
        if (begins && length_of(text.substr(at), vat_words) > 0) return true;
    }
    return false;
}

std::string_view factor(std::string_view word) {
    for (const Factor& each : factors)
        if (each.written == word) return each.does;
    return {};
}

}  // namespace klausul::usual
