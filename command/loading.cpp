#include "command/loading.hpp"

#include <algorithm>

#include "command/files.hpp"
#include "command/modules.hpp"

namespace klausul {

Document open_document(Session& session, const std::string& path) {
    Document document{path, {}, exit_code::fine};
    FileText file = read_file(path);
    if (!file.text) {
        document.code = session.refuse(path, file.problem);
        return document;
    }
    document.loaded = load({path, std::move(*file.text)}, find_in(module_roots(path, session.roots)),
                           neighbours_in(session.roots, path, session.neighbours));
    if (!document.good()) document.code = exit_code::finding;
    return document;
}

Document open_for_use(Session& session, const std::string& path) {
    Document document = open_document(session, path);
    if (document.code == exit_code::finding) session.report(document.loaded.diagnostics, document.loaded.all_sources());
    return document;
}

Paths documents_of(Session& session, const std::vector<std::string>& paths) {
    Paths result;
    for (const std::string& path : paths) {
        FoundDocuments found = find_documents(path);
        if (found.problem) {
            result.code = session.refuse(path, *found.problem);
        } else if (found.paths.empty()) {
            result.code = session.refuse(path, {"här finns ingen .klausul-fil", "there is no .klausul file in it"});
        }
        result.files.insert(result.files.end(), found.paths.begin(), found.paths.end());
    }
    return result;
}

}  // namespace klausul
