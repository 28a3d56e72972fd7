#include "command/command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "command/arguments.hpp"
#include "command/help.hpp"
#include "grammar/text/visible_text.hpp"
#include "interpreter/klausul.hpp"

namespace klausul {
namespace {

std::vector<Verb> all_verbs() {
    std::vector<Verb> verbs;
    verbs.push_back(run_verb());
    verbs.push_back(check_verb());
    verbs.push_back(test_verb());
    verbs.push_back(readings_verb());
    verbs.push_back(list_verb());
    verbs.push_back(show_verb());
    verbs.push_back(status_verb());
    verbs.push_back(calendar_verb());
    verbs.push_back(repl_verb());
    verbs.push_back(ask_verb());
    verbs.push_back(doc_verb());
    verbs.push_back(explain_verb());
    return verbs;
}

/// The value of --lang wherever it stands, before anything has been read, since messages about the rest need it.
std::optional<std::string> language_asked(const std::vector<std::string>& arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--") break;
        if (arguments[i] == "--lang" && i + 1 < arguments.size()) return arguments[i + 1];
        if (arguments[i].starts_with("--lang=")) return arguments[i].substr(7);
    }
    return std::nullopt;
}

Language choose_language(const std::vector<std::string>& arguments, const Environment& environment) {
    const std::string wanted = language_asked(arguments).value_or(environment.language);
    return wanted.starts_with("en") ? Language::english : Language::swedish;
}

/// The first argument that is neither an option nor the value of one that may stand before the verb.
std::size_t find_verb(const std::vector<std::string>& arguments) {
    std::size_t i = 0;
    while (i < arguments.size() && arguments[i].starts_with("-"))
        i += arguments[i] == "--lang" || arguments[i] == "--root" ? 2 : 1;
    return std::min(i, arguments.size());
}

int unknown_verb(Session& session, const std::string& written, const std::vector<Verb>& verbs) {
    std::vector<std::string> names;
    for (const Verb& verb : verbs) {
        names.push_back(verb.name);
        names.push_back(verb.alias);
    }
    return session.refuse("", unknown_name({"verbet", "verb"}, written, names));
}

/// Without a verb: help, version, or the reminder that a verb is wanted.
int without_verb(Session& session, const std::vector<std::string>& arguments, const std::vector<Verb>& verbs) {
    CommonArguments common;
    const std::vector<Option> options = common_options(common);
    const Verb none_given;
    if (const auto problem = parse_arguments(none_given, options, arguments)) return session.refuse("", *problem);
    if (common.version) {
        session.out = fmt::format("klausul {}\n", version);
        return exit_code::fine;
    }
    (common.help ? session.out : session.err) = general_help(verbs, options, session.language);
    return common.help ? exit_code::fine : exit_code::unusable;
}

int with_verb(Session& session, const Verb& verb, const std::vector<std::string>& arguments) {
    CommonArguments common;
    const std::vector<Option> shared = common_options(common);
    std::vector<Option> options = verb.options;
    options.insert(options.end(), shared.begin(), shared.end());
    const auto problem = parse_arguments(verb, options, arguments);
    session.json = common.json;
    session.roots = common.roots;
    if (common.help) {
        session.out = verb_help(verb, shared, session.language);
        return exit_code::fine;
    }
    if (problem) return session.refuse("", *problem);
    for (const std::string& root : session.roots) {
        std::error_code error;
        if (std::filesystem::exists(root, error) && !std::filesystem::is_directory(root, error))
            return session.refuse(
                root, {"är ingen mapp, och `--root` vill ha en mapp", "is no folder, and `--root` wants a folder"});
    }
    return verb.perform(session);
}

int perform(Session& session, const std::vector<std::string>& arguments) {
    if (const auto asked = language_asked(arguments); asked && *asked != "sv" && *asked != "en")
        return session.refuse("", {fmt::format("språket är sv eller en, inte `{}`", *asked),
                                   fmt::format("the language is sv or en, not `{}`", *asked)});
    const std::vector<Verb> verbs = all_verbs();
    const std::size_t place = find_verb(arguments);
    if (place == arguments.size()) return without_verb(session, arguments, verbs);
    const std::string& written = arguments[place];
    const auto verb = std::find_if(verbs.begin(), verbs.end(),
                                   [&](const Verb& each) { return each.name == written || each.alias == written; });
    if (verb == verbs.end()) return unknown_verb(session, written, verbs);
    std::vector<std::string> rest = arguments;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(place));
    return with_verb(session, *verb, rest);
}

}  // namespace

CommandResult run_command(const std::vector<std::string>& arguments, const Environment& environment) {
    Session session;
    session.language = choose_language(arguments, environment);
    session.colour = environment.colour_diagnostics;
    session.open_console = environment.open_console;
    session.today = environment.today;
    const int code = perform(session, arguments);
    session.finish();
    return {code, for_terminal(std::move(session.out), false), for_terminal(std::move(session.err), session.colour)};
}

}  // namespace klausul
