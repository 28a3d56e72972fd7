// Words stand once, in grammar/words/, and each sentence is of one language.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>
#include "tests/catch.hpp"

#include "grammar/explain_failure.hpp"
#include "grammar/messages.hpp"
#include "grammar/words/keywords.hpp"
#include "grammar/words/kinds.hpp"
#include "grammar/words/periods.hpp"
#include "grammar/words/statuses.hpp"
#include "interpreter/check/messages.hpp"
#include "interpreter/search/messages.hpp"

namespace klausul::word_tests {
namespace {

namespace fs = std::filesystem;

const std::set<std::string> swedish_markers{"och", "eller", "inte",  "om",  "ett",  "med",  "till", "som",
                                            "det", "den",   "av",    "ska", "utan", "bara", "här",  "skriv",
                                            "ska", "något", "dagar", "dag", "tal",  "datum"};
const std::set<std::string> english_markers{"the", "and", "or",   "not",  "of",   "with", "write", "for",
                                            "is",  "are", "here", "this", "that", "from", "which"};

/// What stands outside of backticks and quotation marks.
std::string prose(std::string_view sentence) {
    std::string text;
    char inside = 0;
    for (const char c : sentence) {
        if (inside != 0) {
            if (c == inside) inside = 0;
        } else if (c == '`' || c == '"') {
            inside = c;
            text += ' ';
        } else {
            text += c;
        }
    }
    return text;
}

std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        const bool letter = (static_cast<unsigned char>(c) & 0x80U) != 0 || std::isalpha(static_cast<unsigned char>(c));
        if (letter) {
            words.back() += c;
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    return words;
}

/// A word of the other language in this sentence, or nothing.
std::string stranger(std::string_view sentence, Language language) {
    for (const std::string& word : split_words(prose(sentence))) {
        if (language == Language::swedish && english_markers.contains(word)) return word;
        if (language == Language::swedish || word == "öre") continue;  // the coin has no other name
        const bool letters = word.find("å") != std::string::npos || word.find("ä") != std::string::npos ||
                             word.find("ö") != std::string::npos;
        if (letters || swedish_markers.contains(word)) return word;
    }
    return "";
}

/// One of everything that messages take out of the tables.
std::vector<Phrase> samples() {
    std::vector<Phrase> all{"`namn`", "7", periods_to_choose(), lengths_to_choose()};
    for (const PeriodWords& each : all_periods()) all.insert(all.end(), {each.one, each.bare});
    for (int i = 0; i <= static_cast<int>(Kind::record); ++i) {
        const KindWords& words = kind_words(static_cast<Kind>(i));
        all.insert(all.end(), {words.called, words.one});
    }
    all.insert(all.end(), {whole_number_words().one, share_words().one, truth_word(true), truth_word(false)});
    for (int i = 0; i <= static_cast<int>(SymbolKind::function); ++i)
        all.push_back(symbol_words(static_cast<SymbolKind>(i)));
    for (int i = 0; i <= static_cast<int>(Status::error); ++i) all.push_back(status_words(static_cast<Status>(i)));
    for (int i = 0; i <= static_cast<int>(RequirementStatus::not_applicable); ++i)
        all.push_back(status_words(static_cast<RequirementStatus>(i)));
    for (const Keyword& each : all_keywords()) all.push_back(quoted(each.word));
    for (int i = 1; i <= 12; ++i) all.push_back(month_name(i));
    for (int i = 1; i <= 7; ++i) all.push_back(weekday_name(i));
    for (int i = 0; i <= static_cast<int>(parsing::Context::nothing); ++i)
        all.push_back(parsing::place_name(static_cast<parsing::Context>(i)));
    return all;
}

std::vector<Message> all_sentences() {
    std::vector<Message> all;
    for (const auto table : {grammar_messages(), check_messages(), search_messages()})
        all.insert(all.end(), table.begin(), table.end());
    return all;
}

// ---- literals ------------------------------------------------------------------------------------------------------

/// Words that the tables hold and nobody else spells: all Swedish ones, and the English ones of time.
std::set<std::string> words_of_tables() {
    std::set<std::string> words;
    const auto add = [&](std::string_view word) {
        // Signs, and words of one or two letters, stand for much else.
        if (word.size() > 2) words.emplace(word);
    };
    for (const Keyword& each : all_keywords())
        for (const auto form : each.swedish) add(form);
    for (const PeriodWords& each : all_periods())
        for (const Twin& twin : {each.singular, each.plural})
            words.insert({std::string(twin.sv), std::string(twin.en)});
    for (const std::string_view name : kind_names()) add(name);
    for (int i = 0; i <= static_cast<int>(Status::error); ++i) add(status_words(static_cast<Status>(i)).sv);
    for (int i = 0; i <= static_cast<int>(RequirementStatus::not_applicable); ++i)
        add(status_words(static_cast<RequirementStatus>(i)).sv);
    for (int i = 1; i <= 12; ++i) add(month_name(i).sv);
    for (int i = 1; i <= 7; ++i) add(weekday_name(i).sv);
    words.emplace(unit_name::krona);
    words.erase("");
    // Keys of JSON, which are English whatever the language, and spelled alike.
    for (const char* key : {"day", "days", "text", "index", "date", "number", "moment", "period", "share", "year",
                            "month", "level", "party", "week", "yes/no", "per"})
        words.erase(key);
    words.erase("klausul");  // the name of the language
    return words;
}

std::string without_comments(const std::string& text) {
    static const std::regex comment("//[^\n]*");
    return std::regex_replace(text, comment, "");
}

/// Whether a word of the tables that is translated like this is the one in the tables: `enligt` with `by` beside it is
/// a word of a sentence, or the name of a command, that only looks the same in one of the languages.
bool is_other_word(std::string_view word, std::string_view translation) {
    if (translation.empty()) return false;
    for (const Keyword& each : all_keywords()) {
        const bool same = std::find(each.swedish.begin(), each.swedish.end(), word) != each.swedish.end();
        if (same && std::find(each.english.begin(), each.english.end(), translation) != each.english.end())
            return false;
    }
    for (const PeriodWords& each : all_periods())
        for (const Twin& twin : {each.singular, each.plural})
            if (twin.sv == word && twin.en == translation) return false;
    for (int i = 0; i <= static_cast<int>(Kind::record); ++i) {
        const Twin& written = kind_words(static_cast<Kind>(i)).written;
        if (written.sv == word && written.en == translation) return false;
    }
    return true;
}

/// The string literals of a source that are nothing but one of these words. What stands right behind a literal and is
/// its translation tells which word it is.
std::vector<std::string> spelled(const std::string& source, const std::set<std::string>& words) {
    static const std::regex literal(R"re("((?:[^"\\\n]|\\.)*)"(?:,\s*"((?:[^"\\\n]|\\.)*)"(?=\s*[)}]|,\s*&))?)re");
    std::vector<std::string> found;
    std::string text = without_comments(source);
    std::smatch match;
    while (std::regex_search(text, match, literal)) {
        const std::string word = match[1];
        const std::string translation = match[2];
        const std::size_t next = static_cast<std::size_t>(match.position()) + word.size() + 2;
        const bool other = !words.contains(translation) && is_other_word(word, translation);
        if (words.contains(word) && !other) found.push_back(word);
        text.erase(0, next);
    }
    return found;
}

/// Words that stand in a list of their own and mean something else there than in an agreement.
const std::set<std::pair<std::string, std::string>> homonyms{
    {"repl/repl_answers.cpp", "då"},   // "at that time", beside "nu"
    {"repl/repl_help.cpp", "saknas"},  // the command that asks what is missing, which is no value
    {"repl/repl_help.cpp", "som"},     // the command that shows answers as a table, which is no template
    {"repl/speech.cpp", "när"},        // words that a question in plain speech begins with
    {"repl/speech.cpp", "ska"},       {"repl/speech.cpp", "gäller"},
};

}  // namespace

TEST_CASE("no message mixes its languages, whatever it is filled with", "[structure]") {
    const std::vector<Phrase> fillings = samples();
    CHECK(fillings.size() > 200);
    std::size_t sentences = 0;
    for (const Message& message : all_sentences()) {
        for (const Phrase& filling : fillings) {
            const std::vector<Phrase> words(5, filling);
            for (const Language language : {Language::swedish, Language::english}) {
                const bool swedish = language == Language::swedish;
                for (const auto sentence :
                     {swedish ? message.sv : message.en, swedish ? message.help_sv : message.help_en}) {
                    const std::string text = fill(sentence, words, language);
                    ++sentences;
                    if (stranger(text, language).empty()) continue;
                    FAIL_CHECK("K" << message.code << ": " << stranger(text, language) << " in: " << text);
                }
            }
        }
    }
    CHECK(sentences > 10'000);
}

TEST_CASE("what is told about a faulty document is in one language a line", "[structure]") {
    std::size_t lines = 0;
    for (const auto& entry : fs::directory_iterator(fs::path(KLAUSUL_ROOT) / "tests" / "faulty")) {
        if (entry.path().extension() != ".klausul") continue;
        std::ifstream file(entry.path(), std::ios::binary);
        for (std::string line; std::getline(file, line) && line.starts_with('#');) {
            const bool swedish = line.starts_with("# sv: ");
            if (!swedish && !line.starts_with("# en: ")) continue;
            ++lines;
            INFO(entry.path().filename().string() << ": " << line);
            CHECK(stranger(line.substr(6), swedish ? Language::swedish : Language::english) == "");
        }
    }
    CHECK(lines > 300);
}

TEST_CASE("a stranger in a sentence is found", "[structure]") {
    CHECK(stranger("skriv the date", Language::swedish) == "the");
    CHECK(stranger("write the datum", Language::english) == "datum");
    CHECK(stranger("a half-year, not ett halvår", Language::english) == "ett");
    CHECK(stranger("write `från och med` and \"och\"", Language::english) == "");
    CHECK(stranger("skriv `the later of`", Language::swedish) == "");
}

TEST_CASE("a word of the tables is spelled nowhere else", "[structure]") {
    const std::set<std::string> words = words_of_tables();
    std::set<std::pair<std::string, std::string>> unmet = homonyms;
    const fs::path root = KLAUSUL_ROOT;
    for (const char* folder : {"grammar", "interpreter", "command", "repl"}) {
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const std::string path = fs::relative(entry.path(), root).generic_string();
            const auto extension = entry.path().extension();
            if ((extension != ".cpp" && extension != ".hpp") || path.starts_with("grammar/words/")) continue;
            std::ifstream file(entry.path(), std::ios::binary);
            const std::string text{std::istreambuf_iterator<char>(file), {}};
            for (const std::string& word : spelled(text, words)) {
                INFO(path << ": \"" << word << "\" stands in grammar/words/ and is taken from there by name");
                const std::pair place{path, word};
                unmet.erase(place);
                CHECK(homonyms.contains(place));
            }
        }
    }
    for (const auto& [path, word] : unmet) FAIL_CHECK(path << " spells no \"" << word << "\" any more");
}

TEST_CASE("a spelled word is found, and one that only looks like it is not", "[structure]") {
    const std::set<std::string> words = words_of_tables();
    const auto found = [&](const std::string& source) { return spelled(source, words); };
    CHECK(found("f(\"halvår\"); // \"kvartal\"\ng(\"ett halvår\");") == std::vector<std::string>{"halvår"});
    CHECK(found("say(\"enligt\", \"according to\")") == std::vector<std::string>{"enligt"});
    CHECK(found("say(\"enligt\", \"by\")").empty());
    CHECK(found("{\"tabell\", \"undantag\", \"exception\"}") == std::vector<std::string>{"tabell", "undantag"});
    CHECK(found("{\"ja\", \"nej\"}") == std::vector<std::string>{"nej"});
    CHECK(found("{\"datum\", \"date\"}") == std::vector<std::string>{"datum"});
}

TEST_CASE("periods are told apart by what they may be used for", "[structure]") {
    CHECK(find_period("half_year") == find_period("halvår"));
    CHECK(find_length("half_years")->months == 6);
    CHECK(find_length("veckor")->days == 7);
    CHECK(find_length("veckodag") == nullptr);
    CHECK_FALSE(find_period("vecka")->index);
    CHECK(find_period("veckor") == nullptr);
    CHECK(is_period("weekday"));
    CHECK_FALSE(is_period("dag"));
    CHECK(is_time_unit("working_days"));
    CHECK_FALSE(is_time_unit("veckodag"));
    CHECK(periods_to_choose().sv == "`månad`, `kvartal`, `halvår` eller `år`");
    CHECK(lengths_to_choose().en == "`days`, `weeks`, `months`, `quarters`, `half_years` or `years`");
}

TEST_CASE("a keyword that follows an operand is never taken for a unit", "[structure]") {
    for (const char* word :
         {"för", "vid", "avrundat", "grupperad", "senast", "preliminär", "delat", "of", "towards", "under", "divided"})
        CHECK(is_never_a_unit(word));
    for (const char* word : {"kr", "timmar", "antal", "nivå", "personer", ""}) CHECK_FALSE(is_never_a_unit(word));
}

}  // namespace klausul::word_tests
