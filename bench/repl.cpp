// A step at the prompt of `klausul repl`: a fact is set, and an answer asked for. The agreement is read before.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "repl/repl_session.hpp"

namespace klausul::bench {
namespace {

constexpr double limit_ms = 10;
constexpr std::size_t steps = 400;

struct Step {
    std::string first;  ///< a fact
    std::string other;  ///< the same fact with another value
    std::string question;
};

int run(const std::string& document, const Step& step) {
    ReplSession session({Language::swedish, false, {}, Day{0}});
    std::string told;
    const auto begun = std::chrono::steady_clock::now();
    if (!session.start({{document}, "", std::nullopt}, told)) {
        std::fprintf(stderr, "%s", told.c_str());
        return 2;
    }
    const auto milliseconds = [](auto from) {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count();
    };
    const double loaded = milliseconds(begun);
    std::vector<double> times;
    std::string given;
    std::string answered;
    for (std::size_t i = 0; i < steps; ++i) {
        const auto start = std::chrono::steady_clock::now();
        given = session.take(i % 2 == 0 ? step.first : step.other);
        answered = session.take(step.question);
        times.push_back(milliseconds(start));
    }
    if (given.find(" = ") == std::string::npos || answered.find('(') == std::string::npos) {
        std::fprintf(stderr, "%s%s", given.c_str(), answered.c_str());
        return 1;
    }
    std::sort(times.begin(), times.end());
    std::printf(
        "%s\n  read and checked in %.1f ms\n  fact and question: median %.2f ms, worst of twenty %.2f ms, limit %.0f "
        "ms%s\n",
        document.c_str(), loaded, times[steps / 2], times[steps * 19 / 20], limit_ms,
        times[steps * 19 / 20] > limit_ms ? "  NOT KEPT" : "");
    return 0;
}

}  // namespace
}  // namespace klausul::bench

int main(int count, char** arguments) {
    if (count != 5) {
        std::fprintf(stderr, "klausul_bench_repl DOCUMENT FACT FACT QUESTION\n");
        return 2;
    }
    return klausul::bench::run(arguments[1], {arguments[2], arguments[3], arguments[4]});
}
