#include "interpreter/render/outcome_lines.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

#include "grammar/text/visible_text.hpp"
#include "grammar/words/keywords.hpp"
#include "interpreter/render/reason_words.hpp"
#include "interpreter/render/words.hpp"

namespace klausul {
namespace {

bool same_rule(const ClauseReference& a, const ClauseReference& b) {
    return a.document == b.document && a.clause == b.clause && a.tags == b.tags;
}

bool contains(const std::vector<ClauseReference>& rules, const ClauseReference& rule) {
    return std::any_of(rules.begin(), rules.end(), [&](const ClauseReference& each) { return same_rule(each, rule); });
}

/// One row for each fact: `andel för Berg` and `andel för Åre` become `andel för Berg, Åre`.
std::vector<Missing> by_fact(const std::vector<Missing>& missing) {
    std::vector<Missing> rows;
    for (const Missing& each : missing) {
        const bool next_of_same = !rows.empty() && !each.name.member.empty() && !rows.back().name.member.empty() &&
                                  rows.back().name.name == each.name.name && rows.back().label == each.label &&
                                  rows.back().detail == each.detail;
        if (next_of_same) {
            rows.back().name.member += ", " + each.name.member;
        } else {
            rows.push_back(each);
        }
    }
    return rows;
}

}  // namespace

std::string OutcomeLines::headline(const Outcome& outcome) const {
    const std::string taken_over =
        outcome.from.empty() ? std::string() : fmt::format(" ({} {})", say("följer av", "follows from"), outcome.from);
    return sentence(outcome) + taken_over;
}

std::string OutcomeLines::sentence(const Outcome& outcome) const {
    switch (outcome.status) {
        case Status::decided:
            return decided(outcome);
        case Status::undetermined:
            return std::string(say("Ofullständigt: det saknas uppgifter", "Undetermined: facts are missing"));
        case Status::referred:
            return labelled(say("Avgörs särskilt", "Referred"), outcome.text);
        case Status::gap:
            return std::string(say("Oreglerat: ingen klausul ger svar i det här fallet",
                                   "Gap: no clause gives an answer in this case"));
        case Status::not_in_force:
            return fmt::format("{} {}", say("Gäller inte den", "Not in force on"),
                               to_text(outcome.looked_at.value_or(style_.date)));
        case Status::conflict:
            return std::string(
                say("Motstridigt: klausulerna ger olika svar", "Conflict: the clauses give different answers"));
        case Status::error:
            break;
    }
    return labelled(say("Fel", "Error"), outcome.problem ? outcome.problem->in(style_.language) : "");
}

std::string OutcomeLines::labelled(std::string_view label, const std::string& text) {
    return text.empty() ? std::string(label) : fmt::format("{}: {}", label, text);
}

std::string OutcomeLines::decided(const Outcome& outcome) const {
    const std::string strength = strength_word(common_strength(outcome.clauses), style_.language);
    const std::string value = words(outcome.value);
    return strength.empty() ? value : fmt::format("{} {}", strength, value);
}

std::string OutcomeLines::details(const Outcome& outcome, std::size_t indent,
                                  const std::set<IndexedName>& without) const {
    std::string text;
    const auto line = [&](std::string_view label, const std::string& content) {
        const std::string whole = fmt::format("{:{}}{}  {}\n", "", indent, pad(label, label_width()), content);
        // Two lines of one clause without tags of their own look the same to a reader.
        if (text.find(whole) == std::string::npos) text += whole;
    };
    for (const ClauseReference& rule : outcome.clauses) {
        const bool last = &rule == &outcome.clauses.back();
        line(say("Enligt", "According to"),
             cited(rule, outcome) + (last ? helpers_cited(outcome, style_.language) : ""));
    }
    if (style_.short_why) {
        for (const std::string& sentence : sentences_quoted(outcome, style_.language)) line("", sentence);
        if (const std::string decided_by = deciding_facts(outcome, without, style_.language); !decided_by.empty())
            line(say("Uppgifter", "Facts"), decided_by);
    }
    for (const Beaten& beaten : outcome.beaten) {
        const bool settled = outcome.status == Status::decided || outcome.status == Status::referred;
        line(settled ? say("Går före", "Prevails over") : say("Viker", "Gives way"), lost(beaten, outcome));
    }
    for (const Alternative& each : outcome.alternatives) line(say("Antingen", "Either"), alternative(each));
    for (const Nearest& each : outcome.nearest) {
        // What only gave way is told above.
        if (!each.failed.empty() || outcome.beaten.empty()) line(say("Närmast", "Nearest"), nearest(each));
    }
    for (const Missing& each : by_fact(outcome.missing))
        line(say("Saknas", "Missing"), missing_text(each, style_.language));
    if (outcome.missing_is_superset)
        line("", std::string(say("(kanske behövs inte alla)", "(perhaps not all of them are needed)")));
    if (outcome.last) line(say("Gällde", "In force"), through(*outcome.last));
    if (outcome.first) line(say("Gäller", "In force"), from(*outcome.first));
    // A status that was taken over says nothing of what else might answer.
    if (outcome.status == Status::not_in_force && outcome.from.empty())
        line(say("I stället", "Instead"),
             std::string(say("ingenting som lästes svarar den dagen; `klausul status` visar andra avtal och luckor",
                             "nothing that was read answers on that day; `klausul status` shows other agreements "
                             "and gaps")));
    if (outcome.proposal)
        line(say("Förslag", "Proposal"), std::string(say("dokumentet är ett förslag och gäller inte någon dag",
                                                         "the document is a proposal, in force on no day")));
    if (!outcome.whatever.empty()) line(say("Oavsett", "Whatever"), whatever(outcome));
    for (const ReadingUsed& each : outcome.readings)
        line(say("Tolkning", "Reading"), style_.short_why ? asked_reading(each) : reading(each));
    for (const Supposed& each : outcome.supposed)
        line(say("Antaget", "Supposed"),
             (each.in_force ? fmt::format("{} {}", each.name, say("i kraft", "in force"))
                            : fmt::format("{} = {}", each.name, words(each.value))) +
                 (each.by_itself ? fmt::format(" ({} {})", say("utan antagandet", "without it"), words(each.by_itself))
                                 : std::string()));
    for (const Expected& each : outcome.expected)
        line(say("Väntat", "Expected"),
             each.tags.empty() ? each.reason : fmt::format("{} [{}]", each.reason, fmt::join(each.tags, "; ")));
    for (const std::string& note : outcome.notes) line(say("Anmärkning", "Note"), note);
    return text;
}

std::size_t OutcomeLines::label_width() const { return style_.language == Language::swedish ? 10 : 13; }

std::string OutcomeLines::cited(const ClauseReference& rule, const Outcome& outcome) const {
    const std::string strength = strength_word(rule.strength, style_.language);
    const bool said = strength.empty() || common_strength(outcome.clauses) == rule.strength;
    return said ? clause(rule) : fmt::format("{} ({})", clause(rule), strength);
}

std::string OutcomeLines::lost(const Beaten& beaten, const Outcome& outcome) const {
    const bool obvious = outcome.clauses.size() == 1 && contains(outcome.clauses, beaten.by);
    const std::string both = obvious ? clause(beaten.rule)
                                     : fmt::format("{}, {} {}", clause(beaten.rule),
                                                   say("som viker för", "which gives way to"), clause(beaten.by));
    return style_.short_why ? fmt::format("{}: {}", both, ground_words(beaten, style_.language)) : both;
}

std::string OutcomeLines::alternative(const Alternative& each) const {
    std::vector<std::string> rules;
    for (const ClauseReference& rule : each.clauses) rules.push_back(clause(rule));
    return fmt::format("{} {} {}", words(each.value), twin(Word::according_to).in(style_.language),
                       fmt::join(rules, say(" och ", " and ")));
}

std::string OutcomeLines::nearest(const Nearest& each) const {
    if (each.failed.empty()) return clause(each.rule);
    return fmt::format("{}, {}: {}", clause(each.rule), say("men inte uppfyllt", "but not met"), each.failed);
}

std::string OutcomeLines::whatever(const Outcome& outcome) const {
    std::vector<std::string> names;
    for (const Missing& each : outcome.whatever) names.push_back(each.name.text());
    return fmt::format("{} ({})", fmt::join(names, ", "),
                       say("inte uppgivet, men ändrar inte svaret", "not given, but would not change the answer"));
}

std::string OutcomeLines::reading(const ReadingUsed& each) const {
    return fmt::format("{}: {}{}", each.name, each.label.empty() ? each.option : each.label,
                       each.is_default ? "" : say(" (inte den förvalda)", " (not the default)"));
}

std::string OutcomeLines::asked_reading(const ReadingUsed& each) const {
    return each.question.empty() ? reading(each) : fmt::format("{} – {}", each.question, reading(each));
}

std::string OutcomeLines::through(Day day) const {
    return fmt::format("{} {}", say("till och med", "through"), to_text(day));
}

std::string OutcomeLines::from(Day day) const {
    return fmt::format("{} {}", twin(Word::from_and_including, 1).in(style_.language), to_text(day));
}

std::string OutcomeLines::words(const std::optional<Value>& value) const {
    return value ? value_words(*value, style_.language) : std::string("–");
}

std::string OutcomeLines::clause(const ClauseReference& rule) const { return clause_text(rule, style_.with_documents); }
std::string_view OutcomeLines::say(std::string_view sv, std::string_view en) const {
    return klausul::say(style_.language, sv, en);
}

}  // namespace klausul
