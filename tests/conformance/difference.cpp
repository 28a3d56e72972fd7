#include "conformance/difference.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace klausul::conformance {
namespace {

using Type = JsonValue::Type;

std::string shown(const JsonValue& value) {
    std::string text;
    switch (value.type) {
        case Type::null:
            return "null";
        case Type::truth:
            return value.truth ? "true" : "false";
        case Type::number:
            return value.text;
        case Type::text:
            return "\"" + value.text + "\"";
        case Type::array:
            for (const JsonValue& item : value.items) text += (text.empty() ? "" : ", ") + shown(item);
            return "[" + text + "]";
        case Type::object:
            break;
    }
    for (const JsonMember& member : value.members)
        text += (text.empty() ? "\"" : ", \"") + member.name + "\": " + shown(member.value);
    return "{" + text + "}";
}

bool contained(const JsonValue& expected, const JsonValue& found) { return !difference(expected, found, ""); }

/// Each expected item from `at` on in a found one of its own, the others being taken.
bool matched(const JsonValue& expected, const JsonValue& found, std::size_t at, std::vector<bool>& taken) {
    if (at == expected.items.size()) return true;
    for (std::size_t i = 0; i < taken.size(); ++i) {
        if (taken[i] || !contained(expected.items[at], found.items[i])) continue;
        taken[i] = true;
        if (matched(expected, found, at + 1, taken)) return true;
        taken[i] = false;
    }
    return false;
}

std::optional<Difference> array_difference(const JsonValue& expected, const JsonValue& found, const std::string& path,
                                           bool in_order) {
    const Difference whole{path, shown(expected), shown(found)};
    if (expected.items.size() != found.items.size()) return whole;
    if (!in_order) {
        std::vector<bool> taken(found.items.size());
        return matched(expected, found, 0, taken) ? std::nullopt : std::optional(whole);
    }
    for (std::size_t i = 0; i < expected.items.size(); ++i) {
        auto inner = difference(expected.items[i], found.items[i], json_path(path, i));
        if (inner) return inner;
    }
    return std::nullopt;
}

std::optional<Difference> object_difference(const JsonValue& expected, const JsonValue& found,
                                            const std::string& path) {
    for (const JsonMember& member : expected.members) {
        const JsonValue* const value = found.find(member.name);
        const std::string inside = json_path(path, member.name);
        if (value == nullptr && member.value.is(Type::null)) continue;
        if (value == nullptr) return Difference{inside, shown(member.value), "nothing, in " + shown(found)};
        const bool ordered = member.name == "values" || member.name == "lines";
        auto inner = member.value.is(Type::array) && value->is(Type::array)
                         ? array_difference(member.value, *value, inside, ordered)
                         : difference(member.value, *value, inside);
        if (inner) return inner;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Difference> difference(const JsonValue& expected, const JsonValue& found, const std::string& path) {
    const Difference whole{path, shown(expected), shown(found)};
    if (expected.type != found.type) return whole;
    if (expected.is(Type::object)) return object_difference(expected, found, path);
    if (expected.is(Type::array)) return array_difference(expected, found, path, false);
    const bool same = expected.truth == found.truth && expected.text == found.text;
    return same ? std::nullopt : std::optional(whole);
}

}  // namespace klausul::conformance
