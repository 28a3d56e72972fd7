#pragma once

#include <vector>

#include "interpreter/check/checking.hpp"

namespace klausul {

class Reports;
struct Collected;
class ProgramBuilder;
class Types;
class ExpressionChecker;
class MemberChecker;

/// What answers and helpers run over: the indexes written after `per`, groups, and what an allocation leaves.
class Groupings {
public:
    Groupings(const CheckInput& input, Program& program, Reports& reports, Collected& collected,
              ProgramBuilder& builder, Types& types, ExpressionChecker& expressions, MemberChecker& members)
        : input_(input),
          program_(program),
          reports_(reports),
          collected_(collected),
          builder_(builder),
          types_(types),
          expressions_(expressions),
          members_(members) {}

    /// The index of an answer or helper; for `grouped_by`, that of the groups.
    std::vector<DomainId> resolve_index(DocumentId document, const std::vector<syntax::Name>& per,
                                        const std::vector<syntax::ExpressionPtr>& grouped_by);
    /// Which list each grouping groups. When all names are known.
    void find_grouped_lists();
    /// `resten kvar` has a value per all indexes of the parts but the one that was shared out over.
    void find_left_over_indexes();
    /// Before the rules of the term, for what it runs over.
    void check_group_keys(TermId term);

private:
    DomainId group_domain(DocumentId document, const std::vector<syntax::ExpressionPtr>& keys);
    void check_group_key(DomainId domain, std::size_t key, const syntax::Expression& source, DocumentId document);

    const CheckInput& input_;
    Program& program_;
    Reports& reports_;
    Collected& collected_;
    ProgramBuilder& builder_;
    Types& types_;
    ExpressionChecker& expressions_;
    MemberChecker& members_;
};

/// The index of periods that a key of a group names, as in `månad av dag`.
[[nodiscard]] Maybe<DomainId> period_named(const syntax::Expression& key);

}  // namespace klausul
