#pragma once

#include "interpreter/check/checking.hpp"

namespace klausul {

class Reports;
class ProgramBuilder;
class Names;
class Guards;
class Conversions;
class ExpressionChecker;
class TimeChecker;
class MemberChecker;

/// Conditions and choices: comparisons, membership, presence, connectives, lists of criteria, `om … annars`, `beroende
/// på`.
class ConditionChecker {
public:
    ConditionChecker(Program& program, Reports& reports, ProgramBuilder& builder, Names& names, Guards& guards,
                     Conversions& conversions, ExpressionChecker& expressions, TimeChecker& times,
                     MemberChecker& members)
        : program_(program),
          reports_(reports),
          builder_(builder),
          names_(names),
          guards_(guards),
          conversions_(conversions),
          expressions_(expressions),
          times_(times),
          members_(members) {}

    // conditions.cpp
    Typed check_negation(const syntax::Unary& unary, const Place& place, Span span);
    Typed check_logical(const syntax::Binary& binary, const Place& place, Span span);
    Typed check_comparison(const syntax::Binary& binary, const Place& place, Span span);
    Typed check_belonging(const syntax::Binary& binary, const Place& place, Span span);
    Typed check_any_of(const syntax::AnyOf& any, const Place& place, Span span);
    Typed check_presence(const syntax::Presence& presence, const Place& place, Span span);
    Typed check_list(const syntax::ConditionList& list, const Place& place, Span span);

    // choices.cpp
    Typed check_conditional(const syntax::Conditional& conditional, const Place& place, Span span, const Type* wanted);
    Typed check_choice(const syntax::Choice& choice, const Place& place, Span span, const Type* wanted);

private:
    // conditions.cpp
    Typed check_fulfilled(const syntax::Presence& presence, const Place& place, Span span);

    // choices.cpp
    bool is_not_encoded(const syntax::Expression& selector, const Place& place, std::size_t option);

    Program& program_;
    Reports& reports_;
    ProgramBuilder& builder_;
    Names& names_;
    Guards& guards_;
    Conversions& conversions_;
    ExpressionChecker& expressions_;
    TimeChecker& times_;
    MemberChecker& members_;
};

}  // namespace klausul
