#pragma once

// What is answered: a status, a value with its unit, the clauses that spoke, those that lost and to what, the readings
// and facts it rests on, and, when asked for, the explanation tree. All of it is plain data: values stay values until
// somebody shows them, and a shower needs nothing of the program.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "grammar/text/diagnostic.hpp"
#include "grammar/words/manners.hpp"
#include "grammar/words/statuses.hpp"
#include "interpreter/program/core.hpp"
#include "interpreter/program/value.hpp"

namespace klausul {

/// A rule as a reader finds it on paper.
struct ClauseReference {
    std::string document;
    std::string clause;     ///< path of names, `hjälpmedel / kommunens_ansvar`; empty outside of clauses
    std::string title;      ///< heading of the clause
    std::string amendment;  ///< heading of the amendment that brought it, or the day it came from; empty if none did
    std::vector<std::string> tags;
    Strength strength = Strength::plain;
    Span span;
};

struct ReadingUsed {
    std::string name;
    std::string question;
    std::string option;
    std::string label;
    bool is_default = true;
};

struct Explanation {
    enum class Step : std::uint8_t {
        answer,  ///< an answer or helper and its value
        spoke,   ///< a rule that gave the value
        beaten,  ///< a rule that spoke and lost
        failed,  ///< a rule that did not speak, with the condition that failed
        fact,
        reading,
        series,
        arithmetic,  ///< one step of a calculation: source words and value
        undecided    ///< a condition nobody could decide
    };
    Step step = Step::answer;
    Sentence name;                  ///< of the answer, fact, reading or series; or the words of the source
    Sentence words;                 ///< the sentence for a person, without what it comes to
    std::optional<IndexedName> of;  ///< fact, series: which one
    std::optional<Value> value;
    std::optional<Status> status;  ///< of an answer or helper that is not decided
    std::optional<ClauseReference> clause;
    std::optional<ClauseReference> by;  ///< what it was beaten by
    std::vector<Explanation> children;
};

/// Why one rule goes before another.
enum class BeatenBy : std::uint8_t {
    exception,     ///< it is an exception from the one that lost, or from one that the same line gives
    statement,     ///< a line `går före`, or a rank
    amendment,     ///< an amendment goes before what it adds to
    several_lines  ///< no single line says so; several do together
};
struct Beaten {
    ClauseReference rule;
    ClauseReference by;
    BeatenBy ground = BeatenBy::exception;
    std::string line = "";  ///< statement: as it is written
};
/// A rule that spoke, in the words of its line.
struct RuleSentence {
    ClauseReference rule;
    std::string words;
};
/// A fact that the rules that spoke rest on.
struct DecidingFact {
    IndexedName name;
    Sentence label;
    Value value;
};
struct Alternative {
    std::optional<Value> value;
    std::vector<ClauseReference> clauses;
};
/// A rule that would have spoken but for one condition.
struct Nearest {
    ClauseReference rule;
    std::string failed;  ///< the condition in the words of the source
};
struct Missing {
    IndexedName name;  ///< `inskriven`, `anslutna för 2025`, `LPIK för 2026`
    std::string label = {};
    Sentence detail = {};  ///< what more is wanted of it: that it was published in time
};

/// `väntad lucka …`, `väntad konflikt …`: why it is accepted.
struct Expected {
    std::string reason;
    std::vector<std::string> tags;
};

/// An answer, a helper or the entry into force that was taken to be so: `antag x = v`.
struct Supposed {
    std::string name;       ///< of the answer or helper; of the document that is taken to have entered into force
    bool in_force = false;  ///< `antag avtalet i kraft`
    Value value;
    std::optional<Value> by_itself;  ///< what the case gives without it, where that is something else
};

struct Outcome {
    Status status = Status::gap;
    std::optional<Value> value;            ///< decided; for an unrounded amount the exact value
    std::vector<ClauseReference> clauses;  ///< decided, referred: the rules that spoke
    std::vector<ClauseReference> through;  ///< the rules of the helpers that their values were put together from
    std::vector<RuleSentence> sentences;   ///< of `clauses`, one or more for each
    std::vector<DecidingFact> facts;       ///< in the order met
    std::vector<Beaten> beaten;
    std::vector<Missing> missing;  ///< undetermined
    bool missing_is_superset = false;
    std::vector<Missing> whatever;  ///< facts not given that could not change the outcome
    std::vector<ReadingUsed> readings;
    std::vector<Supposed> supposed;         ///< what the outcome rests on besides the case
    std::vector<Alternative> alternatives;  ///< conflict
    std::vector<Nearest> nearest;           ///< gap
    std::string text;                       ///< referred
    std::optional<Sentence> problem;        ///< error: what went wrong and how to mend it
    std::optional<Day> last;                ///< not_in_force: last day before, first day after
    std::optional<Day> first;
    std::optional<Day> looked_at;  ///< not_in_force: the day on which it is not
    bool proposal = false;         ///< not_in_force: rules stand in a document that is only proposed
    std::string from;              ///< the answer or helper whose status this is, when not its own
    std::vector<std::string> notes;
    std::vector<Expected> expected;  ///< gap, conflict: lines that say that it is known and accepted
    std::optional<Explanation> explanation;
};

/// One question answered: a single outcome, or one per element of its `per`.
struct Answer {
    struct Element {
        std::vector<std::string> key;  ///< "Berg"; "2025"; for a record its number from 1; one for each of `per`
        Outcome outcome;
    };
    std::string name;
    std::string question;
    std::vector<std::string> per;  ///< names of the indexes; empty = `elements` holds one outcome
    bool by_position = false;      ///< elements are records: an array, not an object
    bool by_keys = false;          ///< elements are groups or rows within records: an array, each with its keys
    std::vector<Element> elements;
    std::optional<Value> total = std::nullopt;  ///< of several elements, where all are decided and in kronor
    Status worst = Status::decided;
};

struct DutyDue {
    std::string actor;
    DutyVerb verb = DutyVerb::shall;
    std::string text;
    std::string schedule;
    ClauseReference clause;
};

/// One requirement of the main document, for the case or for one record; it never changes an answer.
struct RequirementOutcome {
    struct Line {
        RequirementStatus status = RequirementStatus::met;
        std::string sentence;  ///< what is to be there, in the agreement's words
        std::vector<std::string> tags;
        std::vector<Missing> missing;  ///< facts that would settle it
        std::string problem_status;    ///< not from facts: the status word that got in the way, or empty
    };
    std::string name;
    std::vector<std::string> key;  ///< the record it is about ("1"), or empty
    RequirementStatus status = RequirementStatus::met;
    std::vector<Line> lines;
    ClauseReference clause;
};

/// A fact that is given and would come out otherwise from what it is derived from. What is given is used.
struct Contradiction {
    IndexedName name;
    std::string label;
    Value given;
    Value follows;
    std::vector<std::string> from;  ///< the facts that it would follow from
};

struct RunResult {
    Day date;
    std::vector<Answer> answers;
    /// All that are in force; of some answers asked for by name, those that they rest on.
    std::vector<RequirementOutcome> requirements;
    std::vector<DutyDue> duties;  ///< in force on the date, whose condition (if any) holds
    std::vector<Contradiction> contradictions;
    /// Of what is left out, since some answers were asked for by name: how many requirements and duties there are.
    std::size_t requirements_left_out = 0;
    std::size_t duties_left_out = 0;
};

/// A status with what is asked of it; each of these may be left out.
struct ExpectedStatus {
    Status status = Status::decided;
    std::vector<std::string> tags = {};              ///< conflict: of rules that take part
    std::vector<std::string> missing = {};           ///< undetermined: facts by their whole names
    std::optional<std::string> text = std::nullopt;  ///< referred, error: a part of what is said
};
/// `är v, och inte w`: the second is what must not come out.
struct ButNot {
    using Part = std::variant<Value, Status>;
    Part wanted;
    Part unwanted;
};
/// There must be one row of a list, since none is named.
struct SingleRow {
    std::string list;
};
struct RowCount {
    std::size_t rows = 0;
};
/// Tags of rules that decided.
struct DecidingTags {
    std::vector<std::string> tags;
};
/// What was expected, or what came; nothing where that has no value. An outcome that is decided stands as its value,
/// and one of a requirement as its status.
using ExampleSide = std::variant<std::monostate, Value, RequirementStatus, ExpectedStatus, Outcome, ButNot, SingleRow,
                                 RowCount, DecidingTags>;

/// A failed expectation or check, or a passed one.
struct ExampleResult {
    enum class Kind : std::uint8_t { example, check } kind = Kind::example;
    std::string title;
    std::string document;
    std::vector<std::string> tags;
    Span span;
    struct Line {
        bool passed = true;
        std::string words;  ///< what was expected of what, in the source's words
        ExampleSide expected;
        ExampleSide found;
        std::vector<ClauseReference> clauses;  ///< that decided
        Span span;
    };
    std::vector<Line> lines;

    [[nodiscard]] bool passed() const;
};

/// What the examples of a document reached: rules and exceptions that spoke and lived at least once, and options of
/// readings that were read at least once.
struct Coverage {
    struct Unreached {
        enum class Kind : std::uint8_t { rule, exception, reading_option } kind = Kind::rule;
        std::string name;  ///< of the answer or helper, or `tolkning = alternativ`
        ClauseReference clause;
        Span span;
    };
    std::size_t total = 0;
    std::vector<Unreached> unreached;  ///< in source order
    std::vector<Unreached> elsewhere;  ///< what was reached in other texts than the main document's
};

/// One row of `klausul list`.
struct Listed {
    enum class Kind : std::uint8_t {
        clause,
        rule,
        exception,
        text,
        duty,
        note,
        fact,
        answer,
        reading,
        index,
        check,
        example,
        requirement,
        list,
        table
    };
    Kind kind = Kind::clause;
    std::string name;   ///< of a duty who has it; of a note none
    std::string title;  ///< heading, label, question or text, in full
    std::vector<std::string> tags;
    Span span;
    Phrase detail{""};  ///< of a duty verb, schedule and condition; of a field its list; of a table its columns
};

}  // namespace klausul
