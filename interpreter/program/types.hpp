#pragma once

// Types, and what they are made of: units, enumerations, parties, and the domains that a `per` runs over.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "grammar/words/kinds.hpp"
#include "grammar/words/periods.hpp"
#include "interpreter/program/ids.hpp"
#include "interpreter/program/unit.hpp"

namespace klausul {

struct Type {
    Kind kind = Kind::number;
    Maybe<EnumerationId> enumeration = none;  ///< option: the one it is of; none = its names alone are known
    Maybe<DomainId> party_group = none;       ///< party: the index of those it must be one of; none = any party
    Maybe<DomainId> list = none;              ///< record: the index that its members are of
    Maybe<DomainId> period = none;            ///< number that counts periods: the index of them
    bool of_moments = false;                  ///< span: from moment to moment, else from day to day
    Unit unit;                                ///< number
    bool share = false;                       ///< number of type `andel`: over its index it sums to exactly 1
    bool whole = false;                       ///< number of type `heltal`, or a fact in a unit that is counted
    bool also_negative = false;               ///< a fact that may be less than nothing: `, även negativt`
    bool optional = false;                    ///< `eller saknas`
    bool may_be_not_applicable = false;
};

/// What a `per` runs over. Records and groups are members that the case makes: rows of a list, counted through all
/// records around them, and sets of rows that agree in their keys, in the order in which the first of each is met.
enum class DomainKind : std::uint8_t { options, parties, records, years, half_years, months, quarters, groups };

/// Every program begins with these. A number that counts periods has one of them as its `Type::period`.
inline constexpr DomainId years_domain{0};
inline constexpr DomainId half_years_domain{1};
inline constexpr DomainId months_domain{2};
inline constexpr DomainId quarters_domain{3};

/// The index of a period that may be one, else none.
[[nodiscard]] constexpr Maybe<DomainId> domain_of(PeriodKind period) {
    switch (period) {
        case PeriodKind::year:
            return years_domain;
        case PeriodKind::half_year:
            return half_years_domain;
        case PeriodKind::month:
            return months_domain;
        case PeriodKind::quarter:
            return quarters_domain;
        case PeriodKind::week:
        case PeriodKind::day:
        case PeriodKind::weekday:
            break;
    }
    return none;
}

/// The period of which an index is made, if it is made of one.
[[nodiscard]] constexpr std::optional<PeriodKind> period_of(Maybe<DomainId> domain) {
    for (const PeriodKind period : {PeriodKind::year, PeriodKind::half_year, PeriodKind::quarter, PeriodKind::month})
        if (domain_of(period) == domain) return period;
    return std::nullopt;
}

/// One of the things that the records of a group agree in.
struct GroupKey {
    std::string words;          ///< as written, `månad för start`
    std::string text;           ///< the same expression however it is written
    Maybe<NodeId> node = none;  ///< read with index variable 0 bound to the record
    Type type;
    Maybe<DomainId> period = none;  ///< a year, half-year, quarter or month: that index, which tells how it is written
};
struct Domain {
    DomainKind kind = DomainKind::options;
    std::string name;                    ///< kommun, uppdrag, år
    std::vector<std::uint32_t> members;  ///< options and parties: their values, in declared order
    Maybe<DomainId> parent = none;       ///< records: the list in whose records they stand; groups: the list grouped
    std::vector<GroupKey> keys = {};     ///< groups
};

struct NamedOption {
    std::string name;
    std::string label;
};
struct Enumeration {
    std::string name;
    std::vector<NamedOption> options;
    Maybe<DomainId> domain = none;
};

struct Party {
    std::string name;
    std::string alias;
    std::string label;
    std::string organisation_number;
    Maybe<PartyId> part_of = none;
    bool outside = false;
};

}  // namespace klausul
