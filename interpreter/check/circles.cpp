// The order in which terms are checked (what others read comes first), and circles, which have no order.

#include <algorithm>
#include <functional>

#include "interpreter/check/collected.hpp"
#include "interpreter/check/components.hpp"
#include "interpreter/check/declared.hpp"
#include "interpreter/check/member_checker.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/reports.hpp"
#include "interpreter/check/rule_checker.hpp"

namespace klausul {
namespace {

/// A shortest way from `from` back to itself inside its component, as the nodes on it.
std::vector<std::uint32_t> circle_through(const Graph& graph, std::uint32_t from,
                                          const std::set<std::uint32_t>& inside) {
    std::map<std::uint32_t, std::uint32_t> came_from;
    std::vector<std::uint32_t> open{from};
    for (std::size_t i = 0; i < open.size(); ++i) {
        for (const std::uint32_t to : graph.edges[open[i]]) {
            if (to == from) {
                std::vector<std::uint32_t> way{open[i]};
                while (way.back() != from) way.push_back(came_from[way.back()]);
                std::reverse(way.begin(), way.end());
                return way;
            }
            if (inside.contains(to) && came_from.emplace(to, open[i]).second) open.push_back(to);
        }
    }
    return {from};
}

}  // namespace

void RuleChecker::read_entry(const syntax::HeaderEntry& entry,
                             const std::function<void(const syntax::Expression&)>& visit) const {
    for (const syntax::EntryCondition& way : entry.conditions) {
        for (const syntax::Expression* part : {way.when.get(), way.from.get(), way.condition.get()}) {
            if (part != nullptr) visit(*part);
        }
    }
}

std::vector<TermId> RuleChecker::order_terms() {
    // Nodes: the terms, then the facts that are derived when not given.
    const std::size_t term_count = program_.terms.size();
    std::map<FactId, std::uint32_t> derived;
    for (const PendingDefault& pending : declared_.fact_defaults) {
        derived.emplace(pending.fact, static_cast<std::uint32_t>(term_count + derived.size()));
    }
    Graph graph;
    graph.edges.resize(term_count + derived.size());
    const auto read_from = [&](std::uint32_t from, const syntax::Expression& expression, const Place& place) {
        members_.for_each_name(expression, [&](const syntax::Name& name) {
            for (const Symbol& requirement : names_.find(place.document, name, {SymbolKind::requirement}))
                graph.edges[from].push_back(requirement.as<TermId>().position());
            const auto symbol = names_.resolve_reference(name, place, false);
            if (!symbol) return;
            if (symbol->kind == SymbolKind::term) graph.edges[from].push_back(symbol->as<TermId>().position());
            if (symbol->kind != SymbolKind::fact && symbol->kind != SymbolKind::field) return;
            if (const auto found = derived.find(symbol->as<FactId>()); found != derived.end())
                graph.edges[from].push_back(found->second);
        });
    };
    const auto read = [&](TermId from, const syntax::Expression& expression, const Place& place) {
        read_from(from.position(), expression, place);
    };
    for (const RuleDraft& draft : collected_.drafts) {
        const RuleInfo& rule = program_.rules[draft.rule];
        Place place = place_of(program_, rule.term);
        if (draft.entry != nullptr)
            read_entry(*draft.entry, [&](const syntax::Expression& part) { read(rule.term, part, place); });
        if (rule.document == none) continue;
        place.document = *rule.document;
        // Whether its document has entered into force is part of every rule.
        if (const Maybe<TermId> entry = program_.documents[*rule.document].entry; entry != none)
            graph.edges[rule.term.position()].push_back((*entry).position());
        if (draft.source != nullptr && draft.source->value) read(rule.term, *draft.source->value, place);
        for (const syntax::Expression* condition : draft.conditions) read(rule.term, *condition, place);
        if (draft.requirement != nullptr) {
            if (draft.requirement->on && place.bound.empty()) place.record = draft.requirement->on->text;
            if (draft.requirement->condition) read(rule.term, *draft.requirement->condition, place);
            for (const syntax::RequirementLine& line : draft.requirement->lines) {
                read(rule.term, *line.condition, place);
                if (line.applies) read(rule.term, *line.applies, place);
            }
        }
        for (Maybe<ClauseId> clause = rule.clause; clause != none; clause = program_.clauses[*clause].parent) {
            for (const syntax::Expression* condition : collected_.clause_conditions[*clause].sources)
                read(rule.term, *condition, place);
        }
    }
    for (const TermId term : program_.terms.ids()) {
        for (const DomainId domain : program_.terms[term].per) {
            const auto grouped = collected_.grouped.find(domain);
            if (grouped == collected_.grouped.end()) continue;
            Place place(grouped->second.document);
            for (const auto& key : *grouped->second.keys) read(term, *key, place);
        }
    }
    for (const PendingDefault& pending : declared_.fact_defaults) {
        Place place(pending.document);
        read_from(derived[pending.fact], *pending.source, place);
    }
    const auto name_of = [&](std::uint32_t node) -> std::pair<std::string, Span> {
        if (node < term_count) {
            const TermInfo& term = program_.terms[TermId(node)];
            return {term.name, term.span};
        }
        for (const auto& [fact, number] : derived) {
            if (number == node) return {program_.facts[fact].name, program_.facts[fact].span};
        }
        return {};
    };
    std::vector<TermId> order;
    for (const std::vector<std::uint32_t>& component : components(graph)) {
        const std::uint32_t first = *std::min_element(component.begin(), component.end());
        const auto& edges = graph.edges[first];
        const bool circular = component.size() > 1 || std::find(edges.begin(), edges.end(), first) != edges.end();
        if (circular) {
            const auto way = circle_through(graph, first, {component.begin(), component.end()});
            std::string words;
            std::vector<Related> places;
            for (const std::uint32_t node : way) {
                words += name_of(node).first + " → ";
                if (places.size() < 8) places.push_back({name_of(node).second, name_of(node).first});
            }
            reports_.add(code::circle, name_of(first).second, {name_of(first).first, words + name_of(first).first},
                         way.size() > 1 ? places : std::vector<Related>{});
        }
        for (const std::uint32_t node : component) {
            if (node < term_count) order.emplace_back(node);
        }
    }
    return order;
}

}  // namespace klausul
