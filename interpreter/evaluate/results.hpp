#pragma once

// What evaluation speaks of: where an expression is evaluated, what comes of it, and how a rule fared.

#include <array>
#include <cstddef>
#include <cstdint>

#include "grammar/words/statuses.hpp"
#include "interpreter/evaluate/case.hpp"
#include "interpreter/program/core.hpp"

namespace klausul {

inline constexpr std::size_t max_locals = 6;

/// Where an expression is evaluated: a date and the index variables in force.
struct Scope {
    Day date;
    std::array<std::int64_t, max_locals> locals{};
};

using CauseId = std::uint32_t;  ///< 0 = none

/// A value, or the cause why there is none. A referral is a value: the number of its text.
struct Result {
    Number value;
    CauseId cause = 0;
    bool referral = false;

    [[nodiscard]] bool good() const { return cause == 0; }
};

[[nodiscard]] inline Result bad(CauseId cause) { return {Number(), cause, false}; }

struct TermValue {
    Number value;
    CauseId cause = 0;  ///< what a reader of the term gets; 0 when decided
    Status status = Status::gap;
    Maybe<RuleId> rule = none;  ///< the first rule that spoke
};

enum class Truth : std::uint8_t { no, yes, unknown };
struct Judged {
    Truth truth = Truth::no;
    CauseId cause = 0;
};

[[nodiscard]] inline Judged opposite(Judged a) {
    if (a.truth == Truth::unknown) return a;
    return {a.truth == Truth::yes ? Truth::no : Truth::yes, 0};
}

/// A truth as a value; an unknown one has its causes.
[[nodiscard]] inline Result as_result(Judged judged) {
    return {judged.truth == Truth::yes ? 1 : 0, judged.cause, false};
}

/// How one rule fared; filled only for the explainer.
struct RuleTrace {
    RuleId rule;
    bool in_force = true;
    Judged own, speaks, voice, lives;
    bool has_value = false;
    Result value;
};

}  // namespace klausul
