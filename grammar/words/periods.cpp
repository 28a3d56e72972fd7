#include "grammar/words/periods.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace klausul {
namespace {

constexpr auto periods = std::to_array<PeriodWords>({
    {PeriodKind::year, {"år", "year"}, {"år", "years"}, {"ett år", "a year"}, {"år", "year"}, 12, 0, true, true},
    {PeriodKind::half_year,
     {"halvår", "half_year"},
     {"halvår", "half_years"},
     {"ett halvår", "a half-year"},
     {"halvår", "half-year"},
     6,
     0,
     true,
     true},
    {PeriodKind::quarter,
     {"kvartal", "quarter"},
     {"kvartal", "quarters"},
     {"ett kvartal", "a quarter"},
     {"kvartal", "quarter"},
     3,
     0,
     true,
     true},
    {PeriodKind::month,
     {"månad", "month"},
     {"månader", "months"},
     {"en månad", "a month"},
     {"månad", "month"},
     1,
     0,
     true,
     true},
    {PeriodKind::week,
     {"vecka", "week"},
     {"veckor", "weeks"},
     {"en vecka", "a week"},
     {"vecka", "week"},
     0,
     7,
     false,
     false},
    {PeriodKind::day, {"dag", "day"}, {"dagar", "days"}, {"en dag", "a day"}, {"dag", "day"}, 0, 1, false, false},
    {PeriodKind::weekday,
     {"veckodag", "weekday"},
     {},
     {"en veckodag", "a day of the week"},
     {"veckodag", "day of the week"},
     0,
     0,
     false,
     true},
});

static_assert([] {
    for (std::size_t i = 0; i < periods.size(); ++i)
        if (periods[i].period != static_cast<PeriodKind>(i)) return false;
    return true;
}());

struct TimeUnitWords {
    Twin singular;
    Twin plural;
};

/// Besides the periods. `vardag` and `dygn` have no English of their own.
constexpr auto other_time_units =
    std::to_array<TimeUnitWords>({{{"arbetsdag", "working_day"}, {"arbetsdagar", "working_days"}},
                                  {{"vardag", ""}, {"vardagar", ""}},
                                  {{"dygn", ""}, {"dygn", ""}},
                                  {{"timme", "hour"}, {"timmar", "hours"}},
                                  {{"minut", "minute"}, {"minuter", "minutes"}}});

constexpr auto months = std::to_array<Twin>({{"januari", "January"},
                                             {"februari", "February"},
                                             {"mars", "March"},
                                             {"april", "April"},
                                             {"maj", "May"},
                                             {"juni", "June"},
                                             {"juli", "July"},
                                             {"augusti", "August"},
                                             {"september", "September"},
                                             {"oktober", "October"},
                                             {"november", "November"},
                                             {"december", "December"}});
constexpr auto weekdays = std::to_array<Twin>({{"måndag", "Monday"},
                                               {"tisdag", "Tuesday"},
                                               {"onsdag", "Wednesday"},
                                               {"torsdag", "Thursday"},
                                               {"fredag", "Friday"},
                                               {"lördag", "Saturday"},
                                               {"söndag", "Sunday"}});
constexpr auto ordinals_from_second = std::to_array<Twin>({{"andra", "second"},
                                                           {"tredje", "third"},
                                                           {"fjärde", "fourth"},
                                                           {"femte", "fifth"},
                                                           {"sjätte", "sixth"},
                                                           {"sjunde", "seventh"},
                                                           {"åttonde", "eighth"},
                                                           {"nionde", "ninth"},
                                                           {"tionde", "tenth"},
                                                           {"elfte", "eleventh"},
                                                           {"tolfte", "twelfth"}});

/// From 1; 0 if the word is none of them.
int place_among(std::span<const Twin> words, std::string_view word) {
    const auto found = std::find_if(words.begin(), words.end(), [&](const Twin& each) { return each.is(word); });
    return found == words.end() ? 0 : static_cast<int>(found - words.begin()) + 1;
}

std::string choice_of(const std::vector<std::string_view>& words, std::string_view joined_by) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? " " + std::string(joined_by) + " " : ", ";
        text += "`" + std::string(words[i]) + "`";
    }
    return text;
}

Phrase choice_of(bool (*wanted)(const PeriodWords&), Twin PeriodWords::*form) {
    std::vector<std::string_view> sv;
    std::vector<std::string_view> en;
    // From the shortest to the longest.
    for (auto each = periods.rbegin(); each != periods.rend(); ++each) {
        if (!wanted(*each)) continue;
        sv.push_back(((*each).*form).sv);
        en.push_back(((*each).*form).en);
    }
    return {choice_of(sv, "eller"), choice_of(en, "or")};
}

}  // namespace

std::span<const PeriodWords> all_periods() { return periods; }

const PeriodWords& period_words(PeriodKind period) { return periods[static_cast<std::size_t>(period)]; }

const PeriodWords* find_period(std::string_view word) {
    const auto found =
        std::find_if(periods.begin(), periods.end(), [&](const PeriodWords& each) { return each.singular.is(word); });
    return found == periods.end() ? nullptr : &*found;
}

const PeriodWords* find_length(std::string_view word) {
    const auto found = std::find_if(periods.begin(), periods.end(), [&](const PeriodWords& each) {
        return (each.months > 0 || each.days > 0) && (each.singular.is(word) || each.plural.is(word));
    });
    return found == periods.end() ? nullptr : &*found;
}

bool is_period(std::string_view name) {
    const PeriodWords* found = find_period(name);
    return found != nullptr && found->of_day;
}

Phrase periods_to_choose() {
    return choice_of([](const PeriodWords& each) { return each.index; }, &PeriodWords::singular);
}

Phrase lengths_to_choose() {
    return choice_of([](const PeriodWords& each) { return each.months > 0 || each.days > 0; }, &PeriodWords::plural);
}

bool is_time_unit(std::string_view name) {
    return find_length(name) != nullptr ||
           std::any_of(other_time_units.begin(), other_time_units.end(),
                       [&](const TimeUnitWords& each) { return each.singular.is(name) || each.plural.is(name); });
}

int month_number(std::string_view name) { return place_among(months, name); }

Twin month_name(int month) { return months.at(static_cast<std::size_t>(month - 1)); }

Twin weekday_name(int day) { return weekdays.at(static_cast<std::size_t>(day - 1)); }

int ordinal_number(std::string_view name) {
    const int place = place_among(ordinals_from_second, name);
    return place == 0 ? 0 : place + 1;
}

}  // namespace klausul
