#include "command/help.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "grammar/text/visible_text.hpp"

namespace klausul {
namespace {

using HelpRow = std::pair<std::string, std::string>;

std::string help_table(const std::vector<HelpRow>& rows) {
    std::size_t width = 0;
    for (const HelpRow& row : rows) width = std::max(width, display_width(row.first));
    std::string text;
    for (const HelpRow& row : rows) text += fmt::format("  {}  {}\n", pad(row.first, width), row.second);
    return text;
}

std::string option_table(const std::vector<Option>& options, Language language) {
    std::vector<HelpRow> rows;
    for (const Option& option : options) {
        const std::string& value = option.value.in(language);
        std::string name = option.name;
        for (std::size_t comma = 0; (comma = name.find(',', comma)) != std::string::npos; comma += 2)
            name.replace(comma, 1, ", ");
        rows.emplace_back(value.empty() ? name : name + " " + value, option.help.in(language));
    }
    return help_table(rows);
}

}  // namespace

std::string general_help(const std::vector<Verb>& verbs, const std::vector<Option>& common, Language language) {
    std::vector<HelpRow> rows;
    for (const Verb& verb : verbs)
        rows.emplace_back(fmt::format("{} ({})", verb.name, verb.alias), verb.summary.in(language));
    if (language == Language::english) {
        return fmt::format(
            "klausul: clauses of agreements that answer who, how much and why\n\n"
            "Usage: klausul VERB …\n\nVerbs:\n{}\nEverywhere:\n{}\n"
            "`klausul VERB --help` tells what a verb takes.\n"
            "Exit code: 0 fine, 1 a finding, 2 wrong usage or unreadable input.\n",
            help_table(rows), option_table(common, language));
    }
    return fmt::format(
        "klausul: avtalsklausuler som svarar på vem, hur mycket och varför\n\n"
        "Användning: klausul VERB …\n\nVerb:\n{}\nÖverallt:\n{}\n"
        "`klausul VERB --help` visar vad ett verb tar emot.\n"
        "Slutkod: 0 allt väl, 1 något att åtgärda, 2 fel användning eller oläsbart underlag.\n",
        help_table(rows), option_table(common, language));
}

std::string verb_help(const Verb& verb, const std::vector<Option>& common, Language language) {
    const std::string operand = verb.operand.in(language) + (verb.many_operands ? "…" : "");
    std::string text = fmt::format("{}: klausul {} {}\n\n{}\n", say(language, "Användning", "Usage"), verb.name,
                                   operand, verb.summary.in(language));
    text += fmt::format("{} {}\n", say(language, "Heter också", "Also called"), verb.alias);
    if (!verb.options.empty())
        text += fmt::format("\n{}:\n{}", say(language, "Flaggor", "Options"), option_table(verb.options, language));
    return text + fmt::format("\n{}:\n{}", say(language, "Överallt", "Everywhere"), option_table(common, language));
}

}  // namespace klausul
