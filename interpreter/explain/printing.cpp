#include "interpreter/explain/wording.hpp"
#include "interpreter/value/moment.hpp"

namespace klausul {
namespace {

std::string with_point(std::string text) {
    for (char& c : text) {
        if (c == ',') c = '.';
    }
    return text;
}

std::string clock_words(int minutes) { return klausul::clock_text(minutes); }

}  // namespace

PrintedValue print_value(const Program& program, const Case& facts, const Number& value, const Type& type) {
    PrintedValue printed;
    printed.kind = type.kind;
    const auto place = static_cast<std::size_t>(value.to_int64().value_or(0));
    const auto both = [&](std::string text) {
        printed.plain = text;
        printed.words = Phrase(std::move(text));
    };
    switch (type.kind) {
        case Kind::truth: {
            const bool yes = !value.is_zero();
            printed.plain = yes ? "true" : "false";
            printed.words = truth_word(yes);
            break;
        }
        case Kind::number: {
            if (type.period != none) {
                both(member_name(program, *type.period, static_cast<std::int64_t>(place)));
                break;
            }
            const bool one = value == Number(1);
            printed.plain = value.plain();
            printed.unit = program.units.text(type.unit);
            const bool money = program.units.is_kronor(type.unit) && !value.is_whole();
            const std::string figure = value.swedish(money ? 2 : 0);
            const std::string unit = type.unit.bare() ? "" : "\u00a0" + program.units.text(type.unit, one);
            printed.words = Phrase(figure + unit, with_point(figure) + unit);
            break;
        }
        case Kind::option:
            both(type.enumeration == none ? value.plain()
                                          : program.enumerations[*type.enumeration].options[place].name);
            break;
        case Kind::party: {
            const Party& party = program.parties[PartyId(place)];
            both(party.alias.empty() ? party.name : party.alias);
            if (party.part_of != none) {
                const Party& whole = program.parties[*party.part_of];
                const std::string& name = whole.alias.empty() ? whole.name : whole.alias;
                printed.part_of = name;
                printed.words =
                    Phrase(printed.plain + " (del av " + name + ")", printed.plain + " (part of " + name + ")");
            }
            break;
        }
        case Kind::day:
            both(to_text(Day{static_cast<std::int32_t>(value.to_int64().value_or(0))}));
            break;
        case Kind::moment:
            both(to_text(Moment{value.to_int64().value_or(0)}));
            break;
        case Kind::clock:
            both(clock_words(static_cast<int>(place)));
            break;
        case Kind::text:
            both(facts.text_of(value));
            break;
        case Kind::record:
            both(std::to_string(place + 1));
            break;
        case Kind::window: {
            const Pair& pair = facts.pair_of(value);
            const auto clock = [](const Number& n) { return clock_words(static_cast<int>(n.to_int64().value_or(0))); };
            printed.plain = clock(pair.first) + "/" + clock(pair.second);
            printed.words = Phrase(clock(pair.first) + " till " + clock(pair.second),
                                   clock(pair.first) + " to " + clock(pair.second));
            break;
        }
        case Kind::span: {
            // A span that an expression made is the evaluator's own; its words are those of the source.
            if (value.sign() < 0) {
                both("…");
                break;
            }
            const Pair& pair = facts.pair_of(value);
            const auto end = [&](const Number& n) {
                const std::int64_t count = n.to_int64().value_or(0);
                return type.of_moments ? to_text(Moment{count}) : to_text(Day{static_cast<std::int32_t>(count)});
            };
            printed.plain = end(pair.first) + "/" + end(pair.second);
            printed.words =
                Phrase(end(pair.first) + " till " + end(pair.second), end(pair.first) + " to " + end(pair.second));
            break;
        }
    }
    return printed;
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
            return std::to_string(member / 2) + "-H" + std::to_string(member % 2 + 1);
        case DomainKind::quarters:
            return std::to_string(member / 4) + "-Q" + std::to_string(member % 4 + 1);
        case DomainKind::months: {
            const std::int64_t month = member % 12 + 1;
            return std::to_string(member / 12) + (month < 10 ? "-0" : "-") + std::to_string(month);
        }
        case DomainKind::years:
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
            names.push_back(key.period == none ? print_value(program, evaluator.facts(), value, key.type).plain
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
