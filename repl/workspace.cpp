#include "repl/workspace.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "command/files.hpp"
#include "command/modules.hpp"
#include "grammar/parse.hpp"

namespace klausul {
namespace {

namespace fs = std::filesystem;

/// The name that a text gives itself; of an amendment that of what it amends.
std::string name_in(const SourceText& text) {
    std::vector<Diagnostic> ignored;
    const Source source(text.path, text.text, 0, ignored);
    if (!source.usable()) return {};
    const syntax::Document document = parse(source).document;
    return document.kind == syntax::DocumentKind::amendment ? document.amends.text : document.name.text;
}

/// What is checked when not exactly one document was named.
std::string holding_together(const std::vector<std::string>& names) {
    if (names.empty()) return "modul tomt\nanvänd kalender\n";
    return fmt::format("avtal samlat\n  gäller anges inte\n  består av {}\n", fmt::join(names, "; "));
}

void indent(std::string_view text, std::string_view blanks, std::string& into) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (end > 0) into.append(blanks).append(text.substr(0, end));
        into += '\n';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

Workspace::Stamp stamp_of(const std::string& path) {
    std::error_code error;
    Workspace::Stamp stamp{fs::last_write_time(path, error), 0};
    if (error) return {};
    stamp.size = fs::file_size(path, error);
    return stamp;
}

class Opening {
public:
    Opening(const std::vector<std::string>& paths, const std::vector<std::string>& roots, const Scratch& scratch,
            Language language)
        : scratch_(scratch), language_(language) {
        workspace_.paths = paths;
        workspace_.roots = roots;
        workspace_.scratch = scratch;
    }

    OpenedWorkspace open() {
        for (const std::string& path : workspace_.paths) read(path);
        if (!result_.unreadable.empty()) return std::move(result_);
        OpenLoaded opened = load_open(main_text(), module_finder(), neighbour_finder());
        for (const Source& source : opened.loaded.all_sources()) note(source.path());
        result_.diagnostics = std::move(opened.loaded.diagnostics);
        result_.sources = opened.loaded.all_sources();
        if (!opened.prompt) return std::move(result_);
        workspace_.prompt = std::move(opened.prompt);
        workspace_.stamps = result_.stamps;
        result_.workspace = std::make_shared<const Workspace>(std::move(workspace_));
        return std::move(result_);
    }

private:
    void note(const std::string& path) {
        if (!path.starts_with("<")) result_.stamps.emplace(path, stamp_of(path));
    }

    void read(const std::string& path) {
        note(path);
        FileText file = read_file(path);
        if (!file.text) return result_.unreadable.push_back({path, file.problem});
        texts_.push_back({path, std::move(*file.text)});
        names_.push_back(name_in(texts_.back()));
    }

    SourceText main_text() const {
        return texts_.size() == 1 ? texts_.front() : SourceText{std::string(own_path), holding_together(names_)};
    }

    ModuleFinder module_finder() const {
        std::vector<std::string> folders = workspace_.roots;
        for (const SourceText& text : texts_) {
            for (std::string& root : module_roots(text.path, workspace_.roots)) {
                if (std::find(folders.begin(), folders.end(), root) == folders.end())
                    folders.push_back(std::move(root));
            }
        }
        return [this, find = find_in(std::move(folders))](std::string_view name) -> std::optional<SourceText> {
            for (std::size_t i = 0; i < texts_.size(); ++i) {
                if (names_[i] == name) return texts_[i];
            }
            return find(name);
        };
    }

    NeighbourFinder neighbour_finder() {
        const std::string main = texts_.size() == 1 ? texts_.front().path : std::string(own_path);
        const std::string name = texts_.size() == 1 ? names_.front() : texts_.empty() ? "tomt" : "samlat";
        return [this, name, find = neighbours_in(workspace_.roots, main, folders_read_)](std::string_view path) {
            std::vector<SourceText> texts = path.starts_with("<") ? std::vector<SourceText>{} : find(path);
            if (!scratch_.empty())
                texts.push_back({std::string(scratch_path), scratch_.text(name, "0001-01-01", language_)});
            return texts;
        };
    }

    const Scratch& scratch_;
    Language language_;
    Workspace workspace_;
    OpenedWorkspace result_;
    std::vector<SourceText> texts_;
    std::vector<std::string> names_;
    std::map<std::string, std::vector<SourceText>> folders_read_;
};

}  // namespace

std::string Scratch::text(const std::string& document, const std::string& from, Language language) const {
    std::string made =
        fmt::format("ändring av {} från och med {} \"{}\"\n", document, from, say(language, "Skrapa", "Scratch"));
    for (const Entry& entry : entries) {
        if (!entry.in_clause) indent(entry.text, "", made);
    }
    std::string rules;
    for (const Entry& entry : entries) {
        if (entry.in_clause) indent(entry.text, "    ", rules);
    }
    if (!rules.empty())
        made += fmt::format("läggs till\n  § skrapa \"{}\"\n{}", say(language, "Skrapa", "Scratch"), rules);
    return made;
}

OpenedWorkspace open_workspace(const std::vector<std::string>& paths, const std::vector<std::string>& roots,
                               const Scratch& scratch, Language language) {
    return Opening(paths, roots, scratch, language).open();
}

Workspace::Stamps stamps_now(const Workspace::Stamps& stamps) {
    Workspace::Stamps now;
    for (const auto& [path, stamp] : stamps) now.emplace(path, stamp_of(path));
    return now;
}

}  // namespace klausul
