#pragma once

// Three ways to see that the library is wrong: the naive evaluator says otherwise; a completion of the case
// contradicts what was said of it; or the outcome hangs on what it must not hang on (order, modules).

#include <memory>
#include <optional>
#include <string>

#include "generate.hpp"
#include "naive.hpp"

namespace klausul::differential {

/// The naive evaluator on texts that the checker has let pass.
class Second {
public:
    explicit Second(const Texts& texts);
    [[nodiscard]] Answers answers(const TestCase& facts) { return naive_->answers(facts); }
    [[nodiscard]] bool has_circle() { return naive_->has_circle(); }

private:
    std::vector<syntax::Document> documents_;
    std::unique_ptr<NaiveProgram> program_;
    std::unique_ptr<Naive> naive_;
};

/// Each view tells what is wrong, or nothing.
[[nodiscard]] std::string compare(Library& library, Second& second, const TestCase& facts);

/// What is known may not be taken back by more facts; what is said to be missing must be able to change something.
/// Only facts that the schema says have a few values are filled in, and no derived ones. `most` bounds how many cases
/// are tried; `tried` counts them.
[[nodiscard]] std::string contradicted(Library& library, Second& second, const Schema& schema, const TestCase& facts,
                                       std::size_t most, std::size_t& tried);
/// The case with a value for each fact that it leaves open, another way for each number; nothing where a
/// fact is open for which no values are drawn.
[[nodiscard]] std::optional<TestCase> completed(const Schema& schema, const TestCase& facts, std::size_t way);
/// A text that asks what is not known: there more facts may change what was decided.
[[nodiscard]] bool asks_what_is_unknown(const std::string& text);

/// The same case under a text that must mean the same.
[[nodiscard]] std::string changed(Library& library, Library& other, const TestCase& facts);

}  // namespace klausul::differential
