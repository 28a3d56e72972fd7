// Groups of records and lists within records: which index lies in which, and what is at hand where something is bound.

#include <algorithm>
#include <map>

#include "grammar/print_tree.hpp"
#include "interpreter/check/checker.hpp"

namespace klausul {
namespace {

bool is_group(const Program& program, DomainId domain) { return program.domains[domain].kind == DomainKind::groups; }

std::optional<DomainId> period_named(const syntax::Expression& key) {
    const auto* call = std::get_if<syntax::Call>(&key.node);
    if (call == nullptr || !call->of_period) return std::nullopt;
    const PeriodWords* period = find_period(call->function.text);
    if (period == nullptr || !period->index) return std::nullopt;
    return domain_of(period->period);
}

}  // namespace

std::vector<DomainId> Checker::resolve_index(DocumentId document, const std::vector<syntax::Name>& per,
                                             const std::vector<syntax::ExpressionPtr>& grouped_by) {
    std::vector<DomainId> domains = resolve_per(document, per);
    if (grouped_by.empty()) return domains;
    if (!domains.empty()) {
        report(code::not_supported_here, grouped_by.front()->span,
               {{"`grupperat efter` tillsammans med `per`", "`grouped by` together with `per`"},
                {"låt det som står efter `per` vara en nyckel till", "let what stands after `per` be one more key"}});
        return domains;
    }
    return {group_domain(document, grouped_by)};
}

/// One index for all terms of a document that are grouped by the same keys.
DomainId Checker::group_domain(DocumentId document, const std::vector<syntax::ExpressionPtr>& keys) {
    Domain made{DomainKind::groups, "", {}};
    for (const auto& key : keys) {
        made.name += (made.name.empty() ? "" : "; ") + input_.words_at(key->span);
        made.keys.push_back({input_.words_at(key->span), print_expression(*key), none, {}});
    }
    const auto same_text = [](const GroupKey& a, const GroupKey& b) { return a.text == b.text; };
    for (const auto& [id, known] : grouped_) {
        const auto& other = program_.domains[id].keys;
        if (known.document == document &&
            std::equal(other.begin(), other.end(), made.keys.begin(), made.keys.end(), same_text))
            return id;
    }
    const auto id = static_cast<DomainId>(program_.domains.size());
    program_.domains.push_back(std::move(made));
    grouped_.emplace(id, GroupedList{document, &keys});
    return id;
}

/// Once all names are known: the list whose records are grouped.
void Checker::find_grouped_lists() {
    for (const auto& [id, grouped] : grouped_) {
        std::vector<DomainId> lists;
        Place place;
        place.document = grouped.document;
        for (const auto& key : *grouped.keys) collect_domains(*key, place, lists);
        drop_containers(lists);
        if (lists.size() == 1 && program_.domains[lists[0]].kind == DomainKind::records) {
            program_.domains[id].parent = lists[0];
        } else {
            report(code::grouping_without_list, grouped.keys->front()->span, {program_.domains[id].name});
        }
    }
}

void Checker::check_group_keys(TermId term) {
    const std::vector<DomainId> per = program_.terms[term].per;
    for (const DomainId domain : per) {
        const auto found = grouped_.find(domain);
        if (found == grouped_.end() || found->second.checked || program_.domains[domain].parent == none) continue;
        found->second.checked = true;
        for (std::size_t i = 0; i < found->second.keys->size(); ++i)
            check_group_key(domain, i, *(*found->second.keys)[i], found->second.document);
    }
}

void Checker::check_group_key(DomainId domain, std::size_t key, const syntax::Expression& source, DocumentId document) {
    Place place;
    place.document = document;
    place.bound.push_back({program_.domains[domain].parent, 0});
    const Typed value = check_expression(source, place);
    if (value.poisoned) return;
    const Kind kind = value.type.kind;
    if (kind == Kind::span || kind == Kind::window || kind == Kind::record || value.referral) {
        report(code::not_a_group_key, source.span, {type_words(value.type)});
        return;
    }
    GroupKey& made = program_.domains[domain].keys[key];
    made.node = value.node;
    made.type = value.type;
    made.type.optional = made.type.may_be_not_applicable = made.type.share = false;
    made.period = period_named(source).value_or(none);
}

// ---- what lies in what ---------------------------------------------------------------------------------------------

/// Whether each member of an index lies in one member of another: a row in the record around it, a record in its
/// group, a group in a coarser one.
bool Checker::lies_within(DomainId id, DomainId within) const {
    const Domain& inner = program_.domains[id];
    const Domain& outer = program_.domains[within];
    if (id == within) return false;
    if (inner.kind == DomainKind::groups) {
        if (outer.kind != DomainKind::groups || outer.parent != inner.parent || outer.keys.size() >= inner.keys.size())
            return false;
        return std::all_of(outer.keys.begin(), outer.keys.end(), [&](const GroupKey& key) {
            return std::any_of(inner.keys.begin(), inner.keys.end(),
                               [&](const GroupKey& other) { return other.text == key.text; });
        });
    }
    if (inner.kind != DomainKind::records) return false;
    if (outer.kind == DomainKind::groups && outer.parent == id) return true;
    return inner.parent != none && (inner.parent == within || lies_within(inner.parent, within));
}

/// Of indexes that lie in each other only the innermost counts: the others follow from it.
void Checker::drop_containers(std::vector<DomainId>& domains) const {
    const std::vector<DomainId> all = domains;
    std::erase_if(domains, [&](DomainId id) {
        return std::any_of(all.begin(), all.end(), [&](DomainId other) { return lies_within(other, id); });
    });
}

NodeId Checker::member_at_hand(const Place& place, DomainId domain, Span span) {
    const Kind kind = member_type(program_, domain).kind;
    for (auto bound = place.bound.rbegin(); bound != place.bound.rend(); ++bound) {
        if (bound->domain == domain && !bound->only_around) return emit(Op::local, kind, span, {}, bound->local);
        if (!lies_within(bound->domain, domain)) continue;
        const NodeId local = emit(Op::local, Kind::record, span, {}, bound->local);
        program_.containers.push_back({bound->domain, domain});
        return emit(Op::container, kind, span, {local}, static_cast<std::uint32_t>(program_.containers.size() - 1));
    }
    return none;
}

/// The records and groups at hand that what runs over `domain` stays within.
std::vector<LoopRun::Limit> Checker::limits_at_hand(const Place& place, DomainId domain, Span span) {
    std::vector<DomainId> found;
    for (auto bound = place.bound.rbegin(); bound != place.bound.rend(); ++bound) {
        DomainId around = bound->only_around ? program_.domains[bound->domain].parent : bound->domain;
        while (around != none && !lies_within(domain, around)) {
            const Domain& info = program_.domains[around];
            around = info.kind == DomainKind::records ? info.parent : none;
        }
        const auto covers = [&](DomainId other) { return other == around || lies_within(other, around); };
        if (around != none && std::none_of(found.begin(), found.end(), covers)) found.push_back(around);
    }
    std::vector<LoopRun::Limit> limits;
    for (const DomainId within : found) limits.push_back({within, member_at_hand(place, within, span)});
    return limits;
}

// ---- the keys of a group -------------------------------------------------------------------------------------------

std::optional<std::size_t> Checker::key_named(DomainId groups, const syntax::Expression& expression) const {
    const std::string text = print_expression(expression);
    const auto& keys = program_.domains[groups].keys;
    const auto found = std::find_if(keys.begin(), keys.end(), [&](const GroupKey& key) { return key.text == text; });
    if (found == keys.end()) return std::nullopt;
    return static_cast<std::size_t>(found - keys.begin());
}

/// Where a group is at hand, its key is written as in `grupperat efter`. A record of it that is nearer gives its own.
std::optional<Typed> Checker::group_key_at_hand(const syntax::Expression& expression, const Place& place) {
    if (place.parameters != nullptr) return std::nullopt;
    for (auto bound = place.bound.rbegin(); bound != place.bound.rend(); ++bound) {
        if (!is_group(program_, bound->domain)) continue;
        const bool record_nearer = std::any_of(place.bound.rbegin(), bound, [&](const Place::Bound& nearer) {
            return lies_within(nearer.domain, bound->domain);
        });
        const auto key = record_nearer ? std::nullopt : key_named(bound->domain, expression);
        if (!key) continue;
        const Type type = program_.domains[bound->domain].keys[*key].type;
        const NodeId group = emit(Op::local, Kind::record, expression.span, {}, bound->local);
        program_.group_keys.push_back({bound->domain, static_cast<std::uint32_t>(*key)});
        Typed result;
        result.type = type;
        result.node = emit(Op::group_key, type.kind, expression.span, {group},
                           static_cast<std::uint32_t>(program_.group_keys.size() - 1), type.unit);
        return result;
    }
    return std::nullopt;
}

/// How many expressions after `för` name one member.
std::size_t Checker::members_named(DomainId domain) const {
    return is_group(program_, domain) ? program_.domains[domain].keys.size() : 1;
}

NodeId Checker::check_group(DomainId domain, const syntax::Expression* const* keys, const Place& place) {
    std::vector<NodeId> nodes;
    for (std::size_t i = 0; i < program_.domains[domain].keys.size(); ++i) {
        const GroupKey key = program_.domains[domain].keys[i];
        const Typed value = coerce(check_expression(*keys[i], place, &key.type), key.type, keys[i]->span);
        if (value.poisoned) return none;
        const bool figure = std::holds_alternative<syntax::Quantity>(keys[i]->node);
        const auto period = period_named(*keys[i]);
        if (key.period != none && ((figure && key.period != 0) || (period && *period != key.period))) {
            report(code::not_an_index_member, keys[i]->span, {"`" + key.words + "`", type_words(value.type), ""});
            return none;
        }
        nodes.push_back(value.node);
    }
    const Span span{keys[0]->span.source, keys[0]->span.begin, keys[nodes.size() - 1]->span.end};
    return emit(Op::group_with, Kind::record, span, nodes, domain);
}

// ---- periods -------------------------------------------------------------------------------------------------------

/// Which years, half-years or months a loop runs over: the stated number of years before that at hand, or those for
/// which the case gives one of the facts that are read.
bool Checker::run_over_periods(LoopRun& run, const syntax::Expression& operand, std::optional<int> last_years,
                               const Place& place, Span span) {
    constexpr int most_years = 1000;
    if (last_years) {
        if (*last_years < 1 || *last_years > most_years) {
            report(code::whole_number_wanted, span);
            return false;
        }
        run.last_years = *last_years;
        run.year = member_at_hand(place, 0, span);
        return true;
    }
    bool only_facts = true;
    for_each_name(operand, [&](const syntax::Name& name) {
        const auto symbol = resolve_reference(name, place, false);
        if (!symbol) return;
        const auto runs_here = [&](const std::vector<DomainId>& per) {
            return std::find(per.begin(), per.end(), run.domain) != per.end();
        };
        if (symbol->kind == SymbolKind::fact && runs_here(program_.facts[symbol->id].per))
            run.given.push_back(symbol->id);
        if (symbol->kind == SymbolKind::term && runs_here(program_.terms[symbol->id].per)) only_facts = false;
    });
    if (only_facts && !run.given.empty()) return true;
    report(code::periods_not_known, span, {period_words(*period_of(run.domain)).plural});
    return false;
}

}  // namespace klausul
