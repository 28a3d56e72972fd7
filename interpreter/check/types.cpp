// Types and units as written after a colon or a number, and which index lies in which.

#include <algorithm>
#include <utility>

#include "grammar/words/usual.hpp"
#include "interpreter/check/declared.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/reports.hpp"
#include "interpreter/check/types.hpp"

namespace klausul {
namespace {

/// `kr/timme` for what was written `kr/h`.
Phrase written_with_known_units(const syntax::UnitTerm& term) {
    std::string whole;
    const auto add = [&](const syntax::Name& name, std::string_view sign) {
        const usual::Found meant = usual::unit(name.text);
        whole +=
            (whole.empty() && sign != "/" ? "" : std::string(sign)) + (meant.length > 0 ? meant.meant.sv : name.text);
    };
    for (const syntax::Name& name : term.above) add(name, "*");
    for (const syntax::Name& name : term.below) add(name, "/");
    return {"skriv `" + whole + "`", "write `" + whole + "`"};
}

/// `5 tkr`: the nearest name would be `kr`, which is a thousandth of it.
Phrase written_in_full(std::string_view written) {
    const std::string name(written);
    const Phrase one = usual::multiple(written).meant;
    return {"en `" + name + "` är `" + one.sv + "`: skriv talet med alla siffror",
            "one `" + name + "` is `" + one.en + "`: write the figure in full"};
}

}  // namespace

std::optional<Type> Types::named_type(DocumentId document, const std::string& name) {
    Type type;
    if (const NamedKind* kind = find_kind(name)) {
        type.kind = kind->kind;
        type.whole = kind->whole;
        type.share = kind->share;
        return type;
    }
    type.kind = Kind::number;
    if (const auto found = names_.find(document, name, {SymbolKind::enumeration}); !found.empty()) {
        type.kind = Kind::option;
        type.enumeration = found[0].as<EnumerationId>();
        return type;
    }
    if (const auto found = names_.find(document, name, {SymbolKind::domain}); !found.empty()) {
        type.kind = Kind::party;
        type.party_group = found[0].as<DomainId>();
        return type;
    }
    if (const auto unit = names_.find(document, name, {SymbolKind::unit}); !unit.empty()) {
        type.unit.parts.push_back({unit[0].as<UnitId>(), 1});
        return type;
    }
    return std::nullopt;
}

Type Types::resolve_type(DocumentId document, const syntax::TypeTerm& term) {
    Type type;
    if (term.kind == syntax::TypeTerm::Kind::truth) type.kind = Kind::truth;
    if (term.kind == syntax::TypeTerm::Kind::unit) type.unit = resolve_unit(document, term.unit).value_or(Unit{});
    if (term.kind == syntax::TypeTerm::Kind::named) {
        if (const auto named = named_type(names_.scope(document, term.span), term.name.text)) {
            type = *named;
        } else {
            std::vector<std::string> known = names_.names_of(
                names_.scope(document, term.span), {SymbolKind::enumeration, SymbolKind::domain, SymbolKind::unit});
            for (const std::string_view name : kind_names()) known.emplace_back(name);
            reports_.add(code::unknown_type, term.span,
                         {term.name.text,
                          suggestion(term.name.text, known,
                                     "skriv ja/nej, datum, text, heltal, andel, part, en måttenhet eller en egen typ",
                                     "write yes/no, date, text, integer, share, party, a unit or a type of your own")});
        }
    }
    type.optional = term.optional;
    type.may_be_not_applicable = term.may_be_not_applicable;
    return type;
}

/// The type of a fact: what is counted is whole, and nothing is less than nothing, unless the declaration says so. A
/// fact that is derived where it is not stated may be whatever its derivation comes to.
Type Types::fact_type(DocumentId document, const syntax::TypeTerm& term, bool derived) {
    Type type = resolve_type(document, term);
    const bool number = type.kind == Kind::number;
    const auto& parts = type.unit.parts;
    const bool counted = number && parts.size() == 1 && parts[0].exponent == 1 && program_.units[parts[0].id].counted;
    if (term.also_fractions && !counted && !type.whole)
        reports_.add(
            code::not_supported_here, term.span,
            {{"`även bråkdelar` om det som inte räknas i hela",
              "`also fractions` of what is not counted in whole ones"},
             {"stryk orden; uppgiften tar bråkdelar ändå", "leave the words out; the fact takes fractions anyway"}});
    if (term.also_negative && (!number || type.share))
        reports_.add(
            code::not_supported_here, term.span,
            {{"`även negativt` om det som inte kan vara negativt", "`also negative` of what cannot be negative"},
             {"bara tal och belopp kan vara negativa; en andel ligger mellan 0 och 1",
              "only numbers and amounts can be negative; a share lies between 0 and 1"}});
    type.whole = (type.whole || counted) && !term.also_fractions;
    type.also_negative = number && !type.share && (term.also_negative || derived);
    return type;
}

/// The type of an answer or a column of a table: whatever comes out, comes out.
Type Types::term_type(DocumentId document, const syntax::TypeTerm& term) {
    if (term.also_negative || term.also_fractions)
        reports_.add(
            code::not_supported_here, term.span,
            {{"`även negativt` och `även bråkdelar` om det som räknas fram",
              "`also negative` and `also fractions` of what is worked out"},
             {"bara en uppgift tas emot utifrån; stryk orden", "only a fact comes from outside; leave the words out"}});
    return resolve_type(document, term);
}

std::optional<Unit> Types::resolve_unit(DocumentId document, const syntax::UnitTerm& term, bool report_unknown) {
    Unit unit;
    bool fine = true;
    const auto take = [&](const syntax::Name& name, int exponent) {
        const auto found = names_.find(document, name, {SymbolKind::unit});
        if (found.empty()) {
            fine = false;
            if (!report_unknown) return;
            reports_.add(
                code::unknown_unit, name.span,
                {name.text,
                 usual::unit(name.text).length > 0 ? written_with_known_units(term)
                 : usual::multiple(name.text).length > 0
                     ? written_in_full(name.text)
                     : suggestion(name.text, names_.names_of(names_.scope(document, name.span), {SymbolKind::unit}),
                                  "bestäm den med `måttenhet`", "declare it with `unit`")});
            return;
        }
        unit.parts.push_back({found[0].as<UnitId>(), exponent});
    };
    for (const syntax::Name& name : term.above) take(name, 1);
    for (const syntax::Name& name : term.below) take(name, -1);
    if (!fine) return std::nullopt;
    return unit;
}

Maybe<DomainId> Types::resolve_domain(DocumentId document, const syntax::Name& name) {
    const auto found = names_.find(document, name, {SymbolKind::enumeration, SymbolKind::domain, SymbolKind::list});
    if (!found.empty()) {
        if (found[0].kind == SymbolKind::enumeration) return program_.enumerations[found[0].as<EnumerationId>()].domain;
        if (found[0].kind == SymbolKind::list) return program_.lists[found[0].as<ListId>()].domain;
        return found[0].as<DomainId>();
    }
    // `för varje fakturarad`: the list is named by what its rows are.
    if (const auto rows = declared_.lists_of_type.find(name.text);
        rows != declared_.lists_of_type.end() && rows->second.size() == 1)
        return rows->second[0];
    if (const PeriodWords* period = find_period(name.text); period != nullptr && period->index)
        return domain_of(period->period);
    unknown_index_ = true;
    reports_.add(code::unknown_index, name.span,
                 {name.text,
                  suggestion(name.text,
                             names_.names_of(document, {SymbolKind::enumeration, SymbolKind::domain, SymbolKind::list}),
                             "", "")});
    return none;
}

std::vector<DomainId> Types::resolve_per(DocumentId document, const std::vector<syntax::Name>& per) {
    std::vector<DomainId> domains;
    for (const syntax::Name& name : per) {
        const Maybe<DomainId> domain = resolve_domain(document, name);
        if (domain != none) domains.push_back(*domain);
    }
    drop_containers(domains);
    if (domains.size() > 3) {
        reports_.add(code::too_many_indexes, per.back().span, {"3"});
        domains.erase(domains.begin() + 3, domains.end());
    }
    return domains;
}

/// Whether each member of an index lies in one member of another: a row in the record around it, a record in its
/// group, a group in a coarser one.
bool Types::lies_within(DomainId id, DomainId within) const {
    const Domain& inner = program_.domains[id];
    const Domain& outer = program_.domains[within];
    if (id == within) return false;
    if (inner.kind == DomainKind::groups) {
        if (outer.kind != DomainKind::groups || outer.parent != inner.parent || outer.keys.size() >= inner.keys.size())
            return false;
        return std::all_of(outer.keys.begin(), outer.keys.end(), [&](const GroupKey& key) {
            return std::any_of(inner.keys.begin(), inner.keys.end(),
                               [&](const GroupKey& other) { return other.text == key.text; });
        });
    }
    if (inner.kind != DomainKind::records) return false;
    if (outer.kind == DomainKind::groups && outer.parent == id) return true;
    return inner.parent != none && (inner.parent == within || lies_within(*inner.parent, within));
}

/// Of indexes that lie in each other only the innermost counts: the others follow from it.
void Types::drop_containers(std::vector<DomainId>& domains) const {
    const std::vector<DomainId> all = domains;
    std::erase_if(domains, [&](DomainId id) {
        return std::any_of(all.begin(), all.end(), [&](DomainId other) { return lies_within(other, id); });
    });
}

}  // namespace klausul
