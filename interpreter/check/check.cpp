#include "interpreter/check/check.hpp"

#include <algorithm>
#include <tuple>

#include "interpreter/check/checker.hpp"
#include "interpreter/check/outside_names.hpp"
#include "interpreter/check/periods.hpp"

namespace klausul {

CheckResult Checker::run() {
    // Names.
    names_.open();
    declarations_.declare_documents();
    collect();
    // What rules run over, and what they say of another rule.
    clauses_.link_exceptions();
    upratings_.take_over_upratings();
    groupings_.find_grouped_lists();
    groupings_.find_left_over_indexes();
    // Expressions.
    fill_tables();
    rules_.check_rules(rules_.order_terms());
    passages_.check_facts();
    find_values_in_periods(program_);
    // Which rule goes before which.
    precedence_.collect_precedence();
    precedence_.prefer_additions();
    review_.check_precedence_circles();
    review_.check_reading_options();
    if (!precedence_.broken()) review_.check_certain_conflicts();
    review_.check_dropped_indexes();
    // What stands beside the rules.
    passages_.check_expected_findings();
    passages_.check_passages();
    examples_.check_examples();
    review_.check_index_examples();
    check_roots(program_, reports_);
    check_aggregates_over_periods(program_, NodeId(0), reports_);
    names_.name_uses_of_templates();
    tell_apart(program_);
    return {std::move(program_), diagnostics_in_order()};
}

void Checker::collect() {
    for (const DocumentId document : input_.documents.ids()) {
        clauses_.note_amendments(document);
        clauses_.collect_header(document);
        clauses_.collect_items(document, input_.documents[document].items, none);
        clauses_.collect_amendments(document);
    }
}

void Checker::fill_tables() {
    for (const DocumentId document : input_.documents.ids()) {
        tables_.fill_tables(document, input_.documents[document].items);
        for (const syntax::Document& amendment : input_.amendments[document])
            tables_.fill_tables(document, amendment.items);
    }
}

std::vector<Diagnostic> Checker::diagnostics_in_order() {
    std::vector<Diagnostic> all = reports_.take();
    std::stable_sort(all.begin(), all.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return std::tie(a.span.source, a.span.begin) < std::tie(b.span.source, b.span.begin);
    });
    // The same mistake met twice (a condition shared by several answers) is one mistake.
    const auto same = [](const Diagnostic& a, const Diagnostic& b) { return a.code == b.code && a.span == b.span; };
    all.erase(std::unique(all.begin(), all.end(), same), all.end());
    return all;
}

void Checker::exchange(Program& program) {
    std::swap(program_, program);
    guards_.tested.clear();
}

Typed Checker::expression(const syntax::Expression& expression) {
    Place place(program_.main);
    const NodeId first(static_cast<std::uint32_t>(program_.nodes.size()));
    Typed typed = expressions_.check_expression(expression, place);
    check_aggregates_over_periods(program_, first, reports_);
    return typed;
}

ExamplePlan Checker::given(const syntax::Facts& facts) {
    ExamplePlan plan(program_.main);
    examples_.given_facts(program_.main, facts, plan, 0);
    return plan;
}

CheckResult check(const CheckInput& input) { return Checker(input).run(); }

}  // namespace klausul
