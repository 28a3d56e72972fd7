// Everything of a document that can be pointed at, in the order it stands.

#include <algorithm>
#include <set>

#include "grammar/syntax.hpp"
#include "grammar/words/keywords.hpp"
#include "interpreter/klausul.hpp"

namespace klausul {
namespace {

/// The lines of a passage, as the steps of `i tur och ordning`, on one.
std::string on_one_line(std::string text) {
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos;) text.replace(at, 1, "; ");
    return text;
}

Word verb_word(DutyVerb verb) {
    switch (verb) {
        case DutyVerb::shall:
            return Word::shall;
        case DutyVerb::should:
            return Word::should;
        case DutyVerb::may:
            return Word::may;
        case DutyVerb::can:
            return Word::can;
        case DutyVerb::answers_for:
            break;
    }
    return Word::answers_for;
}

/// "ska, varje månad, om inskriven"
Phrase duty_words(const Agreement& agreement, const Passage& duty) {
    const Program& program = agreement.program();
    Phrase words = plain(verb_word(duty.verb));
    const auto append = [&](const std::string& sv, const std::string& en) {
        words.sv += ", " + sv;
        words.en += ", " + en;
    };
    if (!duty.schedule.empty()) append(duty.schedule, duty.schedule);
    if (duty.condition == none) return words;
    const Span span = program.node_spans[*duty.condition];
    if (span.source >= agreement.sources().size()) return words;
    const std::string condition = agreement.sources()[span.source].words(span);
    append(plain(Word::if_).sv + " " + condition, plain(Word::if_).en + " " + condition);
    return words;
}

/// "per kommun: belopp, andel"
Phrase table_words(const syntax::TableDeclaration& table) {
    std::string by;
    for (const syntax::Name& per : table.per) by += (by.empty() ? "" : "; ") + per.text;
    std::string columns;
    for (const syntax::TableColumn& column : table.columns) columns += (columns.empty() ? "" : ", ") + column.name.text;
    return by.empty() ? Phrase(columns) : Phrase("per " + by + ": " + columns);
}

/// The tables of a document, also those that stand in clauses.
void collect_tables(const std::vector<syntax::BodyItem>& items, std::vector<Listed>& rows) {
    for (const syntax::BodyItem& item : items) {
        if (const auto* clause = std::get_if<std::unique_ptr<syntax::Clause>>(&item))
            collect_tables((*clause)->items, rows);
        const auto* declaration = std::get_if<std::unique_ptr<syntax::Declaration>>(&item);
        const auto* table =
            declaration != nullptr ? std::get_if<syntax::TableDeclaration>(&(*declaration)->node) : nullptr;
        if (table == nullptr) continue;
        std::vector<std::string> tags;
        for (const syntax::Tag& tag : (*declaration)->tags) tags.push_back(tag.text);
        rows.push_back(
            {Listed::Kind::table, table->name.text, "", std::move(tags), table->name.span, table_words(*table)});
    }
}

}  // namespace

std::vector<Listed> list(const Agreement& agreement) {
    const Program& program = agreement.program();
    std::vector<Listed> rows;
    using Row = Listed::Kind;
    // A line of a template is listed where the document uses it.
    const auto add = [&](Row kind, std::string name, std::string title, std::vector<std::string> tags, Span span,
                         Maybe<ClauseId> clause = none) {
        const Span here = program.used_at(clause, span);
        if (here.source == program.text)
            rows.push_back({kind, std::move(name), std::move(title), std::move(tags), here, ""});
    };
    for (const ClauseId id : program.clauses.ids()) {
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
        const std::size_t before = rows.size();
        const bool duty = passage.kind == PassageKind::duty;
        add(duty ? Row::duty : Row::text, passage.actor, on_one_line(passage.text), passage.tags, passage.span,
            passage.clause);
        if (duty && rows.size() > before) rows.back().detail = duty_words(agreement, passage);
    }
    for (const RequirementInfo& requirement : program.requirements) {
        add(Row::requirement, requirement.name, "", requirement.tags, requirement.span, requirement.clause);
        for (const RequirementInfo::Line& line : requirement.lines)
            add(Row::requirement, requirement.name, line.sentence, line.tags, line.span, requirement.clause);
    }
    for (const NoteInfo& note : program.notes) add(Row::note, "", note.text, note.tags, note.span, note.clause);
    for (const ListInfo& list : program.lists) add(Row::list, list.name, list.label, {}, list.span);
    for (const FactInfo& fact : program.facts) {
        const std::size_t before = rows.size();
        add(Row::fact, fact.name, fact.label, fact.tags, fact.span);
        if (fact.list == none || rows.size() == before) continue;
        const std::string& list = program.domains[*fact.list].name;
        rows.back().detail = {"i listan " + list, "in the list " + list};
    }
    if (agreement.tree() != nullptr) collect_tables(agreement.tree()->items, rows);
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
