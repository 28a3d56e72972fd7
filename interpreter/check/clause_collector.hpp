#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/check/checking.hpp"
#include "interpreter/check/components.hpp"

namespace klausul {

class Reports;
struct Declared;
struct Collected;
struct RuleDraft;
class Names;
class MeantRules;
class Groupings;

/// The second phase: clauses with the rules, passages and statements in them, amendments included, are noted in
/// `Collected`. Expressions are not looked into: names may be declared further down.
class ClauseCollector {
public:
    ClauseCollector(const CheckInput& input, Program& program, Reports& reports, Declared& declared,
                    Collected& collected, Names& names, MeantRules& meant, Groupings& groupings)
        : input_(input),
          program_(program),
          reports_(reports),
          declared_(declared),
          collected_(collected),
          names_(names),
          meant_(meant),
          groupings_(groupings) {}

    /// The rules of one exception or rule that others may be exceptions from, by what they are about.
    using Family = std::map<TermId, std::vector<RuleId>>;

    // For each document note_amendments, collect_header, collect_items and collect_amendments, in this order.

    // clauses.cpp
    void collect_header(DocumentId document);
    void collect_items(DocumentId document, const std::vector<syntax::BodyItem>& items, Maybe<ClauseId> clause);
    RuleId add_rule(RuleInfo rule, RuleDraft draft);

    // amendments.cpp
    void note_amendments(DocumentId document);
    void collect_amendments(DocumentId document);

    // linked_exceptions.cpp
    /// `undantag från`: when all documents are collected.
    void link_exceptions();

private:
    /// When the lines that are being collected came into the document.
    struct Wording {
        std::int32_t born = Day::min_number;
        bool added = false;
    };
    struct PendingException {
        DocumentId document;
        const syntax::Exception* exception;
        Maybe<ClauseId> clause = none;
        Wording wording;
    };

    // amendments.cpp
    void amend_clause(DocumentId document, const syntax::Amendment& amendment, std::int32_t from);
    void report_overlap(const std::string& path, std::int32_t from, Span span, Span other);
    Maybe<ClauseId> clause_on(DocumentId document, const std::string& path, std::int32_t day) const;
    [[nodiscard]] std::int32_t end_of_wording(DocumentId document, const std::string& path, std::int32_t born) const;

    // clauses.cpp
    void declare_entry(DocumentId document, const syntax::HeaderEntry& entry, const syntax::HeaderLine& line);
    void collect_clause(DocumentId document, const syntax::Clause& clause, Maybe<ClauseId> parent);
    [[nodiscard]] Interval life_of(Maybe<ClauseId> clause) const;
    void collect_passages(DocumentId document, const syntax::BodyItem& item, Maybe<ClauseId> clause);
    Family collect_rule(DocumentId document, const syntax::Rule& rule, Maybe<ClauseId> clause,
                        const syntax::Exception* heading, const syntax::Occasion* heading_occasion,
                        const Family* hosts);
    void collect_exception(DocumentId document, const syntax::Exception& exception, Maybe<ClauseId> clause,
                           const Family* hosts);
    void collect_requirement(DocumentId document, const syntax::Requirement& requirement, Maybe<ClauseId> clause);
    TermId requirement_term(DocumentId document, TermInfo term, Interval in_force);
    Maybe<TermId> target_term(DocumentId document, const syntax::Target& target, Maybe<ClauseId> clause);
    void declare_left_over(DocumentId document, const syntax::Rule& rule, const RuleInfo& info, const RuleDraft& draft);

    // linked_exceptions.cpp
    void join_exception(const PendingException& pending, const Family& hosts);
    Family stated_hosts(const PendingException& pending);
    [[nodiscard]] Graph needs_of(const std::vector<PendingException>& exceptions);

    const CheckInput& input_;
    Program& program_;
    Reports& reports_;
    Declared& declared_;
    Collected& collected_;
    Names& names_;
    MeantRules& meant_;
    Groupings& groupings_;
    Wording wording_;                                   ///< of the lines being collected
    std::vector<PendingException> pending_exceptions_;  ///< `undantag från`, until all rules are known
    /// For each document and path of a clause, the days on which amendments put another wording in its place or end it.
    std::map<std::pair<DocumentId, std::string>, std::map<std::int32_t, Span>> changed_clauses_;
};

}  // namespace klausul
