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
    for (const Word word : {Word::amendment, Word::exception_from}) {
        // The first word is enough: between the words of a keyword any blanks may stand.
        const auto stands = [&](std::string_view spelling) {
            return !spelling.empty() && text.find(spelling.substr(0, spelling.find(' '))) != std::string_view::npos;
        };
        const Keyword& spelt = keyword(word);
        if (std::any_of(spelt.swedish.begin(), spelt.swedish.end(), stands) ||
            std::any_of(spelt.english.begin(), spelt.english.end(), stands))
            return true;
    }
    return false;
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
