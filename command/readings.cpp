// klausul readings: what a case comes to under each reading of the unclear sentences it rests on.

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <memory>
#include <set>

#include "command/cases.hpp"
#include "command/loading.hpp"
#include "command/verb.hpp"
#include "interpreter/render/readings_text.hpp"

namespace klausul {
namespace {

/// How many times a case is judged at most.
constexpr std::size_t most_runs = 1000;

struct ReadingsArguments {
    std::vector<std::string> documents;
    CaseArguments cases;
};

using Setting = std::pair<ReadingId, std::uint32_t>;

/// The readings that the answers of one case can depend on, each compared. One that matters only after another has
/// been switched is compared with that one switched.
class Comparer {
public:
    Comparer(const Agreement& agreement, const CaseArguments& arguments) : agreement_(agreement), judge_(agreement) {
        options_.answers = arguments.answers;
        for (const std::string& written : arguments.readings) {
            // They have been read once, so they are right.
            if (const auto id = agreement.find_reading(written.substr(0, written.find('=')))) seen_.insert(*id);
        }
    }

    std::vector<ReadingComparison> compare(const Case& facts) {
        follow(run(facts), {});
        std::vector<ReadingComparison> comparisons;
        for (; !waiting_.empty() && runs_ < most_runs; waiting_.pop_front())
            comparisons.push_back(compare(waiting_.front(), facts));
        return comparisons;
    }

    [[nodiscard]] std::size_t left_out() const { return waiting_.size(); }

private:
    struct Waiting {
        ReadingId reading;
        std::vector<Setting> given;
    };

    ReadingComparison compare(const Waiting& waiting, Case facts) {
        const ReadingInfo& info = readings()[waiting.reading];
        for (const auto& [reading, option] : waiting.given) facts.set_reading(reading, option);
        ReadingComparison comparison{
            info.name, info.question, info.tags, info.default_option, facts.reading(waiting.reading), {}, {}};
        for (const auto& [reading, option] : waiting.given)
            comparison.given.emplace_back(readings()[reading].name, readings()[reading].options[option].name);
        for (std::uint32_t option = 0; option < info.options.size(); ++option) {
            facts.set_reading(waiting.reading, option);
            std::vector<Answer> answers = run(facts);
            std::vector<Setting> given = waiting.given;
            if (option != comparison.taken) given.emplace_back(waiting.reading, option);
            follow(answers, given);
            comparison.options.push_back({info.options[option].name, info.options[option].label, std::move(answers)});
        }
        return comparison;
    }

    std::vector<Answer> run(const Case& facts) {
        ++runs_;
        return judge_.run(facts, options_).answers;
    }

    /// Readings not met before are to be compared too.
    void follow(const std::vector<Answer>& answers, const std::vector<Setting>& given) {
        for (const Answer& answer : answers) {
            for (const Answer::Element& element : answer.elements) {
                for (const ReadingUsed& used : element.outcome.readings) {
                    const auto id = agreement_.find_reading(used.name);
                    if (id && seen_.insert(*id).second) waiting_.push_back({*id, given});
                }
            }
        }
    }

    const Table<ReadingId, ReadingInfo>& readings() const { return agreement_.program().readings; }

    const Agreement& agreement_;
    Judge judge_;
    RunOptions options_;
    std::set<ReadingId> seen_;
    std::deque<Waiting> waiting_;
    std::size_t runs_ = 0;
};

class Readings {
public:
    Readings(Session& session, const ReadingsArguments& arguments) : session_(session), arguments_(arguments) {}

    int perform() {
        const Document document = open_for_use(session_, arguments_.documents.front());
        if (!document.good()) return document.code;
        const Agreement& agreement = *document.loaded.agreement;
        const std::vector<std::string>& answers = arguments_.cases.answers;
        if (const int code = check_answers(session_, agreement, answers); code != exit_code::fine) return code;
        const auto cases = read_cases(session_, agreement, arguments_.cases);
        if (!cases) return exit_code::unusable;
        const bool several = cases->size() > 1;
        if (several) json_.begin_array();
        for (const GivenCase& each : *cases) {
            Comparer comparer(agreement, arguments_.cases);
            const std::vector<ReadingComparison> readings = comparer.compare(each.facts);
            if (session_.json) {
                write(each, readings, agreement, several);
            } else {
                show(each, readings, comparer.left_out(), several);
            }
        }
        if (several) json_.end_array();
        if (session_.json) session_.out = json_.take();
        return exit_code::fine;
    }

private:
    void write(const GivenCase& each, const std::vector<ReadingComparison>& readings, const Agreement& agreement,
               bool several) {
        const Program& program = agreement.program();
        json_.begin_object();
        if (several) json_.member("case", each.path).member("title", each.title);
        write_readings(json_, readings, program.documents[program.main].name, session_.language);
        json_.end_object();
    }

    void show(const GivenCase& each, const std::vector<ReadingComparison>& readings, std::size_t left_out,
              bool several) {
        std::string& out = session_.out;
        if (!out.empty()) out += '\n';
        out += title_text(each.heading(several));
        out += fmt::format("{} {}\n\n", session_.say("Den", "On"), to_text(*each.facts.date()));
        out += readings_text(readings, session_.language);
        if (left_out > 0)
            out += fmt::format(fmt::runtime(session_.say("\n{} tolkningar till har inte jämförts\n",
                                                         "\n{} more readings have not been compared\n")),
                               left_out);
    }

    Session& session_;
    const ReadingsArguments& arguments_;
    JsonWriter json_;
};

}  // namespace

Verb readings_verb() {
    auto given = std::make_shared<ReadingsArguments>();
    return {"readings",
            "tolkningar",
            {"visar svaren under varje läsning, sida vid sida", "shows the answers under each reading, side by side"},
            {"DOKUMENT", "DOCUMENT"},
            &given->documents,
            false,
            case_options(given->cases),
            [given](Session& session) { return Readings(session, *given).perform(); }};
}

}  // namespace klausul
