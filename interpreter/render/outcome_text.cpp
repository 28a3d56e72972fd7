#include "interpreter/render/outcome_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "grammar/text/visible_text.hpp"
#include "grammar/words/constructs.hpp"
#include "grammar/words/keywords.hpp"
#include "interpreter/render/outcome_lines.hpp"
#include "interpreter/render/words.hpp"

namespace klausul {
namespace {

/// Several documents had a word in it, so each clause needs the name of its own.
bool several_documents(const RunResult& result) {
    std::set<std::string> documents;
    for (const Answer& answer : result.answers) {
        for (const Answer::Element& element : answer.elements) {
            const Outcome& outcome = element.outcome;
            for (const ClauseReference& rule : outcome.clauses) documents.insert(rule.document);
            for (const Beaten& beaten : outcome.beaten) documents.insert(beaten.rule.document);
            for (const Nearest& nearest : outcome.nearest) documents.insert(nearest.rule.document);
            for (const Alternative& alternative : outcome.alternatives)
                for (const ClauseReference& rule : alternative.clauses) documents.insert(rule.document);
        }
    }
    for (const RequirementOutcome& requirement : result.requirements) documents.insert(requirement.clause.document);
    return documents.size() > 1;
}

class OutcomeText {
public:
    OutcomeText(const RunResult& result, Language language, Reasons reasons)
        : result_(result),
          language_(language),
          with_documents_(several_documents(result)),
          lines_({language, reasons == Reasons::short_why, with_documents_, result.date}),
          explanations_({language, with_documents_}) {}

    std::string show() {
        out_ = fmt::format("{} {}\n", say("Den", "On"), to_text(result_.date));
        for (const Answer& answer : result_.answers) show(answer);
        if (!result_.contradictions.empty()) show_contradictions();
        out_ += requirements_text(result_.requirements, {language_, with_documents_});
        if (!result_.duties.empty()) show_duties();
        show_left_out();
        return visible_lines(out_);
    }

private:
    void show(const Answer& answer) {
        out_ += '\n' + heading(answer) + '\n';
        own_facts_ = own_facts(answer);
        if (answer.elements.size() == 1 && answer.elements.front().key.empty()) {
            const Outcome& outcome = answer.elements.front().outcome;
            out_ += fmt::format("  {}\n", lines_.headline(outcome));
            out_ += lines_.details(outcome, 4, own_facts_);
        } else {
            show_table(answer);
        }
        show_explanations(answer);
    }

    static std::string heading(const Answer& answer) {
        std::string name = answer.name;
        if (!answer.per.empty()) name += fmt::format(" per {}", fmt::join(answer.per, "; "));
        return answer.question.empty() ? name : fmt::format("{} ({})", answer.question, name);
    }

    /// The facts that some elements rest on and others do not: told for each, they would make as many groups of lines
    /// as there are elements.
    static std::set<IndexedName> own_facts(const Answer& answer) {
        std::map<IndexedName, std::size_t> met;
        for (const Answer::Element& element : answer.elements) {
            for (const DecidingFact& fact : element.outcome.facts) ++met[fact.name];
        }
        std::set<IndexedName> own;
        for (const auto& [name, count] : met) {
            if (count < answer.elements.size()) own.insert(name);
        }
        return own;
    }

    // ---- one outcome per element ----

    void show_table(const Answer& answer) {
        if (answer.elements.empty()) out_ += fmt::format("  {}\n", say("(inga rader)", "(no rows)"));
        count_sentences(answer);
        const std::vector<std::string> cells = column(answer);
        const auto [key_width, value_width] = widths(answer, cells);
        for (std::size_t i = 0; i < answer.elements.size(); ++i) {
            const Answer::Element& element = answer.elements[i];
            const bool number = is_number(element.outcome);
            out_ += fmt::format("  {}\n", row(key_of(element), cells[i], key_width, value_width, number));
        }
        if (cells.size() > answer.elements.size()) {
            out_ += fmt::format("  {}\n", std::string(key_width + 2 + value_width, '-'));
            out_ += fmt::format("  {}\n", row(say("Summa", "Total"), cells.back(), key_width, value_width, true));
        }
        show_reasons(answer);
    }

    /// Several elements have come to nothing for the same reason: their rows say in a word what it is, and the sentence
    /// stands below, once.
    void count_sentences(const Answer& answer) {
        sentences_.clear();
        for (const Answer::Element& element : answer.elements) {
            if (element.outcome.status != Status::decided) ++sentences_[lines_.headline(element.outcome)];
        }
    }
    bool is_shared(const Outcome& outcome) const {
        if (outcome.status == Status::decided) return false;
        const auto found = sentences_.find(lines_.headline(outcome));
        return found != sentences_.end() && found->second > 1;
    }

    std::string reasons(const Outcome& outcome, std::size_t indent) const {
        const std::string text = lines_.details(outcome, indent, own_facts_);
        return is_shared(outcome) ? fmt::format("{:{}}{}\n{}", "", indent, lines_.headline(outcome), text) : text;
    }

    /// What the values rest on, once for all elements that rest on the same.
    void show_reasons(const Answer& answer) {
        std::vector<std::pair<std::string, std::vector<std::string>>> groups;
        for (const Answer::Element& element : answer.elements) {
            std::string text = reasons(element.outcome, 6);
            const auto known =
                std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return group.first == text; });
            if (known != groups.end()) {
                known->second.push_back(key_of(element));
            } else {
                groups.emplace_back(std::move(text), std::vector<std::string>{key_of(element)});
            }
        }
        if (groups.size() == 1) out_ += reasons(answer.elements.front().outcome, 4);
        if (groups.size() <= 1) return;
        for (const auto& [text, keys] : groups) {
            if (!text.empty()) out_ += fmt::format("    {}:\n{}", fmt::join(keys, "; "), text);
        }
    }

    /// Columns of the keys and of the numbers; words in the value column may run past its edge.
    std::pair<std::size_t, std::size_t> widths(const Answer& answer, const std::vector<std::string>& cells) const {
        const bool summed = cells.size() > answer.elements.size();
        std::size_t keys = summed ? display_width(say("Summa", "Total")) : 0;
        std::size_t values = summed ? display_width(cells.back()) : 0;
        for (std::size_t i = 0; i < answer.elements.size(); ++i) {
            keys = std::max(keys, display_width(key_of(answer.elements[i])));
            if (is_number(answer.elements[i].outcome)) values = std::max(values, display_width(cells[i]));
        }
        return {keys, values};
    }

    static std::string row(std::string_view key, const std::string& value, std::size_t key_width,
                           std::size_t value_width, bool number) {
        return fmt::format("{}  {}", pad(key, key_width), number ? pad_left(value, value_width) : value);
    }

    static std::string key_of(const Answer::Element& element) {
        return fmt::format("{}", fmt::join(element.key, ", "));
    }

    static bool is_number(const Outcome& outcome) {
        return outcome.status == Status::decided && outcome.value && outcome.value->kind() == Kind::number;
    }

    std::string cell(const Outcome& outcome) const {
        if (outcome.status == Status::decided) return lines_.decided(outcome);
        return is_shared(outcome) ? std::string(status_word(outcome.status, language_)) : lines_.headline(outcome);
    }

    /// The amounts of a column if all of them are decided and in kr, and their total last if there is one; otherwise
    /// none.
    static std::vector<Number> amounts_of(const Answer& answer) {
        std::vector<Number> amounts;
        for (const Answer::Element& element : answer.elements) {
            const Number* amount = is_number(element.outcome) ? element.outcome.value->kronor() : nullptr;
            if (amount == nullptr) return {};
            amounts.push_back(*amount);
        }
        if (answer.total) amounts.push_back(*answer.total->kronor());
        return amounts;
    }

    /// Each value as it is shown, and the sum last if there is one. Amounts get the same number of decimals, so that
    /// they stand right under each other.
    std::vector<std::string> column(const Answer& answer) const {
        std::vector<std::string> cells;
        const std::vector<Number> amounts = amounts_of(answer);
        if (amounts.empty()) {
            for (const Answer::Element& element : answer.elements) cells.push_back(cell(element.outcome));
            return cells;
        }
        const bool whole =
            std::all_of(amounts.begin(), amounts.end(), [](const Number& each) { return each.is_whole(); });
        for (const Number& amount : amounts) cells.push_back(kronor(amount, whole ? 0 : 2));
        return cells;
    }

    std::string kronor(const Number& amount, int decimals) const {
        std::string digits = amount.swedish(decimals);
        if (language_ == Language::english) std::replace(digits.begin(), digits.end(), ',', '.');
        return digits + "\u00A0kr";
    }

    // ---- the rest ----

    void show_explanations(const Answer& answer) {
        for (const Answer::Element& element : answer.elements) {
            if (!element.outcome.explanation) continue;
            const std::string key = key_of(element);
            out_ += fmt::format("  {}{}\n", say("Varför", "Why"), key.empty() ? ":" : " (" + key + "):");
            out_ += explanations_.write(*element.outcome.explanation, 4);
        }
    }

    void show_contradictions() {
        out_ += fmt::format("\n{}\n", say("Uppgifter som säger emot varandra", "Facts that contradict each other"));
        for (const Contradiction& each : result_.contradictions)
            out_ +=
                fmt::format(fmt::runtime(say("  {} = {} är givet, men av {} följer {}; det givna används\n",
                                             "  {} = {} is given, but from {} follows {}; what is given is used\n")),
                            each.name.text(), value_words(each.given, language_), fmt::join(each.from, ", "),
                            value_words(each.follows, language_));
    }

    /// What somebody who asked for some answers might take not to be there.
    void show_left_out() {
        const auto counted = [&](std::size_t count, std::string_view one_sv, std::string_view many_sv,
                                 std::string_view one_en, std::string_view many_en) {
            return fmt::format("{} {}", count, count == 1 ? say(one_sv, one_en) : say(many_sv, many_en));
        };
        const Twin requirement = construct_words(Construct::requirement);
        const Twin duty = construct_words(Construct::duty);
        std::string left;
        if (result_.requirements_left_out > 0)
            left =
                counted(result_.requirements_left_out, requirement.sv, requirement.sv, requirement.en, "requirements");
        if (result_.duties_left_out > 0)
            left += (left.empty() ? "" : fmt::format(" {} ", twin(Word::and_).in(language_))) +
                    counted(result_.duties_left_out, duty.sv, "skyldigheter", duty.en, "duties");
        if (left.empty()) return;
        out_ += fmt::format(fmt::runtime(say("\nVisas inte: {}, som syns utan `--answer`\n",
                                             "\nNot shown: {}, which are seen without `--answer`\n")),
                            left);
    }

    void show_duties() {
        out_ += fmt::format("\n{}\n", say("Skyldigheter", "Duties"));
        for (const DutyDue& duty : result_.duties) {
            const std::string actor = duty.actor.empty() ? std::string() : duty.actor + " ";
            const std::string schedule = duty.schedule.empty() ? std::string() : ", " + duty.schedule;
            // "regionen ska fakturera …" is a sentence; without an actor the text has a subject of its own.
            const std::string_view colon = actor.empty() || language_ == Language::english ? ":" : "";
            out_ += fmt::format("  {}{}{} {}{}\n", actor, duty_verb(duty.verb, language_), colon, duty.text, schedule);
            out_ += fmt::format("    {}\n", clause(duty.clause));
        }
    }

    std::string clause(const ClauseReference& rule) const { return clause_text(rule, with_documents_); }
    std::string_view say(std::string_view sv, std::string_view en) const { return klausul::say(language_, sv, en); }

    const RunResult& result_;
    Language language_;
    bool with_documents_;
    OutcomeLines lines_;
    ExplanationWriter explanations_;
    std::map<std::string, std::size_t> sentences_;  ///< of the answer at hand, where it is not decided: how often
    std::set<IndexedName> own_facts_;               ///< of the answer at hand: not common to all its elements
    std::string out_;
};

}  // namespace

std::string outcome_text(const RunResult& result, Language language, Reasons reasons) {
    return OutcomeText(result, language, reasons).show();
}

}  // namespace klausul
