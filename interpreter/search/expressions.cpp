// Expressions as formulas.

#include <algorithm>
#include <utility>

#include "interpreter/search/meaning.hpp"

namespace klausul::search {

namespace {

/// Expressions and terms inside of each other; beyond it nothing is told apart, which keeps the stack small.
constexpr std::size_t most_depth = 1'000;

class Deeper {
public:
    explicit Deeper(std::size_t& depth) : depth_(depth) { ++depth_; }
    ~Deeper() { --depth_; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;

private:
    std::size_t& depth_;
};

Phrase of_the_day() { return {"tider inom dygnet söks inte igenom", "times within a day are not searched"}; }
Phrase too_much() { return {"det blir för stort att söka igenom", "it is too large to search"}; }

}  // namespace

Known Meaning::judge(NodeId id, const Place& place) {
    const Node& node = program_.nodes[id];
    const Deeper deeper(depth_);
    if (is_comparison(node.op)) return compared(node, place);
    if (node.op == Op::logical_not) return opposite(judge(child_id(node, 0), place));
    if (node.op == Op::logical_and || node.op == Op::logical_or) {
        const bool conjunction = node.op == Op::logical_and;
        Known all{formulas_.truth(conjunction), formulas_.truth(!conjunction), {}};
        for (std::size_t i = 0; i < node.child_count; ++i) {
            const Known one = judge(child_id(node, i), place);
            all = conjunction ? both(all, one) : either(all, one);
        }
        return all;
    }
    if (node.op == Op::at_least) return at_least(node, place);
    if (node.op == Op::one_of) return one_of(node, place);
    if (node.op == Op::belongs_to) return belongs_to(node, place);
    if (node.op == Op::is_given || node.op == Op::is_absent || node.op == Op::is_unknown ||
        node.op == Op::is_not_applicable)
        return presence(node, place);
    if (node.op == Op::for_all || node.op == Op::for_some) return quantified(id, place);
    if (node.op == Op::within_period) return within_period(node, place);
    if (node.op == Op::within_window) {
        if (const auto known = within_window(node, place)) return *known;
    }
    const Figure read = figure(id, place);
    const FormulaId is_no = formulas_.equal(read.value, formulas_.number(0));
    return {formulas_.all({read.good, formulas_.negation(is_no)}), formulas_.all({read.good, is_no}), read.causes};
}

Figure Meaning::truth(Known known) {
    return {formulas_.any({known.yes, known.no}), formulas_.truth(false),
            formulas_.choose(known.yes, formulas_.number(1), formulas_.number(0)), known.causes};
}

Figure Meaning::scaled(const Node& node, const Place& place, const Number& factor) {
    const Figure a = figure(child_id(node, 0), place);
    return mapped(a, formulas_.scale(a.value, factor));
}

template <typename Reckon>
Figure Meaning::of_two(const Node& node, const Place& place, Reckon reckon) {
    const Figure a = figure(child_id(node, 0), place);
    const Figure b = figure(child_id(node, 1), place);
    return of_both(a, b, reckon(a.value, b.value));
}

/// An error where the divisor is 0.
template <typename Reckon>
Figure Meaning::divided(const Node& node, const Place& place, Reckon reckon) {
    const Figure a = figure(child_id(node, 0), place);
    const Figure b = figure(child_id(node, 1), place);
    Figure result = of_both(a, b, 0);
    const FormulaId by_zero = formulas_.equal(b.value, formulas_.number(0));
    of(result.causes, Sort::error) =
        formulas_.any({of(result.causes, Sort::error), formulas_.all({result.good, by_zero})});
    result.good = formulas_.all({result.good, formulas_.negation(by_zero)});
    result.value = reckon(a.value, b.value);
    return result;
}

Figure Meaning::figure(NodeId id, const Place& place) {
    const Node& node = program_.nodes[id];
    const Deeper deeper(depth_);
    if (depth_ > most_depth || formulas_.too_large()) return unsayable(id, place, too_much());
    switch (node.op) {
        case Op::constant:
            return plain(formulas_.number(program_.constants[node.as<ConstantId>()]));
        case Op::fact:
            return read_fact(node, place);
        case Op::term: {
            const Indexed index = indexed(node, place);
            return behind(index, standing(node.as<TermId>(), index.key, place.date).read);
        }
        case Op::reading:
            return plain(reading(node.as<ReadingId>()));
        case Op::local:
            return plain(place.locals[node.payload]);
        case Op::the_day:
            return plain(place.date);
        case Op::negate:
            return scaled(node, place, Number(-1));
        case Op::scale:
            return scaled(node, place, program_.constants[node.as<ConstantId>()]);
        case Op::add:
            return of_two(node, place, [&](FormulaId a, FormulaId b) { return formulas_.add(a, b); });
        case Op::subtract:
            return of_two(node, place, [&](FormulaId a, FormulaId b) { return formulas_.subtract(a, b); });
        case Op::multiply:
            return of_two(node, place, [&](FormulaId a, FormulaId b) { return formulas_.product(a, b); });
        case Op::divide:
            return divided(node, place, [&](FormulaId a, FormulaId b) { return formulas_.quotient(a, b); });
        case Op::remainder:
            return divided(node, place, [&](FormulaId a, FormulaId b) {
                const FormulaId times = formulas_.floor(formulas_.quotient(a, b));
                return formulas_.subtract(a, formulas_.product(b, times));
            });
        case Op::conditional:
            return conditional(node, place);
        case Op::choice:
            return choice(node, place);
        case Op::round:
            return rounded(id, place);
        case Op::series:
            return series(id, place);
        case Op::uprate:
            return uprated(id, place);
        case Op::as_of:
            return as_of(node, place);
        case Op::year_of:
        case Op::month_of:
        case Op::half_year_of:
        case Op::period_start:
        case Op::completed_years:
        case Op::shift_day:
        case Op::day_of:
        case Op::clock_of:
        case Op::days_between:
        case Op::working_days_between:
        case Op::period_first_day:
        case Op::period_last_day:
        case Op::days_in_period:
        case Op::shift_by:
        case Op::quarter_of:
        case Op::completed_months:
        case Op::weekday_of:
        case Op::is_holiday:
        case Op::is_eve:
            return calendar(id, place);
        case Op::greatest_of:
        case Op::least_of:
            return one_of_values(node, place);
        case Op::within_window:
            if (const auto known = within_window(node, place)) return truth(*known);
            return unsayable(id, place, of_the_day());
        case Op::referral:
        case Op::not_encoded:
            return {formulas_.truth(true), formulas_.truth(true), formulas_.number(std::int64_t{node.payload}), {}};
        case Op::sum:
        case Op::count:
        case Op::mean:
        case Op::lowest:
        case Op::highest:
            return loop(id, place);
        case Op::allocation:
        case Op::left_over:
            return unsayable(id, place, {"en fördelning beror av alla andelar", "an allocation hangs on all shares"});
        case Op::make_span:
        case Op::clip:
            return unsayable(id, place, of_the_day());
        case Op::container:
        case Op::inner_record:
        case Op::group_key:
        case Op::group_with:
            return unsayable(id, place, many());
        case Op::less:
        case Op::less_equal:
        case Op::greater:
        case Op::greater_equal:
        case Op::equal:
        case Op::not_equal:
        case Op::logical_not:
        case Op::logical_and:
        case Op::logical_or:
        case Op::at_least:
        case Op::one_of:
        case Op::belongs_to:
        case Op::for_all:
        case Op::for_some:
        case Op::within_period:
        case Op::is_given:
        case Op::is_absent:
        case Op::is_unknown:
        case Op::is_not_applicable:
            return truth(judge(id, place));
        case Op::deviation:  // stands in roundings only
            break;
    }
    return unsayable(id, place, many());
}

/// The key that the children of a node give.
Meaning::Indexed Meaning::indexed(const Node& node, const Place& place) {
    Indexed result{{}, formulas_.truth(true), {}};
    std::vector<Figure> indexes;
    for (std::size_t i = 0; i < node.child_count; ++i) {
        indexes.push_back(figure(child_id(node, i), place));
        result.key[i] = indexes.back().value;
        result.good = formulas_.all({result.good, indexes.back().good});
    }
    result.causes = strict(indexes);
    return result;
}

/// What is read at a key: where the key cannot be told, that is all that is wrong.
Figure Meaning::behind(const Indexed& index, Figure read) {
    read.causes = joined(index.causes, where(index.good, read.causes));
    read.good = formulas_.all({index.good, read.good});
    return read;
}

/// Whether a comparison that holds for these orders holds.
FormulaId Meaning::holds_for(std::uint8_t orders, FormulaId a, FormulaId b) {
    const bool same = (orders & ordered::same) != 0;
    if (orders == ordered::same) return formulas_.equal(a, b);
    if (orders == (ordered::before | ordered::after)) return formulas_.negation(formulas_.equal(a, b));
    if ((orders & ordered::after) != 0) std::swap(a, b);
    return same ? formulas_.at_most(a, b) : formulas_.less(a, b);
}

Known Meaning::compared(const Node& node, const Place& place) {
    const Figure a = figure(child_id(node, 0), place);
    const Figure b = figure(child_id(node, 1), place);
    const FormulaId holds = holds_for(row_of(node.op).holds, a.value, b.value);
    const FormulaId good = formulas_.all({a.good, b.good});
    return {formulas_.all({good, holds}), formulas_.all({good, formulas_.negation(holds)}), strict({a, b})};
}

/// yes where at least n are yes; no where fewer than n are not no.
Known Meaning::at_least(const Node& node, const Place& place) {
    std::vector<FormulaId> certain(node.payload + 1, formulas_.truth(false));
    certain[0] = formulas_.truth(true);
    std::vector<FormulaId> possible = certain;
    Causes causes{};
    // What is too large is not decided, whatever it says.
    for (std::size_t i = 0; i < node.child_count && !formulas_.too_large(); ++i) {
        const Known one = judge(child_id(node, i), place);
        causes = joined(causes, one.causes);
        for (std::size_t n = node.payload; n > 0; --n) {
            certain[n] = formulas_.any({certain[n], formulas_.all({certain[n - 1], one.yes})});
            possible[n] = formulas_.any({possible[n], formulas_.all({possible[n - 1], formulas_.negation(one.no)})});
        }
    }
    const FormulaId open = formulas_.all({formulas_.negation(certain[node.payload]), possible[node.payload]});
    return {certain[node.payload], formulas_.negation(possible[node.payload]), where(open, causes)};
}

Known Meaning::one_of(const Node& node, const Place& place) {
    const Figure value = figure(child_id(node, 0), place);
    std::vector<FormulaId> any;
    for (const Number& each : program_.sets[node.as<SetId>()])
        any.push_back(formulas_.equal(value.value, formulas_.number(each)));
    const FormulaId holds = formulas_.any(any);
    return {formulas_.all({value.good, holds}), formulas_.all({value.good, formulas_.negation(holds)}), value.causes};
}

Known Meaning::belongs_to(const Node& node, const Place& place) {
    const Figure unit = figure(child_id(node, 0), place);
    const Figure whole = figure(child_id(node, 1), place);
    std::vector<FormulaId> any;
    const auto is = [&](FormulaId value, PartyId party) {
        return formulas_.equal(value, formulas_.number(std::int64_t{party.position()}));
    };
    for (const PartyId party : program_.parties.ids()) {
        std::vector<FormulaId> above;
        Maybe<PartyId> each = party;
        for (std::size_t steps = 0; each != none && steps <= program_.parties.size(); ++steps) {
            above.push_back(is(whole.value, *each));
            each = program_.parties[*each].part_of;
        }
        any.push_back(formulas_.all({is(unit.value, party), formulas_.any(above)}));
    }
    const FormulaId good = formulas_.all({unit.good, whole.good});
    const FormulaId holds = formulas_.any(any);
    return {formulas_.all({good, holds}), formulas_.all({good, formulas_.negation(holds)}), strict({unit, whole})};
}

Known Meaning::within_period(const Node& node, const Place& place) {
    const Figure day = figure(child_id(node, 0), place);
    const Node& span = child(node, 1);
    Figure from;
    Figure to;
    Causes causes{};
    if (span.op == Op::make_span) {
        from = figure(child_id(span, 0), place);
        to = figure(child_id(span, 1), place);
        causes = strict({from, to});
    } else if (span.op == Op::constant) {
        const auto pair = static_cast<std::size_t>(program_.constants[span.as<ConstantId>()].to_int64().value_or(0));
        from = plain(formulas_.number(program_.pairs[pair].first));
        to = plain(formulas_.number(program_.pairs[pair].second));
    } else {
        const Figure open =
            unsayable(child_id(node, 1), place,
                      {"en tidsrymd ur en uppgift söks inte igenom", "a span from a fact is not searched"});
        const FormulaId holds = formulas_.equal(open.value, formulas_.number(0));
        const FormulaId good = formulas_.all({day.good, open.good});
        return {formulas_.all({good, holds}), formulas_.all({good, formulas_.negation(holds)}),
                joined(day.causes, where(day.good, open.causes))};
    }
    const FormulaId good = formulas_.all({day.good, from.good, to.good});
    const FormulaId holds =
        formulas_.all({formulas_.at_most(from.value, day.value), formulas_.at_most(day.value, to.value)});
    return {formulas_.all({good, holds}), formulas_.all({good, formulas_.negation(holds)}),
            joined(day.causes, where(day.good, causes))};
}

Figure Meaning::conditional(const Node& node, const Place& place) {
    const Known condition = judge(child_id(node, 0), place);
    const Figure a = figure(child_id(node, 1), place);
    const Figure b = figure(child_id(node, 2), place);
    const FormulaId open = formulas_.negation(formulas_.any({condition.yes, condition.no}));
    const FormulaId agreed = formulas_.all({open, a.good, b.good, same(a, b)});
    const FormulaId referral_open = formulas_.all({formulas_.negation(condition.no), a.referral});
    const FormulaId apart = formulas_.all({open, formulas_.negation(agreed)});
    const Causes first = where(formulas_.any({condition.yes, apart}), a.causes);
    const Causes second = where(formulas_.any({condition.no, apart}), b.causes);
    return {formulas_.any({formulas_.all({condition.yes, a.good}), formulas_.all({condition.no, b.good}), agreed}),
            formulas_.any({formulas_.all({condition.no, b.referral}), referral_open}),
            formulas_.choose(condition.no, b.value, a.value),
            joined(where(formulas_.negation(agreed), condition.causes), joined(first, second))};
}

Figure Meaning::choice(const Node& node, const Place& place) {
    const ChoicePlan& plan = program_.choices[node.as<ChoiceId>()];
    const Figure selector = figure(child_id(node, 0), place);
    // Where nothing is said of an option it is a gap of the term at work.
    Figure unsaid{formulas_.truth(false), formulas_.truth(false), formulas_.number(0), {}};
    of(unsaid.causes, Sort::gap) = of(unsaid.causes, Sort::gap_here) = formulas_.truth(true);
    std::vector<Figure> lines;
    for (std::size_t option = 0; option < plan.by_option.size(); ++option) {
        const Maybe<NodeId> line = plan.line(option);
        lines.push_back(line == none ? unsaid : figure(*line, place));
    }
    if (lines.empty()) return {formulas_.truth(false), formulas_.truth(false), formulas_.number(0), selector.causes};
    std::vector<FormulaId> good;
    std::vector<FormulaId> referral;
    std::vector<FormulaId> agreed{formulas_.negation(selector.good)};
    FormulaId value = lines.front().value;
    for (std::size_t i = lines.size(); i-- > 0;) {
        const FormulaId here = formulas_.equal(selector.value, formulas_.number(static_cast<std::int64_t>(i)));
        good.push_back(formulas_.all({selector.good, here, lines[i].good}));
        referral.push_back(formulas_.all({here, lines[i].referral}));
        agreed.push_back(lines[i].good);
        if (i > 0) agreed.push_back(same(lines[i], lines.front()));
        if (i > 0) value = formulas_.choose(here, lines[i].value, value);
    }
    const FormulaId alike = formulas_.all(agreed);
    const FormulaId apart = formulas_.all({formulas_.negation(selector.good), formulas_.negation(alike)});
    Causes causes = where(formulas_.negation(alike), selector.causes);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const FormulaId here = formulas_.equal(selector.value, formulas_.number(static_cast<std::int64_t>(i)));
        causes = joined(causes, where(formulas_.any({formulas_.all({selector.good, here}), apart}), lines[i].causes));
    }
    // A party may be none of those that a table has rows for.
    if (child(node, 0).kind == Kind::party && plan.otherwise == none && lines.size() < program_.parties.size()) {
        const FormulaId last = formulas_.number(static_cast<std::int64_t>(lines.size()) - 1);
        causes =
            joined(causes, where(formulas_.all({selector.good, formulas_.less(last, selector.value)}), unsaid.causes));
    }
    good.push_back(alike);
    return {formulas_.any(good), formulas_.any(referral), value, causes};
}

Figure Meaning::rounded(NodeId id, const Place& place) {
    const Node& node = program_.nodes[id];
    const RoundingPlan& plan = program_.roundings[node.as<RoundingId>()];
    if (plan.of_root) return unsayable(id, place, many());
    const Figure a = figure(child_id(node, 0), place);
    if (const Number* value = formulas_.constant(a.value))
        return mapped(a, formulas_.number(value->rounded(plan.step, plan.to, plan.ties)));
    const FormulaId steps = formulas_.scale(a.value, Number(1) / plan.step);
    const FormulaId mirrored = formulas_.scale(steps, Number(-1));
    const auto minus = [&](FormulaId value) { return formulas_.scale(value, Number(-1)); };
    const FormulaId half = formulas_.number(Number::ratio(1, 2));
    const FormulaId negative = formulas_.less(steps, formulas_.number(0));
    const FormulaId down = formulas_.floor(steps);
    const FormulaId up = minus(formulas_.floor(mirrored));
    FormulaId whole = down;
    switch (plan.to) {
        case RoundTo::down:
            break;
        case RoundTo::up:
            whole = up;
            break;
        case RoundTo::from_zero:
            whole = formulas_.choose(negative, down, up);
            break;
        case RoundTo::to_zero:
            whole = formulas_.choose(negative, up, down);
            break;
        case RoundTo::nearest:
            if (plan.ties == TieBreak::to_even)
                return mapped(a, unsayable(id, place, {"avrundning till jämnt", "rounding to even"}).value);
            whole = formulas_.choose(negative, minus(formulas_.floor(formulas_.add(mirrored, half))),
                                     formulas_.floor(formulas_.add(steps, half)));
            break;
    }
    return mapped(a, formulas_.scale(whole, plan.step));
}

Figure Meaning::one_of_values(const Node& node, const Place& place) {
    Figure found = figure(child_id(node, 0), place);
    for (std::size_t i = 1; i < node.child_count; ++i) {
        const Figure each = figure(child_id(node, i), place);
        const FormulaId greater = formulas_.less(found.value, each.value);
        found = of_both(found, each,
                        node.op == Op::greatest_of ? formulas_.choose(greater, each.value, found.value)
                                                   : formulas_.choose(greater, found.value, each.value));
    }
    return found;
}

}  // namespace klausul::search
