#include "conformance/trial.hpp"

#include <algorithm>
#include <utility>

#include "command/session.hpp"
#include "conformance/difference.hpp"
#include "interpreter/cases/case_reader.hpp"
#include "interpreter/render/diagnostics.hpp"
#include "interpreter/render/outcome_json.hpp"

namespace klausul::conformance {
namespace {

using Lines = std::vector<std::string>;

std::string joined(const Lines& lines) {
    std::string text;
    for (const std::string& line : lines) text += "\n    " + line;
    return text.empty() ? " nothing" : text;
}

class Trial {
public:
    explicit Trial(const Behaviour& behaviour) : behaviour_(behaviour) {}

    Lines run() {
        const Loaded loaded = loaded_documents();
        compare("diagnostics", behaviour_.diagnostics.value_or(Lines{}), places(loaded, true));
        if (behaviour_.remarks) compare("remarks", *behaviour_.remarks, places(loaded, false));
        if (loaded.agreement == nullptr) return std::move(told_);
        agreement_ = loaded.agreement.get();
        if (behaviour_.examples) compare("examples", *behaviour_.examples, examples());
        for (const JudgedCase& judged : behaviour_.cases) judge(judged);
        return std::move(told_);
    }

private:
    /// The first document is the one asked; the others are found by name and lie beside it.
    Loaded loaded_documents() const {
        const auto& documents = behaviour_.documents;
        const auto by_name = [&](std::string_view name) -> std::optional<SourceText> {
            std::string path(name);
            std::replace(path.begin(), path.end(), '.', '/');
            path += ".klausul";
            for (const SourceText& each : documents) {
                if (each.path == path) return each;
            }
            return std::nullopt;
        };
        const auto beside = [&](std::string_view) {
            return std::vector<SourceText>(documents.begin() + 1, documents.end());
        };
        return load(documents.front(), by_name, beside);
    }

    /// Of errors, or of all but errors.
    static Lines places(const Loaded& loaded, bool errors) {
        Lines lines;
        for (const Diagnostic& each : loaded.diagnostics) {
            if ((severity_of(each, all_messages()) == Severity::error) != errors) continue;
            const Source& source = loaded.all_sources().at(each.span.source);
            const Position at = source.position(each.span.begin);
            const std::string number = std::to_string(each.code);
            lines.push_back("K" + std::string(4 - number.size(), '0') + number + " " + source.path() + ":" +
                            std::to_string(at.line) + ":" + std::to_string(at.column));
        }
        return lines;
    }

    Lines examples() const {
        Lines lines;
        for (const ExampleResult& each : Judge(*agreement_).test())
            lines.push_back((each.passed() ? "passed " : "failed ") + each.title);
        return lines;
    }

    void judge(const JudgedCase& judged) {
        Case facts(agreement_->program());
        Lines refused;
        for (const CaseProblem& problem : read_case(*agreement_, judged.text, facts).problems)
            refused.push_back(problem.at);
        const std::string of_case = " of the case in line " + std::to_string(judged.line);
        compare("refused" + of_case, judged.refused.value_or(Lines{}), refused);
        if (!refused.empty() || judged.refused) return;
        if (!facts.date()) return tell("the case in line " + std::to_string(judged.line) + " has no date");
        if (judged.answers) {
            std::vector<std::string> names;
            for (const JsonMember& each : judged.answers->members) names.push_back(each.name);
            compare(*judged.answers, *result(judged, facts, names).find("answers"), "answers", of_case);
        }
        if (judged.result) compare(*judged.result, result(judged, facts, {}), "", of_case);
    }

    /// Without names every answer of the first document; an answer that it imports has to be named.
    JsonValue result(const JudgedCase& judged, const Case& facts, const std::vector<std::string>& names) const {
        const Program& program = agreement_->program();
        Receipt receipt{"klausul", program.documents[program.main].name, {}, sha256(judged.text)};
        for (const Source& source : agreement_->sources())
            receipt.sources.push_back({source.path(), sha256(source.original())});
        JsonWriter json;
        write_result(json, Judge(*agreement_).run(facts, {names, false}), receipt, Language::swedish);
        return read_json(json.take()).value.value();
    }

    void compare(const std::string& what, Lines expected, Lines found) {
        std::sort(expected.begin(), expected.end());
        std::sort(found.begin(), found.end());
        if (expected != found) tell(what + "\n  expected" + joined(expected) + "\n  found" + joined(found));
    }

    void compare(const JsonValue& expected, const JsonValue& found, const std::string& path,
                 const std::string& of_case) {
        const auto different = difference(expected, found, path);
        if (!different) return;
        tell(different->path + of_case + "\n  expected " + different->expected + "\n  found    " + different->found);
    }

    void tell(std::string words) { told_.push_back(std::move(words)); }

    const Behaviour& behaviour_;
    const Agreement* agreement_ = nullptr;
    Lines told_;
};

}  // namespace

std::vector<std::string> differences(const Behaviour& behaviour) { return Trial(behaviour).run(); }

}  // namespace klausul::conformance
