#pragma once

#include <optional>
#include <string>
#include <vector>

#include "interpreter/check/checking.hpp"

namespace klausul {

class Reports;
struct Declared;
struct Collected;
class ProgramBuilder;
class Names;
class Types;
class Conversions;
class ExpressionChecker;
class MemberChecker;

/// Examples and checks: given facts and expected values become plans. The last phase that reads syntax.
class ExampleChecker {
public:
    ExampleChecker(Program& program, Reports& reports, const Declared& declared, const Collected& collected,
                   ProgramBuilder& builder, Names& names, Types& types, Conversions& conversions,
                   ExpressionChecker& expressions, MemberChecker& members)
        : program_(program),
          reports_(reports),
          declared_(declared),
          collected_(collected),
          builder_(builder),
          names_(names),
          types_(types),
          conversions_(conversions),
          expressions_(expressions),
          members_(members) {}

    // examples.cpp
    /// All of them, in the order they stand, when rules and precedence are known.
    void check_examples();
    /// Facts that are given, into the plan. `depth` counts the premises that stand in each other.
    void given_facts(DocumentId document, const syntax::Facts& facts, ExamplePlan& plan, int depth);

private:
    void check_example(DocumentId document, const syntax::Example& example);
    void check_check(DocumentId document, const syntax::Check& check);
    void given_record(DocumentId document, const syntax::GivenRecords& records, const RecordInfo& record,
                      ExamplePlan& plan);
    void given_value(DocumentId document, const syntax::Given& given, std::vector<GivenValue>& values,
                     Maybe<DomainId> list, const std::string& prefix = "");
    void given_list(DocumentId document, const syntax::GivenRecords& records, ExamplePlan& plan);
    void open_given_list(const ListInfo& list, ExamplePlan& plan);
    void given_rows(DocumentId document, const syntax::GivenRecords& records, const ListInfo& list, std::size_t place,
                    std::uint32_t owner, ExamplePlan& plan);
    [[nodiscard]] std::size_t numbers_named(DomainId domain) const;
    Maybe<NodeId> expected_member(DomainId domain, const syntax::Expression* const* members, const Place& place);
    void expect(DocumentId document, const syntax::Expectation& expectation, ExamplePlan& plan);
    std::optional<ReadingSetting> setting(DocumentId document, const syntax::Name& reading, const syntax::Name& option);
    static std::string missing_name(const syntax::Expression& expression);
    std::string missing_fact(DocumentId document, const syntax::Expression& expression) const;
    void supposed_value(DocumentId document, const syntax::Given& given, std::vector<GivenValue>& values);
    bool fits_fact(const FactInfo& fact, NodeId value, Span span);
    [[nodiscard]] std::vector<Symbol> expected_symbol(DocumentId document, const syntax::Expectation& expectation,
                                                      const syntax::Reference* name);

    Program& program_;
    Reports& reports_;
    const Declared& declared_;
    const Collected& collected_;
    ProgramBuilder& builder_;
    Names& names_;
    Types& types_;
    Conversions& conversions_;
    ExpressionChecker& expressions_;
    MemberChecker& members_;
};

}  // namespace klausul
