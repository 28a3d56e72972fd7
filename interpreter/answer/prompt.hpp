#pragma once

// An agreement that goes on taking in words after it has been checked: expressions to work out, and facts for a case in
// the words of `givet`. What an expression means is found by the same grammar, checker and evaluator as everything in a
// document, and costs no more than its own length.
//
// A Prompt belongs to one thread. Its agreement grows with what is asked, so a Judge is made anew for each question,
// and all cases of one agreement must have been filled through the Prompt (or handed to `adopt`).

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/klausul.hpp"

namespace klausul {

class FurtherCheck;

class Prompt {
public:
    Prompt(std::shared_ptr<Agreement> agreement, std::unique_ptr<FurtherCheck> further);
    ~Prompt();
    Prompt(const Prompt&) = delete;
    Prompt& operator=(const Prompt&) = delete;

    [[nodiscard]] const Agreement& agreement() const { return *agreement_; }

    /// What is wrong with a text, in places of the text as it was typed.
    struct Mistakes {
        std::vector<Diagnostic> diagnostics;
        std::vector<Source> sources;  ///< of the agreement, and last the text typed
    };

    struct Given {
        std::optional<Mistakes> mistakes;
        std::vector<std::string> names;  ///< what was given, `anslutna för 2025`
    };
    /// `tid = 95 minuter; anslutna för 2025 = 170`, or the name of a list and a line with two blanks before it for each
    /// record. All of it or nothing goes into `facts`, which must have a date; a list takes the place of what was given
    /// of it before.
    [[nodiscard]] Given give(const std::string& text, Case& facts);

    struct Worked {
        std::optional<Mistakes> mistakes;
        std::optional<Answer> answer;  ///< named by the text
    };
    [[nodiscard]] Worked work_out(const std::string& text, const Case& facts, bool explain);

    /// Takes over a case of the agreement that was filled by other means.
    void adopt(Case& facts);

private:
    [[nodiscard]] Mistakes mistakes(const Source& source, std::vector<Diagnostic> diagnostics) const;
    [[nodiscard]] std::vector<std::string> names_of(const ExamplePlan& plan) const;
    void forget_lists(const ExamplePlan& plan, Case& facts) const;
    [[nodiscard]] Answer judged(const Source& source, NodeId node, const Type& type, const Case& facts, bool explain);

    std::shared_ptr<Agreement> agreement_;
    std::unique_ptr<FurtherCheck> further_;
};

struct OpenLoaded {
    Loaded loaded;
    std::shared_ptr<Prompt> prompt;  ///< null where there is no agreement
};
/// As load(), for a document that is to be explored.
[[nodiscard]] OpenLoaded load_open(const SourceText& text, const ModuleFinder& find_module,
                                   const NeighbourFinder& find_neighbours = {});

}  // namespace klausul
