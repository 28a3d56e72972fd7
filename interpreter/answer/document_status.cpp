// The status of an agreement's main document on a day.

#include <algorithm>

#include "interpreter/evaluate/evaluator.hpp"
#include "interpreter/explain/wording.hpp"
#include "interpreter/klausul.hpp"

namespace klausul {
namespace {

std::string path_of(const Agreement& agreement, std::uint32_t source) {
    for (const Source& each : agreement.sources()) {
        if (each.index() == source) return each.path();
    }
    return {};
}

/// Whether a document has entered into force, as far as it can be told.
std::optional<EntryStatus> entry_of(const Agreement& agreement, Day date, const Case* facts) {
    const Program& program = agreement.program();
    const Maybe<TermId> entry = program.documents[program.main].entry;
    if (entry == none) return std::nullopt;
    Case given = facts == nullptr ? Case(program) : *facts;
    given.set_date(date);
    Evaluator evaluator(program);
    evaluator.begin(given);
    const Wording wording(program, agreement.sources(), evaluator);
    const Judged judged = evaluator.entered(program.main, date);
    EntryStatus status;
    status.entered = judged.truth == Truth::yes  ? EntryStatus::Entered::yes
                     : judged.truth == Truth::no ? EntryStatus::Entered::no
                                                 : EntryStatus::Entered::unknown;
    for (const Span way : program.documents[program.main].entry_ways) status.ways.push_back(wording.source_words(way));
    for (const Missing& fact : wording.missing_facts(judged.cause)) status.missing.push_back(fact.name.text());
    status.tags = program.rules[program.terms[*entry].rules.front()].tags;
    return status;
}

}  // namespace

DocumentStatus status(const Agreement& agreement, Day date, const Case* facts) {
    const Program& program = agreement.program();
    const DocumentInfo& info = program.documents[program.main];
    const Term term = facts == nullptr ? info.term : facts->term_of_main();
    DocumentStatus status = status_on(term, entry_of(agreement, date, facts), date);
    status.document = {path_of(agreement, info.source), info.name, info.title};
    status.replaces = info.replaces;
    status.applies_also = info.applies_also;
    status.also_called = info.also_called;
    status.series = info.series;
    for (const ClauseInfo& clause : program.clauses) {
        const bool told_around = clause.parent != none && program.clauses[*clause.parent].irreversible;
        const bool in_force = clause.in_force.contains(date) && info.without_notice.contains(date);
        if (clause.document == program.main && clause.irreversible && !told_around && in_force)
            status.irreversible.push_back({clause.title.empty() ? clause.name : clause.title, clause.tags});
    }
    return status;
}

}  // namespace klausul
