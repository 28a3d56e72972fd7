#pragma once

// What the phases of the checker speak of: names that are declared, expressions that are checked, and where they stand.

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "grammar/words/keywords.hpp"
#include "grammar/words/kinds.hpp"
#include "grammar/words/periods.hpp"
#include "grammar/words/statuses.hpp"
#include "interpreter/check/check.hpp"

namespace klausul {

struct Symbol {
    SymbolKind kind = SymbolKind::fact;
    std::uint32_t id = none;
    DocumentId document = none;
    Span span;
};

/// A checked expression. `poisoned` = a mistake has been reported, say no more.
struct Typed {
    NodeId node = none;
    Type type;
    bool poisoned = false;
    bool referral = false;
};

/// The day that is written, if one is.
[[nodiscard]] inline std::optional<Day> day_of(const std::optional<syntax::Date>& date) {
    return date ? to_day({date->year, date->month, date->day}) : std::nullopt;
}

/// The type of a member of an index.
[[nodiscard]] Type member_type(const Program& program, DomainId domain);

[[nodiscard]] inline Type of_kind(Kind kind) {
    Type type;
    type.kind = kind;
    return type;
}

[[nodiscard]] inline Typed typed(NodeId node, Kind kind) {
    Typed result;
    result.node = node;
    result.type.kind = kind;
    return result;
}

/// Where an expression stands: whose names it sees and which index variables are bound.
struct Place {
    struct Bound {
        DomainId domain = none;
        std::uint32_t local = 0;
        bool only_around = false;  ///< not the member itself, but the records around it
    };
    DocumentId document = 0;
    std::vector<Bound> bound;
    const std::map<std::string, Typed>* parameters = nullptr;  ///< inside a function
    std::string record;  ///< the single record whose fields may be named alone (`krav … på faktura`)
    const syntax::Allocation* whole_rule = nullptr;  ///< the allocation that is all that the rule says, if it is one
};

/// A value in a unit.
[[nodiscard]] inline Typed number(NodeId node, Unit unit) {
    Typed result = typed(node, Kind::number);
    result.type.unit = std::move(unit);
    return result;
}

/// What comes of an expression whose mistake has been reported.
[[nodiscard]] inline Typed poison() { return {none, {}, true, false}; }

/// In data (given facts, table cells) a bare number is read in the unit of what it is given for.
[[nodiscard]] inline Typed in_declared_unit(Typed value, const Type& type) {
    const bool bare = !value.poisoned && value.type.kind == Kind::number && value.type.unit.bare();
    if (bare && type.kind == Kind::number) value.type = type;
    return value;
}

/// Where the rules of a term stand: all that it runs over is bound.
[[nodiscard]] inline Place place_of(const Program& program, TermId term) {
    Place place;
    const TermInfo& info = program.terms[term];
    place.document = info.document;
    for (std::uint32_t i = 0; i < info.per.size(); ++i) place.bound.push_back({info.per[i], i});
    return place;
}

[[nodiscard]] inline std::vector<std::string> tag_texts(const syntax::Tags& tags) {
    std::vector<std::string> texts;
    for (const syntax::Tag& tag : tags) texts.push_back(tag.text);
    return texts;
}

}  // namespace klausul
