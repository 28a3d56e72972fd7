#pragma once

// Which of the readings that were met on the way to an answer can change it.

#include <cstddef>
#include <vector>

#include "interpreter/evaluate/evaluator.hpp"
#include "interpreter/klausul.hpp"

namespace klausul {

/// Leaves in each outcome of an answer only the readings of which another option, by itself or together with one of
/// another reading, gives another outcome: another status or value, other clauses, other facts that are missing.
class ReadingTrial {
public:
    /// The evaluator must have begun the case; its spare one is made use of.
    ReadingTrial(const Agreement& agreement, Evaluator& evaluator)
        : agreement_(agreement), evaluator_(evaluator), facts_(evaluator.facts()) {}

    /// `keys` are those of the elements. Does nothing where outcomes would have to be found more often than is left of
    /// what one run may take.
    void keep_mattering(Answer& answer, TermId term, const std::vector<IndexKey>& keys);

private:
    struct Switch {
        ReadingId reading;
        std::uint32_t option = 0;
    };
    using Kept = std::vector<std::vector<bool>>;  ///< by element, by place among its readings

    [[nodiscard]] std::vector<Switch> switches(const std::vector<ReadingId>& readings) const;
    void note_readings(const Outcome& outcome);
    void try_out(const std::vector<Switch>& switched, const Answer& answer, TermId term,
                 const std::vector<IndexKey>& keys, Kept& kept);
    [[nodiscard]] bool same_elements(TermId term, Evaluator& other) const;

    const Agreement& agreement_;
    Evaluator& evaluator_;
    Case facts_;
    std::vector<ReadingId> met_;  ///< on the way to the answer at hand, under any option tried
    std::size_t outcomes_ = 0;    ///< found so far
};

}  // namespace klausul
