#pragma once

// Examples, checks against published figures, and findings that are expected.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "grammar/text/diagnostic.hpp"
#include "grammar/words/statuses.hpp"
#include "interpreter/program/types.hpp"
#include "interpreter/value/date.hpp"

namespace klausul {

struct GivenValue {
    enum class State : std::uint8_t { value, unknown, not_applicable, absent } state = State::value;
    Maybe<FactId> fact = none;
    Maybe<SeriesId> series = none;
    Maybe<TermId> supposed = none;  ///< an answer or helper that is taken to be `value`: `antag x = v`
    std::vector<NodeId> members;
    Maybe<NodeId> value = none;
    std::int64_t bound_member = 0;  ///< index variable 0 while `value` is evaluated
    Span span;
};
struct GivenList {
    DomainId domain;
    std::vector<std::vector<GivenValue>> records;
    std::vector<std::uint32_t> owners = {};  ///< of a list within records: for each the place of the outer one
    std::vector<std::uint32_t> told = {};    ///< the outer ones that tell their rows, also if they have none
};
struct ReadingSetting {
    ReadingId reading;
    std::uint32_t option = 0;
};
struct ExpectationPlan {
    Maybe<NodeId> expression = none;
    Maybe<TermId> term = none;  ///< the answer asked, when it is a plain one; its outcome tells clauses and status
    std::vector<NodeId> members;
    Maybe<DomainId> single_row = none;  ///< the list that must have exactly one row, since none was named
    Status status = Status::decided;
    bool of_requirement = false;  ///< told as met or not
    Maybe<NodeId> value = none;   ///< where the status is that there is one
    Type type;
    std::vector<std::string> conflict_tags;
    std::vector<std::string> missing;  ///< as they are printed: `inskriven`, `anslutna för 2025`
    std::optional<std::string> text;
    struct Under {
        ReadingSetting setting;
        NodeId value;
        Span span;
    };
    std::vector<Under> under;
    Span span;
};
struct ExamplePlan {
    explicit ExamplePlan(DocumentId in) : document(in) {}

    std::string title;
    std::optional<Day> date;
    bool regardless_of_term = false;
    std::vector<ReadingSetting> readings;
    std::vector<GivenValue> values;
    std::vector<GivenList> lists;
    bool supposed_in_force = false;  ///< `antag avtalet i kraft`
    std::vector<ExpectationPlan> expectations;
    std::vector<std::string> deciding_tags;
    std::vector<std::string> tags;
    DocumentId document;
    Span span;
};
struct CheckPlan {
    explicit CheckPlan(DocumentId in) : document(in) {}

    struct Line {
        Line(NodeId reckoned, NodeId told) : computed(reckoned), published(told) {}

        NodeId computed;
        NodeId published;
        Maybe<NodeId> tolerance = none;
        Maybe<NodeId> against = none;    ///< expected mismatch: the published figure that must differ
        bool expected_mismatch = false;  ///< `published` is then what is known to come out
        Maybe<DomainId> per = none;
        std::uint32_t local = 0;
        Type type;
        Span span;
    };
    std::string title;
    std::vector<Line> lines;
    std::vector<std::string> tags;
    DocumentId document;
    Span span;
};

/// `väntad lucka i x om … "skäl"`: what the search for gaps and conflicts leaves out.
struct ExpectedFindingInfo {
    explicit ExpectedFindingInfo(DocumentId in, TermId of) : term(of), document(in) {}

    bool conflict = false;  ///< else a gap
    TermId term;
    Maybe<NodeId> condition = none;  ///< none = always
    std::string reason;
    std::vector<std::string> tags;
    DocumentId document;
    Span span;
};

}  // namespace klausul
