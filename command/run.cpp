// klausul run: the answers for one case, or for several in turn.

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "command/cases.hpp"
#include "command/loading.hpp"
#include "command/verb.hpp"
#include "interpreter/render/outcome_json.hpp"
#include "interpreter/render/outcome_text.hpp"

namespace klausul {
namespace {

struct RunArguments {
    std::vector<std::string> documents;
    CaseArguments cases;
    bool why = false;
    bool short_why = false;
    bool strict = false;
};

/// One case with its answers.
struct Judged {
    GivenCase given;
    RunResult result;
};

class Run {
public:
    Run(Session& session, const RunArguments& arguments) : session_(session), arguments_(arguments) {}

    int perform() {
        const Document document = open_for_use(session_, arguments_.documents.front());
        if (!document.good()) return document.code;
        agreement_ = document.loaded.agreement.get();
        const std::vector<std::string>& answers = arguments_.cases.answers;
        if (const int code = check_answers(session_, *agreement_, answers); code != exit_code::fine) return code;
        auto cases = read_cases(session_, *agreement_, arguments_.cases);
        if (!cases) return exit_code::unusable;
        Judge judge(*agreement_);
        std::vector<Judged> judged;
        for (GivenCase& each : *cases) {
            RunResult result = judge.run(each.facts, {answers, arguments_.why, true});
            judged.push_back({std::move(each), std::move(result)});
        }
        session_.out = session_.json ? as_json(judged) : as_text(judged);
        const bool wrong = any_error(judged) || (arguments_.strict && !all_decided(judged));
        return wrong ? exit_code::finding : exit_code::fine;
    }

private:
    std::string as_text(const std::vector<Judged>& judged) const {
        std::string text;
        for (const Judged& each : judged) {
            if (!text.empty()) text += '\n';
            text += title_text(each.given.heading(judged.size() > 1));
            text += outcome_text(each.result, session_.language,
                                 arguments_.short_why ? Reasons::short_why : Reasons::references);
        }
        return text;
    }

    /// One object for one case; several stand in an array, each with the case it answers.
    std::string as_json(const std::vector<Judged>& judged) const {
        JsonWriter json;
        if (judged.size() == 1) {
            write_result(json, judged.front().result, receipt(judged.front()), json_style());
            return json.take();
        }
        json.begin_array();
        for (const Judged& each : judged) {
            json.begin_object().member("case", each.given.path).member("title", each.given.title).key("result");
            write_result(json, each.result, receipt(each), json_style());
            json.end_object();
        }
        return json.end_array().take();
    }

    JsonStyle json_style() const { return {session_.language, arguments_.short_why}; }

    Receipt receipt(const Judged& judged) const {
        const Program& program = agreement_->program();
        Receipt receipt{
            fmt::format("klausul {}", version), program.documents[program.main].name, {}, judged.given.sha256};
        for (const Source& source : agreement_->sources())
            receipt.sources.push_back({source.path(), sha256(source.original())});
        return receipt;
    }

    /// A figure that cannot be worked out is no answer, whoever reads it.
    static bool any_error(const std::vector<Judged>& judged) {
        return std::any_of(judged.begin(), judged.end(), [](const Judged& each) {
            return std::any_of(each.result.answers.begin(), each.result.answers.end(),
                               [](const Answer& answer) { return answer.worst == Status::error; });
        });
    }

    static bool all_decided(const std::vector<Judged>& judged) {
        return std::all_of(judged.begin(), judged.end(), [](const Judged& each) {
            return std::all_of(each.result.answers.begin(), each.result.answers.end(),
                               [](const Answer& answer) { return answer.worst == Status::decided; });
        });
    }

    Session& session_;
    const RunArguments& arguments_;
    const Agreement* agreement_ = nullptr;
};

std::vector<Option> options_of(RunArguments& given) {
    std::vector<Option> options = case_options(given.cases);
    options.push_back(
        {"--why", &given.why, "", {"visa hur varje svar räknas fram", "show how each answer comes about"}});
    options.push_back(
        {"--short-why,--kort-varför",
         &given.short_why,
         "",
         {"visa i några rader vad varje svar vilar på", "show in a few lines what each answer rests on"}});
    options.push_back({"--strict",
                       &given.strict,
                       "",
                       {"slutkod 1 om något svar inte är avgjort", "exit code 1 if an answer is not decided"}});
    return options;
}

}  // namespace

Verb run_verb() {
    auto given = std::make_shared<RunArguments>();
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
