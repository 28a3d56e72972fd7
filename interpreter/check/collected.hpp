#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "interpreter/check/declared.hpp"

namespace klausul {

/// A rule as written, before its expressions are checked: one per term and occasion.
struct RuleDraft {
    explicit RuleDraft(RuleId of) : rule(of) {}

    RuleId rule;                           ///< whose draft it is; settled when it is added
    const syntax::Rule* source = nullptr;  ///< null for `gäller inte`
    std::vector<const syntax::Expression*> conditions;
    const syntax::Uprating* uprating = nullptr;
    const syntax::Rule* uprated_like = nullptr;  ///< whose line `uprating` is, where the rule takes after another
    const syntax::Requirement* requirement = nullptr;
    Maybe<RequirementId> requirement_place = none;
    const syntax::HeaderEntry* entry = nullptr;  ///< of the rule that tells whether a document has entered into force
    std::int32_t born = Day::min_number;         ///< the day its wording came with an amendment
    bool added = false;                          ///< by `läggs till`
    bool left_over = false;                      ///< the term is what an allocation leaves
};

/// The conditions of a clause, which its rules share.
struct ClauseConditions {
    std::vector<const syntax::Expression*> sources;  ///< own ones
    Interval in_force;
    std::int32_t born = Day::min_number;  ///< the day this wording came with an amendment
};

/// What the clauses say, before any expression is checked. What is pointed to is owned by the input.
struct Collected {
    /// One of the three.
    struct Statement {
        DocumentId document;
        const syntax::Precedence* precedence = nullptr;
        const syntax::Ranking* ranking = nullptr;
        const syntax::HeaderRanking* documents = nullptr;
        Span span;  ///< of a ranking of documents
    };
    struct GroupedList {
        DocumentId document;
        const std::vector<syntax::ExpressionPtr>* keys;
        bool checked = false;
    };
    struct LeftOver {
        TermId term;   ///< `del.kvar`
        TermId parts;  ///< `del`
        const syntax::Allocation* allocation;
        Maybe<DomainId> receivers = none;
    };
    struct AsOfName {
        DocumentId document;
        TermId term;
        syntax::Name date;
    };
    struct UpratedRule {
        const syntax::Rule* source;
        Interval in_force;
    };

    Table<RuleId, RuleDraft> drafts;
    Table<ClauseId, ClauseConditions> clause_conditions;
    std::unordered_map<std::string, std::vector<RuleId>> rules_by_tag;
    std::unordered_map<std::string, std::vector<ClauseId>> clauses_by_name;
    std::vector<Statement> precedence;
    std::map<DomainId, GroupedList> grouped;
    std::vector<LeftOver> left_over;
    std::vector<AsOfName> as_of_names;  ///< `per uppdrag vid start`
    std::multimap<std::string, UpratedRule> uprated_rules;
    std::vector<PendingNode> note_conditions, passage_conditions, deadlines;
    std::vector<std::pair<DocumentId, const syntax::ExpectedFinding*>> expected_findings;
};

}  // namespace klausul
