#include <array>

#include "interpreter/render/status_text.hpp"

namespace klausul {
namespace {

using Layout = JsonWriter::Layout;

constexpr std::array<std::string_view, 6> states{"in_force", "not_yet", "ended", "waits", "proposal", "not_stated"};
constexpr std::array<std::string_view, 3> entered{"yes", "no", "unknown"};
constexpr std::array<std::string_view, 5> period_kinds{"original", "extension", "renewal", "until_further_notice",
                                                       "not_stated"};

void write_day(JsonWriter& json, std::string_view key, const std::optional<Day>& day) {
    json.key(key);
    if (day)
        json.text(to_text(*day));
    else
        json.null();
}

/// `from` and `to`; null where a limit is not stated.
void write_limits(JsonWriter& json, const Interval& days) {
    write_day(json, "from", days.begins() && !days.empty() ? std::optional(days.first()) : std::nullopt);
    write_day(json, "to", days.ends() && !days.empty() ? std::optional(days.last()) : std::nullopt);
}

void write_period(JsonWriter& json, std::string_view key, const std::optional<TermPeriod>& period) {
    json.key(key);
    if (!period) {
        json.null();
        return;
    }
    json.begin_object(Layout::one_line).member("kind", period_kinds.at(static_cast<std::size_t>(period->kind)));
    if (period->kind == TermPeriod::Kind::renewal)
        json.member_number("number", static_cast<std::size_t>(period->number));
    write_limits(json, period->days);
    write_day(json, "last_notice", period->last_notice);
    json.end_object();
}

void write_notice_rule(JsonWriter& json, const Term& term) {
    json.key("notice");
    if (!term.notice) {
        json.null();
        return;
    }
    const NoticeRule& rule = *term.notice;
    json.begin_object().member("period", rule.period.words);
    if (!rule.channel.empty()) json.member("channel", rule.channel);
    if (!rule.after.empty()) json.member("after", rule.after).member("after_text", rule.after_text);
    json.member("tags", rule.tags).end_object();
}

void write_notice_given(JsonWriter& json, const DocumentStatus& status) {
    json.key("notice_given");
    if (!status.notice) {
        json.null();
        return;
    }
    const NoticeOutcome& notice = *status.notice;
    json.begin_object().member("date", to_text(notice.on)).member_truth("in_time", notice.in_time);
    if (notice.missed) json.member("missed", to_text(*notice.missed));
    write_day(json, "ends", notice.ends);
    json.member_truth("changes_nothing", notice.changes_nothing);
    json.member_truth("held_by_minimum", notice.held_by_minimum);
    json.member_truth("without_dialogue", notice.without_dialogue);
    json.member_truth("by_another_channel", notice.by_another_channel).end_object();
}

void write_document(JsonWriter& json, const DocumentStatus& status) {
    const Term& term = status.term;
    json.begin_object().member("path", status.document.path).member("document", status.document.name);
    json.member("title", status.document.title);
    json.member("status", states.at(static_cast<std::size_t>(status.in_force)));
    json.key("days").begin_object(Layout::one_line);
    write_limits(json, status.days);
    json.end_object();
    write_period(json, "period", status.period);
    write_period(json, "next", status.next);
    if (status.entry) {
        json.key("entry_into_force")
            .begin_object()
            .member("entered", entered.at(static_cast<std::size_t>(status.entry->entered)));
        json.member("when", status.entry->ways).member("missing", status.entry->missing);
        json.member("tags", status.entry->tags).end_object();
    }
    if (term.renewal) json.member("renewal", term.renewal->period.words);
    write_notice_rule(json, term);
    write_notice_given(json, status);
    if (term.minimum) json.member("minimum", term.minimum->words);
    if (!term.standing.empty()) json.member("standing", term.standing);
    if (term.signed_on) {
        json.key("signed").begin_object(Layout::one_line);
        write_limits(json, *term.signed_on);
        json.end_object();
    }
    if (!status.series.empty()) json.member("series", status.series);
    json.member("tags", term.tags).member("replaces", status.replaces).member("also_called", status.also_called);
    json.key("irreversible").begin_array();
    for (const ClauseName& clause : status.irreversible)
        json.begin_object(Layout::one_line).member("clause", clause.title).member("tags", clause.tags).end_object();
    json.end_array().end_object();
}

void write_neighbour(JsonWriter& json, std::string_view key, const DocumentStatus& status) {
    json.key(key).begin_object(Layout::one_line).member("path", status.document.path);
    json.member("document", status.document.name);
    write_limits(json, status.days);
    json.end_object();
}

void write_findings(JsonWriter& json, std::string_view key, const StatusReport& report, SeriesFinding::Kind kind) {
    json.key(key).begin_array();
    for (const SeriesFinding& each : report.findings) {
        if (each.kind != kind) continue;
        json.begin_object();
        write_limits(json, each.days);
        if (each.days.ends())
            json.member_number("days", static_cast<std::size_t>(std::int64_t{each.days.to} - each.days.from + 1));
        json.member_truth("holds_date", each.holds_date).member_truth("replaces", each.replaces);
        write_neighbour(json, "before", report.documents[each.before]);
        write_neighbour(json, "after", report.documents[each.after]);
        json.end_object();
    }
    json.end_array();
}

}  // namespace

void write_status(JsonWriter& json, const StatusReport& report, std::string_view engine) {
    json.begin_object().member("engine", engine).member("date", to_text(report.date));
    json.key("documents").begin_array();
    for (const DocumentStatus& each : report.documents) write_document(json, each);
    json.end_array();
    write_findings(json, "gaps", report, SeriesFinding::Kind::gap);
    write_findings(json, "overlaps", report, SeriesFinding::Kind::overlap);
    json.end_object();
}

}  // namespace klausul
