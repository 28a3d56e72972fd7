// klausul test: do the examples and checks of documents still come out as written?

#include <fmt/format.h>

#include <memory>

#include "interpreter/render/tests_text.hpp"
#include "repl/loading.hpp"
#include "repl/verb.hpp"

namespace klausul {
namespace {

class Test {
public:
    explicit Test(Session& session) : session_(session) {}

    int perform(const std::vector<std::string>& paths) {
        const Paths documents = documents_of(session_, paths);
        code_ = documents.code;
        if (session_.json) json_.begin_object().key("documents").begin_array();
        for (const std::string& path : documents.files) test(path);
        session_.out += session_.json ? closing_json() : closing_text();
        return code_ == exit_code::fine && counts_.failed > 0 ? exit_code::finding : code_;
    }

private:
    void test(const std::string& path) {
        const Document document = open_for_use(session_, path);
        // A document that cannot be used has proved nothing; an unreadable one outweighs that.
        if (!document.good()) {
            code_ = code_ == exit_code::unusable ? code_ : document.code;
            ++unusable_;
            return;
        }
        const auto& sources = document.loaded.all_sources();
        const std::vector<ExampleResult> results = Judge(*document.loaded.agreement).test();
        counts_ += count(results);
        if (session_.json) {
            write_tests(json_, path, results, sources, session_.language);
        } else {
            session_.out += tests_text(path, results, sources, session_.language);
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
    JsonWriter json_;
    TestCounts counts_;
    std::size_t unusable_ = 0;  ///< documents with errors
    int code_ = exit_code::fine;
};

}  // namespace

Verb test_verb() {
    auto paths = std::make_shared<std::vector<std::string>>();
    return {"test",
            "prova",
            {"provar exempel och kontrollräkningar", "runs the examples and checks"},
            {"FIL|MAPP", "FILE|FOLDER"},
            paths.get(),
            true,
            {},
            [paths](Session& session) { return Test(session).perform(*paths); }};
}

}  // namespace klausul
