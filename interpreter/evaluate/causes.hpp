#pragma once

// Why something is not a value, and the strong Kleene connectives that carry the reasons along. Causes are made only
// when there are any, so that a case with all its facts costs nothing for them.

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "interpreter/evaluate/results.hpp"

namespace klausul {

enum class FaultKind : std::uint8_t {
    division_by_zero,
    number_too_large,
    too_deep,
    too_many_steps,
    not_applicable_read,
    absent_read,
    no_such_day,
    empty_aggregate,
    shares_do_not_sum,
    negative_weight,
    all_weights_zero,
    total_not_whole,
    series_before_start,
    series_rebased,
    series_ended,
    holidays_unknown,
    calendar_left,
    unrounded_amount,
    no_such_group,
    ties_undecided,
    receiver_outside,
    too_few_values,
    root_outside_of_rounding,
    span_reversed,
    changes_in_period,
    days_not_whole
};

/// What is not known of an index series.
struct SeriesLack {
    int period = 0;             ///< of the series: a year, or a month
    std::optional<Day> before;  ///< only what was published before this day counts
    bool day_unknown = false;   ///< there is a figure, but not the day on which it was published

    friend bool operator==(const SeriesLack&, const SeriesLack&) = default;
};

/// Why something is not a value: facts not given, the status of another term, or a fault.
struct Cause {
    enum class Kind : std::uint8_t { fact, periods, series, list, block, fault, both } kind = Kind::fact;
    Status status = Status::undetermined;  ///< block, fault
    FaultKind fault = FaultKind::division_by_zero;
    bool has_fact = false;
    Maybe<FactId> fact_asked = none;  ///< fact, periods
    Maybe<SeriesId> series = none;    ///< series
    Maybe<DomainId> list = none;      ///< list
    Maybe<TermId> term = none;        ///< block; fault: the term it arose in
    Maybe<NodeId> node = none;        ///< fault
    CauseId lacking = 0;              ///< fact: what its derivation lacks, or 0
    CauseId first = 0;                ///< both
    CauseId second = 0;
    IndexKey key{};                             ///< fact, block, fault: the index
    SeriesLack series_lack;                     ///< series
    std::optional<std::uint32_t> outer_record;  ///< list: the one record that does not tell its rows; all, if none
    Day date;                                   ///< block, fault
    Number figure;                              ///< fault: the number it is about
};

/// The causes of a case, by number; those of the case before are gone with begin().
class Causes {
    /// The term at work, so that a fault can say where it arose.
    struct Origin {
        Maybe<TermId> term = none;
        IndexKey key{};
        Day date;
    };

public:
    Causes() { causes_.resize(1); }

    void begin();

    [[nodiscard]] const Cause& at(CauseId id) const { return causes_[id]; }
    CauseId add(Cause cause);
    [[nodiscard]] CauseId join(CauseId a, CauseId b);
    /// For strict operations: causes without a fact win over those with one.
    [[nodiscard]] CauseId strict(CauseId a, CauseId b);
    /// It arises in the term at work. All faults of a limit are one, since there may be very many.
    [[nodiscard]] CauseId fault(FaultKind kind, Maybe<NodeId> node, Number figure = {});
    /// `lacking`: why the derivation of a fact that is looked at as one has no value, or 0.
    [[nodiscard]] CauseId not_given(FactId fact, const IndexKey& key, CauseId lacking);
    [[nodiscard]] CauseId block(Status status, Maybe<TermId> term, const IndexKey& key, Day date);
    /// The term at work says nothing of what it came to: a gap.
    [[nodiscard]] CauseId unsaid();

    [[nodiscard]] Judged both(Judged a, Judged b) {
        if (a.truth == Truth::no || b.truth == Truth::no) return {Truth::no, 0};
        if (a.truth == Truth::yes && b.truth == Truth::yes) return {Truth::yes, 0};
        return {Truth::unknown, join(a.cause, b.cause)};
    }
    [[nodiscard]] Judged either(Judged a, Judged b) { return opposite(both(opposite(a), opposite(b))); }

    /// The plain causes (facts, series, lists, blocks, faults) under one, each once, in the order met.
    [[nodiscard]] std::vector<CauseId> flatten(CauseId id) const;
    /// The worst status among causes that are not facts, with the cause; 0 if there is none.
    [[nodiscard]] CauseId worst(CauseId id) const;

    /// Whether a limit has been met, so that what is said from now on may rest on it.
    [[nodiscard]] bool limit_met() const { return limit_cause_ != 0; }
    void forget_limit() { limit_cause_ = 0; }

    /// For as long as it lives, faults arise there.
    class Arising {
    public:
        Arising(Causes& causes, TermId term, const IndexKey& key, Day date)
            : causes_(causes), origin_{term, key, date}, outer_(std::exchange(causes.origin_, &origin_)) {}
        ~Arising() { causes_.origin_ = outer_; }
        Arising(const Arising&) = delete;
        Arising& operator=(const Arising&) = delete;

    private:
        Causes& causes_;
        Origin origin_;
        const Origin* outer_;
    };

private:
    std::vector<Cause> causes_;
    const Origin* origin_ = nullptr;  ///< null outside of terms
    CauseId limit_cause_ = 0;
};

}  // namespace klausul
