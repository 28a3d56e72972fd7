#pragma once

// The Swedish calendar of public holidays, computed. It is known from 1900; nothing is told about earlier years.

#include <optional>

#include "interpreter/value/date.hpp"

namespace klausul {

inline constexpr int first_year_of_holidays = 1900;

/// Easter Sunday of the Gregorian calendar.
[[nodiscard]] Day easter_sunday(int year);

/// A public holiday in the sense of lag (1989:253): Sundays are such too. Whit Monday until 2004, the national day from
/// 2005; 1 May from 1939; until 1952 Midsummer Day on 24 June and the Annunciation on 25 March, unless that was in Holy
/// Week or Easter. Empty before 1900.
[[nodiscard]] std::optional<bool> is_holiday(Day day);

/// The eve of Easter, Whitsun, Midsummer, Christmas or New Year. Empty before 1900.
[[nodiscard]] std::optional<bool> is_eve(Day day);

/// The working day that is `count` working days after `day` (before it, if negative); `day` itself is not counted.
/// Monday to Friday are working days but for holidays and, where they are free, eves. Empty if that leads to a year
/// without a known calendar.
[[nodiscard]] std::optional<Day> working_days_from(Day day, int count, bool eves_are_free);

/// How many of the days after `from` up to and including `to` are working days; below zero where `to` is the earlier:
/// then those after `to` up to and including `from`. Empty if a year without a known calendar lies between.
[[nodiscard]] std::optional<int> working_days_between(Day from, Day to, bool eves_are_free);

}  // namespace klausul
