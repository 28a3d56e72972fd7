#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "interpreter/check/checking.hpp"

namespace klausul {

class Reports;
struct Declared;
class ProgramBuilder;
class Names;
class Types;
class Guards;
class Conversions;
class ExpressionChecker;

/// Values per something: the member that is named or at hand, sums and counts over all of them, and allocation to them.
class MemberChecker {
public:
    MemberChecker(Program& program, Reports& reports, const Declared& declared, ProgramBuilder& builder, Names& names,
                  Types& types, Guards& guards, Conversions& conversions, ExpressionChecker& expressions)
        : program_(program),
          reports_(reports),
          declared_(declared),
          builder_(builder),
          names_(names),
          types_(types),
          guards_(guards),
          conversions_(conversions),
          expressions_(expressions) {}

    // groups.cpp
    std::optional<Typed> group_key_at_hand(const syntax::Expression& expression, const Place& place);
    [[nodiscard]] std::size_t members_named(DomainId domain) const;
    Maybe<NodeId> check_group(DomainId domain, const syntax::Expression* const* keys, const Place& place);

    // indexes.cpp
    Typed read_symbol(const Symbol& symbol, const syntax::Name& name, const Place& place,
                      const std::vector<const syntax::Expression*>* members);
    Typed check_for_member(const syntax::ForMember& expression, const Place& place, Span span);
    Maybe<NodeId> check_member(DomainId domain, const syntax::Expression& member, const Place& place);
    Typed check_aggregate(const syntax::Aggregate& aggregate, const Place& place, Span span);
    Typed check_quantified(const syntax::Quantified& quantified, const Place& place, Span span);
    Typed check_period_literal(const syntax::PeriodLiteral& literal, Span span);
    Typed check_previous(const syntax::PreviousPeriod& previous, const Place& place, Span span);
    void collect_domains(const syntax::Expression& expression, const Place& place, std::vector<DomainId>& domains);
    void collect_domains(const syntax::Expression& expression, const Place& place, std::vector<DomainId>& domains,
                         const std::vector<DomainId>& groups);
    void for_each_name(const syntax::Expression& expression,
                       const std::function<void(const syntax::Name&)>& visit) const;

    // allocation.cpp
    Typed check_allocation(const syntax::Allocation& allocation, const Place& place, Span span);

private:
    // groups.cpp
    /// The member at hand of an index: bound itself, or what something bound lies in; none if there is none.
    Maybe<NodeId> member_at_hand(const Place& place, DomainId domain, Span span);
    std::vector<LoopRun::Limit> limits_at_hand(const Place& place, DomainId domain, Span span);
    [[nodiscard]] std::optional<std::size_t> key_named(DomainId groups, const syntax::Expression& expression) const;
    bool run_over_periods(LoopRun& run, const syntax::Expression& operand, std::optional<int> last_years,
                          const Place& place, Span span);

    // indexes.cpp
    bool bind_loop(LoopPlan& loop, Place& inner, const std::vector<DomainId>& domains, Span span,
                   const syntax::Expression& operand, std::optional<int> last_years = std::nullopt);
    static void for_each_child(const syntax::Expression& expression,
                               const std::function<void(const syntax::Expression&)>& visit);

    // allocation.cpp
    bool check_tie_key(const syntax::Allocation& allocation, const Place& place, AllocationPlan& plan);

    Program& program_;
    Reports& reports_;
    const Declared& declared_;
    ProgramBuilder& builder_;
    Names& names_;
    Types& types_;
    Guards& guards_;
    Conversions& conversions_;
    ExpressionChecker& expressions_;
};

}  // namespace klausul
