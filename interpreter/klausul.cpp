#include "interpreter/klausul.hpp"

#include <algorithm>
#include <set>

#include "interpreter/answer/contradictions.hpp"
#include "interpreter/answer/examples.hpp"
#include "interpreter/answer/mattering_readings.hpp"
#include "interpreter/evaluate/evaluator.hpp"
#include "interpreter/explain/explainer.hpp"
#include "interpreter/search/parts.hpp"

namespace klausul {
// ---- Agreement -----------------------------------------------------------------------------------------------------

Agreement::Agreement(Program program, std::vector<Source> sources, std::shared_ptr<const syntax::Document> tree)
    : program_(std::move(program)), sources_(std::move(sources)), tree_(std::move(tree)) {}
Agreement::~Agreement() = default;

std::optional<FactId> Agreement::find_fact(std::string_view name) const {
    for (const FactId id : program_.facts.ids()) {
        if (program_.facts[id].name == name && program_.facts[id].list == none) return id;
    }
    return std::nullopt;
}

std::optional<TermId> Agreement::find_answer(std::string_view name) const {
    for (const TermId id : program_.terms.ids()) {
        if (program_.terms[id].name == name && program_.terms[id].is_answer) return id;
    }
    return std::nullopt;
}

std::optional<ReadingId> Agreement::find_reading(std::string_view name) const {
    for (const ReadingId id : program_.readings.ids()) {
        if (program_.readings[id].name == name) return id;
    }
    return std::nullopt;
}

std::optional<Number> Agreement::find_option(const Type& type, std::string_view name) const {
    if (type.kind == Kind::option && type.enumeration != none) {
        const auto& options = program_.enumerations[*type.enumeration].options;
        const auto found =
            std::find_if(options.begin(), options.end(), [&](const NamedOption& each) { return each.name == name; });
        if (found == options.end()) return std::nullopt;
        return Number(static_cast<std::int64_t>(found - options.begin()));
    }
    if (type.kind != Kind::party) return std::nullopt;
    for (const PartyId party : program_.parties.ids()) {
        if (program_.parties[party].name != name && program_.parties[party].alias != name) continue;
        if (type.party_group != none) {
            const auto& members = program_.domains[*type.party_group].members;
            if (std::find(members.begin(), members.end(), party.position()) == members.end()) return std::nullopt;
        }
        return Number(std::int64_t{party.position()});
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

constexpr std::uint64_t most_elements_of_answer = 100'000;

/// An answer shown for each of so many members helps nobody and would fill the memory.
bool too_many_elements(Evaluator& evaluator, const TermInfo& term, Answer& answer) {
    std::uint64_t count = 1;
    for (const DomainId domain : term.per) {
        count *= evaluator.member_count(domain);
        if (count <= most_elements_of_answer) continue;
        const std::string most = std::to_string(most_elements_of_answer);
        Outcome outcome;
        outcome.status = answer.worst = Status::error;
        outcome.problem = {
            "frågan skulle få mer än " + most + " svar; dela upp ärendet eller fråga efter en sammanräkning",
            "the question would have more than " + most + " answers; split the case, or ask for an aggregate"};
        answer.elements.push_back({{}, std::move(outcome)});
        return true;
    }
    return false;
}

/// The keys of the elements, in their order; none where there are too many.
std::vector<IndexKey> fill_elements(const Program& program, Evaluator& evaluator, Explainer& explainer, TermId id,
                                    Day date, bool explain, Answer& answer) {
    const TermInfo& term = program.terms[id];
    if (too_many_elements(evaluator, term, answer)) return {};
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
        for (std::size_t i = 0; i < term.per.size(); ++i) {
            for (std::string& name : member_names(evaluator, term.per[i], key[i]))
                element.key.push_back(std::move(name));
        }
        element.outcome = explainer.outcome(id, key, date, explain);
        answer.worst = std::max(answer.worst, element.outcome.status);
        answer.elements.push_back(std::move(element));
    }
    return keys;
}

/// Where it is not known what it has a value for (a list that was not given, a record without a key), an answer is
/// undetermined, not empty.
bool lacks_members(Evaluator& evaluator, Explainer& explainer, const TermInfo& term, Day date, Answer& answer) {
    for (const DomainId domain : term.per) {
        const CauseId cause = evaluator.domain_cause(domain);
        if (cause == 0) continue;
        answer.elements.push_back({{}, explainer.without_members(cause, date)});
        answer.worst = answer.elements.back().outcome.status;
        return true;
    }
    return false;
}

/// Amounts are summed where every element is one.
std::optional<Value> total_of(const std::vector<Answer::Element>& elements) {
    if (elements.size() < 2) return std::nullopt;
    Number sum = 0;
    for (const Answer::Element& element : elements) {
        const bool decided = element.outcome.status == Status::decided && element.outcome.value;
        const Number* amount = decided ? element.outcome.value->kronor() : nullptr;
        if (amount == nullptr) return std::nullopt;
        sum = sum + *amount;
    }
    Value total = *elements.front().outcome.value;
    std::get<Value::Quantity>(total.is).number = std::move(sum);
    return total;
}

RequirementStatus requirement_status(const Judged& judged) {
    return judged.truth == Truth::yes  ? RequirementStatus::met
           : judged.truth == Truth::no ? RequirementStatus::not_met
                                       : RequirementStatus::undetermined;
}

RequirementOutcome judge_requirement(Evaluator& evaluator, const Wording& wording, const RequirementInfo& info,
                                     Scope& scope) {
    RequirementOutcome outcome;
    outcome.name = info.name;
    outcome.clause = wording.reference(info.rule);
    Judged applies = evaluator.entered(info.document, scope.date);
    for (const NodeId condition : info.applies) {
        const Judged one = evaluator.judge(condition, scope);
        if (applies.truth != Truth::no && one.truth != Truth::yes) applies = one;
    }
    bool open = applies.truth == Truth::unknown;
    bool failed = false;
    for (const RequirementInfo::Line& line : info.lines) {
        const Judged judged = evaluator.judge(*line.condition, scope);
        RequirementOutcome::Line row;
        row.status = requirement_status(judged);
        row.sentence = line.sentence.empty() ? wording.source_words(line.span) : line.sentence;
        row.tags = line.tags;
        row.missing = wording.missing_facts(judged.cause);
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
RequirementOutcome without_list(const Wording& wording, const RequirementInfo& info, CauseId cause) {
    RequirementOutcome outcome;
    outcome.name = info.name;
    outcome.clause = wording.reference(info.rule);
    outcome.status = RequirementStatus::undetermined;
    for (const RequirementInfo::Line& line : info.lines) {
        outcome.lines.push_back({RequirementStatus::undetermined,
                                 line.sentence.empty() ? wording.source_words(line.span) : line.sentence, line.tags,
                                 wording.missing_facts(cause), ""});
    }
    return outcome;
}

/// Of what is asked, the ones in force.
std::vector<const RequirementInfo*> requirements_due(const Program& program, Evaluator& evaluator, Day date) {
    std::vector<const RequirementInfo*> due;
    for (const RequirementInfo& info : program.requirements) {
        if (!program.documents[info.document].asked || !evaluator.days_in_force(info).contains(date) ||
            info.lines.empty() || evaluator.entered(info.document, date).truth == Truth::no)
            continue;
        due.push_back(&info);
    }
    return due;
}

/// Those that an answer reads, itself or through others.
std::vector<const RequirementInfo*> rested_on(const Program& program, const std::vector<const RequirementInfo*>& due,
                                              const std::vector<TermId>& answers) {
    std::set<TermId> read;
    for (const TermId answer : answers) {
        for (const TermId term : search::terms_behind(program, answer)) read.insert(term);
    }
    std::vector<const RequirementInfo*> found;
    for (const RequirementInfo* each : due) {
        if (read.contains(each->term)) found.push_back(each);
    }
    return found;
}

std::vector<RequirementOutcome> requirements(const Program& program, Evaluator& evaluator, const Wording& wording,
                                             Day date, const std::vector<const RequirementInfo*>& asked) {
    std::vector<RequirementOutcome> outcomes;
    for (const RequirementInfo* due : asked) {
        const RequirementInfo& info = *due;
        const auto& per = program.terms[info.term].per;
        const CauseId cause = per.empty() ? 0 : evaluator.domain_cause(per[0]);
        const std::size_t rows = per.empty() ? 1 : cause != 0 ? 0 : evaluator.member_count(per[0]);
        if (cause != 0) outcomes.push_back(without_list(wording, info, cause));
        for (std::size_t row = 0; row < rows; ++row) {
            Scope scope{date, {}};
            scope.locals[0] = static_cast<std::int64_t>(row);
            outcomes.push_back(judge_requirement(evaluator, wording, info, scope));
            if (!per.empty()) outcomes.back().key = member_names(evaluator, per[0], static_cast<std::int64_t>(row));
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
    ReadingTrial trial(*agreement_, *evaluator_);
    std::vector<TermId> answered;
    for (const TermId id : program.terms.ids()) {
        const TermInfo& term = program.terms[id];
        const bool named =
            std::find(options.answers.begin(), options.answers.end(), term.name) != options.answers.end();
        // A question of a shared module is asked where a document that is asked answers it.
        const auto answered_here = [&](RuleId rule) {
            const Maybe<DocumentId> document = program.rules[rule].document;
            return document != none && program.documents[*document].asked;
        };
        const bool asked = (term.document != none && program.documents[*term.document].asked) ||
                           std::any_of(term.rules.begin(), term.rules.end(), answered_here);
        if (!term.is_answer || (options.answers.empty() ? !asked : !named)) continue;
        Answer answer;
        answer.name = term.name;
        answer.question = term.question;
        for (const DomainId domain : term.per) {
            for (std::string& name : index_names(program, domain)) answer.per.push_back(std::move(name));
            const Domain& info = program.domains[domain];
            answer.by_position = answer.by_position || info.kind == DomainKind::records;
            answer.by_keys = answer.by_keys || info.parent != none;
        }
        if (!lacks_members(*evaluator_, explainer, term, result.date, answer)) {
            const std::vector<IndexKey> keys =
                fill_elements(program, *evaluator_, explainer, id, result.date, options.explain, answer);
            if (options.only_readings_that_matter) trial.keep_mattering(answer, id, keys);
            answer.total = total_of(answer.elements);
        }
        result.answers.push_back(std::move(answer));
        answered.push_back(id);
    }
    result.contradictions = contradictions(program, *evaluator_, explainer.wording(), result.date);
    const bool some_only = !options.answers.empty();
    const std::vector<const RequirementInfo*> due = requirements_due(program, *evaluator_, result.date);
    const std::vector<const RequirementInfo*> told = some_only ? rested_on(program, due, answered) : due;
    result.requirements = requirements(program, *evaluator_, explainer.wording(), result.date, told);
    result.requirements_left_out = due.size() - told.size();
    for (const Passage& passage : program.passages) {
        if (passage.kind != PassageKind::duty || !program.documents[passage.document].asked) continue;
        if (!evaluator_->days_in_force(passage).contains(result.date)) continue;
        if (evaluator_->entered(passage.document, result.date).truth != Truth::yes) continue;
        Scope scope{result.date, {}};
        if (passage.condition != none && evaluator_->judge(*passage.condition, scope).truth != Truth::yes) continue;
        // Who asks for some answers is told of no duty, but that there are some.
        if (some_only) ++result.duties_left_out;
        if (some_only) continue;
        ClauseReference clause;
        clause.document = program.documents[passage.document].name;
        if (passage.clause != none) {
            clause.clause = program.clauses[*passage.clause].path;
            clause.title = program.clauses[*passage.clause].title;
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
    const Wording wording(program, agreement_->sources(), *evaluator_);
    const auto count = [&](bool was_reached, Coverage::Unreached row) {
        ++coverage.total;
        if (!was_reached) coverage.unreached.push_back(std::move(row));
    };
    const auto count_elsewhere = [&](bool was_reached, Coverage::Unreached row) {
        if (was_reached) coverage.elsewhere.push_back(std::move(row));
    };
    for (const RuleId id : program.rules.ids()) {
        const RuleInfo& rule = program.rules[id];
        if (rule.document == none) continue;
        const auto kind = rule.hosts.empty() ? Coverage::Unreached::Kind::rule : Coverage::Unreached::Kind::exception;
        const Coverage::Unreached row{kind, program.terms[rule.term].name, wording.reference(id), rule.condition_span};
        program.text_of(rule.clause, rule.span) == program.text ? count(reached.rules[id], row)
                                                                : count_elsewhere(reached.rules[id], row);
    }
    for (const ReadingId id : program.readings.ids()) {
        const ReadingInfo& reading = program.readings[id];
        for (std::size_t option = 0; option < reading.options.size(); ++option) {
            if (reading.not_encoded[option]) continue;
            const Coverage::Unreached row{Coverage::Unreached::Kind::reading_option,
                                          reading.name + " = " + reading.options[option].name,
                                          {},
                                          reading.span};
            const bool here = reading.span.source == program.text;
            here ? count(reached.options[id][option], row) : count_elsewhere(reached.options[id][option], row);
        }
    }
    std::stable_sort(coverage.unreached.begin(), coverage.unreached.end(),
                     [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
    return results;
}

bool ExampleResult::passed() const {
    return std::all_of(lines.begin(), lines.end(), [](const Line& line) { return line.passed; });
}

}  // namespace klausul
