#include "command/arguments.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

namespace klausul {
namespace {

void declare(CLI::App& app, const Option& option) {
    if (const auto* flag = std::get_if<bool*>(&option.target)) {
        app.add_flag(option.name, **flag);
    } else {
        // One value after each mention, so that what follows is not swallowed.
        app.add_option(option.name, *std::get<std::vector<std::string>*>(option.target))->allow_extra_args(false);
    }
}

std::vector<std::string> spellings(const std::string& names) {
    std::vector<std::string> all;
    for (std::size_t begin = 0; begin <= names.size();) {
        const std::size_t end = std::min(names.find(',', begin), names.size());
        all.push_back(names.substr(begin, end - begin));
        begin = end + 1;
    }
    return all;
}

Phrase unknown_option(const std::string& written, const std::vector<Option>& options) {
    std::vector<std::string> names;
    for (const Option& option : options) {
        for (std::string& name : spellings(option.name)) names.push_back(std::move(name));
    }
    return unknown_name({"flaggan", "option"}, written.substr(0, written.find('=')), names);
}

/// The parser stops when the arguments run out before an option has its value.
Phrase value_missing(const std::vector<std::string>& arguments) {
    const auto last = std::find_if(arguments.rbegin(), arguments.rend(),
                                   [](const std::string& each) { return each.size() > 1 && each[0] == '-'; });
    const std::string name = last == arguments.rend() ? "" : *last;
    return {fmt::format("flaggan `{}` behöver ett värde", name), fmt::format("option `{}` needs a value", name)};
}

std::optional<Phrase> check_counts(const Verb& verb, const std::vector<Option>& options) {
    for (const Option& option : options) {
        const auto* values = std::get_if<std::vector<std::string>*>(&option.target);
        if (values != nullptr && !option.repeated && (*values)->size() > 1)
            return Phrase(fmt::format("flaggan `{}` kan bara ges en gång", option.name),
                          fmt::format("option `{}` can be given only once", option.name));
    }
    if (verb.operands == nullptr) return std::nullopt;
    if (verb.operands->empty() && !verb.operands_optional)
        return Phrase(fmt::format("`{}` behöver {}", verb.name, verb.operand.sv),
                      fmt::format("`{}` needs {}", verb.name, verb.operand.en));
    if (!verb.many_operands && verb.operands->size() > 1)
        return Phrase(fmt::format("`{}` tar ett dokument; `{}` är ett för mycket", verb.name, (*verb.operands)[1]),
                      fmt::format("`{}` takes one document; `{}` is one too many", verb.name, (*verb.operands)[1]));
    return std::nullopt;
}

}  // namespace

std::vector<Option> common_options(CommonArguments& common) {
    return {
        {"--json", &common.json, "", {"svara i JSON", "answer in JSON"}},
        {"--lang",
         &common.language,
         "sv|en",
         {"språk; annars efter miljön", "language; otherwise from the environment"}},
        {"--root",
         &common.roots,
         {"MAPP", "FOLDER"},
         {"mapp att söka importerade dokument i (flera går bra)", "folder to look for imports in (may be repeated)"},
         true},
        {"--help,-h,--hjälp", &common.help, "", {"visa den här hjälpen", "show this help"}},
        {"--version", &common.version, "", {"visa version", "show the version"}},
    };
}

std::optional<Phrase> parse_arguments(const Verb& verb, const std::vector<Option>& options,
                                      const std::vector<std::string>& arguments) {
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    for (const Option& option : options) declare(app, option);
    if (verb.operands != nullptr) app.add_option("operands", *verb.operands);
    try {
        // The parser takes them from the back.
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::ArgumentMismatch&) {
        return value_missing(arguments);
    } catch (const CLI::ParseError& error) {
        return Phrase(fmt::format("argumenten går inte att läsa ({})", error.what()),
                      fmt::format("the arguments cannot be read ({})", error.what()));
    }
    if (const auto extra = app.remaining(); !extra.empty()) return unknown_option(extra.front(), options);
    return check_counts(verb, options);
}

}  // namespace klausul
