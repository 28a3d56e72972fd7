#include "grammar/parse.hpp"

#include <algorithm>
#include <utility>

#include "grammar/builder.hpp"
#include "grammar/layout.hpp"
#include "grammar/messages.hpp"

namespace klausul {
namespace {

void sort_by_place(std::vector<Diagnostic>& diagnostics) {
    std::stable_sort(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.span.begin < b.span.begin; });
}

/// Every line of the text, however indented, as one statement.
Block as_one_statement(std::vector<Block> blocks) {
    Block whole = std::move(blocks.front());
    whole.children.clear();
    whole.sound = true;
    return whole;
}

}  // namespace

ParseResult parse(const Source& source) {
    ParseResult result;
    if (!source.usable()) return result;
    auto layout = read_layout(source);
    build::Builder builder(source, result.diagnostics);
    result.document = builder.document(layout.blocks);
    std::move(layout.diagnostics.begin(), layout.diagnostics.end(), std::back_inserter(result.diagnostics));
    sort_by_place(result.diagnostics);
    return result;
}

ParsedExpression parse_expression(const Source& source) {
    ParsedExpression result;
    if (!source.usable()) return result;
    auto layout = read_layout(source);
    std::erase_if(layout.diagnostics, [](const Diagnostic& found) {
        return found.code == code::odd_indent || found.code == code::indent_jump;
    });
    result.diagnostics = std::move(layout.diagnostics);
    if (!result.diagnostics.empty()) return result;
    if (layout.blocks.empty()) {
        result.diagnostics.push_back(
            {code::operand_missing, {source.index(), 0, 0}, {Phrase("radens slut", "the end of the line")}});
        return result;
    }
    const bool several = layout.blocks.size() > 1 || !layout.blocks[0].children.empty();
    build::Builder builder(source, result.diagnostics);
    result.expression = builder.lone_expression(as_one_statement(std::move(layout.blocks)));
    if (several && result.diagnostics.empty())
        result.diagnostics.push_back({code::no_block_here, result.expression->span, {}});
    if (!result.diagnostics.empty()) result.expression = nullptr;
    return result;
}

}  // namespace klausul
