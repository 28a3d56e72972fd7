#include "interpreter/klausul.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "grammar/parse.hpp"
#include "interpreter/check/check.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/evaluate/evaluator.hpp"
#include "interpreter/examples.hpp"
#include "interpreter/explain/explainer.hpp"
#include "stdlib/library.hpp"

namespace klausul {
namespace {

constexpr std::string_view units_module = "units";

/// Reads the main text and, one by one, what is imported; each module once.
class Loader {
public:
    explicit Loader(const ModuleFinder& find_module) : find_module_(find_module) {}

    Loaded load(const SourceText& text) {
        const std::size_t main = read(text, "");
        const auto units = find(units_module);
        if (units) read(*units, std::string(units_module));
        // Breadth first: every text is read when it is first named.
        for (std::size_t i = 0; i < documents_.size(); ++i) follow_imports(i);
        Loaded result;
        const auto is_error = [](const Diagnostic& d) { return severity_of(d.code) == Severity::error; };
        // A text with broken lines is checked all the same, so that all its mistakes are told at once; but what may
        // only follow from the broken lines is left out, and nothing comes of it.
        const bool whole = std::none_of(diagnostics_.begin(), diagnostics_.end(), is_error);
        if (usable() && !lacks_module()) check_all(main, result);
        if (!whole) leave_out_consequences(result.diagnostics);
        std::move(diagnostics_.begin(), diagnostics_.end(), std::back_inserter(result.diagnostics));
        std::stable_sort(result.diagnostics.begin(), result.diagnostics.end(),
                         [](const Diagnostic& a, const Diagnostic& b) {
                             return std::tie(a.span.source, a.span.begin) < std::tie(b.span.source, b.span.begin);
                         });
        const bool broken = std::any_of(result.diagnostics.begin(), result.diagnostics.end(), is_error);
        if (broken) {
            result.agreement = nullptr;
            result.sources = std::move(sources_);
        } else {
            result.agreement = std::make_shared<Agreement>(std::move(program_), std::move(sources_));
        }
        return result;
    }

private:
    bool usable() const {
        return std::all_of(sources_.begin(), sources_.end(), [](const Source& source) { return source.usable(); });
    }

    bool lacks_module() const {
        return std::any_of(diagnostics_.begin(), diagnostics_.end(),
                           [](const Diagnostic& d) { return d.code == code::unknown_module; });
    }

    /// Whether a name stands where a line of the sources could have declared it: first on it, after a `;`, or as a tag.
    bool may_be_declared(const std::string& name) const {
        for (const Source& source : sources_) {
            const std::string_view text = source.text();
            for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
                const std::size_t end = at + name.size();
                const auto of_name = [&](std::size_t place) {
                    const auto c = static_cast<unsigned char>(text[place]);
                    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
                           c >= 0x80;
                };
                if ((at > 0 && of_name(at - 1)) || (end < text.size() && of_name(end))) continue;
                std::size_t before = at;
                while (before > 0 && text[before - 1] == ' ') --before;
                const std::size_t line = text.rfind('\n', at) + 1;
                const std::string_view head = text.substr(line, at - line);
                const bool head_word =
                    head.find('=') == std::string_view::npos && head.find(':') == std::string_view::npos;
                const char previous = before == 0 ? '\n' : text[before - 1];
                if (head_word || previous == '[' || previous == ';') return true;
            }
        }
        return false;
    }

    void leave_out_consequences(std::vector<Diagnostic>& found) const {
        static const std::set<int> for_want_of_a_line{code::answer_without_rules,
                                                      code::choice_incomplete,
                                                      code::exception_without_rule,
                                                      code::precedence_without_rules,
                                                      code::reading_without_default,
                                                      code::example_without_date,
                                                      code::check_without_line,
                                                      code::example_without_expectation,
                                                      code::level_without_uprating,
                                                      code::conflict_certain,
                                                      code::uprating_unknown,
                                                      code::mismatch_with_what,
                                                      code::empty_type,
                                                      code::wrong_argument_count};
        std::erase_if(found, [&](const Diagnostic& d) {
            const bool unknown = d.code < code::unit_mismatch && d.code != code::duplicate_name && !d.words.empty();
            return for_want_of_a_line.contains(d.code) || (unknown && may_be_declared(d.words[0].sv));
        });
    }

    static Severity severity_of(int code) {
        for (const Message& message : check_messages()) {
            if (message.code == code) return message.severity;
        }
        return Severity::error;
    }

    std::optional<SourceText> find(std::string_view name) const {
        for (const StandardModule& module : standard_modules()) {
            if (module.name == name) return SourceText{std::string(module.path), std::string(module.text)};
        }
        return find_module_ ? find_module_(name) : std::nullopt;
    }

    std::size_t read(const SourceText& text, const std::string& name) {
        const std::size_t place = documents_.size();
        if (!name.empty()) places_.emplace(name, place);
        sources_.emplace_back(text.path, text.text, static_cast<std::uint32_t>(place), diagnostics_);
        ParseResult parsed;
        if (sources_.back().usable()) parsed = parse(sources_.back());
        std::move(parsed.diagnostics.begin(), parsed.diagnostics.end(), std::back_inserter(diagnostics_));
        documents_.push_back(std::move(parsed.document));
        imports_.emplace_back();
        if (name.empty()) places_.emplace(documents_.back().name.text, place);
        return place;
    }

    void follow_imports(std::size_t importer) {
        std::vector<syntax::Name> wanted;
        for (const syntax::BodyItem& item : documents_[importer].items) {
            const auto* declaration = std::get_if<std::unique_ptr<syntax::Declaration>>(&item);
            const auto* import = declaration == nullptr ? nullptr : std::get_if<syntax::Import>(&(*declaration)->node);
            if (import != nullptr) wanted.push_back(import->module);
        }
        if (const auto units = places_.find(std::string(units_module));
            units != places_.end() && units->second != importer) {
            imports_[importer].push_back(units->second);
        }
        for (const syntax::HeaderLine& line : documents_[importer].header) {
            const auto* package = std::get_if<syntax::HeaderConsistsOf>(&line.node);
            if (package != nullptr) wanted.insert(wanted.end(), package->documents.begin(), package->documents.end());
        }
        for (const syntax::Name& name : wanted) {
            if (const auto known = places_.find(name.text); known != places_.end()) {
                imports_[importer].push_back(known->second);
                continue;
            }
            const auto text = find(name.text);
            if (!text) {
                diagnostics_.push_back({code::unknown_module, name.span, {name.text}, {}});
                continue;
            }
            const std::size_t place = read(*text, name.text);
            imports_[importer].push_back(place);
            const std::string& own_name = documents_[place].name.text;
            const bool standard = text->path.starts_with("<stdlib>/");
            if (!standard && !own_name.empty() && own_name != name.text) {
                diagnostics_.push_back(
                    {code::wrong_module_name, documents_[place].name.span, {name.text, own_name}, {}});
            }
        }
    }

    /// The checker wants what is imported after what imports it, the main document first.
    void check_all(std::size_t main, Loaded& result) {
        std::vector<std::size_t> finished;
        std::set<std::size_t> seen;
        std::vector<std::pair<std::size_t, std::size_t>> path{{main, 0}};
        seen.insert(main);
        while (!path.empty()) {
            auto& [document, next] = path.back();
            if (next == imports_[document].size()) {
                finished.push_back(document);
                path.pop_back();
                continue;
            }
            const std::size_t to = imports_[document][next++];
            if (seen.insert(to).second) path.emplace_back(to, 0);
        }
        std::reverse(finished.begin(), finished.end());
        std::map<std::size_t, std::size_t> order;
        for (std::size_t i = 0; i < finished.size(); ++i) order[finished[i]] = i;
        CheckInput input;
        for (const std::size_t document : finished) {
            input.documents.push_back(std::move(documents_[document]));
            auto& imports = input.imports.emplace_back();
            for (const std::size_t to : imports_[document]) imports.push_back(order[to]);
        }
        CheckResult checked = check(input);
        program_ = std::move(checked.program);
        result.diagnostics = std::move(checked.diagnostics);
    }

    const ModuleFinder& find_module_;
    std::vector<Source> sources_;
    std::vector<syntax::Document> documents_;
    std::vector<std::vector<std::size_t>> imports_;
    std::map<std::string, std::size_t> places_;
    std::vector<Diagnostic> diagnostics_;
    Program program_;
};

template <typename Items>
std::optional<std::uint32_t> find_named(const Items& items, std::string_view name) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].name == name) return static_cast<std::uint32_t>(i);
    }
    return std::nullopt;
}

}  // namespace

Loaded load(const SourceText& text, const ModuleFinder& find_module) { return Loader(find_module).load(text); }

// ---- Agreement -----------------------------------------------------------------------------------------------------

Agreement::Agreement(Program program, std::vector<Source> sources)
    : program_(std::move(program)), sources_(std::move(sources)) {}
Agreement::~Agreement() = default;

std::optional<FactId> Agreement::find_fact(std::string_view name) const {
    for (FactId id = 0; id < program_.facts.size(); ++id) {
        if (program_.facts[id].name == name && program_.facts[id].list == none) return id;
    }
    return std::nullopt;
}

std::optional<TermId> Agreement::find_answer(std::string_view name) const {
    for (TermId id = 0; id < program_.terms.size(); ++id) {
        if (program_.terms[id].name == name && program_.terms[id].is_answer) return id;
    }
    return std::nullopt;
}

std::optional<ReadingId> Agreement::find_reading(std::string_view name) const {
    return find_named(program_.readings, name);
}

std::optional<Number> Agreement::find_option(const Type& type, std::string_view name) const {
    if (type.kind == Kind::option && type.domain != none) {
        if (const auto found = find_named(program_.enumerations[type.domain].options, name))
            return Number(static_cast<std::int64_t>(*found));
        return std::nullopt;
    }
    if (type.kind != Kind::party) return std::nullopt;
    for (std::uint32_t party = 0; party < program_.parties.size(); ++party) {
        if (program_.parties[party].name != name && program_.parties[party].alias != name) continue;
        if (type.domain != none) {
            const auto& members = program_.domains[type.domain].members;
            if (std::find(members.begin(), members.end(), party) == members.end()) return std::nullopt;
        }
        return Number(static_cast<std::int64_t>(party));
    }
    return std::nullopt;
}

// ---- Judge ---------------------------------------------------------------------------------------------------------

Judge::Judge(const Agreement& agreement)
    : agreement_(&agreement), evaluator_(std::make_unique<Evaluator>(agreement.program())) {}
Judge::~Judge() = default;
Judge::Judge(Judge&&) noexcept = default;

Decision Judge::decide(TermId answer, const Case& facts) {
    evaluator_->begin(facts);
    const TermValue& value = evaluator_->term(answer, {}, *facts.date());
    return {value.status, value.value, value.rule};
}

Outcome Judge::outcome(TermId answer, const IndexKey& key, const Case& facts, bool explain) {
    evaluator_->begin(facts);
    return Explainer(agreement_->program(), agreement_->sources(), *evaluator_)
        .outcome(answer, key, *facts.date(), explain);
}

namespace {

void fill_elements(const Program& program, Evaluator& evaluator, Explainer& explainer, TermId id, Day date,
                   bool explain, Answer& answer) {
    const TermInfo& term = program.terms[id];
    std::vector<IndexKey> keys{IndexKey{}};
    for (std::size_t i = 0; i < term.per.size(); ++i) {
        std::vector<IndexKey> longer;
        for (const IndexKey& key : keys) {
            for (std::size_t m = 0; m < evaluator.member_count(term.per[i]); ++m) {
                longer.push_back(key);
                longer.back()[i] = evaluator.member(term.per[i], m);
            }
        }
        keys = std::move(longer);
    }
    for (const IndexKey& key : keys) {
        Answer::Element element;
        for (std::size_t i = 0; i < term.per.size(); ++i)
            element.key.push_back(member_name(program, term.per[i], key[i]));
        element.outcome = explainer.outcome(id, key, date, explain);
        answer.worst = std::max(answer.worst, element.outcome.status);
        answer.elements.push_back(std::move(element));
    }
}

/// A list that was not given leaves its answers undetermined, not empty.
bool lacks_list(const Program& program, const Case& facts, const TermInfo& term, Answer& answer) {
    for (const DomainId domain : term.per) {
        if (program.domains[domain].kind != DomainKind::records || facts.is_list_given(domain)) continue;
        Answer::Element element;
        element.outcome.status = Status::undetermined;
        for (const ListInfo& list : program.lists) {
            if (list.domain == domain) element.outcome.missing.push_back({list.name, list.label});
        }
        answer.worst = Status::undetermined;
        answer.elements.push_back(std::move(element));
        return true;
    }
    return false;
}

RequirementStatus requirement_status(const Judged& judged) {
    return judged.truth == Truth::yes  ? RequirementStatus::met
           : judged.truth == Truth::no ? RequirementStatus::not_met
                                       : RequirementStatus::undetermined;
}

RequirementOutcome judge_requirement(const Program& program, Evaluator& evaluator, Explainer& explainer,
                                     const RequirementInfo& info, Scope& scope) {
    RequirementOutcome outcome;
    outcome.name = info.name;
    outcome.clause = explainer.reference(program.terms[info.term].rules[0]);
    Judged applies{Truth::yes, 0};
    for (const NodeId condition : info.applies) {
        const Judged one = evaluator.judge(condition, scope);
        if (applies.truth != Truth::no && one.truth != Truth::yes) applies = one;
    }
    bool open = applies.truth == Truth::unknown;
    bool failed = false;
    for (const RequirementInfo::Line& line : info.lines) {
        const Judged judged = evaluator.judge(line.condition, scope);
        RequirementOutcome::Line row;
        row.status = requirement_status(judged);
        row.sentence = line.sentence.empty() ? explainer.source_words(line.span) : line.sentence;
        row.tags = line.tags;
        row.missing = explainer.missing_facts(judged.cause);
        failed = failed || judged.truth == Truth::no;
        open = open || judged.truth == Truth::unknown;
        outcome.lines.push_back(std::move(row));
    }
    outcome.status = applies.truth == Truth::no              ? RequirementStatus::not_applicable
                     : failed && applies.truth == Truth::yes ? RequirementStatus::not_met
                     : open                                  ? RequirementStatus::undetermined
                                                             : RequirementStatus::met;
    return outcome;
}

/// A requirement on a list that was not given cannot be judged.
RequirementOutcome without_list(const Program& program, Explainer& explainer, const RequirementInfo& info,
                                DomainId list) {
    RequirementOutcome outcome;
    outcome.name = info.name;
    outcome.clause = explainer.reference(program.terms[info.term].rules[0]);
    outcome.status = RequirementStatus::undetermined;
    for (const RequirementInfo::Line& line : info.lines) {
        RequirementOutcome::Line row{RequirementStatus::undetermined,
                                     line.sentence.empty() ? explainer.source_words(line.span) : line.sentence,
                                     line.tags,
                                     {},
                                     ""};
        for (const ListInfo& known : program.lists) {
            if (known.domain == list) row.missing.push_back({known.name, known.label});
        }
        outcome.lines.push_back(std::move(row));
    }
    return outcome;
}

std::vector<RequirementOutcome> requirements(const Program& program, Evaluator& evaluator, Explainer& explainer,
                                             Day date) {
    std::vector<RequirementOutcome> outcomes;
    for (const RequirementInfo& info : program.requirements) {
        const Interval& document = program.documents[info.document].in_force;
        if (!program.documents[info.document].asked || !info.in_force.contains(date) || !document.contains(date) ||
            info.lines.empty())
            continue;
        const auto& per = program.terms[info.term].per;
        const std::size_t rows = per.empty() ? 1 : evaluator.member_count(per[0]);
        if (!per.empty() && !evaluator.facts().is_list_given(per[0]))
            outcomes.push_back(without_list(program, explainer, info, per[0]));
        for (std::size_t row = 0; row < rows; ++row) {
            Scope scope{date, {}};
            scope.locals[0] = static_cast<std::int64_t>(row);
            outcomes.push_back(judge_requirement(program, evaluator, explainer, info, scope));
            if (!per.empty()) outcomes.back().key.push_back(std::to_string(row + 1));
        }
    }
    return outcomes;
}

}  // namespace

RunResult Judge::run(const Case& facts, const RunOptions& options) {
    const Program& program = agreement_->program();
    RunResult result;
    result.date = *facts.date();
    evaluator_->begin(facts);
    Explainer explainer(program, agreement_->sources(), *evaluator_);
    for (TermId id = 0; id < program.terms.size(); ++id) {
        const TermInfo& term = program.terms[id];
        const bool named =
            std::find(options.answers.begin(), options.answers.end(), term.name) != options.answers.end();
        if (!term.is_answer || (options.answers.empty() ? !program.documents[term.document].asked : !named)) continue;
        Answer answer;
        answer.name = term.name;
        answer.question = term.question;
        for (const DomainId domain : term.per) {
            answer.per.push_back(program.domains[domain].name);
            answer.by_position = answer.by_position || program.domains[domain].kind == DomainKind::records;
        }
        if (!lacks_list(program, facts, term, answer))
            fill_elements(program, *evaluator_, explainer, id, result.date, options.explain, answer);
        result.answers.push_back(std::move(answer));
    }
    if (options.answers.empty()) result.requirements = requirements(program, *evaluator_, explainer, result.date);
    for (const Passage& passage : program.passages) {
        if (!options.answers.empty()) break;  // who asks for one answer asks for nothing else
        if (passage.kind != PassageKind::duty || !program.documents[passage.document].asked) continue;
        const Interval& document = program.documents[passage.document].in_force;
        if (!passage.in_force.contains(result.date) || !document.contains(result.date)) continue;
        Scope scope{result.date, {}};
        if (passage.condition != none && evaluator_->judge(passage.condition, scope).truth != Truth::yes) continue;
        ClauseReference clause;
        clause.document = program.documents[passage.document].name;
        if (passage.clause != none) {
            clause.clause = program.clauses[passage.clause].path;
            clause.title = program.clauses[passage.clause].title;
        }
        clause.tags = passage.tags;
        clause.span = passage.span;
        result.duties.push_back({passage.actor, passage.verb, passage.text, passage.schedule, std::move(clause)});
    }
    return result;
}

std::vector<ExampleResult> Judge::test() { return run_examples(*agreement_, *evaluator_); }

std::vector<ExampleResult> Judge::test(Coverage& coverage) {
    const Program& program = agreement_->program();
    Reached reached(program);
    evaluator_->watch(&reached);
    std::vector<ExampleResult> results = run_examples(*agreement_, *evaluator_);
    evaluator_->watch(nullptr);
    coverage = Coverage{};
    const Explainer explainer(program, agreement_->sources(), *evaluator_);
    const auto count = [&](bool was_reached, Coverage::Unreached row) {
        ++coverage.total;
        if (!was_reached) coverage.unreached.push_back(std::move(row));
    };
    for (RuleId id = 0; id < program.rules.size(); ++id) {
        const RuleInfo& rule = program.rules[id];
        if (rule.document != program.main) continue;
        const auto kind = rule.hosts.empty() ? Coverage::Unreached::Kind::rule : Coverage::Unreached::Kind::exception;
        count(reached.rules[id], {kind, program.terms[rule.term].name, explainer.reference(id), rule.condition_span});
    }
    for (ReadingId id = 0; id < program.readings.size(); ++id) {
        const ReadingInfo& reading = program.readings[id];
        for (std::size_t option = 0; option < reading.options.size() && reading.document == program.main; ++option) {
            if (reading.not_encoded[option]) continue;
            count(reached.options[id][option], {Coverage::Unreached::Kind::reading_option,
                                                reading.name + " = " + reading.options[option].name,
                                                {},
                                                reading.span});
        }
    }
    std::stable_sort(coverage.unreached.begin(), coverage.unreached.end(),
                     [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
    return results;
}

bool ExampleResult::passed() const {
    return std::all_of(lines.begin(), lines.end(), [](const Line& line) { return line.passed; });
}

// ---- list ----------------------------------------------------------------------------------------------------------

std::vector<Listed> list(const Agreement& agreement) {
    const Program& program = agreement.program();
    std::vector<Listed> rows;
    using Row = Listed::Kind;
    const auto add = [&](Row kind, std::string name, std::string title, std::vector<std::string> tags, Span span) {
        if (span.source == program.documents[program.main].source)
            rows.push_back({kind, std::move(name), std::move(title), std::move(tags), span});
    };
    const auto first_words = [](const std::string& text) { return text.substr(0, text.find('\n')); };
    for (const ClauseInfo& clause : program.clauses)
        add(Row::clause, clause.path, clause.title, clause.tags, clause.span);
    std::set<std::pair<std::uint32_t, std::vector<std::string>>> seen;
    for (const RuleInfo& rule : program.rules) {
        // Answers that share a line are one rule to a reader.
        if (rule.document == none ||
            !seen.insert({rule.condition_span.begin * 2654435761U + rule.span.begin, rule.tags}).second)
            continue;
        add(rule.hosts.empty() ? Row::rule : Row::exception, program.terms[rule.term].name, "", rule.tags,
            rule.condition_span);
    }
    for (const Passage& passage : program.passages) {
        add(passage.kind == PassageKind::duty ? Row::duty : Row::text, passage.actor, first_words(passage.text),
            passage.tags, passage.span);
    }
    for (const RequirementInfo& requirement : program.requirements) {
        add(Row::requirement, requirement.name, "", requirement.tags, requirement.span);
        for (const RequirementInfo::Line& line : requirement.lines)
            add(Row::requirement, requirement.name, line.sentence, line.tags, line.span);
    }
    for (const NoteInfo& note : program.notes) add(Row::note, "", note.text, note.tags, note.span);
    for (const FactInfo& fact : program.facts) add(Row::fact, fact.name, fact.label, fact.tags, fact.span);
    for (const TermInfo& term : program.terms) {
        if (term.is_answer) add(Row::answer, term.name, term.question, {}, term.span);
    }
    for (const ReadingInfo& reading : program.readings)
        add(Row::reading, reading.name, reading.question, reading.tags, reading.span);
    for (const SeriesInfo& series : program.series) add(Row::index, series.name, series.title, {}, series.span);
    for (const CheckPlan& check : program.checks) add(Row::check, "", check.title, check.tags, check.span);
    for (const ExamplePlan& example : program.examples)
        add(Row::example, "", example.title, example.tags, example.span);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Listed& a, const Listed& b) { return a.span.begin < b.span.begin; });
    return rows;
}

}  // namespace klausul
