#pragma once

#include <vector>

#include "interpreter/check/checking.hpp"

namespace klausul {

class Reports;
struct Collected;
class ProgramBuilder;
class Names;
class Conversions;
class ExpressionChecker;
class MemberChecker;

/// Tables are filled: each column is a helper with a value for each row.
class Tables {
public:
    Tables(Program& program, Reports& reports, Collected& collected, ProgramBuilder& builder, Names& names,
           Conversions& conversions, ExpressionChecker& expressions, MemberChecker& members)
        : program_(program),
          reports_(reports),
          collected_(collected),
          builder_(builder),
          names_(names),
          conversions_(conversions),
          expressions_(expressions),
          members_(members) {}

    /// Also those in clauses. Before the rules, which read them.
    void fill_tables(DocumentId document, const std::vector<syntax::BodyItem>& items);

private:
    void fill_table(DocumentId document, const syntax::TableDeclaration& table);

    Program& program_;
    Reports& reports_;
    Collected& collected_;
    ProgramBuilder& builder_;
    Names& names_;
    Conversions& conversions_;
    ExpressionChecker& expressions_;
    MemberChecker& members_;
};

}  // namespace klausul
