// Declarations: parties, types, units, facts, answers, readings and series become slots; tables become helpers.
// In passes, so that a document may use what stands further down: first what types are made of, then the rest.

#include <algorithm>
#include <map>
#include <string_view>

#include "grammar/scan.hpp"
#include "interpreter/check/declarations.hpp"
#include "interpreter/check/declared.hpp"
#include "interpreter/check/groupings.hpp"
#include "interpreter/check/header_terms.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/reports.hpp"
#include "interpreter/check/series_declarations.hpp"
#include "interpreter/check/types.hpp"

namespace klausul {
namespace {

/// Ten digits, with a dash before the last four or without: the usual dash, or one that word processors put in its
/// place. Written with the usual one; empty if it is nothing of the kind.
std::string organisation_number_in(std::string_view text) {
    constexpr std::size_t length = 11;
    std::string number;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t dash = scan::dash_length(text.substr(at));
        if (dash > 0 && number.size() != 6) return {};
        if (dash == 0 && number.size() == 6) number += '-';
        if (dash == 0 && (text[at] < '0' || text[at] > '9')) return {};
        number += dash > 0 ? '-' : text[at];
        at += std::max<std::size_t>(dash, 1);
    }
    return number.size() == length ? number : std::string();
}

/// The third digit of an organisation number is 2 at least, so that it is no month of birth.
bool has_shape_of_personal_number(const std::string& number) {
    const int month = std::stoi(number.substr(2, 2));
    // Of a co-ordination number the day is 60 more.
    const int day = std::stoi(number.substr(4, 2)) % 60;
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/// Luhn's check over the ten digits.
bool has_right_check_digit(const std::string& number) {
    std::string digits = number;
    std::erase(digits, '-');
    if (digits.size() != 10) return false;
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const int digit = (digits[i] - '0') * (i % 2 == 0 ? 2 : 1);
        sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
}

}  // namespace

void Declarations::declare_documents() {
    program_.documents.resize(input_.documents.size());
    for (const DocumentId id : program_.documents.ids()) declare_header(id, input_.documents[id]);
    program_.main = input_.main;
    mark_asked(program_.main);
    // What `per` may run over without being declared.
    const auto period = [&](PeriodKind which, DomainKind kind) {
        program_.domains.push_back({kind, std::string(period_words(which).singular.sv), {}});
    };
    period(PeriodKind::year, DomainKind::years);
    period(PeriodKind::half_year, DomainKind::half_years);
    period(PeriodKind::month, DomainKind::months);
    period(PeriodKind::quarter, DomainKind::quarters);
    for (const Pass pass : {Pass::units_and_parties, Pass::types, Pass::lists_and_helpers, Pass::facts_and_answers}) {
        // What others import comes first: units and types are used by those that import them.
        for (std::size_t left = input_.documents.size(); left-- > 0;) {
            const DocumentId id(left);
            declare_items(id, input_.documents[id].items, pass);
            for (const syntax::Document& amendment : input_.amendments[id]) declare_items(id, amendment.items, pass);
        }
        if (pass == Pass::types) join_units();
    }
}

/// The main document is asked, and what it consists of.
void Declarations::mark_asked(DocumentId id) {
    if (program_.documents[id].asked) return;
    program_.documents[id].asked = true;
    for (const syntax::HeaderLine& line : input_.documents[id].header) {
        const auto* package = std::get_if<syntax::HeaderConsistsOf>(&line.node);
        if (package == nullptr) continue;
        for (const syntax::Name& name : package->documents) {
            // By its own name, or by the path it was found under, which ends in it.
            const auto found = names_.documents().find(name.text);
            if (found != names_.documents().end()) mark_asked(found->second);
        }
    }
}

void Declarations::declare_header(DocumentId id, const syntax::Document& source) {
    DocumentInfo& document = program_.documents[id];
    document.name = source.name.text;
    document.title = source.title ? source.title->text : "";
    document.is_module = source.kind == syntax::DocumentKind::module;
    document.source = source.span.source;
    document.tags = tag_texts(source.tags);
    document.span = source.span;
    for (const syntax::HeaderLine& line : source.header) header_terms_.read_term_line(document, line);
    header_terms_.settle_term(document, source.header);
}

void Declarations::declare_items(DocumentId document, const std::vector<syntax::BodyItem>& items, Pass pass) {
    for (const syntax::BodyItem& item : items) {
        if (const auto* declaration = std::get_if<std::unique_ptr<syntax::Declaration>>(&item))
            declare(document, **declaration, pass);
        if (const auto* nested = std::get_if<std::unique_ptr<syntax::Clause>>(&item))
            declare_items(document, (*nested)->items, pass);
        if (const auto* amendment = std::get_if<std::unique_ptr<syntax::Amendment>>(&item)) {
            if ((*amendment)->clause) declare_items(document, (*amendment)->clause->items, pass);
            declare_items(document, (*amendment)->items, pass);
        }
    }
}

void Declarations::declare(DocumentId document, const syntax::Declaration& declaration, Pass pass) {
    if (const auto* unit = std::get_if<syntax::UnitDeclaration>(&declaration.node);
        unit != nullptr && pass == Pass::units_and_parties) {
        declare_unit(document, *unit, declaration.span);
    }
    if (const auto* party = std::get_if<syntax::PartyDeclaration>(&declaration.node);
        party != nullptr && pass == Pass::units_and_parties) {
        declare_party(document, *party, declaration.span);
    }
    if (const auto* type = std::get_if<syntax::TypeDeclaration>(&declaration.node);
        type != nullptr && pass == Pass::types) {
        declare_type(document, *type, declaration.span);
    }
    if (const auto* fact = std::get_if<syntax::FactDeclaration>(&declaration.node)) {
        const bool is_list = fact->type.kind == syntax::TypeTerm::Kind::list;
        if (is_list && pass == Pass::lists_and_helpers) declare_list(document, *fact);
        const bool named = fact->type.kind == syntax::TypeTerm::Kind::named;
        const auto record = named && pass >= Pass::lists_and_helpers
                                ? names_.find(document, fact->type.name.text, {SymbolKind::record_type})
                                : std::vector<Symbol>{};
        if (!record.empty() && pass == Pass::lists_and_helpers)
            declare_record(document, *fact, *record_types_[record[0].as<RecordTypeId>()]);
        if (!is_list && record.empty() && pass == Pass::facts_and_answers) declare_fact(document, declaration, *fact);
    }
    if (const auto* answer = std::get_if<syntax::AnswerDeclaration>(&declaration.node);
        answer != nullptr && pass == Pass::facts_and_answers) {
        declare_answer(document, *answer);
    }
    if (const auto* reading = std::get_if<syntax::ReadingDeclaration>(&declaration.node);
        reading != nullptr && pass == Pass::lists_and_helpers) {
        declare_reading(document, declaration, *reading);
    }
    if (const auto* series = std::get_if<syntax::SeriesDeclaration>(&declaration.node);
        series != nullptr && pass == Pass::lists_and_helpers) {
        series_.declare_series(document, *series, declaration.span);
    }
    if (const auto* table = std::get_if<syntax::TableDeclaration>(&declaration.node);
        table != nullptr && pass == Pass::facts_and_answers) {
        declare_table(document, *table);
    }
    if (const auto* function = std::get_if<syntax::FunctionDeclaration>(&declaration.node);
        function != nullptr && pass == Pass::lists_and_helpers) {
        names_.add_symbol(function->name.text,
                          {SymbolKind::function, declared_.functions.next(), document, function->name.span});
        declared_.functions.push_back({document, function});
    }
    if (pass != Pass::facts_and_answers) return;
    if (const auto* example = std::get_if<syntax::Example>(&declaration.node))
        declared_.examples.push_back({document, example, nullptr});
    if (const auto* check = std::get_if<syntax::Check>(&declaration.node))
        declared_.examples.push_back({document, nullptr, check});
    if (const auto* shared = std::get_if<syntax::SharedFacts>(&declaration.node)) {
        names_.add_symbol(shared->name.text,
                          {SymbolKind::premises, declared_.premises.next(), document, shared->name.span});
        declared_.premises.push_back({document, shared});
    }
}

void Declarations::declare_unit(DocumentId document, const syntax::UnitDeclaration& unit, Span span) {
    if (unit.forms.empty()) return;
    NamedUnit named;
    named.singular = unit.forms[0].text;
    named.plural = unit.forms.size() > 1 ? unit.forms[1].text : named.singular;
    named.short_form = unit.short_form ? unit.short_form->text : "";
    named.dimension = program_.units.next();
    named.counted = unit.counted;
    if (unit.equals) {
        const auto figure = Number::from_plain(unit.equals->figure.digits);
        const auto base = types_.resolve_unit(document, unit.equals->unit);
        if (!figure || figure->is_zero() || !base) return;
        named.factor = *figure * program_.units.factor_to_base(*base);
        named.dimension = base->bare() ? none : program_.units[base->parts[0].id].dimension;
    }
    const std::set<std::string> forms{named.singular, named.plural, named.short_form};
    const UnitId id = program_.units.add(std::move(named));
    for (const std::string& form : forms) {
        if (!form.empty()) names_.add_symbol(form, {SymbolKind::unit, id, document, span});
    }
}

PartyId Declarations::add_party(DocumentId document, Party party, Span span) {
    const PartyId id = program_.parties.next();
    names_.add_symbol(party.name, {SymbolKind::party, id, document, span});
    if (!party.alias.empty()) names_.add_symbol(party.alias, {SymbolKind::party, id, document, span});
    program_.parties.push_back(std::move(party));
    return id;
}

void Declarations::declare_party(DocumentId document, const syntax::PartyDeclaration& party, Span span) {
    Party made;
    made.name = party.name.text;
    made.alias = party.alias ? party.alias->text : "";
    made.label = party.label ? party.label->text : "";
    made.outside = party.outside;
    if (party.organisation_number) {
        made.organisation_number = organisation_number_in(party.organisation_number->text);
        check_organisation_number(made.organisation_number, *party.organisation_number);
    }
    const PartyId id = add_party(document, std::move(made), span);
    if (party.part_of) units_of_parties_.push_back({document, id, &*party.part_of});
}

void Declarations::check_organisation_number(const std::string& number, const syntax::Text& written) {
    const bool personal = !number.empty() && has_shape_of_personal_number(number);
    if (!has_right_check_digit(number)) {
        reports_.add(
            code::organisation_number, written.span,
            {written.text, Phrase("har fel kontrollsiffra eller fel längd", "has a wrong check digit or length")});
    } else if (personal) {
        reports_.add(code::organisation_number_personal, written.span, {written.text});
    } else if (number[0] == '0' || number[2] < '2') {
        reports_.add(code::organisation_number, written.span,
                     {written.text, Phrase("kan inte finnas: första siffran är minst 1 och den tredje minst 2",
                                           "cannot exist: its first digit is 1 at least, and its third 2")});
    }
}

/// Once all parties are known: what each unit is a unit of. Units do not run in circles.
void Declarations::join_units() {
    for (const UnitOfParty& unit : units_of_parties_) {
        const auto whole = names_.look_up(unit.document, *unit.whole, {SymbolKind::party}, code::unknown_name);
        if (!whole) continue;
        const std::string& name = program_.parties[unit.party].name;
        std::string way = name;
        bool circle = false;
        for (Maybe<PartyId> above = whole->as<PartyId>(); above != none && !circle;) {
            const Party& party = program_.parties[*above];
            way += " → " + party.name;
            circle = above == unit.party;
            above = party.part_of;
        }
        if (circle) {
            reports_.add(code::circle, unit.whole->span, {name, way});
        } else {
            program_.parties[unit.party].part_of = whole->as<PartyId>();
        }
    }
}

void Declarations::declare_type(DocumentId document, const syntax::TypeDeclaration& type, Span span) {
    const DomainId domain = program_.domains.next();
    if (!type.fields.empty()) {
        names_.add_symbol(type.name.text, {SymbolKind::record_type, record_types_.next(), document, span});
        record_types_.push_back(&type);
        return;
    }
    if (type.options.empty()) return reports_.add(code::empty_type, span, {type.name.text});
    Domain made{type.of_parties ? DomainKind::parties : DomainKind::options, type.name.text, {}};
    const auto twice = [&](const syntax::Option& option, const syntax::Option& first) {
        reports_.add(code::duplicate_name, option.name.span, {option.name.text},
                     {{first.name.span, {"står först här", "stands here first"}}});
    };
    if (type.of_parties) {
        // By party and not by word: a group may name one by its other name too.
        std::map<PartyId, const syntax::Option*> seen;
        for (const syntax::Option& option : type.options) {
            const auto known = names_.find(document, option.name.text, {SymbolKind::party});
            Party party;
            party.name = option.name.text;
            party.label = option.label ? option.label->text : "";
            const PartyId id =
                known.empty() ? add_party(document, std::move(party), option.name.span) : known[0].as<PartyId>();
            if (const auto [first, added] = seen.emplace(id, &option); !added) {
                twice(option, *first->second);
                continue;  // once is enough for what follows
            }
            made.members.push_back(id.position());
        }
    } else {
        Enumeration enumeration{type.name.text, {}, domain};
        std::map<std::string_view, const syntax::Option*> seen;
        for (const syntax::Option& option : type.options) {
            if (const auto [first, added] = seen.emplace(option.name.text, &option); !added)
                twice(option, *first->second);
            made.members.push_back(static_cast<std::uint32_t>(enumeration.options.size()));
            enumeration.options.push_back({option.name.text, option.label ? option.label->text : ""});
        }
        names_.add_symbol(type.name.text, {SymbolKind::enumeration, program_.enumerations.next(), document, span});
        program_.enumerations.push_back(std::move(enumeration));
    }
    program_.domains.push_back(std::move(made));
    if (type.of_parties) {
        names_.add_symbol(type.name.text, {SymbolKind::domain, domain, document, span});
        if (type.together)
            names_.add_symbol(type.together->text, {SymbolKind::domain, domain, document, type.together->span});
    }
}

FactId Declarations::add_fact(FactInfo fact) {
    fact.slot = fact.per.empty() ? program_.scalar_facts++ : program_.indexed_facts++;
    return program_.facts.push_back(std::move(fact));
}

void Declarations::declare_fact(DocumentId document, const syntax::Declaration& declaration,
                                const syntax::FactDeclaration& fact) {
    for (const syntax::Name& name : fact.names) {
        FactInfo info(document);
        info.name = name.text;
        info.label = fact.label ? fact.label->text : "";
        info.type = types_.fact_type(document, fact.type, fact.otherwise != nullptr);
        info.per = types_.resolve_per(document, fact.per);
        info.without_effect = fact.without_effect;
        info.tags = tag_texts(declaration.tags);
        info.span = name.span;
        const FactId id = add_fact(std::move(info));
        names_.add_symbol(name.text, {SymbolKind::fact, id, document, name.span});
        if (fact.otherwise) declared_.fact_defaults.push_back({document, fact.otherwise.get(), id});
    }
}

const std::vector<syntax::Field>* Declarations::fields_of(DocumentId document, const syntax::Name& type) {
    const auto found = names_.find(document, type.text, {SymbolKind::record_type});
    if (found.empty()) {
        reports_.add(code::unknown_type, type.span,
                     {type.text,
                      suggestion(type.text, names_.names_of(document, {SymbolKind::record_type}),
                                 "en lista är en lista av en typ med fält", "a list is a list of a type with fields")});
        return nullptr;
    }
    return &record_types_[found[0].as<RecordTypeId>()]->fields;
}

void Declarations::declare_list(DocumentId document, const syntax::FactDeclaration& fact) {
    const auto* fields = &fact.fields;
    if (fields->empty() && !fact.type.name.text.empty()) fields = fields_of(document, fact.type.name);
    if (fields == nullptr) return;
    if (!fact.type.name.text.empty()) open_types_.push_back(fact.type.name.text);
    for (const syntax::Name& name : fact.names) {
        const ListId list = add_list(document, name.text, fact.label ? fact.label->text : "", *fields, name.span);
        if (!fact.type.name.text.empty())
            declared_.lists_of_type[fact.type.name.text].push_back(program_.lists[list].domain);
    }
    open_types_.clear();
}

/// `uppgift faktura : faktura`: one fact per field, and one that says whether the record is there at all.
void Declarations::declare_record(DocumentId document, const syntax::FactDeclaration& fact,
                                  const syntax::TypeDeclaration& type) {
    for (const syntax::Name& name : fact.names) {
        const RecordId place = program_.records.next();
        const auto add = [&](const std::string& field_name, const std::string& label, const Type& field_type,
                             Span span) {
            FactInfo info(document);
            info.name = field_name;
            info.label = label;
            info.type = field_type;
            info.record = place;
            info.span = span;
            const FactId id = add_fact(std::move(info));
            names_.add_symbol(field_name, {SymbolKind::fact, id, document, span});
            return id;
        };
        Type presence;
        presence.kind = Kind::truth;
        presence.optional = fact.type.optional;
        const std::string own_label = fact.label ? fact.label->text : "";
        const FactId given = add(name.text, own_label, presence, name.span);
        program_.records.push_back({name.text, own_label, given, {}, {}, document, name.span});
        names_.add_symbol(name.text, {SymbolKind::record, place, document, name.span});
        for (const syntax::Field& field : type.fields) {
            for (const syntax::Name& field_name : field.names) {
                const std::string path = name.text + "." + field_name.text;
                const std::string label = field.label ? field.label->text : "";
                if (field.type.kind == syntax::TypeTerm::Kind::list) {
                    const auto* fields = fields_of(document, field.type.name);
                    if (fields == nullptr) continue;
                    const ListId list = add_list(document, path, label, *fields, field_name.span);
                    program_.records[place].lists.push_back(list);
                    declared_.lists_of_type[field.type.name.text].push_back(program_.lists[list].domain);
                } else {
                    const FactId id =
                        add(path, label, types_.fact_type(document, field.type, field.otherwise != nullptr),
                            field_name.span);
                    program_.records[place].fields.push_back(id);
                    if (field.otherwise) declared_.fact_defaults.push_back({document, field.otherwise.get(), id});
                }
            }
        }
    }
}

void Declarations::declare_answer(DocumentId document, const syntax::AnswerDeclaration& answer) {
    for (const syntax::Name& name : answer.names) {
        TermInfo term;
        term.name = name.text;
        term.question = answer.question ? answer.question->text : "";
        term.type = types_.term_type(document, answer.type);
        term.per = groupings_.resolve_index(document, answer.per, answer.grouped_by);
        term.is_answer = true;
        term.document = document;
        term.span = name.span;
        const TermId id = program_.terms.push_back(std::move(term));
        declared_.type_known.push_back(true);
        names_.add_symbol(name.text, {SymbolKind::term, id, document, name.span});
    }
}

void Declarations::declare_reading(DocumentId document, const syntax::Declaration& declaration,
                                   const syntax::ReadingDeclaration& reading) {
    ReadingInfo info(document, program_.enumerations.next());
    info.name = reading.name.text;
    info.question = reading.question ? reading.question->text : "";
    info.tags = tag_texts(declaration.tags);
    info.span = reading.name.span;
    int defaults = 0;
    for (const syntax::ReadingOption& option : reading.options) {
        if (option.is_default) {
            info.default_option = static_cast<std::uint32_t>(info.options.size());
            ++defaults;
        }
        const bool again = std::any_of(info.options.begin(), info.options.end(),
                                       [&](const NamedOption& o) { return o.name == option.name.text; });
        if (again) reports_.add(code::duplicate_name, option.name.span, {option.name.text});
        info.options.push_back({option.name.text, option.label ? option.label->text : ""});
        info.not_encoded.push_back(option.not_encoded);
    }
    if (reading.options.empty()) reports_.add(code::empty_type, reading.name.span, {reading.name.text});
    if (defaults == 0 && !reading.options.empty())
        reports_.add(code::reading_without_default, reading.name.span, {reading.name.text});
    if (defaults > 1) reports_.add(code::reading_two_defaults, reading.name.span, {reading.name.text});
    program_.enumerations.push_back({info.name, info.options, none});
    names_.add_symbol(info.name, {SymbolKind::reading, program_.readings.next(), document, info.span});
    program_.readings.push_back(std::move(info));
}

/// Each column of a table is a helper `tabell.kolumn` per the table's index.
void Declarations::declare_table(DocumentId document, const syntax::TableDeclaration& table) {
    for (const syntax::TableColumn& column : table.columns) {
        TermInfo term;
        term.name = table.name.text + "." + column.name.text;
        term.type = types_.term_type(document, column.type);
        term.per = types_.resolve_per(document, table.per);
        term.uses_date = false;
        term.document = document;
        term.span = column.name.span;
        const TermId id = program_.terms.push_back(std::move(term));
        declared_.type_known.push_back(true);
        names_.add_symbol(program_.terms[id].name, {SymbolKind::term, id, document, column.name.span});
    }
}

}  // namespace klausul
