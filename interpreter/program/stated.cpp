#include "interpreter/program/stated.hpp"

namespace klausul {

Bounds bounds_of(const Type& type) {
    if (type.kind != Kind::number) return {};
    if (type.share) return {Number(0), Number(1)};
    if (type.also_negative) return {};
    return {Number(0), {}};
}

std::optional<Misfit> misfit(const Type& type, const Number& value) {
    const Bounds bounds = bounds_of(type);
    const bool outside = (bounds.lowest && value < *bounds.lowest) || (bounds.highest && *bounds.highest < value);
    if (outside) return type.share ? Misfit::beyond_share : Misfit::negative;
    if (type.kind == Kind::number && type.whole && !value.is_whole()) return Misfit::in_parts;
    return std::nullopt;
}

}  // namespace klausul
