// Tables: a helper for each column, with a value for each row.

#include <algorithm>

#include "interpreter/check/collected.hpp"
#include "interpreter/check/conversions.hpp"
#include "interpreter/check/expression_checker.hpp"
#include "interpreter/check/member_checker.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/program_builder.hpp"
#include "interpreter/check/reports.hpp"
#include "interpreter/check/tables.hpp"

namespace klausul {

void Tables::fill_tables(DocumentId document, const std::vector<syntax::BodyItem>& items) {
    for (const syntax::BodyItem& item : items) {
        if (const auto* declaration = std::get_if<std::unique_ptr<syntax::Declaration>>(&item)) {
            if (const auto* table = std::get_if<syntax::TableDeclaration>(&(*declaration)->node))
                fill_table(document, *table);
        }
        if (const auto* clause = std::get_if<std::unique_ptr<syntax::Clause>>(&item))
            fill_tables(document, (*clause)->items);
    }
}

void Tables::fill_table(DocumentId document, const syntax::TableDeclaration& table) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const auto found =
            names_.find(document, table.name.text + "." + table.columns[column].name.text, {SymbolKind::term});
        if (found.empty()) continue;
        const TermId term = found[0].as<TermId>();
        const TermInfo info = program_.terms[term];
        Place place(document);
        if (info.per.size() != 1) {
            reports_.add(code::not_supported_here, table.name.span,
                         {{"en tabell utan precis ett `per`", "a table without exactly one `per`"}, ""});
            return;
        }
        const Domain& domain = program_.domains[info.per[0]];
        const bool of_declared = domain.kind == DomainKind::options || domain.kind == DomainKind::parties;
        if (!of_declared && !table.rows.empty()) {
            reports_.add(
                code::not_supported_here, table.name.span,
                {{"en tabell per `" + domain.name + "`", "a table per `" + domain.name + "`"},
                 {"en tabell har en rad för vart och ett av de alternativ eller parter som en egen typ räknar upp",
                  "a table has a row for each of the options or parties that a type of your own lists"}});
            return;
        }
        ChoicePlan plan;
        const std::uint32_t highest =
            domain.members.empty() ? 0 : *std::max_element(domain.members.begin(), domain.members.end());
        plan.by_option.assign(std::size_t{highest} + 1, none);
        bool sound = true;
        for (const syntax::TableRow& row : table.rows) {
            if (row.cells.size() != table.columns.size() + 1) {
                if (column == 0)
                    reports_.add(code::not_supported_here, row.span,
                                 {{"en rad med fel antal kolumner", "a row with the wrong number of columns"},
                                  {"skilj kolumnerna med `;`", "separate the columns with `;`"}});
                sound = false;
                continue;
            }
            const Maybe<NodeId> key = members_.check_member(info.per[0], *row.cells[0], place);
            Typed value =
                in_declared_unit(expressions_.check_expression(*row.cells[column + 1], place, &info.type), info.type);
            value = conversions_.coerce(value, info.type, row.cells[column + 1]->span);
            if (key == none || value.poisoned() || program_.nodes[*key].op != Op::constant) return;
            const auto member = static_cast<std::size_t>(
                program_.constants[program_.nodes[*key].as<ConstantId>()].to_int64().value_or(0));
            if (plan.by_option[member] != none && column == 0)
                reports_.add(code::given_twice, row.cells[0]->span, {"raden"});
            plan.by_option[member] = value.node;
        }
        if (!sound) continue;
        for (const std::uint32_t member : domain.members) {
            if (plan.by_option[member] != none) continue;
            if (column == 0)
                reports_.add(code::choice_incomplete, table.name.span,
                             {{"tabellen `" + table.name.text + "`", "the table `" + table.name.text + "`"},
                              domain.kind == DomainKind::parties ? program_.parties[PartyId(member)].name
                                                                 : std::to_string(member),
                              {"lägg till en rad för var och en", "add a row for each of them"}});
            return;
        }
        const NodeId selector = builder_.emit(Op::local, member_type(program_, info.per[0]).kind, table.name.span);
        RuleInfo rule(term);
        rule.value = builder_.emit(Op::choice, info.type.kind, table.name.span, {selector},
                                   program_.choices.push_back(std::move(plan)), info.type.unit);
        rule.span = table.name.span;
        rule.condition_span = table.name.span;
        const RuleId id = program_.rules.push_back(std::move(rule));
        program_.terms[term].rules.push_back(id);
        collected_.drafts.push_back(RuleDraft(id));
    }
}

}  // namespace klausul
