#pragma once

#include <vector>

#include "interpreter/check/checking.hpp"

namespace klausul {

class Reports;
struct Collected;
class ProgramBuilder;
class Names;
class MeantRules;
class ExpressionChecker;

/// Statements on tags, clauses and documents become pairs of rules about the same thing, once all rules are checked.
class PrecedenceStatements {
public:
    PrecedenceStatements(Program& program, Reports& reports, const Collected& collected, ProgramBuilder& builder,
                         Names& names, MeantRules& meant, ExpressionChecker& expressions)
        : program_(program),
          reports_(reports),
          collected_(collected),
          builder_(builder),
          names_(names),
          meant_(meant),
          expressions_(expressions) {}

    /// Whether a statement could not be used; what conflicts for want of it is not told.
    [[nodiscard]] bool broken() const { return precedence_broken_; }
    /// What an amendment adds, before what was there. After those that are written.
    void prefer_additions();
    /// Those that are written.
    void collect_precedence();

private:
    void add_precedence(DocumentId document, const std::vector<std::vector<syntax::RuleReference>>& chain,
                        Maybe<NodeId> condition, Span span, bool must_meet = true);
    void rank_documents(DocumentId document, const syntax::HeaderRanking& ranking, Span span);

    Program& program_;
    Reports& reports_;
    const Collected& collected_;
    ProgramBuilder& builder_;
    Names& names_;
    MeantRules& meant_;
    ExpressionChecker& expressions_;
    bool precedence_broken_ = false;
};

}  // namespace klausul
