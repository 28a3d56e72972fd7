// Which values per period hang on the day, and on which days what they rest on may change.

#include "interpreter/check/periods.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

#include "interpreter/check/messages.hpp"
#include "interpreter/check/reports.hpp"

namespace klausul {
namespace {

bool is_of_periods(const Program& program, DomainId id) {
    const DomainKind kind = program.domains[id].kind;
    return kind == DomainKind::years || kind == DomainKind::half_years || kind == DomainKind::quarters ||
           kind == DomainKind::months;
}

bool runs_over_periods(const Program& program, const TermInfo& term) {
    return std::any_of(term.per.begin(), term.per.end(), [&](DomainId id) { return is_of_periods(program, id); });
}

/// What `fastställs` is: a value as of the first day of a period that the day at hand lies in.
bool is_fixing(const Program& program, const Node& node) {
    return node.op == Op::as_of && program.nodes[program.children_of(node)[1]].op == Op::period_start;
}

/// `fyllda år från född`: to the day at hand, where no other is said.
bool reckons_to_the_day(const Node& node) {
    return (node.op == Op::completed_years || node.op == Op::completed_months) && node.child_count < 2;
}

std::span<const LoopRun> runs_of(const Program& program, const Node& node) {
    if (row_of(node.op).payload != Payload::loop) return {};
    return program.loops[node.as<LoopId>()].runs;
}

/// Visits what a node is made of and that is evaluated on the same day as it is.
template <typename Visit>
void each_part(const Program& program, const Node& node, const Visit& visit) {
    const NodeId* children = program.children_of(node);
    if (is_fixing(program, node)) return;
    if (node.op == Op::as_of) return visit(children[1]);
    // The days of a span are its own.
    const std::size_t on_this_day = node.op == Op::clip ? 2 : node.child_count;
    for (std::size_t i = 0; i < on_this_day; ++i) visit(children[i]);
    switch (row_of(node.op).payload) {
        case Payload::choice:
            for (const Maybe<NodeId> line : program.choices[node.as<ChoiceId>()].by_option) visit(line);
            visit(program.choices[node.as<ChoiceId>()].otherwise);
            break;
        case Payload::loop:
            visit(program.loops[node.as<LoopId>()].body);
            visit(program.loops[node.as<LoopId>()].filter);
            for (const LoopRun& run : runs_of(program, node)) visit(run.year);
            break;
        case Payload::allocation:
            visit(program.allocations[node.as<AllocationId>()].total);
            visit(program.allocations[node.as<AllocationId>()].weight);
            visit(program.allocations[node.as<AllocationId>()].receiver);
            break;
        case Payload::unused:
        case Payload::constant:
        case Payload::fact:
        case Payload::term:
        case Payload::reading:
        case Payload::series:
        case Payload::local:
        case Payload::container:
        case Payload::group_key:
        case Payload::group:
        case Payload::domain:
        case Payload::period:
        case Payload::shift:
        case Payload::set:
        case Payload::rounding:
        case Payload::uprating:
        case Payload::text:
        case Payload::number:
            break;
    }
}

/// How what is evaluated on one day hangs on that day.
struct Changes {
    bool hangs_on_day = false;
    DaysLookedAt days_looked_at = DaysLookedAt::changes;
    std::vector<std::int32_t> days;
    std::vector<UpratingId> recurring;
    std::vector<PeriodId> fixings;

    [[nodiscard]] bool any() const { return hangs_on_day || !recurring.empty() || !fixings.empty(); }
};

/// Walks from a term, or from several, through all that is evaluated on the same day.
class DayWalk {
public:
    /// From the rules of a value per period.
    DayWalk(const Program& program, TermId root) : program_(program), root_(root) { meet_term(root); }
    explicit DayWalk(const Program& program) : program_(program) {}

    void meet_term(Maybe<TermId> id) {
        if (id != none && seen_terms_.insert(*id).second) terms_.push_back(*id);
    }
    void meet(Maybe<NodeId> id) {
        if (id != none && seen_nodes_.insert(*id).second) nodes_.push_back(*id);
    }

    [[nodiscard]] Changes find() {
        while (!terms_.empty() || !nodes_.empty()) {
            if (!nodes_.empty()) {
                const NodeId next = nodes_.back();
                nodes_.pop_back();
                visit(program_.nodes[next]);
            } else {
                const TermId next = terms_.back();
                terms_.pop_back();
                visit_term(program_.terms[next]);
            }
        }
        found_.days.assign(days_.begin(), days_.end());
        return std::move(found_);
    }

private:
    void visit_term(const TermInfo& term) {
        meet(term.as_of);
        // What is taken at a day of its own, or in a period of its own, hangs on that day and not on this one.
        const bool of_own_day = term.as_of != none || !term.uses_date;
        const bool of_own_period =
            (root_ == none || &term != &program_.terms[*root_]) && runs_over_periods(program_, term);
        if (of_own_day || of_own_period) return;
        for (const RuleId id : term.rules) {
            const RuleInfo& rule = program_.rules[id];
            note(rule);
            meet(rule.condition);
            meet(rule.value);
            for (const NodeId condition : rule.clause_conditions) meet(condition);
            if (rule.document != none) meet_term(program_.documents[*rule.document].entry);
        }
    }

    void note(const RuleInfo& rule) {
        const Interval days = program_.days_in_force(rule);
        // With the term of the document alone, every day on which it is in force gives the same.
        const Maybe<DocumentId> document = root_ == none ? rule.document : program_.terms[*root_].document;
        const Interval own = document == none ? Interval{} : program_.documents[*document].in_force;
        if (days.begins()) days_.insert(days.from);
        if (days.ends()) days_.insert(days.to + 1);
        found_.hangs_on_day =
            found_.hangs_on_day || (days.begins() && days.from != own.from) || (days.ends() && days.to != own.to);
    }

    void visit(const Node& node) {
        if (is_fixing(program_, node)) {
            const Node& start = program_.nodes[program_.children_of(node)[1]];
            found_.fixings.push_back(start.as<PeriodId>());
            days_.insert(program_.periods[start.as<PeriodId>()].not_before.number);
        }
        note_days_of_asking(node);
        if (compares_with_day(node) || counts_periods_of_day(node)) return;
        if ((node.op == Op::the_day && !of_asking_.contains(&node)) || reckons_to_the_day(node))
            look_at(DaysLookedAt::all);
        each_part(program_, node, [&](Maybe<NodeId> part) { meet(part); });
        if (node.op == Op::term) meet_term(node.as<TermId>());
        if (node.op == Op::fact) meet(program_.facts[node.as<FactId>()].otherwise);
        if (node.op == Op::uprate) {
            found_.recurring.push_back(node.as<UpratingId>());
            if (const auto frozen = program_.upratings[node.as<UpratingId>()].frozen_from) days_.insert(frozen->number);
        }
        for (const LoopRun& run : runs_of(program_, node)) {
            // `de senaste 3 åren` are those before the year of the day at hand, which no period goes beyond.
            if (run.last_years > 0 && run.year == none) found_.hangs_on_day = true;
        }
    }

    /// `dagen` set against the period itself, as in `denna år >= (år för dagen) - 6`, is the day that is asked for: of
    /// the period's own days it would say nothing.
    void note_days_of_asking(const Node& node) {
        if (!is_comparison(node.op) && node.op != Op::within_period) return;
        std::vector<const Node*> days;
        bool of_period = false;
        std::vector<const Node*> open{&node};
        while (!open.empty()) {
            const Node& next = *open.back();
            open.pop_back();
            if (next.op == Op::the_day) days.push_back(&next);
            of_period = of_period || next.op == Op::local;
            if (next.op == Op::fact || next.op == Op::term) continue;  // of the period at hand, but not the period
            each_part(program_, next, [&](Maybe<NodeId> part) {
                if (part != none) open.push_back(&program_.nodes[*part]);
            });
        }
        if (of_period) of_asking_.insert(days.begin(), days.end());
    }

    void look_at(DaysLookedAt days) {
        found_.hangs_on_day = true;
        found_.days_looked_at = std::max(found_.days_looked_at, days);
    }

    /// `månad för dagen`, `föregående år`: no change within a month.
    bool counts_periods_of_day(const Node& node) {
        const bool of_day = row_of(node.op).counts && program_.nodes[program_.children_of(node)[0]].op == Op::the_day;
        if (of_day && !of_asking_.contains(&program_.nodes[program_.children_of(node)[0]]))
            look_at(DaysLookedAt::month_starts);
        return of_day;
    }

    /// `dagen >= 2026-07-01` changes on that day, or on the one after it.
    bool compares_with_day(const Node& node) {
        if (!is_comparison(node.op)) return false;
        const NodeId* children = program_.children_of(node);
        for (const std::size_t day : {std::size_t{0}, std::size_t{1}}) {
            const Node& other = program_.nodes[children[1 - day]];
            if (program_.nodes[children[day]].op != Op::the_day || other.op != Op::constant) continue;
            const auto number = program_.constants[other.as<ConstantId>()].to_int64().value_or(0);
            days_.insert(static_cast<std::int32_t>(number));
            days_.insert(static_cast<std::int32_t>(number) + 1);
            found_.hangs_on_day = true;
            return true;
        }
        return false;
    }

    const Program& program_;
    Maybe<TermId> root_ = none;
    Changes found_;
    std::set<const Node*> of_asking_;
    std::set<std::int32_t> days_;
    std::vector<TermId> terms_;
    std::vector<NodeId> nodes_;
    std::set<TermId> seen_terms_;
    std::set<NodeId> seen_nodes_;
};

// ---- the first day of `fastställs` ----------------------------------------------------------------------------

/// The first day on which what a value cannot do without is in force by its own rules: before it the value is in force
/// on no day, so that nothing that was fixed before becomes another.
class FirstDays {
public:
    explicit FirstDays(const Program& program) : program_(program) {}

    [[nodiscard]] Day of_value(NodeId id) {
        Day first{Day::min_number};
        const Node& node = program_.nodes[id];
        if (node.op == Op::term) first = of_term(node.as<TermId>());
        const bool of_two =
            node.op == Op::add || node.op == Op::subtract || node.op == Op::multiply || node.op == Op::divide;
        const bool of_one = node.op == Op::round || node.op == Op::scale || node.op == Op::negate;
        const std::size_t needed = of_two ? node.child_count : of_one ? 1 : 0;
        for (std::size_t i = 0; i < needed; ++i) first = std::max(first, of_value(program_.children_of(node)[i]));
        return first;
    }

private:
    [[nodiscard]] Day of_term(TermId id) {
        const TermInfo& term = program_.terms[id];
        if (term.as_of != none || !term.uses_date || runs_over_periods(program_, term)) return Day{Day::min_number};
        Day first{Day::max_number};
        bool any = false;
        for (const RuleId rule : term.rules) {
            if (!program_.rules[rule].hosts.empty()) continue;
            any = true;
            first = std::min(first, program_.days_in_force(program_.rules[rule]).first());
        }
        return any ? first : Day{Day::min_number};
    }

    const Program& program_;
};

/// In a period in which what is fixed begins to be in force later than on the first day, it is fixed on that later day.
void find_first_days_of_fixings(Program& program) {
    FirstDays first_days(program);
    for (const Node& node : program.nodes) {
        if (!is_fixing(program, node)) continue;
        const NodeId* children = program.children_of(node);
        PeriodPlan& plan = program.periods[program.nodes[children[1]].as<PeriodId>()];
        plan.not_before = std::max(plan.not_before, first_days.of_value(children[0]));
    }
}

// ---- aggregates over periods ----------------------------------------------------------------------------------

/// Whether what an aggregate over periods puts together is the same for all of them because it is that of the date:
/// a price, an uprated amount, `sedan beslut`. `dagen` set against the period that is tried, or reckoned with, is
/// meant.
class LoopOverPeriods {
public:
    LoopOverPeriods(const Program& program, const LoopPlan& loop) : program_(program), loop_(loop), walk_(program) {
        for (const LoopRun& run : loop.runs) {
            if (is_of_periods(program, run.domain)) locals_.insert(run.local);
        }
    }

    [[nodiscard]] bool takes_the_date() {
        if (locals_.empty()) return false;
        look(loop_.body);
        look(loop_.filter);
        return of_the_date_ || walk_.find().any();
    }

private:
    struct Seen {
        bool the_day = false;
        bool period = false;
    };

    Seen look(Maybe<NodeId> id) {
        if (id == none) return {};
        const Node& node = program_.nodes[*id];
        Seen seen{node.op == Op::the_day, node.op == Op::local && locals_.contains(node.payload)};
        of_the_date_ = of_the_date_ || reckons_to_the_day(node) || node.op == Op::uprate;
        if (node.op == Op::term) walk_.meet_term(node.as<TermId>());
        each_part(program_, node, [&](Maybe<NodeId> part) {
            const Seen inner = look(part);
            seen = {seen.the_day || inner.the_day, seen.period || inner.period};
        });
        const bool judged = is_comparison(node.op) || node.op == Op::within_period || node.op == Op::is_holiday ||
                            node.op == Op::is_eve || node.op == Op::one_of;
        if (!judged) return seen;
        of_the_date_ = of_the_date_ || (seen.the_day && !seen.period);
        return {false, seen.period};
    }

    const Program& program_;
    const LoopPlan& loop_;
    DayWalk walk_;
    std::set<std::uint32_t> locals_;
    bool of_the_date_ = false;
};

}  // namespace

void find_values_in_periods(Program& program) {
    find_first_days_of_fixings(program);
    for (const TermId id : program.terms.ids()) {
        TermInfo& term = program.terms[id];
        if (term.as_of != none || !term.uses_date || !runs_over_periods(program, term)) continue;
        Changes found = DayWalk(program, id).find();
        term.in_period = found.any();
        term.days_looked_at = found.days_looked_at;
        term.changes = std::move(found.days);
        term.recurring = std::move(found.recurring);
        term.fixings = std::move(found.fixings);
    }
}

void check_aggregates_over_periods(const Program& program, NodeId first, Reports& reports) {
    for (NodeId id = first; program.nodes.contains(id); id = NodeId(id.position() + 1)) {
        const Node& node = program.nodes[id];
        if (row_of(node.op).payload != Payload::loop) continue;
        if (LoopOverPeriods(program, program.loops[node.as<LoopId>()]).takes_the_date())
            reports.add(code::aggregate_of_the_date, program.node_spans[id]);
    }
}

}  // namespace klausul
