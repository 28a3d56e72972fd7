// Kinds of days in the explanation: which day it is about stands in the place of a function's parameter.

#include "interpreter/explain/explanation_tree.hpp"

namespace klausul {
namespace {

std::optional<Day> day_at(Evaluator& evaluator, NodeId id, Scope& scope) {
    const Result day = evaluator.evaluate(id, scope);
    if (!day.good()) return std::nullopt;
    return Day{static_cast<std::int32_t>(day.value.to_int64().value_or(0))};
}

}  // namespace

/// `2026-04-03 är helgdag: ja`
void ExplanationTree::explain_kind_of_day(NodeId id, Scope& scope, std::vector<Explanation>& into) {
    const Node& node = program_.nodes[id];
    const NodeId operand = program_.children_of(node)[0];
    const auto day = day_at(evaluator_, operand, scope);
    const Judged judged = evaluator_.judge(id, scope);
    Explanation tree;
    tree.step = judged.truth == Truth::unknown ? Explanation::Step::undecided : Explanation::Step::arithmetic;
    tree.words = day ? Sentence(Value{*day}) : Sentence(wording_.source_words(program_.node_spans[operand]));
    tree.words +=
        node.op == Op::is_holiday ? Phrase(" är helgdag", " is a public holiday") : Phrase(" är afton", " is an eve");
    tree.name = tree.words;
    if (judged.truth != Truth::unknown) tree.value = Value{Value::YesNo{judged.truth == Truth::yes}};
    explain_parts(operand, scope, tree.children);
    into.push_back(std::move(tree));
}

/// `2026-04-04 = lördag`
void ExplanationTree::explain_weekday(NodeId id, Scope& scope, std::vector<Explanation>& into) {
    const NodeId operand = program_.children_of(program_.nodes[id])[0];
    if (const auto day = day_at(evaluator_, operand, scope)) {
        Explanation tree;
        tree.step = Explanation::Step::arithmetic;
        tree.name = Value{*day};
        tree.value = Value{Value::Weekday{weekday(*day)}};
        explain_parts(operand, scope, tree.children);
        into.push_back(std::move(tree));
    } else {
        explain_parts(operand, scope, into);
    }
}

}  // namespace klausul
