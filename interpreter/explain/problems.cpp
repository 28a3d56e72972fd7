// The sentences for what can go wrong while evaluating: what, and how to mend it.

#include <algorithm>

#include "grammar/words/statuses.hpp"
#include "interpreter/explain/wording.hpp"

namespace klausul {
namespace {

/// All decimals with a decimal comma; a fraction that has no end of them as numerator and denominator.
std::string exact_swedish(const Number& number) {
    return number.is_decimal() ? number.swedish(0, NumberLimits::bits_in_result) : number.plain();
}

}  // namespace

/// Both values, from which day the later one is, and how to say which of them is meant.
Sentence Wording::changes_in_period(const Cause& cause) const {
    const TermId changing = *cause.term;
    const auto values = evaluator_.values_in_period(changing, cause.key);
    const auto other = std::find_if(values.begin(), values.end(), [&](const auto& each) {
        return !same_in_period(values.front().second, each.second);
    });
    if (other == values.end()) return Phrase("värdet ändras inom perioden", "the value changes within the period");
    const TermInfo& term = program_.terms[changing];
    const auto words = [&](const TermValue& value) -> Sentence {
        if (value.status == Status::decided) return named_value(program_, evaluator_.facts(), value.value, term.type);
        return value.status == Status::not_in_force ? Phrase(status_words(Status::not_in_force))
                                                    : Phrase("inget värde", "no value");
    };
    return Sentence("`" + term_name(changing, cause.key).text() + "` ") +
           Phrase("ändras inom perioden, från ", "changes within the period, from ") + words(values.front().second) +
           Phrase(" till ", " to ") + words(other->second) + Phrase(" den ", " on ") + Value{other->first} +
           Phrase("; skriv vilken dag som räknas, som `" + term.name +
                      " per månad vid första` där `första per månad = första dagen i denna månad` (eller sista), eller "
                      "räkna dag för dag",
                  "; say which day counts, such as `" + term.name +
                      " per månad at first` where `first per månad = first day of this månad` (or last), or count day "
                      "by day");
}

Sentence Wording::problem(const Cause& cause) const {
    const std::string where = cause.node == none ? "" : source_words(program_.node_spans[*cause.node]);
    const std::string figure = cause.figure.valid() ? cause.figure.swedish(0, 12) : "?";
    const std::string krona(unit_name::krona);
    const std::string exact = cause.figure.valid() ? cause.figure.plain() : "?";
    const std::string exact_sv = cause.figure.valid() ? exact_swedish(cause.figure) : "?";
    switch (cause.fault) {
        case FaultKind::division_by_zero:
            return {"division med noll i `" + where + "`", "division by zero in `" + where + "`"};
        case FaultKind::number_too_large:
            return {"talet blir för stort i `" + where + "`", "the number becomes too large in `" + where + "`"};
        case FaultKind::too_deep:
            return {
                "beräkningen är för djupt nästlad: för många hjälptermer eller härledda uppgifter bygger på varandra; "
                "låt någon av dem "
                "bestämmas direkt",
                "the calculation is too deeply nested: too many helpers or derived facts build on each other; let one "
                "of them be "
                "settled directly"};
        case FaultKind::too_many_steps:
            return {"beräkningen tar för många steg; dela upp ärendet",
                    "the calculation takes too many steps; split the case"};
        case FaultKind::not_applicable_read:
            return {"`" + where + "` är ej tillämpligt, men värdet behövs; pröva med `är ej tillämpligt` först",
                    "`" + where + "` is not applicable, but its value is needed; test `is not applicable` first"};
        case FaultKind::absent_read:
            return {"`" + where + "` saknas, men värdet behövs; pröva med `finns` först",
                    "`" + where + "` is absent, but its value is needed; test `given` first"};
        case FaultKind::no_such_day:
            return {
                "datumet i `" + where + "` finns inte; skriv `till månadens sista dag` om det är det som menas",
                "the date in `" + where + "` does not exist; write `to the last day of the month` if that is meant"};
        case FaultKind::empty_aggregate:
            return {"`" + where + "` har inget att räkna på", "`" + where + "` has nothing to work on"};
        case FaultKind::shares_do_not_sum:
            return {"andelarna i `" + where + "` blir " + figure + " tillsammans, men ska bli exakt 1",
                    "the shares in `" + where + "` sum to " + exact + " but must sum to exactly 1"};
        case FaultKind::negative_weight:
            return {"en vikt i `" + where + "` är negativ (" + figure + ")",
                    "a weight in `" + where + "` is negative (" + exact + ")"};
        case FaultKind::all_weights_zero:
            return {"alla vikter i `" + where + "` är noll, så ingen kan få något",
                    "all weights in `" + where + "` are zero, so nobody can get anything"};
        case FaultKind::total_not_whole:
            return {"beloppet " + figure + " i `" + where +
                        "` går inte jämnt upp i det som ska fördelas; avrunda det först",
                    "the amount " + exact + " in `" + where +
                        "` is not a whole number of the steps to share out; round it first"};
        case FaultKind::series_before_start:
            return {"indexserien börjar efter år " + exact, "the index series begins after the year " + exact};
        case FaultKind::series_rebased:
            return {"indexserien byter bas " + exact + " utan länkfaktor, så `" + where +
                        "` går inte att räkna om över bytet; skriv `länkas med faktor` i serien",
                    "the index series changes its base in " + exact + " without a link factor, so `" + where +
                        "` cannot be recalculated across it; write `linked by factor` in the series"};
        case FaultKind::series_ended:
            return {"indexserien ges inte ut för " + exact +
                        "; skriv `upphör …: avgörs genom` om avtalet säger vad som "
                        "gäller då",
                    "the index series is not published for " + exact +
                        "; write `if discontinued …: referred to` if the agreement says what applies then"};
        case FaultKind::holidays_unknown:
            return {"svenska helgdagar är kända från 1900, men `" + where + "` gäller år " + exact,
                    "Swedish public holidays are known from 1900, but `" + where + "` is about the year " + exact};
        case FaultKind::calendar_left:
            return {"datumet ligger utanför kalendern", "the date lies outside of the calendar"};
        case FaultKind::unrounded_amount:
            return {"beloppet är inte avrundat till hela ören: exakt " + exact_sv + " " + krona +
                        "; skriv i avtalet hur det avrundas",
                    "the amount is not rounded to whole öre: exactly " + exact + " " + krona +
                        "; say in the agreement how it is rounded"};
        case FaultKind::no_such_group:
            return {"det finns ingen `" + where + "` i ärendet; det som kan vara tomt räknas med `summa … där …`",
                    "there is no `" + where + "` in the case; what may be empty is put together with `sum … where …`"};
        case FaultKind::ties_undecided:
            return {
                "två bråkdelar i `" + where +
                    "` är lika stora, och det som står efter `lika efter` skiljer dem inte åt",
                "two fractions in `" + where + "` are equal, and what stands after `ties by` does not tell them apart"};
        case FaultKind::receiver_outside:
            return {"den som ska ha resten i `" + where + "` är ingen av dem som det fördelas på",
                    "the one to get the remainder in `" + where + "` is none of those that it is shared out among"};
        case FaultKind::too_few_values:
            return {"`" + where + "` har för få värden: ett stickprov behöver två, en population ett",
                    "`" + where + "` has too few values: a sample needs two, a population one"};
        case FaultKind::span_reversed:
            return {"tidsrummet slutar innan det börjar", "the span ends before it starts"};
        case FaultKind::days_not_whole:
            return {"ett datum flyttas med hela dagar, månader eller år, men `" + where + "` flyttar det med " + figure,
                    "a date is moved by whole days, months or years, but `" + where + "` moves it by " + exact};
        case FaultKind::changes_in_period:
            return changes_in_period(cause);
        case FaultKind::root_outside_of_rounding:
            return {"`" + where + "` är en rot och måste avrundas", "`" + where + "` is a root and must be rounded"};
    }
    return {"okänt fel", "unknown error"};
}

}  // namespace klausul
