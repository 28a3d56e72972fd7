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
    day_ = day_of_text(facts.date).value_or(0);
    supposed_terms_.clear();
    for (const Stated& one : facts.supposed) supposed_terms_[one.path()] = one.value;
    supposed_in_force_ = facts.in_force;
    regardless_of_term_ = facts.regardless_of_term;
    notice_given_ = day_of_text(facts.notice_given);
    known_.clear();
    said_.clear();
    order_rules();
}

/// Words, or the number in base units: a truth is 0 or 1, a day its count.
std::string Naive::printed(const NaiveValue& value) { return value.words.empty() ? value.number.plain() : value.words; }

/// What is supposed is written in base units.
NaiveValue Naive::supposed_value(const std::string& text) const {
    if (text == "ja" || text == "nej") return {text == "ja" ? 1 : 0, "", false};
    if (text.size() == 10 && text[4] == '-') return {*day_of_text(text), "", false};
    if (const auto number = Number::from_plain(text)) return {*number, "", false};
    const auto party = program_.parties.find(text);
    return {0, party == program_.parties.end() ? text : party->second, false};
}

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
        // Of periods, the one that the date lies in.
        const int months = months_of_index(per);
        if (months != 0) {
            const std::string member = words_of_period(months, period_of_day(months, day_));
            all[name + " för " + member] = answer(id, member);
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
        const NaiveOutcome& origin = said_.at({cause.name, cause.day});
        if (cause.status == Status::referred) told.texts.insert(origin.value.words);
        if (cause.status == Status::conflict) told.origin_alternatives[cause.name].insert(origin.alternatives);
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

std::vector<std::string> Naive::values_of(const NaiveType& type) const {
    if (type.optional || type.may_be_not_applicable) return {};
    if (type.kind == NaiveType::Kind::truth) return {"nej", "ja"};
    if (type.kind == NaiveType::Kind::option) return program_.enumerations.at(type.of);
    return {};
}

/// The values of a yes/no or enumeration fact; nothing for any other cause.
std::vector<std::string> Naive::few_values(const NaiveCause& cause) const {
    if (cause.kind != NaiveCause::Kind::fact) return {};
    return values_of(program_.facts.at(cause.name.substr(0, cause.name.find(' '))).type);
}

/// What was tried and what came out of it.
struct Naive::Attempt {
    std::vector<std::string> names;
    std::vector<std::vector<std::string>> values;
    std::vector<std::set<std::string>> behind;  ///< of each, the facts that are missing where it matters
    std::vector<bool> derived;
    std::size_t combinations = 1;
    bool superset = false;  ///< all could be tried, but they are too many
    std::vector<NaiveOutcome> seen;
    std::vector<Told> tolds;
    std::vector<std::map<std::string, Causes>> lacking;  ///< of each combination, of what is taken as one
    std::set<std::string> besides;                       ///< facts that some combination needs besides

    [[nodiscard]] bool complete() const {
        return !seen.empty() && std::none_of(seen.begin(), seen.end(), [](const NaiveOutcome& one) {
            return one.status == Status::undetermined;
        });
    }
};

void Naive::try_all(Attempt& attempt, std::size_t id, const std::string& member) {
    const std::string name = name_of({id, member, day_});
    attempt.seen.clear();
    attempt.tolds.clear();
    attempt.lacking.clear();
    attempt.besides.clear();
    for (std::size_t combination = 0; combination < attempt.combinations; ++combination) {
        std::size_t rest = combination;
        for (std::size_t i = 0; i < attempt.names.size(); ++i) {
            const std::string& value = attempt.values[i][rest % attempt.values[i].size()];
            rest /= attempt.values[i].size();
            if (attempt.derived[i]) {
                supposed_[attempt.names[i]] = value;
                continue;
            }
            // A record's fact is stated under its number alone.
            const std::size_t blank = attempt.names[i].rfind(' ');
            Stated one;
            one.fact = attempt.names[i].substr(0, attempt.names[i].find(' '));
            if (blank != std::string::npos) one.member = attempt.names[i].substr(blank + 1);
            one.value = value;
            given_[one.path()] = one;
        }
        known_.clear();
        lacking_.clear();
        attempt.seen.push_back(term(id, member, day_));
        attempt.tolds.push_back(told(attempt.seen.back(), program_.terms[id], name));
        for (const std::string& missing : attempt.tolds.back().missing) {
            const std::set<std::string> parts = behind(missing);
            attempt.besides.insert(parts.begin(), parts.end());
        }
        attempt.lacking.push_back(lacking_);
    }
}

Naive::Attempt Naive::try_out(std::size_t id, const std::string& member, const NaiveOutcome& open) {
    Attempt attempt;
    const auto add = [&](const NaiveCause& cause) {
        const auto few = few_values(cause);
        if (few.empty()) return false;
        attempt.names.push_back(cause.name);
        attempt.values.push_back(few);
        attempt.behind.push_back(behind(cause.name));
        const std::string fact = cause.name.substr(0, cause.name.find(' '));
        attempt.derived.push_back(as_one_ && program_.facts.at(fact).otherwise != nullptr);
        attempt.combinations = std::min<std::size_t>(attempt.combinations * few.size(), 1000);
        return true;
    };
    for (const std::uint32_t number : open.causes) {
        if (this->cause(number).is_fact() && !add(this->cause(number))) return {};
    }
    attempt.superset = attempt.combinations > 64;
    if (attempt.superset) return attempt;
    const Given given = given_;
    const auto known = std::move(known_);
    const auto said = said_;
    while (true) {
        try_all(attempt, id, member);
        const Attempt before = attempt;
        bool few = true;
        for (std::size_t combination = 0; combination < before.seen.size(); ++combination) {
            const NaiveOutcome& one = before.seen[combination];
            if (one.status != Status::undetermined) continue;
            lacking_ = before.lacking[combination];
            for (const std::uint32_t number : one.causes) {
                const NaiveCause cause = this->cause(number);
                const auto& names = attempt.names;
                const bool known_already = std::find(names.begin(), names.end(), cause.name) != names.end();
                if (few && cause.is_fact() && !known_already) few = add(cause);
            }
        }
        if (few && attempt.names.size() > before.names.size() && attempt.combinations <= 64) continue;
        attempt = before;
        break;
    }
    given_ = given;
    known_ = known;
    said_ = said;
    supposed_.clear();
    lacking_.clear();
    return attempt;
}

bool Naive::look_ahead(std::size_t id, const std::string& member, const NaiveOutcome& open, Told& result) {
    Attempt attempt = try_out(id, member, open);
    if (!attempt.complete()) {
        as_one_ = true;
        const auto known = std::move(known_);
        const auto said = said_;
        known_.clear();
        lacking_.clear();
        const NaiveOutcome whole = term(id, member, day_);
        Attempt other = try_out(id, member, whole);
        known_ = known;
        said_ = said;
        as_one_ = false;
        const bool with_derived = std::find(other.derived.begin(), other.derived.end(), true) != other.derived.end();
        if (!other.seen.empty() && with_derived) attempt = std::move(other);
    }
    result.superset = attempt.superset;
    if (attempt.seen.empty()) return false;
    const std::vector<std::string>& names = attempt.names;
    const auto& values = attempt.values;
    const std::size_t combinations = attempt.combinations;
    const std::vector<NaiveOutcome>& seen = attempt.seen;
    const std::vector<Told>& tolds = attempt.tolds;
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
            if (alike(seen[at], seen[at - digit * stride])) continue;
            result.missing.insert(attempt.behind[i].begin(), attempt.behind[i].end());
        }
        stride *= values[i].size();
    }
    result.besides = attempt.besides;
    result.missing.insert(result.besides.begin(), result.besides.end());
    if (!result.missing.empty()) return true;
    for (const auto& parts : attempt.behind) result.missing.insert(parts.begin(), parts.end());
    return true;
}

}  // namespace klausul::differential
