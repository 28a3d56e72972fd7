#include "interpreter/time/agenda.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace klausul {
namespace {

using EntryKind = CalendarEntry::Kind;

class TermDays {
public:
    TermDays(const Term& term, const Interval& range) : term_(term), range_(range), days_(days_in_force(term)) {}

    std::vector<CalendarEntry> result() {
        if (days_.empty() || term_.known == TermKnown::not_stated) return {};
        if (days_.begins()) add(EntryKind::term_start, days_.first(), term_.tags).until = end_of_first();
        const auto given = notice_outcome(term_);
        if (given) add(EntryKind::notice_given, given->on, term_.given->tags).until = given->ends;
        for (auto period = start(); period && period->days.from <= range_.to; period = period_after(term_, *period)) {
            if (period->days.from > days_.to) break;
            add_period(*period, given.has_value());
        }
        if (!given) add_last_notices();
        if (days_.ends()) add(EntryKind::term_end, days_.last(), term_.tags);
        drop_outside();
        return std::move(entries_);
    }

private:
    /// The earliest period that can have a day in the range.
    std::optional<TermPeriod> start() const {
        const TermPeriod first = first_period(term_);
        const auto held = range_.from > first.days.to ? period_on(term_, range_.first()) : std::nullopt;
        return held ? held : first;
    }

    /// The periods whose last day for notice lies in the range; they themselves may lie long after it.
    void add_last_notices() {
        if (!term_.notice) return;
        // A period that ends before this has its last day for notice before the range.
        const auto reached = moved(range_.first(), term_.notice->period, 1);
        if (!reached) return;
        const TermPeriod first = first_period(term_);
        const auto held = *reached > first.days.last() ? period_on(term_, *reached) : std::nullopt;
        for (auto period = held ? held : std::optional(first); period; period = period_after(term_, *period)) {
            if (period->last_notice && *period->last_notice > range_.last()) break;
            if (period->last_notice) add_last_notice(*period);
        }
    }

    void drop_outside() {
        std::erase_if(entries_, [&](const CalendarEntry& entry) { return common_days(entry.days, range_).empty(); });
    }

    std::optional<Day> end_of_first() const {
        const TermPeriod first = first_period(term_);
        return first.days.ends() ? std::optional(first.days.last()) : std::nullopt;
    }

    void add_period(const TermPeriod& period, bool given) {
        const bool last = period.days.to >= days_.to;
        if (period.kind == TermPeriod::Kind::renewal) {
            CalendarEntry& entry = add(EntryKind::renewal, period.days.first(), term_.renewal->tags);
            entry.renewal = period.number;
            entry.unless_notice = !given;
            if (period.days.ends()) entry.until = period.days.last();
        }
        // An extension that is agreed follows on without anybody's doing.
        const bool extended = period.kind == TermPeriod::Kind::original && term_.extended_to;
        if (period.days.ends() && !last && !extended) add_end(period, given);
    }

    void add_end(const TermPeriod& period, bool given) {
        const auto next = period_after(term_, period);
        CalendarEntry& entry = add(EntryKind::period_end, period.days.last(), term_.renewal->tags);
        entry.renewal = period.number;
        entry.unless_notice = !given;
        entry.notice_by = given ? std::nullopt : period.last_notice;
        if (next && next->days.ends()) entry.until = next->days.last();
    }

    void add_last_notice(const TermPeriod& period) {
        CalendarEntry& entry = add(EntryKind::last_notice, *period.last_notice, term_.notice->tags);
        entry.renewal = period.number;
        entry.unless_notice = period.number > 0;
        entry.until = period.days.last();
        entry.after = term_.notice->after_text.empty() ? term_.notice->after : term_.notice->after_text;
        entry.channel = term_.notice->channel;
    }

    CalendarEntry& add(EntryKind kind, Day day, std::vector<std::string> tags) {
        CalendarEntry& entry = entries_.emplace_back();
        entry.kind = kind;
        entry.days = {day.number, day.number};
        entry.tags = std::move(tags);
        return entry;
    }

    const Term& term_;
    const Interval& range_;
    Interval days_;
    std::vector<CalendarEntry> entries_;
};

}  // namespace

std::string_view entry_key(CalendarEntry::Kind kind) {
    constexpr std::array<std::string_view, 12> keys{"term_start",  "term_end",     "period_end",   "renewal",
                                                    "last_notice", "notice_given", "clause_start", "clause_end",
                                                    "rule_start",  "rule_end",     "duty",         "deadline"};
    return keys.at(static_cast<std::size_t>(kind));
}

std::vector<CalendarEntry> days_of_term(const Term& term, const Interval& range) {
    return TermDays(term, range).result();
}

Calendar joined(std::vector<Calendar> calendars, const Interval& range) {
    Calendar all;
    all.range = range;
    const auto append = [](auto& to, auto& from) { std::move(from.begin(), from.end(), std::back_inserter(to)); };
    for (Calendar& each : calendars) {
        append(all.entries, each.entries);
        append(all.undated, each.undated);
        append(all.proposals, each.proposals);
        append(all.waiting, each.waiting);
        append(all.not_stated, each.not_stated);
    }
    std::stable_sort(all.entries.begin(), all.entries.end(), [](const CalendarEntry& a, const CalendarEntry& b) {
        return std::tie(a.days.from, a.days.to) < std::tie(b.days.from, b.days.to);
    });
    // Two files of one name in folders of one name: a mark must be there once only.
    std::map<std::string, int> marks;
    for (CalendarEntry& entry : all.entries) {
        const int before = marks[entry.uid]++;
        if (before > 0) entry.uid.insert(entry.uid.find('@'), "-" + std::to_string(before));
    }
    return all;
}

}  // namespace klausul
