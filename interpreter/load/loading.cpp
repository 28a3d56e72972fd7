// From a text and those it imports to a checked agreement.

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "grammar/parse.hpp"
#include "interpreter/answer/prompt.hpp"
#include "interpreter/check/check.hpp"
#include "interpreter/check/further.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/klausul.hpp"
#include "interpreter/load/neighbours.hpp"
#include "interpreter/load/templates.hpp"
#include "stdlib/library.hpp"

namespace klausul {
namespace {

constexpr std::string_view units_module = "units";

/// Reads the main text, what is imported, each module once, and those neighbours that concern what has been read.
class Loader {
public:
    Loader(const ModuleFinder& find_module, const NeighbourFinder& find_neighbours)
        : find_module_(find_module), find_neighbours_(find_neighbours) {}

    /// With `further` the check is kept, so that it can be gone on with.
    Loaded load(const SourceText& text, std::unique_ptr<FurtherCheck>* further = nullptr) {
        further_ = further;
        std::size_t main = read(text, "");
        const auto units = find(units_module);
        if (units) read(*units, std::string(units_module));
        const bool amends = documents_[main].kind == syntax::DocumentKind::amendment;
        if (amends) main = read_amended(main);
        read_whole_set();
        if (usable()) write_out_templates();
        Loaded result;
        const auto is_error = [](const Diagnostic& d) { return severity_of(d.code) == Severity::error; };
        // A text with broken lines is checked all the same, so that all its mistakes are told at once; but what may
        // only follow from the broken lines is left out, and nothing comes of it.
        const bool whole = std::none_of(diagnostics_.begin(), diagnostics_.end(), is_error);
        if (usable() && !lacks_module()) check_all(main, result);
        if (!whole) leave_out_consequences(result.diagnostics);
        std::move(diagnostics_.begin(), diagnostics_.end(), std::back_inserter(result.diagnostics));
        std::stable_sort(result.diagnostics.begin(), result.diagnostics.end(),
                         [](const Diagnostic& a, const Diagnostic& b) {
                             return std::tie(a.span.source, a.span.begin) < std::tie(b.span.source, b.span.begin);
                         });
        const bool broken = std::any_of(result.diagnostics.begin(), result.diagnostics.end(), is_error);
        if (broken) {
            result.agreement = nullptr;
            result.sources = std::move(sources_);
        } else {
            agreement_ = std::make_shared<Agreement>(std::move(program_), std::move(sources_), std::move(tree_));
            result.agreement = agreement_;
        }
        return result;
    }

    [[nodiscard]] std::shared_ptr<Agreement> agreement() const { return agreement_; }

private:
    bool usable() const {
        return std::all_of(sources_.begin(), sources_.end(), [](const Source& source) { return source.usable(); });
    }

    bool lacks_module() const {
        return std::any_of(diagnostics_.begin(), diagnostics_.end(),
                           [](const Diagnostic& d) { return d.code == code::unknown_module; });
    }

    /// Whether a name stands where a line of the sources could have declared it: first on it, after a `;`, or as a tag.
    bool may_be_declared(const std::string& name) const {
        for (const Source& source : sources_) {
            const std::string_view text = source.text();
            for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
                const std::size_t end = at + name.size();
                const auto of_name = [&](std::size_t place) {
                    const auto c = static_cast<unsigned char>(text[place]);
                    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
                           c >= 0x80;
                };
                if ((at > 0 && of_name(at - 1)) || (end < text.size() && of_name(end))) continue;
                std::size_t before = at;
                while (before > 0 && text[before - 1] == ' ') --before;
                const std::size_t line = text.rfind('\n', at) + 1;
                const std::string_view head = text.substr(line, at - line);
                const bool head_word =
                    head.find('=') == std::string_view::npos && head.find(':') == std::string_view::npos;
                const char previous = before == 0 ? '\n' : text[before - 1];
                if (head_word || previous == '[' || previous == ';') return true;
            }
        }
        return false;
    }

    void leave_out_consequences(std::vector<Diagnostic>& found) const {
        static const std::set<int> for_want_of_a_line{code::answer_without_rules,
                                                      code::choice_incomplete,
                                                      code::exception_without_rule,
                                                      code::precedence_without_rules,
                                                      code::reading_without_default,
                                                      code::example_without_date,
                                                      code::check_without_line,
                                                      code::example_without_expectation,
                                                      code::level_without_uprating,
                                                      code::conflict_certain,
                                                      code::uprating_unknown,
                                                      code::mismatch_with_what,
                                                      code::empty_type,
                                                      code::wrong_argument_count};
        std::erase_if(found, [&](const Diagnostic& d) {
            const bool unknown = is_about_names(d.code) && d.code != code::duplicate_name && !d.words.empty();
            return for_want_of_a_line.contains(d.code) || (unknown && may_be_declared(d.words[0].sv));
        });
    }

    static Severity severity_of(int code) {
        for (const Message& message : check_messages()) {
            if (message.code == code) return message.severity;
        }
        return Severity::error;
    }

    std::optional<SourceText> find(std::string_view name) const {
        for (const StandardModule& module : standard_modules()) {
            if (module.name == name) return SourceText{std::string(module.path), std::string(module.text)};
        }
        return find_module_ ? find_module_(name) : std::nullopt;
    }

    std::size_t read(const SourceText& text, const std::string& name) {
        const std::size_t place = documents_.size();
        if (!name.empty()) places_.emplace(name, place);
        keep(read_text(text, diagnostics_));
        // An amendment goes by the name of what it amends.
        const bool amends = documents_.back().kind == syntax::DocumentKind::amendment;
        if (name.empty() && !amends) places_.emplace(documents_.back().name.text, place);
        return place;
    }

    /// The last of `sources_`, parsed.
    syntax::Document read_text(const SourceText& text, std::vector<Diagnostic>& diagnostics) {
        sources_.emplace_back(text.path, text.text, static_cast<std::uint32_t>(sources_.size()), diagnostics);
        ParseResult parsed;
        if (sources_.back().usable()) parsed = parse(sources_.back());
        std::move(parsed.diagnostics.begin(), parsed.diagnostics.end(), std::back_inserter(diagnostics));
        return std::move(parsed.document);
    }

    void keep(syntax::Document document) {
        seen_.add(document);
        documents_.push_back(std::move(document));
        imports_.emplace_back();
    }

    /// The document that the main one amends: found as a module, else among the neighbours by the name it bears.
    std::size_t read_amended(std::size_t amendment) {
        const syntax::Name name = documents_[amendment].amends;
        std::optional<SourceText> text = find(name.text);
        for (const SourceText& neighbour : neighbours_of(sources_[amendment].path())) {
            if (text) break;
            std::vector<Diagnostic> ignored;
            const Source source(neighbour.path, neighbour.text, 0, ignored);
            if (!source.usable()) continue;
            const syntax::Document other = parse(source).document;
            if (other.kind != syntax::DocumentKind::amendment && other.name.text == name.text) text = neighbour;
        }
        const std::size_t place = text && !name.text.empty() ? read(*text, name.text) : amendment;
        // An amendment of an amendment would be a wording of a wording; what is amended is an agreement.
        if (documents_[place].kind != syntax::DocumentKind::amendment) return place;
        if (!name.text.empty()) diagnostics_.push_back({code::unknown_module, name.span, {name.text}, {}});
        return amendment;
    }

    std::vector<SourceText> neighbours_of(std::string_view path) const {
        const bool standard = path.starts_with("<stdlib>/");
        return find_neighbours_ && !standard ? find_neighbours_(path) : std::vector<SourceText>{};
    }

    /// Everything a run sees. Breadth first: every text is read when it is first named; then those neighbours are added
    /// that concern what has been read, in the order of their paths, until there are no more.
    void read_whole_set() {
        std::map<std::string, SourceText> neighbours;
        std::size_t followed = 0;
        for (bool more = true; more;) {
            for (; followed < documents_.size(); ++followed) {
                follow_imports(followed);
                for (SourceText& text : neighbours_of(sources_[followed].path())) {
                    std::string path = text.path;
                    if (may_concern_others(text.text)) neighbours.emplace(std::move(path), std::move(text));
                }
            }
            for (const Source& source : sources_) neighbours.erase(source.path());
            more = false;
            for (auto next = neighbours.begin(); next != neighbours.end() && !more; ++next) more = join(next->second);
        }
    }

    /// Reads a neighbour and keeps it if it concerns what has been read.
    bool join(const SourceText& text) {
        std::vector<Diagnostic> diagnostics;
        syntax::Document document = read_text(text, diagnostics);
        if (!concerns(document, seen_)) {
            sources_.pop_back();
            return false;
        }
        std::move(diagnostics.begin(), diagnostics.end(), std::back_inserter(diagnostics_));
        if (document.kind != syntax::DocumentKind::amendment) places_.emplace(document.name.text, documents_.size());
        keep(std::move(document));
        return true;
    }

    void follow_imports(std::size_t importer) {
        std::vector<syntax::Name> wanted;
        for (const syntax::BodyItem& item : documents_[importer].items) {
            const auto* declaration = std::get_if<std::unique_ptr<syntax::Declaration>>(&item);
            const auto* import = declaration == nullptr ? nullptr : std::get_if<syntax::Import>(&(*declaration)->node);
            if (import != nullptr) wanted.push_back(import->module);
        }
        if (const auto units = places_.find(std::string(units_module));
            units != places_.end() && units->second != importer) {
            imports_[importer].push_back(units->second);
        }
        for (const syntax::HeaderLine& line : documents_[importer].header) {
            const auto* package = std::get_if<syntax::HeaderConsistsOf>(&line.node);
            if (package != nullptr) wanted.insert(wanted.end(), package->documents.begin(), package->documents.end());
        }
        for (const syntax::Name& name : wanted) {
            if (const auto known = places_.find(name.text); known != places_.end()) {
                imports_[importer].push_back(known->second);
                continue;
            }
            const auto text = find(name.text);
            if (!text) {
                diagnostics_.push_back({code::unknown_module, name.span, {name.text}, {}});
                continue;
            }
            const std::size_t place = read(*text, name.text);
            imports_[importer].push_back(place);
            const std::string& own_name = documents_[place].name.text;
            const bool standard = text->path.starts_with("<stdlib>/");
            if (!standard && !own_name.empty() && own_name != name.text) {
                diagnostics_.push_back(
                    {code::wrong_module_name, documents_[place].name.span, {name.text, own_name}, {}});
            }
        }
    }

    /// The place of what a document amends, or its own.
    std::size_t amended_place(std::size_t document) const {
        if (documents_[document].kind != syntax::DocumentKind::amendment) return document;
        const auto amended = places_.find(documents_[document].amends.text);
        return amended == places_.end() ? document : amended->second;
    }

    void write_out_templates() {
        std::vector<std::size_t> amended;
        for (std::size_t i = 0; i < documents_.size(); ++i) amended.push_back(amended_place(i));
        TemplateWriter writer(documents_, imports_, amended, sources_);
        writer.run();
        templates_ = writer.take_used();
        std::vector<Diagnostic> found = writer.take_diagnostics();
        // The line of the label may be among those that could not be read.
        if (!diagnostics_.empty())
            std::erase_if(found, [](const Diagnostic& d) { return d.code == code::label_not_given; });
        std::move(found.begin(), found.end(), std::back_inserter(diagnostics_));
    }

    /// The checker wants what is imported after what imports it, and amendments with what they amend.
    void check_all(std::size_t main, Loaded& result) {
        std::map<std::size_t, std::vector<std::size_t>> amendments;  ///< by the amended document
        for (std::size_t i = 0; i < documents_.size(); ++i) {
            if (documents_[i].kind != syntax::DocumentKind::amendment) continue;
            const auto amended = places_.find(documents_[i].amends.text);
            const bool missing =
                amended == places_.end() || documents_[amended->second].kind == syntax::DocumentKind::amendment;
            if (missing) return;  // reported as a missing document
            amendments[amended->second].push_back(i);
            auto& imports = imports_[amended->second];
            imports.insert(imports.end(), imports_[i].begin(), imports_[i].end());
        }
        std::vector<std::size_t> finished;
        std::set<std::size_t> seen;
        std::vector<std::pair<std::size_t, std::size_t>> path;
        const auto visit_from = [&](std::size_t first) {
            if (documents_[first].kind == syntax::DocumentKind::amendment || !seen.insert(first).second) return;
            path.emplace_back(first, 0);
            while (!path.empty()) {
                auto& [document, next] = path.back();
                if (next == imports_[document].size()) {
                    finished.push_back(document);
                    path.pop_back();
                    continue;
                }
                const std::size_t to = imports_[document][next++];
                if (seen.insert(to).second) path.emplace_back(to, 0);
            }
        };
        visit_from(main);
        for (std::size_t i = 0; i < documents_.size(); ++i) visit_from(i);
        std::reverse(finished.begin(), finished.end());
        std::map<std::size_t, DocumentId> order;
        for (std::size_t i = 0; i < finished.size(); ++i) order.emplace(finished[i], i);
        CheckInput input;
        for (const std::size_t document : finished) {
            std::vector<DocumentId> imports;
            for (const std::size_t to : imports_[document]) imports.push_back(order.at(to));
            std::vector<syntax::Document> own;
            for (const std::size_t amendment : amendments[document]) own.push_back(std::move(documents_[amendment]));
            std::stable_sort(own.begin(), own.end(), [](const syntax::Document& a, const syntax::Document& b) {
                const auto day = [](const syntax::Document& amendment) {
                    const syntax::Date date = amendment.amends_from.from.value_or(syntax::Date{});
                    return std::tuple(date.year, date.month, date.day);
                };
                return day(a) < day(b);
            });
            input.documents.push_back(std::move(documents_[document]));
            input.imports.push_back(std::move(imports));
            input.amendments.push_back(std::move(own));
        }
        input.main = order.at(main);
        // A further check outlives the loader, so the sources are its own.
        input.words_at = [sources = sources_](Span span) {
            return span.source < sources.size() ? sources[span.source].words(span) : std::string("…");
        };
        for (WrittenTemplate& each : templates_)
            input.templates.push_back({each.lines, order.at(each.document), std::move(each.uses)});
        CheckResult checked;
        if (further_ == nullptr) {
            checked = check(input);
            keep_tree(input, checked.program.text);
        } else {
            *further_ = std::make_unique<FurtherCheck>(std::move(input));
            checked = (*further_)->run();
        }
        program_ = std::move(checked.program);
        result.diagnostics = std::move(checked.diagnostics);
    }

    /// The tree of the text that was asked for; the check is over, and nobody else needs it.
    void keep_tree(CheckInput& input, std::uint32_t text) {
        const auto keep = [&](syntax::Document& document) {
            if (document.span.source == text) tree_ = std::make_shared<const syntax::Document>(std::move(document));
        };
        for (syntax::Document& document : input.documents) keep(document);
        for (auto& amendments : input.amendments) std::for_each(amendments.begin(), amendments.end(), keep);
    }

    const ModuleFinder& find_module_;
    const NeighbourFinder& find_neighbours_;
    std::unique_ptr<FurtherCheck>* further_ = nullptr;
    SeenNames seen_;
    std::vector<Source> sources_;
    std::vector<syntax::Document> documents_;
    std::vector<std::vector<std::size_t>> imports_;
    std::map<std::string, std::size_t> places_;
    std::vector<Diagnostic> diagnostics_;
    std::vector<WrittenTemplate> templates_;
    std::shared_ptr<const syntax::Document> tree_;
    Program program_;
    std::shared_ptr<Agreement> agreement_;
};

}  // namespace

Loaded load(const SourceText& text, const ModuleFinder& find_module, const NeighbourFinder& find_neighbours) {
    return Loader(find_module, find_neighbours).load(text);
}

OpenLoaded load_open(const SourceText& text, const ModuleFinder& find_module, const NeighbourFinder& find_neighbours) {
    Loader loader(find_module, find_neighbours);
    std::unique_ptr<FurtherCheck> further;
    OpenLoaded result{loader.load(text, &further), nullptr};
    if (result.loaded.agreement) result.prompt = std::make_shared<Prompt>(loader.agreement(), std::move(further));
    return result;
}

}  // namespace klausul
