// Whatever has a value per something: reading one member, running over all, sharing out; and evaluation at another
// date.

#include <algorithm>
#include <functional>

#include "interpreter/check/declared.hpp"
#include "interpreter/check/expression_checker.hpp"
#include "interpreter/check/guards.hpp"
#include "interpreter/check/member_checker.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/program_builder.hpp"
#include "interpreter/check/reports.hpp"
#include "interpreter/check/types.hpp"

namespace klausul {

Type member_type(const Program& program, DomainId id) {
    Type type;
    const Domain& domain = program.domains[id];
    if (domain.kind == DomainKind::parties) {
        type.kind = Kind::party;
        type.party_group = id;
    } else if (domain.kind == DomainKind::options) {
        type.kind = Kind::option;
        for (const EnumerationId each : program.enumerations.ids()) {
            if (program.enumerations[each].domain == id) type.enumeration = each;
        }
    } else if (domain.kind == DomainKind::records || domain.kind == DomainKind::groups) {
        type.kind = Kind::record;
        type.list = id;
    }
    return type;
}

namespace {

template <typename Node, typename... Others>
constexpr bool is_one_of = (std::is_same_v<Node, Others> || ...);

/// An expression without any inside.
template <typename Node>
constexpr bool is_leaf =
    is_one_of<Node, syntax::Quantity, syntax::TextLiteral, syntax::DateLiteral, syntax::MomentLiteral,
              syntax::ClockLiteral, syntax::ClockWindow, syntax::TruthLiteral, syntax::AbsentLiteral,
              syntax::UnknownLiteral, syntax::NotApplicableLiteral, syntax::Reference, syntax::ThisElement,
              syntax::TheDay, syntax::PreviousPeriod, syntax::PeriodLiteral, syntax::Referral>;

bool is_period(DomainKind kind) {
    return kind == DomainKind::years || kind == DomainKind::half_years || kind == DomainKind::months ||
           kind == DomainKind::quarters;
}

/// Whether a member that is written out, `2025` or `2025-Q1`, is of the kind that the index runs over.
bool fits_index(const syntax::Expression& member, DomainKind kind) {
    using Literal = syntax::PeriodLiteral::Kind;
    const auto* literal = std::get_if<syntax::PeriodLiteral>(&member.node);
    if (literal == nullptr)
        return !is_period(kind) || kind == DomainKind::years || !std::holds_alternative<syntax::Quantity>(member.node);
    return kind == (literal->kind == Literal::month       ? DomainKind::months
                    : literal->kind == Literal::half_year ? DomainKind::half_years
                                                          : DomainKind::quarters);
}

const Place::Bound* bound_to(const Place& place, DomainId domain) {
    const auto found = std::find_if(place.bound.rbegin(), place.bound.rend(),
                                    [&](const Place::Bound& b) { return b.domain == domain; });
    return found == place.bound.rend() ? nullptr : &*found;
}

}  // namespace

/// The node that reads a fact, term, series, reading or party; `members` are those named by `för`.
Typed MemberChecker::read_symbol(const Symbol& symbol, const syntax::Name& name, const Place& place,
                                 const std::vector<const syntax::Expression*>* members) {
    const Span span = name.span;
    Typed result;
    if (symbol.kind == SymbolKind::reading) {
        result.type.kind = Kind::option;
        const auto reading = symbol.as<ReadingId>();
        result.type.enumeration = program_.readings[reading].enumeration;
        result.node = builder_.emit(Op::reading, Kind::option, span, {}, reading);
        return result;
    }
    if (symbol.kind == SymbolKind::party) {
        result.type.kind = Kind::party;
        result.node = builder_.constant(std::int64_t{symbol.as<PartyId>().position()}, Kind::party, span);
        return result;
    }
    if (symbol.kind == SymbolKind::list) {
        reports_.add(code::not_supported_here, span,
                     {{"en hel lista", "a whole list"},
                      {"skriv `antal " + name.text + "` eller `summa …` av ett fält",
                       "write `count " + name.text + "` or `sum …` of a field"}});
        return poison();
    }
    const bool is_fact = symbol.kind == SymbolKind::fact || symbol.kind == SymbolKind::field;
    if (is_fact && program_.facts[symbol.as<FactId>()].without_effect) {
        reports_.add(code::without_effect_read, span, {name.text},
                     {{program_.facts[symbol.as<FactId>()].span,
                       {"här sägs att den saknar betydelse", "declared to be without effect here"}}});
    }
    if (is_fact && program_.facts[symbol.as<FactId>()].type.optional && !guards_.in_presence &&
        !guards_.is_guarded(symbol.as<FactId>(), members)) {
        reports_.add(code::optional_unguarded, span, {name.text});
        return poison();
    }
    const bool is_term = symbol.kind == SymbolKind::term;
    const bool is_series = symbol.kind == SymbolKind::series;
    if (is_term && !declared_.type_known[symbol.as<TermId>()])
        return poison();  // a circle, or a mistake in its rule, has been reported
    const std::vector<DomainId> per = is_series ? std::vector<DomainId>{program_.series[symbol.as<SeriesId>()].index()}
                                      : is_term ? program_.terms[symbol.as<TermId>()].per
                                                : program_.facts[symbol.as<FactId>()].per;
    std::vector<NodeId> children;
    std::size_t named = 0;
    for (std::size_t i = 0; i < per.size(); ++i) {
        Maybe<NodeId> child;
        if (members != nullptr && named + members_named(per[i]) <= members->size()) {
            const bool group = program_.domains[per[i]].kind == DomainKind::groups;
            child = group ? check_group(per[i], &(*members)[named], place)
                          : check_member(per[i], *(*members)[named], place);
            named += members_named(per[i]);
            if (child == none) return poison();
        } else {
            child = member_at_hand(place, per[i], span);
        }
        if (child == none) {
            reports_.add(code::index_missing, span, {name.text, program_.domains[per[i]].name});
            return poison();
        }
        children.push_back(*child);
    }
    if (members != nullptr && members->size() > named) {
        reports_.add(code::index_not_wanted, span, {name.text});
        return poison();
    }
    if (is_series) {
        result.node = builder_.emit(Op::series, Kind::number, span, children, symbol.as<SeriesId>());
        return result;
    }
    result.type = is_term ? program_.terms[symbol.as<TermId>()].type : program_.facts[symbol.as<FactId>()].type;
    result.type.share = result.type.share && per.size() == 1;
    result.referral = is_term && program_.terms[symbol.as<TermId>()].only_refers;
    result.node =
        builder_.emit(is_term ? Op::term : Op::fact, result.type.kind, span, children,
                      is_term ? NodePayload(symbol.as<TermId>()) : NodePayload(symbol.as<FactId>()), result.type.unit);
    return result;
}

Typed MemberChecker::check_for_member(const syntax::ForMember& expression, const Place& place, Span span) {
    const auto* reference = std::get_if<syntax::Reference>(&expression.value->node);
    if (reference == nullptr) {
        reports_.add(code::not_supported_here, span,
                     {{"`för` efter ett uttryck", "`for` after an expression"},
                      {"skriv `för` direkt efter namnet", "write `for` right after the name"}});
        return poison();
    }
    const auto symbol = names_.resolve_reference(reference->name, place, true);
    if (!symbol) return poison();
    if (symbol->kind == SymbolKind::reading || symbol->kind == SymbolKind::party) {
        reports_.add(code::index_not_wanted, span, {reference->name.text});
        return poison();
    }
    std::vector<const syntax::Expression*> members;
    for (const auto& member : expression.members) members.push_back(member.get());
    return read_symbol(*symbol, reference->name, place, &members);
}

Maybe<NodeId> MemberChecker::check_member(DomainId domain, const syntax::Expression& member, const Place& place) {
    const Type wanted = member_type(program_, domain);
    if (!fits_index(member, program_.domains[domain].kind)) {
        reports_.add(code::not_an_index_member, member.span,
                     {builder_.member_words(domain),
                      {"en annan sorts period", "a period of another kind"},
                      {"skriv 2025, 2025-H1, 2025-Q1 eller 2025-03", "write 2025, 2025-H1, 2025-Q1 or 2025-03"}});
        return none;
    }
    const Typed value = expressions_.check_expression(member, place, &wanted);
    if (value.poisoned()) return none;
    const bool is_party_outside = wanted.kind == Kind::party && program_.nodes[*value.node].op == Op::constant && [&] {
        const auto& members = program_.domains[domain].members;
        const auto party = program_.constants[program_.nodes[*value.node].as<ConstantId>()].to_int64().value_or(-1);
        return std::find(members.begin(), members.end(), static_cast<std::uint32_t>(party)) == members.end();
    }();
    const bool is_unit = value.type.kind == Kind::number && !value.type.unit.bare();
    if (value.type.kind != wanted.kind ||
        (wanted.kind == Kind::option && value.type.enumeration != wanted.enumeration) || is_party_outside || is_unit) {
        reports_.add(code::not_an_index_member, member.span,
                     {builder_.member_words(domain),
                      is_party_outside ? Phrase("någon annan", "somebody else") : builder_.type_words(value.type), ""});
        return none;
    }
    return value.node;
}

Typed MemberChecker::check_period_literal(const syntax::PeriodLiteral& literal, Span span) {
    using Literal = syntax::PeriodLiteral::Kind;
    const bool month = literal.kind == Literal::month;
    const bool half_year = literal.kind == Literal::half_year;
    const int per_year = month ? 12 : half_year ? 2 : 4;
    Typed period =
        number(builder_.constant(std::int64_t{literal.year} * per_year + literal.place - 1, Kind::number, span), {});
    return ExpressionChecker::of_period(std::move(period), month       ? Op::month_of
                                                           : half_year ? Op::half_year_of
                                                                       : Op::quarter_of);
}

Typed MemberChecker::check_previous(const syntax::PreviousPeriod& previous, const Place& place, Span span) {
    const Maybe<DomainId> domain = types_.resolve_domain(place.document, previous.period);
    if (domain == none) return poison();
    const DomainKind kind = program_.domains[*domain].kind;
    if (!is_period(kind)) {
        reports_.add(code::not_supported_here, span,
                     {{"`föregående " + previous.period.text + "`", "`previous " + previous.period.text + "`"}, ""});
        return poison();
    }
    const Place::Bound* bound = bound_to(place, *domain);
    const Op op = kind == DomainKind::years      ? Op::year_of
                  : kind == DomainKind::months   ? Op::month_of
                  : kind == DomainKind::quarters ? Op::quarter_of
                                                 : Op::half_year_of;
    const NodeId period = bound != nullptr
                              ? builder_.emit(Op::local, Kind::number, span, {}, NodePayload(bound->local))
                              : builder_.emit(op, Kind::number, span, {builder_.emit(Op::the_day, Kind::day, span)});
    return number(builder_.emit(Op::subtract, Kind::number, span, {period, builder_.constant(1, Kind::number, span)}),
                  {});
}

// ---- running over an index -----------------------------------------------------------------------------------------

void MemberChecker::for_each_child(const syntax::Expression& expression,
                                   const std::function<void(const syntax::Expression&)>& visit) {
    const auto one = [&](const syntax::ExpressionPtr& child) {
        if (child) visit(*child);
    };
    const auto all = [&](const std::vector<syntax::ExpressionPtr>& children) {
        for (const auto& child : children) one(child);
    };
    std::visit(
        [&](const auto& node) {
            using Written = std::decay_t<decltype(node)>;
            if constexpr (std::is_same_v<Written, syntax::AtLevel> || std::is_same_v<Written, syntax::Presence> ||
                          std::is_same_v<Written, syntax::Rounding> || std::is_same_v<Written, syntax::Started> ||
                          std::is_same_v<Written, syntax::According>) {
                one(node.value);
            } else if constexpr (std::is_same_v<Written, syntax::SpanLiteral> ||
                                 std::is_same_v<Written, syntax::DaysBetween> ||
                                 std::is_same_v<Written, syntax::CompletedYears>) {
                one(node.from);
                one(node.to);
            } else if constexpr (std::is_same_v<Written, syntax::OneOfTimes>) {
                all(node.times);
            } else if constexpr (std::is_same_v<Written, syntax::OneOfAmounts>) {
                all(node.amounts);
            } else if constexpr (std::is_same_v<Written, syntax::ClockOf>) {
                one(node.moment);
            } else if constexpr (std::is_same_v<Written, syntax::Unary>) {
                one(node.operand);
            } else if constexpr (std::is_same_v<Written, syntax::Binary>) {
                one(node.left);
                one(node.right);
            } else if constexpr (std::is_same_v<Written, syntax::AnyOf>) {
                one(node.value);
                all(node.options);
            } else if constexpr (std::is_same_v<Written, syntax::Conditional>) {
                one(node.condition);
                one(node.consequent);
                one(node.alternative);
            } else if constexpr (std::is_same_v<Written, syntax::Aggregate>) {
                one(node.operand);
                one(node.where);
            } else if constexpr (std::is_same_v<Written, syntax::Quantified>) {
                one(node.condition);
            } else if constexpr (std::is_same_v<Written, syntax::ForMember>) {
                one(node.value);
                all(node.members);
            } else if constexpr (std::is_same_v<Written, syntax::AsOf>) {
                one(node.value);
                one(node.date);
            } else if constexpr (std::is_same_v<Written, syntax::Call>) {
                all(node.arguments);
            } else if constexpr (std::is_same_v<Written, syntax::Allocation>) {
                one(node.total);
                one(node.weights);
                one(node.receiver);
                one(node.tie_key);
            } else if constexpr (std::is_same_v<Written, syntax::Clip>) {
                one(node.span);
                one(node.window);
                one(node.days);
            } else if constexpr (std::is_same_v<Written, syntax::DateShift>) {
                one(node.date);
            } else if constexpr (std::is_same_v<Written, syntax::ShiftBy>) {
                one(node.amount);
                one(node.date);
            } else if constexpr (std::is_same_v<Written, syntax::DayOfPeriod>) {
                one(node.period);
            } else if constexpr (std::is_same_v<Written, syntax::Choice>) {
                one(node.selector);
                for (const syntax::ChoiceLine& line : node.lines) one(line.value);
                one(node.otherwise);
            } else if constexpr (std::is_same_v<Written, syntax::ConditionList>) {
                for (const syntax::Criterion& criterion : node.criteria) one(criterion.condition);
            } else {
                static_assert(is_leaf<Written>, "say what its children are, or that it has none");
            }
        },
        expression.node);
}

/// Every name an expression reads, also through the functions it calls.
void MemberChecker::for_each_name(const syntax::Expression& expression,
                                  const std::function<void(const syntax::Name&)>& visit) const {
    // Without recursion, since a sum may have many parts.
    std::vector<const syntax::Expression*> open{&expression};
    std::set<FunctionId> followed;
    while (!open.empty()) {
        const syntax::Expression* next = open.back();
        open.pop_back();
        const auto* reference = std::get_if<syntax::Reference>(&next->node);
        if (reference != nullptr) visit(reference->name);
        const auto* according = std::get_if<syntax::According>(&next->node);
        const auto* named = according == nullptr ? nullptr : std::get_if<syntax::Reference>(&according->value->node);
        if (named != nullptr) {
            visit({according->document.text + "." + named->name.text, named->name.span});
            continue;
        }
        // A function is called by name, or stands for a kind of day: `dagen är helgdag`.
        const auto* call = std::get_if<syntax::Call>(&next->node);
        const syntax::Name* called = call != nullptr        ? &call->function
                                     : reference != nullptr ? &reference->name
                                                            : nullptr;
        if (called != nullptr) {
            for (const FunctionId id : declared_.functions.ids()) {
                const syntax::FunctionDeclaration& function = *declared_.functions[id].source;
                if (function.name.text == called->text && followed.insert(id).second)
                    open.push_back(function.value.get());
            }
        }
        for_each_child(*next, [&](const syntax::Expression& child) { open.push_back(&child); });
    }
}

/// The indexes an expression has a value per: those of what it reads, less what `för` and aggregates take away. With
/// groups among them, their keys are not read from records.
void MemberChecker::collect_domains(const syntax::Expression& expression, const Place& place,
                                    std::vector<DomainId>& domains) {
    collect_domains(expression, place, domains, {});
    std::vector<DomainId> groups = domains;
    std::erase_if(groups, [&](DomainId id) { return program_.domains[id].kind != DomainKind::groups; });
    if (groups.empty()) return;
    domains.clear();
    collect_domains(expression, place, domains, groups);
}

void MemberChecker::collect_domains(const syntax::Expression& expression, const Place& place,
                                    std::vector<DomainId>& domains, const std::vector<DomainId>& groups) {
    const auto add = [&](const Symbol& symbol, std::size_t taken) {
        std::vector<DomainId> per;
        if (symbol.kind == SymbolKind::term) per = program_.terms[symbol.as<TermId>()].per;
        if (symbol.kind == SymbolKind::fact || symbol.kind == SymbolKind::field)
            per = program_.facts[symbol.as<FactId>()].per;
        for (std::size_t i = 0; i < per.size(); ++i) {
            const std::size_t names = members_named(per[i]);
            if (taken >= names) {
                taken -= names;
                continue;
            }
            if (std::find(domains.begin(), domains.end(), per[i]) == domains.end()) domains.push_back(per[i]);
        }
    };
    std::vector<const syntax::Expression*> open{&expression};
    while (!open.empty()) {
        const syntax::Expression* next = open.back();
        open.pop_back();
        const auto is_key = [&](DomainId group) { return key_named(group, *next).has_value(); };
        if (std::any_of(groups.begin(), groups.end(), is_key)) continue;
        if (const auto* reference = std::get_if<syntax::Reference>(&next->node)) {
            if (const auto symbol = names_.resolve_reference(reference->name, place, false)) add(*symbol, 0);
        } else if (const auto* member = std::get_if<syntax::ForMember>(&next->node)) {
            const auto* named = std::get_if<syntax::Reference>(&member->value->node);
            const auto symbol = named == nullptr ? std::nullopt : names_.resolve_reference(named->name, place, false);
            if (symbol) add(*symbol, member->members.size());
        } else if (!std::holds_alternative<syntax::Aggregate>(next->node)) {
            for_each_child(*next, [&](const syntax::Expression& child) { open.push_back(&child); });
        }
    }
}

bool MemberChecker::bind_loop(LoopPlan& loop, Place& inner, const std::vector<DomainId>& domains, Span span,
                              const syntax::Expression& operand, std::optional<int> last_years) {
    std::uint32_t next = 0;
    for (const Place::Bound& bound : inner.bound) next = std::max(next, bound.local + 1);
    const Place outside = inner;
    bool any_period = false;
    for (const DomainId domain : domains) {
        const DomainKind kind = program_.domains[domain].kind;
        LoopRun run{next, domain};
        if (is_period(kind)) {
            any_period = true;
            if (!run_over_periods(run, operand, last_years, outside, span)) return false;
        } else {
            run.limits = limits_at_hand(outside, domain, span);
        }
        constexpr std::uint32_t most = 6;
        if (next >= most) {
            reports_.add(code::too_many_indexes, span, {std::to_string(most)});
            return false;
        }
        inner.bound.push_back({domain, next++});
        loop.runs.push_back(std::move(run));
    }
    if (!last_years || any_period) return true;
    reports_.add(code::not_supported_here, span,
                 {{"`de senaste åren`", "`the last years`"},
                  {"det som räknas ihop ska ha ett värde per år, halvår eller månad",
                   "what is put together must have a value per year, half_year or month"}});
    return false;
}

Typed MemberChecker::check_aggregate(const syntax::Aggregate& aggregate, const Place& place, Span span) {
    using syntax::AggregateKind;
    if (aggregate.distinct && aggregate.kind != AggregateKind::count) {
        reports_.add(code::not_supported_here, span, {{"den här sortens sammanräkning", "this sort of aggregate"}, ""});
        return poison();
    }
    const bool counting = aggregate.kind == AggregateKind::count;
    std::vector<DomainId> domains;
    const auto* reference = std::get_if<syntax::Reference>(&aggregate.operand->node);
    bool counts_members = false;
    if (counting && reference != nullptr) {
        const auto found = names_.find(place.document, reference->name,
                                       {SymbolKind::list, SymbolKind::domain, SymbolKind::enumeration});
        const auto own = names_.resolve_reference(reference->name, place, false);
        if (own && own->kind == SymbolKind::list) {
            counts_members = true;
            domains.push_back(program_.lists[own->as<ListId>()].domain);
        } else if (!found.empty()) {
            counts_members = true;
            // A name of several documents is none, which is reported.
            const Maybe<DomainId> domain = types_.resolve_domain(place.document, reference->name);
            if (domain == none) return poison();
            domains.push_back(*domain);
        }
    }
    if (!counts_members) {
        collect_domains(*aggregate.operand, place, domains);
        if (!aggregate.over.empty()) domains = types_.resolve_per(place.document, aggregate.over);
        types_.drop_containers(domains);
    }
    if (domains.empty()) {
        // With an unknown name in it, that is the mistake to tell.
        const Typed operand = expressions_.check_expression(*aggregate.operand, place);
        if (!operand.poisoned())
            reports_.add(code::not_supported_here, span,
                         {{"en sammanräkning av ett enda värde", "an aggregate of a single value"},
                          {"det som räknas ihop ska ha ett värde per något",
                           "what is aggregated must have a value per something"}});
        return poison();
    }
    LoopPlan loop;
    loop.distinct = aggregate.distinct && !counts_members;  // no member is like another
    loop.sample = aggregate.sample;
    Place inner = place;
    if (!bind_loop(loop, inner, domains, span, *aggregate.operand, aggregate.last_years)) return poison();
    if (aggregate.where) {
        loop.filter = expressions_.check_condition(*aggregate.where, inner, plain(Word::where));
        if (loop.filter == none) return poison();
    }
    Typed operand;
    if (!counts_members) {
        operand = expressions_.check_expression(*aggregate.operand, inner);
        if (operand.poisoned()) return poison();
        const bool arithmetic = aggregate.kind == AggregateKind::sum || aggregate.kind == AggregateKind::mean ||
                                aggregate.kind == AggregateKind::deviation;
        if (arithmetic && operand.type.kind != Kind::number) {
            reports_.add(code::not_a_number, aggregate.operand->span,
                         {plain(Word::sum), builder_.type_words(operand.type)});
            return poison();
        }
        loop.body = operand.node;
    }
    const Op op = counting                                                                               ? Op::count
                  : aggregate.kind == AggregateKind::sum                                                 ? Op::sum
                  : aggregate.kind == AggregateKind::mean                                                ? Op::mean
                  : aggregate.kind == AggregateKind::deviation                                           ? Op::deviation
                  : aggregate.kind == AggregateKind::lowest || aggregate.kind == AggregateKind::earliest ? Op::lowest
                                                                                                         : Op::highest;
    const LoopId id = program_.loops.push_back(std::move(loop));
    Type type = counting ? Type{} : operand.type;
    type.share = false;
    Typed result;
    result.type = type;
    result.node = builder_.emit(op, type.kind, span, {}, id, type.unit);
    return result;
}

Typed MemberChecker::check_quantified(const syntax::Quantified& quantified, const Place& place, Span span) {
    const Maybe<DomainId> domain = types_.resolve_domain(place.document, quantified.index);
    if (domain == none) return poison();
    LoopPlan loop;
    Place inner = place;
    if (!bind_loop(loop, inner, {*domain}, span, *quantified.condition)) return poison();
    loop.body = expressions_.check_condition(*quantified.condition, inner, plain(Word::for_all));
    if (loop.body == none) return poison();
    const LoopId id = program_.loops.push_back(std::move(loop));
    const bool all = quantified.kind == syntax::Quantifier::all;
    Typed result;
    result.type.kind = Kind::truth;
    result.node = builder_.emit(all ? Op::for_all : Op::for_some, Kind::truth, span, {}, id);
    if (quantified.kind == syntax::Quantifier::none)
        result.node = builder_.emit(Op::logical_not, Kind::truth, span, {*result.node});
    return result;
}

}  // namespace klausul
