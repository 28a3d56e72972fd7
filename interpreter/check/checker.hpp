#pragma once

// The checker: its phases with what each of them takes, and what they leave to each other.

#include "interpreter/check/clause_collector.hpp"
#include "interpreter/check/collected.hpp"
#include "interpreter/check/condition_checker.hpp"
#include "interpreter/check/conversions.hpp"
#include "interpreter/check/declarations.hpp"
#include "interpreter/check/declared.hpp"
#include "interpreter/check/example_checker.hpp"
#include "interpreter/check/expression_checker.hpp"
#include "interpreter/check/groupings.hpp"
#include "interpreter/check/guards.hpp"
#include "interpreter/check/header_terms.hpp"
#include "interpreter/check/meant_rules.hpp"
#include "interpreter/check/member_checker.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/passage_checker.hpp"
#include "interpreter/check/precedence_statements.hpp"
#include "interpreter/check/program_builder.hpp"
#include "interpreter/check/program_review.hpp"
#include "interpreter/check/quantity_checker.hpp"
#include "interpreter/check/reports.hpp"
#include "interpreter/check/rule_checker.hpp"
#include "interpreter/check/series_declarations.hpp"
#include "interpreter/check/tables.hpp"
#include "interpreter/check/time_checker.hpp"
#include "interpreter/check/types.hpp"
#include "interpreter/check/upratings.hpp"

namespace klausul {

/// Lives for one check(), or as long as what is typed is read against its names.
class Checker {
public:
    explicit Checker(const CheckInput& input) : input_(input) {}
    Checker(const Checker&) = delete;
    Checker& operator=(const Checker&) = delete;

    /// To be called once, first. The program is given away.
    [[nodiscard]] CheckResult run();

    /// Works on a program in place of its own, which the other one gets.
    void exchange(Program& program);
    /// In a clause of the main document.
    [[nodiscard]] Typed expression(const syntax::Expression& expression);
    /// In an example of the main document.
    [[nodiscard]] ExamplePlan given(const syntax::Facts& facts);
    [[nodiscard]] std::vector<Diagnostic> take_diagnostics() { return reports_.take(); }
    void note_text(const std::string& text, TextId place) { builder_.note_text(text, place); }

private:
    void collect();
    void fill_tables();
    [[nodiscard]] std::vector<Diagnostic> diagnostics_in_order();

    const CheckInput& input_;

    // What the phases make.
    Program program_;
    Reports reports_;
    Declared declared_;
    Collected collected_;

    // Who makes it. Each keeps references to those it asks, some of which stand further down.
    ProgramBuilder builder_{program_};
    Names names_{input_, program_, reports_};
    Types types_{program_, reports_, declared_, names_};
    HeaderTerms header_terms_{reports_};
    SeriesDeclarations series_{program_, reports_, names_};
    Declarations declarations_{input_, program_,      reports_, declared_, names_,
                               types_, header_terms_, series_,  groupings_};
    MeantRules meant_{program_, reports_, collected_, names_};
    ClauseCollector clauses_{input_, program_, reports_, declared_, collected_, names_, meant_, groupings_};
    Groupings groupings_{input_, program_, reports_, collected_, builder_, types_, expressions_, members_};
    Guards guards_{names_};
    Conversions conversions_{program_, reports_, builder_, types_};
    ExpressionChecker expressions_{program_,     reports_,    declared_,   builder_, names_,  types_,
                                   conversions_, conditions_, quantities_, times_,   members_};
    ConditionChecker conditions_{program_,     reports_,     builder_, names_,  guards_,
                                 conversions_, expressions_, times_,   members_};
    QuantityChecker quantities_{program_, reports_, builder_, types_, conversions_, expressions_};
    TimeChecker times_{program_, reports_, builder_, names_, types_, guards_, conversions_, expressions_};
    MemberChecker members_{program_, reports_, declared_,    builder_,    names_,
                           types_,   guards_,  conversions_, expressions_};
    Upratings upratings_{program_, reports_, collected_, builder_, names_, series_, clauses_, conversions_};
    RuleChecker rules_{program_,   reports_, declared_,    collected_,   builder_, names_,    types_,
                       groupings_, guards_,  conversions_, expressions_, members_, upratings_};
    PassageChecker passages_{program_, declared_, collected_, builder_, names_, conversions_, expressions_, rules_};
    Tables tables_{program_, reports_, collected_, builder_, names_, conversions_, expressions_, members_};
    PrecedenceStatements precedence_{program_, reports_, collected_, builder_, names_, meant_, expressions_};
    ProgramReview review_{program_, reports_};
    ExampleChecker examples_{program_, reports_, declared_,    collected_,   builder_,
                             names_,   types_,   conversions_, expressions_, members_};
};

}  // namespace klausul
