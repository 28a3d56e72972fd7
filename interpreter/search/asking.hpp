#pragma once

// One answer under one set of readings: the questions put to the solvers, and what the evaluator says of their models.

#include <set>

#include "interpreter/evaluate/outcome.hpp"
#include "interpreter/search/meaning.hpp"
#include "interpreter/search/search.hpp"

namespace klausul::search {

/// The solvers one after the other, and how many questions are left.
class Oracle {
public:
    Oracle(Solver* stronger, std::size_t questions)
        : own_(stronger == nullptr ? alone : with_stronger), stronger_(stronger), left_(questions) {}
    Solved solve(const Formulas& formulas, FormulaId formula);
    [[nodiscard]] bool exhausted() const { return left_ == 0; }

private:
    /// Steps of the own solver; what it does not settle soon is sooner settled by a stronger one.
    static constexpr std::uint64_t alone = 400'000;
    static constexpr std::uint64_t with_stronger = 30'000;

    CaseSolver own_;
    Solver* stronger_;
    std::size_t left_;
};

/// What all questions about a program share, so that each takes no longer in a large program than in a small one.
class Ground {
public:
    Ground(const Program& of, const std::vector<Source>& texts, Oracle& asked, const SearchLimits& bounds)
        : program(of), sources(texts), oracle(asked), limits(bounds), evaluator(of), case_(of) {}

    /// The order of the rules under some readings: those asked for first, and the last.
    std::shared_ptr<const Precedence> precedence(const TakenOptions& readings);

    /// The case as the evaluator takes it; it stays until the next is asked for.
    const Case& case_for(const FoundCase& found, const TakenOptions& readings);

    /// Names for the formulas of one set of questions after the other.
    std::uint64_t next_name() { return ++names_; }

    const Program& program;
    const std::vector<Source>& sources;
    Oracle& oracle;
    const SearchLimits& limits;
    Evaluator evaluator;

private:
    struct Ordered {
        TakenOptions readings;
        std::shared_ptr<const Precedence> precedence;
    };
    Case case_;
    FoundCase said_;  ///< in that case
    std::uint64_t names_ = 0;
    Ordered first_;
    Ordered last_;
};

class Asking {
public:
    Asking(Ground& ground, const TakenOptions& readings);
    /// Readings may be `any_option` here, as long as no precedence hangs on them; `order_by` has an option for each.
    Asking(Ground& ground, const TakenOptions& readings, const TakenOptions& order_by);

    // Its parts refer to each other.
    Asking(const Asking&) = delete;
    Asking& operator=(const Asking&) = delete;

    Finding find(TermId term, Sought sought);
    /// The same without what is taken over from other answers, and without what is expected.
    Finding find_told(TermId term, Sought sought, std::size_t attempts);
    /// Whether it is proved that `find_told` finds neither, where at most one of these readings has another option than
    /// its default.
    bool is_never_told(TermId term, const std::set<ReadingId>& switched);
    /// Whether it is proved that the answer has neither status, by itself or taken over, in the same way.
    bool is_never_either(TermId term, const std::set<ReadingId>& switched);
    /// How many formulas there are by now.
    [[nodiscard]] std::size_t size() const { return formulas_.size(); }
    /// Whether an expected finding exists.
    Verdict exists(const ExpectedFindingInfo& expected);
    /// Whether a gap on all these days is expected.
    bool is_expected(TermId term, const Interval& days);

private:
    FormulaId told(TermId term, Sought sought);
    FormulaId one_switched(const std::set<ReadingId>& switched);
    void seek(Finding& finding, FormulaId formula, std::size_t attempts);
    [[nodiscard]] Verdict look(FormulaId formula);
    [[nodiscard]] bool any_expected(const Finding& finding) const;
    void look_elsewhere(Finding& finding, FormulaId told);
    FormulaId on(const Interval& days);
    FormulaId expected_condition(const ExpectedFindingInfo& expected);
    FoundCase from_model(TermId term, const Model& model);
    std::optional<Cause> origin(TermId term, Sought sought, const FoundCase& found);
    Truth expects(Sought sought, const FoundCase& found, TermId term, const IndexKey& key, Day date);
    Truth expects(TermId term, Sought sought, const FoundCase& found);
    bool stays_unexpected(TermId term, Sought sought, const FoundCase& found);
    bool is_real(TermId term, Sought sought, FoundCase& found);
    [[nodiscard]] bool replays(TermId term, Sought sought, const FoundCase& found);
    [[nodiscard]] bool answers(TermId term, Sought sought, const FoundCase& found);
    Outcome outcome(TermId term, const FoundCase& found);
    void make_small(TermId term, Sought sought, FoundCase& found, const Borders& borders);
    void round_numbers(TermId term, Sought sought, FoundCase& found, const Borders& borders);
    void prefer_day(TermId term, Sought sought, FoundCase& found);
    void name_rules(TermId term, FoundCase& found);
    void number_records(TermId term, Sought sought, FoundCase& found);
    FormulaId cube(const FoundCase& found, const Borders& borders);
    FormulaId literal(const FactVariable& variable, const Setting& setting, const Borders& borders);
    FormulaId cell(VariableId variable, const Number& value, const Borders& borders);
    const FactVariable* variable_of(const Setting& setting, const Model& model) const;
    [[nodiscard]] Phrase obstacle(FormulaId formula, const Borders& borders) const;
    const Case& case_for(const FoundCase& found);

    Ground& ground_;
    const Program& program_;
    const std::vector<Source>& sources_;
    TakenOptions readings_;
    Oracle& oracle_;
    const SearchLimits& limits_;
    Formulas formulas_;
    Meaning meaning_;
    Evaluator& evaluator_;
    Model model_;  ///< the last one
};

}  // namespace klausul::search
