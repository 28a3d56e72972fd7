#pragma once

// Terms (answers and helpers), the rules that give them values, and which rule goes before which.

#include <cstdint>
#include <string>
#include <vector>

#include "grammar/text/diagnostic.hpp"
#include "grammar/words/manners.hpp"
#include "interpreter/program/types.hpp"
#include "interpreter/time/term.hpp"

namespace klausul {

/// The days of a period that a value per period is looked at on, beside its first and those on which what it rests on
/// is known to change.
enum class DaysLookedAt : std::uint8_t {
    changes,       ///< nothing else changes
    month_starts,  ///< what counts months, quarters or half-years of the day at hand
    all            ///< what hangs on the day in a way that only the case tells, as `sedan beslut`
};

struct TermInfo {
    std::string name;
    std::string question;  ///< empty for a helper
    Type type;
    std::vector<DomainId> per;
    bool is_answer = false;
    bool only_refers = false;    ///< a helper all of whose rules are `avgörs genom`
    bool uses_date = true;       ///< false = the same on every date (then computed once for all of them)
    Maybe<NodeId> as_of = none;  ///< `per uppdrag vid start`: the day everything about it is taken at
    /// A value per period that hangs on the day: what it is on the days of the period, each of which must give the
    /// same.
    bool in_period = false;
    DaysLookedAt days_looked_at = DaysLookedAt::changes;  ///< in_period
    std::vector<std::int32_t> changes;                    ///< in_period: days on which what it rests on may change
    std::vector<UpratingId> recurring{};                  ///< in_period: upratings whose steps are such days
    std::vector<PeriodId> fixings{};  ///< in_period: periods of `fastställs` whose first days are such days
    std::vector<RuleId> rules;        ///< bases and exceptions
    Maybe<ClauseId> clause = none;    ///< for a helper, where it stands
    Maybe<DocumentId> document = none;
    Span span;
};

struct RuleInfo {
    explicit RuleInfo(TermId of) : term(of) {}

    TermId term;
    Maybe<NodeId> condition = none;  ///< none = always
    std::vector<NodeId> clause_conditions;
    Maybe<NodeId> value = none;  ///< none = `gäller inte`
    Strength strength = Strength::plain;
    Interval in_force;               ///< of the rule and its clauses
    std::vector<RuleId> hosts;       ///< rules it is an exception from; empty = a base rule
    std::vector<RuleId> exceptions;  ///< rules that are exceptions from it
    Maybe<ClauseId> clause = none;
    Maybe<DocumentId> document = none;
    std::vector<std::string> tags;
    Span span;            ///< the line that gives the value
    Span condition_span;  ///< the `om` that gives the occasion
};

/// `winner` goes before `loser`, where `condition` (over readings) holds.
struct PrecedencePair {
    RuleId winner;
    RuleId loser;
    Maybe<NodeId> condition = none;
    std::uint8_t level = 0;  ///< 0 rule, 1 clause, 2 document, 3 what an amendment adds goes before what was there
    Span span;
};

}  // namespace klausul
