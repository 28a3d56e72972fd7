// Derived facts that the look-ahead may try with their own values: "Derived facts as one" in docs/evaluation.md.

#include <algorithm>

#include "naive.hpp"

namespace klausul::differential {

namespace {

/// Of operands that have one.
bool gives_a_value(BinaryOperator op) {
    const OperatorSort sort = sort_of(op);
    return sort == OperatorSort::sum || op == BinaryOperator::multiply || sort == OperatorSort::order ||
           sort == OperatorSort::equality || sort == OperatorSort::connective || sort == OperatorSort::belonging;
}

}  // namespace

bool Naive::always_valued(const syntax::Expression& expression, int day, bool& changes_with_the_day) {
    const auto all = [&](const auto& parts) {
        return std::all_of(parts.begin(), parts.end(),
                           [&](const auto& part) { return always_valued(*part, day, changes_with_the_day); });
    };
    const auto holds = [&](const auto& part) { return always_valued(*part, day, changes_with_the_day); };
    const auto& node = expression.node;
    if (std::holds_alternative<syntax::Quantity>(node) || std::holds_alternative<syntax::TruthLiteral>(node) ||
        std::holds_alternative<syntax::DateLiteral>(node) || std::holds_alternative<syntax::MomentLiteral>(node) ||
        std::holds_alternative<syntax::ClockLiteral>(node) || std::holds_alternative<syntax::PeriodLiteral>(node) ||
        std::holds_alternative<syntax::ThisElement>(node))
        return true;
    if (std::holds_alternative<syntax::TheDay>(node)) return changes_with_the_day = true;
    if (const auto* name = std::get_if<syntax::Reference>(&node))
        return name_always_valued(name->name.text, day, changes_with_the_day);
    if (const auto* member = std::get_if<syntax::ForMember>(&node)) return holds(member->value) && all(member->members);
    if (const auto* unary = std::get_if<syntax::Unary>(&node)) {
        const bool of_events = unary->op == syntax::UnaryOperator::until || unary->op == syntax::UnaryOperator::since;
        changes_with_the_day = changes_with_the_day || of_events;
        return holds(unary->operand);
    }
    if (const auto* binary = std::get_if<syntax::Binary>(&node))
        return gives_a_value(binary->op) && holds(binary->left) && holds(binary->right);
    if (const auto* any = std::get_if<syntax::AnyOf>(&node)) return holds(any->value) && all(any->options);
    if (const auto* either = std::get_if<syntax::Conditional>(&node))
        return holds(either->condition) && holds(either->consequent) && holds(either->alternative);
    if (const auto* list = std::get_if<syntax::ConditionList>(&node))
        return std::all_of(list->criteria.begin(), list->criteria.end(),
                           [&](const syntax::Criterion& one) { return holds(one.condition); });
    if (const auto* lines = std::get_if<syntax::Choice>(&node))
        return choice_always_valued(*lines, day, changes_with_the_day);
    return false;
}

bool Naive::choice_always_valued(const syntax::Choice& choice, int day, bool& changes_with_the_day) {
    const auto* name = std::get_if<syntax::Reference>(&choice.selector->node);
    const auto taken = name == nullptr ? readings_.end() : readings_.find(name->name.text);
    bool good = taken != readings_.end() || always_valued(*choice.selector, day, changes_with_the_day);
    bool met = false;
    for (const syntax::ChoiceLine& line : choice.lines) {
        const bool counts = taken == readings_.end() ||
                            std::any_of(line.options.begin(), line.options.end(),
                                        [&](const syntax::Name& option) { return option.text == taken->second; });
        met = met || counts;
        if (counts) good = good && line.value && always_valued(*line.value, day, changes_with_the_day);
    }
    if (taken != readings_.end() && met) return good;
    const bool not_encoded =
        taken != readings_.end() && program_.readings.at(taken->first).not_encoded.contains(taken->second);
    // Without `annars` every option of an enumeration has its line.
    if (!choice.otherwise) return good && taken == readings_.end();
    return good && !not_encoded && always_valued(*choice.otherwise, day, changes_with_the_day);
}

bool Naive::name_always_valued(const std::string& name, int day, bool& changes_with_the_day) {
    if (const auto fact = program_.facts.find(name); fact != program_.facts.end()) {
        if (fact->second.type.optional || fact->second.type.may_be_not_applicable) return false;
        return fact->second.otherwise == nullptr || always_valued(*fact->second.otherwise, day, changes_with_the_day);
    }
    const auto found = program_.term_by_name.find(name);
    if (found == program_.term_by_name.end()) return true;  // a reading, a party or an option
    changes_with_the_day = true;
    const NaiveTerm& term = program_.terms[found->second];
    if (term.rules.size() != 1) return false;
    const NaiveRule& rule = program_.rules[term.rules[0]];
    const bool waits = program_.documents[rule.document].entry != nullptr;
    return !waits && rule.conditions.empty() && rule.hosts.empty() && rule.value != nullptr && rule.frozen == nullptr &&
           in_force(rule, day) && always_valued(*rule.value, day, changes_with_the_day);
}

bool Naive::is_taken_as_one(const NaiveFact& fact, int day) {
    if (!as_one_ || fact.otherwise == nullptr || values_of(fact.type).empty()) return false;
    bool changes_with_the_day = false;
    if (!always_valued(*fact.otherwise, day_, changes_with_the_day)) return false;
    return day == day_ || !changes_with_the_day;
}

NaiveResult Naive::read_as_one(const NaiveFact& fact, const std::string& member, const NaiveResult& derived) {
    const std::string list = fact.list.empty() ? "" : fact.list + " ";
    const std::string path = member.empty() ? fact.name : fact.name + " för " + list + member;
    const auto supposed = supposed_.find(path);
    if (supposed == supposed_.end()) {
        lacking_[path] = derived.causes;
        return {{}, causes({NaiveCause::Kind::fact, path, Status::undetermined, "", 0})};
    }
    if (fact.type.kind == NaiveType::Kind::truth) return {{supposed->second == "ja" ? 1 : 0, "", false}, {}};
    return {{0, supposed->second, false}, {}};
}

/// The facts that stand behind one: what a derivation lacks, or the fact itself.
std::set<std::string> Naive::behind(const std::string& name) const {
    const auto lacking = lacking_.find(name);
    if (lacking == lacking_.end()) return {name};
    std::set<std::string> all;
    for (const std::uint32_t number : lacking->second) {
        const std::set<std::string> parts = behind(cause(number).name);
        all.insert(parts.begin(), parts.end());
    }
    return all;
}

}  // namespace klausul::differential
