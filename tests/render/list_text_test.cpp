#include "interpreter/render/list_text.hpp"

#include "tests/catch.hpp"

using namespace klausul;

TEST_CASE("a listing has a row for each thing, in columns", "[render]") {
    std::vector<Diagnostic> problems;
    std::vector<Source> sources;
    sources.emplace_back("prov.klausul", "uppgift antal\n\n§ avstämning\n", 0U, problems);
    const std::vector<Listed> rows{{Listed::Kind::fact, "antal", "antal platser", {}, {0, 0, 5}},
                                   {Listed::Kind::clause, "avstämning", "Avstämning", {"A-1", "A-2"}, {0, 15, 18}},
                                   {Listed::Kind::rule, "x", "", {}, {0, 15, 18}}};
    CHECK(list_text(rows, sources, Language::swedish) ==
          "    1  uppgift  antal       \"antal platser\"\n"
          "    3  klausul  avstämning  \"Avstämning\"  [A-1; A-2]\n"
          "    3  regel    x\n");
    JsonWriter json(JsonWriter::Layout::one_line);
    write_list(json, {rows[1]}, sources, Language::swedish);
    CHECK(json.take() ==
          R"([{ "kind": "clause", "name": "avstämning", "title": "Avstämning", "tags": ["A-1", "A-2"], "line": 3 }])");
}
