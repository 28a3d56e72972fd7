#pragma once

// Templates are written out on the syntax trees, before they are checked: after this a document reads as if the lines
// stood in it, and only their places and the scope of their names tell where they come from.

#include <map>
#include <set>
#include <unordered_map>
#include <vector>

#include "grammar/layout.hpp"
#include "grammar/syntax.hpp"
#include "grammar/templates.hpp"
#include "grammar/text/source.hpp"
#include "interpreter/check/check.hpp"

namespace klausul {

/// A template that has been written out.
struct WrittenTemplate {
    Span lines;
    std::size_t document = 0;  ///< whose names it sees, counted as the documents were given
    std::vector<Span> uses;    ///< the lines that use it, or a template that does
};

class TemplateWriter {
public:
    /// `imports` and `sources` are those of the documents, by place; `amended` gives for an amendment the place of what
    /// it amends, for any other document its own.
    TemplateWriter(std::vector<syntax::Document>& documents, const std::vector<std::vector<std::size_t>>& imports,
                   const std::vector<std::size_t>& amended, const std::vector<Source>& sources)
        : documents_(documents), imports_(imports), amended_(amended), sources_(sources) {}

    /// Checks every template, then writes them out into the agreements and amendments.
    void run();
    /// An amendment's template has the scope of what is amended.
    [[nodiscard]] std::vector<WrittenTemplate> take_used();
    [[nodiscard]] std::vector<Diagnostic> take_diagnostics() { return std::move(diagnostics_); }

private:
    /// A template by the document it stands in and its number there.
    using Place = std::pair<std::size_t, std::size_t>;

    [[nodiscard]] const syntax::Template& at(Place place) const {
        return documents_[place.first].templates[place.second];
    }
    [[nodiscard]] std::vector<std::size_t> seen_from(std::size_t document) const;
    [[nodiscard]] std::optional<std::size_t> named(std::size_t document, const std::string& name) const;
    std::optional<Place> resolve(std::size_t from, const syntax::TemplateUse& use);
    std::optional<Place> checked(std::size_t from, const syntax::TemplateUse& use, bool in_header);
    void check_labels(const syntax::TemplateUse& use, const syntax::Template& used);
    void check_template(Place place, std::vector<Place>& open);

    void write_items(std::vector<syntax::BodyItem>& items, std::size_t from, const Span* outer);
    void write_clause(syntax::Clause& clause, std::size_t from, const Span* outer);
    void write_header(std::vector<syntax::HeaderLine>& header, std::size_t from, const Span* outer);
    std::optional<syntax::Template> lines_of(Place place, const syntax::TemplateUse& use, Span told);
    [[nodiscard]] const Block* head_of(Place place);
    void report(int code, Span span, std::vector<Phrase> words, std::vector<Related> related = {});

    std::vector<syntax::Document>& documents_;
    const std::vector<std::vector<std::size_t>>& imports_;
    const std::vector<std::size_t>& amended_;
    const std::vector<Source>& sources_;
    std::vector<Diagnostic> diagnostics_;
    std::map<Place, WrittenTemplate> used_;
    std::set<Place> checked_;
    std::vector<std::unordered_map<std::string, std::size_t>> first_named_;  ///< of each document's templates
    std::set<Place> faulty_;                                                 ///< with a use that cannot be written out
    std::map<std::size_t, Layout> layouts_;  ///< of documents with templates that are used
    std::size_t written_ = 0;                ///< characters
};

}  // namespace klausul
