#pragma once

// The documents that a session explores: read from disk, checked together with what was typed, and watched for changes.

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "command/session.hpp"
#include "interpreter/answer/prompt.hpp"

namespace klausul {

/// Rules and declarations typed at the prompt. They are read as an amendment of the main document, so they see its
/// names and go before what stands there about the same thing.
struct Scratch {
    struct Entry {
        std::string text;
        bool in_clause = true;  ///< a rule; otherwise a declaration
    };
    std::vector<Entry> entries;

    [[nodiscard]] bool empty() const { return entries.empty(); }
    /// The amendment as a document; `from` as in its first line.
    [[nodiscard]] std::string text(const std::string& document, const std::string& from, Language language) const;
};

inline constexpr std::string_view scratch_path = "<skrapa>";
inline constexpr std::string_view own_path = "<repl>";  ///< of the text that holds several documents together, or none

struct Workspace {
    std::vector<std::string> paths;  ///< of the documents, as given
    std::vector<std::string> roots;
    Scratch scratch;
    std::shared_ptr<Prompt> prompt;
    struct Stamp {
        std::filesystem::file_time_type time;
        std::uintmax_t size = 0;
        friend bool operator==(const Stamp&, const Stamp&) = default;
    };
    using Stamps = std::map<std::string, Stamp>;
    Stamps stamps;  ///< of every file that was read

    [[nodiscard]] const Agreement& agreement() const { return prompt->agreement(); }
    [[nodiscard]] const Program& program() const { return prompt->agreement().program(); }
    [[nodiscard]] const DocumentInfo& document() const { return program().documents[program().main]; }
};

struct OpenedWorkspace {
    std::shared_ptr<const Workspace> workspace;  ///< null where something is wrong
    std::vector<Diagnostic> diagnostics;
    std::vector<Source> sources;
    std::vector<CaseProblem> unreadable;  ///< files, by path
    Workspace::Stamps stamps;             ///< also of what could not be used
};
[[nodiscard]] OpenedWorkspace open_workspace(const std::vector<std::string>& paths,
                                             const std::vector<std::string>& roots, const Scratch& scratch,
                                             Language language);

/// The files as they are now; one that is gone has a stamp of its own.
[[nodiscard]] Workspace::Stamps stamps_now(const Workspace::Stamps& stamps);

}  // namespace klausul
