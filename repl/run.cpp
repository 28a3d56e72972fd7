// klausul run: the answers for one case, or for several in turn.

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "interpreter/render/outcome_json.hpp"
#include "interpreter/render/outcome_text.hpp"
#include "interpreter/render/visible_text.hpp"
#include "repl/case_reader.hpp"
#include "repl/files.hpp"
#include "repl/loading.hpp"
#include "repl/verb.hpp"

namespace klausul {
namespace {

struct Arguments {
    std::vector<std::string> documents;
    std::vector<std::string> cases;
    std::vector<std::string> date;
    std::vector<std::string> readings;
    std::vector<std::string> answers;
    bool why = false;
    bool strict = false;
};

/// One case with its answers.
struct Judged {
    std::string path;
    std::string title;
    std::string sha256;
    RunResult result;
};

class Run {
public:
    Run(Session& session, const Arguments& arguments) : session_(session), arguments_(arguments) {}

    int perform() {
        const Document document = open_for_use(session_, arguments_.documents.front());
        if (!document.good()) return document.code;
        agreement_ = document.loaded.agreement.get();
        if (const int code = check_answers(); code != exit_code::fine) return code;
        Judge judge(*agreement_);
        std::vector<Judged> judged;
        // Without a case every fact is missing, which tells what the agreement needs to know.
        const std::vector<std::string> paths =
            arguments_.cases.empty() ? std::vector<std::string>{""} : arguments_.cases;
        // Mistakes of all cases are told, and then nothing else.
        int code = exit_code::fine;
        for (const std::string& path : paths) code = std::max(code, judge_case(judge, path, judged));
        if (code != exit_code::fine) return code;
        session_.out = session_.json ? as_json(judged) : as_text(judged);
        return arguments_.strict && !all_decided(judged) ? exit_code::finding : exit_code::fine;
    }

private:
    int check_answers() {
        std::vector<std::string> names;
        for (const TermInfo& term : agreement_->program().terms) {
            if (term.is_answer) names.push_back(term.name);
        }
        std::vector<CaseProblem> problems;
        for (const std::string& name : arguments_.answers) {
            if (!agreement_->find_answer(name))
                problems.push_back({"--answer", unknown_name({"svaret", "answer"}, name, names)});
        }
        return problems.empty() ? exit_code::fine : session_.refuse_all("", problems);
    }

    int judge_case(Judge& judge, const std::string& path, std::vector<Judged>& judged) {
        FileText file = path.empty() ? FileText{"{}", ""} : read_file(path);
        if (!file.text) return session_.refuse(path, file.problem);
        Case facts(agreement_->program());
        CaseText text = read_case(*agreement_, *file.text, facts);
        if (!text.problems.empty()) return session_.refuse_all(path, text.problems);
        if (const int code = apply_arguments(facts); code != exit_code::fine) return code;
        if (!facts.date())
            return session_.refuse(path,
                                   {"fallet saknar datum; ange `\"date\": \"2026-03-31\"` eller `--date 2026-03-31`",
                                    "the case has no date; give `\"date\": \"2026-03-31\"` or `--date 2026-03-31`"});
        judged.push_back(
            {path, std::move(text.title), sha256(*file.text), judge.run(facts, {arguments_.answers, arguments_.why})});
        return exit_code::fine;
    }

    /// The command line speaks last.
    int apply_arguments(Case& facts) {
        std::vector<CaseProblem> problems;
        for (const std::string& date : arguments_.date) {
            const auto day = day_from_text(date);
            if (day) facts.set_date(*day);
            if (!day)
                problems.push_back({"--date",
                                    {fmt::format("`{}` är inget datum som 2026-03-31", visible(date)),
                                     fmt::format("`{}` is no date such as 2026-03-31", visible(date))}});
        }
        for (const std::string& reading : arguments_.readings) apply_reading(facts, reading, problems);
        return problems.empty() ? exit_code::fine : session_.refuse_all("", problems);
    }

    void apply_reading(Case& facts, const std::string& written, std::vector<CaseProblem>& problems) {
        const std::size_t equals = written.find('=');
        if (equals == std::string::npos) {
            problems.push_back({"--reading",
                                {fmt::format("skriv tolkning=läsning, inte `{}`", visible(written)),
                                 fmt::format("write reading=option, not `{}`", visible(written))}});
        } else {
            set_reading(*agreement_, facts, written.substr(0, equals), written.substr(equals + 1), "--reading",
                        problems);
        }
    }

    std::string as_text(const std::vector<Judged>& judged) const {
        std::string text;
        for (const Judged& each : judged) {
            const bool several = judged.size() > 1;
            const std::string heading = each.title.empty() && several ? each.path : each.title;
            if (!text.empty()) text += '\n';
            if (!heading.empty())
                text += fmt::format("{}\n{}\n", visible(heading), std::string(display_width(visible(heading)), '='));
            text += outcome_text(each.result, session_.language);
        }
        return text;
    }

    /// One object for one case; several stand in an array, each with the case it answers.
    std::string as_json(const std::vector<Judged>& judged) const {
        JsonWriter json;
        if (judged.size() == 1) {
            write_result(json, judged.front().result, receipt(judged.front()), session_.language);
            return json.take();
        }
        json.begin_array();
        for (const Judged& each : judged) {
            json.begin_object().member("case", each.path).member("title", each.title).key("result");
            write_result(json, each.result, receipt(each), session_.language);
            json.end_object();
        }
        return json.end_array().take();
    }

    Receipt receipt(const Judged& judged) const {
        const Program& program = agreement_->program();
        Receipt receipt{fmt::format("klausul {}", version), program.documents[program.main].name, {}, judged.sha256};
        for (const Source& source : agreement_->sources())
            receipt.sources.push_back({source.path(), sha256(source.original())});
        return receipt;
    }

    static bool all_decided(const std::vector<Judged>& judged) {
        return std::all_of(judged.begin(), judged.end(), [](const Judged& each) {
            return std::all_of(each.result.answers.begin(), each.result.answers.end(),
                               [](const Answer& answer) { return answer.worst == Status::decided; });
        });
    }

    Session& session_;
    const Arguments& arguments_;
    const Agreement* agreement_ = nullptr;
};

std::vector<Option> options_of(Arguments& given) {
    return {
        {"--case",
         &given.cases,
         {"FIL|-", "FILE|-"},
         {"fallet som JSON; flera går bra", "the case as JSON; may be repeated"},
         true},
        {"--date", &given.date, {"DATUM", "DATE"}, {"datum i stället för fallets", "date instead of that of the case"}},
        {"--reading",
         &given.readings,
         {"TOLKNING=LÄSNING", "READING=OPTION"},
         {"välj en läsning; flera går bra", "choose a reading; may be repeated"},
         true},
        {"--answer",
         &given.answers,
         {"SVAR", "ANSWER"},
         {"bara det här svaret; flera går bra", "only this answer; may be repeated"},
         true},
        {"--why", &given.why, "", {"visa hur varje svar räknas fram", "show how each answer comes about"}},
        {"--strict",
         &given.strict,
         "",
         {"slutkod 1 om något svar inte är avgjort", "exit code 1 if an answer is not decided"}},
    };
}

}  // namespace

Verb run_verb() {
    auto given = std::make_shared<Arguments>();
    return {"run",
            "kör",
            {"ger svaren för ett fall", "gives the answers for a case"},
            {"DOKUMENT", "DOCUMENT"},
            &given->documents,
            false,
            options_of(*given),
            [given](Session& session) { return Run(session, *given).perform(); }};
}

}  // namespace klausul
