#pragma once

// The C++ API: hand over texts, get a checked agreement; hand over a case, get answers with reasons.
//
//     auto loaded = klausul::load({"til.klausul", text}, modules);
//     if (!loaded.agreement) show(loaded.diagnostics);
//     klausul::Case facts(loaded.agreement->program());
//     facts.set_date(...); facts.set(...);
//     klausul::Judge judge(*loaded.agreement);
//     klausul::RunResult result = judge.run(facts, {});
//
// The library reads no files, no clock, no locale and no environment. Nothing throws but std::bad_alloc
// and, where the library has a mistake of its own, InternalError: the agreement and judge at work are then given up.
// An evaluation takes up to 4 MB of its thread's stack.
// An Agreement is immutable and may be shared between threads; a Judge and a Case belong to one thread at a time.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/text/diagnostic.hpp"
#include "grammar/text/source.hpp"
#include "interpreter/evaluate/case.hpp"
#include "interpreter/evaluate/outcome.hpp"
#include "interpreter/program/core.hpp"
#include "interpreter/time/agenda.hpp"
#include "interpreter/time/status.hpp"

namespace klausul {

namespace syntax {
struct Document;
}

inline constexpr std::string_view version = "0.1.0";

struct SourceText {
    std::string path;
    std::string text;
};

/// Finds the text of an imported module or document by its dotted name; empty if there is none. Modules of the
/// standard library are found without it.
using ModuleFinder = std::function<std::optional<SourceText>(std::string_view name)>;

class Agreement {
public:
    Agreement(Program program, std::vector<Source> sources, std::shared_ptr<const syntax::Document> tree = nullptr);
    ~Agreement();
    Agreement(const Agreement&) = delete;
    Agreement& operator=(const Agreement&) = delete;

    [[nodiscard]] const Program& program() const { return program_; }
    /// The document itself first, then what it imports; spans point into these by index. Modules of the standard
    /// library have paths that begin with "<stdlib>/".
    [[nodiscard]] const std::vector<Source>& sources() const { return sources_; }

    // Look-ups by name in the main document and what it imports.
    [[nodiscard]] std::optional<FactId> find_fact(std::string_view name) const;
    [[nodiscard]] std::optional<TermId> find_answer(std::string_view name) const;
    [[nodiscard]] std::optional<ReadingId> find_reading(std::string_view name) const;
    /// The number that stands for an option or party, by name or alias.
    [[nodiscard]] std::optional<Number> find_option(const Type& type, std::string_view name) const;

    /// The syntax tree of the text that was asked for, its templates written out; null in an agreement for a prompt.
    [[nodiscard]] const syntax::Document* tree() const { return tree_.get(); }

private:
    friend class Prompt;
    Program program_;
    std::vector<Source> sources_;
    std::shared_ptr<const syntax::Document> tree_;
};

struct Loaded {
    std::shared_ptr<const Agreement> agreement;  ///< null when a diagnostic is an error
    std::vector<Source> sources;                 ///< for showing diagnostics when there is no agreement
    std::vector<Diagnostic> diagnostics;         ///< all mistakes of all files, in order

    [[nodiscard]] const std::vector<Source>& all_sources() const { return agreement ? agreement->sources() : sources; }
};

/// The texts among which those are found that amend a document or except something in it without being imported: what
/// the host keeps beside the text at `path` (the same list for every path if it has one place for all), in an order
/// that does not change. The library reads the ones that concern what it has seen, and only those become part of the
/// run.
using NeighbourFinder = std::function<std::vector<SourceText>(std::string_view path)>;

/// Reads and checks a document with all that it imports and, among its neighbours, all that amends or excepts something
/// seen. An amendment may be the document: then the amended one is read with it, found by its name or as a neighbour.
[[nodiscard]] Loaded load(const SourceText& text, const ModuleFinder& find_module,
                          const NeighbourFinder& find_neighbours = {});

struct RunOptions {
    std::vector<std::string> answers;  ///< names; empty = every answer of the main document
    bool explain = false;
    /// Of the readings met on the way, leave out those under whose options each outcome stays as it is. They are tried
    /// a bounded number of times; an answer for which that is not enough keeps all of them.
    bool only_readings_that_matter = false;
};

/// The short form of an outcome, for callers that ask millions of times.
struct Decision {
    Status status = Status::gap;
    Number value;
    Maybe<RuleId> rule = none;  ///< the first rule that spoke
};

class Evaluator;

class Judge {
public:
    explicit Judge(const Agreement& agreement);
    ~Judge();
    Judge(Judge&&) noexcept;

    /// All answers asked for. The case must have a date.
    [[nodiscard]] RunResult run(const Case& facts, const RunOptions& options);
    /// One answer without an index, without reasons.
    [[nodiscard]] Decision decide(TermId answer, const Case& facts);
    [[nodiscard]] Outcome outcome(TermId answer, const IndexKey& key, const Case& facts, bool explain);

    /// Every example and check of the main document.
    [[nodiscard]] std::vector<ExampleResult> test();
    /// The same, and what they reached of the main document.
    [[nodiscard]] std::vector<ExampleResult> test(Coverage& coverage);

private:
    const Agreement* agreement_;
    std::unique_ptr<Evaluator> evaluator_;
};

/// Everything addressable in the main document, in source order.
[[nodiscard]] std::vector<Listed> list(const Agreement& agreement);

/// When the main document is in force, seen from a day; `compare` puts those of several documents together.
/// With a case, as it tells of notice, signing and what the entry into force waits for.
[[nodiscard]] DocumentStatus status(const Agreement& agreement, Day date, const Case* facts = nullptr);

/// What the main document has to do or brings about on the days of `range`, by day.
/// Marks of events are made of `place`, which tells documents of one name apart and should be the same wherever the
/// document is read: its file and folder. Without it, the end of the path that the text was handed over with.
[[nodiscard]] Calendar calendar(const Agreement& agreement, const Interval& range, std::string_view place = {},
                                const Case* facts = nullptr);

/// SHA-256 of the bytes, as 64 hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace klausul
