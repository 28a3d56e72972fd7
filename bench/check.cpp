// How long a large agreement takes to read, check and search for gaps and conflicts: 10 000 clauses against 1 000. What
// is found is counted; a wrong count makes the exit code 1. How long it took never does.
//
//     klausul_bench_check [CLAUSES [REPETITIONS]]

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>

#include "interpreter/klausul.hpp"
#include "interpreter/search/search.hpp"

namespace klausul::bench {
namespace {

/// Each clause has facts, two answers, a helper and an exception of its own; one in twenty leaves a gap.
std::string agreement_of(int clauses) {
    std::string text =
        "avtal stort \"Stort avtal\"\n  gäller från och med 2026-01-01 till och med 2027-12-31\n"
        "part regionen\npart kommunen\ntyp boende\n  hemma; särskilt; korttid\n";
    for (int clause = 0; clause < clauses; ++clause) {
        const std::string n = std::to_string(clause);
        text += "uppgift a" + n + "; b" + n + " : ja/nej\nuppgift n" + n + " : år\nuppgift v" + n + " : boende\n";
        text += "svar p" + n + " : part \"Vem betalar?\"\nsvar x" + n + " : kr \"Hur mycket?\"\n";
        text += "§ k" + n + " \"Klausul " + n + "\"\n";
        text += "  p" + n + " = kommunen om v" + n + " är hemma och a" + n + "  [A-" + n + "]\n";
        text += "    undantag om n" + n + " < 18 år  [B-" + n + "]\n      p" + n + " = regionen\n";
        text += "  p" + n + " = regionen om v" + n + " är hemma och inte a" + n + "  [C-" + n + "]\n";
        text += "  p" + n + " = regionen om v" + n + " är någon av (särskilt; korttid)  [D-" + n + "]\n";
        text += "  h" + n + " = 100 kr om b" + n + "\n";
        if (clause % 20 != 0) text += "  h" + n + " = 200 kr om inte b" + n + "\n";
        text += "  x" + n + " = 2 * h" + n + " avrundat till hela kronor  [E-" + n + "]\n";
    }
    return text;
}

struct Time {
    double load = 0;
    double search = 0;
    bool right = true;
};

double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

Time measure(int clauses) {
    const std::string text = agreement_of(clauses);
    Time time;
    const double start = seconds();
    const Loaded loaded = load({"stort.klausul", text}, [](std::string_view) { return std::nullopt; });
    time.load = seconds() - start;
    if (!loaded.agreement) return {0, 0, false};
    const search::Report report = search::search(loaded.agreement->program(), loaded.agreement->sources(), nullptr);
    time.search = seconds() - start - time.load;
    const auto count = [&](search::Verdict verdict) {
        return std::count_if(report.findings.begin(), report.findings.end(),
                             [&](const search::Finding& each) { return each.verdict == verdict; });
    };
    const long gaps = (clauses + 19) / 20;
    time.right = count(search::Verdict::found) == gaps && count(search::Verdict::never) == 4L * clauses - gaps;
    return time;
}

/// The least of each over the repetitions.
Time least(int clauses, int repetitions) {
    Time best = measure(clauses);
    for (int i = 1; i < repetitions; ++i) {
        const Time next = measure(clauses);
        best = {std::min(best.load, next.load), std::min(best.search, next.search), best.right && next.right};
    }
    return best;
}

int run(int clauses, int repetitions) {
    const Time small = least(clauses / 10, repetitions);
    const Time large = least(clauses, repetitions);
    std::printf("%-22s %12s %12s %8s\n", "", (std::to_string(clauses / 10) + " clauses").c_str(),
                (std::to_string(clauses) + " clauses").c_str(), "ratio");
    const auto line = [](const char* what, double a, double b) {
        std::printf("%-22s %10.3f s %10.3f s %8.1f\n", what, a, b, b / a);
    };
    line("read and check", small.load, large.load);
    line("gaps and conflicts", small.search, large.search);
    line("together", small.load + small.search, large.load + large.search);
    if (small.right && large.right) return 0;
    std::printf("what was found is not what there is\n");
    return 1;
}

}  // namespace
}  // namespace klausul::bench

int main(int count, char** arguments) {
    const int clauses = count > 1 ? std::atoi(arguments[1]) : 10'000;
    const int repetitions = count > 2 ? std::atoi(arguments[2]) : 3;
    if (count > 3 || clauses < 100 || repetitions < 1) {
        std::fprintf(stderr, "klausul_bench_check: [CLAUSES [REPETITIONS]], at least 100 clauses\n");
        return 2;
    }
    return klausul::bench::run(clauses, repetitions);
}
