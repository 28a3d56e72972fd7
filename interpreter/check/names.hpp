#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "interpreter/check/checking.hpp"

namespace klausul {

class Reports;

/// The nearest of the candidates, or else what to do where none is near.
[[nodiscard]] Phrase suggestion(std::string_view name, const std::vector<std::string>& candidates,
                                std::string_view otherwise_sv, std::string_view otherwise_en);
/// The nearest of some options, or else which there are.
[[nodiscard]] Phrase suggestion_of(std::string_view name, const std::vector<std::string>& options);

/// Who declares a name, who sees it, and what to suggest where nobody does. Grows while documents are declared and
/// their clauses collected; from then on it is only asked.
class Names {
public:
    Names(const CheckInput& input, const Program& program, Reports& reports)
        : input_(input), program_(program), reports_(reports) {}

    /// What each document sees: itself and all that it imports, directly or not. Comes first.
    void open();
    [[nodiscard]] const std::unordered_map<std::string, DocumentId>& documents() const { return documents_by_name_; }
    /// A name that is taken in the same space is reported.
    void add_symbol(const std::string& name, Symbol symbol);
    [[nodiscard]] bool visible(DocumentId from, DocumentId to) const;
    [[nodiscard]] std::vector<Symbol> find(DocumentId document, const std::string& name,
                                           std::initializer_list<SymbolKind> kinds) const;
    /// The same for a name: what the template itself sets, then what is seen where it stands.
    [[nodiscard]] std::vector<Symbol> find(DocumentId document, const syntax::Name& name,
                                           std::initializer_list<SymbolKind> kinds) const;
    /// The template whose line this is, or null.
    [[nodiscard]] const UsedTemplate* template_at(Span span) const;
    /// Whose names a line sees: those of the document, or of the one in which the line's template stands.
    [[nodiscard]] DocumentId scope(DocumentId document, Span span) const;
    /// Whether a helper is set both by a template and outside of it, which is reported.
    bool report_name_taken(DocumentId document, const syntax::Name& target);
    /// Adds to what is reported of a line in a template where the template is used.
    void name_uses_of_templates();
    /// The one symbol that is meant; that there is none, or are several, is reported.
    std::optional<Symbol> look_up(DocumentId document, const syntax::Name& name,
                                  std::initializer_list<SymbolKind> kinds, int unknown_code);
    /// What could have been meant, in order; good until a symbol is added.
    [[nodiscard]] const std::vector<std::string>& names_of(DocumentId document,
                                                           std::initializer_list<SymbolKind> kinds) const;
    void report_unknown_document(const syntax::Name& name);
    /// What a name means in an expression: a field of what is bound goes before others.
    std::optional<Symbol> resolve_reference(const syntax::Name& name, const Place& place, bool report);

private:
    bool report_name_outside_template(DocumentId document, const syntax::Name& name,
                                      std::initializer_list<SymbolKind> kinds);

    const CheckInput& input_;
    const Program& program_;
    Reports& reports_;
    std::unordered_map<std::string, std::vector<Symbol>> symbols_;
    /// Lists that were asked for: a text with many unknown names asks for the same ones each time.
    mutable std::map<std::pair<DocumentId, std::vector<SymbolKind>>, std::vector<std::string>> listed_;
    std::unordered_map<std::string, DocumentId> documents_by_name_;
    Table<DocumentId, Table<DocumentId, bool>> visible_;  ///< by who sees and who is seen
    std::set<std::string> names_taken_;                   ///< reported; what is missing for want of them is not
};

}  // namespace klausul
