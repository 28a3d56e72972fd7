#include "interpreter/time/term.hpp"

#include <algorithm>

#include "grammar/words/periods.hpp"

namespace klausul {
namespace {

constexpr int months_of_calendar = 9999 * 12;
constexpr int days_of_calendar = Day::max_number - Day::min_number;

bool is_last_of_month(Day day) { return to_civil(day).month != to_civil(day.next()).month; }

std::optional<Day> renewal_end(const Term& term, int number) {
    const auto end = term.agreed_end();
    if (!end || number < 0) return std::nullopt;
    if (number == 0 || *end == Day{Day::max_number}) return end;
    auto later = moved(*end, term.renewal->period, number);
    if (later && term.renewal->period.months > 0 && is_last_of_month(*end)) later = last_of_month(*later);
    return later;
}

/// The last day on which notice still runs out by `end`.
std::optional<Day> last_notice(const Term& term, Day end) {
    if (!term.notice) return std::nullopt;
    if (!term.notice->to_month_end) return moved(end, term.notice->period, -1);
    // Notice that runs to the last day of a month runs out by the last one that is not after the end.
    const CivilDate date = to_civil(end);
    const auto month_before = to_day({date.year, date.month, 1});
    if (!is_last_of_month(end) && (!month_before || month_before->number == Day::min_number)) return std::nullopt;
    const auto day = moved(is_last_of_month(end) ? end : month_before->previous(), term.notice->period, -1);
    return day && term.notice->period.months > 0 ? last_of_month(*day) : day;
}

/// The day that notice given on `on` runs out.
std::optional<Day> notice_end(const NoticeRule& notice, Day on) {
    const auto end = moved(on, notice.period, 1);
    return end && notice.to_month_end ? last_of_month(*end) : end;
}

TermPeriod period(const Term& term, TermPeriod::Kind kind, int number, Interval days) {
    TermPeriod made{kind, number, days, std::nullopt};
    // Only the end of the last period as agreed, and of each renewal, is one that notice brings about.
    const bool passes_over = kind == TermPeriod::Kind::original && term.extended_to;
    const bool any_day = term.notice && term.notice->during_term;
    if (days.ends() && term.renewal && !passes_over && !any_day) made.last_notice = last_notice(term, days.last());
    return made;
}

/// The last day that the minimum term holds the document in force.
std::optional<Day> end_of_minimum(const Term& term) {
    if (!term.minimum || !term.original.begins()) return std::nullopt;
    const auto next = moved(term.original.first(), *term.minimum, 1);
    return next ? std::optional(next->previous()) : std::nullopt;
}

/// The number of the first renewal that ends on `day` or later; 0 for the agreed term.
int renewal_reaching(const Term& term, Day day) {
    int low = 0;
    int high = days_of_calendar;  // beyond every renewal; renewals only get later
    while (low < high) {
        const int middle = low + (high - low) / 2;
        const auto end = renewal_end(term, middle);
        if (!end || *end >= day)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

bool renews(const Term& term) {
    return term.known == TermKnown::stated && term.renewal && !term.renewal->period.none_at_all() && term.agreed_end();
}

/// The end of the first renewal from `number` on whose last day for notice is `on` or later.
std::optional<Day> first_end_in_time(const Term& term, Day on, int number) {
    // No renewal that ends before a notice period from now can be that one.
    const auto reached = notice_end(*term.notice, on);
    if (!reached) return std::nullopt;
    for (number = std::max(number, renewal_reaching(term, *reached) - 1);; ++number) {
        const auto end = renewal_end(term, number);
        if (!end) return std::nullopt;
        const auto last = last_notice(term, *end);
        if (last && on <= *last) return end;
    }
}

/// For a term that renews: the first period whose last notice day has not passed, and that the minimum term allows.
void reckon_renewing(const Term& term, NoticeOutcome& outcome) {
    const int number = renewal_reaching(term, outcome.on);
    outcome.ends = renewal_end(term, number);
    if (!outcome.ends) return;
    const auto last = last_notice(term, *outcome.ends);
    outcome.in_time = !term.notice || (last && outcome.on <= *last);
    if (!outcome.in_time) {
        outcome.missed = last;
        outcome.ends = first_end_in_time(term, outcome.on, number);
    }
    const auto minimum = end_of_minimum(term);
    outcome.held_by_minimum = outcome.ends && minimum && *outcome.ends < *minimum;
    if (outcome.held_by_minimum) outcome.ends = renewal_end(term, renewal_reaching(term, *minimum));
}

void reckon_open(const Term& term, NoticeOutcome& outcome) {
    outcome.ends = term.notice ? notice_end(*term.notice, outcome.on) : std::nullopt;
    if (!term.notice) {
        outcome.changes_nothing = true;  // nothing says when it would end
        return;
    }
    if (const auto minimum = end_of_minimum(term); minimum && outcome.ends && *outcome.ends < *minimum) {
        outcome.ends = minimum;
        outcome.held_by_minimum = true;
    }
}

/// Notice that ends a term with an end before that day.
void reckon_during_term(const Term& term, NoticeOutcome& outcome) {
    reckon_open(term, outcome);
    const auto agreed = term.agreed_end();
    if (renews(term) || !agreed || !outcome.ends || *outcome.ends < *agreed) return;
    outcome.ends = agreed;
    outcome.changes_nothing = true;
    outcome.held_by_minimum = false;
}

}  // namespace

Interval common_days(const Interval& one, const Interval& other) {
    return {std::max(one.from, other.from), std::min(one.to, other.to)};
}

std::optional<Length> length_of(int count, std::string_view word) {
    const PeriodWords* unit = find_length(word);
    if (unit == nullptr) return std::nullopt;
    return Length{unit->months * count, unit->days * count, std::to_string(count) + " " + std::string(word)};
}

std::optional<Day> moved(Day day, const Length& length, int times) {
    const std::int64_t months = std::int64_t{length.months} * times;
    const std::int64_t days = day.number + std::int64_t{length.days} * times;
    if (months > months_of_calendar || months < -months_of_calendar) return std::nullopt;
    if (length.months > 0) return add_months(day, static_cast<int>(months), MonthEnd::last_day);
    if (days < Day::min_number || days > Day::max_number) return std::nullopt;
    return Day{static_cast<std::int32_t>(days)};
}

std::optional<Day> Term::agreed_end() const {
    if (known != TermKnown::stated) return std::nullopt;
    if (extended_to) return extended_to;
    return original.ends() ? std::optional(original.last()) : std::nullopt;
}

std::optional<TermPeriod> renewal_period(const Term& term, int number) {
    if (!renews(term) || number < 1) return std::nullopt;
    const auto before = renewal_end(term, number - 1);
    if (!before || *before >= Day{Day::max_number}) return std::nullopt;
    const Day end = renewal_end(term, number).value_or(Day{Day::max_number});
    return period(term, TermPeriod::Kind::renewal, number, {before->next().number, end.number});
}

std::optional<CivilDate> ambiguous_renewal(const Term& term) {
    if (!renews(term) || term.renewal->to_month_end || term.renewal->period.months == 0) return std::nullopt;
    const Day end = *term.agreed_end();
    if (is_last_of_month(end)) return std::nullopt;
    constexpr int enough = 12 * 8;  // every month, and eight years hold a February of 28 days
    for (int number = 1; number <= enough; ++number) {
        const int months = term.renewal->period.months * number;
        if (months > months_of_calendar) break;
        if (add_months(end, months, MonthEnd::refuse)) continue;
        const auto near = add_months(end, months, MonthEnd::last_day);
        if (near) return CivilDate{to_civil(*near).year, to_civil(*near).month, to_civil(end).day};
    }
    return std::nullopt;
}

TermPeriod first_period(const Term& term) {
    using Kind = TermPeriod::Kind;
    if (term.known == TermKnown::not_stated) return period(term, Kind::not_stated, 0, Interval{});
    const Kind kind = term.known == TermKnown::until_further_notice ? Kind::until_further_notice : Kind::original;
    return period(term, kind, 0, term.original);
}

std::optional<TermPeriod> period_after(const Term& term, const TermPeriod& before) {
    using Kind = TermPeriod::Kind;
    if (term.known != TermKnown::stated || !before.days.ends()) return std::nullopt;
    if (before.kind == Kind::original && term.extended_to)
        return period(term, Kind::extension, 0, {before.days.last().next().number, term.extended_to->number});
    return renewal_period(term, before.number + 1);
}

std::optional<TermPeriod> period_on(const Term& term, Day day) {
    TermPeriod found = first_period(term);
    if (found.days.contains(day)) return found;
    if (day < found.days.first()) return std::nullopt;
    if (term.extended_to && day <= *term.extended_to) return period_after(term, found);
    if (!renews(term)) return std::nullopt;
    return renewal_period(term, renewal_reaching(term, day));
}

std::optional<NoticeOutcome> notice_outcome(const Term& term) {
    if (!term.given) return std::nullopt;
    NoticeOutcome outcome;
    outcome.on = term.given->on;
    if (term.known == TermKnown::until_further_notice) {
        reckon_open(term, outcome);
    } else if (term.notice && term.notice->during_term) {
        reckon_during_term(term, outcome);
    } else if (renews(term)) {
        reckon_renewing(term, outcome);
    } else {
        outcome.ends = term.agreed_end();
        outcome.changes_nothing = true;
    }
    if (term.notice) {
        outcome.without_dialogue = !term.notice->after.empty() && term.given->after != term.notice->after;
        outcome.by_another_channel = !term.notice->channel.empty() && !term.given->channel.empty() &&
                                     term.given->channel != term.notice->channel;
    }
    return outcome;
}

Interval days_in_force(const Term& term) {
    if (term.proposal) return no_days;
    if (term.known == TermKnown::not_stated) return {};
    Interval days = term.original;
    if (term.extended_to) days.to = std::max(days.to, term.extended_to->number);
    const auto outcome = notice_outcome(term);
    if (outcome && outcome->ends && !outcome->changes_nothing) {
        days.to = outcome->ends->number;
    } else if (renews(term)) {
        days.to = Day::max_number;
    }
    return days;
}

}  // namespace klausul
