// Expressions: the chapter "Results and causes" of docs/evaluation.md. Numbers are in base units throughout.

#include <algorithm>

#include "naive.hpp"

namespace klausul::differential {
namespace {

NaiveResult value(NaiveValue of) { return {std::move(of), {}}; }
NaiveResult number(Number of) { return {{std::move(of), "", false}, {}}; }
NaiveResult words(std::string of) { return {{0, std::move(of), false}, {}}; }
NaiveResult bad(Causes causes) { return {{}, std::move(causes)}; }
NaiveTruth sure(bool holds) { return {holds ? Truth3::yes : Truth3::no, {}}; }

/// The difference of the years, less 1 where the later day's month and day come before the earlier's.
int full_years(const Civil& from, const Civil& to) {
    const bool before = to.month != from.month ? to.month < from.month : to.day < from.day;
    return to.year - from.year - (before ? 1 : 0);
}

/// Periods are counted from the first one of year 0.
int count_of(const syntax::PeriodLiteral& period) {
    using Kind = syntax::PeriodLiteral::Kind;
    const int in_a_year = period.kind == Kind::month ? 12 : period.kind == Kind::quarter ? 4 : 2;
    return period.year * in_a_year + period.place - 1;
}

int day_in(const NaiveResult& result) { return static_cast<int>(result.value.number.to_int64().value_or(0)); }

}  // namespace

NaiveResult Naive::fault(const std::string& what) {
    return bad(causes({NaiveCause::Kind::fault, at_work_.empty() ? "" : at_work_.back(), Status::error, what, 0}));
}

Causes Naive::list_not_given(const std::string& list) {
    return causes({NaiveCause::Kind::list, list, Status::undetermined, "", 0});
}

NaiveTruth Naive::judge(const syntax::Expression& expression, const At& at) {
    const NaiveResult result = evaluate(expression, at);
    if (!result.good()) return {Truth3::unknown, result.causes};
    return sure(!result.value.number.is_zero());
}

NaiveResult Naive::evaluate(const syntax::Expression& expression, const At& at) {
    const auto truth = [](const NaiveTruth& judged) {
        return judged.truth == Truth3::unknown ? bad(judged.causes) : number(judged.truth == Truth3::yes ? 1 : 0);
    };
    const auto& node = expression.node;
    if (const auto* quantity = std::get_if<syntax::Quantity>(&node))
        return number(*Number::from_plain(quantity->figure.digits) * program_.factor(quantity->unit));
    if (const auto* literal = std::get_if<syntax::TruthLiteral>(&node)) return number(literal->value ? 1 : 0);
    if (const auto* literal = std::get_if<syntax::DateLiteral>(&node))
        return number(day_number({literal->date.year, literal->date.month, literal->date.day}));
    if (const auto* literal = std::get_if<syntax::MomentLiteral>(&node)) {
        const int day = day_number({literal->date.year, literal->date.month, literal->date.day});
        return number(moment_of(day, literal->clock.minutes, literal->offset));
    }
    if (const auto* literal = std::get_if<syntax::ClockLiteral>(&node)) return number(literal->clock.minutes);
    if (const auto* period = std::get_if<syntax::PeriodLiteral>(&node)) return number(count_of(*period));
    if (const auto* referral = std::get_if<syntax::Referral>(&node)) return value({0, referral->text.text, true});
    if (const auto* name = std::get_if<syntax::Reference>(&node)) return read(name->name.text, {}, at);
    if (const auto* member = std::get_if<syntax::ForMember>(&node)) return reference(*member, at);
    if (const auto* element = std::get_if<syntax::ThisElement>(&node)) {
        for (auto each = at.members.rbegin(); each != at.members.rend(); ++each)
            if (each->first == index_named(element->index.text)) return words(each->second);
    }
    if (const auto* unary = std::get_if<syntax::Unary>(&node)) {
        if (unary->op == syntax::UnaryOperator::logical_not) return truth(negation(judge(*unary->operand, at)));
        NaiveResult operand = evaluate(*unary->operand, at);
        if (!operand.good()) return operand;
        if (unary->op == syntax::UnaryOperator::negate) return number(-operand.value.number);
        const bool until = unary->op == syntax::UnaryOperator::until;
        return truth(sure(until ? at.day < day_in(operand) : at.day >= day_in(operand)));
    }
    if (const auto* binary = std::get_if<syntax::Binary>(&node)) {
        if (binary->op == BinaryOperator::logical_and)
            return truth(all_of({judge(*binary->left, at), judge(*binary->right, at)}));
        if (binary->op == BinaryOperator::logical_or)
            return truth(some_of({judge(*binary->left, at), judge(*binary->right, at)}));
        return operation(*binary, at);
    }
    if (const auto* any = std::get_if<syntax::AnyOf>(&node)) return truth(any_of(*any, at));
    if (const auto* test = std::get_if<syntax::Presence>(&node)) return truth(presence(*test, at));
    if (const auto* list = std::get_if<syntax::ConditionList>(&node)) return truth(listed(*list, at));
    if (const auto* every = std::get_if<syntax::Quantified>(&node)) return truth(quantified(*every, at));
    if (const auto* either = std::get_if<syntax::Conditional>(&node)) return conditional(*either, at);
    if (const auto* lines = std::get_if<syntax::Choice>(&node)) return choice(*lines, at);
    if (const auto* sum = std::get_if<syntax::Aggregate>(&node)) return aggregate(*sum, at);
    if (const auto* rounding = std::get_if<syntax::Rounding>(&node))
        return rounded(evaluate(*rounding->value, at), rounding->rule);
    if (const auto* started = std::get_if<syntax::Started>(&node)) {
        const NaiveResult operand = evaluate(*started->value, at);
        return operand.good() ? number(operand.value.number.rounded(program_.factor(started->unit), RoundTo::up))
                              : operand;
    }
    if (const auto* as_of = std::get_if<syntax::AsOf>(&node)) {
        const NaiveResult date = evaluate(*as_of->date, at);
        if (!date.good()) return date;
        const bool of_moment = is_moment(*as_of->date);
        const int day = of_moment ? day_of_moment(*date.value.number.to_int64()) : day_in(date);
        return evaluate(*as_of->value, {day, at.members});
    }
    return calendar(expression, at);
}

NaiveResult Naive::calendar(const syntax::Expression& expression, const At& at) {
    const auto& node = expression.node;
    if (std::holds_alternative<syntax::TheDay>(node)) return number(at.day);
    if (const auto* previous = std::get_if<syntax::PreviousPeriod>(&node))
        return number(period_at_hand(previous->period.text, at) - 1);
    if (const auto* day = std::get_if<syntax::DayOfPeriod>(&node)) {
        const auto& index = std::get<syntax::ThisElement>(day->period->node).index.text;
        const int period = period_at_hand(index, at);
        const int first = first_day_of_period(months_of_index(index), period);
        const int after = first_day_of_period(months_of_index(index), period + 1);
        if (day->which == syntax::PeriodDay::count) return number((after - first) * 1440);
        return number(day->which == syntax::PeriodDay::first ? first : after - 1);
    }
    if (const auto* clock = std::get_if<syntax::ClockOf>(&node)) return clock_of(*clock, at);
    if (const auto* cut = std::get_if<syntax::Clip>(&node)) return clip(*cut, at);
    if (const auto* call = std::get_if<syntax::Call>(&node); call && call->of_period) {
        const NaiveResult day = evaluate(*call->arguments.at(0), at);
        const int months = months_of_index(call->function.text);
        return day.good() ? number(period_of_day(months, day_in(day))) : day;
    }
    if (const auto* ages = std::get_if<syntax::CompletedYears>(&node)) {
        const NaiveResult from = evaluate(*ages->from, at);
        const NaiveResult to = ages->to ? evaluate(*ages->to, at) : number(at.day);
        if (!from.good() || !to.good()) return bad(strict({from.causes, to.causes}));
        if (ages->months) return number(full_months(day_in(from), day_in(to)));
        return number(full_years(civil(day_in(from)), civil(day_in(to))) * 12);
    }
    if (const auto* days = std::get_if<syntax::DaysBetween>(&node)) {
        const NaiveResult from = evaluate(*days->from, at);
        const NaiveResult to = evaluate(*days->to, at);
        if (!from.good() || !to.good()) return bad(strict({from.causes, to.causes}));
        if (days->working) return number(working_days(day_in(from), day_in(to)));
        return number((day_in(to) - day_in(from)) * 1440);
    }
    if (const auto* times = std::get_if<syntax::OneOfTimes>(&node)) return one_of_many(times->times, times->latest, at);
    if (const auto* amounts = std::get_if<syntax::OneOfAmounts>(&node))
        return one_of_many(amounts->amounts, amounts->highest, at);
    if (const auto* shift = std::get_if<syntax::DateShift>(&node)) {
        const NaiveResult from = evaluate(*shift->date, at);
        if (!from.good()) return from;
        const std::string& unit = shift->amount.unit.above.at(0).text;
        const Number amount = *Number::from_plain(shift->amount.figure.digits) * program_.factor(shift->amount.unit);
        if (unit.starts_with("arbetsdag")) {
            const int count = static_cast<int>(*amount.to_int64());
            return number(working_days_later(day_in(from), shift->before ? -count : count));
        }
        const bool days = unit.starts_with("dag");
        const int count = static_cast<int>((days ? amount / Number(1440) : amount).to_int64().value_or(0));
        const int step = shift->before ? -count : count;
        if (days) return number(day_in(from) + step);
        const bool lenient = shift->to_month_end || shift->within_month;
        if (!lenient && !has_same_day(day_in(from), step)) return fault("no such day");
        const int day = months_later(day_in(from), step);
        return number(shift->to_month_end && !unit.starts_with("år") ? month_end(day) : day);
    }
    return fault("not known to the naive evaluator");
}

NaiveResult Naive::one_of_many(const std::vector<syntax::ExpressionPtr>& many, bool greatest, const At& at) {
    std::vector<Number> values;
    std::vector<Causes> wrong;
    for (const auto& each : many) {
        const NaiveResult time = evaluate(*each, at);
        wrong.push_back(time.causes);
        values.push_back(time.value.number);
    }
    for (const Causes& one : wrong)
        if (!one.empty()) return bad(strict(wrong));
    std::sort(values.begin(), values.end());
    return number(greatest ? values.back() : values.front());
}

// ---- names ---------------------------------------------------------------------------------------------------------

std::string Naive::index_named(const std::string& name) const { return name; }

std::optional<std::vector<std::string>> Naive::members_of(const std::string& index) const {
    if (const auto found = program_.enumerations.find(index); found != program_.enumerations.end())
        return found->second;
    if (const auto found = program_.groups.find(index); found != program_.groups.end()) return found->second;
    const auto size = list_sizes_.find(index);
    if (size == list_sizes_.end()) return std::nullopt;
    std::vector<std::string> members;
    for (std::size_t i = 1; i <= size->second; ++i) members.push_back(std::to_string(i));
    return members;
}

/// That of the `per` at hand, else the one that the date lies in.
int Naive::period_at_hand(const std::string& index, const At& at) {
    for (auto each = at.members.rbegin(); each != at.members.rend(); ++each)
        if (each->first == index) return period_of_words(each->second);
    return period_of_day(months_of_index(index), at.day);
}

NaiveResult Naive::reference(const syntax::ForMember& reference, const At& at) {
    const auto& name = std::get<syntax::Reference>(reference.value->node).name.text;
    const NaiveResult member = evaluate(*reference.members.at(0), at);
    if (!member.good()) return bad(member.causes);
    if (const auto series = program_.series.find(name); series != program_.series.end()) {
        const auto period = static_cast<int>(member.value.number.to_int64().value_or(0));
        const NaiveFigure read = figure(*series, period, std::nullopt);
        return read.ended ? fault("series ended") : read.result;
    }
    const auto fact = program_.facts.find(name);
    const int months = months_of_index(
        fact != program_.facts.end() ? fact->second.per : program_.terms[program_.term_by_name.at(name)].per);
    if (months != 0)
        return read(name, {words_of_period(months, static_cast<int>(*member.value.number.to_int64()))}, at);
    const std::string words = member.value.words.empty() ? member.value.number.plain() : member.value.words;
    return read(name, {words}, at);
}

NaiveResult Naive::read(const std::string& name, const std::vector<std::string>& members, const At& at) {
    const auto member = [&](const std::string& per) -> std::string {
        if (per.empty()) return "";
        if (!members.empty()) return members[0];
        for (auto each = at.members.rbegin(); each != at.members.rend(); ++each)
            if (each->first == per) return each->second;
        return "?";
    };
    if (const auto fact = program_.facts.find(name); fact != program_.facts.end())
        return read_fact(fact->second, member(fact->second.per), at);
    if (const auto found = program_.term_by_name.find(name); found != program_.term_by_name.end()) {
        const NaiveOutcome& outcome = term(found->second, member(program_.terms[found->second].per), at.day);
        return {outcome.value, outcome.causes};
    }
    if (const auto reading = readings_.find(name); reading != readings_.end()) return words(reading->second);
    if (const auto party = program_.parties.find(name); party != program_.parties.end()) return words(party->second);
    return words(name);  // an option
}

NaiveResult Naive::read_fact(const NaiveFact& fact, const std::string& member, const At& at) {
    const std::string path = member.empty() ? fact.name : fact.name + " för " + member;
    const auto found = given_.find(path);
    const auto state = found == given_.end() ? Stated::State::unknown : found->second.state;
    if (state == Stated::State::not_applicable) return fault("not applicable");
    if (state == Stated::State::absent) return fault("absent");
    if (state == Stated::State::unknown) {
        if (fact.otherwise != nullptr) {
            At inner{at.day, {}};
            if (!fact.per.empty()) inner.members.emplace_back(fact.per, member);
            const NaiveResult derived = evaluate(*fact.otherwise, inner);
            return derived.good() || !is_taken_as_one(fact, at.day) ? derived : read_as_one(fact, member, derived);
        }
        const std::string name = fact.list.empty() ? path : fact.name + " för " + fact.list + " " + member;
        return bad(causes({NaiveCause::Kind::fact, name, Status::undetermined, "", 0}));
    }
    const std::string& text = found->second.value;
    switch (fact.type.kind) {
        case NaiveType::Kind::truth:
            return number(text == "ja" ? 1 : 0);
        case NaiveType::Kind::number:
            return number(*Number::from_plain(text) * fact.type.factor);
        case NaiveType::Kind::day:
            return number(*day_of_text(text));
        case NaiveType::Kind::moment:
            return number(moment_of_text(text));
        case NaiveType::Kind::window:
            return words(text);
        case NaiveType::Kind::party:
            return words(program_.parties.at(text));
        case NaiveType::Kind::option:
            break;
    }
    return words(text);
}

// ---- operators -----------------------------------------------------------------------------------------------------

NaiveResult Naive::operation(const syntax::Binary& binary, const At& at) {
    if (binary.op == BinaryOperator::within) return within(binary, at);
    const auto* word = std::get_if<syntax::Reference>(&binary.right->node);
    if (word != nullptr && sort_of(binary.op) == OperatorSort::equality && is_such_a_day(word->name.text, 0)) {
        const NaiveResult day = evaluate(*binary.left, at);
        if (!day.good()) return day;
        const bool is = *is_such_a_day(word->name.text, day_in(day));
        return number(is == (binary.op == BinaryOperator::equal) ? 1 : 0);
    }
    const NaiveResult left = evaluate(*binary.left, at);
    const NaiveResult right = evaluate(*binary.right, at);
    if (!left.good() || !right.good()) return bad(strict({left.causes, right.causes}));
    const Number& a = left.value.number;
    const Number& b = right.value.number;
    const auto truth = [](bool holds) { return number(holds ? 1 : 0); };
    switch (binary.op) {
        case BinaryOperator::add:
            return number(a + b);
        case BinaryOperator::subtract:
            return number(a - b);
        case BinaryOperator::multiply:
            return number(a * b);
        case BinaryOperator::divide:
            return b.is_zero() ? fault("division by zero") : number(a / b);
        case BinaryOperator::remainder:
            return b.is_zero() ? fault("division by zero") : number(a - (a / b).rounded(1, RoundTo::down) * b);
        case BinaryOperator::less:
            return truth(a < b);
        case BinaryOperator::less_equal:
            return truth(a <= b);
        case BinaryOperator::greater:
            return truth(a > b);
        case BinaryOperator::greater_equal:
            return truth(a >= b);
        case BinaryOperator::equal:
            return truth(left.value == right.value);
        case BinaryOperator::not_equal:
            return truth(!(left.value == right.value));
        case BinaryOperator::logical_and:
        case BinaryOperator::logical_or:
        case BinaryOperator::within:
        case BinaryOperator::belongs_to:
            break;  // the connectives are not strict, and the others are not drawn
    }
    return fault("not drawn");
}

/// The disjunction of comparisons with each.
NaiveTruth Naive::any_of(const syntax::AnyOf& any, const At& at) {
    const NaiveResult tested = evaluate(*any.value, at);
    std::vector<NaiveTruth> tests;
    const auto test = [&](const NaiveResult& option) {
        tests.push_back(tested.good() && option.good()
                            ? sure(tested.value == option.value)
                            : NaiveTruth{Truth3::unknown, strict({tested.causes, option.causes})});
    };
    for (const auto& option : any.options) {
        const auto* name = std::get_if<syntax::Reference>(&option->node);
        const auto group = name == nullptr ? program_.groups.end() : program_.groups.find(name->name.text);
        if (group == program_.groups.end()) {
            test(evaluate(*option, at));
        } else {
            for (const std::string& member : group->second) test(words(member));
        }
    }
    return any.negated ? negation(some_of(tests)) : some_of(tests);
}

NaiveTruth Naive::presence(const syntax::Presence& presence, const At& at) {
    using syntax::PresenceKind;
    const auto& name = std::get<syntax::Reference>(presence.value->node).name.text;
    const NaiveFact& fact = program_.facts.at(name);
    std::string path = name;
    for (const auto& [index, member] : at.members)
        if (index == fact.per) path = name + " för " + member;
    const auto found = given_.find(path);
    const auto state = found == given_.end() ? Stated::State::unknown : found->second.state;
    if (presence.kind == PresenceKind::unknown) return sure(state == Stated::State::unknown);
    if (state == Stated::State::unknown) {
        const NaiveResult derived = evaluate(*presence.value, at);
        if (!derived.good()) return {Truth3::unknown, derived.causes};
        return sure(presence.kind == PresenceKind::present);
    }
    if (presence.kind == PresenceKind::not_applicable) return sure(state == Stated::State::not_applicable);
    if (state == Stated::State::not_applicable) return {Truth3::unknown, fault("not applicable").causes};
    return sure((state == Stated::State::absent) == (presence.kind == PresenceKind::absent));
}

NaiveTruth Naive::listed(const syntax::ConditionList& list, const At& at) {
    std::vector<NaiveTruth> parts;
    for (const syntax::Criterion& criterion : list.criteria) parts.push_back(judge(*criterion.condition, at));
    if (list.kind == syntax::ListKind::all) return all_of(parts);
    if (list.kind == syntax::ListKind::some) return some_of(parts);
    if (list.kind == syntax::ListKind::none) return negation(some_of(parts));
    int yes = 0;
    int open = 0;
    Causes causes;
    for (const NaiveTruth& one : parts) {
        yes += one.truth == Truth3::yes ? 1 : 0;
        open += one.truth == Truth3::unknown ? 1 : 0;
        unite(causes, one.causes);
    }
    if (yes >= list.at_least) return sure(true);
    if (yes + open < list.at_least) return sure(false);
    return {Truth3::unknown, causes};
}

NaiveTruth Naive::quantified(const syntax::Quantified& quantified, const At& at) {
    const std::string index = index_named(quantified.index.text);
    const auto members = members_of(index);
    if (!members) return {Truth3::unknown, list_not_given(index)};
    std::vector<NaiveTruth> parts;
    for (const std::string& member : *members) {
        At inner = at;
        inner.members.emplace_back(index, member);
        parts.push_back(judge(*quantified.condition, inner));
    }
    if (quantified.kind == syntax::Quantifier::all) return all_of(parts);
    return quantified.kind == syntax::Quantifier::some ? some_of(parts) : negation(some_of(parts));
}

NaiveResult Naive::conditional(const syntax::Conditional& conditional, const At& at) {
    const NaiveTruth condition = judge(*conditional.condition, at);
    const NaiveResult consequent = evaluate(*conditional.consequent, at);
    const NaiveResult alternative = evaluate(*conditional.alternative, at);
    if (condition.truth == Truth3::yes) return consequent;
    if (condition.truth == Truth3::no) return alternative;
    if (consequent.good() && alternative.good() && consequent.value == alternative.value) return consequent;
    Causes causes = condition.causes;
    unite(causes, consequent.causes);
    unite(causes, alternative.causes);
    return bad(causes);
}

NaiveResult Naive::choice(const syntax::Choice& choice, const At& at) {
    const NaiveResult selector = evaluate(*choice.selector, at);
    const auto* name = std::get_if<syntax::Reference>(&choice.selector->node);
    const auto reading = name == nullptr ? program_.readings.end() : program_.readings.find(name->name.text);
    const auto line_of = [&](const std::string& option) {
        for (const syntax::ChoiceLine& line : choice.lines) {
            for (const syntax::Name& each : line.options) {
                if (each.text != option) continue;
                if (line.value) return evaluate(*line.value, at);
                return value({0, "läsningen är inte kodad", true});
            }
        }
        // What is marked so where the reading is declared is not what `annars` means.
        const bool not_encoded = reading != program_.readings.end() && reading->second.not_encoded.contains(option);
        if (choice.otherwise && !not_encoded) return evaluate(*choice.otherwise, at);
        return value({0, "läsningen är inte kodad", true});
    };
    const auto option_of = [](const NaiveValue& of) {
        return !of.words.empty() ? of.words : std::string(of.number.is_zero() ? "nej" : "ja");
    };
    if (selector.good()) return line_of(option_of(selector.value));
    // The options are those of the enumeration the lines name, or yes and no.
    std::vector<std::string> options{"nej", "ja"};
    const std::string& first = choice.lines.at(0).options.at(0).text;
    for (const auto& [type, members] : program_.enumerations)
        if (std::find(members.begin(), members.end(), first) != members.end()) options = members;
    if (reading != program_.readings.end()) options = reading->second.options;
    Causes causes = selector.causes;
    std::optional<NaiveResult> common;
    bool agree = true;
    for (const std::string& option : options) {
        const NaiveResult line = line_of(option);
        unite(causes, line.causes);
        agree = agree && line.good() && (!common || common->value == line.value);
        if (!common) common = line;
    }
    return agree ? *common : bad(causes);
}

NaiveResult Naive::rounded(const NaiveResult& value, const syntax::RoundingRule& rule) {
    if (!value.good()) return value;
    Number step = 1;
    if (rule.decimals) {
        for (int i = 0; i < *rule.decimals; ++i) step = step / Number(10);
    } else {
        step = *Number::from_plain(rule.step.figure.digits) * program_.factor(rule.step.unit);
    }
    using syntax::RoundingDirection;
    const RoundTo to = rule.direction == RoundingDirection::up          ? RoundTo::up
                       : rule.direction == RoundingDirection::down      ? RoundTo::down
                       : rule.direction == RoundingDirection::from_zero ? RoundTo::from_zero
                       : rule.direction == RoundingDirection::to_zero   ? RoundTo::to_zero
                                                                        : RoundTo::nearest;
    const auto ties = rule.ties == syntax::Ties::to_even ? TieBreak::to_even : TieBreak::away_from_zero;
    return number(value.value.number.rounded(step, to, ties));
}

}  // namespace klausul::differential
