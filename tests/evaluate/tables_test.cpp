// The documents of tests/tables: published tables worked out anew, each row an example or a line of a check.

#include "tests/catch.hpp"

#include "command/command.hpp"

using namespace klausul;

TEST_CASE("every row of the published tables comes out", "[evaluate]") {
    const CommandResult result = run_command({"test", KLAUSUL_ROOT "/tests/tables"}, {"sv_SE.UTF-8", false});
    INFO(result.out << result.err);
    CHECK(result.code == 0);
    CHECK(result.out.find("14 prov godkända, 0 underkända") != std::string::npos);
}
