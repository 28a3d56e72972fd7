#include "interpreter/cases/value_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "grammar/text/visible_text.hpp"
#include "grammar/words/kinds.hpp"
#include "interpreter/program/stated.hpp"
#include "interpreter/value/moment.hpp"

namespace klausul {
namespace {

using Json = JsonValue::Type;

/// What stands in the case, short enough for a sentence.
Phrase found_words(const JsonValue& json) {
    switch (json.type) {
        case Json::null:
            return "null";
        case Json::truth:
            return json.truth ? "true" : "false";
        case Json::number:
            return visible(json.text.substr(0, 40));
        case Json::text: {
            const std::size_t shown = bytes_of(json.text, 40);
            return "\"" + visible(json.text.substr(0, shown)) + (shown < json.text.size() ? "…\"" : "\"");
        }
        case Json::array:
            return {"en lista", "a list"};
        case Json::object:
            break;
    }
    return {"ett objekt", "an object"};
}

/// All of `text` as a whole number without sign.
std::optional<int> whole(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool digits = !text.empty() && text.front() != '-';
    return digits && error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<std::int64_t> year_key(std::string_view text) {
    const auto year = text.size() == 4 ? whole(text) : std::nullopt;
    return year && *year > 0 ? std::optional<std::int64_t>(*year) : std::nullopt;
}

/// "2025-H1", "2025-03": periods are counted through the years, 2 or 12 in each.
std::optional<std::int64_t> period_key(std::string_view text, std::string_view mark, int per_year) {
    const auto year = year_key(text.substr(0, 4));
    if (!year || text.size() < 5 || text.substr(4, mark.size()) != mark) return std::nullopt;
    const auto part = whole(text.substr(4 + mark.size()));
    if (!part || *part < 1 || *part > per_year) return std::nullopt;
    return *year * per_year + *part - 1;
}

Phrase key_words(DomainKind kind) {
    switch (kind) {
        case DomainKind::years:
            return {"ett år som \"2025\"", "a year such as \"2025\""};
        case DomainKind::half_years:
            return {"ett halvår som \"2025-H1\"", "a half-year such as \"2025-H1\""};
        case DomainKind::quarters:
            return {"ett kvartal som \"2025-Q1\"", "a quarter such as \"2025-Q1\""};
        case DomainKind::months:
            return {"en månad som \"2025-03\"", "a month such as \"2025-03\""};
        case DomainKind::records:
        case DomainKind::groups:
        case DomainKind::options:
        case DomainKind::parties:
            break;
    }
    return {"numret på en rad, från \"1\"", "the number of a row, from \"1\""};
}

}  // namespace

Phrase did_you_mean(std::string_view name, const std::vector<std::string>& candidates) {
    const auto near = nearest_name(name, candidates);
    if (!near) return "";
    return {fmt::format("; menade du `{}`?", *near), fmt::format("; did you mean `{}`?", *near)};
}

Phrase unknown_name(const Phrase& kind, std::string_view name, const std::vector<std::string>& candidates) {
    const Phrase mend = did_you_mean(name, candidates);
    const std::string shown = visible(name);
    return {fmt::format("{} `{}` finns inte{}", kind.sv, shown, mend.sv),
            fmt::format("there is no {} `{}`{}", kind.en, shown, mend.en)};
}

Phrase name_list(const std::vector<std::string>& names) {
    constexpr std::size_t most = 12;
    std::string list;
    for (std::size_t i = 0; i < std::min(most, names.size()); ++i)
        list += fmt::format("{}`{}`", i == 0 ? "" : ", ", names[i]);
    if (names.size() <= most) return list;
    return {fmt::format("{} och {} till", list, names.size() - most),
            fmt::format("{} and {} more", list, names.size() - most)};
}

void ValueReader::report_expected(const std::string& at, const Phrase& expected, const JsonValue& found) {
    const Phrase words = found_words(found);
    report(at, {fmt::format("väntade {}, men här står {}", expected.sv, words.sv),
                fmt::format("expected {}, but found {}", expected.en, words.en)});
}

std::optional<FactValue> ValueReader::read(const Type& type, const JsonValue& json, const std::string& at) {
    if (json.is(Json::null)) return FactValue{{}, Given::unknown};
    if (json.is(Json::object)) return read_object(type, json, at);
    auto value = read_plain(type, json, at);
    if (!value) return std::nullopt;
    return FactValue{std::move(*value), Given::value};
}

/// {"na": true}, {"absent": true}, or the two ends of a period.
std::optional<FactValue> ValueReader::read_object(const Type& type, const JsonValue& json, const std::string& at) {
    const auto marked = [&](std::string_view name) {
        const JsonValue* mark = json.members.size() == 1 ? json.find(name) : nullptr;
        return mark != nullptr && mark->is(Json::truth) && mark->truth;
    };
    if (marked("na")) {
        if (type.may_be_not_applicable) return FactValue{{}, Given::not_applicable};
        report(at, {"uppgiften kan inte vara ej tillämplig; det måste avtalet säga med `eller ej tillämpligt`",
                    "this fact cannot be not applicable; the agreement must declare it `or not applicable`"});
        return std::nullopt;
    }
    if (marked("absent")) {
        if (type.optional) return FactValue{{}, Given::absent};
        report(at, {"uppgiften kan inte saknas; det måste avtalet säga med `eller saknas`",
                    "this fact cannot be absent; the agreement must declare it `or absent`"});
        return std::nullopt;
    }
    auto value = pair(type, json, at);
    if (!value) return std::nullopt;
    return FactValue{std::move(*value), Given::value};
}

std::optional<Number> ValueReader::read_plain(const Type& type, const JsonValue& json, const std::string& at) {
    if (type.kind == Kind::number) return number(type, json, at);
    if (type.kind == Kind::option || type.kind == Kind::party) return option(type, json, at);
    std::optional<Number> value;
    if (type.kind == Kind::truth && json.is(Json::truth)) value = Number(json.truth ? 1 : 0);
    if (json.is(Json::text)) value = from_text(type, json.text);
    if (!value && type.kind == Kind::moment && report_moment(json, at)) return std::nullopt;
    if (!value) report_expected(at, expected(type), json);
    return value;
}

std::optional<Number> ValueReader::from_text(const Type& type, const std::string& text) {
    if (type.kind == Kind::text) return case_.text(text);
    if (type.kind == Kind::day) {
        const auto day = day_from_text(text);
        return day ? std::optional(Number(day->number)) : std::nullopt;
    }
    if (type.kind == Kind::moment) {
        const auto moment = moment_from_text(text);
        return moment ? std::optional(Number(moment->minutes)) : std::nullopt;
    }
    if (type.kind == Kind::clock) {
        const auto clock = clock_from_text(text);
        return clock ? std::optional(Number(*clock)) : std::nullopt;
    }
    return std::nullopt;
}

/// A moment that is well written, but that Swedish clocks do not show, or show twice.
bool ValueReader::report_moment(const JsonValue& json, const std::string& at) {
    if (!json.is(Json::text)) return false;
    const std::string shown = visible(json.text);
    switch (read_moment(json.text).fault) {
        case MomentFault::sound:
        case MomentFault::malformed:
            return false;
        case MomentFault::skipped:
            report(at, {fmt::format("klockan i Sverige visar aldrig \"{}\": den ställs då fram en timme; skriv den tid "
                                    "som klockan visade",
                                    shown),
                        fmt::format("the clock in Sweden never shows \"{}\": it is then put forward by an hour; write "
                                    "the time that the clock showed",
                                    shown)});
            return true;
        case MomentFault::twice:
            report(at,
                   {fmt::format("klockan i Sverige visar \"{0}\" två gånger: den ställs då tillbaka en timme; skriv "
                                "\"{0}+02:00\" för den första gången eller \"{0}+01:00\" för den andra",
                                shown),
                    fmt::format("the clock in Sweden shows \"{0}\" twice: it is then put back by an hour; write "
                                "\"{0}+02:00\" for the first time or \"{0}+01:00\" for the second",
                                shown)});
            return true;
        case MomentFault::wrong_offset:
            report(at, {fmt::format("\"{}\" är inte svensk tid: den är +01:00, i sommartid +02:00; skriv den tid som "
                                    "klockan i Sverige visade",
                                    shown),
                        fmt::format("\"{}\" is not Swedish time: that is +01:00, in summer time +02:00; write the time "
                                    "that the clock in Sweden showed",
                                    shown)});
            return true;
    }
    return false;
}

std::optional<Number> ValueReader::read_number(const JsonValue& json) {
    std::optional<Number> number;
    if (json.is(Json::number)) number = Number::from_json(json.text);
    // As in a document; besides, a fraction such as "1/3" as answers have it.
    if (json.is(Json::text)) number = Number::from_swedish(json.text);
    if (json.is(Json::text) && !number && json.text.find('/') != std::string::npos)
        number = Number::from_plain(json.text);
    return number && number->valid() ? number : std::nullopt;
}

bool ValueReader::report_point(const JsonValue& json, const std::string& at) {
    const std::size_t point = json.text.find('.');
    const bool doubtful = json.is(Json::text) && point != std::string::npos && !read_number(json) &&
                          Number::from_plain(json.text).has_value();
    if (!doubtful) return false;
    const std::string whole = json.text.substr(0, point);
    const std::string rest = json.text.substr(point + 1);
    report(at, {fmt::format("punkten i \"{0}.{1}\" kan vara tusental eller decimaler; skriv \"{0} {1}\" eller "
                            "\"{0},{1}\"",
                            whole, rest),
                fmt::format("the point in \"{0}.{1}\" may part thousands or decimals; write \"{0} {1}\" or "
                            "\"{0},{1}\"",
                            whole, rest)});
    return true;
}

std::optional<Number> ValueReader::number(const Type& type, const JsonValue& json, const std::string& at) {
    auto value = read_number(json);
    const auto wrong = value ? misfit(type, *value) : std::nullopt;
    if (value && !wrong) return value;
    if (!value && report_point(json, at)) return std::nullopt;
    if (wrong) {
        report_misfit(*wrong, type, json, at);
    } else {
        report_expected(at, expected(type), json);
    }
    return std::nullopt;
}

/// A number that the fact cannot have, and how the agreement would say that it can.
void ValueReader::report_misfit(Misfit wrong, const Type& type, const JsonValue& json, const std::string& at) {
    const std::string found = found_words(json).sv;
    const Phrase bare = type.whole ? whole_number_words().written : kind_words(Kind::number).written;
    const Phrase unit = type.unit.bare() ? bare : Phrase(agreement_.program().units.text(type.unit));
    switch (wrong) {
        case Misfit::negative:
            return report(at, {fmt::format("{} är mindre än noll; kan uppgiften vara negativ måste avtalet säga det "
                                           "med `: {}, även negativt`",
                                           found, unit.sv),
                               fmt::format("{} is less than zero; if the fact can be negative, the agreement must "
                                           "declare it `: {}, also negative`",
                                           found, unit.en)});
        case Misfit::beyond_share:
            return report(at, {fmt::format("en andel ligger mellan 0 och 1, men här står {}; 10 % skrivs 0.1", found),
                               fmt::format("a share lies between 0 and 1, but found {}; 10 % is written 0.1", found)});
        case Misfit::in_parts:
            break;
    }
    if (type.unit.bare()) return report_expected(at, expected(type), json);
    report(at, {fmt::format("{} räknas i hela, men här står {}; kan det vara bråkdelar måste avtalet säga det med "
                            "`: {}, även bråkdelar`",
                            unit.sv, found, unit.sv),
                fmt::format("{} are counted in whole ones, but found {}; if there can be fractions, the agreement "
                            "must declare it `: {}, also fractions`",
                            unit.en, found, unit.en)});
}

std::optional<Number> ValueReader::option(const Type& type, const JsonValue& json, const std::string& at) {
    if (!json.is(Json::text)) {
        report_expected(at, expected(type), json);
        return std::nullopt;
    }
    auto value = agreement_.find_option(type, json.text);
    if (!value) {
        const Phrase mend = did_you_mean(json.text, option_names(type));
        const Phrase wanted = expected(type);
        const std::string shown = visible(json.text);
        report(at, {fmt::format("`{}` är inte {}{}", shown, wanted.sv, mend.sv),
                    fmt::format("`{}` is not {}{}", shown, wanted.en, mend.en)});
    }
    return value;
}

/// {"from": …, "to": …} of clock times, or of two days or two moments.
std::optional<Number> ValueReader::pair(const Type& type, const JsonValue& json, const std::string& at) {
    const JsonValue* from = json.find("from");
    const JsonValue* to = json.find("to");
    const bool both =
        from != nullptr && to != nullptr && json.members.size() == 2 && from->is(Json::text) && to->is(Json::text);
    const auto read_both = [&](Kind kind) -> std::optional<Number> {
        Type part;
        part.kind = kind;
        auto first = from_text(part, from->text);
        auto second = from_text(part, to->text);
        return first && second ? std::optional(case_.pair(std::move(*first), std::move(*second))) : std::nullopt;
    };
    std::optional<Number> value;
    if (both && type.kind == Kind::window) value = read_both(Kind::clock);
    if (both && type.kind == Kind::span) value = read_both(Kind::day);
    if (both && type.kind == Kind::span && !value) value = read_both(Kind::moment);
    if (!value && both && type.kind == Kind::span && (report_moment(*from, at) || report_moment(*to, at)))
        return std::nullopt;
    if (!value) report_expected(at, expected(type), json);
    return value;
}

Phrase ValueReader::expected(const Type& type) const {
    switch (type.kind) {
        case Kind::truth:
            return {"true eller false", "true or false"};
        case Kind::number: {
            const std::string unit = type.unit.bare() ? std::string() : agreement_.program().units.text(type.unit);
            const std::string sv = unit.empty() ? "" : fmt::format(" i {}, utan enhet", unit);
            const std::string en = unit.empty() ? "" : fmt::format(" of {}, without the unit", unit);
            return {(type.whole ? "ett heltal" : "ett tal") + sv, (type.whole ? "a whole number" : "a number") + en};
        }
        case Kind::option:
        case Kind::party: {
            const Phrase names = name_list(option_names(type));
            return {"något av " + names.sv, "one of " + names.en};
        }
        case Kind::day:
            return {"en dag som \"2026-03-31\"", "a day such as \"2026-03-31\""};
        case Kind::moment:
            return {"en tidpunkt som \"2026-03-02T10:00\"", "a time such as \"2026-03-02T10:00\""};
        case Kind::clock:
            return {"ett klockslag som \"08:00\"", "a clock time such as \"08:00\""};
        case Kind::text:
            return {"en text", "a text"};
        case Kind::window:
            return {"klockslag som {\"from\": \"08:00\", \"to\": \"17:00\"}",
                    "clock times such as {\"from\": \"08:00\", \"to\": \"17:00\"}"};
        case Kind::span:
            return {"en period som {\"from\": \"2026-01-01\", \"to\": \"2026-06-30\"}",
                    "a period such as {\"from\": \"2026-01-01\", \"to\": \"2026-06-30\"}"};
        case Kind::record:
            break;
    }
    return {"ett objekt", "an object"};
}

std::vector<std::string> ValueReader::option_names(const Type& type) const {
    const Program& program = agreement_.program();
    std::vector<std::string> names;
    if (type.kind == Kind::option && type.enumeration != none) {
        for (const NamedOption& each : program.enumerations[*type.enumeration].options) names.push_back(each.name);
    } else if (type.kind == Kind::party && type.party_group != none) {
        for (const std::uint32_t member : program.domains[*type.party_group].members)
            names.push_back(program.parties[PartyId(member)].name);
    } else if (type.kind == Kind::party) {
        for (const Party& party : program.parties) names.push_back(party.name);
    }
    return names;
}

Type ValueReader::type_of(const Domain& domain, DomainId id) const {
    Type type;
    if (domain.kind == DomainKind::parties) {
        type.kind = Kind::party;
        type.party_group = id;
        return type;
    }
    type.kind = Kind::option;
    const auto& enumerations = agreement_.program().enumerations;
    for (const EnumerationId each : enumerations.ids()) {
        if (enumerations[each].domain == id) type.enumeration = each;
    }
    return type;
}

std::optional<std::int64_t> ValueReader::read_member(DomainId id, const std::string& key, const std::string& at) {
    const Domain& domain = agreement_.program().domains[id];
    if (domain.kind == DomainKind::options || domain.kind == DomainKind::parties) {
        const Type type = type_of(domain, id);
        if (const auto value = agreement_.find_option(type, key)) return value->to_int64();
        report(at, unknown_name(domain.name, key, option_names(type)));
        return std::nullopt;
    }
    std::optional<std::int64_t> member;
    if (domain.kind == DomainKind::years) member = year_key(key);
    if (domain.kind == DomainKind::half_years) member = period_key(key, "-H", 2);
    if (domain.kind == DomainKind::quarters) member = period_key(key, "-Q", 4);
    if (domain.kind == DomainKind::months) member = period_key(key, "-", 12);
    if (domain.kind == DomainKind::records) {
        const auto number = whole(key);
        // A row beyond the list would make the case grow without bound.
        if (number && *number >= 1 && static_cast<std::size_t>(*number) <= case_.list_size(id)) member = *number - 1;
    }
    if (!member) {
        const Phrase wanted = key_words(domain.kind);
        report(at, {fmt::format("väntade {} som nyckel", wanted.sv), fmt::format("expected {} as key", wanted.en)});
    }
    return member;
}

}  // namespace klausul
