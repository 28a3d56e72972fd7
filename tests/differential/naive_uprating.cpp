// Index figures and uprated amounts: "Index series" and "Uprating" in docs/evaluation.md, step by step as they stand
// there.

#include <algorithm>

#include "naive.hpp"

namespace klausul::differential {

NaiveFigure Naive::figure(const Series& series, SeriesPeriod period, std::optional<int> published_before) {
    const auto& [name, info] = series;
    const std::string path = name + " för " + info.words(period);
    const auto missing = [&] {
        return NaiveFigure{{{}, causes({NaiveCause::Kind::figure, path, Status::undetermined, "", 0})}, false};
    };
    if (const auto stated = given_.find(path); stated != given_.end()) {
        if (stated->second.state == Stated::State::unknown) return missing();
        if (stated->second.state == Stated::State::absent) return {{}, true};
        return {{{*Number::from_plain(stated->second.value), "", false}, {}}, false};
    }
    for (auto one = info.figures.rbegin(); one != info.figures.rend(); ++one) {
        if (one->period != period) continue;
        const bool on_a_known_day = one->published && !one->at_latest;
        const bool in_time = !published_before || (one->published && *one->published < *published_before);
        if (in_time) return {{{one->value, "", false}, {}}, false};
        if (!on_a_known_day) return missing();
    }
    if (info.last && period > *info.last) return {{}, true};
    const auto earlier = [&](const NaiveSeries::Figure& one) { return one.period <= period; };
    const bool begun = info.figures.empty() || std::any_of(info.figures.begin(), info.figures.end(), earlier);
    return begun ? missing() : NaiveFigure{fault("series not begun"), false};
}

/// The factors of one line. `ended` tells whether a figure was needed that is not published any more.
struct Naive::Factors {
    Naive& naive;
    const syntax::Uprating& line;
    const Series& series;
    int base_year;
    bool ended = false;

    /// A step lies in a month, counted from January of year 0.
    [[nodiscard]] int month_of(int step) const {
        const Civil first{line.from->year, line.from->month, 1};
        return first.year * 12 + first.month - 1 + step * months_between_steps();
    }
    [[nodiscard]] int months_between_steps() const { return months_in(*line.every); }
    [[nodiscard]] static int months_in(const syntax::Period& period) {
        const std::string& unit = period.unit.text;
        const int one = unit.starts_with("år")        ? 12
                        : unit.starts_with("halvår")  ? 6
                        : unit.starts_with("kvartal") ? 3
                                                      : 1;
        return one * period.count;
    }
    [[nodiscard]] int lag() const { return line.lag ? months_in(*line.lag) : 0; }
    /// The named month, of several the last; nothing where the month of the step counts.
    [[nodiscard]] std::optional<int> named_month() const { return line.last_month ? line.last_month : line.month; }

    /// Of a series with one figure a year, or of the named month, that of a year.
    [[nodiscard]] SeriesPeriod period_in(int year) const {
        if (!series.second.monthly) return year - lag() / 12;
        return (year - lag() / 12) * 12 + named_month().value_or(1) - 1;
    }
    [[nodiscard]] SeriesPeriod period_of(int month) const {
        const bool month_of_step = series.second.monthly && !named_month();
        return month_of_step ? month - lag() : period_in(floored(month, 12));
    }
    [[nodiscard]] SeriesPeriod base_period() const {
        if (!line.from_period) return period_in(base_year);
        return line.from_period->year * 12 + line.from_period->place - 1;
    }
    /// Only what is published before this day counts at a step in this month.
    [[nodiscard]] std::optional<int> day_of_vintage(int month) const {
        if (!line.published_before) return std::nullopt;
        const syntax::Vintage& vintage = *line.published_before;
        if (vintage.date) return day_number({vintage.date->year, vintage.date->month, vintage.date->day});
        return day_number({floored(month, 12) - (vintage.previous_year ? 1 : 0), vintage.month, vintage.day});
    }

    NaiveResult of_several(const std::vector<NaiveResult>& parts, const Number& value) {
        std::vector<Causes> wrong;
        for (const NaiveResult& one : parts) wrong.push_back(one.causes);
        Causes all = strict(wrong);
        return all.empty() ? NaiveResult{{value, "", false}, {}} : NaiveResult{{}, std::move(all)};
    }
    NaiveResult quotient(const NaiveResult& above, const NaiveResult& below) {
        if (!above.good() || !below.good()) return of_several({above, below}, 0);
        if (below.value.number.is_zero()) return naive.fault("division by zero");
        return {{above.value.number / below.value.number, "", false}, {}};
    }
    NaiveResult product(const NaiveResult& a, const NaiveResult& b) {
        return of_several({a, b}, a.value.number * b.value.number);
    }

    NaiveResult published(SeriesPeriod period, std::optional<int> before) {
        const NaiveFigure read = naive.figure(series, period, before);
        ended = ended || read.ended;
        return read.ended ? naive.fault("series ended") : read.result;
    }
    /// Levels of the base before times this are levels of the base after.
    NaiveResult links(SeriesPeriod after, SeriesPeriod up_to) {
        NaiveResult all{{1, "", false}, {}};
        for (const NaiveSeries::Rebase& rebase : series.second.rebases) {
            if (rebase.from <= after || rebase.from > up_to) continue;
            const NaiveResult one =
                rebase.factor ? NaiveResult{{*rebase.factor, "", false}, {}} : naive.fault("series rebased");
            all = product(all, one);
        }
        return all;
    }
    /// The figure, or the mean of the named months up to it, each of them brought to its base.
    NaiveResult figure(SeriesPeriod period, std::optional<int> before) {
        if (!line.mean) return published(period, before);
        const int months = *line.last_month - *line.month + 1;
        NaiveResult sum;
        for (SeriesPeriod each = period - months + 1; each <= period; ++each) {
            const NaiveResult one = quotient(published(each, before), links(each, period));
            sum = of_several({sum, one}, sum.value.number + one.value.number);
        }
        return quotient(sum, {{months, "", false}, {}});
    }

    NaiveResult between_levels(SeriesPeriod from, SeriesPeriod to, std::optional<int> before) {
        const NaiveResult change = quotient(figure(to, before), figure(from, before));
        return from <= to ? product(change, links(from, to)) : quotient(change, links(to, from));
    }
    /// Of the years after one up to another; `month` is that of the step in the last of them.
    NaiveResult over_years(int from, int month, std::optional<int> before) {
        const int to = floored(month, 12);
        NaiveResult all{{1, "", false}, {}};
        for (int year = std::min(from, to) + 1; year <= std::max(from, to); ++year) {
            NaiveResult one = figure(period_of(month + (year - to) * 12), before);
            if (one.good()) one.value.number = one.value.number + Number(1);
            all = from <= to ? product(all, one) : quotient(all, one);
        }
        return all;
    }
    NaiveResult shared(NaiveResult factor) {
        if (!line.share || !factor.good()) return factor;
        const Number share = *Number::from_plain(line.share->digits) / Number(100);
        factor.value.number = Number(1) + share * (factor.value.number - Number(1));
        return factor;
    }

    NaiveResult from_base(int step) {
        const int month = month_of(step);
        const auto before = day_of_vintage(month);
        if (series.second.changes) return shared(over_years(base_year, month, before));
        return shared(between_levels(base_period(), period_of(month), before));
    }
    NaiveResult from_previous(int step) {
        const int last = month_of(step - 1);
        const int month = month_of(step);
        const auto before = day_of_vintage(month);
        NaiveResult factor = shared(series.second.changes ? over_years(floored(last, 12), month, before)
                                                          : between_levels(period_of(last), period_of(month), before));
        if (!line.cap || !factor.good()) return factor;
        const Number most = Number(1) + *Number::from_plain(line.cap->digits) / Number(100);
        if (most < factor.value.number) factor.value.number = most;
        return factor;
    }
};

NaiveResult Naive::uprated(const NaiveRule& rule, const At& at) {
    const auto& written = std::get<syntax::AtLevel>(rule.value->node);
    const syntax::Uprating& line = *rule.uprating;
    const NaiveResult amount = evaluate(*written.value, at);
    const auto day_in = [](const std::optional<syntax::Date>& date) {
        return day_number({date->year, date->month, date->day});
    };
    int day = at.day;
    if (line.frozen_from && day >= day_in(line.frozen_from)) day = day_in(line.frozen_from) - 1;
    const int first = day_in(line.from);
    if (day < first) return amount;

    Factors factors{*this, line, *program_.series.find(line.series->text), written.year};
    int last = 0;
    while (months_later(first, (last + 1) * factors.months_between_steps()) <= day) ++last;
    const auto times = [&](const NaiveResult& a, const NaiveResult& factor) {
        const NaiveResult product = factors.product(a, factor);
        return line.rounding ? rounded(product, *line.rounding) : product;
    };
    const auto greatest = [&](const NaiveResult& a, const NaiveResult& b) {
        return factors.of_several({a, b}, a.value.number < b.value.number ? b.value.number : a.value.number);
    };
    NaiveResult result = amount;
    if (line.from_previous) {
        for (int step = 0; step <= last; ++step) {
            const NaiveResult next = times(result, factors.from_previous(step));
            result = line.floor == Floor::none ? next : greatest(next, line.floor == Floor::base ? amount : result);
        }
    } else if (line.floor == Floor::previous) {
        for (int step = 0; step <= last; ++step) result = greatest(result, times(amount, factors.from_base(step)));
    } else {
        result = times(amount, factors.from_base(last));
        if (line.floor == Floor::base) result = greatest(result, amount);
    }
    if (factors.ended && rule.series_ends != nullptr) return {{0, rule.series_ends->text, true}, {}};
    return result;
}

}  // namespace klausul::differential
