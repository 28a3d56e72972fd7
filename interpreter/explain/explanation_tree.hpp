#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "interpreter/explain/figures.hpp"
#include "interpreter/explain/wording.hpp"

namespace klausul {

/// Where the rules of a term stand.
[[nodiscard]] Scope scope_of(const IndexKey& key, Day date);
/// The exception or stronger rule that speaks in the place of one; none if there is none.
[[nodiscard]] Maybe<RuleId> silenced_by(const Evaluator& evaluator, const RuleTrace& trace,
                                        const std::vector<RuleTrace>& traces);
/// The exception or stronger rule of which it is not known whether it speaks in the place of one.
[[nodiscard]] Maybe<RuleId> held_open_by(const Evaluator& evaluator, const RuleTrace& trace,
                                         const std::vector<RuleTrace>& traces);

/// The explanation tree of one term. It goes where the value came from: rules that spoke with their facts and
/// arithmetic, rules that lost, rules that failed and on what.
class ExplanationTree {
public:
    ExplanationTree(const Program& program, Evaluator& evaluator, const Wording& wording)
        : program_(program), evaluator_(evaluator), wording_(wording), figures_(program, evaluator, wording) {}

    /// To be called once, in the case that the evaluator has begun.
    [[nodiscard]] Explanation of(TermId term, const IndexKey& key, Day date) { return explain_term(term, key, date); }

    /// The readings met on the way, which are those that the answer depends on, and the terms that are supposed.
    [[nodiscard]] const std::set<ReadingId>& readings() const { return readings_; }
    [[nodiscard]] const std::set<std::pair<TermId, IndexKey>>& supposed() const { return supposed_; }

private:
    Explanation explain_term(TermId term, const IndexKey& key, Day date);
    void explain_awaited(Explanation& tree, const TermInfo& term, Day date);
    void explain_rules(Explanation& tree, TermId term, const IndexKey& key, Day date);
    Explanation explain_rule(const RuleTrace& trace, const std::vector<RuleTrace>& traces, Scope& scope);
    void explain_condition(NodeId node, Scope& scope, std::vector<Explanation>& into);
    Explanation explain_value(NodeId node, Scope& scope, const Type& type);
    void explain_parts(NodeId node, Scope& scope, std::vector<Explanation>& into);
    void explain_days_of_span(NodeId node, Scope& scope, std::vector<Explanation>& into);
    void explain_reading(ReadingId reading, std::vector<Explanation>& into);
    void explain_fact(NodeId node, Scope& scope, std::vector<Explanation>& into);
    void explain_read(NodeId node, Scope& scope, std::vector<Explanation>& into);
    void explain_loop(NodeId node, Scope& scope, std::vector<Explanation>& into);
    void explain_allocation(NodeId node, Scope& scope, std::vector<Explanation>& into);
    [[nodiscard]] Sentence allocation_words(NodeId node, const std::array<Number, 2>& total_and_other,
                                            const Number& sum) const;
    void note_precedence_readings(TermId term, const std::vector<RuleTrace>& traces);
    bool key_of(NodeId node, Scope& scope, IndexKey& key);

    // kinds_of_days.cpp
    void explain_kind_of_day(NodeId node, Scope& scope, std::vector<Explanation>& into);
    void explain_weekday(NodeId node, Scope& scope, std::vector<Explanation>& into);

    // series.cpp
    void explain_series(SeriesId series, int period, std::optional<Day> cut, std::vector<Explanation>& into);
    void explain_uprating(NodeId node, Scope& scope, std::vector<Explanation>& into);
    [[nodiscard]] Sentence series_words(SeriesId series, const SeriesFigure& figure) const;

    const Program& program_;
    Evaluator& evaluator_;
    const Wording& wording_;
    Figures figures_;
    std::set<ReadingId> readings_;
    std::set<std::pair<TermId, IndexKey>> supposed_;
    std::set<std::tuple<TermId, IndexKey, std::int32_t>> shown_;  ///< terms explained already in this tree
    std::size_t steps_ = 0;
    std::size_t depth_ = 0;
};

}  // namespace klausul
