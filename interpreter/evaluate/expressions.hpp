#pragma once

#include "interpreter/evaluate/case_at_work.hpp"

namespace klausul {

class TermValues;
class SeriesReader;
class UpratedAmounts;
class RecordLists;
class Groups;
class Domains;
class Aggregates;
class Allocations;
class Times;
class Roundings;

/// Expressions at a date and an index: strict in their operands but for the connectives, which are strong Kleene. It
/// knows each operator by the part that reckons it, and itself reads facts and terms, reckons, compares and chooses.
class Expressions {
public:
    Expressions(CaseAtWork& work, TermValues& terms, SeriesReader& series, UpratedAmounts& uprated, RecordLists& lists,
                Groups& groups, Domains& domains, Aggregates& aggregates, Allocations& allocations, Times& times,
                Roundings& roundings)
        : program_(work.program),
          work_(work),
          terms_(terms),
          series_(series),
          uprated_(uprated),
          lists_(lists),
          groups_(groups),
          domains_(domains),
          aggregates_(aggregates),
          allocations_(allocations),
          times_(times),
          roundings_(roundings) {}

    [[nodiscard]] Result evaluate(NodeId id, Scope& scope);
    /// Of a condition; it comes to its truth without a number in between.
    [[nodiscard]] Judged judge(NodeId id, Scope& scope);

    /// reckon(a, b) of the values of two children; what keeps either from having one otherwise.
    template <typename Reckon>
    Result of_two(const Node& node, Scope& scope, Reckon reckon) {
        const NodeId* children = program_.children_of(node);
        const Result left = evaluate(children[0], scope);
        const Result right = evaluate(children[1], scope);
        if (!left.good() || !right.good()) [[unlikely]]
            return bad(work_.causes.strict(left.cause, right.cause));
        return reckon(left.value, right.value);
    }

private:
    /// The value of a constant, or of a fact that has one, which most nodes are; null for all others.
    [[nodiscard]] const Number* leaf(const Node& node) const;
    Result step_into(const Node& node, NodeId id, Scope& scope);
    Judged judge_within(const Node& node, NodeId id, Scope& scope);
    /// The index that the children of a node give; false with the causes if they do not.
    bool key_of(const Node& node, Scope& scope, IndexKey& key, CauseId& cause);

    Result read_fact(const Node& node, NodeId id, Scope& scope);
    Result read_term(const Node& node, Scope& scope);
    Result presence(const Node& node, Scope& scope);
    Result unary(const Node& node, NodeId id, Scope& scope);
    Judged logical(const Node& node, Scope& scope);
    Judged compare(const Node& node, Scope& scope);
    Judged one_of(const Node& node, Scope& scope);
    Judged belongs_to(const Node& node, Scope& scope);
    Result at_least(const Node& node, Scope& scope);
    Result conditional(const Node& node, Scope& scope);
    Result choice(const Node& node, Scope& scope);
    Result as_of(const Node& node, Scope& scope);
    Result greatest_of(const Node& node, Scope& scope);
    Result least_of(const Node& node, Scope& scope);
    template <typename Better>
    Result one_of_values(const Node& node, Scope& scope, Better better);

    const Program& program_;
    CaseAtWork& work_;
    TermValues& terms_;
    SeriesReader& series_;
    UpratedAmounts& uprated_;
    RecordLists& lists_;
    Groups& groups_;
    Domains& domains_;
    Aggregates& aggregates_;
    Allocations& allocations_;
    Times& times_;
    Roundings& roundings_;
};

}  // namespace klausul
