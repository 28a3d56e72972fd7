#pragma once

// The syntax tree: what a writer wrote, with places, and nothing more. Numbers stay text, names stay names, dates
// are only known to be well formed. The checker gives them meaning.
//
// Ownership: a tree owns its children. Every node carries the span of its own words; a statement's span covers its
// first line (without comment and tags), not the block under it.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "grammar/text/diagnostic.hpp"
#include "grammar/words/manners.hpp"
#include "grammar/words/operators.hpp"
#include "grammar/words/statuses.hpp"

namespace klausul::syntax {

/// A name as written, NFC; a dotted name keeps its dots ("jamtland.parter").
struct Name {
    std::string text;
    Span span;
};

/// The inside of [TIL-16], without brackets. `[A; B]` gives two.
struct Tag {
    std::string text;
    Span span;
};
using Tags = std::vector<Tag>;

/// A quoted text without its quotes, escapes resolved.
struct Text {
    std::string text;
    Span span;
};

/// A calendar date, checked to exist (proleptic Gregorian, years 1-9999).
struct Date {
    int year = 0;
    int month = 0;
    int day = 0;
    Span span;
};

/// Minutes after midnight, 0..1440 (24:00 is allowed).
struct Clock {
    int minutes = 0;
    Span span;
};

/// A number in plain form: digits, at most one '.', never a sign, blanks and comma gone ("3735428", "47.18").
struct Figure {
    std::string digits;
    Span span;
};

/// kr/timme, personer, minuter/inventarie/år, %. Empty = a bare number.
struct UnitTerm {
    std::vector<Name> above;
    std::vector<Name> below;
    Span span;

    [[nodiscard]] bool empty() const { return above.empty() && below.empty(); }
};

struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;

/// 640 kr/timme, 47,18 %, 129
struct Quantity {
    Figure figure;
    UnitTerm unit;
};

/// `3 735 428 kr i 2024 års nivå`
struct AtLevel {
    ExpressionPtr value;
    int year = 0;
};

struct TextLiteral {
    std::string text;
};
struct DateLiteral {
    Date date;
};
/// 2026-03-02 10:00, 2026-10-25 02:30+02:00
struct MomentLiteral {
    Date date;
    Clock clock;
    std::optional<int> offset;  ///< `+02:00`, in minutes
};
struct ClockLiteral {
    Clock clock;
};
/// `08:00 till 17:00`; the end is exclusive, and before the start it lies after midnight.
struct ClockWindow {
    Clock from;
    Clock to;
};
/// `(start till slut)`; between moments the end is exclusive, between dates inclusive.
struct SpanLiteral {
    ExpressionPtr from;
    ExpressionPtr to;
};
/// ja, nej
struct TruthLiteral {
    bool value = false;
};
/// `saknas` as a value (`x = saknas` in examples)
struct AbsentLiteral {};
/// `okänt` as a value (in examples)
struct UnknownLiteral {};
/// `ej tillämpligt` as a value (in examples)
struct NotApplicableLiteral {};

/// A fact, term, reading, index series, option or party: which one, the checker says.
struct Reference {
    Name name;
};
/// `denna kommun`
struct ThisElement {
    Name index;
};
/// `dagen`
struct TheDay {};
/// 2025-03, 2025-H1, 2025-Q1 as a member: `place` counts from 1 within the year
struct PeriodLiteral {
    enum class Kind : std::uint8_t { month, half_year, quarter } kind = Kind::month;
    int year = 0;
    int place = 1;
};
/// `föregående år`
struct PreviousPeriod {
    Name period;
};

enum class UnaryOperator : std::uint8_t { negate, logical_not, until, since };
struct Unary {
    UnaryOperator op;
    ExpressionPtr operand;
};

/// `a + b`, `a är b`, `resten av a delat med b`
struct Binary {
    BinaryOperator op;
    ExpressionPtr left;
    ExpressionPtr right;
    Span op_span;
};

/// `x är någon av (a; b)`, `x är ingen av (a; b)` / `x inte är någon av (a; b)`; also `x är någon av kommunerna` (one
/// option, a group)
struct AnyOf {
    ExpressionPtr value;
    std::vector<ExpressionPtr> options;
    bool negated = false;
};

enum class PresenceKind : std::uint8_t { present, absent, unknown, not_applicable, fulfilled, not_fulfilled };
/// `x finns`, `x saknas`, `x är okänt`, `x är ej tillämpligt`, `[krav] x är uppfyllt`, `x är inte uppfyllt`
struct Presence {
    ExpressionPtr value;
    PresenceKind kind;
};

/// `om c då a annars b`
struct Conditional {
    ExpressionPtr condition;
    ExpressionPtr consequent;
    ExpressionPtr alternative;
};

enum class RoundingDirection : std::uint8_t { nearest, up, down, from_zero, to_zero };
enum class Ties : std::uint8_t { away_from_zero, to_even };
/// `x avrundat till hela kronor`, `uppåt till hel timme`, `nedåt till 100 kr`, `till 2 decimaler`, `, halvor till
/// jämnt`
struct RoundingRule {
    RoundingDirection direction = RoundingDirection::nearest;
    Ties ties = Ties::away_from_zero;
    std::optional<int> decimals;  ///< `till 2 decimaler`; then no step
    Quantity step;                ///< `hela kronor` is 1 kr, `100 kr` is 100 kr, `hela ören` is 1 öre
    Span span;
};
struct Rounding {
    ExpressionPtr value;
    RoundingRule rule;
};
/// `påbörjade timmar av x`
struct Started {
    UnitTerm unit;
    ExpressionPtr value;
};

enum class AggregateKind : std::uint8_t { sum, count, mean, lowest, highest, latest, earliest, deviation };
/// `summa antal medel lägsta högsta senaste tidigaste standardavvikelse`, `antal olika x`, `summa x över år`, `summa x
/// där villkor`
struct Aggregate {
    AggregateKind kind;
    bool distinct = false;
    ExpressionPtr operand;
    std::vector<Name> over;
    ExpressionPtr where;            ///< null without `där`
    std::optional<int> last_years;  ///< `medel x de senaste 6 åren`
    bool sample = true;             ///< for deviation: `, stickprov` (default) or `, population`
};

enum class Quantifier : std::uint8_t { all, some, none };
/// `alla uppdrag: villkor` is spelled `villkor för varje rad`, `villkor för någon part`
struct Quantified {
    Quantifier kind;
    ExpressionPtr condition;
    Name index;
};

/// `fast_del för Berg`, `anslutna för 2025`, `anslutna för föregående år`; several members in index order
struct ForMember {
    ExpressionPtr value;
    std::vector<ExpressionPtr> members;
};
/// `x den 2026-03-31`, `x vid start`
struct AsOf {
    ExpressionPtr value;
    ExpressionPtr date;
    bool at = false;  ///< `vid`, of an event; else `den`
};
/// `huvudman enligt ordinärt_boende`
struct According {
    ExpressionPtr value;
    Name document;
};
/// `f(a; b)`; `månad för start`, the month that holds a date, is a call of `månad` with `of_period`: no function of
/// that name is meant, and there is one argument. The word is one of `år halvår kvartal månad veckodag`, `year
/// half_year quarter month weekday`.
struct Call {
    Name function;
    std::vector<ExpressionPtr> arguments;
    bool of_period = false;
};

/// `fördela t efter w i hela ören, resten till största bråkdel` / `resten till Berg` / `resten kvar`
struct Allocation {
    ExpressionPtr total;
    ExpressionPtr weights;
    Quantity step;
    RemainderRule remainder = RemainderRule::largest_fraction;
    ExpressionPtr receiver;  ///< for RemainderRule::receiver
    ExpressionPtr tie_key;   ///< `, lika efter nyckel`; null = declared order
};

/// `(start till slut) inom dagtid`: how much of the span lies in the clock window
struct Clip {
    ExpressionPtr span;
    ExpressionPtr window;
    ExpressionPtr days;         ///< `där dagen är helgdag`: only what lies on these; may be null
    bool by_the_clock = false;  ///< `räknat efter klockan`: as the clock on the wall shows, else the minutes that pass
};
/// `5 arbetsdagar efter x`, `12 månader före x`, `..., till månadens sista dag`
struct DateShift {
    Quantity amount;
    bool before = false;
    ExpressionPtr date;
    bool to_month_end = false;  ///< `, till månadens sista dag`
    bool within_month = false;  ///< `, senast månadens sista dag`
};
/// `betalningstid efter fakturadatum`: by a number of days, months or years that is not written out
struct ShiftBy {
    ExpressionPtr amount;
    bool before = false;
    ExpressionPtr date;
    bool to_month_end = false;
    bool within_month = false;
};
/// `fyllda år från födelsedatum`, `fyllda månader från …`; with `till d` up to that day, else up to the day at hand
struct CompletedYears {
    ExpressionPtr from;
    bool months = false;
    ExpressionPtr to;               ///< may be null
    bool to_month_end = false;      ///< `, till månadens sista dag`: full on that day where a month has no such day
    bool next_month_start = false;  ///< `, till nästa månads första dag`: full on that day there
};
/// `antal dagar från a till b`: negative where b is the earlier
struct DaysBetween {
    ExpressionPtr from;
    ExpressionPtr to;
    bool working = false;  ///< `antal arbetsdagar`: those after `from` up to and including `to`
};
enum class PeriodDay : std::uint8_t { first, last, count };
/// `sista dagen i månaden för d`, `första dagen i denna månad`, `antal dagar i 2026-02`
struct DayOfPeriod {
    PeriodDay which = PeriodDay::first;
    ExpressionPtr period;
};
/// `den senare av a och b`, `den tidigaste av (a; b; c)`
struct OneOfTimes {
    bool latest = false;
    std::vector<ExpressionPtr> times;
};
/// `den lägre av a och b`, `den högsta av (a; b; c)`, `a, dock högst b` (the lower of two), `a, dock lägst b`
struct OneOfAmounts {
    bool highest = false;
    bool as_limit = false;  ///< written as `dock högst` or `dock lägst` after the first of two
    std::vector<ExpressionPtr> amounts;
};
/// `klockslaget för start`
struct ClockOf {
    ExpressionPtr moment;
};

struct ChoiceLine {
    std::vector<Name> options;
    ExpressionPtr value;
    Tags tags;
    Span span;
};
/// `beroende på x` and one line per option; `ja`/`nej` may be options. `annars v` is `otherwise`. A line `namn  ej
/// kodad` has a null value.
struct Choice {
    ExpressionPtr selector;
    std::vector<ChoiceLine> lines;
    ExpressionPtr otherwise;
};

enum class ListKind : std::uint8_t { all, some, at_least, none };
struct Criterion {
    ExpressionPtr condition;
    std::optional<Text> label;
    Tags tags;
    Span span;
};
/// `alla följande`, `något av`, `minst 3 av`, `inget av` with one criterion per line under it
struct ConditionList {
    ListKind kind;
    int at_least = 0;
    std::vector<Criterion> criteria;
};

/// `avgörs genom "…"`
struct Referral {
    Text text;
};

/// What is moved and thrown away in one place (syntax.cpp), as are the other variants here: each of these acts is a
/// table over all alternatives, which every file that holds a tree would make again.
struct ExpressionNode
    : std::variant<Quantity, AtLevel, TextLiteral, DateLiteral, MomentLiteral, ClockLiteral, ClockWindow, SpanLiteral,
                   TruthLiteral, AbsentLiteral, UnknownLiteral, NotApplicableLiteral, Reference, ThisElement, TheDay,
                   PreviousPeriod, PeriodLiteral, Unary, Binary, AnyOf, Presence, Conditional, Rounding, Started,
                   Aggregate, Quantified, ForMember, AsOf, According, Call, Allocation, Clip, DateShift, ShiftBy,
                   CompletedYears, DayOfPeriod, DaysBetween, OneOfTimes, OneOfAmounts, ClockOf, Choice, ConditionList,
                   Referral> {
    using variant::variant;
    ExpressionNode();
    ExpressionNode(ExpressionNode&&) noexcept;
    ExpressionNode& operator=(ExpressionNode&&) noexcept;
    ~ExpressionNode();
};

struct Expression {
    Span span;
    ExpressionNode node;
    bool parenthesised = false;
};

// ---- declarations ----------------------------------------------------------------------------------------------

/// `från och med D`, `till och med D`; either may be missing
struct Validity {
    std::optional<Date> from;
    std::optional<Date> to;

    [[nodiscard]] bool empty() const { return !from && !to; }
};

/// A type as written after the colon: `ja/nej`, `kr/timme`, `datum`, `lista av`, `kommun`, `datum eller saknas`, `lista
/// av fakturarad`.
struct TypeTerm {
    enum class Kind : std::uint8_t { named, truth, unit, list };
    Kind kind = Kind::named;
    Name name;  ///< named: a type, or a unit of one word (the checker tells); list: the record type, empty for fields
                ///< below
    UnitTerm unit;                       ///< unit: a compound unit
    bool optional = false;               ///< `eller saknas`
    bool may_be_not_applicable = false;  ///< `eller ej tillämpligt`
    bool also_negative = false;          ///< `, även negativt`
    bool also_fractions = false;         ///< `, även bråkdelar`, of a unit that is counted
    Span span;
};

struct Option {
    Name name;
    std::optional<Text> label;
    Tags tags;
};
struct Field {
    std::vector<Name> names;
    TypeTerm type;
    std::optional<Text> label;
    ExpressionPtr otherwise;  ///< how it is derived where a record does not say it; may be null
    Tags tags;
};

/// `typ boendeform` + options; `typ faktura` + fields; `typ kommun : part` + parties, `tillsammans kommunerna` names
/// them all
struct TypeDeclaration {
    Name name;
    bool of_parties = false;
    std::optional<Name> together;
    std::vector<Option> options;
    std::vector<Field> fields;
};

/// `måttenhet person; personer`, `måttenhet timme; timmar = 60 minuter`, `måttenhet krona; kronor, kort kr`
struct UnitDeclaration {
    std::vector<Name> forms;
    std::optional<Name> short_form;
    std::optional<Quantity> equals;
    bool counted = false;  ///< `, bara hela`
};

/// `part Region_X kallas regionen orgnr 232100-0156`, `verksamhet endoskopienheten del av regionen`, `part hemregionen
/// utanför avtalet`
struct PartyDeclaration {
    Name name;
    std::optional<Name> alias;
    std::optional<Text> organisation_number;
    std::optional<Name> part_of;
    bool outside = false;
    std::optional<Text> label;
};

/// `uppgift inskriven : ja/nej "…"` with `annars` and, for `lista av`, fields below
struct FactDeclaration {
    std::vector<Name> names;
    std::vector<Name> per;
    TypeTerm type;
    std::optional<Text> label;
    ExpressionPtr otherwise;
    bool without_effect = false;  ///< `saknar betydelse`
    std::vector<Field> fields;
};

/// `svar a; b per kommun : kr "Fråga?"`
struct AnswerDeclaration {
    std::vector<Name> names;
    std::vector<Name> per;
    TypeTerm type;
    std::optional<Text> question;
    std::vector<ExpressionPtr> grouped_by = {};
};

struct ReadingOption {
    Name name;
    std::optional<Text> label;
    bool is_default = false;
    bool not_encoded = false;
    Tags tags;
};
/// `tolkning r "Fråga?"` + options
struct ReadingDeclaration {
    Name name;
    std::optional<Text> question;
    std::vector<ReadingOption> options;
};

enum class SeriesKind : std::uint8_t { level, yearly_change };
struct SeriesValue {
    int year = 0;
    std::optional<int> month;  ///< `2016-10` in a series per month
    Figure value;              ///< for yearly changes the percent figure
    bool negative = false;
    std::optional<Date> published;
    bool published_at_latest = false;  ///< `publicerad senast D`: on D or before
    std::optional<Name> status;        ///< preliminär, definitiv, prognos
    std::optional<Text> source;
    Span span;
};
/// `ny bas från 2015, länkas med faktor 1,204`: from 2015 the figures are of another base; times the factor they
/// continue the old ones
struct SeriesBreak {
    int year = 0;
    std::optional<int> month;
    std::optional<Figure> factor;
    Span span;
};
/// `index LPIK "…" nivå` / `index VPI "…" årlig förändring`, `… per månad` + `källa "…"` + lines `2015  2,5 %
/// publicerad D  definitiv  "källa"`, `ny bas från …`, `utges inte efter 2016`
struct SeriesDeclaration {
    Name name;
    std::optional<Text> title;
    SeriesKind kind = SeriesKind::level;
    std::optional<Text> source;
    std::vector<SeriesValue> values;
    bool monthly = false;
    std::vector<SeriesBreak> breaks;
    std::optional<SeriesBreak> last;  ///< after this period no more figures are published
};

struct TableColumn {
    Name name;
    TypeTerm type;
};
struct TableRow {
    std::vector<ExpressionPtr> cells;
    Span span;
};
/// `tabell inventarietal per kommun den D, antal : inventarier; andel : procent` + rows `Berg; 50 ; 5,4 %`
struct TableDeclaration {
    Name name;
    std::vector<Name> per;
    std::optional<Date> date;
    std::vector<TableColumn> columns;
    std::vector<TableRow> rows;
};

struct Import {
    Name module;
};

struct FunctionParameter {
    Name name;
    TypeTerm type;
};
/// `funktion namn(a : typ; b : typ) : typ = uttryck`
struct FunctionDeclaration {
    Name name;
    std::vector<FunctionParameter> parameters;
    TypeTerm result;
    ExpressionPtr value;
};

// ---- clauses and rules ------------------------------------------------------------------------------------------

/// `x per uppdrag vid start`: `as_of` is the field whose date the whole term is evaluated at.
/// `x grupperat efter a; månad för start`: one value for each group of records that agree in `grouped_by`.
struct Target {
    Name name;
    std::vector<Name> per;
    std::optional<Name> as_of = {};
    std::vector<ExpressionPtr> grouped_by = {};
};

/// One line `om … [tag]` under (or on) a rule; each is a rule of its own.
struct Occasion {
    ExpressionPtr condition;
    Tags tags;
    Span span;
};

/// `2 år`, `6 månader`
struct Period {
    int count = 0;
    Name unit;
};

/// `räknas om varje år från och med D med LPIK, räknat från basåret, avrundat till hela kronor`, `räknas om likadant
/// som x`
struct Vintage {
    std::optional<Date> date;  ///< else `day` `month` of the year the uprating is for, or of the year before
    int month = 0;
    int day = 0;
    bool previous_year = false;
    Span span;
};
struct Uprating {
    /// What the line says once.
    enum class Part : std::uint8_t { period, series, first_day, counting, rounding, vintage, lag, freeze, floor, cap };
    struct Repeated {
        Part part = Part::period;
        Span span;
    };
    std::optional<Name> like;
    std::optional<Period> every;  ///< `varje år`, `vartannat år`, `varje 2 år`
    std::optional<Name> series;
    std::optional<Date> from;
    bool from_base_year = false;  ///< `räknat från basåret`
    bool from_previous = false;   ///< `från föregående år`, `från föregående belopp`
    std::optional<PeriodLiteral>
        from_period;              ///< `räknat från 2024-10`: from the base, whose figure is that of the month
    std::optional<Figure> share;  ///< `med 75 % av KPI`
    std::optional<Figure> cap;    ///< `högst 3 %`
    std::optional<RoundingRule> rounding;
    std::optional<Vintage> published_before;  ///< `senast publicerad före 1 januari [föregående år]`
    std::optional<Period> lag;                ///< `eftersläpning 2 år`, `eftersläpning 6 månader`
    std::optional<int> month;                 ///< `med KPI för oktober`
    std::optional<int> last_month;            ///< `med medelvärdet av KPI för oktober till december`
    bool mean = false;                        ///< `medelvärdet av`
    std::optional<Date> frozen_from;          ///< `fryst från och med D`: from D the amount stays as it was
    Floor floor = Floor::none;                ///< `aldrig under basbeloppet`, `aldrig under föregående belopp`
    ExpressionPtr condition;                  ///< `om` a reading
    std::vector<Repeated> repeated;           ///< what is said once more, and holds for nothing
    Tags tags;
    Span span;
};

/// `fastställs varje halvår`, `fastställs vart tredje år från 2029`
struct Frozen {
    int every = 1;
    Name period;
    std::optional<int> from_year;
    Span span;
};

struct Exception;

struct Rule {
    std::vector<Target> targets;
    Strength strength = Strength::plain;
    ExpressionPtr value;              ///< null for `x gäller inte`
    std::vector<Occasion> occasions;  ///< empty = speaks always
    Validity validity;
    std::vector<Uprating> upratings;
    std::optional<Text> series_ends;  ///< `upphör VPI: avgörs genom "…"`
    std::optional<Name> series_ends_of;
    std::optional<Frozen> frozen;
    std::vector<Exception> exceptions;
    std::optional<TypeTerm> type;  ///< `x : kr = …` for a helper
    Tags tags;
    Span span;
};

/// `undantag [om …]`, `undantag från [tag]; § x`
struct Exception {
    std::vector<Occasion> occasions;  ///< the heading condition, zero or one, or one per `om` line directly under it
    std::vector<struct RuleReference> hosts;  ///< `undantag från …`; empty = what it stands under
    std::vector<Rule> rules;
    std::vector<Exception> exceptions;
    bool silent = false;  ///< `gäller inte [om …]`: no value
    Tags tags;
    Span span;
};

/// A tag, a clause path (`§ a / b`) or a document.
struct RuleReference {
    enum class Kind : std::uint8_t { tag, clause, document };
    Kind kind = Kind::tag;
    Name name;
};

/// `[A; B] går före [C] går före [D] om <tolkning>`: a chain of groups
struct Precedence {
    std::vector<std::vector<RuleReference>> chain;
    ExpressionPtr condition;
    Tags tags;
    Span span;
};
struct RankingLine {
    std::vector<RuleReference> operands;
    ExpressionPtr condition;
    std::optional<Text> label;
    Tags tags;
    Span span;
};
/// `rangordning [om <tolkning>]` + lines, first goes before the rest
struct Ranking {
    std::vector<RankingLine> lines;
    ExpressionPtr condition;
    Tags tags;
    Span span;
};

/// When a duty recurs or falls due; `words` is the phrase as written.
struct Schedule {
    std::string words;
    int every = 0;               ///< 0 = once or not stated; 2 with `år` = vartannat år
    std::optional<Name> period;  ///< år, halvår, kvartal, månad, vecka, dag
    bool in_advance = false;
    std::optional<std::pair<int, int>> window_from;  ///< (month, day) of `1 januari till 31 mars`
    std::optional<std::pair<int, int>> window_to;
    std::optional<int> from_year;
    bool from_unknown_year = false;
    ExpressionPtr deadline;         ///< `senast D`
    std::optional<int> day_number;  ///< `senast den 15 varje månad`
    bool at_first_day = false;      ///< `första dagen i varje kvartal`
    bool at_last_day = false;       ///< `sista dagen i varje kvartal`
};

/// `regionen ska "…" varje halvår i förskott om …`; the actor may be unnamed
struct Duty {
    std::optional<Name> actor;
    DutyVerb verb = DutyVerb::shall;
    Text text;
    ExpressionPtr condition;
    std::optional<Schedule> schedule;
    Validity validity;
    Tags tags;
    Span span;
};

struct Note {
    Text text;
    ExpressionPtr condition;
    Tags tags;
    Span span;
};
struct Prose {
    Text text;
    Tags tags;
    Span span;
};
struct Steps {
    std::optional<Text> title;
    std::vector<Prose> lines;
    Tags tags;
    Span span;
};

/// `villkor om v "mening"`: `applies` is v, null without `om`
struct RequirementLine {
    ExpressionPtr condition;
    std::optional<Text> sentence;
    Tags tags;
    Span span;
    ExpressionPtr applies = nullptr;
};
/// `krav namn på x om …` + lines
struct Requirement {
    Name name;
    std::optional<Name> on;
    ExpressionPtr condition;
    std::vector<RequirementLine> lines;
    Tags tags;
    Span span;
};

/// `väntad lucka i x; y [om …] "skäl"`, `väntad konflikt i x …`: the agreement is known to leave or to make it
struct ExpectedFinding {
    enum class Kind : std::uint8_t { gap, conflict };
    Kind kind = Kind::gap;
    std::vector<Name> answers;
    ExpressionPtr condition;  ///< null = always
    Text reason;
    Tags tags;
    Span span;
};

struct Clause;
struct Declaration;
struct Amendment;

struct BodyItem
    : std::variant<Rule, Exception, Precedence, Ranking, Duty, Note, Prose, Steps, Requirement, std::unique_ptr<Clause>,
                   std::unique_ptr<Declaration>, ExpectedFinding, std::unique_ptr<Amendment>> {
    using variant::variant;
    BodyItem();
    BodyItem(BodyItem&&) noexcept;
    BodyItem& operator=(BodyItem&&) noexcept;
    ~BodyItem();
};

/// `giltighet [TIL-21]` under `som …`: the tags that a label of the template stands for here.
struct LabelLine {
    Name label;
    Tags tags;
};
/// `§ tvist som tvist` or, in a header, `som avtalstid`. It stays on the clause after the template's lines have been
/// written out into it.
struct TemplateUse {
    Name name;
    std::vector<LabelLine> lines;
    Span span;
    Span head = {};  ///< of the template, once it has been written out
};

/// `§ namn "Rubrik"`, `§ namn "Rubrik" som mall`
struct Clause {
    Name name;
    std::optional<Text> title;
    std::optional<TemplateUse> use;
    std::vector<ExpressionPtr> conditions;  ///< `gäller om …`
    Validity validity;
    bool cannot_be_terminated = false;  ///< `kan inte sägas upp`
    std::vector<Text> wording;          ///< `lyder "…"`
    std::vector<BodyItem> items;
    Tags tags;
    Span span;
};

/// In an `ändring av`: `§ x lyder` + the clause anew, `§ x upphävs`, `läggs till` + what is new
struct Amendment {
    enum class Kind : std::uint8_t { replaces, repeals, adds };
    Kind kind = Kind::replaces;
    Name path;                       ///< the amended clause as `a / b`; empty for `adds`
    std::unique_ptr<Clause> clause;  ///< for `replaces`, named by the last step of the path
    std::vector<BodyItem> items;     ///< for `adds`
    Tags tags;
    Span span;
};

// ---- checks and examples ----------------------------------------------------------------------------------------

/// `a är b inom t`: computed a must equal the published b. `a ska inte stämma: b mot p`: a is known to give b, which
/// is not the published p; without `mot` the published figure is that of the check's nearest `är` line before.
struct CheckLine {
    ExpressionPtr computed;
    ExpressionPtr published;
    ExpressionPtr against;    ///< only with expected_mismatch; may be null
    ExpressionPtr tolerance;  ///< null = exactly
    bool expected_mismatch = false;
    std::vector<Name> per;
    Tags tags;
    Span span;
};
struct Check {
    std::optional<Text> title;
    std::vector<CheckLine> lines;
    Tags tags;
    Span span;
};

/// `anslutna för 2025 = 170 personer`; a null member list is a scalar
struct Given {
    Name name;
    std::vector<ExpressionPtr> members;
    ExpressionPtr value;
    Span span;
    bool supposed = false;  ///< `antag x = v`: of an answer or a helper
};
struct GivenRecords;
struct GivenRecord {
    std::vector<Given> fields;
    Span span;
    std::vector<GivenRecords> lists;  ///< its fields that are lists themselves
};
/// A list of records: the list's name and a line of `fält = värde ; …` per record
struct GivenRecords {
    Name name;
    std::vector<GivenRecord> records;
    Span span;
};

struct Facts {
    std::vector<Name> shared;
    std::optional<Span> in_force;  ///< `antag avtalet i kraft`
    std::vector<Given> values;
    std::vector<GivenRecords> lists;
};
/// `förutsättningar namn` + givet lines
struct SharedFacts {
    Name name;
    Facts facts;
    Span span;
};

struct ExpectedUnder {
    Name reading;
    Name option;
    ExpressionPtr value;
    Span span;
};
/// `ger x = v`, `ger x motstridigt [A]; [B]`, `ger x oreglerat`, `ger x ofullständigt, saknas y`
struct Expectation {
    ExpressionPtr answer;  ///< a reference, `x för Berg`, or `summa x`
    Status status = Status::decided;
    bool of_requirement = false;         ///< `ger krav_x är uppfyllt`; then the value is ja or nej
    ExpressionPtr value;                 ///< for decided
    Tags tags;                           ///< for conflict
    std::vector<ExpressionPtr> missing;  ///< for undetermined
    std::optional<Text> text;            ///< for referred and error
    std::vector<ExpectedUnder> under;    ///< `med r = o : v`
    Span span;
};
struct ReadingChoice {
    Name reading;
    Name option;
    Span span;
};
struct Example {
    std::optional<Text> title;
    std::optional<Date> date;
    bool regardless_of_term = false;  ///< `oavsett avtalstid`
    std::vector<ReadingChoice> readings;
    Facts facts;
    std::vector<Expectation> expectations;
    Tags deciding;  ///< `enligt [A]`
    Tags tags;
    Span span;
};

struct DeclarationNode : std::variant<TypeDeclaration, UnitDeclaration, PartyDeclaration, FactDeclaration,
                                      AnswerDeclaration, ReadingDeclaration, SeriesDeclaration, TableDeclaration,
                                      Import, Check, Example, SharedFacts, FunctionDeclaration> {
    using variant::variant;
    DeclarationNode();
    DeclarationNode(DeclarationNode&&) noexcept;
    DeclarationNode& operator=(DeclarationNode&&) noexcept;
    ~DeclarationNode();
};

struct Declaration {
    Span span;
    Tags tags;
    DeclarationNode node;
};

// ---- documents -------------------------------------------------------------------------------------------------

struct HeaderParties {
    std::vector<Name> parties;
    std::vector<Name> each_of;
};
enum class TermKind : std::uint8_t { stated, until_further_notice, not_stated };
/// `gäller från och med D till och med D, förlängt till och med D` / `gäller tills vidare` / `gäller anges inte`
struct HeaderTerm {
    TermKind kind = TermKind::stated;
    Validity validity;
    std::optional<Date> extended_to;
};
/// `förlängs 2 år i taget`, `förlängs 1 månad i taget, till månadens sista dag`
struct HeaderRenewal {
    Period period;
    bool to_month_end = false;
};
/// `uppsägning senast 12 månader före utgången [genom x] [efter y "…"]` / `uppsägning anges inte`
struct HeaderNotice {
    bool stated = true;
    std::optional<Period> period;
    std::optional<Name> channel;
    std::optional<Name> after;
    std::optional<Text> after_text;
    bool to_month_end = false;  ///< `, till månadens sista dag`
    bool during_term = false;   ///< `under avtalstiden med 3 månader`
};
/// `uppsagt D [genom x] [efter y]`: what was done before, and by which way
struct HeaderNoticeGiven {
    Date date;
    std::optional<Name> channel;
    std::optional<Name> after;
};
struct HeaderSigned {
    Validity dates;
};  ///< `undertecknat D till D` (to may be missing)
struct HeaderStanding {
    Name word;
};  ///< `ställning förslag`
struct HeaderReplaces {
    std::vector<Name> documents;
};  ///< `ersätter a; b`
struct HeaderSeries {
    Name series;
};  ///< `serie x`: documents of one series follow each other in time
struct HeaderAlias {
    std::vector<Text> titles;
};  ///< `även kallad "…"; "…"`
struct HeaderConsistsOf {
    std::vector<Name> documents;
};  ///< `består av a; b`
/// `när <villkor>, från <uttryck> om <villkor>`; `from` and `condition` may be null
struct EntryCondition {
    ExpressionPtr when;
    ExpressionPtr from;
    ExpressionPtr condition;
    Tags tags;
    Span span;
};
struct HeaderEntry {
    std::vector<EntryCondition> conditions;
};  ///< `träder i kraft` + lines, or one on the line itself
struct HeaderMinimumTerm {
    Period period;
};  ///< `minsta tid 2 år`
struct HeaderAppliesTo {
    std::vector<Name> documents;
};  ///< `gäller även delöverenskommelserna`
struct HeaderRanking {
    std::vector<std::vector<Name>> lines;
};  ///< `rangordning` + lines, first goes before the rest

struct HeaderNode
    : std::variant<HeaderParties, HeaderTerm, HeaderRenewal, HeaderNotice, HeaderNoticeGiven, HeaderSigned,
                   HeaderStanding, HeaderReplaces, HeaderSeries, HeaderAlias, HeaderConsistsOf, HeaderEntry,
                   HeaderMinimumTerm, HeaderAppliesTo, HeaderRanking, TemplateUse> {
    using variant::variant;
    HeaderNode();
    HeaderNode(HeaderNode&&) noexcept;
    HeaderNode& operator=(HeaderNode&&) noexcept;
    ~HeaderNode();
};

struct HeaderLine {
    HeaderNode node;
    Tags tags;
    Span span;
};

/// `mall namn "Rubrik"` + what a clause may hold, `mall namn för huvudet` + lines of a header. Their tags are labels.
struct Template {
    Name name;
    bool for_header = false;
    Clause clause;
    std::vector<HeaderLine> header;
    Tags labels;  ///< each where it stands first
    Span lines;   ///< from its name to the end of its last line
};

/// `avtal x`, `modul x`, `ändring av x från och med D`
enum class DocumentKind : std::uint8_t { agreement, module, amendment };

/// One source file. Items of the body that stand outside of any clause are in `items` too.
struct Document {
    DocumentKind kind = DocumentKind::agreement;
    Name name;
    std::optional<Text> title;
    std::vector<HeaderLine> header;
    std::vector<BodyItem> items;
    std::vector<Template> templates;
    Tags tags;
    Span span;
    Name amends;           ///< of an amendment: the amended document; `name` is the same
    Validity amends_from;  ///< of an amendment: when it takes effect
};

}  // namespace klausul::syntax
