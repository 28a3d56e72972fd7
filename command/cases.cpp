#include "command/cases.hpp"

#include <fmt/format.h>

#include "command/files.hpp"
#include "grammar/text/visible_text.hpp"
#include "interpreter/cases/case_reader.hpp"

namespace klausul {
namespace {

class CasesReader {
public:
    CasesReader(Session& session, const Agreement& agreement, const CaseArguments& arguments)
        : session_(session), agreement_(agreement), arguments_(arguments) {}

    std::optional<std::vector<GivenCase>> read() {
        std::vector<GivenCase> cases;
        for (const std::string& path : arguments_.paths()) read(path, cases);
        if (bad_) return std::nullopt;
        return cases;
    }

private:
    void read(const std::string& path, std::vector<GivenCase>& cases) {
        FileText file = path.empty() ? FileText{"{}", ""} : read_file(path, FileLimits::case_bytes);
        if (!file.text) return refuse(path, {{"", file.problem}});
        GivenCase given{path, "", sha256(*file.text), Case(agreement_.program())};
        CaseText text = read_case(agreement_, *file.text, given.facts);
        if (!text.problems.empty()) return refuse(path, text.problems);
        given.title = std::move(text.title);
        if (std::vector<CaseProblem> problems = apply_arguments(given.facts); !problems.empty()) {
            // Once is enough: they do not depend on the case.
            if (!told_) refuse("", problems);
            told_ = true;
            return;
        }
        if (!given.facts.date())
            return refuse(path, {{"",
                                  {"fallet saknar datum; ange `\"date\": \"2026-03-31\"` eller `--date 2026-03-31`",
                                   "the case has no date; give `\"date\": \"2026-03-31\"` or `--date 2026-03-31`"}}});
        cases.push_back(std::move(given));
    }

    /// The command line speaks last.
    std::vector<CaseProblem> apply_arguments(Case& facts) {
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
        return problems;
    }

    void apply_reading(Case& facts, const std::string& written, std::vector<CaseProblem>& problems) {
        const std::size_t equals = written.find('=');
        if (equals == std::string::npos) {
            problems.push_back({"--reading",
                                {fmt::format("skriv tolkning=läsning, inte `{}`", visible(written)),
                                 fmt::format("write reading=option, not `{}`", visible(written))}});
        } else {
            set_reading(agreement_, facts, written.substr(0, equals), written.substr(equals + 1), "--reading",
                        problems);
        }
    }

    void refuse(const std::string& path, const std::vector<CaseProblem>& problems) {
        session_.refuse_all(path, problems);
        bad_ = true;
    }

    Session& session_;
    const Agreement& agreement_;
    const CaseArguments& arguments_;
    bool bad_ = false;
    bool told_ = false;
};

}  // namespace

std::vector<Option> case_options(CaseArguments& given) {
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
    };
}

int check_answers(Session& session, const Agreement& agreement, const std::vector<std::string>& names) {
    std::vector<std::string> known;
    for (const TermInfo& term : agreement.program().terms) {
        if (term.is_answer) known.push_back(term.name);
    }
    std::vector<CaseProblem> problems;
    for (const std::string& name : names) {
        if (!agreement.find_answer(name))
            problems.push_back({"--answer", unknown_name({"svaret", "answer"}, name, known)});
    }
    return problems.empty() ? exit_code::fine : session.refuse_all("", problems);
}

std::optional<std::vector<GivenCase>> read_cases(Session& session, const Agreement& agreement,
                                                 const CaseArguments& arguments) {
    return CasesReader(session, agreement, arguments).read();
}

Option case_of_document(std::vector<std::string>& cases) {
    return {"--case",
            &cases,
            {"FIL|-", "FILE|-"},
            {"ett fall, som kan säga att avtalet är uppsagt, undertecknat eller i kraft",
             "a case, which may say that notice was given, when it was signed, or that it is in force"}};
}

bool refuse_case_of_many(Session& session, std::size_t documents) {
    if (documents == 1) return false;
    session.refuse("", {"ett fall gäller ett dokument; ge bara det", "a case is about one document; give that alone"});
    return true;
}

std::optional<Case> case_of(Session& session, const Agreement& agreement, const std::vector<std::string>& path,
                            Day date) {
    if (path.empty()) return std::nullopt;
    CaseArguments given;
    given.cases = path;
    given.date = {to_text(date)};
    auto cases = read_cases(session, agreement, given);
    return cases ? std::optional(std::move(cases->front().facts)) : std::nullopt;
}

std::string title_text(const std::string& title) {
    if (title.empty()) return {};
    return fmt::format("{}\n{}\n", visible(title), std::string(display_width(visible(title)), '='));
}

}  // namespace klausul
