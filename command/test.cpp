// klausul test: do the examples and checks of documents still come out as written?

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "command/files.hpp"
#include "command/loading.hpp"
#include "command/verb.hpp"
#include "interpreter/render/tests_text.hpp"

namespace klausul {
namespace {

struct TestArguments {
    std::vector<std::string> paths;
    std::vector<std::string> junit;
};

struct Tested {
    std::shared_ptr<const Agreement> agreement;
    TestedFile file;
};

class Test {
public:
    Test(Session& session, const TestArguments& arguments)
        : session_(session), arguments_(arguments), junit_(session.language) {}

    int perform() {
        const Paths documents = documents_of(session_, arguments_.paths);
        code_ = documents.code;
        if (session_.json) json_.begin_object().key("documents").begin_array();
        for (const std::string& path : documents.files) test(path);
        for (Tested& each : tested_) report(each);
        session_.out += session_.json ? closing_json() : closing_text();
        for (const std::string& path : arguments_.junit) {
            if (const auto problem = write_file(path, junit_.text())) code_ = session_.refuse(path, *problem);
        }
        return code_ == exit_code::fine && counts_.failed > 0 ? exit_code::finding : code_;
    }

private:
    void test(const std::string& path) {
        const Document document = open_for_use(session_, path);
        // A document that cannot be used has proved nothing; an unreadable one outweighs that.
        if (!document.good()) {
            code_ = code_ == exit_code::unusable ? code_ : document.code;
            ++unusable_;
            junit_.add_unusable(path);
            return;
        }
        Tested tested{document.loaded.agreement, {path, {}, {}}};
        tested.file.results = Judge(*tested.agreement).test(tested.file.coverage);
        for (const Coverage::Unreached& each : tested.file.coverage.elsewhere)
            reached_.insert(place_of(each, tested.agreement->sources()));
        tested_.push_back(std::move(tested));
    }

    /// A line of a document, or an option of a reading, wherever it was read from. What comes from a template is a line
    /// of each document that uses it.
    using Place = std::tuple<std::string, std::uint32_t, std::string, std::string>;
    static Place place_of(const Coverage::Unreached& each, const std::vector<Source>& sources) {
        const std::filesystem::path path = sources.at(each.span.source).path();
        return {path.lexically_normal().generic_string(), each.span.begin, each.name, each.clause.document};
    }

    /// What examples of another document of the run have reached counts here too.
    void report(Tested& each) {
        TestedFile& tested = each.file;
        const auto& sources = each.agreement->sources();
        std::erase_if(tested.coverage.unreached,
                      [&](const Coverage::Unreached& row) { return reached_.contains(place_of(row, sources)); });
        counts_ += count(tested.results);
        junit_.add(tested.path, tested.results, sources);
        if (session_.json) {
            write_tests(json_, tested, sources, session_.language);
        } else {
            session_.out += tests_text(tested.path, tested.results, sources, session_.language);
            session_.out += coverage_text(tested.coverage, sources, session_.language);
        }
    }

    std::string closing_text() const {
        std::string text = closing_line(counts_, session_.language);
        if (unusable_ > 0)
            text +=
                fmt::format("{} {}\n", unusable_, session_.say("dokument gick inte att prova", "could not be tested"));
        return text;
    }

    std::string closing_json() {
        json_.end_array().member_number("passed", counts_.passed).member_number("failed", counts_.failed);
        json_.member_number("unusable", unusable_);
        return json_.end_object().take();
    }

    Session& session_;
    const TestArguments& arguments_;
    JunitReport junit_;
    JsonWriter json_;
    TestCounts counts_;
    std::vector<Tested> tested_;
    std::size_t unusable_ = 0;  ///< documents with errors
    int code_ = exit_code::fine;
    std::set<Place> reached_;  ///< in documents beside the one that was tested
};

}  // namespace

Verb test_verb() {
    auto given = std::make_shared<TestArguments>();
    return {"test",
            "prova",
            {"provar exempel och kontrollräkningar", "runs the examples and checks"},
            {"FIL|MAPP", "FILE|FOLDER"},
            &given->paths,
            true,
            {{"--junit",
              &given->junit,
              {"FIL", "FILE"},
              {"skriv även resultaten som JUnit-XML", "also write the results as JUnit XML"}}},
            [given](Session& session) { return Test(session, *given).perform(); }};
}

}  // namespace klausul
