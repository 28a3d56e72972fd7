// Names: who declares them, who sees them, and what to suggest when nobody does.

#include <algorithm>

#include "interpreter/check/checker.hpp"

namespace klausul {

namespace {

/// Names that share a space: two of them in one document under one name would leave readers guessing.
int name_space(SymbolKind kind) {
    switch (kind) {
        case SymbolKind::enumeration:
        case SymbolKind::record_type:
        case SymbolKind::domain:
            return 1;
        case SymbolKind::unit:
            return 2;
        case SymbolKind::field:
            return 3;
        case SymbolKind::party:
            return 4;
        case SymbolKind::requirement:
            return 5;
        case SymbolKind::record:
            return 6;
        case SymbolKind::function:
            return 7;
        case SymbolKind::premises:
            return 8;
        default:
            return 0;
    }
}

}  // namespace

void Checker::add_symbol(const std::string& name, Symbol symbol) {
    std::vector<Symbol>& same_name = symbols_[name];
    const auto clash = std::find_if(same_name.begin(), same_name.end(), [&](const Symbol& other) {
        return other.document == symbol.document && name_space(other.kind) == name_space(symbol.kind) &&
               symbol.kind != SymbolKind::field;
    });
    if (clash != same_name.end()) {
        const std::vector<Related> first{{clash->span, {"bestämdes först här", "first declared here"}}};
        if (clash->kind == symbol.kind) {
            report(code::duplicate_name, symbol.span, {name}, first);
        } else {
            report(code::name_is_both, symbol.span, {name, symbol_words(clash->kind), symbol_words(symbol.kind)},
                   first);
        }
        return;
    }
    same_name.push_back(symbol);
}

bool Checker::visible(DocumentId from, DocumentId to) const { return visible_[from][to]; }

std::vector<Symbol> Checker::find(DocumentId document, const std::string& name,
                                  std::initializer_list<SymbolKind> kinds) const {
    std::vector<Symbol> found;
    const auto search = [&](const std::string& text, std::optional<DocumentId> only) {
        const auto entry = symbols_.find(text);
        if (entry == symbols_.end()) return;
        for (const Symbol& symbol : entry->second) {
            const bool wanted = std::find(kinds.begin(), kinds.end(), symbol.kind) != kinds.end();
            if (wanted && visible(document, symbol.document) && (!only || *only == symbol.document))
                found.push_back(symbol);
        }
    };
    search(name, std::nullopt);
    // `modul.namn` names the document that declares it.
    for (std::size_t dot = name.rfind('.'); dot != std::string::npos && dot > 0; dot = name.rfind('.', dot - 1)) {
        const auto owner = documents_by_name_.find(name.substr(0, dot));
        if (owner != documents_by_name_.end()) search(name.substr(dot + 1), owner->second);
    }
    const bool own = std::any_of(found.begin(), found.end(), [&](const Symbol& s) { return s.document == document; });
    if (own) std::erase_if(found, [&](const Symbol& s) { return s.document != document; });
    return found;
}

std::optional<Symbol> Checker::look_up(DocumentId document, const syntax::Name& name,
                                       std::initializer_list<SymbolKind> kinds, int unknown_code) {
    const std::vector<Symbol> found = find(document, name, kinds);
    if (found.size() == 1) return found.front();
    if (found.empty()) {
        if (report_name_outside_template(document, name, kinds)) return std::nullopt;
        report(unknown_code, name.span,
               {name.text, suggestion(name.text, names_of(scope(document, name.span), kinds),
                                      "bestäm det i dokumentet, eller använd modulen där det finns",
                                      "declare it in the document, or use the module where it is")});
        return std::nullopt;
    }
    if (found[0].document == found[1].document) {
        report(code::name_is_both, name.span, {name.text, symbol_words(found[0].kind), symbol_words(found[1].kind)});
        return std::nullopt;
    }
    std::string documents;
    for (const Symbol& symbol : found)
        documents += (documents.empty() ? "" : ", ") + program_.documents[symbol.document].name;
    report(code::ambiguous_name, name.span,
           {name.text, documents, program_.documents[found[0].document].name + "." + name.text});
    return std::nullopt;
}

std::vector<std::string> Checker::names_of(DocumentId document, std::initializer_list<SymbolKind> kinds) const {
    std::vector<std::string> names;
    for (const auto& [name, symbols] : symbols_) {
        const bool wanted = std::any_of(symbols.begin(), symbols.end(), [&](const Symbol& symbol) {
            return visible(document, symbol.document) &&
                   std::find(kinds.begin(), kinds.end(), symbol.kind) != kinds.end();
        });
        if (wanted) names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

void Checker::report_unknown_document(const syntax::Name& name) {
    std::vector<std::string> names;
    for (const DocumentInfo& document : program_.documents) names.push_back(document.name);
    report(code::unknown_document, name.span,
           {name.text, suggestion(name.text, names, "skriv `använd` och dokumentets namn",
                                  "write `use` and the document's name")});
}

Phrase Checker::suggestion(std::string_view name, const std::vector<std::string>& candidates,
                           std::string_view otherwise_sv, std::string_view otherwise_en) const {
    if (const auto nearest = nearest_name(name, candidates)) {
        return {"menade du `" + *nearest + "`?", "did you mean `" + *nearest + "`?"};
    }
    return {std::string(otherwise_sv), std::string(otherwise_en)};
}

Phrase Checker::suggestion_of(std::string_view name, const std::vector<std::string>& options) const {
    constexpr std::size_t most_shown = 8;
    std::string shown;
    for (std::size_t i = 0; i < options.size() && i < most_shown; ++i)
        shown += (i == 0 ? "`" : ", `") + options[i] + "`";
    if (options.size() > most_shown) shown += " …";
    return suggestion(name, options, "alternativen är " + shown, "the options are " + shown);
}

}  // namespace klausul
