// klausul doc: documents as pages for people, made from their sources.

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>

#include "command/files.hpp"
#include "command/loading.hpp"
#include "command/verb.hpp"
#include "interpreter/render/pages/document_page.hpp"

namespace klausul {
namespace {

namespace fs = std::filesystem;

struct DocArguments {
    std::vector<std::string> paths;
    std::vector<std::string> out;
    std::vector<std::string> format;
};

struct MadePage {
    std::string name;  ///< of its file, below the folder
    std::string title;
    std::string text;
};

class Pages {
public:
    Pages(Session& session, bool as_html) : session_(session), html_(as_html) {}

    /// All pages of a file or folder; nothing where something is wrong with one of the documents.
    int make(const std::string& path) {
        const Paths paths = documents_of(session_, {path});
        int code = paths.code;
        std::vector<Document> documents;
        DecidingRequirements deciding;
        for (const std::string& file : paths.files) {
            documents.push_back(open_for_use(session_, file));
            code = std::max(code, documents.back().code);
            if (!documents.back().good()) continue;
            const Agreement& agreement = *documents.back().loaded.agreement;
            add_deciding_requirements(agreement.program(), agreement.sources(), deciding);
        }
        if (code != exit_code::fine) return code;
        std::error_code ignored;
        folder_ = fs::is_directory(path, ignored);
        for (const Document& document : documents) {
            const fs::path below = folder_
                                       ? fs::path(document.path).lexically_relative(fs::path(path).lexically_normal())
                                       : fs::path(document.path).filename();
            const DocPage page =
                document_page(*document.loaded.agreement, below.generic_string(), deciding, session_.language);
            pages_.push_back({fs::path(below).replace_extension(html_ ? ".html" : ".md").generic_string(), page.title,
                              text_of(page)});
        }
        if (folder_) pages_.push_back(index());
        return exit_code::fine;
    }

    [[nodiscard]] bool of_folder() const { return folder_; }
    [[nodiscard]] const std::vector<MadePage>& pages() const { return pages_; }

private:
    [[nodiscard]] std::string text_of(const DocPage& page) const {
        return html_ ? html(page, session_.language) : markdown(page);
    }

    /// Folder by folder, in the order of the files.
    MadePage index() const {
        DocPage page;
        page.title = session_.say("Avtal", "Agreements");
        page.heading(1, {page.title});
        std::string folder;
        for (const MadePage& each : pages_) {
            const std::string parent = fs::path(each.name).parent_path().generic_string();
            if (parent != folder) page.heading(2, {parent});
            folder = parent;
            page.item(0, PageLine().link(each.title, each.name));
        }
        return {html_ ? "index.html" : "README.md", page.title, text_of(page)};
    }

    Session& session_;
    bool html_ = false;
    bool folder_ = false;
    std::vector<MadePage> pages_;
};

/// Each file is written whole or not at all.
int write(Session& session, const std::vector<MadePage>& pages, const std::string& folder) {
    for (const MadePage& page : pages) {
        const fs::path file = fs::path(folder) / page.name;
        std::error_code failure;
        fs::create_directories(file.parent_path(), failure);
        if (failure)
            return session.refuse(file.parent_path().generic_string(),
                                  {"mappen kan inte skapas", "the folder cannot be made"});
        if (const auto problem = write_file(file.generic_string(), page.text))
            return session.refuse(file.generic_string(), *problem);
    }
    session.out = std::string(session.say("Skrivna sidor: ", "Pages written: ")) + std::to_string(pages.size()) + "\n";
    return exit_code::fine;
}

int make_pages(Session& session, const DocArguments& arguments) {
    const std::string format = arguments.format.empty() ? "md" : arguments.format.front();
    if (format != "md" && format != "html")
        return session.refuse("", unknown_name({"formatet", "format"}, format, {"md", "html"}));
    if (session.json)
        return session.refuse("", {"`klausul doc` skriver sidor för människor; `klausul list --json` ger data",
                                   "`klausul doc` writes pages for people; `klausul list --json` gives data"});
    Pages pages(session, format == "html");
    const int code = pages.make(arguments.paths.front());
    if (code != exit_code::fine) return code;
    if (!arguments.out.empty()) return write(session, pages.pages(), arguments.out.front());
    if (pages.of_folder())
        return session.refuse("", {"ange med `--out` till vilken mapp sidorna ska skrivas",
                                   "say with `--out` to which folder the pages are written"});
    session.out = pages.pages().front().text;
    return exit_code::fine;
}

}  // namespace

Verb doc_verb() {
    auto given = std::make_shared<DocArguments>();
    return {"doc",
            "dokument",
            {"skriver avtal som sidor: klausuler i ord, tolkningar, räknade exempel och taggar",
             "writes agreements as pages: clauses in words, readings, worked examples and tags"},
            {"FIL|MAPP", "FILE|FOLDER"},
            &given->paths,
            false,
            {{"--out",
              &given->out,
              {"MAPP", "FOLDER"},
              {"mappen som sidorna skrivs till", "the folder that the pages are written to"}},
             {"--format",
              &given->format,
              "md|html",
              {"Markdown, eller HTML för utskrift", "Markdown, or HTML for printing"}}},
            [given](Session& session) { return make_pages(session, *given); }};
}

}  // namespace klausul
