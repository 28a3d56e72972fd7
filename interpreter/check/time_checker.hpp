#pragma once

#include <string>
#include <vector>

#include "interpreter/check/checking.hpp"

namespace klausul {

class Reports;
class ProgramBuilder;
class Names;
class Types;
class Guards;
class Conversions;
class ExpressionChecker;

/// Days, moments, times of day, spans of time, and what kind of day one is.
class TimeChecker {
public:
    TimeChecker(Program& program, Reports& reports, ProgramBuilder& builder, Names& names, Types& types, Guards& guards,
                Conversions& conversions, ExpressionChecker& expressions)
        : program_(program),
          reports_(reports),
          builder_(builder),
          names_(names),
          types_(types),
          guards_(guards),
          conversions_(conversions),
          expressions_(expressions) {}

    // dates.cpp
    Typed check_as_of(const syntax::AsOf& as_of, const Place& place, Span span);
    Typed check_moment(const syntax::MomentLiteral& literal, Span span);
    Typed check_clip(const syntax::Clip& clip, const Place& place, Span span);
    Typed check_span(const syntax::SpanLiteral& literal, const Place& place, Span span);
    Typed check_shift(const syntax::DateShift& shift, const Place& place, Span span);
    Typed check_shift_by(const syntax::ShiftBy& shift, const Place& place, Span span);
    Typed check_day_of_period(const syntax::DayOfPeriod& part, const Place& place, Span span);
    Typed check_completed(const syntax::CompletedYears& completed, const Place& place, Span span);
    Typed check_days_between(const syntax::DaysBetween& days, const Place& place, Span span);
    Typed check_one_of_times(const syntax::OneOfTimes& times, const Place& place, Span span);
    Typed check_within(const Typed& left, const Typed& right, const syntax::Binary& binary, Span span);
    Typed check_clock_of(const syntax::ClockOf& clock, const Place& place, Span span);

    // day_predicates.cpp
    Typed check_native(const syntax::Call& call, const Place& place, Span span);
    Typed check_day_predicate(const Typed& value, const Symbol& function, const Place& place, Span span);
    Typed weekday_if_named(const Typed& value, const std::vector<const syntax::Reference*>& names, const Place& place);
    Typed check_event(const syntax::Unary& unary, const Place& place, Span span);

private:
    // dates.cpp
    Maybe<NodeId> check_day(const syntax::Expression& expression, const Place& place);
    [[nodiscard]] Unit unit_called(std::string_view name) const;

    // day_predicates.cpp
    Maybe<NodeId> eves_are_free(DocumentId document, Span span);

    Program& program_;
    Reports& reports_;
    ProgramBuilder& builder_;
    Names& names_;
    Types& types_;
    Guards& guards_;
    Conversions& conversions_;
    ExpressionChecker& expressions_;
};

}  // namespace klausul
