#pragma once

// Moments in Swedish time: the minutes that pass, and what the clock on the wall shows meanwhile. The rules of summer
// time are written here: no zone database, no clock, no environment.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "interpreter/value/date.hpp"

namespace klausul {

/// A minute of time: minutes since 1970-01-01 00:00 UTC, so that what lies between two is what really passed.
struct Moment {
    std::int64_t minutes = 0;

    friend constexpr auto operator<=>(const Moment&, const Moment&) = default;
    [[nodiscard]] Day day() const;            ///< by the Swedish clock
    [[nodiscard]] int minute_of_day() const;  ///< likewise, 0..1439
};

inline constexpr int normal_time = 60;   ///< minutes that Swedish time is ahead of UTC
inline constexpr int summer_time = 120;  ///< since 1980; before that normal time all year

/// How many minutes Swedish time is ahead of UTC.
[[nodiscard]] int offset_at(Moment moment);
/// What the clock on the wall shows, as minutes since its 1970-01-01 00:00. It skips an hour and repeats one.
[[nodiscard]] std::int64_t wall_minutes(Moment moment);

enum class MomentFault : std::uint8_t {
    sound,
    malformed,    ///< no moment at all
    skipped,      ///< the clock was put forward over it
    twice,        ///< the clock was put back over it, and it is not said which one is meant
    wrong_offset  ///< Swedish time is not so far ahead of UTC then
};
struct MomentRead {
    Moment moment;
    MomentFault fault = MomentFault::sound;
};
/// The moment at which the Swedish clock shows `minute` of `day` (0..1440).
[[nodiscard]] MomentRead moment_on(Day day, int minute, std::optional<int> offset = std::nullopt);
/// "2026-03-02T10:00" or "2026-03-02 10:00", which may be followed by "+01:00" or "+02:00".
[[nodiscard]] MomentRead read_moment(std::string_view text);
/// The same; empty where there is no such moment or more than one.
[[nodiscard]] std::optional<Moment> moment_from_text(std::string_view text);
/// "+01:00" as minutes, "Z" as none; empty otherwise.
[[nodiscard]] std::optional<int> offset_from_text(std::string_view text);
/// "2026-03-02 10:00"; with "+02:00" behind it where the clock shows that twice.
[[nodiscard]] std::string to_text(Moment moment);
[[nodiscard]] std::string offset_text(int minutes);

/// How many minutes of [from, to) lie within a daily clock window; `window_from` >= `window_to` means it crosses
/// midnight (equal means the whole day). The window includes its start and excludes its end. 0 if to <= from. The
/// window is by the clock on the wall, the minutes are those that pass.
[[nodiscard]] std::int64_t minutes_within(Moment from, Moment to, int window_from, int window_to);
/// The same by the clock on the wall alone, as if it were never put forward or back; below zero where it shows less
/// at the end than at the start.
[[nodiscard]] std::int64_t clock_minutes_within(Moment from, Moment to, int window_from, int window_to);

}  // namespace klausul
