#pragma once

// The syntax tree as text, for tests and for looking at: one line per node, indented, expressions in prefix form.
// Total over all nodes; it leaves out places and nothing else.

#include <string>

#include "grammar/syntax.hpp"

namespace klausul {

[[nodiscard]] std::string print_tree(const syntax::Document& document);
/// `(+ a (* 2 b))`; `-` for no expression.
[[nodiscard]] std::string print_expression(const syntax::Expression& expression);
[[nodiscard]] std::string print_expression(const syntax::ExpressionPtr& expression);

namespace print {
[[nodiscard]] std::string unit(const syntax::UnitTerm& unit);
[[nodiscard]] std::string quantity(const syntax::Quantity& quantity);
[[nodiscard]] std::string date(const syntax::Date& date);
[[nodiscard]] std::string rounding(const syntax::RoundingRule& rule);
[[nodiscard]] std::string tags(const syntax::Tags& tags);
[[nodiscard]] std::string names(const std::vector<syntax::Name>& names);
}  // namespace print

}  // namespace klausul
