#include "interpreter/render/search_text.hpp"

#include <fmt/format.h>

#include "grammar/words/keywords.hpp"
#include "interpreter/render/found_case.hpp"
#include "interpreter/render/given_text.hpp"
#include "interpreter/render/words.hpp"

namespace klausul {
namespace {

using search::Finding;
using search::Sought;
using search::Verdict;

std::string_view sought_word(Sought sought, Language language) {
    return status_word(sought == Sought::conflict ? Status::conflict : Status::gap, language);
}

/// `y; z`: the answers from which a status may be taken over.
std::string origins_text(const Program& program, const Finding& finding, Language language) {
    std::string names;
    for (const TermId term : finding.follows) names += (names.empty() ? "" : "; ") + program.terms[term].name;
    return names.empty() ? std::string(say(language, "andra svar", "other answers")) : names;
}

/// Where there may be something besides the cases that are told.
std::string elsewhere_text(const Program& program, const Finding& finding, Language language) {
    std::string text;
    if (finding.expected) text = say(language, "det väntas", "it is expected");
    if (finding.from_answers)
        text +=
            fmt::format("{}{} {}", text.empty() ? "" : say(language, " eller ", " or "),
                        say(language, "det följer av", "it follows from"), origins_text(program, finding, language));
    return text;
}

std::string verdict_text(const Program& program, const Finding& finding, Language language) {
    if (finding.verdict == Verdict::never) return std::string(say(language, "aldrig (bevisat)", "never (proved)"));
    if (finding.verdict == Verdict::elsewhere)
        return fmt::format("{} {} ({})", say(language, "bara när", "only where"),
                           elsewhere_text(program, finding, language), say(language, "bevisat", "proved"));
    if (finding.verdict == Verdict::undecided)
        return fmt::format("{}: {}", say(language, "inte avgjort", "not decided"), finding.reason.in(language));
    std::string text;
    for (const search::FoundCase& found : finding.cases) {
        if (!text.empty()) text += say(language, "; eller när ", "; or when ");
        text += case_words(program, finding, found).in(language);
    }
    if (finding.from_answers)
        text += fmt::format("; {} {}", say(language, "dessutom när det följer av", "besides where it follows from"),
                            origins_text(program, finding, language));
    if (finding.more) text += say(language, "; kanske i fler fall", "; perhaps in more cases");
    return fmt::format("{} {}", twin(Word::when).in(language), text);
}

std::string_view verdict_key(Verdict verdict) {
    if (verdict == Verdict::never) return "never";
    if (verdict == Verdict::elsewhere) return "elsewhere";
    return verdict == Verdict::found ? "found" : "undecided";
}

/// `gäller inte från och med 2026-07-01 till och med 2026-07-31`
std::string holes_text(const search::Report& report, TermId term, Language language) {
    std::string text;
    for (const search::Hole& hole : report.holes) {
        if (hole.term != term) continue;
        text += fmt::format("  {} {} {} {} {}\n", status_word(Status::not_in_force, language),
                            twin(Word::from_and_including).in(language), to_text(Day{hole.days.from}),
                            twin(Word::to_and_including).in(language), to_text(Day{hole.days.to}));
    }
    return text;
}

void write_finding(JsonWriter& json, const Program& program, const Finding& finding, Language language) {
    json.begin_object().member("answer", program.terms[finding.term].name);
    json.member("status", status_key(finding.sought == Sought::conflict ? Status::conflict : Status::gap));
    json.member("result", verdict_key(finding.verdict));
    if (finding.under) {
        const ReadingInfo& reading = program.readings[finding.under->reading];
        json.member("reading", reading.name).member("option", reading.options[finding.under->option].name);
    }
    if (finding.verdict == Verdict::undecided) json.member("reason", finding.reason.in(language));
    if (finding.expected) json.member_truth("expected", true);
    if (finding.from_answers) {
        json.key("follows").begin_array(JsonWriter::Layout::one_line);
        for (const TermId term : finding.follows) json.text(program.terms[term].name);
        json.end_array();
    }
    if (finding.verdict == Verdict::found) {
        json.member_truth("more", finding.more).key("cases").begin_array();
        for (const search::FoundCase& found : finding.cases) {
            json.begin_object();
            if (found.from != none) json.member("from", found.from_words);
            write_case_members(json, program, search::case_of(program, found, finding.under));
            json.end_object();
        }
        json.end_array();
    }
    json.end_object();
}

}  // namespace

void SearchCounts::add(const search::Report& report) {
    answers += report.findings.size() / 2;
    for (const Finding& finding : report.findings) {
        const std::size_t kind = finding.sought == Sought::conflict ? 0 : 1;
        if (finding.verdict == Verdict::never) ++never[kind];
        if (finding.verdict == Verdict::elsewhere) ++elsewhere[kind];
        if (finding.verdict == Verdict::found) ++found[kind];
        if (finding.verdict == Verdict::undecided) ++undecided[kind];
    }
}

std::string counts_text(const SearchCounts& counts, Language language) {
    std::string text =
        fmt::format("{} {}", counts.answers,
                    say(language, "svar genomsökta", counts.answers == 1 ? "answer searched" : "answers searched"));
    for (const Sought sought : {Sought::conflict, Sought::gap}) {
        const std::size_t kind = sought == Sought::conflict ? 0 : 1;
        text += fmt::format("; {}: {} {}, {} {}, {} {}", sought_word(sought, language), counts.never[kind],
                            say(language, "aldrig", "never"), counts.found[kind], say(language, "funna", "found"),
                            counts.undecided[kind], say(language, "inte avgjorda", "not decided"));
        if (counts.elsewhere[kind] > 0)
            text += fmt::format(", {} {}", counts.elsewhere[kind],
                                say(language, "väntade eller från andra svar", "expected or from other answers"));
    }
    return text + "\n";
}

std::string report_text(const Program& program, const search::Report& report, Language language) {
    std::string text;
    for (const Finding& finding : report.findings) {
        if (finding.sought == Sought::conflict) {
            text += program.terms[finding.term].name + "\n";
            text += holes_text(report, finding.term, language);
        }
        text +=
            fmt::format("  {} {}\n", sought_word(finding.sought, language), verdict_text(program, finding, language));
        for (const Finding& other : report.switched) {
            if (other.term != finding.term || other.sought != finding.sought) continue;
            const ReadingInfo& reading = program.readings[other.under->reading];
            text += fmt::format("    {} {} = {}: {}\n", twin(Word::with).in(language), reading.name,
                                reading.options[other.under->option].name, verdict_text(program, other, language));
        }
    }
    return text;
}

void write_report(JsonWriter& json, const Program& program, const search::Report& report, Language language) {
    json.key("search").begin_array();
    for (const Finding& finding : report.findings) write_finding(json, program, finding, language);
    for (const Finding& finding : report.switched) write_finding(json, program, finding, language);
    for (const search::Hole& hole : report.holes) {
        json.begin_object().member("answer", program.terms[hole.term].name);
        json.member("status", status_key(Status::not_in_force)).member("result", "found");
        json.member("from", to_text(Day{hole.days.from})).member("to", to_text(Day{hole.days.to})).end_object();
    }
    json.end_array();
}

}  // namespace klausul
