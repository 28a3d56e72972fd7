// What is answered, in each of the forms, and what would be answered otherwise.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "grammar/text/visible_text.hpp"
#include "grammar/words/keywords.hpp"
#include "interpreter/render/outcome_json.hpp"
#include "interpreter/render/outcome_text.hpp"
#include "repl/interview.hpp"
#include "repl/repl_session.hpp"
#include "repl/words.hpp"

namespace klausul {
namespace {

using typed::trimmed;

/// One line for one outcome.
struct AnswerRow {
    std::string answer;
    std::string element;
    const Outcome* outcome;
};

std::vector<AnswerRow> rows_of(const std::vector<Answer>& answers) {
    std::vector<AnswerRow> rows;
    for (const Answer& answer : answers) {
        for (const Answer::Element& element : answer.elements)
            rows.push_back({answer.name, fmt::format("{}", fmt::join(element.key, "; ")), &element.outcome});
    }
    return rows;
}

std::string clauses_words(const Outcome& outcome) {
    std::string words;
    const auto add = [&](const ClauseReference& rule) {
        const std::string clause = clause_text(rule);
        if (words.find(clause) == std::string::npos) words += (words.empty() ? "" : ", ") + clause;
    };
    for (const ClauseReference& rule : outcome.clauses) add(rule);
    for (const Alternative& alternative : outcome.alternatives)
        std::for_each(alternative.clauses.begin(), alternative.clauses.end(), add);
    return words;
}

/// The value, or the status with what there is to say of it, on one line.
std::string result_words(const Outcome& outcome, Language language) {
    if (outcome.status == Status::decided && outcome.value) return value_words(*outcome.value, language);
    std::string words(status_word(outcome.status, language));
    if (outcome.status == Status::referred) words += ": " + outcome.text;
    if (outcome.status == Status::error && outcome.problem) words += ": " + outcome.problem->in(language);
    std::string names;
    for (const Missing& missing : outcome.missing) names += (names.empty() ? "" : ", ") + missing.name.text();
    if (outcome.status == Status::undetermined && !names.empty())
        words += fmt::format(", {} {}", missing_word(language), names);
    for (const Alternative& alternative : outcome.alternatives) {
        const bool first = &alternative == &outcome.alternatives.front();
        words += (first ? ": " : " / ") + (alternative.value ? value_words(*alternative.value, language) : "?");
    }
    return words;
}

std::string table_text(const std::vector<std::vector<std::string>>& lines) {
    std::vector<std::size_t> widths;
    for (const auto& line : lines) {
        widths.resize(std::max(widths.size(), line.size()));
        for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], display_width(visible(line[i])));
    }
    std::string text;
    for (const auto& line : lines) {
        std::string row;
        for (std::size_t i = 0; i < line.size(); ++i) row += (i == 0 ? "" : "  ") + pad(visible(line[i]), widths[i]);
        text += row.substr(0, row.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
}

/// A cell that Excel would take for a formula is marked as text.
std::string cell(std::string text, bool number) {
    if (!number && !text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos)
        text.insert(0, "'");
    if (text.find_first_of(";\"\n\r") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

std::string csv(const std::vector<AnswerRow>& rows, Language language) {
    std::string text =
        std::string(say(language, "svar;för;läge;värde;enhet;enligt", "answer;for;status;value;unit;by")) + "\n";
    for (const AnswerRow& row : rows) {
        const bool has_value = row.outcome->value.has_value();
        std::string value = has_value ? plain_text(*row.outcome->value) : "";
        const bool number = has_value && row.outcome->value->kind() == Kind::number;
        if (number && language == Language::swedish) std::replace(value.begin(), value.end(), '.', ',');
        text += cell(row.answer, false) + ";" + cell(row.element, false) + ";" +
                std::string(status_word(row.outcome->status, language)) + ";" + cell(value, number) + ";" +
                cell(std::string(has_value ? row.outcome->value->unit() : ""), false) + ";" +
                cell(clauses_words(*row.outcome), false) + "\n";
    }
    return text;
}

bool same(const Outcome& a, const Outcome& b) {
    const bool values = a.value.has_value() == b.value.has_value() && (!a.value || *a.value == *b.value);
    return a.status == b.status && values && a.text == b.text &&
           result_words(a, Language::swedish) == result_words(b, Language::swedish);
}

}  // namespace

std::string ReplSession::shown(const RunResult& result) const {
    const Language language = settings_.language;
    const std::vector<AnswerRow> rows = rows_of(result.answers);
    switch (form_) {
        case Form::json: {
            JsonWriter json;
            json.begin_object().member("date", to_text(result.date));
            write_answers(json, result.answers, workspace().document().name, language);
            return json.end_object().take();
        }
        case Form::csv:
            return csv(rows, language);
        case Form::table: {
            std::vector<std::vector<std::string>> lines;
            for (const AnswerRow& row : rows)
                lines.push_back(
                    {row.answer, row.element, result_words(*row.outcome, language), clauses_words(*row.outcome)});
            return table_text(lines);
        }
        case Form::text:
            break;
    }
    // The day stands in the prompt.
    const std::string text = outcome_text(result, language);
    const std::size_t begin = text.find_first_not_of('\n', text.find('\n'));
    return begin == std::string::npos ? std::string(say("inget svar\n", "no answer\n")) : text.substr(begin);
}

std::string ReplSession::answers(const std::string& rest) {
    if (!rest.empty()) return ask(rest, false);
    return shown(Judge(agreement()).run(state_->facts, {}));
}

std::string ReplSession::ask(const std::string& name, bool explain) {
    if (!agreement().find_answer(name)) return expression(name, explain);
    RunResult result = Judge(agreement()).run(state_->facts, {{name}, explain});
    result.requirements_left_out = result.duties_left_out = 0;  // `svar` and `krav` have them
    return shown(result);
}

std::string ReplSession::why(const std::string& rest) {
    const std::string name(trimmed(rest.ends_with("?") ? rest.substr(0, rest.size() - 1) : rest));
    if (name.empty())
        return problem(
            {"skriv vad som ska förklaras, som `varför betalare`", "write what to explain, such as `why betalare`"});
    const Form form = std::exchange(form_, form_ == Form::json ? Form::json : Form::text);
    std::string text = ask(name, true);
    form_ = form;
    return text;
}

std::string ReplSession::refuse_answer(const std::string& name) const {
    if (agreement().find_answer(name)) return "";
    std::vector<std::string> names;
    for (const TermInfo& term : program().terms) {
        if (term.is_answer) names.push_back(term.name);
    }
    return problem(unknown_name({"svaret", "answer"}, name, names));
}

std::string ReplSession::interview(const std::string& rest) {
    const std::string name(trimmed(rest.ends_with("?") ? rest.substr(0, rest.size() - 1) : rest));
    std::string refused = refuse_answer(name);
    if (refused.empty()) interviewed_ = name;
    return refused;
}

void ReplSession::hold_interview(Console& console) {
    const std::string name = std::exchange(interviewed_, {});
    Interview interview(workspace(), state_->facts, name, settings_.language);
    interview.hold(console);
    console.write(interview.conclusion());
    State state = *state_;
    state.facts = interview.facts();
    keep(std::move(state), std::string(say("fråga ", "ask ")) + name);
}

std::string ReplSession::missing(const std::string& rest) {
    const std::vector<std::string> asked = rest.empty() ? std::vector<std::string>{} : std::vector<std::string>{rest};
    if (std::string refused = rest.empty() ? "" : refuse_answer(rest); !refused.empty()) return refused;
    const RunResult result = Judge(agreement()).run(state_->facts, {asked, false});
    std::string text;
    for (const AnswerRow& row : rows_of(result.answers)) {
        const std::string name = IndexedName(row.answer, row.element).text();
        if (row.outcome->status != Status::undetermined) {
            if (!rest.empty())
                text += fmt::format(
                    fmt::runtime(say("{}: inget saknas, svaret är {}\n", "{}: nothing is missing, the answer is {}\n")),
                    name, result_words(*row.outcome, settings_.language));
            continue;
        }
        text += name + ":\n";
        for (const Missing& each : row.outcome->missing) text += "    " + missing_text(each, settings_.language) + "\n";
        if (row.outcome->missing_is_superset)
            text += fmt::format("    {}\n", say("kanske behövs inte alla", "perhaps not all are needed"));
    }
    if (text.empty()) text = say("inget saknas för något svar\n", "nothing is missing for any answer\n");
    return visible_lines(text);
}

std::string ReplSession::requirements(const std::string&) {
    const RunResult result = Judge(agreement()).run(state_->facts, {});
    const std::string text = requirements_text(result.requirements, {settings_.language, false});
    return text.empty() ? std::string(say("här finns inga krav\n", "there are no requirements here\n"))
                        : text.substr(text.find_first_not_of('\n'));
}

// ---- what would change --------------------------------------------------------------------------------------------

std::string ReplSession::changes(const State& before, const State& after) const {
    const RunResult old = Judge(before.workspace->agreement()).run(before.facts, {});
    const RunResult changed = Judge(after.workspace->agreement()).run(after.facts, {});
    std::map<std::pair<std::string, std::string>, const Outcome*> then;
    for (const AnswerRow& row : rows_of(changed.answers)) then[{row.answer, row.element}] = row.outcome;
    std::string text;
    std::string unchanged;
    const Language language = settings_.language;
    const auto named = [&](const std::string& answer, const std::string& element) {
        return element.empty() ? answer : fmt::format("{} {} {}", answer, plain(Word::for_).in(language), element);
    };
    const auto show = [&](const std::string& name, const Outcome* now, const Outcome* later) {
        const auto side = [&](std::string_view word, const Outcome* outcome) {
            const std::string clauses = outcome == nullptr ? "" : clauses_words(*outcome);
            const std::string words = outcome == nullptr ? std::string(say("finns inte", "does not exist"))
                                                         : result_words(*outcome, language);
            return fmt::format("  {}  {}{}\n", pad(word, 4), words, clauses.empty() ? "" : "   " + clauses);
        };
        text += name + "\n" + side(say("nu", "now"), now) + side(say("då", "then"), later);
    };
    for (const AnswerRow& row : rows_of(old.answers)) {
        const std::string name = named(row.answer, row.element);
        const auto other = then.find({row.answer, row.element});
        const Outcome* later = other == then.end() ? nullptr : other->second;
        if (later != nullptr) then.erase(other);
        const bool alike = later != nullptr && same(*row.outcome, *later);
        if (!alike || clauses_words(*row.outcome) != clauses_words(*later)) {
            show(name, row.outcome, later);
        } else {
            unchanged += (unchanged.empty() ? "" : ", ") + name;
        }
    }
    for (const auto& [key, outcome] : then) show(named(key.first, key.second), nullptr, outcome);
    if (text.empty())
        text = say("inget svar skulle ändras\n", "no answer would change\n");
    else if (!unchanged.empty())
        text += fmt::format("{} {}\n", say("oförändrat:", "unchanged:"), unchanged);
    return visible_lines(text);
}

}  // namespace klausul
