#include "interpreter/render/tests_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "grammar/text/visible_text.hpp"
#include "grammar/words/constructs.hpp"
#include "interpreter/render/words.hpp"

namespace klausul {
namespace {

/// `lead` and the names behind it, parted by `;`; nothing if there are none.
std::string with_lead(std::string_view lead, const std::vector<std::string>& names) {
    return names.empty() ? std::string() : fmt::format("{}{}", lead, fmt::join(names, "; "));
}

class SideWords {
public:
    explicit SideWords(Language language) : language_(language) {}

    std::string operator()(std::monostate) const { return "?"; }
    std::string operator()(const Value& value) const { return value_words(value, language_); }
    std::string operator()(Status status) const { return std::string(status_word(status, language_)); }
    std::string operator()(RequirementStatus status) const { return std::string(requirement_word(status, language_)); }
    std::string operator()(const ExpectedStatus& each) const {
        std::string words = (*this)(each.status) + with_lead(" ", each.tags) + missing(each.missing);
        return each.text ? words + ": " + *each.text : words;
    }
    std::string operator()(const Outcome& outcome) const {
        const std::string status = (*this)(outcome.status);
        if (outcome.problem) return status + ": " + outcome.problem->in(language_);
        switch (outcome.status) {
            case Status::undetermined: {
                std::vector<std::string> names;
                for (const Missing& each : outcome.missing) names.push_back(each.name.text());
                return status + missing(names);
            }
            case Status::conflict:
                return status + alternatives(outcome.alternatives);
            case Status::referred:
                return status + ": " + outcome.text;
            case Status::decided:
            case Status::gap:
            case Status::not_in_force:
            case Status::error:
                break;
        }
        return status;
    }
    std::string operator()(const ButNot& each) const {
        return fmt::format("{}, {} {}", std::visit(*this, each.wanted), say(language_, "och inte", "and not"),
                           std::visit(*this, each.unwanted));
    }
    std::string operator()(const SingleRow& each) const {
        return fmt::format(fmt::runtime(say(language_, "en enda rad i `{}`; annars behövs `för` och radens nummer",
                                            "a single row in `{}`; otherwise `for` and the row's number is needed")),
                           each.list);
    }
    std::string operator()(RowCount count) const { return std::to_string(count.rows); }
    std::string operator()(const DecidingTags& each) const { return each.tags.empty() ? "–" : tags_text(each.tags); }

private:
    std::string missing(const std::vector<std::string>& names) const {
        return with_lead(fmt::format(", {} ", missing_word(language_)), names);
    }
    std::string alternatives(const std::vector<Alternative>& all) const {
        std::vector<std::string> each;
        for (const Alternative& alternative : all) {
            each.push_back(alternative.value ? value_words(*alternative.value, language_) : "?");
            for (const ClauseReference& rule : alternative.clauses)
                for (const std::string& tag : rule.tags) each.back() += " [" + tag + "]";
        }
        return with_lead(": ", each);
    }

    Language language_;
};

std::string failed_line(const ExampleResult::Line& line, const std::vector<Source>& sources, Language language) {
    std::string text = fmt::format("    {}\n", line.words);
    text += fmt::format("      {} {}\n", say(language, "väntat:", "expected:"), side_words(line.expected, language));
    text += fmt::format("      {} {}\n", say(language, "blev:  ", "found:   "), side_words(line.found, language));
    for (const ClauseReference& rule : line.clauses)
        text += fmt::format("      {} {}\n", say(language, "enligt:", "by:      "), clause_text(rule));
    if (const std::string place = place_text(line.span, sources); !place.empty())
        text += fmt::format("      --> {}\n", place);
    return text;
}

std::string failure(const ExampleResult& result, const std::vector<Source>& sources, Language language) {
    const std::string tags = result.tags.empty() ? std::string() : " " + tags_text(result.tags);
    std::string text = fmt::format("  {} {} \"{}\"{}\n", say(language, "underkänt:", "failed:"),
                                   kind_word(result.kind, language), result.title, tags);
    for (const ExampleResult::Line& line : result.lines) {
        if (!line.passed) text += failed_line(line, sources, language);
    }
    return text;
}

std::string file_line(const std::string& path, const TestCounts& counts, Language language) {
    const std::size_t all = counts.passed + counts.failed;
    if (all == 0) return fmt::format("{}: {}\n", path, say(language, "inga prov", "no tests"));
    if (counts.failed == 0)
        return fmt::format("{}: {} {}\n", path, all, say(language, "prov", all == 1 ? "test" : "tests"));
    return fmt::format("{}: {} {} {} {}\n", path, counts.failed, say(language, "av", "of"), all,
                       say(language, "prov underkända", "tests failed"));
}

void write_line(JsonWriter& json, const ExampleResult::Line& line, const std::vector<Source>& sources,
                Language language) {
    json.begin_object().member("words", line.words).member_truth("passed", line.passed);
    json.member("expected", side_words(line.expected, language)).member("found", side_words(line.found, language));
    json.key("clauses").begin_array();
    for (const ClauseReference& rule : line.clauses)
        json.begin_object(JsonWriter::Layout::one_line)
            .member("clause", rule.clause)
            .member("tags", rule.tags)
            .end_object();
    json.end_array().member("place", place_text(line.span, sources)).end_object();
}

using Unreached = Coverage::Unreached;

std::string_view unreached_word(Unreached::Kind kind, Language language) {
    switch (kind) {
        case Unreached::Kind::rule:
            return construct_words(Construct::rule).in(language);
        case Unreached::Kind::exception:
            return construct_words(Construct::exception).in(language);
        case Unreached::Kind::reading_option:
            break;
    }
    return say(language, construct_words(Construct::option).sv, construct_words(Construct::reading).en);
}

std::string_view unreached_key(Unreached::Kind kind) {
    return kind == Unreached::Kind::reading_option ? "reading_option" : unreached_word(kind, Language::english);
}

void write_coverage(JsonWriter& json, const Coverage& coverage, const std::vector<Source>& sources) {
    json.key("coverage").begin_object().member_number("total", coverage.total);
    json.member_number("reached", coverage.total - coverage.unreached.size()).key("unreached").begin_array();
    for (const Unreached& each : coverage.unreached) {
        json.begin_object(JsonWriter::Layout::one_line).member("kind", unreached_key(each.kind));
        json.member("name", each.name).member("clause", each.clause.clause).member("tags", each.clause.tags);
        json.member("place", place_text(each.span, sources)).end_object();
    }
    json.end_array().end_object();
}

}  // namespace

std::string_view kind_word(ExampleResult::Kind kind, Language language) {
    const bool example = kind == ExampleResult::Kind::example;
    return construct_words(example ? Construct::example : Construct::check).in(language);
}

std::string side_words(const ExampleSide& side, Language language) { return std::visit(SideWords(language), side); }

/// "til.klausul:88:3"
std::string place_text(Span span, const std::vector<Source>& sources) {
    for (const Source& source : sources) {
        if (source.index() != span.source) continue;
        const Position position = source.position(span.begin);
        return fmt::format("{}:{}:{}", source.path(), position.line, position.column);
    }
    return {};
}

TestCounts& TestCounts::operator+=(const TestCounts& other) {
    passed += other.passed;
    failed += other.failed;
    return *this;
}

TestCounts count(const std::vector<ExampleResult>& results) {
    TestCounts counts;
    for (const ExampleResult& result : results) ++(result.passed() ? counts.passed : counts.failed);
    return counts;
}

std::string tests_text(const std::string& path, const std::vector<ExampleResult>& results,
                       const std::vector<Source>& sources, Language language) {
    std::string text = file_line(path, count(results), language);
    for (const ExampleResult& result : results) {
        if (!result.passed()) text += failure(result, sources, language);
    }
    return visible_lines(text);
}

std::string coverage_text(const Coverage& coverage, const std::vector<Source>& sources, Language language) {
    if (coverage.total == 0) return {};
    std::string text =
        fmt::format("  {}: {} {} {}\n", say(language, "klausultäckning", "clause coverage"),
                    coverage.total - coverage.unreached.size(), say(language, "av", "of"), coverage.total);
    for (const Unreached& each : coverage.unreached) {
        text += fmt::format("    {} {} {}", say(language, "inte nådd:", "not reached:"),
                            unreached_word(each.kind, language), each.name);
        if (const std::string clause = clause_text(each.clause); !clause.empty()) text += ", " + clause;
        if (const std::string place = place_text(each.span, sources); !place.empty()) text += "\n      --> " + place;
        text += '\n';
    }
    return visible_lines(text);
}

std::string closing_line(const TestCounts& counts, Language language) {
    if (language == Language::english) return fmt::format("{} passed, {} failed\n", counts.passed, counts.failed);
    return fmt::format("{} prov {}, {} {}\n", counts.passed, counts.passed == 1 ? "godkänt" : "godkända", counts.failed,
                       counts.failed == 1 ? "underkänt" : "underkända");
}

void write_tests(JsonWriter& json, const TestedFile& file, const std::vector<Source>& sources, Language language) {
    json.begin_object().member("path", file.path).key("tests").begin_array();
    for (const ExampleResult& result : file.results) {
        json.begin_object().member("kind", kind_word(result.kind, Language::english)).member("title", result.title);
        json.member("tags", result.tags).member_truth("passed", result.passed());
        json.member("place", place_text(result.span, sources)).key("lines").begin_array();
        for (const ExampleResult::Line& line : result.lines) write_line(json, line, sources, language);
        json.end_array().end_object();
    }
    json.end_array();
    write_coverage(json, file.coverage, sources);
    json.end_object();
}

}  // namespace klausul
