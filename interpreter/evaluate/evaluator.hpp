#pragma once

// The evaluator: eval(term, index, date) by the definition in docs/evaluation.md, of parts that each know one thing and
// ask the others:
//
//   terms      TermValues, with Standings (which rules stand), Settlement (what comes of them), DaysInForce (days)
//   expressions  Expressions, with a part for each kind of operator: Aggregates, Allocations, Roundings, SeriesReader,
//                UpratedAmounts, Times
//   indexes    Domains, with RecordLists and Groups
//   a case     CaseAtWork, with Causes (why something is no value) and Effort (steps and depth)
//
// The explanation is not recorded here: since evaluation is pure, the explainer asks the same evaluator again for the
// parts it wants to show.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "interpreter/evaluate/aggregates.hpp"
#include "interpreter/evaluate/allocations.hpp"
#include "interpreter/evaluate/case.hpp"
#include "interpreter/evaluate/case_at_work.hpp"
#include "interpreter/evaluate/days_in_force.hpp"
#include "interpreter/evaluate/domains.hpp"
#include "interpreter/evaluate/expressions.hpp"
#include "interpreter/evaluate/groups.hpp"
#include "interpreter/evaluate/outcome.hpp"
#include "interpreter/evaluate/period_days.hpp"
#include "interpreter/evaluate/record_lists.hpp"
#include "interpreter/evaluate/roundings.hpp"
#include "interpreter/evaluate/series_reader.hpp"
#include "interpreter/evaluate/standings.hpp"
#include "interpreter/evaluate/term_values.hpp"
#include "interpreter/evaluate/times.hpp"
#include "interpreter/evaluate/uprated_amounts.hpp"
#include "interpreter/program/core.hpp"
#include "interpreter/program/precedence.hpp"

namespace klausul {

/// Evaluates cases of one program, one after the other. The program must stay alive and unchanged. Not for use from two
/// threads at once.
class Evaluator {
public:
    explicit Evaluator(const Program& program, EvaluationLimits limits = {}) : work_(program, limits) {}
    Evaluator(const Evaluator&) = delete;
    Evaluator& operator=(const Evaluator&) = delete;

    /// Another one of the same program, made once; what it has found stays until somebody begins a case with it.
    [[nodiscard]] Evaluator& spare();

    /// Takes a case; it must stay alive and unchanged until the next begin(), and must have a date.
    void begin(const Case& facts);
    /// From the next begin() on; null ends it. They must stay alive and unchanged while a case is at work.
    void suppose(const Suppositions* suppositions) { work_.supposed = suppositions; }
    /// From now on notes what is reached, until told to stop with null; `reached` must stay alive.
    void watch(Reached* reached) { work_.reached = reached; }

    [[nodiscard]] const Program& program() const { return work_.program; }
    [[nodiscard]] const Case& facts() const { return *work_.facts; }

    // Terms and their rules.
    /// Stays where it is until the next term is asked for.
    [[nodiscard]] const TermValue& term(TermId term, const IndexKey& key, Day date) {
        return terms_.term(term, key, date);
    }
    /// How each rule of a term fared, in the order of the program.
    [[nodiscard]] std::vector<RuleTrace> trace(TermId term, const IndexKey& key, Day date) {
        return terms_.trace(term, key, date);
    }
    /// The day that a value is taken on: the first of its period that counts, for a value per period that hangs on
    /// the day; else the date.
    [[nodiscard]] Day day_in_period(TermId term, const IndexKey& key, Day date) {
        return terms_.day_in_period(term, key, date);
    }
    /// What such a value is on each day of its period on which it may change.
    [[nodiscard]] std::vector<std::pair<Day, TermValue>> values_in_period(TermId term, const IndexKey& key) {
        return terms_.values_in_period(term, key);
    }
    [[nodiscard]] const Precedence& precedence() const { return standings_.precedence(); }
    /// The days of a rule, its own within those of its document.
    [[nodiscard]] Interval in_force(const RuleInfo& rule) const { return in_force_.of(rule); }
    /// As Program::days_in_force, with notice that the case tells of.
    template <typename Info>
    [[nodiscard]] Interval days_in_force(const Info& info) const {
        return in_force_.days_in_force(info);
    }
    /// Whether a document that waits for something has entered into force; yes for all others.
    [[nodiscard]] Judged entered(Maybe<DocumentId> document, Day date) { return in_force_.entered(document, date); }

    // Expressions.
    [[nodiscard]] Result evaluate(NodeId node, Scope& scope) { return expressions_.evaluate(node, scope); }
    [[nodiscard]] Judged judge(NodeId node, Scope& scope) { return expressions_.judge(node, scope); }
    /// The square of a standard deviation.
    [[nodiscard]] Result variance(const LoopPlan& plan, NodeId id, Scope& scope) {
        return aggregates_.variance(plan, id, scope);
    }
    /// The figure that is taken of a series (published before `cut`), and where it comes from.
    [[nodiscard]] SeriesFigure series_figure(SeriesId series, int period, std::optional<Day> cut) const {
        return series_.figure(series, period, cut);
    }
    [[nodiscard]] const Pair& pair_of(const Number& value) const { return times_.pair_of(value); }

    // What indexes run over.
    [[nodiscard]] std::size_t member_count(DomainId domain) { return domains_.members(domain).count; }
    [[nodiscard]] std::int64_t member(DomainId domain, std::size_t place) { return domains_.members(domain).at(place); }
    /// Why it is not known what an index runs over; 0 if it is.
    [[nodiscard]] CauseId domain_cause(DomainId domain) { return domains_.cause(domain); }
    /// Those that a loop's variable runs over where it stands; the cause why that is not known, or 0.
    [[nodiscard]] CauseId members_of(const LoopRun& run, Scope& scope, Members& members) {
        return domains_.members_of(run, scope, members);
    }
    [[nodiscard]] Result group_key(DomainId groups, std::size_t number, std::int64_t group) {
        return groups_.key(groups, number, group);
    }
    [[nodiscard]] Result sum_of_weights(NodeId allocation, Scope& scope) {
        return allocations_.sum_of_weights(work_.program.nodes[allocation], allocation, scope);
    }
    /// Among whom an allocation shares out.
    [[nodiscard]] CauseId receivers(const AllocationPlan& plan, Scope& scope, Members& members) {
        return allocations_.receivers(plan, scope, members);
    }

    // Causes.
    [[nodiscard]] const Cause& cause(CauseId id) const { return work_.causes.at(id); }
    /// The plain causes (facts, series, lists, blocks, faults) under one, each once, in the order met.
    [[nodiscard]] std::vector<CauseId> flatten(CauseId id) const { return work_.causes.flatten(id); }
    /// The worst status among causes that are not facts, with the cause; 0 if there is none.
    [[nodiscard]] CauseId worst(CauseId id) const { return work_.causes.worst(id); }

private:
    CaseAtWork work_;

    // Each keeps references to those it asks, some of which stand further down.
    DaysInForce in_force_{work_, terms_};
    Standings standings_{work_, in_force_, expressions_};
    TermValues terms_{work_, in_force_, standings_, expressions_};
    Expressions expressions_{work_,    terms_,      series_,      uprated_, lists_,    groups_,
                             domains_, aggregates_, allocations_, times_,   roundings_};
    RecordLists lists_{work_, expressions_};
    Groups groups_{work_, lists_, expressions_};
    Domains domains_{work_, lists_, groups_, expressions_};
    Aggregates aggregates_{work_, domains_, expressions_};
    Allocations allocations_{work_, domains_, expressions_};
    Roundings roundings_{work_, aggregates_, expressions_};
    SeriesReader series_{work_, expressions_};
    UpratedAmounts uprated_{work_, series_, expressions_};
    Times times_{work_, expressions_};
    std::unique_ptr<Evaluator> spare_;
};

}  // namespace klausul
