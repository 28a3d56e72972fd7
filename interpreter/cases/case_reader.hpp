#pragma once

// A case from outside: JSON with a date, facts, readings and index values. All mistakes are told in one run.

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/cases/value_reader.hpp"

namespace klausul {

struct CaseText {
    std::string title;  ///< a heading for a person, if the case has one
    std::vector<CaseProblem> problems;
};

/// Fills `facts`, which must be empty and belong to the agreement's program. With problems it is half filled and of
/// no use.
[[nodiscard]] CaseText read_case(const Agreement& agreement, std::string_view text, Case& facts);

/// Notice of the main document, or when it was signed; what is wrong with it, and nothing told then.
[[nodiscard]] std::optional<Phrase> tell_notice(Case& facts, const Program& program, NoticeGiven notice);
[[nodiscard]] std::optional<Phrase> tell_signed(Case& facts, const Program& program, const Interval& days);

/// Takes a reading by the names of the agreement; `at` says where it was asked for.
void set_reading(const Agreement& agreement, Case& facts, std::string_view name, std::string_view option,
                 const std::string& at, std::vector<CaseProblem>& problems);

}  // namespace klausul
