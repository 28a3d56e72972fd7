#include "interpreter/render/words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <cstddef>

namespace klausul {
namespace {

struct Named {
    std::string_view key;
    std::string_view sv;
    std::string_view en;

    [[nodiscard]] std::string_view in(Language language) const { return say(language, sv, en); }
};

// Each table stands in the order of its enumeration.
constexpr std::array<Named, 7> statuses{{{"decided", "avgjort", "decided"},
                                         {"undetermined", "ofullständigt", "undetermined"},
                                         {"referred", "avgörs särskilt", "referred"},
                                         {"gap", "oreglerat", "gap"},
                                         {"not_in_force", "gäller inte", "not in force"},
                                         {"conflict", "motstridigt", "conflict"},
                                         {"error", "fel", "error"}}};
constexpr std::array<Named, 5> strengths{{{"", "", ""},
                                          {"shall", "ska vara", "shall be"},
                                          {"should", "bör vara", "should be"},
                                          {"may", "får vara", "may be"},
                                          {"can", "kan vara", "can be"}}};
constexpr std::array<Named, 4> requirements{{{"met", "uppfyllt", "met"},
                                             {"not_met", "inte uppfyllt", "not met"},
                                             {"undetermined", "kan inte avgöras", "undetermined"},
                                             {"not_applicable", "gäller inte här", "not applicable"}}};
constexpr std::array<Named, 5> duties{{{"shall", "ska", "shall"},
                                       {"should", "bör", "should"},
                                       {"may", "får", "may"},
                                       {"can", "kan", "can"},
                                       {"answers_for", "ansvarar för", "answers for"}}};

}  // namespace

std::string_view status_word(Status status, Language language) {
    return statuses[static_cast<std::size_t>(status)].in(language);
}

std::string_view status_key(Status status) { return statuses[static_cast<std::size_t>(status)].key; }

std::string_view strength_word(syntax::Strength strength, Language language) {
    return strengths[static_cast<std::size_t>(strength)].in(language);
}

std::string_view strength_key(syntax::Strength strength) { return strengths[static_cast<std::size_t>(strength)].key; }

syntax::Strength common_strength(const std::vector<ClauseReference>& rules) {
    if (rules.empty()) return syntax::Strength::plain;
    for (const ClauseReference& rule : rules) {
        if (rule.strength != rules.front().strength) return syntax::Strength::plain;
    }
    return rules.front().strength;
}

std::string_view requirement_word(RequirementStatus status, Language language) {
    return requirements[static_cast<std::size_t>(status)].in(language);
}

std::string_view requirement_key(RequirementStatus status) {
    return requirements[static_cast<std::size_t>(status)].key;
}

std::string_view duty_verb(syntax::Duty::Verb verb, Language language) {
    return duties[static_cast<std::size_t>(verb)].in(language);
}

std::string_view duty_key(syntax::Duty::Verb verb) { return duties[static_cast<std::size_t>(verb)].key; }

std::string tags_text(const std::vector<std::string>& tags) {
    return tags.empty() ? std::string() : fmt::format("[{}]", fmt::join(tags, "; "));
}

std::string missing_text(const Missing& missing, Language language) {
    const std::string& detail = missing.detail.in(language);
    std::string text = missing.label.empty() ? missing.name : fmt::format("{}: {}", missing.name, missing.label);
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
