// Examples are cases with expected answers; checks are figures derived again. Both run on the same evaluator as any
// other case.

#include "interpreter/answer/examples.hpp"

#include <algorithm>

#include "grammar/syntax.hpp"
#include "grammar/words/keywords.hpp"
#include "interpreter/explain/explainer.hpp"
#include "interpreter/program/stated.hpp"

namespace klausul {
namespace {

std::vector<std::string> tags_of(const std::vector<ClauseReference>& clauses) {
    std::vector<std::string> tags;
    for (const ClauseReference& clause : clauses) tags.insert(tags.end(), clause.tags.begin(), clause.tags.end());
    return tags;
}

/// `ja` of a requirement is that it is met.
RequirementStatus status_of_requirement(const Value& value) {
    return value == Value{Value::YesNo{true}} ? RequirementStatus::met : RequirementStatus::not_met;
}

bool subset(const std::vector<std::string>& wanted, const std::vector<std::string>& all) {
    return std::all_of(wanted.begin(), wanted.end(),
                       [&](const std::string& one) { return std::find(all.begin(), all.end(), one) != all.end(); });
}

class Runner {
public:
    Runner(const Agreement& agreement, Evaluator& evaluator)
        : agreement_(agreement), program_(agreement.program()), sources_(agreement.sources()), evaluator_(evaluator) {}

    ExampleResult example(const ExamplePlan& plan) {
        ExampleResult result = heading(ExampleResult::Kind::example, plan.title, plan.document, plan.tags, plan.span);
        Case facts(program_);
        fill(facts, plan);
        for (const ExpectationPlan& expectation : plan.expectations) {
            expect(facts, expectation, result);
            for (const auto& under : expectation.under) expect_under(facts, expectation, under, result);
        }
        if (result.passed()) expect_decided_by(facts, plan, result);
        return result;
    }

    ExampleResult check(const CheckPlan& plan) {
        ExampleResult result = heading(ExampleResult::Kind::check, plan.title, plan.document, plan.tags, plan.span);
        Case facts(program_);
        facts.set_regardless_of_term(true);
        facts.set_date(Day{program_.documents[plan.document].printed.from > Day::min_number
                               ? program_.documents[plan.document].printed.from
                               : 0});
        evaluator_.begin(facts);
        for (const CheckPlan::Line& line : plan.lines) {
            Scope scope{*facts.date(), {}};
            const std::size_t members = line.per == none ? 1 : evaluator_.member_count(*line.per);
            for (std::size_t i = 0; i < members; ++i) {
                if (line.per != none) scope.locals[line.local] = evaluator_.member(*line.per, i);
                check_line(facts, line, scope,
                           line.per == none ? "" : member_name(program_, *line.per, scope.locals[line.local]), result);
            }
        }
        return result;
    }

private:
    ExampleResult heading(ExampleResult::Kind kind, const std::string& title, DocumentId document,
                          const std::vector<std::string>& tags, Span span) const {
        ExampleResult result;
        result.kind = kind;
        result.title = title;
        result.document = program_.documents[document].name;
        result.tags = tags;
        result.span = span;
        return result;
    }

    void fill(Case& facts, const ExamplePlan& plan) {
        facts.set_date(plan.date.value_or(Day{}));
        facts.set_regardless_of_term(plan.regardless_of_term);
        for (const ReadingSetting& setting : plan.readings) facts.set_reading(setting.reading, setting.option);
        give_all(facts, plan);
    }

public:
    void give_all(Case& facts, const ExamplePlan& plan) {
        for (const GivenList& list : plan.lists) {
            set_rows(facts, list, plan);
            for (std::size_t record = 0; record < list.records.size(); ++record) give_record(facts, list, record);
        }
        if (plan.supposed_in_force) facts.suppose_in_force();
        // Given values are fixed values; they are evaluated on the case as far as it is filled.
        for (const GivenValue& value : plan.values) give(facts, value, std::nullopt);
    }

private:
    /// A list within records is as long as all their rows; a record that says nothing of its rows has unknown ones.
    void set_rows(Case& facts, const GivenList& list, const ExamplePlan& plan) {
        const Maybe<DomainId> outer = program_.domains[list.domain].parent;
        if (outer == none) return facts.set_list_size(list.domain, list.records.size());
        const auto around = std::find_if(plan.lists.begin(), plan.lists.end(),
                                         [&](const GivenList& each) { return each.domain == outer; });
        std::vector<std::optional<std::uint32_t>> rows(around->records.size());
        for (const std::uint32_t owner : list.told) rows[owner] = 0;
        for (const std::uint32_t owner : list.owners) ++*rows[owner];
        facts.set_rows(list.domain, rows);
    }

    void give_record(Case& facts, const GivenList& list, std::size_t record) {
        for (const ListInfo& info : program_.lists) {
            if (info.domain != list.domain) continue;
            // In a given record, a field that may be missing and is not there is missing.
            for (const FactId field : info.fields) {
                if (program_.facts[field].type.optional)
                    facts.set(field, {static_cast<std::int64_t>(record), 0, 0}, {Number(), Given::absent});
            }
        }
        for (const GivenValue& value : list.records[record]) give(facts, value, static_cast<std::int64_t>(record));
    }

    void give(Case& facts, const GivenValue& value, std::optional<std::int64_t> record) {
        if (value.supposed != none) return suppose(facts, value);
        evaluator_.begin(facts);
        Scope scope{*facts.date(), {}};
        scope.locals[0] = value.bound_member;
        IndexKey key{};
        for (std::size_t i = 0; i < value.members.size(); ++i)
            key[i] = evaluator_.evaluate(value.members[i], scope).value.to_int64().value_or(0);
        if (record) key[0] = *record;
        FactValue fact;
        switch (value.state) {
            case GivenValue::State::unknown:
                fact.state = Given::unknown;
                break;
            case GivenValue::State::not_applicable:
                fact.state = Given::not_applicable;
                break;
            case GivenValue::State::absent:
                fact.state = Given::absent;
                break;
            case GivenValue::State::value: {
                const Result result = evaluator_.evaluate(*value.value, scope);
                // What cannot be stated stays unknown, so that nothing is answered from it.
                const bool wrong = value.series == none && misfit(program_.facts[*value.fact].type, result.value);
                if (!result.good()) return;
                if (wrong) {
                    fact.state = Given::unknown;
                    break;
                }
                fact = {result.value, Given::value};
                // A span that was worked out is the evaluator's for this moment only; the case keeps one of its own.
                if (value.series == none && program_.facts[*value.fact].type.kind == Kind::span) {
                    const Pair span = evaluator_.pair_of(result.value);
                    fact.value = facts.pair(span.first, span.second);
                }
            }
        }
        if (value.series == none) {
            facts.set(*value.fact, key, std::move(fact));
        } else {
            facts.set_series(*value.series, static_cast<int>(key[0]), std::move(fact));
        }
    }

    void suppose(Case& facts, const GivenValue& value) {
        evaluator_.begin(facts);
        Scope scope{*facts.date(), {}};
        IndexKey key{};
        for (std::size_t i = 0; i < value.members.size(); ++i) {
            const Result member = evaluator_.evaluate(value.members[i], scope);
            if (!member.good()) return;
            key[i] = member.value.to_int64().value_or(0);
        }
        const Result result = evaluator_.evaluate(*value.value, scope);
        if (!result.good()) return;
        Number supposed = result.value;
        if (program_.terms[*value.supposed].type.kind == Kind::span) {
            const Pair span = evaluator_.pair_of(result.value);
            supposed = facts.pair(span.first, span.second);
        }
        facts.suppose(*value.supposed, key, std::move(supposed));
    }

    [[nodiscard]] std::string words(Span span) { return Wording(program_, sources_, evaluator_).source_words(span); }

    void expect(const Case& facts, const ExpectationPlan& expectation, ExampleResult& result) {
        ExampleResult::Line line;
        line.words = words(expectation.span);
        line.span = expectation.span;
        compare(facts, expectation, expectation.value, line);
        result.lines.push_back(std::move(line));
    }

    /// `enligt` names rules that decided, of one expectation or of several together. What was expected is right, so
    /// that line alone is at fault where another rule did.
    void expect_decided_by(const Case& facts, const ExamplePlan& plan, ExampleResult& result) {
        if (plan.deciding_tags.empty()) return;
        evaluator_.begin(facts);
        ExampleResult::Line line;
        std::vector<std::string> decided;
        for (const ExpectationPlan& expectation : plan.expectations) {
            if (expectation.term == none) continue;
            const Outcome outcome = outcome_of(expectation);
            for (const std::string& tag : tags_of(outcome.clauses)) {
                if (std::find(decided.begin(), decided.end(), tag) == decided.end()) decided.push_back(tag);
            }
            line.clauses.insert(line.clauses.end(), outcome.clauses.begin(), outcome.clauses.end());
        }
        if (subset(plan.deciding_tags, decided)) return;
        line.passed = false;
        line.words = plain(Word::according_to).sv;
        for (const std::string& tag : plan.deciding_tags)
            line.words += (&tag == &plan.deciding_tags.front() ? " [" : "; ") + tag;
        line.words += "]";
        line.expected = DecidingTags{plan.deciding_tags};
        line.found = DecidingTags{decided};
        line.span = span_of_deciding(plan);
        result.lines.push_back(std::move(line));
    }

    /// Where the tags after `enligt` stand; the example itself where there is no syntax tree.
    [[nodiscard]] Span span_of_deciding(const ExamplePlan& plan) const {
        Span found = plan.span;
        if (agreement_.tree() == nullptr) return found;
        for (const syntax::BodyItem& item : agreement_.tree()->items) {
            const auto* declaration = std::get_if<std::unique_ptr<syntax::Declaration>>(&item);
            const auto* example = declaration ? std::get_if<syntax::Example>(&(*declaration)->node) : nullptr;
            if (example == nullptr || example->deciding.empty()) continue;
            const Span first = example->deciding.front().span;
            const bool nearer = found == plan.span || first.begin < found.begin;
            if (first.source == plan.span.source && first.begin > plan.span.begin && nearer) found = first;
        }
        return found;
    }

    void expect_under(Case facts, const ExpectationPlan& expectation, const ExpectationPlan::Under& under,
                      ExampleResult& result) {
        facts.set_reading(under.setting.reading, under.setting.option);
        ExampleResult::Line line;
        line.words = words(under.span);
        line.span = under.span;
        compare(facts, expectation, under.value, line);
        result.lines.push_back(std::move(line));
    }

    /// What an expectation asks for; where it is not known which member it names, the outcome says why.
    Outcome outcome_of(const ExpectationPlan& expectation) {
        Explainer explainer(program_, sources_, evaluator_);
        const Day date = *evaluator_.facts().date();
        IndexKey key{};
        Scope scope{date, {}};
        for (std::size_t i = 0; i < expectation.members.size(); ++i) {
            const Result member = evaluator_.evaluate(expectation.members[i], scope);
            if (!member.good()) return explainer.without_members(member.cause, date);
            const DomainId domain = program_.terms[*expectation.term].per[i];
            const CauseId unknown = evaluator_.domain_cause(domain);
            key[i] = member.value.to_int64().value_or(0);
            const bool counted = program_.domains[domain].kind == DomainKind::records;
            if (counted && unknown == 0 && static_cast<std::size_t>(key[i]) >= evaluator_.member_count(domain)) {
                const auto rows = static_cast<std::int64_t>(evaluator_.member_count(domain));
                Outcome outcome;
                outcome.status = Status::error;
                outcome.problem = Sentence("listan har " + std::to_string(rows) + " rader",
                                           "the list has " + std::to_string(rows) + " rows");
                return outcome;
            }
        }
        return explainer.outcome(*expectation.term, key, date, false);
    }

    /// `expected` is there where a value is.
    void compare(const Case& facts, const ExpectationPlan& expectation, Maybe<NodeId> expected,
                 ExampleResult::Line& line) {
        evaluator_.begin(facts);
        Scope scope{*facts.date(), {}};
        if (expectation.single_row != none && facts.list_size(*expectation.single_row) != 1) {
            line.passed = false;
            line.expected = SingleRow{program_.domains[*expectation.single_row].name};
            line.found = RowCount{facts.list_size(*expectation.single_row)};
            return;
        }
        if (expectation.term == none) return compare_expression(facts, expectation, *expected, line);
        const Outcome outcome = outcome_of(expectation);
        line.clauses = outcome.clauses;
        const auto side = [&](const Value& value) -> ExampleSide {
            if (expectation.of_requirement) return status_of_requirement(value);
            return value;
        };
        line.found = outcome.status == Status::decided ? side(*outcome.value) : ExampleSide(outcome);
        const Status wanted = expectation.status;
        ExpectedStatus asked{wanted};
        line.passed = outcome.status == wanted;
        if (wanted == Status::decided) {
            const Result value = evaluator_.evaluate(*expected, scope);
            line.passed = line.passed && value.good();
            line.expected = asked;
            if (!value.good()) return;
            const Value named = named_value(program_, facts, value.value, expectation.type);
            line.expected = side(named);
            line.passed = line.passed && *outcome.value == named;
            return;
        }
        if (wanted == Status::conflict) {
            std::vector<std::string> tags;
            for (const Alternative& alternative : outcome.alternatives) {
                const auto more = tags_of(alternative.clauses);
                tags.insert(tags.end(), more.begin(), more.end());
            }
            asked.tags = expectation.conflict_tags;
            line.passed = line.passed && subset(expectation.conflict_tags, tags);
        }
        if (wanted == Status::undetermined) {
            std::vector<std::string> missing;
            for (const Missing& one : outcome.missing) missing.push_back(one.name.text());
            asked.missing = expectation.missing;
            const bool exactly = expectation.missing.empty() ||
                                 (subset(expectation.missing, missing) && subset(missing, expectation.missing));
            line.passed = line.passed && exactly;
        }
        if (expectation.text) {
            const std::string found =
                wanted != Status::referred && outcome.problem ? outcome.problem->in(Language::swedish) : outcome.text;
            asked.text = expectation.text;
            line.passed = line.passed && found.find(*expectation.text) != std::string::npos;
        }
        line.expected = std::move(asked);
    }

    void compare_expression(const Case& facts, const ExpectationPlan& expectation, NodeId expected,
                            ExampleResult::Line& line) {
        Scope scope{*facts.date(), {}};
        const Result found = evaluator_.evaluate(*expectation.expression, scope);
        const Result wanted = evaluator_.evaluate(expected, scope);
        line.passed = found.good() && wanted.good() && found.value == wanted.value;
        if (wanted.good()) line.expected = named_value(program_, facts, wanted.value, expectation.type);
        line.found = side(value_or_status(facts, found, expectation.type));
    }

    /// The status is that of what keeps it from being a value.
    ButNot::Part value_or_status(const Case& facts, const Result& result, const Type& type) {
        if (result.good()) return named_value(program_, facts, result.value, type);
        const CauseId worst = evaluator_.worst(result.cause);
        return worst == 0 ? Status::undetermined : evaluator_.cause(worst).status;
    }
    static ExampleSide side(const ButNot::Part& part) {
        if (const auto* value = std::get_if<Value>(&part)) return *value;
        return ExpectedStatus{std::get<Status>(part)};
    }

    void check_line(const Case& facts, const CheckPlan::Line& line, Scope scope, const std::string& member,
                    ExampleResult& result) {
        ExampleResult::Line made;
        made.words = words(line.span) + (member.empty() ? "" : " (" + member + ")");
        made.span = line.span;
        const Result computed = evaluator_.evaluate(line.computed, scope);
        const Result published = evaluator_.evaluate(line.published, scope);
        const Result tolerance = line.tolerance == none ? Result{} : evaluator_.evaluate(*line.tolerance, scope);
        const ButNot::Part wanted = value_or_status(facts, published, line.type);
        made.expected = side(wanted);
        made.found = side(value_or_status(facts, computed, line.type));
        bool agree = false;
        if (computed.good() && published.good() && tolerance.good()) {
            const Number difference = computed.value - published.value;
            agree = (difference.sign() < 0 ? -difference : difference) <= tolerance.value;
        }
        made.passed = agree;
        if (line.expected_mismatch) {
            const Result against = evaluator_.evaluate(*line.against, scope);
            made.passed = agree && against.good() && !(against.value == computed.value);
            made.expected = ButNot{wanted, value_or_status(facts, against, line.type)};
        }
        result.lines.push_back(std::move(made));
    }

    const Agreement& agreement_;
    const Program& program_;
    const std::vector<Source>& sources_;
    Evaluator& evaluator_;
};

}  // namespace

std::vector<ExampleResult> run_examples(const Agreement& agreement, Evaluator& evaluator) {
    const Program& program = agreement.program();
    Runner runner(agreement, evaluator);
    std::vector<ExampleResult> results;
    for (const CheckPlan& plan : program.checks) {
        if (plan.span.source == program.text) results.push_back(runner.check(plan));
    }
    for (const ExamplePlan& plan : program.examples) {
        if (plan.span.source == program.text) results.push_back(runner.example(plan));
    }
    std::stable_sort(results.begin(), results.end(),
                     [](const ExampleResult& a, const ExampleResult& b) { return a.span.begin < b.span.begin; });
    return results;
}

std::vector<ExampleReach> reach_of_examples(const Agreement& agreement, Evaluator& evaluator) {
    const Program& program = agreement.program();
    Runner runner(agreement, evaluator);
    std::vector<ExampleReach> all;
    for (const ExamplePlan& plan : program.examples) {
        if (plan.span.source != program.text) continue;
        ExampleReach& reach = all.emplace_back(ExampleReach{&plan, Reached(program)});
        evaluator.watch(&reach.reached);
        static_cast<void>(runner.example(plan));
        evaluator.watch(nullptr);
    }
    std::stable_sort(all.begin(), all.end(), [](const ExampleReach& a, const ExampleReach& b) {
        return a.plan->span.begin < b.plan->span.begin;
    });
    return all;
}

void give_values(const Agreement& agreement, Evaluator& evaluator, const ExamplePlan& plan, Case& facts) {
    Runner(agreement, evaluator).give_all(facts, plan);
}

}  // namespace klausul
