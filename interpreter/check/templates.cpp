// What names mean in the lines of a template: what they mean where it stands. A document that uses it lends it no
// names, so nothing of the document's can be meant by accident.

#include <algorithm>

#include "interpreter/check/checker.hpp"

namespace klausul {

const UsedTemplate* Checker::template_at(Span span) const {
    const auto found = std::find_if(input_.templates.begin(), input_.templates.end(), [&](const UsedTemplate& each) {
        return each.lines.source == span.source && each.lines.begin <= span.begin && span.end <= each.lines.end;
    });
    return found == input_.templates.end() ? nullptr : &*found;
}

DocumentId Checker::scope(DocumentId document, Span span) const {
    const UsedTemplate* of_template = template_at(span);
    return of_template == nullptr ? document : static_cast<DocumentId>(of_template->document);
}

std::vector<Symbol> Checker::find(DocumentId document, const syntax::Name& name,
                                  std::initializer_list<SymbolKind> kinds) const {
    const UsedTemplate* of_template = template_at(name.span);
    if (of_template == nullptr) return find(document, name.text, kinds);
    std::vector<Symbol> set_by_itself = find(document, name.text, kinds);
    std::erase_if(set_by_itself, [&](const Symbol& symbol) {
        return symbol.document != document || template_at(symbol.span) != of_template;
    });
    if (!set_by_itself.empty()) return set_by_itself;
    return find(static_cast<DocumentId>(of_template->document), name.text, kinds);
}

/// A name that only the document knows is told as such: it is what a writer of templates stumbles over.
bool Checker::report_name_outside_template(DocumentId document, const syntax::Name& name,
                                           std::initializer_list<SymbolKind> kinds) {
    const DocumentId home = scope(document, name.span);
    if (home != document && names_taken_.contains(name.text)) return true;
    if (home == document || find(document, name.text, kinds).empty()) return false;
    report(code::name_outside_template, name.span,
           {name.text, program_.documents[document].name, program_.documents[home].name});
    return true;
}

/// A helper belongs to the template that sets it, or to the document: neither adds to the other's unawares.
bool Checker::report_name_taken(DocumentId document, const syntax::Name& target) {
    if (input_.templates.empty()) return false;
    const UsedTemplate* of_template = template_at(target.span);
    const auto known = symbols_.find(target.text);
    if (known == symbols_.end()) return false;
    for (const Symbol& other : known->second) {
        const bool of_document = other.kind == SymbolKind::term && other.document == document;
        const UsedTemplate* home = template_at(other.span);
        if (!of_document || home == of_template) continue;
        // The answers of the document in which the template stands are the template's to give.
        if (of_template != nullptr && of_template->document == document && home == nullptr) continue;
        names_taken_.insert(target.text);
        report(code::template_name_taken, target.span, {target.text, program_.documents[document].name},
               {{other.span, {"bestämdes först här", "first declared here"}}});
        return true;
    }
    return false;
}

void Checker::name_uses_of_templates() {
    constexpr std::size_t most_named = 3;
    for (Diagnostic& diagnostic : diagnostics_) {
        const UsedTemplate* of_template = template_at(diagnostic.span);
        if (of_template == nullptr) continue;
        for (std::size_t i = 0; i < std::min(most_named, of_template->uses.size()); ++i)
            diagnostic.related.push_back({of_template->uses[i], {"mallen används här", "the template is used here"}});
    }
}

}  // namespace klausul
