// Facts as variables, and what stands for what cannot be said.

#include <algorithm>

#include "interpreter/program/stated.hpp"
#include "interpreter/search/meaning.hpp"
#include "interpreter/search/parts.hpp"

namespace klausul::search {
namespace {

Variable number_variable(const FactInfo& fact) {
    Variable variable;
    variable.kind = fact.type.whole ? Variable::Kind::whole : Variable::Kind::number;
    // What a case may state is what is looked at, no more and no less.
    const Bounds bounds = bounds_of(fact.type);
    variable.lowest = bounds.lowest;
    variable.highest = bounds.highest;
    return variable;
}

/// Of one option at least.
Variable option_variable(std::vector<std::int64_t> options) {
    Variable variable;
    variable.kind = Variable::Kind::option;
    variable.customary = options.front();
    variable.options = std::move(options);
    return variable;
}

}  // namespace

FormulaId Meaning::reading(ReadingId id) {
    if (readings_ && (*readings_)[id] != any_option) return formulas_.number(std::int64_t{(*readings_)[id]});
    auto known = reading_variables_.find(id);
    if (known == reading_variables_.end()) {
        Variable variable{Variable::Kind::option, {}, {}, {}, 0, false};
        for (std::size_t i = 0; i < program_.readings[id].options.size(); ++i)
            variable.options.push_back(static_cast<std::int64_t>(i));
        known = reading_variables_.emplace(id, formulas_.add_variable(std::move(variable))).first;
    }
    return formulas_.variable(known->second);
}

/// The options or parties that a value of the type is one of.
std::vector<std::int64_t> Meaning::values_of(const Type& type) const {
    const bool party = type.kind == Kind::party;
    if (type.enumeration == none && !party) return {};
    if (party && type.party_group != none) {
        const auto& group = program_.domains[*type.party_group].members;
        return {group.begin(), group.end()};
    }
    const std::size_t count = party ? program_.parties.size() : program_.enumerations[*type.enumeration].options.size();
    std::vector<std::int64_t> values;
    for (std::size_t i = 0; i < count; ++i) values.push_back(static_cast<std::int64_t>(i));
    return values;
}

/// Empty for a kind of value that formulas do not know.
std::optional<VariableId> Meaning::value_variable(const FactInfo& fact) {
    switch (fact.type.kind) {
        case Kind::truth:
            return formulas_.add_variable({});
        case Kind::number:
            return formulas_.add_variable(number_variable(fact));
        case Kind::option:
        case Kind::party: {
            const std::vector<std::int64_t> values = values_of(fact.type);
            if (values.empty()) return std::nullopt;
            return formulas_.add_variable(option_variable(values));
        }
        case Kind::clock: {
            Variable clock;
            clock.kind = Variable::Kind::whole;
            clock.lowest = Number(0);
            clock.highest = Number(minutes_per_day);
            return formulas_.add_variable(std::move(clock));
        }
        case Kind::day: {
            Variable day = formulas_.variables()[day_];
            return formulas_.add_variable(std::move(day));
        }
        default:
            return std::nullopt;
    }
}

FactVariable& Meaning::fact_variable(FactId id, const Key& key) {
    const auto [place, is_new] = places_.emplace(std::pair{id, key}, facts_.size());
    if (is_new) {
        const FactInfo& fact = program_.facts[id];
        FactVariable made{id, key, value_variable(fact), std::nullopt, std::nullopt};
        std::vector<std::int64_t> states{static_cast<std::int64_t>(Given::value)};
        if (fact.type.optional) states.push_back(static_cast<std::int64_t>(Given::absent));
        if (fact.type.may_be_not_applicable) states.push_back(static_cast<std::int64_t>(Given::not_applicable));
        if (states.size() > 1) made.state = formulas_.add_variable(option_variable(states));
        if (!terms_within(program_, fact.otherwise).empty()) made.derived = formulas_.add_variable({});
        facts_.push_back(made);
    }
    return facts_[place->second];
}

Figure Meaning::read_fact(const Node& node, const Place& place) {
    const Indexed index = indexed(node, place);
    return behind(index, read_fact(node.as<FactId>(), 0, index.key, node.child_count, place.date));
}

/// A member that is not known yet is each of them in turn.
Figure Meaning::read_fact(FactId id, std::size_t place, Key key, std::size_t count, FormulaId date) {
    const FactInfo& fact = program_.facts[id];
    for (; place < count; ++place) {
        const auto all = place < fact.per.size() ? members(fact.per[place]) : std::nullopt;
        if (formulas_.constant(key[place]) != nullptr || !all || all->empty()) continue;
        const FormulaId index = key[place];
        std::optional<Figure> result;
        for (const std::int64_t member : *all) {
            key[place] = formulas_.number(member);
            const Figure one = read_fact(id, place + 1, key, count, date);
            result = result ? either(formulas_.equal(index, formulas_.number(member)), one, *result) : one;
        }
        return *result;
    }
    const FactVariable known = fact_variable(id, key);
    const Figure stated = stated_fact(known);
    if (!known.derived) return stated;
    return either(formulas_.variable(*known.derived), figure(*fact.otherwise, this->place(key, date)), stated);
}

/// One of two, whichever it is.
Figure Meaning::either(FormulaId first, const Figure& a, const Figure& b) {
    const FormulaId second = formulas_.negation(first);
    return {formulas_.any({formulas_.all({first, a.good}), formulas_.all({second, b.good})}), formulas_.truth(false),
            formulas_.choose(first, a.value, b.value), joined(where(first, a.causes), where(second, b.causes))};
}

/// What a case says of a fact; what is absent or not applicable cannot be read.
Figure Meaning::stated_fact(const FactVariable& known) {
    Figure read = plain(formulas_.number(0));
    if (known.state) {
        read.good = formulas_.equal(formulas_.variable(*known.state),
                                    formulas_.number(static_cast<std::int64_t>(Given::value)));
        of(read.causes, Sort::error) = formulas_.negation(read.good);
    }
    if (!known.value) {
        const std::string& name = program_.facts[known.fact].name;
        Variable anything{Variable::Kind::number, {}, {}, {}, 0, true};
        const VariableId free = formulas_.add_variable(std::move(anything));
        reasons_.emplace(
            free,
            Phrase{"`" + name + "` är varken ja/nej, en uppräkning, en part, ett tal, en dag eller ett klockslag",
                   "`" + name + "` is neither yes/no, an enumeration, a party, a number, a day nor a time of day"});
        read.value = formulas_.variable(free);
        return read;
    }
    const FormulaId value = formulas_.variable(*known.value);
    read.value = formulas_[value].is_truth ? formulas_.choose(value, formulas_.number(1), formulas_.number(0)) : value;
    return read;
}

/// `finns`, `saknas`, `är ej tillämpligt`, `är okänt` of a fact that something is said about.
Known Meaning::presence(const Node& node, const Place& place) {
    const Node& fact = child(node, 0);
    const Indexed index = indexed(fact, place);
    for (std::size_t i = 0; i < fact.child_count; ++i) {
        if (formulas_.constant(index.key[i]) == nullptr && !formulas_.is_yes(index.good)) {
            const Figure open =
                unsayable(program_.children_of(node)[0], place,
                          {"vems uppgift det gäller är inte bestämt", "whose fact is meant is not settled"});
            const FormulaId holds = formulas_.equal(open.value, formulas_.number(0));
            return {formulas_.all({open.good, holds}), formulas_.all({open.good, formulas_.negation(holds)}),
                    open.causes};
        }
    }
    const auto read = fact.as<FactId>();
    const FactVariable known = fact_variable(read, index.key);
    if (known.derived) return presence_if_derived(node.op, known, *program_.facts[read].otherwise, place.date);
    return stated_presence(node.op, known);
}

/// A fact that is not stated is there if what it is derived from has a value.
Known Meaning::presence_if_derived(Op op, const FactVariable& known, NodeId otherwise, FormulaId date) {
    const FormulaId derived = formulas_.variable(*known.derived);
    const FormulaId stated = formulas_.negation(derived);
    if (op == Op::is_unknown) return {derived, stated, {}};
    const Figure found = figure(otherwise, place(known.key, date));
    const Known other = stated_presence(op, known);
    const FormulaId holds = formulas_.truth(op == Op::is_given);
    const FormulaId there = formulas_.all({derived, found.good});
    return {formulas_.any({formulas_.all({there, holds}), formulas_.all({stated, other.yes})}),
            formulas_.any({formulas_.all({there, formulas_.negation(holds)}), formulas_.all({stated, other.no})}),
            joined(where(derived, found.causes), where(stated, other.causes))};
}

Known Meaning::stated_presence(Op op, const FactVariable& known) {
    const FormulaId yes = formulas_.truth(true);
    const FormulaId no = formulas_.truth(false);
    if (op == Op::is_unknown) return {no, yes, {}};
    if (!known.state) return op == Op::is_given ? Known{yes, no, {}} : Known{no, yes, {}};
    const auto is = [&](Given state) {
        return formulas_.equal(formulas_.variable(*known.state), formulas_.number(static_cast<std::int64_t>(state)));
    };
    const FormulaId na = is(Given::not_applicable);
    if (op == Op::is_not_applicable) return {na, formulas_.negation(na), {}};
    const FormulaId absent = is(Given::absent);
    const FormulaId given = is(Given::value);
    Causes causes{};
    of(causes, Sort::error) = formulas_.negation(formulas_.any({absent, given}));
    return op == Op::is_given ? Known{given, absent, causes} : Known{absent, given, causes};
}

Figure Meaning::unsayable(NodeId id, const Place& place, Phrase reason) {
    const std::tuple known_as{id, place.date, place.locals};
    if (const auto known = free_.find(known_as); known != free_.end()) return known->second;
    Figure result = unsayable_itself(id, place, std::move(reason));
    result.causes = from_within(id, place, result);
    return free_.insert_or_assign(known_as, result).first->second;
}

Figure Meaning::unsayable_itself(NodeId id, const Place& place, Phrase reason) {
    const std::tuple known_as{id, place.date, place.locals};
    if (const auto known = free_.find(known_as); known != free_.end()) return known->second;
    const VariableId good = formulas_.add_variable({Variable::Kind::truth, {}, {}, {}, 0, true});
    const bool truth_value = program_.nodes[id].kind == Kind::truth;
    Variable anything{truth_value ? Variable::Kind::option : Variable::Kind::number, {}, {}, {}, 0, true};
    if (truth_value) anything.options = {0, 1};
    const VariableId value = formulas_.add_variable(std::move(anything));
    reasons_.emplace(good, reason);
    reasons_.emplace(value, std::move(reason));
    Figure result{formulas_.variable(good), formulas_.truth(false), formulas_.variable(value), {}};
    const FormulaId bad = formulas_.negation(result.good);
    of(result.causes, Sort::fact) = formulas_.all({bad, free_truth()});
    of(result.causes, Sort::error) = formulas_.all({bad, free_truth()});
    free_.emplace(known_as, result);
    return result;
}

/// Anything, besides what is free about the node itself.
FormulaId Meaning::free_truth(NodeId id, const Place& place) {
    const std::tuple known_as{id, place.date, place.locals};
    if (const auto known = free_truths_.find(known_as); known != free_truths_.end()) return known->second;
    const FormulaId made = free_truth();
    free_truths_.emplace(known_as, made);
    return made;
}

}  // namespace klausul::search
