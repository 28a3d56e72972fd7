#pragma once

// A second evaluator, written from docs/evaluation.md alone: it walks the syntax tree, evaluates every operand, keeps
// causes as plain sets and looks every name up anew. Slow and simple on purpose.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "naive_program.hpp"
#include "told.hpp"

namespace klausul::differential {

/// A value: a number in base units, a truth or a day as a number, an option, party or referral by its words.
struct NaiveValue {
    Number number;
    std::string words;
    bool referral = false;

    friend bool operator==(const NaiveValue& a, const NaiveValue& b) {
        return a.referral == b.referral && a.words == b.words && a.number == b.number;
    }
};

struct NaiveCause {
    enum class Kind : std::uint8_t { fact, list, figure, block, fault } kind = Kind::fact;
    std::string name;  ///< the path of the fact, list or index value; the term a block or fault arose in
    Status status = Status::undetermined;
    std::string what;  ///< fault: its kind
    int day = 0;       ///< block: the date it arose on

    friend auto operator<=>(const NaiveCause&, const NaiveCause&) = default;
    [[nodiscard]] bool is_fact() const { return kind == Kind::fact || kind == Kind::list || kind == Kind::figure; }
};
/// Numbers of causes in the evaluator's list, each once, in ascending order; those of facts and lists are odd.
using Causes = std::vector<std::uint32_t>;

struct NaiveResult {
    NaiveValue value;
    Causes causes;  ///< empty = a value

    [[nodiscard]] bool good() const { return causes.empty(); }
};

/// What a figure of an index series comes out as; of one that has ended there is neither value nor cause.
struct NaiveFigure {
    NaiveResult result;
    bool ended = false;
};

enum class Truth3 : std::uint8_t { no, yes, unknown };
struct NaiveTruth {
    Truth3 truth = Truth3::no;
    Causes causes;
};

struct NaiveOutcome {
    Status status = Status::gap;
    NaiveValue value;
    Causes causes;  ///< what a reader gets; empty when decided
    std::set<std::string> spoke;
    Alternatives alternatives;
};

class Naive {
public:
    explicit Naive(const NaiveProgram& program) : program_(program) {}

    /// Every answer of the first document, at every member.
    [[nodiscard]] Answers answers(const TestCase& facts);
    /// Whether precedence runs in a circle under some combination of readings.
    [[nodiscard]] bool has_circle();

private:
    /// The members at hand, by index; the innermost last.
    using Members = std::vector<std::pair<std::string, std::string>>;
    struct At {
        int day = 0;
        Members members;
    };
    struct Place {
        std::size_t term;
        std::string member;
        int day;
        friend auto operator<=>(const Place&, const Place&) = default;
    };
    using Given = std::unordered_map<std::string, Stated>;

    // naive_terms.cpp: the list of causes
    Causes causes(const NaiveCause& cause);
    [[nodiscard]] const NaiveCause& cause(std::uint32_t number) const { return causes_[number / 2]; }
    [[nodiscard]] Causes worst_of(const Causes& causes) const;

    // naive_answers.cpp
    void take(const TestCase& facts);
    [[nodiscard]] Told told(const NaiveOutcome& outcome, const NaiveTerm& term, const std::string& name);
    [[nodiscard]] Told answer(std::size_t term, const std::string& member);
    struct Attempt;
    [[nodiscard]] bool look_ahead(std::size_t term, const std::string& member, const NaiveOutcome& open, Told& told);
    [[nodiscard]] Attempt try_out(std::size_t term, const std::string& member, const NaiveOutcome& open);
    void try_all(Attempt& attempt, std::size_t term, const std::string& member);
    [[nodiscard]] std::vector<std::string> few_values(const NaiveCause& cause) const;
    [[nodiscard]] std::vector<std::string> values_of(const NaiveType& type) const;
    [[nodiscard]] static std::string printed(const NaiveValue& value);

    // naive_as_one.cpp
    [[nodiscard]] bool always_valued(const syntax::Expression& expression, int day, bool& changes_with_the_day);
    [[nodiscard]] bool choice_always_valued(const syntax::Choice& choice, int day, bool& changes_with_the_day);
    [[nodiscard]] bool name_always_valued(const std::string& name, int day, bool& changes_with_the_day);
    [[nodiscard]] bool is_taken_as_one(const NaiveFact& fact, int day);
    NaiveResult read_as_one(const NaiveFact& fact, const std::string& member, const NaiveResult& derived);
    [[nodiscard]] std::set<std::string> behind(const std::string& name) const;

    // naive_terms.cpp
    const NaiveOutcome& term(std::size_t term, const std::string& member, int day);
    NaiveOutcome compute(const Place& place);
    NaiveOutcome compute_on(const Place& place);
    [[nodiscard]] At at_hand(const Place& place) const;
    NaiveTruth any_base_rule(std::size_t term, int day);
    NaiveOutcome settle(const Place& place, const std::vector<std::size_t>& rules, const At& at,
                        const Causes& not_begun);
    [[nodiscard]] bool in_force(const NaiveRule& rule, int day) const;
    NaiveTruth entered(std::size_t document, int day);
    [[nodiscard]] NaiveValue supposed_value(const std::string& text) const;
    NaiveTruth own(std::size_t rule, const At& at);
    NaiveTruth speaks(std::size_t rule, const At& at);
    NaiveTruth voice(std::size_t rule, const At& at);
    NaiveTruth lives(std::size_t rule, const At& at);
    NaiveResult value_of(const NaiveRule& rule, const At& at);
    [[nodiscard]] int first_day_of(const NaiveRule& rule) const;
    [[nodiscard]] int first_day_of(const syntax::Expression& expression) const;
    void order_rules();
    [[nodiscard]] bool holds_under_readings(const syntax::Expression& condition);
    [[nodiscard]] std::set<std::size_t> family(std::size_t rule) const;
    [[nodiscard]] std::string name_of(const Place& place) const;

    // naive_uprating.cpp
    using Series = std::pair<const std::string, NaiveSeries>;
    NaiveFigure figure(const Series& series, SeriesPeriod period, std::optional<int> published_before);
    struct Factors;
    NaiveResult uprated(const NaiveRule& rule, const At& at);

    // naive_periods.cpp
    struct Changes;
    [[nodiscard]] std::optional<std::vector<int>> days_in_period(const Place& place);
    NaiveOutcome compute_in_period(const Place& place, const std::vector<int>& days);

    // naive_aggregates.cpp
    std::optional<std::vector<std::string>> periods_of(const syntax::Aggregate& aggregate, const std::string& index,
                                                       const At& at, std::string& lacking) const;
    void facts_in(const syntax::Expression& expression, const std::string& index, std::set<std::string>& facts) const;

    // naive_times.cpp
    NaiveResult clock_of(const syntax::ClockOf& clock, const At& at);
    NaiveResult window_of(const syntax::Expression& expression, std::pair<int, int>& window, const At& at);
    NaiveResult within(const syntax::Binary& binary, const At& at);
    NaiveResult clip(const syntax::Clip& clip, const At& at);
    [[nodiscard]] bool is_moment(const syntax::Expression& expression) const;
    [[nodiscard]] std::optional<bool> is_such_a_day(const std::string& word, int day) const;
    [[nodiscard]] bool is_working_day(int day) const;
    [[nodiscard]] int working_days(int from, int to) const;
    [[nodiscard]] int working_days_later(int day, int count) const;

    // naive_expressions.cpp
    NaiveResult evaluate(const syntax::Expression& expression, const At& at);
    NaiveTruth judge(const syntax::Expression& expression, const At& at);
    NaiveResult read(const std::string& name, const std::vector<std::string>& members, const At& at);
    NaiveResult read_fact(const NaiveFact& fact, const std::string& member, const At& at);
    NaiveResult fault(const std::string& what);
    Causes list_not_given(const std::string& list);
    NaiveResult operation(const syntax::Binary& binary, const At& at);
    NaiveTruth any_of(const syntax::AnyOf& any, const At& at);
    NaiveTruth presence(const syntax::Presence& presence, const At& at);
    NaiveTruth listed(const syntax::ConditionList& list, const At& at);
    NaiveTruth quantified(const syntax::Quantified& quantified, const At& at);
    NaiveResult aggregate(const syntax::Aggregate& aggregate, const At& at);
    NaiveResult choice(const syntax::Choice& choice, const At& at);
    NaiveResult conditional(const syntax::Conditional& conditional, const At& at);
    NaiveResult one_of_many(const std::vector<syntax::ExpressionPtr>& many, bool greatest, const At& at);
    NaiveResult rounded(const NaiveResult& value, const syntax::RoundingRule& rule);
    NaiveResult calendar(const syntax::Expression& expression, const At& at);
    static int period_at_hand(const std::string& index, const At& at);
    NaiveResult reference(const syntax::ForMember& reference, const At& at);
    [[nodiscard]] std::optional<std::vector<std::string>> members_of(const std::string& index) const;
    [[nodiscard]] std::string index_named(const std::string& name) const;
    void indexes_in(const syntax::Expression& expression, std::vector<std::string>& indexes) const;

    const NaiveProgram& program_;
    Given given_;
    std::map<std::string, std::size_t> list_sizes_;
    std::map<std::string, std::string> readings_;
    std::map<std::string, std::string> supposed_terms_;  ///< by path
    bool supposed_in_force_ = false;
    bool regardless_of_term_ = false;
    std::optional<int> notice_given_;
    int day_ = 0;
    std::map<Place, NaiveOutcome> known_;
    std::map<std::pair<std::string, int>, NaiveOutcome> said_;  ///< what a term said of its own, by its name and day
    bool as_one_ = false;                                       ///< derived facts are taken as one
    std::map<std::string, std::string> supposed_;               ///< the values that such facts are tried with
    std::map<std::string, Causes> lacking_;                     ///< of such facts: why their derivation has no value
    std::vector<NaiveCause> causes_;
    std::map<NaiveCause, std::uint32_t> numbers_;
    std::vector<std::string> at_work_;  ///< the terms being evaluated, the innermost last
    std::map<std::string, std::string> ordered_for_;
    bool ordered_ = false;
    std::vector<std::vector<std::size_t>> beaten_by_;
};

// Strong Kleene over all operands, and strictness.
[[nodiscard]] NaiveTruth all_of(const std::vector<NaiveTruth>& operands);
[[nodiscard]] NaiveTruth some_of(const std::vector<NaiveTruth>& operands);
[[nodiscard]] NaiveTruth negation(NaiveTruth operand);
[[nodiscard]] bool holds_fact(const Causes& causes);
/// The causes of a strict operation on results with these causes.
[[nodiscard]] Causes strict(const std::vector<Causes>& operands);
void unite(Causes& all, const Causes& more);
/// Minutes since 1970-01-01 00:00 UTC of what the clock in Sweden shows. The text is as a case has it.
[[nodiscard]] std::int64_t moment_of(int day, int clock, const std::optional<int>& offset);
[[nodiscard]] std::int64_t moment_of_text(const std::string& text);
[[nodiscard]] int day_of_moment(std::int64_t moment);
/// Of the period that an amount is fixed for.
[[nodiscard]] int first_day_of_fixing(const syntax::Frozen& frozen, int day);

}  // namespace klausul::differential
