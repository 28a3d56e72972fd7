// Moments, what the clock on the wall shows, windows of the clock, and the Swedish calendar: "Times and days" in
// docs/evaluation.md and "The Swedish calendar" in docs/reference.md.

#include <algorithm>
#include <set>

#include "naive.hpp"

namespace klausul::differential {
namespace {

constexpr int minutes_of_day = 1440;

/// 1 = Monday. 1970-01-01 was a Thursday.
int weekday(int day) { return day + 3 - floored(day + 3, 7) * 7 + 1; }

int last_sunday(int year, int month) {
    int day = day_number({year, month, month_length(year, month)});
    while (weekday(day) != 7) --day;
    return day;
}

/// Minutes that Swedish time is ahead of UTC.
int offset_at(std::int64_t moment) {
    const int year =
        civil(static_cast<int>(moment < 0 ? (moment - minutes_of_day + 1) / minutes_of_day : moment / minutes_of_day))
            .year;
    if (year < 1980) return 60;
    const int begins = year == 1980 ? day_number({1980, 4, 6}) : last_sunday(year, 3);
    const int ends = year == 1980 ? day_number({1980, 9, 28}) : last_sunday(year, year < 1996 ? 9 : 10);
    const auto at_one = [](int day) { return std::int64_t{day} * minutes_of_day + 60; };
    return moment >= at_one(begins) && moment < at_one(ends) ? 120 : 60;
}

std::int64_t wall_of(std::int64_t moment) { return moment + offset_at(moment); }

int day_of_wall(std::int64_t wall) {
    return static_cast<int>((wall - ((wall % minutes_of_day) + minutes_of_day) % minutes_of_day) / minutes_of_day);
}
int time_of_wall(std::int64_t wall) {
    return static_cast<int>(wall - std::int64_t{day_of_wall(wall)} * minutes_of_day);
}

int minutes_in(const std::string& clock) { return std::stoi(clock.substr(0, 2)) * 60 + std::stoi(clock.substr(3, 2)); }

bool lies_in(int time, const std::pair<int, int>& window) {
    const auto [from, to] = window;
    time %= minutes_of_day;
    return from < to ? from <= time && time < to : from <= time || time < to;
}

// ---- the Swedish calendar

/// By the tables of the church: the Sunday after the first full moon from 21 March on.
int easter(int year) {
    const int golden = year % 19 + 1;
    const int century = year / 100 + 1;
    const int left_out = 3 * century / 4 - 12;
    const int moon = (8 * century + 5) / 25 - 5;
    const int sunday = 5 * year / 4 - left_out - 10;
    int epact = (11 * golden + 20 + moon - left_out) % 30;
    if (epact < 0) epact += 30;
    if ((epact == 25 && golden > 11) || epact == 24) ++epact;
    int full = 44 - epact;
    if (full < 21) full += 30;
    full += 7 - (sunday + full) % 7;
    return day_number({year, 3, 1}) + full - 1;
}

int saturday_from(int day) {
    while (weekday(day) != 6) ++day;
    return day;
}

int midsummer(int year) { return year < 1953 ? day_number({year, 6, 24}) : saturday_from(day_number({year, 6, 20})); }

bool is_holiday(int day) {
    const int year = civil(day).year;
    const int sunday = easter(year);
    const auto on = [&](int month, int number) { return day == day_number({year, month, number}); };
    const bool national = year >= 2005 ? on(6, 6) : day == sunday + 50;
    const bool annunciation = year < 1953 && on(3, 25) && !(day >= sunday - 7 && day <= sunday + 1);
    const bool all_saints = year >= 1953 && day == saturday_from(day_number({year, 10, 31}));
    return weekday(day) == 7 || on(1, 1) || on(1, 6) || day == sunday - 2 || day == sunday + 1 || day == sunday + 39 ||
           (year >= 1939 && on(5, 1)) || national || day == midsummer(year) || annunciation || all_saints ||
           on(12, 25) || on(12, 26);
}

bool is_eve(int day) {
    const int year = civil(day).year;
    const int sunday = easter(year);
    return day == sunday - 1 || day == sunday + 48 || day == midsummer(year) - 1 || day == day_number({year, 12, 24}) ||
           day == day_number({year, 12, 31});
}

}  // namespace

std::int64_t moment_of(int day, int clock, const std::optional<int>& offset) {
    const std::int64_t wall = std::int64_t{day} * minutes_of_day + clock;
    if (offset) return wall - *offset;
    return wall_of(wall - 120) == wall ? wall - 120 : wall - 60;
}

std::int64_t moment_of_text(const std::string& text) {
    const int day = *day_of_text(text.substr(0, 10));
    const auto offset = text.size() > 16 ? std::optional(minutes_in(text.substr(17, 5))) : std::nullopt;
    return moment_of(day, minutes_in(text.substr(11, 5)), offset);
}

int day_of_moment(std::int64_t moment) { return day_of_wall(wall_of(moment)); }

NaiveResult Naive::clock_of(const syntax::ClockOf& clock, const At& at) {
    const NaiveResult moment = evaluate(*clock.moment, at);
    if (!moment.good()) return moment;
    return {{time_of_wall(wall_of(*moment.value.number.to_int64())), "", false}, {}};
}

/// `08:00-17:00` as words: windows are compared with nothing.
NaiveResult Naive::window_of(const syntax::Expression& expression, std::pair<int, int>& window, const At& at) {
    if (const auto* written = std::get_if<syntax::ClockWindow>(&expression.node)) {
        window = {written->from.minutes, written->to.minutes};
        return {};
    }
    NaiveResult read = evaluate(expression, at);
    if (read.good()) window = {minutes_in(read.value.words.substr(0, 5)), minutes_in(read.value.words.substr(6, 5))};
    return read;
}

NaiveResult Naive::within(const syntax::Binary& binary, const At& at) {
    const NaiveResult left = evaluate(*binary.left, at);
    const auto truth = [](bool holds) { return NaiveResult{{holds ? 1 : 0, "", false}, {}}; };
    if (const auto* span = std::get_if<syntax::SpanLiteral>(&binary.right->node)) {
        const NaiveResult from = evaluate(*span->from, at);
        const NaiveResult to = evaluate(*span->to, at);
        NaiveResult both{{}, strict({from.causes, to.causes})};
        if (both.good() && to.value.number < from.value.number) both = fault("span reversed");
        if (!left.good() || !both.good()) return {{}, strict({left.causes, both.causes})};
        return truth(!(left.value.number < from.value.number) && !(to.value.number < left.value.number));
    }
    std::pair<int, int> window;
    const NaiveResult right = window_of(*binary.right, window, at);
    if (!left.good() || !right.good()) return {{}, strict({left.causes, right.causes})};
    const std::int64_t number = *left.value.number.to_int64();
    return truth(lies_in(is_moment(*binary.left) ? time_of_wall(wall_of(number)) : static_cast<int>(number), window));
}

/// Minute by minute.
NaiveResult Naive::clip(const syntax::Clip& clip, const At& at) {
    const auto& span = std::get<syntax::SpanLiteral>(clip.span->node);
    const NaiveResult from = evaluate(*span.from, at);
    const NaiveResult to = evaluate(*span.to, at);
    NaiveResult both{{}, strict({from.causes, to.causes})};
    if (both.good() && to.value.number < from.value.number) both = fault("span reversed");
    std::pair<int, int> window;
    const NaiveResult right = window_of(*clip.window, window, at);
    if (!both.good() || !right.good()) return {{}, strict({both.causes, right.causes})};
    const std::int64_t begin = *from.value.number.to_int64();
    const std::int64_t end = *to.value.number.to_int64();
    std::map<int, std::int64_t> by_day;
    const auto count = [&](std::int64_t wall) {
        if (lies_in(time_of_wall(wall), window)) ++by_day[day_of_wall(wall)];
    };
    if (clip.by_the_clock) {
        if (wall_of(end) < wall_of(begin)) return fault("span reversed");
        for (std::int64_t wall = wall_of(begin); wall < wall_of(end); ++wall) count(wall);
    } else {
        for (std::int64_t moment = begin; moment < end; ++moment) count(wall_of(moment));
    }
    std::int64_t minutes = 0;
    std::vector<Causes> open;
    for (const auto& [day, mine] : by_day) {
        const NaiveTruth counts = clip.days ? judge(*clip.days, {day, at.members}) : NaiveTruth{Truth3::yes, {}};
        if (counts.truth == Truth3::yes) minutes += mine;
        open.push_back(counts.causes);
    }
    Causes causes = strict(open);
    if (!causes.empty()) return {{}, std::move(causes)};
    return {{minutes, "", false}, {}};
}

/// Whether the value is a moment, which as a number cannot be told from others.
bool Naive::is_moment(const syntax::Expression& expression) const {
    if (std::holds_alternative<syntax::MomentLiteral>(expression.node)) return true;
    if (const auto* times = std::get_if<syntax::OneOfTimes>(&expression.node)) return is_moment(*times->times.front());
    const auto* name = std::get_if<syntax::Reference>(&expression.node);
    if (name == nullptr) return false;
    const auto fact = program_.facts.find(name->name.text);
    return fact != program_.facts.end() && fact->second.type.kind == NaiveType::Kind::moment;
}

bool Naive::is_working_day(int day) const {
    const auto eves = readings_.find("aftnar");
    const bool eves_are = eves != readings_.end() && eves->second == "arbetsdagar";
    return weekday(day) <= 5 && !is_holiday(day) && (eves_are || !is_eve(day));
}

/// `dagen är helgdag`: a word of the calendar for a day; nothing for any other word.
std::optional<bool> Naive::is_such_a_day(const std::string& word, int day) const {
    static const std::vector<std::string> weekdays{"måndag", "tisdag", "onsdag", "torsdag",
                                                   "fredag", "lördag", "söndag"};
    if (word == "helgdag") return is_holiday(day);
    if (word == "afton") return is_eve(day);
    if (word == "arbetsdag") return is_working_day(day);
    const auto found = std::find(weekdays.begin(), weekdays.end(), word);
    if (found == weekdays.end()) return std::nullopt;
    return found - weekdays.begin() + 1 == weekday(day);
}

/// Those after the first day up to and including the other; below zero where the other is the earlier.
int Naive::working_days(int from, int to) const {
    if (to < from) return -working_days(to, from);
    int count = 0;
    for (int day = from + 1; day <= to; ++day) count += is_working_day(day) ? 1 : 0;
    return count;
}

int Naive::working_days_later(int day, int count) const {
    const int step = count < 0 ? -1 : 1;
    while (count != 0) {
        day += step;
        if (is_working_day(day)) count -= step;
    }
    return day;
}

}  // namespace klausul::differential
