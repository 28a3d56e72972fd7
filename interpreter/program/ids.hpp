#pragma once

// What the parts of a program are known by: places in its tables.

#include <cstdint>
#include <limits>

namespace klausul {

inline constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

using NodeId = std::uint32_t;
using FactId = std::uint32_t;
using TermId = std::uint32_t;
using RuleId = std::uint32_t;
using ReadingId = std::uint32_t;
using SeriesId = std::uint32_t;
using DomainId = std::uint32_t;
using ClauseId = std::uint32_t;
using DocumentId = std::uint32_t;
using TypeId = std::uint32_t;

}  // namespace klausul
