// Statements that change the case, the readings, the date or the rules. Each makes a new state from an old one, so that
// `tänk om` can do the same without keeping it.

#include <fmt/format.h>

#include <algorithm>

#include "command/files.hpp"
#include "grammar/text/visible_text.hpp"
#include "grammar/words/keywords.hpp"
#include "interpreter/cases/case_reader.hpp"
#include "interpreter/explain/wording.hpp"
#include "interpreter/render/given_text.hpp"
#include "repl/repl_session.hpp"
#include "repl/words.hpp"

namespace klausul {
namespace {

using typed::after_first_word;
using typed::first_word;
using typed::trimmed;

/// `uppsagt`, `notice given`, `undertecknat` or `signed` at the beginning of a line, with what stands after it.
std::optional<std::pair<Word, std::string>> header_line(std::string_view line) {
    line = trimmed(line);
    for (const Word word : {Word::notice_given, Word::signed_on}) {
        for (const std::string& spelling : {plain(word).sv, plain(word).en}) {
            if (line == spelling) return std::pair{word, std::string()};
            if (line.starts_with(spelling + " "))
                return std::pair{word, std::string(trimmed(line.substr(spelling.size())))};
        }
    }
    return std::nullopt;
}

/// Takes what stands after a word of the language away from the end of `text`: `2026-11-03 genom brev`.
std::string taken_after(std::string& text, Word word) {
    for (const std::string& spelling : {plain(word).sv, plain(word).en}) {
        const std::size_t at = text.find(" " + spelling + " ");
        if (at == std::string::npos) continue;
        std::string after(trimmed(std::string_view(text).substr(at + spelling.size() + 2)));
        text = std::string(trimmed(std::string_view(text).substr(0, at)));
        return after;
    }
    return "";
}

std::string without_first_word_if(std::string_view text, std::initializer_list<std::string_view> words) {
    const std::string_view first = first_word(text);
    const bool one_of = std::find(words.begin(), words.end(), first) != words.end();
    return std::string(one_of ? after_first_word(text) : trimmed(text));
}

/// A block typed under `regel`, with the blanks taken away that all of its lines begin with.
std::string outdented(std::string_view text) {
    std::size_t least = std::string_view::npos;
    for (const std::string_view line : typed::split(text, '\n')) {
        if (!trimmed(line).empty()) least = std::min(least, line.find_first_not_of(' '));
    }
    std::string result;
    for (const std::string_view line : typed::split(text, '\n')) {
        if (trimmed(line).empty()) continue;
        result += (result.empty() ? "" : "\n") + std::string(line.substr(std::min(least, line.size())));
    }
    return result;
}

template <typename Items>
bool names_one(const Items& items, std::string_view name) {
    return std::any_of(items.begin(), items.end(), [&](const auto& each) { return each.name == name; });
}

}  // namespace

ReplSession::Applied ReplSession::apply(const std::string& text, const State& from) const {
    State state = from;
    std::string told;
    std::string rest;
    const auto step = [&](Applied applied) {
        told += applied.told;
        if (applied.state) state = std::move(*applied.state);
        return applied.state.has_value();
    };
    const auto is_date = [&](std::string_view word) {
        const Command* command = find_command(std::string(word));
        return command != nullptr && command->action == &ReplSession::date;
    };
    // `den …` and `tolkning …` may stand among facts, parted by `;`.
    const bool one_line = text.find('\n') == std::string::npos;
    for (const std::string_view part : one_line ? typed::split(text, ';') : std::vector<std::string_view>{text}) {
        const std::string_view word = first_word(part);
        const bool named = after_first_word(part).starts_with("=");
        const bool reading = twin(Word::reading).is(word) && part.find('"') == std::string_view::npos;
        if (!named && one_line && header_line(part)) {
            if (!step(apply_header(std::string(part), state))) return {std::nullopt, told};
        } else if (!named && is_date(word)) {
            if (!step(apply_date(std::string(after_first_word(part)), state))) return {std::nullopt, told};
        } else if (!named && reading && one_line) {
            if (!step(apply_reading(std::string(after_first_word(part)), state))) return {std::nullopt, told};
        } else {
            rest += (rest.empty() ? "" : ";") + std::string(part);
        }
    }
    if (!trimmed(rest).empty() && !step(apply_assignment(std::string(trimmed(rest)), state)))
        return {std::nullopt, told};
    return {std::move(state), told};
}

ReplSession::Applied ReplSession::apply_date(const std::string& rest, const State& from) const {
    const auto day = day_from_text(rest);
    if (!day)
        return {std::nullopt, problem({fmt::format("`{}` är inget datum som 2026-03-31", rest),
                                       fmt::format("`{}` is no date such as 2026-03-31", rest)})};
    State state = from;
    state.facts.set_date(*day);
    return {std::move(state), ""};
}

/// What has become of the agreement itself: `uppsagt 2026-11-03 genom brev`, `undertecknat 2025-11-03`.
ReplSession::Applied ReplSession::apply_header(const std::string& line, const State& from) const {
    auto [word, rest] = *header_line(line);
    State state = from;
    const std::string after = word == Word::notice_given ? taken_after(rest, Word::after) : "";
    const std::string second = taken_after(rest, word == Word::notice_given ? Word::through : Word::to);
    const auto day = day_from_text(rest);
    const auto last = word == Word::notice_given || second.empty() ? day : day_from_text(second);
    if (!day || !last)
        return {std::nullopt, problem({fmt::format("`{}` är inget datum som 2026-03-31", day ? second : rest),
                                       fmt::format("`{}` is no date such as 2026-03-31", day ? second : rest)})};
    const Program& known = from.workspace->program();
    const auto wrong = word == Word::notice_given ? tell_notice(state.facts, known, {*day, second, after, {}})
                                                  : tell_signed(state.facts, known, {day->number, last->number});
    if (wrong) return {std::nullopt, problem(*wrong)};
    std::string told;
    for (const GivenStatement& each : header_statements(state.facts, settings_.language))
        if (each.name.name == plain(word).sv) told += visible_lines(each.text) + "\n";
    return {std::move(state), std::move(told)};
}

ReplSession::Applied ReplSession::apply_reading(const std::string& rest, const State& from) const {
    const std::size_t equals = rest.find('=');
    if (equals == std::string::npos)
        return {std::nullopt, problem({"skriv `tolkning namn = läsning`", "write `reading name = option`"})};
    State state = from;
    std::vector<CaseProblem> problems;
    set_reading(from.workspace->agreement(), state.facts, trimmed(std::string_view(rest).substr(0, equals)),
                trimmed(std::string_view(rest).substr(equals + 1)), "", problems);
    if (!problems.empty()) return {std::nullopt, problem(problems.front().message)};
    return {std::move(state), ""};
}

bool ReplSession::is_given_name(const std::string& name, const State& from) const {
    const Program& known = from.workspace->program();
    const auto fact = [&](const FactInfo& each) { return each.name == name && each.list == none; };
    return std::any_of(known.facts.begin(), known.facts.end(), fact) || names_one(known.lists, name) ||
           names_one(known.records, name) || names_one(known.series, name);
}

std::vector<std::string> ReplSession::given_names() const {
    std::vector<std::string> names;
    for (const FactInfo& fact : program().facts) {
        if (fact.list == none) names.push_back(fact.name);
    }
    for (const ListInfo& list : program().lists) names.push_back(list.name);
    for (const RecordInfo& record : program().records) names.push_back(record.name);
    for (const SeriesInfo& series : program().series) names.push_back(series.name);
    return names;
}

/// `x = …`: a fact gets a value; anything else gets a rule. A name that is almost that of a fact is a slip.
ReplSession::Applied ReplSession::apply_assignment(const std::string& text, const State& from) const {
    const std::string first_line = text.substr(0, text.find('\n'));
    std::string name(typed::assigned_name(first_line));
    if (name.empty()) name = first_line;
    const std::string_view word = first_word(first_line);
    const bool supposes = typed::means_suppose(word) && !after_first_word(first_line).starts_with("=");
    if (supposes || is_given_name(name, from)) return apply_facts(text, from);
    const bool term = names_one(from.workspace->program().terms, name);
    if (!term && !typed::assigned_name(first_line).empty()) {
        std::string refusal = refuse_unknown(name);
        if (!refusal.empty()) return {std::nullopt, std::move(refusal)};
    }
    return apply_rule(text, from);
}

std::string ReplSession::refuse_unknown(const std::string& name) const {
    std::vector<std::string> names = given_names();
    for (const TermInfo& term : program().terms) names.push_back(term.name);
    const auto near = nearest_name(name, names);
    if (!near) return "";
    return problem(
        {fmt::format("`{}` finns inte; menade du `{}`? En ny term skrivs `regel {} = …`", name, *near, name),
         fmt::format("there is no `{}`; did you mean `{}`? A new term is written `rule {} = …`", name, *near, name)});
}

ReplSession::Applied ReplSession::apply_facts(const std::string& text, const State& from) const {
    State state = from;
    Prompt::Given given = from.workspace->prompt->give(text, state.facts);
    if (given.mistakes) return {std::nullopt, mistakes_text(given.mistakes->diagnostics, given.mistakes->sources)};
    std::string told;
    for (const GivenStatement& each : given_statements(from.workspace->program(), state.facts, settings_.language)) {
        if (std::find(given.names.begin(), given.names.end(), each.name.name) != given.names.end())
            told += visible_lines(each.text) + "\n";
    }
    return {std::move(state), std::move(told)};
}

ReplSession::Applied ReplSession::apply_rule(const std::string& text, const State& from) const {
    Applied first;
    for (const bool in_clause : {true, false}) {
        Scratch scratch = from.workspace->scratch;
        scratch.entries.push_back({text, in_clause});
        Applied made = reopened(from.workspace->paths, scratch, &from);
        if (made.state) {
            made.told = fmt::format("{} {}\n{}", say("i skrapan:", "in the scratch:"),
                                    visible(text.substr(0, text.find('\n'))), made.told);
            return made;
        }
        // A declaration that is read as a rule has nothing sensible said of it.
        if (in_clause || made.told.find("K00") == std::string::npos) first = std::move(made);
    }
    return first;
}

// ---- documents ----------------------------------------------------------------------------------------------------

std::string ReplSession::opening_mistakes(const OpenedWorkspace& opened) const {
    std::string told;
    for (const CaseProblem& each : opened.unreadable)
        told += problem({each.at + ": " + each.message.sv, each.at + ": " + each.message.en});
    return told + mistakes_text(opened.diagnostics, opened.sources);
}

ReplSession::State ReplSession::fresh(const std::shared_ptr<const Workspace>& workspace) const {
    State state{workspace, Case(workspace->program()), {}};
    const Day first{workspace->document().in_force.from};
    state.facts.set_date(first.number > Day::min_number ? first : settings_.today);
    return state;
}

/// The documents read anew; what `from` knew is carried over by its words.
ReplSession::Applied ReplSession::reopened(const std::vector<std::string>& paths, const Scratch& scratch,
                                           const State* from) const {
    OpenedWorkspace opened = open_workspace(paths, settings_.roots, scratch, settings_.language);
    if (!opened.workspace) return {std::nullopt, opening_mistakes(opened)};
    if (from == nullptr) return {fresh(opened.workspace), ""};
    return with_workspace(opened.workspace, *from);
}

ReplSession::Applied ReplSession::with_workspace(const std::shared_ptr<const Workspace>& workspace,
                                                 const State& from) const {
    const Program& old = from.workspace->program();
    State state = fresh(workspace);
    state.facts.set_date(*from.facts.date());
    state.facts.set_notice_given(from.facts.notice_given());
    state.facts.set_signed_on(from.facts.signed_on());
    std::string told;
    std::vector<std::string> statements = from.asleep;
    for (GivenStatement& each : given_statements(old, from.facts)) statements.push_back(std::move(each.text));
    for (std::string& statement : statements) {
        if (!state.workspace->prompt->give(statement, state.facts).mistakes) continue;
        const bool known = std::find(from.asleep.begin(), from.asleep.end(), statement) != from.asleep.end();
        if (!known)
            told += fmt::format(fmt::runtime(say("`{}` passar inte längre och väntar tills den gör det\n",
                                                 "`{}` no longer fits, and waits until it does\n")),
                                visible(statement.substr(0, statement.find('\n'))));
        state.asleep.push_back(std::move(statement));
    }
    for (const ReadingId id : old.readings.ids()) {
        const ReadingInfo& reading = old.readings[id];
        if (from.facts.reading(id) == reading.default_option) continue;
        std::vector<CaseProblem> problems;
        set_reading(state.workspace->agreement(), state.facts, reading.name,
                    reading.options[from.facts.reading(id)].name, "", problems);
        if (!problems.empty()) told += problem(problems.front().message);
    }
    return {std::move(state), std::move(told)};
}

// ---- what the commands do -----------------------------------------------------------------------------------------

std::string ReplSession::run_statement(const std::string& text) {
    Applied applied = apply(text, *state_);
    if (applied.state) {
        const bool rules = applied.state->workspace != state_->workspace;
        keep(std::move(*applied.state), text);
        if (rules) seen_ = workspace().stamps;
    }
    return std::move(applied.told);
}

std::string ReplSession::date(const std::string& rest) {
    if (rest.empty()) return fmt::format("{} {}\n", say("dagen är", "the day is"), to_text(*state_->facts.date()));
    return run_statement(std::string(say("den ", "on ")) + rest);
}

std::string ReplSession::reading(const std::string& rest) {
    if (rest.find('"') != std::string::npos) return run_statement(std::string(say("tolkning ", "reading ")) + rest);
    const bool shows_one = agreement().find_reading(rest).has_value();
    if (!rest.empty() && !shows_one) return run_statement(std::string(say("tolkning ", "reading ")) + rest);
    std::string text;
    for (const ReadingId id : program().readings.ids()) {
        const ReadingInfo& info = program().readings[id];
        if (shows_one && info.name != rest) continue;
        text += fmt::format("{} = {}  {}\n", info.name, info.options[state_->facts.reading(id)].name, info.question);
        for (const NamedOption& option : info.options) text += fmt::format("    {}  {}\n", option.name, option.label);
    }
    if (text.empty()) return std::string(say("här finns ingen tolkning\n", "there is no reading here\n"));
    return visible_lines(text);
}

std::string ReplSession::rule(const std::string& rest) {
    const std::string text = outdented(rest);
    if (text.empty())
        return problem(
            {"skriv en regel efter `regel`, eller rader under det", "write a rule after `rule`, or lines under it"});
    Applied applied = apply_rule(text, *state_);
    if (applied.state) keep(std::move(*applied.state), std::string(say("regel ", "rule ")) + text);
    seen_ = workspace().stamps;
    return std::move(applied.told);
}

std::string ReplSession::suppose(const std::string& rest) {
    const Language language = settings_.language;
    for (const std::string& whole : {plain(Word::suppose_in_force).sv, plain(Word::suppose_in_force).en}) {
        const std::string tail(after_first_word(whole));
        if (!rest.starts_with(tail)) continue;
        const auto& all = program().documents;
        if (std::none_of(all.begin(), all.end(), [](const auto& each) { return each.asked && each.entry != none; }))
            return problem({"det finns inget att anta: avtalet väntar inte på något för att träda i kraft",
                            "there is nothing to suppose: the agreement waits for nothing to enter into force"});
        return run_statement(plain(Word::suppose_in_force).in(language) + rest.substr(tail.size()));
    }
    return run_statement(plain(Word::suppose).in(language) + " " + rest);
}

std::string ReplSession::notice(const std::string& rest) {
    // In English the word is two: `notice given 2026-11-03`.
    const std::string day = without_first_word_if(rest, {"given"});
    return run_statement(plain(Word::notice_given).in(settings_.language) + " " + day);
}

std::string ReplSession::signing(const std::string& rest) {
    return run_statement(plain(Word::signed_on).in(settings_.language) + " " + rest);
}

std::string ReplSession::what_if(const std::string& rest) {
    const std::string change = without_first_word_if(rest, {"om", "if"});
    if (change.empty())
        return problem({"skriv vad som ska tänkas, som `tänk om ålder = 6 år`",
                        "write what to suppose, such as `what if ålder = 6 år`"});
    Applied applied = apply(change, *state_);
    return applied.state ? changes(*state_, *applied.state) : std::move(applied.told);
}

std::string ReplSession::forget(const std::string& what) {
    State state = *state_;
    bool any = false;
    // `glöm antag x` is what a line of `givet` looks like.
    const bool of_supposition = typed::means_suppose(first_word(what));
    const std::string rest(of_supposition ? after_first_word(what) : trimmed(what));
    const bool of_entry = names_entry_into_force(rest);
    if (const auto line = header_line(rest)) {
        any = line->first == Word::notice_given ? state.facts.notice_given().has_value()
                                                : state.facts.signed_on().has_value();
        if (line->first == Word::notice_given)
            state.facts.set_notice_given(std::nullopt);
        else
            state.facts.set_signed_on(std::nullopt);
    }
    for (const GivenStatement& each : given_statements(program(), state_->facts)) {
        const std::string& fact = each.name.name;
        const std::string whole = each.name.text();
        const bool entry = of_entry && names_entry_into_force(fact);
        if (whole != rest && fact != rest && !entry) continue;
        any = true;
        for (const TermId id : program().terms.ids()) {
            const Maybe<DocumentId> document = program().terms[id].document;
            const bool of_term = fact == rest && program().terms[id].name == fact;
            if (of_term || (entry && document != none && program().documents[*document].entry == id))
                state.facts.forget_supposed(id);
        }
        if (whole != fact && whole == rest) {
            // One member of many: unlike `okänt` it leaves nothing behind.
            State others = fresh(state.workspace);
            others.facts.set_date(*state.facts.date());
            others.facts.set_notice_given(state.facts.notice_given());
            others.facts.set_signed_on(state.facts.signed_on());
            for (const ReadingId id : program().readings.ids()) others.facts.set_reading(id, state.facts.reading(id));
            for (const GivenStatement& other : given_statements(program(), state.facts)) {
                if (other.name.text() != rest) (void)workspace().prompt->give(other.text, others.facts);
            }
            others.asleep = state.asleep;
            state = std::move(others);
            break;
        }
        for (const FactId id : program().facts.ids()) {
            const FactInfo& info = program().facts[id];
            const bool of_record = info.record != none && program().records[*info.record].name == rest;
            if ((info.name == rest && info.list == none) || of_record) state.facts.forget(id);
        }
        for (const ListInfo& list : program().lists) {
            if (list.name == rest) state.facts.forget_list(list.domain);
        }
        const auto series = state_->facts.all_series();
        for (const auto& [place, value] : series) {
            if (program().series[place.first].name == rest) state.facts.forget_series(place.first, place.second);
        }
    }
    if (!any) return problem(unknown_name({"någon given uppgift", "given fact"}, rest, given_names()));
    keep(std::move(state), std::string(say("glöm ", "forget ")) + rest);
    return "";
}

std::string ReplSession::reset(const std::string&) {
    State state = fresh(state_->workspace);
    state.facts.set_date(*state_->facts.date());
    keep(std::move(state), std::string(say("nollställ", "reset")));
    return std::string(say("inga uppgifter är givna, och tolkningarna är de förvalda\n",
                           "no facts are given, and the readings are the default ones\n"));
}

std::string ReplSession::load_document(const std::string& path) {
    const bool again = path.empty() || path == "om" || path == "again";
    Applied opened =
        again ? reopened(workspace().paths, workspace().scratch, &*state_) : reopened({path}, {}, &*state_);
    if (!opened.state) return std::move(opened.told);
    // What fitted the document before need not fit another one.
    if (!again) opened.state->facts.set_date(*fresh(opened.state->workspace).facts.date());
    keep(std::move(*opened.state), std::string(say("läs ", "load ")) + path);
    seen_ = workspace().stamps;
    return fmt::format("{} {}\n{}", say("läst:", "read:"), workspace().document().name, opened.told);
}

std::string ReplSession::load_case(const std::string& rest) {
    const std::string path = rest;
    FileText file = read_file(path, FileLimits::case_bytes);
    if (!file.text) return problem({path + ": " + file.problem.sv, path + ": " + file.problem.en});
    State state = fresh(state_->workspace);
    state.facts.set_date(*state_->facts.date());
    const Day day = *state.facts.date();
    const CaseText read = read_case(agreement(), *file.text, state.facts);
    std::string told;
    for (const CaseProblem& each : read.problems)
        told +=
            problem({path + ": " + each.at + ": " + each.message.sv, path + ": " + each.at + ": " + each.message.en});
    if (!read.problems.empty()) return told;
    if (!state.facts.date()) state.facts.set_date(day);
    workspace().prompt->adopt(state.facts);
    keep(std::move(state), std::string(say("fall ", "case ")) + path);
    return fmt::format("{} {}\n", say("fallet är läst:", "the case is read:"), read.title.empty() ? path : read.title);
}

}  // namespace klausul
