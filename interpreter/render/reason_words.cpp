#include "interpreter/render/reason_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "grammar/words/keywords.hpp"
#include "interpreter/render/words.hpp"

namespace klausul {
namespace {

constexpr std::size_t most_sentences = 3;
constexpr std::size_t most_facts = 6;

void add_new(std::vector<std::string>& all, const std::string& one) {
    if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

/// Takes away what is beyond `most`, and says how much that was.
std::size_t cut(std::vector<std::string>& all, std::size_t most) {
    if (all.size() <= most) return 0;
    const std::size_t more = all.size() - most;
    all.resize(most);
    return more;
}

/// "kommunägda utrustningar för Berg": the label, and of which member the fact is.
std::string fact_words(const DecidingFact& fact, Language language) {
    return fact.label.empty() ? fact.name.text() : IndexedName(fact.label.in(language), fact.name.member).text();
}

}  // namespace

std::string helpers_cited(const Outcome& outcome, Language language) {
    std::vector<std::string> all;
    for (const ClauseReference& rule : outcome.clauses) {
        for (const std::string& tag : rule.tags) add_new(all, tag);
    }
    const auto cited = static_cast<std::ptrdiff_t>(all.size());
    for (const ClauseReference& rule : outcome.through) {
        for (const std::string& tag : rule.tags) add_new(all, tag);
    }
    all.erase(all.begin(), all.begin() + cited);
    return all.empty() ? std::string() : fmt::format("; {} {}", twin(Word::through).in(language), tags_text(all));
}

std::vector<std::string> sentences_quoted(const Outcome& outcome, Language language) {
    std::vector<std::string> lines;
    for (const RuleSentence& each : outcome.sentences) add_new(lines, fmt::format("”{}”", each.words));
    if (const std::size_t more = cut(lines, most_sentences); more > 0)
        lines.push_back(fmt::format("({} {})", more, say(language, "rader till", "more lines")));
    return lines;
}

std::string deciding_facts(const Outcome& outcome, const std::set<IndexedName>& without, Language language) {
    std::vector<std::string> all;
    for (const DecidingFact& fact : outcome.facts) {
        if (!without.contains(fact.name))
            all.push_back(fmt::format("{}: {}", fact_words(fact, language), value_words(fact.value, language)));
    }
    if (const std::size_t more = cut(all, most_facts); more > 0)
        all.push_back(fmt::format("{} {}", more, say(language, "till", "more")));
    return fmt::format("{}", fmt::join(all, "; "));
}

std::string ground_words(const Beaten& beaten, Language language) {
    switch (beaten.ground) {
        case BeatenBy::exception:
            return std::string(say(language, "det är ett undantag", "it is an exception"));
        case BeatenBy::amendment:
            return std::string(say(language, "det är ett tillägg genom en ändring", "it is added by an amendment"));
        case BeatenBy::statement:
            return fmt::format("”{}”", beaten.line);
        case BeatenBy::several_lines:
            break;
    }
    return std::string(
        say(language, "det följer av flera rader om företräde", "it follows from several lines of precedence"));
}

}  // namespace klausul
