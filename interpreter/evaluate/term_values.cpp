#include "interpreter/evaluate/term_values.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "interpreter/evaluate/days_in_force.hpp"
#include "interpreter/evaluate/expressions.hpp"

namespace klausul {
namespace {

/// The rule of a term that has no other and speaks whenever it is in force, as most helpers do; else none.
Maybe<RuleId> only_rule(const Program& program, const TermInfo& term) {
    if (term.rules.size() != 1) return none;
    const RuleInfo& rule = program.rules[term.rules.front()];
    const bool waits = rule.document != none && program.documents[*rule.document].entry != none;
    const bool always = rule.condition == none && rule.clause_conditions.empty() && rule.hosts.empty() && !waits;
    if (!always || rule.value == none) return none;
    return term.rules.front();
}

}  // namespace

std::size_t TermValues::PlaceHash::operator()(const Place& place) const {
    std::size_t hash = place.term.position() * 0x9E3779B97F4A7C15ULL + static_cast<std::size_t>(place.date);
    for (const std::int64_t part : place.key) hash = (hash ^ static_cast<std::size_t>(part)) * 0x100000001B3ULL;
    return hash;
}

TermValues::TermValues(CaseAtWork& work, DaysInForce& in_force, Standings& standings, Expressions& expressions)
    : program_(work.program), work_(work), in_force_(in_force), standings_(standings), expressions_(expressions) {
    plain_.resize(program_.terms.size());
    for (const TermInfo& term : program_.terms) only_rule_.push_back(only_rule(program_, term));
}

void TermValues::begin() {
    ++epoch_;
    if (!others_.empty()) others_.clear();
    limited_.clear();
}

/// What rests on a limit is forgotten before the next question, so that an answer never depends on what else was asked
/// before it.
void TermValues::forget_limited() {
    for (const Place& place : limited_) {
        others_.erase(place);
        if (place.key == IndexKey{}) plain_[place.term].epoch = 0;
    }
    limited_.clear();
    work_.causes.forget_limit();
}

const TermValue& TermValues::term(TermId id, const IndexKey& key, Day date) {
    if (!limited_.empty() && work_.effort.at_rest()) forget_limited();
    const TermInfo& info = program_.terms[id];
    const Day on = info.uses_date ? date : *work_.facts->date();
    if (info.per.empty() && on == *work_.facts->date()) {
        if (plain_[id].epoch == epoch_) return plain_[id].value;
        TermValue value = compute(id, key, on, nullptr);
        if (work_.causes.limit_met()) limited_.push_back({id, on.number, key});
        plain_[id] = {epoch_, std::move(value)};
        return plain_[id].value;
    }
    const Place place{id, on.number, key};
    if (const auto found = others_.find(place); found != others_.end()) return found->second;
    TermValue value = compute(id, key, on, nullptr);
    if (work_.causes.limit_met()) limited_.push_back(place);
    return others_.insert_or_assign(place, std::move(value)).first->second;
}

std::vector<RuleTrace> TermValues::trace(TermId id, const IndexKey& key, Day date) {
    Traces traces;
    compute(id, key, date, &traces);
    return traces;
}

TermValue TermValues::compute(TermId id, const IndexKey& key, Day date, Traces* traces) {
    const Causes::Arising here(work_.causes, id, key, date);
    return compute_within(id, key, date, traces);
}

TermValue TermValues::compute_within(TermId id, const IndexKey& key, Day date, Traces* traces) {
    const TermInfo& info = program_.terms[id];
    if (!work_.effort.take()) return settlement_.blocked(work_.causes.fault(FaultKind::too_many_steps, none));
    if (work_.effort.too_deep()) return settlement_.blocked(work_.causes.fault(FaultKind::too_deep, none));
    if (const Number* supposed = work_.facts->supposed(id, key)) return {*supposed, 0, Status::decided, none};
    const Effort::Level deeper(work_.effort);
    if (info.as_of != none) {
        Scope asking{date, {}};
        std::copy(key.begin(), key.end(), asking.locals.begin());
        const Result day = expressions_.evaluate(*info.as_of, asking);
        if (!day.good()) return settlement_.open(day.cause);
        date = {static_cast<std::int32_t>(day.value.to_int64().value_or(0))};
    } else if (info.in_period) {
        if (traces == nullptr) return compute_in_period(id, key, date);
        date = day_in_period(id, key, date);
    }
    return compute_on(id, key, date, traces);
}

TermValue TermValues::compute_on(TermId id, const IndexKey& key, Day date, Traces* traces) {
    const auto not_in_force = [&] {
        return TermValue{Number(), work_.causes.block(Status::not_in_force, id, key, date), Status::not_in_force, none};
    };
    const Maybe<RuleId> only = only_rule_[id];
    if (only != none && traces == nullptr && work_.reached == nullptr)
        return in_force_.on(*only, date) ? value_of_only(*only, key, date) : not_in_force();
    const TermInfo& info = program_.terms[id];
    const Judged in_force = info.rules.empty() ? Judged{Truth::yes, 0} : in_force_.any_base_rule(id, date);
    if (in_force.truth == Truth::no) return not_in_force();
    Standings::Run run(standings_, id, key, date);
    const std::size_t first_entry = entries_.size();
    for (const RuleId rule : info.rules) {
        const Judged alive = run.lives(rule);
        if (traces != nullptr) {
            traces->push_back(
                {rule, in_force_.on(rule, date), run.own(rule), run.speaks(rule), run.voice(rule), alive, false, {}});
        }
        if (work_.reached != nullptr && alive.truth == Truth::yes) work_.reached->rules[rule] = true;
        const Maybe<NodeId> value = program_.rules[rule].value;
        if (alive.truth == Truth::no || value == none) continue;
        Result result = expressions_.evaluate(*value, run.scope());
        if (traces != nullptr) {
            traces->back().has_value = true;
            traces->back().value = result;
        }
        entries_.push_back({rule, alive, std::move(result)});
    }
    if (work_.reached != nullptr) note_ranking_readings(id, run);
    TermValue settled = settlement_.settle(std::span(entries_).subspan(first_entry), id, key, date, in_force.cause);
    entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(first_entry), entries_.end());
    return settled;
}

/// Of a rule that speaks whenever it is in force, and that no other contradicts.
TermValue TermValues::value_of_only(RuleId id, const IndexKey& key, Day date) {
    const RuleInfo& rule = program_.rules[id];
    Scope scope{date, {}};
    std::copy(key.begin(), key.end(), scope.locals.begin());
    Result value = expressions_.evaluate(*rule.value, scope);
    if (!value.good()) return settlement_.open(value.cause);
    return settlement_.decided(id, std::move(value), rule.term, key, date);
}

/// A reading that decides which of two rules that speak goes before the other has been reached.
void TermValues::note_ranking_readings(TermId id, Standings::Run& run) {
    for (const PrecedencePair& pair : program_.precedence) {
        const bool here = pair.condition != none && program_.rules[pair.winner].term == id;
        if (!here || run.speaks(pair.winner).truth == Truth::no || run.speaks(pair.loser).truth == Truth::no) continue;
        std::vector<NodeId> open{*pair.condition};
        while (!open.empty()) {
            const Node& node = program_.nodes[open.back()];
            open.pop_back();
            if (node.op == Op::reading) work_.note_reading(node.as<ReadingId>());
            const NodeId* children = program_.children_of(node);
            open.insert(open.end(), children, children + node.child_count);
        }
    }
}

}  // namespace klausul
