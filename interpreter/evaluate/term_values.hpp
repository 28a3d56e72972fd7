#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "interpreter/evaluate/case_at_work.hpp"
#include "interpreter/evaluate/period_days.hpp"
#include "interpreter/evaluate/settlement.hpp"
#include "interpreter/evaluate/standings.hpp"

namespace klausul {

class DaysInForce;
class Expressions;

/// Whether a term has the same status and value on two days of its period.
[[nodiscard]] bool same_in_period(const TermValue& a, const TermValue& b);

/// The values of terms: their rules one by one, what comes of those that stand, and for values per period the days of
/// the period. Each is computed once in a case.
class TermValues {
public:
    TermValues(CaseAtWork& work, DaysInForce& in_force, Standings& standings, Expressions& expressions);

    void begin();

    /// Stays where it is until the next term is asked for.
    [[nodiscard]] const TermValue& term(TermId term, const IndexKey& key, Day date);
    /// How each rule of a term fared, in the order of the program.
    [[nodiscard]] std::vector<RuleTrace> trace(TermId term, const IndexKey& key, Day date);

    // term_values_in_periods.cpp
    /// The day that a value is taken on: the first of its period that counts, for a value per period that hangs on
    /// the day; else the date.
    [[nodiscard]] Day day_in_period(TermId term, const IndexKey& key, Day date);
    /// What such a value is on each day of its period on which it may change.
    [[nodiscard]] std::vector<std::pair<Day, TermValue>> values_in_period(TermId term, const IndexKey& key);

private:
    struct Place {
        TermId term;
        std::int32_t date = 0;
        IndexKey key{};
        friend bool operator==(const Place&, const Place&) = default;
    };
    struct PlaceHash {
        std::size_t operator()(const Place& place) const;
    };
    /// Of a term without an index, on the date of the case.
    struct PlainValue {
        std::uint64_t epoch = 0;
        TermValue value;
    };
    using Traces = std::vector<RuleTrace>;

    void forget_limited();
    TermValue compute(TermId term, const IndexKey& key, Day date, Traces* traces);
    TermValue compute_within(TermId term, const IndexKey& key, Day date, Traces* traces);
    TermValue compute_on(TermId term, const IndexKey& key, Day date, Traces* traces);
    TermValue value_of_only(RuleId rule, const IndexKey& key, Day date);
    void note_ranking_readings(TermId term, Standings::Run& run);

    // term_values_in_periods.cpp
    TermValue compute_in_period(TermId term, const IndexKey& key, Day date);
    [[nodiscard]] std::optional<PeriodDays> days_looked_at(const TermInfo& term, const IndexKey& key) const;
    [[nodiscard]] std::optional<Day> first_day(const TermInfo& term, const IndexKey& key) const;
    [[nodiscard]] std::vector<Day> changes_in_period(const TermInfo& term, const IndexKey& key);

    const Program& program_;
    CaseAtWork& work_;
    DaysInForce& in_force_;
    Standings& standings_;
    Expressions& expressions_;
    Settlement settlement_{work_.causes};
    Table<TermId, Maybe<RuleId>> only_rule_;  ///< of a term with one rule that depends on nothing but its days
    std::uint64_t epoch_ = 0;                 ///< the number of the case
    Table<TermId, PlainValue> plain_;
    std::unordered_map<Place, TermValue, PlaceHash> others_;
    std::vector<Place> limited_;  ///< of both, those that rest on a limit that was met
    std::vector<Entry> entries_;  ///< of the terms at work, the innermost last
};

}  // namespace klausul
