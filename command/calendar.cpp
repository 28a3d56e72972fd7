// klausul calendar: duties, deadlines and the days of terms, for people and for their calendars.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "command/cases.hpp"
#include "command/loading.hpp"
#include "command/period.hpp"
#include "command/verb.hpp"
#include "interpreter/render/calendar_text.hpp"

namespace klausul {
namespace {

struct CalendarArguments {
    std::vector<std::string> paths;
    std::vector<std::string> from;
    std::vector<std::string> to;
    std::vector<std::string> cases;
    bool ics = false;
};

std::string shown(const Session& session, const Calendar& calendar, bool ics) {
    const std::string engine = fmt::format("klausul {}", version);
    if (ics) return icalendar(calendar, engine, session.language);
    if (!session.json) return calendar_text(calendar, session.language);
    JsonWriter json;
    write_calendar(json, calendar, engine);
    return json.take();
}

/// The file's name and that of its folder: the same however the path was typed, and on every machine.
std::string place_of(const Agreement& agreement) {
    std::error_code error;
    const auto path = std::filesystem::absolute(agreement.sources().front().path(), error).lexically_normal();
    return (path.parent_path().filename() / path.filename()).generic_string();
}

int show_calendar(Session& session, const CalendarArguments& arguments) {
    if (arguments.ics && session.json)
        return session.refuse("", {"välj `--ics` eller `--json`", "choose `--ics` or `--json`"});
    const auto range = days_given(session, arguments.from, arguments.to);
    if (!range) return exit_code::unusable;
    const Paths paths = documents_of(session, arguments.paths);
    std::vector<Calendar> calendars;
    bool bad_case = !arguments.cases.empty() && refuse_case_of_many(session, paths.files.size());
    const int read = for_each_agreement(session, paths.files, [&](const Agreement& agreement) {
        const auto given = case_of(session, agreement, arguments.cases, range->first());
        bad_case = bad_case || (!given && !arguments.cases.empty());
        calendars.push_back(calendar(agreement, *range, place_of(agreement), given ? &*given : nullptr));
    });
    if (bad_case) return exit_code::unusable;
    const bool any = !calendars.empty();
    const Calendar all = joined(std::move(calendars), *range);
    if (any || session.json) session.out = shown(session, all, arguments.ics);
    return std::max(paths.code, read);
}

}  // namespace

Verb calendar_verb() {
    auto given = std::make_shared<CalendarArguments>();
    return {"calendar",
            "kalender",
            {"visar skyldigheter, sista dagar och avtalstider i en kalender",
             "shows duties, deadlines and terms in a calendar"},
            {"FIL|MAPP", "FILE|FOLDER"},
            &given->paths,
            true,
            {{"--from", &given->from, {"DATUM", "DATE"}, {"första dagen", "the first day"}},
             {"--to", &given->to, {"DATUM", "DATE"}, {"sista dagen", "the last day"}},
             case_of_document(given->cases),
             {"--ics",
              &given->ics,
              "",
              {"skriv en iCalendar-fil för kalenderprogram", "write an iCalendar file for calendar programs"}}},
            [given](Session& session) { return show_calendar(session, *given); }};
}

}  // namespace klausul
