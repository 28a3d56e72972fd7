#pragma once

// What is given to a program: readings, published series, facts, lists and records.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "grammar/text/diagnostic.hpp"
#include "grammar/words/statuses.hpp"
#include "interpreter/program/types.hpp"
#include "interpreter/value/date.hpp"
#include "interpreter/value/number.hpp"

namespace klausul {

struct ReadingInfo {
    ReadingInfo(DocumentId in, EnumerationId of_options) : enumeration(of_options), document(in) {}

    std::string name;
    std::string question;
    std::vector<NamedOption> options;
    std::vector<std::string> tags;
    std::vector<bool> not_encoded;  ///< by option: `ej kodad`
    std::uint32_t default_option = 0;
    EnumerationId enumeration;  ///< its options as an enumeration without a name of its own
    DocumentId document;
    Span span;
};

/// A published series; a value is missing until somebody supplies it. Its periods are years or months, counted as
/// an index counts them.
struct SeriesInfo {
    using Standing = FigureStanding;
    struct Value {
        int period = 0;
        Number value;  ///< a level, or the change as a number (2,5 % = 0.025)
        std::string source;
        std::optional<Day> published;
        bool published_at_latest = false;  ///< on that day or before
        Standing standing = Standing::not_stated;
    };
    /// From this period the levels are of another base; times the factor they continue the ones before.
    struct Rebase {
        int period = 0;
        std::optional<Number> factor;
    };
    std::string name;
    std::string title;
    bool yearly_change = false;
    bool monthly = false;
    std::vector<Value> values;  ///< by period, those of one period in the order they were published
    std::vector<Rebase> rebases;
    std::optional<int> last;  ///< none are published for later periods
    Span span;

    /// What its periods are members of.
    [[nodiscard]] DomainId index() const { return monthly ? months_domain : years_domain; }
};

struct FactInfo {
    explicit FactInfo(DocumentId in) : document(in) {}

    std::string name;
    std::string label;
    Type type;
    std::vector<DomainId> per;
    Maybe<DomainId> list = none;     ///< the list of records whose field this is
    Maybe<RecordId> record = none;   ///< the single record whose field (or presence) this is
    Maybe<NodeId> otherwise = none;  ///< how it is derived when not given
    bool without_effect = false;
    std::vector<std::string> tags;
    DocumentId document;
    Span span;
    std::uint32_t slot = 0;  ///< place among scalar facts, or among indexed facts
};

/// A list of records, given in the case; its fields are facts `per` the list.
struct ListInfo {
    std::string name;
    std::string label;
    DomainId domain;
    std::vector<FactId> fields;
    DocumentId document;
    Span span;
    std::string field = "";          ///< in a record of another list: the name of the field
    std::vector<ListId> lists = {};  ///< its fields that are lists
};

/// A single record, given as a whole; its fields are facts of their own, named `post.fält`.
struct RecordInfo {
    std::string name;
    std::string label;
    FactId presence;  ///< a yes/no fact: yes where the record is given, absent where it is said to be missing
    std::vector<FactId> fields;  ///< by the name after the dot
    std::vector<ListId> lists;   ///< its fields that are lists
    DocumentId document;
    Span span;
};

}  // namespace klausul
