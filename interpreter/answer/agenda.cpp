// The calendar of an agreement's main document: the days of its term, of its clauses and rules, and of its duties.

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "interpreter/evaluate/evaluator.hpp"
#include "interpreter/explain/wording.hpp"
#include "interpreter/klausul.hpp"

namespace klausul {
namespace {

using EntryKind = CalendarEntry::Kind;

constexpr std::size_t digits_of_uid = 32;

class CalendarOf {
public:
    CalendarOf(const Agreement& agreement, const Interval& range, std::string_view place, const Case* facts)
        : program_(agreement.program()),
          range_(range),
          document_(program_.documents[program_.main]),
          evaluator_(program_),
          wording_(program_, agreement.sources(), evaluator_),
          name_(status(agreement, range.first()).document) {
        calendar_.range = range;
        if (facts != nullptr) {
            document_.term = facts->term_of_main();
            document_.in_force = days_in_force(document_.term);
            if (document_.entry != none && facts->supposed(*document_.entry, {}) != nullptr) document_.entry = none;
        }
        place_ = place.empty() ? end_of(name_.path) : std::string(place);
    }

    Calendar result() {
        if (document_.is_module) return std::move(calendar_);
        if (document_.term.proposal) {
            calendar_.proposals.push_back(name_);
            return std::move(calendar_);
        }
        if (document_.entry != none) calendar_.waiting.push_back(name_);
        if (document_.term.known == TermKnown::not_stated) calendar_.not_stated.push_back(name_);
        calendar_.entries = days_of_term(document_.term, range_);
        for (const ClauseInfo& clause : program_.clauses) add_clause(clause);
        add_rules();
        for (const Passage& passage : program_.passages) add_duty(passage);
        finish();
        return std::move(calendar_);
    }

private:
    CalendarEntry& add(EntryKind kind, Interval days, Maybe<ClauseId> clause, const std::vector<std::string>& tags) {
        CalendarEntry& entry = calendar_.entries.emplace_back();
        entry.kind = kind;
        entry.days = days;
        entry.clause = heading(clause);
        if (clause != none) entry.clause_path = program_.clauses[*clause].path;
        entry.tags = tags;
        return entry;
    }

    [[nodiscard]] std::string heading(Maybe<ClauseId> clause) const {
        if (clause == none) return {};
        const ClauseInfo& info = program_.clauses[*clause];
        return info.title.empty() ? info.name : info.title;
    }

    [[nodiscard]] Interval days_of(Maybe<ClauseId> clause) const {
        const bool outlives_notice = clause != none && program_.clauses[*clause].irreversible;
        return outlives_notice ? document_.without_notice : document_.in_force;
    }

    [[nodiscard]] std::string condition_words(Maybe<NodeId> condition) const {
        if (condition == none) return {};
        return wording_.source_words(wording_.with_brackets(program_.node_spans[*condition]));
    }

    /// Calls `add_on(kind, day)` for an own first and last day that `outer` does not give already.
    template <typename AddOn>
    void for_own_limits(const Interval& own, const Interval& outer, const Interval& term, EntryKind starts,
                        EntryKind ends, const AddOn& add_on) const {
        const Interval around = common_days(outer, term);
        if (common_days(own, around).empty()) return;
        const auto within = [&](std::int32_t day) { return range_.contains({day}); };
        if (own.from > around.from && within(own.from)) add_on(starts, own.from);
        if (own.to < around.to && within(own.to)) add_on(ends, own.to);
    }

    void add_clause(const ClauseInfo& clause) {
        if (clause.document != program_.main) return;
        const Interval term = clause.irreversible ? document_.without_notice : document_.in_force;
        const Interval& outer = clause.parent == none ? term : program_.clauses[*clause.parent].in_force;
        for_own_limits(clause.in_force, outer, term, EntryKind::clause_start, EntryKind::clause_end,
                       [&](EntryKind kind, std::int32_t day) {
                           CalendarEntry& entry = add(kind, {day, day}, none, clause.tags);
                           entry.clause = clause.title.empty() ? clause.name : clause.title;
                           entry.clause_path = clause.path;
                       });
    }

    /// Rules with days of their own; those of one line are one to a reader.
    void add_rules() {
        std::set<std::tuple<EntryKind, std::int32_t, std::uint32_t, std::string>> seen;
        for (const RuleInfo& rule : program_.rules) {
            if (rule.document != program_.main) continue;
            const Interval term = days_of(rule.clause);
            const Interval outer = rule.clause == none ? term : program_.clauses[*rule.clause].in_force;
            for_own_limits(rule.in_force, outer, term, EntryKind::rule_start, EntryKind::rule_end,
                           [&](EntryKind kind, std::int32_t day) {
                               const std::string& subject = program_.terms[rule.term].name;
                               if (!seen.insert({kind, day, rule.condition_span.begin, subject}).second) return;
                               CalendarEntry& entry = add(kind, {day, day}, rule.clause, rule.tags);
                               entry.subject = subject;
                               entry.condition = condition_words(rule.condition);
                           });
        }
    }

    void add_duty(const Passage& passage) {
        if (passage.kind != PassageKind::duty || passage.document != program_.main) return;
        const Interval in_force = common_days(passage.in_force, days_of(passage.clause));
        if (!passage.when) return add_span_of_duty(passage, in_force);
        const Schedule& when = *passage.when;
        const Occurrences found = occurrences(when, in_force, range_);
        for (const Interval& days : found.days) {
            CalendarEntry& entry =
                add(when.is_deadline() ? EntryKind::deadline : EntryKind::duty, days, passage.clause, passage.tags);
            fill(entry, passage);
            entry.in_advance = when.in_advance;
        }
        if (!found.why_none || common_days(in_force, range_).empty()) return;
        calendar_.undated.push_back({name_, heading(passage.clause), passage.tags, passage.text, passage.actor,
                                     passage.verb, passage.schedule, condition_words(passage.condition),
                                     *found.why_none});
    }

    /// A duty that has days of its own (`från och med … till och med …`) and no other time lasts all of them.
    void add_span_of_duty(const Passage& passage, const Interval& in_force) {
        const Interval outer = passage.clause == none ? Interval{} : program_.clauses[*passage.clause].in_force;
        if (passage.in_force == outer || common_days(in_force, range_).empty()) return;
        fill(add(EntryKind::duty, in_force, passage.clause, passage.tags), passage);
    }

    void fill(CalendarEntry& entry, const Passage& passage) const {
        entry.subject = passage.text;
        entry.actor = passage.actor;
        entry.verb = passage.verb;
        entry.schedule = passage.schedule;
        entry.condition = condition_words(passage.condition);
    }

    /// Names, and marks that stay the same as long as document, kind, tags and day do. Neither parties nor words nor
    /// the order of lines are in a mark: a calendar that was handed out keeps its events when these change.
    void finish() {
        const Day first = document_.printed.begins() ? document_.printed.first() : Day{};
        const std::string whose = place_ + "\n" + document_.name + "\n" + to_text(first);
        std::map<std::string, std::vector<CalendarEntry*>> same;
        for (CalendarEntry& entry : calendar_.entries) {
            entry.document = name_;
            entry.stamp = first;
            entry.modified = modified(first);
            entry.revision = revision();
            std::string mark = whose + "\n" + std::string(entry_key(entry.kind));
            for (const std::string& tag : entry.tags) mark += "\n" + tag;
            if (entry.tags.empty()) mark += "\n" + entry.clause_path;
            same[mark + "\n" + to_text(entry.days.first())].push_back(&entry);
        }
        for (auto& [mark, entries] : same) {
            std::stable_sort(entries.begin(), entries.end(), [](const auto* a, const auto* b) {
                return std::tie(a->actor, a->subject) < std::tie(b->actor, b->subject);
            });
            for (std::size_t place = 0; place < entries.size(); ++place)
                entries[place]->uid = sha256(mark + "\n" + std::to_string(place)).substr(0, digits_of_uid) + "@klausul";
        }
    }

    /// The last day that the text itself names as one on which it was agreed, amended or given notice of.
    [[nodiscard]] Day modified(Day first) const {
        std::int32_t last = document_.term.signed_on ? document_.term.signed_on->to : first.number;
        for (const AmendmentInfo& amendment : program_.amendments) {
            if (amendment.document == program_.main && !amendment.proposal)
                last = std::max(last, amendment.from.number);
        }
        if (document_.term.given) last = std::max(last, document_.term.given->on.number);
        return {last};
    }

    /// How many times it has been changed since it was agreed.
    [[nodiscard]] std::size_t revision() const {
        const auto& all = program_.amendments;
        const auto amendments = std::count_if(all.begin(), all.end(), [&](const AmendmentInfo& each) {
            return each.document == program_.main && !each.proposal;
        });
        return static_cast<std::size_t>(amendments) + (document_.term.given ? 1 : 0);
    }

    /// A file and its folder.
    static std::string end_of(const std::string& path) {
        const std::size_t file = path.rfind('/');
        if (file == std::string::npos || file == 0) return path;
        return path.substr(path.rfind('/', file - 1) + 1);
    }

    const Program& program_;
    const Interval& range_;
    DocumentInfo document_;  ///< with what the case tells of its term
    Evaluator evaluator_;    ///< asked for nothing; the wording wants one
    Wording wording_;
    DocumentName name_;
    std::string place_;
    Calendar calendar_;
};

}  // namespace

Calendar calendar(const Agreement& agreement, const Interval& range, std::string_view place, const Case* facts) {
    Calendar made = CalendarOf(agreement, range, place, facts).result();
    return joined({std::move(made)}, range);
}

}  // namespace klausul
