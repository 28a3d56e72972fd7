#include "grammar/explain_failure.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "grammar/left_over.hpp"
#include "grammar/messages.hpp"
#include "grammar/scan.hpp"
#include "grammar/words/keywords.hpp"

namespace klausul::parsing {
namespace {

/// A keyword that may begin a line, the line it begins and where. Body lines stand at top level and in clauses.
struct Head {
    Word word;
    NodeKind kind;
    Context context;
};

constexpr auto heads = std::to_array<Head>({
    {Word::agreement, NodeKind::document, Context::top},
    {Word::module, NodeKind::document, Context::top},
    {Word::amendment, NodeKind::document, Context::top},
    {Word::use, NodeKind::import, Context::top},
    {Word::template_, NodeKind::template_head, Context::top},
    {Word::type, NodeKind::type_head, Context::top},
    {Word::unit, NodeKind::unit_head, Context::top},
    {Word::party, NodeKind::party_head, Context::top},
    {Word::unit_of_party, NodeKind::unit_of_party, Context::top},
    {Word::fact, NodeKind::fact, Context::top},
    {Word::answer, NodeKind::answer, Context::top},
    {Word::reading, NodeKind::reading, Context::top},
    {Word::series, NodeKind::series, Context::top},
    {Word::table, NodeKind::table, Context::top},
    {Word::function, NodeKind::function, Context::top},
    {Word::expected_gap, NodeKind::expected_gap, Context::top},
    {Word::expected_conflict, NodeKind::expected_conflict, Context::top},
    {Word::check, NodeKind::check, Context::top},
    {Word::example, NodeKind::example, Context::top},
    {Word::shared_facts, NodeKind::shared_facts, Context::top},
    {Word::clause, NodeKind::clause, Context::top},
    {Word::requirement, NodeKind::requirement, Context::top},
    {Word::note, NodeKind::note, Context::top},
    {Word::prose, NodeKind::prose, Context::top},
    {Word::steps, NodeKind::steps, Context::top},
    {Word::ranking, NodeKind::ranking, Context::top},
    {Word::exception, NodeKind::exception, Context::top},
    {Word::exception_from, NodeKind::exception_from, Context::top},
    {Word::added, NodeKind::additions, Context::amendment},
    {Word::applies_if, NodeKind::applies_if, Context::clause},
    {Word::cannot_be_terminated, NodeKind::irrevocable, Context::clause},
    {Word::wording, NodeKind::wording, Context::clause},
    {Word::from_and_including, NodeKind::validity_line, Context::clause},
    {Word::parties, NodeKind::header_parties, Context::header},
    {Word::in_force, NodeKind::header_term, Context::header},
    {Word::renews, NodeKind::header_renewal, Context::header},
    {Word::notice, NodeKind::header_notice, Context::header},
    {Word::notice_given, NodeKind::header_notice_given, Context::header},
    {Word::signed_on, NodeKind::header_signed, Context::header},
    {Word::standing, NodeKind::header_standing, Context::header},
    {Word::document_series, NodeKind::header_series, Context::header},
    {Word::replaces, NodeKind::header_replaces, Context::header},
    {Word::also_called, NodeKind::header_alias, Context::header},
    {Word::consists_of, NodeKind::header_consists, Context::header},
    {Word::enters_into_force, NodeKind::header_entry, Context::header},
    {Word::minimum_term, NodeKind::header_minimum, Context::header},
    {Word::applies_also, NodeKind::header_applies_to, Context::header},
    {Word::ranking, NodeKind::header_ranking, Context::header},
    {Word::as_template, NodeKind::header_use, Context::header},
    {Word::when, NodeKind::entry_line, Context::entry},
    {Word::if_, NodeKind::occasion, Context::rule},
    {Word::uprated, NodeKind::uprating, Context::rule},
    {Word::series_ends, NodeKind::series_ends, Context::rule},
    {Word::fixed, NodeKind::fixed, Context::rule},
    {Word::exception, NodeKind::exception, Context::rule},
    {Word::exception_from, NodeKind::exception_from, Context::rule},
    {Word::from_and_including, NodeKind::validity_line, Context::rule},
    {Word::to_and_including, NodeKind::validity_line, Context::rule},
    {Word::if_, NodeKind::occasion, Context::exception},
    {Word::exception, NodeKind::exception, Context::exception},
    {Word::exception_from, NodeKind::exception_from, Context::exception},
    {Word::applies_not, NodeKind::silent, Context::exception},
    {Word::otherwise, NodeKind::otherwise, Context::fact},
    {Word::otherwise, NodeKind::otherwise, Context::field},
    {Word::together, NodeKind::together, Context::type},
    {Word::source, NodeKind::source, Context::series},
    {Word::new_base, NodeKind::series_break, Context::series},
    {Word::not_published_after, NodeKind::series_last, Context::series},
    {Word::on_date, NodeKind::date_line, Context::example},
    {Word::regardless_of_term, NodeKind::regardless, Context::example},
    {Word::reading, NodeKind::reading_choice, Context::example},
    {Word::given, NodeKind::given, Context::example},
    {Word::gives, NodeKind::gives, Context::example},
    {Word::according_to, NodeKind::deciding, Context::example},
    {Word::under, NodeKind::under, Context::gives},
    {Word::given, NodeKind::given, Context::shared},
    {Word::if_, NodeKind::occasion, Context::condition_lines},
});

bool legal(const Head& head, Context context) {
    const bool body = context == Context::clause || context == Context::amendment;
    const bool of_clauses =
        head.kind != NodeKind::document && (head.kind != NodeKind::template_head || context != Context::clause);
    return head.context == context || (body && head.context == Context::top && of_clauses);
}

std::string_view first_part(std::string_view form) { return form.substr(0, form.find(' ')); }

/// The first word, sign or quoted text, cut to a length that fits into a sentence.
std::string_view first_token(std::string_view rest) {
    if (rest.starts_with('"')) return rest.substr(0, std::min(rest.find('"', 1), rest.size() - 1) + 1);
    std::size_t length = 0;
    while (const auto step = name_character(rest.substr(length))) length += step;
    if (length > 0) return rest.substr(0, length);
    length = rest.empty() ? 0 : 1;
    while (length < rest.size() && (static_cast<unsigned char>(rest[length]) & 0xC0U) == 0x80) ++length;
    return rest.substr(0, length);
}

std::string in_backticks(std::string_view token) {
    constexpr std::size_t longest = 40;
    if (token.size() <= longest) return "`" + std::string(token) + "`";
    auto cut = longest;
    while ((static_cast<unsigned char>(token[cut]) & 0xC0U) == 0x80) --cut;
    return "`" + std::string(token.substr(0, cut)) + "…`";
}

Phrase found_phrase(std::string_view rest) {
    if (rest.empty()) return {"radens slut", "the end of the line"};
    return in_backticks(first_token(rest));
}

bool is_curly_quote(std::string_view rest) {
    return rest.starts_with("\u201C") || rest.starts_with("\u201D") || rest.starts_with("\u201E") ||
           rest.starts_with("\u2019") || rest.starts_with("\u2018") || rest.starts_with("«") || rest.starts_with("»") ||
           rest.starts_with('\'');
}

bool is_foreign(std::string_view rest) {
    return !rest.empty() && static_cast<unsigned char>(rest[0]) >= 0x80 && name_character(rest) == 0 &&
           !rest.starts_with("§");
}

bool begins_with(Word word, std::string_view rest) { return keyword_length(word, rest) > 0; }

/// A sharper code than the rule's own, from what actually stands there.
int sharpen(int code, std::string_view before, std::string_view rest) {
    if (is_curly_quote(rest)) return code::curly_quote;
    if (is_foreign(rest)) return code::foreign_character;
    const bool something_else = code == code::words_left_over || code == code::parenthesis_not_closed;
    const bool amount = rest.starts_with(",-") && !before.empty() && before.back() >= '0' && before.back() <= '9';
    const bool limit = code == code::words_left_over && meant_in_expression(before, rest);
    if (something_else && rest.starts_with(',') && !amount && !limit) return code::comma_in_list;
    if (code == code::operand_missing && is_reserved(first_token(rest))) return code::keyword_as_operand;
    if (code != code::words_left_over) return code;
    if (rest.starts_with(')')) return code::parenthesis_not_opened;
    if (begins_with(Word::is, rest) || begins_with(Word::is_not, rest)) return code::chained_is;
    if (begins_with(Word::if_, rest) && mentions(Word::otherwise, before)) return code::if_after_otherwise;
    return code;
}

/// `från och med` without a date: the place that is wrong is after the phrase.
std::size_t dateless_phrase(std::string_view rest) {
    for (const auto word : {Word::from_and_including, Word::to_and_including})
        if (const auto length = keyword_length(word, rest)) return length + scan::blanks(rest.substr(length));
    return 0;
}

std::optional<std::string> nearest_keyword(std::string_view token) {
    if (token.size() < 4) return std::nullopt;
    std::vector<std::string> candidates;
    for (const auto& entry : all_keywords()) {
        for (const auto form : entry.swedish)
            if (form.size() >= 4) candidates.emplace_back(first_part(form));
        for (const auto form : entry.english)
            if (form.size() >= 4) candidates.emplace_back(first_part(form));
    }
    auto nearest = nearest_name(token, candidates);
    return nearest == token ? std::nullopt : nearest;
}

Diagnostic at(int code, const Words& words, std::size_t begin, std::size_t length, std::vector<Phrase> phrases) {
    const auto from = words.begin + static_cast<std::uint32_t>(begin);
    return {code, {words.source, from, from + static_cast<std::uint32_t>(length)}, std::move(phrases)};
}

/// At the end of a line the caret goes right behind its last word.
std::size_t caret(const Words& words, std::size_t offset) {
    if (words.text.substr(offset).find_first_not_of(' ') != std::string_view::npos) return offset;
    const auto last = words.text.substr(0, offset).find_last_not_of(' ');
    return last == std::string_view::npos ? 0 : last + 1;
}

Diagnostic misspelt(const Words& words, std::size_t offset, const MeantPhrase& phrase) {
    const std::size_t begin = offset - phrase.back;
    return at(code::misspelt_word, words, begin, phrase.length,
              {in_backticks(words.text.substr(begin, phrase.length)), phrase.meant});
}

Diagnostic explain_failure(const Failure& failure, const Words& words) {
    auto offset = std::min<std::size_t>(failure.at, words.text.size());
    auto rest = words.text.substr(offset);
    const auto token = first_token(rest);
    if (!failure.words.empty()) return at(failure.code, words, caret(words, offset), token.size(), failure.words);
    const auto before = words.text.substr(0, offset);
    auto code = sharpen(failure.code, before, rest);
    // A text before the colon of a declaration is a part in the wrong order.
    const bool early_text = code == code::colon_missing && rest.starts_with('"');
    if (early_text)
        return at(code::words_left_over, words, offset, token.size(),
                  {found_phrase(rest),
                   {"texten står efter kolonet och slaget, som `uppgift ålder : år \"…\"`",
                    "the text stands after the colon and the kind, as in `fact age : år \"…\"`"}});
    if (code == code::words_left_over || code == code::operand_missing)
        if (const auto phrase = meant_in_expression(before, rest)) return misspelt(words, offset, *phrase);
    if (code == code::words_left_over || code == code::term_incomplete || code == code::amendment_date_missing) {
        if (const auto phrase = meant_phrase(before, rest)) return misspelt(words, offset, *phrase);
        if (const auto phrase = dateless_phrase(rest)) {
            rest.remove_prefix(phrase);
            return at(code::date_missing, words, caret(words, offset + phrase), first_token(rest).size(),
                      {found_phrase(rest)});
        }
        if (const auto help = code == code::words_left_over ? usual_help(before, rest) : std::nullopt)
            return at(code, words, offset, token.size(), {found_phrase(rest), *help});
        const auto nearest = code == code::words_left_over ? nearest_keyword(token) : std::nullopt;
        if (nearest)
            return at(code::misspelt_word, words, offset, token.size(), {in_backticks(token), "`" + *nearest + "`"});
    }
    std::vector<Phrase> phrases{found_phrase(rest)};
    if (code == code::comma_in_list) {
        const CommaHelp comma = comma_help(before, rest);
        phrases.push_back(comma.help);
        phrases.push_back(comma.wrong);
    }
    if (code == code::foreign_character) phrases.push_back(foreign_help(rest));
    if (code == code::words_left_over) phrases.push_back(left_over_help(before, rest));
    return at(code, words, caret(words, offset), token.size(), std::move(phrases));
}

std::optional<Head> nearest_head(Context context, std::string_view token) {
    std::vector<std::string> candidates;
    for (const auto& head : heads) {
        if (!legal(head, context)) continue;
        for (const auto form : keyword(head.word).swedish) candidates.emplace_back(first_part(form));
        for (const auto form : keyword(head.word).english) candidates.emplace_back(first_part(form));
    }
    const auto nearest = nearest_name(token, candidates);
    if (!nearest || nearest->empty()) return std::nullopt;
    for (const auto& head : heads) {
        const auto bears = [&](const auto& forms) {
            return std::any_of(forms.begin(), forms.end(), [&](auto form) { return first_part(form) == *nearest; });
        };
        if (legal(head, context) && (bears(keyword(head.word).swedish) || bears(keyword(head.word).english)))
            return head;
    }
    return std::nullopt;
}

/// A keyword that begins a line, but not here.
std::optional<Head> head_of_another_place(Context context, std::string_view text) {
    std::optional<Head> best;
    std::size_t longest = 0;
    for (const auto& head : heads) {
        const auto length = legal(head, context) ? 0 : keyword_length(head.word, text);
        if (length <= longest) continue;
        longest = length;
        best = head;
    }
    return best;
}

Explanation explain_head(Context context, const Words& words) {
    const auto token = first_token(words.text);
    const auto span = [&](int code, std::vector<Phrase> phrases) {
        return at(code, words, 0, token.size(), std::move(phrases));
    };
    if (is_curly_quote(words.text)) return {span(code::curly_quote, {found_phrase(words.text)}), {}};
    if (is_foreign(words.text))
        return {span(code::foreign_character, {found_phrase(words.text), foreign_help(words.text)}), {}};
    if (const auto other = head_of_another_place(context, words.text))
        return {span(code::wrong_place, {in_backticks(token), place_name(context), place_name(other->context)}),
                other->kind};
    if (const auto near = nearest_head(context, token))
        return {span(code::misspelt_head, {in_backticks(token), quoted(near->word), place_name(context)}), near->kind};
    return {span(code::unknown_line, {in_backticks(token), place_name(context)}), {}};
}

}  // namespace

bool begins_with_head(Context context, std::string_view words) {
    return std::any_of(heads.begin(), heads.end(), [&](const Head& head) {
        return head.context == context && keyword_length(head.word, words) > 0;
    });
}

Phrase place_name(Context context) {
    switch (context) {
        case Context::top:
            return {"ett dokument", "a document"};
        case Context::clause:
            return {"en klausul", "a clause"};
        case Context::amendment:
            return {"en ändring", "an amendment"};
        case Context::entry:
            return {"`träder i kraft`", "`enters into force`"};
        case Context::header_ranking:
            return {"dokumentets `rangordning`", "the `order` of the document"};
        case Context::labels:
            return {"raden `som …`", "the line `as …`"};
        case Context::header:
            return {"dokumentets huvud", "the header of the document"};
        case Context::type:
            return {"en `typ`", "a `type`"};
        case Context::fact:
            return {"en `uppgift`", "a `fact`"};
        case Context::field:
            return {"ett fält", "a field"};
        case Context::reading:
            return {"en `tolkning`", "a `reading`"};
        case Context::series:
            return {"ett `index`", "an `index`"};
        case Context::table:
            return {"en `tabell`", "a `table`"};
        case Context::rule:
            return {"en regel", "a rule"};
        case Context::exception:
            return {"ett `undantag`", "an `exception`"};
        case Context::list:
            return {"en lista av villkor", "a list of conditions"};
        case Context::choice:
            return {"`beroende på`", "`depending on`"};
        case Context::ranking:
            return {"en `rangordning`", "an `order`"};
        case Context::steps:
            return {"`i tur och ordning`", "`in turn`"};
        case Context::requirement:
            return {"ett `krav`", "a `requirement`"};
        case Context::check:
            return {"en `kontrollräkning`", "a `check`"};
        case Context::example:
            return {"ett `exempel`", "an `example`"};
        case Context::given:
            return {"`givet`", "`given`"};
        case Context::records:
            return {"en lista av poster", "a list of records"};
        case Context::inner_records:
            return {"en post", "a record"};
        case Context::gives:
            return {"`ger`", "`gives`"};
        case Context::shared:
            return {"`förutsättningar`", "`premises`"};
        case Context::condition_lines:
            return {"raden ovanför", "the line above"};
        case Context::expression:
        case Context::nothing:
            break;
    }
    return {"den här platsen", "this place"};
}

Explanation explain(const Match& match, Context context, const Words& words) {
    if (match.failure) return {explain_failure(*match.failure, words), match.committed};
    return explain_head(context, words);
}

}  // namespace klausul::parsing
