#pragma once

#include <functional>
#include <vector>

#include "interpreter/check/checking.hpp"

namespace klausul {

class Reports;
struct RuleDraft;
struct Declared;
struct Collected;
class ProgramBuilder;
class Names;
class Types;
class Groupings;
class Guards;
class Conversions;
class ExpressionChecker;
class MemberChecker;
class Upratings;

/// The third phase: conditions, values and recalculation of the collected rules, in an order where what they read is
/// known.
class RuleChecker {
public:
    RuleChecker(Program& program, Reports& reports, Declared& declared, Collected& collected, ProgramBuilder& builder,
                Names& names, Types& types, Groupings& groupings, Guards& guards, Conversions& conversions,
                ExpressionChecker& expressions, MemberChecker& members, Upratings& upratings)
        : program_(program),
          reports_(reports),
          declared_(declared),
          collected_(collected),
          builder_(builder),
          names_(names),
          types_(types),
          groupings_(groupings),
          guards_(guards),
          conversions_(conversions),
          expressions_(expressions),
          members_(members),
          upratings_(upratings) {}

    // circles.cpp
    /// Each after what its rules read; circles are reported.
    std::vector<TermId> order_terms();

    // rules.cpp
    /// To be called once, with all terms.
    void check_rules(const std::vector<TermId>& order);
    /// Those of the clause and of all around it.
    std::vector<NodeId> check_clause_conditions(Maybe<ClauseId> clause, const Place& place);

private:
    // circles.cpp
    void read_entry(const syntax::HeaderEntry& entry,
                    const std::function<void(const syntax::Expression&)>& visit) const;

    // rules.cpp
    void check_entry(const RuleDraft& draft, const Place& place);
    void guard_by_hosts(RuleId rule, const Place& place);
    void check_rule(const RuleDraft& draft);
    void check_requirement(const RuleDraft& draft, Place place);
    void settle_type(TermId term, const Typed& value);
    Maybe<NodeId> check_conditions(const std::vector<const syntax::Expression*>& conditions, const Place& place);

    Program& program_;
    Reports& reports_;
    Declared& declared_;
    Collected& collected_;
    ProgramBuilder& builder_;
    Names& names_;
    Types& types_;
    Groupings& groupings_;
    Guards& guards_;
    Conversions& conversions_;
    ExpressionChecker& expressions_;
    MemberChecker& members_;
    Upratings& upratings_;
};

}  // namespace klausul
