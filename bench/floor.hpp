#pragma once

// The floor: the two workloads written by hand in C++ with machine integers, as a programmer would who knows the
// agreement and needs nothing of a language. What Klausul takes is told as a multiple of this. Its answers are also
// the ones that Klausul's are compared with, all of them.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "bench/data.hpp"

namespace klausul::bench {

/// The clause that decides workload A: seven exceptions in their order, and the two sides of the base rule.
enum class Clause : std::uint8_t { e1, e2, e3, e4, e5, e6, e7, b1, b0 };
enum class Payer : std::uint8_t { region, municipality };

struct AnswerA {
    Clause clause = Clause::b0;
    Payer payer = Payer::region;

    friend bool operator==(const AnswerA&, const AnswerA&) = default;
};

/// One answer a case; `answers` must be as long as `cases`.
void floor_a(std::span<const CaseA> cases, std::span<AnswerA> answers);

/// Whole kronor by municipality, year and month in this order; see total_index.
using Totals = std::array<std::int64_t, static_cast<std::size_t>(municipalities* years* months)>;

/// municipality 0..7, year 2025..2027, month 1..12
[[nodiscard]] constexpr std::size_t total_index(int municipality, int year, int month) {
    const int index = (municipality * years + (year - first_year)) * months + (month - 1);
    return static_cast<std::size_t>(index);
}

/// Writes the amount of each assignment in whole kronor, and their totals. `amounts` must be as long as
/// `assignments`; what `totals` held before is lost.
void floor_b(std::span<const AssignmentB> assignments, std::span<std::int64_t> amounts, Totals& totals);

using Shares = std::array<std::int64_t, municipalities>;

/// `total` (whole öre, not negative) by the weights (not negative, not all 0), by largest remainder: each share is
/// rounded down, then the öre left over go to those who lost most by it, among equals to the first.
[[nodiscard]] Shares floor_share(std::int64_t total, std::span<const std::int64_t, municipalities> weights);

}  // namespace klausul::bench
