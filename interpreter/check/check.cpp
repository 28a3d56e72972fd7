#include "interpreter/check/check.hpp"

#include <algorithm>

#include "interpreter/check/checker.hpp"
#include "interpreter/check/outside_names.hpp"

namespace klausul {

CheckResult Checker::run() {
    declare_documents();
    for (DocumentId document = 0; document < input_.documents.size(); ++document) {
        note_amendments(document);
        collect_header(document);
        collect_items(document, input_.documents[document].items, none);
        collect_amendments(document);
    }
    take_over_upratings();
    link_exceptions();
    find_grouped_lists();
    find_left_over_indexes();
    for (DocumentId document = 0; document < input_.documents.size(); ++document) {
        fill_tables(document, input_.documents[document].items);
        for (const syntax::Document& amendment : input_.amendments[document]) fill_tables(document, amendment.items);
    }
    check_rules(order_terms());
    check_facts();
    find_values_in_periods();
    collect_precedence();
    prefer_additions();
    check_precedence_circles();
    check_reading_options();
    check_certain_conflicts();
    check_dropped_indexes();
    check_expected_findings();
    check_passages();
    check_examples();
    check_index_examples();
    check_roots();
    name_uses_of_templates();
    std::stable_sort(diagnostics_.begin(), diagnostics_.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return std::tie(a.span.source, a.span.begin) < std::tie(b.span.source, b.span.begin);
    });
    // The same mistake met twice (a condition shared by several answers) is one mistake.
    const auto same = [](const Diagnostic& a, const Diagnostic& b) { return a.code == b.code && a.span == b.span; };
    diagnostics_.erase(std::unique(diagnostics_.begin(), diagnostics_.end(), same), diagnostics_.end());
    tell_apart(program_);
    return {std::move(program_), std::move(diagnostics_)};
}

void Checker::fill_tables(DocumentId document, const std::vector<syntax::BodyItem>& items) {
    for (const syntax::BodyItem& item : items) {
        if (const auto* declaration = std::get_if<std::unique_ptr<syntax::Declaration>>(&item)) {
            if (const auto* table = std::get_if<syntax::TableDeclaration>(&(*declaration)->node))
                fill_table(document, *table);
        }
        if (const auto* clause = std::get_if<std::unique_ptr<syntax::Clause>>(&item))
            fill_tables(document, (*clause)->items);
    }
}

CheckResult check(const CheckInput& input) { return Checker(input).run(); }

}  // namespace klausul
