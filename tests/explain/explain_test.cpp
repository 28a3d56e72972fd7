// How answers are explained, word for word: tests/explain/hemrehabilitering.klausul and, for each way in which clauses
// meet, a case and what `klausul run --why` prints for it in Swedish and English; the same in the folders below, each
// with a document of its own. With KLAUSUL_WRITE_GOLDEN=1 in the environment the pages are written anew; read the
// difference before committing it.

#include "tests/catch.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "command/command.hpp"

namespace {

namespace fs = std::filesystem;

const fs::path folder = fs::path(KLAUSUL_ROOT) / "tests" / "explain";

std::string read_text(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The one document that lies beside a case.
fs::path document_of(const fs::path& facts) {
    for (const auto& entry : fs::directory_iterator(facts.parent_path())) {
        if (entry.path().extension() == ".klausul") return entry.path();
    }
    return {};
}

std::string page(const fs::path& facts, const std::string& language) {
    return klausul::run_command(
               {"run", document_of(facts).string(), "--case", facts.string(), "--why", "--lang", language},
               {"C.UTF-8", false})
        .out;
}

}  // namespace

TEST_CASE("each way in which clauses meet is explained in Swedish and in English", "[explain]") {
    const bool write = std::getenv("KLAUSUL_WRITE_GOLDEN") != nullptr;
    std::size_t cases = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".json") continue;
        ++cases;
        for (const std::string language : {"sv", "en"}) {
            fs::path golden = entry.path();
            golden.replace_extension("." + language + ".txt");
            const std::string printed = page(entry.path(), language);
            if (write) std::ofstream(golden, std::ios::binary) << printed;
            INFO(golden.filename().string());
            CHECK(read_text(golden) == printed);
        }
    }
    CHECK(cases >= 15);
}
