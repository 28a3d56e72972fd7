#include "interpreter/program/value.hpp"

#include <algorithm>

#include "grammar/words/keywords.hpp"

namespace klausul {
namespace {

/// In the place of one, for machines.
constexpr std::string_view absent_key = "absent";

std::string period_of_year(std::int64_t count, std::int64_t in_year, std::string_view mark) {
    return std::to_string(count / in_year) + std::string(mark) + std::to_string(count % in_year + 1);
}

/// `3 919 345,50 kr`; no more decimals than there are, but for öre two.
std::string quantity_words(const Value& value, const Value::Quantity& quantity, Language language) {
    const bool ore = value.kronor() != nullptr && !quantity.number.is_whole();
    std::string figure = quantity.number.swedish(ore ? 2 : 0);
    if (language == Language::english) std::replace(figure.begin(), figure.end(), ',', '.');
    if (quantity.unit.empty()) return figure;
    return figure + "\u00a0" + (quantity.number == Number(1) ? quantity.unit_of_one : quantity.unit);
}

std::string from_to(const std::string& from, const std::string& to, Language language) {
    return from + " " + plain(Word::till).in(language) + " " + to;
}

struct PlainText {
    std::string operator()(Value::YesNo value) const { return value.yes ? "true" : "false"; }
    std::string operator()(const Value::Quantity& value) const { return value.number.plain(); }
    std::string operator()(const Value::Period& value) const { return to_text(value); }
    std::string operator()(const Value::Option& value) const { return value.name; }
    std::string operator()(const Value::Party& value) const { return value.name; }
    std::string operator()(Day value) const { return to_text(value); }
    std::string operator()(Moment value) const { return to_text(value); }
    std::string operator()(Value::TimeOfDay value) const { return clock_text(value.minute); }
    std::string operator()(const Value::Window& value) const {
        return (*this)(value.from) + "/" + (*this)(value.until);
    }
    std::string operator()(const Value::Text& value) const { return value.text; }
    std::string operator()(const Value::DaySpan& value) const { return to_text(value.from) + "/" + to_text(value.to); }
    std::string operator()(const Value::MomentSpan& value) const {
        return to_text(value.from) + "/" + to_text(value.to);
    }
    std::string operator()(Value::MadeSpan) const { return "…"; }
    std::string operator()(Value::Row value) const { return std::to_string(value.number); }
    std::string operator()(Value::Weekday value) const { return std::string(weekday_name(value.number).sv); }
    std::string operator()(Value::Instead value) const {
        switch (value) {
            case Value::Instead::absent:
                break;
            case Value::Instead::not_applicable:
                return "not_applicable";
            case Value::Instead::not_published:
                return "ended";
        }
        return std::string(absent_key);
    }
};

struct WordsOf {
    const Value& value;
    Language language;

    std::string operator()(Value::YesNo each) const { return std::string(truth_word(each.yes).in(language)); }
    std::string operator()(const Value::Quantity& each) const { return quantity_words(value, each, language); }
    std::string operator()(const Value::Option& each) const { return each.label.empty() ? each.name : each.label; }
    std::string operator()(const Value::Party& each) const {
        if (each.part_of.empty()) return each.name;
        return each.name + (language == Language::swedish ? " (del av " : " (part of ") + each.part_of + ")";
    }
    std::string operator()(const Value::Window& each) const {
        return from_to(clock_text(each.from.minute), clock_text(each.until.minute), language);
    }
    std::string operator()(const Value::DaySpan& each) const {
        return from_to(to_text(each.from), to_text(each.to), language);
    }
    std::string operator()(const Value::MomentSpan& each) const {
        return from_to(to_text(each.from), to_text(each.to), language);
    }
    std::string operator()(Value::Weekday each) const { return std::string(weekday_name(each.number).in(language)); }
    std::string operator()(Value::Instead each) const {
        switch (each) {
            case Value::Instead::absent:
                return language == Language::swedish ? plain(Word::absent).sv : std::string(absent_key);
            case Value::Instead::not_applicable:
                return plain(Word::not_applicable).in(language);
            case Value::Instead::not_published:
                break;
        }
        return language == Language::swedish ? "ges inte ut" : "not published";
    }
    // Alike in all languages, and for machines.
    std::string operator()(const Value::Period& each) const { return PlainText{}(each); }
    std::string operator()(Day each) const { return PlainText{}(each); }
    std::string operator()(Moment each) const { return PlainText{}(each); }
    std::string operator()(Value::TimeOfDay each) const { return PlainText{}(each); }
    std::string operator()(const Value::Text& each) const { return PlainText{}(each); }
    std::string operator()(Value::MadeSpan each) const { return PlainText{}(each); }
    std::string operator()(Value::Row each) const { return PlainText{}(each); }
};

struct KindOf {
    Kind operator()(const Value::YesNo&) const { return Kind::truth; }
    Kind operator()(const Value::Quantity&) const { return Kind::number; }
    Kind operator()(const Value::Period&) const { return Kind::number; }
    Kind operator()(const Value::Option&) const { return Kind::option; }
    Kind operator()(const Value::Party&) const { return Kind::party; }
    Kind operator()(const Day&) const { return Kind::day; }
    Kind operator()(const Moment&) const { return Kind::moment; }
    Kind operator()(const Value::TimeOfDay&) const { return Kind::clock; }
    Kind operator()(const Value::Window&) const { return Kind::window; }
    Kind operator()(const Value::Text&) const { return Kind::text; }
    Kind operator()(const Value::DaySpan&) const { return Kind::span; }
    Kind operator()(const Value::MomentSpan&) const { return Kind::span; }
    Kind operator()(const Value::MadeSpan&) const { return Kind::span; }
    Kind operator()(const Value::Row&) const { return Kind::record; }
    Kind operator()(const Value::Weekday&) const { return Kind::option; }
    Kind operator()(const Value::Instead&) const { return Kind::text; }
};

}  // namespace

Kind Value::kind() const { return std::visit(KindOf{}, is); }

std::string_view Value::unit() const {
    const auto* quantity = std::get_if<Quantity>(&is);
    return quantity == nullptr ? std::string_view{} : quantity->unit;
}

const Number* Value::kronor() const {
    const auto* quantity = std::get_if<Quantity>(&is);
    return quantity != nullptr && quantity->unit == unit_name::krona ? &quantity->number : nullptr;
}

std::string plain_text(const Value& value) { return std::visit(PlainText{}, value.is); }

std::string value_words(const Value& value, Language language) {
    return std::visit(WordsOf{value, language}, value.is);
}

Phrase value_words(const Value& value) {
    return {value_words(value, Language::swedish), value_words(value, Language::english)};
}

std::string to_text(const Value::Period& period) {
    switch (period.kind) {
        case PeriodKind::half_year:
            return period_of_year(period.count, 2, "-H");
        case PeriodKind::quarter:
            return period_of_year(period.count, 4, "-Q");
        case PeriodKind::month:
            return period_of_year(period.count, 12, period.count % 12 < 9 ? "-0" : "-");
        case PeriodKind::year:
        case PeriodKind::week:
        case PeriodKind::day:
        case PeriodKind::weekday:
            break;
    }
    return std::to_string(period.count);
}

Sentence& Sentence::operator+=(Phrase words) {
    if (words.sv.empty() && words.en.empty()) return *this;
    if (auto* last = parts_.empty() ? nullptr : std::get_if<Phrase>(&parts_.back())) {
        last->sv += words.sv;
        last->en += words.en;
    } else {
        parts_.emplace_back(std::move(words));
    }
    return *this;
}

Sentence& Sentence::operator+=(const Sentence& more) {
    for (const Part& part : std::vector<Part>(more.parts_)) {
        if (const auto* words = std::get_if<Phrase>(&part)) {
            *this += *words;
        } else {
            parts_.push_back(part);
        }
    }
    return *this;
}

std::string Sentence::in(Language language) const {
    std::string text;
    for (const Part& part : parts_) {
        const auto* words = std::get_if<Phrase>(&part);
        text += words != nullptr ? words->in(language) : value_words(std::get<Value>(part), language);
    }
    return text;
}

bool operator==(const Sentence& a, const Sentence& b) {
    const auto same = [](const Sentence::Part& one, const Sentence::Part& other) {
        const auto* words = std::get_if<Phrase>(&one);
        const auto* others = std::get_if<Phrase>(&other);
        if (words == nullptr || others == nullptr)
            return words == others && std::get<Value>(one) == std::get<Value>(other);
        return words->sv == others->sv && words->en == others->en;
    };
    return std::equal(a.parts_.begin(), a.parts_.end(), b.parts_.begin(), b.parts_.end(), same);
}

std::string IndexedName::text() const {
    return member.empty() ? name : name + " " + plain(Word::for_).sv + " " + member;
}

}  // namespace klausul
