// What answers and helpers run over: written after `per`, grouped by what is written there, or left by an allocation.

#include <algorithm>

#include "grammar/print_tree.hpp"
#include "interpreter/check/collected.hpp"
#include "interpreter/check/expression_checker.hpp"
#include "interpreter/check/groupings.hpp"
#include "interpreter/check/member_checker.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/program_builder.hpp"
#include "interpreter/check/reports.hpp"
#include "interpreter/check/types.hpp"

namespace klausul {
Maybe<DomainId> period_named(const syntax::Expression& key) {
    const auto* call = std::get_if<syntax::Call>(&key.node);
    if (call == nullptr || !call->of_period) return none;
    const PeriodWords* period = find_period(call->function.text);
    if (period == nullptr || !period->index) return none;
    return domain_of(period->period);
}

std::vector<DomainId> Groupings::resolve_index(DocumentId document, const std::vector<syntax::Name>& per,
                                               const std::vector<syntax::ExpressionPtr>& grouped_by) {
    std::vector<DomainId> domains = types_.resolve_per(document, per);
    if (grouped_by.empty()) return domains;
    if (!domains.empty()) {
        reports_.add(
            code::not_supported_here, grouped_by.front()->span,
            {{"`grupperat efter` tillsammans med `per`", "`grouped by` together with `per`"},
             {"låt det som står efter `per` vara en nyckel till", "let what stands after `per` be one more key"}});
        return domains;
    }
    return {group_domain(document, grouped_by)};
}

/// One index for all terms of a document that are grouped by the same keys.
DomainId Groupings::group_domain(DocumentId document, const std::vector<syntax::ExpressionPtr>& keys) {
    Domain made{DomainKind::groups, "", {}};
    for (const auto& key : keys) {
        made.name += (made.name.empty() ? "" : "; ") + input_.words_at(key->span);
        made.keys.push_back({input_.words_at(key->span), print_expression(*key), none, {}});
    }
    const auto same_text = [](const GroupKey& a, const GroupKey& b) { return a.text == b.text; };
    for (const auto& [id, known] : collected_.grouped) {
        const auto& other = program_.domains[id].keys;
        if (known.document == document &&
            std::equal(other.begin(), other.end(), made.keys.begin(), made.keys.end(), same_text))
            return id;
    }
    const auto id = program_.domains.next();
    program_.domains.push_back(std::move(made));
    collected_.grouped.emplace(id, Collected::GroupedList{document, &keys});
    return id;
}

/// Once all names are known: the list whose records are grouped.
void Groupings::find_grouped_lists() {
    for (const auto& [id, grouped] : collected_.grouped) {
        std::vector<DomainId> lists;
        Place place(grouped.document);
        for (const auto& key : *grouped.keys) members_.collect_domains(*key, place, lists);
        types_.drop_containers(lists);
        if (lists.size() == 1 && program_.domains[lists[0]].kind == DomainKind::records) {
            program_.domains[id].parent = lists[0];
        } else {
            reports_.add(code::grouping_without_list, grouped.keys->front()->span, {program_.domains[id].name});
        }
    }
}

void Groupings::check_group_keys(TermId term) {
    const std::vector<DomainId> per = program_.terms[term].per;
    for (const DomainId domain : per) {
        const auto found = collected_.grouped.find(domain);
        if (found == collected_.grouped.end() || found->second.checked || program_.domains[domain].parent == none)
            continue;
        found->second.checked = true;
        for (std::size_t i = 0; i < found->second.keys->size(); ++i)
            check_group_key(domain, i, *(*found->second.keys)[i], found->second.document);
    }
}

void Groupings::check_group_key(DomainId domain, std::size_t key, const syntax::Expression& source,
                                DocumentId document) {
    Place place(document);
    place.bound.push_back({*program_.domains[domain].parent, 0});
    const Typed value = expressions_.check_expression(source, place);
    if (value.poisoned()) return;
    const Kind kind = value.type.kind;
    if (kind == Kind::span || kind == Kind::window || kind == Kind::record || value.referral) {
        reports_.add(code::not_a_group_key, source.span, {builder_.type_words(value.type)});
        return;
    }
    GroupKey& made = program_.domains[domain].keys[key];
    made.node = value.node;
    made.type = value.type;
    made.type.optional = made.type.may_be_not_applicable = made.type.share = false;
    made.period = period_named(source);
}

/// What is left has a value per all indexes of the parts but the one that was shared out over.
void Groupings::find_left_over_indexes() {
    for (Collected::LeftOver& left : collected_.left_over) {
        const TermInfo parts = program_.terms[left.parts];
        const auto is_kept = [&](RuleId rule) {
            const syntax::Rule* source = collected_.drafts[rule].source;
            const auto* allocation =
                source == nullptr || !source->value ? nullptr : std::get_if<syntax::Allocation>(&source->value->node);
            return allocation == left.allocation && program_.rules[rule].hosts.empty() &&
                   program_.rules[rule].exceptions.empty();
        };
        if (!std::all_of(parts.rules.begin(), parts.rules.end(), is_kept))
            reports_.add(code::left_over_of_several, program_.terms[left.term].span, {parts.name});
        std::vector<DomainId> domains;
        members_.collect_domains(*left.allocation->weights, place_of(program_, left.parts), domains);
        std::vector<DomainId> per = parts.per;
        for (const DomainId domain : domains) {
            const auto found = std::find(per.begin(), per.end(), domain);
            if (left.receivers != none || found == per.end()) continue;
            left.receivers = domain;
            const Maybe<DomainId> around =
                program_.domains[domain].kind == DomainKind::records ? program_.domains[domain].parent : none;
            around == none ? void(per.erase(found)) : void(*found = *around);
        }
        program_.terms[left.term].per = per;
    }
}

}  // namespace klausul
