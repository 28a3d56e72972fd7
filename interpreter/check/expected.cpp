// Gaps and conflicts that an agreement is known to leave or to make.

#include "interpreter/check/checker.hpp"

namespace klausul {

void Checker::check_expected_findings() {
    for (const auto& [document, finding] : expected_findings_) {
        for (const syntax::Name& answer : finding->answers) check_expected_finding(document, *finding, answer);
    }
}

/// Of several answers each may run over something else, so that the condition is read for each of them.
void Checker::check_expected_finding(DocumentId document, const syntax::ExpectedFinding& finding,
                                     const syntax::Name& answer) {
    const auto symbol = look_up(document, answer, {SymbolKind::term}, code::unknown_name);
    if (!symbol) return;
    ExpectedFindingInfo info;
    info.conflict = finding.kind == syntax::ExpectedFinding::Kind::conflict;
    info.term = symbol->id;
    info.reason = finding.reason.text;
    info.tags = tag_texts(finding.tags);
    info.document = document;
    info.span = finding.span;
    Place place = place_of(info.term);
    place.document = document;
    if (finding.condition) info.condition = check_condition(*finding.condition, place, plain(Word::if_));
    program_.expected_findings.push_back(std::move(info));
}

}  // namespace klausul
