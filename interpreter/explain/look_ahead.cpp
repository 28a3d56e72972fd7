// What is missing of an undetermined answer: yes/no facts and enumerations with few combinations are tried out. If all
// come out alike, the answer does not hang on them; otherwise only those whose change alone changes it are missing.

#include <algorithm>

#include "interpreter/explain/explainer.hpp"

namespace klausul {

/// A fact with the values it is tried with.
struct Explainer::Tried {
    FactId fact = none;
    IndexKey key{};
    std::vector<std::int64_t> values;
};

/// What one combination gives.
struct Explainer::Seen {
    Status status = Status::gap;
    bool own = false;  ///< the value is the answer's own, not taken over
    Number value;
    std::set<RuleId> spoke;   ///< each as it is cited
    std::vector<Cause> open;  ///< facts it needs besides
};

namespace {

constexpr std::size_t most_combinations = 64;

template <typename Tried>
std::size_t combinations_of(const std::vector<Tried>& tried) {
    std::size_t combinations = 1;
    for (const Tried& one : tried) combinations = std::min(combinations * one.values.size(), most_combinations + 1);
    return combinations;
}

/// Gives the facts as the combination has them: its number is read with a digit for each.
template <typename Tried>
void give(Case& facts, const std::vector<Tried>& tried, std::size_t combination) {
    for (const Tried& one : tried) {
        facts.set(one.fact, one.key, {one.values[combination % one.values.size()], Given::value});
        combination /= one.values.size();
    }
}

template <typename Items, typename Same>
void add_missing(Items& all, const Items& more, const Same& same) {
    for (const auto& one : more) {
        const auto is_same = [&](const auto& other) { return same(one, other); };
        if (std::none_of(all.begin(), all.end(), is_same)) all.push_back(one);
    }
}

template <typename Items, typename Same>
void keep_common(Items& all, const Items& others, const Same& same) {
    std::erase_if(all, [&](const auto& one) {
        return std::none_of(others.begin(), others.end(), [&](const auto& other) { return same(one, other); });
    });
}

bool same_name(const Missing& a, const Missing& b) { return a.name == b.name; }
bool same_reading(const ReadingUsed& a, const ReadingUsed& b) { return a.name == b.name; }
bool same_rule(const ClauseReference& a, const ClauseReference& b) {
    return a.span == b.span && a.tags == b.tags && a.clause == b.clause;
}

/// Every rule that may be the one that speaks is cited; what went before it or with it only where that is certain.
void join(Outcome& all, const Outcome& other) {
    add_missing(all.readings, other.readings, same_reading);
    keep_common(all.notes, other.notes, [](const auto& a, const auto& b) { return a == b; });
    keep_common(all.beaten, other.beaten,
                [](const Beaten& a, const Beaten& b) { return same_rule(a.rule, b.rule) && same_rule(a.by, b.by); });
    add_missing(all.clauses, other.clauses, same_rule);
    if (all.from != other.from) return;
    for (const Alternative& one : other.alternatives) {
        const auto known = std::find_if(all.alternatives.begin(), all.alternatives.end(),
                                        [&](const Alternative& mine) { return mine.value == one.value; });
        if (known == all.alternatives.end()) {
            all.alternatives.push_back(one);
        } else {
            add_missing(known->clauses, one.clauses, same_rule);
        }
    }
}

}  // namespace

/// True when the answer turns out not to hang on what is missing; it is then settled in every part.
bool Explainer::fill_missing(Outcome& outcome, TermId term, const IndexKey& key, Day date, CauseId cause) {
    std::vector<CauseId> facts;
    for (const CauseId id : evaluator_.flatten(cause)) {
        if (evaluator_.cause(id).has_fact) facts.push_back(id);
    }
    std::vector<Tried> tried;
    bool few = true;
    for (const CauseId id : facts) few = few && add_to_try(tried, evaluator_.cause(id));
    if (!few || combinations_of(tried) > most_combinations) {
        outcome.missing_is_superset = few;
        for (const CauseId id : facts) outcome.missing.push_back(missing(evaluator_.cause(id)));
        return false;
    }
    std::vector<Seen> seen = try_all(tried, term, key, date);
    // What some combination needs besides is tried too, as long as it is of the same kinds and few.
    while (const auto more = with_open(tried, seen)) {
        tried = *more;
        seen = try_all(tried, term, key, date);
    }
    const Seen& first = seen.front();
    const bool agree = std::all_of(seen.begin(), seen.end(), [&](const Seen& one) {
        return one.status == first.status && one.own == first.own && one.value == first.value;
    });
    if (!agree || first.status == Status::undetermined) {
        fill_mattering(outcome, tried, seen);
        return false;
    }
    outcome = settled(tried, combinations_of(tried), term, key, date);
    for (const Tried& one : tried) outcome.whatever.push_back(missing_fact(one.fact, one.key));
    return true;
}

/// Adds a fact with its values; false if it is of another kind than yes/no or an enumeration.
bool Explainer::add_to_try(std::vector<Tried>& tried, const Cause& cause) const {
    if (cause.kind != Cause::Kind::fact) return false;
    const Type& type = program_.facts[cause.id].type;
    if (type.optional || type.may_be_not_applicable) return false;
    const bool option = type.kind == Kind::option && type.domain != none;
    if (type.kind != Kind::truth && !option) return false;
    const std::size_t count = option ? program_.enumerations[type.domain].options.size() : 2;
    Tried one{cause.id, cause.key, {}};
    for (std::size_t i = 0; i < count; ++i) one.values.push_back(static_cast<std::int64_t>(i));
    tried.push_back(std::move(one));
    return true;
}

/// The facts tried with those that some combination needs besides; nothing if there are none, or any of them cannot be
/// tried, or they are too many.
std::optional<std::vector<Explainer::Tried>> Explainer::with_open(const std::vector<Tried>& tried,
                                                                  const std::vector<Seen>& seen) const {
    std::vector<Tried> more = tried;
    for (const Seen& one : seen) {
        for (const Cause& cause : one.open) {
            const bool known = std::any_of(more.begin(), more.end(), [&](const Tried& other) {
                return cause.kind == Cause::Kind::fact && other.fact == cause.id && other.key == cause.key;
            });
            if (!known && !add_to_try(more, cause)) return std::nullopt;
        }
    }
    if (more.size() == tried.size() || combinations_of(more) > most_combinations) return std::nullopt;
    return more;
}

Missing Explainer::missing_fact(FactId fact, const IndexKey& key) const {
    Cause cause;
    cause.id = fact;
    cause.key = key;
    return missing(cause);
}

/// Occasions of one rule that carry the same tags are cited alike: the first of them stands for all.
RuleId Explainer::as_cited(RuleId id) const {
    const RuleInfo& rule = program_.rules[id];
    const auto& all = program_.terms[rule.term].rules;
    return *std::find_if(all.begin(), all.end(), [&](RuleId other) {
        return program_.rules[other].span == rule.span && program_.rules[other].tags == rule.tags;
    });
}

std::vector<Explainer::Seen> Explainer::try_all(const std::vector<Tried>& tried, TermId term, const IndexKey& key,
                                                Day date) const {
    std::vector<Seen> all;
    Evaluator& other = evaluator_.spare();
    Case facts = evaluator_.facts();
    for (std::size_t combination = 0; combination < combinations_of(tried); ++combination) {
        give(facts, tried, combination);
        other.begin(facts);
        const TermValue value = other.term(term, key, date);
        Seen seen;
        seen.status = value.status;
        const bool arose_here = value.cause != 0 && other.cause(value.cause).id == term;
        seen.own = value.status == Status::decided || (value.status == Status::referred && arose_here);
        // Of other outcomes the rules that spoke are no part.
        const bool own_conflict = value.status == Status::conflict && arose_here;
        const bool cites = value.status == Status::decided || value.status == Status::referred || own_conflict;
        if (seen.own) seen.value = value.value;
        for (const RuleTrace& trace : other.trace(term, key, date)) {
            // As outcomes cite them: the rules that speak, and of a conflict those with a value, also those that may.
            const bool shown =
                own_conflict ? trace.lives.truth != Truth::no && trace.value.good() : trace.lives.truth == Truth::yes;
            if (cites && trace.has_value && shown) seen.spoke.insert(as_cited(trace.rule));
        }
        for (const CauseId id : other.flatten(value.status == Status::undetermined ? value.cause : 0)) {
            if (other.cause(id).has_fact) seen.open.push_back(other.cause(id));
        }
        all.push_back(std::move(seen));
    }
    return all;
}

Outcome Explainer::settled(const std::vector<Tried>& tried, std::size_t combinations, TermId term, const IndexKey& key,
                           Day date) const {
    Outcome result;
    Evaluator& other = evaluator_.spare();
    Case facts = evaluator_.facts();
    for (std::size_t combination = 0; combination < combinations; ++combination) {
        give(facts, tried, combination);
        other.begin(facts);
        Outcome one = Explainer(program_, sources_, other).outcome(term, key, date, false);
        if (combination == 0) {
            result = std::move(one);
        } else {
            join(result, one);
        }
    }
    return result;
}

void Explainer::fill_mattering(Outcome& outcome, const std::vector<Tried>& tried, const std::vector<Seen>& seen) const {
    const auto alike = [](const Seen& a, const Seen& b) {
        return a.status == b.status && a.own == b.own && a.value == b.value && a.spoke == b.spoke;
    };
    std::size_t stride = 1;
    for (const Tried& one : tried) {
        const std::size_t count = one.values.size();
        bool matters = false;
        for (std::size_t at = 0; at < seen.size() && !matters; ++at)
            matters = !alike(seen[at], seen[at - (at / stride) % count * stride]);
        stride *= count;
        if (matters) outcome.missing.push_back(missing_fact(one.fact, one.key));
    }
    for (const Seen& one : seen) {
        for (const Cause& cause : one.open) add_missing(outcome.missing, std::vector{missing(cause)}, same_name);
    }
    if (!outcome.missing.empty()) return;
    for (const Tried& one : tried) outcome.missing.push_back(missing_fact(one.fact, one.key));
}

}  // namespace klausul
