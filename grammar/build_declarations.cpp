// What a document declares: types, units, parties, facts, answers, readings, series, tables.

#include "grammar/builder.hpp"

namespace klausul::build {

using namespace syntax;

std::optional<Declaration> Builder::declaration(const View& view, const Block& block) {
    Declaration result;
    result.span = statement_span(view);
    result.tags = line_tags(view, block);
    switch (view.kind()) {
        case Kind::type_head:
            result.node = type_declaration(view, block);
            return result;
        case Kind::fact:
            result.node = fact(view, block);
            return result;
        case Kind::reading:
            result.node = reading(view, block);
            return result;
        case Kind::series:
            result.node = series(view, block);
            return result;
        case Kind::table:
            result.node = table(view, block);
            return result;
        case Kind::function:
            result.node = function(view, block);
            return result;
        case Kind::check:
            result.node = check(view, block);
            return result;
        case Kind::example:
            result.node = example(view, block);
            return result;
        case Kind::shared_facts:
            result.node = shared_facts(view, block);
            return result;
        default:
            return declaration_line(view, block, std::move(result));
    }
}

/// The declarations that are one line.
std::optional<Declaration> Builder::declaration_line(const View& view, const Block& block, Declaration result) {
    switch (view.kind()) {
        case Kind::import:
            result.node = Import{name_in(view)};
            break;
        case Kind::unit_head:
            result.node = unit_declaration(view);
            break;
        case Kind::party_head:
        case Kind::unit_of_party:
            result.node = party(view);
            break;
        case Kind::answer:
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
    const auto per = view.find(Kind::per);
    return per ? names(*per) : std::vector<Name>{};
}

}  // namespace

TypeDeclaration Builder::type_declaration(const View& view, const Block& block) {
    TypeDeclaration result;
    result.name = name_in(view);
    result.of_parties = view.has(Kind::of_parties);
    read_all(block, Context::type, [&](const View& line, const Block& under) { type_line(result, line, under); });
    return result;
}

void Builder::type_line(TypeDeclaration& type, const View& view, const Block& block) {
    if (view.kind() == Kind::field) {
        type.fields.push_back(field(view, block));
        return;
    }
    nothing_under(block);
    if (view.kind() == Kind::together) {
        type.together = name_in(view);
    } else {
        view.each(Kind::option, [&](const View& option) {
            type.options.push_back({name_in(option), maybe_text(option), line_tags(view, block)});
        });
    }
}

Field Builder::field(const View& view, const Block& block) {
    Field result{names(*view.find(Kind::names)), type(*view.find(Kind::type)), maybe_text(view), nullptr,
                 line_tags(view, block)};
    if (const auto otherwise = view.find(Kind::otherwise)) result.otherwise = expression(*otherwise->first());
    read_all(block, Context::field, [&](const View& line, const Block& under) {
        result.otherwise = expression(*line.first());
        nothing_under(under);
    });
    return result;
}

UnitDeclaration Builder::unit_declaration(const View& view) const {
    UnitDeclaration result;
    result.forms = names(*view.find(Kind::names));
    result.short_form = maybe_name(view.find(Kind::short_form));
    if (const auto equals = view.find(Kind::equals)) result.equals = quantity(*equals);
    result.counted = view.has(Kind::counted);
    return result;
}

PartyDeclaration Builder::party(const View& view) const {
    PartyDeclaration result;
    result.name = name_in(view);
    result.alias = maybe_name(view.find(Kind::called));
    result.part_of = maybe_name(view.find(Kind::part_of));
    result.outside = view.has(Kind::outside);
    result.label = maybe_text(view);
    if (const auto number = view.find(Kind::orgnr)) {
        result.organisation_number = maybe_text(*number);
        if (const auto digits = number->find(Kind::raw))
            result.organisation_number = Text{std::string(digits->text()), digits->span()};
    }
    return result;
}

FactDeclaration Builder::fact(const View& view, const Block& block) {
    FactDeclaration result;
    result.names = names(*view.find(Kind::names));
    result.per = per_names(view);
    result.type = type(*view.find(Kind::type));
    result.label = maybe_text(view);
    result.without_effect = view.has(Kind::without_effect);
    if (const auto otherwise = view.find(Kind::otherwise)) result.otherwise = expression(*otherwise->first());
    read_all(block, Context::fact, [&](const View& line, const Block& under) {
        if (line.kind() != Kind::otherwise) return result.fields.push_back(field(line, under));
        result.otherwise = expression(*line.first());
        nothing_under(under);
    });
    return result;
}

FunctionDeclaration Builder::function(const View& view, const Block& block) {
    FunctionDeclaration result{name_in(view), {}, type(*view.find(Kind::type)), part(*view.find(Kind::value))};
    view.each(Kind::parameter, [&](const View& parameter) {
        result.parameters.push_back({name_in(parameter), type(*parameter.find(Kind::type))});
    });
    only_block(block, open_block(result.value));
    return result;
}

AnswerDeclaration Builder::answer(const View& view) {
    AnswerDeclaration result{names(*view.find(Kind::names)), per_names(view), type(*view.find(Kind::type)),
                             maybe_text(view)};
    if (const auto grouped = view.find(Kind::grouped)) result.grouped_by = expressions_.members(*grouped);
    return result;
}

ReadingDeclaration Builder::reading(const View& view, const Block& block) {
    ReadingDeclaration result{name_in(view), maybe_text(view), {}};
    read_all(block, Context::reading, [&](const View& line, const Block& under) {
        result.options.push_back({name_in(line), maybe_text(line), line.has(Kind::by_default),
                                  line.has(Kind::not_encoded), line_tags(line, under)});
        nothing_under(under);
    });
    return result;
}

namespace {

/// A year, or a month of one; what is neither is taken for a year and refused by the checker as a period of another
/// kind.
std::pair<int, std::optional<int>> series_period(const View& view) {
    const View period = *view.find(Kind::series_period);
    if (const auto year = period.find(Kind::year)) return {integer(*year), std::nullopt};
    const PeriodLiteral literal = period_literal(*period.find(Kind::period_literal));
    const bool month = literal.kind == PeriodLiteral::Kind::month;
    return {literal.year, month ? literal.place : 0};
}

SeriesBreak series_break(const View& view, Span span) {
    SeriesBreak result;
    std::tie(result.year, result.month) = series_period(view);
    if (const auto linked = view.find(Kind::linked)) result.factor = figure(*linked->find(Kind::figure));
    result.span = span;
    return result;
}

SeriesValue series_value(const View& view) {
    SeriesValue result;
    std::tie(result.year, result.month) = series_period(view);
    result.value = figure(*view.find(Kind::figure));
    result.negative = view.has(Kind::minus);
    if (const auto published = view.find(Kind::published)) {
        result.published = date(*published->find(Kind::date));
        result.published_at_latest = published->has(Kind::at_latest);
    }
    if (const auto status = view.find(Kind::name)) result.status = name(*status);
    result.source = maybe_text(view);
    return result;
}

}  // namespace

SeriesDeclaration Builder::series(const View& view, const Block& block) {
    SeriesDeclaration result;
    result.name = name_in(view);
    result.title = maybe_text(view);
    result.kind = view.has(Kind::level) ? SeriesKind::level : SeriesKind::yearly_change;
    result.monthly = view.has(Kind::per_month);
    require_lines(block, statement_span(view));
    read_all(block, Context::series, [&](const View& line, const Block& under) {
        if (line.kind() == Kind::source) {
            result.source = maybe_text(line);
        } else if (line.kind() == Kind::series_break) {
            result.breaks.push_back(series_break(line, statement_span(line)));
        } else if (line.kind() == Kind::series_last) {
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
    if (const auto day = view.find(Kind::date)) result.date = date(*day);
    view.each(Kind::column, [&](const View& column) {
        result.columns.push_back({name_in(column), type(*column.find(Kind::type))});
    });
    require_lines(block, statement_span(view));
    read_all(block, Context::table, [&](const View& line, const Block& under) {
        TableRow row;
        row.span = statement_span(line);
        line.each(Kind::value, [&](const View& cell) { row.cells.push_back(part(cell)); });
        result.rows.push_back(std::move(row));
        nothing_under(under);
    });
    return result;
}

}  // namespace klausul::build
