#include "interpreter/load/neighbours.hpp"

#include <algorithm>
#include <memory>

#include "grammar/words/keywords.hpp"
#include "interpreter/check/check.hpp"

namespace klausul {
namespace {

using namespace syntax;

/// Visits every rule and exception of a document, those inside others too.
template <typename OnRule, typename OnException, typename OnClause>
struct Walk {
    const OnRule& on_rule;
    const OnException& on_exception;
    const OnClause& on_clause;

    void exception(const Exception& one) const {
        on_exception(one);
        for (const Rule& each : one.rules) rule(each);
        for (const Exception& each : one.exceptions) exception(each);
    }
    void rule(const Rule& one) const {
        on_rule(one);
        for (const Exception& each : one.exceptions) exception(each);
    }
    void clause(const Clause& one, const std::string& before) const {
        const std::string path = before.empty() ? one.name.text : before + " / " + one.name.text;
        on_clause(one, path);
        items(one.items, path);
    }
    void items(const std::vector<BodyItem>& all, const std::string& path) const {
        for (const BodyItem& item : all) {
            if (const auto* one = std::get_if<Rule>(&item)) rule(*one);
            if (const auto* one = std::get_if<Exception>(&item)) exception(*one);
            if (const auto* one = std::get_if<std::unique_ptr<Clause>>(&item)) clause(**one, path);
            if (const auto* one = std::get_if<std::unique_ptr<Amendment>>(&item)) {
                if ((*one)->clause) clause(*(*one)->clause, "");
                items((*one)->items, "");
            }
        }
    }
};
template <typename... Visitors>
Walk(const Visitors&...) -> Walk<Visitors...>;

bool imports_seen(const Document& document, const SeenNames& seen) {
    return std::any_of(document.items.begin(), document.items.end(), [&](const BodyItem& item) {
        const auto* declaration = std::get_if<std::unique_ptr<Declaration>>(&item);
        const auto* import = declaration == nullptr ? nullptr : std::get_if<Import>(&(*declaration)->node);
        return import != nullptr && seen.documents.contains(import->module.text);
    });
}

/// Behind blanks of any kind that a source may hold: those of word processors become plain ones when it is read.
std::string_view without_blanks(std::string_view text) {
    for (;;) {
        const std::string_view before = text;
        for (const std::string_view blank : {" ", "\u00A0", "\u202F", "\u2009"}) {
            if (text.starts_with(blank)) text.remove_prefix(blank.size());
        }
        if (text.size() == before.size()) return text;
    }
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// The first of the longest stretches of ASCII in a word: in a text as it was handed in, å may be two characters.
std::string_view plain_part(std::string_view word) {
    std::string_view longest;
    for (auto at = word.begin(); at != word.end();) {
        const auto begin = std::find_if(at, word.end(), is_ascii);
        at = std::find_if_not(begin, word.end(), is_ascii);
        if (static_cast<std::size_t>(at - begin) > longest.size()) longest = std::string_view(begin, at);
    }
    return longest;
}

/// Whether the words of a spelling stand here, as far as their beginnings in ASCII tell.
bool goes_on(std::string_view words, std::string_view text) {
    while (!words.empty()) {
        const std::string_view word = words.substr(0, words.find(' '));
        const auto length =
            static_cast<std::size_t>(std::find_if_not(word.begin(), word.end(), is_ascii) - word.begin());
        if (!text.starts_with(word.substr(0, length))) return false;
        if (length < word.size()) return true;
        text = without_blanks(text.substr(length));
        words.remove_prefix(std::min(word.size() + 1, words.size()));
    }
    return true;
}

/// Whether a text as it was handed in may hold a keyword; never wrong when false.
bool may_hold(Word word, std::string_view text) {
    const auto stands = [&](std::string_view spelling) {
        if (spelling.empty()) return false;
        const std::string_view first = spelling.substr(0, spelling.find(' '));
        const std::string_view sought = plain_part(first);
        const bool at_end = first.ends_with(sought);
        const std::string_view rest = spelling.substr(std::min(first.size() + 1, spelling.size()));
        for (std::size_t at = text.find(sought); at != std::string_view::npos; at = text.find(sought, at + 1)) {
            if (!at_end || goes_on(rest, without_blanks(text.substr(at + sought.size())))) return true;
        }
        return false;
    };
    const Keyword& spelt = keyword(word);
    return std::any_of(spelt.swedish.begin(), spelt.swedish.end(), stands) ||
           std::any_of(spelt.english.begin(), spelt.english.end(), stands);
}

}  // namespace

void SeenNames::add(const Document& document) {
    documents.insert(document.name.text);
    const auto add_tags = [&](const Tags& all) {
        for (const Tag& tag : all) tags.insert(tag.text);
    };
    const auto on_rule = [&](const Rule& rule) {
        add_tags(rule.tags);
        for (const Occasion& occasion : rule.occasions) add_tags(occasion.tags);
    };
    const auto on_exception = [&](const Exception& exception) { add_tags(exception.tags); };
    const auto on_clause = [&](const Clause& clause, const std::string& path) {
        clauses.insert(clause.name.text);
        clauses.insert(path);
        if (!clause.use) return;
        for (const LabelLine& line : clause.use->lines) add_tags(line.tags);
    };
    Walk{on_rule, on_exception, on_clause}.items(document.items, "");
    for (const Template& each : document.templates) Walk{on_rule, on_exception, on_clause}.clause(each.clause, "");
}

bool may_concern_others(std::string_view text) {
    return may_hold(Word::amendment, text) || (may_hold(Word::exception_from, text) && may_hold(Word::use, text));
}

bool concerns(const Document& document, const SeenNames& seen) {
    if (document.kind == DocumentKind::amendment)
        return seen.documents.contains(document.amends.text) && !is_proposal(document);
    if (!imports_seen(document, seen)) return false;
    bool found = false;
    const auto on_exception = [&](const Exception& exception) {
        for (const RuleReference& host : exception.hosts) {
            found = found || (host.kind == RuleReference::Kind::tag      ? seen.tags.contains(host.name.text)
                              : host.kind == RuleReference::Kind::clause ? seen.clauses.contains(host.name.text)
                                                                         : seen.documents.contains(host.name.text));
        }
    };
    Walk{[](const Rule&) {}, on_exception, [](const Clause&, const std::string&) {}}.items(document.items, "");
    return found;
}

}  // namespace klausul
