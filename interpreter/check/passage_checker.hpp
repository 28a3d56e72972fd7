#pragma once

#include "interpreter/check/checking.hpp"

namespace klausul {

struct Declared;
struct Collected;
class ProgramBuilder;
class Names;
class Conversions;
class ExpressionChecker;
class RuleChecker;

/// What stands beside the rules: facts that are derived, duties, notes, deadlines, gaps and conflicts that are
/// expected.
class PassageChecker {
public:
    PassageChecker(Program& program, const Declared& declared, const Collected& collected, ProgramBuilder& builder,
                   Names& names, Conversions& conversions, ExpressionChecker& expressions, RuleChecker& rules)
        : program_(program),
          declared_(declared),
          collected_(collected),
          builder_(builder),
          names_(names),
          conversions_(conversions),
          expressions_(expressions),
          rules_(rules) {}

    // passages.cpp
    /// What a fact is when it is not stated. After the rules, which it may read.
    void check_facts();
    /// Duties, notes and deadlines.
    void check_passages();
    /// `väntad lucka i`, `väntad konflikt i`: for each answer that is named.
    void check_expected_findings();

private:
    void check_expected_finding(DocumentId document, const syntax::ExpectedFinding& finding,
                                const syntax::Name& answer);

    Program& program_;
    const Declared& declared_;
    const Collected& collected_;
    ProgramBuilder& builder_;
    Names& names_;
    Conversions& conversions_;
    ExpressionChecker& expressions_;
    RuleChecker& rules_;
};

}  // namespace klausul
