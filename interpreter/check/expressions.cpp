// Expressions: literals, names, comparisons and conditions. Arithmetic with units is in units.cpp, whatever runs over
// an index in indexes.cpp.

#include <algorithm>
#include <functional>
#include <utility>

#include "interpreter/check/checker.hpp"

namespace klausul {
namespace {

constexpr int deepest_expression = 400;

Type of_kind(Kind kind) {
    Type type;
    type.kind = kind;
    return type;
}

Typed typed(NodeId node, Kind kind) {
    Typed result;
    result.node = node;
    result.type.kind = kind;
    return result;
}

std::int64_t day_number(const syntax::Date& date) {
    return to_day({date.year, date.month, date.day}).value_or(Day{0}).number;
}

}  // namespace

Typed Checker::check_expression(const syntax::Expression& expression, const Place& place, const Type* wanted) {
    if (expression_depth_ >= deepest_expression) {
        report(code::expression_too_long, expression.span);
        return poison();
    }
    ++expression_depth_;
    Typed result = check_expression_inner(expression, place, wanted);
    --expression_depth_;
    return result;
}

Typed Checker::check_expression_inner(const syntax::Expression& expression, const Place& place, const Type* wanted) {
    const Span span = expression.span;
    const auto refuse = [&](Phrase what) {
        report(code::not_supported_here, span, {std::move(what), ""});
        return poison();
    };
    return std::visit(
        [&](const auto& node) -> Typed {
            using Written = std::decay_t<decltype(node)>;
            if constexpr (std::is_same_v<Written, syntax::Quantity>) {
                return check_quantity(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::AtLevel>) {
                return check_expression(*node.value, place, wanted);
            } else if constexpr (std::is_same_v<Written, syntax::TextLiteral>) {
                return typed(constant(static_cast<std::int64_t>(text_place(node.text)), Kind::text, span), Kind::text);
            } else if constexpr (std::is_same_v<Written, syntax::DateLiteral>) {
                return typed(constant(day_number(node.date), Kind::day, span), Kind::day);
            } else if constexpr (std::is_same_v<Written, syntax::MomentLiteral>) {
                return typed(constant(day_number(node.date) * 1440 + node.clock.minutes, Kind::moment, span),
                             Kind::moment);
            } else if constexpr (std::is_same_v<Written, syntax::ClockLiteral>) {
                return typed(constant(node.clock.minutes, Kind::clock, span), Kind::clock);
            } else if constexpr (std::is_same_v<Written, syntax::ClockWindow>) {
                program_.pairs.push_back({node.from.minutes, node.to.minutes});
                return typed(constant(static_cast<std::int64_t>(program_.pairs.size() - 1), Kind::window, span),
                             Kind::window);
            } else if constexpr (std::is_same_v<Written, syntax::SpanLiteral>) {
                return check_span(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::TruthLiteral>) {
                if (wanted != nullptr && wanted->kind == Kind::option) {
                    if (auto option = option_named(node.value ? "ja" : "nej", *wanted, span)) return *option;
                    if (auto option = option_named(node.value ? "yes" : "no", *wanted, span)) return *option;
                }
                return typed(constant(node.value ? 1 : 0, Kind::truth, span), Kind::truth);
            } else if constexpr (std::is_same_v<Written, syntax::AbsentLiteral>) {
                return refuse({"`saknas` som värde", "`missing` as a value"});
            } else if constexpr (std::is_same_v<Written, syntax::UnknownLiteral>) {
                return refuse({"`okänt` som värde", "`unknown` as a value"});
            } else if constexpr (std::is_same_v<Written, syntax::NotApplicableLiteral>) {
                return refuse({"`ej tillämpligt` som värde", "`not applicable` as a value"});
            } else if constexpr (std::is_same_v<Written, syntax::Reference>) {
                return check_reference(node, place, wanted);
            } else if constexpr (std::is_same_v<Written, syntax::ThisElement>) {
                const DomainId domain = resolve_domain(place.document, node.index);
                if (domain == none) return poison();
                for (const Place::Bound& bound : place.bound) {
                    if (bound.domain != domain) continue;
                    const Domain& info = program_.domains[domain];
                    Typed result = typed(emit(Op::local, Kind::number, span, {}, bound.local), Kind::number);
                    result.type.kind = info.kind == DomainKind::options   ? Kind::option
                                       : info.kind == DomainKind::parties ? Kind::party
                                       : info.kind == DomainKind::records ? Kind::record
                                                                          : Kind::number;
                    result.type.domain = domain;
                    if (info.kind == DomainKind::options) {
                        for (std::uint32_t i = 0; i < program_.enumerations.size(); ++i) {
                            if (program_.enumerations[i].domain == domain) result.type.domain = i;
                        }
                    }
                    program_.nodes[result.node].kind = result.type.kind;
                    return result;
                }
                return refuse({"`denna " + node.index.text + "` utan `per " + node.index.text + "`",
                               "`this " + node.index.text + "` without `per " + node.index.text + "`"});
            } else if constexpr (std::is_same_v<Written, syntax::TheDay>) {
                return typed(emit(Op::the_day, Kind::day, span), Kind::day);
            } else if constexpr (std::is_same_v<Written, syntax::PreviousPeriod>) {
                return check_previous(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Unary>) {
                return check_unary(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Binary>) {
                return check_binary(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::AnyOf>) {
                return check_any_of(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Presence>) {
                return check_presence(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Conditional>) {
                return check_conditional(node, place, span, wanted);
            } else if constexpr (std::is_same_v<Written, syntax::Rounding>) {
                return check_rounding(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Started>) {
                return check_started(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Aggregate>) {
                return check_aggregate(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Quantified>) {
                return check_quantified(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::ForMember>) {
                return check_for_member(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::AsOf>) {
                return check_as_of(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::According>) {
                return check_according(node, place, span, wanted);
            } else if constexpr (std::is_same_v<Written, syntax::Call>) {
                return check_call(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Allocation>) {
                return check_allocation(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::Clip>) {
                return check_clip(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::DateShift>) {
                return check_shift(node, place, span);
            } else if constexpr (std::is_same_v<Written, syntax::CompletedYears>) {
                const Typed from = check_expression(*node.from, place);
                if (from.poisoned) return poison();
                const Typed day = coerce(from, of_kind(Kind::day), node.from->span);
                if (day.poisoned) return poison();
                Unit years;
                if (const auto unit = program_.units.find("år")) years.parts.push_back({*unit, 1});
                return number(emit(Op::completed_years, Kind::number, span, {day.node}, 0, years), years);
            } else if constexpr (std::is_same_v<Written, syntax::Choice>) {
                return check_choice(node, place, span, wanted);
            } else if constexpr (std::is_same_v<Written, syntax::ConditionList>) {
                return check_list(node, place, span);
            } else {
                static_assert(std::is_same_v<Written, syntax::Referral>);
                Typed result;
                result.node = emit(Op::referral, wanted != nullptr ? wanted->kind : Kind::text, span, {},
                                   text_place(node.text.text));
                if (wanted != nullptr) result.type = *wanted;
                result.referral = true;
                return result;
            }
        },
        expression.node);
}

NodeId Checker::check_condition(const syntax::Expression& expression, const Place& place, const char* after) {
    const Type truth = of_kind(Kind::truth);
    const Typed condition = check_expression(expression, place, &truth);
    if (condition.poisoned) return none;
    if (condition.type.kind == Kind::truth) return condition.node;
    const auto* reference = std::get_if<syntax::Reference>(&expression.node);
    report(code::not_a_condition, expression.span,
           {after, type_words(condition.type), reference != nullptr ? reference->name.text : "…"});
    return none;
}

// ---- names ---------------------------------------------------------------------------------------------------------

std::optional<Typed> Checker::option_named(const std::string& name, const Type& wanted, Span span) {
    Typed result;
    result.type = wanted;
    result.type.optional = false;
    if (wanted.kind == Kind::option && wanted.domain != none) {
        const auto& options = program_.enumerations[wanted.domain].options;
        const auto found = std::find_if(options.begin(), options.end(),
                                        [&](const NamedOption& option) { return option.name == name; });
        if (found == options.end()) return std::nullopt;
        result.node = constant(static_cast<std::int64_t>(found - options.begin()), Kind::option, span);
        return result;
    }
    if (wanted.kind != Kind::party) return std::nullopt;
    for (std::uint32_t party = 0; party < program_.parties.size(); ++party) {
        if (program_.parties[party].name != name && program_.parties[party].alias != name) continue;
        result.node = constant(static_cast<std::int64_t>(party), Kind::party, span);
        return result;
    }
    return std::nullopt;
}

std::optional<Symbol> Checker::resolve_reference(const syntax::Name& name, const Place& place, bool report_unknown) {
    if (!place.record.empty()) {
        const std::vector<Symbol> own =
            find(place.document, place.record + "." + name.text, {SymbolKind::fact, SymbolKind::list});
        if (!own.empty()) return own.front();
    }
    const std::vector<Symbol> fields = find(place.document, name.text, {SymbolKind::field});
    for (auto bound = place.bound.rbegin(); bound != place.bound.rend(); ++bound) {
        for (const Symbol& field : fields) {
            if (program_.facts[field.id].list == bound->domain) return field;
        }
    }
    const std::initializer_list<SymbolKind> kinds{SymbolKind::fact, SymbolKind::term, SymbolKind::reading,
                                                  SymbolKind::series, SymbolKind::list};
    const std::vector<Symbol> found = find(place.document, name.text, kinds);
    if (found.size() == 1) return found.front();
    if (found.empty() && !fields.empty()) return fields.front();
    if (found.empty()) {
        const std::vector<Symbol> parties = find(place.document, name.text, {SymbolKind::party});
        if (!parties.empty()) return parties.front();
    }
    if (!report_unknown) return found.empty() ? std::nullopt : std::optional(found.front());
    if (!found.empty()) return look_up(place.document, name, kinds, code::unknown_name);
    std::vector<std::string> names =
        names_of(place.document, {SymbolKind::fact, SymbolKind::term, SymbolKind::reading, SymbolKind::series,
                                  SymbolKind::list, SymbolKind::field, SymbolKind::party});
    report(code::unknown_name, name.span,
           {name.text, suggestion(name.text, names,
                                  "bestäm det med `uppgift`, `svar` eller en regel, eller använd modulen där det finns",
                                  "declare it with `fact`, `answer` or a rule, or use the module that has it")});
    return std::nullopt;
}

Typed Checker::check_reference(const syntax::Reference& reference, const Place& place, const Type* wanted) {
    if (place.parameters != nullptr) {
        if (const auto parameter = place.parameters->find(reference.name.text); parameter != place.parameters->end())
            return parameter->second;
    }
    if (wanted != nullptr && (wanted->kind == Kind::option || wanted->kind == Kind::party)) {
        if (auto option = option_named(reference.name.text, *wanted, reference.name.span)) return *option;
    }
    const bool wants_option = wanted != nullptr && wanted->kind == Kind::option && wanted->domain != none;
    const auto symbol = resolve_reference(reference.name, place, !wants_option);
    if (!symbol) {
        if (wants_option) {
            std::vector<std::string> names = names_of(place.document, {SymbolKind::fact, SymbolKind::term});
            for (const NamedOption& option : program_.enumerations[wanted->domain].options)
                names.push_back(option.name);
            report(code::unknown_option, reference.name.span,
                   {reference.name.text, program_.enumerations[wanted->domain].name,
                    suggestion(reference.name.text, names, "", "")});
        }
        return poison();
    }
    return read_symbol(*symbol, reference.name, place, nullptr);
}

Typed Checker::check_according(const syntax::According& according, const Place& place, Span span, const Type* wanted) {
    const auto* reference = std::get_if<syntax::Reference>(&according.value->node);
    if (reference == nullptr) {
        report(code::not_supported_here, span,
               {{"`enligt` efter ett uttryck", "`according to` after an expression"}, ""});
        return poison();
    }
    if (!documents_by_name_.contains(according.document.text)) {
        report_unknown_document(according.document);
        return poison();
    }
    const syntax::Reference qualified{{according.document.text + "." + reference->name.text, reference->name.span}};
    return check_reference(qualified, place, wanted);
}

/// `månad för start`: the period a day lies in, as an index counts it.
Typed Checker::check_period_of(const syntax::Call& call, const Place& place, Span span) {
    static const std::map<std::string_view, Op> periods{{"år", Op::year_of},          {"year", Op::year_of},
                                                        {"halvår", Op::half_year_of}, {"half_year", Op::half_year_of},
                                                        {"månad", Op::month_of},      {"month", Op::month_of}};
    const Typed date = check_expression(*call.arguments[0], place);
    const auto period = periods.find(call.function.text);
    if (date.poisoned) return poison();
    if (period == periods.end()) {
        report(code::not_supported_here, call.function.span,
               {{"`" + call.function.text + " för`", "`" + call.function.text + " of`"},
                {"år, halvår och månad går att räkna fram", "year, half_year and month can be told"}});
        return poison();
    }
    if (date.type.kind != Kind::day && date.type.kind != Kind::moment) {
        report(code::kind_mismatch, call.arguments[0]->span, {{"ett datum", "a date"}, type_words(date.type), ""});
        return poison();
    }
    const NodeId day = date.type.kind == Kind::day ? date.node : emit(Op::day_of, Kind::day, span, {date.node});
    return number(emit(period->second, Kind::number, span, {day}), {});
}

/// A call is written out: the body with the arguments in the place of its parameters. Functions are pure and do not
/// recur, so this ends; what it may grow to is bounded.
Typed Checker::check_call(const syntax::Call& call, const Place& place, Span span) {
    if (call.of_period) return check_period_of(call, place, span);
    const auto found = look_up(place.document, call.function, {SymbolKind::function}, code::unknown_name);
    if (!found) return poison();
    const Function function = functions_[found->id];
    const syntax::FunctionDeclaration& source = *function.source;
    if (call.arguments.size() != source.parameters.size()) {
        report(code::wrong_argument_count, span,
               {source.name.text, std::to_string(source.parameters.size()), std::to_string(call.arguments.size())});
        return poison();
    }
    if (!calls_open_.insert(found->id).second) {
        report(code::circle, source.name.span, {source.name.text, source.name.text + " → " + call.function.text});
        return poison();
    }
    constexpr std::size_t most_nodes = 200'000;
    const std::size_t before = program_.nodes.size();
    std::map<std::string, Typed> parameters;
    bool fine = true;
    for (std::size_t i = 0; i < call.arguments.size(); ++i) {
        const Type type = resolve_type(function.document, source.parameters[i].type);
        calls_open_.erase(found->id);  // an argument may call the function too
        const Typed argument =
            coerce(check_expression(*call.arguments[i], place, &type), type, call.arguments[i]->span);
        calls_open_.insert(found->id);
        fine = fine && !argument.poisoned;
        parameters.emplace(source.parameters[i].name.text, argument);
    }
    Typed value = poison();
    if (nodes_in_calls_ > most_nodes) {
        report(code::expression_too_long, span);
    } else if (fine && source.value) {
        Place inside;
        inside.document = function.document;
        inside.bound = place.bound;
        inside.parameters = &parameters;
        const Type result = resolve_type(function.document, source.result);
        value = coerce(check_expression(*source.value, inside, &result), result, source.value->span);
    }
    calls_open_.erase(found->id);
    nodes_in_calls_ += program_.nodes.size() - before;
    return value;
}

// ---- conditions ----------------------------------------------------------------------------------------------------

Typed Checker::check_unary(const syntax::Unary& unary, const Place& place, Span span) {
    if (unary.op == syntax::UnaryOperator::logical_not) {
        const NodeId operand = check_condition(*unary.operand, place, "inte");
        if (operand == none) return poison();
        return typed(emit(Op::logical_not, Kind::truth, span, {operand}), Kind::truth);
    }
    if (unary.op != syntax::UnaryOperator::negate) {
        const bool until = unary.op == syntax::UnaryOperator::until;
        const Typed day = coerce(check_expression(*unary.operand, place), of_kind(Kind::day), unary.operand->span);
        if (day.poisoned) return poison();
        // `till dess X` holds before the day X, `sedan X` from it.
        const NodeId today = emit(Op::the_day, Kind::day, span);
        return typed(emit(until ? Op::less : Op::greater_equal, Kind::truth, span, {today, day.node}), Kind::truth);
    }
    Typed operand = check_expression(*unary.operand, place);
    if (operand.poisoned) return poison();
    if (operand.type.kind != Kind::number || operand.referral) {
        report(code::not_a_number, span, {"-", type_words(operand.type)});
        return poison();
    }
    const Node node = program_.nodes[operand.node];
    operand.node = node.op == Op::constant
                       ? constant(-program_.constants[node.payload], Kind::number, span, operand.type.unit)
                       : emit(Op::negate, Kind::number, span, {operand.node}, 0, operand.type.unit);
    return operand;
}

Typed Checker::check_binary(const syntax::Binary& binary, const Place& place, Span span) {
    using syntax::BinaryOperator;
    switch (binary.op) {
        case BinaryOperator::logical_and:
        case BinaryOperator::logical_or:
            return check_logical(binary, place, span);
        case BinaryOperator::add:
        case BinaryOperator::subtract:
            return check_sum(binary, place, span);
        case BinaryOperator::multiply:
        case BinaryOperator::divide:
            return check_product(binary, place, span);
        default:
            return check_comparison(binary, place, span);
    }
}

void Checker::add_guards(const syntax::Expression& condition, const Place& place) {
    if (const auto* presence = std::get_if<syntax::Presence>(&condition.node)) {
        const auto* reference = std::get_if<syntax::Reference>(&presence->value->node);
        if (presence->kind != syntax::PresenceKind::present || reference == nullptr) return;
        const auto symbol = resolve_reference(reference->name, place, false);
        if (symbol && (symbol->kind == SymbolKind::fact || symbol->kind == SymbolKind::field))
            guarded_.insert(symbol->id);
    } else if (const auto* binary = std::get_if<syntax::Binary>(&condition.node)) {
        if (binary->op != syntax::BinaryOperator::logical_and) return;
        add_guards(*binary->left, place);
        add_guards(*binary->right, place);
    } else if (const auto* list = std::get_if<syntax::ConditionList>(&condition.node)) {
        if (list->kind != syntax::ListKind::all) return;
        for (const syntax::Criterion& criterion : list->criteria) add_guards(*criterion.condition, place);
    }
}

Typed Checker::check_logical(const syntax::Binary& binary, const Place& place, Span span) {
    // `a och b och c` is one node with three children.
    std::vector<const syntax::Expression*> operands{binary.right.get()};
    const syntax::Expression* left = binary.left.get();
    while (const auto* more = std::get_if<syntax::Binary>(&left->node)) {
        if (more->op != binary.op || left->parenthesised) break;
        operands.push_back(more->right.get());
        left = more->left.get();
    }
    operands.push_back(left);
    const bool conjunction = binary.op == syntax::BinaryOperator::logical_and;
    std::vector<NodeId> nodes;
    bool fine = true;
    const std::set<FactId> outer = guarded_;
    for (auto operand = operands.rbegin(); operand != operands.rend(); ++operand) {
        nodes.push_back(check_condition(**operand, place, conjunction ? "och" : "eller"));
        fine = fine && nodes.back() != none;
        if (conjunction) add_guards(**operand, place);
    }
    guarded_ = outer;
    if (!fine) return poison();
    return typed(emit(conjunction ? Op::logical_and : Op::logical_or, Kind::truth, span, nodes), Kind::truth);
}

Typed Checker::check_comparison(const syntax::Binary& binary, const Place& place, Span span) {
    using syntax::BinaryOperator;
    // An option's name means something only beside what it is an option of, so that side is checked first.
    const auto* left_name = std::get_if<syntax::Reference>(&binary.left->node);
    const auto* right_name = std::get_if<syntax::Reference>(&binary.right->node);
    const bool swap = left_name != nullptr && right_name != nullptr &&
                      !resolve_reference(left_name->name, place, false) &&
                      resolve_reference(right_name->name, place, false);
    Typed left;
    Typed right;
    if (swap) {
        right = check_expression(*binary.right, place);
        left = check_expression(*binary.left, place, right.poisoned ? nullptr : &right.type);
    } else {
        left = check_expression(*binary.left, place);
        right = check_expression(*binary.right, place, left.poisoned ? nullptr : &left.type);
    }
    if (left.poisoned || right.poisoned) return poison();
    if (left.referral || right.referral) {
        report(code::referral_in_expression, span);
        return poison();
    }
    if (binary.op == BinaryOperator::within) {
        const bool of_moments = right.type.domain == static_cast<std::uint32_t>(Kind::moment);
        if (left.type.kind == Kind::day && right.type.kind == Kind::span && !of_moments) {
            return typed(emit(Op::within_period, Kind::truth, span, {left.node, right.node}), Kind::truth);
        }
        report(code::not_comparable, span, {type_words(left.type), type_words(right.type), ""});
        return poison();
    }
    const bool equality = binary.op == BinaryOperator::equal || binary.op == BinaryOperator::not_equal;
    const bool ordered = left.type.kind == Kind::number || left.type.kind == Kind::day ||
                         left.type.kind == Kind::moment || left.type.kind == Kind::clock;
    const bool options_differ = left.type.kind == Kind::option && left.type.domain != right.type.domain;
    if (left.type.kind != right.type.kind || options_differ || (!equality && !ordered)) {
        report(code::not_comparable, span, {type_words(left.type), type_words(right.type), ""});
        return poison();
    }
    if (left.type.kind == Kind::number) {
        const bool left_is_constant = program_.nodes[left.node].op == Op::constant;
        if (left_is_constant) {
            left = coerce(left, right.type, binary.left->span);
        } else {
            right = coerce(right, left.type, binary.right->span);
        }
        if (left.poisoned || right.poisoned) return poison();
    }
    const Op op = binary.op == BinaryOperator::less            ? Op::less
                  : binary.op == BinaryOperator::less_equal    ? Op::less_equal
                  : binary.op == BinaryOperator::greater       ? Op::greater
                  : binary.op == BinaryOperator::greater_equal ? Op::greater_equal
                  : binary.op == BinaryOperator::equal         ? Op::equal
                                                               : Op::not_equal;
    return typed(emit(op, Kind::truth, span, {left.node, right.node}), Kind::truth);
}

Typed Checker::check_any_of(const syntax::AnyOf& any, const Place& place, Span span) {
    const Typed value = check_expression(*any.value, place);
    if (value.poisoned) return poison();
    std::vector<Number> fixed;
    std::vector<NodeId> tests;
    bool fine = true;
    for (const auto& option : any.options) {
        const auto* reference = std::get_if<syntax::Reference>(&option->node);
        const auto group = reference == nullptr ? std::vector<Symbol>{}
                                                : find(place.document, reference->name.text, {SymbolKind::domain});
        if (!group.empty() && value.type.kind == Kind::party) {
            for (const std::uint32_t member : program_.domains[group[0].id].members)
                fixed.push_back(static_cast<std::int64_t>(member));
            continue;
        }
        Typed typed_option = check_expression(*option, place, &value.type);
        if (!typed_option.poisoned) typed_option = coerce(typed_option, value.type, option->span);
        if (typed_option.poisoned) {
            fine = false;
            continue;
        }
        const Node& node = program_.nodes[typed_option.node];
        if (node.op == Op::constant) {
            fixed.push_back(program_.constants[node.payload]);
        } else {
            tests.push_back(emit(Op::equal, Kind::truth, option->span, {value.node, typed_option.node}));
        }
    }
    if (!fine) return poison();
    if (!fixed.empty()) {
        program_.sets.push_back(std::move(fixed));
        tests.push_back(
            emit(Op::one_of, Kind::truth, span, {value.node}, static_cast<std::uint32_t>(program_.sets.size() - 1)));
    }
    NodeId test = tests.size() == 1 ? tests[0] : emit(Op::logical_or, Kind::truth, span, tests);
    if (any.negated) test = emit(Op::logical_not, Kind::truth, span, {test});
    return typed(test, Kind::truth);
}

Typed Checker::check_presence(const syntax::Presence& presence, const Place& place, Span span) {
    if (presence.kind == syntax::PresenceKind::fulfilled || presence.kind == syntax::PresenceKind::not_fulfilled) {
        return check_fulfilled(presence, place, span);
    }
    const bool outer = std::exchange(in_presence_, true);
    const Typed value = check_expression(*presence.value, place);
    in_presence_ = outer;
    if (value.poisoned) return poison();
    if (program_.nodes[value.node].op != Op::fact) {
        const auto* reference = std::get_if<syntax::Reference>(&presence.value->node);
        report(code::presence_of_fact, presence.value->span, {reference != nullptr ? reference->name.text : "…"});
        return poison();
    }
    const Op op = presence.kind == syntax::PresenceKind::present   ? Op::is_given
                  : presence.kind == syntax::PresenceKind::absent  ? Op::is_absent
                  : presence.kind == syntax::PresenceKind::unknown ? Op::is_unknown
                                                                   : Op::is_not_applicable;
    return typed(emit(op, Kind::truth, span, {value.node}), Kind::truth);
}

Typed Checker::check_fulfilled(const syntax::Presence& presence, const Place& place, Span span) {
    const auto* reference = std::get_if<syntax::Reference>(&presence.value->node);
    if (reference == nullptr) {
        report(code::not_supported_here, presence.value->span,
               {{"`är uppfyllt` efter ett uttryck", "`is fulfilled` after an expression"},
                {"skriv kravets namn", "write the requirement's name"}});
        return poison();
    }
    const auto symbol = look_up(place.document, reference->name, {SymbolKind::requirement}, code::unknown_name);
    if (!symbol) return poison();
    Typed value =
        read_symbol({SymbolKind::term, symbol->id, symbol->document, symbol->span}, reference->name, place, nullptr);
    if (value.poisoned || presence.kind == syntax::PresenceKind::fulfilled) return value;
    value.node = emit(Op::logical_not, Kind::truth, span, {value.node});
    return value;
}

Typed Checker::check_list(const syntax::ConditionList& list, const Place& place, Span span) {
    std::vector<NodeId> nodes;
    bool fine = true;
    const std::set<FactId> outer = guarded_;
    for (const syntax::Criterion& criterion : list.criteria) {
        nodes.push_back(check_condition(*criterion.condition, place, "följande"));
        fine = fine && nodes.back() != none;
        if (list.kind == syntax::ListKind::all) add_guards(*criterion.condition, place);
    }
    guarded_ = outer;
    if (!fine) return poison();
    switch (list.kind) {
        case syntax::ListKind::all:
            return typed(emit(Op::logical_and, Kind::truth, span, nodes), Kind::truth);
        case syntax::ListKind::some:
            return typed(emit(Op::logical_or, Kind::truth, span, nodes), Kind::truth);
        case syntax::ListKind::at_least:
            return typed(emit(Op::at_least, Kind::truth, span, nodes, static_cast<std::uint32_t>(list.at_least)),
                         Kind::truth);
        case syntax::ListKind::none:
            break;
    }
    const NodeId any = emit(Op::logical_or, Kind::truth, span, nodes);
    return typed(emit(Op::logical_not, Kind::truth, span, {any}), Kind::truth);
}

// ---- choices -------------------------------------------------------------------------------------------------------

Typed Checker::check_conditional(const syntax::Conditional& conditional, const Place& place, Span span,
                                 const Type* wanted) {
    const NodeId condition = check_condition(*conditional.condition, place, "om");
    const std::set<FactId> outer = guarded_;
    add_guards(*conditional.condition, place);
    Typed consequent = check_expression(*conditional.consequent, place, wanted);
    guarded_ = outer;
    const Type* other = wanted != nullptr                            ? wanted
                        : consequent.poisoned || consequent.referral ? nullptr
                                                                     : &consequent.type;
    const Type expected = other == nullptr ? Type{} : *other;
    Typed alternative = check_expression(*conditional.alternative, place, other == nullptr ? nullptr : &expected);
    if (condition == none || consequent.poisoned || alternative.poisoned) return poison();
    const Type& type = consequent.referral ? alternative.type : other == nullptr ? consequent.type : expected;
    if (!consequent.referral) consequent = coerce(consequent, type, conditional.consequent->span);
    if (!alternative.referral) alternative = coerce(alternative, type, conditional.alternative->span);
    if (consequent.poisoned || alternative.poisoned) return poison();
    Typed result;
    result.type = type;
    result.referral = consequent.referral && alternative.referral;
    result.node = emit(Op::conditional, type.kind, span, {condition, consequent.node, alternative.node}, 0, type.unit);
    return result;
}

bool Checker::is_not_encoded(const syntax::Expression& selector, const Place& place, std::size_t option) {
    const auto* reference = std::get_if<syntax::Reference>(&selector.node);
    const auto symbol = reference == nullptr ? std::nullopt : resolve_reference(reference->name, place, false);
    return symbol && symbol->kind == SymbolKind::reading && program_.readings[symbol->id].not_encoded[option];
}

Typed Checker::check_choice(const syntax::Choice& choice, const Place& place, Span span, const Type* wanted) {
    const Typed selector = check_expression(*choice.selector, place);
    if (selector.poisoned) return poison();
    const bool truth = selector.type.kind == Kind::truth;
    if (!truth && (selector.type.kind != Kind::option || selector.type.domain == none)) {
        report(code::choice_not_selectable, choice.selector->span, {type_words(selector.type)});
        return poison();
    }
    std::vector<std::string> names{"nej", "ja"};
    if (!truth) {
        names.clear();
        for (const NamedOption& option : program_.enumerations[selector.type.domain].options)
            names.push_back(option.name);
    }
    ChoicePlan plan;
    plan.by_option.assign(names.size(), none);
    std::vector<bool> handled(names.size(), false);
    std::optional<Type> type = wanted != nullptr ? std::optional(*wanted) : std::nullopt;
    bool fine = true;
    const auto take = [&](const syntax::Expression& expression) {
        Typed value = check_expression(expression, place, type ? &*type : nullptr);
        if (!value.poisoned && !value.referral) {
            if (!type) type = value.type;
            value = coerce(value, *type, expression.span);
        }
        fine = fine && !value.poisoned;
        return value.node;
    };
    for (const syntax::ChoiceLine& line : choice.lines) {
        const NodeId value =
            line.value ? take(*line.value)
                       : emit(Op::not_encoded, Kind::text, line.span, {}, text_place("läsningen är inte kodad"));
        for (const syntax::Name& option : line.options) {
            const auto found = std::find(names.begin(), names.end(), option.text);
            if (found == names.end()) {
                report(code::unknown_option, option.span,
                       {option.text, truth ? "ja/nej" : program_.enumerations[selector.type.domain].name,
                        suggestion(option.text, names, "", "")});
                fine = false;
                continue;
            }
            const auto place_of_option = static_cast<std::size_t>(found - names.begin());
            if (handled[place_of_option]) report(code::given_twice, option.span, {option.text});
            handled[place_of_option] = true;
            plan.by_option[place_of_option] = value;
        }
    }
    if (choice.otherwise) plan.otherwise = take(*choice.otherwise);
    std::string left_out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (handled[i] || !is_not_encoded(*choice.selector, place, i)) continue;
        // An option marked `ej kodad` where the reading is declared need not be mentioned.
        plan.by_option[i] = emit(Op::not_encoded, Kind::text, span, {}, text_place("läsningen är inte kodad"));
        handled[i] = true;
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!handled[i]) left_out += (left_out.empty() ? "`" : ", `") + names[i] + "`";
    }
    if (!left_out.empty() && !choice.otherwise) {
        const auto* reference = std::get_if<syntax::Reference>(&choice.selector->node);
        report(code::choice_incomplete, choice.selector->span,
               {reference != nullptr ? reference->name.text : "…", left_out});
        fine = false;
    }
    if (!fine) return poison();
    Typed result;
    result.referral = !type;
    if (type) result.type = *type;
    program_.choices.push_back(std::move(plan));
    result.node = emit(Op::choice, result.type.kind, span, {selector.node},
                       static_cast<std::uint32_t>(program_.choices.size() - 1), result.type.unit);
    return result;
}

}  // namespace klausul
