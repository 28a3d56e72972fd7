// klausul check: what is wrong with documents, before anybody signs them.

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <filesystem>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

#include "command/loading.hpp"
#include "command/verb.hpp"
#include "command/z3_solver.hpp"
#include "interpreter/render/found_case.hpp"
#include "interpreter/render/search_text.hpp"

namespace klausul {
namespace {

struct Asked {
    std::vector<std::string> paths;
    std::vector<std::string> formats;
    bool answers = false;  ///< what the search came to for each
};

/// Looks for gaps and conflicts in several documents at a time, while others are still being read. Each has a solver of
/// its own: what is found does not hang on the others that are checked.
class Searches {
public:
    explicit Searches(std::size_t documents) : reports_(documents) {
        const std::size_t threads = std::min<std::size_t>(std::thread::hardware_concurrency(), documents);
        for (std::size_t i = 1; i < threads; ++i) others_.push_back(std::async(std::launch::async, [this] { work(); }));
    }
    Searches(const Searches&) = delete;
    Searches& operator=(const Searches&) = delete;
    ~Searches() { close(); }

    void add(std::size_t place, std::shared_ptr<const Agreement> agreement) {
        const std::lock_guard lock(mutex_);
        waiting_.emplace_back(place, std::move(agreement));
        changed_.notify_one();
    }

    std::vector<search::Report> finish() {
        close();
        work();
        for (std::future<void>& each : others_) each.get();
        return std::move(reports_);
    }

private:
    using Waiting = std::pair<std::size_t, std::shared_ptr<const Agreement>>;

    void close() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        changed_.notify_all();
    }

    void work() {
        while (const auto next = take()) {
            const auto solver = z3_solver();
            reports_[next->first] = search::search(next->second->program(), next->second->sources(), solver.get());
        }
    }

    /// The largest first, so that none is left alone at the end.
    std::optional<Waiting> take() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
        if (waiting_.empty()) return std::nullopt;
        const auto largest = std::max_element(waiting_.begin(), waiting_.end(), [](const Waiting& a, const Waiting& b) {
            return a.second->program().rules.size() < b.second->program().rules.size();
        });
        const Waiting taken = *largest;
        waiting_.erase(largest);
        return taken;
    }

    std::vector<search::Report> reports_;
    std::vector<Waiting> waiting_;
    bool closed_ = false;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::future<void>> others_;  ///< last, so that they end before what they use
};

class Check {
public:
    Check(Session& session, bool in_short, bool by_answer)
        : session_(session), short_(in_short), by_answer_(by_answer) {}

    int perform(const std::vector<std::string>& paths) {
        const Paths documents = documents_of(session_, paths);
        code_ = documents.code;
        if (session_.json) json_.begin_object().key("documents").begin_array();
        Searches searches(documents.files.size());
        std::vector<Document> opened;
        for (std::size_t i = 0; i < documents.files.size(); ++i) {
            opened.push_back(open_document(session_, documents.files[i]));
            if (opened.back().good()) searches.add(i, opened.back().loaded.agreement);
        }
        const std::vector<search::Report> reports = searches.finish();
        for (std::size_t i = 0; i < opened.size(); ++i) check(opened[i], reports[i]);
        if (session_.json) {
            session_.out = closing_json();
        } else if (!short_) {
            session_.out += closing_line(documents.files.size());
            if (searched_.answers > 0) session_.out += counts_text(searched_, session_.language) + without_solver();
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

    std::string closing_line(std::size_t files) const {
        if (session_.language == Language::english)
            return fmt::format("{} {}: {} {}, {} {}, {} {}\n", files, files == 1 ? "document" : "documents",
                               counts_.errors, counts_.errors == 1 ? "error" : "errors", counts_.warnings,
                               counts_.warnings == 1 ? "warning" : "warnings", counts_.hints,
                               counts_.hints == 1 ? "hint" : "hints");
        return fmt::format("{} dokument: {} fel, {} {}, {} tips\n", files, counts_.errors, counts_.warnings,
                           counts_.warnings == 1 ? "varning" : "varningar", counts_.hints);
    }

    /// What is left undecided may be so for want of Z3, which is told once.
    std::string without_solver() const {
        if (searched_.undecided[0] + searched_.undecided[1] == 0 || z3_solver() != nullptr) return {};
        if (!built_with_z3)
            return std::string(session_.say(
                "sökt utan lösaren Z3 (den här klausul byggdes utan den); med den avgörs mer\n",
                "searched without the solver Z3 (this klausul was built without it); with it, more is decided\n"));
        return std::string(session_.say(
            "sökt utan lösaren Z3 (libz3 saknas eller är av en annan version); med den avgörs mer\n",
            "searched without the solver Z3 (libz3 is missing or of another version); with it, more is decided\n"));
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
