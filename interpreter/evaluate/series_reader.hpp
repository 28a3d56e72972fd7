#pragma once

#include <cstdint>
#include <optional>

#include "interpreter/evaluate/case_at_work.hpp"

namespace klausul {

class Expressions;

/// Of a series, what there is for a period.
struct SeriesFigure {
    enum class State : std::uint8_t { found, not_published, publication_unknown, before_start, ended };
    State state = State::not_published;
    const Number* value = nullptr;                 ///< found
    const SeriesInfo::Value* published = nullptr;  ///< the library's figure; with `given` the one that it replaces
    bool given = false;                            ///< in the case
};

/// Which figure of an index series holds for a period.
class SeriesReader {
public:
    SeriesReader(CaseAtWork& work, Expressions& expressions)
        : program_(work.program), work_(work), expressions_(expressions) {}

    /// Of the case, else as published (before `cut`).
    [[nodiscard]] SeriesFigure figure(SeriesId series, int period, std::optional<Day> cut) const;
    /// Its value, else the cause that it is missing.
    [[nodiscard]] Result value(SeriesId series, int period, std::optional<Day> cut, NodeId node);

    Result read(const Node& node, Scope& scope);

private:
    const Program& program_;
    CaseAtWork& work_;
    Expressions& expressions_;
};

}  // namespace klausul
