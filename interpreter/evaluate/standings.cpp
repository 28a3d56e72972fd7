// Which rules of a term stand, in five equations:
//
//   beats(r, s)  r goes before s; the readings of the case alone decide it
//   own(r)       its days, entry into force, the conditions of its clauses, and its own
//   speaks(r)    own(r), and for an exception also the disjunction of speaks(h) over its hosts h
//   voice(r)     speaks(r), and not the disjunction of own(e) over the exceptions e from r
//   lives(r)     voice(r), and not the disjunction of voice(s) over the s with beats(s, r)
//
// The search says the same in formulas: search/meaning.cpp is its twin and changes with it.

#include "interpreter/evaluate/standings.hpp"

#include <algorithm>

#include "interpreter/evaluate/days_in_force.hpp"
#include "interpreter/evaluate/expressions.hpp"

namespace klausul {

Standings::Standings(CaseAtWork& work, DaysInForce& in_force, Expressions& expressions)
    : program_(work.program), work_(work), in_force_(in_force), expressions_(expressions) {
    place_in_term_.resize(program_.rules.size());
    for (const TermInfo& term : program_.terms) {
        for (std::size_t i = 0; i < term.rules.size(); ++i)
            place_in_term_[term.rules[i]] = static_cast<std::uint32_t>(i);
    }
}

void Standings::begin(const Case& facts) {
    in_use_ = 0;
    if (ordered_for_ == facts.readings()) return;
    ordered_for_ = facts.readings();
    precedence_ = order_rules(program_, *ordered_for_);
}

Standings::Run::Run(Standings& standings, TermId term, const IndexKey& key, Day date)
    : standings_(standings), scope_{date, {}}, base_(standings.in_use_) {
    std::copy(key.begin(), key.end(), scope_.locals.begin());
    const std::size_t rules = standings.program_.terms[term].rules.size();
    standings.in_use_ += rules;
    if (standings.states_.size() < standings.in_use_) standings.states_.resize(standings.in_use_);
    std::fill_n(standings.states_.begin() + static_cast<std::ptrdiff_t>(base_), rules, State{});
}

Judged Standings::Run::find_own(RuleId id) {
    const RuleInfo& rule = standings_.program_.rules[id];
    Causes& causes = standings_.work_.causes;
    Judged result{Truth::yes, 0};
    if (!standings_.in_force_.on(id, scope_.date)) {
        result.truth = Truth::no;
    } else {
        result = standings_.in_force_.entered(rule.document, scope_.date);
        for (const NodeId condition : rule.clause_conditions) {
            if (result.truth != Truth::no)
                result = causes.both(result, standings_.expressions_.judge(condition, scope_));
        }
        if (rule.condition != none && result.truth != Truth::no)
            result = causes.both(result, standings_.expressions_.judge(*rule.condition, scope_));
    }
    State& kept = state(id);
    kept.own_known = true;
    kept.own = result;
    return result;
}

Judged Standings::Run::find_speaks(RuleId id) {
    const RuleInfo& rule = standings_.program_.rules[id];
    Causes& causes = standings_.work_.causes;
    Judged result = own(id);
    if (!rule.hosts.empty() && result.truth != Truth::no) {
        Judged hosted{Truth::no, 0};
        for (const RuleId host : rule.hosts) hosted = causes.either(hosted, speaks(host));
        result = causes.both(result, hosted);
    }
    State& kept = state(id);
    kept.speaks_known = true;
    kept.speaks = result;
    return result;
}

Judged Standings::Run::find_voice(RuleId id) {
    Judged result = speaks(id);
    for (const RuleId exception : standings_.program_.rules[id].exceptions) {
        if (result.truth == Truth::no) break;
        result = standings_.work_.causes.both(result, opposite(own(exception)));
    }
    State& kept = state(id);
    kept.voice_known = true;
    kept.voice = result;
    return result;
}

Judged Standings::Run::find_lives(RuleId id) {
    const RuleInfo& rule = standings_.program_.rules[id];
    Causes& causes = standings_.work_.causes;
    const std::vector<RuleId>& stronger_rules = standings_.precedence_.beaten_by[id];
    // A rule with nothing over, under or before it lives by its own condition.
    if (rule.hosts.empty() && rule.exceptions.empty() && stronger_rules.empty()) return own(id);
    Judged silenced{Truth::no, 0};
    for (const RuleId stronger : stronger_rules) {
        if (own(stronger).truth == Truth::no) continue;
        silenced = causes.either(silenced, voice(stronger));
        if (silenced.truth == Truth::yes) return {Truth::no, 0};
    }
    return causes.both(voice(id), opposite(silenced));
}

}  // namespace klausul
