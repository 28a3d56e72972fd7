// The differential run. First what once differed (corpus/), then programs and cases drawn at random: the library is
// compared with the naive evaluator, with its own answers once more is known, and with itself on texts that mean the
// same. What is wrong is made small, told, and written to the folder of the run.

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>

#include "blocks.hpp"
#include "generate.hpp"
#include "searched.hpp"
#include "shrink.hpp"
#include "views.hpp"

namespace klausul::differential {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::uint64_t seed = 0;
    std::size_t pairs = 100'000;
    fs::path corpus = KLAUSUL_DIFFERENTIAL_CORPUS;
    fs::path out = ".";
};

struct Counts {
    std::size_t programs = 0;
    std::size_t refused = 0;
    std::size_t pairs = 0;
    std::size_t completions = 0;
    std::size_t forms = 0;
    std::size_t proofs = 0;
    std::size_t wrong = 0;
    std::map<std::string, std::size_t> statuses;
    std::map<std::string, std::size_t> reasons;  ///< why programs were refused
};

constexpr std::size_t cases_per_program = 50;
constexpr std::size_t most_told = 3;

std::string file_text(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

class Run {
public:
    explicit Run(Options options) : options_(std::move(options)) {}

    int go() {
        std::cout << "seed " << options_.seed << "\n";
        rerun_corpus();
        for (std::uint64_t i = 0; counts_.pairs < options_.pairs && counts_.wrong < most_told; ++i) {
            Random random(options_.seed * 0x9E3779B97F4A7C15ULL + i);
            draw(random);
        }
        tell_counts();
        const bool too_many_refused = counts_.refused * 20 > counts_.programs;
        if (too_many_refused) std::cout << "the checker refuses too many of the programs drawn\n";
        return counts_.wrong != 0 || too_many_refused ? 1 : 0;
    }

private:
    void rerun_corpus() {
        std::vector<fs::path> texts;
        for (const auto& entry : fs::directory_iterator(options_.corpus))
            if (entry.path().extension() == ".klausul") texts.push_back(entry.path());
        std::sort(texts.begin(), texts.end());
        for (const fs::path& path : texts) {
            const Texts text = texts_of(file_text(path));
            const TestCase facts = case_of(file_text(fs::path(path).replace_extension(".case")));
            std::string refused;
            const auto library = Library::load(text, refused);
            Second second(text);
            const std::string problem = library ? compare(*library, second, facts) : refused;
            if (problem.empty()) continue;
            ++counts_.wrong;
            std::cout << "corpus " << path.filename().string() << "\n" << problem << "\n";
        }
        std::cout << "corpus " << texts.size() << "\n";
    }

    void draw(Random& random) {
        const Generated made = generate_program(random);
        ++counts_.programs;
        std::string refused;
        const auto library = Library::load(texts_of(made.text), refused);
        if (!library) {
            ++counts_.refused;
            ++counts_.reasons[refused.substr(0, refused.find(' '))];
            const bool of_circle = refused.starts_with("K0403") && refused.find('\n') + 1 == refused.size();
            if (of_circle && !Second(texts_of(made.text)).has_circle()) tell_circle(made, refused);
            return;
        }
        Second second(texts_of(made.text));
        if (second.has_circle()) return tell_circle(made, "accepted, but precedence runs in a circle");
        std::vector<TestCase> cases;
        for (std::size_t i = 0; i < cases_per_program; ++i) cases.push_back(generate_case(made.schema, random));
        for (const TestCase& facts : cases) {
            const Answers answers = library->answers(facts);
            for (const auto& [name, told] : answers)
                ++counts_.statuses[word(told.status) + std::string(told.whatever.empty() ? "" : ", whatever")];
            ++counts_.pairs;
            const std::string problem = difference(answers, second.answers(facts));
            if (!problem.empty()) return tell_difference(made, facts);
        }
        // The other views see the program at a few of the cases, since each of them asks many times.
        if (!asks_what_is_unknown(made.text)) complete(made, *library, second, cases);
        if (!asks_what_is_unknown(made.text)) look(made, *library, cases);
        if (counts_.programs % 5 == 0) reform(made, *library, cases, random);
    }

    // ---- the views

    void complete(const Generated& made, Library& library, Second& second, const std::vector<TestCase>& cases) {
        constexpr std::size_t some = 2;
        constexpr std::size_t most = 8;
        for (std::size_t i = 0; i < some; ++i) {
            const std::string problem = contradicted(library, second, made.schema, cases[i], most, counts_.completions);
            if (problem.empty()) continue;
            std::size_t uncounted = 0;
            const Fails fails = [&](const std::string& text, const TestCase& facts) {
                std::string refused;
                const auto smaller = Library::load(texts_of(text), refused);
                if (!smaller) return false;
                Second other(texts_of(text));
                text_at_work_ = text;
                return !contradicted(*smaller, other, made.schema, facts, most, uncounted).empty();
            };
            return tell("contradicted", made.text, cases[i], fails, [&](Library& last, const TestCase& facts) {
                Second other(texts_of(text_at_work_));
                return contradicted(last, other, made.schema, facts, most, uncounted);
            });
        }
    }

    /// What the search has proved holds at every case.
    void look(const Generated& made, Library& library, const std::vector<TestCase>& cases) {
        const Searched searched(library);
        counts_.proofs += searched.proofs();
        for (std::size_t i = 0; i < cases.size(); ++i) {
            // The search counts all facts as known: a gap with one unknown may be a conflict with each of its values.
            const std::optional<TestCase> whole = completed(made.schema, cases[i], i * 7 + counts_.programs);
            if (!whole) continue;
            const TestCase& facts = *whole;
            if (searched.contradicted_by(library, facts).empty()) continue;
            const auto view = [](Library& last, const TestCase& each) {
                return Searched(last).contradicted_by(last, each);
            };
            const Fails fails = [&](const std::string& text, const TestCase& each) {
                std::string refused;
                const auto smaller = Library::load(texts_of(text), refused);
                const bool still_whole = each.facts.size() == facts.facts.size();
                return smaller && still_whole && !view(*smaller, each).empty();
            };
            return tell("search", made.text, facts, fails, view);
        }
    }

    void reform(const Generated& made, Library& library, const std::vector<TestCase>& cases, Random& random) {
        constexpr std::size_t some = 8;
        const std::uint64_t order = random.next();
        const auto texts_in_other_form = [order](const std::string& text, bool in_modules) {
            Random same(order);
            return texts_of(in_modules ? split(text) : reordered(text, same));
        };
        for (const bool in_modules : {false, true}) {
            std::string refused;
            const auto other = Library::load(texts_in_other_form(made.text, in_modules), refused);
            if (!other) {
                ++counts_.wrong;
                std::cout << "refused in another form: " << refused << made.text << "\n";
                return;
            }
            for (std::size_t i = 0; i < some; ++i) {
                ++counts_.forms;
                if (changed(library, *other, cases[i]).empty()) continue;
                const auto view = [&](Library& last, const TestCase& facts) -> std::string {
                    std::string why;
                    const auto reformed = Library::load(texts_in_other_form(text_at_work_, in_modules), why);
                    return reformed ? changed(last, *reformed, facts) : "";
                };
                const Fails fails = [&](const std::string& text, const TestCase& facts) {
                    std::string why;
                    const auto smaller = Library::load(texts_of(text), why);
                    text_at_work_ = text;
                    return smaller && !view(*smaller, facts).empty();
                };
                return tell(in_modules ? "modules" : "order", made.text, cases[i], fails, view);
            }
        }
    }

    // ---- what is wrong

    void tell_circle(const Generated& made, const std::string& what) {
        ++counts_.wrong;
        std::string text = made.text;
        TestCase none;
        shrink(text, none, [&](const std::string& each, const TestCase&) {
            std::string why;
            const bool accepted = Library::load(texts_of(each), why) != nullptr;
            const bool of_circle = why.starts_with("K0403") && why.find('\n') + 1 == why.size();
            return (accepted || of_circle) && accepted == Second(texts_of(each)).has_circle();
        });
        std::cout << "circle: found after " << counts_.pairs << " pairs: " << what << "\n" << text << "\n";
    }

    void tell_difference(const Generated& made, const TestCase& facts) {
        const auto view = [&](Library& library, const TestCase& each) {
            Second second(texts_of(text_at_work_));
            return compare(library, second, each);
        };
        const Fails fails = [&](const std::string& text, const TestCase& each) {
            std::string refused;
            const auto smaller = Library::load(texts_of(text), refused);
            text_at_work_ = text;
            return smaller && smaller->knows_values_of(each) && !view(*smaller, each).empty();
        };
        tell("naive", made.text, facts, fails, view);
    }

    template <typename View>
    void tell(const std::string& what, std::string text, TestCase facts, const Fails& fails, const View& view) {
        ++counts_.wrong;
        std::cout << what << ": found after " << counts_.pairs << " pairs\n";
        shrink(text, facts, fails);
        std::string refused;
        const auto library = Library::load(texts_of(text), refused);
        text_at_work_ = text;
        std::cout << text << "---\n"
                  << text_of(facts) << "---\n"
                  << (library ? view(*library, facts) : refused) << "\n";
        const std::string name = what + "_" + std::to_string(options_.seed) + "_" + std::to_string(counts_.programs);
        std::ofstream(options_.out / (name + ".klausul")) << text;
        std::ofstream(options_.out / (name + ".case")) << text_of(facts);
    }

    void tell_counts() {
        std::cout << counts_.programs << " programs (" << counts_.refused << " refused), " << counts_.pairs
                  << " pairs, " << counts_.completions << " completions, " << counts_.forms << " in other forms, "
                  << counts_.proofs << " proofs, wrong: " << counts_.wrong << "\n";
        for (const auto& [reason, count] : counts_.reasons)
            std::cout << "  refused " << count << ": " << reason << "\n";
        for (const auto& [status, count] : counts_.statuses) std::cout << "  " << status << ": " << count << "\n";
    }

    Options options_;
    Counts counts_;
    std::string text_at_work_;  ///< the text a view is shown, which may be a smaller one
};

int usage() {
    std::cerr << "klausul_differential [--seed N] [--pairs N] [--corpus FOLDER] [--out FOLDER]\n";
    return 2;
}

int run(const std::vector<std::string>& arguments) {
    Options options;
    options.seed = std::random_device{}();
    for (std::size_t i = 0; i < arguments.size(); i += 2) {
        if (i + 1 == arguments.size()) return usage();
        const std::string& value = arguments[i + 1];
        if (arguments[i] == "--seed") {
            options.seed = std::stoull(value);
        } else if (arguments[i] == "--pairs") {
            options.pairs = std::stoull(value);
        } else if (arguments[i] == "--corpus") {
            options.corpus = value;
        } else if (arguments[i] == "--out") {
            options.out = value;
        } else {
            return usage();
        }
    }
    return Run(std::move(options)).go();
}

}  // namespace
}  // namespace klausul::differential

int main(int argc, char** argv) { return klausul::differential::run({argv + 1, argv + argc}); }
