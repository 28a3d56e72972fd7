#include "interpreter/render/outcome_json.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

#include "interpreter/render/words.hpp"

namespace klausul {
namespace {

using Layout = JsonWriter::Layout;
using Elements = std::span<const Answer::Element>;

std::string_view step_key(Explanation::Step step) {
    switch (step) {
        case Explanation::Step::answer:
            return "answer";
        case Explanation::Step::spoke:
            return "spoke";
        case Explanation::Step::beaten:
            return "beaten";
        case Explanation::Step::failed:
            return "failed";
        case Explanation::Step::fact:
            return "fact";
        case Explanation::Step::reading:
            return "reading";
        case Explanation::Step::series:
            return "series";
        case Explanation::Step::arithmetic:
            return "arithmetic";
        case Explanation::Step::undecided:
            break;
    }
    return "undecided";
}

/// Steps within each other. Many readers of JSON refuse what nests deeper than 64, and a step takes two of them.
constexpr std::size_t deepest_json = 24;

class OutcomeJson {
public:
    OutcomeJson(JsonWriter& json, std::string document, JsonStyle style)
        : json_(json), document_(std::move(document)), language_(style.language), short_why_(style.short_why) {}

    void write(const Answer& answer) {
        json_.key(answer.name);
        if (answer.elements.size() == 1 && answer.elements.front().key.empty()) {
            // No index, or nobody knows its members: the list has not been given.
            json_.begin_object();
            if (!answer.per.empty()) write_indexes(answer.per);
            members(answer.elements.front().outcome);
            json_.end_object();
            return;
        }
        json_.begin_object();
        write_indexes(answer.per);
        json_.member("status", status_key(answer.worst));
        shared_notes_ = notes_of_all(answer.elements);
        if (!shared_notes_.empty()) json_.member("notes", shared_notes_);
        json_.key("values");
        if (answer.by_keys) {
            keyed(answer);
        } else if (answer.by_position && answer.per.size() == 1) {
            array(answer.elements);
        } else {
            object(answer.elements, 0);
        }
        shared_notes_.clear();
        json_.end_object();
    }

    void write(const RequirementOutcome& requirement) {
        json_.begin_object().member("name", requirement.name);
        if (requirement.key.size() == 1) json_.member("record", requirement.key.front());
        if (requirement.key.size() > 1) json_.member("record", requirement.key);
        json_.member("status", requirement_key(requirement.status));
        rule_members(requirement.clause);
        json_.key("lines").begin_array();
        for (const RequirementOutcome::Line& line : requirement.lines) {
            json_.begin_object().member("text", line.sentence).member("status", requirement_key(line.status));
            json_.member("tags", line.tags);
            if (!line.problem_status.empty()) json_.member("problem", line.problem_status);
            names("missing", line.missing);
            json_.end_object();
        }
        json_.end_array().end_object();
    }

    void write(const DutyDue& duty) {
        json_.begin_object().member("actor", duty.actor).member("verb", duty_key(duty.verb));
        json_.member("text", duty.text).member("schedule", duty.schedule);
        rule_members(duty.clause);
        json_.end_object();
    }

    void write_contradictions(const std::vector<Contradiction>& all) {
        if (all.empty()) return;
        json_.key("contradictions").begin_array();
        for (const Contradiction& each : all) {
            json_.begin_object()
                .member("name", each.name.text())
                .member("label", each.label)
                .key("given")
                .begin_object();
            value_members(each.given);
            json_.end_object().key("follows").begin_object();
            value_members(each.follows);
            json_.end_object().member("from", each.from).member("used", "given").end_object();
        }
        json_.end_array();
    }

private:
    void write_indexes(const std::vector<std::string>& per) {
        if (per.size() == 1) {
            json_.member("per", per.front());
        } else {
            json_.member("per", per);
        }
    }

    /// The notes that go with every element: they stand once, beside the values.
    static std::vector<std::string> notes_of_all(Elements elements) {
        if (elements.size() < 2) return {};
        std::vector<std::string> shared;
        for (const std::string& note : elements.front().outcome.notes) {
            if (std::all_of(elements.begin(), elements.end(),
                            [&](const Answer::Element& each) { return has(each.outcome.notes, note); }))
                shared.push_back(note);
        }
        return shared;
    }
    static bool has(const std::vector<std::string>& notes, const std::string& note) {
        return std::find(notes.begin(), notes.end(), note) != notes.end();
    }
    std::vector<std::string> own_notes(const Outcome& outcome) const {
        std::vector<std::string> own;
        std::copy_if(outcome.notes.begin(), outcome.notes.end(), std::back_inserter(own),
                     [&](const std::string& note) { return !has(shared_notes_, note); });
        return own;
    }

    void array(Elements elements) {
        json_.begin_array();
        for (const Answer::Element& element : elements) outcome(element.outcome);
        json_.end_array();
    }

    /// Groups and rows within records: each element says which it is.
    void keyed(const Answer& answer) {
        json_.begin_array();
        for (const Answer::Element& element : answer.elements) {
            json_.begin_object().key("keys").begin_object(Layout::one_line);
            for (std::size_t i = 0; i < element.key.size(); ++i) json_.member(answer.per[i], element.key[i]);
            json_.end_object();
            members(element.outcome);
            json_.end_object();
        }
        json_.end_array();
    }

    /// One level per index. Elements with the same key stand together, since they come in index order.
    void object(Elements elements, std::size_t level) {
        json_.begin_object();
        while (!elements.empty()) {
            const std::vector<std::string>& keys = elements.front().key;
            const auto same = std::find_if(elements.begin(), elements.end(), [&](const Answer::Element& each) {
                return each.key.at(level) != keys.at(level);
            });
            const auto count = static_cast<std::size_t>(same - elements.begin());
            json_.key(keys.at(level));
            if (level + 1 == keys.size()) {
                outcome(elements.front().outcome);
            } else {
                object(elements.first(count), level + 1);
            }
            elements = elements.subspan(count);
        }
        json_.end_object();
    }

    void outcome(const Outcome& each) {
        json_.begin_object();
        members(each);
        json_.end_object();
    }

    void expected(const std::vector<Expected>& lines) {
        if (lines.empty()) return;
        json_.key("expected").begin_array();
        for (const Expected& each : lines)
            json_.begin_object().member("reason", each.reason).member("tags", each.tags).end_object();
        json_.end_array();
    }

    void members(const Outcome& outcome) {
        json_.member("status", status_key(outcome.status));
        if (!outcome.from.empty()) json_.member("from", outcome.from);
        if (outcome.value) value_members(*outcome.value);
        strength_member(common_strength(outcome.clauses));
        status_members(outcome);
        rules("clauses", outcome.clauses);
        if (!outcome.through.empty()) rules("through", outcome.through);
        beaten(outcome.beaten);
        names("missing", outcome.missing);
        if (outcome.missing_is_superset) json_.member_truth("missing_is_superset", true);
        if (!outcome.whatever.empty()) names("whatever", outcome.whatever);
        json_.member("notes", own_notes(outcome));
        expected(outcome.expected);
        readings(outcome.readings);
        if (!outcome.supposed.empty()) supposed(outcome.supposed);
        if (short_why_) short_why(outcome);
        if (outcome.explanation) {
            json_.key("explanation");
            explanation(*outcome.explanation, 1);
            continued();
        }
    }

    /// What only some statuses have.
    void status_members(const Outcome& outcome) {
        switch (outcome.status) {
            case Status::conflict:
                alternatives(outcome.alternatives);
                break;
            case Status::gap:
                nearest(outcome.nearest);
                break;
            case Status::referred:
                json_.member("text", outcome.text);
                break;
            case Status::not_in_force:
                day("on", outcome.looked_at);
                day("last", outcome.last);
                day("first", outcome.first);
                if (outcome.proposal) json_.member_truth("proposal", true);
                json_.key("neighbours").begin_array().end_array();
                break;
            case Status::error:
                json_.member("problem", outcome.problem ? outcome.problem->in(language_) : "");
                break;
            case Status::decided:
            case Status::undetermined:
                break;
        }
    }

    void day(std::string_view name, const std::optional<Day>& each) {
        json_.key(name);
        if (each) {
            json_.text(to_text(*each));
        } else {
            json_.null();
        }
    }

    void value_members(const Value& value) {
        json_.key("value");
        if (const auto* truth = std::get_if<Value::YesNo>(&value.is)) {
            json_.truth(truth->yes);
        } else {
            json_.text(plain_text(value));
        }
        if (!value.unit().empty()) json_.member("unit", value.unit());
        const auto* party = std::get_if<Value::Party>(&value.is);
        if (party != nullptr && !party->part_of.empty()) json_.member("part_of", party->part_of);
    }

    void strength_member(Strength strength) {
        if (strength != Strength::plain) json_.member("strength", strength_key(strength));
    }

    void rule_members(const ClauseReference& rule) {
        if (!document_.empty() && rule.document != document_) json_.member("document", rule.document);
        json_.member("clause", rule.clause).member("tags", rule.tags);
        if (!rule.amendment.empty()) json_.member("amendment", rule.amendment);
        strength_member(rule.strength);
    }

    void rules(std::string_view name, const std::vector<ClauseReference>& all) {
        json_.key(name).begin_array();
        for (const ClauseReference& rule : all) {
            json_.begin_object(Layout::one_line);
            rule_members(rule);
            json_.end_object();
        }
        json_.end_array();
    }

    void beaten(const std::vector<Beaten>& all) {
        json_.key("beaten").begin_array();
        for (const Beaten& each : all) {
            json_.begin_object(Layout::one_line);
            rule_members(each.rule);
            json_.key("by").begin_object();
            rule_members(each.by);
            json_.end_object().end_object();
        }
        json_.end_array();
    }

    void names(std::string_view name, const std::vector<Missing>& all) {
        json_.key(name).begin_array();
        for (const Missing& each : all) {
            json_.begin_object(Layout::one_line).member("name", each.name.text()).member("label", each.label);
            if (const std::string detail = each.detail.in(language_); !detail.empty()) json_.member("detail", detail);
            json_.end_object();
        }
        json_.end_array();
    }

    void readings(const std::vector<ReadingUsed>& all) {
        json_.key("readings").begin_object(all.size() > 1 ? Layout::lines : Layout::one_line);
        for (const ReadingUsed& each : all) json_.member(each.name, each.option);
        json_.end_object();
    }

    void supposed(const std::vector<Supposed>& all) {
        json_.key("supposed").begin_array();
        for (const Supposed& each : all) {
            json_.begin_object().member("name", each.name);
            if (each.in_force) json_.member_truth("in_force", true);
            if (!each.in_force) value_members(each.value);
            if (each.by_itself) {
                json_.key("by_itself").begin_object();
                value_members(*each.by_itself);
                json_.end_object();
            }
            json_.end_object();
        }
        json_.end_array();
    }

    static std::string_view ground_key(BeatenBy ground) {
        switch (ground) {
            case BeatenBy::exception:
                return "exception";
            case BeatenBy::statement:
                return "statement";
            case BeatenBy::amendment:
                return "amendment";
            case BeatenBy::several_lines:
                break;
        }
        return "several_lines";
    }

    void short_why(const Outcome& outcome) {
        json_.key("short_why").begin_object().key("sentences").begin_array();
        for (const RuleSentence& each : outcome.sentences) {
            json_.begin_object(Layout::one_line).member("text", each.words);
            rule_members(each.rule);
            json_.end_object();
        }
        json_.end_array().key("facts").begin_array();
        for (const DecidingFact& each : outcome.facts)
            json_.begin_object(Layout::one_line)
                .member("name", each.name.text())
                .member("label", each.label.in(language_))
                .member("value", value_words(each.value, language_))
                .end_object();
        json_.end_array().key("beaten").begin_array();
        for (const Beaten& each : outcome.beaten) {
            json_.begin_object(Layout::one_line).member("tags", each.rule.tags);
            json_.member("ground", ground_key(each.ground));
            if (!each.line.empty()) json_.member("line", each.line);
            json_.end_object();
        }
        json_.end_array().key("readings").begin_array();
        for (const ReadingUsed& each : outcome.readings)
            json_.begin_object(Layout::one_line)
                .member("name", each.name)
                .member("question", each.question)
                .member("option", each.option)
                .member("label", each.label)
                .end_object();
        json_.end_array().end_object();
    }

    void alternatives(const std::vector<Alternative>& all) {
        json_.key("alternatives").begin_array();
        for (const Alternative& each : all) {
            json_.begin_object();
            if (each.value) value_members(*each.value);
            rules("clauses", each.clauses);
            json_.end_object();
        }
        json_.end_array();
    }

    void nearest(const std::vector<Nearest>& all) {
        json_.key("nearest").begin_array();
        for (const Nearest& each : all) {
            json_.begin_object(Layout::one_line);
            rule_members(each.rule);
            json_.member("failed", each.failed).end_object();
        }
        json_.end_array();
    }

    /// A step at the deepest level names the place in `continued` where its children stand.
    void explanation(const Explanation& step, std::size_t level) {
        json_.begin_object(step.children.empty() ? Layout::one_line : Layout::lines);
        json_.member("step", step_key(step.step)).member("name", step.name.in(language_));
        if (const std::string words = step.words.in(language_); !words.empty()) json_.member("words", words);
        if (step.status && *step.status != Status::decided) json_.member("status", status_key(*step.status));
        if (step.value) value_members(*step.value);
        rule_member("rule", step.clause);
        rule_member("by", step.by);
        if (!step.children.empty() && level == deepest_json) {
            json_.member_number("continued", cut_.size());
            cut_.push_back(&step);
        } else if (!step.children.empty()) {
            children(step, level);
        }
        json_.end_object();
    }

    void children(const Explanation& step, std::size_t level) {
        json_.key("children").begin_array();
        for (const Explanation& child : step.children) explanation(child, level + 1);
        json_.end_array();
    }

    void continued() {
        if (cut_.empty()) return;
        json_.key("continued").begin_array();
        for (std::size_t place = 0; place < cut_.size(); ++place) {
            json_.begin_object();
            children(*cut_[place], 0);
            json_.end_object();
        }
        json_.end_array();
        cut_.clear();
    }

    void rule_member(std::string_view name, const std::optional<ClauseReference>& rule) {
        if (!rule) return;
        json_.key(name).begin_object(Layout::one_line);
        rule_members(*rule);
        json_.end_object();
    }

    JsonWriter& json_;
    std::string document_;
    Language language_;
    bool short_why_;
    std::vector<std::string> shared_notes_;  ///< of the answer at hand: told beside its values
    std::vector<const Explanation*> cut_;    ///< steps whose children are still to be written
};

void write_receipt(JsonWriter& json, const Receipt& receipt, Day date) {
    json.member("engine", receipt.engine).member("date", to_text(date));
    json.key("sources").begin_array();
    for (const Receipt::File& file : receipt.sources)
        json.begin_object(Layout::one_line).member("path", file.path).member("sha256", file.sha256).end_object();
    json.end_array();
    json.member("case_sha256", receipt.case_sha256);
}

}  // namespace

void write_answers(JsonWriter& json, const std::vector<Answer>& answers, const std::string& document,
                   Language language) {
    OutcomeJson outcomes(json, document, {language, false});
    json.key("answers").begin_object();
    for (const Answer& answer : answers) outcomes.write(answer);
    json.end_object();
}

void write_result(JsonWriter& json, const RunResult& result, const Receipt& receipt, JsonStyle style) {
    OutcomeJson outcomes(json, receipt.document, style);
    json.begin_object();
    write_receipt(json, receipt, result.date);
    json.key("answers").begin_object();
    for (const Answer& answer : result.answers) outcomes.write(answer);
    json.end_object();
    json.key("requirements").begin_array();
    for (const RequirementOutcome& requirement : result.requirements) outcomes.write(requirement);
    json.end_array();
    json.key("duties").begin_array();
    for (const DutyDue& duty : result.duties) outcomes.write(duty);
    json.end_array();
    outcomes.write_contradictions(result.contradictions);
    if (result.requirements_left_out + result.duties_left_out > 0)
        json.key("left_out")
            .begin_object(Layout::one_line)
            .member_number("requirements", result.requirements_left_out)
            .member_number("duties", result.duties_left_out)
            .end_object();
    json.end_object();
}

}  // namespace klausul
