#include "interpreter/check/written_times.hpp"

#include <algorithm>
#include <string>
#include <variant>

#include "grammar/words/periods.hpp"

namespace klausul {
namespace {

Schedule::Every every_of(const std::string& word) {
    using Every = Schedule::Every;
    const PeriodWords* period = find_length(word);  // `varje månad`, `varje 3 månader`
    if (period == nullptr) return Every::unknown;
    switch (period->period) {
        case PeriodKind::year:
            return Every::year;
        case PeriodKind::half_year:
            return Every::half_year;
        case PeriodKind::quarter:
            return Every::quarter;
        case PeriodKind::month:
            return Every::month;
        case PeriodKind::week:
            return Every::week;
        case PeriodKind::day:
            return Every::day;
        case PeriodKind::weekday:
            break;
    }
    return Every::unknown;
}

}  // namespace

std::optional<Length> length_of(const syntax::Period& period) { return length_of(period.count, period.unit.text); }

Schedule schedule_of(const syntax::Schedule& written) {
    Schedule made;
    made.words = written.words;
    if (written.period) made.every = written.every > 0 ? every_of(written.period->text) : Schedule::Every::unknown;
    made.times = std::max(1, written.every);
    made.in_advance = written.in_advance;
    made.from = written.window_from;
    made.to = written.window_to;
    made.from_year = written.from_year;
    made.from_unknown_year = written.from_unknown_year;
    made.day_number = written.day_number;
    made.at_first_day = written.at_first_day;
    made.at_last_day = written.at_last_day;
    if (written.deadline) {
        const auto* literal = std::get_if<syntax::DateLiteral>(&written.deadline->node);
        if (literal != nullptr) made.deadline = to_day({literal->date.year, literal->date.month, literal->date.day});
        made.deadline_in_case = !made.deadline;
    }
    return made;
}

}  // namespace klausul
