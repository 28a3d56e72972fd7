#pragma once

// Walks the block tree: matches each statement where it stands, turns it into its struct, and lets the struct take in
// the lines under it. One class in several files, a file per subject.

#include <optional>
#include <utility>
#include <vector>

#include "grammar/build_expression.hpp"
#include "grammar/build_names.hpp"
#include "grammar/explain_failure.hpp"
#include "grammar/layout.hpp"
#include "grammar/syntax.hpp"
#include "grammar/templates.hpp"
#include "grammar/words/keywords.hpp"

namespace klausul::build {

class Builder {
public:
    Builder(const Source& source, std::vector<Diagnostic>& diagnostics) : source_(source), diagnostics_(diagnostics) {}

    syntax::Document document(const std::vector<Block>& blocks);
    syntax::ExpressionPtr lone_expression(const Block& block);
    /// The template whose head begins the block, with tags in the place of its labels.
    syntax::Template written_out(const Block& block, const LabelTags& labels);

private:
    using Items = std::vector<syntax::BodyItem>;
    using ExpressionPtr = syntax::ExpressionPtr;

    // reader.cpp
    /// Matches the statement and calls `use(view)`; a statement that does not fit is reported and its block checked.
    template <typename Use>
    void read(const Block& block, Context context, Use&& use) {
        const Words words{words_of(block, source_), block.begin, source_.index()};
        const auto match = match_statement(context, words.text);
        if (!match.found || match.failure) return refuse(block, context, match, words);
        try {
            use(View(match.nodes, words));
        } catch (const Failure& failure) {
            report(failure.code, {words.source, failure.at, failure.at + 1}, failure.words);
        }
    }
    template <typename Use>
    void read_all(const Block& block, Context context, Use&& use) {
        for (const auto& child : block.children) read(child, context, [&](const View& view) { use(view, child); });
    }
    void refuse(const Block& block, Context context, const Match& match, const Words& words);
    void read_orphans(const Block& block, NodeKind kind);
    void read_own_lines_only(const Block& block, Context context);
    void nothing_under(const Block& block);
    void report(int code, Span span, std::vector<Phrase> words);
    Span statement_span(const View& view) const;
    syntax::Tags line_tags(const View& view, const Block& block);
    ExpressionPtr expression(const View& view) { return expressions_.build(view); }
    /// The condition, value or list head in an `if_part` or `value`; `alla följande` and `beroende på` come back empty.
    ExpressionPtr part(const View& parent);
    ExpressionPtr if_part(const View& parent);

    // Blocks that hang on an expression at the end of a line.
    static syntax::Expression* open_block(const ExpressionPtr& expression);
    void block_line(syntax::Expression& open, const Block& line);
    void only_block(const Block& block, syntax::Expression* open);
    void require_lines(syntax::Expression* open);
    void require_lines(const Block& block, Span head);
    void choice_line(syntax::Choice& choice, const Block& line);
    void criterion(syntax::ConditionList& list, const Block& line);
    void condition_lines(const Block& block, ExpressionPtr& condition, syntax::Validity* validity);

    // build_header.cpp
    void require_header(const Block& first);
    void document_head(syntax::Document& document, const View& view, const Block& block);
    void header_line(syntax::Document& document, const View& view, const Block& block);
    void header_block(syntax::HeaderLine& line, const View& view, const Block& block);
    void entry_condition(syntax::HeaderEntry& entry, const View& view, const Block& block);

    // build_templates.cpp
    syntax::Template template_lines(const View& view, const Block& block);
    bool label_line(syntax::TemplateUse& use, const Block& block);
    syntax::Tags labelled(syntax::Tags tags);
    std::vector<syntax::RuleReference> labelled(std::vector<syntax::RuleReference> references);

    // build_declarations.cpp
    std::optional<syntax::Declaration> declaration(const View& view, const Block& block);
    std::optional<syntax::Declaration> declaration_line(const View& view, const Block& block,
                                                        syntax::Declaration result);
    syntax::TypeDeclaration type_declaration(const View& view, const Block& block);
    syntax::UnitDeclaration unit_declaration(const View& view) const;
    syntax::PartyDeclaration party(const View& view) const;
    syntax::FactDeclaration fact(const View& view, const Block& block);
    syntax::AnswerDeclaration answer(const View& view);
    syntax::ReadingDeclaration reading(const View& view, const Block& block);
    syntax::SeriesDeclaration series(const View& view, const Block& block);
    syntax::TableDeclaration table(const View& view, const Block& block);
    syntax::Field field(const View& view, const Block& block);
    void type_line(syntax::TypeDeclaration& type, const View& view, const Block& block);

    syntax::FunctionDeclaration function(const View& view, const Block& block);

    // build_amendments.cpp
    void amendment_line(Items& items, const View& view, const Block& block);
    void amended_clause(Items& items, const View& view, const Block& block);
    void additions(Items& items, const View& view, const Block& block);
    syntax::ExpectedFinding expected_finding(const View& view, const Block& block);

    // build_clauses.cpp
    void body_item(Items& items, const View& view, const Block& block);
    void clause(Items& items, const View& view, const Block& block);
    void clause_lines(syntax::Clause& clause, const Block& block);
    void clause_line(syntax::Clause& clause, const View& view, const Block& block);
    syntax::Rule rule(const View& view, const Block& block);
    void rule_head(syntax::Rule& rule, const View& view);
    void rule_lines(syntax::Rule& rule, const Block& block, syntax::Expression* open);
    void rule_line(syntax::Rule& rule, const View& view, const Block& block);
    syntax::Occasion occasion(const View& view, const Block& block);
    syntax::Uprating uprating(const View& view, const Block& block);
    void uprating_part(syntax::Uprating& result, const View& word);
    syntax::Exception exception(const View& view, const Block& block);
    void rule_free_lines(syntax::Exception& exception, const Block& block, syntax::Expression& open);
    void exception_lines(syntax::Exception& exception, const Block& block);
    void exception_line(syntax::Exception& exception, const View& view, const Block& block);
    std::vector<syntax::Target> targets(const View& view);
    std::vector<syntax::RuleReference> references(const View& group);
    syntax::Precedence precedence(const View& view, const Block& block);
    syntax::Ranking ranking(const View& view, const Block& block);

    // build_duties.cpp
    syntax::Duty duty(const View& view, const Block& block);
    syntax::Schedule schedule(const View& view);
    syntax::Note note(const View& view, const Block& block);
    syntax::Steps steps(const View& view, const Block& block);
    syntax::Requirement requirement(const View& view, const Block& block);

    // build_examples.cpp
    syntax::Check check(const View& view, const Block& block);
    syntax::Example example(const View& view, const Block& block);
    void example_line(syntax::Example& example, const View& view, const Block& block);
    syntax::SharedFacts shared_facts(const View& view, const Block& block);
    void given(syntax::Facts& facts, const View& view, const Block& block);
    void given_line(syntax::Facts& facts, const View& view, const Block& block);
    void record_list(syntax::Facts& facts, const View& view, const Block& block);
    syntax::GivenRecords given_records(const View& view, const Block& block);
    syntax::Given entry(const View& view);
    void gives(syntax::Example& example, const View& view, const Block& block);
    syntax::Expectation expectation(const View& view);

    const Source& source_;
    std::vector<Diagnostic>& diagnostics_;
    Expressions expressions_;
    struct OpenTemplate {
        syntax::Tags labels;
        syntax::Tags pointed_out;  ///< by `undantag från` and the like
    };
    std::optional<OpenTemplate> open_template_;  ///< the one whose lines are being read
    const LabelTags* label_tags_ = nullptr;      ///< of the one that is being written out
};

}  // namespace klausul::build
