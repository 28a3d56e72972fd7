// Rules: their conditions, values and recalculation, in an order where what they read is known.

#include <algorithm>
#include <utility>

#include "interpreter/check/collected.hpp"
#include "interpreter/check/conversions.hpp"
#include "interpreter/check/declared.hpp"
#include "interpreter/check/expression_checker.hpp"
#include "interpreter/check/groupings.hpp"
#include "interpreter/check/guards.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/program_builder.hpp"
#include "interpreter/check/reports.hpp"
#include "interpreter/check/rule_checker.hpp"
#include "interpreter/check/types.hpp"
#include "interpreter/check/upratings.hpp"
#include "interpreter/check/written_times.hpp"

namespace klausul {

void RuleChecker::check_rules(const std::vector<TermId>& order) {
    for (const TermId term : order) {
        groupings_.check_group_keys(term);
        for (const RuleId rule : program_.terms[term].rules) {
            if (collected_.drafts.contains(rule)) check_rule(collected_.drafts[rule]);
        }
        const auto& rules = program_.terms[term].rules;
        const bool refers =
            std::any_of(rules.begin(), rules.end(), [&](RuleId rule) { return program_.rules[rule].value != none; });
        if (!declared_.type_known[term] && refers) {
            // Nothing but `avgörs genom`: what reads it is referred too, whatever kind of value it wants.
            program_.terms[term].only_refers = true;
            declared_.type_known[term] = true;
        }
        // Else what reads it would be left out without a word, as if a mistake had been told.
        const bool silent = !rules.empty() && std::all_of(rules.begin(), rules.end(), [&](RuleId rule) {
            return collected_.drafts.contains(rule) &&
                   (collected_.drafts[rule].source == nullptr || !collected_.drafts[rule].source->value);
        });
        if (!declared_.type_known[term] && silent)
            reports_.add(code::helper_without_value, program_.terms[term].span, {program_.terms[term].name});
    }
    for (const TermInfo& term : program_.terms) {
        if (term.is_answer && term.rules.empty() && term.document == program_.main &&
            !program_.documents[program_.main].is_module)
            reports_.add(code::answer_without_rules, term.span, {term.name});
    }
    // Last, since the day may be a helper, whose type its rules tell.
    guards_.tested.clear();
    for (const Collected::AsOfName& named : collected_.as_of_names) {
        Place place = place_of(program_, named.term);
        place.document = named.document;
        const Typed date = expressions_.check_reference({named.date}, place, nullptr);
        if (date.poisoned()) continue;
        if (date.type.kind != Kind::day && date.type.kind != Kind::moment) {
            reports_.add(code::kind_mismatch, named.date.span,
                         {{"ett datum", "a date"}, builder_.type_words(date.type), ""});
            continue;
        }
        program_.terms[named.term].as_of = date.type.kind == Kind::day
                                               ? date.node
                                               : builder_.emit(Op::day_of, Kind::day, named.date.span, {*date.node});
    }
}

Maybe<NodeId> RuleChecker::check_conditions(const std::vector<const syntax::Expression*>& conditions,
                                            const Place& place) {
    std::vector<NodeId> nodes;
    for (const syntax::Expression* condition : conditions) {
        const Maybe<NodeId> node = expressions_.check_condition(*condition, place, plain(Word::if_));
        if (node != none) nodes.push_back(*node);
        guards_.add_guards(*condition, place);
    }
    if (nodes.empty()) return none;
    if (nodes.size() == 1) return nodes[0];
    return builder_.emit(Op::logical_and, Kind::truth, conditions.back()->span, nodes);
}

/// Those of the clause and of all around it.
std::vector<NodeId> RuleChecker::check_clause_conditions(Maybe<ClauseId> clause, const Place& place) {
    std::vector<NodeId> nodes;
    for (Maybe<ClauseId> at = clause; at != none; at = program_.clauses[*at].parent) {
        for (const syntax::Expression* source : collected_.clause_conditions[*at].sources) {
            const Maybe<NodeId> node = expressions_.check_condition(*source, place, plain(Word::applies_if));
            if (node != none) nodes.push_back(*node);
        }
    }
    return nodes;
}

/// What the conditions of clauses and of the rules it is an exception from have tested, a rule need not test again.
void RuleChecker::guard_by_hosts(RuleId rule, const Place& place) {
    for (Maybe<ClauseId> clause = program_.rules[rule].clause; clause != none;
         clause = program_.clauses[*clause].parent) {
        for (const syntax::Expression* condition : collected_.clause_conditions[*clause].sources)
            guards_.add_guards(*condition, place);
    }
    const auto& hosts = program_.rules[rule].hosts;
    if (hosts.size() != 1) return;  // with several, only what all of them test would be sure
    for (const syntax::Expression* condition : collected_.drafts[hosts[0]].conditions)
        guards_.add_guards(*condition, place);
    guard_by_hosts(hosts[0], place);
}

void RuleChecker::check_rule(const RuleDraft& draft) {
    const TermId term = program_.rules[draft.rule].term;
    Place place = place_of(program_, term);
    // The rule of an entry into force or of a table sees what its term sees.
    if (const Maybe<DocumentId> home = program_.rules[draft.rule].document; home != none) place.document = *home;
    guards_.tested.clear();
    guard_by_hosts(draft.rule, place);
    program_.rules[draft.rule].condition = check_conditions(draft.conditions, place);
    program_.rules[draft.rule].clause_conditions = check_clause_conditions(program_.rules[draft.rule].clause, place);
    if (draft.requirement != nullptr) return check_requirement(draft, place);
    if (draft.entry != nullptr) return check_entry(draft, place);
    if (draft.source == nullptr || !draft.source->value) return;
    const syntax::Rule& rule = *draft.source;
    if (rule.type && !declared_.type_known[term]) {
        program_.terms[term].type = types_.resolve_type(place.document, *rule.type);
        declared_.type_known[term] = true;
    }
    const Type wanted = program_.terms[term].type;
    const auto* at_level = std::get_if<syntax::AtLevel>(&rule.value->node);
    if (at_level != nullptr && draft.uprating == nullptr) {
        reports_.add(code::level_without_uprating, rule.value->span, {std::to_string(at_level->year)});
        return;
    }
    if (at_level == nullptr && draft.uprating != nullptr)
        reports_.add(code::uprating_without_level, draft.uprating->span);
    if (draft.left_over) {
        const auto left = std::find_if(collected_.left_over.begin(), collected_.left_over.end(),
                                       [&](const Collected::LeftOver& other) { return other.term == term; });
        if (left->receivers == none) return;  // what is wrong with the allocation is told where the parts are
        place.bound.push_back({*left->receivers, static_cast<std::uint32_t>(place.bound.size())});
    }
    const auto* allocation = std::get_if<syntax::Allocation>(&rule.value->node);
    if (rule.upratings.empty() && !rule.frozen) place.whole_rule = allocation;
    Typed value = expressions_.check_expression(*rule.value, place,
                                                declared_.type_known[term] && !draft.left_over ? &wanted : nullptr);
    if (value.poisoned()) return;
    if (draft.left_over) program_.nodes[*value.node].op = Op::left_over;
    if (!value.referral) {
        if (!declared_.type_known[term]) settle_type(term, value);
        value = conversions_.coerce(value, program_.terms[term].type, rule.value->span);
        if (value.poisoned()) return;
    }
    if (draft.uprating != nullptr && at_level != nullptr) {
        value.node = upratings_.uprated(draft, *value.node, at_level->year);
        if (value.node == none) return;
    }
    if (rule.frozen) {
        constexpr int longest = 12'000;  // a thousand years
        const auto length = length_of(rule.frozen->every, rule.frozen->period.text);
        if (!length || length->months < 1 || length->months > longest) {
            reports_.add(code::frozen_twice, rule.frozen->span, {rule.frozen->period.text, periods_to_choose()});
            return;
        }
        const RuleInfo& info = program_.rules[draft.rule];
        const PeriodId period = program_.periods.push_back(
            {length->months, rule.frozen->from_year.value_or(1), program_.days_in_force(info).first()});
        const Span span = rule.frozen->span;
        const NodeId start =
            builder_.emit(Op::period_start, Kind::day, span, {builder_.emit(Op::the_day, Kind::day, span)}, period);
        value.node =
            builder_.emit(Op::as_of, value.type.kind, rule.value->span, {*value.node, start}, {}, value.type.unit);
    }
    program_.rules[draft.rule].value = value.node;
}

void RuleChecker::check_requirement(const RuleDraft& draft, Place place) {
    const syntax::Requirement& source = *draft.requirement;
    if (source.on && place.bound.empty()) place.record = source.on->text;
    const Maybe<NodeId> condition =
        source.condition ? expressions_.check_condition(*source.condition, place, plain(Word::if_)) : none;
    std::vector<NodeId> parts;
    std::vector<RequirementInfo::Line> lines;
    for (const syntax::RequirementLine& line : source.lines) {
        const Maybe<NodeId> fulfilled = expressions_.check_condition(*line.condition, place, plain(Word::requirement));
        const Maybe<NodeId> applies =
            line.applies ? expressions_.check_condition(*line.applies, place, plain(Word::if_)) : none;
        if (fulfilled == none || (line.applies && applies == none)) continue;
        NodeId part = *fulfilled;
        // A line that does not apply is met.
        if (applies != none)
            part = builder_.emit(Op::logical_or, Kind::truth, line.span,
                                 {builder_.emit(Op::logical_not, Kind::truth, line.span, {*applies}), part});
        parts.push_back(part);
        lines.push_back({part, line.sentence ? line.sentence->text : "", tag_texts(line.tags), line.span});
    }
    if (parts.empty()) return;
    NodeId all = builder_.emit(Op::logical_and, Kind::truth, source.span, parts);
    // Where the requirement does not apply, there is nothing left to fulfil.
    std::vector<NodeId> ways;
    std::vector<NodeId> applies = std::exchange(program_.rules[draft.rule].clause_conditions, {});
    if (condition != none) applies.push_back(*condition);
    for (const NodeId node : applies) ways.push_back(builder_.emit(Op::logical_not, Kind::truth, source.span, {node}));
    if (!ways.empty()) {
        ways.push_back(all);
        all = builder_.emit(Op::logical_or, Kind::truth, source.span, ways);
    }
    RequirementInfo& info = program_.requirements[*draft.requirement_place];
    info.applies = std::move(applies);
    info.lines = std::move(lines);
    program_.rules[draft.rule].value = all;
}

void RuleChecker::settle_type(TermId term, const Typed& value) {
    TermInfo& info = program_.terms[term];
    info.type = value.type;
    info.type.optional = false;
    info.type.may_be_not_applicable = false;
    declared_.type_known[term] = true;
}

/// Yes on a day if some line holds and its day has come.
void RuleChecker::check_entry(const RuleDraft& draft, const Place& place) {
    std::vector<NodeId> ways;
    std::vector<NodeId> days;
    for (const syntax::EntryCondition& way : draft.entry->conditions) {
        guards_.tested.clear();
        std::vector<NodeId> parts;
        const Maybe<NodeId> condition =
            way.condition ? expressions_.check_condition(*way.condition, place, plain(Word::if_)) : none;
        const Maybe<NodeId> when = expressions_.check_condition(*way.when, place, plain(Word::when));
        if (when == none || (way.condition && condition == none)) return;
        if (condition != none) parts.push_back(*condition);
        parts.push_back(*when);
        if (way.from) {
            guards_.add_guards(*way.when, place);
            const Type day = of_kind(Kind::day);
            const Typed from =
                conversions_.coerce(expressions_.check_expression(*way.from, place, &day), day, way.from->span);
            if (from.poisoned()) return;
            parts.push_back(builder_.emit(Op::greater_equal, Kind::truth, way.from->span,
                                          {builder_.emit(Op::the_day, Kind::day, way.from->span), *from.node}));
            days.push_back(*from.node);
        }
        ways.push_back(parts.size() == 1 ? parts[0] : builder_.emit(Op::logical_and, Kind::truth, way.span, parts));
    }
    if (ways.empty()) return;
    program_.rules[draft.rule].value =
        ways.size() == 1 ? ways[0]
                         : builder_.emit(Op::logical_or, Kind::truth, draft.entry->conditions.front().span, ways);
    program_.documents[place.document].entry_days = std::move(days);
}

}  // namespace klausul
