#pragma once

// The inside of the checker: what its files share. One Checker lives for one check().

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "grammar/words/keywords.hpp"
#include "grammar/words/kinds.hpp"
#include "grammar/words/periods.hpp"
#include "grammar/words/statuses.hpp"
#include "interpreter/check/check.hpp"
#include "interpreter/check/components.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/check/written_times.hpp"

namespace klausul {

struct Symbol {
    SymbolKind kind = SymbolKind::fact;
    std::uint32_t id = none;
    DocumentId document = none;
    Span span;
};

/// A checked expression. `poisoned` = a mistake has been reported, say no more.
struct Typed {
    NodeId node = none;
    Type type;
    bool poisoned = false;
    bool referral = false;
};

/// The day that is written, if one is.
[[nodiscard]] inline std::optional<Day> day_of(const std::optional<syntax::Date>& date) {
    return date ? to_day({date->year, date->month, date->day}) : std::nullopt;
}

/// The type of a member of an index.
[[nodiscard]] Type member_type(const Program& program, DomainId domain);

[[nodiscard]] inline Type of_kind(Kind kind) {
    Type type;
    type.kind = kind;
    return type;
}

[[nodiscard]] inline Typed typed(NodeId node, Kind kind) {
    Typed result;
    result.node = node;
    result.type.kind = kind;
    return result;
}

/// Where an expression stands: whose names it sees and which index variables are bound.
struct Place {
    struct Bound {
        DomainId domain = none;
        std::uint32_t local = 0;
        bool only_around = false;  ///< not the member itself, but the records around it
    };
    DocumentId document = 0;
    std::vector<Bound> bound;
    const std::map<std::string, Typed>* parameters = nullptr;  ///< inside a function
    std::string record;  ///< the single record whose fields may be named alone (`krav … på faktura`)
};

/// A rule as written, before its expressions are checked: one per term and occasion.
struct RuleDraft {
    RuleId rule = none;
    const syntax::Rule* source = nullptr;  ///< null for `gäller inte`
    std::vector<const syntax::Expression*> conditions;
    const syntax::Uprating* uprating = nullptr;
    const syntax::Rule* uprated_like = nullptr;  ///< whose line `uprating` is, where the rule takes after another
    const syntax::Requirement* requirement = nullptr;
    std::uint32_t requirement_place = none;
    const syntax::HeaderEntry* entry = nullptr;  ///< of the rule that tells whether a document has entered into force
    std::int32_t born = Day::min_number;         ///< the day its wording came with an amendment
    bool added = false;                          ///< by `läggs till`
    bool left_over = false;                      ///< the term is what an allocation leaves
};

class Checker {
public:
    explicit Checker(const CheckInput& input) : input_(input) {}
    [[nodiscard]] CheckResult run();

private:
    friend class FurtherCheck;

    // declarations.cpp
    /// What is declared in one go through all documents, in this order: each may be made of what came before.
    enum class Pass { units_and_parties, types, lists_and_helpers, facts_and_answers };
    void declare_documents();
    void mark_asked(DocumentId document);
    void declare_header(DocumentId document, const syntax::Document& source);
    void declare_items(DocumentId document, const std::vector<syntax::BodyItem>& items, ClauseId clause, Pass pass);
    void declare(DocumentId document, const syntax::Declaration& declaration, Pass pass);
    void declare_unit(DocumentId document, const syntax::UnitDeclaration& unit, Span span);
    void declare_type(DocumentId document, const syntax::TypeDeclaration& type, Span span);
    void join_units();
    void check_organisation_number(const std::string& number, const syntax::Text& written);
    void declare_party(DocumentId document, const syntax::PartyDeclaration& party, Span span);
    void declare_fact(DocumentId document, const syntax::Declaration& declaration, const syntax::FactDeclaration& fact);
    void declare_list(DocumentId document, const syntax::FactDeclaration& fact);
    std::uint32_t add_list(DocumentId document, const std::string& name, const std::string& label,
                           const std::vector<syntax::Field>& fields, Span span, DomainId parent = none);
    std::uint32_t add_inner_list(DocumentId document, const ListInfo& outer, const std::string& name,
                                 const syntax::Field& field, Span span);
    void declare_record(DocumentId document, const syntax::FactDeclaration& fact, const syntax::TypeDeclaration& type);
    const std::vector<syntax::Field>* fields_of(DocumentId document, const syntax::Name& type);
    void declare_answer(DocumentId document, const syntax::AnswerDeclaration& answer);
    void declare_reading(DocumentId document, const syntax::Declaration& declaration,
                         const syntax::ReadingDeclaration& reading);
    void declare_series(DocumentId document, const syntax::SeriesDeclaration& series, Span span);
    void add_series_values(SeriesInfo& info, const syntax::SeriesDeclaration& series);
    std::optional<int> series_period(const SeriesInfo& info, int year, const std::optional<int>& month, Span span);
    void declare_table(DocumentId document, const syntax::TableDeclaration& table);
    void fill_tables(DocumentId document, const std::vector<syntax::BodyItem>& items);
    static Typed in_declared_unit(Typed value, const Type& type);
    void fill_table(DocumentId document, const syntax::TableDeclaration& table);
    std::uint32_t add_party(DocumentId document, Party party, Span span);
    FactId add_fact(FactInfo fact);
    Type fact_type(DocumentId document, const syntax::TypeTerm& term, bool derived);
    Type term_type(DocumentId document, const syntax::TypeTerm& term);
    Type resolve_type(DocumentId document, const syntax::TypeTerm& type);
    std::optional<Type> named_type(DocumentId document, const std::string& name);
    std::optional<Unit> resolve_unit(DocumentId document, const syntax::UnitTerm& unit, bool report = true);
    std::vector<DomainId> resolve_per(DocumentId document, const std::vector<syntax::Name>& per);
    DomainId resolve_domain(DocumentId document, const syntax::Name& name);

    // terms.cpp
    void read_term_line(DocumentInfo& document, const syntax::HeaderLine& line);
    void settle_term(DocumentInfo& document, const std::vector<syntax::HeaderLine>& header);
    Length usable_length(const syntax::Period& period);
    void report_repeated_lines(const std::vector<syntax::HeaderLine>& header);

    // symbols.cpp
    void add_symbol(const std::string& name, Symbol symbol);
    [[nodiscard]] bool visible(DocumentId from, DocumentId to) const;
    [[nodiscard]] std::vector<Symbol> find(DocumentId document, const std::string& name,
                                           std::initializer_list<SymbolKind> kinds) const;
    // templates.cpp
    /// The template whose line this is, or null.
    [[nodiscard]] const UsedTemplate* template_at(Span span) const;
    /// Whose names a line sees: those of the document, or of the one in which the line's template stands.
    [[nodiscard]] DocumentId scope(DocumentId document, Span span) const;
    /// The same for a name: what the template itself sets, then what is seen where it stands.
    [[nodiscard]] std::vector<Symbol> find(DocumentId document, const syntax::Name& name,
                                           std::initializer_list<SymbolKind> kinds) const;
    bool report_name_outside_template(DocumentId document, const syntax::Name& name,
                                      std::initializer_list<SymbolKind> kinds);
    bool report_name_taken(DocumentId document, const syntax::Name& target);
    std::set<std::string> names_taken_;  ///< reported; what is missing for want of them is not
    void name_uses_of_templates();
    std::optional<Symbol> look_up(DocumentId document, const syntax::Name& name,
                                  std::initializer_list<SymbolKind> kinds, int unknown_code);
    [[nodiscard]] std::vector<std::string> names_of(DocumentId document, std::initializer_list<SymbolKind> kinds) const;
    void report_unknown_document(const syntax::Name& name);
    [[nodiscard]] Phrase suggestion(std::string_view name, const std::vector<std::string>& candidates,
                                    std::string_view otherwise_sv, std::string_view otherwise_en) const;
    /// The nearest of some options, or else which there are.
    [[nodiscard]] Phrase suggestion_of(std::string_view name, const std::vector<std::string>& options) const;

    /// When the lines that are being collected came into the document.
    struct Wording {
        std::int32_t born = Day::min_number;
        bool added = false;
    };
    struct PendingException {
        DocumentId document;
        const syntax::Exception* exception;
        ClauseId clause;
        Wording wording;
    };

    // amendments.cpp
    void note_amendments(DocumentId document);
    void collect_amendments(DocumentId document);
    void amend_clause(DocumentId document, const syntax::Amendment& amendment, std::int32_t from);
    void report_overlap(const std::string& path, std::int32_t from, Span span, Span other);
    ClauseId clause_on(DocumentId document, const std::string& path, std::int32_t day) const;
    [[nodiscard]] std::int32_t end_of_wording(DocumentId document, const std::string& path, std::int32_t born) const;
    void prefer_additions();
    // entry.cpp
    void collect_header(DocumentId document);
    void declare_entry(DocumentId document, const syntax::HeaderEntry& entry, const syntax::HeaderLine& line);
    void check_entry(const RuleDraft& draft, const Place& place);
    void read_entry(const syntax::HeaderEntry& entry,
                    const std::function<void(const syntax::Expression&)>& visit) const;

    // clauses.cpp
    void collect_items(DocumentId document, const std::vector<syntax::BodyItem>& items, ClauseId clause);
    void collect_clause(DocumentId document, const syntax::Clause& clause, ClauseId parent);
    [[nodiscard]] Interval life_of(ClauseId clause) const;
    void collect_passages(DocumentId document, const syntax::BodyItem& item, ClauseId clause);
    using Family = std::map<TermId, std::vector<RuleId>>;
    Family collect_rule(DocumentId document, const syntax::Rule& rule, ClauseId clause,
                        const syntax::Exception* heading, const syntax::Occasion* heading_occasion,
                        const Family* hosts);
    void collect_exception(DocumentId document, const syntax::Exception& exception, ClauseId clause,
                           const Family* hosts);
    void collect_requirement(DocumentId document, const syntax::Requirement& requirement, ClauseId clause);
    TermId requirement_term(TermInfo term, Interval in_force);
    RuleId add_rule(RuleInfo rule, RuleDraft draft);
    TermId target_term(DocumentId document, const syntax::Target& target, ClauseId clause);
    void declare_left_over(const syntax::Rule& rule, const RuleInfo& info, const RuleDraft& draft);
    // groups.cpp
    std::vector<DomainId> resolve_index(DocumentId document, const std::vector<syntax::Name>& per,
                                        const std::vector<syntax::ExpressionPtr>& grouped_by);
    DomainId group_domain(DocumentId document, const std::vector<syntax::ExpressionPtr>& keys);
    void find_grouped_lists();
    void find_left_over_indexes();
    void check_group_keys(TermId term);
    void check_group_key(DomainId domain, std::size_t key, const syntax::Expression& source, DocumentId document);
    [[nodiscard]] bool lies_within(DomainId domain, DomainId within) const;
    void drop_containers(std::vector<DomainId>& domains) const;
    /// The member at hand of an index: bound itself, or what something bound lies in; none if there is none.
    NodeId member_at_hand(const Place& place, DomainId domain, Span span);
    std::vector<LoopRun::Limit> limits_at_hand(const Place& place, DomainId domain, Span span);
    std::optional<Typed> group_key_at_hand(const syntax::Expression& expression, const Place& place);
    [[nodiscard]] std::optional<std::size_t> key_named(DomainId groups, const syntax::Expression& expression) const;
    [[nodiscard]] std::size_t members_named(DomainId domain) const;
    NodeId check_group(DomainId domain, const syntax::Expression* const* keys, const Place& place);
    bool run_over_periods(LoopRun& run, const syntax::Expression& operand, std::optional<int> last_years,
                          const Place& place, Span span);
    // roots.cpp
    void check_roots();
    bool stands_in(ClauseId clause, const std::string& name, DocumentId document) const;
    void collect_precedence();
    std::vector<RuleId> rules_meant(DocumentId document, const syntax::RuleReference& reference);
    void add_precedence(DocumentId document, const std::vector<std::vector<syntax::RuleReference>>& chain,
                        NodeId condition, Span span, bool must_meet = true);
    void rank_documents(DocumentId document, const syntax::HeaderRanking& ranking, Span span);

    // linked_exceptions.cpp
    void link_exceptions();
    void join_exception(const PendingException& pending, const Family& hosts);
    Family stated_hosts(const PendingException& pending);
    [[nodiscard]] Graph needs_of(const std::vector<PendingException>& exceptions);

    // circles.cpp
    std::vector<TermId> order_terms();

    // rules.cpp
    void check_rules(const std::vector<TermId>& order);
    void guard_by_hosts(RuleId rule, const Place& place);
    void check_rule(const RuleDraft& draft);
    void check_requirement(const RuleDraft& draft, Place place);
    void settle_type(TermId term, const Typed& value, Span span);
    NodeId check_conditions(const std::vector<const syntax::Expression*>& conditions, const Place& place);
    std::vector<NodeId> check_clause_conditions(ClauseId clause, const Place& place);
    NodeId uprated(const RuleDraft& draft, NodeId value, int base_year);
    const syntax::Rule* rule_uprated_like(const syntax::Uprating& uprating, RuleId rule);
    void take_over_upratings();
    void report_month_of_notice(const Term& term, const std::vector<syntax::HeaderLine>& header);
    void find_values_in_periods();
    bool uprating_complete(const syntax::Uprating& uprating);
    std::optional<UpratingPlan> uprating_plan(const syntax::Uprating& uprating, SeriesId series, int base_year);
    bool read_step(UpratingPlan& plan, const syntax::Uprating& uprating);
    bool read_index(UpratingPlan& plan, const syntax::Uprating& uprating);
    bool read_base_period(UpratingPlan& plan, const syntax::Uprating& uprating);
    bool read_shares(UpratingPlan& plan, const syntax::Uprating& uprating);
    void check_facts();
    void check_passages();
    void check_precedence_circles();
    [[nodiscard]] bool is_price(RuleId rule) const;
    [[nodiscard]] bool same_price(RuleId a, RuleId b) const;
    void check_dropped_indexes();
    void check_index_examples();
    void check_certain_conflicts();
    void check_reading_options();
    void check_expected_findings();
    void check_expected_finding(DocumentId document, const syntax::ExpectedFinding& finding,
                                const syntax::Name& answer);
    Place place_of(TermId term) const;
    std::optional<RoundingPlan> rounding_plan(const syntax::RoundingRule& rule, const Unit& unit, DocumentId document);

    // examples.cpp
    void check_examples();
    void check_example(DocumentId document, const syntax::Example& example);
    void check_check(DocumentId document, const syntax::Check& check);
    void given_facts(DocumentId document, const syntax::Facts& facts, ExamplePlan& plan, int depth);
    void given_record(DocumentId document, const syntax::GivenRecords& records, const RecordInfo& record,
                      ExamplePlan& plan);
    void given_value(DocumentId document, const syntax::Given& given, std::vector<GivenValue>& values, DomainId list,
                     const std::string& prefix = "");
    void given_list(DocumentId document, const syntax::GivenRecords& records, ExamplePlan& plan);
    void open_given_list(const ListInfo& list, ExamplePlan& plan);
    void given_rows(DocumentId document, const syntax::GivenRecords& records, const ListInfo& list, std::size_t place,
                    std::uint32_t owner, ExamplePlan& plan);
    [[nodiscard]] std::size_t numbers_named(DomainId domain) const;
    NodeId expected_member(DomainId domain, const syntax::Expression* const* members, const Place& place);
    void expect(DocumentId document, const syntax::Expectation& expectation, ExamplePlan& plan);
    std::optional<ReadingSetting> setting(DocumentId document, const syntax::Name& reading, const syntax::Name& option);
    static std::string missing_name(const syntax::Expression& expression);
    std::string missing_fact(DocumentId document, const syntax::Expression& expression) const;

    // expressions.cpp, units.cpp, indexes.cpp
    Typed check_expression(const syntax::Expression& expression, const Place& place, const Type* wanted = nullptr);
    Typed check_expression_inner(const syntax::Expression& expression, const Place& place, const Type* wanted);
    NodeId check_condition(const syntax::Expression& expression, const Place& place, Phrase after);
    Typed coerce(Typed value, const Type& wanted, Span span);
    Typed check_quantity(const syntax::Quantity& quantity, const Place& place, Span span);
    Typed check_reference(const syntax::Reference& reference, const Place& place, const Type* wanted);
    std::optional<Typed> option_named(const std::string& name, const Type& wanted, Span span);
    Typed read_symbol(const Symbol& symbol, const syntax::Name& name, const Place& place,
                      const std::vector<const syntax::Expression*>* members);
    std::optional<Symbol> resolve_reference(const syntax::Name& name, const Place& place, bool report);
    Typed check_for_member(const syntax::ForMember& expression, const Place& place, Span span);
    NodeId check_member(DomainId domain, const syntax::Expression& member, const Place& place);
    Typed check_unary(const syntax::Unary& unary, const Place& place, Span span);
    Typed check_binary(const syntax::Binary& binary, const Place& place, Span span);
    Typed check_comparison(const syntax::Binary& binary, const Place& place, Span span);
    /// Facts that may be missing and have been tested with `finns` where we are now.
    void add_guards(const syntax::Expression& condition, const Place& place, bool holds = true);
    void add_guard(const syntax::Expression& read, const Place& place);
    [[nodiscard]] bool is_guarded(FactId fact, const std::vector<const syntax::Expression*>* members) const;
    bool precedence_broken_ = false;  ///< a statement could not be used; what conflicts for want of it is not told
    /// With the member as it is written (`för Berg`), or none: then all members have been tested.
    std::set<std::pair<FactId, std::string>> guarded_;
    bool in_presence_ = false;
    Typed check_logical(const syntax::Binary& binary, const Place& place, Span span);
    Typed check_sum(const syntax::Binary& binary, const Place& place, Span span);
    [[nodiscard]] bool counts_money(const Unit& unit) const;
    Typed check_product(const syntax::Binary& binary, const Place& place, Span span);
    Typed check_belonging(const syntax::Binary& binary, const Place& place, Span span);
    Typed check_any_of(const syntax::AnyOf& any, const Place& place, Span span);
    Typed check_presence(const syntax::Presence& presence, const Place& place, Span span);
    Typed check_fulfilled(const syntax::Presence& presence, const Place& place, Span span);
    Typed check_conditional(const syntax::Conditional& conditional, const Place& place, Span span, const Type* wanted);
    bool is_not_encoded(const syntax::Expression& selector, const Place& place, std::size_t option);
    Typed check_choice(const syntax::Choice& choice, const Place& place, Span span, const Type* wanted);
    Typed check_list(const syntax::ConditionList& list, const Place& place, Span span);
    Typed check_rounding(const syntax::Rounding& rounding, const Place& place, Span span);
    Typed check_started(const syntax::Started& started, const Place& place, Span span);
    Typed check_aggregate(const syntax::Aggregate& aggregate, const Place& place, Span span);
    Typed check_quantified(const syntax::Quantified& quantified, const Place& place, Span span);
    Typed check_allocation(const syntax::Allocation& allocation, const Place& place, Span span);
    Typed check_as_of(const syntax::AsOf& as_of, const Place& place, Span span);
    Typed check_according(const syntax::According& according, const Place& place, Span span, const Type* wanted);
    Typed check_moment(const syntax::MomentLiteral& literal, Span span);
    Typed check_clip(const syntax::Clip& clip, const Place& place, Span span);
    Typed check_span(const syntax::SpanLiteral& literal, const Place& place, Span span);
    Typed check_shift(const syntax::DateShift& shift, const Place& place, Span span);
    Typed check_shift_by(const syntax::ShiftBy& shift, const Place& place, Span span);
    Typed check_day_of_period(const syntax::DayOfPeriod& part, const Place& place, Span span);
    Typed check_completed(const syntax::CompletedYears& completed, const Place& place, Span span);
    Typed check_days_between(const syntax::DaysBetween& days, const Place& place, Span span);
    void supposed_value(DocumentId document, const syntax::Given& given, std::vector<GivenValue>& values);
    bool same_measure(const Unit& wanted, const Unit& found, Span span);
    bool fits_fact(const FactInfo& fact, NodeId value, Span span);
    Typed check_one_of_amounts(const syntax::OneOfAmounts& amounts, const Place& place, Span span);
    Typed check_rest(const syntax::Binary& binary, const Place& place, Span span);
    Typed check_one_of_times(const syntax::OneOfTimes& times, const Place& place, Span span);
    Typed check_within(const Typed& left, const Typed& right, const syntax::Binary& binary, Span span);
    NodeId check_day(const syntax::Expression& expression, const Place& place);
    [[nodiscard]] static Typed of_period(Typed number, Op period);
    [[nodiscard]] std::vector<Symbol> expected_symbol(DocumentId document, const syntax::Expectation& expectation,
                                                      const syntax::Reference* name);
    [[nodiscard]] Unit unit_called(std::string_view name) const;
    Typed check_clock_of(const syntax::ClockOf& clock, const Place& place, Span span);
    Typed check_period_literal(const syntax::PeriodLiteral& literal, Span span);
    Typed check_previous(const syntax::PreviousPeriod& previous, const Place& place, Span span);
    Typed convert(Typed value, const Unit& to, Span span);
    void collect_domains(const syntax::Expression& expression, const Place& place, std::vector<DomainId>& domains);
    void collect_domains(const syntax::Expression& expression, const Place& place, std::vector<DomainId>& domains,
                         const std::vector<DomainId>& groups);
    bool check_tie_key(const syntax::Allocation& allocation, const Place& place, AllocationPlan& plan);
    bool bind_loop(LoopPlan& loop, Place& inner, const std::vector<DomainId>& domains, Span span,
                   const syntax::Expression& operand, std::optional<int> last_years = std::nullopt);
    static void for_each_child(const syntax::Expression& expression,
                               const std::function<void(const syntax::Expression&)>& visit);
    void for_each_name(const syntax::Expression& expression,
                       const std::function<void(const syntax::Name&)>& visit) const;
    Typed check_native(const syntax::Call& call, const Place& place, Span span);
    Typed call_function(const Symbol& symbol, const std::vector<Typed>& arguments, const Place& place, Span span);
    Typed check_day_predicate(const Typed& value, const Symbol& function, const Place& place, Span span);
    Typed weekday_if_named(const Typed& value, const std::vector<const syntax::Reference*>& names, const Place& place);
    Typed check_event(const syntax::Unary& unary, const Place& place, Span span);
    NodeId eves_are_free(DocumentId document, Span span);
    Typed check_period_of(const syntax::Call& call, const Place& place, Span span);
    Typed check_call(const syntax::Call& call, const Place& place, Span span);

    // emit.cpp
    NodeId emit(Op op, Kind kind, Span span, const std::vector<NodeId>& children = {}, std::uint32_t payload = 0,
                Unit unit = {});
    NodeId constant(Number value, Kind kind, Span span, Unit unit = {});
    Typed number(NodeId node, Unit unit) const;
    static Typed poison() { return {none, {}, true, false}; }
    void report(int code, Span span, std::vector<Phrase> words = {}, std::vector<Related> related = {});
    [[nodiscard]] Phrase type_words(const Type& type) const;
    [[nodiscard]] std::string unit_text(const Unit& unit) const;
    /// In backticks, or that there is none.
    [[nodiscard]] Phrase unit_words(const Unit& unit) const;
    [[nodiscard]] Phrase member_words(DomainId domain) const;
    std::uint32_t text_place(const std::string& text);
    static std::vector<std::string> tag_texts(const syntax::Tags& tags);

    const CheckInput& input_;
    Program program_;
    std::vector<Diagnostic> diagnostics_;
    std::unordered_map<std::string, std::vector<Symbol>> symbols_;
    std::vector<std::vector<bool>> visible_;
    std::vector<RuleDraft> drafts_;  ///< by rule
    struct Function {
        DocumentId document;
        const syntax::FunctionDeclaration* source;
    };
    std::vector<Function> functions_;
    std::set<std::uint32_t> calls_open_;  ///< functions being written out, to catch recursion
    std::size_t nodes_in_calls_ = 0;
    std::vector<const syntax::TypeDeclaration*> record_types_;
    std::unordered_map<std::string, std::vector<DomainId>> lists_of_type_;  ///< by record type
    std::vector<bool> type_known_;                                          ///< by term
    struct GroupedList {
        DocumentId document;
        const std::vector<syntax::ExpressionPtr>* keys;
        bool checked = false;
    };
    std::map<DomainId, GroupedList> grouped_;
    struct LeftOver {
        TermId term;   ///< `del.kvar`
        TermId parts;  ///< `del`
        const syntax::Allocation* allocation;
        DomainId receivers = none;
    };
    std::vector<LeftOver> left_over_;
    bool allocation_is_rule_ = false;      ///< the allocation being checked is all that a rule says
    std::vector<std::string> open_types_;  ///< record types whose fields are being declared, the outermost first
    std::unordered_map<std::string, std::vector<RuleId>> rules_by_tag_;
    std::unordered_map<std::string, std::vector<ClauseId>> clauses_by_name_;
    std::unordered_map<std::string, std::uint32_t> text_places_;
    struct UnitOfParty {
        DocumentId document;
        std::uint32_t party;
        const syntax::Name* whole;
    };
    std::vector<UnitOfParty> units_of_parties_;
    std::vector<PendingException> pending_exceptions_;  ///< `undantag från`, once all rules are known
    bool linking_exceptions_ = false;                   ///< they are all there
    struct PendingPrecedence {
        DocumentId document;
        const syntax::Precedence* precedence = nullptr;
        const syntax::Ranking* ranking = nullptr;
        const syntax::HeaderRanking* documents = nullptr;
        Span span;  ///< of a ranking of documents
    };
    std::vector<PendingPrecedence> pending_precedence_;
    struct ClauseConditions {
        std::vector<const syntax::Expression*> sources;  ///< own ones
        std::vector<NodeId> nodes;                       ///< own and inherited
        Interval in_force;
        std::int32_t born = Day::min_number;  ///< the day this wording came with an amendment
    };
    std::vector<ClauseConditions> clause_conditions_;  ///< by clause
    struct PendingNode {
        DocumentId document;
        const syntax::Expression* source;
        std::uint32_t place;
    };
    std::vector<PendingNode> fact_defaults_, note_conditions_, passage_conditions_, deadlines_;
    struct PendingExample {
        DocumentId document;
        const syntax::Example* example = nullptr;
        const syntax::Check* check = nullptr;
    };
    std::vector<PendingExample> pending_examples_;
    struct DeclaredPremises {
        DocumentId document = none;
        const syntax::SharedFacts* source = nullptr;
    };
    std::vector<DeclaredPremises> premises_;
    struct AsOfName {
        DocumentId document;
        TermId term;
        syntax::Name date;
    };
    std::vector<AsOfName> as_of_names_;  ///< `per uppdrag vid start`
    struct UpratedRule {
        const syntax::Rule* source;
        Interval in_force;
    };
    std::multimap<std::string, UpratedRule> uprated_rules_;
    Wording wording_;  ///< of the lines being collected
    std::vector<std::pair<DocumentId, const syntax::ExpectedFinding*>> expected_findings_;
    /// For each document and path of a clause, the days on which amendments put another wording in its place or end it.
    std::map<std::pair<DocumentId, std::string>, std::map<std::int32_t, Span>> changed_clauses_;
    std::unordered_map<std::string, DocumentId> documents_by_name_;
    int expression_depth_ = 0;
    bool told_too_deep_ = false;  ///< of the expression being checked
};

}  // namespace klausul
