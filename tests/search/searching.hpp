#pragma once

// A program, searched, in one line of words for each answer and kind.

#include <fstream>
#include <sstream>
#include <string>

#include "command/z3_solver.hpp"
#include "interpreter/cases/case_reader.hpp"
#include "interpreter/render/found_case.hpp"
#include "interpreter/render/search_text.hpp"
#include "interpreter/search/search.hpp"
#include "tests/evaluate/asking.hpp"

namespace klausul::searching {

enum class By { own, both };

inline std::string file_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// A program with facts of each kind and one clause.
inline std::string clause(const std::string& lines, const std::string& more = "") {
    return "avtal prov \"Prov\"\n  gäller från och med 2026-01-01 till och med 2027-12-31\n"
           "typ boende\n  hemma; särskilt; korttid\n"
           "part regionen\npart kommunen\n"
           "uppgift a; b; c : ja/nej\nuppgift n; m : heltal\nuppgift tal : tal\nuppgift ålder : år\n"
           "uppgift belopp : kr\nuppgift var : boende\nuppgift född; dag : datum\n" +
           more + "svar x : kr \"Hur mycket?\"\n§ k \"K\"\n" + asking::indented(lines);
}

inline search::Report report_on(const Agreement& agreement, By by = By::both) {
    const auto solver = by == By::both ? z3_solver() : nullptr;
    return search::search(agreement.program(), agreement.sources(), solver.get());
}

inline std::string told(const std::string& text, By by = By::both, const asking::Texts& others = {}) {
    const auto agreement = asking::agreement_of(text, others);
    return report_text(agreement->program(), report_on(*agreement, by), Language::swedish);
}

/// The codes and lines of what the search reports.
inline std::string reported(const std::string& text, By by = By::both) {
    const auto agreement = asking::agreement_of(text);
    std::string codes;
    for (const Diagnostic& each : diagnostics_of(agreement->program(), report_on(*agreement, by))) {
        const auto line = agreement->sources()[each.span.source].position(each.span.begin).line;
        codes += (codes.empty() ? "K0" : "; K0") + std::to_string(each.code) + " " + std::to_string(line);
    }
    return codes;
}

}  // namespace klausul::searching
