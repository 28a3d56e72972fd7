// Names in expressions become nodes, and calls are written out.

#include <algorithm>
#include <functional>
#include <utility>

#include "interpreter/check/conversions.hpp"
#include "interpreter/check/declared.hpp"
#include "interpreter/check/expression_checker.hpp"
#include "interpreter/check/member_checker.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/program_builder.hpp"
#include "interpreter/check/reports.hpp"
#include "interpreter/check/time_checker.hpp"
#include "interpreter/check/types.hpp"

namespace klausul {

std::optional<Typed> ExpressionChecker::option_named(const std::string& name, const Type& wanted, Span span) {
    Typed result;
    result.type = wanted;
    result.type.optional = false;
    if (wanted.kind == Kind::option && wanted.enumeration != none) {
        const auto& options = program_.enumerations[*wanted.enumeration].options;
        const auto found = std::find_if(options.begin(), options.end(),
                                        [&](const NamedOption& option) { return option.name == name; });
        if (found == options.end()) return std::nullopt;
        result.node = builder_.constant(static_cast<std::int64_t>(found - options.begin()), Kind::option, span);
        return result;
    }
    if (wanted.kind != Kind::party) return std::nullopt;
    for (const PartyId party : program_.parties.ids()) {
        if (program_.parties[party].name != name && program_.parties[party].alias != name) continue;
        result.node = builder_.constant(std::int64_t{party.position()}, Kind::party, span);
        return result;
    }
    return std::nullopt;
}

Typed ExpressionChecker::check_reference(const syntax::Reference& reference, const Place& place, const Type* wanted) {
    if (place.parameters != nullptr) {
        if (const auto parameter = place.parameters->find(reference.name.text); parameter != place.parameters->end())
            return parameter->second;
    }
    if (wanted != nullptr && (wanted->kind == Kind::option || wanted->kind == Kind::party)) {
        if (auto option = option_named(reference.name.text, *wanted, reference.name.span)) return *option;
    }
    const bool wants_option = wanted != nullptr && wanted->kind == Kind::option && wanted->enumeration != none;
    const auto symbol = names_.resolve_reference(reference.name, place, !wants_option);
    if (!symbol) {
        if (wants_option) {
            std::vector<std::string> options;
            for (const NamedOption& option : program_.enumerations[*wanted->enumeration].options)
                options.push_back(option.name);
            std::vector<std::string> names = names_.names_of(place.document, {SymbolKind::fact, SymbolKind::term});
            names.insert(names.end(), options.begin(), options.end());
            Phrase mend = suggestion(reference.name.text, names, "", "");
            if (mend.sv.empty()) mend = suggestion_of(reference.name.text, options);
            reports_.add(code::unknown_option, reference.name.span,
                         {reference.name.text, program_.enumerations[*wanted->enumeration].name, std::move(mend)});
        }
        return poison();
    }
    return members_.read_symbol(*symbol, reference.name, place, nullptr);
}

Typed ExpressionChecker::check_according(const syntax::According& according, const Place& place, Span span,
                                         const Type* wanted) {
    const auto* reference = std::get_if<syntax::Reference>(&according.value->node);
    if (reference == nullptr) {
        reports_.add(
            code::not_supported_here, span,
            {{"`enligt` efter ett uttryck", "`according to` after an expression"},
             {"skriv värdet ensamt och källan som en tagg sist på raden, `[" + according.document.text +
                  "]`; bestäms det utanför avtalet, så skriv `… avgörs genom \"" + according.document.text + "\"`",
              "write the value alone and its source as a tag at the end of the line, `[" + according.document.text +
                  "]`; if it is settled outside of the agreement, write `… referred "
                  "to \"" +
                  according.document.text + "\"`"}});
        return poison();
    }
    if (!names_.documents().contains(according.document.text)) {
        names_.report_unknown_document(according.document);
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
Typed ExpressionChecker::of_period(Typed number, Op period) {
    number.type.period = period == Op::year_of        ? years_domain
                         : period == Op::half_year_of ? half_years_domain
                         : period == Op::month_of     ? months_domain
                                                      : quarters_domain;
    return number;
}

/// `månad för start`: the period a day lies in, as an index counts it.
Typed ExpressionChecker::check_period_of(const syntax::Call& call, const Place& place, Span span) {
    const Typed date = check_expression(*call.arguments[0], place);
    const Op op = op_of(find_period(call.function.text)->period);
    if (date.poisoned()) return poison();
    if (date.type.kind != Kind::day && date.type.kind != Kind::moment) {
        reports_.add(code::kind_mismatch, call.arguments[0]->span,
                     {kind_words(Kind::day).one, builder_.type_words(date.type), ""});
        return poison();
    }
    const NodeId day =
        date.type.kind == Kind::day ? *date.node : builder_.emit(Op::day_of, Kind::day, span, {*date.node});
    if (op == Op::weekday_of) {
        const auto weekdays = names_.find(place.document, "kalender.veckodag", {SymbolKind::enumeration});
        if (weekdays.size() == 1) {
            Typed result = typed(builder_.emit(Op::weekday_of, Kind::option, span, {day}), Kind::option);
            result.type.enumeration = weekdays[0].as<EnumerationId>();
            return result;
        }
        reports_.add(code::calendar_not_used, span);
        return poison();
    }
    return of_period(number(builder_.emit(op, Kind::number, span, {day}), {}), op);
}

/// A call is written out: the body with the arguments in the place of its parameters. Functions are pure and do not
/// recur, so this ends; what it may grow to is bounded.
Typed ExpressionChecker::check_call(const syntax::Call& call, const Place& place, Span span) {
    if (call.of_period) return check_period_of(call, place, span);
    const bool native = call.function.text == "svensk_helgdag" || call.function.text == "svensk_afton";
    if (native && names_.find(place.document, call.function, {SymbolKind::function}).empty())
        return times_.check_native(call, place, span);
    const auto found = names_.look_up(place.document, call.function, {SymbolKind::function}, code::unknown_name);
    if (!found) return poison();
    const Declared::Function function = declared_.functions[found->as<FunctionId>()];
    const auto& parameters = function.source->parameters;
    if (call.arguments.size() != parameters.size()) {
        reports_.add(
            code::wrong_argument_count, span,
            {function.source->name.text, std::to_string(parameters.size()), std::to_string(call.arguments.size())});
        return poison();
    }
    std::vector<Typed> arguments;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const Type type = types_.resolve_type(function.document, parameters[i].type);
        arguments.push_back(
            conversions_.coerce(check_expression(*call.arguments[i], place, &type), type, call.arguments[i]->span));
    }
    return call_function(*found, arguments, place, span);
}

Typed ExpressionChecker::call_function(const Symbol& symbol, const std::vector<Typed>& arguments, const Place& place,
                                       Span span) {
    const Declared::Function function = declared_.functions[symbol.as<FunctionId>()];
    const syntax::FunctionDeclaration& source = *function.source;
    constexpr std::size_t most_nodes = 200'000;
    const std::size_t before = program_.nodes.size();
    std::map<std::string, Typed> parameters;
    bool fine = arguments.size() == source.parameters.size() && source.value != nullptr;
    for (std::size_t i = 0; fine && i < arguments.size(); ++i) {
        const Type type = types_.resolve_type(function.document, source.parameters[i].type);
        const Typed argument = conversions_.coerce(arguments[i], type, span);
        fine = !argument.poisoned();
        parameters.emplace(source.parameters[i].name.text, argument);
    }
    if (!fine) return poison();
    if (!calls_open_.insert(symbol.as<FunctionId>()).second) {
        reports_.add(code::circle, source.name.span, {source.name.text, source.name.text + " → " + source.name.text});
        return poison();
    }
    Typed value = poison();
    if (nodes_in_calls_ > most_nodes) {
        reports_.add(code::expression_too_long, span);
    } else {
        Place inside(function.document);
        inside.bound = place.bound;
        inside.parameters = &parameters;
        const Type result = types_.resolve_type(function.document, source.result);
        value = conversions_.coerce(check_expression(*source.value, inside, &result), result, source.value->span);
    }
    calls_open_.erase(symbol.as<FunctionId>());
    nodes_in_calls_ += program_.nodes.size() - before;
    return value;
}

}  // namespace klausul
