#pragma once

// The term of a document: what its header says about time, and what follows from it. Pure reckoning with days; what a
// document's rules and `klausul status` know about the days it is in force comes from here, from `days_in_force`.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/value/date.hpp"

namespace klausul {

/// A span of days; the limits are included. Empty if `to` lies before `from`.
struct Interval {
    std::int32_t from = Day::min_number;
    std::int32_t to = Day::max_number;

    [[nodiscard]] bool contains(Day day) const { return day.number >= from && day.number <= to; }
    [[nodiscard]] bool empty() const { return to < from; }
    [[nodiscard]] bool begins() const { return from > Day::min_number; }  ///< has a first day
    [[nodiscard]] bool ends() const { return to < Day::max_number; }      ///< has a last day
    [[nodiscard]] Day first() const { return {from}; }
    [[nodiscard]] Day last() const { return {to}; }

    friend bool operator==(const Interval&, const Interval&) = default;
};
[[nodiscard]] Interval common_days(const Interval& one, const Interval& other);
/// No day at all: of a document that is only proposed.
inline constexpr Interval no_days{Day::max_number, Day::min_number};

/// `12 månader`, `2 år`, `3 veckor`: a whole number of months or of days, never both.
struct Length {
    int months = 0;
    int days = 0;
    std::string words;

    [[nodiscard]] bool none_at_all() const { return months == 0 && days == 0; }
};
/// So many of what the word names; empty if it is none for a time. The grammar keeps counts to four digits.
[[nodiscard]] std::optional<Length> length_of(int count, std::string_view word);
/// The day `times` lengths later (earlier if negative). A month that has no such day gives its last day. Empty where
/// the calendar ends.
[[nodiscard]] std::optional<Day> moved(Day day, const Length& length, int times);

enum class TermKnown : std::uint8_t { stated, until_further_notice, not_stated };

struct Renewal {
    Length period;
    bool to_month_end = false;  ///< a month without such a day ends on its last day
    std::vector<std::string> tags;
};
/// How a document is given notice of.
struct NoticeRule {
    Length period;        ///< before the end; of a term without an end, from the day notice is given
    std::string channel;  ///< `genom`
    std::string after;    ///< `efter`: what must have been done before
    std::string after_text;
    std::vector<std::string> tags;
    bool to_month_end = false;  ///< the notice runs to the last day of a month
    bool during_term = false;   ///< ends the document before its agreed end too
};
struct NoticeGiven {
    Day on;
    std::string channel;
    std::string after;
    std::vector<std::string> tags;
};

struct Term {
    TermKnown known = TermKnown::not_stated;
    Interval original;               ///< as printed, before any extension
    std::optional<Day> extended_to;  ///< by agreement
    std::optional<Renewal> renewal;
    std::optional<NoticeRule> notice;
    bool notice_not_stated = false;  ///< `uppsägning anges inte`
    std::optional<NoticeGiven> given;
    std::optional<Length> minimum;  ///< `minsta tid`
    std::string standing;           ///< `ställning`, as written
    bool proposal = false;
    std::optional<Interval> signed_on;
    std::vector<std::string> tags;

    /// The last day as printed or agreed, before any renewal; empty without one.
    [[nodiscard]] std::optional<Day> agreed_end() const;
};

/// One period of a term. A renewal has a number, counted from 1.
struct TermPeriod {
    enum class Kind : std::uint8_t { original, extension, renewal, until_further_notice, not_stated };
    Kind kind = Kind::original;
    int number = 0;
    Interval days;
    std::optional<Day> last_notice;  ///< the last day to give notice that ends it

    friend bool operator==(const TermPeriod&, const TermPeriod&) = default;
};

/// Renewal `number` ends `number` times its length after the agreed end, so that nothing drifts; an end on the last day
/// of a month stays on the last day. Empty without renewal, or where the calendar ends.
[[nodiscard]] std::optional<TermPeriod> renewal_period(const Term& term, int number);
/// The month that has no day for a renewal to end on, where the header does not say that the month's last day is meant.
[[nodiscard]] std::optional<CivilDate> ambiguous_renewal(const Term& term);
/// The period that holds a day, whether or not notice has ended the term before.
[[nodiscard]] std::optional<TermPeriod> period_on(const Term& term, Day day);
/// The first period, and the one after another; empty where there is none.
[[nodiscard]] TermPeriod first_period(const Term& term);
[[nodiscard]] std::optional<TermPeriod> period_after(const Term& term, const TermPeriod& period);

/// What notice that has been given leads to.
struct NoticeOutcome {
    Day on;
    bool in_time = true;              ///< ends the period it was given in
    bool changes_nothing = false;     ///< the term ends as printed all the same, or nothing is left to end
    std::optional<Day> missed;        ///< the last day it came too late for
    std::optional<Day> ends;          ///< the last day in force
    bool held_by_minimum = false;     ///< it ends later, by the minimum term
    bool without_dialogue = false;    ///< valid, but nothing says that what must precede it was done
    bool by_another_channel = false;  ///< the header names another way than the one it was given by
};
[[nodiscard]] std::optional<NoticeOutcome> notice_outcome(const Term& term);

/// The days on which the document is in force, with extension, renewals, notice and minimum term. A document whose term
/// is not stated is tried as if it always were; a proposal never is.
[[nodiscard]] Interval days_in_force(const Term& term);

}  // namespace klausul
