#pragma once

// How a rule binds, what a duty asks, where the öre go that cannot be shared, below what an amount never falls: what
// the words of the language choose between. The syntax tree and the core have these in common.

#include <cstdint>

namespace klausul {

/// How a value is said: `=` plain, otherwise `ska vara`, `bör vara`, `får vara`, `kan vara`
enum class Strength : std::uint8_t { plain, shall, should, may, can };

/// `regionen ska "…"`, `bör`, `får`, `kan`, `svarar för`
enum class DutyVerb : std::uint8_t { shall, should, may, can, answers_for };

/// `resten till största bråkdel`, `resten till Berg`, `resten kvar`
enum class RemainderRule : std::uint8_t { largest_fraction, receiver, kept };

/// Of an uprated amount: `lägst grundbeloppet`, `lägst föregående belopp`
enum class Floor : std::uint8_t { none, base, previous };

}  // namespace klausul
