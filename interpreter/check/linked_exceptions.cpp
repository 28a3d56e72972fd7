// `undantag från`: exceptions that name the rules they are exceptions from. What an exception may name stands anywhere,
// also in another such exception; so those that others name go first, and the order of lines decides nothing. Of
// exceptions that name each other in a circle, or the clause they stand in, none is an exception from another of them.

#include <algorithm>
#include <utility>

#include "interpreter/check/clause_collector.hpp"
#include "interpreter/check/components.hpp"
#include "interpreter/check/meant_rules.hpp"

namespace klausul {
namespace {

using TagsOfException = std::set<std::string>;

void add_tags(TagsOfException& all, const syntax::Tags& tags) {
    for (const auto& tag : tags) all.insert(tag.text);
}

/// The tags of the rules in an exception, of those under it as well.
void add_tags_within(TagsOfException& all, const syntax::Exception& exception) {
    add_tags(all, exception.tags);
    for (const syntax::Occasion& occasion : exception.occasions) add_tags(all, occasion.tags);
    for (const syntax::Rule& rule : exception.rules) {
        add_tags(all, rule.tags);
        for (const syntax::Occasion& occasion : rule.occasions) add_tags(all, occasion.tags);
        for (const syntax::Uprating& uprating : rule.upratings) add_tags(all, uprating.tags);
        for (const syntax::Exception& nested : rule.exceptions) {
            if (nested.hosts.empty()) add_tags_within(all, nested);
        }
    }
    for (const syntax::Exception& nested : exception.exceptions) add_tags_within(all, nested);
}

/// Calls `visit` for each exception under this one that names its hosts.
template <typename Visit>
void for_each_linked_within(const syntax::Exception& exception, const Visit& visit) {
    for (const syntax::Rule& rule : exception.rules) {
        for (const syntax::Exception& nested : rule.exceptions) {
            if (!nested.hosts.empty()) visit(nested);
            for_each_linked_within(nested, visit);
        }
    }
    for (const syntax::Exception& nested : exception.exceptions) for_each_linked_within(nested, visit);
}

}  // namespace

void ClauseCollector::link_exceptions() {
    std::vector<PendingException> all = std::exchange(pending_exceptions_, {});
    const std::size_t outermost = all.size();
    for (std::size_t i = 0; i < outermost; ++i) {
        const PendingException around = all[i];
        for_each_linked_within(*around.exception, [&](const syntax::Exception& nested) {
            all.push_back({around.document, &nested, around.clause, around.wording});
        });
    }
    for (std::vector<std::uint32_t> circle : components(needs_of(all))) {
        std::sort(circle.begin(), circle.end());
        std::vector<Family> hosts;
        for (const std::uint32_t one : circle) hosts.push_back(stated_hosts(all[one]));
        for (std::size_t i = 0; i < circle.size(); ++i) join_exception(all[circle[i]], hosts[i]);
    }
    pending_exceptions_.clear();  // met again while they were joined
}

/// For each exception the others whose rules it names.
Graph ClauseCollector::needs_of(const std::vector<PendingException>& exceptions) {
    std::map<std::string, std::vector<std::uint32_t>> by_tag;
    for (std::uint32_t i = 0; i < exceptions.size(); ++i) {
        TagsOfException tags;
        add_tags_within(tags, *exceptions[i].exception);
        for (const std::string& tag : tags) by_tag[tag].push_back(i);
    }
    Graph graph;
    for (const PendingException& pending : exceptions) {
        std::vector<std::uint32_t>& needed = graph.edges.emplace_back();
        for (const syntax::RuleReference& host : pending.exception->hosts) {
            const std::string& name = host.name.text;
            if (host.kind == syntax::RuleReference::Kind::tag) {
                const auto found = by_tag.find(name);
                if (found != by_tag.end()) needed.insert(needed.end(), found->second.begin(), found->second.end());
                continue;
            }
            for (std::uint32_t i = 0; i < exceptions.size(); ++i) {
                const bool named = host.kind == syntax::RuleReference::Kind::clause
                                       ? meant_.stands_in(exceptions[i].clause, name, pending.document)
                                       : program_.documents[exceptions[i].document].name == name;
                if (named) needed.push_back(i);
            }
        }
    }
    return graph;
}

ClauseCollector::Family ClauseCollector::stated_hosts(const PendingException& pending) {
    Family hosts;
    for (const syntax::RuleReference& reference : pending.exception->hosts) {
        for (const RuleId rule : meant_.rules_meant(pending.document, reference))
            hosts[program_.rules[rule].term].push_back(rule);
    }
    return hosts;
}

void ClauseCollector::join_exception(const PendingException& pending, const Family& hosts) {
    wording_ = pending.wording;
    if (!hosts.empty()) collect_exception(pending.document, *pending.exception, pending.clause, &hosts);
    wording_ = {};
}

}  // namespace klausul
