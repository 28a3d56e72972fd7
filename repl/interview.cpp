#include "repl/interview.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "command/files.hpp"
#include "grammar/text/visible_text.hpp"
#include "grammar/words/keywords.hpp"
#include "grammar/words/kinds.hpp"
#include "interpreter/cases/case_reader.hpp"
#include "interpreter/explain/wording.hpp"
#include "interpreter/render/given_text.hpp"
#include "interpreter/render/outcome_text.hpp"
#include "interpreter/render/words.hpp"
#include "repl/words.hpp"

namespace klausul {
namespace {

using typed::trimmed;

constexpr int most_records = 1000;
constexpr std::size_t most_combinations = 64;
constexpr std::size_t most_shown = 16;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool says_unknown(std::string_view word) {
    return twin(Word::unknown).is(word) || is_one_of(word, {"vet ej", "vet inte", "don't know", "do not know"});
}

bool says_yes(std::string_view word) {
    return truth_word(true).is(word) || is_one_of(word, {"Ja", "JA", "j", "Yes", "y"});
}
bool says_no(std::string_view word) { return truth_word(false).is(word) || is_one_of(word, {"Nej", "NEJ", "n", "No"}); }

/// `antag x = v`, typed in place of an answer.
bool supposes(std::string_view answer) {
    return typed::means_suppose(typed::first_word(answer)) && !typed::after_first_word(answer).starts_with("=");
}

std::optional<int> whole(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && value >= 0 ? std::optional(value) : std::nullopt;
}

std::string result_line(const RunResult& result, Language language) {
    std::string line;
    for (const Answer& answer : result.answers) {
        for (const Answer::Element& element : answer.elements) {
            const Outcome& outcome = element.outcome;
            if (!line.empty()) line += ", ";
            if (!element.key.empty()) line += fmt::format("{}: ", fmt::join(element.key, "; "));
            line += outcome.status == Status::decided && outcome.value
                        ? value_words(*outcome.value, language)
                        : std::string(status_word(outcome.status, language));
            if (outcome.status == Status::referred) line += ": " + outcome.text;
        }
    }
    return line;
}

}  // namespace

Transcript read_transcript(std::string_view text) {
    Transcript answers;
    for (std::string_view line : typed::split(text, '\n')) {
        line = trimmed(line);
        const std::size_t equals = line.find(" = ");
        if (line.starts_with("#") || equals == std::string_view::npos) continue;
        answers.emplace_back(trimmed(line.substr(0, equals)), trimmed(line.substr(equals + 3)));
    }
    return answers;
}

std::string_view Interview::say(std::string_view sv, std::string_view en) const {
    return klausul::say(language_, sv, en);
}

void Interview::judge() { result_ = Judge(workspace_.agreement()).run(facts_, {{answer_}, true}); }

void Interview::hold(Console& console) {
    replay_suppositions(console);
    for (judge(); const auto question = next_question(); replay_suppositions(console), judge()) {
        steps_.push_back({facts_, unknown_, transcript_});
        std::string said;
        const Reply reply = question->list ? put_list(console, *question) : put(console, *question, said);
        if (reply == Reply::unknown) unknown_.insert(question->key());
        if (reply == Reply::back) {
            steps_.pop_back();
            if (steps_.empty()) continue;
            facts_ = std::move(steps_.back().facts);
            unknown_ = std::move(steps_.back().unknown);
            transcript_ = std::move(steps_.back().transcript);
            steps_.pop_back();
        }
        if (reply == Reply::ended) {
            console.write(say("frågorna tog slut innan svaret var avgjort\n",
                              "the questions ended before the answer was settled\n"));
            return judge();
        }
    }
}

std::string Interview::Question::key() const {
    if (in_force) return plain(Word::suppose_in_force).sv;
    return supposes == none ? id : plain(Word::suppose).sv + " " + id;
}

bool Interview::suppose(Console& console, const std::string& what) {
    Case tried = facts_;
    if (names_entry_into_force(what)) {
        tried.suppose_in_force();
        transcript_ += plain(Word::suppose_in_force).sv + " = " + plain(Word::yes).sv + "\n";
    } else {
        const std::string statement = plain(Word::suppose).sv + " " + what;
        const Prompt::Given given = workspace_.prompt->give(statement, tried);
        if (given.mistakes) {
            const Diagnostic& first = given.mistakes->diagnostics.front();
            const std::string why = sentences_of(first, all_messages(), language_).message;
            console.write(visible(fmt::format(
                              fmt::runtime(say("`{}` kan inte antas: {}", "`{}` cannot be supposed: {}")), what, why)) +
                          "\n");
            return false;
        }
        transcript_ += statement + "\n";
    }
    facts_ = std::move(tried);
    return true;
}

/// What was supposed at this point of the interview that is replayed.
void Interview::replay_suppositions(Console& console) {
    while (replayed_ && !replayed_->empty() && supposes(replayed_->front().first)) {
        const auto [key, value] = replayed_->front();
        replayed_->erase(replayed_->begin());
        const std::string what(typed::after_first_word(key));
        const bool entry = names_entry_into_force(what);
        if (says_unknown(value)) {
            unknown_.insert(key);
        } else {
            (void)suppose(console, entry ? what : what + " = " + value);
        }
    }
}

// ---- asking -------------------------------------------------------------------------------------------------------

std::optional<std::string> Interview::line_for(Console& console, const Question& question) {
    const std::string id = question.row.empty() ? question.id : question.row + " " + question.id;
    const std::string detail = question.detail.empty() ? "" : fmt::format(", {}", question.detail.in(language_));
    const std::string name = !question.label.empty() ? fmt::format("{} ({}{})", question.label, id, detail)
                             : detail.empty()        ? id
                                                     : fmt::format("{} ({})", id, question.detail.in(language_));
    console.write(visible(fmt::format("{} [{}]", name, allowed(question))) + "\n");
    if (replayed_) {
        const auto found =
            std::find_if(replayed_->begin(), replayed_->end(), [&](const auto& each) { return each.first == id; });
        if (found == replayed_->end()) return std::nullopt;
        console.write("> " + visible(found->second) + "\n");
        std::string line = found->second;
        // A second attempt would be the same one.
        replayed_->erase(found);
        return line;
    }
    while (true) {
        Input input = console.read("> ");
        if (input.kind == Input::Kind::ended) return std::nullopt;
        if (input.kind == Input::Kind::line) return std::move(input.line);
    }
}

std::string Interview::in_words_of_document(const Question& question, const std::string& typed) const {
    if (question.type.kind == Kind::truth && is_one_of(typed, {"j", "y", "Ja", "JA", "Yes"}))
        return plain(Word::yes).sv;
    if (question.type.kind == Kind::truth && is_one_of(typed, {"n", "Nej", "NEJ", "No"})) return plain(Word::no).sv;
    if (question.type.kind == Kind::option || question.type.kind == Kind::party) {
        const std::vector<std::string> names = options_of(question.type);
        const auto number = whole(typed);
        if (number && *number >= 1 && static_cast<std::size_t>(*number) <= names.size())
            return names[static_cast<std::size_t>(*number) - 1];
    }
    const bool state = twin(Word::absent, 2).is(typed) || twin(Word::not_applicable).is(typed);
    if (question.type.kind == Kind::text && !state && !typed.starts_with("\"") && !question.list &&
        question.id.find('[') == std::string::npos)
        return "\"" + typed + "\"";
    return typed;
}

Interview::Reply Interview::put(Console& console, const Question& question, std::string& said) {
    while (true) {
        const auto line = line_for(console, question);
        if (!line) return Reply::ended;
        const std::string answer(trimmed(*line));
        if (is_one_of(answer, {"sluta", "quit"})) return Reply::ended;
        if (is_one_of(answer, {"tillbaka", "back"})) return Reply::back;
        if (answer.empty()) continue;
        if (answer == "?") {
            console.write(explain(question));
            continue;
        }
        const std::string id = question.row.empty() ? question.key() : question.row + " " + question.id;
        if (supposes(answer) && question.row.empty()) {
            if (suppose(console, std::string(typed::after_first_word(answer)))) return Reply::answered;
            continue;
        }
        if (says_unknown(answer) || (question.in_force && says_no(answer))) {
            transcript_ += id + " = vet ej\n";
            return Reply::unknown;
        }
        if (!is_utf8(answer)) {
            console.write(say("svaret är inte text i UTF-8\n", "the answer is not text in UTF-8\n"));
            continue;
        }
        if (question.in_force && !says_yes(answer)) {
            console.write(say("svara ja, eller vet ej\n", "answer yes, or don't know\n"));
            continue;
        }
        said = answer.starts_with("@") ? answer : in_words_of_document(question, answer);
        const bool good = answer.starts_with("@") ? accept_file(console, question, answer.substr(1))
                                                  : accept(console, question, said);
        if (!good) continue;
        transcript_ += id + " = " + answer + "\n";
        return Reply::answered;
    }
}

/// Only what is wrong, and what would do: how a document is mended helps nobody here.
void Interview::complain(Console& console, const Question& question, const std::string& said,
                         const Prompt::Mistakes& mistakes) const {
    const std::string why = sentences_of(mistakes.diagnostics.front(), all_messages(), language_).message;
    console.write(visible(fmt::format(
                      fmt::runtime(say("`{}` passar inte: {}; svara med {}", "`{}` does not fit: {}; answer with {}")),
                      said, why, allowed(question))) +
                  "\n");
}

/// A field is only tried, in a record of its own; the list is given when all of it has been said.
bool Interview::accept(Console& console, const Question& question, const std::string& said) {
    Case tried = facts_;
    const std::string list = question.row.substr(0, question.row.rfind(' '));
    if (question.in_force) {
        tried.suppose_in_force();
        facts_ = std::move(tried);
        return true;
    }
    const std::string lead = question.supposes == none ? "" : plain(Word::suppose).sv + " ";
    const std::string statement = question.row.empty() ? fmt::format("{}{} = {}", lead, question.id, said)
                                                       : fmt::format("{}\n  {} = {}", list, question.id, said);
    const Prompt::Given given = workspace_.prompt->give(statement, tried);
    if (given.mistakes) {
        complain(console, question, said, *given.mistakes);
        return false;
    }
    if (question.row.empty()) facts_ = std::move(tried);
    return true;
}

bool Interview::accept_file(Console& console, const Question& question, const std::string& path) {
    const FileText file = read_file(path, FileLimits::case_bytes);
    std::vector<CaseProblem> problems;
    if (!file.text) problems.push_back({path, file.problem});
    Case tried = facts_;
    if (const ListInfo* list = list_named(question.id)) tried.forget_list(list->domain);
    if (file.text) {
        std::string name;
        for (const char c : question.id) name += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
        problems =
            read_case(workspace_.agreement(), fmt::format("{{\"facts\": {{\"{}\": {}}}}}", name, *file.text), tried)
                .problems;
    }
    for (const CaseProblem& each : problems)
        console.write(visible(fmt::format("{}: {}", each.at, each.message.in(language_))) + "\n");
    if (!problems.empty()) return false;
    workspace_.prompt->adopt(tried);
    facts_ = std::move(tried);
    return true;
}

/// How many records, then their fields one by one.
Interview::Reply Interview::put_list(Console& console, const Question& question) {
    const ListInfo& list = *list_named(question.id);
    int records = 0;
    while (true) {
        const auto line = line_for(console, question);
        if (!line) return Reply::ended;
        const std::string answer(trimmed(*line));
        if (is_one_of(answer, {"sluta", "quit"})) return Reply::ended;
        if (is_one_of(answer, {"tillbaka", "back"})) return Reply::back;
        const auto number = whole(answer);
        if (answer == "?") console.write(explain(question));
        if (supposes(answer)) {
            if (suppose(console, std::string(typed::after_first_word(answer)))) return Reply::answered;
            continue;
        }
        if (says_unknown(answer)) {
            transcript_ += question.id + " = vet ej\n";
            return Reply::unknown;
        }
        if (number && *number <= most_records) records = *number;
        const bool from_file = answer.starts_with("@") && accept_file(console, question, answer.substr(1));
        if (from_file || (number && *number <= most_records)) transcript_ += question.id + " = " + answer + "\n";
        if (from_file) return Reply::answered;
        if (number && *number <= most_records) break;
        if (answer != "?" && !answer.starts_with("@"))
            console.write(fmt::format(fmt::runtime(say("skriv hur många poster det är, 0 till {}\n",
                                                       "write how many records there are, 0 to {}\n")),
                                      most_records));
    }
    std::string statement = list.name;
    for (int record = 1; record <= records; ++record) {
        std::string fields;
        for (const FactId id : list.fields) {
            const FactInfo& fact = workspace_.program().facts[id];
            Question field{fact.name, fact.label, "", fact.type, false, fmt::format("{} {}", list.name, record)};
            field.fact = fact.name;
            if (fact.per.size() > 1) continue;
            std::string said;
            const Reply reply = put(console, field, said);
            if (reply == Reply::ended || reply == Reply::back) return reply;
            fields += fmt::format("{}{} = {}", fields.empty() ? "" : "; ", fact.name,
                                  reply == Reply::unknown ? plain(Word::unknown).sv : said);
        }
        statement += "\n  " + fields;
    }
    const Prompt::Given given = workspace_.prompt->give(statement, facts_);
    if (given.mistakes) complain(console, question, statement, *given.mistakes);
    return given.mistakes ? Reply::unknown : Reply::answered;
}

// ---- the end ------------------------------------------------------------------------------------------------------

std::string Interview::conclusion() const {
    RunResult result = Judge(workspace_.agreement()).run(facts_, {{answer_}, true, true});
    result.requirements_left_out = result.duties_left_out = 0;
    return "\n" + outcome_text(result, language_) + possibilities();
}

/// What the answer would be under each value of the facts that are not known, where these are few.
std::string Interview::possibilities() const {
    std::vector<std::pair<FactId, std::string>> open;
    std::size_t combinations = 1;
    const Program& program = workspace_.program();
    std::set<std::string> met;
    for (const Answer& answer : result_.answers) {
        for (const Answer::Element& element : answer.elements) {
            for (const Missing& missing : element.outcome.missing) {
                const std::string asked = missing.name.text();
                if (!met.insert(asked).second) continue;
                const auto fact = workspace_.agreement().find_fact(asked);
                const Type type = fact ? program.facts[*fact].type : Type{};
                const std::size_t values = !fact ? 0 : type.kind == Kind::truth ? 2 : options_of(type).size();
                if (values == 0 || combinations * values > most_combinations) return "";
                combinations *= values;
                open.emplace_back(*fact, asked);
            }
        }
    }
    if (open.empty()) return "";
    std::string text = fmt::format("\n{}\n", say("Möjligheterna", "The possibilities"));
    std::map<std::string, std::size_t> counts;
    std::string lines;
    for (std::size_t number = 0; number < combinations; ++number) {
        Case tried = facts_;
        std::string words;
        std::size_t rest = number;
        for (const auto& [fact, name] : open) {
            const Type& type = program.facts[fact].type;
            std::vector<Phrase> options;
            if (type.kind == Kind::truth) options = {truth_word(false), truth_word(true)};
            for (std::string& each : options_of(type)) options.emplace_back(std::move(each));
            const Phrase& option = options[rest % options.size()];
            rest /= options.size();
            words += fmt::format("{}{} = {}", words.empty() ? "" : ", ", name, option.in(language_));
            (void)workspace_.prompt->give(name + " = " + option.sv, tried);
        }
        const std::string outcome =
            result_line(Judge(workspace_.agreement()).run(tried, {{answer_}, false}), language_);
        ++counts[outcome];
        lines += fmt::format("  {}: {}\n", words, outcome);
    }
    if (combinations <= most_shown) return visible_lines(text + lines);
    for (const auto& [outcome, count] : counts)
        text += fmt::format(fmt::runtime(say("  {} i {} av {} fall\n", "  {} in {} of {} cases\n")), outcome, count,
                            combinations);
    return visible_lines(text);
}

}  // namespace klausul
