#pragma once

// From statuses and numbers to words: the outcome of one answer with its clauses, losers, readings and missing facts,
// and the explanation tree. Nothing was recorded while evaluating; the explainer asks the evaluator again for each
// part it shows, which is cheap since terms are remembered.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "grammar/text/source.hpp"
#include "interpreter/evaluate/evaluator.hpp"
#include "interpreter/evaluate/outcome.hpp"
#include "interpreter/explain/wording.hpp"

namespace klausul {

/// The program, its sources and the evaluator must stay alive. The tree is an ExplanationTree's, what is missing a
/// LookAhead's.
class Explainer {
public:
    Explainer(const Program& program, const std::vector<Source>& sources, Evaluator& evaluator)
        : program_(program), sources_(sources), evaluator_(evaluator), wording_(program, sources, evaluator) {}

    /// The evaluator must have begun the case.
    [[nodiscard]] Outcome outcome(TermId term, const IndexKey& key, Day date, bool explain);
    /// Of an answer of which it is not known what it has a value for.
    [[nodiscard]] Outcome without_members(CauseId cause, Day date);

    /// How what is in them is named.
    [[nodiscard]] const Wording& wording() const { return wording_; }

private:
    [[nodiscard]] Supposed supposition(TermId term, const IndexKey& key, Day date);
    void fill_decided(Outcome& outcome, const std::vector<RuleTrace>& traces);
    void fill_conflict(Outcome& outcome, TermId term, const std::vector<RuleTrace>& traces);
    void fill_gap(Outcome& outcome, const std::vector<RuleTrace>& traces, Scope& scope);
    void fill_not_in_force(Outcome& outcome, TermId term, Day date);
    void fill_beaten(Outcome& outcome, const std::vector<RuleTrace>& traces);
    void fill_taken_over(Outcome& outcome, Maybe<TermId> term, const IndexKey& key, Day date, CauseId cause);
    void fill_expected(Outcome& outcome, TermId term, const IndexKey& key, Day date);
    void fill_notes(Outcome& outcome, TermId term, const IndexKey& key, Day date);
    void check_whole_ore(Outcome& outcome, TermId term, const Number& value);
    [[nodiscard]] std::int32_t first_entry_day(DocumentId document, Day date);
    [[nodiscard]] std::string first_failed(RuleId rule, Scope& scope, std::size_t& failures);
    [[nodiscard]] NodeId failed_part(NodeId condition, Scope& scope);

    // grounds.cpp
    void fill_grounds(Outcome& outcome, const Explanation& tree) const;
    void fill_ground(Beaten& beaten, RuleId loser, RuleId winner) const;

    const Program& program_;
    const std::vector<Source>& sources_;
    Evaluator& evaluator_;
    Wording wording_;
};

}  // namespace klausul
