#pragma once

// What `klausul calendar` lists: the days on which something of a document is to be done, ends, starts or can still be
// stopped. The words are left to whoever shows it.

#include <string>
#include <string_view>
#include <vector>

#include "grammar/words/manners.hpp"
#include "interpreter/time/schedule.hpp"
#include "interpreter/time/status.hpp"

namespace klausul {

struct CalendarEntry {
    enum class Kind : std::uint8_t {
        term_start,
        term_end,     ///< nothing follows
        period_end,   ///< the term is renewed unless notice is given
        renewal,      ///< a renewed period begins
        last_notice,  ///< the last day to give notice
        notice_given,
        clause_start,
        clause_end,
        rule_start,
        rule_end,
        duty,
        deadline  ///< a duty that is due on this day
    };
    Kind kind = Kind::duty;
    Interval days;
    DocumentName document;
    std::string clause;       ///< heading
    std::string clause_path;  ///< its names, which a corrected heading leaves as they are
    std::vector<std::string> tags;
    std::string subject;  ///< what the duty says; what the rule is about
    std::string actor;    ///< of a duty, may be unnamed
    DutyVerb verb = DutyVerb::shall;
    std::string schedule;          ///< of a duty, as written
    std::string condition;         ///< of a duty or rule, as written
    bool in_advance = false;       ///< due by the beginning of the period that begins on this day
    bool unless_notice = false;    ///< comes about only if notice is not given in time
    int renewal = 0;               ///< which one begins or is meant; 0 for the agreed term
    std::optional<Day> until;      ///< the end that this leads to or is about
    std::optional<Day> notice_by;  ///< the last day to stop it
    std::string after, channel;    ///< what notice must follow, and its way
    Day stamp;                     ///< the first day of the document's term; when the calendar counts it as made
    Day modified;                  ///< the last day that the text names as one of agreement, amendment or notice
    std::size_t revision = 0;      ///< amendments, and notice given
    std::string uid;               ///< the same for the same document, tags, kind and day
};

/// "last_notice": a name that never changes, since the marks of events are made of it.
[[nodiscard]] std::string_view entry_key(CalendarEntry::Kind kind);

/// A duty that has a time, but none that days can be told of.
struct UndatedDuty {
    DocumentName document;
    std::string clause;
    std::vector<std::string> tags;
    std::string text;
    std::string actor;
    DutyVerb verb = DutyVerb::shall;
    std::string schedule;
    std::string condition;
    Undated why = Undated::no_day_stated;
};

struct Calendar {
    Interval range;
    std::vector<CalendarEntry> entries;  ///< by first day
    std::vector<UndatedDuty> undated;
    std::vector<DocumentName> proposals;   ///< nothing of these has a day yet
    std::vector<DocumentName> waiting;     ///< not shown to have entered into force: shown as if they had
    std::vector<DocumentName> not_stated;  ///< the text gives no term: their duties are shown as if it had begun
};

/// Entries of several documents in one order: by day, then as the documents stand.
[[nodiscard]] Calendar joined(std::vector<Calendar> calendars, const Interval& range);

/// The days of a term itself, without names.
[[nodiscard]] std::vector<CalendarEntry> days_of_term(const Term& term, const Interval& range);

}  // namespace klausul
