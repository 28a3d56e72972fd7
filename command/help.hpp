#pragma once

#include <string>
#include <vector>

#include "command/verb.hpp"

namespace klausul {

/// What the command can do.
[[nodiscard]] std::string general_help(const std::vector<Verb>& verbs, const std::vector<Option>& common,
                                       Language language);
/// What one verb takes.
[[nodiscard]] std::string verb_help(const Verb& verb, const std::vector<Option>& common, Language language);

}  // namespace klausul
