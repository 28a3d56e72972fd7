#pragma once

// The evaluator: eval(term, index, date) by the definition in the reference (status from the rules that must and may
// live). Truth is three-valued; what is not decided carries its causes, which are built only when there are any, so
// that a case with all its facts costs nothing for them.
//
// The explanation is not recorded here: since evaluation is pure, the explainer asks the same evaluator again for the
// parts it wants to show.

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "interpreter/evaluate/case.hpp"
#include "interpreter/evaluate/outcome.hpp"
#include "interpreter/program/core.hpp"
#include "interpreter/program/precedence.hpp"

namespace klausul {

/// Counted limits; never timed, so that the same case always ends the same way.
struct EvaluationLimits {
    std::uint64_t steps = 50'000'000;  ///< terms computed, elements visited, results too large for machine words
    std::uint32_t depth = 2'000;       ///< nested expressions and terms; keeps a thread's stack of 8 MB safe
};

inline constexpr std::size_t max_locals = 6;

/// Where an expression is evaluated: a date and the index variables in force.
struct Scope {
    Day date;
    std::array<std::int64_t, max_locals> locals{};
};

using CauseId = std::uint32_t;  ///< 0 = none

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
    CauseId first = 0;                ///< both: one; fact: what its derivation lacks, or 0
    CauseId second = 0;               ///< both: the other
    IndexKey key{};  ///< fact, block, fault; series: the period, the day of a vintage, and why it is missing; list: the
                     ///< outer record + 1, or 0
    Day date;        ///< block, fault
    Number figure;   ///< fault: the number it is about
};

/// A value, or the cause why there is none. A referral is a value: the number of its text.
struct Result {
    Number value;
    CauseId cause = 0;
    bool referral = false;

    [[nodiscard]] bool good() const { return cause == 0; }
};

struct TermValue {
    Number value;
    CauseId cause = 0;  ///< what a reader of the term gets; 0 when decided
    Status status = Status::gap;
    Maybe<RuleId> rule = none;  ///< the first rule that spoke
};

enum class Truth : std::uint8_t { no, yes, unknown };
struct Judged {
    Truth truth = Truth::no;
    CauseId cause = 0;
};

/// How one rule fared; filled only for the explainer.
struct RuleTrace {
    RuleId rule;
    bool in_force = true;
    Judged own, speaks, voice, lives;
    bool has_value = false;
    Result value;
};

/// The year, half-year (year * 2, second half + 1) or month (year * 12 + month - 1) that a day lies in: as an index
/// these count without gaps, so that the one before is always one less.
[[nodiscard]] std::int64_t period_of(Day day, DomainKind kind);

/// Of a series, what there is for a period.
struct SeriesFigure {
    enum class State : std::uint8_t { found, not_published, publication_unknown, before_start, ended };
    State state = State::not_published;
    const Number* value = nullptr;                 ///< found
    const SeriesInfo::Value* published = nullptr;  ///< the library's figure; with `given` the one that it replaces
    bool given = false;                            ///< in the case
};

struct PeriodDays {
    Day first;
    Day last;
};
/// The days of a year, half-year, quarter or month as an index counts them; empty outside of the calendar.
[[nodiscard]] std::optional<PeriodDays> days_of_period(DomainKind kind, std::int64_t period);
/// The first day of the period of `fastställs` that a day lies in.
[[nodiscard]] Day start_of_period(const PeriodPlan& plan, Day day);
/// Whether a term has the same status and value on two days of its period.
[[nodiscard]] bool same_in_period(const TermValue& a, const TermValue& b);

/// The steps that an uprating has taken on a day, from number 0 to `last`; none where the amount is as printed.
[[nodiscard]] std::optional<int> last_step(const UpratingPlan& plan, Day date);
/// The month of a step, counted as an index of months counts it. Number -1 is the one before the first.
[[nodiscard]] int month_of_step(const UpratingPlan& plan, int step);
/// The period of the series that is read for a month, and for the base; of a mean, the last of its months.
[[nodiscard]] int uprating_period(const UpratingPlan& plan, const SeriesInfo& series, int month);
[[nodiscard]] int base_period(const UpratingPlan& plan, const SeriesInfo& series);
/// The day before which a figure for a step in this month must be published.
[[nodiscard]] std::optional<Day> uprating_cut(const UpratingPlan& plan, int month);
/// The months whose changes are multiplied between two: one a year, each told by the January of its year.
[[nodiscard]] std::vector<int> changes_between(int from, int to);

/// What brings a level of one period to the base of another; empty with the period of a change of base that nothing
/// links.
struct Link {
    std::optional<Number> factor;
    int broken_at = 0;
};
[[nodiscard]] Link link_between(const SeriesInfo& series, int from, int to);

/// What an index runs over: places counted from `first`, or those that are listed.
struct Members {
    std::int64_t first = 0;
    std::size_t count = 0;
    const std::uint32_t* listed = nullptr;

    [[nodiscard]] std::int64_t at(std::size_t i) const {
        return listed != nullptr ? listed[i] : first + static_cast<std::int64_t>(i);
    }
};

/// What evaluation came past: rules that lived, options of readings that were read.
struct Reached {
    explicit Reached(const Program& program) : rules(program.rules.size()) {
        for (const ReadingInfo& reading : program.readings)
            options.push_back(std::vector<bool>(reading.options.size()));
    }
    Table<RuleId, bool> rules;
    Table<ReadingId, std::vector<bool>> options;
};

/// Derived facts that are looked at as one. Where such a fact is not given and its derivation is unknown, the value
/// that is supposed stands in, or the fact itself is what is not known.
struct Suppositions {
    enum class AsOne : std::uint8_t { no, on_the_day, on_every_day };

    Day date;
    Table<FactId, AsOne> as_one;  ///< where the derivation may change with the day, on `date` alone
    std::map<std::pair<FactId, IndexKey>, Number> values;

    [[nodiscard]] bool covers(FactId fact, Day day) const {
        return as_one[fact] == AsOne::on_every_day || (as_one[fact] == AsOne::on_the_day && day == date);
    }
};

class Evaluator {
public:
    explicit Evaluator(const Program& program, EvaluationLimits limits = {});

    /// Another one of the same program, made once; what it has found stays until somebody begins a case with it.
    [[nodiscard]] Evaluator& spare();

    /// Takes a case; it must stay alive and unchanged until the next begin(), and must have a date.
    void begin(const Case& facts);

    [[nodiscard]] const TermValue& term(TermId term, const IndexKey& key, Day date);
    [[nodiscard]] Result evaluate(NodeId node, Scope& scope);
    [[nodiscard]] Judged judge(NodeId node, Scope& scope);
    /// A value of a series: of the case, else as published (before `cut`), else the cause that it is missing.
    [[nodiscard]] Result series_value(SeriesId series, int period, std::optional<Day> cut, NodeId node);
    /// The figure that series_value() takes and where it comes from.
    [[nodiscard]] SeriesFigure series_figure(SeriesId series, int period, std::optional<Day> cut) const;

    /// From the next begin() on; null ends it. They must stay alive and unchanged while a case is at work.
    void suppose(const Suppositions* suppositions) { supposed_ = suppositions; }

    /// From now on notes what is reached, until told to stop with null; `reached` must stay alive.
    void watch(Reached* reached) { reached_ = reached; }

    /// How each rule of a term fared, in the order of the program.
    /// The day that a value is taken on: the first of its period that counts, for a value per period that hangs on
    /// the day; else the date.
    [[nodiscard]] Day day_in_period(TermId term, const IndexKey& key, Day date);
    /// What such a value is on each day of its period on which it may change.
    [[nodiscard]] std::vector<std::pair<Day, TermValue>> values_in_period(TermId term, const IndexKey& key);
    [[nodiscard]] std::vector<RuleTrace> trace(TermId term, const IndexKey& key, Day date);

    /// The members an index runs over in this case.
    [[nodiscard]] Members members(DomainId domain);
    [[nodiscard]] std::size_t member_count(DomainId domain) { return members(domain).count; }
    [[nodiscard]] std::int64_t member(DomainId domain, std::size_t place) { return members(domain).at(place); }
    /// Those that a loop's variable runs over where it stands; the cause why that is not known, or 0.
    [[nodiscard]] CauseId members_of(const LoopRun& run, Scope& scope, Members& members);
    /// Why it is not known what an index runs over; 0 if it is.
    [[nodiscard]] CauseId domain_cause(DomainId domain);
    /// The member of `within` that a member lies in: its outer record, or the group it belongs to.
    [[nodiscard]] std::int64_t container(DomainId domain, std::int64_t member, DomainId within);
    [[nodiscard]] Result group_key(DomainId groups, std::size_t key, std::int64_t group);
    /// Among whom an allocation shares out.
    [[nodiscard]] CauseId receivers(const AllocationPlan& plan, Scope& scope, Members& members);
    /// The square of a standard deviation.
    [[nodiscard]] Result variance(const LoopPlan& plan, NodeId id, Scope& scope);

    [[nodiscard]] const Cause& cause(CauseId id) const { return causes_[id]; }
    /// The plain causes (facts, series, lists, blocks, faults) under one, each once, in the order met.
    [[nodiscard]] std::vector<CauseId> flatten(CauseId id) const;
    /// The worst status among causes that are not facts, with the cause; 0 if there is none.
    [[nodiscard]] CauseId worst(CauseId id) const;

    [[nodiscard]] const Program& program() const { return program_; }
    [[nodiscard]] const Case& facts() const { return *case_; }
    [[nodiscard]] const Precedence& precedence() const { return precedence_; }
    [[nodiscard]] Interval in_force(const RuleInfo& rule) const;
    /// As Program::days_of and days_in_force, with notice that the case tells of.
    [[nodiscard]] Interval days_of(Maybe<DocumentId> document, Maybe<ClauseId> clause) const;
    template <typename Info>
    [[nodiscard]] Interval days_in_force(const Info& info) const {
        return common_days(info.in_force, days_of(info.document, info.clause));
    }
    /// Whether a document that waits for something has entered into force; yes for all others.
    [[nodiscard]] Judged entered(Maybe<DocumentId> document, Day date);
    [[nodiscard]] const Pair& pair_of(const Number& value) const;

private:
    struct MemoKey {
        TermId term;
        std::int32_t date = 0;
        IndexKey key{};
        friend bool operator==(const MemoKey&, const MemoKey&) = default;
    };
    struct MemoHash {
        std::size_t operator()(const MemoKey& key) const;
    };
    struct PlainMemo {
        std::uint64_t epoch = 0;
        TermValue value;
    };
    /// The lazily filled state of one rule while its term is computed.
    struct RuleState {
        bool own_known = false, speaks_known = false, voice_known = false;
        Judged own, speaks, voice;
    };
    struct TermRun {
        const TermInfo& term;
        Scope scope;
        std::size_t base;  ///< of this term's states in states_
    };
    struct Entry {
        RuleId rule;
        Judged lives;
        Result value;
    };
    /// The term at work, so that a fault can say where it arose.
    struct Origin {
        Maybe<TermId> term = none;
        IndexKey key{};
        Day date;
    };
    struct Shared {
        std::vector<Number> parts;
        Number left;  ///< what `resten kvar` leaves
        CauseId cause = 0;
    };
    /// The groups of the records of a list, as the case makes them.
    struct Groups {
        CauseId cause = 0;                    ///< why they are not known
        std::vector<std::uint32_t> group_of;  ///< of each record
        std::vector<std::uint32_t> first;     ///< of each group, the first record in it
        std::map<std::vector<Number>, std::uint32_t> by_keys;
    };
    /// For each container the members that lie in it, one container after the other.
    struct Contents {
        std::vector<std::uint32_t> begin;
        std::vector<std::uint32_t> members;
    };
    /// p + q * the root of r.
    struct Rooted {
        Number p, q, r;
        CauseId cause = 0;
    };

    // evaluator.cpp: terms and rules
    TermValue compute(TermId term, const IndexKey& key, Day date, std::vector<RuleTrace>* trace);
    TermValue compute_within(TermId term, const IndexKey& key, Day date, std::vector<RuleTrace>* trace);
    TermValue compute_on(TermId term, const IndexKey& key, Day date, std::vector<RuleTrace>* trace);
    TermValue compute_in_period(TermId term, const IndexKey& key, Day date);
    [[nodiscard]] std::optional<PeriodDays> days_looked_at(const TermInfo& info, const IndexKey& key) const;
    std::vector<Day> changes_in_period(const TermInfo& info, const IndexKey& key);
    TermValue value_of_only(RuleId rule, const IndexKey& key, Day date);
    TermValue settle(TermId term, const IndexKey& key, Day date, std::size_t first_entry);
    void note_ranking_readings(TermRun& run);
    bool conflicting(std::size_t first_entry) const;
    bool settled_by_all(std::size_t first_entry) const;
    CauseId open_causes(std::size_t first_entry);
    TermValue blocked(CauseId worst_cause) const;
    TermValue open_value(CauseId cause) const;
    TermValue decided(Entry& entry, TermId term, const IndexKey& key, Day date);
    [[nodiscard]] bool in_force_on(RuleId rule, Day date) const;
    RuleState& state(const TermRun& run, RuleId rule) { return states_[run.base + place_in_term_[rule]]; }
    // Each is found once in a run of its term, and asked for many times.
    Judged own(TermRun& run, RuleId rule) {
        const RuleState& known = state(run, rule);
        return known.own_known ? known.own : find_own(run, rule);
    }
    Judged speaks(TermRun& run, RuleId rule) {
        const RuleState& known = state(run, rule);
        return known.speaks_known ? known.speaks : find_speaks(run, rule);
    }
    Judged voice(TermRun& run, RuleId rule) {
        const RuleState& known = state(run, rule);
        return known.voice_known ? known.voice : find_voice(run, rule);
    }
    Judged find_own(TermRun& run, RuleId rule);
    Judged find_speaks(TermRun& run, RuleId rule);
    Judged find_voice(TermRun& run, RuleId rule);
    Judged lives(TermRun& run, RuleId rule);
    void settle_days(const Case& facts);
    bool any_base_in_force(const TermInfo& term, Day date);

    void forget_too_deep();

    // causes.cpp
    CauseId add_cause(Cause cause);
    CauseId join(CauseId a, CauseId b);
    /// For strict operations: causes without a fact win over those with one.
    CauseId strict(CauseId a, CauseId b);
    CauseId fault(FaultKind kind, Maybe<NodeId> node, Number figure = {});
    CauseId not_given(FactId fact, const IndexKey& key, CauseId lacking);
    CauseId block(Status status, Maybe<TermId> term, const IndexKey& key, Day date);
    Judged both(Judged a, Judged b);
    Judged either(Judged a, Judged b);
    static Judged opposite(Judged a);

    // expressions.cpp and the files beside it
    Result step_into(const Node& node, NodeId id, Scope& scope);
    Judged judge_within(const Node& node, NodeId id, Scope& scope);
    Result bad(CauseId cause) { return {Number(), cause, false}; }
    Result checked(Number value, NodeId node, FaultKind kind = FaultKind::number_too_large);
    Result truth(Judged judged);
    Result read_fact(const Node& node, NodeId id, Scope& scope);
    Result read_term(const Node& node, Scope& scope);
    Result read_series(const Node& node, Scope& scope);
    Judged logical(const Node& node, Scope& scope);
    Judged compare(const Node& node, Scope& scope);
    Result at_least(const Node& node, Scope& scope);
    template <typename Reckon>
    Result binary(const Node& node, Scope& scope, Reckon reckon);
    Result conditional(const Node& node, Scope& scope);
    Result choice(const Node& node, Scope& scope);
    Result presence(const Node& node, Scope& scope);
    Judged one_of(const Node& node, Scope& scope);
    Judged belongs_to(const Node& node, Scope& scope);
    Result unary(const Node& node, NodeId id, Scope& scope);
    Result rounded(const Node& node, NodeId id, Scope& scope);
    Result aggregate(const Node& node, NodeId id, Scope& scope);
    Result quantified(const Node& node, Scope& scope);
    Result allocation(const Node& node, NodeId id, Scope& scope);
    Shared share_out(const AllocationPlan& plan, NodeId id, Scope scope, const Members& members);
    CauseId share_by_weight(const AllocationPlan& plan, NodeId id, Scope scope, const Members& members,
                            const std::vector<Number>& weights, Shared& shares);
    CauseId order_by_key(const AllocationPlan& plan, NodeId id, Scope scope, const Members& members,
                         const std::vector<Number>& fractions, std::size_t more, std::vector<std::size_t>& order);
    // domains.cpp
    const Groups& groups(DomainId domain);
    Groups make_groups(const Domain& domain);
    const Contents& contents(DomainId domain, DomainId within);
    CauseId rows_cause(DomainId list, Maybe<DomainId> within, std::int64_t owner);
    Result read_member(const Node& node, NodeId id, Scope& scope);
    // roots.cpp
    Rooted rooted(NodeId id, Scope& scope);
    Result rounded_root(const Node& node, NodeId id, Scope& scope);
    Result uprated(const Node& node, NodeId id, Scope& scope);
    /// The figures that one factor of an uprating is made of, and what is wrong with them.
    struct FigureReads {
        const UpratingPlan& plan;
        std::optional<Day> cut;
        NodeId node;
        CauseId causes = 0;
        bool ended = false;
    };
    Number read_one(FigureReads& reads, int period);
    Number read_figure(FigureReads& reads, int period);
    Result uprating_factor(const UpratingPlan& plan, std::optional<int> from, int to, NodeId id);
    Result uprated_from_base(const UpratingPlan& plan, const Number& base, int month, NodeId id);
    Result next_amount(const UpratingPlan& plan, const Number& base, const Number& before, int step, NodeId id);
    Result uprated_by_steps(const UpratingPlan& plan, const Number& base, int last, NodeId id);
    Result day_of_period(const Node& node, NodeId id, Scope& scope);
    Result shifted(const Node& node, NodeId id, Scope& scope);
    Result moved(const ShiftPlan& plan, const Node& node, NodeId id, Scope& scope, Day day);
    Result clip(const Node& node, NodeId id, Scope& scope);
    Result within_window(const Node& node, Scope& scope);
    Result one_of_times(const Node& node, Scope& scope);
    Result make_span(const Node& node, NodeId id, Scope& scope);
    Result calendar(const Node& node, NodeId id, Scope& scope);
    Result as_of(const Node& node, Scope& scope);
    /// Numbers beyond machine words count as steps of their own, so that the limit bounds the time as well.
    void count_size(const Number& value) {
        constexpr std::uint64_t cost = 16;
        if (!value.in_words()) [[unlikely]]
            steps_ += cost;
    }
    bool key_of(const Node& node, Scope& scope, IndexKey& key, CauseId& cause);
    template <typename Visit>
    CauseId for_each(const LoopPlan& plan, Maybe<NodeId> id, Scope& scope, const Visit& visit);
    [[nodiscard]] bool within_all(const LoopRun& run, std::int64_t member, Scope& scope);

    const Program& program_;
    EvaluationLimits limits_;
    const Case* case_ = nullptr;
    Precedence precedence_;
    TakenOptions ordered_for_;  ///< the readings precedence_ was made for
    bool ordered_ = false;

    Reached* reached_ = nullptr;
    const Suppositions* supposed_ = nullptr;
    std::uint64_t epoch_ = 0;
    std::uint64_t steps_ = 0;
    std::uint32_t depth_ = 0;
    const Origin* origin_ = nullptr;  ///< null outside of terms
    CauseId too_deep_cause_ = 0;      ///< one for all, since there may be very many
    std::vector<MemoKey> too_deep_;   ///< remembered values that rest on it
    Table<TermId, PlainMemo> plain_;
    std::unordered_map<MemoKey, TermValue, MemoHash> memo_;
    std::map<std::pair<NodeId, std::pair<std::int32_t, std::array<std::int64_t, max_locals>>>, Shared> shared_;
    std::unordered_map<DomainId, Groups> groups_;
    std::unordered_map<DomainId, CauseId> list_causes_;
    std::map<std::pair<DomainId, DomainId>, Contents> contents_;
    std::map<const LoopRun*, std::vector<std::uint32_t>> given_periods_;
    std::vector<Cause> causes_;
    std::vector<RuleState> states_;  ///< of the terms at work, the innermost last; never shrinks
    std::size_t states_in_use_ = 0;
    Table<RuleId, Interval> in_force_;            ///< its own term within its document's
    std::optional<Day> notice_given_;             ///< that the case tells of, as `in_force_` was reckoned with
    Interval main_in_force_;                      ///< with that notice
    Table<TermId, Maybe<RuleId>> only_rule_;      ///< of a term with one rule that depends on nothing but its days
    bool any_entry_ = false;                      ///< some document waits for something before it enters into force
    Table<RuleId, std::uint32_t> place_in_term_;  ///< its place among its term's rules
    std::vector<Pair> pairs_;
    std::vector<Entry> entries_;
    std::unique_ptr<Evaluator> spare_;
};

// What every condition passes through, inline.

inline Judged Evaluator::both(Judged a, Judged b) {
    if (a.truth == Truth::no || b.truth == Truth::no) return {Truth::no, 0};
    if (a.truth == Truth::yes && b.truth == Truth::yes) return {Truth::yes, 0};
    return {Truth::unknown, join(a.cause, b.cause)};
}

inline Judged Evaluator::either(Judged a, Judged b) { return opposite(both(opposite(a), opposite(b))); }

inline Judged Evaluator::opposite(Judged a) {
    if (a.truth == Truth::unknown) return a;
    return {a.truth == Truth::yes ? Truth::no : Truth::yes, 0};
}

inline bool Evaluator::in_force_on(RuleId rule, Day date) const {
    return (case_->regardless_of_term() ? program_.rules[rule].in_force : in_force_[rule]).contains(date);
}

inline Result Evaluator::checked(Number value, NodeId node, FaultKind kind) {
    if (!value.valid()) [[unlikely]]
        return bad(fault(kind, node));
    count_size(value);
    return {std::move(value), 0, false};
}

}  // namespace klausul
