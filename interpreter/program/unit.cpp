#include "interpreter/program/unit.hpp"

#include <algorithm>

namespace klausul {
namespace {

Number power(const Number& base, int exponent) {
    Number result = 1;
    for (int i = 0; i < std::abs(exponent); ++i) result = result * base;
    return exponent < 0 ? Number(1) / result : result;
}

void add_exponent(std::vector<std::pair<UnitId, int>>& dimensions, UnitId dimension, int exponent) {
    const auto found =
        std::find_if(dimensions.begin(), dimensions.end(), [&](const auto& entry) { return entry.first == dimension; });
    if (found != dimensions.end()) {
        found->second += exponent;
    } else {
        dimensions.emplace_back(dimension, exponent);
    }
}

void append_words(std::string& text, const std::string& word, int times) {
    for (int i = 0; i < times; ++i) {
        if (!text.empty()) text += '*';
        text += word;
    }
}

}  // namespace

const std::string& NamedUnit::word(bool one) const {
    if (!short_form.empty()) return short_form;
    return one || plural.empty() ? singular : plural;
}

UnitId UnitTable::add(NamedUnit unit) { return units_.push_back(std::move(unit)); }

std::optional<UnitId> UnitTable::find(std::string_view word) const {
    for (const UnitId id : units_.ids()) {
        const NamedUnit& unit = units_[id];
        if (unit.singular == word || unit.plural == word || (!unit.short_form.empty() && unit.short_form == word)) {
            return id;
        }
    }
    return std::nullopt;
}

std::vector<std::pair<UnitId, int>> UnitTable::dimensions(const Unit& unit) const {
    std::vector<std::pair<UnitId, int>> result;
    for (const Unit::Part& part : unit.parts) {
        const Maybe<UnitId> dimension = units_[part.id].dimension;
        if (dimension != none) add_exponent(result, *dimension, part.exponent);
    }
    std::erase_if(result, [](const auto& entry) { return entry.second == 0; });
    std::sort(result.begin(), result.end());
    return result;
}

bool UnitTable::same_dimension(const Unit& a, const Unit& b) const { return a == b || dimensions(a) == dimensions(b); }

Number UnitTable::factor_to_base(const Unit& unit) const {
    Number result = 1;
    for (const Unit::Part& part : unit.parts) result = result * power(units_[part.id].factor, part.exponent);
    return result;
}

Number UnitTable::factor(const Unit& from, const Unit& to) const {
    if (from == to) return 1;
    return factor_to_base(from) / factor_to_base(to);
}

UnitTable::Reduced UnitTable::product(const Unit& a, const Unit& b, bool divide) const {
    // Each dimension keeps the named unit it was first written with; later ones of the same dimension are converted
    // to it, so that what is left reads as people expect (kr, not kr*minuter/timme).
    Reduced result{{}, 1};
    const auto take = [&](const Unit::Part& part, int sign) {
        const NamedUnit& unit = units_[part.id];
        const int exponent = part.exponent * sign;
        if (unit.dimension == none) {
            result.factor = result.factor * power(unit.factor, exponent);
            return;
        }
        for (Unit::Part& kept : result.unit.parts) {
            const NamedUnit& other = units_[kept.id];
            if (other.dimension != unit.dimension) continue;
            result.factor = result.factor * power(unit.factor / other.factor, exponent);
            kept.exponent += exponent;
            return;
        }
        result.unit.parts.push_back({part.id, exponent});
    };
    for (const Unit::Part& part : a.parts) take(part, 1);
    for (const Unit::Part& part : b.parts) take(part, divide ? -1 : 1);
    std::erase_if(result.unit.parts, [](const Unit::Part& part) { return part.exponent == 0; });
    return result;
}

std::string UnitTable::text(const Unit& unit, bool one) const {
    std::string above;
    std::string below;
    for (const Unit::Part& part : unit.parts) {
        if (part.exponent > 0) append_words(above, units_[part.id].word(one), part.exponent);
    }
    for (const Unit::Part& part : unit.parts) {
        for (int i = 0; i < -part.exponent; ++i) below += '/' + units_[part.id].word(true);
    }
    if (above.empty() && !below.empty()) above = "1";
    return above + below;
}

}  // namespace klausul
