#pragma once

// What the phases of the checker speak of: names that are declared, expressions that are checked, and where they stand.

#include <cassert>
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

// What names stand for that is not in the program.
using FunctionId = Id<struct FunctionTag>;
using PremisesId = Id<struct PremisesTag>;
using RecordTypeId = Id<struct RecordTypeTag>;

/// Whether an id of this type is what a name of this kind stands for.
template <typename AnyId>
[[nodiscard]] constexpr bool is_id(SymbolKind kind) {
    switch (kind) {
        case SymbolKind::fact:
        case SymbolKind::field:
            return std::is_same_v<AnyId, FactId>;
        case SymbolKind::list:
            return std::is_same_v<AnyId, ListId>;
        case SymbolKind::term:
        case SymbolKind::requirement:
            return std::is_same_v<AnyId, TermId>;
        case SymbolKind::reading:
            return std::is_same_v<AnyId, ReadingId>;
        case SymbolKind::series:
            return std::is_same_v<AnyId, SeriesId>;
        case SymbolKind::party:
            return std::is_same_v<AnyId, PartyId>;
        case SymbolKind::enumeration:
            return std::is_same_v<AnyId, EnumerationId>;
        case SymbolKind::domain:
            return std::is_same_v<AnyId, DomainId>;
        case SymbolKind::unit:
            return std::is_same_v<AnyId, UnitId>;
        case SymbolKind::record_type:
            return std::is_same_v<AnyId, RecordTypeId>;
        case SymbolKind::premises:
            return std::is_same_v<AnyId, PremisesId>;
        case SymbolKind::record:
            return std::is_same_v<AnyId, RecordId>;
        case SymbolKind::function:
            return std::is_same_v<AnyId, FunctionId>;
    }
    return false;
}

/// What a name stands for, and where it was declared.
class Symbol {
public:
    template <typename Thing>
    Symbol(SymbolKind what, Id<Thing> id, DocumentId in, Span where)
        : kind(what), document(in), span(where), place_(id.position()) {
        assert(is_id<Id<Thing>>(what));
    }

    /// What it stands for; of this type by its kind.
    template <typename AnyId>
    [[nodiscard]] AnyId as() const {
        assert(is_id<AnyId>(kind));
        return AnyId(place_);
    }

    SymbolKind kind;
    DocumentId document;
    Span span;

private:
    std::uint32_t place_;
};

/// A checked expression. Poisoned, it has no node: a mistake has been reported, say no more.
struct Typed {
    Maybe<NodeId> node = none;
    Type type;
    bool referral = false;

    [[nodiscard]] bool poisoned() const { return node == none; }
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
        DomainId domain;
        std::uint32_t local = 0;
        bool only_around = false;  ///< not the member itself, but the records around it
    };
    explicit Place(DocumentId in) : document(in) {}

    DocumentId document;
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
[[nodiscard]] inline Typed poison() { return {}; }

/// In data (given facts, table cells) a bare number is read in the unit of what it is given for.
[[nodiscard]] inline Typed in_declared_unit(Typed value, const Type& type) {
    const bool bare = !value.poisoned() && value.type.kind == Kind::number && value.type.unit.bare();
    if (bare && type.kind == Kind::number) value.type = type;
    return value;
}

/// Where the rules of a term of a document stand: all that it runs over is bound.
[[nodiscard]] inline Place place_of(const Program& program, TermId term) {
    const TermInfo& info = program.terms[term];
    Place place(*info.document);
    for (std::uint32_t i = 0; i < info.per.size(); ++i) place.bound.push_back({info.per[i], i});
    return place;
}

[[nodiscard]] inline std::vector<std::string> tag_texts(const syntax::Tags& tags) {
    std::vector<std::string> texts;
    for (const syntax::Tag& tag : tags) texts.push_back(tag.text);
    return texts;
}

}  // namespace klausul
