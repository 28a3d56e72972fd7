#pragma once

// What a term comes to, as formulas over the facts of a case and its day, by docs/evaluation.md with every fact known.
// What formulas cannot say (a list, a text, an index value that is not published) becomes a variable that stands for
// anything at all. So where the formulas say that something never happens, it never does; what they say may happen is
// to be tried on the evaluator.

#include <array>
#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "interpreter/evaluate/evaluator.hpp"
#include "interpreter/search/formula.hpp"

namespace klausul::search {

using Key = std::array<FormulaId, 3>;

/// A condition: where neither holds, it cannot be told.
struct Known {
    FormulaId yes = 0;
    FormulaId no = 0;
};
/// The result of an expression; the truths are 0 and 1.
struct Figure {
    FormulaId good = 0;
    FormulaId referral = 0;
    FormulaId value = 0;
};
/// What a term comes to.
struct Standing {
    Figure read;
    FormulaId conflict = 0;
    FormulaId gap = 0;
};

/// What is said in a case about one fact.
struct FactVariable {
    FactId fact = none;
    Key key{};
    std::optional<VariableId> value;
    std::optional<VariableId> state;  ///< of a fact that may be absent or not applicable: a Given
};

class Meaning {
public:
    /// Under these readings; without any, under all of them, and precedence counts for nothing.
    Meaning(const Program& program, Formulas& formulas, std::optional<std::vector<std::uint32_t>> readings);

    struct Place {
        FormulaId date = 0;
        std::array<FormulaId, max_locals> locals{};
    };

    [[nodiscard]] VariableId day_variable() const { return day_; }
    [[nodiscard]] FormulaId day() { return formulas_.variable(day_); }
    /// A key that stands for each member of what the term runs over; of a list, for its first record.
    Key key_of(TermId term);
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
    Standing settle(const Entries& entries, FormulaId ready);
    Known own(RuleId rule, const Place& place);
    Known voice(RuleId rule, const Place& place);
    Known lives(RuleId rule, const Place& place);
    FormulaId in_interval(const RuleInfo& rule, FormulaId date);
    Known entered(DocumentId document, FormulaId date);
    Known both(Known a, Known b) { return {formulas_.all({a.yes, b.yes}), formulas_.any({a.no, b.no})}; }
    Known either(Known a, Known b) { return {formulas_.any({a.yes, b.yes}), formulas_.all({a.no, b.no})}; }
    static Known opposite(Known a) { return {a.no, a.yes}; }
    FormulaId same(const Figure& a, const Figure& b);

    // facts.cpp
    Figure read_fact(const Node& node, const Place& place);
    Figure read_fact(FactId fact, std::size_t place, Key key, std::size_t count);
    Known presence(const Node& node, const Place& place);
    FactVariable& fact_variable(FactId fact, const Key& key);
    std::optional<VariableId> value_variable(const FactInfo& fact);
    std::optional<std::vector<std::int64_t>> members(DomainId domain) const;

    // expressions.cpp, loops.cpp, calendar.cpp
    static Phrase many();
    Figure plain(FormulaId value) { return {formulas_.truth(true), formulas_.truth(false), value}; }
    Figure truth(Known known);
    Known at_least(const Node& node, const Place& place);
    Known compared(const Node& node, const Place& place);
    Known one_of(const Node& node, const Place& place);
    Known belongs_to(const Node& node, const Place& place);
    Known within_period(const Node& node, const Place& place);
    Figure arithmetic(const Node& node, const Place& place);
    Figure conditional(const Node& node, const Place& place);
    Figure choice(const Node& node, const Place& place);
    Figure rounded(NodeId id, const Place& place);
    Figure loop(NodeId id, const Place& place);
    Known quantified(NodeId id, const Place& place);
    Figure series(NodeId id, const Place& place);
    Figure uprated(NodeId id, const Place& place);
    Figure calendar(NodeId id, const Place& place);
    Figure as_of(const Node& node, const Place& place);
    std::optional<std::vector<std::vector<std::int64_t>>> rounds(const LoopPlan& plan) const;
    Figure mapped(Figure operand, FormulaId value) { return {operand.good, operand.referral, value}; }
    Figure unsayable(NodeId id, const Place& place, Phrase reason);
    FormulaId free_truth(NodeId id, const Place& place);
    [[nodiscard]] const Node& child(const Node& node, std::size_t place) const {
        return program_.nodes[program_.children_of(node)[place]];
    }
    [[nodiscard]] NodeId child_id(const Node& node, std::size_t place) const {
        return program_.children_of(node)[place];
    }

    const Program& program_;
    Formulas& formulas_;
    std::optional<std::vector<std::uint32_t>> readings_;
    Precedence precedence_;
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
    std::size_t depth_ = 0;
};

}  // namespace klausul::search
