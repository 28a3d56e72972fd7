#pragma once

// The calendar of documents as text, as JSON and as iCalendar (RFC 5545) for programs that keep calendars.

#include <string>
#include <string_view>

#include "interpreter/render/json_writer.hpp"
#include "interpreter/render/words.hpp"
#include "interpreter/time/agenda.hpp"

namespace klausul {

/// "Sista dagen att säga upp avtalet, som annars förlängs": one sentence, without the document's name.
[[nodiscard]] std::string entry_text(const CalendarEntry& entry, Language language);
/// "uppsägning", "notice": few words for programs that sort by them
[[nodiscard]] std::string_view entry_category(CalendarEntry::Kind kind, Language language);
/// "startår anges inte"
[[nodiscard]] std::string_view undated_word(Undated why, Language language);
[[nodiscard]] std::string_view undated_key(Undated why);

[[nodiscard]] std::string calendar_text(const Calendar& calendar, Language language);
/// Writes one object.
void write_calendar(JsonWriter& json, const Calendar& calendar, std::string_view engine);
/// A whole iCalendar object: an all-day event for each entry. The same calendar gives the same bytes.
[[nodiscard]] std::string icalendar(const Calendar& calendar, std::string_view engine, Language language);

}  // namespace klausul
