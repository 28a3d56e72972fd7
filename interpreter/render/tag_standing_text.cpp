#include "interpreter/render/tag_standing_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "grammar/text/visible_text.hpp"
#include "interpreter/render/tags_text.hpp"
#include "interpreter/render/words.hpp"

namespace klausul {
namespace {

/// So many examples are named; the rest are counted.
constexpr std::size_t most_examples_named = 5;

class TagText {
public:
    explicit TagText(Language language) : language_(language) {}

    std::string show(const std::string& tag, const std::optional<TagSentence>& sentence,
                     const std::vector<TagInDocument>& documents) {
        out_ = tag + "\n";
        if (sentence) {
            row({"Står i", "Stands in"}, sentence->text);
            row({"Rubrik", "Heading"},
                fmt::format("{}, {} {}", sentence->heading, say("mening", "sentence"), sentence->number));
            row({"Säger", "Says"}, sentence->sentence);
        } else {
            row({"Står i", "Stands in"}, say("inget register", "no register"));
        }
        for (const TagInDocument& document : documents) show(document);
        return visible_lines(out_);
    }

private:
    void show(const TagInDocument& document) {
        out_ += fmt::format("\n{}\n", document.file);
        for (std::size_t i = 0; i < document.places.size(); ++i) {
            const TagPlace& place = document.places[i];
            out_ += fmt::format("  {:>5}  {}{}, {}\n         {}\n", place.line, role_word(place.role).in(language_),
                                place.clause.empty() ? "" : std::string(say(" i § ", " in § ")) + place.clause,
                                encoding_word(place.encoding).in(language_), document.lines[i]);
        }
        for (const ReadingStanding& reading : document.readings) show(reading, {"Tolkning", "Reading"});
        for (std::size_t i = 0; i < document.rules.size(); ++i) show(document, i);
    }

    void show(const TagInDocument& document, std::size_t which) {
        const RuleStanding& rule = document.rules[which];
        out_ += fmt::format("  {} {}, {} {}\n", say("Regel för", "Rule for"), rule.term, say("rad", "line"),
                            document.rule_lines[which]);
        for (const ReadingStanding& reading : rule.readings) show(reading, {"Tolkning", "Reading"});
        rules({"Undantag från", "Exception from"}, rule.exception_from);
        rules({"Har undantag", "Has exceptions"}, rule.exceptions);
        rules({"Går före", "Goes before"}, rule.goes_before);
        rules({"Viker för", "Gives way to"}, rule.gives_way_to);
        examples(rule.examples, document.example_lines[which]);
    }

    void show(const ReadingStanding& reading, const Phrase& title) {
        row(title, fmt::format("{}: {} {}: {}{}", reading.name, reading.question, say("Förvald", "Default"),
                               reading.default_label, reading.tags.empty() ? "" : "  " + tags_text(reading.tags)));
    }

    void rules(const Phrase& title, const std::vector<ClauseReference>& all) {
        std::vector<std::string> shown;
        for (const ClauseReference& rule : all) {
            std::string words = clause_text(rule, true);
            if (std::find(shown.begin(), shown.end(), words) != shown.end()) continue;
            row(shown.empty() ? title : Phrase(""), words);
            shown.push_back(std::move(words));
        }
    }

    void examples(const std::vector<ExampleStanding>& all, const std::vector<std::uint32_t>& lines) {
        if (all.empty()) return row({"Exempel", "Examples"}, say("inget når den", "none reaches it"));
        for (std::size_t i = 0; i < all.size() && i < most_examples_named; ++i)
            row(i == 0 ? Phrase("Exempel", "Examples") : Phrase(""),
                fmt::format("\"{}\", {} {}", all[i].title, say("rad", "line"), lines[i]));
        if (all.size() > most_examples_named)
            row("", fmt::format(fmt::runtime(say("och {} till", "and {} more")), all.size() - most_examples_named));
    }

    void row(const Phrase& title, std::string_view words) {
        out_ += fmt::format("    {}  {}\n", pad(title.in(language_), 14), words);
    }
    [[nodiscard]] std::string_view say(std::string_view sv, std::string_view en) const {
        return klausul::say(language_, sv, en);
    }

    Language language_;
    std::string out_;
};

void write_rules(JsonWriter& json, std::string_view name, const std::vector<ClauseReference>& rules) {
    json.key(name).begin_array();
    for (const ClauseReference& rule : rules) {
        json.begin_object(JsonWriter::Layout::one_line).member("document", rule.document);
        json.member("clause", rule.clause).member("tags", rule.tags).end_object();
    }
    json.end_array();
}

void write_readings(JsonWriter& json, const std::vector<ReadingStanding>& readings) {
    json.key("readings").begin_array();
    for (const ReadingStanding& reading : readings) {
        json.begin_object(JsonWriter::Layout::one_line).member("name", reading.name);
        json.member("question", reading.question).member("default", reading.default_label);
        json.member("tags", reading.tags).end_object();
    }
    json.end_array();
}

void write_rule(JsonWriter& json, const TagInDocument& document, std::size_t which) {
    const RuleStanding& rule = document.rules[which];
    json.begin_object().member("answer", rule.term).member_number("line", document.rule_lines[which]);
    write_readings(json, rule.readings);
    write_rules(json, "exception_from", rule.exception_from);
    write_rules(json, "exceptions", rule.exceptions);
    write_rules(json, "goes_before", rule.goes_before);
    write_rules(json, "gives_way_to", rule.gives_way_to);
    json.key("examples").begin_array();
    for (std::size_t i = 0; i < rule.examples.size(); ++i) {
        json.begin_object(JsonWriter::Layout::one_line).member("title", rule.examples[i].title);
        json.member_number("line", document.example_lines[which][i]).end_object();
    }
    json.end_array().end_object();
}

}  // namespace

std::string tag_text(const std::string& tag, const std::optional<TagSentence>& sentence,
                     const std::vector<TagInDocument>& documents, Language language) {
    return TagText(language).show(tag, sentence, documents);
}

void write_tag(JsonWriter& json, const std::string& tag, const std::optional<TagSentence>& sentence,
               const std::vector<TagInDocument>& documents) {
    json.begin_object().member("tag", tag);
    json.key("sentence");
    if (sentence) {
        json.begin_object().member("text", sentence->text).member("heading", sentence->heading);
        json.member("number", sentence->number).member("words", sentence->sentence).end_object();
    } else {
        json.null();
    }
    json.key("documents").begin_array();
    for (const TagInDocument& document : documents) {
        json.begin_object().member("document", document.file);
        json.key("places").begin_array();
        for (std::size_t i = 0; i < document.places.size(); ++i) {
            const TagPlace& place = document.places[i];
            json.begin_object(JsonWriter::Layout::one_line).member_number("line", place.line);
            json.member("role", role_word(place.role).en).member("encoded", encoding_word(place.encoding).en);
            json.member("clause", place.clause).member("words", document.lines[i]).end_object();
        }
        json.end_array();
        write_readings(json, document.readings);
        json.key("rules").begin_array();
        for (std::size_t i = 0; i < document.rules.size(); ++i) write_rule(json, document, i);
        json.end_array().end_object();
    }
    json.end_array().end_object();
}

}  // namespace klausul
