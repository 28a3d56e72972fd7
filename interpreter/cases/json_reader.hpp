#pragma once

// JSON as somebody wrote it: numbers keep their spelling, members their order, and a name given twice is a mistake
// rather than a silent choice. Deep nesting and cut-off or damaged text are told, never crashed on.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/text/diagnostic.hpp"

namespace klausul {

struct JsonLimits {
    static constexpr std::size_t depth = 64;      ///< containers within containers
    static constexpr std::size_t oversized = 10;  ///< numbers beyond all bounds that are told
};

struct JsonMember;

struct JsonValue {
    enum class Type : std::uint8_t { null, truth, number, text, array, object };

    Type type = Type::null;
    bool truth = false;
    std::string text;  ///< of a text without its escapes; of a number its spelling
    std::vector<JsonValue> items;
    std::vector<JsonMember> members;

    [[nodiscard]] const JsonValue* find(std::string_view name) const;
    [[nodiscard]] bool is(Type other) const { return type == other; }
};

struct JsonMember {
    std::string name;
    JsonValue value;
};

struct JsonMistake {
    std::uint32_t line = 0;  ///< from 1; 0 = known by its path only
    std::uint32_t column = 0;
    std::string at;  ///< path to a member given twice
    Phrase message{""};
};

struct JsonText {
    /// Empty if the text cannot be read to its end. A member given twice stands here as it was given first, and a
    /// number beyond all bounds as null, so that the rest can be looked at too; both are among the mistakes.
    std::optional<JsonValue> value;
    std::vector<JsonMistake> mistakes;
};

/// Reads exactly one JSON value in UTF-8; a byte order mark before it is passed over.
[[nodiscard]] JsonText read_json(std::string_view text);

/// `facts` and `anslutna` give `facts.anslutna`; nothing and `facts` give `facts`.
[[nodiscard]] std::string json_path(std::string_view container, std::string_view member);
/// `item` counts from 0, but what is shown counts from 1, as the rows of answers do.
[[nodiscard]] std::string json_path(std::string_view container, std::size_t item);

}  // namespace klausul
