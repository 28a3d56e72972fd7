#include "interpreter/evaluate/evaluator.hpp"

#include <algorithm>
#include <utility>

namespace klausul {
namespace {

bool same(const Result& a, const Result& b) { return a.referral == b.referral && a.value == b.value; }

/// Counts nesting for as long as it lives.
class Depth {
public:
    explicit Depth(std::uint32_t& depth) : depth_(depth) { ++depth_; }
    ~Depth() { --depth_; }
    Depth(const Depth&) = delete;
    Depth& operator=(const Depth&) = delete;

private:
    std::uint32_t& depth_;
};

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

std::size_t Evaluator::MemoHash::operator()(const MemoKey& key) const {
    std::size_t hash = key.term.position() * 0x9E3779B97F4A7C15ULL + static_cast<std::size_t>(key.date);
    for (const std::int64_t part : key.key) hash = (hash ^ static_cast<std::size_t>(part)) * 0x100000001B3ULL;
    return hash;
}

std::int64_t period_of(Day day, DomainKind kind) {
    const CivilDate date = to_civil(day);
    if (kind == DomainKind::years) return date.year;
    if (kind == DomainKind::quarters) return std::int64_t{date.year} * 4 + (date.month - 1) / 3;
    if (kind == DomainKind::half_years) return std::int64_t{date.year} * 2 + (date.month > 6 ? 1 : 0);
    return std::int64_t{date.year} * 12 + date.month - 1;
}

Evaluator::Evaluator(const Program& program, EvaluationLimits limits) : program_(program), limits_(limits) {
    plain_.resize(program.terms.size());
    place_in_term_.resize(program.rules.size());
    for (const TermInfo& term : program.terms) {
        for (std::size_t i = 0; i < term.rules.size(); ++i)
            place_in_term_[term.rules[i]] = static_cast<std::uint32_t>(i);
    }
    for (const RuleInfo& rule : program.rules) in_force_.push_back(program.days_in_force(rule));
    for (const DocumentInfo& document : program.documents) any_entry_ = any_entry_ || document.entry != none;
    for (const TermInfo& term : program.terms) only_rule_.push_back(only_rule(program, term));
    causes_.resize(1);
}

Evaluator& Evaluator::spare() {
    if (spare_ == nullptr) spare_ = std::make_unique<Evaluator>(program_, limits_);
    return *spare_;
}

Judged Evaluator::entered(Maybe<DocumentId> document, Day date) {
    const Maybe<TermId> entry = document == none ? none : program_.documents[*document].entry;
    if (entry == none || case_->regardless_of_term()) return {Truth::yes, 0};
    const TermValue value = term(*entry, {}, date);
    if (value.cause != 0) return {Truth::unknown, value.cause};
    return {value.value.is_zero() ? Truth::no : Truth::yes, 0};
}

Interval Evaluator::days_of(Maybe<DocumentId> document, Maybe<ClauseId> clause) const {
    const bool outlives_notice = clause != none && program_.clauses[*clause].irreversible;
    return notice_given_ && document == program_.main && !outlives_notice ? main_in_force_
                                                                          : program_.days_of(document, clause);
}

/// The days of every rule anew, where this case tells of another notice than the one before.
void Evaluator::settle_days(const Case& facts) {
    const auto notice = facts.notice_given() ? std::optional(facts.notice_given()->on) : std::nullopt;
    if (notice == notice_given_) return;
    notice_given_ = notice;
    if (notice) main_in_force_ = klausul::days_in_force(facts.term_of_main());
    in_force_.clear();
    for (const RuleInfo& rule : program_.rules) in_force_.push_back(days_in_force(rule));
}

void Evaluator::begin(const Case& facts) {
    settle_days(facts);
    case_ = &facts;
    ++epoch_;
    steps_ = 0;
    depth_ = 0;
    origin_ = nullptr;
    states_in_use_ = 0;
    if (!memo_.empty()) memo_.clear();
    if (!shared_.empty()) shared_.clear();
    if (!groups_.empty()) groups_.clear();
    if (!list_causes_.empty()) list_causes_.clear();
    if (!contents_.empty()) contents_.clear();
    if (!given_periods_.empty()) given_periods_.clear();
    if (causes_.size() > 1) causes_.resize(1);
    pairs_.clear();
    too_deep_.clear();
    too_deep_cause_ = 0;
    if (ordered_ && ordered_for_ == facts.readings()) return;
    ordered_for_ = facts.readings();
    precedence_ = order_rules(program_, ordered_for_);
    ordered_ = true;
}

/// What came out too deep is forgotten before the next question, so that an answer never depends on what else was
/// asked before it.
void Evaluator::forget_too_deep() {
    for (const MemoKey& place : too_deep_) {
        memo_.erase(place);
        if (place.key == IndexKey{}) plain_[place.term].epoch = 0;
    }
    too_deep_.clear();
    too_deep_cause_ = 0;
}

const TermValue& Evaluator::term(TermId id, const IndexKey& key, Day date) {
    if (depth_ == 0 && !too_deep_.empty()) forget_too_deep();
    const TermInfo& info = program_.terms[id];
    const Day on = info.uses_date ? date : *case_->date();
    if (info.per.empty() && on == *case_->date()) {
        if (plain_[id].epoch == epoch_) return plain_[id].value;
        TermValue value = compute(id, key, on, nullptr);
        if (too_deep_cause_ != 0) too_deep_.push_back({id, on.number, key});
        plain_[id] = {epoch_, std::move(value)};
        return plain_[id].value;
    }
    const MemoKey place{id, on.number, key};
    if (const auto found = memo_.find(place); found != memo_.end()) return found->second;
    TermValue value = compute(id, key, on, nullptr);
    if (too_deep_cause_ != 0) too_deep_.push_back(place);
    return memo_.insert_or_assign(place, std::move(value)).first->second;
}

Interval Evaluator::in_force(const RuleInfo& rule) const {
    if (case_->regardless_of_term()) return rule.in_force;
    return in_force_[program_.rules.id_of(rule)];
}

bool Evaluator::any_base_in_force(const TermInfo& info, Day date) {
    return std::any_of(info.rules.begin(), info.rules.end(), [&](RuleId id) {
        const RuleInfo& rule = program_.rules[id];
        return rule.hosts.empty() && in_force_on(id, date) &&
               (!any_entry_ || entered(rule.document, date).truth != Truth::no);
    });
}

TermValue Evaluator::compute(TermId id, const IndexKey& key, Day date, std::vector<RuleTrace>* trace) {
    const Origin here{id, key, date};
    const Origin* const outer = std::exchange(origin_, &here);
    TermValue value = compute_within(id, key, date, trace);
    origin_ = outer;
    return value;
}

TermValue Evaluator::compute_within(TermId id, const IndexKey& key, Day date, std::vector<RuleTrace>* trace) {
    const TermInfo& info = program_.terms[id];
    if (++steps_ > limits_.steps) return blocked(fault(FaultKind::too_many_steps, none));
    if (depth_ > limits_.depth) return blocked(fault(FaultKind::too_deep, none));
    if (const Number* supposed = case_->supposed(id, key)) return {*supposed, 0, Status::decided, none};
    const Depth deeper(depth_);
    if (info.as_of != none) {
        Scope asking{date, {}};
        std::copy(key.begin(), key.end(), asking.locals.begin());
        const Result day = evaluate(*info.as_of, asking);
        if (!day.good()) return open_value(day.cause);
        date = {static_cast<std::int32_t>(day.value.to_int64().value_or(0))};
    } else if (info.in_period) {
        if (trace == nullptr) return compute_in_period(id, key, date);
        date = day_in_period(id, key, date);
    }
    return compute_on(id, key, date, trace);
}

TermValue Evaluator::compute_on(TermId id, const IndexKey& key, Day date, std::vector<RuleTrace>* trace) {
    const TermInfo& info = program_.terms[id];
    if (!info.rules.empty() && !any_base_in_force(info, date)) {
        return {Number(), block(Status::not_in_force, id, key, date), Status::not_in_force, none};
    }
    const Maybe<RuleId> only = only_rule_[id];
    if (only != none && trace == nullptr && reached_ == nullptr) return value_of_only(*only, key, date);
    TermRun run{info, {date, {}}, states_in_use_};
    std::copy(key.begin(), key.end(), run.scope.locals.begin());
    states_in_use_ += info.rules.size();
    if (states_.size() < states_in_use_) states_.resize(states_in_use_);
    std::fill_n(states_.begin() + static_cast<std::ptrdiff_t>(run.base), info.rules.size(), RuleState{});
    const std::size_t first_entry = entries_.size();
    for (const RuleId rule : info.rules) {
        const Judged alive = lives(run, rule);
        if (trace != nullptr) {
            trace->push_back({rule,
                              in_force(program_.rules[rule]).contains(date),
                              own(run, rule),
                              speaks(run, rule),
                              voice(run, rule),
                              alive,
                              false,
                              {}});
        }
        if (reached_ != nullptr && alive.truth == Truth::yes) reached_->rules[rule] = true;
        const Maybe<NodeId> value = program_.rules[rule].value;
        if (alive.truth == Truth::no || value == none) continue;
        Result result = evaluate(*value, run.scope);
        if (trace != nullptr) {
            trace->back().has_value = true;
            trace->back().value = result;
        }
        entries_.push_back({rule, alive, std::move(result)});
    }
    if (reached_ != nullptr) note_ranking_readings(run);
    TermValue settled = settle(id, key, date, first_entry);
    entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(first_entry), entries_.end());
    states_in_use_ = run.base;
    return settled;
}

/// Of a rule that speaks whenever it is in force, and that no other contradicts.
TermValue Evaluator::value_of_only(RuleId id, const IndexKey& key, Day date) {
    const RuleInfo& rule = program_.rules[id];
    Scope scope{date, {}};
    std::copy(key.begin(), key.end(), scope.locals.begin());
    Result value = evaluate(*rule.value, scope);
    if (!value.good()) return open_value(value.cause);
    const CauseId cause = value.referral ? block(Status::referred, rule.term, key, date) : 0;
    return {std::move(value.value), cause, value.referral ? Status::referred : Status::decided, id};
}

/// A reading that decides which of two rules that speak goes before the other has been reached.
void Evaluator::note_ranking_readings(TermRun& run) {
    for (const PrecedencePair& pair : program_.precedence) {
        const bool here = pair.condition != none && &program_.terms[program_.rules[pair.winner].term] == &run.term;
        if (!here || speaks(run, pair.winner).truth == Truth::no || speaks(run, pair.loser).truth == Truth::no)
            continue;
        std::vector<NodeId> open{*pair.condition};
        while (!open.empty()) {
            const Node& node = program_.nodes[open.back()];
            open.pop_back();
            if (node.op == Op::reading) {
                const auto reading = node.as<ReadingId>();
                reached_->options[reading][case_->reading(reading)] = true;
            }
            const NodeId* children = program_.children_of(node);
            open.insert(open.end(), children, children + node.child_count);
        }
    }
}

bool Evaluator::conflicting(std::size_t first) const {
    const Entry* seen = nullptr;
    for (std::size_t i = first; i < entries_.size(); ++i) {
        const Entry& entry = entries_[i];
        if (entry.lives.truth != Truth::yes || !entry.value.good()) continue;
        if (seen != nullptr && !same(seen->value, entry.value)) return true;
        seen = &entry;
    }
    return false;
}

bool Evaluator::settled_by_all(std::size_t first) const {
    bool must = false;
    for (std::size_t i = first; i < entries_.size(); ++i) {
        const Entry& entry = entries_[i];
        if (!entry.value.good() || !same(entries_[first].value, entry.value)) return false;
        must = must || entry.lives.truth == Truth::yes;
    }
    return must;
}

CauseId Evaluator::open_causes(std::size_t first) {
    const Entry* must = nullptr;
    for (std::size_t i = first; i < entries_.size() && must == nullptr; ++i) {
        if (entries_[i].lives.truth == Truth::yes && entries_[i].value.good()) must = &entries_[i];
    }
    CauseId causes = 0;
    for (std::size_t i = first; i < entries_.size(); ++i) {
        const Entry& entry = entries_[i];
        const bool may = entry.lives.truth == Truth::unknown;
        if (may && must != nullptr && entry.value.good() && same(must->value, entry.value)) continue;
        if (may) causes = join(causes, entry.lives.cause);
        causes = join(causes, entry.value.cause);
    }
    return causes;
}

TermValue Evaluator::blocked(CauseId worst_cause) const {
    return {Number(), worst_cause, causes_[worst_cause].status, none};
}

TermValue Evaluator::open_value(CauseId cause) const {
    if (causes_[cause].has_fact) return {Number(), cause, Status::undetermined, none};
    return blocked(worst(cause));
}

/// What a rule says that must live and that no other contradicts.
TermValue Evaluator::decided(Entry& must, TermId id, const IndexKey& key, Day date) {
    const bool referral = must.value.referral;
    const CauseId cause = referral ? block(Status::referred, id, key, date) : 0;
    return {std::move(must.value.value), cause, referral ? Status::referred : Status::decided, must.rule};
}

/// The five steps that make a status of the rules that must and may live.
TermValue Evaluator::settle(TermId id, const IndexKey& key, Day date, std::size_t first) {
    const bool alone = entries_.size() == first + 1;  // nearly always: nothing to compare with
    if (alone && entries_[first].lives.truth == Truth::yes && entries_[first].value.good()) {
        return decided(entries_[first], id, key, date);
    }
    if (conflicting(first)) return {Number(), block(Status::conflict, id, key, date), Status::conflict, none};
    if (settled_by_all(first)) {
        Entry* must = &entries_[first];
        while (must->lives.truth != Truth::yes) ++must;
        return decided(*must, id, key, date);
    }
    CauseId certain = 0;
    for (std::size_t i = first; i < entries_.size(); ++i) {
        const Entry& entry = entries_[i];
        if (entry.lives.truth != Truth::yes || entry.value.good() || causes_[entry.value.cause].has_fact) continue;
        certain = join(certain, entry.value.cause);
    }
    if (certain != 0) return blocked(worst(certain));
    const CauseId open = open_causes(first);
    if (open != 0) return open_value(open);
    return {Number(), block(Status::gap, id, key, date), Status::gap, none};
}

Judged Evaluator::find_own(TermRun& run, RuleId id) {
    const RuleInfo& rule = program_.rules[id];
    Judged result{Truth::yes, 0};
    if (!in_force_on(id, run.scope.date)) {
        result.truth = Truth::no;
    } else {
        if (any_entry_) result = entered(rule.document, run.scope.date);
        for (const NodeId condition : rule.clause_conditions) {
            if (result.truth != Truth::no) result = both(result, judge(condition, run.scope));
        }
        if (rule.condition != none && result.truth != Truth::no)
            result = both(result, judge(*rule.condition, run.scope));
    }
    RuleState& kept = state(run, id);
    kept.own_known = true;
    kept.own = result;
    return result;
}

Judged Evaluator::find_speaks(TermRun& run, RuleId id) {
    const RuleInfo& rule = program_.rules[id];
    Judged result = own(run, id);
    if (!rule.hosts.empty() && result.truth != Truth::no) {
        Judged hosted{Truth::no, 0};
        for (const RuleId host : rule.hosts) hosted = either(hosted, speaks(run, host));
        result = both(result, hosted);
    }
    RuleState& kept = state(run, id);
    kept.speaks_known = true;
    kept.speaks = result;
    return result;
}

Judged Evaluator::find_voice(TermRun& run, RuleId id) {
    const RuleInfo& rule = program_.rules[id];
    Judged result = speaks(run, id);
    for (const RuleId exception : rule.exceptions) {
        if (result.truth == Truth::no) break;
        result = both(result, opposite(own(run, exception)));
    }
    RuleState& kept = state(run, id);
    kept.voice_known = true;
    kept.voice = result;
    return result;
}

Judged Evaluator::lives(TermRun& run, RuleId id) {
    const RuleInfo& rule = program_.rules[id];
    const std::vector<RuleId>& stronger_rules = precedence_.beaten_by[id];
    // A rule with nothing over, under or before it lives by its own condition.
    if (rule.hosts.empty() && rule.exceptions.empty() && stronger_rules.empty()) return own(run, id);
    // One whose condition is already known to fail has no voice; who would silence it does not matter.
    const RuleState& known = state(run, id);
    if (known.own_known && known.own.truth == Truth::no) return {Truth::no, 0};
    Judged silenced{Truth::no, 0};
    for (const RuleId stronger : stronger_rules) {
        silenced = either(silenced, voice(run, stronger));
        if (silenced.truth == Truth::yes) return {Truth::no, 0};
    }
    return both(voice(run, id), opposite(silenced));
}

std::vector<RuleTrace> Evaluator::trace(TermId id, const IndexKey& key, Day date) {
    std::vector<RuleTrace> result;
    compute(id, key, date, &result);
    return result;
}

const Pair& Evaluator::pair_of(const Number& value) const {
    // Pairs made while evaluating are numbered below zero, so that they never meet those of program and case.
    const std::int64_t place = value.to_int64().value_or(0);
    return place < 0 ? pairs_[static_cast<std::size_t>(-place - 1)] : case_->pair_of(value);
}

}  // namespace klausul
