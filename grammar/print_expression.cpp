#include <array>
#include <cstdio>
#include <cstdlib>

#include "grammar/print_tree.hpp"

namespace klausul {

using namespace syntax;

namespace print {

std::string names(const std::vector<Name>& list) {
    std::string result;
    for (const auto& name : list) result += (result.empty() ? "" : "; ") + name.text;
    return result;
}

std::string tags(const Tags& list) {
    std::string result;
    for (const auto& tag : list) result += " [" + tag.text + "]";
    return result;
}

std::string unit(const UnitTerm& unit) {
    std::string result;
    for (const auto& name : unit.above) result += (result.empty() ? "" : "*") + name.text;
    for (const auto& name : unit.below) result += "/" + name.text;
    return result;
}

std::string quantity(const Quantity& quantity) {
    return quantity.figure.digits + (quantity.unit.empty() ? "" : " " + unit(quantity.unit));
}

std::string date(const Date& date) {
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
    return text;
}

std::string rounding(const RoundingRule& rule) {
    constexpr std::array<const char*, 5> directions{"nearest", "up", "down", "from-zero", "to-zero"};
    std::string result = directions.at(static_cast<std::size_t>(rule.direction));
    result += rule.decimals ? " decimals " + std::to_string(*rule.decimals) : " " + quantity(rule.step);
    return rule.ties == Ties::to_even ? result + " to-even" : result;
}

}  // namespace print

namespace {

std::string clock_text(const Clock& clock) {
    char text[40];
    std::snprintf(text, sizeof text, "%02d:%02d", clock.minutes / 60, clock.minutes % 60);
    return text;
}

std::string list(const std::vector<ExpressionPtr>& parts) {
    std::string result;
    for (const auto& part : parts) result += " " + print_expression(part);
    return result;
}

std::string form(const std::string& head, std::initializer_list<const ExpressionPtr*> parts) {
    std::string result = "(" + head;
    for (const auto* part : parts) result += " " + print_expression(*part);
    return result + ")";
}

struct Printer {
    std::string operator()(const Quantity& q) const {
        return q.unit.empty() ? q.figure.digits : "{" + print::quantity(q) + "}";
    }
    std::string operator()(const AtLevel& e) const { return form("level " + std::to_string(e.year), {&e.value}); }
    std::string operator()(const TextLiteral& e) const { return "\"" + e.text + "\""; }
    std::string operator()(const DateLiteral& e) const { return print::date(e.date); }
    std::string operator()(const MomentLiteral& e) const {
        std::string moment = print::date(e.date) + "T" + clock_text(e.clock);
        if (!e.offset) return moment;
        return moment + (*e.offset < 0 ? "-" : "+") + clock_text({std::abs(*e.offset), {}});
    }
    std::string operator()(const ClockLiteral& e) const { return clock_text(e.clock); }
    std::string operator()(const ClockWindow& e) const {
        return "(window " + clock_text(e.from) + " " + clock_text(e.to) + ")";
    }
    std::string operator()(const SpanLiteral& e) const { return form("span", {&e.from, &e.to}); }
    std::string operator()(const TruthLiteral& e) const { return e.value ? "#yes" : "#no"; }
    std::string operator()(const AbsentLiteral&) const { return "#absent"; }
    std::string operator()(const UnknownLiteral&) const { return "#unknown"; }
    std::string operator()(const NotApplicableLiteral&) const { return "#not-applicable"; }
    std::string operator()(const Reference& e) const { return e.name.text; }
    std::string operator()(const ThisElement& e) const { return "(this " + e.index.text + ")"; }
    std::string operator()(const TheDay&) const { return "#day"; }
    std::string operator()(const PeriodLiteral& e) const {
        constexpr std::array<const char*, 3> letters{"-", "-H", "-Q"};
        return std::to_string(e.year) + letters.at(static_cast<std::size_t>(e.kind)) +
               (e.kind == PeriodLiteral::Kind::month && e.place < 10 ? "0" : "") + std::to_string(e.place);
    }
    std::string operator()(const PreviousPeriod& e) const { return "(previous " + e.period.text + ")"; }
    std::string operator()(const Unary& e) const {
        constexpr std::array<const char*, 4> names{"neg", "not", "until", "since"};
        return form(names.at(static_cast<std::size_t>(e.op)), {&e.operand});
    }
    std::string operator()(const Binary& e) const { return form(std::string(row_of(e.op).name), {&e.left, &e.right}); }
    std::string operator()(const AnyOf& e) const {
        return "(" + std::string(e.negated ? "none-of " : "any-of ") + print_expression(e.value) + list(e.options) +
               ")";
    }
    std::string operator()(const Presence& e) const {
        constexpr std::array<const char*, 6> names{"present",        "absent",    "unknown",
                                                   "not-applicable", "fulfilled", "not-fulfilled"};
        return form(names.at(static_cast<std::size_t>(e.kind)), {&e.value});
    }
    std::string operator()(const Conditional& e) const {
        return form("if", {&e.condition, &e.consequent, &e.alternative});
    }
    std::string operator()(const syntax::Rounding& e) const {
        return form("round [" + print::rounding(e.rule) + "]", {&e.value});
    }
    std::string operator()(const Started& e) const { return form("started " + print::unit(e.unit), {&e.value}); }
    std::string operator()(const Aggregate& e) const {
        constexpr std::array<const char*, 8> names{"sum",     "count",  "mean",     "lowest",
                                                   "highest", "latest", "earliest", "deviation"};
        std::string head = names.at(static_cast<std::size_t>(e.kind));
        if (e.distinct) head += " distinct";
        if (!e.sample) head += " population";
        if (e.last_years) head += " last " + std::to_string(*e.last_years);
        if (!e.over.empty()) head += " over [" + print::names(e.over) + "]";
        return e.where ? form(head, {&e.operand, &e.where}) : form(head, {&e.operand});
    }
    std::string operator()(const Quantified& e) const {
        constexpr std::array<const char*, 3> names{"for-all", "for-some", "for-none"};
        return form(std::string(names.at(static_cast<std::size_t>(e.kind))) + " " + e.index.text, {&e.condition});
    }
    std::string operator()(const ForMember& e) const {
        return "(for " + print_expression(e.value) + list(e.members) + ")";
    }
    std::string operator()(const AsOf& e) const { return form("as-of", {&e.value, &e.date}); }
    std::string operator()(const According& e) const { return form("according " + e.document.text, {&e.value}); }
    std::string operator()(const Call& e) const {
        return (e.of_period ? "(period-of " : "(call ") + e.function.text + list(e.arguments) + ")";
    }
    std::string operator()(const Allocation& e) const {
        constexpr std::array<const char*, 3> rules{"largest-fraction", "receiver", "kept"};
        auto head = "allocate {" + print::quantity(e.step) + "} " + rules.at(static_cast<std::size_t>(e.remainder));
        if (e.receiver) head += " " + print_expression(e.receiver);
        if (e.tie_key) head += " ties " + print_expression(e.tie_key);
        return form(head, {&e.total, &e.weights});
    }
    std::string operator()(const Clip& e) const {
        const char* head = e.by_the_clock ? "clip by-the-clock" : "clip";
        return e.days ? form(head, {&e.span, &e.window, &e.days}) : form(head, {&e.span, &e.window});
    }
    std::string operator()(const DateShift& e) const {
        return form(std::string(e.before ? "before" : "after") + " {" + print::quantity(e.amount) + "}" +
                        (e.to_month_end ? " month-end" : "") + (e.within_month ? " within-month" : ""),
                    {&e.date});
    }
    std::string operator()(const CompletedYears& e) const {
        const char* head = e.months ? "completed-months" : "completed-years";
        const std::string rule =
            std::string(head) + (e.to_month_end ? " month-end" : "") + (e.next_month_start ? " next-month" : "");
        return e.to ? form(rule, {&e.from, &e.to}) : form(rule, {&e.from});
    }
    std::string operator()(const ShiftBy& e) const {
        return form(std::string(e.before ? "before-by" : "after-by") + (e.to_month_end ? " month-end" : "") +
                        (e.within_month ? " within-month" : ""),
                    {&e.amount, &e.date});
    }
    std::string operator()(const DayOfPeriod& e) const {
        return form(e.which == PeriodDay::first  ? "first-day"
                    : e.which == PeriodDay::last ? "last-day"
                                                 : "days-in",
                    {&e.period});
    }
    std::string operator()(const DaysBetween& e) const {
        return form(e.working ? "working-days-between" : "days-between", {&e.from, &e.to});
    }
    std::string operator()(const OneOfTimes& e) const {
        return (e.latest ? "(latest-of" : "(earliest-of") + list(e.times) + ")";
    }
    std::string operator()(const OneOfAmounts& e) const {
        return (e.highest ? "(highest-of" : "(lowest-of") + list(e.amounts) + ")";
    }
    std::string operator()(const ClockOf& e) const { return form("clock-of", {&e.moment}); }
    std::string operator()(const Choice& e) const {
        std::string result = "(choice " + print_expression(e.selector);
        for (const auto& line : e.lines)
            result +=
                " [" + print::names(line.options) + ": " + print_expression(line.value) + "]" + print::tags(line.tags);
        if (e.otherwise) result += " [otherwise: " + print_expression(e.otherwise) + "]";
        return result + ")";
    }
    std::string operator()(const ConditionList& e) const {
        constexpr std::array<const char*, 4> names{"all", "some", "at-least", "none"};
        std::string result = "(" + std::string(names.at(static_cast<std::size_t>(e.kind)));
        if (e.kind == ListKind::at_least) result += " " + std::to_string(e.at_least);
        for (const auto& line : e.criteria) {
            result += " " + print_expression(line.condition);
            if (line.label) result += " \"" + line.label->text + "\"";
            result += print::tags(line.tags);
        }
        return result + ")";
    }
    std::string operator()(const Referral& e) const { return "(referral \"" + e.text.text + "\")"; }
};

}  // namespace

std::string print_expression(const Expression& expression) { return std::visit(Printer{}, expression.node); }

std::string print_expression(const ExpressionPtr& expression) {
    return expression ? print_expression(*expression) : "-";
}

}  // namespace klausul
