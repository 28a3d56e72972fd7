#pragma once

#include <optional>
#include <vector>

#include "interpreter/evaluate/case_at_work.hpp"

namespace klausul {

class TermValues;

/// When rules and documents are in force: their days, with notice that the case tells of, and entry into force, which
/// is a term of its own.
class DaysInForce {
public:
    DaysInForce(CaseAtWork& work, TermValues& terms);

    /// Settles the days of every rule anew where this case tells of another notice than the one before.
    void begin(const Case& facts);

    /// The days of a rule, its own within those of its document.
    [[nodiscard]] Interval of(RuleId rule) const {
        return work_.facts->regardless_of_term() ? program_.rules[rule].in_force : by_rule_[rule];
    }
    [[nodiscard]] Interval of(const RuleInfo& rule) const;
    [[nodiscard]] bool on(RuleId rule, Day date) const { return of(rule).contains(date); }
    /// As Program::days_of and days_in_force, with notice that the case tells of.
    [[nodiscard]] Interval days_of(Maybe<DocumentId> document, Maybe<ClauseId> clause) const;
    template <typename Info>
    [[nodiscard]] Interval days_in_force(const Info& info) const {
        return common_days(info.in_force, days_of(info.document, info.clause));
    }

    /// Whether a document that waits for something has entered into force; yes for all others.
    [[nodiscard]] Judged entered(Maybe<DocumentId> document, Day date) {
        return any_entry_ ? find_entered(document, date) : Judged{Truth::yes, 0};
    }
    /// Whether a base rule of the term is in force; unknown where that hangs on the entry into force of their
    /// documents.
    [[nodiscard]] Judged any_base_rule(TermId term, Day date);

private:
    [[nodiscard]] Judged find_entered(Maybe<DocumentId> document, Day date);

    const Program& program_;
    CaseAtWork& work_;
    TermValues& terms_;
    Table<TermId, std::vector<RuleId>> base_rules_;  ///< those that are no exceptions
    Table<RuleId, Interval> by_rule_;                ///< its own days within its document's
    std::optional<Day> notice_given_;                ///< that the case tells of, as `by_rule_` was reckoned with
    Interval main_in_force_;                         ///< with that notice
    bool any_entry_ = false;                         ///< some document waits for something before it enters into force
};

}  // namespace klausul
