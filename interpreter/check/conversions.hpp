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

    std::optional<RoundingPlan> rounding_plan(const syntax::RoundingRule& rule, const Unit& unit, DocumentId document);
    Typed coerce(Typed value, const Type& wanted, Span span);
    [[nodiscard]] bool counts_money(const Unit& unit) const;
    bool same_measure(const Unit& wanted, const Unit& found, Span span);
    Typed convert(Typed value, const Unit& to, Span span);

private:
    Program& program_;
    Reports& reports_;
    ProgramBuilder& builder_;
    Types& types_;
};

}  // namespace klausul
