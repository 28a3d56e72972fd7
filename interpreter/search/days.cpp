// Days, years and what hangs on them: index series, uprating, other dates.

#include "interpreter/search/meaning.hpp"

namespace klausul::search {

/// Years of 512 in which a month has 32 days grow as days do, without a calendar: a year is completed where the later
/// day has come as far into its year as the earlier one.
FormulaId completed_years(Formulas& formulas, FormulaId from, FormulaId to, bool to_month_end) {
    constexpr int month = 32;
    constexpr int year = 512;
    const auto mark = [&](FormulaId day) {
        return formulas.add(formulas.scale(formulas.year_of(day), year), formulas.month_day(day));
    };
    FormulaId until = mark(to);
    if (to_month_end) {
        // The only day that some years lack is 29 February: the last of February is as far as it.
        const FormulaId end_of_february = formulas.add(formulas.month_length(to), formulas.number(2 * month));
        const FormulaId last_of_february = formulas.equal(formulas.month_day(to), end_of_february);
        const FormulaId leap_day = formulas.number(2 * month + 29);
        until = formulas.choose(last_of_february, formulas.add(formulas.scale(formulas.year_of(to), year), leap_day),
                                until);
    }
    return formulas.floor(formulas.scale(formulas.subtract(until, mark(from)), Number::ratio(1, year)));
}

Figure Meaning::series(NodeId id, const Place& place) {
    const Node& node = program_.nodes[id];
    const SeriesInfo& info = program_.series[node.as<SeriesId>()];
    return unsayable(id, place, {"värden i indexserien " + info.name, "values of the index series " + info.name});
}

Figure Meaning::uprated(NodeId id, const Place& place) {
    const Node& node = program_.nodes[id];
    const UpratingPlan& plan = program_.upratings[node.as<UpratingId>()];
    const Figure base = figure(child_id(node, 0), place);
    const std::string& name = program_.series[plan.series].name;
    const Figure later =
        unsayable_itself(id, place, {"värden i indexserien " + name, "values of the index series " + name});
    const FormulaId before = formulas_.less(place.date, formulas_.number(std::int64_t{plan.from.number}));
    // When the series has come to an end, what then applies may be a referral.
    const FormulaId ended = plan.ends == none ? formulas_.truth(false) : free_truth(id, place);
    return {formulas_.all({base.good, formulas_.any({before, later.good})}),
            formulas_.all({formulas_.negation(before), ended}), formulas_.choose(before, base.value, later.value),
            joined(base.causes, where(formulas_.all({base.good, formulas_.negation(before)}), later.causes))};
}

Figure Meaning::calendar(NodeId id, const Place& place) {
    const Node& node = program_.nodes[id];
    const Figure day = figure(child_id(node, 0), place);
    const FormulaId year = formulas_.year_of(day.value);
    const FormulaId month = formulas_.floor(formulas_.scale(formulas_.month_day(day.value), Number::ratio(1, 32)));
    if (node.op == Op::year_of) return mapped(day, year);
    if (node.op == Op::month_of)
        return mapped(day, formulas_.add(formulas_.scale(year, 12), formulas_.add(month, formulas_.number(-1))));
    if (node.op == Op::half_year_of) {
        const FormulaId second = formulas_.less(formulas_.number(6), month);
        return mapped(day, formulas_.add(formulas_.scale(year, 2),
                                         formulas_.choose(second, formulas_.number(1), formulas_.number(0))));
    }
    if (node.op == Op::days_between) {
        const Figure to = figure(child_id(node, 1), place);
        return of_both(day, to, formulas_.subtract(to.value, day.value));
    }
    if (node.op == Op::completed_years) {
        const Figure to = node.child_count > 1 ? figure(child_id(node, 1), place) : plain(place.date);
        return of_both(day, to, completed_years(formulas_, day.value, to.value, node.payload != 0));
    }
    const ShiftPlan* shift = node.op == Op::shift_day ? &program_.shifts[node.as<ShiftId>()] : nullptr;
    if (shift != nullptr && shift->step == ShiftPlan::Step::days && !shift->to_month_end) {
        const FormulaId shifted = formulas_.add(day.value, formulas_.number(shift->amount));
        const FormulaId fits = formulas_.all({formulas_.at_most(formulas_.number(Day::min_number), shifted),
                                              formulas_.at_most(shifted, formulas_.number(Day::max_number))});
        Causes causes = day.causes;
        of(causes, Sort::error) =
            formulas_.any({of(causes, Sort::error), formulas_.all({day.good, formulas_.negation(fits)})});
        return {formulas_.all({day.good, fits}), day.referral, shifted, causes};
    }
    return unsayable(id, place,
                     {"räkning med månader, perioder och klockslag", "reckoning with months, periods and times"});
}

Figure Meaning::of_both(const Figure& a, const Figure& b, FormulaId value) {
    return {formulas_.all({a.good, b.good}), formulas_.truth(false), value, strict({a, b})};
}

/// Of a time of day and a window whose ends are known; empty for what is made of moments or of other windows.
std::optional<Known> Meaning::within_window(const Node& node, const Place& place) {
    const Node& window = child(node, 1);
    if (child(node, 0).op == Op::clock_of || window.op != Op::constant) return std::nullopt;
    const Figure clock = figure(child_id(node, 0), place);
    const Pair& ends =
        program_.pairs[static_cast<std::size_t>(program_.constants[window.as<ConstantId>()].to_int64().value_or(0))];
    // 24:00 is the 00:00 of the next day.
    const FormulaId whole_day = formulas_.equal(clock.value, formulas_.number(minutes_per_day));
    const FormulaId minute = formulas_.choose(whole_day, formulas_.number(0), clock.value);
    const FormulaId begun = formulas_.at_most(formulas_.number(ends.first), minute);
    const FormulaId not_ended = formulas_.less(minute, formulas_.number(ends.second));
    const FormulaId holds =
        ends.first < ends.second ? formulas_.all({begun, not_ended}) : formulas_.any({begun, not_ended});
    return Known{formulas_.all({clock.good, holds}), formulas_.all({clock.good, formulas_.negation(holds)}),
                 clock.causes};
}

Figure Meaning::as_of(const Node& node, const Place& place) {
    const Figure date = figure(child_id(node, 1), place);
    Place inner = place;
    inner.date = date.value;
    Figure value = figure(child_id(node, 0), inner);
    value.good = formulas_.all({date.good, value.good});
    value.causes = joined(date.causes, where(date.good, value.causes));
    return value;
}

}  // namespace klausul::search
