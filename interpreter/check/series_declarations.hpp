#pragma once

#include <optional>

#include "interpreter/check/checking.hpp"

namespace klausul {

class Reports;
class Names;

/// Index series: the figures that are published, with their periods.
class SeriesDeclarations {
public:
    SeriesDeclarations(Program& program, Reports& reports, Names& names)
        : program_(program), reports_(reports), names_(names) {}

    void declare_series(DocumentId document, const syntax::SeriesDeclaration& series, Span span);
    /// A period as the index counts it; none if the index has no such periods, which is reported.
    std::optional<int> series_period(const SeriesInfo& info, int year, const std::optional<int>& month, Span span);

private:
    void add_series_values(SeriesInfo& info, const syntax::SeriesDeclaration& series);

    Program& program_;
    Reports& reports_;
    Names& names_;
};

}  // namespace klausul
