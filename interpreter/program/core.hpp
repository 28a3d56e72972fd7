#pragma once

// The core: what the checker makes of agreement texts. The evaluator knows seven things (facts, terms, rules with a
// condition and a value, exceptions, precedence, expressions over exact values, evaluation at an index and a date),
// and here they are, with every name resolved to a slot, every unit to a factor and every sugar gone.
//
// A Program is immutable once made and may be read from several threads.

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/syntax.hpp"
#include "grammar/text/diagnostic.hpp"
#include "grammar/text/source.hpp"
#include "grammar/words/kinds.hpp"
#include "grammar/words/periods.hpp"
#include "grammar/words/statuses.hpp"
#include "interpreter/program/unit.hpp"
#include "interpreter/time/schedule.hpp"
#include "interpreter/time/term.hpp"
#include "interpreter/value/date.hpp"
#include "interpreter/value/number.hpp"

namespace klausul {

inline constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

using NodeId = std::uint32_t;
using FactId = std::uint32_t;
using TermId = std::uint32_t;
using RuleId = std::uint32_t;
using ReadingId = std::uint32_t;
using SeriesId = std::uint32_t;
using DomainId = std::uint32_t;
using ClauseId = std::uint32_t;
using DocumentId = std::uint32_t;
using TypeId = std::uint32_t;

struct Type {
    Kind kind = Kind::number;
    std::uint32_t domain = none;  ///< option: its enumeration; party: the group it must be in, or none; record: its
                                  ///< list; number: its period
    Unit unit;                    ///< number
    bool share = false;           ///< number of type `andel`: over its index it sums to exactly 1
    bool whole = false;           ///< number of type `heltal`, or a fact in a unit that is counted
    bool also_negative = false;   ///< a fact that may be less than nothing: `, även negativt`
    bool optional = false;        ///< `eller saknas`
    bool may_be_not_applicable = false;
};

/// What a `per` runs over. Records and groups are members that the case makes: rows of a list, counted through all
/// records around them, and sets of rows that agree in their keys, in the order in which the first of each is met.
enum class DomainKind : std::uint8_t { options, parties, records, years, half_years, months, quarters, groups };

/// Every program begins with these. A number that counts periods has one of them as its `Type::domain`.
inline constexpr DomainId years_domain = 0;
inline constexpr DomainId half_years_domain = 1;
inline constexpr DomainId months_domain = 2;
inline constexpr DomainId quarters_domain = 3;

/// The index of a period that may be one, else none.
[[nodiscard]] constexpr DomainId domain_of(PeriodKind period) {
    switch (period) {
        case PeriodKind::year:
            return years_domain;
        case PeriodKind::half_year:
            return half_years_domain;
        case PeriodKind::month:
            return months_domain;
        case PeriodKind::quarter:
            return quarters_domain;
        case PeriodKind::week:
        case PeriodKind::day:
        case PeriodKind::weekday:
            break;
    }
    return none;
}

/// The period of which an index is made, if it is made of one.
[[nodiscard]] constexpr std::optional<PeriodKind> period_of(DomainId domain) {
    for (const PeriodKind period : {PeriodKind::year, PeriodKind::half_year, PeriodKind::quarter, PeriodKind::month})
        if (domain_of(period) == domain) return period;
    return std::nullopt;
}

/// One of the things that the records of a group agree in.
struct GroupKey {
    std::string words;   ///< as written, `månad för start`
    std::string text;    ///< the same expression however it is written
    NodeId node = none;  ///< read with index variable 0 bound to the record
    Type type;
    DomainId period = none;  ///< a year, half-year, quarter or month: that index, which tells how it is written
};
struct Domain {
    DomainKind kind = DomainKind::options;
    std::string name;                    ///< kommun, uppdrag, år
    std::vector<std::uint32_t> members;  ///< options and parties: their values, in declared order
    DomainId parent = none;              ///< records: the list in whose records they stand; groups: the list grouped
    std::vector<GroupKey> keys = {};     ///< groups
};

struct NamedOption {
    std::string name;
    std::string label;
};
struct Enumeration {
    std::string name;
    std::vector<NamedOption> options;
    DomainId domain = none;
};

struct Party {
    std::string name;
    std::string alias;
    std::string label;
    std::string organisation_number;
    std::uint32_t part_of = none;
    bool outside = false;
};

struct ReadingInfo {
    std::string name;
    std::string question;
    std::vector<NamedOption> options;
    std::vector<std::string> tags;
    std::vector<bool> not_encoded;  ///< by option: `ej kodad`
    std::uint32_t default_option = 0;
    std::uint32_t enumeration = none;  ///< its options as an enumeration without a name of its own
    DocumentId document = none;
    Span span;
};

/// A published series; a value is missing until somebody supplies it. Its periods are years or months, counted as
/// an index counts them.
struct SeriesInfo {
    using Standing = FigureStanding;
    struct Value {
        int period = 0;
        Number value;  ///< a level, or the change as a number (2,5 % = 0.025)
        std::string source;
        std::optional<Day> published;
        bool published_at_latest = false;  ///< on that day or before
        Standing standing = Standing::not_stated;
    };
    /// From this period the levels are of another base; times the factor they continue the ones before.
    struct Rebase {
        int period = 0;
        std::optional<Number> factor;
    };
    std::string name;
    std::string title;
    bool yearly_change = false;
    bool monthly = false;
    std::vector<Value> values;  ///< by period, those of one period in the order they were published
    std::vector<Rebase> rebases;
    std::optional<int> last;  ///< none are published for later periods
    Span span;
};

struct FactInfo {
    std::string name;
    std::string label;
    Type type;
    std::vector<DomainId> per;
    DomainId list = none;         ///< the list of records whose field this is
    std::uint32_t record = none;  ///< the single record whose field (or presence) this is
    NodeId otherwise = none;      ///< how it is derived when not given
    bool without_effect = false;
    std::vector<std::string> tags;
    DocumentId document = none;
    Span span;
    std::uint32_t slot = 0;  ///< place among scalar facts, or among indexed facts
};

/// A list of records, given in the case; its fields are facts `per` the list.
struct ListInfo {
    std::string name;
    std::string label;
    DomainId domain = none;
    std::vector<FactId> fields;
    DocumentId document = none;
    Span span;
    std::string field = "";                 ///< in a record of another list: the name of the field
    std::vector<std::uint32_t> lists = {};  ///< places in `lists`: its fields that are lists
};

/// A single record, given as a whole; its fields are facts of their own, named `post.fält`.
struct RecordInfo {
    std::string name;
    std::string label;
    FactId presence = none;  ///< a yes/no fact: yes where the record is given, absent where it is said to be missing
    std::vector<FactId> fields;        ///< by the name after the dot
    std::vector<std::uint32_t> lists;  ///< places in `lists`: its fields that are lists
    DocumentId document = none;
    Span span;
};

struct TermInfo {
    std::string name;
    std::string question;  ///< empty for a helper
    Type type;
    std::vector<DomainId> per;
    bool is_answer = false;
    bool only_refers = false;  ///< a helper all of whose rules are `avgörs genom`
    bool uses_date = true;     ///< false = the same on every date (then computed once for all of them)
    NodeId as_of = none;       ///< `per uppdrag vid start`: the day everything about it is taken at
    /// A value per period that hangs on the day: what it is on the days of the period, each of which must give the
    /// same.
    bool in_period = false;
    std::vector<std::int32_t> changes;       ///< in_period: days on which what it rests on may change
    std::vector<std::uint32_t> recurring{};  ///< in_period: upratings whose steps are such days
    std::vector<std::uint32_t> fixings{};    ///< in_period: periods of `fastställs` whose first days are such days
    std::vector<RuleId> rules;               ///< bases and exceptions
    ClauseId clause = none;                  ///< for a helper, where it stands
    DocumentId document = none;
    Span span;
};

struct RuleInfo {
    TermId term = none;
    NodeId condition = none;  ///< none = always
    std::vector<NodeId> clause_conditions;
    NodeId value = none;  ///< none = `gäller inte`
    syntax::Strength strength = syntax::Strength::plain;
    Interval in_force;               ///< of the rule and its clauses
    std::vector<RuleId> hosts;       ///< rules it is an exception from; empty = a base rule
    std::vector<RuleId> exceptions;  ///< rules that are exceptions from it
    ClauseId clause = none;
    DocumentId document = none;
    std::vector<std::string> tags;
    Span span;            ///< the line that gives the value
    Span condition_span;  ///< the `om` that gives the occasion
};

/// `winner` goes before `loser`, where `condition` (over readings) holds.
struct PrecedencePair {
    RuleId winner = none;
    RuleId loser = none;
    NodeId condition = none;
    std::uint8_t level = 0;  ///< 0 rule, 1 clause, 2 document, 3 what an amendment adds goes before what was there
    Span span;
};

struct ClauseInfo {
    std::string name;
    std::string path;  ///< `hjälpmedel / kommunens_ansvar`
    std::string title;
    std::vector<std::string> tags;
    ClauseId parent = none;
    DocumentId document = none;
    Interval in_force;          ///< by its own dates and those of the clauses around it
    bool irreversible = false;  ///< `kan inte sägas upp`, here or around it: outlives notice
    Span span;
    /// Where the document says `som mall`, if this or a clause around it was written out from a template; else empty.
    Span used = {};
    Span template_head = {};  ///< of the template that is written out into this very clause, if any
};

struct DocumentInfo {
    std::string name;
    std::string title;
    bool is_module = false;
    bool asked = false;  ///< the main document, or part of a package that is
    Term term;
    Interval in_force;        ///< days_in_force(term): with extensions, renewals and notice given
    Interval without_notice;  ///< the same as if no notice had been given
    Interval printed;         ///< as the header states it, before any renewal
    std::vector<std::string> parties, replaces, applies_also, also_called;
    std::string series;   ///< the documents that follow each other in time with this one
    TermId entry = none;  ///< `träder i kraft …`: a yes/no helper; the rules are in force on the days it is yes
    std::vector<Span> entry_ways;    ///< what stands after each `när`
    std::vector<NodeId> entry_days;  ///< the days from which it may be yes, where they are stated
    std::uint32_t source = none;
    std::vector<std::string> tags;
    Span span;
};

/// `ändring av X från och med D`: its lines are part of the document they amend.
struct AmendmentInfo {
    std::string title;
    DocumentId document = none;  ///< the amended one
    Day from;
    bool proposal = false;  ///< `ställning förslag`
    std::uint32_t source = none;
    std::vector<std::string> tags;
    Span span;
};

/// What must be true or present. As a yes/no it is a term of its own (`x är uppfyllt`): yes where it does not apply.
struct RequirementInfo {
    struct Line {
        NodeId condition = none;
        std::string sentence;
        std::vector<std::string> tags;
        Span span;
    };
    std::string name;
    TermId term = none;
    RuleId rule = none;           ///< that gives the term its value while this wording is in force
    std::vector<NodeId> applies;  ///< all must hold where it applies
    std::vector<Line> lines;
    std::vector<std::string> tags;
    ClauseId clause = none;
    DocumentId document = none;
    Interval in_force;
    Span span;
};

/// Text that is listed and never evaluated: prose, duties, notes, steps.
enum class PassageKind : std::uint8_t { prose, duty, steps, requirement };
struct Passage {
    PassageKind kind = PassageKind::prose;
    std::string actor;
    syntax::Duty::Verb verb = syntax::Duty::Verb::shall;
    std::string text;
    std::string schedule;
    std::optional<Schedule> when;  ///< a duty's
    NodeId condition = none;
    Interval in_force;
    std::vector<std::string> tags;
    ClauseId clause = none;
    DocumentId document = none;
    Span span;
};

struct NoteInfo {
    std::string text;
    NodeId condition = none;
    std::vector<std::string> tags;
    ClauseId clause = none;
    DocumentId document = none;
    Interval in_force;
    Span span;
};

// ---- expressions ------------------------------------------------------------------------------------------------

/// What a node does with its children a, b, c and its payload.
enum class Op : std::uint8_t {
    constant,      ///< payload: place in `constants`
    fact,          ///< payload: fact; children: one index expression per `per`
    term,          ///< payload: term; children: likewise
    reading,       ///< payload: reading
    series,        ///< payload: series; a: the year
    local,         ///< payload: number of the index variable
    container,     ///< payload: place in `containers`; a: the member whose outer record or group is asked for
    inner_record,  ///< payload: domain; a: the outer record; b: number from 0
    group_key,     ///< payload: place in `group_keys`; a: the group
    group_with,    ///< payload: domain; children: the keys
    the_day,
    year_of,       ///< a: day
    period_start,  ///< payload: place in `periods`; a: day
    negate,
    logical_not,
    logical_and,
    logical_or,  ///< children
    at_least,    ///< payload: how many; children
    add,
    subtract,
    multiply,
    divide,
    remainder,  ///< of a divided by b, with the sign of b
    scale,      ///< a times constant `payload` (a change of unit)
    less,
    less_equal,
    greater,
    greater_equal,
    equal,
    not_equal,
    belongs_to,   ///< a: party; b: party it may be a unit of
    one_of,       ///< a; constants from payload: place in `sets`
    conditional,  ///< a, b, c
    choice,       ///< a: selector; payload: place in `choices`
    round,        ///< a; payload: place in `roundings`
    sum,
    count,
    mean,
    lowest,
    highest,    ///< payload: place in `loops`
    deviation,  ///< payload: place in `loops`; a root, so only within a rounding
    for_all,
    for_some,  ///< payload: place in `loops`
    as_of,     ///< a: value; b: day
    is_given,
    is_absent,
    is_unknown,
    is_not_applicable,  ///< a: a fact
    allocation,         ///< payload: place in `allocations`
    left_over,          ///< payload: place in `allocations`: what `resten kvar` leaves
    uprate,             ///< a: base value; payload: place in `upratings`
    make_span,          ///< a, b
    clip,  ///< a: span, b: window, c, if there is one: judged on each day; minutes; payload: 1 = by the clock
    completed_years,  ///< a: from day; b, if there is one: to day, else the day at hand
    shift_day,        ///< a: day, b: of working days, whether eves are free; payload: place in `shifts`
    day_of,           ///< a: moment
    month_of,
    half_year_of,
    quarter_of,
    completed_months,      ///< likewise
    days_between,          ///< a: from day, b: to day
    working_days_between,  ///< a: from day, b: to day, c: whether eves are free
    period_first_day,
    period_last_day,
    days_in_period,  ///< a: a period; payload: its index
    shift_by,        ///< a: day, b: how often; payload: place in `shifts`, a plan for one
    latest_of,
    earliest_of,  ///< children: days, moments, times of day or numbers in one unit
    clock_of,     ///< a: moment
    weekday_of,   ///< a: day; 0 = Monday
    is_holiday,
    is_eve,         ///< a: day
    within_period,  ///< a: day, b: span
    within_window,  ///< a: time of day, b: window
    referral,       ///< payload: text
    not_encoded     ///< an option marked `ej kodad`
};

struct Node {
    Op op = Op::constant;
    Kind kind = Kind::number;
    std::uint16_t child_count = 0;
    std::uint32_t first_child = 0;  ///< place in `children`
    std::uint32_t payload = 0;
};

struct RoundingPlan {
    Number step;
    RoundTo to = RoundTo::nearest;
    TieBreak ties = TieBreak::away_from_zero;
    bool started = false;  ///< `påbörjade …`
    bool of_root = false;  ///< what is rounded is p + q * (a standard deviation)
};
/// The members of `inner` that lie in one member of `within`: rows of a record, records of a group.
struct ContainerRead {
    DomainId inner = none;
    DomainId within = none;
};
struct GroupKeyRead {
    DomainId domain = none;
    std::uint32_t key = 0;
};
/// What an index variable of a loop runs over.
struct LoopRun {
    /// Only members that lie in the record or group at hand, whose member `owner` gives.
    struct Limit {
        DomainId within = none;
        NodeId owner = none;
    };
    std::uint32_t local = 0;
    DomainId domain = none;
    std::vector<Limit> limits = {};
    int last_years = 0;              ///< periods: those of so many years before that of `year`
    NodeId year = none;              ///< none = the year of the date
    std::vector<FactId> given = {};  ///< periods without such a range: those for which the case gives one of these
};
/// `filter` may be none.
struct LoopPlan {
    std::vector<LoopRun> runs;
    NodeId body = none;
    NodeId filter = none;
    bool distinct = false;  ///< count: equal values once
    bool sample = true;     ///< deviation: divided by n - 1
};
struct ChoicePlan {
    std::vector<NodeId> by_option;  ///< for each option of the selector; none = falls to `otherwise`
    NodeId otherwise = none;
};
struct AllocationPlan {
    NodeId total = none;
    NodeId weight = none;  ///< read with `local` bound to each member
    std::uint32_t local = 0;
    DomainId domain = none;
    Number step;  ///< in the unit of the total
    bool weights_are_shares = false;
    syntax::RemainderRule remainder = syntax::RemainderRule::largest_fraction;
    NodeId receiver = none;
    NodeId tie_key = none;  ///< `lika efter`: of equal fractions the one with the smaller key first
    Kind tie_kind = Kind::number;
    DomainId within = none;  ///< shared out among the rows of one record of this list,
    NodeId owner = none;     ///< the one that this gives
};
/// Steps are numbered from 0, the one on the first day; each lies a whole number of months after it. What a figure is
/// for is told by the month of its step, counted as an index of months counts it.
struct UpratingPlan {
    SeriesId series = none;
    int base_year = 0;
    Day from;
    int step_months = 12;        ///< at least 1
    bool from_previous = false;  ///< each step from the amount before, else from the base amount
    std::optional<RoundingPlan> rounding;
    /// Only figures published before this day count: a fixed one, or month and day of the year of the step.
    struct Vintage {
        std::optional<Day> fixed;
        int month = 1;
        int day = 1;
        int years_before = 0;
    };
    std::optional<Vintage> vintage;
    bool month_of_step = false;      ///< of a series per month, the month of the step; else `month` of its year
    int lag = 0;                     ///< months that the figures lie behind; whole years unless `month_of_step`
    int month = 1;                   ///< of a series per month, the one that is read, or the last of a mean
    int mean_of = 1;                 ///< how many months, up to the one that is read, the mean is taken of
    std::optional<int> base_period;  ///< of the base figure, where it is not that of the base year
    std::optional<Number> share;     ///< of the change of the series that the amount follows, 75 % = 0.75
    std::optional<Number> cap;       ///< the most that a step raises the amount, 3 % = 0.03; `from_previous` only
    std::optional<Day> frozen_from;  ///< from then on the amount stays as it was the day before
    syntax::Floor floor = syntax::Floor::none;
    std::uint32_t ends = none;  ///< text of what happens when the series has come to an end
};
struct ShiftPlan {
    int amount = 0;  ///< negative = before
    enum class Step : std::uint8_t { days, months, working_days } step = Step::days;
    MonthEnd month_end = MonthEnd::refuse;
    bool to_month_end = false;  ///< on to the last day of that month
};
struct PeriodPlan {
    int months = 12;    ///< length
    int from_year = 1;  ///< counted from 1 January of this year
    /// A period that had begun before this day has it as its first: before it nothing was in force.
    Day not_before{Day::min_number};
};

/// A value in a pool, for kinds that need more than one number.
struct Pair {
    Number first;
    Number second;
};

// ---- examples and checks ----------------------------------------------------------------------------------------

struct GivenValue {
    enum class State : std::uint8_t { value, unknown, not_applicable, absent } state = State::value;
    FactId fact = none;
    SeriesId series = none;
    TermId supposed = none;  ///< an answer or helper that is taken to be `value`: `antag x = v`
    std::vector<NodeId> members;
    NodeId value = none;
    std::int64_t bound_member = 0;  ///< index variable 0 while `value` is evaluated
    Span span;
};
struct GivenList {
    DomainId domain = none;
    std::vector<std::vector<GivenValue>> records;
    std::vector<std::uint32_t> owners = {};  ///< of a list within records: for each the place of the outer one
    std::vector<std::uint32_t> told = {};    ///< the outer ones that tell their rows, also if they have none
};
struct ReadingSetting {
    ReadingId reading = none;
    std::uint32_t option = 0;
};
struct ExpectationPlan {
    NodeId expression = none;
    TermId term = none;  ///< the answer asked, when it is a plain one; its outcome tells clauses and status
    std::vector<NodeId> members;
    DomainId single_row = none;  ///< the list that must have exactly one row, since none was named
    Status status = Status::decided;
    bool of_requirement = false;  ///< told as met or not
    NodeId value = none;
    Type type;
    std::vector<std::string> conflict_tags;
    std::vector<std::string> missing;  ///< as they are printed: `inskriven`, `anslutna för 2025`
    std::optional<std::string> text;
    struct Under {
        ReadingSetting setting;
        NodeId value = none;
        Span span;
    };
    std::vector<Under> under;
    Span span;
};
struct ExamplePlan {
    std::string title;
    std::optional<Day> date;
    bool regardless_of_term = false;
    std::vector<ReadingSetting> readings;
    std::vector<GivenValue> values;
    std::vector<GivenList> lists;
    bool supposed_in_force = false;  ///< `antag avtalet i kraft`
    std::vector<ExpectationPlan> expectations;
    std::vector<std::string> deciding_tags;
    std::vector<std::string> tags;
    DocumentId document = none;
    Span span;
};
struct CheckPlan {
    struct Line {
        NodeId computed = none;
        NodeId published = none;
        NodeId tolerance = none;
        NodeId against = none;           ///< expected mismatch: the published figure that must differ
        bool expected_mismatch = false;  ///< `published` is then what is known to come out
        DomainId per = none;
        std::uint32_t local = 0;
        Type type;
        Span span;
    };
    std::string title;
    std::vector<Line> lines;
    std::vector<std::string> tags;
    DocumentId document = none;
    Span span;
};

/// `väntad lucka i x om … "skäl"`: what the search for gaps and conflicts leaves out.
struct ExpectedFindingInfo {
    bool conflict = false;  ///< else a gap
    TermId term = none;
    NodeId condition = none;  ///< none = always
    std::string reason;
    std::vector<std::string> tags;
    DocumentId document = none;
    Span span;
};

// ---- the whole --------------------------------------------------------------------------------------------------

struct Program {
    UnitTable units;
    std::vector<Enumeration> enumerations;
    std::vector<Party> parties;
    std::vector<Domain> domains;
    std::vector<ReadingInfo> readings;
    std::vector<SeriesInfo> series;
    std::vector<FactInfo> facts;
    std::vector<ListInfo> lists;
    std::vector<RecordInfo> records;
    std::vector<TermInfo> terms;
    std::vector<RuleInfo> rules;
    std::vector<PrecedencePair> precedence;
    std::vector<ClauseInfo> clauses;
    std::vector<DocumentInfo> documents;
    std::vector<AmendmentInfo> amendments;
    std::vector<Passage> passages;
    std::vector<NoteInfo> notes;
    std::vector<RequirementInfo> requirements;
    std::vector<ExamplePlan> examples;
    std::vector<CheckPlan> checks;
    std::vector<ExpectedFindingInfo> expected_findings;

    std::vector<Node> nodes;
    std::vector<NodeId> children;
    std::vector<Span> node_spans;  ///< for each node
    std::vector<Unit> node_units;  ///< for each node of kind number
    std::vector<Number> constants;
    std::vector<std::string> texts;  ///< of text values and referrals
    std::vector<Pair> pairs;         ///< of constant windows and spans
    std::vector<std::vector<Number>> sets;
    std::vector<RoundingPlan> roundings;
    std::vector<LoopPlan> loops;
    std::vector<ChoicePlan> choices;
    std::vector<AllocationPlan> allocations;
    std::vector<UpratingPlan> upratings;
    std::vector<ShiftPlan> shifts;
    std::vector<PeriodPlan> periods;
    std::vector<ContainerRead> containers;
    std::vector<GroupKeyRead> group_keys;

    std::uint32_t scalar_facts = 0;
    std::uint32_t indexed_facts = 0;
    std::uint32_t locals = 0;  ///< the most index variables any expression needs
    DocumentId main = 0;       ///< the document that was asked for
    std::uint32_t text = 0;    ///< the source that was asked for: that of `main`, or of an amendment to it

    /// The source whose lines these are: lines of a template are those of the text that uses it.
    [[nodiscard]] std::uint32_t text_of(ClauseId clause, Span line) const { return used_at(clause, line).source; }
    /// The line itself, or the use of the template that it comes from.
    [[nodiscard]] Span used_at(ClauseId clause, Span line) const {
        const bool from_template =
            clause != none && clauses[clause].used.end > 0 && clauses[clause].used.source != line.source;
        return from_template ? clauses[clause].used : line;
    }

    [[nodiscard]] const NodeId* children_of(const Node& node) const { return children.data() + node.first_child; }

    /// The days of a document's term, for what stands in a clause of it or (`none`) outside of any.
    [[nodiscard]] Interval days_of(DocumentId document, ClauseId clause) const {
        if (document == none) return {};
        const bool outlives_notice = clause != none && clauses[clause].irreversible;
        return outlives_notice ? documents[document].without_notice : documents[document].in_force;
    }
    /// The days on which a rule, duty, note or requirement is in force, by its own dates and its document's term.
    template <typename Info>
    [[nodiscard]] Interval days_in_force(const Info& info) const {
        return common_days(info.in_force, days_of(info.document, info.clause));
    }
};

}  // namespace klausul
