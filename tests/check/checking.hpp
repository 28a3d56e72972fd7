#pragma once

// Short hands for the tests of the checker.

#include "tests/catch.hpp"

#include <map>
#include <string>
#include <vector>

#include "grammar/messages.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/klausul.hpp"

namespace klausul::checking {

using Modules = std::map<std::string, std::string>;
using Found = std::vector<std::string>;

/// The modules are found by name, and lie beside the text.
inline Loaded loaded(const std::string& text, const Modules& modules = {}) {
    const auto by_name = [&](std::string_view name) -> std::optional<SourceText> {
        const auto known = modules.find(std::string(name));
        if (known == modules.end()) return std::nullopt;
        return SourceText{known->first, known->second};
    };
    const auto beside = [&](std::string_view) {
        std::vector<SourceText> texts;
        for (const auto& [name, module] : modules) texts.push_back({name, module});
        return texts;
    };
    return load({"prov.klausul", text}, by_name, beside);
}

inline const Message* message_of(int code) {
    for (const auto table : {grammar_messages(), check_messages()}) {
        for (const Message& message : table) {
            if (message.code == code) return &message;
        }
    }
    return nullptr;
}

/// "K0200 3" for each diagnostic of a severity: its code and line; in a module also its path.
inline Found found(const std::string& text, const Modules& modules = {}, Severity severity = Severity::error) {
    const Loaded result = loaded(text, modules);
    Found places;
    for (const Diagnostic& one : result.diagnostics) {
        const Message* message = message_of(one.code);
        if (message != nullptr && message->severity != severity) continue;
        const Source& source = result.all_sources().at(one.span.source);
        const auto number = std::to_string(one.code);
        const std::string path = one.span.source == 0 ? "" : " " + source.path();
        places.push_back("K" + std::string(4 - number.size(), '0') + number + " " +
                         std::to_string(source.position(one.span.begin).line) + path);
    }
    return places;
}

/// What a small program may use without more ado; lines 1 to 5.
inline const std::string head = R"(avtal prov "Prov"
uppgift a; b : ja/nej
uppgift n; m : heltal
uppgift belopp : kr
svar x : kr "Hur mycket?"
)";

/// `lines` in a clause on line 6; the first of them is line 7.
inline std::string in_clause(const std::string& lines) { return head + "§ k \"K\"\n" + lines; }

}  // namespace klausul::checking
