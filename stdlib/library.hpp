#pragma once

#include <span>
#include <string_view>

namespace klausul {

struct StandardModule {
    std::string_view name;  ///< as imported: `index.vpi`
    std::string_view path;  ///< shown in messages and receipts
    std::string_view text;
};

/// The modules every agreement can use. `units` is imported everywhere without being asked for.
[[nodiscard]] std::span<const StandardModule> standard_modules();

}  // namespace klausul
