#include "interpreter/explain/look_ahead.hpp"

#include <algorithm>
#include <set>

#include "interpreter/explain/explainer.hpp"

namespace klausul {

/// A fact that is not known, with the values it is tried with.
struct LookAhead::Tried {
    Maybe<FactId> fact;  ///< none for a list or the value of an index: it cannot be tried
    IndexKey key{};
    std::vector<std::int64_t> values;   ///< empty: it cannot be tried
    bool derived = false;               ///< it is looked at as one
    std::vector<Missing> lacking = {};  ///< what its derivation lacks, or itself
};

/// What one combination gives.
struct LookAhead::Seen {
    Status status = Status::gap;
    bool own = false;  ///< the value is the answer's own, not taken over
    Number value;
    std::set<RuleId> spoke;   ///< each as it is cited
    std::vector<Tried> open;  ///< facts it needs besides
};

/// The facts that were tried and what each combination gave.
struct LookAhead::Attempt {
    std::vector<Tried> tried;
    std::vector<Seen> seen;  ///< empty where not all that is open at first can be tried
    bool too_many = false;   ///< combinations

    [[nodiscard]] bool made() const { return !seen.empty(); }
    /// No combination is left open.
    [[nodiscard]] bool complete() const {
        return made() && std::none_of(seen.begin(), seen.end(),
                                      [](const Seen& one) { return one.status == Status::undetermined; });
    }
    [[nodiscard]] bool alike() const {
        return complete() && std::all_of(seen.begin(), seen.end(), [&](const Seen& one) {
                   return one.status == seen[0].status && one.own == seen[0].own && one.value == seen[0].value;
               });
    }
    [[nodiscard]] bool with_derived() const {
        return std::any_of(tried.begin(), tried.end(), [](const Tried& one) { return one.derived; });
    }
};

namespace {

constexpr std::size_t most_combinations = 64;

template <typename Tried>
std::size_t combinations_of(const std::vector<Tried>& tried) {
    std::size_t combinations = 1;
    for (const Tried& one : tried) combinations = std::min(combinations * one.values.size(), most_combinations + 1);
    return combinations;
}

/// Gives the facts as the combination has them: its number is read with a digit for each. Of a derived one this is
/// supposed only: that it is not given stays so.
template <typename Tried>
void give(Case& facts, Suppositions& supposed, const std::vector<Tried>& tried, std::size_t combination) {
    for (const Tried& one : tried) {
        const std::int64_t value = one.values[combination % one.values.size()];
        combination /= one.values.size();
        if (one.derived) {
            supposed.values[{*one.fact, one.key}] = value;
        } else {
            facts.set(*one.fact, one.key, {value, Given::value});
        }
    }
}

/// Supposes for as long as it lives.
class Supposing {
public:
    Supposing(Evaluator& evaluator, const Suppositions& suppositions) : evaluator_(evaluator) {
        evaluator_.suppose(&suppositions);
    }
    ~Supposing() { evaluator_.suppose(nullptr); }
    Supposing(const Supposing&) = delete;
    Supposing& operator=(const Supposing&) = delete;

private:
    Evaluator& evaluator_;
};

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

bool LookAhead::fill_missing(Outcome& outcome, TermId term, const IndexKey& key, Day date, CauseId cause) {
    Suppositions supposed{date, Table<FactId, Suppositions::AsOne>(program_.facts.size()), {}};
    const std::vector<Tried> open = open_facts(evaluator_, cause);
    Attempt attempt = try_out(open, supposed, term, key, date);
    if (!attempt.complete()) {
        Suppositions as_one = looked_at_as_one(program_, evaluator_, date);
        Attempt other = try_out(open_as_one(as_one, term, key, date), as_one, term, key, date);
        if (other.made() && other.with_derived()) {
            attempt = std::move(other);
            supposed = std::move(as_one);
        }
    }
    if (!attempt.made()) {
        outcome.missing_is_superset = attempt.too_many;
        for (const Tried& one : open) add_missing(outcome.missing, one.lacking, same_name);
        return false;
    }
    if (!attempt.alike()) {
        fill_mattering(outcome, attempt);
        return false;
    }
    outcome = settled(attempt, supposed, term, key, date);
    for (const Tried& one : attempt.tried) outcome.whatever.push_back(wording_.missing_fact(*one.fact, one.key));
    return true;
}

/// The facts among the causes why something is not known.
std::vector<LookAhead::Tried> LookAhead::open_facts(const Evaluator& evaluator, CauseId causes) const {
    std::vector<Tried> open;
    for (const CauseId id : evaluator.flatten(causes)) {
        const Cause& cause = evaluator.cause(id);
        if (!cause.has_fact) continue;
        Tried one{cause.fact_asked, cause.key, {}};
        if (cause.kind == Cause::Kind::fact) {
            one.values = few_values(program_, program_.facts[*cause.fact_asked].type);
            one.derived = cause.lacking != 0;
        }
        if (!one.derived) one.lacking.push_back(wording_.missing(cause));
        for (const Tried& part : one.derived ? open_facts(evaluator, cause.lacking) : std::vector<Tried>{})
            add_missing(one.lacking, part.lacking, same_name);
        open.push_back(std::move(one));
    }
    return open;
}

/// What is open where derived facts are looked at as one.
std::vector<LookAhead::Tried> LookAhead::open_as_one(const Suppositions& as_one, TermId term, const IndexKey& key,
                                                     Day date) const {
    Evaluator& other = evaluator_.spare();
    const Supposing supposing(other, as_one);
    other.begin(evaluator_.facts());
    return open_facts(other, other.term(term, key, date).cause);
}

/// Tries out what is open; what some combination needs besides is tried too, as long as it can be and they are few.
LookAhead::Attempt LookAhead::try_out(const std::vector<Tried>& open, Suppositions& supposed, TermId term,
                                      const IndexKey& key, Day date) const {
    Attempt attempt;
    const bool can_be_tried =
        std::none_of(open.begin(), open.end(), [](const Tried& one) { return one.values.empty(); });
    attempt.too_many = can_be_tried && combinations_of(open) > most_combinations;
    if (!can_be_tried || attempt.too_many) return attempt;
    attempt.tried = open;
    attempt.seen = try_all(attempt.tried, supposed, term, key, date);
    while (const auto more = with_open(attempt)) {
        attempt.tried = *more;
        attempt.seen = try_all(attempt.tried, supposed, term, key, date);
    }
    return attempt;
}

/// The facts tried with those that some combination needs besides; nothing if there are none, or any of them cannot be
/// tried, or they are too many.
std::optional<std::vector<LookAhead::Tried>> LookAhead::with_open(const Attempt& attempt) {
    std::vector<Tried> more = attempt.tried;
    for (const Seen& one : attempt.seen) {
        for (const Tried& open : one.open) {
            if (open.values.empty()) return std::nullopt;
            const bool known = std::any_of(more.begin(), more.end(), [&](const Tried& other) {
                return other.fact == open.fact && other.key == open.key;
            });
            if (!known) more.push_back(open);
        }
    }
    if (more.size() == attempt.tried.size() || combinations_of(more) > most_combinations) return std::nullopt;
    return more;
}

/// Occasions of one rule that carry the same tags are cited alike: the first of them stands for all.
RuleId LookAhead::as_cited(RuleId id) const {
    const RuleInfo& rule = program_.rules[id];
    const auto& all = program_.terms[rule.term].rules;
    return *std::find_if(all.begin(), all.end(), [&](RuleId other) {
        return program_.rules[other].span == rule.span && program_.rules[other].tags == rule.tags;
    });
}

std::vector<LookAhead::Seen> LookAhead::try_all(const std::vector<Tried>& tried, Suppositions& supposed, TermId term,
                                                const IndexKey& key, Day date) const {
    std::vector<Seen> all;
    Evaluator& other = evaluator_.spare();
    const Supposing supposing(other, supposed);
    Case facts = evaluator_.facts();
    for (std::size_t combination = 0; combination < combinations_of(tried); ++combination) {
        give(facts, supposed, tried, combination);
        other.begin(facts);
        const TermValue value = other.term(term, key, date);
        Seen seen;
        seen.status = value.status;
        const bool arose_here = value.cause != 0 && other.cause(value.cause).term == term;
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
        if (value.status == Status::undetermined) seen.open = open_facts(other, value.cause);
        all.push_back(std::move(seen));
    }
    return all;
}

Outcome LookAhead::settled(const Attempt& attempt, Suppositions& supposed, TermId term, const IndexKey& key,
                           Day date) const {
    Outcome result;
    Evaluator& other = evaluator_.spare();
    const Supposing supposing(other, supposed);
    Case facts = evaluator_.facts();
    for (std::size_t combination = 0; combination < attempt.seen.size(); ++combination) {
        give(facts, supposed, attempt.tried, combination);
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

void LookAhead::fill_mattering(Outcome& outcome, const Attempt& attempt) const {
    const auto alike = [](const Seen& a, const Seen& b) {
        return a.status == b.status && a.own == b.own && a.value == b.value && a.spoke == b.spoke;
    };
    const std::vector<Seen>& seen = attempt.seen;
    std::size_t stride = 1;
    for (const Tried& one : attempt.tried) {
        const std::size_t count = one.values.size();
        bool matters = false;
        for (std::size_t at = 0; at < seen.size() && !matters; ++at)
            matters = !alike(seen[at], seen[at - (at / stride) % count * stride]);
        stride *= count;
        if (matters) add_missing(outcome.missing, one.lacking, same_name);
    }
    for (const Seen& one : seen) {
        for (const Tried& open : one.open) add_missing(outcome.missing, open.lacking, same_name);
    }
    if (!outcome.missing.empty()) return;
    for (const Tried& one : attempt.tried) add_missing(outcome.missing, one.lacking, same_name);
}

}  // namespace klausul
