#pragma once

// What is missing of an undetermined answer: yes/no facts and enumerations with few combinations are tried out. If all
// come out alike, the answer does not hang on them; otherwise only those whose change alone changes it are missing.
// Where other facts are open too, those that are derived from them are tried in their place.

#include <cstdint>
#include <optional>
#include <vector>

#include "interpreter/explain/wording.hpp"

namespace klausul {

/// The values of a yes/no fact or an enumeration; empty for any other type.
[[nodiscard]] std::vector<std::int64_t> few_values(const Program& program, const Type& type);

/// The derived facts that may be tried with their own values on a day of the case that the evaluator has begun, with
/// nothing supposed yet.
[[nodiscard]] Suppositions looked_at_as_one(const Program& program, Evaluator& evaluator, Day date);

/// Of the case that the evaluator has begun; what it tries out is asked of the evaluator's spare one.
class LookAhead {
public:
    LookAhead(const Program& program, const std::vector<Source>& sources, Evaluator& evaluator, const Wording& wording)
        : program_(program), sources_(sources), evaluator_(evaluator), wording_(wording) {}

    /// Fills in what is missing of an outcome that is undetermined for these causes. True when the answer turns out not
    /// to hang on what is missing; it is then settled in every part.
    bool fill_missing(Outcome& outcome, TermId term, const IndexKey& key, Day date, CauseId cause);

private:
    struct Tried;
    struct Seen;
    struct Attempt;
    [[nodiscard]] std::vector<Tried> open_facts(const Evaluator& evaluator, CauseId causes) const;
    [[nodiscard]] std::vector<Tried> open_as_one(const Suppositions& as_one, TermId term, const IndexKey& key,
                                                 Day date) const;
    [[nodiscard]] Attempt try_out(const std::vector<Tried>& open, Suppositions& supposed, TermId term,
                                  const IndexKey& key, Day date) const;
    [[nodiscard]] static std::optional<std::vector<Tried>> with_open(const Attempt& attempt);
    [[nodiscard]] std::vector<Seen> try_all(const std::vector<Tried>& tried, Suppositions& supposed, TermId term,
                                            const IndexKey& key, Day date) const;
    [[nodiscard]] Outcome settled(const Attempt& attempt, Suppositions& supposed, TermId term, const IndexKey& key,
                                  Day date) const;
    [[nodiscard]] RuleId as_cited(RuleId rule) const;
    void fill_mattering(Outcome& outcome, const Attempt& attempt) const;

    const Program& program_;
    const std::vector<Source>& sources_;
    Evaluator& evaluator_;
    const Wording& wording_;
};

}  // namespace klausul
