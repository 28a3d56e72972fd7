// klausul_conformance [NAME-OR-PART…]: every behaviour whose name holds one of the parts; without any, all of them.
// Exit code 0 when each is as its file says, else 1.

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "conformance/behaviour.hpp"
#include "conformance/trial.hpp"

namespace {

namespace fs = std::filesystem;

/// A run of the whole that finds fewer has lost some on the way.
constexpr std::size_t at_least = 500;

std::vector<fs::path> files(const fs::path& folder) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".txt" && entry.path().filename() != "CMakeLists.txt")
            found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

bool asked_for(const std::string& name, const std::vector<std::string>& parts) {
    return parts.empty() || std::any_of(parts.begin(), parts.end(),
                                        [&](const std::string& part) { return name.find(part) != std::string::npos; });
}

/// Whether it is as its file says; what is not is told.
bool passes(const fs::path& file, const std::string& name) {
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    auto [behaviour, problems] = klausul::conformance::read_behaviour(name, text);
    if (problems.empty()) problems = klausul::conformance::differences(behaviour);
    if (problems.empty()) return true;
    std::printf("%s\n  %s\n", name.c_str(), behaviour.sentence.c_str());
    for (const std::string& problem : problems) std::printf("%s\n", problem.c_str());
    std::printf("\n");
    return false;
}

}  // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> parts(arguments + 1, arguments + count);
    const fs::path folder = KLAUSUL_CONFORMANCE;
    std::size_t run = 0;
    std::size_t failed = 0;
    for (const fs::path& file : files(folder)) {
        const std::string name = file.lexically_relative(folder).replace_extension().generic_string();
        if (!asked_for(name, parts)) continue;
        ++run;
        if (!passes(file, name)) ++failed;
    }
    std::printf("%zu behaviours, %zu otherwise than they should be\n", run, failed);
    const std::size_t least = parts.empty() ? at_least : 1;
    if (run < least) std::printf("that is too few: at least %zu are expected\n", least);
    return failed == 0 && run >= least ? 0 : 1;
}
