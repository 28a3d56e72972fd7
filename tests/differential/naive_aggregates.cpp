// Aggregates: each member's filter first, then its operand, all of it strict.

#include <algorithm>

#include "naive.hpp"

namespace klausul::differential {
namespace {

using syntax::AggregateKind;

/// Calls `visit` for the expressions right under this one; only the forms that operands of aggregates take.
template <typename Visit>
void each_child(const syntax::Expression& expression, const Visit& visit) {
    if (const auto* unary = std::get_if<syntax::Unary>(&expression.node)) visit(*unary->operand);
    if (const auto* binary = std::get_if<syntax::Binary>(&expression.node)) {
        visit(*binary->left);
        visit(*binary->right);
    }
    if (const auto* rounding = std::get_if<syntax::Rounding>(&expression.node)) visit(*rounding->value);
    if (const auto* started = std::get_if<syntax::Started>(&expression.node)) visit(*started->value);
    if (const auto* as_of = std::get_if<syntax::AsOf>(&expression.node)) {
        visit(*as_of->value);
        visit(*as_of->date);
    }
    if (const auto* conditional = std::get_if<syntax::Conditional>(&expression.node)) {
        visit(*conditional->condition);
        visit(*conditional->consequent);
        visit(*conditional->alternative);
    }
}

NaiveResult combined(const syntax::Aggregate& aggregate, std::vector<NaiveValue> values) {
    const auto smaller = [](const NaiveValue& a, const NaiveValue& b) {
        return a.number != b.number ? a.number < b.number : a.words < b.words;
    };
    NaiveResult result;
    std::sort(values.begin(), values.end(), smaller);
    if (aggregate.distinct) values.erase(std::unique(values.begin(), values.end()), values.end());
    if (aggregate.kind == AggregateKind::count) {
        result.value.number = static_cast<std::int64_t>(values.size());
        return result;
    }
    for (const NaiveValue& one : values) result.value.number = result.value.number + one.number;
    if (aggregate.kind == AggregateKind::mean)
        result.value.number = result.value.number / Number(static_cast<std::int64_t>(values.size()));
    if (aggregate.kind == AggregateKind::lowest || aggregate.kind == AggregateKind::earliest)
        result.value = values.front();
    if (aggregate.kind == AggregateKind::highest || aggregate.kind == AggregateKind::latest)
        result.value = values.back();
    return result;
}

}  // namespace

/// The indexes of what is read, less those that `för` and inner aggregates take away.
void Naive::indexes_in(const syntax::Expression& expression, std::vector<std::string>& indexes) const {
    if (const auto* name = std::get_if<syntax::Reference>(&expression.node)) {
        std::string per;
        if (const auto fact = program_.facts.find(name->name.text); fact != program_.facts.end())
            per = fact->second.per;
        if (const auto term = program_.term_by_name.find(name->name.text); term != program_.term_by_name.end())
            per = program_.terms[term->second].per;
        if (!per.empty() && std::find(indexes.begin(), indexes.end(), per) == indexes.end()) indexes.push_back(per);
    }
    each_child(expression, [&](const syntax::Expression& child) { indexes_in(child, indexes); });
}

NaiveResult Naive::aggregate(const syntax::Aggregate& aggregate, const At& at) {
    std::vector<std::string> indexes;
    const auto* name = std::get_if<syntax::Reference>(&aggregate.operand->node);
    const bool of_members =
        name != nullptr && aggregate.kind == AggregateKind::count &&
        (program_.lists.contains(name->name.text) || program_.enumerations.contains(name->name.text));
    if (of_members) {
        indexes.push_back(name->name.text);
    } else {
        indexes_in(*aggregate.operand, indexes);
    }
    std::vector<At> places{at};
    for (const std::string& index : indexes) {
        const auto members = members_of(index);
        if (!members) return {{}, list_not_given(index)};
        std::vector<At> longer;
        for (const At& place : places) {
            for (const std::string& member : *members) {
                longer.push_back(place);
                longer.back().members.emplace_back(index, member);
            }
        }
        places = std::move(longer);
    }
    std::vector<Causes> causes;
    std::vector<NaiveValue> values;
    const bool operand_counts = aggregate.kind != AggregateKind::count || aggregate.distinct;
    for (const At& place : places) {
        const NaiveTruth taken = aggregate.where ? judge(*aggregate.where, place) : NaiveTruth{Truth3::yes, {}};
        if (taken.truth == Truth3::no) continue;
        const NaiveResult operand = operand_counts ? evaluate(*aggregate.operand, place) : NaiveResult{};
        // Of a member that may be left out, nothing is certain: the causes of both.
        Causes open = taken.causes;
        unite(open, operand.causes);
        if (open.empty()) {
            values.push_back(operand.value);
        } else {
            causes.push_back(std::move(open));
        }
    }
    if (!causes.empty()) return {{}, strict(causes)};
    if (aggregate.distinct || aggregate.kind == AggregateKind::count) return combined(aggregate, std::move(values));
    if (values.empty() && aggregate.kind != AggregateKind::sum) return fault("nothing to work on");
    return combined(aggregate, std::move(values));
}

}  // namespace klausul::differential
