#pragma once

#include <optional>

#include "interpreter/check/checking.hpp"

namespace klausul {

class Reports;
struct RuleDraft;
struct Collected;
class ProgramBuilder;
class Names;
class SeriesDeclarations;
class ClauseCollector;
class Conversions;

/// Recalculation of amounts with an index series: what the line of a rule says becomes a plan.
class Upratings {
public:
    Upratings(Program& program, Reports& reports, Collected& collected, ProgramBuilder& builder, Names& names,
              SeriesDeclarations& series, ClauseCollector& clauses, Conversions& conversions)
        : program_(program),
          reports_(reports),
          collected_(collected),
          builder_(builder),
          names_(names),
          series_(series),
          clauses_(clauses),
          conversions_(conversions) {}

    /// The amount of the rule recalculated with its series; none after a reported mistake.
    Maybe<NodeId> uprated(const RuleDraft& draft, NodeId value, int base_year);
    /// `räknas om likadant som x`, which may make more rules. When all documents are collected.
    void take_over_upratings();

private:
    const syntax::Rule* rule_uprated_like(const syntax::Uprating& uprating, RuleId rule);
    bool uprating_complete(const syntax::Uprating& uprating);
    std::optional<UpratingPlan> uprating_plan(const syntax::Uprating& uprating, SeriesId series, int base_year);
    bool read_step(UpratingPlan& plan, const syntax::Uprating& uprating);
    bool read_index(UpratingPlan& plan, const syntax::Uprating& uprating);
    bool read_base_period(UpratingPlan& plan, const syntax::Uprating& uprating);
    bool read_shares(UpratingPlan& plan, const syntax::Uprating& uprating);

    Program& program_;
    Reports& reports_;
    Collected& collected_;
    ProgramBuilder& builder_;
    Names& names_;
    SeriesDeclarations& series_;
    ClauseCollector& clauses_;
    Conversions& conversions_;
};

}  // namespace klausul
