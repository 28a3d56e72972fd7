// Names in expressions: what they mean where they stand, and calls, which are written out.

#include <algorithm>
#include <functional>
#include <utility>

#include "interpreter/check/checker.hpp"

namespace klausul {

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
        const std::vector<Symbol> own = find(scope(place.document, name.span), place.record + "." + name.text,
                                             {SymbolKind::fact, SymbolKind::list});
        if (!own.empty()) return own.front();
    }
    const std::vector<Symbol> fields = find(place.document, name, {SymbolKind::field});
    for (auto bound = place.bound.rbegin(); bound != place.bound.rend(); ++bound) {
        DomainId at_hand = bound->only_around ? program_.domains[bound->domain].parent : bound->domain;
        for (; at_hand != none; at_hand = program_.domains[at_hand].parent) {
            for (const Symbol& field : fields) {
                if (program_.facts[field.id].list == at_hand) return field;
            }
        }
    }
    const std::initializer_list<SymbolKind> kinds{SymbolKind::fact, SymbolKind::term, SymbolKind::reading,
                                                  SymbolKind::series, SymbolKind::list};
    const std::vector<Symbol> found = find(place.document, name, kinds);
    if (found.size() == 1) return found.front();
    if (found.empty() && !fields.empty()) return fields.front();
    if (found.empty()) {
        const std::vector<Symbol> parties = find(place.document, name, {SymbolKind::party});
        if (!parties.empty()) return parties.front();
    }
    if (!report_unknown) return found.empty() ? std::nullopt : std::optional(found.front());
    if (!found.empty()) return look_up(place.document, name, kinds, code::unknown_name);
    if (report_name_outside_template(place.document, name, kinds)) return std::nullopt;
    std::vector<std::string> names = names_of(
        scope(place.document, name.span), {SymbolKind::fact, SymbolKind::term, SymbolKind::reading, SymbolKind::series,
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
            std::vector<std::string> options;
            for (const NamedOption& option : program_.enumerations[wanted->domain].options)
                options.push_back(option.name);
            std::vector<std::string> names = names_of(place.document, {SymbolKind::fact, SymbolKind::term});
            names.insert(names.end(), options.begin(), options.end());
            Phrase mend = suggestion(reference.name.text, names, "", "");
            if (mend.sv.empty()) mend = suggestion_of(reference.name.text, options);
            report(code::unknown_option, reference.name.span,
                   {reference.name.text, program_.enumerations[wanted->domain].name, std::move(mend)});
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

namespace {

Op op_of(PeriodKind period) {
    switch (period) {
        case PeriodKind::year:
            return Op::year_of;
        case PeriodKind::half_year:
            return Op::half_year_of;
        case PeriodKind::quarter:
            return Op::quarter_of;
        case PeriodKind::month:
            return Op::month_of;
        case PeriodKind::week:
        case PeriodKind::day:
        case PeriodKind::weekday:
            break;
    }
    return Op::weekday_of;
}

}  // namespace

/// A number that counts years, half-years, quarters or months is shown as such a period.
Typed Checker::of_period(Typed number, Op period) {
    number.type.domain = period == Op::year_of        ? years_domain
                         : period == Op::half_year_of ? half_years_domain
                         : period == Op::month_of     ? months_domain
                                                      : quarters_domain;
    return number;
}

/// `månad för start`: the period a day lies in, as an index counts it.
Typed Checker::check_period_of(const syntax::Call& call, const Place& place, Span span) {
    const Typed date = check_expression(*call.arguments[0], place);
    const Op op = op_of(find_period(call.function.text)->period);
    if (date.poisoned) return poison();
    if (date.type.kind != Kind::day && date.type.kind != Kind::moment) {
        report(code::kind_mismatch, call.arguments[0]->span, {kind_words(Kind::day).one, type_words(date.type), ""});
        return poison();
    }
    const NodeId day = date.type.kind == Kind::day ? date.node : emit(Op::day_of, Kind::day, span, {date.node});
    if (op == Op::weekday_of) {
        const auto weekdays = find(place.document, "kalender.veckodag", {SymbolKind::enumeration});
        if (weekdays.size() == 1) {
            Typed result = typed(emit(Op::weekday_of, Kind::option, span, {day}), Kind::option);
            result.type.domain = weekdays[0].id;
            return result;
        }
        report(code::calendar_not_used, span);
        return poison();
    }
    return of_period(number(emit(op, Kind::number, span, {day}), {}), op);
}

/// A call is written out: the body with the arguments in the place of its parameters. Functions are pure and do not
/// recur, so this ends; what it may grow to is bounded.
Typed Checker::check_call(const syntax::Call& call, const Place& place, Span span) {
    if (call.of_period) return check_period_of(call, place, span);
    const bool native = call.function.text == "svensk_helgdag" || call.function.text == "svensk_afton";
    if (native && find(place.document, call.function, {SymbolKind::function}).empty())
        return check_native(call, place, span);
    const auto found = look_up(place.document, call.function, {SymbolKind::function}, code::unknown_name);
    if (!found) return poison();
    const Function function = functions_[found->id];
    const auto& parameters = function.source->parameters;
    if (call.arguments.size() != parameters.size()) {
        report(code::wrong_argument_count, span,
               {function.source->name.text, std::to_string(parameters.size()), std::to_string(call.arguments.size())});
        return poison();
    }
    std::vector<Typed> arguments;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const Type type = resolve_type(function.document, parameters[i].type);
        arguments.push_back(coerce(check_expression(*call.arguments[i], place, &type), type, call.arguments[i]->span));
    }
    return call_function(*found, arguments, place, span);
}

Typed Checker::call_function(const Symbol& symbol, const std::vector<Typed>& arguments, const Place& place, Span span) {
    const Function function = functions_[symbol.id];
    const syntax::FunctionDeclaration& source = *function.source;
    constexpr std::size_t most_nodes = 200'000;
    const std::size_t before = program_.nodes.size();
    std::map<std::string, Typed> parameters;
    bool fine = arguments.size() == source.parameters.size() && source.value != nullptr;
    for (std::size_t i = 0; fine && i < arguments.size(); ++i) {
        const Type type = resolve_type(function.document, source.parameters[i].type);
        const Typed argument = coerce(arguments[i], type, span);
        fine = !argument.poisoned;
        parameters.emplace(source.parameters[i].name.text, argument);
    }
    if (!fine) return poison();
    if (!calls_open_.insert(symbol.id).second) {
        report(code::circle, source.name.span, {source.name.text, source.name.text + " → " + source.name.text});
        return poison();
    }
    Typed value = poison();
    if (nodes_in_calls_ > most_nodes) {
        report(code::expression_too_long, span);
    } else {
        Place inside;
        inside.document = function.document;
        inside.bound = place.bound;
        inside.parameters = &parameters;
        const Type result = resolve_type(function.document, source.result);
        value = coerce(check_expression(*source.value, inside, &result), result, source.value->span);
    }
    calls_open_.erase(symbol.id);
    nodes_in_calls_ += program_.nodes.size() - before;
    return value;
}

}  // namespace klausul
