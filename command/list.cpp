// klausul list: everything addressable in a document, or the tags of many.

#include <algorithm>
#include <filesystem>
#include <memory>

#include "command/loading.hpp"
#include "command/verb.hpp"
#include "grammar/syntax.hpp"
#include "interpreter/answer/tag_index.hpp"
#include "interpreter/render/list_text.hpp"
#include "interpreter/render/tags_text.hpp"

namespace klausul {
namespace {

struct ListArguments {
    std::vector<std::string> paths;
    bool tags = false;
    bool csv = false;
};

int list_document(Session& session, const std::string& path) {
    const Document document = open_for_use(session, path);
    if (!document.good()) return document.code;
    const std::vector<Listed> rows = list(*document.loaded.agreement);
    const auto& sources = document.loaded.all_sources();
    if (session.json) {
        JsonWriter json;
        write_list(json, rows, sources, session.language);
        session.out = json.take();
    } else {
        session.out = list_text(rows, sources, session.language);
    }
    return exit_code::fine;
}

/// The tags of all documents together; nothing where one of them has errors, since the index would not be whole.
int list_tags(Session& session, const ListArguments& arguments) {
    if (arguments.csv && session.json)
        return session.refuse("", {"välj `--csv` eller `--json`", "choose `--csv` or `--json`"});
    const Paths paths = documents_of(session, arguments.paths);
    int code = paths.code;
    std::vector<Document> documents;
    DecidingRequirements deciding;
    for (const std::string& path : paths.files) {
        documents.push_back(open_for_use(session, path));
        code = std::max(code, documents.back().code);
        if (!documents.back().good()) continue;
        const Agreement& agreement = *documents.back().loaded.agreement;
        add_deciding_requirements(agreement.program(), agreement.sources(), deciding);
    }
    if (code != exit_code::fine) return code;
    std::vector<TagLine> lines;
    for (const Document& document : documents) {
        const Agreement& agreement = *document.loaded.agreement;
        const std::string file = std::filesystem::path(document.path).generic_string();
        const std::vector<TagLine> more = tag_lines(*agreement.tree(), agreement.sources(), file, deciding);
        lines.insert(lines.end(), more.begin(), more.end());
    }
    const std::vector<TagEntry> index = tag_index(lines);
    if (session.json) {
        JsonWriter json;
        write_tags(json, index);
        session.out = json.take();
    } else {
        session.out = arguments.csv ? tags_csv(index) : tags_table(index, session.language);
    }
    return exit_code::fine;
}

int list_in(Session& session, const ListArguments& arguments) {
    if (arguments.tags) return list_tags(session, arguments);
    if (arguments.csv) return session.refuse("", {"`--csv` hör till `--tags`", "`--csv` goes with `--tags`"});
    if (arguments.paths.size() > 1)
        return session.refuse("", {"`" + arguments.paths[1] + "` är ett för mycket; flera går med `--tags`",
                                   "`" + arguments.paths[1] + "` is one too many; `--tags` takes several"});
    return list_document(session, arguments.paths.front());
}

}  // namespace

Verb list_verb() {
    auto given = std::make_shared<ListArguments>();
    return {"list",
            "lista",
            {"räknar upp klausuler, uppgifter, svar, taggar och tolkningar",
             "lists clauses, facts, answers, tags and readings"},
            {"DOKUMENT", "DOCUMENT"},
            &given->paths,
            true,
            {{"--tags,--taggar",
              &given->tags,
              "",
              {"visar för varje tagg i filer och mappar var den står och hur den är kodad",
               "shows for each tag in files and folders where it stands and how it is encoded"}},
             {"--csv", &given->csv, "", {"taggarna som CSV", "the tags as CSV"}}},
            [given](Session& session) { return list_in(session, *given); }};
}

}  // namespace klausul
