#pragma once

// Short hands for the tests of the grammar.

#include "tests/catch.hpp"

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "grammar/messages.hpp"
#include "grammar/parse.hpp"
#include "grammar/print_tree.hpp"

namespace klausul::grammar_testing {

inline std::string read_file(const std::string& name) {
    std::ifstream file(std::string(KLAUSUL_ROOT) + "/tests/grammar/" + name);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

/// "K0100 3:7" for each diagnostic, source problems first.
inline std::vector<std::string> found(const std::string& text) {
    std::vector<Diagnostic> diagnostics;
    const Source source("test.klausul", text, 0, diagnostics);
    if (source.usable()) diagnostics = parse(source).diagnostics;
    std::vector<std::string> result;
    for (const auto& one : diagnostics) {
        const auto place = source.position(one.span.begin);
        const auto code = std::to_string(one.code);
        result.push_back("K" + std::string(4 - code.size(), '0') + code + " " + std::to_string(place.line) + ":" +
                         std::to_string(place.column));
    }
    return result;
}

inline std::string tree(const std::string& text) {
    std::vector<Diagnostic> problems;
    const Source source("test.klausul", text, 0, problems);
    const auto result = parse(source);
    for (const auto& one : result.diagnostics)
        for (const auto& message : grammar_messages())
            if (message.code == one.code)
                UNSCOPED_INFO(source.position(one.span.begin).line << ": "
                                                                   << fill(message.en, one.words, Language::english));
    CHECK(result.diagnostics.empty());
    return print_tree(result.document);
}

/// The tree of one expression in prefix form, or the code of what is wrong with it.
inline std::string expression(const std::string& text) {
    std::vector<Diagnostic> problems;
    const Source source("test.klausul", text, 0, problems);
    if (!problems.empty()) return "K" + std::to_string(problems[0].code);
    const auto result = parse_expression(source);
    return result.diagnostics.empty() ? print_expression(result.expression)
                                      : "K" + std::to_string(result.diagnostics[0].code);
}

using Found = std::vector<std::string>;
inline const std::string head = "avtal a \"A\"\n";
inline const std::string in_clause = head + "§ k \"K\"\n";

}  // namespace klausul::grammar_testing
