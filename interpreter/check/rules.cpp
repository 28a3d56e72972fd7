// Rules: their conditions, values and recalculation, in an order where what they read is known.

#include <algorithm>
#include <utility>

#include "interpreter/check/checker.hpp"
#include "interpreter/program/precedence.hpp"

namespace klausul {

Place Checker::place_of(TermId term) const {
    Place place;
    const TermInfo& info = program_.terms[term];
    place.document = info.document;
    for (std::uint32_t i = 0; i < info.per.size(); ++i) place.bound.push_back({info.per[i], i});
    return place;
}

void Checker::check_rules(const std::vector<TermId>& order) {
    // The conditions of clauses are shared by their rules.
    for (ClauseId clause = 0; clause < clause_conditions_.size(); ++clause) {
        ClauseConditions& conditions = clause_conditions_[clause];
        const ClauseInfo& info = program_.clauses[clause];
        if (info.parent != none) conditions.nodes = clause_conditions_[info.parent].nodes;
    }
    for (const TermId term : order) {
        check_group_keys(term);
        for (const RuleId rule : program_.terms[term].rules) {
            if (rule < drafts_.size()) check_rule(drafts_[rule]);
        }
        const auto& rules = program_.terms[term].rules;
        const bool refers =
            std::any_of(rules.begin(), rules.end(), [&](RuleId rule) { return program_.rules[rule].value != none; });
        if (!type_known_[term] && refers) {
            // Nothing but `avgörs genom`: what reads it is referred too, whatever kind of value it wants.
            program_.terms[term].only_refers = true;
            type_known_[term] = true;
        }
        // Else what reads it would be left out without a word, as if a mistake had been told.
        const bool silent = !rules.empty() && std::all_of(rules.begin(), rules.end(), [&](RuleId rule) {
            return rule < drafts_.size() && (drafts_[rule].source == nullptr || !drafts_[rule].source->value);
        });
        if (!type_known_[term] && silent)
            report(code::helper_without_value, program_.terms[term].span, {program_.terms[term].name});
    }
    for (const TermInfo& term : program_.terms) {
        if (term.is_answer && term.rules.empty() && term.document == program_.main &&
            !program_.documents[term.document].is_module)
            report(code::answer_without_rules, term.span, {term.name});
    }
    // Last, since the day may be a helper, whose type its rules tell.
    guarded_.clear();
    for (const AsOfName& named : as_of_names_) {
        Place place = place_of(named.term);
        place.document = named.document;
        const Typed date = check_reference({named.date}, place, nullptr);
        if (date.poisoned) continue;
        if (date.type.kind != Kind::day && date.type.kind != Kind::moment) {
            report(code::kind_mismatch, named.date.span, {{"ett datum", "a date"}, type_words(date.type), ""});
            continue;
        }
        program_.terms[named.term].as_of =
            date.type.kind == Kind::day ? date.node : emit(Op::day_of, Kind::day, named.date.span, {date.node});
    }
}

NodeId Checker::check_conditions(const std::vector<const syntax::Expression*>& conditions, const Place& place) {
    std::vector<NodeId> nodes;
    for (const syntax::Expression* condition : conditions) {
        const NodeId node = check_condition(*condition, place, plain(Word::if_));
        if (node != none) nodes.push_back(node);
        add_guards(*condition, place);
    }
    if (nodes.empty()) return none;
    if (nodes.size() == 1) return nodes[0];
    return emit(Op::logical_and, Kind::truth, conditions.back()->span, nodes);
}

/// Those of the clause and of all around it.
std::vector<NodeId> Checker::check_clause_conditions(ClauseId clause, const Place& place) {
    std::vector<NodeId> nodes;
    for (ClauseId at = clause; at != none; at = program_.clauses[at].parent) {
        for (const syntax::Expression* source : clause_conditions_[at].sources) {
            const NodeId node = check_condition(*source, place, plain(Word::applies_if));
            if (node != none) nodes.push_back(node);
        }
    }
    return nodes;
}

/// What the conditions of clauses and of the rules it is an exception from have tested, a rule need not test again.
void Checker::guard_by_hosts(RuleId rule, const Place& place) {
    for (ClauseId clause = program_.rules[rule].clause; clause != none; clause = program_.clauses[clause].parent) {
        for (const syntax::Expression* condition : clause_conditions_[clause].sources) add_guards(*condition, place);
    }
    const auto& hosts = program_.rules[rule].hosts;
    if (hosts.size() != 1) return;  // with several, only what all of them test would be sure
    for (const syntax::Expression* condition : drafts_[hosts[0]].conditions) add_guards(*condition, place);
    guard_by_hosts(hosts[0], place);
}

void Checker::check_rule(const RuleDraft& draft) {
    const TermId term = program_.rules[draft.rule].term;
    Place place = place_of(term);
    if (draft.entry == nullptr) place.document = program_.rules[draft.rule].document;
    guarded_.clear();
    guard_by_hosts(draft.rule, place);
    const NodeId condition = check_conditions(draft.conditions, place);
    program_.rules[draft.rule].condition = condition;
    program_.rules[draft.rule].clause_conditions = check_clause_conditions(program_.rules[draft.rule].clause, place);
    if (draft.requirement != nullptr) return check_requirement(draft, place);
    if (draft.entry != nullptr) return check_entry(draft, place);
    if (draft.source == nullptr || !draft.source->value) return;
    const syntax::Rule& rule = *draft.source;
    if (rule.type && !type_known_[term]) {
        program_.terms[term].type = resolve_type(program_.rules[draft.rule].document, *rule.type);
        type_known_[term] = true;
    }
    const Type wanted = program_.terms[term].type;
    const auto* at_level = std::get_if<syntax::AtLevel>(&rule.value->node);
    if (at_level != nullptr && draft.uprating == nullptr) {
        report(code::level_without_uprating, rule.value->span, {std::to_string(at_level->year)});
        return;
    }
    if (at_level == nullptr && draft.uprating != nullptr) report(code::uprating_without_level, draft.uprating->span);
    if (draft.left_over) {
        const auto left = std::find_if(left_over_.begin(), left_over_.end(),
                                       [&](const LeftOver& other) { return other.term == term; });
        if (left->receivers == none) return;  // what is wrong with the allocation is told where the parts are
        place.bound.push_back({left->receivers, static_cast<std::uint32_t>(place.bound.size())});
    }
    const auto* allocation = std::get_if<syntax::Allocation>(&rule.value->node);
    allocation_is_rule_ = allocation != nullptr && rule.upratings.empty() && !rule.frozen;
    Typed value = check_expression(*rule.value, place, type_known_[term] && !draft.left_over ? &wanted : nullptr);
    if (value.poisoned) return;
    if (draft.left_over) program_.nodes[value.node].op = Op::left_over;
    if (!value.referral) {
        if (!type_known_[term]) settle_type(term, value, rule.value->span);
        value = coerce(value, program_.terms[term].type, rule.value->span);
        if (value.poisoned) return;
    }
    if (draft.uprating != nullptr && at_level != nullptr) {
        value.node = uprated(draft, value.node, at_level->year);
        if (value.node == none) return;
    }
    if (rule.frozen) {
        constexpr int longest = 12'000;  // a thousand years
        const auto length = length_of(rule.frozen->every, rule.frozen->period.text);
        if (!length || length->months < 1 || length->months > longest) {
            report(code::frozen_twice, rule.frozen->span, {rule.frozen->period.text, periods_to_choose()});
            return;
        }
        const RuleInfo& info = program_.rules[draft.rule];
        program_.periods.push_back(
            {length->months, rule.frozen->from_year.value_or(1), program_.days_of(info.document, info.clause).first()});
        const Span span = rule.frozen->span;
        const NodeId start = emit(Op::period_start, Kind::day, span, {emit(Op::the_day, Kind::day, span)},
                                  static_cast<std::uint32_t>(program_.periods.size() - 1));
        value.node = emit(Op::as_of, value.type.kind, rule.value->span, {value.node, start}, 0, value.type.unit);
    }
    program_.rules[draft.rule].value = value.node;
}

void Checker::check_requirement(const RuleDraft& draft, Place place) {
    const syntax::Requirement& source = *draft.requirement;
    if (source.on && place.bound.empty()) place.record = source.on->text;
    const NodeId condition = source.condition ? check_condition(*source.condition, place, plain(Word::if_)) : none;
    std::vector<NodeId> parts;
    std::vector<RequirementInfo::Line> lines;
    for (const syntax::RequirementLine& line : source.lines) {
        NodeId part = check_condition(*line.condition, place, plain(Word::requirement));
        const NodeId applies = line.applies ? check_condition(*line.applies, place, plain(Word::if_)) : none;
        if (part == none || (line.applies && applies == none)) continue;
        // A line that does not apply is met.
        if (applies != none)
            part = emit(Op::logical_or, Kind::truth, line.span,
                        {emit(Op::logical_not, Kind::truth, line.span, {applies}), part});
        parts.push_back(part);
        lines.push_back({part, line.sentence ? line.sentence->text : "", tag_texts(line.tags), line.span});
    }
    if (parts.empty()) return;
    NodeId all = emit(Op::logical_and, Kind::truth, source.span, parts);
    // Where the requirement does not apply, there is nothing left to fulfil.
    std::vector<NodeId> ways;
    std::vector<NodeId> applies = std::exchange(program_.rules[draft.rule].clause_conditions, {});
    if (condition != none) applies.push_back(condition);
    for (const NodeId node : applies) ways.push_back(emit(Op::logical_not, Kind::truth, source.span, {node}));
    if (!ways.empty()) {
        ways.push_back(all);
        all = emit(Op::logical_or, Kind::truth, source.span, ways);
    }
    RequirementInfo& info = program_.requirements[draft.requirement_place];
    info.applies = std::move(applies);
    info.lines = std::move(lines);
    program_.rules[draft.rule].value = all;
}

void Checker::settle_type(TermId term, const Typed& value, Span span) {
    (void)span;
    TermInfo& info = program_.terms[term];
    info.type = value.type;
    info.type.optional = false;
    info.type.may_be_not_applicable = false;
    type_known_[term] = true;
}

void Checker::check_facts() {
    for (const PendingNode& pending : fact_defaults_) {
        const FactInfo fact = program_.facts[pending.place];
        Place place;
        place.document = pending.document;
        for (std::uint32_t i = 0; i < fact.per.size(); ++i) place.bound.push_back({fact.per[i], i});
        const Typed value =
            coerce(check_expression(*pending.source, place, &fact.type), fact.type, pending.source->span);
        if (!value.poisoned) program_.facts[pending.place].otherwise = value.node;
    }
}

/// A duty or a note stands under its own condition and, like a rule, under those of its clauses.
void Checker::check_passages() {
    const auto own = [&](const PendingNode& pending) {
        Place place;
        place.document = pending.document;
        return check_condition(*pending.source, place, plain(Word::if_));
    };
    for (const PendingNode& pending : deadlines_) {
        Place place;
        place.document = pending.document;
        const Type day = of_kind(Kind::day);
        (void)coerce(check_expression(*pending.source, place, &day), day, pending.source->span);
    }
    for (const PendingNode& pending : note_conditions_) program_.notes[pending.place].condition = own(pending);
    for (const PendingNode& pending : passage_conditions_) program_.passages[pending.place].condition = own(pending);
    const auto with_clauses = [&](auto& passage) {
        Place place;
        place.document = passage.document;
        std::vector<NodeId> nodes = check_clause_conditions(passage.clause, place);
        if (passage.condition != none) nodes.push_back(passage.condition);
        if (nodes.size() == 1) passage.condition = nodes[0];
        if (nodes.size() > 1) passage.condition = emit(Op::logical_and, Kind::truth, passage.span, nodes);
    };
    for (NoteInfo& note : program_.notes) with_clauses(note);
    for (Passage& passage : program_.passages) {
        if (passage.kind == PassageKind::duty) with_clauses(passage);
    }
}

/// Precedence must be free of circles under every combination of the readings it depends on.
void Checker::check_precedence_circles() {
    std::set<ReadingId> involved;
    for (const PrecedencePair& pair : program_.precedence) {
        std::vector<NodeId> open;
        if (pair.condition != none) open.push_back(pair.condition);
        while (!open.empty()) {
            const Node& node = program_.nodes[open.back()];
            open.pop_back();
            if (node.op == Op::reading) involved.insert(node.payload);
            for (std::size_t i = 0; i < node.child_count; ++i) open.push_back(program_.children_of(node)[i]);
        }
    }
    std::vector<std::uint32_t> readings;
    for (const ReadingInfo& reading : program_.readings) readings.push_back(reading.default_option);
    constexpr int most_combinations = 4096;
    for (int tried = 0; tried < most_combinations; ++tried) {
        const Precedence order = order_rules(program_, readings);
        if (order.circle) {
            std::string under;
            for (const ReadingId reading : involved) {
                under += (under.empty() ? "" : ", ") + program_.readings[reading].name + " = " +
                         program_.readings[reading].options[readings[reading]].name;
            }
            const bool depends = order.circle->condition != none;
            report(code::precedence_circle, order.circle->span,
                   {depends ? Phrase(" när " + under, " when " + under) : Phrase("")});
            return;
        }
        auto next = involved.begin();
        while (next != involved.end() && ++readings[*next] == program_.readings[*next].options.size())
            readings[*next++] = 0;
        if (next == involved.end()) return;
        // Starting from the defaults, the count comes round to them again only after every combination.
        const bool round = std::all_of(involved.begin(), involved.end(),
                                       [&](ReadingId r) { return readings[r] == program_.readings[r].default_option; });
        if (round) return;
    }
}

namespace {

/// Of a reading, the options under which some test of it holds, and those that are named in one.
struct HandledOptions {
    std::set<std::uint32_t> held, named;
};

/// Notes every test of a reading in a condition, whether or not it stands under `inte`.
void note_reading_tests(const Program& program, NodeId condition, std::map<ReadingId, HandledOptions>& handled) {
    struct Open {
        NodeId node;
        bool negated;
    };
    std::vector<Open> open{{condition, false}};
    while (!open.empty()) {
        const auto [id, negated] = open.back();
        open.pop_back();
        const Node& node = program.nodes[id];
        const NodeId* children = program.children_of(node);
        for (std::size_t i = 0; i < node.child_count; ++i)
            open.push_back({children[i], negated != (node.op == Op::logical_not)});
        const bool test = node.child_count > 0 && program.nodes[children[0]].op == Op::reading && node.op != Op::choice;
        if (!test) continue;
        const ReadingId reading = program.nodes[children[0]].payload;
        std::vector<Number> values;
        if (node.op == Op::one_of) values = program.sets[node.payload];
        if (node.op != Op::one_of && node.child_count > 1 && program.nodes[children[1]].op == Op::constant)
            values.push_back(program.constants[program.nodes[children[1]].payload]);
        for (std::uint32_t option = 0; option < program.readings[reading].options.size(); ++option) {
            const Number number(static_cast<std::int64_t>(option));
            const bool named = std::find(values.begin(), values.end(), number) != values.end();
            if (named) handled[reading].named.insert(option);
            if (named == (negated == (node.op == Op::not_equal))) handled[reading].held.insert(option);
        }
    }
}

}  // namespace

/// Where the rules about a term test a reading, each option but one must be named, or some test hold under it; and one
/// that is `ej kodad` must be named, since it would else be taken for one of the others without a word.
void Checker::check_reading_options() {
    for (const TermInfo& term : program_.terms) {
        std::map<ReadingId, HandledOptions> handled;
        for (const RuleId id : term.rules) {
            const RuleInfo& rule = program_.rules[id];
            if (rule.condition != none) note_reading_tests(program_, rule.condition, handled);
            for (const NodeId condition : rule.clause_conditions) note_reading_tests(program_, condition, handled);
        }
        for (const PrecedencePair& pair : program_.precedence) {
            const bool here = pair.condition != none && &program_.terms[program_.rules[pair.winner].term] == &term;
            if (here) note_reading_tests(program_, pair.condition, handled);
        }
        for (const auto& [id, options] : handled) {
            const ReadingInfo& reading = program_.readings[id];
            std::vector<std::string> unsaid;
            bool not_encoded = false;
            for (std::uint32_t option = 0; option < reading.options.size(); ++option) {
                const bool silent = reading.not_encoded[option] && !options.named.contains(option);
                if ((options.held.contains(option) || options.named.contains(option)) && !silent) continue;
                unsaid.push_back(reading.options[option].name);
                not_encoded = not_encoded || silent;
            }
            if (unsaid.size() < 2 && !not_encoded) continue;
            std::string words;
            for (const std::string& name : unsaid) words += (words.empty() ? "`" : ", `") + name + "`";
            report(code::reading_unhandled, program_.rules[term.rules.front()].span,
                   {term.name, reading.name, words, unsaid.front()});
        }
    }
}

/// A base rule without any condition whose value is a figure, follows an index or is reckoned from such.
bool Checker::is_price(RuleId id) const {
    const RuleInfo& rule = program_.rules[id];
    if (!rule.hosts.empty() || rule.condition != none || !rule.clause_conditions.empty() || rule.value == none)
        return false;
    std::vector<NodeId> open{rule.value};
    while (!open.empty()) {
        const Node& node = program_.nodes[open.back()];
        open.pop_back();
        const bool reckoned = node.op == Op::uprate || node.op == Op::add || node.op == Op::subtract ||
                              node.op == Op::multiply || node.op == Op::divide || node.op == Op::scale ||
                              node.op == Op::round;
        if (node.op != Op::constant && !reckoned) return false;
        open.insert(open.end(), program_.children_of(node), program_.children_of(node) + node.child_count);
    }
    return true;
}

/// Whether two prices may be the same. Of figures that is seen; what is reckoned differs for certain only where the
/// later one begins while the earlier one holds, which is how a new price looks that does not end the old one.
bool Checker::same_price(RuleId a, RuleId b) const {
    const Node& one = program_.nodes[program_.rules[a].value];
    const Node& other = program_.nodes[program_.rules[b].value];
    if (one.op == Op::constant && other.op == Op::constant)
        return program_.constants[one.payload] == program_.constants[other.payload];
    return program_.rules[a].in_force.from == program_.rules[b].in_force.from;
}

/// A price that follows an index and is followed in time by one that does not.
void Checker::check_dropped_indexes() {
    for (const TermInfo& term : program_.terms) {
        for (const RuleId before : term.rules) {
            const NodeId amount = program_.rules[before].value;
            if (amount == none || program_.nodes[amount].op != Op::uprate || !program_.rules[before].hosts.empty())
                continue;
            for (const RuleId after : term.rules) {
                const RuleInfo& rule = program_.rules[after];
                const bool follows = rule.in_force.begins() && program_.rules[before].in_force.ends() &&
                                     rule.in_force.from == program_.rules[before].in_force.to + 1;
                const bool fixed = rule.value != none && program_.nodes[rule.value].op == Op::constant;
                if (follows && fixed && rule.hosts.empty())
                    report(code::index_dropped, rule.span, {term.name},
                           {{program_.rules[before].span, {"det räknas om", "which is uprated"}}});
            }
        }
    }
}

/// Examples that move an index by nothing test nothing of what it does to the amounts.
void Checker::check_index_examples() {
    for (SeriesId series = 0; series < program_.series.size(); ++series) {
        std::optional<Span> first;
        std::set<std::string> levels;
        bool moves = false;
        std::size_t given = 0;
        for (const ExamplePlan& example : program_.examples) {
            for (const GivenValue& value : example.values) {
                if (value.series != series || value.value == none) continue;
                NodeId figure_node = value.value;
                while (program_.nodes[figure_node].op == Op::scale)  // a change of unit, from percent
                    figure_node = program_.children_of(program_.nodes[figure_node])[0];
                const Node& node = program_.nodes[figure_node];
                if (node.op != Op::constant) {
                    moves = true;
                    continue;
                }
                if (!first) first = value.span;
                ++given;
                const Number& figure = program_.constants[node.payload];
                levels.insert(figure.plain());
                moves = moves || (program_.series[series].yearly_change && !figure.is_zero());
            }
        }
        const bool level_moves = !program_.series[series].yearly_change && (levels.size() > 1 || given < 2);
        const bool used = std::any_of(program_.upratings.begin(), program_.upratings.end(),
                                      [&](const UpratingPlan& plan) { return plan.series == series; });
        if (first && used && !moves && !level_moves)
            report(code::index_never_moves, *first, {program_.series[series].name});
    }
}

/// Two base rules without any condition that give different prices for one day always conflict.
void Checker::check_certain_conflicts() {
    if (precedence_broken_) return;
    std::vector<std::uint32_t> defaults;
    for (const ReadingInfo& reading : program_.readings) defaults.push_back(reading.default_option);
    const Precedence order = order_rules(program_, defaults);
    const auto interval = [&](RuleId id) {
        const RuleInfo& rule = program_.rules[id];
        // Rules of a proposal must not conflict either, for the days it would be in force.
        const DocumentInfo& stated = program_.documents[rule.document];
        return stated.term.proposal ? common_days(rule.in_force, stated.printed) : program_.days_in_force(rule);
    };
    for (const TermInfo& term : program_.terms) {
        std::vector<RuleId> plain;
        for (const RuleId rule : term.rules) {
            if (rule < drafts_.size() && is_price(rule)) plain.push_back(rule);
        }
        constexpr std::size_t most = 200;
        if (plain.size() > most) plain.resize(most);
        for (std::size_t pair = 0; pair < plain.size() * plain.size(); ++pair) {
            if (pair / plain.size() >= pair % plain.size()) continue;
            const RuleId a = plain[pair / plain.size()];
            const RuleId b = plain[pair % plain.size()];
            const Interval one = interval(a);
            const Interval other = interval(b);
            const bool together = std::max(one.from, other.from) <= std::min(one.to, other.to);
            const auto& beaten_a = order.beaten_by[a];
            const auto& beaten_b = order.beaten_by[b];
            const bool ordered = std::find(beaten_a.begin(), beaten_a.end(), b) != beaten_a.end() ||
                                 std::find(beaten_b.begin(), beaten_b.end(), a) != beaten_b.end();
            const bool excepted = !program_.rules[a].exceptions.empty() || !program_.rules[b].exceptions.empty();
            if (!together || ordered || excepted || same_price(a, b)) continue;
            report(code::conflict_certain, program_.rules[b].span, {term.name},
                   {{program_.rules[a].span, {"den andra regeln", "the other rule"}}});
        }
    }
}

/// In data (given facts, table cells) a bare number is read in the unit of what it is given for.
Typed Checker::in_declared_unit(Typed value, const Type& type) {
    const bool bare = !value.poisoned && value.type.kind == Kind::number && value.type.unit.bare();
    if (bare && type.kind == Kind::number) value.type = type;
    return value;
}

void Checker::fill_table(DocumentId document, const syntax::TableDeclaration& table) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const auto found = find(document, table.name.text + "." + table.columns[column].name.text, {SymbolKind::term});
        if (found.empty()) continue;
        const TermId term = found[0].id;
        const TermInfo info = program_.terms[term];
        Place place;
        place.document = document;
        if (info.per.size() != 1) {
            report(code::not_supported_here, table.name.span,
                   {{"en tabell utan precis ett `per`", "a table without exactly one `per`"}, ""});
            return;
        }
        ChoicePlan plan;
        const Domain& domain = program_.domains[info.per[0]];
        const std::uint32_t highest =
            domain.members.empty() ? 0 : *std::max_element(domain.members.begin(), domain.members.end());
        plan.by_option.assign(std::size_t{highest} + 1, none);
        bool sound = true;
        for (const syntax::TableRow& row : table.rows) {
            if (row.cells.size() != table.columns.size() + 1) {
                if (column == 0)
                    report(code::not_supported_here, row.span,
                           {{"en rad med fel antal kolumner", "a row with the wrong number of columns"},
                            {"skilj kolumnerna med `;`", "separate the columns with `;`"}});
                sound = false;
                continue;
            }
            const NodeId key = check_member(info.per[0], *row.cells[0], place);
            Typed value = in_declared_unit(check_expression(*row.cells[column + 1], place, &info.type), info.type);
            value = coerce(value, info.type, row.cells[column + 1]->span);
            if (key == none || value.poisoned || program_.nodes[key].op != Op::constant) return;
            const auto member =
                static_cast<std::size_t>(program_.constants[program_.nodes[key].payload].to_int64().value_or(0));
            if (plan.by_option[member] != none && column == 0) report(code::given_twice, row.cells[0]->span, {"raden"});
            plan.by_option[member] = value.node;
        }
        if (!sound) continue;
        for (const std::uint32_t member : domain.members) {
            if (plan.by_option[member] != none) continue;
            if (column == 0)
                report(code::choice_incomplete, table.name.span,
                       {{"tabellen `" + table.name.text + "`", "the table `" + table.name.text + "`"},
                        domain.kind == DomainKind::parties ? program_.parties[member].name : std::to_string(member),
                        {"lägg till en rad för var och en", "add a row for each of them"}});
            return;
        }
        const NodeId selector = emit(Op::local, Kind::party, table.name.span, {}, 0);
        program_.choices.push_back(std::move(plan));
        RuleInfo rule;
        rule.term = term;
        rule.value = emit(Op::choice, info.type.kind, table.name.span, {selector},
                          static_cast<std::uint32_t>(program_.choices.size() - 1), info.type.unit);
        rule.document = none;
        rule.span = table.name.span;
        rule.condition_span = table.name.span;
        program_.terms[term].rules.push_back(static_cast<RuleId>(program_.rules.size()));
        program_.rules.push_back(std::move(rule));
        drafts_.push_back({});
        drafts_.back().rule = static_cast<RuleId>(program_.rules.size() - 1);
    }
}

}  // namespace klausul
