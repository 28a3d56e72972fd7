#pragma once

// The naive evaluator's reading of the syntax tree: declarations by name, and rules spread over their answers and
// occasions as docs/evaluation.md says. It trusts that the checker has let the text pass.

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "grammar/syntax.hpp"
#include "interpreter/value/number.hpp"
#include "naive_calendar.hpp"

namespace klausul::differential {

struct NaiveType {
    enum class Kind : std::uint8_t { truth, number, option, party, day, moment, window } kind = Kind::number;
    std::string of;     ///< the enumeration
    Number factor = 1;  ///< number: of one unit in base units
    bool kronor = false;
    bool whole = false;
    bool optional = false;
    bool may_be_not_applicable = false;
};

struct NaiveFact {
    std::string name;
    NaiveType type;
    std::string per;   ///< the index, or empty
    std::string list;  ///< the list whose field it is, or empty; then `per` is the same
    const syntax::Expression* otherwise = nullptr;
};

struct NaiveRule {
    std::size_t term = 0;
    std::vector<const syntax::Expression*> conditions;  ///< those of its clauses first
    const syntax::Expression* value = nullptr;          ///< null for `gäller inte`
    const syntax::Frozen* frozen = nullptr;
    const syntax::Uprating* uprating = nullptr;  ///< then the value is an amount at a level
    const syntax::Text* series_ends = nullptr;   ///< what applies once the series has ended
    int from = no_first_day;
    int to = no_last_day;
    std::size_t document = 0;
    bool outlives_notice = false;      ///< its clause, or one around it, cannot be given notice of
    std::vector<std::string> clauses;  ///< names of the clauses it stands in, outermost first
    std::set<std::string> tags;
    std::vector<std::size_t> hosts;
    std::vector<std::size_t> exceptions;

    [[nodiscard]] std::string name() const;
};

struct NaiveTerm {
    std::string name;
    bool answer = false;
    NaiveType type;  ///< of an answer
    std::string per;
    std::vector<std::size_t> rules;
    std::string as_of;  ///< `per månad vid första`: the name of the day that everything about it is taken at
};

/// What a header says about time.
struct NaiveDocument {
    explicit NaiveDocument(const syntax::Document& document);

    std::string name;
    bool is_stated = false;  ///< without a term, or where that is not stated, it is in force on every day
    std::optional<int> first_day;
    std::optional<int> agreed_end;
    const syntax::HeaderRenewal* renewal = nullptr;
    const syntax::HeaderNotice* notice = nullptr;
    const syntax::HeaderMinimumTerm* minimum = nullptr;
    const syntax::HeaderEntry* entry = nullptr;
    std::optional<int> notice_given;

    /// The first day and the last; `told_of_notice` is the day of notice that a case tells of.
    [[nodiscard]] std::pair<int, int> days_in_force(std::optional<int> told_of_notice) const;
    [[nodiscard]] int end_without_notice() const { return renewal || !agreed_end ? no_last_day : *agreed_end; }

private:
    [[nodiscard]] int end_of_renewal(int number) const;
};

struct NaivePair {
    std::size_t winner = 0;
    std::size_t loser = 0;
    std::vector<const syntax::Expression*> conditions;
    int level = 0;  ///< 0 tags, 1 clauses, 2 documents
};

/// A year, or a month counted from January of year 0.
using SeriesPeriod = int;

struct NaiveSeries {
    struct Figure {
        SeriesPeriod period = 0;
        Number value;
        std::optional<int> published;
        bool at_latest = false;
    };
    struct Rebase {
        SeriesPeriod from = 0;
        std::optional<Number> factor;
    };
    bool changes = false;
    bool monthly = false;
    std::vector<Figure> figures;  ///< as they are written: of one period the last published last
    std::vector<Rebase> rebases;
    std::optional<SeriesPeriod> last;

    /// As a case and what is missing name it: 2025, 2025-03.
    [[nodiscard]] std::string words(SeriesPeriod period) const;
};

struct NaiveReading {
    std::vector<std::string> options;
    std::set<std::string> not_encoded;
    std::string taken;
};

class NaiveProgram {
public:
    /// The documents must outlive the program. The first one's answers are asked.
    explicit NaiveProgram(const std::vector<const syntax::Document*>& texts);

    std::vector<NaiveTerm> terms;
    std::vector<NaiveRule> rules;
    std::vector<NaivePair> pairs;
    std::vector<NaiveDocument> documents;  ///< the one that is asked first
    std::unordered_map<std::string, std::size_t> term_by_name;
    std::unordered_map<std::string, NaiveFact> facts;
    std::map<std::string, std::vector<std::string>> enumerations;
    std::map<std::string, std::vector<std::string>> groups;  ///< by type and by `tillsammans`
    std::map<std::string, std::string> parties;              ///< name or alias -> name
    std::map<std::string, NaiveReading> readings;
    std::map<std::string, NaiveSeries> series;
    std::set<std::string> lists;
    std::set<std::string> asked;  ///< answers of the first document

    [[nodiscard]] Number factor(const syntax::UnitTerm& unit) const;
    [[nodiscard]] NaiveType type_of(const syntax::TypeTerm& term) const;

private:
    struct Clause {
        std::vector<std::string> names;
        std::vector<const syntax::Expression*> conditions;
        int from = no_first_day;
        int to = no_last_day;
        bool outlives_notice = false;
        std::size_t document = 0;
    };
    using Family = std::map<std::size_t, std::vector<std::size_t>>;  ///< term -> rules
    struct Later {
        const syntax::Exception* exception;
        Clause clause;
    };

    void declare(const syntax::Declaration& declaration, std::size_t document);
    void declare_type(const syntax::TypeDeclaration& type);
    void declare_fact(const syntax::FactDeclaration& fact);
    void declare_series(const syntax::SeriesDeclaration& declared);
    void find_uprated(const std::vector<syntax::BodyItem>& items, std::size_t document);
    void find_uprated(const syntax::Rule& rule, std::size_t document);
    void find_uprated(const syntax::Exception& exception, std::size_t document);
    void read_items(const std::vector<syntax::BodyItem>& items, const Clause& clause);
    void read_clause(const syntax::Clause& clause, Clause outer);
    Family read_rule(const syntax::Rule& rule, const Clause& clause, const syntax::Exception* heading,
                     const syntax::Occasion* occasion, const Family* hosts);
    void read_exception(const syntax::Exception& exception, const Clause& clause, const Family& hosts);
    void read_later();
    [[nodiscard]] bool names_one_of(const syntax::Exception& exception, const Later& other) const;
    std::size_t term_named(const syntax::Target& target);
    std::size_t add(NaiveRule rule);
    [[nodiscard]] std::vector<std::size_t> meant(const syntax::RuleReference& reference) const;
    void read_precedence(const syntax::Precedence& precedence);
    void read_ranking(const syntax::Ranking& ranking);
    void add_pairs(const std::vector<syntax::RuleReference>& first, const std::vector<syntax::RuleReference>& second,
                   const std::vector<const syntax::Expression*>& conditions);

    /// Rules with lines of their own about how their amounts are uprated, by document and name.
    std::map<std::pair<std::size_t, std::string>, const syntax::Rule*> uprated_;
    std::vector<Later> later_;  ///< exceptions that name their hosts
    bool reading_later_ = false;
    std::vector<const syntax::Precedence*> precedences_;
    std::vector<const syntax::Ranking*> rankings_;
};

}  // namespace klausul::differential
