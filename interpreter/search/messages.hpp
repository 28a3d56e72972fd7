#pragma once

#include <span>

#include "grammar/text/diagnostic.hpp"

namespace klausul {

/// Codes of what the search finds; the sentences stand in messages.cpp in the same order.
namespace code {
enum : int {
    conflict_found = 600,
    gap_found,
    expected_not_there,
    never_speaks,
    conflict_under_reading,
    gap_under_reading,
    not_in_force_between,
    selects_none,
    selects_all
};
}  // namespace code

[[nodiscard]] std::span<const Message> search_messages();

}  // namespace klausul
