// The Swedish calendar: working days, holidays and weekdays, which the module `kalender` has words for; and what holds
// until or since a dated fact.

#include <algorithm>
#include <utility>

#include "interpreter/check/conversions.hpp"
#include "interpreter/check/expression_checker.hpp"
#include "interpreter/check/guards.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/program_builder.hpp"
#include "interpreter/check/reports.hpp"
#include "interpreter/check/time_checker.hpp"

namespace klausul {
namespace {

constexpr const char* calendar_module = "kalender";

std::string of_calendar(const char* name) { return std::string(calendar_module) + "." + name; }

}  // namespace

/// Whether the reading of the module `kalender` takes eves for free days; none if the document does not use it.
Maybe<NodeId> TimeChecker::eves_are_free(DocumentId document, Span span) {
    const auto reading = names_.find(document, of_calendar("aftnar"), {SymbolKind::reading});
    if (reading.size() != 1) {
        reports_.add(code::calendar_not_used, span);
        return none;
    }
    const auto& options = program_.readings[reading[0].as<ReadingId>()].options;
    const auto free =
        std::find_if(options.begin(), options.end(), [](const NamedOption& option) { return option.name == "lediga"; });
    const NodeId taken = builder_.emit(Op::reading, Kind::option, span, {}, reading[0].as<ReadingId>());
    const NodeId place = builder_.constant(static_cast<std::int64_t>(free - options.begin()), Kind::option, span);
    return builder_.emit(Op::equal, Kind::truth, span, {taken, place});
}

/// What the module `kalender` is made of: `svensk_helgdag(d)`, `svensk_afton(d)`.
Typed TimeChecker::check_native(const syntax::Call& call, const Place& place, Span span) {
    if (call.arguments.size() != 1) {
        reports_.add(code::wrong_argument_count, span,
                     {call.function.text, "1", std::to_string(call.arguments.size())});
        return poison();
    }
    const Typed day = conversions_.coerce(expressions_.check_expression(*call.arguments[0], place), of_kind(Kind::day),
                                          call.arguments[0]->span);
    if (day.poisoned()) return poison();
    const Op op = call.function.text == "svensk_helgdag" ? Op::is_holiday : Op::is_eve;
    return typed(builder_.emit(op, Kind::truth, span, {*day.node}), Kind::truth);
}

/// `dagen är helgdag`: a function from a day to yes or no may stand after `är`.
Typed TimeChecker::check_day_predicate(const Typed& value, const Symbol& function, const Place& place, Span span) {
    Typed day = value;
    if (day.type.kind == Kind::moment)
        day = typed(builder_.emit(Op::day_of, Kind::day, program_.node_spans[*day.node], {*day.node}), Kind::day);
    return expressions_.call_function(function, {day}, place, span);
}

/// `dagen är lördag`, `start är någon av (lördag; söndag)`: the weekday of a day that is compared with weekdays, else
/// the value itself.
Typed TimeChecker::weekday_if_named(const Typed& value, const std::vector<const syntax::Reference*>& names,
                                    const Place& place) {
    if (value.poisoned() || (value.type.kind != Kind::day && value.type.kind != Kind::moment)) return value;
    const auto weekdays = names_.find(place.document, "kalender.veckodag", {SymbolKind::enumeration});
    if (weekdays.size() != 1) return value;
    const auto& options = program_.enumerations[weekdays[0].as<EnumerationId>()].options;
    const bool all = std::all_of(names.begin(), names.end(), [&](const syntax::Reference* reference) {
        return reference != nullptr && !names_.resolve_reference(reference->name, place, false) &&
               std::any_of(options.begin(), options.end(),
                           [&](const NamedOption& option) { return option.name == reference->name.text; });
    });
    if (!all) return value;
    const Span span = program_.node_spans[*value.node];
    NodeId day = *value.node;
    if (value.type.kind == Kind::moment) day = builder_.emit(Op::day_of, Kind::day, span, {day});
    Typed weekday = typed(builder_.emit(Op::weekday_of, Kind::option, span, {day}), Kind::option);
    weekday.type.enumeration = weekdays[0].as<EnumerationId>();
    return weekday;
}

/// `till dess X` holds before the day X and where X is stated to be missing, `sedan X` from the day X on: on the day
/// itself what has happened counts already.
Typed TimeChecker::check_event(const syntax::Unary& unary, const Place& place, Span span) {
    const bool until = unary.op == syntax::UnaryOperator::until;
    const bool plain = std::holds_alternative<syntax::Reference>(unary.operand->node) ||
                       std::holds_alternative<syntax::ForMember>(unary.operand->node);
    const bool outer = std::exchange(guards_.in_presence, plain || guards_.in_presence);
    Typed event = expressions_.check_expression(*unary.operand, place);
    guards_.in_presence = outer;
    if (event.poisoned()) return poison();
    const Node read = program_.nodes[*event.node];
    const bool may_be_missing = read.op == Op::fact && program_.facts[read.as<FactId>()].type.optional;
    NodeId day = *event.node;
    if (event.type.kind == Kind::moment) {
        day = builder_.emit(Op::day_of, Kind::day, unary.operand->span, {day});
    } else if (conversions_.coerce(event, of_kind(Kind::day), unary.operand->span).poisoned()) {
        return poison();
    }
    const NodeId today = builder_.emit(Op::the_day, Kind::day, span);
    NodeId holds = builder_.emit(until ? Op::less : Op::greater_equal, Kind::truth, span, {today, day});
    if (may_be_missing) {
        const NodeId tested = builder_.emit(until ? Op::is_absent : Op::is_given, Kind::truth, span, {*event.node});
        holds = builder_.emit(until ? Op::logical_or : Op::logical_and, Kind::truth, span, {tested, holds});
    }
    return typed(holds, Kind::truth);
}

}  // namespace klausul
