// Lists of records, also within the records of other lists.

#include <algorithm>

#include "interpreter/check/declarations.hpp"
#include "interpreter/check/declared.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/reports.hpp"
#include "interpreter/check/types.hpp"

namespace klausul {

ListId Declarations::add_list(DocumentId document, const std::string& name, const std::string& label,
                              const std::vector<syntax::Field>& fields, Span span, Maybe<DomainId> parent) {
    const DomainId domain = program_.domains.push_back({DomainKind::records, name, {}, parent});
    const ListId place = program_.lists.push_back({name, label, domain, {}, document, span});
    names_.add_symbol(name, {SymbolKind::list, place, document, span});
    ListInfo list = program_.lists[place];
    for (const syntax::Field& field : fields) {
        for (const syntax::Name& field_name : field.names) {
            if (field.type.kind == syntax::TypeTerm::Kind::list) {
                const Maybe<ListId> inner = add_inner_list(document, list, field_name.text, field, field_name.span);
                if (inner != none) list.lists.push_back(*inner);
                continue;
            }
            FactInfo info(document);
            info.name = field_name.text;
            info.label = field.label ? field.label->text : "";
            info.type = types_.fact_type(document, field.type, field.otherwise != nullptr);
            info.per = {domain};
            info.list = domain;
            info.tags = tag_texts(field.tags);
            info.span = field_name.span;
            const FactId id = add_fact(std::move(info));
            list.fields.push_back(id);
            if (field.otherwise) declared_.fact_defaults.push_back({document, field.otherwise.get(), id});
            names_.add_symbol(field_name.text, {SymbolKind::field, id, document, field_name.span});
        }
    }
    program_.lists[place] = std::move(list);
    return place;
}

/// A list in the records of another: `fakturor.rader`, and `rader` where no other list is called so.
Maybe<ListId> Declarations::add_inner_list(DocumentId document, const ListInfo& outer, const std::string& name,
                                           const syntax::Field& field, Span span) {
    const std::string& type = field.type.name.text;
    const auto* fields = fields_of(document, field.type.name);
    if (fields == nullptr) return none;
    // Types that hold several lists of types that do so too would double at each step.
    constexpr std::size_t most_lists = 1000;
    if (program_.lists.size() >= most_lists) {
        reports_.add(code::not_supported_here, field.type.span,
                     {{"fler än 1 000 listor i varandra", "more than 1 000 lists within each other"}, ""});
        return none;
    }
    if (std::find(open_types_.begin(), open_types_.end(), type) != open_types_.end()) {
        reports_.add(code::circle, field.type.span, {type, type + " → " + type});
        return none;
    }
    open_types_.push_back(type);
    const ListId place =
        add_list(document, outer.name + "." + name, field.label ? field.label->text : "", *fields, span, outer.domain);
    open_types_.pop_back();
    program_.lists[place].field = name;
    declared_.lists_of_type[type].push_back(program_.lists[place].domain);
    if (names_.find(document, name, {SymbolKind::list}).empty())
        names_.add_symbol(name, {SymbolKind::list, place, document, span});
    return place;
}

}  // namespace klausul
