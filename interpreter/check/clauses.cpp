// Clauses: rules spread over their answers and occasions, exceptions joined to what they stand under, precedence
// resolved to pairs. Expressions are only noted here; they are checked once every name is known.

#include <algorithm>
#include <unordered_set>

#include "interpreter/check/clause_collector.hpp"
#include "interpreter/check/collected.hpp"
#include "interpreter/check/declared.hpp"
#include "interpreter/check/groupings.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/reports.hpp"
#include "interpreter/check/written_times.hpp"

namespace klausul {
namespace {

std::int32_t day_number(const std::optional<syntax::Date>& date, std::int32_t otherwise) {
    if (!date) return otherwise;
    return to_day({date->year, date->month, date->day}).value_or(Day{otherwise}).number;
}

Interval within(const Interval& outer, const syntax::Validity& validity) {
    return {std::max(outer.from, day_number(validity.from, Day::min_number)),
            std::min(outer.to, day_number(validity.to, Day::max_number))};
}

bool ends_before_start(const syntax::Validity& validity) {
    return validity.from && validity.to &&
           day_number(validity.to, Day::max_number) < day_number(validity.from, Day::min_number);
}

/// Each tag once, where it stands first.
void append(std::vector<std::string>& all, const std::vector<std::string>& more) {
    constexpr std::size_t few = 32;  // so many are looked through faster than a set of them is made
    if (all.size() + more.size() <= few) {
        for (const std::string& tag : more)
            if (std::find(all.begin(), all.end(), tag) == all.end()) all.push_back(tag);
        return;
    }
    std::unordered_set<std::string> known(all.begin(), all.end());
    for (const std::string& tag : more)
        if (known.insert(tag).second) all.push_back(tag);
}

/// Whether a period or a day is named, but none that is a day of the calendar: `varje gurka`, `varje kvartal senast den
/// 15`, `varje månad senast 31 mars`. `löpande` names none, which is no mistake.
bool names_no_day(const Schedule& schedule) {
    const bool continuously = schedule.every == Schedule::Every::once && !schedule.day_number;
    const Interval any{Day::min_number, Day::min_number};
    return !continuously && occurrences(schedule, any, any).why_none == Undated::no_day_stated;
}

/// What to do about code::schedule_without_day.
Phrase help_of_schedule(const Schedule& schedule) {
    if (schedule.day_number && schedule.every != Schedule::Every::unknown) {
        const std::string day = std::to_string(*schedule.day_number);
        return {"säg i vilken månad: `senast den " + day + " varje månad`, eller en dag för varje gång, som `senast " +
                    day + " mars varje år`",
                "say in which month: `no later than day " + day +
                    " every month`, or a day for each time, as in `no later than " + day + " March every year`"};
    }
    return {
        "skriv till exempel `varje vecka`, `senast den 15 varje månad`, `senast 31 mars varje år` eller `sista dagen "
        "i varje kvartal`; det som bara ska läsas hör till texten inom citattecken",
        "write for example `every week`, `no later than day 15 every month`, `no later than 31 March every year` or "
        "`last day of every quarter`; what is only to be read belongs to the text in quotation marks"};
}

}  // namespace

void ClauseCollector::collect_items(DocumentId document, const std::vector<syntax::BodyItem>& items,
                                    Maybe<ClauseId> clause) {
    for (const syntax::BodyItem& item : items) {
        if (const auto* rule = std::get_if<syntax::Rule>(&item)) {
            collect_rule(document, *rule, clause, nullptr, nullptr, nullptr);
        } else if (const auto* exception = std::get_if<syntax::Exception>(&item)) {
            if (exception->hosts.empty()) {
                const std::string about = exception->rules.empty() || exception->rules[0].targets.empty()
                                              ? "…"
                                              : exception->rules[0].targets[0].name.text;
                reports_.add(code::exception_without_rule, exception->span, {about});
            } else {
                pending_exceptions_.push_back({document, exception, clause, wording_});
            }
        } else if (const auto* precedence = std::get_if<syntax::Precedence>(&item)) {
            collected_.precedence.push_back({document, precedence, nullptr, nullptr, precedence->span});
        } else if (const auto* ranking = std::get_if<syntax::Ranking>(&item)) {
            collected_.precedence.push_back({document, nullptr, ranking, nullptr, ranking->span});
        } else if (const auto* nested = std::get_if<std::unique_ptr<syntax::Clause>>(&item)) {
            collect_clause(document, **nested, clause);
        } else if (std::holds_alternative<std::unique_ptr<syntax::Amendment>>(item)) {
            continue;  // amendments.cpp
        } else if (const auto* finding = std::get_if<syntax::ExpectedFinding>(&item)) {
            collected_.expected_findings.emplace_back(document, finding);
        } else {
            collect_passages(document, item, clause);
        }
    }
}

/// The days on which what stands in a clause, or outside of any, is in force.
Interval ClauseCollector::life_of(Maybe<ClauseId> clause) const {
    return clause == none ? Interval{wording_.born, Day::max_number} : collected_.clause_conditions[*clause].in_force;
}

void ClauseCollector::collect_clause(DocumentId document, const syntax::Clause& clause, Maybe<ClauseId> parent) {
    const ClauseId id = program_.clauses.next();
    ClauseInfo info(document);
    info.name = clause.name.text;
    info.path = parent == none ? info.name : program_.clauses[*parent].path + " / " + info.name;
    info.title = clause.title ? clause.title->text : "";
    info.tags = tag_texts(clause.tags);
    info.parent = parent;
    info.irreversible = clause.cannot_be_terminated || (parent != none && program_.clauses[*parent].irreversible);
    info.span = clause.span;
    if (parent != none) info.used = program_.clauses[*parent].used;
    if (clause.use) {
        // Of a template within a template, what the document says is the outer one.
        if (info.used.end == 0 || clause.use->span.source == info.used.source) info.used = clause.use->span;
        info.template_head = clause.use->head;
    }
    ClauseConditions conditions;
    for (const auto& condition : clause.conditions) conditions.sources.push_back(condition.get());
    conditions.born =
        std::max(wording_.born, parent == none ? wording_.born : collected_.clause_conditions[*parent].born);
    const Interval life{wording_.born, end_of_wording(document, info.path, conditions.born)};
    conditions.in_force = within(common_days(life_of(parent), life), clause.validity);
    if (ends_before_start(clause.validity)) reports_.add(code::term_ends_before_start, clause.span);
    std::vector<ClauseId>& same_name = collected_.clauses_by_name[info.name];
    for (const ClauseId other : same_name) {
        const Interval both = common_days(collected_.clause_conditions[other].in_force, conditions.in_force);
        const bool again = program_.clauses[other].document == document && program_.clauses[other].path == info.path;
        if (again && (both.from <= both.to || collected_.clause_conditions[other].born == conditions.born)) {
            reports_.add(code::duplicate_name, clause.name.span, {"§ " + info.path},
                         {{program_.clauses[other].span, {"finns redan här", "already here"}}});
            break;
        }
    }
    same_name.push_back(id);
    info.in_force = conditions.in_force;
    program_.clauses.push_back(info);
    collected_.clause_conditions.push_back(std::move(conditions));
    for (const syntax::Text& wording : clause.wording) {
        Passage passage(document);
        passage.text = wording.text;
        passage.clause = id;
        passage.in_force = life_of(id);
        passage.span = wording.span;
        program_.passages.push_back(std::move(passage));
    }
    collect_items(document, clause.items, id);
}

void ClauseCollector::collect_passages(DocumentId document, const syntax::BodyItem& item, Maybe<ClauseId> clause) {
    const Interval in_force = life_of(clause);
    if (const auto* note = std::get_if<syntax::Note>(&item)) {
        if (note->condition)
            collected_.note_conditions.push_back({document, note->condition.get(), program_.notes.size()});
        program_.notes.push_back(
            {note->text.text, none, tag_texts(note->tags), clause, document, in_force, note->span});
        return;
    }
    Passage passage(document);
    passage.clause = clause;
    passage.in_force = in_force;
    if (const auto* duty = std::get_if<syntax::Duty>(&item)) {
        passage.kind = PassageKind::duty;
        passage.actor = duty->actor ? duty->actor->text : "";
        passage.verb = duty->verb;
        passage.text = duty->text.text;
        passage.schedule = duty->schedule ? duty->schedule->words : "";
        if (duty->schedule && duty->schedule->deadline)
            collected_.deadlines.push_back({document, duty->schedule->deadline.get(), 0});
        if (duty->schedule) passage.when = schedule_of(*duty->schedule);
        if (passage.when && passage.when->deadline && duty->schedule->period)
            reports_.add(code::schedule_one_day, duty->schedule->deadline->span,
                         {"`" + duty->schedule->period->text + "`"});
        else if (passage.when && names_no_day(*passage.when))
            reports_.add(code::schedule_without_day, duty->span,
                         {duty->schedule->words, help_of_schedule(*passage.when)});
        passage.in_force = within(in_force, duty->validity);
        passage.tags = tag_texts(duty->tags);
        passage.span = duty->span;
        if (duty->condition)
            collected_.passage_conditions.push_back({document, duty->condition.get(), program_.passages.size()});
    } else if (const auto* prose = std::get_if<syntax::Prose>(&item)) {
        passage.text = prose->text.text;
        passage.tags = tag_texts(prose->tags);
        passage.span = prose->span;
    } else if (const auto* steps = std::get_if<syntax::Steps>(&item)) {
        passage.kind = PassageKind::steps;
        passage.tags = tag_texts(steps->tags);
        passage.span = steps->span;
        int number = 0;
        for (const syntax::Prose& line : steps->lines) {
            passage.text += (number == 0 ? "" : "\n") + std::to_string(number + 1) + ". " + line.text.text;
            append(passage.tags, tag_texts(line.tags));
            ++number;
        }
    } else {
        if (const auto* requirement = std::get_if<syntax::Requirement>(&item))
            collect_requirement(document, *requirement, clause);
        return;
    }
    program_.passages.push_back(std::move(passage));
}

/// A requirement is a yes/no term with a sentence for each part; `är uppfyllt` reads it.
void ClauseCollector::collect_requirement(DocumentId document, const syntax::Requirement& requirement,
                                          Maybe<ClauseId> clause) {
    TermInfo term;
    term.name = requirement.name.text;
    term.type.kind = Kind::truth;
    if (requirement.on) {
        const auto found = names_.find(document, *requirement.on, {SymbolKind::list, SymbolKind::record});
        if (!found.empty() && found[0].kind == SymbolKind::list)
            term.per.push_back(program_.lists[found[0].as<ListId>()].domain);
        if (found.empty()) {
            reports_.add(code::record_outside_list, requirement.on->span, {requirement.on->text});
            return;
        }
    }
    term.clause = clause;
    term.document = document;
    term.span = requirement.name.span;
    const TermId id = requirement_term(document, std::move(term), life_of(clause));
    // Its rule is the next one.
    RequirementInfo info(document, id, program_.rules.next());
    info.name = requirement.name.text;
    info.tags = tag_texts(requirement.tags);
    info.clause = clause;
    info.in_force = life_of(clause);
    info.span = requirement.span;
    RuleInfo rule(id);
    rule.in_force = info.in_force;
    rule.clause = clause;
    rule.document = document;
    rule.tags = info.tags;
    rule.span = requirement.span;
    rule.condition_span = requirement.span;
    RuleDraft draft(program_.rules.next());
    draft.requirement = &requirement;
    draft.requirement_place = program_.requirements.push_back(std::move(info));
    add_rule(std::move(rule), std::move(draft));
}

/// The yes/no term of a requirement. What an amendment words anew is the same requirement, with a rule for its time.
TermId ClauseCollector::requirement_term(DocumentId document, TermInfo term, Interval in_force) {
    for (const RequirementInfo& other : program_.requirements) {
        const Interval both = common_days(other.in_force, in_force);
        const bool same = other.name == term.name && other.document == document;
        if (same && both.to < both.from && program_.terms[other.term].per == term.per) return other.term;
    }
    const TermId id = program_.terms.next();
    names_.add_symbol(term.name, {SymbolKind::requirement, id, document, term.span});
    program_.terms.push_back(std::move(term));
    declared_.type_known.push_back(true);
    return id;
}

// ---- rules ---------------------------------------------------------------------------------------------------------

Maybe<TermId> ClauseCollector::target_term(DocumentId document, const syntax::Target& target, Maybe<ClauseId> clause) {
    std::vector<Symbol> found = names_.find(document, target.name, {SymbolKind::term});
    // What another document answers may be added to; its helpers are its own.
    std::erase_if(found,
                  [&](const Symbol& s) { return s.document != document && !program_.terms[s.as<TermId>()].is_answer; });
    if (found.size() > 1) {
        names_.look_up(document, target.name, {SymbolKind::term}, code::unknown_name);
        return none;
    }
    if (names_.report_name_taken(document, target.name)) return none;
    const std::vector<DomainId> per = groupings_.resolve_index(document, target.per, target.grouped_by);
    const auto note_as_of = [&](TermId id) {
        if (target.as_of) collected_.as_of_names.push_back({document, id, *target.as_of});
    };
    if (!found.empty()) {
        const TermId known = found[0].as<TermId>();
        note_as_of(known);
        const TermInfo& term = program_.terms[known];
        if (!per.empty() && per != term.per) {
            reports_.add(
                code::types_disagree, target.name.span,
                {target.name.text, {"`per` något annat", "`per` something else"}, {"`per` detta", "`per` this"}},
                {{term.span, {"här", "here"}}});
            return none;
        }
        return known;
    }
    TermInfo term;
    term.name = target.name.text;
    term.per = per;
    term.clause = clause;
    term.document = document;
    term.span = target.name.span;
    const TermId id = program_.terms.push_back(std::move(term));
    declared_.type_known.push_back(false);
    names_.add_symbol(target.name.text, {SymbolKind::term, id, document, target.name.span});
    note_as_of(id);
    return id;
}

/// `resten kvar`: what is left is a helper of its own, `del.kvar`, on the same occasions as the parts.
void ClauseCollector::declare_left_over(DocumentId document, const syntax::Rule& rule, const RuleInfo& info,
                                        const RuleDraft& draft) {
    const auto* allocation = rule.value ? std::get_if<syntax::Allocation>(&rule.value->node) : nullptr;
    if (allocation == nullptr || allocation->remainder != RemainderRule::kept) return;
    const auto known = std::find_if(collected_.left_over.begin(), collected_.left_over.end(),
                                    [&](const Collected::LeftOver& other) { return other.parts == info.term; });
    RuleInfo own = info;
    if (known == collected_.left_over.end()) {
        TermInfo term;
        term.name = program_.terms[info.term].name + ".kvar";
        term.clause = info.clause;
        term.document = info.document;
        term.span = rule.span;
        own.term = program_.terms.next();
        collected_.left_over.push_back({own.term, info.term, allocation});
        names_.add_symbol(term.name, {SymbolKind::term, own.term, document, rule.span});
        names_.add_symbol(program_.terms[info.term].name + ".kept", {SymbolKind::term, own.term, document, rule.span});
        program_.terms.push_back(std::move(term));
        declared_.type_known.push_back(false);
    } else {
        own.term = known->term;
    }
    own.hosts.clear();
    RuleDraft again = draft;
    again.left_over = true;
    add_rule(std::move(own), std::move(again));
}

RuleId ClauseCollector::add_rule(RuleInfo rule, RuleDraft draft) {
    const RuleId id = program_.rules.next();
    draft.rule = id;
    draft.born = rule.clause == none ? wording_.born : collected_.clause_conditions[*rule.clause].born;
    draft.added = wording_.added;
    for (const RuleId host : rule.hosts) program_.rules[host].exceptions.push_back(id);
    for (const std::string& tag : rule.tags) collected_.rules_by_tag[tag].push_back(id);
    program_.terms[rule.term].rules.push_back(id);
    program_.rules.push_back(std::move(rule));
    collected_.drafts.push_back(std::move(draft));
    return id;
}

ClauseCollector::Family ClauseCollector::collect_rule(DocumentId document, const syntax::Rule& rule,
                                                      Maybe<ClauseId> clause, const syntax::Exception* heading,
                                                      const syntax::Occasion* heading_occasion, const Family* hosts) {
    Family family;
    if (ends_before_start(rule.validity)) reports_.add(code::term_ends_before_start, rule.span);
    // One rule of the core for each answer, occasion and way of recalculating.
    std::vector<const syntax::Occasion*> occasions;
    for (const syntax::Occasion& occasion : rule.occasions) occasions.push_back(&occasion);
    if (occasions.empty()) occasions.push_back(nullptr);
    std::vector<const syntax::Uprating*> upratings;
    for (const syntax::Uprating& uprating : rule.upratings) upratings.push_back(&uprating);
    if (upratings.empty()) upratings.push_back(nullptr);
    for (const syntax::Target& target : rule.targets) {
        const Maybe<TermId> found_term = target_term(document, target, clause);
        if (found_term == none) continue;
        const TermId term = *found_term;
        if (!rule.upratings.empty())
            collected_.uprated_rules.emplace(std::to_string(document.position()) + " " + target.name.text,
                                             Collected::UpratedRule{&rule, life_of(clause)});
        std::vector<RuleId> host_rules;
        if (hosts != nullptr) {
            const auto found = hosts->find(term);
            if (found == hosts->end()) {
                reports_.add(code::exception_without_rule, target.name.span, {target.name.text});
                continue;
            }
            host_rules = found->second;
        }
        for (const syntax::Occasion* occasion : occasions) {
            for (const syntax::Uprating* uprating : upratings) {
                RuleInfo info(term);
                info.strength = rule.strength;
                info.in_force = within(life_of(clause), rule.validity);
                info.hosts = host_rules;
                info.clause = clause;
                info.document = document;
                info.span = rule.span;
                info.condition_span = occasion != nullptr  ? occasion->span
                                      : heading != nullptr ? heading->span
                                                           : rule.span;
                if (occasion != nullptr) append(info.tags, tag_texts(occasion->tags));
                append(info.tags, tag_texts(rule.tags));
                if (uprating != nullptr) append(info.tags, tag_texts(uprating->tags));
                if (heading_occasion != nullptr) append(info.tags, tag_texts(heading_occasion->tags));
                if (heading != nullptr) append(info.tags, tag_texts(heading->tags));
                RuleDraft draft(program_.rules.next());
                draft.source = &rule;
                if (heading_occasion != nullptr) draft.conditions.push_back(heading_occasion->condition.get());
                if (occasion != nullptr) draft.conditions.push_back(occasion->condition.get());
                if (uprating != nullptr && uprating->condition) draft.conditions.push_back(uprating->condition.get());
                draft.uprating = uprating;
                declare_left_over(document, rule, info, draft);
                family[term].push_back(add_rule(std::move(info), std::move(draft)));
            }
        }
    }
    if (rule.series_ends) {
        Passage passage(document);
        passage.text = rule.series_ends->text;
        passage.clause = clause;
        passage.span = rule.series_ends->span;
        program_.passages.push_back(std::move(passage));
    }
    for (const syntax::Exception& exception : rule.exceptions) {
        if (exception.hosts.empty()) {
            collect_exception(document, exception, clause, &family);
        } else {
            pending_exceptions_.push_back({document, &exception, clause, wording_});
        }
    }
    return family;
}

void ClauseCollector::collect_exception(DocumentId document, const syntax::Exception& exception, Maybe<ClauseId> clause,
                                        const Family* hosts) {
    std::vector<const syntax::Occasion*> occasions;
    for (const syntax::Occasion& occasion : exception.occasions) occasions.push_back(&occasion);
    if (occasions.empty()) occasions.push_back(nullptr);
    Family family;
    for (const syntax::Occasion* occasion : occasions) {
        for (const syntax::Rule& rule : exception.rules) {
            for (auto& [term, rules] : collect_rule(document, rule, clause, &exception, occasion, hosts)) {
                family[term].insert(family[term].end(), rules.begin(), rules.end());
            }
        }
        if (!exception.silent) continue;
        for (const auto& [term, host_rules] : *hosts) {
            RuleInfo info(term);
            info.in_force = life_of(clause);
            info.hosts = host_rules;
            info.clause = clause;
            info.document = document;
            if (occasion != nullptr) append(info.tags, tag_texts(occasion->tags));
            append(info.tags, tag_texts(exception.tags));
            info.span = exception.span;
            info.condition_span = exception.span;
            RuleDraft draft(program_.rules.next());
            if (occasion != nullptr) draft.conditions.push_back(occasion->condition.get());
            family[term].push_back(add_rule(std::move(info), std::move(draft)));
        }
    }
    for (const syntax::Exception& nested : exception.exceptions)
        collect_exception(document, nested, clause, family.empty() ? hosts : &family);
}

// ---- headers -------------------------------------------------------------------------------------------------------
// What a header says about other documents and about when it begins to apply: `rangordning` becomes precedence between
// documents, `träder i kraft …` a yes/no helper that every rule of the document hangs on.

void ClauseCollector::collect_header(DocumentId document) {
    for (const syntax::HeaderLine& line : input_.documents[document].header) {
        if (const auto* entry = std::get_if<syntax::HeaderEntry>(&line.node)) declare_entry(document, *entry, line);
        if (const auto* ranking = std::get_if<syntax::HeaderRanking>(&line.node))
            collected_.precedence.push_back({document, nullptr, nullptr, ranking, line.span});
    }
}

/// Several lines of entry in one header are ways to enter into force: rules of one helper that agree on yes.
void ClauseCollector::declare_entry(DocumentId document, const syntax::HeaderEntry& entry,
                                    const syntax::HeaderLine& line) {
    if (program_.documents[document].entry != none) return reports_.add(code::entry_twice, line.span);
    TermInfo term;
    term.name = keyword(Word::enters_into_force).swedish[0];
    term.type.kind = Kind::truth;
    term.document = document;
    term.span = line.span;
    for (const syntax::EntryCondition& way : entry.conditions) {
        Span words = way.when->span;
        if (way.from) words.end = std::max(words.end, way.from->span.end);
        if (way.condition) words.end = std::max(words.end, way.condition->span.end);
        program_.documents[document].entry_ways.push_back(words);
    }
    const TermId helper = program_.terms.push_back(std::move(term));
    program_.documents[document].entry = helper;
    declared_.type_known.push_back(true);
    RuleInfo rule(helper);
    rule.span = line.span;
    rule.condition_span = line.span;
    RuleDraft draft(program_.rules.next());
    draft.entry = &entry;
    const RuleId id = add_rule(std::move(rule), std::move(draft));
    program_.rules[id].tags = tag_texts(line.tags);  // shown, but no rule of the agreement that others may name
}

}  // namespace klausul
