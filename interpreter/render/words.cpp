#include "interpreter/render/words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <cstddef>

#include "grammar/words/keywords.hpp"

namespace klausul {
namespace {

constexpr std::array<std::string_view, 5> strength_keys{"", "shall", "should", "may", "can"};
constexpr std::array<std::string_view, 5> duty_keys{"shall", "should", "may", "can", "answers_for"};

Word verb_of(Strength strength) {
    switch (strength) {
        case Strength::should:
            return Word::should;
        case Strength::may:
            return Word::may;
        case Strength::can:
            return Word::can;
        case Strength::plain:
        case Strength::shall:
            break;
    }
    return Word::shall;
}

Word verb_of(DutyVerb verb) {
    using Verb = DutyVerb;
    switch (verb) {
        case Verb::shall:
            return Word::shall;
        case Verb::should:
            return Word::should;
        case Verb::may:
            return Word::may;
        case Verb::can:
            return Word::can;
        case Verb::answers_for:
            break;
    }
    return Word::answers_for;
}

}  // namespace

std::string_view status_word(Status status, Language language) { return status_words(status).in(language); }

std::string strength_word(Strength strength, Language language) {
    if (strength == Strength::plain) return {};
    return plain(verb_of(strength)).in(language) + " " + plain(Word::be).in(language);
}

std::string_view strength_key(Strength strength) { return strength_keys[static_cast<std::size_t>(strength)]; }

Strength common_strength(const std::vector<ClauseReference>& rules) {
    if (rules.empty()) return Strength::plain;
    for (const ClauseReference& rule : rules) {
        if (rule.strength != rules.front().strength) return Strength::plain;
    }
    return rules.front().strength;
}

std::string_view requirement_word(RequirementStatus status, Language language) {
    return status_words(status).in(language);
}

std::string_view requirement_key(RequirementStatus status) { return status_key(status); }

std::string duty_verb(DutyVerb verb, Language language) { return plain(verb_of(verb)).in(language); }

std::string_view duty_key(DutyVerb verb) { return duty_keys[static_cast<std::size_t>(verb)]; }

std::string tags_text(const std::vector<std::string>& tags) {
    return tags.empty() ? std::string() : fmt::format("[{}]", fmt::join(tags, "; "));
}

std::string_view missing_word(Language language) {
    constexpr std::size_t before_facts = 3;  // of the English forms
    return twin(Word::absent, before_facts).in(language);
}

std::string missing_text(const Missing& missing, Language language) {
    const std::string detail = missing.detail.in(language);
    const std::string name = missing.name.text();
    std::string text = missing.label.empty() ? name : fmt::format("{}: {}", name, missing.label);
    return detail.empty() ? text : fmt::format("{} ({})", text, detail);
}

std::string clause_text(const ClauseReference& rule, bool with_document) {
    std::string text = with_document && !rule.document.empty() ? rule.document + ": " : std::string();
    const std::string& heading = rule.title.empty() ? rule.clause : rule.title;
    if (!heading.empty()) text += "§ " + heading;
    if (!rule.tags.empty()) text += (heading.empty() ? "" : " ") + tags_text(rule.tags);
    if (!rule.amendment.empty()) text += (text.empty() ? "" : " ") + fmt::format("({})", rule.amendment);
    return text.empty() ? rule.document : text;
}

}  // namespace klausul
