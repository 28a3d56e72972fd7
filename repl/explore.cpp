// klausul repl and klausul ask: the two verbs that hold a dialogue.

#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "command/cases.hpp"
#include "command/files.hpp"
#include "command/verb.hpp"
#include "grammar/text/visible_text.hpp"
#include "interpreter/render/given_text.hpp"
#include "interpreter/render/outcome_json.hpp"
#include "repl/interview.hpp"
#include "repl/repl_session.hpp"

namespace klausul {
namespace {

Day today_of(const Session& session) { return day_from_text(session.today).value_or(Day{}); }

std::unique_ptr<Console> console_of(const Session& session) {
    if (session.open_console) return session.open_console();
    return std::make_unique<StreamConsole>(std::cin, std::cout);
}

/// `--date`, once it is known to be one.
std::optional<Day> date_in(Session& session, const std::vector<std::string>& given, int& code) {
    if (given.empty()) return std::nullopt;
    const auto day = day_from_text(given.front());
    if (!day)
        code = session.refuse("", {fmt::format("--date: `{}` är inget datum som 2026-03-31", visible(given.front())),
                                   fmt::format("--date: `{}` is no date such as 2026-03-31", visible(given.front()))});
    return day;
}

struct ReplArguments {
    std::vector<std::string> documents;
    std::vector<std::string> cases;
    std::vector<std::string> date;
};

int explore(Session& session, const ReplArguments& arguments) {
    int code = exit_code::fine;
    const std::optional<Day> date = date_in(session, arguments.date, code);
    if (code != exit_code::fine) return code;
    const std::unique_ptr<Console> console = console_of(session);
    ReplSession repl({session.language, session.colour && console->is_terminal(), session.roots, today_of(session)});
    std::string told;
    if (!repl.start({arguments.documents, arguments.cases.empty() ? "" : arguments.cases.front(), date}, told)) {
        session.err += told;
        return exit_code::unusable;
    }
    console->write(told);
    if (console->is_terminal())
        console->write(session.say("`hjälp` visar vad som kan skrivas\n", "`help` shows what can be typed\n"));
    console->set_completer([&repl](std::string_view begun) { return repl.complete(begun); });
    while (!repl.finished()) {
        const Input input = console->read(repl.prompt());
        if (input.kind == Input::Kind::line) {
            console->write(repl.take(input.line));
            if (repl.interview_is_due()) repl.hold_interview(*console);
        }
        if (input.kind == Input::Kind::interrupted) console->write(repl.abandon());
        if (input.kind == Input::Kind::ended) console->write(repl.end());
    }
    return code;
}

struct AskArguments {
    std::vector<std::string> documents;
    CaseArguments cases;
    std::vector<std::string> replay;
    std::vector<std::string> transcript;
    std::vector<std::string> save_case;
};

class Ask {
public:
    Ask(Session& session, const AskArguments& arguments) : session_(session), arguments_(arguments) {}

    int perform() {
        OpenedWorkspace opened = open_workspace(arguments_.documents, session_.roots, {}, session_.language);
        for (const CaseProblem& each : opened.unreadable) return session_.refuse(each.at, each.message);
        if (!opened.workspace) {
            session_.report(opened.diagnostics, opened.sources);
            return exit_code::finding;
        }
        workspace_ = opened.workspace;
        if (arguments_.cases.answers.size() != 1) return which_answer();
        if (const int code = check_answers(session_, workspace_->agreement(), arguments_.cases.answers);
            code != exit_code::fine)
            return code;
        auto facts = first_facts();
        if (!facts) return exit_code::unusable;
        Interview interview(*workspace_, std::move(*facts), arguments_.cases.answers.front(), session_.language);
        if (!arguments_.replay.empty()) {
            const FileText file = read_file(arguments_.replay.front());
            if (!file.text) return session_.refuse(arguments_.replay.front(), file.problem);
            interview.replay(read_transcript(*file.text));
        }
        return hold(interview);
    }

private:
    int which_answer() {
        std::string names;
        for (const TermInfo& term : workspace_->program().terms) {
            if (term.is_answer) names += (names.empty() ? "`" : ", `") + term.name + "`";
        }
        return session_.refuse("",
                               {"välj ett svar med --answer: " + names, "choose one answer with --answer: " + names});
    }

    /// As with `klausul run`, but the day may be left out where the document has a first one.
    std::optional<Case> first_facts() {
        CaseArguments given = arguments_.cases;
        const Day first{workspace_->document().in_force.from};
        if (given.date.empty() && given.cases.empty())
            given.date = {to_text(first.number > Day::min_number ? first : today_of(session_))};
        auto cases = read_cases(session_, workspace_->agreement(), given);
        if (!cases) return std::nullopt;
        if (cases->size() != 1) {
            session_.refuse("", {"en intervju gäller ett fall", "an interview is about one case"});
            return std::nullopt;
        }
        Case facts = std::move(cases->front().facts);
        workspace_->prompt->adopt(facts);
        return facts;
    }

    int hold(Interview& interview) {
        const std::unique_ptr<Console> console = console_of(session_);
        // With --json only the result is written.
        if (session_.json) console->fall_silent();
        interview.hold(*console);
        if (session_.json) {
            JsonWriter json;
            json.begin_object().member("date", to_text(interview.result().date));
            write_answers(json, interview.result().answers, workspace_->document().name, session_.language);
            session_.out += json.end_object().take();
        } else {
            console->write(interview.conclusion());
        }
        JsonWriter json;
        write_case(json, workspace_->program(), interview.facts());
        const bool saved =
            save(arguments_.save_case, json.take()) && save(arguments_.transcript, interview.transcript());
        if (!saved) return exit_code::unusable;
        return interview.result().answers.front().worst == Status::decided ? exit_code::fine : exit_code::finding;
    }

    bool save(const std::vector<std::string>& path, const std::string& text) {
        const auto failed = path.empty() ? std::nullopt : write_file(path.front(), text);
        if (failed) session_.refuse(path.front(), *failed);
        return !failed;
    }

    Session& session_;
    const AskArguments& arguments_;
    std::shared_ptr<const Workspace> workspace_;
};

}  // namespace

Verb repl_verb() {
    auto given = std::make_shared<ReplArguments>();
    Verb verb{"repl",
              "skal",
              {"utforskar dokument: fråga, ändra en uppgift, byt läsning eller dag, se vad som ändras",
               "explores documents: ask, change a fact, a reading or the day, see what changes"},
              {"[DOKUMENT]", "[DOCUMENT]"},
              &given->documents,
              true,
              {{"--case", &given->cases, {"FIL", "FILE"}, {"börja med ett fall", "begin with a case"}},
               {"--date", &given->date, {"DATUM", "DATE"}, {"börja på en dag", "begin on a day"}}},
              [given](Session& session) { return explore(session, *given); }};
    verb.operands_optional = true;
    return verb;
}

Verb ask_verb() {
    auto given = std::make_shared<AskArguments>();
    std::vector<Option> options = case_options(given->cases);
    options.push_back(
        {"--replay", &given->replay, {"FIL", "FILE"}, {"svara ur en utskrift", "answer from a transcript"}});
    options.push_back({"--transcript",
                       &given->transcript,
                       {"FIL", "FILE"},
                       {"skriv frågor och svar", "write questions and answers"}});
    options.push_back(
        {"--save-case", &given->save_case, {"FIL", "FILE"}, {"skriv fallet som JSON", "write the case as JSON"}});
    return {"ask",
            "fråga",
            {"frågar bara efter uppgifter som ännu kan ändra svaret",
             "asks only for facts that can still change the answer"},
            {"DOKUMENT", "DOCUMENT"},
            &given->documents,
            false,
            std::move(options),
            [given](Session& session) { return Ask(session, *given).perform(); }};
}

}  // namespace klausul
