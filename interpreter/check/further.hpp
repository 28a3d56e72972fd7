#pragma once

// A check that can be gone on with: what is typed at a prompt is read against the names of documents that have been
// checked already, without checking those again.

#include <memory>
#include <string>
#include <vector>

#include "interpreter/check/check.hpp"

namespace klausul {

class Checker;

class FurtherCheck {
public:
    explicit FurtherCheck(CheckInput input);
    ~FurtherCheck();
    FurtherCheck(const FurtherCheck&) = delete;
    FurtherCheck& operator=(const FurtherCheck&) = delete;

    /// To be called once, first.
    [[nodiscard]] CheckResult run();

    // `program` is the one that run() gave, wherever it lies now. It only grows: what was in it keeps its place.

    struct Expression {
        Maybe<NodeId> node = none;  ///< none with a diagnostic that is an error
        Type type;
        std::vector<Diagnostic> diagnostics;
    };
    /// As it would be read in a clause of the main document.
    [[nodiscard]] Expression expression(const syntax::Expression& expression, Program& program);

    struct Given {
        ExamplePlan plan;
        std::vector<Diagnostic> diagnostics;
    };
    /// As it would be read in an example of the main document.
    [[nodiscard]] Given given(const syntax::Facts& facts, Program& program);

    /// Texts from `first` on came into the program from elsewhere.
    void note_texts(const Program& program, TextId first);

private:
    class Borrowed;

    CheckInput input_;
    std::unique_ptr<Checker> checker_;
};

}  // namespace klausul
