#include "interpreter/explain/wording.hpp"

namespace klausul {

Value named_value(const Program& program, const Case& facts, const Number& number, const Type& type) {
    const std::int64_t count = number.to_int64().value_or(0);
    const auto place = static_cast<std::size_t>(count);
    const auto day = [](const Number& each) { return Day{static_cast<std::int32_t>(each.to_int64().value_or(0))}; };
    const auto moment = [](const Number& each) { return Moment{each.to_int64().value_or(0)}; };
    const auto time = [](const Number& each) {
        return Value::TimeOfDay{static_cast<int>(each.to_int64().value_or(0))};
    };
    switch (type.kind) {
        case Kind::truth:
            return {Value::YesNo{!number.is_zero()}};
        case Kind::number:
            if (const auto period = period_of(type.period)) return {Value::Period{*period, count}};
            return {Value::Quantity{number, program.units.text(type.unit), program.units.text(type.unit, true)}};
        case Kind::option:
            return {Value::Option{
                type.enumeration == none ? number.plain() : program.enumerations[*type.enumeration].options[place].name,
                ""}};
        case Kind::party: {
            const auto called = [](const Party& party) { return party.alias.empty() ? party.name : party.alias; };
            const Party& party = program.parties[PartyId(place)];
            return {Value::Party{called(party), party.part_of == none ? "" : called(program.parties[*party.part_of])}};
        }
        case Kind::day:
            return {day(number)};
        case Kind::moment:
            return {moment(number)};
        case Kind::clock:
            return {time(number)};
        case Kind::text:
            return {Value::Text{facts.text_of(number)}};
        case Kind::record:
            return {Value::Row{count + 1}};
        case Kind::window: {
            const Pair& pair = facts.pair_of(number);
            return {Value::Window{time(pair.first), time(pair.second)}};
        }
        case Kind::span: {
            // A span that an expression made is the evaluator's own; the case has no pair for it.
            if (number.sign() < 0) break;
            const Pair& pair = facts.pair_of(number);
            if (type.of_moments) return {Value::MomentSpan{moment(pair.first), moment(pair.second)}};
            return {Value::DaySpan{day(pair.first), day(pair.second)}};
        }
    }
    return {Value::MadeSpan{}};
}

std::string member_name(const Program& program, DomainId id, std::int64_t member) {
    const Domain& domain = program.domains[id];
    const auto place = static_cast<std::size_t>(member);
    switch (domain.kind) {
        case DomainKind::parties:
            return program.parties[PartyId(place)].name;
        case DomainKind::records:
            return std::to_string(member + 1);
        case DomainKind::options:
            for (const Enumeration& enumeration : program.enumerations) {
                if (enumeration.domain == id) return enumeration.options[place].name;
            }
            break;
        case DomainKind::half_years:
        case DomainKind::quarters:
        case DomainKind::months:
        case DomainKind::years:
            return to_text(Value::Period{*period_of(id), member});
        case DomainKind::groups:
            break;
    }
    return std::to_string(member);
}

std::vector<std::string> index_names(const Program& program, DomainId id) {
    const Domain& domain = program.domains[id];
    std::vector<std::string> names;
    for (const GroupKey& key : domain.keys) names.push_back(key.words);
    if (!names.empty()) return names;
    if (domain.kind != DomainKind::records || domain.parent == none) return {domain.name};
    names = index_names(program, *domain.parent);
    names.push_back(domain.name.substr(program.domains[*domain.parent].name.size() + 1));
    return names;
}

std::vector<std::string> member_names(Evaluator& evaluator, DomainId id, std::int64_t member) {
    const Program& program = evaluator.program();
    const Domain& domain = program.domains[id];
    std::vector<std::string> names;
    if (domain.kind == DomainKind::groups) {
        for (std::size_t i = 0; i < domain.keys.size(); ++i) {
            const GroupKey& key = domain.keys[i];
            const Number value = evaluator.group_key(id, i, member).value;
            names.push_back(key.period == none ? plain_text(named_value(program, evaluator.facts(), value, key.type))
                                               : member_name(program, *key.period, value.to_int64().value_or(0)));
        }
        return names;
    }
    if (domain.kind != DomainKind::records || domain.parent == none) return {member_name(program, id, member)};
    const Case::Rows& rows = evaluator.facts().rows(id);
    const std::uint32_t outer = rows.owner[static_cast<std::size_t>(member)];
    names = member_names(evaluator, *domain.parent, outer);
    names.push_back(std::to_string(member - rows.begin[outer] + 1));
    return names;
}

}  // namespace klausul
