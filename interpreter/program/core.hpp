#pragma once

// The core: what the checker makes of agreement texts. The evaluator knows seven things (facts, terms, rules with a
// condition and a value, exceptions, precedence, expressions over exact values, evaluation at an index and a date),
// and here they are, with every name resolved to a slot, every unit to a factor and every sugar gone.
//
// A Program is immutable once made and may be read from several threads.

#include <cstdint>
#include <string>
#include <vector>

#include "grammar/text/diagnostic.hpp"
#include "grammar/text/source.hpp"
#include "interpreter/program/documents.hpp"
#include "interpreter/program/examples.hpp"
#include "interpreter/program/expressions.hpp"
#include "interpreter/program/facts.hpp"
#include "interpreter/program/ids.hpp"
#include "interpreter/program/rules.hpp"
#include "interpreter/program/types.hpp"
#include "interpreter/program/unit.hpp"
#include "interpreter/time/term.hpp"
#include "interpreter/value/number.hpp"

namespace klausul {

struct Program {
    UnitTable units;
    Table<EnumerationId, Enumeration> enumerations;
    Table<PartyId, Party> parties;
    Table<DomainId, Domain> domains;
    Table<ReadingId, ReadingInfo> readings;
    Table<SeriesId, SeriesInfo> series;
    Table<FactId, FactInfo> facts;
    Table<ListId, ListInfo> lists;
    Table<RecordId, RecordInfo> records;
    Table<TermId, TermInfo> terms;
    Table<RuleId, RuleInfo> rules;
    std::vector<PrecedencePair> precedence;
    Table<ClauseId, ClauseInfo> clauses;
    Table<DocumentId, DocumentInfo> documents;
    std::vector<AmendmentInfo> amendments;
    std::vector<Passage> passages;
    std::vector<NoteInfo> notes;
    Table<RequirementId, RequirementInfo> requirements;
    std::vector<ExamplePlan> examples;
    std::vector<CheckPlan> checks;
    std::vector<ExpectedFindingInfo> expected_findings;

    Table<NodeId, Node> nodes;
    std::vector<NodeId> children;
    Table<NodeId, Span> node_spans;
    Table<NodeId, Unit> node_units;  ///< of nodes of kind number
    Table<ConstantId, Number> constants;
    Table<TextId, std::string> texts;  ///< of text values and referrals
    std::vector<Pair> pairs;           ///< of constant windows and spans
    Table<SetId, std::vector<Number>> sets;
    Table<RoundingId, RoundingPlan> roundings;
    Table<LoopId, LoopPlan> loops;
    Table<ChoiceId, ChoicePlan> choices;
    Table<AllocationId, AllocationPlan> allocations;
    Table<UpratingId, UpratingPlan> upratings;
    Table<ShiftId, ShiftPlan> shifts;
    Table<PeriodId, PeriodPlan> periods;
    Table<ContainerId, ContainerRead> containers;
    Table<GroupKeyId, GroupKeyRead> group_keys;

    std::uint32_t scalar_facts = 0;
    std::uint32_t indexed_facts = 0;
    std::uint32_t locals = 0;  ///< the most index variables any expression needs
    DocumentId main{0};        ///< the document that was asked for
    std::uint32_t text = 0;    ///< the source that was asked for: that of `main`, or of an amendment to it

    /// The source whose lines these are: lines of a template are those of the text that uses it.
    [[nodiscard]] std::uint32_t text_of(Maybe<ClauseId> clause, Span line) const {
        return used_at(clause, line).source;
    }
    /// The line itself, or the use of the template that it comes from.
    [[nodiscard]] Span used_at(Maybe<ClauseId> clause, Span line) const {
        const bool from_template =
            clause != none && clauses[*clause].used.end > 0 && clauses[*clause].used.source != line.source;
        return from_template ? clauses[*clause].used : line;
    }

    [[nodiscard]] const NodeId* children_of(const Node& node) const { return children.data() + node.first_child; }

    /// The days of a document's term, for what stands in a clause of it or (`none`) outside of any.
    [[nodiscard]] Interval days_of(Maybe<DocumentId> document, Maybe<ClauseId> clause) const {
        if (document == none) return {};
        const bool outlives_notice = clause != none && clauses[*clause].irreversible;
        return outlives_notice ? documents[*document].without_notice : documents[*document].in_force;
    }
    /// The days on which a rule, duty, note or requirement is in force, by its own dates and its document's term.
    template <typename Info>
    [[nodiscard]] Interval days_in_force(const Info& info) const {
        return common_days(info.in_force, days_of(info.document, info.clause));
    }
};

/// The options of its readings that are taken where nothing is said.
[[nodiscard]] inline TakenOptions default_options(const Program& program) {
    TakenOptions taken;
    for (const ReadingInfo& reading : program.readings) taken.push_back(reading.default_option);
    return taken;
}

}  // namespace klausul
