// The lines of a header that say when a document is in force, and what about them cannot be meant.

#include <algorithm>
#include <set>

#include "interpreter/check/header_terms.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/reports.hpp"
#include "interpreter/check/written_times.hpp"

namespace klausul {
namespace {

Interval interval_of(const syntax::Validity& validity) {
    return {day_of(validity.from).value_or(Day{Day::min_number}).number,
            day_of(validity.to).value_or(Day{Day::max_number}).number};
}

std::string text_of(const std::optional<syntax::Name>& name) { return name ? name->text : ""; }

std::vector<std::string> texts_of(const std::vector<syntax::Name>& names) {
    std::vector<std::string> texts;
    for (const syntax::Name& name : names) texts.push_back(name.text);
    return texts;
}

template <typename Line>
const syntax::HeaderLine* line_of(const std::vector<syntax::HeaderLine>& header) {
    const auto found = std::find_if(header.begin(), header.end(), [](const syntax::HeaderLine& line) {
        return std::holds_alternative<Line>(line.node);
    });
    return found == header.end() ? nullptr : &*found;
}

}  // namespace

Length HeaderTerms::usable_length(const syntax::Period& period) {
    if (auto length = length_of(period)) return *length;
    reports_.add(code::length_of_no_time, period.unit.span, {period.unit.text, lengths_to_choose()});
    return {};
}

void HeaderTerms::read_term_line(DocumentInfo& document, const syntax::HeaderLine& line) {
    Term& term = document.term;
    std::vector<std::string> tags = tag_texts(line.tags);
    if (const auto* stated = std::get_if<syntax::HeaderTerm>(&line.node)) {
        term.known = stated->kind == syntax::TermKind::stated                 ? TermKnown::stated
                     : stated->kind == syntax::TermKind::until_further_notice ? TermKnown::until_further_notice
                                                                              : TermKnown::not_stated;
        term.original = interval_of(stated->validity);
        term.extended_to = day_of(stated->extended_to);
        term.tags = std::move(tags);
    } else if (const auto* renewal = std::get_if<syntax::HeaderRenewal>(&line.node)) {
        const Length length = usable_length(renewal->period);
        if (renewal->period.count == 0 && !length.words.empty())
            reports_.add(code::renewal_of_nothing, line.span, {length.words});
        if (!length.none_at_all()) term.renewal = Renewal{length, renewal->to_month_end, std::move(tags)};
    } else if (const auto* notice = std::get_if<syntax::HeaderNotice>(&line.node)) {
        term.notice_not_stated = !notice->stated;
        if (notice->period)
            term.notice = NoticeRule{usable_length(*notice->period),
                                     text_of(notice->channel),
                                     text_of(notice->after),
                                     notice->after_text ? notice->after_text->text : "",
                                     std::move(tags),
                                     notice->to_month_end,
                                     notice->during_term};
    } else if (const auto* given = std::get_if<syntax::HeaderNoticeGiven>(&line.node)) {
        term.given = NoticeGiven{day_of(given->date).value_or(Day{}), text_of(given->channel), text_of(given->after),
                                 std::move(tags)};
    } else if (const auto* minimum = std::get_if<syntax::HeaderMinimumTerm>(&line.node)) {
        term.minimum = usable_length(minimum->period);
    } else if (const auto* standing = std::get_if<syntax::HeaderStanding>(&line.node)) {
        term.standing = standing->word.text;
        term.proposal = means_proposal(standing->word.text);
    } else if (const auto* signed_on = std::get_if<syntax::HeaderSigned>(&line.node)) {
        const auto first = day_of(signed_on->dates.from);
        const auto last = day_of(signed_on->dates.to);
        if (first) term.signed_on = Interval{first->number, last.value_or(*first).number};
    } else if (const auto* parties = std::get_if<syntax::HeaderParties>(&line.node)) {
        document.parties = texts_of(parties->parties);
        for (const syntax::Name& each : parties->each_of) document.parties.push_back(each.text);
    } else if (const auto* replaced = std::get_if<syntax::HeaderReplaces>(&line.node)) {
        document.replaces = texts_of(replaced->documents);
    } else if (const auto* also = std::get_if<syntax::HeaderAppliesTo>(&line.node)) {
        document.applies_also = texts_of(also->documents);
    } else if (const auto* series = std::get_if<syntax::HeaderSeries>(&line.node)) {
        document.series = series->series.text;
    } else if (const auto* alias = std::get_if<syntax::HeaderAlias>(&line.node)) {
        for (const syntax::Text& title : alias->titles) document.also_called.push_back(title.text);
    }
}

/// What is said once, so that no second line silently wins.
void HeaderTerms::report_repeated_lines(const std::vector<syntax::HeaderLine>& header) {
    std::map<std::size_t, Span> seen;
    for (const syntax::HeaderLine& line : header) {
        const bool once = std::holds_alternative<syntax::HeaderTerm>(line.node) ||
                          std::holds_alternative<syntax::HeaderRenewal>(line.node) ||
                          std::holds_alternative<syntax::HeaderNotice>(line.node) ||
                          std::holds_alternative<syntax::HeaderNoticeGiven>(line.node) ||
                          std::holds_alternative<syntax::HeaderMinimumTerm>(line.node) ||
                          std::holds_alternative<syntax::HeaderSigned>(line.node) ||
                          std::holds_alternative<syntax::HeaderSeries>(line.node) ||
                          std::holds_alternative<syntax::HeaderStanding>(line.node);
        if (!once) continue;
        const auto [first, is_first] = seen.emplace(line.node.index(), line.span);
        if (!is_first)
            reports_.add(code::header_line_twice, line.span, {},
                         {{first->second, {"finns redan här", "already here"}}});
    }
}

/// Six months before 30 June is 30 December, where most who read it mean the end of the year.
void HeaderTerms::report_month_of_notice(const Term& term, const std::vector<syntax::HeaderLine>& header) {
    const auto last = first_period(term).last_notice;
    const auto end = term.agreed_end();
    if (!last || !end || term.notice->to_month_end || term.notice->period.months == 0) return;
    const Day meant = last_of_month(*last);
    if (*end == last_of_month(*end) && *last != meant)
        reports_.add(code::notice_month_end, line_of<syntax::HeaderNotice>(header)->span,
                     {to_text(*last), to_text(meant)});
}

void HeaderTerms::settle_term(DocumentInfo& document, const std::vector<syntax::HeaderLine>& header) {
    report_repeated_lines(header);
    const Term& term = document.term;
    const auto end = term.agreed_end();
    document.printed = term.original;
    if (end) document.printed.to = end->number;
    document.in_force = days_in_force(term);
    Term without_notice = term;
    without_notice.given.reset();
    document.without_notice = days_in_force(without_notice);
    const auto* stated = line_of<syntax::HeaderTerm>(header);
    if (stated != nullptr && term.original.empty()) return reports_.add(code::term_ends_before_start, stated->span);
    if (term.extended_to && !(term.original.ends() && *term.extended_to > term.original.last()))
        reports_.add(
            code::extension_not_later, stated->span,
            {to_text(*term.extended_to), term.original.ends() ? Phrase(to_text(term.original.last()))
                                                              : Phrase("som inte anges", "which is not stated")});
    const auto* renewal = line_of<syntax::HeaderRenewal>(header);
    if (term.renewal && !end) reports_.add(code::renewal_without_end, renewal->span);
    if (const auto missing = ambiguous_renewal(term)) {
        // Only February is shorter than a day that is not the last of its month.
        const std::string day = std::to_string(missing->day);
        const std::string year = std::to_string(missing->year);
        reports_.add(code::renewal_month_end, renewal->span,
                     {{"den " + day + " februari " + year, day + " February " + year}});
    }
    if (const auto last = first_period(term).last_notice;
        last && term.original.begins() && *last < term.original.first())
        reports_.add(code::notice_before_start, line_of<syntax::HeaderNotice>(header)->span,
                     {to_text(*last), to_text(term.original.first())});
    report_month_of_notice(term, header);
    // Without parties it is a sketch or a part of something else; without a line for its term, a renewal is told of
    // above.
    const bool open_end = term.known == TermKnown::until_further_notice || term.renewal.has_value();
    if (stated != nullptr && open_end && !term.notice && !term.notice_not_stated && !term.given &&
        !document.parties.empty())
        reports_.add(code::nothing_ends_it, stated->span);
    if (term.given && end && !term.renewal && term.given->on > *end)
        reports_.add(code::notice_after_end, line_of<syntax::HeaderNoticeGiven>(header)->span,
                     {to_text(term.given->on), to_text(*end)});
    if (const auto* minimum = line_of<syntax::HeaderMinimumTerm>(header); minimum != nullptr && !term.original.begins())
        reports_.add(code::minimum_without_start, minimum->span);
}

}  // namespace klausul
