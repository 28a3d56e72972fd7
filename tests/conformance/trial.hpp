#pragma once

// Puts a behaviour to the test through the C++ API.

#include <string>
#include <vector>

#include "conformance/behaviour.hpp"

namespace klausul::conformance {

/// What is otherwise than the behaviour says, each in a few lines of words; nothing when all is as it should be.
[[nodiscard]] std::vector<std::string> differences(const Behaviour& behaviour);

}  // namespace klausul::conformance
