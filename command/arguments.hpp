#pragma once

#include <optional>
#include <string>
#include <vector>

#include "command/verb.hpp"

namespace klausul {

/// What every verb understands.
struct CommonArguments {
    std::vector<std::string> language;
    bool json = false;
    std::vector<std::string> roots;
    bool help = false;
    bool version = false;
};
[[nodiscard]] std::vector<Option> common_options(CommonArguments& common);

/// Puts what was written after the verb into the places its options name. Returns what is wrong with it, if anything.
[[nodiscard]] std::optional<Phrase> parse_arguments(const Verb& verb, const std::vector<Option>& options,
                                                    const std::vector<std::string>& arguments);

}  // namespace klausul
