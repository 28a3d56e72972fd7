// What stands beside the rules: facts that are derived where they are not stated, duties, notes and deadlines, and the
// gaps and conflicts that an agreement is known to leave or to make.

#include <algorithm>

#include "interpreter/check/collected.hpp"
#include "interpreter/check/conversions.hpp"
#include "interpreter/check/declared.hpp"
#include "interpreter/check/expression_checker.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/passage_checker.hpp"
#include "interpreter/check/program_builder.hpp"
#include "interpreter/check/rule_checker.hpp"

namespace klausul {

void PassageChecker::check_facts() {
    for (const PendingDefault& pending : declared_.fact_defaults) {
        const FactInfo fact = program_.facts[pending.fact];
        Place place(pending.document);
        for (std::uint32_t i = 0; i < fact.per.size(); ++i) place.bound.push_back({fact.per[i], i});
        const Typed value = conversions_.coerce(expressions_.check_expression(*pending.source, place, &fact.type),
                                                fact.type, pending.source->span);
        if (!value.poisoned()) program_.facts[pending.fact].otherwise = value.node;
    }
}

/// A duty or a note stands under its own condition and, like a rule, under those of its clauses.
void PassageChecker::check_passages() {
    const auto own = [&](const PendingNode& pending) {
        Place place(pending.document);
        return expressions_.check_condition(*pending.source, place, plain(Word::if_));
    };
    for (const PendingNode& pending : collected_.deadlines) {
        Place place(pending.document);
        const Type day = of_kind(Kind::day);
        (void)conversions_.coerce(expressions_.check_expression(*pending.source, place, &day), day,
                                  pending.source->span);
    }
    for (const PendingNode& pending : collected_.note_conditions)
        program_.notes[pending.place].condition = own(pending);
    for (const PendingNode& pending : collected_.passage_conditions)
        program_.passages[pending.place].condition = own(pending);
    const auto with_clauses = [&](auto& passage) {
        Place place(passage.document);
        std::vector<NodeId> nodes = rules_.check_clause_conditions(passage.clause, place);
        if (passage.condition != none) nodes.push_back(*passage.condition);
        if (nodes.size() == 1) passage.condition = nodes[0];
        if (nodes.size() > 1) passage.condition = builder_.emit(Op::logical_and, Kind::truth, passage.span, nodes);
    };
    for (NoteInfo& note : program_.notes) with_clauses(note);
    for (Passage& passage : program_.passages) {
        if (passage.kind == PassageKind::duty) with_clauses(passage);
    }
}

void PassageChecker::check_expected_findings() {
    for (const auto& [document, finding] : collected_.expected_findings) {
        for (const syntax::Name& answer : finding->answers) check_expected_finding(document, *finding, answer);
    }
}

/// Of several answers each may run over something else, so that the condition is read for each of them.
void PassageChecker::check_expected_finding(DocumentId document, const syntax::ExpectedFinding& finding,
                                            const syntax::Name& answer) {
    const auto symbol = names_.look_up(document, answer, {SymbolKind::term}, code::unknown_name);
    if (!symbol) return;
    ExpectedFindingInfo info(document, symbol->as<TermId>());
    info.conflict = finding.kind == syntax::ExpectedFinding::Kind::conflict;
    info.reason = finding.reason.text;
    info.tags = tag_texts(finding.tags);
    info.span = finding.span;
    Place place = place_of(program_, info.term);
    place.document = document;
    if (finding.condition) info.condition = expressions_.check_condition(*finding.condition, place, plain(Word::if_));
    program_.expected_findings.push_back(std::move(info));
}

}  // namespace klausul
