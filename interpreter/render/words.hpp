#pragma once

// The words that outcomes are told in, Swedish and English, and the keys that machines read.

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/evaluate/outcome.hpp"

namespace klausul {

[[nodiscard]] inline std::string_view say(Language language, std::string_view sv, std::string_view en) {
    return language == Language::swedish ? sv : en;
}

/// "motstridigt", "conflict"
[[nodiscard]] std::string_view status_word(Status status, Language language);

/// "bör vara", "should be"; empty for a plain rule
[[nodiscard]] std::string strength_word(Strength strength, Language language);
/// "should"; empty for a plain rule
[[nodiscard]] std::string_view strength_key(Strength strength);
/// The strength that all rules have in common, or plain.
[[nodiscard]] Strength common_strength(const std::vector<ClauseReference>& rules);

/// "inte uppfyllt", "not met"
[[nodiscard]] std::string_view requirement_word(RequirementStatus status, Language language);
/// "not_met"
[[nodiscard]] std::string_view requirement_key(RequirementStatus status);

/// "ska", "ansvarar för"
[[nodiscard]] std::string duty_verb(DutyVerb verb, Language language);
[[nodiscard]] std::string_view duty_key(DutyVerb verb);

/// "[TIL-15; TIL-16]", or nothing
[[nodiscard]] std::string tags_text(const std::vector<std::string>& tags);
/// "saknas", "missing", before facts that are
[[nodiscard]] std::string_view missing_word(Language language);
/// "antal: antal platser"
[[nodiscard]] std::string missing_text(const Missing& missing, Language language);
/// "§ Avstämning av tilläggsbeloppet [TIL-16]"; with `document` its name in front
[[nodiscard]] std::string clause_text(const ClauseReference& rule, bool with_document = false);

}  // namespace klausul
