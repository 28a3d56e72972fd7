#pragma once

#include "interpreter/check/checking.hpp"

namespace klausul {

class Reports;
class ProgramBuilder;
class Types;
class Conversions;
class ExpressionChecker;

/// Reckoning with quantities: units follow from what is added, multiplied, divided and rounded.
class QuantityChecker {
public:
    QuantityChecker(Program& program, Reports& reports, ProgramBuilder& builder, Types& types, Conversions& conversions,
                    ExpressionChecker& expressions)
        : program_(program),
          reports_(reports),
          builder_(builder),
          types_(types),
          conversions_(conversions),
          expressions_(expressions) {}

    // units.cpp
    Typed check_quantity(const syntax::Quantity& quantity, const Place& place, Span span);
    Typed check_opposite(const syntax::Unary& unary, const Place& place, Span span);
    Typed check_sum(const syntax::Binary& binary, const Place& place, Span span);
    Typed check_one_of_amounts(const syntax::OneOfAmounts& amounts, const Place& place, Span span);
    Typed check_rest(const syntax::Binary& binary, const Place& place, Span span);
    Typed check_product(const syntax::Binary& binary, const Place& place, Span span);

    // roundings.cpp
    Typed check_rounding(const syntax::Rounding& rounding, const Place& place, Span span);
    Typed check_started(const syntax::Started& started, const Place& place, Span span);

private:
    Program& program_;
    Reports& reports_;
    ProgramBuilder& builder_;
    Types& types_;
    Conversions& conversions_;
    ExpressionChecker& expressions_;
};

}  // namespace klausul
