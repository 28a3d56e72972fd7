// Terms and rules as formulas.

#include "interpreter/search/meaning.hpp"

#include <algorithm>

namespace klausul::search {
namespace {

/// Members of an index beyond which they are not told apart.
constexpr std::size_t most_members = 64;
/// Terms and expressions inside of each other.
constexpr std::size_t most_depth_of_terms = 1'000;
/// Rules of one term; each is compared with each.
constexpr std::size_t most_rules = 150;

}  // namespace

Meaning::Meaning(const Program& program, Formulas& formulas, std::optional<TakenOptions> readings,
                 std::shared_ptr<const Precedence> precedence)
    : program_(program), formulas_(formulas), readings_(std::move(readings)), precedence_(std::move(precedence)) {
    Variable day{Variable::Kind::whole, {}, Number(Day::min_number), Number(Day::max_number), customary_day, false};
    day_ = formulas_.add_variable(std::move(day));
    if (precedence_ == nullptr && readings_)
        precedence_ = std::make_shared<const Precedence>(order_rules(program, *readings_));
}

const Phrase* Meaning::reason(VariableId id) const {
    const auto found = reasons_.find(id);
    return found == reasons_.end() ? nullptr : &found->second;
}

std::optional<std::vector<std::int64_t>> Meaning::members(DomainId id) const {
    const Domain& domain = program_.domains[id];
    if (domain.kind != DomainKind::options && domain.kind != DomainKind::parties) return std::nullopt;
    if (domain.members.size() > most_members) return std::nullopt;
    return std::vector<std::int64_t>(domain.members.begin(), domain.members.end());
}

Key Meaning::key_of(TermId id) {
    if (const auto known = keys_.find(id); known != keys_.end()) return known->second;
    const TermInfo& term = program_.terms[id];
    Key key{};
    for (std::size_t i = 0; i < term.per.size(); ++i) {
        const Domain& domain = program_.domains[term.per[i]];
        if (domain.kind == DomainKind::records || domain.kind == DomainKind::groups) {
            key[i] = formulas_.number(0);
            std::int64_t& others = records_[term.per[i]];
            others = std::max(others, std::int64_t{1});
        } else if (domain.kind == DomainKind::options || domain.kind == DomainKind::parties) {
            Variable member{Variable::Kind::option, {domain.members.begin(), domain.members.end()}, {}, {}, 0, false};
            if (!member.options.empty()) member.customary = member.options.front();
            key[i] = formulas_.variable(formulas_.add_variable(std::move(member)));
        } else {
            // The period that the day lies in.
            const FormulaId year = formulas_.year_of(day());
            const FormulaId month_day = formulas_.month_day(day());
            const FormulaId month = formulas_.floor(formulas_.scale(month_day, Number::ratio(1, 32)));
            const FormulaId second_half =
                formulas_.choose(formulas_.less(formulas_.number(6), month), formulas_.number(1), formulas_.number(0));
            const FormulaId from_zero = formulas_.add(month, formulas_.number(-1));
            const FormulaId quarter = formulas_.floor(formulas_.scale(from_zero, Number::ratio(1, 3)));
            const auto within_year = [&](int periods, FormulaId place) {
                return formulas_.add(formulas_.scale(year, periods), place);
            };
            key[i] = domain.kind == DomainKind::years      ? year
                     : domain.kind == DomainKind::months   ? within_year(12, from_zero)
                     : domain.kind == DomainKind::quarters ? within_year(4, quarter)
                                                           : within_year(2, second_half);
        }
    }
    keys_.emplace(id, key);
    return key;
}

Meaning::Place Meaning::place(const Key& key, FormulaId date) const {
    Place result{date, {}};
    std::copy(key.begin(), key.end(), result.locals.begin());
    return result;
}

const Standing& Meaning::standing(TermId id, const Key& key, FormulaId date) {
    const FormulaId on = program_.terms[id].uses_date ? date : day();
    const std::tuple place{id, key, on};
    if (const auto known = standings_.find(place); known != standings_.end()) return known->second;
    Standing found;
    const bool in_period = program_.terms[id].in_period;
    if (in_period || depth_ > most_depth_of_terms || formulas_.too_large() ||
        program_.terms[id].rules.size() > most_rules) {
        found = open_standing(
            in_period ? Phrase{"värdet i en period som priser ändras i", "the value in a period in which prices change"}
                      : Phrase{"det blir för stort att söka igenom", "it is too large to search"});
    } else {
        ++depth_;
        found = find_standing(id, key, on);
        --depth_;
    }
    return standings_.emplace(place, found).first->second;
}

/// Anything.
Standing Meaning::open_standing(const Phrase& reason) {
    const auto open = [&] {
        const FormulaId made = free_truth();
        reasons_.emplace(formulas_[made].payload, reason);
        return made;
    };
    Standing result;
    result.conflict = open();
    result.gap = open();
    const FormulaId good = open();
    Variable anything{Variable::Kind::number, {}, {}, {}, 0, true};
    result.read = {good, formulas_.truth(false), formulas_.variable(formulas_.add_variable(anything)), {}};
    for (FormulaId& each : result.whole) each = formulas_.all({formulas_.negation(good), open()});
    result.read.causes = result.whole;
    return result;
}

Standing Meaning::find_standing(TermId id, const Key& key, FormulaId date) {
    const TermInfo& term = program_.terms[id];
    const Place asked = place(key, date);
    FormulaId ready = formulas_.truth(true);
    Causes before{};
    if (term.as_of != none) {
        const Figure on = figure(*term.as_of, asked);
        ready = on.good;
        date = on.value;
        before = worst_only(on.causes);
    }
    std::vector<FormulaId> bases;
    for (const RuleId rule : term.rules) {
        const RuleInfo& info = program_.rules[rule];
        if (!info.hosts.empty()) continue;
        bases.push_back(formulas_.all({in_interval(info, date), formulas_.negation(entered(info.document, date).no)}));
    }
    if (!term.rules.empty()) {
        of(before, Sort::not_in_force) = formulas_.any(
            {of(before, Sort::not_in_force), formulas_.all({ready, formulas_.negation(formulas_.any(bases))})});
        ready = formulas_.all({ready, formulas_.any(bases)});
    }
    const Place here = place(key, date);
    Entries entries;
    for (const RuleId rule : term.rules) {
        const Maybe<NodeId> value = program_.rules[rule].value;
        if (value == none) continue;
        const Known alive = lives(rule, here);
        if (formulas_.is_yes(alive.no)) continue;
        entries.emplace_back(alive, figure(*value, here));
    }
    Standing result = settle(entries, ready);
    result.whole = joined(before, result.whole);
    add_own(result, id, asked);
    return result;
}

FormulaId Meaning::same(const Figure& a, const Figure& b) {
    const FormulaId both_or_none =
        formulas_.any({formulas_.all({a.referral, b.referral}),
                       formulas_.all({formulas_.negation(a.referral), formulas_.negation(b.referral)})});
    return formulas_.all({both_or_none, formulas_.equal(a.value, b.value)});
}

/// The five steps of eval.
Standing Meaning::settle(const Entries& entries, FormulaId ready) {
    std::vector<FormulaId> conflicts;
    std::vector<FormulaId> agreed{ready};
    std::vector<FormulaId> silent{ready};
    std::vector<FormulaId> must;
    std::vector<FormulaId> referring;
    FormulaId value = formulas_.number(0);
    for (std::size_t i = entries.size(); i-- > 0;) {
        const auto& [alive, said] = entries[i];
        silent.push_back(alive.no);
        must.push_back(alive.yes);
        agreed.push_back(formulas_.any({alive.no, said.good}));
        referring.push_back(formulas_.all({formulas_.negation(alive.no), said.referral}));
        value = formulas_.choose(alive.yes, said.value, value);
        for (std::size_t j = 0; j < i; ++j) {
            const auto& [other, other_said] = entries[j];
            if (formulas_.is_no(formulas_.all({alive.yes, other.yes})) &&
                formulas_.is_yes(formulas_.any({alive.no, other.no})))
                continue;
            const FormulaId differ = formulas_.negation(same(said, other_said));
            conflicts.push_back(formulas_.all({alive.yes, other.yes, said.good, other_said.good, differ}));
            agreed.push_back(formulas_.any({alive.no, other.no, formulas_.negation(differ)}));
        }
    }
    agreed.push_back(formulas_.any(must));
    Standing result;
    result.conflict = formulas_.all({ready, formulas_.any(conflicts)});
    result.gap = formulas_.all(silent);
    const FormulaId settled = formulas_.all(agreed);
    const FormulaId before = formulas_.any({result.conflict, settled});
    result.whole = taken_over(entries, formulas_.all({ready, formulas_.negation(before)}));
    agreed.push_back(formulas_.negation(formulas_.any(referring)));
    result.read = {formulas_.all(agreed), formulas_.truth(false), value, {}};
    return result;
}

FormulaId Meaning::in_interval(const RuleInfo& rule, FormulaId date) {
    const auto [from, to] = program_.days_in_force(rule);
    std::vector<FormulaId> parts;
    if (from > to) return formulas_.truth(false);
    if (from > Day::min_number) parts.push_back(formulas_.at_most(formulas_.number(std::int64_t{from}), date));
    if (to < Day::max_number) parts.push_back(formulas_.at_most(date, formulas_.number(std::int64_t{to})));
    return formulas_.all(parts);
}

Known Meaning::entered(Maybe<DocumentId> document, FormulaId date) {
    const Maybe<TermId> entry = document == none ? none : program_.documents[*document].entry;
    if (entry == none) return {formulas_.truth(true), formulas_.truth(false), {}};
    const Figure read = standing(*entry, {}, date).read;
    const FormulaId is_no = formulas_.equal(read.value, formulas_.number(0));
    return {formulas_.all({read.good, formulas_.negation(is_no)}), formulas_.all({read.good, is_no}), read.causes};
}

Known Meaning::own(RuleId id, const Place& here) {
    const std::tuple known_as{id, here.date, here.locals};
    if (const auto known = own_.find(known_as); known != own_.end()) return known->second;
    const RuleInfo& rule = program_.rules[id];
    const FormulaId in_force = in_interval(rule, here.date);
    Known result{in_force, formulas_.negation(in_force), {}};
    if (!formulas_.is_no(in_force)) {
        result = both(result, entered(rule.document, here.date));
        for (const NodeId condition : rule.clause_conditions) result = both(result, judge(condition, here));
        if (rule.condition != none) result = both(result, judge(*rule.condition, here));
    }
    own_.emplace(known_as, result);
    return result;
}

Known Meaning::speaks(RuleId id, const Place& here) {
    const RuleInfo& rule = program_.rules[id];
    const Known result = own(id, here);
    if (rule.hosts.empty()) return result;
    std::vector<Known> hosts;
    for (const RuleId host : rule.hosts) hosts.push_back(speaks(host, here));
    return both(result, some(hosts));
}

Known Meaning::voice(RuleId id, const Place& here) {
    Known result = speaks(id, here);
    for (const RuleId exception : program_.rules[id].exceptions) result = both(result, opposite(own(exception, here)));
    return result;
}

Known Meaning::lives(RuleId id, const Place& here) {
    Known result = voice(id, here);
    if (precedence_ == nullptr) return result;
    for (const RuleId stronger : precedence_->beaten_by[id]) result = both(result, opposite(voice(stronger, here)));
    return result;
}

}  // namespace klausul::search
