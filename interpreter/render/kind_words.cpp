#include "interpreter/render/kind_words.hpp"

namespace klausul {

std::string kind_words(const Program& program, const Type& type, Language language) {
    const auto in = [&](std::string_view sv, std::string_view en) { return std::string(say(language, sv, en)); };
    switch (type.kind) {
        case Kind::truth:
            return in("ja/nej", "yes/no");
        case Kind::number:
            if (!type.unit.bare()) return program.units.text(type.unit);
            return type.whole ? in("heltal", "whole number") : in("tal", "number");
        case Kind::option: {
            std::string options;
            if (type.domain == none) return options;
            for (const NamedOption& option : program.enumerations[type.domain].options)
                options += (options.empty() ? "" : " / ") + option.name;
            return options;
        }
        case Kind::party:
            return in("part", "party");
        case Kind::day:
            return in("datum", "date");
        case Kind::moment:
            return in("tidpunkt", "moment");
        case Kind::clock:
            return in("klockslag", "time of day");
        case Kind::window:
            return in("klockslag från och till", "clock window");
        case Kind::span:
            return "period";
        case Kind::text:
            return "text";
        case Kind::record:
            return in("post", "record");
    }
    return {};
}

std::string_view example_of(Kind kind, Language language) {
    switch (kind) {
        case Kind::day:
            return "2026-03-31";
        case Kind::moment:
            return "2026-03-31 10:00";
        case Kind::clock:
            return "08:00";
        case Kind::window:
            return say(language, "08:00 till 17:00", "08:00 to 17:00");
        case Kind::span:
            return say(language, "(2026-01-01 till 2026-06-30)", "(2026-01-01 to 2026-06-30)");
        default:
            return {};
    }
}

}  // namespace klausul
