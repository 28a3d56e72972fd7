// klausul check: what is wrong with documents, before anybody signs them.

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <set>
#include <tuple>

#include "repl/loading.hpp"
#include "repl/verb.hpp"

namespace klausul {
namespace {

class Check {
public:
    explicit Check(Session& session) : session_(session) {}

    int perform(const std::vector<std::string>& paths) {
        const Paths documents = documents_of(session_, paths);
        code_ = documents.code;
        if (session_.json) json_.begin_object().key("documents").begin_array();
        for (const std::string& path : documents.files) check(path);
        session_.out = session_.json ? closing_json() : closing_line(documents.files.size());
        return code_ == exit_code::fine && counts_.errors > 0 ? exit_code::finding : code_;
    }

private:
    void check(const std::string& path) {
        const Document document = open_document(session_, path);
        if (document.code == exit_code::unusable) {
            code_ = exit_code::unusable;
            return;
        }
        // What several documents see is told once.
        std::vector<Diagnostic> diagnostics = document.loaded.diagnostics;
        std::erase_if(diagnostics, [&](const Diagnostic& each) {
            const std::string& source = document.loaded.all_sources()[each.span.source].path();
            const std::string normal = std::filesystem::path(source).lexically_normal().generic_string();
            return !told_.insert({normal, each.span.begin, each.code}).second;
        });
        const DiagnosticCounts found = count(diagnostics, all_messages());
        counts_.errors += found.errors;
        counts_.warnings += found.warnings;
        counts_.hints += found.hints;
        if (session_.json) {
            json_.begin_object().member("path", path).key("diagnostics").begin_array();
            write_diagnostics(json_, diagnostics, document.loaded.all_sources(), all_messages(), session_.language);
            json_.end_array().end_object();
        } else {
            session_.report(diagnostics, document.loaded.all_sources());
        }
    }

    std::string closing_line(std::size_t files) const {
        if (session_.language == Language::english)
            return fmt::format("{} {}: {} {}, {} {}, {} {}\n", files, files == 1 ? "document" : "documents",
                               counts_.errors, counts_.errors == 1 ? "error" : "errors", counts_.warnings,
                               counts_.warnings == 1 ? "warning" : "warnings", counts_.hints,
                               counts_.hints == 1 ? "hint" : "hints");
        return fmt::format("{} dokument: {} fel, {} {}, {} tips\n", files, counts_.errors, counts_.warnings,
                           counts_.warnings == 1 ? "varning" : "varningar", counts_.hints);
    }

    std::string closing_json() {
        json_.end_array().member_number("errors", counts_.errors);
        json_.member_number("warnings", counts_.warnings).member_number("hints", counts_.hints).end_object();
        return json_.take();
    }

    Session& session_;
    JsonWriter json_;
    DiagnosticCounts counts_;
    std::set<std::tuple<std::string, std::uint32_t, int>> told_;
    int code_ = exit_code::fine;
};

}  // namespace

Verb check_verb() {
    auto paths = std::make_shared<std::vector<std::string>>();
    return {"check",
            "granska",
            {"visar vad som är fel i dokument", "shows what is wrong with documents"},
            {"FIL|MAPP", "FILE|FOLDER"},
            paths.get(),
            true,
            {},
            [paths](Session& session) { return Check(session).perform(*paths); }};
}

}  // namespace klausul
