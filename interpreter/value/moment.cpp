#include "interpreter/value/moment.hpp"

#include <algorithm>

namespace klausul {

namespace {

constexpr int minutes_per_hour = 60;
constexpr int first_summer_time = 1980;  // the first year since 1916 in which the clock was changed
constexpr int longer_summer_time = 1996;

std::int64_t day_number_of(std::int64_t minutes) {
    return minutes / minutes_per_day - (minutes % minutes_per_day < 0 ? 1 : 0);
}

int minute_within_day(std::int64_t minutes) {
    return static_cast<int>(minutes - day_number_of(minutes) * minutes_per_day);
}

Moment change_on(Day day) { return {std::int64_t{day.number} * minutes_per_day + minutes_per_hour}; }  // 01:00 UTC

Moment change_on_last_sunday(int year, int month) {
    const Day last{to_day({year, month, days_in_month(year, month)}).value_or(Day{})};
    return change_on({last.number - weekday(last) % 7});
}

struct Summer {
    Moment begins;
    Moment ends;
};

/// The summer time of a year; empty where there is none.
std::optional<Summer> summer_of(int year) {
    if (year < first_summer_time || year > to_civil({Day::max_number}).year) return std::nullopt;
    if (year == first_summer_time)
        return Summer{change_on(to_day({year, 4, 6}).value_or(Day{})),
                      change_on(to_day({year, 9, 28}).value_or(Day{}))};
    const int last_month = year < longer_summer_time ? 9 : 10;
    return Summer{change_on_last_sunday(year, 3), change_on_last_sunday(year, last_month)};
}

int year_of(Moment moment) { return to_civil({static_cast<std::int32_t>(day_number_of(moment.minutes))}).year; }

/// The first change of the clock after a moment; `last` if there is none before it.
Moment next_change(Moment moment, Moment last) {
    const int year = std::max(year_of(moment), first_summer_time);
    for (const int each : {year, year + 1}) {
        const auto summer = summer_of(each);
        if (!summer) break;
        for (const Moment change : {summer->begins, summer->ends})
            if (change > moment) return std::min(change, last);
    }
    return last;
}

/// Minutes of a day that lie in [0, until) and in the window.
std::int64_t minutes_of_day_within(std::int64_t until, int window_from, int window_to) {
    const auto in_front = [until](std::int64_t limit) { return std::min(until, limit); };
    const std::int64_t inside = in_front(window_to) - in_front(window_from);
    return window_from < window_to ? inside : until + inside;  // across midnight: all but [to, from)
}

/// Minutes on the wall in the window from day 0 on; differences of it count any span.
std::int64_t minutes_until(std::int64_t wall, int window_from, int window_to) {
    const std::int64_t per_day = minutes_of_day_within(minutes_per_day, window_from, window_to);
    return day_number_of(wall) * per_day + minutes_of_day_within(minute_within_day(wall), window_from, window_to);
}

}  // namespace

int offset_at(Moment moment) {
    const auto summer = summer_of(year_of(moment));
    return summer && moment >= summer->begins && moment < summer->ends ? summer_time : normal_time;
}

std::int64_t wall_minutes(Moment moment) { return moment.minutes + offset_at(moment); }

Day Moment::day() const { return {static_cast<std::int32_t>(day_number_of(wall_minutes(*this)))}; }

int Moment::minute_of_day() const { return minute_within_day(wall_minutes(*this)); }

MomentRead moment_on(Day day, int minute, std::optional<int> offset) {
    const std::int64_t wall = std::int64_t{day.number} * minutes_per_day + minute;
    const Moment in_summer{wall - summer_time};
    const Moment in_normal{wall - normal_time};
    const bool summer = offset_at(in_summer) == summer_time;
    const bool normal = offset_at(in_normal) == normal_time;
    if (!summer && !normal) return {{}, MomentFault::skipped};
    if (!offset) {
        if (summer && normal) return {{}, MomentFault::twice};
        return {summer ? in_summer : in_normal};
    }
    if (summer && *offset == summer_time) return {in_summer};
    if (normal && *offset == normal_time) return {in_normal};
    return {{}, MomentFault::wrong_offset};
}

std::optional<int> offset_from_text(std::string_view text) {
    if (text == "Z") return 0;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    const auto clock = clock_from_text(text.substr(1));
    if (!clock) return std::nullopt;
    return text[0] == '-' ? -*clock : *clock;
}

MomentRead read_moment(std::string_view text) {
    constexpr MomentRead malformed{{}, MomentFault::malformed};
    constexpr std::size_t without_offset = 16;
    if (text.size() < without_offset || (text[10] != 'T' && text[10] != ' ')) return malformed;
    const std::optional<Day> day = day_from_text(text.substr(0, 10));
    const std::optional<int> clock = clock_from_text(text.substr(11, 5));
    if (!day || !clock || *clock == minutes_per_day) return malformed;  // 24:00 is the next day's 00:00
    if (text.size() == without_offset) return moment_on(*day, *clock);
    const auto offset = offset_from_text(text.substr(without_offset));
    return offset ? moment_on(*day, *clock, offset) : malformed;
}

std::optional<Moment> moment_from_text(std::string_view text) {
    const MomentRead read = read_moment(text);
    return read.fault == MomentFault::sound ? std::optional(read.moment) : std::nullopt;
}

std::string offset_text(int minutes) {
    return (minutes < 0 ? "-" : "+") + clock_text(minutes < 0 ? -minutes : minutes);
}

std::string to_text(Moment moment) {
    const std::string text = to_text(moment.day()) + " " + clock_text(moment.minute_of_day());
    const bool twice = moment_on(moment.day(), moment.minute_of_day()).fault == MomentFault::twice;
    return twice ? text + offset_text(offset_at(moment)) : text;
}

std::int64_t minutes_within(Moment from, Moment to, int window_from, int window_to) {
    std::int64_t minutes = 0;
    while (from < to) {  // from one change of the clock to the next
        const Moment until = next_change(from, to);
        const int offset = offset_at(from);
        minutes += minutes_until(until.minutes + offset, window_from, window_to) -
                   minutes_until(from.minutes + offset, window_from, window_to);
        from = until;
    }
    return minutes;
}

std::int64_t clock_minutes_within(Moment from, Moment to, int window_from, int window_to) {
    return minutes_until(wall_minutes(to), window_from, window_to) -
           minutes_until(wall_minutes(from), window_from, window_to);
}

}  // namespace klausul
