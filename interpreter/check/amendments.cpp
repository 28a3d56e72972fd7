// Amendments (`ändring av X från och med D`): their lines are collected as lines of the document they amend, each with
// the day it came. A clause that is worded anew or repealed ends the day before, with all that stands in it; what is
// added goes before what was there.

#include <algorithm>

#include "interpreter/check/clause_collector.hpp"
#include "interpreter/check/collected.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/reports.hpp"

namespace klausul {
namespace {

std::int32_t first_day(const syntax::Document& amendment) {
    const std::optional<syntax::Date>& from = amendment.amends_from.from;
    if (!from) return Day::min_number;
    return to_day({from->year, from->month, from->day}).value_or(Day{}).number;
}

/// The clauses that a change of this one changes with it: the path itself and what it stands in.
std::vector<std::string> paths_around(std::string path) {
    static constexpr std::string_view step = " / ";
    std::vector<std::string> paths{path};
    for (std::size_t at = path.rfind(step); at != std::string::npos; at = path.rfind(step)) {
        path.resize(at);
        paths.push_back(path);
    }
    return paths;
}

template <typename Visit>
void for_each_change(const syntax::Document& amendment, const Visit& visit) {
    for (const syntax::BodyItem& item : amendment.items) {
        if (const auto* change = std::get_if<std::unique_ptr<syntax::Amendment>>(&item)) visit(**change);
    }
}

}  // namespace

bool is_proposal(const syntax::Document& document) {
    return std::any_of(document.header.begin(), document.header.end(), [](const syntax::HeaderLine& line) {
        const auto* standing = std::get_if<syntax::HeaderStanding>(&line.node);
        return standing != nullptr && means_proposal(standing->word.text);
    });
}

/// The days on which clauses change, known before any is collected: they are the ends of earlier wordings.
void ClauseCollector::note_amendments(DocumentId document) {
    for (const syntax::Document& amendment : input_.amendments[document]) {
        const std::int32_t from = first_day(amendment);
        AmendmentInfo info{amendment.title ? amendment.title->text : "",
                           document,
                           Day{from},
                           is_proposal(amendment),
                           amendment.span.source,
                           tag_texts(amendment.tags),
                           amendment.span};
        program_.amendments.push_back(std::move(info));
        if (amendment.amends_from.to) {
            reports_.add(code::not_supported_here, amendment.span,
                         {{"en ändring som själv upphör", "an amendment that ends by itself"},
                          {"skriv en ändring till, från dagen efter, som återställer lydelsen",
                           "write another amendment, from the day after, that restores the wording"}});
        }
        for (const syntax::HeaderLine& line : amendment.header) {
            const bool of_itself = std::holds_alternative<syntax::HeaderSigned>(line.node) ||
                                   std::holds_alternative<syntax::HeaderStanding>(line.node) ||
                                   std::holds_alternative<syntax::HeaderAlias>(line.node) ||
                                   std::holds_alternative<syntax::HeaderParties>(line.node);
            if (!of_itself)
                reports_.add(
                    code::not_supported_here, line.span,
                    {{"den raden i en ändrings huvud", "that line in the header of an amendment"},
                     {"när ändringen gäller från står på dess första rad, och den upphör med avtalet",
                      "the day the amendment applies from stands on its first line, and it ends with the agreement"}});
        }
        for_each_change(amendment, [&](const syntax::Amendment& change) {
            if (change.kind == syntax::Amendment::Kind::adds) return;
            auto& days = changed_clauses_[{document, change.path.text}];
            const auto [place, fresh] = days.emplace(from, change.path.span);
            if (!fresh) report_overlap(change.path.text, from, change.path.span, place->second);
        });
    }
    for (const auto& [place, days] : changed_clauses_) {
        if (place.first != document) continue;
        for (const std::string& path : paths_around(place.second)) {
            const auto around = changed_clauses_.find({document, path});
            if (path == place.second || around == changed_clauses_.end()) continue;
            for (const auto& [day, span] : days) {
                const auto same_day = around->second.find(day);
                if (same_day != around->second.end()) report_overlap(place.second, day, span, same_day->second);
            }
        }
    }
}

void ClauseCollector::report_overlap(const std::string& path, std::int32_t from, Span span, Span other) {
    reports_.add(code::amended_twice, span, {path, to_text(Day{from})},
                 {{other, {"ändras också här", "changed here too"}}});
}

std::int32_t ClauseCollector::end_of_wording(DocumentId document, const std::string& path, std::int32_t born) const {
    const auto changed = changed_clauses_.find({document, path});
    if (changed == changed_clauses_.end()) return Day::max_number;
    const auto next = changed->second.upper_bound(born);
    return next == changed->second.end() ? Day::max_number : next->first - 1;
}

Maybe<ClauseId> ClauseCollector::clause_on(DocumentId document, const std::string& path, std::int32_t day) const {
    for (std::size_t left = program_.clauses.size(); left-- > 0;) {
        const ClauseId clause(left);
        const ClauseInfo& info = program_.clauses[clause];
        if (info.document == document && info.path == path &&
            collected_.clause_conditions[clause].in_force.contains(Day{day}))
            return clause;
    }
    return none;
}

void ClauseCollector::collect_amendments(DocumentId document) {
    for (const syntax::Document& amendment : input_.amendments[document]) {
        const std::int32_t from = first_day(amendment);
        collect_items(document, amendment.items, none);
        for_each_change(amendment, [&](const syntax::Amendment& change) {
            if (change.kind != syntax::Amendment::Kind::adds) return amend_clause(document, change, from);
            wording_ = {from, true};
            collect_items(document, change.items, none);
        });
        wording_ = {};
    }
}

/// The clause as it reads from a day on. Its wording until then has been cut short when it was collected.
void ClauseCollector::amend_clause(DocumentId document, const syntax::Amendment& amendment, std::int32_t from) {
    const std::string& path = amendment.path.text;
    const Maybe<ClauseId> before = clause_on(document, path, from - 1);
    if (before == none) {
        std::vector<std::string> paths;
        bool known = false;
        for (const ClauseId clause : program_.clauses.ids()) {
            if (program_.clauses[clause].document != document) continue;
            paths.push_back(program_.clauses[clause].path);
            known = known || paths.back() == path;
        }
        std::sort(paths.begin(), paths.end());
        if (known) {
            reports_.add(code::amended_out_of_force, amendment.path.span, {path, to_text(Day{from - 1})});
        } else {
            reports_.add(code::unknown_clause, amendment.path.span, {path, suggestion(path, paths, "", "")});
        }
        return;
    }
    if (!amendment.clause) return;
    const std::string old_title = program_.clauses[*before].title;
    const std::vector<std::string> around = paths_around(path);
    const Maybe<ClauseId> parent = around.size() > 1 ? clause_on(document, around[1], from) : none;
    wording_ = {from, false};
    const ClauseId worded_anew = program_.clauses.next();
    collect_clause(document, *amendment.clause, parent);
    if (!amendment.clause->title) program_.clauses[worded_anew].title = old_title;
    wording_ = {};
}

}  // namespace klausul
