// Any bytes at all, as the text of an agreement: a finding or an agreement comes back, whatever they are.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "interpreter/klausul.hpp"

/// The name is the fuzzer's.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    const auto no_other = [](std::string_view) -> std::optional<klausul::SourceText> { return std::nullopt; };
    const klausul::Loaded loaded = klausul::load({"drawn.klausul", text}, no_other);
    if (!loaded.agreement && loaded.diagnostics.empty()) __builtin_trap();  // a refusal that says nothing
    return 0;
}
