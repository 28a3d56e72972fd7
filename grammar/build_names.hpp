#pragma once

// The small words of the tree: names, texts, dates, figures, units, types, tags.

#include "grammar/syntax.hpp"
#include "grammar/tree_view.hpp"

namespace klausul::build {

[[nodiscard]] syntax::Name name(const View& view);
[[nodiscard]] syntax::Text text(const View& view);
[[nodiscard]] syntax::Date date(const View& view);
[[nodiscard]] syntax::PeriodLiteral period_literal(const View& view);
[[nodiscard]] syntax::Clock clock(const View& view);
[[nodiscard]] int utc_offset(const View& view);  ///< minutes
[[nodiscard]] syntax::Figure figure(const View& view);
[[nodiscard]] syntax::UnitTerm unit(const View& view);
[[nodiscard]] syntax::TypeTerm type(const View& view);
[[nodiscard]] syntax::Quantity quantity(const View& parent);  ///< the figure and unit among the children
[[nodiscard]] syntax::Validity validity(const View& view);
/// (month, day) of `1 januari`
[[nodiscard]] std::pair<int, int> month_and_day(const View& view);
/// `varje` 1, `vartannat` 2, `vart tredje` 3
void merge(syntax::Validity& into, const syntax::Validity& more);
[[nodiscard]] int times_of(const View& every);
[[nodiscard]] int integer(const View& view);  ///< at most four digits

/// All children of one kind.
/// `a / b` as one name.
[[nodiscard]] syntax::Name path(const View& clause_path);
[[nodiscard]] std::vector<syntax::Name> names(const View& parent, NodeKind kind = NodeKind::name);
[[nodiscard]] syntax::Tags tags(const View& parent);

[[nodiscard]] syntax::Name name_in(const View& parent);  ///< the first name among the children
[[nodiscard]] std::optional<syntax::Name> maybe_name(const std::optional<View>& parent);
[[nodiscard]] std::optional<syntax::Text> maybe_text(const View& parent);

}  // namespace klausul::build
