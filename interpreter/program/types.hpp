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
    std::uint32_t domain = none;  ///< option: its enumeration; party: the group it must be in, or none; record: its
                                  ///< list; number: its period
    Unit unit;                    ///< number
    bool share = false;           ///< number of type `andel`: over its index it sums to exactly 1
    bool whole = false;           ///< number of type `heltal`, or a fact in a unit that is counted
    bool also_negative = false;   ///< a fact that may be less than nothing: `, även negativt`
    bool optional = false;        ///< `eller saknas`
    bool may_be_not_applicable = false;
};

/// What a `per` runs over. Records and groups are members that the case makes: rows of a list, counted through all
/// records around them, and sets of rows that agree in their keys, in the order in which the first of each is met.
enum class DomainKind : std::uint8_t { options, parties, records, years, half_years, months, quarters, groups };

/// Every program begins with these. A number that counts periods has one of them as its `Type::domain`.
inline constexpr DomainId years_domain = 0;
inline constexpr DomainId half_years_domain = 1;
inline constexpr DomainId months_domain = 2;
inline constexpr DomainId quarters_domain = 3;

/// The index of a period that may be one, else none.
[[nodiscard]] constexpr DomainId domain_of(PeriodKind period) {
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
[[nodiscard]] constexpr std::optional<PeriodKind> period_of(DomainId domain) {
    for (const PeriodKind period : {PeriodKind::year, PeriodKind::half_year, PeriodKind::quarter, PeriodKind::month})
        if (domain_of(period) == domain) return period;
    return std::nullopt;
}

/// One of the things that the records of a group agree in.
struct GroupKey {
    std::string words;   ///< as written, `månad för start`
    std::string text;    ///< the same expression however it is written
    NodeId node = none;  ///< read with index variable 0 bound to the record
    Type type;
    DomainId period = none;  ///< a year, half-year, quarter or month: that index, which tells how it is written
};
struct Domain {
    DomainKind kind = DomainKind::options;
    std::string name;                    ///< kommun, uppdrag, år
    std::vector<std::uint32_t> members;  ///< options and parties: their values, in declared order
    DomainId parent = none;              ///< records: the list in whose records they stand; groups: the list grouped
    std::vector<GroupKey> keys = {};     ///< groups
};

struct NamedOption {
    std::string name;
    std::string label;
};
struct Enumeration {
    std::string name;
    std::vector<NamedOption> options;
    DomainId domain = none;
};

struct Party {
    std::string name;
    std::string alias;
    std::string label;
    std::string organisation_number;
    std::uint32_t part_of = none;
    bool outside = false;
};

}  // namespace klausul
