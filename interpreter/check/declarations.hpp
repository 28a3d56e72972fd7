#pragma once

#include <string>
#include <vector>

#include "interpreter/check/checking.hpp"

namespace klausul {

class Reports;
struct Declared;
class Names;
class Types;
class HeaderTerms;
class SeriesDeclarations;
class Groupings;

/// The first phase: parties, types, units, facts, answers, readings and series get their places in the program, and
/// their names become known. What is to be checked later is noted in `Declared`.
class Declarations {
public:
    Declarations(const CheckInput& input, Program& program, Reports& reports, Declared& declared, Names& names,
                 Types& types, HeaderTerms& header_terms, SeriesDeclarations& series, Groupings& groupings)
        : input_(input),
          program_(program),
          reports_(reports),
          declared_(declared),
          names_(names),
          types_(types),
          header_terms_(header_terms),
          series_(series),
          groupings_(groupings) {}

    /// What is declared in one go through all documents, in this order: each may be made of what came before.
    enum class Pass { units_and_parties, types, lists_and_helpers, facts_and_answers };
    /// To be called once, when the names know who sees whom.
    void declare_documents();

private:
    struct UnitOfParty {
        DocumentId document;
        PartyId party;
        const syntax::Name* whole;
    };
    void mark_asked(DocumentId document);
    void declare_header(DocumentId document, const syntax::Document& source);
    void declare_items(DocumentId document, const std::vector<syntax::BodyItem>& items, Pass pass);
    void declare(DocumentId document, const syntax::Declaration& declaration, Pass pass);
    void declare_unit(DocumentId document, const syntax::UnitDeclaration& unit, Span span);
    void declare_type(DocumentId document, const syntax::TypeDeclaration& type, Span span);
    void join_units();
    void check_organisation_number(const std::string& number, const syntax::Text& written);
    void declare_party(DocumentId document, const syntax::PartyDeclaration& party, Span span);
    void declare_fact(DocumentId document, const syntax::Declaration& declaration, const syntax::FactDeclaration& fact);
    void declare_list(DocumentId document, const syntax::FactDeclaration& fact);
    ListId add_list(DocumentId document, const std::string& name, const std::string& label,
                    const std::vector<syntax::Field>& fields, Span span, Maybe<DomainId> parent = none);
    Maybe<ListId> add_inner_list(DocumentId document, const ListInfo& outer, const std::string& name,
                                 const syntax::Field& field, Span span);
    void declare_record(DocumentId document, const syntax::FactDeclaration& fact, const syntax::TypeDeclaration& type);
    const std::vector<syntax::Field>* fields_of(DocumentId document, const syntax::Name& type);
    void declare_answer(DocumentId document, const syntax::AnswerDeclaration& answer);
    void declare_reading(DocumentId document, const syntax::Declaration& declaration,
                         const syntax::ReadingDeclaration& reading);
    void declare_table(DocumentId document, const syntax::TableDeclaration& table);
    PartyId add_party(DocumentId document, Party party, Span span);
    FactId add_fact(FactInfo fact);

    const CheckInput& input_;
    Program& program_;
    Reports& reports_;
    Declared& declared_;
    Names& names_;
    Types& types_;
    HeaderTerms& header_terms_;
    SeriesDeclarations& series_;
    Groupings& groupings_;
    Table<RecordTypeId, const syntax::TypeDeclaration*> record_types_;
    std::vector<std::string> open_types_;  ///< record types whose fields are being declared, the outermost first
    std::vector<UnitOfParty> units_of_parties_;
};

}  // namespace klausul
