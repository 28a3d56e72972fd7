// klausul status: what is in force on a day, when notice is due, and where agreements leave gaps between them.

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "command/cases.hpp"
#include "command/loading.hpp"
#include "command/period.hpp"
#include "command/verb.hpp"
#include "interpreter/render/status_text.hpp"

namespace klausul {
namespace {

struct StatusArguments {
    std::vector<std::string> paths;
    std::vector<std::string> date;
    std::vector<std::string> cases;
};

int show_status(Session& session, const StatusArguments& arguments) {
    const auto date = day_given(session, "--date", arguments.date);
    if (!date) return exit_code::unusable;
    const Paths paths = documents_of(session, arguments.paths);
    int code = paths.code;
    std::vector<DocumentStatus> documents;
    bool bad_case = !arguments.cases.empty() && refuse_case_of_many(session, paths.files.size());
    const int read = for_each_agreement(session, paths.files, [&](const Agreement& agreement) {
        const auto given = case_of(session, agreement, arguments.cases, *date);
        bad_case = bad_case || (!given && !arguments.cases.empty());
        documents.push_back(status(agreement, *date, given ? &*given : nullptr));
    });
    code = std::max(code, read);
    if (bad_case) return exit_code::unusable;
    const StatusReport report = compare(std::move(documents), *date);
    if (session.json) {
        JsonWriter json;
        write_status(json, report, fmt::format("klausul {}", version));
        session.out = json.take();
    } else if (!report.documents.empty()) {
        session.out = status_text(report, session.language);
    }
    return code;
}

}  // namespace

Verb status_verb() {
    auto given = std::make_shared<StatusArguments>();
    return {"status",
            "läge",
            {"visar vilka avtal som gäller en dag, sista dag för uppsägning, luckor och överlappningar",
             "shows which agreements are in force on a day, the last day for notice, gaps and overlaps"},
            {"FIL|MAPP", "FILE|FOLDER"},
            &given->paths,
            true,
            {{"--date", &given->date, {"DATUM", "DATE"}, {"dagen som frågas om", "the day asked about"}},
             case_of_document(given->cases)},
            [given](Session& session) { return show_status(session, *given); }};
}

}  // namespace klausul
