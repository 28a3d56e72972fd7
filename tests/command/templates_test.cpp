// What the verbs show of a template: the words where they stand, the tags where the document gives them.

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/command/commands.hpp"

using namespace klausul;
using namespace klausul::commands;
using Catch::Contains;

namespace {

/// A module with templates and two agreements that use them, in a folder of its own.
class Agreements {
public:
    Agreements() : folder_(fs::temp_directory_path() / ("klausul-templates-" + std::to_string(getpid()))) {
        fs::create_directories(folder_);
        write("m", R"(modul m "Gemensamt"
svar x : kr "Hur mycket?"
uppgift a : ja/nej "a gäller"
väntad lucka i x "var för sig"
mall tid för huvudet
  gäller från och med 2026-01-01 till och med 2026-12-31        [giltighet]
mall pris "Pris"
  x = 1 kr om inte a                                            [grund]
  x = 2 kr om a                                                 [akut]
  ska "säga till" varje år                                      [plikt]
)");
        for (const std::string name : {"A", "B"}) {
            write(name, "avtal " + name + " \"Avtal " + name + "\"\n  som tid\n    giltighet [" + name +
                            "-1]\nanvänd m\n§ p som pris\n  grund   [" + name + "-2]\n  akut    [" + name +
                            "-3]\n  plikt   [" + name + "-4; " + name + "-5]\n");
        }
    }
    ~Agreements() { fs::remove_all(folder_); }
    Agreements(const Agreements&) = delete;
    Agreements& operator=(const Agreements&) = delete;

    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / (name + ".klausul"), std::ios::binary | std::ios::app) << text;
    }
    /// What the verb says of a document, or of all of them; the folder's name cut.
    [[nodiscard]] std::string said(const std::string& verb, const std::string& name,
                                   const std::vector<std::string>& more = {}) const {
        const fs::path path = name.empty() ? folder_ : folder_ / (name + ".klausul");
        std::vector<std::string> arguments{verb, path.string()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const CommandResult result = run_command(arguments, {"sv_SE.UTF-8", false});
        std::string text = result.out + result.err;
        const std::string prefix = folder_.string() + "/";
        for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix))
            text.erase(at, prefix.size());
        return text;
    }

private:
    fs::path folder_;
};

}  // namespace

TEST_CASE("a tag of a template is listed on the line that gives it", "[command]") {
    const Agreements agreements;
    CHECK(agreements.said("list", "", {"--tags"}) ==
          "A-1  beräknad  huvud       A.klausul:3\n"
          "A-2  beräknad  regel       A.klausul:6  § Pris\n"
          "A-3  beräknad  regel       A.klausul:7  § Pris\n"
          "A-4  beräknad  skyldighet  A.klausul:8  § Pris\n"
          "A-5  beräknad  skyldighet  A.klausul:8  § Pris\n"
          "B-1  beräknad  huvud       B.klausul:3\n"
          "B-2  beräknad  regel       B.klausul:6  § Pris\n"
          "B-3  beräknad  regel       B.klausul:7  § Pris\n"
          "B-4  beräknad  skyldighet  B.klausul:8  § Pris\n"
          "B-5  beräknad  skyldighet  B.klausul:8  § Pris\n");
    CHECK(agreements.said("list", "A") ==
          "    5  klausul     p  \"Pris\"\n"
          "    5  regel       x  [A-2]\n"
          "    5  regel       x  [A-3]\n"
          "    5  skyldighet     \"säga till\"  ska, varje år  [A-4; A-5]\n");
}

TEST_CASE("examples reach the lines of a template in their own agreement only", "[command]") {
    const Agreements agreements;
    agreements.write("A", "exempel \"a\"\n  den 2026-02-01\n  givet a = ja\n  ger x = 2 kr\n  enligt [A-3]\n");
    agreements.write("B", "exempel \"b\"\n  den 2026-02-01\n  givet a = nej\n  ger x = 1 kr\n  enligt [B-2]\n");
    const std::string text = agreements.said("test", "");
    CHECK_THAT(text, Contains("A.klausul: 1 prov\n  klausultäckning: 1 av 2\n    inte nådd: regel x, § Pris [A-2]\n"
                              "      --> m.klausul:8:"));
    CHECK_THAT(text, Contains("B.klausul: 1 prov\n  klausultäckning: 1 av 2\n    inte nådd: regel x, § Pris [B-3]\n"
                              "      --> m.klausul:9:"));
    CHECK_THAT(text, Contains("2 prov godkända, 0 underkända"));
}

TEST_CASE("status, calendar and pages show a template as lines of the agreement", "[command]") {
    const Agreements agreements;
    CHECK_THAT(agreements.said("status", "B", {"--date", "2026-02-01"}),
               Contains("2026-01-01 till och med 2026-12-31 (ursprunglig avtalstid) [B-1]"));
    CHECK_THAT(agreements.said("calendar", "B", {"--from", "2026-01-01", "--to", "2026-12-31"}),
               Contains("ska: säga till (varje år)\n    Avtal B, § Pris [B-4; B-5]"));
    CHECK_THAT(agreements.said("doc", "B"),
               Contains("| gäller från och med 2026-01-01 till och med 2026-12-31 |  \\[B-1\\] |") &&
                   Contains("- **ska:** säga till, varje år \\[B-4\\] \\[B-5\\]") && Contains("| skyldighet [§"));
    CHECK_THAT(agreements.said("doc", "m"), Contains("## Mallar") && Contains("### För huvudet: tid") &&
                                                Contains("säga till, varje år \\[plikt\\]"));
}

TEST_CASE("a mistake in a template's lines is told once, with the uses", "[command]") {
    const Agreements agreements;
    agreements.write("m", "mall fel\n  x = 3 dagar\n");
    agreements.write("A", "§ q som fel\n");
    agreements.write("B", "§ q som fel\n");
    const std::string text = agreements.said("check", "");
    CHECK_THAT(text, Contains("m.klausul:12:") && Contains("A.klausul:9:1: mallen används här"));
    CHECK(text.find("m.klausul:12:") == text.rfind("m.klausul:12:"));
}
