#include "command/period.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "command/loading.hpp"
#include "grammar/text/visible_text.hpp"

namespace klausul {

std::optional<Day> day_given(Session& session, const std::string& option, const std::vector<std::string>& values) {
    if (values.empty()) {
        session.refuse("", {fmt::format("säg vilken dag: `{} 2026-03-31`", option),
                            fmt::format("say which day: `{} 2026-03-31`", option)});
        return std::nullopt;
    }
    const auto day = day_from_text(values.front());
    if (!day)
        session.refuse("", {fmt::format("{}: `{}` är inget datum som 2026-03-31", option, visible(values.front())),
                            fmt::format("{}: `{}` is no date such as 2026-03-31", option, visible(values.front()))});
    return day;
}

std::optional<Interval> days_given(Session& session, const std::vector<std::string>& from,
                                   const std::vector<std::string>& to) {
    const auto first = day_given(session, "--from", from);
    const auto last = day_given(session, "--to", to);
    if (!first || !last) return std::nullopt;
    if (*last < *first) {
        session.refuse("", {fmt::format("--to, {}, ligger före --from, {}", to_text(*last), to_text(*first)),
                            fmt::format("--to, {}, lies before --from, {}", to_text(*last), to_text(*first))});
        return std::nullopt;
    }
    if (last->number - first->number >= most_days_asked) {
        session.refuse("", {"kalendern visar högst hundra år åt gången; välj en kortare tid",
                            "the calendar shows a hundred years at a time at most; choose a shorter time"});
        return std::nullopt;
    }
    return Interval{first->number, last->number};
}

int for_each_agreement(Session& session, const std::vector<std::string>& files,
                       const std::function<void(const Agreement&)>& use) {
    int code = exit_code::fine;
    std::set<std::string> seen;
    for (const std::string& path : files) {
        // A folder and a file in it may both be given; a document is not its own successor.
        if (!seen.insert(std::filesystem::path(path).lexically_normal().generic_string()).second) continue;
        const Document document = open_for_use(session, path);
        code = std::max(code, document.code);
        if (!document.good()) continue;
        const Program& program = document.loaded.agreement->program();
        const DocumentInfo& main = program.documents[program.main];
        // An amendment is seen in the agreement that it amends.
        if (!main.is_module && main.source == program.text) use(*document.loaded.agreement);
    }
    return code;
}

}  // namespace klausul
