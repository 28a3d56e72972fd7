// Groups of records and lists within records: what is at hand where something is bound.

#include <algorithm>
#include <map>

#include "grammar/print_tree.hpp"
#include "interpreter/check/conversions.hpp"
#include "interpreter/check/expression_checker.hpp"
#include "interpreter/check/groupings.hpp"
#include "interpreter/check/member_checker.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/program_builder.hpp"
#include "interpreter/check/reports.hpp"
#include "interpreter/check/types.hpp"

namespace klausul {
namespace {

bool is_group(const Program& program, DomainId domain) { return program.domains[domain].kind == DomainKind::groups; }

}  // namespace

// ---- what is at hand -----------------------------------------------------------------------------------------------

Maybe<NodeId> MemberChecker::member_at_hand(const Place& place, DomainId domain, Span span) {
    const Kind kind = member_type(program_, domain).kind;
    for (auto bound = place.bound.rbegin(); bound != place.bound.rend(); ++bound) {
        if (bound->domain == domain && !bound->only_around)
            return builder_.emit(Op::local, kind, span, {}, NodePayload(bound->local));
        if (!types_.lies_within(bound->domain, domain)) continue;
        const NodeId local = builder_.emit(Op::local, Kind::record, span, {}, NodePayload(bound->local));
        return builder_.emit(Op::container, kind, span, {local},
                             program_.containers.push_back({bound->domain, domain}));
    }
    return none;
}

/// The records and groups at hand that what runs over `domain` stays within.
std::vector<LoopRun::Limit> MemberChecker::limits_at_hand(const Place& place, DomainId domain, Span span) {
    std::vector<DomainId> found;
    for (auto bound = place.bound.rbegin(); bound != place.bound.rend(); ++bound) {
        Maybe<DomainId> around = bound->only_around ? program_.domains[bound->domain].parent : bound->domain;
        while (around != none && !types_.lies_within(domain, *around)) {
            const Domain& info = program_.domains[*around];
            around = info.kind == DomainKind::records ? info.parent : none;
        }
        if (around == none) continue;
        const auto covers = [&](DomainId other) { return other == around || types_.lies_within(other, *around); };
        if (std::none_of(found.begin(), found.end(), covers)) found.push_back(*around);
    }
    std::vector<LoopRun::Limit> limits;
    for (const DomainId within : found) {
        const Maybe<NodeId> owner = member_at_hand(place, within, span);
        if (owner != none) limits.push_back({within, *owner});
    }
    return limits;
}

// ---- the keys of a group -------------------------------------------------------------------------------------------

std::optional<std::size_t> MemberChecker::key_named(DomainId groups, const syntax::Expression& expression) const {
    const std::string text = print_expression(expression);
    const auto& keys = program_.domains[groups].keys;
    const auto found = std::find_if(keys.begin(), keys.end(), [&](const GroupKey& key) { return key.text == text; });
    if (found == keys.end()) return std::nullopt;
    return static_cast<std::size_t>(found - keys.begin());
}

/// Where a group is at hand, its key is written as in `grupperat efter`. A record of it that is nearer gives its own.
std::optional<Typed> MemberChecker::group_key_at_hand(const syntax::Expression& expression, const Place& place) {
    if (place.parameters != nullptr) return std::nullopt;
    for (auto bound = place.bound.rbegin(); bound != place.bound.rend(); ++bound) {
        if (!is_group(program_, bound->domain)) continue;
        const bool record_nearer = std::any_of(place.bound.rbegin(), bound, [&](const Place::Bound& nearer) {
            return types_.lies_within(nearer.domain, bound->domain);
        });
        const auto key = record_nearer ? std::nullopt : key_named(bound->domain, expression);
        if (!key) continue;
        const Type type = program_.domains[bound->domain].keys[*key].type;
        const NodeId group = builder_.emit(Op::local, Kind::record, expression.span, {}, NodePayload(bound->local));
        const GroupKeyId read = program_.group_keys.push_back({bound->domain, static_cast<std::uint32_t>(*key)});
        Typed result;
        result.type = type;
        result.node = builder_.emit(Op::group_key, type.kind, expression.span, {group}, read, type.unit);
        return result;
    }
    return std::nullopt;
}

/// How many expressions after `för` name one member.
std::size_t MemberChecker::members_named(DomainId domain) const {
    return is_group(program_, domain) ? program_.domains[domain].keys.size() : 1;
}

Maybe<NodeId> MemberChecker::check_group(DomainId domain, const syntax::Expression* const* keys, const Place& place) {
    std::vector<NodeId> nodes;
    for (std::size_t i = 0; i < program_.domains[domain].keys.size(); ++i) {
        const GroupKey key = program_.domains[domain].keys[i];
        const Typed value =
            conversions_.coerce(expressions_.check_expression(*keys[i], place, &key.type), key.type, keys[i]->span);
        if (value.poisoned()) return none;
        const bool figure = std::holds_alternative<syntax::Quantity>(keys[i]->node);
        const Maybe<DomainId> period = period_named(*keys[i]);
        if (key.period != none &&
            ((figure && key.period != years_domain) || (period != none && period != key.period))) {
            reports_.add(code::not_an_index_member, keys[i]->span,
                         {"`" + key.words + "`", builder_.type_words(value.type), ""});
            return none;
        }
        nodes.push_back(*value.node);
    }
    const Span span{keys[0]->span.source, keys[0]->span.begin, keys[nodes.size() - 1]->span.end};
    return builder_.emit(Op::group_with, Kind::record, span, nodes, domain);
}

// ---- periods -------------------------------------------------------------------------------------------------------

/// Which years, half-years or months a loop runs over: the stated number of years before that at hand, or those for
/// which the case gives one of the facts that are read.
bool MemberChecker::run_over_periods(LoopRun& run, const syntax::Expression& operand, std::optional<int> last_years,
                                     const Place& place, Span span) {
    constexpr int most_years = 1000;
    if (last_years) {
        if (*last_years < 1 || *last_years > most_years) {
            reports_.add(code::whole_number_wanted, span);
            return false;
        }
        run.last_years = *last_years;
        run.year = member_at_hand(place, years_domain, span);
        return true;
    }
    bool only_facts = true;
    for_each_name(operand, [&](const syntax::Name& name) {
        const auto symbol = names_.resolve_reference(name, place, false);
        if (!symbol) return;
        const auto runs_here = [&](const std::vector<DomainId>& per) {
            return std::find(per.begin(), per.end(), run.domain) != per.end();
        };
        if (symbol->kind == SymbolKind::fact && runs_here(program_.facts[symbol->as<FactId>()].per))
            run.given.push_back(symbol->as<FactId>());
        if (symbol->kind == SymbolKind::term && runs_here(program_.terms[symbol->as<TermId>()].per)) only_facts = false;
    });
    if (only_facts && !run.given.empty()) return true;
    reports_.add(code::periods_not_known, span, {period_words(*period_of(run.domain)).plural});
    return false;
}

}  // namespace klausul
