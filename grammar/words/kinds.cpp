#include "grammar/words/kinds.hpp"

#include <algorithm>
#include <array>

#include "grammar/words/keywords.hpp"

namespace klausul {
namespace {

// In the order of the enumeration; two special sorts of numbers follow.
constexpr auto kinds = std::to_array<KindWords>({
    {Kind::truth, {"ja/nej", "yes/no"}, {"ja/nej", "yes/no"}, {"ja eller nej", "yes or no"}, {}},
    {Kind::number, {"tal", "number"}, {"tal", "number"}, {"ett tal", "a number"}, {}},
    {Kind::option, {}, {"alternativ", "option"}, {"ett alternativ", "an option"}, {}},
    {Kind::party, {"part", "party"}, {"part", "party"}, {"en part", "a party"}, {}},
    {Kind::day, {"datum", "date"}, {"datum", "date"}, {"ett datum", "a date"}, {"2026-03-31", "2026-03-31"}},
    {Kind::moment,
     {"tidpunkt", "moment"},
     {"tidpunkt", "moment"},
     {"en tidpunkt", "a moment"},
     {"2026-03-31 10:00", "2026-03-31 10:00"}},
    {Kind::clock,
     {"klockslag", "time_of_day"},
     {"klockslag", "time of day"},
     {"ett klockslag", "a time of day"},
     {"08:00", "08:00"}},
    {Kind::text, {"text", "text"}, {"text", "text"}, {"en text", "a text"}, {}},
    {Kind::window,
     {"tidsfönster", "clock_window"},
     {"klockslag från och till", "clock window"},
     {"ett tidsfönster", "a clock window"},
     {"08:00 till 17:00", "08:00 to 17:00"}},
    {Kind::span,
     {"period", "period"},
     {"period", "period"},
     {"en tidsrymd", "a span of time"},
     {"(2026-01-01 till 2026-06-30)", "(2026-01-01 to 2026-06-30)"}},
    {Kind::record, {}, {"post", "record"}, {"en rad i en lista", "a row of a list"}, {}},
    {Kind::number, {"heltal", "integer"}, {"heltal", "whole number"}, {"ett heltal", "a whole number"}, {}},
    {Kind::number, {"andel", "share"}, {"andel", "share"}, {"en andel", "a share"}, {}},
});
constexpr std::size_t whole_place = static_cast<std::size_t>(Kind::record) + 1;
constexpr std::size_t share_place = whole_place + 1;

static_assert(kinds.size() == share_place + 1);
static_assert([] {
    for (std::size_t i = 0; i < whole_place; ++i)
        if (kinds[i].kind != static_cast<Kind>(i)) return false;
    return true;
}());

constexpr auto named_kinds = [] {
    std::array<NamedKind, kinds.size()> made{};
    for (std::size_t i = 0; i < kinds.size(); ++i) made[i] = {kinds[i].kind, i == whole_place, i == share_place};
    return made;
}();

constexpr auto symbols = std::to_array<Twin>({
    {"en uppgift", "a fact"},
    {"ett fält i en lista", "a field of a list"},
    {"en lista", "a list"},
    {"en fråga eller hjälpterm", "a question or helper"},
    {"en tolkning", "a reading"},
    {"en indexserie", "an index series"},
    {"en part", "a party"},
    {"en typ", "a type"},
    {"en grupp", "a group"},
    {"en måttenhet", "a unit"},
    {"ett krav", "a requirement"},
    {"en posttyp", "a record type"},
    {"förutsättningar", "premises"},
    {"en post", "a record"},
    {"en funktion", "a function"},
});
static_assert(symbols.size() == static_cast<std::size_t>(SymbolKind::function) + 1);

}  // namespace

const KindWords& kind_words(Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }
const KindWords& whole_number_words() { return kinds[whole_place]; }
const KindWords& share_words() { return kinds[share_place]; }

const NamedKind* find_kind(std::string_view word) {
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [&](const KindWords& each) { return each.written.is(word); });
    return found == kinds.end() ? nullptr : &named_kinds[static_cast<std::size_t>(found - kinds.begin())];
}

std::vector<std::string_view> kind_names() {
    std::vector<std::string_view> names;
    for (const KindWords& each : kinds) {
        if (!each.written.sv.empty()) names.push_back(each.written.sv);
        if (each.written.en != each.written.sv) names.push_back(each.written.en);
    }
    return names;
}

Twin truth_word(bool yes) { return twin(yes ? Word::yes : Word::no); }

Twin symbol_words(SymbolKind kind) { return symbols[static_cast<std::size_t>(kind)]; }

}  // namespace klausul
