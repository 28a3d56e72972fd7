#include "interpreter/time/schedule.hpp"

#include <algorithm>

#include "grammar/words/periods.hpp"

namespace klausul {
namespace {

using Every = Schedule::Every;

int months_of(Every every) {
    switch (every) {
        case Every::year:
            return period_words(PeriodKind::year).months;
        case Every::half_year:
            return period_words(PeriodKind::half_year).months;
        case Every::quarter:
            return period_words(PeriodKind::quarter).months;
        case Every::month:
            return period_words(PeriodKind::month).months;
        case Every::once:
        case Every::week:
        case Every::day:
        case Every::unknown:
            break;
    }
    return 0;
}

/// A day of a year; 29 February is the last of February.
std::optional<Day> day_of_year(int year, Schedule::MonthDay day) {
    if (year < 1 || year > 9999 || day.first < 1 || day.first > 12) return std::nullopt;
    return to_day({year, day.first, std::clamp(day.second, 1, days_in_month(year, day.first))});
}

/// The days of the year to do it on: `1 januari till 31 mars`, or the one of `senast 31 mars`.
std::optional<Interval> days_of_year(const Schedule& schedule, int year) {
    const auto to = day_of_year(year, *schedule.to);
    if (!schedule.from) return to ? std::optional(Interval{to->number, to->number}) : std::nullopt;
    const auto from = day_of_year(year, *schedule.from);
    if (!from || !to) return std::nullopt;
    if (*from <= *to) return Interval{from->number, to->number};
    const auto next = day_of_year(year + 1, *schedule.to);  // across the turn of the year
    return Interval{from->number, next ? next->number : Day::max_number};
}

class Reckoning {
public:
    Reckoning(const Schedule& schedule, const Interval& in_force, const Interval& range)
        : schedule_(schedule), in_force_(in_force), range_(range) {}

    Occurrences result() {
        found_.why_none = why_none();
        if (found_.why_none) return std::move(found_);
        if (schedule_.deadline) {
            add({schedule_.deadline->number, schedule_.deadline->number});
        } else if (schedule_.to) {
            each_year();
        } else if (months_of(schedule_.every) > 0) {
            each_period(months_of(schedule_.every));
        } else {
            each_days(schedule_.every == Every::week ? 7 : 1);
        }
        return std::move(found_);
    }

private:
    std::optional<Undated> why_none() const {
        if (schedule_.deadline_in_case) return Undated::depends_on_case;
        if (schedule_.from_unknown_year) return Undated::start_unknown;
        if (schedule_.deadline) return std::nullopt;
        if (schedule_.every == Every::unknown) return Undated::no_day_stated;
        const bool of_period = schedule_.at_first_day || schedule_.at_last_day;
        if (of_period && months_of(schedule_.every) == 0) return Undated::no_day_stated;
        if (schedule_.day_number && schedule_.every != Every::month) return Undated::no_day_stated;
        const bool named_days = schedule_.to.has_value();
        if (named_days && schedule_.every != Every::once && schedule_.every != Every::year)
            return Undated::no_day_stated;
        if (schedule_.every == Every::once && !(named_days && schedule_.from_year))
            return named_days ? Undated::year_not_stated : Undated::no_day_stated;
        if (schedule_.times > 1 && !schedule_.from_year) return Undated::start_not_stated;
        return std::nullopt;
    }

    void add(Interval days) {
        days = common_days(days, in_force_);
        if (!days.empty() && !common_days(days, range_).empty()) found_.days.push_back(days);
    }

    int first_year() const { return std::max(to_civil(range_.first()).year - 1, schedule_.from_year.value_or(1)); }
    int last_year() const { return to_civil(range_.last()).year; }

    void each_year() {
        for (int year = first_year(); year <= last_year(); ++year) {
            if ((year - schedule_.from_year.value_or(year)) % schedule_.times != 0) continue;
            if (const auto days = days_of_year(schedule_, year)) add(*days);
        }
    }

    /// Periods of the calendar: halves of years, quarters, months. Every second and so on is counted from January of
    /// the year it starts.
    void each_period(int months) {
        const int per_year = 12 / months;
        for (int year = first_year(); year <= last_year(); ++year) {
            for (int part = 0; part < per_year; ++part) {
                const int counted = (year - schedule_.from_year.value_or(year)) * per_year + part;
                if (schedule_.from_year && counted % schedule_.times != 0) continue;
                const auto first = to_day({year, part * months + 1, 1});
                const int end = (part + 1) * months;
                const auto last = to_day({year, end, days_in_month(year, end)});
                if (first && last) add(days_of_period(*first, *last));
            }
        }
    }

    Interval days_of_period(Day first, Day last) const {
        if (schedule_.day_number) {
            const int day = std::min(first.number + std::max(*schedule_.day_number, 1) - 1, last.number);
            return {day, day};
        }
        if (schedule_.at_last_day) return {last.number, last.number};
        return {first.number, schedule_.at_first_day || schedule_.in_advance ? first.number : last.number};
    }

    /// Weeks from Monday to Sunday, and days.
    void each_days(int length) {
        const Day from_year = to_day({schedule_.from_year.value_or(1), 1, 1}).value_or(Day{Day::min_number});
        Interval wanted = common_days(common_days(in_force_, range_), {from_year.number, Day::max_number});
        if (wanted.empty()) return;
        int first = wanted.from;
        if (length == 7) first -= weekday(wanted.first()) - 1;
        // Every second week is counted from the week that holds 1 January of the year it starts.
        const int origin = length == 7 ? from_year.number - (weekday(from_year) - 1) : from_year.number;
        for (std::int64_t day = first; day <= wanted.to; day += length) {
            if ((day - origin) / length % schedule_.times != 0) continue;
            const std::int64_t last = schedule_.in_advance ? day : day + length - 1;
            add({static_cast<std::int32_t>(std::max<std::int64_t>(day, Day::min_number)),
                 static_cast<std::int32_t>(std::min<std::int64_t>(last, Day::max_number))});
        }
    }

    const Schedule& schedule_;
    const Interval& in_force_;
    const Interval& range_;
    Occurrences found_;
};

}  // namespace

Occurrences occurrences(const Schedule& schedule, const Interval& in_force, const Interval& range) {
    if (range.empty()) return {};
    return Reckoning(schedule, in_force, range).result();
}

}  // namespace klausul
