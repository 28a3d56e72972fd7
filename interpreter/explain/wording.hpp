#pragma once

#include <optional>
#include <string>
#include <vector>

#include "grammar/text/source.hpp"
#include "interpreter/evaluate/evaluator.hpp"
#include "interpreter/evaluate/outcome.hpp"

namespace klausul {

/// A number as what it stands for in its type. `facts` tells the texts of text values.
[[nodiscard]] Value named_value(const Program& program, const Case& facts, const Number& number, const Type& type);

/// The name of an index member: "Berg", "2025", "3" for the third record.
[[nodiscard]] std::string member_name(const Program& program, DomainId domain, std::int64_t member);
/// What names a member of an index: one name, the numbers of a row and of the records around it, or a group's keys.
[[nodiscard]] std::vector<std::string> index_names(const Program& program, DomainId domain);
[[nodiscard]] std::vector<std::string> member_names(Evaluator& evaluator, DomainId domain, std::int64_t member);

/// What is named in the case that the evaluator has begun: clauses, terms and facts at an index, places in the source,
/// what is missing and what went wrong.
class Wording {
public:
    Wording(const Program& program, const std::vector<Source>& sources, Evaluator& evaluator)
        : program_(program), sources_(sources), evaluator_(evaluator) {}

    [[nodiscard]] ClauseReference reference(RuleId rule) const;
    /// The words of the source at a place, on one line.
    [[nodiscard]] std::string source_words(Span span) const;
    [[nodiscard]] Span with_brackets(Span span) const;

    /// A fact or a term at a key, `belopp för uppdrag 1`.
    [[nodiscard]] IndexedName path_name(const std::string& name, const std::vector<DomainId>& per,
                                        const IndexKey& key) const;
    [[nodiscard]] IndexedName term_name(TermId term, const IndexKey& key) const;
    [[nodiscard]] std::string element_name(DomainId domain, std::int64_t member) const;

    [[nodiscard]] Type type_of(NodeId node) const;
    [[nodiscard]] Maybe<DomainId> period_counted(NodeId node) const;
    /// A value of a series in its unit.
    [[nodiscard]] Value series_value(SeriesId series, const Number& value) const;

    [[nodiscard]] Missing missing(const Cause& cause) const;
    [[nodiscard]] Missing missing_fact(FactId fact, const IndexKey& key) const;
    /// The facts not given among the causes.
    [[nodiscard]] std::vector<Missing> missing_facts(CauseId cause) const;

    // problems.cpp
    /// What a fault is, and how to mend it.
    [[nodiscard]] Sentence problem(const Cause& cause) const;

private:
    [[nodiscard]] Sentence changes_in_period(const Cause& cause) const;

    const Program& program_;
    const std::vector<Source>& sources_;
    Evaluator& evaluator_;
};

}  // namespace klausul
