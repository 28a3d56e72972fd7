#include "interpreter/evaluate/days_in_force.hpp"

#include <algorithm>

#include "interpreter/evaluate/term_values.hpp"

namespace klausul {

DaysInForce::DaysInForce(CaseAtWork& work, TermValues& terms) : program_(work.program), work_(work), terms_(terms) {
    for (const RuleInfo& rule : program_.rules) by_rule_.push_back(program_.days_in_force(rule));
    for (const TermInfo& term : program_.terms) {
        base_rules_.push_back({});
        for (const RuleId rule : term.rules) {
            if (program_.rules[rule].hosts.empty()) base_rules_[program_.terms.id_of(term)].push_back(rule);
        }
    }
    for (const DocumentInfo& document : program_.documents) any_entry_ = any_entry_ || document.entry != none;
}

void DaysInForce::begin(const Case& facts) {
    const auto notice = facts.notice_given() ? std::optional(facts.notice_given()->on) : std::nullopt;
    if (notice == notice_given_) return;
    notice_given_ = notice;
    if (notice) main_in_force_ = klausul::days_in_force(facts.term_of_main());
    by_rule_.clear();
    for (const RuleInfo& rule : program_.rules) by_rule_.push_back(days_in_force(rule));
}

Interval DaysInForce::of(const RuleInfo& rule) const { return of(program_.rules.id_of(rule)); }

Interval DaysInForce::days_of(Maybe<DocumentId> document, Maybe<ClauseId> clause) const {
    const bool outlives_notice = clause != none && program_.clauses[*clause].irreversible;
    return notice_given_ && document == program_.main && !outlives_notice ? main_in_force_
                                                                          : program_.days_of(document, clause);
}

Judged DaysInForce::find_entered(Maybe<DocumentId> document, Day date) {
    const Maybe<TermId> entry = document == none ? none : program_.documents[*document].entry;
    if (entry == none || work_.facts->regardless_of_term()) return {Truth::yes, 0};
    const TermValue value = terms_.term(*entry, {}, date);
    if (value.cause != 0) return {Truth::unknown, value.cause};
    return {value.value.is_zero() ? Truth::no : Truth::yes, 0};
}

Judged DaysInForce::any_base_rule(TermId term, Day date) {
    Judged any{Truth::no, 0};
    for (const RuleId rule : base_rules_[term]) {
        if (!on(rule, date)) continue;
        const Judged begun = entered(program_.rules[rule].document, date);
        if (begun.truth == Truth::yes) return begun;
        any = work_.causes.either(any, begun);
    }
    return any;
}

}  // namespace klausul
