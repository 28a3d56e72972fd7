#pragma once

// The search for cases in which an answer is a conflict or a gap, and for rules that can never speak. What is found has
// been tried on the evaluator; what is said never to happen has been proved; all else is said to be undecided.

#include <optional>
#include <string>
#include <vector>

#include "interpreter/evaluate/case.hpp"
#include "interpreter/program/core.hpp"
#include "interpreter/search/solver.hpp"

namespace klausul::search {

enum class Sought : std::uint8_t { conflict, gap };
/// What is proved, but for `undecided`; `elsewhere`: only where it is expected, or taken over from an answer at which
/// it is told.
enum class Verdict : std::uint8_t { never, elsewhere, found, undecided };

/// One fact of a case that was found.
struct Setting {
    FactId fact;
    IndexKey key{};
    FactValue value;
};

/// A case that cannot do with fewer facts.
struct FoundCase {
    Day date;
    IndexKey key{};  ///< the member of an answer `per` something
    std::vector<Setting> settings;
    std::vector<DomainId> empty_lists;  ///< lists that are given without records
    std::vector<DomainId> one_record;   ///< lists of which the answer is about the first record
    std::vector<RuleId> rules;          ///< that speak against each other
    Maybe<TermId> from = none;          ///< the helper whose conflict or gap it is, if not the answer's own
    IndexKey from_key{};
    Day from_date{};
    bool may_be_expected = false;  ///< it cannot be told whether it is
    std::string from_words = "";   ///< its name, with the member
};

struct Finding {
    Finding(TermId of, Sought what, Verdict proved = Verdict::undecided) : term(of), sought(what), verdict(proved) {}

    TermId term;
    Sought sought;
    Verdict verdict;
    std::optional<ReadingSetting> under;  ///< not the default of this reading
    Phrase reason{""};                    ///< undecided: what is in the way
    std::vector<FoundCase> cases;
    bool more = false;              ///< there may be further cases
    bool expected = false;          ///< there may be cases besides that are expected
    bool from_answers = false;      ///< there may be cases besides that follow from other answers:
    std::vector<TermId> follows{};  ///< from these
};

/// Days on which an answer is not in force, between days on which it is.
struct Hole {
    TermId term;
    Interval days;
};

/// A condition after `där` that holds for no member, or for each, whatever the facts are.
struct IdleSelection {
    Span at;
    bool takes_all = false;
};

struct Report {
    std::vector<Finding> findings;      ///< under the default readings, for each answer a conflict and a gap
    std::vector<Finding> switched;      ///< what another reading brings about or makes go away
    std::vector<std::size_t> stale;     ///< of the expected findings: proved not to exist under any reading
    std::vector<Hole> holes;            ///< but for those that are expected gaps
    std::vector<RuleId> silent;         ///< rules that can never speak, the first for each place in the text
    std::vector<IdleSelection> idle{};  ///< by their places in the text
};

/// Counted, so that the same text always gives the same report.
struct SearchLimits {
    std::size_t questions = 2'000;    ///< put to the solvers in all, beside
    std::size_t questions_each = 20;  ///< so many for each answer and each rule
    std::size_t cases = 8;            ///< told for one answer
    std::size_t attempts = 8;         ///< cases in a row that turn out otherwise on the evaluator
};

/// `stronger` is asked what the library's own solver cannot tell; it may be null.
[[nodiscard]] Report search(const Program& program, const std::vector<Source>& sources, Solver* stronger,
                            const SearchLimits& limits = {});

/// Says what a found case says in one that says nothing yet.
void fill_case(Case& facts, const Program& program, const FoundCase& found);
/// The case as the evaluator takes it.
[[nodiscard]] Case case_of(const Program& program, const FoundCase& found,
                           const std::optional<ReadingSetting>& under = std::nullopt);

}  // namespace klausul::search
