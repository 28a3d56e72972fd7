#pragma once

// Documents, their clauses and amendments, and what stands in them besides rules.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "grammar/text/diagnostic.hpp"
#include "grammar/words/manners.hpp"
#include "interpreter/program/ids.hpp"
#include "interpreter/time/schedule.hpp"
#include "interpreter/time/term.hpp"
#include "interpreter/value/date.hpp"

namespace klausul {

struct ClauseInfo {
    explicit ClauseInfo(DocumentId in) : document(in) {}

    std::string name;
    std::string path;  ///< `hjälpmedel / kommunens_ansvar`
    std::string title;
    std::vector<std::string> tags;
    Maybe<ClauseId> parent = none;
    DocumentId document;
    Interval in_force;          ///< by its own dates and those of the clauses around it
    bool irreversible = false;  ///< `kan inte sägas upp`, here or around it: outlives notice
    Span span;
    /// Where the document says `som mall`, if this or a clause around it was written out from a template; else empty.
    Span used = {};
    Span template_head = {};  ///< of the template that is written out into this very clause, if any
};

struct DocumentInfo {
    std::string name;
    std::string title;
    bool is_module = false;
    bool asked = false;  ///< the main document, or part of a package that is
    Term term;
    Interval in_force;        ///< days_in_force(term): with extensions, renewals and notice given
    Interval without_notice;  ///< the same as if no notice had been given
    Interval printed;         ///< as the header states it, before any renewal
    std::vector<std::string> parties, replaces, applies_also, also_called;
    std::string series;          ///< the documents that follow each other in time with this one
    Maybe<TermId> entry = none;  ///< `träder i kraft …`: a yes/no helper; the rules are in force on the days it is yes
    std::vector<Span> entry_ways;    ///< what stands after each `när`
    std::vector<NodeId> entry_days;  ///< the days from which it may be yes, where they are stated
    std::uint32_t source = 0;
    std::vector<std::string> tags;
    Span span;
};

/// `ändring av X från och med D`: its lines are part of the document they amend.
struct AmendmentInfo {
    std::string title;
    DocumentId document;  ///< the amended one
    Day from;
    bool proposal = false;  ///< `ställning förslag`
    std::uint32_t source = 0;
    std::vector<std::string> tags;
    Span span;
};

/// What must be true or present. As a yes/no it is a term of its own (`x är uppfyllt`): yes where it does not apply.
struct RequirementInfo {
    RequirementInfo(DocumentId in, TermId as_term, RuleId giving) : term(as_term), rule(giving), document(in) {}

    struct Line {
        Maybe<NodeId> condition = none;
        std::string sentence;
        std::vector<std::string> tags;
        Span span;
    };
    std::string name;
    TermId term;
    RuleId rule;                  ///< that gives the term its value while this wording is in force
    std::vector<NodeId> applies;  ///< all must hold where it applies
    std::vector<Line> lines;
    std::vector<std::string> tags;
    Maybe<ClauseId> clause = none;
    DocumentId document;
    Interval in_force;
    Span span;
};

/// Text that is listed and never evaluated: prose, duties, notes, steps.
enum class PassageKind : std::uint8_t { prose, duty, steps, requirement };
struct Passage {
    explicit Passage(DocumentId in) : document(in) {}

    PassageKind kind = PassageKind::prose;
    std::string actor;
    DutyVerb verb = DutyVerb::shall;
    std::string text;
    std::string schedule;
    std::optional<Schedule> when;  ///< a duty's
    Maybe<NodeId> condition = none;
    Interval in_force;
    std::vector<std::string> tags;
    Maybe<ClauseId> clause = none;
    DocumentId document;
    Span span;
};

struct NoteInfo {
    std::string text;
    Maybe<NodeId> condition = none;
    std::vector<std::string> tags;
    Maybe<ClauseId> clause = none;
    DocumentId document;
    Interval in_force;
    Span span;
};

}  // namespace klausul
