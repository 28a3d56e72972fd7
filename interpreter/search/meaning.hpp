#pragma once

// What a term comes to, as formulas over the facts of a case and its day, by docs/evaluation.md with every fact known.
// What formulas cannot say (a list, a text, an index value that is not published) becomes a variable that stands for
// anything at all. So where the formulas say that something never happens, it never does; what they say may happen is
// to be tried on the evaluator.

#include <array>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "interpreter/evaluate/evaluator.hpp"
#include "interpreter/search/formula.hpp"

namespace klausul::search {

using Key = std::array<FormulaId, 3>;

/// Where a search begins when nothing says which day: the first of a year.
inline constexpr std::int32_t customary_day = 20454;  // 2026-01-01

/// What may be among the causes for which something has no value (docs/evaluation.md). A conflict or a gap is `here`
/// where it comes from the term itself or from a helper and no line on the way to it says that it is expected, `there`
/// where it comes from another answer that is asked, which is where it is told.
enum class Sort : std::uint8_t {
    fact,
    error,
    not_in_force,
    conflict,
    conflict_here,
    conflict_there,
    gap,
    gap_here,
    gap_there
};
/// When there is something of each sort. Formula 0 never holds.
using Causes = std::array<FormulaId, 9>;
[[nodiscard]] inline FormulaId& of(Causes& causes, Sort sort) { return causes[static_cast<std::size_t>(sort)]; }
[[nodiscard]] inline FormulaId of(const Causes& causes, Sort sort) { return causes[static_cast<std::size_t>(sort)]; }

/// A condition: where neither holds, it cannot be told.
struct Known {
    FormulaId yes = 0;
    FormulaId no = 0;
    Causes causes{};
};
[[nodiscard]] inline Known opposite(const Known& a) { return {a.no, a.yes, a.causes}; }
/// The result of an expression; the truths are 0 and 1.
struct Figure {
    FormulaId good = 0;
    FormulaId referral = 0;
    FormulaId value = 0;
    Causes causes{};
};
/// What a term comes to.
struct Standing {
    Figure read;
    FormulaId conflict = 0;  ///< its own
    FormulaId gap = 0;
    Causes whole{};  ///< its own and what it takes over; a reader gets the same, with `here` as `there` of an answer
};

/// What is said in a case about one fact.
struct FactVariable {
    FactId fact;
    Key key{};
    std::optional<VariableId> value;
    std::optional<VariableId> state;    ///< of a fact that may be absent or not applicable: a Given
    std::optional<VariableId> derived;  ///< of a fact that terms give when it is not stated: whether it is not
};

/// In the place of an option: the reading may be any of them.
inline constexpr std::uint32_t any_option = std::numeric_limits<std::uint32_t>::max();

/// The years completed from one day to another, below zero where the second is before the first. To the month's end: an
/// anniversary that a year lacks is the last day of its month, else the first of the next.
[[nodiscard]] FormulaId completed_years(Formulas& formulas, FormulaId from, FormulaId to, bool to_month_end);

class Meaning {
public:
    /// Under these readings, with the order of the rules that they give, if it is known already; without any, under all
    /// of them, and precedence counts for nothing.
    Meaning(const Program& program, Formulas& formulas, std::optional<TakenOptions> readings,
            std::shared_ptr<const Precedence> precedence = nullptr);

    struct Place {
        FormulaId date = 0;
        std::array<FormulaId, max_locals> locals{};
    };

    [[nodiscard]] VariableId day_variable() const { return day_; }
    /// What is taken of a reading: an option, or any of them.
    FormulaId reading(ReadingId id);
    [[nodiscard]] FormulaId day() { return formulas_.variable(day_); }
    /// A key that stands for each member that the term is asked for; of a list, for its first record.
    Key key_of(TermId term);
    /// An answer that the program is asked for.
    [[nodiscard]] bool is_asked(TermId term) const;
    /// When a term is a conflict or a gap, by itself or by what it takes over.
    FormulaId is(Sort status, TermId term);
    /// The same, where it is of this sort besides.
    FormulaId is(Sort status, Sort sort, TermId term);
    [[nodiscard]] Place place(const Key& key, FormulaId date) const;

    const Standing& standing(TermId term, const Key& key, FormulaId date);
    Known judge(NodeId node, const Place& place);
    Figure figure(NodeId node, const Place& place);
    /// Whether a rule's condition holds, and for an exception that of a rule it stands under as well.
    Known speaks(RuleId rule, const Place& place);

    [[nodiscard]] const std::vector<FactVariable>& facts() const { return facts_; }
    /// Why what a variable stands for cannot be said; empty for those of facts and days.
    [[nodiscard]] const Phrase* reason(VariableId id) const;

private:
    using Entries = std::vector<std::pair<Known, Figure>>;

    // meaning.cpp: terms and rules
    Standing find_standing(TermId term, const Key& key, FormulaId date);
    Standing open_standing(const Phrase& reason);
    Standing settle(const Entries& entries, FormulaId ready);
    Known own(RuleId rule, const Place& place);
    Known voice(RuleId rule, const Place& place);
    Known lives(RuleId rule, const Place& place);
    FormulaId in_interval(const RuleInfo& rule, FormulaId date);
    Known entered(Maybe<DocumentId> document, FormulaId date);
    FormulaId same(const Figure& a, const Figure& b);
    std::optional<std::vector<std::int64_t>> members(DomainId domain) const;

    // causes.cpp
    Known both(const Known& a, const Known& b);
    Known either(const Known& a, const Known& b) { return opposite(both(opposite(a), opposite(b))); }
    Known some(const std::vector<Known>& each);
    Causes joined(const Causes& a, const Causes& b);
    Causes where(FormulaId condition, const Causes& causes);
    Causes strict(const std::vector<Figure>& operands);
    Causes worst_only(Causes causes);
    Causes taken_over(const Entries& entries, FormulaId rest);
    FormulaId says_the_same(const Entries& entries, std::size_t place);
    void add_own(Standing& standing, TermId term, const Place& place);
    FormulaId expected(TermId term, bool conflict, const Place& place);
    Causes from_within(NodeId node, const Place& place, const Figure& open);
    Key any_key(TermId term);
    FormulaId free_truth();

    // facts.cpp
    Figure read_fact(const Node& node, const Place& place);
    Figure read_fact(FactId fact, std::size_t place, Key key, std::size_t count, FormulaId date);
    Figure stated_fact(const FactVariable& known);
    Figure either(FormulaId first, const Figure& a, const Figure& b);
    Known presence(const Node& node, const Place& place);
    Known presence_if_derived(Op op, const FactVariable& known, NodeId otherwise, FormulaId date);
    Known stated_presence(Op op, const FactVariable& known);
    FactVariable& fact_variable(FactId fact, const Key& key);
    std::vector<std::int64_t> values_of(const Type& type) const;
    std::optional<VariableId> value_variable(const FactInfo& fact);
    /// With the causes that terms within the expression may bring.
    Figure unsayable(NodeId id, const Place& place, Phrase reason);
    Figure unsayable_itself(NodeId id, const Place& place, Phrase reason);
    FormulaId free_truth(NodeId id, const Place& place);

    // expressions.cpp, loops.cpp, days.cpp
    static Phrase many();
    struct Indexed {
        Key key{};
        FormulaId good = 0;
        Causes causes{};
    };
    Indexed indexed(const Node& node, const Place& place);
    Figure behind(const Indexed& index, Figure read);
    Figure plain(FormulaId value) { return {formulas_.truth(true), formulas_.truth(false), value, {}}; }
    Figure truth(Known known);
    Known at_least(const Node& node, const Place& place);
    Known compared(const Node& node, const Place& place);
    FormulaId holds_for(std::uint8_t orders, FormulaId a, FormulaId b);
    Known one_of(const Node& node, const Place& place);
    Known belongs_to(const Node& node, const Place& place);
    Known within_period(const Node& node, const Place& place);
    std::optional<Known> within_window(const Node& node, const Place& place);
    Figure of_both(const Figure& a, const Figure& b, FormulaId value);
    Figure one_of_values(const Node& node, const Place& place);
    Figure scaled(const Node& node, const Place& place, const Number& factor);
    template <typename Reckon>
    Figure of_two(const Node& node, const Place& place, Reckon reckon);
    template <typename Reckon>
    Figure divided(const Node& node, const Place& place, Reckon reckon);
    Figure conditional(const Node& node, const Place& place);
    Figure choice(const Node& node, const Place& place);
    Figure rounded(NodeId id, const Place& place);
    Figure loop(NodeId id, const Place& place);
    Known quantified(NodeId id, const Place& place);
    [[nodiscard]] bool is_always_known(NodeId id) const;
    Figure series(NodeId id, const Place& place);
    Figure uprated(NodeId id, const Place& place);
    Figure calendar(NodeId id, const Place& place);
    Figure as_of(const Node& node, const Place& place);
    std::optional<std::vector<std::vector<std::int64_t>>> rounds(const LoopPlan& plan) const;
    static Figure mapped(const Figure& operand, FormulaId value) {
        return {operand.good, operand.referral, value, operand.causes};
    }
    [[nodiscard]] const Node& child(const Node& node, std::size_t place) const {
        return program_.nodes[program_.children_of(node)[place]];
    }
    [[nodiscard]] NodeId child_id(const Node& node, std::size_t place) const {
        return program_.children_of(node)[place];
    }

    const Program& program_;
    Formulas& formulas_;
    std::optional<TakenOptions> readings_;
    std::shared_ptr<const Precedence> precedence_;
    VariableId day_ = 0;
    std::map<std::tuple<TermId, Key, FormulaId>, Standing> standings_;
    std::map<std::tuple<RuleId, FormulaId, std::array<FormulaId, max_locals>>, Known> own_;
    std::map<std::tuple<NodeId, FormulaId, std::array<FormulaId, max_locals>>, Figure> free_;
    std::map<std::tuple<NodeId, FormulaId, std::array<FormulaId, max_locals>>, FormulaId> free_truths_;
    std::map<ReadingId, VariableId> reading_variables_;
    std::map<TermId, Key> keys_;
    std::vector<FactVariable> facts_;
    std::map<std::pair<FactId, Key>, std::size_t> places_;
    std::map<VariableId, Phrase> reasons_;
    std::map<DomainId, std::int64_t> records_;  ///< numbers that stand for records of their own
    std::set<TermId> expecting_;                ///< whose expected findings are being judged
    std::size_t depth_ = 0;
};

}  // namespace klausul::search
