// klausul check: what is wrong with documents, before anybody signs them.

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <future>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

#include "repl/found_case.hpp"
#include "repl/loading.hpp"
#include "repl/search_text.hpp"
#include "repl/verb.hpp"
#include "repl/z3_solver.hpp"

namespace klausul {
namespace {

struct Asked {
    std::vector<std::string> paths;
    std::vector<std::string> formats;
    bool answers = false;  ///< what the search came to for each
};

class Check {
public:
    Check(Session& session, bool in_short, bool by_answer)
        : session_(session), short_(in_short), by_answer_(by_answer) {}

    int perform(const std::vector<std::string>& paths) {
        const Paths documents = documents_of(session_, paths);
        code_ = documents.code;
        if (session_.json) json_.begin_object().key("documents").begin_array();
        std::vector<Document> opened;
        for (const std::string& path : documents.files) opened.push_back(open_document(session_, path));
        const std::vector<search::Report> reports = searched(opened);
        for (std::size_t i = 0; i < opened.size(); ++i) check(opened[i], reports[i]);
        if (session_.json) {
            session_.out = closing_json();
        } else if (!short_) {
            session_.out += closing_line(documents.files.size());
            if (searched_.answers > 0) session_.out += counts_text(searched_, session_.language);
        }
        return code_ == exit_code::fine && counts_.errors > 0 ? exit_code::finding : code_;
    }

private:
    void check(const Document& document, const search::Report& report) {
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
        if (document.good()) {
            searched_.add(report);
            const std::vector<Diagnostic> more = diagnostics_of(document.loaded.agreement->program(), report);
            diagnostics.insert(diagnostics.end(), more.begin(), more.end());
        }
        const DiagnosticCounts found = count(diagnostics, all_messages());
        counts_.errors += found.errors;
        counts_.warnings += found.warnings;
        counts_.hints += found.hints;
        if (session_.json) {
            json_.begin_object().member("path", document.path).key("diagnostics").begin_array();
            write_diagnostics(json_, diagnostics, document.loaded.all_sources(), all_messages(), session_.language);
            json_.end_array();
            if (document.good()) write_report(json_, document.loaded.agreement->program(), report, session_.language);
            json_.end_object();
        } else if (short_) {
            for (const std::string& line :
                 diagnostics_short(diagnostics, document.loaded.all_sources(), all_messages(), session_.language))
                session_.out += line + '\n';
        } else {
            session_.report(diagnostics, document.loaded.all_sources());
            if (by_answer_ && document.good())
                session_.out += report_text(document.loaded.agreement->program(), report, session_.language);
        }
    }

    /// Looks for gaps and conflicts in the documents without errors, in several of them at a time. Each has a solver of
    /// its own: what is found does not hang on the others that are checked.
    static std::vector<search::Report> searched(const std::vector<Document>& documents) {
        std::vector<search::Report> reports(documents.size());
        // The largest first, so that none is left alone at the end.
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < documents.size(); ++i) {
            if (documents[i].good()) order.push_back(i);
        }
        const auto rules = [&](std::size_t i) { return documents[i].loaded.agreement->program().rules.size(); };
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rules(a) > rules(b); });
        std::atomic<std::size_t> next = 0;
        const auto work = [&] {
            for (std::size_t place = next++; place < order.size(); place = next++) {
                const std::size_t i = order[place];
                const Agreement& agreement = *documents[i].loaded.agreement;
                const auto solver = z3_solver();
                reports[i] = search::search(agreement.program(), agreement.sources(), solver.get());
            }
        };
        const std::size_t threads = std::min<std::size_t>(std::thread::hardware_concurrency(), documents.size());
        std::vector<std::future<void>> others;
        for (std::size_t i = 1; i < threads; ++i) others.push_back(std::async(std::launch::async, work));
        work();
        for (std::future<void>& each : others) each.get();
        return reports;
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
    bool short_ = false;
    bool by_answer_ = false;
    JsonWriter json_;
    DiagnosticCounts counts_;
    SearchCounts searched_;
    std::set<std::tuple<std::string, std::uint32_t, int>> told_;
    int code_ = exit_code::fine;
};

int check_in(Session& session, const Asked& asked) {
    const std::string format = asked.formats.empty() ? (session.json ? "json" : "text") : asked.formats.front();
    if (format != "text" && format != "short" && format != "json")
        return session.refuse("", unknown_name({"formatet", "format"}, format, {"text", "short", "json"}));
    if (session.json && format != "json")
        return session.refuse("", {fmt::format("välj antingen --json eller --format {}", format),
                                   fmt::format("choose either --json or --format {}", format)});
    session.json = format == "json";
    return Check(session, format == "short", asked.answers).perform(asked.paths);
}

}  // namespace

Verb check_verb() {
    auto asked = std::make_shared<Asked>();
    return {"check",
            "granska",
            {"visar vad som är fel i dokument, och fall där regler säger emot varandra eller ingen talar",
             "shows what is wrong with documents, and cases in which rules conflict or none speaks"},
            {"FIL|MAPP", "FILE|FOLDER"},
            &asked->paths,
            true,
            {{"--format",
              &asked->formats,
              "text|short|json",
              {"för människor, en rad per fel för redigeringsprogram, eller JSON",
               "for people, a line for each mistake for editors, or JSON"}},
             {"--answers",
              &asked->answers,
              "",
              {"visar för varje svar vad sökningen efter luckor och motstridigheter kom fram till",
               "shows for each answer what the search for gaps and conflicts came to"}}},
            [asked](Session& session) { return check_in(session, *asked); }};
}

}  // namespace klausul
