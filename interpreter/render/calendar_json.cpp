#include "interpreter/render/calendar_text.hpp"

namespace klausul {
namespace {

using Layout = JsonWriter::Layout;

void write_days(JsonWriter& json, const Interval& days) {
    json.member("from", to_text(days.first()));
    json.key("to");
    if (days.ends())
        json.text(to_text(days.last()));
    else
        json.null();
}

template <typename Item>
void write_item_place(JsonWriter& json, const Item& item) {
    json.member("document", item.document.name).member("path", item.document.path);
    if (!item.clause.empty()) json.member("clause", item.clause);
    json.member("tags", item.tags);
}

void write_duty(JsonWriter& json, const std::string& actor, DutyVerb verb, const std::string& text,
                const std::string& schedule, const std::string& condition) {
    if (!actor.empty()) json.member("actor", actor);
    json.member("verb", duty_key(verb)).member("text", text).member("schedule", schedule);
    if (!condition.empty()) json.member("condition", condition);
}

void write_entry(JsonWriter& json, const CalendarEntry& entry) {
    using Kind = CalendarEntry::Kind;
    json.begin_object().member("kind", entry_key(entry.kind));
    write_days(json, entry.days);
    write_item_place(json, entry);
    if (entry.kind == Kind::duty || entry.kind == Kind::deadline) {
        write_duty(json, entry.actor, entry.verb, entry.subject, entry.schedule, entry.condition);
        json.member_truth("in_advance", entry.in_advance);
    } else if (!entry.subject.empty()) {
        json.member("about", entry.subject);
        if (!entry.condition.empty()) json.member("condition", entry.condition);
    }
    if (entry.renewal > 0) json.member_number("renewal", static_cast<std::size_t>(entry.renewal));
    if (entry.until) json.member("until", to_text(*entry.until));
    if (entry.notice_by) json.member("notice_by", to_text(*entry.notice_by));
    if (entry.unless_notice) json.member_truth("unless_notice", true);
    json.member("uid", entry.uid).end_object();
}

void write_documents(JsonWriter& json, std::string_view key, const std::vector<DocumentName>& documents) {
    json.key(key).begin_array();
    for (const DocumentName& each : documents)
        json.begin_object(Layout::one_line).member("document", each.name).member("path", each.path).end_object();
    json.end_array();
}

}  // namespace

void write_calendar(JsonWriter& json, const Calendar& calendar, std::string_view engine) {
    json.begin_object().member("engine", engine);
    write_days(json, calendar.range);
    json.key("entries").begin_array();
    for (const CalendarEntry& each : calendar.entries) write_entry(json, each);
    json.end_array().key("undated").begin_array();
    for (const UndatedDuty& each : calendar.undated) {
        json.begin_object().member("why", undated_key(each.why));
        write_item_place(json, each);
        write_duty(json, each.actor, each.verb, each.text, each.schedule, each.condition);
        json.end_object();
    }
    json.end_array();
    write_documents(json, "waiting", calendar.waiting);
    write_documents(json, "not_stated", calendar.not_stated);
    write_documents(json, "proposals", calendar.proposals);
    json.end_object();
}

}  // namespace klausul
