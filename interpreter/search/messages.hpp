#pragma once

#include <span>

#include "grammar/text/diagnostic.hpp"

namespace klausul {

/// Codes of what the search finds, each with its number as it is shown; the sentences stand in messages.cpp in the same
/// order.
namespace code {
enum : int {
    conflict_found = 600,          // K0600
    gap_found = 601,               // K0601
    expected_not_there = 602,      // K0602
    never_speaks = 603,            // K0603
    conflict_under_reading = 604,  // K0604
    gap_under_reading = 605,       // K0605
    not_in_force_between = 606,    // K0606
    selects_none = 607,            // K0607
    selects_all = 608              // K0608
};
}  // namespace code

[[nodiscard]] std::span<const Message> search_messages();

}  // namespace klausul
