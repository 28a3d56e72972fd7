#pragma once

// From a path to a checked agreement, the way every verb does it.

#include <string>
#include <vector>

#include "command/session.hpp"
#include "interpreter/klausul.hpp"

namespace klausul {

struct Document {
    std::string path;
    Loaded loaded;
    int code = exit_code::fine;  ///< unusable: the file cannot be read, which has been reported; finding: it has errors

    [[nodiscard]] bool good() const { return loaded.agreement != nullptr; }
};

/// Reads and checks; diagnostics are left to the caller.
[[nodiscard]] Document open_document(Session& session, const std::string& path);
/// The same, with the diagnostics reported if there is no agreement.
[[nodiscard]] Document open_for_use(Session& session, const std::string& path);

struct Paths {
    std::vector<std::string> files;
    int code = exit_code::fine;
};
/// The documents that paths to files and folders stand for; what cannot be found has been reported.
[[nodiscard]] Paths documents_of(Session& session, const std::vector<std::string>& paths);

}  // namespace klausul
