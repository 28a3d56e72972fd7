// Clauses and what stands in them: rules, exceptions, precedence, duties, notes, requirements.

#include <set>

#include "grammar/builder.hpp"
#include "grammar/messages.hpp"
#include "grammar/words/periods.hpp"

namespace klausul::build {

using namespace syntax;

void Builder::body_item(Items& items, const View& view, const Block& block) {
    switch (view.kind()) {
        case NodeKind::clause:
            return clause(items, view, block);
        case NodeKind::rule:
            items.emplace_back(rule(view, block));
            return;
        case NodeKind::exception:
        case NodeKind::exception_from:
            items.emplace_back(exception(view, block));
            return;
        case NodeKind::precedence:
            items.emplace_back(precedence(view, block));
            return;
        case NodeKind::ranking:
            items.emplace_back(ranking(view, block));
            return;
        case NodeKind::duty:
            items.emplace_back(duty(view, block));
            return;
        case NodeKind::note:
            items.emplace_back(note(view, block));
            return;
        case NodeKind::prose:
            items.emplace_back(Prose{*maybe_text(view), line_tags(view, block), statement_span(view)});
            return nothing_under(block);
        case NodeKind::steps:
            items.emplace_back(steps(view, block));
            return;
        case NodeKind::requirement:
            items.emplace_back(requirement(view, block));
            return;
        case NodeKind::expected_gap:
        case NodeKind::expected_conflict:
            if (open_template_) break;
            items.emplace_back(expected_finding(view, block));
            return;
        case NodeKind::document:
            return report(code::second_header, statement_span(view), {});
        default:
            break;
    }
    if (open_template_)
        return report(code::template_declares, statement_span(view), {"`" + source_.words(statement_span(view)) + "`"});
    if (auto declared = declaration(view, block))
        items.emplace_back(std::make_unique<Declaration>(std::move(*declared)));
}

void Builder::clause(Items& items, const View& view, const Block& block) {
    auto result = std::make_unique<Clause>();
    result->name = name_in(view);
    result->title = maybe_text(view);
    result->tags = line_tags(view, block);
    result->span = statement_span(view);
    if (const auto used = view.find(NodeKind::as_template)) result->use = TemplateUse{name_in(*used), {}, result->span};
    clause_lines(*result, block);
    items.emplace_back(std::move(result));
}

void Builder::clause_lines(Clause& clause, const Block& block) {
    for (const auto& line : block.children) {
        if (clause.use && label_line(*clause.use, line)) continue;
        read(line, Context::clause, [&](const View& view) { clause_line(clause, view, line); });
    }
}

void Builder::clause_line(Clause& clause, const View& view, const Block& block) {
    switch (view.kind()) {
        case NodeKind::applies_if:
            clause.conditions.push_back(part(view));
            only_block(block, open_block(clause.conditions.back()));
            break;
        case NodeKind::irrevocable:
            clause.cannot_be_terminated = true;
            nothing_under(block);
            break;
        case NodeKind::wording:
            clause.wording.push_back(*maybe_text(view));
            nothing_under(block);
            break;
        case NodeKind::validity_line:
            clause.validity = validity(*view.find(NodeKind::validity));
            nothing_under(block);
            break;
        default:
            return body_item(clause.items, view, block);
    }
    for (auto& tag : line_tags(view, block)) clause.tags.push_back(std::move(tag));
}

// ---- rules ------------------------------------------------------------------------------------------------------

namespace {

Strength strength_of(const View& view) {
    if (view.has(NodeKind::strength_shall)) return Strength::shall;
    if (view.has(NodeKind::strength_should)) return Strength::should;
    if (view.has(NodeKind::strength_may)) return Strength::may;
    if (view.has(NodeKind::strength_can)) return Strength::can;
    return Strength::plain;
}

std::optional<View> every_in(const View& view) {
    const auto every = view.find(NodeKind::every);
    return every ? every : view.find(NodeKind::every_second);
}

Frozen frozen(const View& view) {
    const auto every = *every_in(view);
    Frozen result{times_of(every), name_in(*every.find(NodeKind::period)), {}, view.span()};
    if (const auto from = view.find(NodeKind::from_year)) result.from_year = integer(*from->find(NodeKind::year));
    return result;
}

}  // namespace

std::vector<Target> Builder::targets(const View& view) {
    std::vector<Target> result;
    const auto per = view.find(NodeKind::per);
    const auto grouped = view.find(NodeKind::grouped);
    for (auto& target : names(*view.find(NodeKind::names))) {
        result.push_back({std::move(target), {}, maybe_name(view.find(NodeKind::as_of))});
        if (per) result.back().per = names(*per);
        if (grouped) result.back().grouped_by = expressions_.members(*grouped);
    }
    return result;
}

Rule Builder::rule(const View& view, const Block& block) {
    Rule result;
    result.tags = line_tags(view, block);
    result.span = statement_span(view);
    rule_head(result, view);
    auto* open = open_block(result.value);
    for (const auto& occasion : result.occasions)
        if (auto* list = open_block(occasion.condition)) open = list;
    rule_lines(result, block, open);
    return result;
}

void Builder::rule_head(Rule& rule, const View& view) {
    rule.targets = targets(view);
    rule.strength = strength_of(view);
    view.each([&](const View& word) {
        switch (word.kind()) {
            case NodeKind::type:
                rule.type = type(word);
                break;
            case NodeKind::value:
                rule.value = part(word);
                break;
            case NodeKind::validity:
                merge(rule.validity, validity(word));
                break;
            case NodeKind::fixed_every:
                rule.frozen = frozen(word);
                break;
            case NodeKind::if_part:
                rule.occasions.push_back({part(word), {}, word.span()});
                break;
            default:
                break;
        }
    });
}

/// Under `beroende på` and `alla följande` the rule's own keywords still are the rule's own lines.
void Builder::rule_lines(Rule& rule, const Block& block, Expression* open) {
    bool filled = false;
    for (const auto& line : block.children) {
        if (open != nullptr && !begins_with_head(Context::rule, words_of(line, source_))) {
            block_line(*open, line);
            filled = true;
        } else {
            read(line, Context::rule, [&](const View& view) { rule_line(rule, view, line); });
        }
    }
    if (!filled) require_lines(open);
}

void Builder::rule_line(Rule& rule, const View& view, const Block& block) {
    switch (view.kind()) {
        case NodeKind::occasion:
            rule.occasions.push_back(occasion(view, block));
            return;
        case NodeKind::uprating:
            rule.upratings.push_back(uprating(view, block));
            return;
        case NodeKind::exception:
        case NodeKind::exception_from:
            rule.exceptions.push_back(exception(view, block));
            return;
        case NodeKind::series_ends:
            rule.series_ends = maybe_text(*view.find(NodeKind::referral));
            if (const auto series = view.find(NodeKind::name)) rule.series_ends_of = name(*series);
            break;
        case NodeKind::fixed:
            rule.frozen = frozen(*view.find(NodeKind::fixed_every));
            break;
        default:
            merge(rule.validity, validity(*view.find(NodeKind::validity)));
            break;
    }
    for (auto& tag : line_tags(view, block)) rule.tags.push_back(std::move(tag));
    nothing_under(block);
}

Occasion Builder::occasion(const View& view, const Block& block) {
    Occasion result{part(view), line_tags(view, block), statement_span(view)};
    only_block(block, open_block(result.condition));
    return result;
}

namespace {

Vintage vintage(const View& view) {
    Vintage result;
    result.span = view.span();
    if (const auto day = view.find(NodeKind::date)) {
        result.date = date(*day);
    } else {
        std::tie(result.month, result.day) = month_and_day(*view.find(NodeKind::day_month));
        result.previous_year = view.has(NodeKind::before_year);
    }
    return result;
}

}  // namespace

namespace {

using Part = Uprating::Part;

std::optional<Part> part_of(NodeKind kind) {
    switch (kind) {
        case NodeKind::every:
        case NodeKind::every_second:
            return Part::period;
        case NodeKind::with_series:
            return Part::series;
        case NodeKind::valid_from:
            return Part::first_day;
        case NodeKind::from_base:
        case NodeKind::from_previous:
        case NodeKind::counted_from:
            return Part::counting;
        case NodeKind::rounding:
            return Part::rounding;
        case NodeKind::published_before:
            return Part::vintage;
        case NodeKind::lag:
            return Part::lag;
        case NodeKind::index_frozen:
            return Part::freeze;
        case NodeKind::floor_base:
        case NodeKind::floor_previous:
            return Part::floor;
        case NodeKind::capped:
            return Part::cap;
        default:
            return std::nullopt;
    }
}

void with_series(const View& view, Uprating& uprating) {
    uprating.series = name_in(view);
    uprating.mean = view.has(NodeKind::mean_of);
    if (const auto share = view.find(NodeKind::share_of)) uprating.share = figure(*share->find(NodeKind::figure));
    const auto months = view.find(NodeKind::of_month);
    if (!months) return;
    months->each(NodeKind::month, [&](const View& month) {
        (uprating.month ? uprating.last_month : uprating.month) = month_number(month.text());
    });
}

}  // namespace

Uprating Builder::uprating(const View& view, const Block& block) {
    Uprating result;
    result.tags = line_tags(view, block);
    result.span = statement_span(view);
    std::set<Part> said;
    view.each([&](const View& word) {
        const auto part = part_of(word.kind());
        if (part && !said.insert(*part).second) {
            result.repeated.push_back({*part, word.span()});
            return;
        }
        uprating_part(result, word);
    });
    result.condition = if_part(view);
    condition_lines(block, result.condition, nullptr);
    return result;
}

void Builder::uprating_part(Uprating& result, const View& word) {
    switch (word.kind()) {
        case NodeKind::like:
            result.like = name_in(word);
            break;
        case NodeKind::every:
        case NodeKind::every_second:
            result.every = Period{times_of(word), name_in(*word.find(NodeKind::period))};
            break;
        case NodeKind::with_series:
            with_series(word, result);
            break;
        case NodeKind::valid_from:
            result.from = date(*word.find(NodeKind::date));
            break;
        case NodeKind::from_base:
            result.from_base_year = true;
            break;
        case NodeKind::from_previous:
            result.from_previous = true;
            break;
        case NodeKind::counted_from:
            result.from_period = period_literal(*word.find(NodeKind::period_literal));
            break;
        case NodeKind::published_before:
            result.published_before = vintage(word);
            break;
        case NodeKind::lag: {
            const auto length = *word.find(NodeKind::period);
            result.lag = Period{integer(*length.find(NodeKind::integer)), name_in(length)};
            break;
        }
        case NodeKind::index_frozen:
            result.frozen_from = date(*word.find(NodeKind::valid_from)->find(NodeKind::date));
            break;
        case NodeKind::floor_base:
            result.floor = Floor::base;
            break;
        case NodeKind::floor_previous:
            result.floor = Floor::previous;
            break;
        case NodeKind::capped:
            result.cap = figure(*word.find(NodeKind::figure));
            break;
        case NodeKind::rounding:
            result.rounding = expressions_.rounding_rule(word);
            break;
        default:
            break;
    }
}

Exception Builder::exception(const View& view, const Block& block) {
    Exception result;
    result.tags = line_tags(view, block);
    result.span = statement_span(view);
    if (const auto hosts = view.find(NodeKind::group)) result.hosts = references(*hosts);
    if (auto condition = if_part(view)) result.occasions.push_back({std::move(condition), {}, result.span});
    auto* open = result.occasions.empty() ? nullptr : open_block(result.occasions.back().condition);
    const std::size_t told = diagnostics_.size();
    if (open == nullptr)
        exception_lines(result, block);
    else
        rule_free_lines(result, block, *open);
    const bool says_nothing = result.rules.empty() && result.exceptions.empty() && !result.silent;
    if (says_nothing && diagnostics_.size() == told) report(code::block_missing, result.span, {});
    return result;
}

/// `undantag om alla följande`: the criteria come first; a line that can be a line of the exception is one.
void Builder::rule_free_lines(Exception& exception, const Block& block, Expression& open) {
    for (const auto& line : block.children) {
        const auto words = words_of(line, source_);
        const auto match = match_statement(Context::exception, words);
        if (match.found || match.failure)
            read(line, Context::exception, [&](const View& view) { exception_line(exception, view, line); });
        else
            block_line(open, line);
    }
    const auto* list = std::get_if<ConditionList>(&open.node);
    if (list != nullptr && list->criteria.empty()) require_lines(&open);
}

void Builder::exception_lines(Exception& exception, const Block& block) {
    read_all(block, Context::exception,
             [&](const View& view, const Block& line) { exception_line(exception, view, line); });
}

void Builder::exception_line(Exception& exception, const View& view, const Block& block) {
    switch (view.kind()) {
        case NodeKind::rule:
            exception.rules.push_back(rule(view, block));
            return;
        case NodeKind::exception:
        case NodeKind::exception_from:
            exception.exceptions.push_back(this->exception(view, block));
            return;
        case NodeKind::occasion:
            exception.occasions.push_back(occasion(view, block));
            return;
        case NodeKind::silent: {
            exception.silent = true;
            if (auto condition = if_part(view))
                exception.occasions.push_back({std::move(condition), {}, statement_span(view)});
            only_block(block, exception.occasions.empty() ? nullptr : open_block(exception.occasions.back().condition));
            break;
        }
        default:
            report(code::wrong_place, view.span(),
                   {"`" + std::string(view.text()) + "`", place_name(Context::exception), place_name(Context::rule)});
            return;
    }
    for (auto& tag : line_tags(view, block)) exception.tags.push_back(std::move(tag));
}

// ---- order ------------------------------------------------------------------------------------------------------

std::vector<RuleReference> Builder::references(const View& group) {
    std::vector<RuleReference> result;
    group.each([&](const View& word) {
        using K = RuleReference::Kind;
        if (word.kind() == NodeKind::tag) result.push_back({K::tag, name(word)});
        if (word.kind() == NodeKind::document_name) result.push_back({K::document, name_in(word)});
        if (word.kind() != NodeKind::clause_path) return;
        result.push_back({K::clause, path(word)});
    });
    return labelled(std::move(result));
}

Precedence Builder::precedence(const View& view, const Block& block) {
    Precedence result{{}, if_part(view), line_tags(view, block), statement_span(view)};
    view.each(NodeKind::group, [&](const View& group) { result.chain.push_back(references(group)); });
    condition_lines(block, result.condition, nullptr);
    return result;
}

Ranking Builder::ranking(const View& view, const Block& block) {
    Ranking result{{}, if_part(view), line_tags(view, block), statement_span(view)};
    require_lines(block, result.span);
    read_all(block, Context::ranking, [&](const View& line, const Block& under) {
        result.lines.push_back({references(*line.find(NodeKind::group)), if_part(line), maybe_text(line),
                                line_tags(line, under), statement_span(line)});
        condition_lines(under, result.lines.back().condition, nullptr);
    });
    return result;
}

}  // namespace klausul::build
