// Names: who declares them, who sees them, what they mean in an expression, and what to suggest when nobody does.

#include <algorithm>

#include "interpreter/check/messages.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/reports.hpp"

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

void Names::open() {
    const std::size_t count = input_.documents.size();
    visible_.assign(count, Table<DocumentId, bool>(count, false));
    for (const DocumentId from : input_.documents.ids()) {
        std::vector<DocumentId> open{from};
        while (!open.empty()) {
            const DocumentId next = open.back();
            open.pop_back();
            if (visible_[from][next]) continue;
            visible_[from][next] = true;
            open.insert(open.end(), input_.imports[next].begin(), input_.imports[next].end());
        }
    }
    for (const DocumentId id : input_.documents.ids()) documents_by_name_.emplace(input_.documents[id].name.text, id);
}

void Names::add_symbol(const std::string& name, Symbol symbol) {
    listed_.clear();
    std::vector<Symbol>& same_name = symbols_[name];
    const auto clash = std::find_if(same_name.begin(), same_name.end(), [&](const Symbol& other) {
        return other.document == symbol.document && name_space(other.kind) == name_space(symbol.kind) &&
               symbol.kind != SymbolKind::field;
    });
    if (clash != same_name.end()) {
        const std::vector<Related> first{{clash->span, {"bestämdes först här", "first declared here"}}};
        if (clash->kind == symbol.kind) {
            reports_.add(code::duplicate_name, symbol.span, {name}, first);
        } else {
            reports_.add(code::name_is_both, symbol.span, {name, symbol_words(clash->kind), symbol_words(symbol.kind)},
                         first);
        }
        return;
    }
    same_name.push_back(symbol);
}

bool Names::visible(DocumentId from, DocumentId to) const { return visible_[from][to]; }

std::vector<Symbol> Names::find(DocumentId document, const std::string& name,
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

std::optional<Symbol> Names::look_up(DocumentId document, const syntax::Name& name,
                                     std::initializer_list<SymbolKind> kinds, int unknown_code) {
    const std::vector<Symbol> found = find(document, name, kinds);
    if (found.size() == 1) return found.front();
    if (found.empty()) {
        if (report_name_outside_template(document, name, kinds)) return std::nullopt;
        reports_.add(unknown_code, name.span,
                     {name.text, suggestion(name.text, names_of(scope(document, name.span), kinds),
                                            "bestäm det i dokumentet, eller använd modulen där det finns",
                                            "declare it in the document, or use the module where it is")});
        return std::nullopt;
    }
    if (found[0].document == found[1].document) {
        reports_.add(code::name_is_both, name.span,
                     {name.text, symbol_words(found[0].kind), symbol_words(found[1].kind)});
        return std::nullopt;
    }
    std::string documents;
    for (const Symbol& symbol : found)
        documents += (documents.empty() ? "" : ", ") + program_.documents[symbol.document].name;
    reports_.add(code::ambiguous_name, name.span,
                 {name.text, documents, program_.documents[found[0].document].name + "." + name.text});
    return std::nullopt;
}

const std::vector<std::string>& Names::names_of(DocumentId document, std::initializer_list<SymbolKind> kinds) const {
    const auto [listed, is_new] = listed_.try_emplace({document, kinds});
    std::vector<std::string>& names = listed->second;
    if (!is_new) return names;
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

void Names::report_unknown_document(const syntax::Name& name) {
    std::vector<std::string> names;
    for (const DocumentInfo& document : program_.documents) names.push_back(document.name);
    reports_.add(code::unknown_document, name.span,
                 {name.text, suggestion(name.text, names, "skriv `använd` och dokumentets namn",
                                        "write `use` and the document's name")});
}

Phrase suggestion(std::string_view name, const std::vector<std::string>& candidates, std::string_view otherwise_sv,
                  std::string_view otherwise_en) {
    if (const auto nearest = nearest_name(name, candidates)) {
        return {"menade du `" + *nearest + "`?", "did you mean `" + *nearest + "`?"};
    }
    return {std::string(otherwise_sv), std::string(otherwise_en)};
}

Phrase suggestion_of(std::string_view name, const std::vector<std::string>& options) {
    constexpr std::size_t most_shown = 8;
    std::string shown;
    for (std::size_t i = 0; i < options.size() && i < most_shown; ++i)
        shown += (i == 0 ? "`" : ", `") + options[i] + "`";
    if (options.size() > most_shown) shown += " …";
    return suggestion(name, options, "alternativen är " + shown, "the options are " + shown);
}

std::optional<Symbol> Names::resolve_reference(const syntax::Name& name, const Place& place, bool report_unknown) {
    if (!place.record.empty()) {
        const std::vector<Symbol> own = find(scope(place.document, name.span), place.record + "." + name.text,
                                             {SymbolKind::fact, SymbolKind::list});
        if (!own.empty()) return own.front();
    }
    const std::vector<Symbol> fields = find(place.document, name, {SymbolKind::field});
    for (auto bound = place.bound.rbegin(); bound != place.bound.rend(); ++bound) {
        Maybe<DomainId> at_hand = bound->only_around ? program_.domains[bound->domain].parent : bound->domain;
        for (; at_hand != none; at_hand = program_.domains[*at_hand].parent) {
            for (const Symbol& field : fields) {
                if (program_.facts[field.as<FactId>()].list == at_hand) return field;
            }
        }
    }
    const std::initializer_list<SymbolKind> kinds{SymbolKind::fact, SymbolKind::term, SymbolKind::reading,
                                                  SymbolKind::series, SymbolKind::list};
    const std::vector<Symbol> found = find(place.document, name, kinds);
    if (found.size() == 1) return found.front();
    if (found.empty() && !fields.empty()) return fields.front();
    if (found.empty()) {
        const std::vector<Symbol> parties = find(place.document, name, {SymbolKind::party});
        if (!parties.empty()) return parties.front();
    }
    if (!report_unknown) return found.empty() ? std::nullopt : std::optional(found.front());
    if (!found.empty()) return look_up(place.document, name, kinds, code::unknown_name);
    if (report_name_outside_template(place.document, name, kinds)) return std::nullopt;
    const std::vector<std::string>& names = names_of(
        scope(place.document, name.span), {SymbolKind::fact, SymbolKind::term, SymbolKind::reading, SymbolKind::series,
                                           SymbolKind::list, SymbolKind::field, SymbolKind::party});
    reports_.add(
        code::unknown_name, name.span,
        {name.text, suggestion(name.text, names,
                               "bestäm det med `uppgift`, `svar` eller en regel, eller använd modulen där det finns",
                               "declare it with `fact`, `answer` or a rule, or use the module that has it")});
    return std::nullopt;
}

// ---- templates -----------------------------------------------------------------------------------------------------
// What names mean in the lines of a template: what they mean where it stands. A document that uses it lends it no
// names, so nothing of the document's can be meant by accident.

const UsedTemplate* Names::template_at(Span span) const {
    const auto found = std::find_if(input_.templates.begin(), input_.templates.end(), [&](const UsedTemplate& each) {
        return each.lines.source == span.source && each.lines.begin <= span.begin && span.end <= each.lines.end;
    });
    return found == input_.templates.end() ? nullptr : &*found;
}

DocumentId Names::scope(DocumentId document, Span span) const {
    const UsedTemplate* of_template = template_at(span);
    return of_template == nullptr ? document : of_template->document;
}

std::vector<Symbol> Names::find(DocumentId document, const syntax::Name& name,
                                std::initializer_list<SymbolKind> kinds) const {
    const UsedTemplate* of_template = template_at(name.span);
    if (of_template == nullptr) return find(document, name.text, kinds);
    std::vector<Symbol> set_by_itself = find(document, name.text, kinds);
    std::erase_if(set_by_itself, [&](const Symbol& symbol) {
        return symbol.document != document || template_at(symbol.span) != of_template;
    });
    if (!set_by_itself.empty()) return set_by_itself;
    return find(of_template->document, name.text, kinds);
}

/// A name that only the document knows is told as such: it is what a writer of templates stumbles over.
bool Names::report_name_outside_template(DocumentId document, const syntax::Name& name,
                                         std::initializer_list<SymbolKind> kinds) {
    const DocumentId home = scope(document, name.span);
    if (home != document && names_taken_.contains(name.text)) return true;
    if (home == document || find(document, name.text, kinds).empty()) return false;
    reports_.add(code::name_outside_template, name.span,
                 {name.text, program_.documents[document].name, program_.documents[home].name});
    return true;
}

/// A helper belongs to the template that sets it, or to the document: neither adds to the other's unawares.
bool Names::report_name_taken(DocumentId document, const syntax::Name& target) {
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
        reports_.add(code::template_name_taken, target.span, {target.text, program_.documents[document].name},
                     {{other.span, {"bestämdes först här", "first declared here"}}});
        return true;
    }
    return false;
}

void Names::name_uses_of_templates() {
    constexpr std::size_t most_named = 3;
    for (Diagnostic& diagnostic : reports_.all()) {
        const UsedTemplate* of_template = template_at(diagnostic.span);
        if (of_template == nullptr) continue;
        for (std::size_t i = 0; i < std::min(most_named, of_template->uses.size()); ++i)
            diagnostic.related.push_back({of_template->uses[i], {"mallen används här", "the template is used here"}});
    }
}

}  // namespace klausul
