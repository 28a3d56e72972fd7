// RFC 5545: lines end in CRLF and are folded at 75 octets, text is escaped, and each event has a mark that stays the
// same from one run to the next, so that a calendar that is imported again is updated and not doubled.

#include <fmt/format.h>

#include <algorithm>

#include "grammar/text/visible_text.hpp"
#include "interpreter/render/calendar_text.hpp"

namespace klausul {
namespace {

constexpr std::size_t most_octets = 75;

/// TEXT of RFC 5545, 3.3.11. Control characters have been made visible before.
std::string calendar_escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',') result += '\\';
        if (c == '\n')
            result += "\\n";
        else
            result += c;
    }
    return result;
}

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// One content line, folded without parting a character.
std::string folded(std::string_view line) {
    std::string result;
    std::size_t room = most_octets;
    while (line.size() > room) {
        std::size_t cut = room;
        while (cut > 0 && continues_character(line[cut])) --cut;
        result.append(line.substr(0, cut)).append("\r\n ");
        line.remove_prefix(cut);
        room = most_octets - 1;  // the blank that begins the next one counts
    }
    return result.append(line).append("\r\n");
}

std::string basic(Day day) {
    std::string text = to_text(day);
    std::erase(text, '-');
    return text;
}

class Writer {
public:
    void property(std::string_view name, std::string_view value) { out_ += folded(fmt::format("{}:{}", name, value)); }
    void text(std::string_view name, std::string_view value) { property(name, calendar_escaped(visible_lines(value))); }
    std::string take() { return std::move(out_); }

private:
    std::string out_;
};

std::string description(const CalendarEntry& entry, Language language) {
    std::string text = entry.document.shown();
    const auto line = [&](std::string_view label, std::string_view words) {
        if (!words.empty()) text += fmt::format("\n{}: {}", label, words);
    };
    line(say(language, "Klausul", "Clause"), entry.clause);
    line(say(language, "Enligt", "According to"), tags_text(entry.tags));
    if (entry.in_advance)
        text += fmt::format("\n{}", say(language, "I förskott: senast när perioden börjar den här dagen",
                                        "In advance: by the beginning of the period that starts on this day"));
    return text;
}

void write_event(Writer& writer, const CalendarEntry& entry, Language language) {
    writer.property("BEGIN", "VEVENT");
    writer.property("UID", entry.uid);
    writer.property("DTSTAMP", basic(entry.stamp) + "T000000Z");
    writer.property("LAST-MODIFIED", basic(entry.modified) + "T000000Z");
    writer.property("SEQUENCE", std::to_string(entry.revision));
    writer.property("DTSTART;VALUE=DATE", basic(entry.days.first()));
    // The end is the day after; without one the event lasts its single day. Year 9999 has no day after its last.
    if (entry.days.ends()) writer.property("DTEND;VALUE=DATE", basic(entry.days.last().next()));
    writer.text("SUMMARY", fmt::format("{} – {}", entry_text(entry, language), entry.document.shown()));
    writer.text("DESCRIPTION", description(entry, language));
    writer.text("CATEGORIES", entry_category(entry.kind, language));
    writer.property("TRANSP", "TRANSPARENT");
    writer.property("END", "VEVENT");
}

}  // namespace

std::string icalendar(const Calendar& calendar, std::string_view engine, Language language) {
    Writer writer;
    writer.property("BEGIN", "VCALENDAR");
    writer.property("VERSION", "2.0");
    writer.text("PRODID", fmt::format("-//Klausul//{}//{}", engine, say(language, "SV", "EN")));
    writer.property("CALSCALE", "GREGORIAN");
    for (const CalendarEntry& entry : calendar.entries) write_event(writer, entry, language);
    writer.property("END", "VCALENDAR");
    return writer.take();
}

}  // namespace klausul
