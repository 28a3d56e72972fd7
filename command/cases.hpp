#pragma once

// What verbs that answer cases have in common: which cases, on what date, under which readings, and which answers.

#include <optional>
#include <string>
#include <vector>

#include "command/session.hpp"
#include "command/verb.hpp"
#include "interpreter/klausul.hpp"

namespace klausul {

struct CaseArguments {
    std::vector<std::string> cases;
    std::vector<std::string> date;
    std::vector<std::string> readings;  ///< tolkning=läsning
    std::vector<std::string> answers;

    /// As given; without a case an empty path, since then every fact is missing, which tells what the agreement needs
    /// to know.
    [[nodiscard]] std::vector<std::string> paths() const {
        return cases.empty() ? std::vector<std::string>{""} : cases;
    }
};

[[nodiscard]] std::vector<Option> case_options(CaseArguments& given);

struct GivenCase {
    std::string path;
    std::string title;
    std::string sha256;
    Case facts;

    /// The title, or the path where several cases must be told apart.
    [[nodiscard]] const std::string& heading(bool several) const { return title.empty() && several ? path : title; }
};

/// Are these answers of the agreement? An exit code; what is not has been reported.
[[nodiscard]] int check_answers(Session& session, const Agreement& agreement, const std::vector<std::string>& names);
/// All cases, ready to be judged. With mistakes in any of them there are none; all mistakes have been reported.
[[nodiscard]] std::optional<std::vector<GivenCase>> read_cases(Session& session, const Agreement& agreement,
                                                               const CaseArguments& arguments);

// For verbs about documents, which take a case for what it tells of the document's term.
[[nodiscard]] Option case_of_document(std::vector<std::string>& cases);
/// A case is about one document; says so where there are several.
[[nodiscard]] bool refuse_case_of_many(Session& session, std::size_t documents);
/// Empty without a path, or where what is wrong with the case has been told.
[[nodiscard]] std::optional<Case> case_of(Session& session, const Agreement& agreement,
                                          const std::vector<std::string>& path, Day date);

/// A title, underlined; nothing for nothing.
[[nodiscard]] std::string title_text(const std::string& title);

}  // namespace klausul
