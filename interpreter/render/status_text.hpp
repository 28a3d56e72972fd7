#pragma once

// What is in force on a day, as text for people and as JSON for programs.

#include <string>
#include <string_view>

#include "interpreter/render/json_writer.hpp"
#include "interpreter/render/words.hpp"
#include "interpreter/time/status.hpp"

namespace klausul {

/// "länsövergripande politisk samverkansarena": a name as people write it.
[[nodiscard]] std::string spoken(std::string_view name);
/// "2026-01-01 till och med 2027-12-31", "från och med 2026-01-01", "2026-01-01" for a single day
[[nodiscard]] std::string days_text(const Interval& days, Language language);
/// "1 dag", "485 days"
[[nodiscard]] std::string days_counted(std::int64_t days, Language language);
/// "ursprunglig avtalstid", "förlängning 2"
[[nodiscard]] std::string period_word(const TermPeriod& period, Language language);

[[nodiscard]] std::string status_text(const StatusReport& report, Language language);
/// Writes one object.
void write_status(JsonWriter& json, const StatusReport& report, std::string_view engine);

}  // namespace klausul
