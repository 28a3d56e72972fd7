// Choices: `om … då … annars` and `beroende på`.

#include <algorithm>
#include <functional>
#include <utility>

#include "interpreter/check/condition_checker.hpp"
#include "interpreter/check/conversions.hpp"
#include "interpreter/check/expression_checker.hpp"
#include "interpreter/check/guards.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/program_builder.hpp"
#include "interpreter/check/reports.hpp"

namespace klausul {

Typed ConditionChecker::check_conditional(const syntax::Conditional& conditional, const Place& place, Span span,
                                          const Type* wanted) {
    const Maybe<NodeId> condition = expressions_.check_condition(*conditional.condition, place, plain(Word::if_));
    const auto outer = guards_.tested;
    guards_.add_guards(*conditional.condition, place);
    Typed consequent = expressions_.check_expression(*conditional.consequent, place, wanted);
    guards_.tested = outer;
    const Type* other = wanted != nullptr                              ? wanted
                        : consequent.poisoned() || consequent.referral ? nullptr
                                                                       : &consequent.type;
    const Type expected = other == nullptr ? Type{} : *other;
    guards_.add_guards(*conditional.condition, place, false);
    Typed alternative =
        expressions_.check_expression(*conditional.alternative, place, other == nullptr ? nullptr : &expected);
    guards_.tested = outer;
    if (condition == none || consequent.poisoned() || alternative.poisoned()) return poison();
    const Type& type = consequent.referral ? alternative.type : other == nullptr ? consequent.type : expected;
    if (!consequent.referral) consequent = conversions_.coerce(consequent, type, conditional.consequent->span);
    if (!alternative.referral) alternative = conversions_.coerce(alternative, type, conditional.alternative->span);
    if (consequent.poisoned() || alternative.poisoned()) return poison();
    Typed result;
    result.type = type;
    result.referral = consequent.referral && alternative.referral;
    result.node = builder_.emit(Op::conditional, type.kind, span, {*condition, *consequent.node, *alternative.node}, {},
                                type.unit);
    return result;
}

bool ConditionChecker::is_not_encoded(const syntax::Expression& selector, const Place& place, std::size_t option) {
    const auto* reference = std::get_if<syntax::Reference>(&selector.node);
    const auto symbol = reference == nullptr ? std::nullopt : names_.resolve_reference(reference->name, place, false);
    return symbol && symbol->kind == SymbolKind::reading &&
           program_.readings[symbol->as<ReadingId>()].not_encoded[option];
}

Typed ConditionChecker::check_choice(const syntax::Choice& choice, const Place& place, Span span, const Type* wanted) {
    const Typed selector = expressions_.check_expression(*choice.selector, place);
    if (selector.poisoned()) return poison();
    const bool truth = selector.type.kind == Kind::truth;
    if (!truth && (selector.type.kind != Kind::option || selector.type.enumeration == none)) {
        reports_.add(code::choice_not_selectable, choice.selector->span, {builder_.type_words(selector.type)});
        return poison();
    }
    std::vector<std::string> names{std::string(truth_word(false).sv), std::string(truth_word(true).sv)};
    if (!truth) {
        names.clear();
        for (const NamedOption& option : program_.enumerations[*selector.type.enumeration].options)
            names.push_back(option.name);
    }
    ChoicePlan plan;
    plan.by_option.assign(names.size(), none);
    std::vector<bool> handled(names.size(), false);
    std::optional<Type> type = wanted != nullptr ? std::optional(*wanted) : std::nullopt;
    bool fine = true;
    const auto take = [&](const syntax::Expression& expression) {
        Typed value = expressions_.check_expression(expression, place, type ? &*type : nullptr);
        if (!value.poisoned() && !value.referral) {
            if (!type) type = value.type;
            value = conversions_.coerce(value, *type, expression.span);
        }
        fine = fine && !value.poisoned();
        return value.node;
    };
    for (const syntax::ChoiceLine& line : choice.lines) {
        const Maybe<NodeId> value = line.value ? take(*line.value)
                                               : builder_.emit(Op::not_encoded, Kind::text, line.span, {},
                                                               builder_.text_place("läsningen är inte kodad"));
        for (const syntax::Name& option : line.options) {
            const auto found = std::find(names.begin(), names.end(), option.text);
            if (found == names.end()) {
                reports_.add(code::unknown_option, option.span,
                             {option.text,
                              truth ? std::string(kind_words(Kind::truth).written.sv)
                                    : program_.enumerations[*selector.type.enumeration].name,
                              suggestion_of(option.text, names)});
                fine = false;
                continue;
            }
            const auto place_of_option = static_cast<std::size_t>(found - names.begin());
            if (handled[place_of_option]) reports_.add(code::given_twice, option.span, {option.text});
            handled[place_of_option] = true;
            plan.by_option[place_of_option] = value;
        }
    }
    if (choice.otherwise) plan.otherwise = take(*choice.otherwise);
    std::string left_out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (handled[i] || !is_not_encoded(*choice.selector, place, i)) continue;
        // An option marked `ej kodad` where the reading is declared need not be mentioned.
        plan.by_option[i] =
            builder_.emit(Op::not_encoded, Kind::text, span, {}, builder_.text_place("läsningen är inte kodad"));
        handled[i] = true;
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!handled[i]) left_out += (left_out.empty() ? "`" : ", `") + names[i] + "`";
    }
    if (!left_out.empty() && !choice.otherwise) {
        const auto* reference = std::get_if<syntax::Reference>(&choice.selector->node);
        const std::string selected = reference != nullptr ? reference->name.text : "…";
        reports_.add(code::choice_incomplete, choice.selector->span,
                     {{"`beroende på " + selected + "`", "`depending on " + selected + "`"},
                      left_out,
                      {"lägg till en rad för varje alternativ, eller en rad `annars`",
                       "add a line for each option, or a line `otherwise`"}});
        fine = false;
    }
    if (!fine) return poison();
    Typed result;
    result.referral = !type;
    if (type) result.type = *type;
    result.node = builder_.emit(Op::choice, result.type.kind, span, {*selector.node},
                                program_.choices.push_back(std::move(plan)), result.type.unit);
    return result;
}

}  // namespace klausul
