// What a document declares: types, units, parties, facts, answers, readings, series, tables.

#include "grammar/builder.hpp"

namespace klausul::build {

using namespace syntax;

std::optional<Declaration> Builder::declaration(const View& view, const Block& block) {
    Declaration result;
    result.span = statement_span(view);
    result.tags = line_tags(view, block);
    switch (view.kind()) {
        case NodeKind::type_head:
            result.node = type_declaration(view, block);
            return result;
        case NodeKind::fact:
            result.node = fact(view, block);
            return result;
        case NodeKind::reading:
            result.node = reading(view, block);
            return result;
        case NodeKind::series:
            result.node = series(view, block);
            return result;
        case NodeKind::table:
            result.node = table(view, block);
            return result;
        case NodeKind::function:
            result.node = function(view, block);
            return result;
        case NodeKind::check:
            result.node = check(view, block);
            return result;
        case NodeKind::example:
            result.node = example(view, block);
            return result;
        case NodeKind::shared_facts:
            result.node = shared_facts(view, block);
            return result;
        default:
            return declaration_line(view, block, std::move(result));
    }
}

/// The declarations that are one line.
std::optional<Declaration> Builder::declaration_line(const View& view, const Block& block, Declaration result) {
    switch (view.kind()) {
        case NodeKind::import:
            result.node = Import{name_in(view)};
            break;
        case NodeKind::unit_head:
            result.node = unit_declaration(view);
            break;
        case NodeKind::party_head:
        case NodeKind::unit_of_party:
            result.node = party(view);
            break;
        case NodeKind::answer:
            result.node = answer(view);
            break;
        default:
            return std::nullopt;
    }
    nothing_under(block);
    return result;
}

namespace {

std::vector<Name> per_names(const View& view) {
    const auto per = view.find(NodeKind::per);
    return per ? names(*per) : std::vector<Name>{};
}

}  // namespace

TypeDeclaration Builder::type_declaration(const View& view, const Block& block) {
    TypeDeclaration result;
    result.name = name_in(view);
    result.of_parties = view.has(NodeKind::of_parties);
    read_all(block, Context::type, [&](const View& line, const Block& under) { type_line(result, line, under); });
    return result;
}

void Builder::type_line(TypeDeclaration& type, const View& view, const Block& block) {
    if (view.kind() == NodeKind::field) {
        type.fields.push_back(field(view, block));
        return;
    }
    nothing_under(block);
    if (view.kind() == NodeKind::together) {
        type.together = name_in(view);
    } else {
        view.each(NodeKind::option, [&](const View& option) {
            type.options.push_back({name_in(option), maybe_text(option), line_tags(view, block)});
        });
    }
}

Field Builder::field(const View& view, const Block& block) {
    Field result{names(*view.find(NodeKind::names)), type(*view.find(NodeKind::type)), maybe_text(view), nullptr,
                 line_tags(view, block)};
    if (const auto otherwise = view.find(NodeKind::otherwise)) result.otherwise = expression(*otherwise->first());
    read_all(block, Context::field, [&](const View& line, const Block& under) {
        result.otherwise = expression(*line.first());
        nothing_under(under);
    });
    return result;
}

UnitDeclaration Builder::unit_declaration(const View& view) const {
    UnitDeclaration result;
    result.forms = names(*view.find(NodeKind::names));
    result.short_form = maybe_name(view.find(NodeKind::short_form));
    if (const auto equals = view.find(NodeKind::equals)) result.equals = quantity(*equals);
    result.counted = view.has(NodeKind::counted);
    return result;
}

PartyDeclaration Builder::party(const View& view) const {
    PartyDeclaration result;
    result.name = name_in(view);
    result.alias = maybe_name(view.find(NodeKind::called));
    result.part_of = maybe_name(view.find(NodeKind::part_of));
    result.outside = view.has(NodeKind::outside);
    result.label = maybe_text(view);
    if (const auto number = view.find(NodeKind::orgnr)) {
        result.organisation_number = maybe_text(*number);
        if (const auto digits = number->find(NodeKind::raw))
            result.organisation_number = Text{std::string(digits->text()), digits->span()};
    }
    return result;
}

FactDeclaration Builder::fact(const View& view, const Block& block) {
    FactDeclaration result;
    result.names = names(*view.find(NodeKind::names));
    result.per = per_names(view);
    result.type = type(*view.find(NodeKind::type));
    result.label = maybe_text(view);
    result.without_effect = view.has(NodeKind::without_effect);
    if (const auto otherwise = view.find(NodeKind::otherwise)) result.otherwise = expression(*otherwise->first());
    read_all(block, Context::fact, [&](const View& line, const Block& under) {
        if (line.kind() != NodeKind::otherwise) return result.fields.push_back(field(line, under));
        result.otherwise = expression(*line.first());
        nothing_under(under);
    });
    return result;
}

FunctionDeclaration Builder::function(const View& view, const Block& block) {
    FunctionDeclaration result{name_in(view), {}, type(*view.find(NodeKind::type)), part(*view.find(NodeKind::value))};
    view.each(NodeKind::parameter, [&](const View& parameter) {
        result.parameters.push_back({name_in(parameter), type(*parameter.find(NodeKind::type))});
    });
    only_block(block, open_block(result.value));
    return result;
}

AnswerDeclaration Builder::answer(const View& view) {
    AnswerDeclaration result{names(*view.find(NodeKind::names)), per_names(view), type(*view.find(NodeKind::type)),
                             maybe_text(view)};
    if (const auto grouped = view.find(NodeKind::grouped)) result.grouped_by = expressions_.members(*grouped);
    return result;
}

ReadingDeclaration Builder::reading(const View& view, const Block& block) {
    ReadingDeclaration result{name_in(view), maybe_text(view), {}};
    read_all(block, Context::reading, [&](const View& line, const Block& under) {
        result.options.push_back({name_in(line), maybe_text(line), line.has(NodeKind::by_default),
                                  line.has(NodeKind::not_encoded), line_tags(line, under)});
        nothing_under(under);
    });
    return result;
}

namespace {

/// A year, or a month of one; what is neither is taken for a year and refused by the checker as a period of another
/// kind.
std::pair<int, std::optional<int>> series_period(const View& view) {
    const View period = *view.find(NodeKind::series_period);
    if (const auto year = period.find(NodeKind::year)) return {integer(*year), std::nullopt};
    const PeriodLiteral literal = period_literal(*period.find(NodeKind::period_literal));
    const bool month = literal.kind == PeriodLiteral::Kind::month;
    return {literal.year, month ? literal.place : 0};
}

SeriesBreak series_break(const View& view, Span span) {
    SeriesBreak result;
    std::tie(result.year, result.month) = series_period(view);
    if (const auto linked = view.find(NodeKind::linked)) result.factor = figure(*linked->find(NodeKind::figure));
    result.span = span;
    return result;
}

SeriesValue series_value(const View& view) {
    SeriesValue result;
    std::tie(result.year, result.month) = series_period(view);
    result.value = figure(*view.find(NodeKind::figure));
    result.negative = view.has(NodeKind::minus);
    if (const auto published = view.find(NodeKind::published)) {
        result.published = date(*published->find(NodeKind::date));
        result.published_at_latest = published->has(NodeKind::at_latest);
    }
    if (const auto status = view.find(NodeKind::name)) result.status = name(*status);
    result.source = maybe_text(view);
    return result;
}

}  // namespace

SeriesDeclaration Builder::series(const View& view, const Block& block) {
    SeriesDeclaration result;
    result.name = name_in(view);
    result.title = maybe_text(view);
    result.kind = view.has(NodeKind::level) ? SeriesKind::level : SeriesKind::yearly_change;
    result.monthly = view.has(NodeKind::per_month);
    require_lines(block, statement_span(view));
    read_all(block, Context::series, [&](const View& line, const Block& under) {
        if (line.kind() == NodeKind::source) {
            result.source = maybe_text(line);
        } else if (line.kind() == NodeKind::series_break) {
            result.breaks.push_back(series_break(line, statement_span(line)));
        } else if (line.kind() == NodeKind::series_last) {
            result.last = series_break(line, statement_span(line));
        } else {
            result.values.push_back(series_value(line));
            result.values.back().span = statement_span(line);
        }
        nothing_under(under);
    });
    return result;
}

TableDeclaration Builder::table(const View& view, const Block& block) {
    TableDeclaration result;
    result.name = name_in(view);
    result.per = per_names(view);
    if (const auto day = view.find(NodeKind::date)) result.date = date(*day);
    view.each(NodeKind::column, [&](const View& column) {
        result.columns.push_back({name_in(column), type(*column.find(NodeKind::type))});
    });
    require_lines(block, statement_span(view));
    read_all(block, Context::table, [&](const View& line, const Block& under) {
        TableRow row;
        row.span = statement_span(line);
        line.each(NodeKind::value, [&](const View& cell) { row.cells.push_back(part(cell)); });
        result.rows.push_back(std::move(row));
        nothing_under(under);
    });
    return result;
}

}  // namespace klausul::build
