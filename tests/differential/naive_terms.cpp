// Terms, rules, exceptions and precedence: the chapters "The rules of a term" and "eval" of docs/evaluation.md.

#include <algorithm>
#include <iterator>

#include "naive.hpp"

namespace klausul::differential {
namespace {

struct Living {
    std::size_t rule;
    bool must;
    NaiveTruth lives;
    NaiveResult value;
};

}  // namespace

// ---- causes --------------------------------------------------------------------------------------------------------

Causes Naive::causes(const NaiveCause& cause) {
    const auto next = static_cast<std::uint32_t>(causes_.size() * 2 + (cause.is_fact() ? 1 : 0));
    const auto [known, is_new] = numbers_.emplace(cause, next);
    if (is_new) causes_.push_back(cause);
    return {known->second};
}

/// The blocks and faults of the worst status.
Causes Naive::worst_of(const Causes& causes) const {
    Status worst = Status::decided;
    for (const std::uint32_t one : causes) {
        if (!cause(one).is_fact()) worst = std::max(worst, cause(one).status);
    }
    Causes result;
    for (const std::uint32_t one : causes) {
        if (!cause(one).is_fact() && cause(one).status == worst) result.push_back(one);
    }
    return result;
}

bool holds_fact(const Causes& causes) {
    return std::any_of(causes.begin(), causes.end(), [](std::uint32_t cause) { return cause % 2 == 1; });
}

void unite(Causes& all, const Causes& more) {
    if (all.empty()) all = more;
    if (more.empty() || all == more) return;
    Causes both;
    std::set_union(all.begin(), all.end(), more.begin(), more.end(), std::back_inserter(both));
    all = std::move(both);
}

Causes strict(const std::vector<Causes>& operands) {
    const bool certain = std::any_of(operands.begin(), operands.end(),
                                     [](const Causes& one) { return !one.empty() && !holds_fact(one); });
    Causes result;
    for (const Causes& one : operands) {
        if (!certain || !holds_fact(one)) unite(result, one);
    }
    return result;
}

NaiveTruth all_of(const std::vector<NaiveTruth>& operands) {
    NaiveTruth result{Truth3::yes, {}};
    for (const NaiveTruth& one : operands) {
        if (one.truth == Truth3::no) return {Truth3::no, {}};
        if (one.truth == Truth3::yes) continue;
        result.truth = Truth3::unknown;
        unite(result.causes, one.causes);
    }
    return result;
}

NaiveTruth negation(NaiveTruth operand) {
    if (operand.truth != Truth3::unknown) operand.truth = operand.truth == Truth3::yes ? Truth3::no : Truth3::yes;
    return operand;
}

NaiveTruth some_of(const std::vector<NaiveTruth>& operands) {
    std::vector<NaiveTruth> negated;
    for (const NaiveTruth& one : operands) negated.push_back(negation(one));
    return negation(all_of(negated));
}

std::string Naive::name_of(const Place& place) const {
    const NaiveTerm& term = program_.terms[place.term];
    if (term.per.empty()) return term.name;
    return term.name + " för " + (program_.lists.contains(term.per) ? term.per + " " : "") + place.member;
}

const NaiveOutcome& Naive::term(std::size_t id, const std::string& member, int day) {
    const Place place{id, member, day};
    if (const auto found = known_.find(place); found != known_.end()) return found->second;
    at_work_.push_back(name_of(place));
    NaiveOutcome outcome = compute(place);
    at_work_.pop_back();
    return known_.emplace(place, std::move(outcome)).first->second;
}

NaiveOutcome Naive::compute(const Place& place) {
    const NaiveTerm& info = program_.terms[place.term];
    const std::string path = place.member.empty() ? info.name : info.name + " för " + place.member;
    if (const auto supposed = supposed_terms_.find(path); supposed != supposed_terms_.end())
        return {Status::decided, supposed_value(supposed->second), {}, {}, {}};
    if (!info.as_of.empty()) {
        const NaiveResult day = read(info.as_of, {}, at_hand(place));
        if (!day.good()) {
            NaiveOutcome open;
            open.status = holds_fact(day.causes) ? Status::undetermined : cause(worst_of(day.causes).front()).status;
            open.causes = holds_fact(day.causes) ? day.causes : worst_of(day.causes);
            return open;
        }
        return compute_on({place.term, place.member, static_cast<int>(day.value.number.to_int64().value_or(0))});
    }
    const auto days = days_in_period(place);
    return days ? compute_in_period(place, *days) : compute_on(place);
}

NaiveTruth Naive::any_base_rule(std::size_t term, int day) {
    std::vector<NaiveTruth> bases;
    for (const std::size_t rule : program_.terms[term].rules) {
        const NaiveRule& base = program_.rules[rule];
        if (base.hosts.empty() && in_force(base, day)) bases.push_back(entered(base.document, day));
    }
    return some_of(bases);
}

Naive::At Naive::at_hand(const Place& place) const {
    At at{place.day, {}};
    const std::string& per = program_.terms[place.term].per;
    if (!per.empty()) at.members.emplace_back(per, place.member);
    return at;
}

NaiveOutcome Naive::compute_on(const Place& place) {
    const NaiveTerm& info = program_.terms[place.term];
    const NaiveTruth begun = any_base_rule(place.term, place.day);
    if (!info.rules.empty() && begun.truth == Truth3::no) {
        const NaiveCause block{NaiveCause::Kind::block, name_of(place), Status::not_in_force, "", place.day};
        return {Status::not_in_force, {}, causes(block), {}, {}};
    }
    return settle(place, info.rules, at_hand(place), info.rules.empty() ? Causes{} : begun.causes);
}

NaiveOutcome Naive::settle(const Place& place, const std::vector<std::size_t>& rules, const At& at,
                           const Causes& not_begun) {
    const std::string name = name_of(place);
    std::vector<Living> living;
    for (const std::size_t rule : rules) {
        NaiveTruth alive = lives(rule, at);
        if (alive.truth == Truth3::no || program_.rules[rule].value == nullptr) continue;
        living.push_back({rule, alive.truth == Truth3::yes, std::move(alive), value_of(program_.rules[rule], at)});
    }
    NaiveOutcome outcome;
    std::vector<const Living*> values;  // those of Must
    const Living* must = nullptr;
    bool all_good = true;
    bool all_same = true;
    for (const Living& one : living) {
        if (one.must) outcome.spoke.insert(program_.rules[one.rule].name());
        if (one.must && (must == nullptr || !must->value.good())) must = &one;
        if (one.must && one.value.good()) values.push_back(&one);
        all_good = all_good && one.value.good();
        all_same = all_same && one.value.value == living.front().value.value;
    }
    const auto status = [&](Status is) {
        outcome.status = is;
        outcome.causes = causes({NaiveCause::Kind::block, name, is, "", place.day});
        said_[{name, place.day}] = outcome;
        return outcome;
    };
    const auto taken_over = [&](const Causes& from) {
        outcome.causes = worst_of(from);
        outcome.status = cause(outcome.causes.front()).status;
        return outcome;
    };
    // 1
    for (const Living* one : values) {
        if (one->value.value == values.front()->value.value) continue;
        for (const Living& each : living) {
            if (each.value.good())
                outcome.alternatives[printed(each.value.value)].insert(program_.rules[each.rule].name());
        }
        return status(Status::conflict);
    }
    // 2
    if (must != nullptr && all_good && all_same) {
        outcome.value = must->value.value;
        if (outcome.value.referral) return status(Status::referred);
        outcome.status = Status::decided;
        return outcome;
    }
    // 3
    Causes certain;
    for (const Living& one : living) {
        if (one.must && !one.value.good() && !holds_fact(one.value.causes)) unite(certain, one.value.causes);
    }
    if (!certain.empty()) return taken_over(certain);
    // 4
    Causes open;
    for (const Living& one : living) {
        const auto says_it = [&](const Living* other) { return other->value.value == one.value.value; };
        const bool adds_nothing = !one.must && one.value.good() && std::any_of(values.begin(), values.end(), says_it);
        if (adds_nothing) continue;
        unite(open, one.value.causes);
        if (!one.must) unite(open, one.lives.causes);
    }
    if (holds_fact(open)) {
        outcome.status = Status::undetermined;
        outcome.causes = std::move(open);
        return outcome;
    }
    if (!open.empty()) return taken_over(open);
    // 5
    if (holds_fact(not_begun)) {
        outcome.status = Status::undetermined;
        outcome.causes = not_begun;
        return outcome;
    }
    if (!not_begun.empty()) return taken_over(not_begun);
    return status(Status::gap);
}

// ---- one rule ------------------------------------------------------------------------------------------------------

bool Naive::in_force(const NaiveRule& rule, int day) const {
    if (day < rule.from || day > rule.to) return false;
    if (regardless_of_term_) return true;
    const NaiveDocument& document = program_.documents[rule.document];
    auto [first, last] = document.days_in_force(rule.document == 0 ? notice_given_ : std::nullopt);
    if (rule.outlives_notice) last = document.end_without_notice();
    return day >= first && day <= last;
}

/// One of the lines of `träder i kraft`, each of them all that it says.
NaiveTruth Naive::entered(std::size_t document, int day) {
    const syntax::HeaderEntry* entry = program_.documents[document].entry;
    if (entry == nullptr || regardless_of_term_ || (supposed_in_force_ && document == 0)) return {Truth3::yes, {}};
    const At at{day, {}};
    std::vector<NaiveTruth> ways;
    for (const syntax::EntryCondition& way : entry->conditions) {
        std::vector<NaiveTruth> parts;
        if (way.condition) parts.push_back(judge(*way.condition, at));
        if (way.when) parts.push_back(judge(*way.when, at));
        if (way.from) {
            const NaiveResult from = evaluate(*way.from, at);
            const bool come = from.good() && !(Number(day) < from.value.number);
            parts.push_back(from.good() ? NaiveTruth{come ? Truth3::yes : Truth3::no, {}}
                                        : NaiveTruth{Truth3::unknown, from.causes});
        }
        ways.push_back(all_of(parts));
    }
    return some_of(ways);
}

NaiveTruth Naive::own(std::size_t rule, const At& at) {
    if (!in_force(program_.rules[rule], at.day)) return {Truth3::no, {}};
    std::vector<NaiveTruth> parts{entered(program_.rules[rule].document, at.day)};
    for (const syntax::Expression* condition : program_.rules[rule].conditions) parts.push_back(judge(*condition, at));
    return all_of(parts);
}

NaiveTruth Naive::speaks(std::size_t rule, const At& at) {
    std::vector<NaiveTruth> hosts;
    for (const std::size_t host : program_.rules[rule].hosts) hosts.push_back(speaks(host, at));
    return hosts.empty() ? own(rule, at) : all_of({own(rule, at), some_of(hosts)});
}

NaiveTruth Naive::voice(std::size_t rule, const At& at) {
    std::vector<NaiveTruth> exceptions;
    for (const std::size_t exception : program_.rules[rule].exceptions) exceptions.push_back(own(exception, at));
    return all_of({speaks(rule, at), negation(some_of(exceptions))});
}

NaiveTruth Naive::lives(std::size_t rule, const At& at) {
    std::vector<NaiveTruth> stronger;
    for (const std::size_t other : beaten_by_[rule]) stronger.push_back(voice(other, at));
    return all_of({voice(rule, at), negation(some_of(stronger))});
}

int first_day_of_fixing(const syntax::Frozen& frozen, int day) {
    const int months = months_of_index(frozen.period.text) * frozen.every;
    const Civil date = civil(day);
    // Counted in months since 1 January of the year the periods are counted from, rounded down.
    const int first = frozen.from_year.value_or(1) * 12;
    const int passed = date.year * 12 + date.month - 1 - first;
    const int start = first + floored(passed, months) * months;
    return day_number({start / 12, start % 12 + 1, 1});
}

int Naive::first_day_of(const NaiveRule& rule) const {
    return std::max(rule.from, program_.documents[rule.document].days_in_force(std::nullopt).first);
}

/// The day before which what a value cannot do without is in force on no day.
int Naive::first_day_of(const syntax::Expression& expression) const {
    if (const auto* binary = std::get_if<syntax::Binary>(&expression.node)) {
        const bool reckoned = binary->op == BinaryOperator::add || binary->op == BinaryOperator::subtract ||
                              binary->op == BinaryOperator::multiply || binary->op == BinaryOperator::divide;
        return reckoned ? std::max(first_day_of(*binary->left), first_day_of(*binary->right)) : no_first_day;
    }
    if (const auto* unary = std::get_if<syntax::Unary>(&expression.node))
        return unary->op == syntax::UnaryOperator::negate ? first_day_of(*unary->operand) : no_first_day;
    if (const auto* rounding = std::get_if<syntax::Rounding>(&expression.node)) return first_day_of(*rounding->value);
    if (const auto* one = std::get_if<syntax::ForMember>(&expression.node)) return first_day_of(*one->value);
    const auto* name = std::get_if<syntax::Reference>(&expression.node);
    if (name == nullptr) return no_first_day;
    const auto read = program_.term_by_name.find(name->name.text);
    if (read == program_.term_by_name.end()) return no_first_day;
    const NaiveTerm& term = program_.terms[read->second];
    if (!term.as_of.empty() || months_of_index(term.per) != 0) return no_first_day;
    std::optional<int> first;
    for (const std::size_t id : term.rules) {
        const NaiveRule& rule = program_.rules[id];
        if (rule.hosts.empty()) first = std::min(first.value_or(no_last_day), first_day_of(rule));
    }
    return first.value_or(no_first_day);
}

NaiveResult Naive::value_of(const NaiveRule& rule, const At& at) {
    const auto value_at = [&](const At& when) {
        return rule.uprating != nullptr ? uprated(rule, when) : evaluate(*rule.value, when);
    };
    if (rule.frozen == nullptr) return value_at(at);
    At frozen = at;
    frozen.day = first_day_of_fixing(*rule.frozen, at.day);
    const int first_day = std::max(first_day_of(rule), first_day_of(*rule.value));
    if (frozen.day < first_day && first_day <= at.day) frozen.day = first_day;
    return value_at(frozen);
}

// ---- precedence ----------------------------------------------------------------------------------------------------

std::set<std::size_t> Naive::family(std::size_t rule) const {
    std::set<std::size_t> all{rule};
    for (const std::size_t exception : program_.rules[rule].exceptions) all.merge(family(exception));
    return all;
}

bool Naive::holds_under_readings(const syntax::Expression& condition) {
    return judge(condition, {day_, {}}).truth == Truth3::yes;
}

bool Naive::has_circle() {
    std::vector<std::map<std::string, std::string>> all{{}};
    for (const auto& [name, reading] : program_.readings) {
        std::vector<std::map<std::string, std::string>> longer;
        for (const auto& one : all) {
            for (const std::string& option : reading.options) {
                longer.push_back(one);
                longer.back()[name] = option;
            }
        }
        all = std::move(longer);
    }
    bool circle = false;
    for (const auto& one : all) {
        readings_ = one;
        order_rules();
        for (std::size_t rule = 0; rule < beaten_by_.size(); ++rule) {
            const auto& stronger = beaten_by_[rule];
            circle = circle || std::find(stronger.begin(), stronger.end(), rule) != stronger.end();
        }
    }
    return circle;
}

/// All pairs that hold, level by level; what an earlier level settled the other way is left out.
void Naive::order_rules() {
    if (ordered_ && ordered_for_ == readings_) return;
    const std::size_t count = program_.rules.size();
    std::vector<std::vector<bool>> before(count, std::vector<bool>(count, false));
    const auto close = [&] {
        for (std::size_t via = 0; via < count; ++via)
            for (std::size_t a = 0; a < count; ++a)
                for (std::size_t b = 0; before[a][via] && b < count; ++b) before[a][b] = before[a][b] || before[via][b];
    };
    for (int level = 0; level <= 2; ++level) {
        const auto settled = before;
        for (const NaivePair& pair : program_.pairs) {
            const bool holds = std::all_of(pair.conditions.begin(), pair.conditions.end(),
                                           [&](const auto* one) { return holds_under_readings(*one); });
            if (pair.level != level || !holds) continue;
            const std::set<std::size_t> winners = family(pair.winner);
            const std::set<std::size_t> losers = family(pair.loser);
            for (const std::size_t winner : winners) {
                for (const std::size_t loser : losers) {
                    const bool kin = winners.contains(loser) || losers.contains(winner);
                    if (!kin && !settled[loser][winner]) before[winner][loser] = true;
                }
            }
        }
        close();
    }
    beaten_by_.assign(count, {});
    for (std::size_t winner = 0; winner < count; ++winner)
        for (std::size_t loser = 0; loser < count; ++loser)
            if (before[winner][loser]) beaten_by_[loser].push_back(winner);
    ordered_for_ = readings_;
    ordered_ = true;
}

}  // namespace klausul::differential
