#pragma once

// What an answer, a requirement and a published figure may be said to be.

#include <cstdint>
#include <optional>
#include <string_view>

#include "grammar/words/twin.hpp"

namespace klausul {

/// What became of a question; an example may await any of them.
enum class Status : std::uint8_t { decided, undetermined, referred, gap, not_in_force, conflict, error };
/// "motstridigt", "conflict"
[[nodiscard]] Twin status_words(Status status);
/// "not_in_force", whatever the language
[[nodiscard]] std::string_view status_key(Status status);

enum class RequirementStatus : std::uint8_t { met, not_met, undetermined, not_applicable };
/// "inte uppfyllt", "not met"
[[nodiscard]] Twin status_words(RequirementStatus status);
/// "not_met"
[[nodiscard]] std::string_view status_key(RequirementStatus status);

/// How certain a published figure is.
enum class FigureStanding : std::uint8_t { not_stated, preliminary, definitive, forecast };
/// "preliminär", "preliminary"; empty where it is not stated
[[nodiscard]] Twin standing_words(FigureStanding standing);
/// By any of its forms in either language.
[[nodiscard]] std::optional<FigureStanding> find_figure_standing(std::string_view word);

/// `förslag`, `proposal`, `draft`: nobody has agreed to it yet. Any other standing is shown and changes nothing.
[[nodiscard]] bool means_proposal(std::string_view standing);

}  // namespace klausul
