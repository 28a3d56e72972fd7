// How lines are read and what happens when one does not fit; and the blocks that belong to an expression.

#include <array>

#include "grammar/builder.hpp"
#include "grammar/messages.hpp"

namespace klausul::build {

using namespace syntax;

void Builder::report(int code, Span span, std::vector<Phrase> words) {
    diagnostics_.push_back({code, span, std::move(words)});
}

void Builder::refuse(const Block& block, Context context, const Match& match, const Words& words) {
    auto explanation = explain(match, context, words);
    if (block.sound) diagnostics_.push_back(std::move(explanation.diagnostic));
    if (explanation.meant) read_orphans(block, *explanation.meant);
}

namespace {

/// Where the lines under a line stand, for those that can be checked without their head.
std::optional<Context> context_under(NodeKind kind) {
    constexpr auto places = std::to_array<std::pair<NodeKind, Context>>({
        {NodeKind::document, Context::header},
        {NodeKind::header_entry, Context::entry},
        {NodeKind::header_ranking, Context::header_ranking},
        {NodeKind::header_use, Context::labels},
        {NodeKind::gives, Context::gives},
        {NodeKind::check, Context::check},
        {NodeKind::reading, Context::reading},
        {NodeKind::series, Context::series},
        {NodeKind::table, Context::table},
        {NodeKind::fact, Context::fact},
        {NodeKind::field, Context::field},
        {NodeKind::type_head, Context::type},
        {NodeKind::steps, Context::steps},
        {NodeKind::requirement, Context::requirement},
    });
    for (const auto& [head, place] : places)
        if (head == kind) return place;
    return std::nullopt;
}

}  // namespace

/// What stands under a line that could not be read is still checked, as far as the line tells what it was meant to be.
void Builder::read_orphans(const Block& block, NodeKind kind) {
    switch (kind) {
        case NodeKind::clause:
        case NodeKind::template_head:
        case NodeKind::amended_clause: {
            Clause lost;
            return clause_lines(lost, block);
        }
        case NodeKind::rule:
        case NodeKind::occasion:
            return read_own_lines_only(block, Context::rule);
        case NodeKind::exception:
        case NodeKind::exception_from: {
            Exception lost;
            return exception_lines(lost, block);
        }
        case NodeKind::example: {
            Example lost;
            return read_all(block, Context::example,
                            [&](const View& view, const Block& line) { example_line(lost, view, line); });
        }
        case NodeKind::given: {
            Facts lost;
            return read_all(block, Context::given,
                            [&](const View& view, const Block& line) { given_line(lost, view, line); });
        }
        case NodeKind::additions: {
            Items lost;
            return read_all(block, Context::top,
                            [&](const View& view, const Block& line) { body_item(lost, view, line); });
        }
        default:
            if (const auto own = context_under(kind)) read_all(block, *own, [](const View&, const Block&) {});
    }
}

/// Under a broken rule only the lines that begin like a rule's own are sure to be what they seem.
void Builder::read_own_lines_only(const Block& block, Context context) {
    Rule lost;
    for (const auto& line : block.children)
        if (begins_with_head(context, words_of(line, source_)))
            read(line, context, [&](const View& view) { rule_line(lost, view, line); });
}

void Builder::nothing_under(const Block& block) {
    if (block.children.empty()) return;
    const auto& first = block.children.front();
    if (first.sound) report(code::no_block_here, {source_.index(), first.begin, first.end}, {});
}

Span Builder::statement_span(const View& view) const {
    const auto tags = view.find(NodeKind::line_tags);
    auto span = view.span();
    if (!tags) return span;
    span.end = tags->span().begin;
    while (span.end > span.begin && source_.text()[span.end - 1] == ' ') --span.end;
    return span;
}

Tags Builder::line_tags(const View& view, const Block& block) {
    auto result = block.inner_tags;
    if (const auto at_end = view.find(NodeKind::line_tags))
        for (auto& tag : tags(*at_end)) result.push_back(std::move(tag));
    return labelled(std::move(result));
}

ExpressionPtr Builder::part(const View& parent) {
    const auto inner = *parent.first();
    auto result = std::make_unique<Expression>();
    result->span = inner.span();
    switch (inner.kind()) {
        case NodeKind::choice_head:
            result->node = Choice{expression(*inner.first()), {}, nullptr};
            return result;
        case NodeKind::referral:
            result->node = Referral{*maybe_text(inner)};
            return result;
        case NodeKind::list_head:
            break;
        default:
            return expression(inner);
    }
    const auto head = *inner.first();
    ConditionList list{ListKind::all, 0, {}};
    if (head.kind() == NodeKind::list_some) list.kind = ListKind::some;
    if (head.kind() == NodeKind::list_none) list.kind = ListKind::none;
    if (head.kind() == NodeKind::list_at_least) list = {ListKind::at_least, integer(*head.find(NodeKind::integer)), {}};
    result->node = std::move(list);
    return result;
}

ExpressionPtr Builder::if_part(const View& parent) {
    const auto inner = parent.find(NodeKind::if_part);
    return inner ? part(*inner) : nullptr;
}

Expression* Builder::open_block(const ExpressionPtr& expression) {
    if (!expression) return nullptr;
    const bool open =
        std::holds_alternative<Choice>(expression->node) || std::holds_alternative<ConditionList>(expression->node);
    return open ? expression.get() : nullptr;
}

void Builder::block_line(Expression& open, const Block& line) {
    if (auto* choice = std::get_if<Choice>(&open.node))
        choice_line(*choice, line);
    else
        criterion(std::get<ConditionList>(open.node), line);
}

void Builder::require_lines(Expression* open) {
    if (open != nullptr) report(code::block_missing, open->span, {});
}

/// Under a line that introduces others something must stand; a wrong line is told by itself.
void Builder::require_lines(const Block& block, Span head) {
    if (block.children.empty()) report(code::block_missing, head, {});
}

void Builder::only_block(const Block& block, Expression* open) {
    if (open == nullptr) return nothing_under(block);
    if (block.children.empty()) require_lines(open);
    for (const auto& line : block.children) block_line(*open, line);
}

void Builder::choice_line(Choice& choice, const Block& line) {
    read(line, Context::choice, [&](const View& view) {
        ExpressionPtr value;
        if (const auto written = view.find(NodeKind::value)) value = part(*written);
        auto* open = open_block(value);
        if (view.has(NodeKind::otherwise)) {
            choice.otherwise = std::move(value);
        } else {
            choice.lines.push_back(
                {names(*view.find(NodeKind::names)), std::move(value), line_tags(view, line), statement_span(view)});
        }
        only_block(line, open);
    });
}

void Builder::criterion(ConditionList& list, const Block& line) {
    read(line, Context::list, [&](const View& view) {
        Criterion result{part(view), maybe_text(view), line_tags(view, line), statement_span(view)};
        only_block(line, open_block(result.condition));
        list.criteria.push_back(std::move(result));
    });
}

/// `om` lines under a note, a duty or an order of precedence: any of them will do.
void Builder::condition_lines(const Block& block, ExpressionPtr& condition, Validity* validity) {
    if (auto* open = open_block(condition)) return only_block(block, open);
    read_all(block, Context::condition_lines, [&](const View& view, const Block& line) {
        if (view.kind() == NodeKind::validity_line) {
            if (validity == nullptr)
                return report(code::wrong_place, view.span(),
                              {"`" + std::string(view.text()) + "`", place_name(Context::condition_lines),
                               place_name(Context::rule)});
            *validity = build::validity(*view.find(NodeKind::validity));
            return nothing_under(line);
        }
        auto next = part(view);
        only_block(line, open_block(next));
        if (!condition) {
            condition = std::move(next);
            return;
        }
        auto either = std::make_unique<Expression>();
        either->span = {source_.index(), condition->span.begin, next->span.end};
        either->node = Binary{BinaryOperator::logical_or, std::move(condition), std::move(next), view.span()};
        condition = std::move(either);
    });
}

ExpressionPtr Builder::lone_expression(const Block& block) {
    ExpressionPtr result;
    read(block, Context::expression, [&](const View& view) { result = expression(*view.first()); });
    return result;
}

}  // namespace klausul::build
