#include "grammar/words/statuses.hpp"

#include <algorithm>
#include <array>

#include "grammar/words/keywords.hpp"

namespace klausul {
namespace {

// Each table stands in the order of its enumeration.
constexpr std::array<std::string_view, 7> status_keys{"decided",      "undetermined", "referred", "gap",
                                                      "not_in_force", "conflict",     "error"};

struct RequirementWords {
    std::string_view key;
    Twin words;
};
constexpr std::array<RequirementWords, 4> requirement_words{
    {{"met", {"uppfyllt", "met"}},
     {"not_met", {"inte uppfyllt", "not met"}},
     {"undetermined", {"kan inte avgöras", "undetermined"}},
     {"not_applicable", {"gäller inte här", "not applicable"}}}};

struct StandingWords {
    Twin words;
    std::string_view neuter;  ///< the other Swedish form
};
constexpr std::array<StandingWords, 4> figure_standings{{{{}, {}},
                                                         {{"preliminär", "preliminary"}, "preliminärt"},
                                                         {{"definitiv", "definitive"}, "definitivt"},
                                                         {{"prognos", "forecast"}, {}}}};

constexpr std::array<std::string_view, 3> proposals{"förslag", "proposal", "draft"};

}  // namespace

Twin status_words(Status status) {
    switch (status) {
        case Status::decided:
            return {"avgjort", "decided"};
        case Status::undetermined:
            return twin(Word::undetermined);
        case Status::referred:
            return twin(Word::referred);
        case Status::gap:
            return twin(Word::gap);
        case Status::not_in_force:
            return twin(Word::applies_not, 1);
        case Status::conflict:
            return twin(Word::conflict);
        case Status::error:
            return twin(Word::error);
    }
    return {};
}

std::string_view status_key(Status status) { return status_keys[static_cast<std::size_t>(status)]; }

Twin status_words(RequirementStatus status) { return requirement_words[static_cast<std::size_t>(status)].words; }

std::string_view status_key(RequirementStatus status) {
    return requirement_words[static_cast<std::size_t>(status)].key;
}

Twin standing_words(FigureStanding standing) { return figure_standings[static_cast<std::size_t>(standing)].words; }

std::optional<FigureStanding> find_figure_standing(std::string_view word) {
    if (word.empty()) return std::nullopt;
    const auto found = std::find_if(figure_standings.begin(), figure_standings.end(), [&](const StandingWords& each) {
        return each.words.is(word) || each.neuter == word;
    });
    if (found == figure_standings.end()) return std::nullopt;
    return static_cast<FigureStanding>(found - figure_standings.begin());
}

bool means_proposal(std::string_view standing) {
    return std::find(proposals.begin(), proposals.end(), standing) != proposals.end();
}

}  // namespace klausul
