// klausul list: everything addressable in a document.

#include <memory>

#include "repl/list_text.hpp"
#include "repl/loading.hpp"
#include "repl/verb.hpp"

namespace klausul {
namespace {

int list_document(Session& session, const std::string& path) {
    const Document document = open_for_use(session, path);
    if (!document.good()) return document.code;
    const std::vector<Listed> rows = list(*document.loaded.agreement);
    const auto& sources = document.loaded.all_sources();
    if (session.json) {
        JsonWriter json;
        write_list(json, rows, sources);
        session.out = json.take();
    } else {
        session.out = list_text(rows, sources, session.language);
    }
    return exit_code::fine;
}

}  // namespace

Verb list_verb() {
    auto paths = std::make_shared<std::vector<std::string>>();
    return {"list",
            "lista",
            {"räknar upp klausuler, uppgifter, svar, taggar och tolkningar",
             "lists clauses, facts, answers, tags and readings"},
            {"DOKUMENT", "DOCUMENT"},
            paths.get(),
            false,
            {},
            [paths](Session& session) { return list_document(session, paths->front()); }};
}

}  // namespace klausul
