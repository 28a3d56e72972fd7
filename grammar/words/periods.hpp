#pragma once

// Words of time: periods, units of time, names of months and of the days of the week, ordinals.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "grammar/words/twin.hpp"

namespace klausul {

enum class PeriodKind : std::uint8_t { year, half_year, quarter, month, week, day, weekday };

struct PeriodWords {
    PeriodKind period;
    Twin singular;  ///< after `per`, `varje`, `föregående`: `halvår`, `half_year`
    Twin plural;    ///< after a number; empty for what is not counted
    Twin one;       ///< in a sentence, with its article: "ett halvår", "a half-year"
    Twin bare;      ///< in a sentence, without: "halvår", "half-year"
    int months;     ///< how many it is; 0 for what is counted in days
    int days;       ///< how many it is; 0 for what is counted in months, and for a day of the week
    bool index;     ///< may stand after `per`, `föregående` and in `fastställs varje …`
    bool of_day;    ///< may stand before `för` and a date: `månad för start`
};

[[nodiscard]] std::span<const PeriodWords> all_periods();
[[nodiscard]] const PeriodWords& period_words(PeriodKind period);
/// By its singular in either language.
[[nodiscard]] const PeriodWords* find_period(std::string_view word);
/// A period that a length of time may be counted in (`2 år`, `sex månader`), by its singular or plural.
[[nodiscard]] const PeriodWords* find_length(std::string_view word);
/// `år`, `halvår`, `kvartal`, `månad`, `veckodag` and their English twins: `månad för start` is the month that holds a
/// date.
[[nodiscard]] bool is_period(std::string_view name);
/// "månad, kvartal, halvår eller år": what a period of an index may be, as it is written.
[[nodiscard]] Phrase periods_to_choose();
/// "dagar, veckor, månader, kvartal, halvår eller år": what a length of time may be counted in.
[[nodiscard]] Phrase lengths_to_choose();

/// Units in which dates are moved: `dagar`, `arbetsdagar`, `månader`, ...
[[nodiscard]] bool is_time_unit(std::string_view name);

/// The names under which the library declares the units that the language itself counts in.
namespace unit_name {
inline constexpr std::string_view minute = "minut", day = "dag", working_day = "arbetsdag", month = "månad",
                                  year = "år", krona = "kr";
}  // namespace unit_name

/// 1-12 for the name of a month in either language, else 0.
[[nodiscard]] int month_number(std::string_view name);
/// 1 = January.
[[nodiscard]] Twin month_name(int month);
/// 1 = Monday.
[[nodiscard]] Twin weekday_name(int day);
/// 2-12 for `andra`, `tredje`, `second`, ..., else 0.
[[nodiscard]] int ordinal_number(std::string_view name);

}  // namespace klausul
