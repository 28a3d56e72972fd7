#pragma once

// Units of measure. A unit is a product of named units (kr/timme, minuter/inventarie/år); a named unit belongs to a
// base dimension and has an exact factor to it. Minutes, hours, days and weeks are one dimension; months, quarters,
// half-years and years another; they never convert into each other.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/words/periods.hpp"
#include "interpreter/program/ids.hpp"
#include "interpreter/value/number.hpp"

namespace klausul {

/// One name people may write after a number. `dimension` is the base unit, none for percent
/// and the like, which are plain numbers with a factor.
struct NamedUnit {
    std::string singular;
    std::string plural;
    std::string short_form;  ///< empty = none
    Maybe<UnitId> dimension = none;
    Number factor = 1;     ///< of the base unit: timme = 60 (minutes), % = 1/100
    bool counted = false;  ///< there are whole ones only: `måttenhet person; personer, bara hela`

    /// What stands after a number: the short form, else singular for exactly 1 and plural otherwise.
    [[nodiscard]] const std::string& word(bool one) const;
};

/// A product of named units with whole exponents, in the order written. Empty = a bare number.
struct Unit {
    struct Part {
        UnitId id;
        int exponent = 0;
        friend bool operator==(const Part&, const Part&) = default;
    };
    std::vector<Part> parts;

    [[nodiscard]] bool bare() const { return parts.empty(); }
    friend bool operator==(const Unit&, const Unit&) = default;
};

class UnitTable {
public:
    UnitId add(NamedUnit unit);
    [[nodiscard]] const NamedUnit& operator[](UnitId id) const { return units_[id]; }
    /// What the next unit will be known by.
    [[nodiscard]] UnitId next() const { return units_.next(); }
    [[nodiscard]] std::size_t size() const { return units_.size(); }
    /// By singular, plural or short form.
    [[nodiscard]] std::optional<UnitId> find(std::string_view word) const;

    /// True if both measure the same thing, so that a factor leads from one to the other.
    [[nodiscard]] bool same_dimension(const Unit& a, const Unit& b) const;
    /// What to multiply a value in `from` with to get it in `to`; the dimensions must be the same.
    [[nodiscard]] Number factor(const Unit& from, const Unit& to) const;
    /// The size of one `unit` in base units.
    [[nodiscard]] Number factor_to_base(const Unit& unit) const;

    struct Reduced {
        Unit unit;
        Number factor;  ///< the raw product times this is the value in `unit`
    };
    /// The unit of a product (or quotient) with what cancels taken out: minuter * kr/timme gives kr and 1/60.
    [[nodiscard]] Reduced product(const Unit& a, const Unit& b, bool divide) const;

    /// What amounts of money are shown in.
    [[nodiscard]] bool is_kronor(const Unit& unit) const { return text(unit) == unit_name::krona; }
    /// "kr/timme" as written after a number; `one` chooses the singular of the first word.
    [[nodiscard]] std::string text(const Unit& unit, bool one = false) const;

private:
    [[nodiscard]] std::vector<std::pair<UnitId, int>> dimensions(const Unit& unit) const;

    Table<UnitId, NamedUnit> units_;
};

}  // namespace klausul
