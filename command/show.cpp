// klausul show: one tag from every side, from the clause to its sentence on paper and to the examples that reach it.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>

#include "command/loading.hpp"
#include "command/register.hpp"
#include "command/verb.hpp"
#include "interpreter/render/tag_standing_text.hpp"

namespace klausul {
namespace {

struct ShowArguments {
    std::vector<std::string> operands;  ///< the tag, then files and folders
};

/// Where the agreements are if nothing is said of it.
std::string usual_folder() { return std::filesystem::is_directory("agreements") ? "agreements" : "."; }

std::string line_as_written(const Agreement& agreement, std::uint32_t source, std::uint32_t line) {
    for (const Source& each : agreement.sources()) {
        if (each.index() != source) continue;
        std::string words(each.line(line));
        words.erase(0, words.find_first_not_of(' '));
        return words;
    }
    return {};
}

std::uint32_t line_of_span(const Agreement& agreement, Span span) {
    return agreement.sources()[span.source].position(span.begin).line;
}

TagInDocument tag_in(const Agreement& agreement, const std::string& file, const std::vector<TagPlace>& places,
                     const std::string& tag) {
    TagInDocument found;
    found.file = file;
    found.places = places;
    for (const TagPlace& place : places)
        found.lines.push_back(line_as_written(agreement, agreement.program().text, place.line));
    found.readings = readings_tagged(agreement, tag);
    found.rules = rules_tagged(agreement, tag);
    for (const RuleStanding& rule : found.rules) {
        found.rule_lines.push_back(line_of_span(agreement, rule.rule.span));
        auto& lines = found.example_lines.emplace_back();
        for (const ExampleStanding& example : rule.examples) lines.push_back(line_of_span(agreement, example.span));
    }
    return found;
}

/// The documents that have the tag; `tags` gets all that there are.
std::vector<TagInDocument> documents_with(Session& session, const std::vector<std::string>& files,
                                          const std::string& tag, std::vector<std::string>& tags, int& code) {
    std::vector<TagInDocument> documents;
    for (const std::string& path : files) {
        const Document document = open_for_use(session, path);
        code = std::max(code, document.code);
        if (!document.good()) continue;
        const Agreement& agreement = *document.loaded.agreement;
        DecidingRequirements deciding;
        add_deciding_requirements(agreement.program(), agreement.sources(), deciding);
        const std::string file = std::filesystem::path(path).generic_string();
        std::vector<TagPlace> places;
        for (const TagLine& line : tag_lines(*agreement.tree(), agreement.sources(), file, deciding)) {
            tags.push_back(line.tag);
            if (line.tag == tag) places.push_back(line.place);
        }
        if (!places.empty()) documents.push_back(tag_in(agreement, file, places, tag));
    }
    return documents;
}

/// What numbered tags have in common: `ORD-` of `ORD-45`. A tag without a number is its own beginning.
std::string beginning_of(const std::string& tag) {
    const std::size_t last = tag.find_last_not_of("0123456789");
    return last == std::string::npos ? tag : tag.substr(0, last + 1);
}

/// That there is no such tag, and what leads on: the nearest one, or else how the tags here begin and what lists them.
Phrase unknown_tag(const std::string& tag, const std::vector<std::string>& tags, const std::string& place) {
    Phrase problem = unknown_name({"taggen", "tag"}, tag, tags);
    if (nearest_name(tag, tags)) return problem;
    const std::set<std::string> beginnings = [&] {
        std::set<std::string> all;
        for (const std::string& each : tags) all.insert(beginning_of(each));
        return all;
    }();
    const std::string listed = fmt::format("`{}`", fmt::join(beginnings, "`, `"));
    if (beginnings.empty()) {
        problem.sv += fmt::format("; det finns inga taggar i {}", place);
        problem.en += fmt::format("; there are no tags in {}", place);
    } else {
        problem.sv += fmt::format("; taggarna i {} börjar med {}, och `klausul lista --taggar {}` räknar upp dem",
                                  place, listed, place);
        problem.en += fmt::format("; the tags in {} begin with {}, and `klausul list --tags {}` lists them", place,
                                  listed, place);
    }
    return problem;
}

int show_tag(Session& session, const ShowArguments& arguments) {
    std::string tag = arguments.operands.front();
    if (tag.starts_with('[') && tag.ends_with(']')) tag = tag.substr(1, tag.size() - 2);
    std::vector<std::string> places(arguments.operands.begin() + 1, arguments.operands.end());
    if (places.empty()) places.push_back(usual_folder());
    const Paths paths = documents_of(session, places);
    if (paths.code != exit_code::fine) return paths.code;

    const Register sentences = find_register(places.front());
    if (sentences.problem) return session.refuse(sentences.path, *sentences.problem);
    int code = exit_code::fine;
    std::vector<std::string> tags;
    const std::vector<TagInDocument> documents = documents_with(session, paths.files, tag, tags, code);
    std::optional<TagSentence> sentence;
    if (const auto row = sentences.sentences.find(tag); row != sentences.sentences.end())
        sentence = {row->second.text, row->second.heading, row->second.number, row->second.sentence};
    if (documents.empty() && !sentence) {
        for (const auto& [id, row] : sentences.sentences) tags.push_back(id);
        return session.refuse("", unknown_tag(tag, tags, places.front()));
    }
    if (session.json) {
        JsonWriter json;
        write_tag(json, tag, sentence, documents);
        session.out = json.take();
    } else {
        session.out = tag_text(tag, sentence, documents, session.language);
    }
    return code;
}

}  // namespace

Verb show_verb() {
    auto given = std::make_shared<ShowArguments>();
    return {
        "show",
        "visa",
        {"visar en tagg från alla håll: meningen i det undertecknade avtalet, klausulen, tolkningar, vad den går före "
         "och viker för, exempel",
         "shows a tag from every side: its sentence in the signed text, the clause, readings, what it goes before and "
         "gives way to, examples"},
        {"TAGG [FIL|MAPP]", "TAG [FILE|FOLDER]"},
        &given->operands,
        true,
        {},
        [given](Session& session) { return show_tag(session, *given); }};
}

}  // namespace klausul
