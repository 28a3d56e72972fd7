// Documents with one mistake each, as somebody who writes an agreement might make it. The first lines of a file say
// what must be told about it, and where:
//
//     # K0302 rad 15
//     # sv: talet saknar enhet; här behövs kr
//     # sv: skriv `640 kr`
//     # en: the number has no unit; kr is needed here
//     # en: write `640 kr`
//
// The second sentence of a language is the help; it is left out where there is none. `# K0214 rad 1 i priser.klausul`
// is a mistake in another document; those lie in beside/. With KLAUSUL_WRITE_GOLDEN=1 in the environment these lines
// are written anew for every file (a new one needs no more than its text); read the difference.

#include <unistd.h>
#include <algorithm>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>
#include "tests/catch.hpp"

#include "command/command.hpp"
#include "command/modules.hpp"
#include "command/session.hpp"
#include "interpreter/klausul.hpp"
#include "interpreter/render/diagnostics.hpp"

using namespace klausul;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

const fs::path folder = fs::path(KLAUSUL_ROOT) / "tests" / "faulty";

std::vector<fs::path> faulty_files() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".klausul") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string read_text(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The length of the lines at the top that say what is expected.
std::size_t header_length(const std::string& text) {
    std::size_t length = 0;
    for (const std::string mark : {"# K", "# sv: ", "# sv: ", "# en: ", "# en: "}) {
        if (text.compare(length, mark.size(), mark) == 0) length = text.find('\n', length) + 1;
    }
    return length;
}

Loaded loaded(const std::string& text) {
    const std::vector<std::string> roots{(folder / "beside").string()};
    std::map<std::string, std::vector<SourceText>> read;
    return load({"prov.klausul", text}, find_in(roots), neighbours_in(roots, (folder / "prov.klausul").string(), read));
}

void add_line(std::string& text, std::string_view mark, const std::string& sentence) {
    if (!sentence.empty()) text.append("# ").append(mark).append(": ").append(sentence).append("\n");
}

/// What is told about a text, in the form of a header.
std::string told(const std::string& text) {
    const Loaded found = loaded(text);
    std::string header;
    for (const Diagnostic& each : found.diagnostics) {
        const Source& source = found.all_sources().at(each.span.source);
        const bool elsewhere = each.span.source != 0;
        const std::string digits = std::to_string(each.code);
        header += "# K" + std::string(4 - digits.size(), '0') + digits + " rad " +
                  std::to_string(source.position(each.span.begin).line);
        header += (elsewhere ? " i " + fs::path(source.path()).filename().string() : "") + "\n";
        const Sentences swedish = sentences_of(each, all_messages(), Language::swedish);
        const Sentences english = sentences_of(each, all_messages(), Language::english);
        add_line(header, "sv", swedish.message);
        add_line(header, "sv", swedish.help);
        add_line(header, "en", english.message);
        add_line(header, "en", english.help);
    }
    return header;
}

/// The header moves the lines below it, so it is put there before they are counted.
void write_header(const fs::path& path) {
    const std::string text = read_text(path);
    const std::string body = text.substr(header_length(text));
    const std::string header = told(told(body) + body);
    std::ofstream(path, std::ios::binary) << header << body;
}

std::string code_of(const std::string& header) { return header.substr(0, header.find(" rad ")); }

}  // namespace

TEST_CASE("what is told about each faulty document is what its first lines say", "[faulty]") {
    const std::vector<fs::path> files = faulty_files();
    CHECK(files.size() >= 120);
    for (const fs::path& path : files) {
        if (std::getenv("KLAUSUL_WRITE_GOLDEN") != nullptr) write_header(path);
        const std::string text = read_text(path);
        INFO(path.filename().string());
        CHECK(told(text) == text.substr(0, header_length(text)));
    }
}

TEST_CASE("each kind of mistake is named by its own code", "[faulty]") {
    // A corpus that came to say the same of every file would be of no use.
    std::vector<std::string> codes;
    for (const fs::path& path : faulty_files()) codes.push_back(code_of(read_text(path)));
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    CHECK(codes.size() >= 85);
}

namespace {

/// A file in a folder of its own that is gone afterwards.
class Written {
public:
    explicit Written(const std::string& text) {
        fs::create_directories(place_);
        std::ofstream(path(), std::ios::binary) << text;
    }
    ~Written() { fs::remove_all(place_); }
    Written(const Written&) = delete;
    Written& operator=(const Written&) = delete;
    [[nodiscard]] std::string path() const { return (place_ / "fel.klausul").string(); }

private:
    static inline int count_ = 0;
    fs::path place_ =
        fs::temp_directory_path() / ("klausul-faulty-" + std::to_string(getpid()) + "-" + std::to_string(count_++));
};

CommandResult check(const std::vector<std::string>& arguments) {
    std::vector<std::string> all{"check"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return run_command(all, {"sv_SE.UTF-8", false});
}

std::size_t times(const std::string& text, const std::string& words) {
    std::size_t count = 0;
    for (std::size_t at = 0; (at = text.find(words, at)) != std::string::npos; at += words.size()) ++count;
    return count;
}

/// The mistakes take turns: of grammar, of names, of units, of tags.
std::string thousand_mistakes(bool of_grammar) {
    const std::vector<std::string> lines =
        of_grammar ? std::vector<std::string>{"x = 25.940 kr", "x = 3 +", "undatag om a", "x = (a", "text öppen"}
                   : std::vector<std::string>{"x = belop", "x = 3", "x = 3 timmar", "x = 3 kr om belopp", "x = 3 kor"};
    std::string text = "avtal a\n  gäller tills vidare\nuppgift belopp : kr\nsvar x : kr \"?\"\n";
    for (std::size_t i = 0; i < 1000; ++i) text += "§ k" + std::to_string(i) + "\n  " + lines[i % lines.size()] + "\n";
    return text;
}

}  // namespace

TEST_CASE("of a thousand mistakes twenty are shown and the rest counted", "[faulty]") {
    for (const bool of_grammar : {true, false}) {
        const Written file(thousand_mistakes(of_grammar));
        const std::clock_t start = std::clock();  // of the processor, which others may be using too
        const CommandResult result = check({file.path()});
        const double taken = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        CHECK(result.code == 1);
        CHECK(times(result.err, "fel K0") == 20);
        CHECK_THAT(result.err, Contains("… och 980 till, som inte visas\n"));
        CHECK(result.out == "1 dokument: 1000 fel, 0 varningar, 0 tips\n");
        CHECK(taken < 10);  // hundredths of a second, unless something grows with the square of the lines
        CHECK(times(check({"--format", "short", file.path()}).out, "\n") == 1000);
        CHECK(times(check({"--json", file.path()}).out, "\"code\"") == 1000);
    }
}

TEST_CASE("of a conflict of a new value with one that does not end, the first advice is to end the old one",
          "[faulty]") {
    const auto told_of = [](const std::string& old, const std::string& fresh) {
        const Written file(
            "avtal a\n  gäller från och med 2026-01-01 till och med 2027-12-31\nuppgift tid : timmar\n"
            "uppgift akut : ja/nej\nsvar x : kr \"?\"\n§ k\n  x = " +
            old + "\n  x = " + fresh + "\n");
        return check({file.path()}).err;
    };
    const std::string advice =
        "hjälp: gäller den nya i stället för den gamla från och med 2027-01-01, så avsluta den gamla med `till och med "
        "2026-12-31`; annars: låt den ena regeln";
    CHECK_THAT(told_of("tid * 600 kr/timme", "tid * 620 kr/timme från och med 2027-01-01"), Contains(advice));
    CHECK_THAT(told_of("tid * 620 kr/timme från och med 2027-01-01", "tid * 600 kr/timme"), Contains(advice));
    CHECK_THAT(told_of("600 kr om akut", "700 kr om akut från och med 2027-01-01"), Contains(advice));
    // From the same day, or where the new one ends first, that is not what is wrong.
    CHECK_THAT(told_of("600 kr om akut", "700 kr om tid > 1 timme"), Contains("hjälp: låt den ena regeln"));
    CHECK_THAT(told_of("600 kr om akut till och med 2026-12-31", "tid * 1 kr/timme från och med 2026-06-01"),
               Contains("hjälp: låt den ena regeln"));
}

TEST_CASE("the short form is a line for each mistake", "[faulty]") {
    const Written file("avtal a\n  gäller tills vidare\nsvar x : kr \"?\"\n§ k\n  x = 25.940 kr\n");
    const CommandResult result = check({"--format", "short", file.path()});
    CHECK(result.code == 1);
    CHECK(result.err.empty());
    CHECK(result.out == file.path() +
                            ":5:7: fel K0112: punkten i `25.940` kan vara både tusentals- och decimaltecken (skriv "
                            "`25 940` för tusental och `25,94` för decimaler)\n");
    CHECK_THAT(check({"--format=short", "--lang", "en", file.path()}).out,
               Contains(":5:7: error K0112: the point in `25.940` can mean"));
    const Written clean("avtal a\n  gäller tills vidare\nsvar x : kr \"?\"\n§ k\n  x = 3 kr\n");
    CHECK(check({"--format", "short", clean.path()}).out.empty());
    CHECK(check({"--format", "short", clean.path()}).code == 0);
}

TEST_CASE("the short form says what is wrong with a module once", "[faulty]") {
    const fs::path place = fs::temp_directory_path() / ("klausul-faulty-modules-" + std::to_string(getpid()));
    fs::create_directories(place);
    std::ofstream(place / "m.klausul") << "modul m\nuppgift a : pengar\n";
    std::ofstream(place / "b.klausul") << "avtal b\nanvänd m\n";
    const CommandResult result = check({"--format", "short", place.string()});
    CHECK(times(result.out, "K0202") == 1);
    CHECK(times(result.out, "\n") == 1);
    fs::remove_all(place);
}

TEST_CASE("the forms of check can be named, and exclude each other", "[faulty]") {
    const Written file("avtal a\n  gäller tills vidare\n");
    CHECK(check({"--format", "json", file.path()}).out == check({"--json", file.path()}).out);
    CHECK(check({"--format", "text", file.path()}).out == check({file.path()}).out);
    CHECK_THAT(check({"--format", "shrt", file.path()}).err,
               Contains("formatet `shrt` finns inte; menade du `short`?"));
    CHECK(check({"--format", "shrt", file.path()}).code == 2);
    CHECK_THAT(check({"--json", "--format", "short", file.path()}).err,
               Contains("välj antingen --json eller --format short"));
    CHECK(check({"--json", "--format", "json", file.path()}).code == 0);
}

TEST_CASE("columns count characters, however many bytes or cells they take", "[faulty]") {
    const auto column = [](const std::string& before) {
        const Written file("avtal a\n  gäller tills vidare\n§ k\n  text \"" + before + "\" fel\n");
        const std::string line = check({"--format", "short", file.path()}).out;
        const std::size_t at = line.find(":4:");
        REQUIRE(at != std::string::npos);
        return std::stoul(line.substr(at + 3));
    };
    CHECK(column("aaa") == 14);
    CHECK(column("åäö") == 14);
    CHECK(column("漢字漢") == 14);
    CHECK(column("a\u030Ab") == 14);  // å of two characters
    CHECK(column("\U0001F600\U0001F600\U0001F600") == 14);
    CHECK(column("") == 11);
}

TEST_CASE("the caret stands under the mistake, whatever stands before it", "[faulty]") {
    const auto caret = [](const std::string& before) {
        const Written file("avtal a\n  gäller tills vidare\n§ k\n  text \"" + before + "\" fel\n");
        const std::string text = check({file.path()}).err;
        const std::string mark = "\n  | ";
        const std::size_t at = text.rfind(mark);
        REQUIRE(at != std::string::npos);
        return text.find('^', at) - at - mark.size();
    };
    CHECK(caret("aaa") == 13);
    CHECK(caret("åäö") == 13);
    CHECK(caret("漢字漢") == 16);    // two cells each
    CHECK(caret("a\u030Ab") == 12);  // the ring takes none
    CHECK(caret("\U0001F600") == 12);
}
