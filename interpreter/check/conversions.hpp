#pragma once

#include <optional>

#include "interpreter/check/checking.hpp"

namespace klausul {

class Reports;
class ProgramBuilder;
class Types;

/// Brings values to the type or unit that is wanted of them, or reports that they are none of it.
class Conversions {
public:
    Conversions(Program& program, Reports& reports, ProgramBuilder& builder, Types& types)
        : program_(program), reports_(reports), builder_(builder), types_(types) {}

    /// The step in the unit of what is rounded; none after a reported mistake.
    std::optional<RoundingPlan> rounding_plan(const syntax::RoundingRule& rule, const Unit& unit, DocumentId document);
    /// The value as one of the wanted type, in its unit; poisoned after a reported mistake.
    Typed coerce(Typed value, const Type& wanted, Span span);
    /// Whether kronor stand above the stroke.
    [[nodiscard]] bool counts_money(const Unit& unit) const;
    /// Reports quantities that do not measure the same.
    bool same_measure(const Unit& wanted, const Unit& found, Span span);
    /// Of the same measure, which has been seen.
    Typed convert(Typed value, const Unit& to, Span span);

private:
    Program& program_;
    Reports& reports_;
    ProgramBuilder& builder_;
    Types& types_;
};

}  // namespace klausul
