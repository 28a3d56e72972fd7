// Aggregates: each member's filter first, then its operand, all of it strict.

#include <algorithm>

#include "naive.hpp"
#include "naive_children.hpp"

namespace klausul::differential {
namespace {

using syntax::AggregateKind;

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
    // What is read for one member runs over nothing, but what names that member may.
    if (const auto* one = std::get_if<syntax::ForMember>(&expression.node)) {
        for (const auto& member : one->members) indexes_in(*member, indexes);
        return;
    }
    if (std::holds_alternative<syntax::Aggregate>(expression.node)) return;
    each_child(expression, [&](const syntax::Expression& child) { indexes_in(child, indexes); });
}

/// The years before that of the date, or from the first period that is given of a fact to the last; nothing where none
/// is, and then the fact is what is lacking.
std::optional<std::vector<std::string>> Naive::periods_of(const syntax::Aggregate& aggregate, const std::string& index,
                                                          const At& at, std::string& lacking) const {
    const int months = months_of_index(index);
    std::vector<std::string> members;
    if (aggregate.last_years) {
        int year = civil(at.day).year;
        for (const auto& [other, member] : at.members)
            if (other == "år") year = period_of_words(member);
        const int first = (year - *aggregate.last_years) * 12 / months;
        for (int period = first; period < year * 12 / months; ++period)
            members.push_back(words_of_period(months, period));
        return members;
    }
    std::set<std::string> facts;
    facts_in(*aggregate.operand, index, facts);
    std::set<int> given;
    for (const std::string& fact : facts) {
        lacking = fact;
        for (const auto& [path, stated] : given_)
            if (stated.fact == fact) given.insert(period_of_words(stated.member));
    }
    if (given.empty()) return std::nullopt;
    for (int period = *given.begin(); period <= *given.rbegin(); ++period)
        members.push_back(words_of_period(months, period));
    return members;
}

void Naive::facts_in(const syntax::Expression& expression, const std::string& index,
                     std::set<std::string>& facts) const {
    if (const auto* name = std::get_if<syntax::Reference>(&expression.node)) {
        const auto fact = program_.facts.find(name->name.text);
        if (fact != program_.facts.end() && fact->second.per == index) facts.insert(fact->first);
    }
    each_child(expression, [&](const syntax::Expression& child) { facts_in(child, index, facts); });
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
        std::string lacking = index;
        const auto members =
            months_of_index(index) != 0 ? periods_of(aggregate, index, at, lacking) : members_of(index);
        if (!members) return {{}, list_not_given(lacking)};
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
