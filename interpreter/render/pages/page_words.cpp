#include "interpreter/render/pages/page_words.hpp"

#include <algorithm>
#include <set>

namespace klausul {
namespace {

using namespace syntax;

template <typename Node>
const Node* as(const Expression& expression) {
    return std::get_if<Node>(&expression.node);
}

PageLine bracketed(const PageLine& line) {
    PageLine result("(");
    return result.add(line).add(")");
}

bool is_day(const Expression& expression) { return as<DateLiteral>(expression) || as<TheDay>(expression); }

}  // namespace

PageWords::PageWords(const Agreement& agreement, Language language) : agreement_(agreement), language_(language) {
    std::set<std::string> several;
    const auto add = [&](const NamedOption& option) {
        const std::string label = option.label.empty() ? spaced(option.name) : option.label;
        const auto [known, is_new] = options_.emplace(option.name, label);
        if (!is_new && known->second != label) several.insert(option.name);
    };
    for (const Enumeration& enumeration : agreement.program().enumerations) {
        for (const NamedOption& option : enumeration.options) add(option);
    }
    for (const std::string& name : several) options_.erase(name);
}

std::string PageWords::spaced(std::string name) {
    for (char& c : name) c = c == '_' ? ' ' : c;
    return name;
}

std::string PageWords::written(Span span) const { return agreement_.sources()[span.source].words(span); }

PageLine PageWords::tags(const Tags& tags) const {
    PageLine line;
    for (const Tag& tag : tags) line.add(" ").add(tag.text, PageStyle::tag);
    return line;
}

PageLine PageWords::option_of(const std::string& subject, const std::string& option) const {
    const Program& program = agreement_.program();
    const auto among = [&](const std::vector<NamedOption>& options) -> const NamedOption* {
        const auto found =
            std::find_if(options.begin(), options.end(), [&](const NamedOption& each) { return each.name == option; });
        return found == options.end() ? nullptr : &*found;
    };
    const NamedOption* found = nullptr;
    if (const auto reading = agreement_.find_reading(subject)) found = among(program.readings[*reading].options);
    const auto look_in = [&](const Type& type) {
        if (found == nullptr && type.kind == Kind::option && type.enumeration != none)
            found = among(program.enumerations[*type.enumeration].options);
    };
    for (const FactInfo& fact : program.facts) {
        if (fact.name == subject) look_in(fact.type);
    }
    for (const TermInfo& term : program.terms) {
        if (term.name == subject) look_in(term.type);
    }
    if (found == nullptr) return name(option);
    return {found->label.empty() ? spaced(option) : found->label};
}

std::string PageWords::subject_of(const Expression& expression) {
    const auto* reference = as<Reference>(expression);
    return reference == nullptr ? "" : reference->name.text;
}

PageLine PageWords::value_of(const std::string& subject, const ExpressionPtr& expression) const {
    if (expression == nullptr) return {};
    // `ja` of a reading is its option of that name.
    const bool named_yes_or_no = as<TruthLiteral>(*expression) != nullptr && agreement_.find_reading(subject);
    const std::string option = named_yes_or_no ? written(expression->span) : subject_of(*expression);
    return subject.empty() || option.empty() ? value(*expression) : option_of(subject, option);
}

/// Of the fields of lists that bear a name their label, where they mean one thing.
std::string PageWords::field_label(const std::string& name) const {
    std::string label;
    for (const FactInfo& fact : agreement_.program().facts) {
        if (fact.name != name || fact.list == none) continue;
        if (fact.label.empty() || (!label.empty() && label != fact.label)) return {};
        label = fact.label;
    }
    return label;
}

PageLine PageWords::name(const std::string& name) const {
    const Program& program = agreement_.program();
    if (const auto fact = agreement_.find_fact(name)) {
        const std::string& label = program.facts[*fact].label;
        return {label.empty() ? spaced(name) : label, PageStyle::emphasis};
    }
    if (const auto reading = agreement_.find_reading(name)) {
        const std::string& question = program.readings[*reading].question;
        PageLine line(say("tolkningen ", "the reading "));
        return line.add("”" + (question.empty() ? spaced(name) : question) + "”");
    }
    if (const std::string label = field_label(name); !label.empty()) return {label, PageStyle::emphasis};
    if (const auto option = options_.find(name); option != options_.end()) return {option->second};
    for (const Party& party : program.parties) {
        if (party.name == name || party.alias == name) return {spaced(name)};
    }
    return {spaced(name), agreement_.find_answer(name) ? PageStyle::strong : PageStyle::emphasis};
}

bool PageWords::is_truth(const Expression& expression) const {
    const auto* reference = as<Reference>(expression);
    const auto fact = reference == nullptr ? std::nullopt : agreement_.find_fact(reference->name.text);
    return fact && agreement_.program().facts[*fact].type.kind == Kind::truth;
}

PageLine PageWords::value(const ExpressionPtr& expression) const {
    return expression ? value(*expression) : PageLine();
}
PageLine PageWords::condition(const ExpressionPtr& expression) const {
    return expression ? condition(*expression) : PageLine();
}

// ---- conditions ------------------------------------------------------------------------------------------------

PageLine PageWords::condition(const Expression& expression) const {
    PageLine line;
    if (const auto* binary = as<Binary>(expression)) {
        line = compared(*binary);
    } else if (const auto* unary = as<Unary>(expression); unary != nullptr && unary->op == UnaryOperator::logical_not) {
        line = negated(*unary->operand);
    } else if (const auto* any = as<AnyOf>(expression)) {
        line = any_of(*any);
    } else if (const auto* presence = as<Presence>(expression)) {
        line = this->presence(*presence);
    } else if (const auto* quantified = as<Quantified>(expression)) {
        line = this->quantified(*quantified);
    } else if (const auto* list = as<ConditionList>(expression)) {
        line = inline_list(*list);
    } else {
        return value(expression);
    }
    return expression.parenthesised ? bracketed(line) : line;
}

/// A name after `inte` is set off by its style; anything longer stands in brackets.
PageLine PageWords::negated(const Expression& expression) const {
    PageLine line(say("inte ", "not "));
    const bool alone = as<Reference>(expression) != nullptr || expression.parenthesised;
    return line.add(alone ? condition(expression) : bracketed(condition(expression)));
}

PageLine PageWords::compared(const Binary& binary) const {
    const OperatorWords& row = row_of(binary.op);
    if (is_arithmetic(row.sort)) return arithmetic(binary);
    if (row.sort == OperatorSort::connective)
        return condition(*binary.left).add(between(row.words)).add(condition(*binary.right));
    const bool alike = row.sort == OperatorSort::equality;
    const auto* truth = as<TruthLiteral>(*binary.right);
    if (alike && truth != nullptr && is_truth(*binary.left)) {
        const bool holds = truth->value == (binary.op == BinaryOperator::equal);
        return holds ? condition(*binary.left) : negated(*binary.left);
    }
    const bool days = is_day(*binary.left) || is_day(*binary.right);
    PageLine line = value(*binary.left);
    return line.add(between(days ? row.of_days : row.words))
        .add(value_of(alike ? subject_of(*binary.left) : "", binary.right));
}

std::string PageWords::between(Twin words) const { return " " + std::string(words.in(language_)) + " "; }

PageLine PageWords::any_of(const AnyOf& any) const {
    PageLine line = value(*any.value);
    line.add(any.negated ? say(" är ingen av ", " is none of ") : say(" är någon av ", " is any of "));
    return line.add(
        joined(any.options, any.negated ? say(" och ", " and ") : say(" eller ", " or "), subject_of(*any.value)));
}

PageLine PageWords::presence(const Presence& presence) const {
    PageLine line;
    const bool requirement = presence.kind == PresenceKind::fulfilled || presence.kind == PresenceKind::not_fulfilled;
    if (requirement) line.add(say("kravet ", "the requirement "));
    line.add(value(*presence.value));
    switch (presence.kind) {
        case PresenceKind::present:
            return line.add(say(" finns", " exists"));
        case PresenceKind::absent:
            return line.add(say(" saknas", " is absent"));
        case PresenceKind::unknown:
            return line.add(say(" är okänt", " is unknown"));
        case PresenceKind::not_applicable:
            return line.add(say(" är ej tillämpligt", " is not applicable"));
        case PresenceKind::fulfilled:
            return line.add(say(" är uppfyllt", " is fulfilled"));
        case PresenceKind::not_fulfilled:
            break;
    }
    return line.add(say(" är inte uppfyllt", " is not fulfilled"));
}

PageLine PageWords::quantified(const Quantified& quantified) const {
    PageLine line = condition(quantified.condition);
    const std::string index = spaced(quantified.index.text);
    switch (quantified.kind) {
        case Quantifier::all:
            return line.add(say(" för varje ", " for every ") + index);
        case Quantifier::some:
            return line.add(say(" för någon ", " for some ") + index);
        case Quantifier::none:
            break;
    }
    return line.add(say(" för ingen ", " for no ") + index);
}

std::string PageWords::list_words(const ConditionList& list) const {
    switch (list.kind) {
        case ListKind::all:
            return say("alla följande gäller", "all of the following hold");
        case ListKind::some:
            return say("något av följande gäller", "any of the following holds");
        case ListKind::none:
            return say("inget av följande gäller", "none of the following holds");
        case ListKind::at_least:
            break;
    }
    const std::string count = std::to_string(list.at_least);
    return say("minst " + count + " av följande gäller", "at least " + count + " of the following hold");
}

PageLine PageWords::inline_list(const ConditionList& list) const {
    PageLine line(list_words(list) + ": ");
    for (const Criterion& criterion : list.criteria) {
        if (&criterion != list.criteria.data()) line.add("; ");
        line.add(condition(criterion.condition)).add(tags(criterion.tags));
    }
    return line;
}

/// Options of `subject` by their labels, if it is not empty.
PageLine PageWords::joined(const std::vector<ExpressionPtr>& expressions, std::string_view last,
                           const std::string& subject) const {
    PageLine line;
    for (std::size_t i = 0; i < expressions.size(); ++i) {
        if (i > 0) line.add(i + 1 == expressions.size() ? std::string(last) : ", ");
        line.add(value_of(subject, expressions[i]));
    }
    return line;
}

// ---- values ----------------------------------------------------------------------------------------------------

PageLine PageWords::value(const Expression& expression) const {
    PageLine line;
    if (const auto* reference = as<Reference>(expression)) return name(reference->name.text);
    if (const auto* binary = as<Binary>(expression)) {
        line = compared(*binary);
    } else if (const auto* unary = as<Unary>(expression); unary != nullptr && unary->op == UnaryOperator::logical_not) {
        line = negated(*unary->operand);
    } else if (const auto* less = as<Unary>(expression); less != nullptr && less->op == UnaryOperator::negate) {
        line.add("−").add(value(less->operand));
    } else if (const auto* event = as<Unary>(expression);
               event != nullptr && (event->op == UnaryOperator::until || event->op == UnaryOperator::since)) {
        line.add(event->op == UnaryOperator::until ? say("till dess ", "until ") : say("sedan ", "since "));
        line.add(value(event->operand));
    } else if (const auto* any = as<AnyOf>(expression)) {
        line = any_of(*any);
    } else if (const auto* presence = as<Presence>(expression)) {
        line = this->presence(*presence);
    } else if (const auto* list = as<ConditionList>(expression)) {
        line = inline_list(*list);
    } else if (const auto* aggregate = as<Aggregate>(expression)) {
        line = this->aggregate(*aggregate);
    } else if (const auto* conditional = as<Conditional>(expression)) {
        line = value(conditional->consequent);
        line.add(say(" om ", " if ")).add(condition(conditional->condition)).add(say(", annars ", ", otherwise "));
        line.add(value(conditional->alternative));
    } else if (const auto* rounding = as<Rounding>(expression)) {
        line = value(rounding->value);
        line.add(" " + written(rounding->rule.span));
    } else if (const auto* started = as<Started>(expression)) {
        line.add(say("påbörjade ", "started ") + written(started->unit.span) + say(" av ", " of "));
        line.add(value(started->value));
    } else if (const auto* member = as<ForMember>(expression)) {
        line = value(member->value);
        line.add(say(" för ", " for ")).add(joined(member->members, "; "));
    } else if (const auto* as_of = as<AsOf>(expression)) {
        line = value(as_of->value);
        line.add(as_of->at ? say(" vid ", " at ") : say(" den ", " on ")).add(value(as_of->date));
    } else if (const auto* span = as<SpanLiteral>(expression)) {
        line = value(span->from);
        return bracketed(line.add(say(" till ", " to ")).add(value(span->to)));
    } else if (const auto* clip = as<Clip>(expression)) {
        line = value(clip->span);
        line.add(say(" inom ", " within ")).add(value(clip->window));
        if (clip->days) line.add(say(" där ", " where ")).add(value(clip->days));
        if (clip->by_the_clock) line.add(say(", räknat efter klockan", ", counted by the clock"));
    } else if (const auto* days = as<DaysBetween>(expression)) {
        line.add(days->working ? say("antal arbetsdagar från ", "number of working days from ")
                               : say("antal dagar från ", "number of days from "))
            .add(value(days->from));
        line.add(say(" till ", " to ")).add(value(days->to));
    } else if (const auto* completed = as<CompletedYears>(expression)) {
        line.add(completed->months ? say("fyllda månader från ", "completed months from ")
                                   : say("fyllda år från ", "completed years from "));
        line.add(value(completed->from));
        if (completed->to) line.add(say(" till ", " to ")).add(value(completed->to));
        if (completed->to_month_end) line.add(say(", till månadens sista dag", ", to the last day of the month"));
        if (completed->next_month_start)
            line.add(say(", till nästa månads första dag", ", to the first day of the next month"));
    } else if (const auto* by = as<ShiftBy>(expression)) {
        line.add(value(by->amount)).add(by->before ? say(" före ", " before ") : say(" efter ", " after "));
        line.add(value(by->date));
        if (by->to_month_end) line.add(say(", till månadens sista dag", ", to the last day of the month"));
        if (by->within_month) line.add(say(", senast månadens sista dag", ", no later than the last day of the month"));
    } else if (const auto* part = as<DayOfPeriod>(expression)) {
        line.add(part->which == PeriodDay::first  ? say("första dagen i ", "first day of ")
                 : part->which == PeriodDay::last ? say("sista dagen i ", "last day of ")
                                                  : say("antal dagar i ", "number of days in "));
        line.add(value(part->period));
    } else if (const auto* times = as<OneOfTimes>(expression)) {
        const bool two = times->times.size() == 2;
        line.add(times->latest ? two ? say("den senare av ", "the later of ") : say("den senaste av ", "the latest of ")
                 : two ? say("den tidigare av ", "the earlier of ")
                               : say("den tidigaste av ", "the earliest of "));
        line.add(joined(times->times, say(" och ", " and ")));
    } else if (const auto* amounts = as<OneOfAmounts>(expression); amounts != nullptr && amounts->as_limit) {
        line = value(amounts->amounts[0]);
        line.add(amounts->highest ? say(", dock lägst ", ", but at least ") : say(", dock högst ", ", but at most "));
        line.add(value(amounts->amounts[1]));
    } else if (amounts != nullptr) {
        const bool two = amounts->amounts.size() == 2;
        line.add(amounts->highest
                     ? two ? say("den högre av ", "the higher of ") : say("den högsta av ", "the highest of ")
                 : two ? say("den lägre av ", "the lower of ")
                       : say("den lägsta av ", "the lowest of "));
        line.add(joined(amounts->amounts, say(" och ", " and ")));
    } else if (const auto* clock = as<ClockOf>(expression)) {
        line.add(say("klockslaget för ", "time of day of ")).add(value(clock->moment));
    } else if (const auto* shift = as<DateShift>(expression)) {
        const Quantity& amount = shift->amount;
        line.add(written({amount.figure.span.source, amount.figure.span.begin, amount.unit.span.end}));
        line.add(shift->before ? say(" före ", " before ") : say(" efter ", " after ")).add(value(shift->date));
        if (shift->to_month_end) line.add(say(", till månadens sista dag", ", to the last day of the month"));
        if (shift->within_month)
            line.add(say(", senast månadens sista dag", ", no later than the last day of the month"));
    } else if (const auto* according = as<According>(expression)) {
        line = value(according->value);
        line.add(say(" enligt ", " according to ") + spaced(according->document.text));
    } else if (const auto* allocation = as<Allocation>(expression)) {
        line = this->allocation(*allocation);
    } else if (const auto* element = as<ThisElement>(expression)) {
        return {spaced(written(expression.span).empty() ? element->index.text : written(expression.span))};
    } else if (as<Quantity>(expression) || as<DateLiteral>(expression) || as<TruthLiteral>(expression) ||
               as<TheDay>(expression) || as<ClockLiteral>(expression) || as<ClockWindow>(expression) ||
               as<MomentLiteral>(expression) || as<PeriodLiteral>(expression) || as<PreviousPeriod>(expression) ||
               as<AtLevel>(expression) || as<AbsentLiteral>(expression) || as<UnknownLiteral>(expression) ||
               as<NotApplicableLiteral>(expression) || as<TextLiteral>(expression) || as<Referral>(expression)) {
        return {written(expression.span)};
    } else {
        return {written(expression.span), PageStyle::code};
    }
    return expression.parenthesised ? bracketed(line) : line;
}

/// "belopp fördelat efter folkmängd i hela ören, resten till Berg"
PageLine PageWords::allocation(const Allocation& allocation) const {
    PageLine line = value(allocation.total);
    line.add(say(" fördelat efter ", " shared out by ")).add(value(allocation.weights));
    line.add(say(" i ", " in "));
    line.add(written(
        {allocation.step.figure.span.source, allocation.step.figure.span.begin, allocation.step.unit.span.end}));
    switch (allocation.remainder) {
        case RemainderRule::largest_fraction:
            line.add(say(", resten till största bråkdel", ", the remainder to the largest fraction"));
            break;
        case RemainderRule::receiver:
            line.add(say(", resten till ", ", the remainder to ")).add(value(allocation.receiver));
            break;
        case RemainderRule::kept:
            line.add(say(", resten kvar", ", the remainder kept"));
    }
    if (allocation.tie_key) line.add(say(", lika efter ", ", ties by ")).add(value(allocation.tie_key));
    return line;
}

PageLine PageWords::arithmetic(const Binary& binary) const {
    const OperatorWords& row = row_of(binary.op);
    PageLine line;
    if (!row.before.sv.empty()) line.add(std::string(row.before.in(language_)) + " ");
    return line.add(value(*binary.left)).add(between(row.sign)).add(value(*binary.right));
}

PageLine PageWords::aggregate(const Aggregate& aggregate) const {
    const auto word = [&]() -> std::string {
        switch (aggregate.kind) {
            case AggregateKind::sum:
                return say("summan av ", "the sum of ");
            case AggregateKind::count:
                return aggregate.distinct ? say("antalet olika ", "the number of different ")
                                          : say("antalet ", "the number of ");
            case AggregateKind::mean:
                return say("medelvärdet av ", "the mean of ");
            case AggregateKind::lowest:
                return say("det lägsta av ", "the lowest of ");
            case AggregateKind::highest:
                return say("det högsta av ", "the highest of ");
            case AggregateKind::latest:
                return say("det senaste av ", "the latest of ");
            case AggregateKind::earliest:
                return say("det tidigaste av ", "the earliest of ");
            case AggregateKind::deviation:
                break;
        }
        return say("standardavvikelsen av ", "the standard deviation of ");
    };
    PageLine line(word());
    line.add(value(aggregate.operand));
    for (const Name& over : aggregate.over) line.add(say(" över ", " over ") + spaced(over.text));
    if (aggregate.last_years)
        line.add(say(" de senaste ", " of the last ") + std::to_string(*aggregate.last_years) + say(" åren", " years"));
    if (aggregate.where) line.add(say(" där ", " where ")).add(condition(aggregate.where));
    return line;
}

}  // namespace klausul
