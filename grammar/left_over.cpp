#include "grammar/left_over.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "grammar/scan.hpp"
#include "grammar/words/keywords.hpp"
#include "grammar/words/periods.hpp"
#include "grammar/words/usual.hpp"

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

/// The figure that `text` ends with, with the blanks between its thousands; empty if it ends with none.
std::string_view last_figure(std::string_view text) {
    text = without_blanks(text);
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool begins = at == 0 || std::string_view(" =*+-(;:").find(text[at - 1]) != std::string_view::npos;
        const std::string_view figure = text.substr(at);
        if (begins && scan::figure(figure).length == figure.size()) return figure;
    }
    return {};
}

/// The name or figure that `text` ends with.
std::string_view last_word(std::string_view text) {
    text = without_blanks(text);
    return text.substr(text.find_last_of(" =*+-(;:") + 1);
}

bool is_digit_at(std::string_view text, std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// `25 kr per påbörjad mil`: what is counted by the started one stands before the price.
std::optional<Phrase> started_help(std::string_view before, std::string_view after) {
    const std::size_t length = keyword_length(Word::started, after);
    const std::string_view unit = without_blanks(after.substr(length));
    const std::size_t equals = before.find('=');
    if (length == 0 || name_length(unit) == 0 || equals == std::string_view::npos) return std::nullopt;
    const std::string one(unit.substr(0, name_length(unit)));
    const std::string_view product = without_blanks(before.substr(equals + 1));
    const std::size_t times = product.rfind(" * ");
    const bool counted = times != std::string_view::npos;
    const std::string what(counted ? product.substr(0, times) : "…");
    const std::string price(counted ? product.substr(times + 3) : product);
    return Phrase("skriv `påbörjade " + one + " av " + what + " * " + price + "/" + one + "`",
                  "write `started " + one + " of " + what + " * " + price + "/" + one + "`");
}

/// `kr per timme`: a price, or a value for each hour.
Phrase price_or_index(std::string_view before, std::string_view rest) {
    const std::string_view after = without_blanks(rest.substr(keyword_length(Word::per, rest)));
    if (auto started = started_help(before, after)) return *started;
    const std::string one(after.substr(0, name_length(after)));
    const std::string price = std::string(last_word(before)) + "/" + one;
    const std::string sign = before.find('=') == std::string_view::npos ? ":" : "=";
    return {
        "ett pris skrivs `" + price + "`; ett värde för var och en skrivs med `per " + one + "` före `" + sign + "`",
        "a price is written `" + price + "`; a value for each is written with `per " + one + "` before `" + sign + "`"};
}

bool is_exception_head(std::string_view before) {
    const std::string_view words = without_blanks(before);
    return !words.empty() && keyword_length(Word::exception, before) == words.size();
}

Phrase after_colon(std::string_view before) {
    if (is_exception_head(before))
        return {
            "efter `undantag` står inget kolon: skriv `undantag` ensamt eller `undantag om …`, och regeln på raden "
            "under",
            "no colon stands after `exception`: write `exception` alone or `exception if …`, and the rule on the "
            "line under it"};
    return {"ta bort kolonet", "take the colon away"};
}

Phrase exception_alone() {
    return {"`undantag` står ensamt eller som `undantag om …`, och regeln på raden under",
            "`exception` stands alone or as `exception if …`, and the rule on the line under it"};
}

/// `x = …` without `om …`: what comes is about the value.
bool in_value(std::string_view before) {
    return before.find(" = ") != std::string_view::npos && keyword_length(Word::if_, before) == 0 &&
           !mentions(Word::if_, before);
}

/// What is left of the line without its tags, cut to a length that fits into a sentence.
std::string_view shown(std::string_view rest) {
    constexpr std::size_t longest = 40;
    rest = without_blanks(rest.substr(0, rest.find('[')));
    if (rest.size() <= longest) return rest;
    return without_blanks(rest.substr(0, rest.rfind(' ', longest)));
}

std::string_view from_last_blank(std::string_view text) {
    text = without_blanks(text);
    return text.substr(text.rfind(' ') + 1);
}

std::string_view without_last(std::string_view text, std::string_view word) {
    text = without_blanks(text);
    return without_blanks(text.substr(0, text.size() - word.size()));
}

/// Whether the text ends with a figure and its unit: `640 kr`, `3 timmar`.
bool ends_with_amount(std::string_view text) {
    const std::string_view unit = from_last_blank(text);
    if (unit.empty() || (name_length(unit) == 0 && unit != "%")) return false;
    const std::string_view figure = from_last_blank(without_last(text, unit));
    return !figure.empty() && scan::figure(figure).length == figure.size();
}

Phrase in_backticks(const Phrase& words, std::string_view before, std::string_view after) {
    const auto one = [&](const std::string& each) {
        return "`" + std::string(before) + each + std::string(after) + "`";
    };
    return {one(words.sv), one(words.en)};
}

/// `==`, `=>`, `&&`: the rule stops at the first character of it that it cannot take, or at the second.
std::optional<MeantPhrase> meant_sign(std::string_view before, std::string_view rest) {
    const std::string line = std::string(before) + std::string(rest);
    for (const std::size_t back : {std::size_t{0}, std::size_t{1}}) {
        if (back > before.size()) break;
        const std::string_view there = std::string_view(line).substr(before.size() - back);
        const usual::Found found = usual::sign(there);
        if (found.length <= back) continue;
        const std::string_view compared = without_blanks(before.substr(0, before.size() - back));
        if (there.starts_with("==") && compared.find(' ') == std::string_view::npos)
            return MeantPhrase{back, found.length, "`=`"};
        const std::string name(last_word(compared));
        if (there.starts_with("==") && keyword_length(Word::yes, without_blanks(there.substr(2))) > 0)
            return MeantPhrase{
                back, found.length, {"`är`, eller bara `" + name + "`", "`is`, or `" + name + "` alone"}};
        return MeantPhrase{back, found.length, in_backticks(found.meant, "", "")};
    }
    return std::nullopt;
}

/// `tid minst 3 timmar`, `tid är minst 3 timmar`: the word is left over itself, or was taken for a name.
std::optional<MeantPhrase> meant_comparison(std::string_view before, std::string_view rest) {
    if (in_value(before)) return std::nullopt;
    const usual::Found found = usual::comparison(rest);
    if (found.length > 0 && is_digit_at(rest, found.length + scan::blanks(rest.substr(found.length))))
        return MeantPhrase{0, found.length, in_backticks(found.meant, "", "")};
    const std::string_view last = from_last_blank(before);
    const usual::Found taken = usual::comparison(last);
    if (taken.length == 0 || taken.length != last.size() || !is_digit_at(rest, 0)) return std::nullopt;
    std::size_t back = before.size() - static_cast<std::size_t>(last.data() - before.data());
    const std::string_view is = from_last_blank(without_last(before, last));
    if (keyword_length(Word::is, is) == is.size() && !is.empty())
        back = before.size() - static_cast<std::size_t>(is.data() - before.data());
    return MeantPhrase{back, back - scan::blanks(before.substr(before.find_last_not_of(' ') + 1)),
                       in_backticks(taken.meant, "", "")};
}

/// `den minsta av a och b`, `the minimum of a and b`: the word is left over itself, or was taken for a name.
std::optional<Phrase> one_of_two_help(std::string_view before, std::string_view rest) {
    if (!in_value(before)) return std::nullopt;
    const std::string line = std::string(from_last_blank(before)) + " " + std::string(rest);
    for (const std::string_view words : {rest, std::string_view(line)}) {
        const usual::Found found = usual::one_of_two(words);
        if (found.length == 0) continue;
        const std::string_view both = shown(words.substr(found.length));
        // Where a list in parentheses is meant, its own words are near; two are told apart by the word between them.
        for (const std::string_view between : {" och ", " and "}) {
            const std::size_t at = both.find(between);
            if (at == std::string_view::npos) continue;
            const std::string first(both.substr(0, at));
            const std::string second(both.substr(at + between.size()));
            return Phrase("skriv `" + found.meant.sv + " " + first + " och " + second + "`",
                          "write `" + found.meant.en + " " + first + " and " + second + "`");
        }
        return Phrase("skriv `" + found.meant.sv + " a och b`", "write `" + found.meant.en + " a and b`");
    }
    return std::nullopt;
}

/// `, högst 500 kr` behind an amount.
std::optional<MeantPhrase> meant_limit(std::string_view before, std::string_view rest) {
    const usual::Found found = in_value(before) ? usual::limit(rest) : usual::Found{};
    if (found.length == 0 || one_of_two_help(before, rest)) return std::nullopt;
    const std::string_view amount = shown(rest.substr(found.length));
    return MeantPhrase{0, found.length, in_backticks(found.meant, "", amount.empty() ? "" : " " + std::string(amount))};
}

std::optional<MeantPhrase> meant_condition(std::string_view before, std::string_view rest) {
    if (!is_exception_head(before) && !in_value(before)) return std::nullopt;
    const usual::Found found = usual::condition_word(rest);
    if (found.length == 0) return std::nullopt;
    return MeantPhrase{0, found.length, in_backticks(found.meant, "", "")};
}

/// The days on which a value holds, told without the words for it: `640 kr 2026-08-01 till 2026-12-31`, `640 kr mellan
/// 2026-08-01 och 2026-12-31`, `640 kr per 2026-08-01`.
std::optional<Phrase> days_help(std::string_view before, std::string_view rest) {
    if (!in_value(before)) return std::nullopt;
    rest = without_blanks(rest.substr(std::max(usual::between(rest), keyword_length(Word::per, rest))));
    const std::size_t first = scan::date(rest).length;
    if (first == 0) return std::nullopt;
    const std::string from(rest.substr(0, first));
    rest = without_blanks(rest.substr(first));
    rest = without_blanks(rest.substr(std::max(keyword_length(Word::till, rest), keyword_length(Word::and_, rest))));
    const std::size_t second = scan::date(rest).length;
    const std::string to(rest.substr(0, second));
    const Phrase upto = second == 0 ? Phrase("") : Phrase(" till och med " + to, " to and including " + to);
    return Phrase("skriv `från och med " + from + upto.sv + "`", "write `from and including " + from + upto.en + "`");
}

/// How the time from one day to another is told in a unit; empty where it cannot be.
std::optional<Word> time_from_day(std::string_view unit) {
    if (is_time_unit(unit) && unit.starts_with(unit_name::working_day)) return Word::working_days_from;
    const PeriodWords* period = find_length(unit);
    if (period == nullptr) return std::nullopt;
    switch (period->period) {
        case PeriodKind::day:
            return Word::days_from;
        case PeriodKind::month:
            return Word::completed_months;
        case PeriodKind::year:
            return Word::completed_years;
        case PeriodKind::half_year:
        case PeriodKind::quarter:
        case PeriodKind::week:
        case PeriodKind::weekday:
            break;
    }
    return std::nullopt;
}

/// `antal arbetsdagar mellan a och b`, `år mellan född och dagen`: a time from one day to another, and no condition.
std::optional<Phrase> time_between_help(std::string_view before, std::string_view bounds) {
    const std::string_view unit = from_last_blank(before);
    const std::optional<Word> from_day = time_from_day(unit);
    if (!from_day) return std::nullopt;
    for (const std::string_view joined : {" och ", " and "}) {
        const std::size_t at = bounds.find(joined);
        if (at == std::string_view::npos) continue;
        const std::string from(without_blanks(bounds.substr(0, at)));
        const std::string to(without_blanks(bounds.substr(at + joined.size())));
        const Phrase written = plain(*from_day);
        return Phrase("skriv `" + written.sv + " " + from + " till " + to + "`",
                      "write `" + written.en + " " + from + " to " + to + "`");
    }
    return std::nullopt;
}

/// `tid mellan 3 och 5 timmar`, which two comparisons say.
std::optional<Phrase> between_help(std::string_view before, std::string_view rest) {
    std::string_view compared = without_blanks(before);
    std::string_view bounds = rest;
    if (const std::size_t length = usual::between(rest); length > 0) {
        bounds = rest.substr(length);
    } else {
        const std::string_view last = from_last_blank(before);
        if (last.empty() || usual::between(last) != last.size()) return std::nullopt;
        compared = without_last(compared, last);
    }
    if (const std::string_view is = from_last_blank(compared); !is.empty() && keyword_length(Word::is, is) == is.size())
        compared = without_last(compared, is);
    const std::string subject(from_last_blank(compared));
    bounds = shown(bounds);
    if (in_value(before)) {
        if (auto time = time_between_help(compared, bounds)) return time;
        if (bounds.empty() || !is_digit_at(without_blanks(bounds), 0)) return std::nullopt;
    }
    std::string low = "a";
    std::string high = "b";
    for (const auto form : {keyword(Word::and_).swedish[0], keyword(Word::and_).english[0]}) {
        const std::string with_blanks = " " + std::string(form) + " ";
        const std::size_t at = bounds.find(with_blanks);
        if (at == std::string_view::npos) continue;
        low = without_blanks(bounds.substr(0, at));
        high = without_blanks(bounds.substr(at + with_blanks.size()));
        const std::size_t unit = high.rfind(' ');
        if (unit != std::string::npos && scan::figure(low).length == low.size()) low += high.substr(unit);
        break;
    }
    const std::string first = subject + " >= " + low;
    const std::string second = subject + " <= " + high;
    return Phrase("skriv `" + first + " och " + second + "`; `>` och `<` om gränserna själva inte räknas med",
                  "write `" + first + " and " + second + "`; `>` and `<` if the limits themselves are not included");
}

/// A word before the amount that was taken for a name: `ca 640 kr`, `SEK 640`, `halva 640 kr`, `minst 640 kr`.
std::optional<Phrase> before_amount_help(std::string_view before, std::string_view rest) {
    const std::string_view word = from_last_blank(before);
    if (const auto factor = usual::factor(word); !factor.empty()) {
        std::string_view amount = shown(rest);
        for (const std::string_view of : {"av ", "of "})
            if (amount.starts_with(of)) amount.remove_prefix(of.size());
        const std::string product = std::string(amount) + " " + std::string(factor);
        return Phrase("skriv `" + product + "`", "write `" + product + "`");
    }
    const std::size_t figure = scan::figure(rest).length;
    if (figure == 0) return std::nullopt;
    const bool krona = word == unit_name::krona || usual::unit(word).meant.sv == unit_name::krona;
    if (krona) {
        const std::string written = std::string(rest.substr(0, figure)) + " " + std::string(unit_name::krona);
        return Phrase("ett belopp skrivs `" + written + "`", "an amount is written `" + written + "`");
    }
    if (const usual::Found limit = usual::limit(word); limit.length > 0 && limit.length == word.size()) {
        const std::string_view bound = shown(rest);
        const Phrase example = in_backticks(limit.meant, "…", " " + std::string(bound));
        return Phrase("en gräns står efter det som den begränsar: " + example.sv,
                      "a limit stands behind what it limits: " + example.en);
    }
    return std::nullopt;
}

/// `x = 200 kr om y < 2 annars 150 kr`: a condition behind the value has no other case; a choice begins with it.
std::optional<Phrase> otherwise_help(std::string_view before, std::string_view rest) {
    const std::size_t otherwise = keyword_length(Word::otherwise, rest);
    constexpr std::string_view is = " = ";
    const std::size_t equals = before.find(is);
    if (otherwise == 0 || equals == std::string_view::npos || mentions(Word::then, before)) return std::nullopt;
    const std::string_view written = before.substr(equals + is.size());
    for (std::size_t blank = written.find(' '); blank != std::string_view::npos; blank = written.find(' ', blank + 1)) {
        const std::size_t word = keyword_length(Word::if_, written.substr(blank + 1));
        if (word == 0) continue;
        const std::string value(without_blanks(written.substr(0, blank)));
        const std::string condition(without_blanks(written.substr(blank + 1 + word)));
        const std::string other(shown(rest.substr(otherwise)));
        return Phrase("skriv `om " + condition + " då " + value + " annars " + other + "`",
                      "write `if " + condition + " then " + value + " otherwise " + other + "`");
    }
    return std::nullopt;
}

/// `medel av dygn`: what is summed up stands right behind the word.
std::optional<Phrase> aggregate_help(std::string_view before, std::string_view rest) {
    const std::string_view word = from_last_blank(before);
    for (const Word each : {Word::sum, Word::mean, Word::count, Word::lowest, Word::highest}) {
        if (word.empty() || keyword_length(each, word) != word.size()) continue;
        for (const std::string_view of : {"av ", "of "}) {
            if (!rest.starts_with(of)) continue;
            const std::string meant = std::string(word) + " " + std::string(shown(rest.substr(of.size())));
            return Phrase("skriv `" + meant + "`", "write `" + meant + "`");
        }
    }
    return std::nullopt;
}

std::optional<Phrase> inexact_help(std::string_view before, std::string_view rest) {
    const std::string_view word = from_last_blank(before);
    const bool behind = usual::about(rest) > 0;
    if (!behind && (word.empty() || usual::about(word) != word.size())) return std::nullopt;
    return Phrase("ett belopp är exakt: stryk ordet, eller skriv det som en kommentar efter `#`",
                  "an amount is exact: leave the word out, or write it as a comment behind `#`");
}

}  // namespace

bool mentions(Word word, std::string_view text) {
    bool inside = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') inside = !inside;
        const bool begins = i == 0 || text[i - 1] == ' ';
        if (!inside && begins && keyword_length(word, text.substr(i)) > 0) return true;
    }
    return false;
}

std::optional<MeantPhrase> meant_in_expression(std::string_view before, std::string_view rest) {
    if (auto sign = meant_sign(before, rest)) return sign;
    if (auto comparison = meant_comparison(before, rest)) return comparison;
    if (auto limit = meant_limit(before, rest)) return limit;
    return meant_condition(before, rest);
}

std::optional<Phrase> usual_help(std::string_view before, std::string_view rest) {
    if (auto days = days_help(before, rest)) return days;
    if (auto one = one_of_two_help(before, rest)) return one;
    if (auto between = between_help(before, rest)) return between;
    if (auto otherwise = otherwise_help(before, rest)) return otherwise;
    if (auto aggregate = aggregate_help(before, rest)) return aggregate;
    if (auto inexact = inexact_help(before, rest)) return inexact;
    if (usual::speaks_of_vat(shown(rest)))
        return Phrase(
            "ett belopp är exakt, och språket lägger inte till någon skatt: skriv en faktor, som `640 kr * 125 %`, "
            "eller en kommentar, som `# exklusive moms`",
            "an amount is exact, and the language adds no tax: write a factor, as in `640 kr * 125 %`, or a comment, "
            "as in `# excluding VAT`");
    if (auto amount = before_amount_help(before, rest)) return amount;
    const std::size_t until = keyword_length(Word::till, rest);
    if (in_value(before) && until > 0 && is_digit_at(rest, until + scan::blanks(rest.substr(until)))) {
        const std::string day(from_last_blank(shown(rest)));
        return Phrase("en regel som gäller till en dag skrivs `till och med " + day +
                          "`, tiden mellan två dagar `antal dagar från a till b`",
                      "a rule that holds until a day is written `to and including " + day +
                          "`, the time between two days `number of days from a to b`");
    }
    if (const std::size_t length = usual::no_later_than(rest);
        in_value(before) && length > 0 && is_digit_at(rest, length + scan::blanks(rest.substr(length)))) {
        const std::string day(from_last_blank(shown(rest)));
        return Phrase(
            "en regel som gäller till en dag skrivs `till och med " + day +
                "`; vad någon ska göra senast en dag är en skyldighet: `regionen ska \"…\" senast " + day + "`",
            "a rule that holds until a day is written `to and including " + day +
                "`; what somebody must do by a day is a duty: `regionen shall \"…\" no later than " + day + "`");
    }
    return std::nullopt;
}

CommaHelp comma_help(std::string_view before, std::string_view rest) {
    const std::string_view after = without_blanks(rest.substr(rest.starts_with(',') ? 1 : 0));
    // `om akut, annars 0 kr`: what is wrong with it is more than the comma.
    if (auto otherwise = otherwise_help(before, after))
        return {{"ett villkor efter värdet har inget `annars`", "a condition behind the value has no `otherwise`"},
                *otherwise};
    if (usual::to_end_of_period(after) > 0)
        return {{"så slutar inte raden", "this is not how the line ends"},
                {"skriv `, till månadens sista dag`", "write `, to the last day of the month`"}};
    for (const Word word :
         {Word::otherwise, Word::if_, Word::every, Word::every_second, Word::every_nth, Word::at_latest,
          Word::from_and_including, Word::to_and_including, Word::in_advance, Word::first_day_in, Word::last_day_in}) {
        const std::size_t length = keyword_length(word, after);
        if (length == 0) continue;
        const std::string written(after.substr(0, length));
        return {{"före `" + written + "` står inget komma", "no comma stands before `" + written + "`"},
                {"ta bort kommat", "take the comma away"}};
    }
    return {{"komma skiljer inte led åt i en lista", "a comma does not separate the parts of a list"},
            {"skriv `;` mellan leden", "write `;` between the parts"}};
}

Phrase foreign_help(std::string_view rest) {
    if (const usual::Found sign = usual::sign(rest); sign.length > 0) {
        const Phrase meant = in_backticks(sign.meant, "", "");
        return {"skriv " + meant.sv, "write " + meant.en};
    }
    return {"namn skrivs med latinska bokstäver, siffror och `_`, gånger med `*` och delat med `/`",
            "names are written with Latin letters, digits and `_`, times with `*` and divided with `/`"};
}

std::optional<MeantPhrase> meant_phrase(std::string_view before, std::string_view rest) {
    const auto dated = [&](std::size_t length) {
        return is_digit_at(rest, length + scan::blanks(rest.substr(length)));
    };
    for (const Abbreviation& each : abbreviations) {
        // A word that the language knows with a date behind it means itself.
        if (!rest.starts_with(each.written) || keyword_length(each.meant, rest) > 0) continue;
        if (dated(each.written.size())) return MeantPhrase{0, each.written.size(), quoted(each.meant)};
    }
    // A span between two days in a value is another matter than the days on which a line applies.
    const bool span = keyword_length(Word::till, rest) > 0 && !mentions(Word::from_and_including, before) &&
                      !ends_with_amount(before);
    if (span) return std::nullopt;
    for (const auto& [word, meant] :
         {std::pair(Word::from, Word::from_and_including), std::pair(Word::till, Word::to_and_including)}) {
        const std::size_t length = keyword_length(word, rest);
        if (length > 0 && keyword_length(meant, rest) == 0 && dated(length))
            return MeantPhrase{0, length, quoted(meant)};
    }
    return std::nullopt;
}

Phrase left_over_help(std::string_view before, std::string_view rest) {
    before = without_blanks(before);
    const bool after_figure = !before.empty() && is_digit_at(before, before.size() - 1);
    if (after_figure && (rest.starts_with(":-") || rest.starts_with(",-"))) {
        const std::string_view figure = last_figure(before);
        const std::string amount =
            std::string(figure.empty() ? last_word(before) : figure) + " " + std::string(unit_name::krona);
        return {"ett belopp skrivs `" + amount + "`", "an amount is written `" + amount + "`"};
    }
    if (rest.starts_with(':')) return after_colon(before);
    if (is_exception_head(before)) return exception_alone();
    if (keyword_length(Word::per, rest) > 0) return price_or_index(before, rest);
    if (before.ends_with(']') && !rest.empty())
        return {"taggen står sist på raden, efter det andra", "the tag stands last on the line, after the rest"};
    if (keyword_length(Word::if_, rest) > 0)
        return {"ett villkor står efter värdet i en regel, eller på en egen rad under den",
                "a condition stands after the value of a rule, or on a line of its own under it"};
    if (ends_with_amount(before) && name_length(rest) > 0)
        return {"det som bara ska läsas skrivs som en kommentar efter `#`, eller som `text \"…\"` på en egen rad",
                "what is only to be read is written as a comment behind `#`, or as `text \"…\"` on a line of its own"};
    const std::string_view last = last_word(before);
    const bool name_before = !last.empty() && name_length(last) == last.size();
    if (name_before && name_length(rest) > 0 && !is_reserved(rest.substr(0, name_length(rest))))
        return {"ett namn av flera ord skrivs med `_` emellan, och en text inom citattecken",
                "a name of several words is written with `_` between them, and a text in quotation marks"};
    return "";
}

}  // namespace klausul::parsing
