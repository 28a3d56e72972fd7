#include "command/session.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "grammar/messages.hpp"
#include "grammar/text/visible_text.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/search/messages.hpp"

namespace klausul {
namespace {

constexpr std::size_t most_problems = 20;

std::string problem_text(const std::string& path, const CaseProblem& problem, const Session& session) {
    std::string text = severity_heading(Severity::error, {session.language, session.colour}) + ": ";
    if (!path.empty()) text += visible(path);
    if (problem.line > 0) text += fmt::format(":{}:{}", problem.line, problem.column);
    if (!path.empty()) text += ": ";
    if (!problem.at.empty()) text += visible(problem.at) + ": ";
    return text + visible(session.say(problem.message)) + '\n';
}

void write_problem(JsonWriter& json, const std::string& path, const CaseProblem& problem, Language language) {
    json.begin_object().member("severity", "error");
    if (!path.empty()) json.member("path", path);
    if (problem.line > 0) json.member_number("line", problem.line).member_number("column", problem.column);
    if (!problem.at.empty()) json.member("at", problem.at);
    json.member("message", problem.message.in(language)).end_object();
}

}  // namespace

int Session::refuse(const std::string& path, const Phrase& problem) { return refuse_all(path, {{"", problem}}); }

int Session::refuse_all(const std::string& path, const std::vector<CaseProblem>& problems) {
    const std::string shown_path = path == "-" ? std::string(say("standard in", "standard input")) : path;
    if (json) {
        for (const CaseProblem& problem : problems) write_problem(json_complaints(), shown_path, problem, language);
        return exit_code::unusable;
    }
    const std::size_t shown = std::min(problems.size(), most_problems);
    for (std::size_t i = 0; i < shown; ++i) err += problem_text(shown_path, problems[i], *this);
    if (shown < problems.size())
        err += fmt::format(fmt::runtime(say("… och {} fel till\n", "… and {} more errors\n")), problems.size() - shown);
    return exit_code::unusable;
}

void Session::report(const std::vector<Diagnostic>& diagnostics, const std::vector<Source>& sources) {
    if (json) {
        write_diagnostics(json_complaints(), diagnostics, sources, all_messages(), language);
    } else {
        err += diagnostics_text(diagnostics, sources, all_messages(), {language, colour});
    }
}

JsonWriter& Session::json_complaints() {
    if (!complained_) complaints_.begin_array();
    complained_ = true;
    return complaints_;
}

void Session::finish() {
    if (complained_) err += complaints_.end_array().take();
}

const MessageTables& all_messages() {
    static const MessageTables tables{grammar_messages(), check_messages(), search_messages()};
    return tables;
}

}  // namespace klausul
