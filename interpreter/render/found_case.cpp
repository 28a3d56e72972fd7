#include "interpreter/render/found_case.hpp"

#include <fmt/format.h>

#include <utility>

#include "grammar/words/keywords.hpp"
#include "interpreter/explain/wording.hpp"
#include "interpreter/render/given_text.hpp"
#include "interpreter/search/messages.hpp"

namespace klausul {
namespace {

using search::Finding;
using search::FoundCase;
using search::Setting;
using search::Sought;

Phrase state_words(Given state) {
    if (state == Given::absent) return {plain(Word::absent).sv, "is absent"};
    return plain(Word::is_not_applicable);
}

Phrase setting_words(const Program& program, const Case& facts, const Setting& setting) {
    const FactInfo& fact = program.facts[setting.fact];
    Phrase words(fact.name);
    // The case has one record of a list at most, so which one needs no saying.
    for (std::size_t i = fact.list == none ? 0 : 1; i < fact.per.size(); ++i) {
        const std::string member = member_name(program, fact.per[i], setting.key[i]);
        const bool first = i == (fact.list == none ? 0U : 1U);
        words.sv += (first ? " för " : "; ") + member;
        words.en += (first ? " for " : "; ") + member;
    }
    if (setting.value.state != Given::value) {
        const Phrase state = state_words(setting.value.state);
        return {words.sv + " " + state.sv, words.en + " " + state.en};
    }
    const Phrase value = value_words(named_value(program, facts, setting.value.value, fact.type));
    return {words.sv + " = " + value.sv, words.en + " = " + value.en};
}

/// The line with the condition, which tells the occasions of one rule apart.
Span place_of(const RuleInfo& rule) { return rule.condition == none ? rule.span : rule.condition_span; }

/// What mends the most usual conflict of all, and so stands first: a new value from a day, and the old one without an
/// end.
Phrase successor_help(const Program& program, const FoundCase& found) {
    if (found.rules.size() != 2) return "";
    const Interval* older = &program.rules[found.rules[0]].in_force;
    const Interval* newer = &program.rules[found.rules[1]].in_force;
    if (older->from > newer->from) std::swap(older, newer);
    if (older->from == newer->from || older->to < newer->to) return "";
    const std::string from = to_text(newer->first());
    const std::string last = to_text(Day{newer->from - 1});
    return {"gäller den nya i stället för den gamla från och med " + from +
                ", så avsluta den gamla med `till och med " + last + "`; annars: ",
            "if the new one holds instead of the old one from and including " + from +
                ", end the old one with `to and including " + last + "`; otherwise: "};
}

Diagnostic found_diagnostic(const Program& program, const Finding& finding, const FoundCase& found) {
    const TermInfo& term = program.terms[finding.term];
    const bool conflict = finding.sought == Sought::conflict;
    Diagnostic diagnostic;
    diagnostic.code = finding.under ? (conflict ? code::conflict_under_reading : code::gap_under_reading)
                                    : (conflict ? code::conflict_found : code::gap_found);
    diagnostic.words = {term.name, case_words(program, finding, found), case_json(program, finding, found)};
    diagnostic.span = term.span;
    if (!conflict && found.from != none)
        diagnostic.related.push_back({program.terms[*found.from].span, {"härifrån", "from here"}});
    if (conflict && !found.rules.empty()) diagnostic.span = place_of(program.rules[found.rules.front()]);
    for (std::size_t i = 1; i < found.rules.size(); ++i)
        diagnostic.related.push_back(
            {place_of(program.rules[found.rules[i]]), {"säger något annat", "says otherwise"}});
    if (conflict && !finding.under) diagnostic.words.push_back(successor_help(program, found));
    if (finding.under) {
        const ReadingInfo& reading = program.readings[finding.under->reading];
        diagnostic.words.emplace_back(reading.name + " = " + reading.options[finding.under->option].name);
    }
    return diagnostic;
}

}  // namespace

Phrase case_words(const Program& program, const Finding& finding, const FoundCase& found) {
    const Case facts = search::case_of(program, found, finding.under);
    Phrase words("");
    const auto add = [&](const Phrase& part) {
        words.sv += (words.sv.empty() ? "" : ", ") + part.sv;
        words.en += (words.en.empty() ? "" : ", ") + part.en;
    };
    const TermInfo& term = program.terms[finding.term];
    for (std::size_t i = 0; i < term.per.size(); ++i) {
        if (program.domains[term.per[i]].kind == DomainKind::records) continue;
        const std::string member = member_name(program, term.per[i], found.key[i]);
        add({"det gäller " + member, "it is about " + member});
    }
    for (const Setting& setting : found.settings) add(setting_words(program, facts, setting));
    if (found.from != none) add({"följer av " + found.from_words, "following from " + found.from_words});
    const std::string day = to_text(found.date);
    if (words.sv.empty()) return {"dagen är " + day, "the day is " + day};
    return {words.sv + " (den " + day + ")", words.en + " (on " + day + ")"};
}

std::string case_json(const Program& program, const Finding& finding, const FoundCase& found) {
    JsonWriter json(JsonWriter::Layout::one_line);
    write_case(json, program, search::case_of(program, found, finding.under));
    return json.take();
}

std::vector<Diagnostic> diagnostics_of(const Program& program, const search::Report& report) {
    std::vector<Diagnostic> diagnostics;
    for (const auto* findings : {&report.findings, &report.switched}) {
        for (const Finding& finding : *findings) {
            for (const FoundCase& found : finding.cases)
                diagnostics.push_back(found_diagnostic(program, finding, found));
        }
    }
    for (const search::Hole& hole : report.holes) {
        const TermInfo& term = program.terms[hole.term];
        diagnostics.push_back({code::not_in_force_between,
                               term.span,
                               {term.name, to_text(Day{hole.days.from}), to_text(Day{hole.days.to})}});
    }
    for (const std::size_t place : report.stale) {
        const ExpectedFindingInfo& expected = program.expected_findings[place];
        const Phrase status = expected.conflict ? plain(Word::conflict) : plain(Word::gap);
        diagnostics.push_back({code::expected_not_there, expected.span, {program.terms[expected.term].name, status}});
    }
    for (const RuleId id : report.silent) {
        const RuleInfo& rule = program.rules[id];
        diagnostics.push_back({code::never_speaks, place_of(rule), {program.terms[rule.term].name}});
    }
    for (const search::IdleSelection& each : report.idle)
        diagnostics.push_back({each.takes_all ? code::selects_all : code::selects_none, each.at, {}});
    return diagnostics;
}

}  // namespace klausul
