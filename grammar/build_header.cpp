// The document itself and the lines of its header.

#include "grammar/builder.hpp"
#include "grammar/messages.hpp"

namespace klausul::build {

using namespace syntax;

Document Builder::document(const std::vector<Block>& blocks) {
    Document document;
    // Also where the rest of the first line is wrong: the lines below are none the worse for it.
    const bool amends = !blocks.empty() && keyword_length(Word::amendment, words_of(blocks.front(), source_)) > 0;
    for (const auto& block : blocks) {
        const bool first = &block == &blocks.front();
        if (first) require_header(block);
        read(block, amends && !first ? Context::amendment : Context::top, [&](const View& view) {
            if (view.kind() == NodeKind::template_head)
                return document.templates.push_back(template_lines(view, block));
            if (view.kind() != NodeKind::document)
                return amends ? amendment_line(document.items, view, block) : body_item(document.items, view, block);
            if (!first) return report(code::second_header, statement_span(view), {});
            document_head(document, view, block);
        });
    }
    if (blocks.empty()) report(code::empty_document, {source_.index(), 0, 0}, {});
    return document;
}

/// A first line that is only misspelt gets its own message instead.
void Builder::require_header(const Block& first) {
    const auto words = words_of(first, source_);
    for (const auto word : {Word::agreement, Word::module, Word::amendment})
        if (keyword_length(word, words) > 0) return;
    const auto match = match_statement(Context::top, words);
    if (match.found || match.failure) report(code::no_document_header, {source_.index(), first.begin, first.end}, {});
}

void Builder::document_head(Document& document, const View& view, const Block& block) {
    document.name = name_in(view);
    if (view.has(NodeKind::module)) document.kind = DocumentKind::module;
    if (view.has(NodeKind::amendment)) {
        document.kind = DocumentKind::amendment;
        document.amends = document.name;
        document.amends_from = validity(*view.find(NodeKind::validity));
    }
    document.title = maybe_text(view);
    document.tags = line_tags(view, block);
    document.span = statement_span(view);
    read_all(block, Context::header, [&](const View& line, const Block& under) { header_line(document, line, under); });
}

namespace {

std::optional<Period> period(const View& parent) {
    const auto view = parent.find(NodeKind::period);
    if (!view) return std::nullopt;
    return Period{integer(*view->find(NodeKind::integer)), name_in(*view)};
}

HeaderTerm term(const View& view) {
    HeaderTerm result;
    if (view.has(NodeKind::until_further_notice)) result.kind = TermKind::until_further_notice;
    if (view.has(NodeKind::not_stated)) result.kind = TermKind::not_stated;
    if (const auto dates = view.find(NodeKind::validity)) result.validity = validity(*dates);
    if (const auto extended = view.find(NodeKind::extended)) result.extended_to = date(*extended->find(NodeKind::date));
    return result;
}

HeaderNotice notice(const View& view) {
    HeaderNotice result;
    result.stated = !view.has(NodeKind::not_stated);
    result.period = period(view);
    result.channel = maybe_name(view.find(NodeKind::through));
    const auto after = view.find(NodeKind::after);
    result.after = maybe_name(after);
    if (after) result.after_text = maybe_text(*after);
    result.to_month_end = view.has(NodeKind::month_end);
    result.during_term = view.has(NodeKind::during_term);
    return result;
}

HeaderSigned signed_on(const View& view) {
    HeaderSigned result;
    view.each(NodeKind::date,
              [&](const View& day) { (result.dates.from ? result.dates.to : result.dates.from) = date(day); });
    return result;
}

HeaderParties parties(const View& view) {
    HeaderParties result{names(view), {}};
    view.each(NodeKind::each_of, [&](const View& group) { result.each_of.push_back(name_in(group)); });
    return result;
}

HeaderAlias alias(const View& view) {
    HeaderAlias result;
    view.each(NodeKind::text, [&](const View& title) { result.titles.push_back(text(title)); });
    return result;
}

}  // namespace

void Builder::header_line(Document& document, const View& view, const Block& block) {
    HeaderLine line;
    switch (view.kind()) {
        case NodeKind::header_parties:
            line.node = parties(view);
            break;
        case NodeKind::header_term:
            line.node = term(view);
            break;
        case NodeKind::header_renewal:
            line.node = HeaderRenewal{*period(view), view.has(NodeKind::month_end)};
            break;
        case NodeKind::header_notice:
            line.node = notice(view);
            break;
        case NodeKind::header_notice_given:
            line.node = HeaderNoticeGiven{date(*view.find(NodeKind::date)), maybe_name(view.find(NodeKind::through)),
                                          maybe_name(view.find(NodeKind::after))};
            break;
        case NodeKind::header_signed:
            line.node = signed_on(view);
            break;
        case NodeKind::header_standing:
            line.node = HeaderStanding{name_in(view)};
            break;
        case NodeKind::header_series:
            line.node = HeaderSeries{name_in(view)};
            break;
        case NodeKind::header_replaces:
            line.node = HeaderReplaces{names(*view.find(NodeKind::names))};
            break;
        case NodeKind::header_alias:
            line.node = alias(view);
            break;
        case NodeKind::header_minimum:
            line.node = HeaderMinimumTerm{*period(view)};
            break;
        case NodeKind::header_applies_to:
            line.node = HeaderAppliesTo{names(*view.find(NodeKind::names))};
            break;
        case NodeKind::header_consists:
            // What a package consists of is read before any template is written out.
            if (open_template_)
                report(code::template_declares, statement_span(view),
                       {"`" + source_.words(statement_span(view)) + "`"});
            line.node = HeaderConsistsOf{names(*view.find(NodeKind::names))};
            break;
        case NodeKind::header_use:
            line.node = TemplateUse{name_in(view), {}, statement_span(view)};
            break;
        default:
            break;
    }
    line.tags = line_tags(view, block);
    line.span = statement_span(view);
    header_block(line, view, block);
    document.header.push_back(std::move(line));
}

/// The header lines under which others may stand.
void Builder::header_block(HeaderLine& line, const View& view, const Block& block) {
    if (view.kind() == NodeKind::header_ranking) {
        HeaderRanking ranking;
        read_all(block, Context::header_ranking, [&](const View& rank, const Block& under) {
            ranking.lines.push_back(names(*rank.find(NodeKind::names)));
            for (auto& tag : line_tags(rank, under)) line.tags.push_back(std::move(tag));
            nothing_under(under);
        });
        require_lines(block, line.span);
        line.node = std::move(ranking);
    } else if (view.kind() == NodeKind::header_entry) {
        HeaderEntry entry;
        if (view.has(NodeKind::entry_condition)) {
            entry_condition(entry, view, block);
            entry.conditions.back().tags.clear();  // a tag on the line is the header line's own
        } else {
            read_all(block, Context::entry,
                     [&](const View& one, const Block& under) { entry_condition(entry, one, under); });
            require_lines(block, line.span);
        }
        line.node = std::move(entry);
    } else if (auto* use = std::get_if<TemplateUse>(&line.node)) {
        for (const auto& child : block.children) {
            if (label_line(*use, child)) continue;
            read(child, Context::labels, [](const View&) {});
        }
    } else {
        nothing_under(block);
    }
}

void Builder::entry_condition(HeaderEntry& entry, const View& view, const Block& block) {
    const auto written = *view.find(NodeKind::entry_condition);
    EntryCondition result{part(written), nullptr, if_part(written), line_tags(view, block), statement_span(view)};
    if (const auto from = written.find(NodeKind::entry_from)) result.from = expression(*from->first());
    if (auto* open = open_block(result.when))
        only_block(block, open);
    else
        condition_lines(block, result.condition, nullptr);
    entry.conditions.push_back(std::move(result));
}

}  // namespace klausul::build
