#include "interpreter/evaluate/series_reader.hpp"

#include <algorithm>
#include <iterator>

#include "interpreter/evaluate/expressions.hpp"

namespace klausul {
namespace {

/// Takes the last figure of a period that was published before `cut`. The figures stand in the order of publication, so
/// one that is known to be in time makes all before it void; one of which that is not known stops the search.
void find_published(const SeriesInfo& series, int period, std::optional<Day> cut, SeriesFigure& into) {
    const auto after =
        std::upper_bound(series.values.begin(), series.values.end(), period,
                         [](int wanted, const SeriesInfo::Value& value) { return wanted < value.period; });
    for (auto value = std::make_reverse_iterator(after); value != series.values.rend(); ++value) {
        if (value->period != period) break;
        const bool in_time = !cut || (value->published && *value->published < *cut);
        if (!in_time && value->published && !value->published_at_latest) continue;
        into.state = in_time ? SeriesFigure::State::found : SeriesFigure::State::publication_unknown;
        into.published = &*value;
        into.value = in_time ? &value->value : nullptr;
        return;
    }
    const bool too_early = !series.values.empty() && period < series.values.front().period;
    if (series.last && period > *series.last) {
        into.state = SeriesFigure::State::ended;
    } else if (too_early) {
        // A period before the first published one can never come; any other may yet be published or be given.
        into.state = SeriesFigure::State::before_start;
    }
}

}  // namespace

SeriesFigure SeriesReader::figure(SeriesId id, int period, std::optional<Day> cut) const {
    SeriesFigure found;
    find_published(program_.series[id], period, cut, found);
    const FactValue& given = work_.facts->series(id, period);
    if (given.state == Given::no) return found;
    found.given = true;
    found.value = given.state == Given::value ? &given.value : nullptr;
    found.state = given.state == Given::value    ? SeriesFigure::State::found
                  : given.state == Given::absent ? SeriesFigure::State::ended
                                                 : SeriesFigure::State::not_published;
    return found;
}

Result SeriesReader::value(SeriesId id, int period, std::optional<Day> cut, NodeId node) {
    const SeriesFigure found = figure(id, period, cut);
    const SeriesInfo& series = program_.series[id];
    const Number year = series.monthly ? period / 12 : period;
    switch (found.state) {
        case SeriesFigure::State::found:
            return {*found.value, 0, false};
        case SeriesFigure::State::before_start:
            return work_.fault(FaultKind::series_before_start, node, year);
        case SeriesFigure::State::ended:
            return work_.fault(FaultKind::series_ended, node, year);
        case SeriesFigure::State::not_published:
        case SeriesFigure::State::publication_unknown:
            break;
    }
    Cause missing;
    missing.kind = Cause::Kind::series;
    missing.has_fact = true;
    missing.series = id;
    missing.series_lack = {period, cut, found.state == SeriesFigure::State::publication_unknown};
    return bad(work_.causes.add(std::move(missing)));
}

Result SeriesReader::read(const Node& node, Scope& scope) {
    const Result period = expressions_.evaluate(program_.children_of(node)[0], scope);
    if (!period.good()) return bad(period.cause);
    return value(node.as<SeriesId>(), static_cast<int>(period.value.to_int64().value_or(0)), std::nullopt,
                 program_.children_of(node)[0]);
}

}  // namespace klausul
