#pragma once

// How the rules that carry a tag stand among the others: what they say, what they hang on, which they beat and give way
// to, and which examples reach them.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/klausul.hpp"

namespace klausul {

/// A reading that a rule's condition or value asks for.
struct ReadingStanding {
    std::string name;
    std::string question;
    std::string default_label;
    std::vector<std::string> tags;
};

/// What an example that reaches a rule tells of the tag, the most telling first.
enum class Telling : std::uint8_t {
    cites_tag,      ///< its `enligt` names the tag
    expects_value,  ///< it expects a value of a term of which some rule carries the tag
    passes_by       ///< the rule is on the way to what it expects
};

struct ExampleStanding {
    std::string title;
    Span span;
    Telling telling = Telling::passes_by;
};

struct RuleStanding {
    std::string term;      ///< the answer or helper that it gives a value
    ClauseReference rule;  ///< its span is where the document says it; a rule of a template stands where it is used
    std::vector<ReadingStanding> readings;
    std::vector<ClauseReference> exception_from;
    std::vector<ClauseReference> exceptions;
    std::vector<ClauseReference> goes_before;  ///< by a line that says so, whatever reading it hangs on
    std::vector<ClauseReference> gives_way_to;
    std::vector<ExampleStanding> examples;  ///< of the main document, the most telling first, then in source order
};

/// One entry for each line of the main document's run whose rule carries the tag, in the order of its text. Runs the
/// examples of the main document once if there is any.
[[nodiscard]] std::vector<RuleStanding> rules_tagged(const Agreement& agreement, std::string_view tag);

/// The readings of the main document's run that carry the tag themselves.
[[nodiscard]] std::vector<ReadingStanding> readings_tagged(const Agreement& agreement, std::string_view tag);

}  // namespace klausul
