// Precedence: statements on tags, clauses and documents become pairs of rules about the same thing; and which rules a
// tag, a clause or a document means.

#include <algorithm>
#include <functional>
#include <utility>

#include "interpreter/check/collected.hpp"
#include "interpreter/check/expression_checker.hpp"
#include "interpreter/check/meant_rules.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/precedence_statements.hpp"
#include "interpreter/check/program_builder.hpp"
#include "interpreter/check/reports.hpp"

namespace klausul {

/// Texts number their sentences each for itself: what the own document has of a tag or clause is meant, and only if it
/// has nothing, what it imports has.
static void prefer_own(const Program& program, DocumentId document, std::vector<RuleId>& rules) {
    const auto foreign = [&](RuleId rule) { return program.rules[rule].document != document; };
    if (!std::all_of(rules.begin(), rules.end(), foreign))
        rules.erase(std::remove_if(rules.begin(), rules.end(), foreign), rules.end());
}

/// Whether a clause, or one around it, is what `§ name` means in a document.
bool MeantRules::stands_in(Maybe<ClauseId> clause, const std::string& name, DocumentId document) const {
    for (; clause != none; clause = program_.clauses[*clause].parent) {
        const ClauseInfo& info = program_.clauses[*clause];
        if (names_.visible(document, info.document) && (info.path == name || info.name == name)) return true;
    }
    return false;
}

std::vector<RuleId> MeantRules::rules_meant(DocumentId document, const syntax::RuleReference& reference) {
    std::vector<RuleId> rules;
    const std::string& name = reference.name.text;
    if (reference.kind == syntax::RuleReference::Kind::tag) {
        const auto found = collected_.rules_by_tag.find(name);
        if (found != collected_.rules_by_tag.end()) {
            std::copy_if(found->second.begin(), found->second.end(), std::back_inserter(rules), [&](RuleId rule) {
                const Maybe<DocumentId> home = program_.rules[rule].document;
                return home != none && names_.visible(document, *home);
            });
        }
        if (rules.empty()) {
            std::vector<std::string> tags;
            for (const auto& [tag, owners] : collected_.rules_by_tag) tags.push_back(tag);
            std::sort(tags.begin(), tags.end());
            reports_.add(code::unknown_tag, reference.name.span,
                         {name, suggestion(name, tags, "taggen ska stå sist på regelns rad",
                                           "the tag stands last on the rule's line")});
        }
        prefer_own(program_, document, rules);
        return rules;
    }
    if (reference.kind == syntax::RuleReference::Kind::document) {
        const auto found = names_.documents().find(name);
        if (found == names_.documents().end()) {
            names_.report_unknown_document(reference.name);
            return rules;
        }
        for (const RuleId rule : program_.rules.ids()) {
            if (program_.rules[rule].document == found->second) rules.push_back(rule);
        }
        return rules;
    }
    for (const RuleId rule : program_.rules.ids()) {
        if (stands_in(program_.rules[rule].clause, name, document)) rules.push_back(rule);
    }
    if (rules.empty()) {
        std::vector<std::string> names;
        for (const auto& [clause, ids] : collected_.clauses_by_name) names.push_back(clause);
        std::sort(names.begin(), names.end());
        reports_.add(code::unknown_clause, reference.name.span, {name, suggestion(name, names, "", "")});
    }
    prefer_own(program_, document, rules);
    return rules;
}

void PrecedenceStatements::add_precedence(DocumentId document,
                                          const std::vector<std::vector<syntax::RuleReference>>& chain,
                                          Maybe<NodeId> condition, Span span, bool must_meet) {
    struct Member {
        RuleId rule;
        std::uint8_t level;
    };
    std::vector<std::map<TermId, std::vector<Member>>> groups;
    bool known = true;
    for (const auto& operands : chain) {
        auto& group = groups.emplace_back();
        for (const syntax::RuleReference& operand : operands) {
            const auto level = static_cast<std::uint8_t>(operand.kind);
            for (const RuleId rule : meant_.rules_meant(document, operand))
                group[program_.rules[rule].term].push_back({rule, level});
        }
        known = known && !group.empty();
    }
    known = known && !chain.empty();
    precedence_broken_ = precedence_broken_ || !known;
    if (!known) return;  // an unknown name, or that no line stands there, has been reported
    std::size_t pairs = 0;
    // Neighbours first: what follows from them is then found settled, which keeps long rankings quick.
    for (std::size_t apart = 1; apart < groups.size(); ++apart) {
        for (std::size_t first = 0; first + apart < groups.size(); ++first) {
            const std::size_t second = first + apart;
            for (const auto& [term, winners] : groups[first]) {
                const auto losers = groups[second].find(term);
                if (losers == groups[second].end()) continue;
                for (const Member& winner : winners) {
                    for (const Member& loser : losers->second) {
                        if (winner.rule == loser.rule) continue;
                        program_.precedence.push_back(
                            {winner.rule, loser.rule, condition, std::max(winner.level, loser.level), span});
                        ++pairs;
                    }
                }
            }
        }
    }
    if (pairs == 0 && must_meet)
        reports_.add(code::precedence_without_rules, span,
                     {chain.front().front().name.text, chain.back().front().name.text});
}

/// `rangordning` in a header. Documents that say nothing about the same thing need no order, so no pair is no mistake.
void PrecedenceStatements::rank_documents(DocumentId document, const syntax::HeaderRanking& ranking, Span span) {
    std::vector<std::vector<syntax::RuleReference>> chain;
    for (const std::vector<syntax::Name>& line : ranking.lines) {
        auto& operands = chain.emplace_back();
        for (const syntax::Name& name : line) {
            if (names_.documents().contains(name.text)) {
                operands.push_back({syntax::RuleReference::Kind::document, name});
            } else {
                names_.report_unknown_document(name);
                precedence_broken_ = true;
            }
        }
    }
    std::erase_if(chain, [&](const auto& operands) {
        return std::all_of(operands.begin(), operands.end(), [&](const syntax::RuleReference& operand) {
            const DocumentId id = names_.documents().at(operand.name.text);
            return std::none_of(program_.rules.begin(), program_.rules.end(),
                                [&](const RuleInfo& rule) { return rule.document == id; });
        });
    });
    if (chain.size() > 1) add_precedence(document, chain, none, span, false);
}

void PrecedenceStatements::collect_precedence() {
    const auto readings_only = [&](NodeId node, Span span) {
        std::vector<NodeId> open{node};
        while (!open.empty()) {
            const Node& next = program_.nodes[open.back()];
            open.pop_back();
            const bool fine = next.op == Op::reading || next.op == Op::constant || next.op == Op::equal ||
                              next.op == Op::not_equal || next.op == Op::one_of || next.op == Op::logical_and ||
                              next.op == Op::logical_or || next.op == Op::logical_not;
            if (!fine) {
                reports_.add(code::condition_on_facts, span);
                return false;
            }
            for (std::size_t i = 0; i < next.child_count; ++i) open.push_back(program_.children_of(next)[i]);
        }
        return true;
    };
    bool fine = true;
    const auto condition_of = [&](DocumentId document, const syntax::ExpressionPtr& condition) -> Maybe<NodeId> {
        if (!condition) return none;
        Place place(document);
        const Maybe<NodeId> node = expressions_.check_condition(*condition, place, plain(Word::if_));
        fine = node != none && readings_only(*node, condition->span);
        return node;
    };
    for (const Collected::Statement& pending : collected_.precedence) {
        fine = true;
        if (pending.precedence != nullptr) {
            const Maybe<NodeId> condition = condition_of(pending.document, pending.precedence->condition);
            precedence_broken_ = precedence_broken_ || !fine;
            if (fine) add_precedence(pending.document, pending.precedence->chain, condition, pending.precedence->span);
            continue;
        }
        if (pending.documents != nullptr) {
            rank_documents(pending.document, *pending.documents, pending.span);
            continue;
        }
        // A ranking is the chain of its lines; a line with a condition of its own is left out where that fails, so
        // each pair of lines stands under both their conditions.
        const syntax::Ranking& ranking = *pending.ranking;
        const Maybe<NodeId> whole = condition_of(pending.document, ranking.condition);
        std::vector<Maybe<NodeId>> conditions;
        bool all_fine = fine;
        for (const syntax::RankingLine& line : ranking.lines) {
            conditions.push_back(condition_of(pending.document, line.condition));
            all_fine = all_fine && fine;
        }
        precedence_broken_ = precedence_broken_ || !all_fine;
        if (!all_fine) continue;
        const bool conditional =
            std::any_of(conditions.begin(), conditions.end(), [](Maybe<NodeId> node) { return node != none; });
        std::vector<std::vector<syntax::RuleReference>> chain;
        for (const syntax::RankingLine& line : ranking.lines) chain.push_back(line.operands);
        if (!conditional) {
            add_precedence(pending.document, chain, whole, ranking.span);
            continue;
        }
        for (std::size_t first = 0; first < chain.size(); ++first) {
            for (std::size_t second = first + 1; second < chain.size(); ++second) {
                std::vector<NodeId> all;
                for (const Maybe<NodeId> node : {whole, conditions[first], conditions[second]}) {
                    if (node != none) all.push_back(*node);
                }
                Maybe<NodeId> condition;
                if (all.size() == 1) condition = all[0];
                if (all.size() > 1) condition = builder_.emit(Op::logical_and, Kind::truth, ranking.span, all);
                add_precedence(pending.document, {chain[first], chain[second]}, condition, ranking.lines[first].span);
            }
        }
    }
}

/// What an amendment adds goes before what was there, unless a statement on rules, clauses or documents says otherwise.
void PrecedenceStatements::prefer_additions() {
    for (const RuleDraft& draft : collected_.drafts) {
        const RuleInfo& rule = program_.rules[draft.rule];
        if (!draft.added || !rule.hosts.empty()) continue;
        for (const RuleId other : program_.terms[rule.term].rules) {
            // A wording of the same day is what the amendment makes of the old text; the addition is new beside it.
            const bool there = collected_.drafts[other].born < draft.born ||
                               (collected_.drafts[other].born == draft.born && !collected_.drafts[other].added);
            if (program_.rules[other].hosts.empty() && there)
                program_.precedence.push_back({draft.rule, other, none, 3, rule.span});
        }
    }
}

}  // namespace klausul
