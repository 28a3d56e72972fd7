#include <fmt/format.h>
#include <fmt/ranges.h>

#include "grammar/text/visible_text.hpp"
#include "interpreter/render/tests_text.hpp"
#include "interpreter/render/words.hpp"

namespace klausul {
namespace {

/// Fit for text, and for an attribute if it is one line. What XML cannot hold at all has been made visible.
std::string xml_escaped(std::string_view text) {
    std::string out;
    for (const char c : visible_lines(text)) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&apos;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string failure_of(const ExampleResult::Line& line, const std::vector<Source>& sources, Language language) {
    std::string body =
        fmt::format("{}: {}\n{}: {}\n", say(language, "väntat", "expected"), side_words(line.expected, language),
                    say(language, "blev", "found"), side_words(line.found, language));
    for (const ClauseReference& rule : line.clauses)
        body += fmt::format("{}: {}\n", say(language, "enligt", "by"), clause_text(rule));
    body += place_text(line.span, sources);
    const std::string message = fmt::format("{}: {} {}, {} {}", line.words, say(language, "väntat", "expected"),
                                            side_words(line.expected, language), say(language, "blev", "found"),
                                            side_words(line.found, language));
    return fmt::format("      <failure message=\"{}\">{}</failure>\n", xml_escaped(visible(message)),
                       xml_escaped(body));
}

std::string case_of(const std::string& path, const ExampleResult& result, const std::vector<Source>& sources,
                    Language language) {
    const std::string tags = result.tags.empty() ? std::string() : " " + tags_text(result.tags);
    std::string text =
        fmt::format("    <testcase classname=\"{}\" name=\"{}\"", xml_escaped(path),
                    xml_escaped(visible(fmt::format("{} {}{}", kind_word(result.kind, language), result.title, tags))));
    if (result.passed()) return text + "/>\n";
    text += ">\n";
    for (const ExampleResult::Line& line : result.lines) {
        if (!line.passed) text += failure_of(line, sources, language);
    }
    return text + "    </testcase>\n";
}

}  // namespace

void JunitReport::add(const std::string& path, const std::vector<ExampleResult>& results,
                      const std::vector<Source>& sources) {
    const TestCounts counts = count(results);
    tests_ += results.size();
    failures_ += counts.failed;
    suites_ += fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n", xml_escaped(path),
                           results.size(), counts.failed);
    for (const ExampleResult& result : results) suites_ += case_of(path, result, sources, language_);
    suites_ += "  </testsuite>\n";
}

void JunitReport::add_unusable(const std::string& path) {
    ++tests_;
    ++errors_;
    const std::string name = xml_escaped(path);
    suites_ += fmt::format("  <testsuite name=\"{}\" tests=\"1\" failures=\"0\" errors=\"1\">\n", name);
    suites_ += fmt::format("    <testcase classname=\"{0}\" name=\"{0}\">\n      <error message=\"{1}\"/>\n", name,
                           say(language_, "dokumentet gick inte att prova", "the document could not be tested"));
    suites_ += "    </testcase>\n  </testsuite>\n";
}

std::string JunitReport::text() const {
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<testsuites name=\"klausul\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n{}</testsuites>\n",
        tests_, failures_, errors_, suites_);
}

}  // namespace klausul
