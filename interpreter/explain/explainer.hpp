#pragma once

// From statuses and numbers to words: the outcome of one answer with its clauses, losers, readings and missing facts,
// and the explanation tree. Nothing was recorded while evaluating; the explainer asks the evaluator again for each
// part it shows, which is cheap since terms are remembered.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "grammar/text/source.hpp"
#include "interpreter/evaluate/evaluator.hpp"
#include "interpreter/evaluate/outcome.hpp"

namespace klausul {

/// A value in the words of its type. `facts` tells the texts of text values.
[[nodiscard]] PrintedValue print_value(const Program& program, const Case& facts, const Number& value,
                                       const Type& type);

/// The name of an index member: "Berg", "2025", "3" for the third record.
[[nodiscard]] std::string member_name(const Program& program, DomainId domain, std::int64_t member);
/// What names a member of an index: one name, the numbers of a row and of the records around it, or a group's keys.
[[nodiscard]] std::vector<std::string> index_names(const Program& program, DomainId domain);
[[nodiscard]] std::vector<std::string> member_names(Evaluator& evaluator, DomainId domain, std::int64_t member);

class Explainer {
public:
    Explainer(const Program& program, const std::vector<Source>& sources, Evaluator& evaluator)
        : program_(program), sources_(sources), evaluator_(evaluator) {}

    /// The evaluator must have begun the case.
    [[nodiscard]] Outcome outcome(TermId term, const IndexKey& key, Day date, bool explain);
    [[nodiscard]] ClauseReference reference(RuleId rule) const;
    /// Of an answer of which it is not known what it has a value for.
    Supposed supposition(TermId term, const IndexKey& key, Day date);
    [[nodiscard]] Outcome without_members(CauseId cause, Day date);
    /// The facts not given among the causes.
    [[nodiscard]] std::vector<Missing> missing_facts(CauseId cause) const;
    /// A fact or a term at a key, `belopp för uppdrag 1`.
    [[nodiscard]] std::string path_name(const std::string& name, const std::vector<DomainId>& per,
                                        const IndexKey& key) const;
    /// The words of the source at a place, on one line.
    [[nodiscard]] std::string source_words(Span span) const;
    [[nodiscard]] Span with_brackets(Span span) const;

private:
    // outcome.cpp
    void fill_decided(Outcome& outcome, const std::vector<RuleTrace>& traces);
    void fill_conflict(Outcome& outcome, TermId term, const std::vector<RuleTrace>& traces);
    void fill_gap(Outcome& outcome, const std::vector<RuleTrace>& traces, Scope& scope);
    void explain_awaited(Explanation& tree, const TermInfo& term, Day date);
    [[nodiscard]] std::int32_t first_entry_day(DocumentId document, Day date);
    void fill_not_in_force(Outcome& outcome, TermId term, Day date);
    [[nodiscard]] Maybe<RuleId> held_open_by(const RuleTrace& trace, const std::vector<RuleTrace>& traces) const;
    void fill_beaten(Outcome& outcome, const std::vector<RuleTrace>& traces);
    void fill_taken_over(Outcome& outcome, Maybe<TermId> term, const IndexKey& key, Day date, CauseId cause);
    void fill_expected(Outcome& outcome, TermId term, const IndexKey& key, Day date);
    void fill_notes(Outcome& outcome, TermId term, const IndexKey& key, Day date);
    void check_whole_ore(Outcome& outcome, TermId term, const Number& value);
    [[nodiscard]] std::string first_failed(RuleId rule, Scope& scope, std::size_t& failures);
    [[nodiscard]] NodeId failed_part(NodeId condition, Scope& scope);
    [[nodiscard]] Maybe<RuleId> beaten_by(const RuleTrace& trace, const std::vector<RuleTrace>& traces) const;
    [[nodiscard]] Missing missing(const Cause& cause) const;
    [[nodiscard]] Phrase problem(const Cause& cause) const;
    [[nodiscard]] Phrase changes_in_period(const Cause& cause) const;
    [[nodiscard]] std::string term_name(TermId term, const IndexKey& key) const;
    [[nodiscard]] Scope scope_of(const IndexKey& key, Day date) const;

    // grounds.cpp
    void fill_grounds(Outcome& outcome, const Explanation& tree) const;
    void fill_ground(Beaten& beaten, RuleId loser, RuleId winner) const;

    // look_ahead.cpp
    struct Tried;
    struct Seen;
    struct Attempt;
    bool fill_missing(Outcome& outcome, TermId term, const IndexKey& key, Day date, CauseId cause);
    [[nodiscard]] std::vector<Tried> open_facts(const Evaluator& evaluator, CauseId causes) const;
    [[nodiscard]] std::vector<Tried> open_as_one(const Suppositions& as_one, TermId term, const IndexKey& key,
                                                 Day date) const;
    [[nodiscard]] Attempt try_out(const std::vector<Tried>& open, Suppositions& supposed, TermId term,
                                  const IndexKey& key, Day date) const;
    [[nodiscard]] static std::optional<std::vector<Tried>> with_open(const Attempt& attempt);
    [[nodiscard]] Missing missing_fact(FactId fact, const IndexKey& key) const;
    [[nodiscard]] std::vector<Seen> try_all(const std::vector<Tried>& tried, Suppositions& supposed, TermId term,
                                            const IndexKey& key, Day date) const;
    [[nodiscard]] Outcome settled(const Attempt& attempt, Suppositions& supposed, TermId term, const IndexKey& key,
                                  Day date) const;
    [[nodiscard]] RuleId as_cited(RuleId rule) const;
    void fill_mattering(Outcome& outcome, const Attempt& attempt) const;

    // tree.cpp
    Explanation explain_term(TermId term, const IndexKey& key, Day date);
    void explain_rules(Explanation& tree, TermId term, const IndexKey& key, Day date);
    Explanation explain_rule(const RuleTrace& trace, const std::vector<RuleTrace>& traces, Scope& scope);
    void explain_condition(NodeId node, Scope& scope, std::vector<Explanation>& into);
    Explanation explain_value(NodeId node, Scope& scope, const Type& type);
    void explain_parts(NodeId node, Scope& scope, std::vector<Explanation>& into);
    void explain_reading(ReadingId reading, std::vector<Explanation>& into);
    void explain_fact(NodeId node, Scope& scope, std::vector<Explanation>& into);
    void explain_read(NodeId node, Scope& scope, std::vector<Explanation>& into);
    void explain_series(SeriesId series, int period, std::optional<Day> cut, std::vector<Explanation>& into);
    [[nodiscard]] Phrase series_words(SeriesId series, const SeriesFigure& figure) const;
    [[nodiscard]] PrintedValue series_value_words(SeriesId series, const Number& value) const;
    void explain_kind_of_day(NodeId node, Scope& scope, std::vector<Explanation>& into);
    void explain_days_of_span(NodeId node, Scope& scope, std::vector<Explanation>& into);
    void explain_weekday(NodeId node, Scope& scope, std::vector<Explanation>& into);
    void explain_loop(NodeId node, Scope& scope, std::vector<Explanation>& into);
    void explain_allocation(NodeId node, Scope& scope, std::vector<Explanation>& into);
    [[nodiscard]] Phrase allocation_words(NodeId node, const std::array<Number, 2>& total_and_other,
                                          const Number& sum) const;
    [[nodiscard]] std::string element_name(DomainId domain, std::int64_t member);
    void explain_uprating(NodeId node, Scope& scope, std::vector<Explanation>& into);
    void note_precedence_readings(TermId term, const std::vector<RuleTrace>& traces);
    [[nodiscard]] Type type_of(NodeId node) const;
    [[nodiscard]] Maybe<DomainId> period_counted(NodeId node) const;
    bool key_of(NodeId node, Scope& scope, IndexKey& key);

    // figures.cpp
    /// The expression with numbers in the place of names: "3 892 316 kr + 1 person * 27 029 kr/person".
    [[nodiscard]] Phrase figures(NodeId node, Scope& scope, int depth = 0);
    [[nodiscard]] Phrase uprating_figures(NodeId node, Scope& scope);
    [[nodiscard]] Phrase uprating_figure(const UpratingPlan& plan, int period, int of) const;
    [[nodiscard]] Phrase uprating_factor(const UpratingPlan& plan, std::optional<int> from, int to) const;
    [[nodiscard]] Phrase percent_words(const Number& share) const;
    [[nodiscard]] Phrase rounding_words(const RoundingPlan& plan, const Unit& unit) const;
    [[nodiscard]] Phrase value_words(NodeId node, Scope& scope);

    const Program& program_;
    const std::vector<Source>& sources_;
    Evaluator& evaluator_;
    std::set<std::pair<TermId, IndexKey>> supposed_;
    std::set<ReadingId> readings_;
    std::set<std::tuple<TermId, IndexKey, std::int32_t>> shown_;  ///< terms explained already in this tree
    std::size_t steps_ = 0;
    std::size_t depth_ = 0;
};

}  // namespace klausul
