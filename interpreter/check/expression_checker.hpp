#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "interpreter/check/checking.hpp"

namespace klausul {

class Reports;
struct Declared;
class ProgramBuilder;
class Names;
class Types;
class Conversions;
class ConditionChecker;
class QuantityChecker;
class TimeChecker;
class MemberChecker;

/// Expressions become nodes with types. It knows each kind of expression by its checker, and itself reads names and
/// calls.
class ExpressionChecker {
public:
    ExpressionChecker(Program& program, Reports& reports, const Declared& declared, ProgramBuilder& builder,
                      Names& names, Types& types, Conversions& conversions, ConditionChecker& conditions,
                      QuantityChecker& quantities, TimeChecker& times, MemberChecker& members)
        : program_(program),
          reports_(reports),
          declared_(declared),
          builder_(builder),
          names_(names),
          types_(types),
          conversions_(conversions),
          conditions_(conditions),
          quantities_(quantities),
          times_(times),
          members_(members) {}

    // expressions.cpp
    /// `wanted` tells what a name may be an option of; it is the caller who coerces to it.
    Typed check_expression(const syntax::Expression& expression, const Place& place, const Type* wanted = nullptr);
    /// none after a reported mistake. `after` is the word that wants a condition.
    Maybe<NodeId> check_condition(const syntax::Expression& expression, const Place& place, Phrase after);

    // references.cpp
    Typed check_reference(const syntax::Reference& reference, const Place& place, const Type* wanted);
    [[nodiscard]] static Typed of_period(Typed number, Op period);
    /// The function written out with its arguments.
    Typed call_function(const Symbol& symbol, const std::vector<Typed>& arguments, const Place& place, Span span);

private:
    // expressions.cpp
    Typed check_expression_inner(const syntax::Expression& expression, const Place& place, const Type* wanted);
    Typed check_unary(const syntax::Unary& unary, const Place& place, Span span);
    Typed check_binary(const syntax::Binary& binary, const Place& place, Span span);

    // references.cpp
    std::optional<Typed> option_named(const std::string& name, const Type& wanted, Span span);
    Typed check_according(const syntax::According& according, const Place& place, Span span, const Type* wanted);
    Typed check_period_of(const syntax::Call& call, const Place& place, Span span);
    Typed check_call(const syntax::Call& call, const Place& place, Span span);

    Program& program_;
    Reports& reports_;
    const Declared& declared_;
    ProgramBuilder& builder_;
    Names& names_;
    Types& types_;
    Conversions& conversions_;
    ConditionChecker& conditions_;
    QuantityChecker& quantities_;
    TimeChecker& times_;
    MemberChecker& members_;
    std::set<FunctionId> calls_open_;  ///< functions being written out, to catch recursion
    std::size_t nodes_in_calls_ = 0;
    int expression_depth_ = 0;
    bool told_too_deep_ = false;  ///< of the expression being checked
};

}  // namespace klausul
