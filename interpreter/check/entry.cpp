// What a header says about other documents and about when it begins to apply: `rangordning` becomes precedence between
// documents, `träder i kraft …` a yes/no helper that every rule of the document hangs on.

#include <algorithm>

#include "interpreter/check/checker.hpp"

namespace klausul {

void Checker::collect_header(DocumentId document) {
    for (const syntax::HeaderLine& line : input_.documents[document].header) {
        if (const auto* entry = std::get_if<syntax::HeaderEntry>(&line.node)) declare_entry(document, *entry, line);
        if (const auto* ranking = std::get_if<syntax::HeaderRanking>(&line.node))
            pending_precedence_.push_back({document, nullptr, nullptr, ranking, line.span});
    }
}

/// Several lines of entry in one header are ways to enter into force: rules of one helper that agree on yes.
void Checker::declare_entry(DocumentId document, const syntax::HeaderEntry& entry, const syntax::HeaderLine& line) {
    TermId& helper = program_.documents[document].entry;
    if (helper != none) return report(code::entry_twice, line.span);
    helper = static_cast<TermId>(program_.terms.size());
    TermInfo term;
    term.name = keyword(Word::enters_into_force).swedish[0];
    term.type.kind = Kind::truth;
    term.document = document;
    term.span = line.span;
    for (const syntax::EntryCondition& way : entry.conditions) {
        Span words = way.when->span;
        if (way.from) words.end = std::max(words.end, way.from->span.end);
        if (way.condition) words.end = std::max(words.end, way.condition->span.end);
        program_.documents[document].entry_ways.push_back(words);
    }
    program_.terms.push_back(std::move(term));
    type_known_.push_back(true);
    RuleInfo rule;
    rule.term = program_.documents[document].entry;
    rule.span = line.span;
    rule.condition_span = line.span;
    RuleDraft draft;
    draft.entry = &entry;
    const RuleId id = add_rule(std::move(rule), std::move(draft));
    program_.rules[id].tags = tag_texts(line.tags);  // shown, but no rule of the agreement that others may name
}

void Checker::read_entry(const syntax::HeaderEntry& entry,
                         const std::function<void(const syntax::Expression&)>& visit) const {
    for (const syntax::EntryCondition& way : entry.conditions) {
        for (const syntax::Expression* part : {way.when.get(), way.from.get(), way.condition.get()}) {
            if (part != nullptr) visit(*part);
        }
    }
}

/// Yes on a day if some line holds and its day has come.
void Checker::check_entry(const RuleDraft& draft, const Place& place) {
    std::vector<NodeId> ways;
    std::vector<NodeId> days;
    for (const syntax::EntryCondition& way : draft.entry->conditions) {
        guarded_.clear();
        std::vector<NodeId> parts;
        if (way.condition) parts.push_back(check_condition(*way.condition, place, plain(Word::if_)));
        parts.push_back(check_condition(*way.when, place, plain(Word::when)));
        if (std::find(parts.begin(), parts.end(), none) != parts.end()) return;
        if (way.from) {
            add_guards(*way.when, place);
            const Type day = of_kind(Kind::day);
            const Typed from = coerce(check_expression(*way.from, place, &day), day, way.from->span);
            if (from.poisoned) return;
            parts.push_back(emit(Op::greater_equal, Kind::truth, way.from->span,
                                 {emit(Op::the_day, Kind::day, way.from->span), from.node}));
            days.push_back(from.node);
        }
        ways.push_back(parts.size() == 1 ? parts[0] : emit(Op::logical_and, Kind::truth, way.span, parts));
    }
    if (ways.empty()) return;
    program_.rules[draft.rule].value =
        ways.size() == 1 ? ways[0] : emit(Op::logical_or, Kind::truth, draft.entry->conditions.front().span, ways);
    program_.documents[place.document].entry_days = std::move(days);
}

}  // namespace klausul
