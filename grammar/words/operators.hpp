#pragma once

// The operators between two operands, one row each: what they are called and how they are written out. The grammar
// makes them, the checker gives them meaning by their sort, and pages and calculations are written from here.

#include <array>
#include <cstddef>
#include <cstdint>

#include "grammar/words/twin.hpp"

namespace klausul {

/// `är` and `=` are `equal`, `är inte` / `inte är` `not_equal`. `remainder` is `resten av a delat med b`. `within` is
/// `dagen i anslutning`: membership of a period. `belongs_to` is `utförare hör till regionen`: being a party, a member
/// of a group, or a unit of one of these.
enum class BinaryOperator : std::uint8_t {
    add,
    subtract,
    multiply,
    divide,
    remainder,
    less,
    less_equal,
    greater,
    greater_equal,
    equal,
    not_equal,
    logical_and,
    logical_or,
    within,
    belongs_to
};

/// What an operator asks of its operands, and what it makes of them.
enum class OperatorSort : std::uint8_t {
    sum,         ///< of quantities that measure the same, one
    product,     ///< of any two quantities, one measured in the product or quotient of their units
    rest,        ///< of quantities that measure the same, one in the unit of the first
    order,       ///< of two numbers or times in order, a yes or no
    equality,    ///< of two values of one kind, a yes or no
    connective,  ///< of two conditions, a yes or no
    membership,  ///< of a day and a period, a yes or no
    belonging    ///< of two parties, a yes or no
};

struct OperatorWords {
    BinaryOperator op;
    OperatorSort sort;
    std::string_view name;  ///< in a printed tree
    Twin before;            ///< before the first operand, wherever it is written out
    Twin sign;              ///< between the two in a calculation
    Twin words;             ///< between the two in a sentence
    Twin of_days;           ///< between two days in a sentence
};

inline constexpr std::array<OperatorWords, 15> operator_rows = [] {
    using O = BinaryOperator;
    using S = OperatorSort;
    const auto both = [](std::string_view sign) { return Twin{sign, sign}; };
    const auto alike = [](O op, S sort, std::string_view name, Twin between) {
        return OperatorWords{op, sort, name, {}, between, between, between};
    };
    return std::array<OperatorWords, 15>{{
        alike(O::add, S::sum, "+", both("+")),
        alike(O::subtract, S::sum, "-", both("−")),
        alike(O::multiply, S::product, "*", both("×")),
        alike(O::divide, S::product, "/", both("/")),
        {O::remainder,
         S::rest,
         "remainder",
         {"resten av", "the remainder of"},
         {"delat med", "divided by"},
         {"delat med", "divided by"},
         {"delat med", "divided by"}},
        {O::less, S::order, "<", {}, both("<"), {"är mindre än", "is less than"}, {"är före", "is before"}},
        {O::less_equal, S::order, "<=", {}, both("≤"), {"är högst", "is at most"}, {"är senast", "is no later than"}},
        {O::greater, S::order, ">", {}, both(">"), {"är mer än", "is more than"}, {"är efter", "is after"}},
        {O::greater_equal,
         S::order,
         ">=",
         {},
         both("≥"),
         {"är minst", "is at least"},
         {"är tidigast", "is no earlier than"}},
        {O::equal, S::equality, "=", {}, both("="), {"är", "is"}, {"är", "is"}},
        {O::not_equal, S::equality, "/=", {}, both("≠"), {"är inte", "is not"}, {"är inte", "is not"}},
        alike(O::logical_and, S::connective, "and", {"och", "and"}),
        alike(O::logical_or, S::connective, "or", {"eller", "or"}),
        alike(O::within, S::membership, "within", {"ligger i", "lies in"}),
        alike(O::belongs_to, S::belonging, "belongs-to", {"hör till", "belongs to"}),
    }};
}();

/// An operator without its row, or with one out of order, does not compile.
static_assert([] {
    for (std::size_t i = 0; i < operator_rows.size(); ++i) {
        if (operator_rows[i].op != static_cast<BinaryOperator>(i)) return false;
    }
    return operator_rows.back().op == BinaryOperator::belongs_to;
}());

[[nodiscard]] constexpr const OperatorWords& row_of(BinaryOperator op) {
    return operator_rows[static_cast<std::size_t>(op)];
}
[[nodiscard]] constexpr OperatorSort sort_of(BinaryOperator op) { return row_of(op).sort; }

/// Whether it makes a number of two.
[[nodiscard]] constexpr bool is_arithmetic(OperatorSort sort) {
    switch (sort) {
        case OperatorSort::sum:
        case OperatorSort::product:
        case OperatorSort::rest:
            return true;
        case OperatorSort::order:
        case OperatorSort::equality:
        case OperatorSort::connective:
        case OperatorSort::membership:
        case OperatorSort::belonging:
            break;
    }
    return false;
}

/// How messages name it: by its sign, or by the words that begin it.
[[nodiscard]] inline Phrase name_in_messages(BinaryOperator op) {
    const OperatorWords& row = row_of(op);
    return row.before.sv.empty() ? Phrase(row.name) : Phrase(row.before);
}

}  // namespace klausul
