#pragma once

// What the verbs about time share: days and spans of days as arguments, and the agreements that paths stand for.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "command/session.hpp"
#include "interpreter/klausul.hpp"

namespace klausul {

/// The most days that a calendar may be asked for: a hundred years.
inline constexpr int most_days_asked = 36525;

/// The day after an option, which must be there; what is wrong has been reported.
[[nodiscard]] std::optional<Day> day_given(Session& session, const std::string& option,
                                           const std::vector<std::string>& values);
/// The days from one to another, both included.
[[nodiscard]] std::optional<Interval> days_given(Session& session, const std::vector<std::string>& from,
                                                 const std::vector<std::string>& to);

/// Calls `use` for the agreement in each file; modules, which have no term, are passed over. Diagnostics of a document
/// that cannot be used are reported. Returns the worst exit code.
[[nodiscard]] int for_each_agreement(Session& session, const std::vector<std::string>& files,
                                     const std::function<void(const Agreement&)>& use);

}  // namespace klausul
