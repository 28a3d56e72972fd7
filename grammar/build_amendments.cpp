// What an amendment does to the agreement it amends, and what a writer expects to be found in one.

#include "grammar/builder.hpp"
#include "grammar/messages.hpp"

namespace klausul::build {

using namespace syntax;

void Builder::amendment_line(Items& items, const View& view, const Block& block) {
    if (view.kind() == NodeKind::amended_clause) return amended_clause(items, view, block);
    if (view.kind() == NodeKind::additions) return additions(items, view, block);
    const auto before = items.size();
    body_item(items, view, block);
    const bool declares = items.size() == before ||
                          std::holds_alternative<std::unique_ptr<Declaration>>(items.back()) ||
                          std::holds_alternative<ExpectedFinding>(items.back());
    if (!declares) report(code::amendment_unsaid, statement_span(view), {});
}

/// `§ a / b lyder` and the clause as it reads from now on, or `§ a / b upphävs`.
void Builder::amended_clause(Items& items, const View& view, const Block& block) {
    auto result = std::make_unique<Amendment>();
    const auto steps = names(*view.find(NodeKind::clause_path));
    result->path = path(*view.find(NodeKind::clause_path));
    result->tags = line_tags(view, block);
    result->span = statement_span(view);
    if (view.has(NodeKind::repealed)) {
        result->kind = Amendment::Kind::repeals;
        nothing_under(block);
    } else {
        result->clause = std::make_unique<Clause>();
        result->clause->name = steps.back();
        result->clause->title = maybe_text(view);
        result->clause->span = result->span;
        if (block.children.empty()) report(code::amended_block_missing, result->span, {});
        clause_lines(*result->clause, block);
    }
    items.emplace_back(std::move(result));
}

void Builder::additions(Items& items, const View& view, const Block& block) {
    auto result = std::make_unique<Amendment>();
    result->kind = Amendment::Kind::adds;
    result->tags = line_tags(view, block);
    result->span = statement_span(view);
    if (block.children.empty()) report(code::amended_block_missing, result->span, {});
    read_all(block, Context::top, [&](const View& line, const Block& under) { body_item(result->items, line, under); });
    items.emplace_back(std::move(result));
}

ExpectedFinding Builder::expected_finding(const View& view, const Block& block) {
    ExpectedFinding result;
    if (view.kind() == NodeKind::expected_conflict) result.kind = ExpectedFinding::Kind::conflict;
    view.each(NodeKind::name, [&](const View& answer) { result.answers.push_back(name(answer)); });
    result.condition = if_part(view);
    result.reason = *maybe_text(view);
    result.tags = line_tags(view, block);
    result.span = statement_span(view);
    condition_lines(block, result.condition, nullptr);
    return result;
}

}  // namespace klausul::build
