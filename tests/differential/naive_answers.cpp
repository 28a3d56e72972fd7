// What leaves the program: the chapter "answer" of docs/evaluation.md.

#include <algorithm>

#include "naive.hpp"

namespace klausul::differential {

void Naive::take(const TestCase& facts) {
    given_.clear();
    for (const Stated& one : facts.facts) given_[one.path()] = one;
    list_sizes_ = {facts.lists.begin(), facts.lists.end()};
    readings_.clear();
    for (const auto& [name, reading] : program_.readings) readings_[name] = reading.taken;
    for (const auto& [name, option] : facts.readings) readings_[name] = option;
    day_ = day_from_text(facts.date).value_or(Day{}).number;
    known_.clear();
    order_rules();
}

/// Words, or the number in base units: a truth is 0 or 1, a day its count.
std::string Naive::printed(const NaiveValue& value) { return value.words.empty() ? value.number.plain() : value.words; }

Answers Naive::answers(const TestCase& facts) {
    take(facts);
    Answers all;
    for (const std::string& name : program_.asked) {
        const std::size_t id = program_.term_by_name.at(name);
        const std::string& per = program_.terms[id].per;
        if (per.empty()) {
            all[name] = answer(id, "");
            continue;
        }
        const auto members = members_of(per);
        if (!members) {
            all[name].status = Status::undetermined;
            all[name].missing = {per};
            continue;
        }
        for (const std::string& member : *members) all[name + " för " + member] = answer(id, member);
    }
    return all;
}

Told Naive::told(const NaiveOutcome& outcome, const NaiveTerm& term, const std::string& name) {
    Told told;
    told.status = outcome.status;
    const bool gave = outcome.status == Status::decided || outcome.status == Status::referred;
    if (gave) told.spoke = outcome.spoke;
    if (outcome.status == Status::decided) told.value = printed(outcome.value);
    if (outcome.status == Status::conflict) told.alternatives = outcome.alternatives;
    for (const std::uint32_t number : outcome.causes) {
        const NaiveCause& cause = this->cause(number);
        if (outcome.status == Status::undetermined) {
            if (cause.is_fact()) told.missing.insert(cause.name);
            continue;
        }
        if (cause.kind == NaiveCause::Kind::fault) told.problems.insert(cause.what);
        told.origins.insert(cause.name == name ? "" : cause.name);
        if (cause.status != Status::referred && cause.status != Status::conflict) continue;
        // What the origin itself said.
        for (const auto& [place, origin] : known_) {
            if (name_of(place) != cause.name || place.day != cause.day) continue;
            if (cause.status == Status::referred) told.texts.insert(origin.value.words);
            if (cause.status == Status::conflict) told.origin_alternatives[cause.name].insert(origin.alternatives);
        }
    }
    const bool unrounded = outcome.status == Status::decided && term.type.kind == NaiveType::Kind::number &&
                           ((term.type.kronor && !(outcome.value.number * Number(100)).is_whole()) ||
                            (term.type.whole && !outcome.value.number.is_whole()));
    if (unrounded) {
        told.status = Status::error;
        told.problems = {"unrounded"};
        told.origins = {""};
    }
    return told;
}

Told Naive::answer(std::size_t id, const std::string& member) {
    const NaiveOutcome outcome = term(id, member, day_);
    const std::string name = name_of({id, member, day_});
    Told result = told(outcome, program_.terms[id], name);
    if (outcome.status == Status::undetermined) {
        Told ahead;
        if (look_ahead(id, member, outcome, ahead)) return ahead;
        result.superset = ahead.superset;
    }
    return result;
}

/// The values of a yes/no or enumeration fact; nothing for any other cause.
std::optional<std::vector<std::string>> Naive::few_values(const NaiveCause& cause) const {
    if (cause.kind != NaiveCause::Kind::fact) return std::nullopt;
    const NaiveFact& fact = program_.facts.at(cause.name.substr(0, cause.name.find(' ')));
    if (fact.type.optional || fact.type.may_be_not_applicable) return std::nullopt;
    if (fact.type.kind == NaiveType::Kind::truth) return std::vector<std::string>{"nej", "ja"};
    if (fact.type.kind == NaiveType::Kind::option) return program_.enumerations.at(fact.type.of);
    return std::nullopt;
}

bool Naive::look_ahead(std::size_t id, const std::string& member, const NaiveOutcome& open, Told& result) {
    std::vector<std::string> names;
    std::vector<std::vector<std::string>> values;
    std::size_t combinations = 1;
    const auto add = [&](const NaiveCause& cause) {
        const auto few = few_values(cause);
        if (!few) return false;
        names.push_back(cause.name);
        values.push_back(*few);
        combinations = std::min<std::size_t>(combinations * few->size(), 1000);
        return true;
    };
    for (const std::uint32_t number : open.causes) {
        if (this->cause(number).is_fact() && !add(this->cause(number))) return false;
    }
    result.superset = combinations > 64;
    if (result.superset) return false;
    const Given given = given_;
    std::map<Place, NaiveOutcome> known = std::move(known_);
    const std::string name = name_of({id, member, day_});
    std::vector<NaiveOutcome> seen;
    std::vector<Told> tolds;
    const auto try_all = [&] {
        seen.clear();
        tolds.clear();
        for (std::size_t combination = 0; combination < combinations; ++combination) {
            std::size_t rest = combination;
            for (std::size_t i = 0; i < names.size(); ++i) {
                // A record's fact is stated under its number alone.
                const std::size_t blank = names[i].rfind(' ');
                Stated one;
                one.fact = names[i].substr(0, names[i].find(' '));
                if (blank != std::string::npos) one.member = names[i].substr(blank + 1);
                one.value = values[i][rest % values[i].size()];
                rest /= values[i].size();
                given_[one.path()] = one;
            }
            known_.clear();
            seen.push_back(term(id, member, day_));
            tolds.push_back(told(seen.back(), program_.terms[id], name));
        }
    };
    try_all();
    while (true) {
        const auto names_before = names;
        const auto values_before = values;
        const std::size_t combinations_before = combinations;
        bool few = true;
        for (const NaiveOutcome& one : seen) {
            if (one.status != Status::undetermined) continue;
            for (const std::uint32_t number : one.causes) {
                const NaiveCause cause = this->cause(number);
                const bool known_already = std::find(names.begin(), names.end(), cause.name) != names.end();
                if (few && cause.is_fact() && !known_already) few = add(cause);
            }
        }
        if (few && names.size() > names_before.size() && combinations <= 64) {
            try_all();
            continue;
        }
        names = names_before;
        values = values_before;
        combinations = combinations_before;
        break;
    }
    given_ = given;
    known_ = std::move(known);
    const bool agree = std::all_of(seen.begin(), seen.end(), [&](const NaiveOutcome& one) {
        return one.status == seen[0].status && one.value == seen[0].value && one.status != Status::undetermined;
    });
    if (agree) {
        result = tolds[0];
        for (const Told& one : tolds) {
            result.spoke.insert(one.spoke.begin(), one.spoke.end());
            result.origins.insert(one.origins.begin(), one.origins.end());
            result.texts.insert(one.texts.begin(), one.texts.end());
            result.problems.insert(one.problems.begin(), one.problems.end());
            for (const auto& [value, tags] : one.alternatives)
                result.alternatives[value].insert(tags.begin(), tags.end());
            for (const auto& [origin, each] : one.origin_alternatives)
                result.origin_alternatives[origin].insert(each.begin(), each.end());
        }
        result.whatever = {names.begin(), names.end()};
        return true;
    }
    const auto cites = [](const NaiveOutcome& one) {
        return one.status == Status::decided || one.status == Status::referred || !one.alternatives.empty();
    };
    const auto alike = [&](const NaiveOutcome& a, const NaiveOutcome& b) {
        const bool conflicts = !a.alternatives.empty() && !b.alternatives.empty();
        const auto rules_of = [](const NaiveOutcome& one) {
            std::set<std::string> rules;
            for (const auto& [value, tags] : one.alternatives) rules.insert(tags.begin(), tags.end());
            return rules;
        };
        const bool same_rules = conflicts ? rules_of(a) == rules_of(b) : a.spoke == b.spoke;
        return a.status == b.status && a.value == b.value && (!cites(a) || same_rules) && cites(a) == cites(b);
    };
    result.status = Status::undetermined;
    std::size_t stride = 1;
    for (std::size_t i = 0; i < names.size(); ++i) {
        for (std::size_t at = 0; at < combinations; ++at) {
            const std::size_t digit = (at / stride) % values[i].size();
            if (!alike(seen[at], seen[at - digit * stride])) result.missing.insert(names[i]);
        }
        stride *= values[i].size();
    }
    for (const Told& one : tolds) result.besides.insert(one.missing.begin(), one.missing.end());
    result.missing.insert(result.besides.begin(), result.besides.end());
    if (result.missing.empty()) result.missing = {names.begin(), names.end()};
    return true;
}

}  // namespace klausul::differential
