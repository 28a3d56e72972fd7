#include "repl/speech.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "grammar/text/visible_text.hpp"
#include "grammar/words/keywords.hpp"
#include "repl/words.hpp"

namespace klausul {
namespace {

constexpr auto suppositions =
    std::to_array<std::string_view>({"vad händer om ", "vad skulle hända om ", "vad blir det om ", "hur blir det om ",
                                     "vad om ", "what happens if ", "what would happen if ", "how about if "});

constexpr auto question_words =
    std::to_array<std::string_view>({"vem", "vems", "vad", "hur", "vilken", "vilket", "vilka", "när", "ska", "måste",
                                     "gäller", "who", "what", "which", "when", "how", "does", "must"});

// As many answers as a reader takes in at a glance.
constexpr std::size_t most_answers = 4;

/// Letters of names keep their case elsewhere; a question begins with a large one.
std::string lower(std::string_view text) {
    std::string lowered(text);
    for (char& c : lowered) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lowered;
}

/// The words of a text without signs around them.
std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words(1);
    while (!text.empty()) {
        const std::size_t length = name_character(text);
        if (length > 0) words.back() += text.substr(0, length);
        if (length == 0 && !words.back().empty()) words.emplace_back();
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

bool is_name(const Program& program, std::string_view word) {
    const auto bears = [&](const auto& all) {
        return std::any_of(all.begin(), all.end(), [&](const auto& each) { return each.name == word; });
    };
    return bears(program.facts) || bears(program.terms) || bears(program.lists) || bears(program.records);
}

/// How many words of the question the answer's own question has.
std::size_t in_common(const std::vector<std::string>& asked, const TermInfo& answer) {
    const std::vector<std::string> own = words_in(lower(answer.question + " " + answer.name));
    return static_cast<std::size_t>(std::count_if(asked.begin(), asked.end(), [&](const std::string& word) {
        return std::find(own.begin(), own.end(), word) != own.end();
    }));
}

/// The answers whose questions are most like it; all where none is.
std::vector<const TermInfo*> answers_like(const Program& program, const std::vector<std::string>& asked) {
    std::vector<const TermInfo*> nearest;
    std::size_t most = 0;
    for (const TermInfo& term : program.terms) {
        if (!term.is_answer) continue;
        const std::size_t common = in_common(asked, term);
        if (common > most) nearest.clear();
        most = std::max(most, common);
        if (common == most) nearest.push_back(&term);
    }
    return nearest;
}

}  // namespace

std::optional<Phrase> led_from_speech(const Program& program, std::string_view statement) {
    const std::string asked = lower(typed::trimmed(statement));
    if (is_name(program, typed::first_word(statement))) return std::nullopt;
    for (const std::string_view opening : suppositions) {
        if (!asked.starts_with(opening)) continue;
        std::string_view supposed = typed::trimmed(statement).substr(opening.size());
        if (supposed.ends_with('?')) supposed.remove_suffix(1);
        const std::string shown = visible(typed::trimmed(supposed));
        return Phrase(fmt::format("skriv `tänk om {}`", shown), fmt::format("write `what if {}`", shown));
    }
    const std::vector<std::string> words = words_in(asked);
    const bool question =
        words.size() > 1 && std::find(question_words.begin(), question_words.end(), words[0]) != question_words.end();
    if (!question || (words[0] == "what" && (words[1] == "if" || asked.find('=') != std::string::npos)))
        return std::nullopt;
    const std::vector<const TermInfo*> answers = answers_like(program, words);
    if (answers.empty())
        return Phrase("här finns inget svar att fråga efter; `läs fil` öppnar ett dokument",
                      "there is no answer to ask for here; `load file` opens a document");
    std::string names;
    for (std::size_t i = 0; i < std::min(answers.size(), most_answers); ++i) {
        names += fmt::format("{}`{}?`", i == 0 ? "" : ", ", answers[i]->name);
        if (!answers[i]->question.empty()) names += fmt::format(" ({})", visible(answers[i]->question));
    }
    const bool more = answers.size() > most_answers;
    return Phrase(fmt::format("en fråga ställs med svarets namn: {}{}", names, more ? "; `lista svar` visar alla" : ""),
                  fmt::format("a question is asked by the name of the answer: {}{}", names,
                              more ? "; `list answers` shows all" : ""));
}

}  // namespace klausul
