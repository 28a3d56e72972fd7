// What has been explored, kept: as an example in a document, a case, or an amendment.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "command/files.hpp"
#include "command/modules.hpp"
#include "grammar/text/visible_text.hpp"
#include "grammar/words/keywords.hpp"
#include "interpreter/render/given_text.hpp"
#include "interpreter/render/tests_text.hpp"
#include "repl/repl_session.hpp"
#include "repl/words.hpp"

namespace klausul {
namespace {

using typed::after_first_word;
using typed::first_word;
using typed::trimmed;

std::string tags_of(const Outcome& outcome) {
    std::vector<std::string> tags;
    for (const Alternative& alternative : outcome.alternatives) {
        for (const ClauseReference& rule : alternative.clauses) {
            for (const std::string& tag : rule.tags) tags.push_back("[" + tag + "]");
        }
    }
    return fmt::format("{}", fmt::join(tags, "; "));
}

/// What an example says of an outcome; nothing of one that it cannot expect.
std::string expected(const Outcome& outcome) {
    switch (outcome.status) {
        case Status::decided:
            return " = " + literal_of(*outcome.value);
        case Status::gap:
            return " oreglerat";
        case Status::not_in_force:
            return " gäller inte";
        case Status::referred:
            return fmt::format(" avgörs särskilt \"{}\"", outcome.text);
        case Status::conflict:
            return " motstridigt " + tags_of(outcome);
        case Status::undetermined: {
            std::vector<std::string> names;
            for (const Missing& missing : outcome.missing) names.push_back(missing.name.text());
            return outcome.missing_is_superset || names.empty()
                       ? ""
                       : fmt::format(" ofullständigt, saknas {}", fmt::join(names, "; "));
        }
        case Status::error:
            return "";
    }
    return "";
}

std::string indented(const std::string& text, std::string_view blanks) {
    std::string result(blanks);
    for (const char c : text) {
        result += c;
        if (c == '\n') result += blanks;
    }
    return result;
}

}  // namespace

/// The present facts and what they lead to. What is only undetermined is left out where something is decided.
std::string ReplSession::example_text(const std::string& title) const {
    const RunResult result = Judge(agreement()).run(state_->facts, {});
    std::vector<std::string> settled;
    std::vector<std::string> open;
    std::vector<std::string> tags;
    for (const Answer& answer : result.answers) {
        for (const Answer::Element& element : answer.elements) {
            const std::string words = expected(element.outcome);
            if (words.empty() || (answer.by_keys && element.key.empty())) continue;
            std::string line = "ger " + answer.name;
            if (!element.key.empty()) line += fmt::format(" för {}", fmt::join(element.key, "; "));
            (element.outcome.status == Status::undetermined ? open : settled).push_back(line + words);
            if (element.outcome.status != Status::decided) continue;
            for (const ClauseReference& rule : element.outcome.clauses) {
                for (const std::string& tag : rule.tags) {
                    if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(tag);
                }
            }
        }
    }
    std::string text = fmt::format("exempel \"{}\"\n  den {}\n", title, to_text(*state_->facts.date()));
    for (const ReadingId id : program().readings.ids()) {
        const ReadingInfo& reading = program().readings[id];
        if (state_->facts.reading(id) != reading.default_option)
            text += fmt::format("  tolkning {} = {}\n", reading.name, reading.options[state_->facts.reading(id)].name);
    }
    const std::vector<GivenStatement> given = given_statements(program(), state_->facts, settings_.language);
    if (!given.empty()) text += "  givet\n";
    for (const GivenStatement& each : given) text += indented(each.text, "    ") + "\n";
    for (const std::string& line : settled.empty() ? open : settled) text += "  " + line + "\n";
    if (!tags.empty()) text += fmt::format("  enligt [{}]\n", fmt::join(tags, "; "));
    return text;
}

std::string ReplSession::save(const std::string& rest) {
    const std::string_view word = first_word(rest);
    const std::string what(after_first_word(rest));
    if (twin(Word::example).is(word)) return save_example(what);
    if ((word == "fall" || word == "case") && !what.empty()) return save_case(what);
    if ((word == "skrapa" || word == "scratch") && !what.empty()) return save_scratch(what);
    return problem({"skriv `spara exempel \"rubrik\" [fil]`, `spara fall fil.json` eller `spara skrapa fil.klausul`",
                    "write `save example \"heading\" [file]`, `save case file.json` or `save scratch file.klausul`"});
}

/// In the document itself, or in a file of its own that imports it. Nothing is written that would not pass.
std::string ReplSession::save_example(const std::string& rest) {
    if (state_->facts.notice_given())
        return problem(
            {"ett exempel kan inte säga att avtalet är uppsagt; spara fallet i stället: `spara fall fil.json`",
             "an example cannot say that notice was given; save the case instead: `save case file.json`"});
    const typed::Quoted title = typed::quoted(rest);
    if (!title.found)
        return problem({"skriv en rubrik: `spara exempel \"rubrik\"`", "write a heading: `save example \"heading\"`"});
    if (workspace().paths.empty())
        return problem(
            {"det finns inget dokument att skriva exemplet i", "there is no document to write the example in"});
    const std::string own = workspace().paths.front();
    const std::string path = title.rest.empty() ? own : std::string(title.rest);
    if (!workspace().scratch.empty() && path == own)
        return problem(
            {"svaren vilar på regler i skrapan, som dokumentet inte har; spara skrapan först, eller skriv exemplet i "
             "en annan fil",
             "the answers rest on rules in the scratch that the document does not have; save the scratch first, or "
             "write the example to another file"});
    const FileText file = read_file(path);
    std::error_code error;
    const bool exists = std::filesystem::exists(path, error);
    if (exists && !file.text) return problem({path + ": " + file.problem.sv, path + ": " + file.problem.en});
    const std::string stem = std::filesystem::path(path).stem().string();
    std::string text = exists ? *file.text : fmt::format("modul {}\nanvänd {}\n", stem, workspace().document().name);
    if (!text.ends_with('\n')) text += '\n';
    text += "\n" + example_text(std::string(title.text));
    std::map<std::string, std::vector<SourceText>> folders;
    const Loaded loaded =
        load({path, text}, find_in(module_roots(path, settings_.roots)), neighbours_in(settings_.roots, path, folders));
    if (!loaded.agreement)
        return problem({"exemplet skrevs inte, eftersom filen då inte skulle gå att använda:",
                        "the example was not written, since the file could not be used with it:"}) +
               mistakes_text(loaded.diagnostics, loaded.all_sources());
    const std::vector<ExampleResult> results = Judge(*loaded.agreement).test();
    const auto written = std::find_if(results.rbegin(), results.rend(),
                                      [&](const ExampleResult& each) { return each.title == title.text; });
    if (written == results.rend() || !written->passed()) {
        std::string why;
        for (const ExampleResult::Line& line :
             written == results.rend() ? std::vector<ExampleResult::Line>{} : written->lines) {
            if (!line.passed) why += fmt::format("  {}: {}\n", line.words, side_words(line.found, settings_.language));
        }
        return problem({"exemplet skrevs inte, eftersom det inte skulle godkännas",
                        "the example was not written, since it would not pass"}) +
               visible_lines(why);
    }
    if (const auto failed = write_file(path, text))
        return problem({path + ": " + failed->sv, path + ": " + failed->en});
    std::string told = fmt::format("{} {}\n", say("exemplet är skrivet i", "the example is written in"), visible(path));
    // The session's own writing is no news.
    if (workspace().stamps.contains(path)) {
        Applied again = reopened(workspace().paths, workspace().scratch, &*state_);
        if (again.state) state_ = std::move(again.state);
        seen_ = workspace().stamps;
    }
    return told;
}

std::string ReplSession::save_case(const std::string& path) {
    JsonWriter json;
    write_case(json, program(), state_->facts);
    if (const auto failed = write_file(path, json.take()))
        return problem({path + ": " + failed->sv, path + ": " + failed->en});
    return fmt::format("{} {}\n", say("fallet är skrivet i", "the case is written in"), visible(path));
}

std::string ReplSession::save_scratch(const std::string& path) {
    if (workspace().scratch.empty()) return problem({"skrapan är tom", "the scratch is empty"});
    std::error_code error;
    if (std::filesystem::exists(path, error))
        return problem(
            {path + ": finns redan och skrivs inte över", path + ": exists already and is not written over"});
    const std::string text =
        workspace().scratch.text(workspace().document().name, to_text(*state_->facts.date()), settings_.language);
    if (const auto failed = write_file(path, text))
        return problem({path + ": " + failed->sv, path + ": " + failed->en});
    return fmt::format("{} {}\n",
                       say("skrapan är skriven som en ändring i", "the scratch is written as an amendment in"),
                       visible(path));
}

}  // namespace klausul
