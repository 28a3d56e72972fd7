#include "interpreter/explain/figures.hpp"

#include <string>
#include <string_view>

#include "grammar/words/keywords.hpp"

namespace klausul {
namespace {

constexpr int deepest = 40;

Sentence glue(const Sentence& a, std::string_view between_sv, std::string_view between_en, const Sentence& b) {
    return a + Phrase(std::string(between_sv), std::string(between_en)) + b;
}

std::string spaced(std::string_view sign) { return " " + std::string(sign) + " "; }

Sentence enclosed(const Sentence& inner) { return Sentence("(") + inner + ")"; }

}  // namespace

Sentence Figures::shown_value(NodeId id, Scope& scope) {
    const Result result = evaluator_.evaluate(id, scope);
    if (!result.good()) return plain(Word::unknown);
    if (result.referral) return evaluator_.facts().text_of(result.value);
    const Type type = wording_.type_of(id);
    const bool named_elsewhere = type.kind == Kind::option && type.enumeration == none;
    if (named_elsewhere) return wording_.source_words(program_.node_spans[id]);
    if (type.kind == Kind::span) return wording_.source_words(program_.node_spans[id]);
    return named_value(program_, evaluator_.facts(), result.value, type);
}

Sentence Figures::rounding_words(const RoundingPlan& plan, const Unit& unit) const {
    Type type;
    type.unit = unit;
    const Value step = named_value(program_, evaluator_.facts(), plan.step, type);
    const auto direction = [&]() -> Phrase {
        switch (plan.to) {
            case RoundTo::up:
                return {"uppåt till ", "up to "};
            case RoundTo::down:
                return {"nedåt till ", "down to "};
            case RoundTo::from_zero:
                return {"från noll till ", "away from zero to "};
            case RoundTo::to_zero:
                return {"mot noll till ", "towards zero to "};
            case RoundTo::nearest:
                break;
        }
        return {"till närmaste ", "to the nearest "};
    }();
    const std::string name = program_.units.text(unit);
    if (plan.step == Number(1) && !name.empty()) {
        const bool nearest = plan.to == RoundTo::nearest;
        return {"avrundat " + (nearest ? std::string("till ") : direction.sv) + "hela " + name,
                "rounded " + (nearest ? std::string("to ") : direction.en) + "whole " + name};
    }
    return Sentence("avrundat " + direction.sv, "rounded " + direction.en) + step;
}

Sentence Figures::figures(NodeId id, Scope& scope, int depth) {
    const Node& node = program_.nodes[id];
    const NodeId* children = program_.children_of(node);
    if (depth > deepest) return shown_value(id, scope);
    const auto side = [&](NodeId child, bool right) {
        Sentence text = figures(child, scope, depth + 1);
        // Unit conversions leave no mark in the text, so the operation under one decides about parentheses.
        Op inner_op = program_.nodes[child].op;
        for (NodeId at = child; inner_op == Op::scale; inner_op = program_.nodes[at].op)
            at = program_.children_of(program_.nodes[at])[0];
        const OpRow& outer = row_of(node.op);
        const int inner = row_of(inner_op).binding;
        const bool needs = inner < outer.binding || (right && inner == outer.binding && outer.brackets_on_right);
        return needs ? enclosed(text) : text;
    };
    const auto written = row_of(node.op).written;
    if (written && is_arithmetic(sort_of(*written))) {
        const OperatorWords& words = row_of(*written);
        const Sentence left = side(children[0], false);
        return glue(words.before.sv.empty() ? left : glue(Phrase(words.before), " ", " ", left), spaced(words.sign.sv),
                    spaced(words.sign.en), side(children[1], true));
    }
    if (is_comparison(node.op)) {
        const std::string sign = spaced(row_of(*written).sign.sv);
        // Beside a month a number that counts months is one: both sides are shown alike.
        const Maybe<DomainId> left = wording_.period_counted(children[0]);
        if (const Maybe<DomainId> period = left != none ? left : wording_.period_counted(children[1]); period != none) {
            const auto named = [&](NodeId of) {
                const Result count = evaluator_.evaluate(of, scope);
                if (!count.good()) return shown_value(of, scope);
                return Sentence(member_name(program_, *period, count.value.to_int64().value_or(0)));
            };
            return glue(named(children[0]), sign, sign, named(children[1]));
        }
        return glue(side(children[0], false), sign, sign, side(children[1], true));
    }
    if (node.op == Op::negate) return glue("", "−", "−", side(children[0], true));
    if (node.op == Op::scale) return figures(children[0], scope, depth + 1);
    if (node.op == Op::round) {
        const RoundingPlan& plan = program_.roundings[node.as<RoundingId>()];
        const Sentence inner = figures(children[0], scope, depth + 1);
        Sentence rounded = glue(inner, ", ", ", ", rounding_words(plan, program_.node_units[id]));
        // How many were started is a step of its own: the next one reckons with it.
        return plan.started ? glue(rounded, ": ", ": ", shown_value(id, scope)) : rounded;
    }
    if (node.op == Op::deviation) {
        const Result square = evaluator_.variance(program_.loops[node.as<LoopId>()], id, scope);
        if (square.good()) return Sentence("√" + square.value.swedish(), "√" + square.value.plain());
    }
    if (node.op == Op::uprate) return uprating_figures(id, scope);
    if (node.op == Op::conditional) {
        const Judged condition = evaluator_.judge(children[0], scope);
        if (condition.truth != Truth::unknown)
            return figures(children[condition.truth == Truth::yes ? 1 : 2], scope, depth + 1);
    }
    if (node.op == Op::choice) {
        const Result selector = evaluator_.evaluate(children[0], scope);
        if (selector.good()) {
            const ChoicePlan& plan = program_.choices[node.as<ChoiceId>()];
            const auto option = static_cast<std::size_t>(selector.value.to_int64().value_or(0));
            if (const Maybe<NodeId> line = plan.line(option); line != none) return figures(*line, scope, depth + 1);
        }
    }
    const bool one_of_many = node.op == Op::greatest_of || node.op == Op::least_of;
    if (one_of_many && node.kind == Kind::number) {
        const bool two = node.child_count == 2;
        Sentence line =
            node.op == Op::greatest_of
                ? Phrase(two ? "den högre av " : "den högsta av ", two ? "the higher of " : "the highest of ")
                : Phrase(two ? "den lägre av " : "den lägsta av ", two ? "the lower of " : "the lowest of ");
        for (std::size_t i = 0; i < node.child_count; ++i) {
            const bool last = i + 1 == node.child_count;
            line = glue(line,
                        i == 0 ? ""
                        : last ? " och "
                               : "; ",
                        i == 0 ? ""
                        : last ? " and "
                               : "; ",
                        figures(children[i], scope, depth + 1));
        }
        return line;
    }
    if (node.op == Op::as_of) {
        const Result date = evaluator_.evaluate(children[1], scope);
        if (date.good()) {
            Scope then{{static_cast<std::int32_t>(date.value.to_int64().value_or(0))}, scope.locals};
            return figures(children[0], then, depth + 1);
        }
    }
    if (node.op == Op::within_window) {
        // Of a moment the whole is shown, since that is what is written.
        const NodeId clock = children[0];
        const Node& taken = program_.nodes[clock];
        const bool of_moment = taken.op == Op::clock_of &&
                               program_.node_spans[clock] == program_.node_spans[program_.children_of(taken)[0]];
        const Sentence when = shown_value(of_moment ? program_.children_of(taken)[0] : clock, scope);
        return glue(when, " i ", " in ", shown_value(children[1], scope));
    }
    return shown_value(id, scope);
}

}  // namespace klausul
