// Checks of published figures, worked examples and the facts they share.

#include "grammar/builder.hpp"
#include "grammar/messages.hpp"

namespace klausul::build {

using namespace syntax;

Check Builder::check(const View& view, const Block& block) {
    Check result{maybe_text(view), {}, line_tags(view, block), statement_span(view)};
    read_all(block, Context::check, [&](const View& line, const Block& under) {
        CheckLine sum;
        line.each(NodeKind::rounded,
                  [&](const View& side) { (sum.computed ? sum.published : sum.computed) = expression(side); });
        if (const auto tolerance = line.find(NodeKind::tolerance)) sum.tolerance = expression(*tolerance->first());
        if (const auto per = line.find(NodeKind::per)) sum.per = names(*per);
        if (const auto against = line.find(NodeKind::against)) sum.against = expression(*against->first());
        sum.expected_mismatch = line.has(NodeKind::mismatch);
        sum.tags = line_tags(line, under);
        sum.span = statement_span(line);
        result.lines.push_back(std::move(sum));
        nothing_under(under);
    });
    return result;
}

Example Builder::example(const View& view, const Block& block) {
    Example result;
    result.title = maybe_text(view);
    result.tags = line_tags(view, block);
    result.span = statement_span(view);
    read_all(block, Context::example, [&](const View& line, const Block& under) { example_line(result, line, under); });
    return result;
}

namespace {

ReadingChoice choice_of(const View& view) {
    const auto both = names(view);
    return {both.at(0), both.at(1), view.span()};
}

}  // namespace

void Builder::example_line(Example& example, const View& view, const Block& block) {
    switch (view.kind()) {
        case NodeKind::given:
            return given(example.facts, view, block);
        case NodeKind::gives:
            return gives(example, view, block);
        case NodeKind::date_line:
            example.date = date(*view.find(NodeKind::date));
            break;
        case NodeKind::regardless:
            example.regardless_of_term = true;
            break;
        case NodeKind::reading_choice:
            view.each(NodeKind::chosen, [&](const View& one) { example.readings.push_back(choice_of(one)); });
            break;
        default:
            for (auto& tag : tags(*view.find(NodeKind::group))) example.deciding.push_back(std::move(tag));
            break;
    }
    for (auto& tag : line_tags(view, block)) example.tags.push_back(std::move(tag));
    nothing_under(block);
}

SharedFacts Builder::shared_facts(const View& view, const Block& block) {
    SharedFacts result{name_in(view), {}, statement_span(view)};
    require_lines(block, result.span);
    read_all(block, Context::shared, [&](const View& line, const Block& under) {
        if (line.kind() == NodeKind::given)
            given(result.facts, line, under);
        else
            given_line(result.facts, line, under);
    });
    return result;
}

void Builder::given(Facts& facts, const View& view, const Block& block) {
    bool supposing = false;
    view.each([&](const View& word) {
        if (word.kind() == NodeKind::shared) facts.shared.push_back(name_in(word));
        if (word.kind() == NodeKind::entry) facts.values.push_back(entry(word));
        // What follows on `antag x = v` in the line is supposed as well.
        if (word.kind() == NodeKind::entry && supposing) facts.values.back().supposed = true;
        supposing = supposing || (word.kind() == NodeKind::entry && facts.values.back().supposed);
        if (word.kind() == NodeKind::supposed_in_force) facts.in_force = word.span();
    });
    read_all(block, Context::given, [&](const View& line, const Block& under) { given_line(facts, line, under); });
}

void Builder::given_line(Facts& facts, const View& view, const Block& block) {
    if (view.kind() == NodeKind::record_list) return record_list(facts, view, block);
    bool supposing = false;
    view.each([&](const View& word) {
        if (word.kind() == NodeKind::shared) facts.shared.push_back(name_in(word));
        if (word.kind() == NodeKind::entry) facts.values.push_back(entry(word));
        // What follows on `antag x = v` in the line is supposed as well.
        if (word.kind() == NodeKind::entry && supposing) facts.values.back().supposed = true;
        supposing = supposing || (word.kind() == NodeKind::entry && facts.values.back().supposed);
        if (word.kind() == NodeKind::supposed_in_force) facts.in_force = word.span();
    });
    nothing_under(block);
}

void Builder::record_list(Facts& facts, const View& view, const Block& block) {
    facts.lists.push_back(given_records(view, block));
}

GivenRecords Builder::given_records(const View& view, const Block& block) {
    GivenRecords result{name_in(view), {}, view.span()};
    read_all(block, Context::records, [&](const View& line, const Block& under) {
        GivenRecord record;
        record.span = statement_span(line);
        line.each(NodeKind::entry, [&](const View& field) { record.fields.push_back(entry(field)); });
        read_all(under, Context::inner_records,
                 [&](const View& inner, const Block& rows) { record.lists.push_back(given_records(inner, rows)); });
        result.records.push_back(std::move(record));
    });
    return result;
}

Given Builder::entry(const View& view) {
    Given result{name_in(view), {}, part(*view.find(NodeKind::value)), view.span(), view.has(NodeKind::supposed)};
    if (const auto members = view.find(NodeKind::members)) result.members = expressions_.members(*members);
    return result;
}

// ---- what an example expects ------------------------------------------------------------------------------------

void Builder::gives(Example& example, const View& view, const Block& block) {
    std::size_t count = 0;
    view.each(NodeKind::expectation, [&](const View& one) {
        example.expectations.push_back(expectation(one));
        ++count;
    });
    for (auto& tag : line_tags(view, block)) example.tags.push_back(std::move(tag));
    read_all(block, Context::gives, [&](const View& line, const Block& under) {
        if (count > 1) return report(code::under_needs_one, line.span(), {});
        const auto choice = choice_of(*line.find(NodeKind::chosen));
        example.expectations.back().under.push_back(
            {choice.reading, choice.option, part(*line.find(NodeKind::value)), statement_span(line)});
        nothing_under(under);
    });
}

Expectation Builder::expectation(const View& view) {
    Expectation result;
    result.span = view.span();
    const auto answer = *view.first();
    result.answer = expression(answer);
    const auto status = *answer.next_in(view);
    switch (status.kind()) {
        case NodeKind::conflict:
            result.status = Status::conflict;
            if (const auto sides = status.find(NodeKind::group)) result.tags = tags(*sides);
            break;
        case NodeKind::fulfilled:
        case NodeKind::not_fulfilled:
            result.of_requirement = true;
            result.value = make(status.span(), TruthLiteral{status.kind() == NodeKind::fulfilled});
            break;
        case NodeKind::gap:
            result.status = Status::gap;
            break;
        case NodeKind::undetermined:
            result.status = Status::undetermined;
            status.each([&](const View& fact) { result.missing.push_back(expression(fact)); });
            break;
        case NodeKind::not_in_force:
            result.status = Status::not_in_force;
            break;
        case NodeKind::referred:
        case NodeKind::error:
            result.status = status.kind() == NodeKind::error ? Status::error : Status::referred;
            result.text = maybe_text(status);
            break;
        default:
            result.value = part(status);
            break;
    }
    return result;
}

}  // namespace klausul::build
