// Everything of a document that can be pointed at, in the order it stands.

#include <algorithm>
#include <set>

#include "interpreter/klausul.hpp"

namespace klausul {

std::vector<Listed> list(const Agreement& agreement) {
    const Program& program = agreement.program();
    std::vector<Listed> rows;
    using Row = Listed::Kind;
    // A line of a template is listed where the document uses it.
    const auto add = [&](Row kind, std::string name, std::string title, std::vector<std::string> tags, Span span,
                         ClauseId clause = none) {
        const Span here = program.used_at(clause, span);
        if (here.source == program.text)
            rows.push_back({kind, std::move(name), std::move(title), std::move(tags), here});
    };
    const auto first_words = [](const std::string& text) { return text.substr(0, text.find('\n')); };
    for (ClauseId id = 0; id < program.clauses.size(); ++id) {
        const ClauseInfo& clause = program.clauses[id];
        add(Row::clause, clause.path, clause.title, clause.tags, clause.span, id);
    }
    std::set<std::pair<std::uint32_t, std::vector<std::string>>> seen;
    for (const RuleInfo& rule : program.rules) {
        // Answers that share a line are one rule to a reader.
        if (rule.document == none ||
            !seen.insert({rule.condition_span.begin * 2654435761U + rule.span.begin, rule.tags}).second)
            continue;
        add(rule.hosts.empty() ? Row::rule : Row::exception, program.terms[rule.term].name, "", rule.tags,
            rule.condition_span, rule.clause);
    }
    for (const Passage& passage : program.passages) {
        add(passage.kind == PassageKind::duty ? Row::duty : Row::text, passage.actor, first_words(passage.text),
            passage.tags, passage.span, passage.clause);
    }
    for (const RequirementInfo& requirement : program.requirements) {
        add(Row::requirement, requirement.name, "", requirement.tags, requirement.span, requirement.clause);
        for (const RequirementInfo::Line& line : requirement.lines)
            add(Row::requirement, requirement.name, line.sentence, line.tags, line.span, requirement.clause);
    }
    for (const NoteInfo& note : program.notes) add(Row::note, "", note.text, note.tags, note.span, note.clause);
    for (const FactInfo& fact : program.facts) add(Row::fact, fact.name, fact.label, fact.tags, fact.span);
    for (const TermInfo& term : program.terms) {
        if (term.is_answer) add(Row::answer, term.name, term.question, {}, term.span);
    }
    for (const ReadingInfo& reading : program.readings)
        add(Row::reading, reading.name, reading.question, reading.tags, reading.span);
    for (const SeriesInfo& series : program.series) add(Row::index, series.name, series.title, {}, series.span);
    for (const CheckPlan& check : program.checks) add(Row::check, "", check.title, check.tags, check.span);
    for (const ExamplePlan& example : program.examples)
        add(Row::example, "", example.title, example.tags, example.span);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Listed& a, const Listed& b) { return a.span.begin < b.span.begin; });
    return rows;
}

}  // namespace klausul
