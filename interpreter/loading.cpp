// From a text and those it imports to a checked agreement.

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "grammar/parse.hpp"
#include "interpreter/check/check.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/klausul.hpp"
#include "stdlib/library.hpp"

namespace klausul {
namespace {

constexpr std::string_view units_module = "units";

/// Reads the main text and, one by one, what is imported; each module once.
class Loader {
public:
    explicit Loader(const ModuleFinder& find_module) : find_module_(find_module) {}

    Loaded load(const SourceText& text) {
        const std::size_t main = read(text, "");
        const auto units = find(units_module);
        if (units) read(*units, std::string(units_module));
        // Breadth first: every text is read when it is first named.
        for (std::size_t i = 0; i < documents_.size(); ++i) follow_imports(i);
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
            result.agreement = std::make_shared<Agreement>(std::move(program_), std::move(sources_));
        }
        return result;
    }

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
            const bool unknown = d.code < code::unit_mismatch && d.code != code::duplicate_name && !d.words.empty();
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
        sources_.emplace_back(text.path, text.text, static_cast<std::uint32_t>(place), diagnostics_);
        ParseResult parsed;
        if (sources_.back().usable()) parsed = parse(sources_.back());
        std::move(parsed.diagnostics.begin(), parsed.diagnostics.end(), std::back_inserter(diagnostics_));
        documents_.push_back(std::move(parsed.document));
        imports_.emplace_back();
        if (name.empty()) places_.emplace(documents_.back().name.text, place);
        return place;
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

    /// The checker wants what is imported after what imports it, the main document first.
    void check_all(std::size_t main, Loaded& result) {
        std::vector<std::size_t> finished;
        std::set<std::size_t> seen;
        std::vector<std::pair<std::size_t, std::size_t>> path{{main, 0}};
        seen.insert(main);
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
        std::reverse(finished.begin(), finished.end());
        std::map<std::size_t, std::size_t> order;
        for (std::size_t i = 0; i < finished.size(); ++i) order[finished[i]] = i;
        CheckInput input;
        for (const std::size_t document : finished) {
            input.documents.push_back(std::move(documents_[document]));
            auto& imports = input.imports.emplace_back();
            for (const std::size_t to : imports_[document]) imports.push_back(order[to]);
        }
        CheckResult checked = check(input);
        program_ = std::move(checked.program);
        result.diagnostics = std::move(checked.diagnostics);
    }

    const ModuleFinder& find_module_;
    std::vector<Source> sources_;
    std::vector<syntax::Document> documents_;
    std::vector<std::vector<std::size_t>> imports_;
    std::map<std::string, std::size_t> places_;
    std::vector<Diagnostic> diagnostics_;
    Program program_;
};

}  // namespace

Loaded load(const SourceText& text, const ModuleFinder& find_module) { return Loader(find_module).load(text); }

}  // namespace klausul
