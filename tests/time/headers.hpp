#pragma once

// Short hands for the tests of terms: a header becomes a Term, days become text.

#include "tests/catch.hpp"

#include <string>

#include "interpreter/klausul.hpp"

namespace klausul::headers {

/// An agreement with these header lines, indented already.
inline std::shared_ptr<const Agreement> agreed(const std::string& lines, const std::string& body = "",
                                               const std::string& name = "prov") {
    const Loaded loaded = load({"mapp/" + name + ".klausul", "avtal " + name + "\n" + lines + body}, {});
    for (const Diagnostic& each : loaded.diagnostics) UNSCOPED_INFO("K0" << each.code);
    REQUIRE(loaded.agreement);
    return loaded.agreement;
}

inline Term term_of(const std::string& lines) {
    const auto agreement = agreed(lines);
    return agreement->program().documents[agreement->program().main].term;
}

inline Day day(const std::string& text) { return day_from_text(text).value(); }
inline Interval days(const std::string& from, const std::string& to) { return {day(from).number, day(to).number}; }

/// "2026-01-01 2027-12-31", with - for a limit that there is not
inline std::string told(const Interval& interval) {
    if (interval.empty()) return "aldrig";
    return (interval.begins() ? to_text(interval.first()) : "-") + " " +
           (interval.ends() ? to_text(interval.last()) : "-");
}

/// "renewal 2: 2030-01-01 2031-12-31, notice 2030-12-31"
inline std::string told(const std::optional<TermPeriod>& period) {
    if (!period) return "ingen";
    static const char* const kinds[]{"original", "extension", "renewal", "open", "unstated"};
    std::string text = kinds[static_cast<int>(period->kind)];
    if (period->number > 0) text += " " + std::to_string(period->number);
    text += ": " + told(period->days);
    if (period->last_notice) text += ", notice " + to_text(*period->last_notice);
    return text;
}

inline const std::string two_years =
    "  gäller från och med 2026-01-01 till och med 2027-12-31\n  förlängs 2 år i taget\n"
    "  uppsägning senast 12 månader före utgången\n";

}  // namespace klausul::headers
