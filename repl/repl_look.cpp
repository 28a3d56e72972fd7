// What there is: facts given, names and what they are, clauses with their source.

#include <fmt/format.h>

#include <algorithm>

#include "grammar/text/visible_text.hpp"
#include "grammar/words/constructs.hpp"
#include "grammar/words/keywords.hpp"
#include "interpreter/explain/wording.hpp"
#include "interpreter/render/given_text.hpp"
#include "interpreter/render/kind_words.hpp"
#include "interpreter/render/list_text.hpp"
#include "repl/repl_session.hpp"
#include "repl/words.hpp"

namespace klausul {
namespace {

using typed::trimmed;

std::string outside_name(std::string_view written) {
    std::string_view name = trimmed(written);
    if (name.starts_with("§")) name = trimmed(name.substr(std::string_view("§").size()));
    if (name.starts_with("[") && name.ends_with("]")) name = trimmed(name.substr(1, name.size() - 2));
    if (name.size() > 1 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
    return std::string(name);
}

bool has_tag(const std::vector<std::string>& tags, const std::string& tag) {
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

}  // namespace

std::string ReplSession::given(const std::string& rest) {
    if (!rest.empty()) return run_statement(rest);
    std::string text =
        fmt::format("{} {}\n", twin(Word::on_date).in(settings_.language), to_text(*state_->facts.date()));
    for (const GivenStatement& each : header_statements(state_->facts, settings_.language)) text += each.text + "\n";
    for (const GivenStatement& each : given_statements(program(), state_->facts, settings_.language))
        text += each.text + "\n";
    for (const ReadingId id : program().readings.ids()) {
        const ReadingInfo& reading = program().readings[id];
        const std::uint32_t option = state_->facts.reading(id);
        if (option != reading.default_option)
            text += fmt::format("{} {} = {}\n", twin(Word::reading).in(settings_.language), reading.name,
                                reading.options[option].name);
    }
    for (const std::string& each : state_->asleep)
        text += fmt::format("# {}: {}\n", say("passar inte texten nu", "does not fit the text now"), each);
    return visible_lines(text);
}

std::string ReplSession::list_all(const std::string& rest) {
    static const std::vector<std::pair<std::string_view, Listed::Kind>> kinds{
        {"klausuler", Listed::Kind::clause},
        {"clauses", Listed::Kind::clause},
        {"regler", Listed::Kind::rule},
        {"rules", Listed::Kind::rule},
        {"uppgifter", Listed::Kind::fact},
        {"facts", Listed::Kind::fact},
        {construct_words(Construct::answer).sv, Listed::Kind::answer},
        {"answers", Listed::Kind::answer},
        {"tolkningar", Listed::Kind::reading},
        {"readings", Listed::Kind::reading},
        {construct_words(Construct::example).sv, Listed::Kind::example},
        {"examples", Listed::Kind::example},
        {construct_words(Construct::requirement).sv, Listed::Kind::requirement},
        {"requirements", Listed::Kind::requirement},
        {"skyldigheter", Listed::Kind::duty},
        {"duties", Listed::Kind::duty}};
    std::vector<Listed> rows = list(agreement());
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const auto& each) { return each.first == rest; });
    if (!rest.empty() && kind == kinds.end()) {
        std::vector<std::string> names;
        for (const auto& each : kinds) names.emplace_back(each.first);
        return problem(unknown_name({"sorten", "kind"}, rest, names));
    }
    if (kind != kinds.end()) std::erase_if(rows, [&](const Listed& row) { return row.kind != kind->second; });
    if (form_ == Form::json) {
        JsonWriter json;
        write_list(json, rows, agreement().sources(), settings_.language);
        return json.take();
    }
    const std::string text = list_text(rows, agreement().sources(), settings_.language);
    return text.empty() ? std::string(say("här finns inget sådant\n", "there is nothing of the kind here\n")) : text;
}

std::string ReplSession::scratch(const std::string&) {
    if (workspace().scratch.empty()) return std::string(say("skrapan är tom\n", "the scratch is empty\n"));
    return visible_lines(
        workspace().scratch.text(workspace().document().name, to_text(*state_->facts.date()), settings_.language));
}

// ---- source texts -------------------------------------------------------------------------------------------------

std::string ReplSession::place(Span span) const {
    const Source& source = agreement().sources().at(span.source);
    return fmt::format("{}:{}", source.path(), source.position(span.begin).line);
}

/// The line of a place, with those that stand deeper under it.
std::string ReplSession::source_lines(Span span, bool with_block) const {
    const Source& source = agreement().sources().at(span.source);
    const std::uint32_t first = source.position(span.begin).line;
    std::uint32_t last = source.position(span.end > span.begin ? span.end - 1 : span.begin).line;
    const auto indent = [&](std::uint32_t number) { return source.line(number).find_first_not_of(' '); };
    std::uint32_t written = first;
    for (std::uint32_t at = first + 1; at <= source.line_count(); ++at) {
        const bool blank = trimmed(source.line(at)).empty();
        if (!blank && at > last && (!with_block || indent(at) <= indent(first))) break;
        if (!blank) written = at;
    }
    std::string text = place(span) + "\n";
    for (std::uint32_t at = first; at <= written; ++at) text += fmt::format("{:>5}  {}\n", at, source.line(at));
    return visible_lines(text);
}

std::string ReplSession::show(const std::string& rest) {
    const std::string name = outside_name(rest);
    if (name.empty()) return list_all("klausuler");
    std::string text;
    for (const ClauseInfo& clause : program().clauses) {
        if (clause.name == name || clause.path == name || clause.title == name) {
            text += source_lines(clause.span, true);
            if (clause.template_head.end > 0) text += source_lines(clause.template_head, true);
        }
    }
    if (text.empty()) {
        // From the line with the occasion on, and each line once.
        std::vector<Span> seen;
        for (const RuleInfo& rule : program().rules) {
            const Span span = rule.condition_span.end > 0 ? rule.condition_span : rule.span;
            if (!has_tag(rule.tags, name) || std::find(seen.begin(), seen.end(), span) != seen.end()) continue;
            seen.push_back(span);
            text += source_lines(span, true);
        }
    }
    for (const FactInfo& fact : program().facts) {
        if (text.empty() && fact.name == name) text = source_lines(fact.span, true);
    }
    if (text.empty()) {
        std::vector<Span> seen;
        for (const RuleInfo& rule : program().rules) {
            if (rule.document == none || program().terms[rule.term].name != name) continue;
            if (std::find(seen.begin(), seen.end(), rule.span) != seen.end()) continue;
            seen.push_back(rule.span);
            text += source_lines(rule.span, true);
        }
    }
    for (const ReadingInfo& reading : program().readings) {
        if (text.empty() && reading.name == name) text = source_lines(reading.span, true);
    }
    if (!text.empty()) return text;
    std::vector<std::string> names;
    for (const ClauseInfo& clause : program().clauses) names.push_back(clause.name);
    return problem(unknown_name({"klausulen", "clause"}, name, names));
}

// ---- what a name is -----------------------------------------------------------------------------------------------

std::string ReplSession::type_words(const Type& type) const {
    std::string words = klausul::type_words(program(), type, settings_.language);
    if (type.optional) words += say(" eller saknas", " or absent");
    if (type.may_be_not_applicable) words += say(" eller ej tillämpligt", " or not applicable");
    return words;
}

std::string ReplSession::describe(const std::string& rest) {
    const std::string name = outside_name(rest);
    std::string text;
    const auto per = [&](const std::vector<DomainId>& domains) {
        std::string words;
        for (const DomainId domain : domains)
            words += (words.empty() ? " per " : "; ") + program().domains[domain].name;
        return words;
    };
    const auto called = [&](Construct construct) { return construct_words(construct).in(settings_.language); };
    const auto add = [&](std::string_view kind, const std::string& detail, const std::string& label, Span span) {
        text += fmt::format("{} {}{}{}\n    {}\n", kind, name, detail, label.empty() ? "" : "  \"" + label + "\"",
                            place(span));
    };
    const std::vector<GivenStatement> statements = given_statements(program(), state_->facts, settings_.language);
    for (const FactInfo& fact : program().facts) {
        if (fact.name != name) continue;
        const std::string in =
            fact.list == none ? "" : fmt::format(" ({} {})", say("i", "in"), program().domains[fact.per.front()].name);
        add(fact.list == none ? called(Construct::fact) : called(Construct::field),
            (fact.list == none ? per(fact.per) : in) + " : " + type_words(fact.type), fact.label, fact.span);
        if (fact.list != none) continue;
        bool any = false;
        for (const GivenStatement& each : statements) {
            if (each.name.name != name) continue;
            any = true;
            text += "    " + each.text + "\n";
        }
        if (!any) text += fmt::format("    {}\n", say("inte given", "not given"));
    }
    for (const ListInfo& list : program().lists) {
        if (list.name == name) add(called(Construct::list), "", list.label, list.span);
    }
    for (const TermInfo& term : program().terms) {
        if (term.name != name || term.document == none) continue;
        add(term.is_answer ? called(Construct::answer) : called(Construct::helper),
            per(term.per) + " : " + type_words(term.type), term.question, term.span);
        std::vector<Span> seen;
        for (const RuleId id : term.rules) {
            const RuleInfo& rule = program().rules[id];
            if (std::find(seen.begin(), seen.end(), rule.span) != seen.end() || rule.clause == none) continue;
            seen.push_back(rule.span);
            text += fmt::format("    {} § {}{}  {}\n",
                                rule.hosts.empty() ? say("regel i", "rule in") : say("undantag i", "exception in"),
                                program().clauses[*rule.clause].path,
                                rule.tags.empty() ? "" : " [" + fmt::format("{}", fmt::join(rule.tags, "; ")) + "]",
                                place(rule.span));
        }
    }
    for (const ReadingId id : program().readings.ids()) {
        const ReadingInfo& reading = program().readings[id];
        if (reading.name != name) continue;
        add(called(Construct::reading), " = " + reading.options[state_->facts.reading(id)].name, reading.question,
            reading.span);
        for (const NamedOption& option : reading.options)
            text += fmt::format("    {}  {}\n", option.name, option.label);
    }
    for (const SeriesInfo& series : program().series) {
        if (series.name == name) add(called(Construct::index), "", series.title, series.span);
    }
    for (const Enumeration& type : program().enumerations) {
        for (const NamedOption& option : type.options) {
            if (option.name == name && !type.name.empty())
                text += fmt::format("{} {} {} {}  {}\n", called(Construct::type_option), name, say("i", "of"),
                                    type.name, option.label);
        }
    }
    for (const Party& party : program().parties) {
        if (party.name == name || party.alias == name)
            text += fmt::format("{} {}  {}\n", called(Construct::party), party.name, party.label);
    }
    for (const ClauseInfo& clause : program().clauses) {
        if (clause.name == name || clause.path == name)
            text += fmt::format("§ {}  \"{}\"\n    {}\n", clause.path, clause.title, place(clause.span));
    }
    if (!text.empty()) return visible_lines(text);
    if (find_command(name) != nullptr) return help(name);
    std::vector<std::string> names = given_names();
    for (const TermInfo& term : program().terms) names.push_back(term.name);
    for (const ReadingInfo& reading : program().readings) names.push_back(reading.name);
    for (const ClauseInfo& clause : program().clauses) names.push_back(clause.name);
    return problem(unknown_name({"namnet", "name"}, name, names));
}

}  // namespace klausul
