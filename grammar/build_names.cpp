#include "grammar/build_names.hpp"

#include "grammar/words/keywords.hpp"
#include "grammar/words/periods.hpp"

namespace klausul::build {

using syntax::Name;

Name name(const View& view) { return {std::string(view.text()), view.span()}; }

syntax::Text text(const View& view) {
    const auto quoted = view.text();
    syntax::Text result{{}, view.span()};
    for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
        const bool escape =
            quoted[i] == '\\' && i + 2 < quoted.size() && (quoted[i + 1] == '"' || quoted[i + 1] == '\\');
        result.text += quoted[escape ? ++i : i];
    }
    return result;
}

int integer(const View& view) {
    int value = 0;
    for (const char c : view.text())
        if (c >= '0' && c <= '9') value = value * 10 + (c - '0');
    return value;
}

syntax::Date date(const View& view) {
    const auto digits = view.text();
    const auto part = [&](std::size_t at, std::size_t length) {
        int value = 0;
        for (const char c : digits.substr(at, length)) value = value * 10 + (c - '0');
        return value;
    };
    return {part(0, 4), part(5, 2), part(8, 2), view.span()};
}

syntax::PeriodLiteral period_literal(const View& view) {
    using Literal = syntax::PeriodLiteral;
    const auto digits = view.text();
    const auto number = [&](std::size_t at, std::size_t length) {
        int value = 0;
        for (const char c : digits.substr(at, length)) value = value * 10 + (c - '0');
        return value;
    };
    const char kind = digits[5];
    if (kind == 'H' || kind == 'Q')
        return {kind == 'H' ? Literal::Kind::half_year : Literal::Kind::quarter, number(0, 4), number(6, 1)};
    return {Literal::Kind::month, number(0, 4), number(5, 2)};
}

std::pair<int, int> month_and_day(const View& view) {
    return {month_number(view.find(NodeKind::month)->text()), integer(*view.find(NodeKind::integer))};
}

syntax::Clock clock(const View& view) {
    int parts[2] = {0, 0};
    int at = 0;
    for (const char c : view.text()) {
        if (c == ':')
            ++at;
        else
            parts[at] = parts[at] * 10 + (c - '0');
    }
    return {parts[0] * 60 + parts[1], view.span()};
}

int utc_offset(const View& view) {
    const auto digits = view.text();  // +02:00
    const auto two = [&](std::size_t at) { return (digits[at] - '0') * 10 + (digits[at + 1] - '0'); };
    const int minutes = two(1) * 60 + two(4);
    return digits[0] == '-' ? -minutes : minutes;
}

syntax::Figure figure(const View& view) {
    syntax::Figure result{{}, view.span()};
    for (const char c : view.text()) {
        if (c == ',')
            result.digits += '.';
        else if (c != ' ')
            result.digits += c;
    }
    return result;
}

syntax::UnitTerm unit(const View& view) {
    syntax::UnitTerm result;
    result.span = view.span();
    view.each(NodeKind::name,
              [&](const View& word) { (result.above.empty() ? result.above : result.below).push_back(name(word)); });
    return result;
}

syntax::Quantity quantity(const View& parent) {
    syntax::Quantity result;
    if (const auto digits = parent.find(NodeKind::figure)) result.figure = figure(*digits);
    if (const auto word = parent.find(NodeKind::unit)) result.unit = unit(*word);
    return result;
}

namespace {

void read_type_word(const View& word, syntax::TypeTerm& type) {
    using K = syntax::TypeTerm::Kind;
    switch (word.kind()) {
        case NodeKind::type_truth:
            type.kind = K::truth;
            break;
        case NodeKind::type_list:
            type.kind = K::list;
            if (const auto record = word.find(NodeKind::name)) type.name = name(*record);
            break;
        case NodeKind::unit:
            type.kind = word.count() > 1 ? K::unit : K::named;
            if (type.kind == K::unit)
                type.unit = unit(word);
            else
                type.name = name_in(word);
            break;
        case NodeKind::name:
            type.name = name(word);
            break;
        case NodeKind::or_absent:
            type.optional = true;
            break;
        case NodeKind::or_not_applicable:
            type.may_be_not_applicable = true;
            break;
        case NodeKind::also_negative:
            type.also_negative = true;
            break;
        case NodeKind::also_fractions:
            type.also_fractions = true;
            break;
        default:
            break;
    }
}

}  // namespace

syntax::TypeTerm type(const View& view) {
    syntax::TypeTerm result;
    result.span = view.span();
    view.each([&](const View& word) { read_type_word(word, result); });
    return result;
}

syntax::Validity validity(const View& view) {
    syntax::Validity result;
    view.each([&](const View& end) {
        const auto day = date(*end.find(NodeKind::date));
        (end.kind() == NodeKind::valid_from ? result.from : result.to) = day;
    });
    return result;
}

void merge(syntax::Validity& into, const syntax::Validity& more) {
    if (more.from) into.from = more.from;
    if (more.to) into.to = more.to;
}

int times_of(const View& every) {
    if (every.kind() == NodeKind::every_second) return 2;
    if (const auto count = every.find(NodeKind::integer)) return integer(*count);
    if (const auto word = every.find(NodeKind::ordinal)) return ordinal_number(word->text());
    return 1;
}

std::vector<Name> names(const View& parent, NodeKind kind) {
    std::vector<Name> result;
    parent.each(kind, [&](const View& word) { result.push_back(name(word)); });
    return result;
}

Name path(const View& clause_path) {
    Name result{{}, clause_path.span()};
    for (const auto& step : names(clause_path)) result.text += (result.text.empty() ? "" : " / ") + step.text;
    return result;
}

syntax::Tags tags(const View& parent) {
    syntax::Tags result;
    parent.each(NodeKind::tag, [&](const View& word) { result.push_back({std::string(word.text()), word.span()}); });
    return result;
}

Name name_in(const View& parent) {
    const auto word = parent.find(NodeKind::name);
    return word ? name(*word) : Name{};
}

std::optional<Name> maybe_name(const std::optional<View>& parent) {
    if (!parent || !parent->has(NodeKind::name)) return std::nullopt;
    return name_in(*parent);
}

std::optional<syntax::Text> maybe_text(const View& parent) {
    const auto words = parent.find(NodeKind::text);
    if (!words) return std::nullopt;
    return text(*words);
}

}  // namespace klausul::build
