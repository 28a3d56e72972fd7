#include "repl/repl_session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "grammar/text/visible_text.hpp"
#include "grammar/words/constructs.hpp"
#include "grammar/words/keywords.hpp"
#include "interpreter/render/given_text.hpp"
#include "interpreter/render/outcome_text.hpp"
#include "repl/speech.hpp"
#include "repl/words.hpp"

namespace klausul {
namespace {

using typed::after_first_word;
using typed::first_word;
using typed::trimmed;

constexpr std::size_t most_undone = 50;
// Nobody types as much; what is told of a mistake shows its line.
constexpr std::size_t most_in_line = 10'000;
constexpr std::size_t most_in_statement = 1'000'000;

bool has_word(std::string_view names, std::string_view word) {
    for (const std::string_view name : typed::split(names, ' ')) {
        if (name == word) return true;
    }
    return false;
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
    return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
}

bool begins_with(std::string_view text, Word word) { return twin(word).is(first_word(text)); }

std::string last_line(const std::string& text) { return text.substr(text.rfind('\n') + 1); }

}  // namespace

ReplSession::ReplSession(ReplSettings settings) : settings_(std::move(settings)) {}

std::string_view ReplSession::say(std::string_view sv, std::string_view en) const {
    return klausul::say(settings_.language, sv, en);
}

std::string ReplSession::problem(const Phrase& phrase) const {
    return severity_heading(Severity::error, {settings_.language, settings_.colour}) + ": " +
           visible_lines(phrase.in(settings_.language)) + "\n";
}

std::string ReplSession::mistakes_text(const std::vector<Diagnostic>& diagnostics,
                                       const std::vector<Source>& sources) const {
    return diagnostics_text(diagnostics, sources, all_messages(), {settings_.language, settings_.colour});
}

// ---- begin and end ------------------------------------------------------------------------------------------------

bool ReplSession::start(const Start& start, std::string& told) {
    Applied opened = reopened(start.documents, {}, nullptr);
    told = std::move(opened.told);
    if (!opened.state) return false;
    state_ = std::move(opened.state);
    seen_ = workspace().stamps;
    if (!start.case_path.empty()) {
        const std::size_t before = undo_.size();
        told += load_case(start.case_path);
        if (undo_.size() == before) return false;
    }
    if (start.date) state_->facts.set_date(*start.date);
    undo_.clear();
    return true;
}

std::string ReplSession::prompt() const {
    if (!begun_.empty()) return "… ";
    const std::string day = to_text(*state_->facts.date());
    const std::string& name = workspace().document().name;
    return workspace().paths.empty() ? fmt::format("{}> ", day) : fmt::format("{} {}> ", name, day);
}

std::string ReplSession::abandon() {
    const bool any = !begun_.empty();
    begun_.clear();
    block_ = false;
    return any ? std::string(say("det påbörjade släpptes\n", "what was begun has been dropped\n")) : "";
}

std::string ReplSession::end() {
    finished_ = true;
    if (begun_.empty()) return "";
    const std::string left = std::exchange(begun_, {});
    return problem({"inmatningen tog slut mitt i en sats, som inte gjordes: " + left.substr(0, left.find('\n')),
                    "the input ended within a statement, which was not done: " + left.substr(0, left.find('\n'))});
}

// ---- lines and statements -----------------------------------------------------------------------------------------

std::string ReplSession::take(const std::string& line) {
    if (!is_utf8(line)) {
        begun_.clear();
        block_ = false;
        return problem({"raden är inte text i UTF-8 och lästes inte: " + visible(line.substr(0, 60)),
                        "the line is not text in UTF-8 and was not read: " + visible(line.substr(0, 60))});
    }
    if (line.size() > most_in_line)
        return problem({fmt::format("en rad får ha högst {} tecken, och lästes inte", most_in_line),
                        fmt::format("a line may have {} characters at most, and was not read", most_in_line)});
    if (begun_.empty()) {
        const std::string statement(trimmed(line));
        if (statement.empty() || statement.front() == '#') return "";
        block_ = opens_block(statement);
        if (!block_ && !goes_on(statement)) return perform(statement);
        begun_ = statement;
        return "";
    }
    const bool empty = trimmed(line).empty();
    // What is too long is read to its end, so that its lines are not taken for statements of their own.
    if (begun_.size() > most_in_statement) {
        if (!empty) return "";
        begun_.clear();
        return problem(
            {fmt::format("en sats får ha högst {} tecken, och gjordes inte", most_in_statement),
             fmt::format("a statement may have {} characters at most, and was not done", most_in_statement)});
    }
    if (!empty) begun_ += (block_ ? "\n" : " ") + line.substr(0, line.find_last_not_of(" \t\r") + 1);
    if (!empty && (block_ || goes_on(begun_))) return "";
    block_ = false;
    return perform(std::exchange(begun_, {}));
}

/// A statement whose last line cannot be its end.
bool ReplSession::goes_on(const std::string& text) const {
    const std::string line = last_line(text);
    const std::string_view end = trimmed(line);
    if (std::count(text.begin(), text.end(), '"') % 2 == 1) return false;
    if (ends_with_any(end, {"=", ";", "(", " +", " -", " *", " /", " och", " eller", " and", " or", " <", " >"}))
        return true;
    long depth = 0;
    bool inside = false;
    for (const char c : text) {
        if (c == '"') inside = !inside;
        if (!inside && (c == '(' || c == ')')) depth += c == '(' ? 1 : -1;
    }
    return depth > 0;
}

/// A statement under which others stand; an empty line ends it.
bool ReplSession::opens_block(const std::string& text) const {
    if (construct_words(Construct::rule).is(first_word(text))) return trimmed(after_first_word(text)).empty();
    // `check` is a command of the prompt, so only the Swedish word begins one of a document.
    bool opened = text.starts_with("§") || first_word(text) == twin(Word::check).sv;
    for (const Word head : {Word::exception, Word::requirement, Word::type, Word::table, Word::example})
        opened = opened || begins_with(text, head);
    if (opened) return typed::assigned_name(text).empty() && !trimmed(after_first_word(text)).empty();
    if (begins_with(text, Word::reading) && text.find('"') != std::string::npos) return true;
    if (ends_with_any(text, {" om alla följande", " något av", " inget av", " if all of", " any of", " none of"}))
        return true;
    const std::size_t choice = std::max(text.rfind("beroende på ") + 1, text.rfind("depending on ") + 1);
    if (choice > 0 && text.find('=') < choice) return true;
    // The name of a list or record: its fields follow.
    const auto& lists = program().lists;
    const auto& records = program().records;
    return std::any_of(lists.begin(), lists.end(), [&](const ListInfo& list) { return list.name == text; }) ||
           std::any_of(records.begin(), records.end(), [&](const RecordInfo& record) { return record.name == text; });
}

std::string ReplSession::perform(const std::string& statement) {
    const std::string news = reload_if_changed();
    return news + dispatch(statement);
}

std::string ReplSession::dispatch(const std::string& statement) {
    if (statement.starts_with("?")) {
        const std::string name(trimmed(std::string_view(statement).substr(1)));
        return name.empty() ? help("") : describe(name);
    }
    const std::string word(first_word(statement));
    const std::string rest(after_first_word(statement));
    // As in a document, a word before `=` or `:` is a name, whatever it may mean elsewhere.
    const bool is_name = rest.starts_with("=") || rest.starts_with(":") || rest.starts_with("per ");
    if (const auto lead = is_name ? std::nullopt : led_from_speech(program(), statement)) return problem(*lead);
    const Command* command = is_name ? nullptr : find_command(word);
    if (command != nullptr && (!command->wants_words || !rest.empty())) return (this->*command->action)(rest);
    if (statement.ends_with("?")) return ask(std::string(trimmed(statement.substr(0, statement.size() - 1))), false);
    if (!typed::assigned_name(statement).empty() || statement.find('\n') != std::string::npos)
        return run_statement(statement);
    return expression(statement, false);
}

/// What is neither a command nor gives a value: something to work out, else a rule without `=`.
std::string ReplSession::expression(const std::string& text, bool explain) {
    if (agreement().find_answer(text)) return ask(text, explain);
    Prompt::Worked worked = workspace().prompt->work_out(text, state_->facts, explain);
    if (worked.answer) {
        const Outcome& outcome = worked.answer->elements.front().outcome;
        if (outcome.status == Status::decided && !explain && form_ == Form::text)
            return visible(value_words(*outcome.value, settings_.language)) + "\n";
        RunResult result;
        result.date = *state_->facts.date();
        result.answers.push_back(std::move(*worked.answer));
        return shown(result);
    }
    std::string command = near_command(text);
    if (command.empty() && text.find(' ') != std::string::npos && !explain) {
        Applied rule = apply_rule(text, *state_);
        if (rule.state) return run_statement(text);
    }
    // A command alone, or two words of which the first is almost one, are no expression that went wrong.
    if (!command.empty() && (find_command(text) != nullptr || text.find(' ') != std::string::npos)) return command;
    return mistakes_text(worked.mistakes->diagnostics, worked.mistakes->sources) + command;
}

const ReplSession::Command* ReplSession::find_command(const std::string& word) const {
    for (const Command& command : commands()) {
        if (has_word(command.sv, word) || has_word(command.en, word)) return &command;
    }
    return nullptr;
}

std::string ReplSession::near_command(const std::string& statement) const {
    if (const Command* alone = find_command(statement))
        return fmt::format(
            fmt::runtime(say("`{}` behöver något efter sig: `{}`\n", "`{}` needs something after it: `{}`\n")),
            statement, say(alone->usage_sv, alone->usage_en));
    std::vector<std::string> names;
    for (const Command& command : commands()) {
        for (const std::string_view list : {command.sv, command.en}) {
            for (const std::string_view name : typed::split(list, ' ')) names.emplace_back(name);
        }
    }
    const std::string word(first_word(statement));
    const auto near = word.size() < 3 ? std::nullopt : nearest_name(word, names);
    if (!near) return "";
    return fmt::format(fmt::runtime(say("kommandot `{}` finns inte; menade du `{}`? `hjälp` visar alla\n",
                                        "there is no command `{}`; did you mean `{}`? `help` shows all\n")),
                       visible(word), *near);
}

void ReplSession::keep(State state, std::string what) {
    undo_.push_back({std::move(*state_), std::move(what)});
    if (undo_.size() > most_undone) undo_.erase(undo_.begin());
    state_ = std::move(state);
}

std::string ReplSession::undo(const std::string&) {
    if (undo_.empty()) return std::string(say("det finns inget att ångra\n", "there is nothing to undo\n"));
    Undo last = std::move(undo_.back());
    undo_.pop_back();
    state_ = std::move(last.state);
    // Its documents may have changed since; then they are read again before the next statement.
    seen_ = workspace().stamps;
    return fmt::format("{}: {}\n", say("ångrat", "undone"), visible(last.what.substr(0, last.what.find('\n'))));
}

std::string ReplSession::finish(const std::string&) {
    finished_ = true;
    return "";
}

std::string ReplSession::form(const std::string& rest) {
    const std::string word(first_word(rest));
    if (twin(Word::table).is(word)) {
        form_ = Form::table;
    } else if (word == "json") {
        form_ = Form::json;
    } else if (word == "csv") {
        form_ = Form::csv;
    } else if (word == "text") {
        form_ = Form::text;
    } else {
        return problem({"formerna är text, tabell, json och csv", "the forms are text, table, json and csv"});
    }
    return fmt::format("{} {}\n", say("svaren visas som", "answers are shown as"), visible(word));
}

// ---- files that changed -------------------------------------------------------------------------------------------

std::string ReplSession::reload_if_changed() {
    Workspace::Stamps now = stamps_now(seen_);
    if (now == seen_) return "";
    seen_ = std::move(now);
    Applied again = reopened(workspace().paths, workspace().scratch, &*state_);
    if (!again.state)
        return fmt::format("{}\n{}",
                           say("en fil har ändrats men kan inte användas; sessionen går vidare med den gamla texten",
                               "a file has changed but cannot be used; the session goes on with the old text"),
                           again.told);
    // Not a step of its own: what was typed before can still be undone.
    state_ = std::move(again.state);
    seen_ = workspace().stamps;
    return fmt::format("{}\n{}", say("läst på nytt: en fil har ändrats", "read again: a file has changed"), again.told);
}

}  // namespace klausul
