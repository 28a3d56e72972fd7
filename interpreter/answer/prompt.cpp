#include "interpreter/answer/prompt.hpp"

#include <algorithm>
#include <set>

#include "grammar/parse.hpp"
#include "grammar/words/keywords.hpp"
#include "interpreter/answer/examples.hpp"
#include "interpreter/check/further.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/explain/wording.hpp"

namespace klausul {
namespace {

constexpr std::string_view prompt_path = "<prompt>";

/// What stands around facts that are typed, so that the grammar reads them as those of an example.
constexpr std::string_view before_facts = "modul x\nexempel\n  den 2000-01-01\n  givet\n";
constexpr std::uint32_t lines_before_facts = 4;
constexpr std::uint32_t indent_of_facts = 4;

std::string as_example(const Source& typed) {
    std::string text(before_facts);
    for (std::uint32_t line = 1; line <= typed.line_count(); ++line)
        text.append(indent_of_facts, ' ').append(typed.line(line)).append("\n");
    return text + "  ger x = 1\n";
}

/// The place in what was typed of a place in the example around it.
std::uint32_t as_typed(std::uint32_t offset, const Source& example, const Source& typed) {
    const std::string_view before = example.text().substr(0, offset);
    const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    if (line < lines_before_facts) return 0;
    std::size_t at = 0;
    for (std::uint32_t i = lines_before_facts; i < line; ++i) {
        const std::size_t end = typed.text().find('\n', at);
        if (end == std::string_view::npos) return static_cast<std::uint32_t>(typed.text().size());
        at = end + 1;
    }
    const std::size_t column = offset - (before.rfind('\n') + 1);
    at += column > indent_of_facts ? column - indent_of_facts : 0;
    return static_cast<std::uint32_t>(std::min(at, typed.text().size()));
}

bool is_error(const Diagnostic& diagnostic) {
    for (const Message& message : check_messages()) {
        if (message.code == diagnostic.code) return message.severity == Severity::error;
    }
    return true;
}

bool any_error(const std::vector<Diagnostic>& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(), is_error);
}

/// The facts of the only example of a document.
const syntax::Facts* facts_of(const syntax::Document& document) {
    for (const syntax::BodyItem& item : document.items) {
        const auto* declaration = std::get_if<std::unique_ptr<syntax::Declaration>>(&item);
        if (declaration == nullptr) continue;
        if (const auto* example = std::get_if<syntax::Example>(&(*declaration)->node)) return &example->facts;
    }
    return nullptr;
}

}  // namespace

Prompt::Prompt(std::shared_ptr<Agreement> agreement, std::unique_ptr<FurtherCheck> further)
    : agreement_(std::move(agreement)), further_(std::move(further)) {}
Prompt::~Prompt() = default;

Prompt::Mistakes Prompt::mistakes(const Source& source, std::vector<Diagnostic> diagnostics) const {
    Mistakes result{std::move(diagnostics), agreement_->sources_};
    result.sources.push_back(source);
    return result;
}

void Prompt::adopt(Case& facts) {
    const TextId first = agreement_->program_.texts.next();
    facts.hand_over_pools(agreement_->program_.texts, agreement_->program_.pairs);
    further_->note_texts(agreement_->program_, first);
}

// ---- facts --------------------------------------------------------------------------------------------------------

Prompt::Given Prompt::give(const std::string& text, Case& facts) {
    const auto index = static_cast<std::uint32_t>(agreement_->sources_.size());
    std::vector<Diagnostic> found;
    const Source typed(std::string(prompt_path), text, index, found);
    if (!typed.usable()) return {mistakes(typed, std::move(found)), {}};
    const Source example(std::string(prompt_path), as_example(typed), index, found);
    const ParseResult parsed = parse(example);
    found = parsed.diagnostics;
    ExamplePlan plan(agreement_->program_.main);
    const syntax::Facts* said = facts_of(parsed.document);
    if (found.empty() && said != nullptr) {
        FurtherCheck::Given given = further_->given(*said, agreement_->program_);
        plan = std::move(given.plan);
        found = std::move(given.diagnostics);
    }
    if (any_error(found)) {
        for (Diagnostic& each : found) {
            each.span.begin = as_typed(each.span.begin, example, typed);
            each.span.end = std::max(as_typed(each.span.end, example, typed), each.span.begin);
            std::erase_if(each.related, [&](const Related& related) { return related.span.source == index; });
        }
        return {mistakes(typed, std::move(found)), {}};
    }
    forget_lists(plan, facts);
    Evaluator evaluator(agreement_->program_);
    give_values(*agreement_, evaluator, plan, facts);
    adopt(facts);
    return {std::nullopt, names_of(plan)};
}

void Prompt::forget_lists(const ExamplePlan& plan, Case& facts) const {
    for (const GivenList& list : plan.lists) facts.forget_list(list.domain);
    // A single record is given whole as well.
    for (const RecordInfo& record : agreement_->program_.records) {
        const bool given = std::any_of(plan.values.begin(), plan.values.end(),
                                       [&](const GivenValue& value) { return value.fact == record.presence; });
        for (const FactId field : given ? record.fields : std::vector<FactId>{}) facts.forget(field);
    }
}

std::vector<std::string> Prompt::names_of(const ExamplePlan& plan) const {
    const Program& program = agreement_->program_;
    std::vector<std::string> names;
    if (plan.supposed_in_force) names.push_back(plain(Word::suppose_in_force).sv);
    for (const GivenList& list : plan.lists) {
        if (program.domains[list.domain].parent == none) names.push_back(program.domains[list.domain].name);
    }
    for (const GivenValue& value : plan.values) {
        std::string name = value.supposed != none ? program.terms[*value.supposed].name
                           : value.series == none ? program.facts[*value.fact].name
                                                  : program.series[*value.series].name;
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    }
    return names;
}

// ---- expressions --------------------------------------------------------------------------------------------------

Prompt::Worked Prompt::work_out(const std::string& text, const Case& facts, bool explain) {
    const auto index = static_cast<std::uint32_t>(agreement_->sources_.size());
    std::vector<Diagnostic> found;
    const Source source(std::string(prompt_path), text, index, found);
    if (!source.usable()) return {mistakes(source, std::move(found)), std::nullopt};
    ParsedExpression parsed = parse_expression(source);
    found = std::move(parsed.diagnostics);
    if (!found.empty() || !parsed.expression) return {mistakes(source, std::move(found)), std::nullopt};
    FurtherCheck::Expression checked = further_->expression(*parsed.expression, agreement_->program_);
    if (checked.node == none || any_error(checked.diagnostics))
        return {mistakes(source, std::move(checked.diagnostics)), std::nullopt};
    return {std::nullopt, judged(source, *checked.node, checked.type, facts, explain)};
}

/// The expression is made the only rule of a helper that exists for as long as it is asked.
Answer Prompt::judged(const Source& source, NodeId node, const Type& type, const Case& facts, bool explain) {
    Program& program = agreement_->program_;
    // A helper by itself is asked for as an answer is: with the clauses that made it.
    if (const Node& asked = program.nodes[node]; asked.op == Op::term && asked.child_count == 0) {
        Answer answer;
        const auto of = asked.as<TermId>();
        answer.name = program.terms[of].name;
        Outcome outcome = Judge(*agreement_).outcome(of, {}, facts, explain);
        answer.worst = outcome.status;
        answer.elements.push_back({{}, std::move(outcome)});
        return answer;
    }
    const Span span{source.index(), 0, static_cast<std::uint32_t>(source.text().size())};
    RuleInfo rule(program.terms.next());
    rule.value = node;
    rule.span = rule.condition_span = span;
    TermInfo term;
    term.name = std::string(source.text());
    term.type = type;
    term.rules = {program.rules.next()};
    term.document = program.main;
    term.span = span;
    Answer answer;
    answer.name = term.name;
    program.terms.push_back(std::move(term));
    program.rules.push_back(std::move(rule));
    agreement_->sources_.push_back(source);
    Outcome outcome = Judge(*agreement_).outcome(program.rules.back().term, {}, facts, explain);
    agreement_->sources_.pop_back();
    program.rules.pop_back();
    program.terms.pop_back();
    answer.worst = outcome.status;
    answer.elements.push_back({{}, std::move(outcome)});
    return answer;
}

}  // namespace klausul
