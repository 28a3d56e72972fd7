#include "interpreter/check/messages.hpp"

#include <array>

namespace klausul {

/// Of code::unit_mismatch, whose sentence stands with the others below.
Phrase help_of(UnitMismatch place) {
    switch (place) {
        case UnitMismatch::with_bare_number:
            return {"skriv enheten efter talet", "write the unit after the number"};
        case UnitMismatch::in_sum:
            return {"bara samma slags storheter kan läggas ihop", "only quantities of one sort can be added"};
        case UnitMismatch::in_comparison:
            return {"bara samma slags storheter kan jämföras", "only quantities of one sort compare"};
        case UnitMismatch::with_wanted:
            break;
    }
    return {"räkna om med ett pris eller ett antal, eller använd en annan uppgift",
            "convert with a price or a number, or use another fact"};
}

namespace {

using enum Severity;

// Over each message the files of check/ that report it, and those elsewhere with their folder.
constexpr std::array messages{
    // ---- names -------------------------------------------------------------------------------------------------
    // clauses.cpp, conditions.cpp, declarations.cpp, examples.cpp, names.cpp, passages.cpp, references.cpp, series.cpp
    Message{code::unknown_name, error, "`{0}` är inte känt här", "`{0}` is not known here", "{1}", "{1}"},
    // names.cpp, load/templates.cpp
    Message{code::ambiguous_name, error, "`{0}` finns i flera dokument: {1}",
            "`{0}` is found in several documents: {1}",
            "skriv dokumentets namn och en punkt framför, till exempel `{2}`",
            "write the document's name and a point before it, for example `{2}`"},
    // declarations.cpp, types.cpp
    Message{code::unknown_type, error, "typen `{0}` är inte känd", "the type `{0}` is not known", "{1}", "{1}"},
    // types.cpp
    Message{code::unknown_unit, error, "enheten `{0}` är inte känd", "the unit `{0}` is not known", "{1}", "{1}"},
    // load/loading.cpp
    Message{code::unknown_module, error, "det finns ingen modul eller inget avtal som heter `{0}`",
            "there is no module or agreement called `{0}`",
            "en modul `a.b` söks som filen `a/b.klausul` i samma mapp som avtalet och i mapparna ovanför",
            "a module `a.b` is looked for as the file `a/b.klausul` in the agreement's folder and in those above it"},
    // clauses.cpp, declarations.cpp, names.cpp, load/templates.cpp
    Message{code::duplicate_name, error, "`{0}` är redan bestämt", "`{0}` is already declared",
            "välj ett annat namn eller ta bort det ena", "choose another name or remove one of them"},
    // examples.cpp, precedence.cpp
    Message{code::unknown_tag, error, "ingen regel har taggen [{0}]", "no rule carries the tag [{0}]", "{1}", "{1}"},
    // choices.cpp, examples.cpp, references.cpp
    Message{code::unknown_option, error, "`{1}` har inget alternativ som heter `{0}`",
            "`{1}` has no option called `{0}`", "{2}", "{2}"},
    // types.cpp
    Message{code::unknown_index, error,
            "`per {0}` går inte: `{0}` är varken en uppräkning, en grupp parter, en lista eller en period",
            "`per {0}` does not work: `{0}` is neither an enumeration, a group of parties, a list nor a period", "{1}",
            "{1}"},
    // names.cpp
    Message{code::name_is_both, error, "`{0}` är både {1} och {2}", "`{0}` is both {1} and {2}",
            "ge det ena ett annat namn", "give one of them another name"},
    // series.cpp
    Message{code::unknown_series, error, "indexserien `{0}` är inte känd", "the index series `{0}` is not known", "{1}",
            "{1}"},
    // examples.cpp
    Message{code::unknown_reading, error, "tolkningen `{0}` är inte känd", "the reading `{0}` is not known", "{1}",
            "{1}"},
    // amendments.cpp, precedence.cpp
    Message{code::unknown_clause, error, "det finns ingen klausul `§ {0}`", "there is no clause `§ {0}`", "{1}", "{1}"},
    // load/loading.cpp
    Message{code::wrong_module_name, error, "filen söktes som `{0}` men kallar sig `{1}`",
            "the file was looked for as `{0}` but calls itself `{1}`", "låt namnet på första raden stämma med `använd`",
            "let the name on its first line agree with `use`"},
    // examples.cpp
    Message{code::unknown_fact_in_example, error, "`{0}` är ingen uppgift som ett exempel kan ge",
            "`{0}` is no fact that an example can give", "{1}", "{1}"},
    // names.cpp
    Message{code::unknown_document, error, "dokumentet `{0}` är inte känt", "the document `{0}` is not known", "{1}",
            "{1}"},

    // ---- types and units -----------------------------------------------------------------------------------------
    // A sum (units.cpp), a comparison or what is wanted at a place (conversions.cpp); what to do says help_of above.
    Message{code::unit_mismatch, error, "här behövs {0}, men uttrycket är i {1}",
            "{0} is needed here, but the expression is in {1}", "{2}", "{2}"},
    // conditions.cpp, conversions.cpp, dates.cpp, references.cpp, rules.cpp, units.cpp
    Message{code::kind_mismatch, error, "här behövs {0}, men det här är {1}", "{0} is needed here, but this is {1}",
            "{2}", "{2}"},
    // conversions.cpp
    Message{code::bare_number_needs_unit, error, "talet saknar enhet; här behövs {0}",
            "the number has no unit; {0} is needed here", "skriv `{1}`", "write `{1}`"},
    // conversions.cpp
    Message{code::unit_not_wanted, error, "här behövs ett tal utan enhet, men uttrycket är i {0}",
            "a number without a unit is needed here, but the expression is in {0}", "{1}", "{1}"},
    // expressions.cpp
    Message{code::not_a_condition, error, "efter `{0}` behövs något som är ja eller nej, men det här är {1}",
            "something that is yes or no is needed after `{0}`, but this is {1}",
            "jämför med något, till exempel `{2} är …` eller `{2} > …`",
            "compare it with something, for example `{2} is …` or `{2} > …`"},
    // allocation.cpp, indexes.cpp, roundings.cpp, units.cpp
    Message{code::not_a_number, error, "`{0}` räknar med tal, men det här är {1}",
            "`{0}` works on numbers, but this is {1}",
            "ett ja eller nej blir ett tal med `om … då … annars …`; dagar efter ett datum skrivs `14 dagar efter …`",
            "a yes or no becomes a number with `if … then … otherwise …`; days after a date are written `14 dagar "
            "after …`"},
    // allocation.cpp, conditions.cpp, dates.cpp
    Message{code::not_comparable, error, "{0} kan inte jämföras med {1}", "{0} cannot be compared with {1}", "{2}",
            "{2}"},
    // examples.cpp, indexes.cpp
    Message{code::index_missing, error, "`{0}` har ett värde per `{1}`, och här sägs inte vilket",
            "`{0}` has a value per `{1}`, and it is not said which one is meant here",
            "skriv `{0} för …`, `summa {0}` eller låt regeln gälla `per {1}`",
            "write `{0} for …`, `sum {0}` or let the rule be `per {1}`"},
    // examples.cpp, indexes.cpp
    Message{code::index_not_wanted, error, "`{0}` har inte ett värde per någonting, så `för` passar inte",
            "`{0}` has no value per anything, so `for` does not fit", "ta bort `för …`, eller bestäm `{0}` med `per …`",
            "remove `for …`, or declare `{0}` with `per …`"},
    // rules.cpp
    Message{code::level_without_uprating, error, "beloppet står i {0} års nivå, men ingen rad säger hur det räknas om",
            "the amount is at the level of {0}, but no line says how it is recalculated",
            "lägg till en rad `räknas om varje år från och med … med …` under den här",
            "add a line `uprated every year from … with …` under this one"},
    // rules.cpp
    Message{code::uprating_without_level, error, "raden räknar om ett belopp som inte säger sitt prisår",
            "this line recalculates an amount that does not say its price level",
            "skriv `i 2024 års nivå` efter beloppet", "write `at the 2024 level` after the amount"},
    // series.cpp
    Message{code::uprating_part_missing, error, "raden säger inte {0}", "the line does not say {0}", "{1}", "{1}"},
    // series.cpp
    Message{code::uprating_said_twice, error, "raden säger redan {0}", "the line already says {0}", "behåll det ena",
            "keep one of them"},
    // series.cpp
    Message{code::uprating_period, error, "ett belopp kan inte räknas om varje {0}",
            "an amount cannot be uprated every {0}", "{1}", "{1}"},
    // dates.cpp
    Message{code::short_month_not_said, hint, "det sägs inte när tiden är fylld från {0} där månaden saknar den dagen",
            "it is not said when the time is full from {0} where the month lacks that day",
            "skriv `, till månadens sista dag`, eller `, till nästa månads första dag`, som gäller när inget sägs",
            "write `, to the last day of the month`, or `, to the first day of the next month`, which holds where "
            "nothing is said"},
    // terms.cpp
    Message{code::notice_month_end, hint,
            "sista dagen för uppsägning blir {0}, fast avtalet slutar på en månads sista dag",
            "the last day for notice is {0}, although the agreement ends on the last day of a month",
            "menas {1}, skriv `, till månadens sista dag` på raden",
            "if {1} is meant, write `, to the last day of the month` on the line"},
    // terms.cpp
    Message{code::nothing_ends_it, hint, "inget i huvudet kan få avtalet att upphöra",
            "nothing in the header can end the agreement",
            "skriv hur det sägs upp, `uppsägning senast 3 månader före utgången`, eller `uppsägning anges inte`",
            "say how notice is given, `notice no later than 3 months before expiry`, or `notice not stated`"},
    // program_review.cpp
    Message{code::index_dropped, warning, "`{0}` följde ett index och gör det inte längre",
            "`{0}` followed an index and does so no longer",
            "skriv prisår och `räknas om` på det nya beloppet också, om det ska följa indexet",
            "give the new amount its price level and `uprated` as well, if it is to follow the index"},
    // program_review.cpp
    Message{code::index_never_moves, hint, "inget exempel låter indexet `{0}` ändras",
            "no example lets the index `{0}` change", "ge ett exempel där beloppet räknas om till ett annat",
            "give an example in which the amount becomes another"},
    // clauses.cpp
    Message{code::schedule_one_day, error, "det som ska göras varje {0} kan inte ha en enda dag som sista dag",
            "what is to be done every {0} cannot have one single day as its last",
            "skriv till exempel `senast den 15 varje månad`, `senast 31 mars varje år` eller `sista dagen i varje "
            "kvartal`",
            "write for example `no later than day 15 every month`, `no later than 31 March every year` or `last day of "
            "every quarter`"},
    // clauses.cpp
    Message{code::schedule_without_day, error, "`{0}` ger ingen dag i kalendern", "`{0}` gives no day of the calendar",
            "{1}", "{1}"},
    // dates.cpp
    Message{code::moment_skipped, error, "klockan i Sverige visar aldrig {0}; den ställs då fram en timme",
            "the clock in Sweden never shows {0}; it is then put forward by an hour",
            "skriv den tid som klockan visade; i sommartid är det `{1}`",
            "write the time that the clock showed; in summer time it is `{1}`"},
    // dates.cpp
    Message{code::moment_twice, error, "klockan i Sverige visar {0} två gånger; den ställs då tillbaka en timme",
            "the clock in Sweden shows {0} twice; it is then put back by an hour",
            "skriv `{0}+02:00` om det är den första gången, `{0}+01:00` om det är den andra",
            "write `{0}+02:00` for the first time, `{0}+01:00` for the second"},
    // dates.cpp
    Message{code::offset_not_swedish, error, "{0} är inte svensk tid den dagen", "{0} is not Swedish time on that day",
            "skriv tiden som klockan i Sverige visade den: `{1}`",
            "write the time as the clock in Sweden showed it: `{1}`"},
    // dates.cpp
    Message{code::month_always_has_day, error,
            "`senast månadens sista dag` säger inget efter ett antal dagar: den dagen finns alltid",
            "`no later than the last day of the month` says nothing after a number of days: that day always exists",
            "ta bort det, eller skriv `till månadens sista dag` om månaden ska löpa ut",
            "remove it, or write `to the last day of the month` if the month is to run out"},
    // roundings.cpp
    Message{code::step_mismatch, error, "avrundning till {0} passar inte ett uttryck i {1}",
            "rounding to {0} does not fit an expression in {1}",
            "avrunda till något i samma enhet, till exempel `hela kronor` för ett belopp",
            "round to something in the same unit, for example `whole kronor` for an amount"},
    // examples.cpp, groups.cpp
    Message{code::whole_number_wanted, error, "här behövs ett heltal", "a whole number is needed here"},
    // indexes.cpp, types.cpp
    Message{code::too_many_indexes, error, "för många index på en gång: högst {0}",
            "too many indexes at once: {0} at most"},
    // allocation.cpp, amendments.cpp, conditions.cpp, examples.cpp, expressions.cpp, groupings.cpp, indexes.cpp,
    // lists.cpp, references.cpp, series.cpp, tables.cpp, types.cpp
    Message{code::not_supported_here, error, "{0} kan inte stå här", "{0} cannot stand here", "{1}", "{1}"},
    // choices.cpp, tables.cpp
    Message{code::choice_incomplete, error, "{0} säger inget om {1}", "{0} says nothing about {1}", "{2}", "{2}"},
    // choices.cpp
    Message{code::choice_not_selectable, error,
            "`beroende på` behöver en tolkning, en uppräkning eller ett ja/nej, men det här är {0}",
            "`depending on` needs a reading, an enumeration or a yes/no, but this is {0}",
            "för tal skrivs `om … då … annars …`", "for numbers write `if … then … otherwise …`"},
    // groups.cpp, indexes.cpp
    Message{code::not_an_index_member, error, "här behövs {0}, men det här är {1}",
            "{0} is needed here, but this is {1}", "{2}", "{2}"},
    // conversions.cpp, examples.cpp
    Message{code::share_out_of_range, error, "en andel ligger mellan 0 och 1", "a share lies between 0 and 1",
            "skriv till exempel `50 %` eller `0,5`; ett påslag är av typen `procent`",
            "write for example `50 %` or `0,5`; a surcharge is of the type `procent`"},
    // examples.cpp
    Message{code::negative_fact, error, "`{0}` kan inte vara mindre än noll", "`{0}` cannot be less than zero",
            "kan uppgiften vara negativ, skriv `{0} : {1}, även negativt` där den bestäms; annars är talet fel",
            "if the fact can be negative, write `{0} : {1}, also negative` where it is declared; else the number is "
            "wrong"},
    // examples.cpp
    Message{code::fact_in_parts, error, "`{0}` räknas i hela {1}", "`{0}` is counted in whole {1}",
            "är det ett medeltal eller en del som menas, skriv `{0} : {1}, även bråkdelar` där uppgiften bestäms",
            "if an average or a part is meant, write `{0} : {1}, also fractions` where the fact is declared"},
    // examples.cpp
    Message{code::supposed_fact, error, "`{0}` är en uppgift, som ges och inte antas",
            "`{0}` is a fact, which is given and not supposed", "skriv `givet {0} = …`", "write `given {0} = …`"},
    // conditions.cpp, units.cpp
    Message{code::referral_in_expression, error, "`avgörs genom` är en hel slutsats och kan inte ingå i en räkning",
            "`referred to` is a conclusion of its own and cannot be part of a calculation",
            "ge det som hänvisas ett värde i något fall, eller ta bort det ur räkningen",
            "give what is referred a value in some case, or remove it from the calculation"},
    // groupings.cpp
    Message{code::grouping_without_list, error, "`{0}` är inget som posterna i en enda lista har",
            "`{0}` is not what the records of a single list have",
            "gruppera efter fält i en lista, eller efter det som räknas fram `per` listan",
            "group by fields of a list, or by what is worked out `per` the list"},
    // groupings.cpp
    Message{code::not_a_group_key, error, "det går inte att gruppera efter {0}", "{0} cannot be grouped by",
            "en nyckel är ett alternativ, en part, ett tal, ett datum, en period, en text eller ja/nej",
            "a key is an option, a party, a number, a date, a period, a text or yes/no"},
    // program_review.cpp
    Message{code::root_without_rounding, error, "en standardavvikelse måste avrundas där den räknas fram",
            "a standard deviation must be rounded where it is worked out",
            "skriv till exempel `x - 2 * standardavvikelse y avrundat till hela personer`; bara en standardavvikelse i "
            "varje avrundning",
            "write for example `x - 2 * standard_deviation y rounded to whole personer`; only one standard deviation "
            "in each rounding"},
    // groups.cpp
    Message{code::periods_not_known, error, "det framgår inte vilka {0} som räknas ihop",
            "it is not clear which {0} are put together",
            "skriv `de senaste 6 åren` efter det som räknas ihop, eller räkna ihop uppgifter, så gäller de perioder "
            "som ärendet ger",
            "write `the last 6 years` after what is put together, or put facts together: then it is the periods that "
            "the case gives"},
    // periods.cpp
    Message{
        code::aggregate_of_the_date, error,
        "det som räknas ihop hänger på dagen (ett pris, en omräkning, `dagen`) och skulle tas från ärendets dag för "
        "alla perioder",
        "what is put together hangs on the day (a price, an uprating, `the day`) and would be taken from the date "
        "of the case for all periods",
        "ge det ett namn per period, som `månadens per månad = pris * antal`, och räkna ihop det: då gäller varje "
        "periods egna dagar",
        "name it per period, such as `of_month per månad = price * count`, and put that together: then the days of "
        "each period count"},
    // allocation.cpp
    Message{code::ties_without_key, error, "vem får resten när två `{0}` har lika stor bråkdel?",
            "who gets the remainder when two `{0}` have equal fractions?",
            "posters ordning avgör inget: lägg till `, lika efter` och något som skiljer dem åt",
            "the order of records decides nothing: add `, ties by` and something that tells them apart"},
    // groupings.cpp
    Message{code::left_over_of_several, error, "`{0}` har flera regler, så `resten kvar` är inte ett enda belopp",
            "`{0}` has several rules, so `remainder kept` is not one amount",
            "låt en hjälptermens enda regel fördela, och låt de andra reglerna läsa den",
            "let the only rule of a helper allocate, and let the other rules read it"},
    // expressions.cpp, references.cpp
    Message{code::expression_too_long, error, "uttrycket är för långt eller för djupt nästlat",
            "the expression is too long or too deeply nested", "dela upp det i namngivna delar, `del = …`",
            "split it into named parts, `part = …`"},
    // conditions.cpp
    Message{code::presence_of_fact, error, "`finns` och `saknas` frågar efter en uppgift, men `{0}` är ingen uppgift",
            "`exists` and `is missing` ask about a fact, but `{0}` is no fact",
            "fråga efter den uppgift som `{0}` räknas fram av", "ask about the fact that `{0}` is reckoned from"},
    // dates.cpp, roundings.cpp, series.cpp, units.cpp
    Message{code::number_out_of_range, error, "talet `{0}` är för stort", "the number `{0}` is too large"},
    // indexes.cpp
    Message{code::optional_unguarded, error, "`{0}` kan saknas", "`{0}` may be missing",
            "pröva först med `om {0} finns`", "test it first with `if {0} exists`"},
    // units.cpp
    Message{code::currency_product, error, "{0} gånger {1} har ingen mening", "{0} times {1} has no meaning",
            "det ena ska vara ett antal, en andel eller ett pris per något",
            "one of them should be a number, a share or a price per something"},
    // day_predicates.cpp, references.cpp
    Message{code::wrong_argument_count, error, "`{0}` räknar med {1} värden, men får {2}",
            "`{0}` takes {1} values, but gets {2}",
            "ge ett värde för varje namn i funktionens parentes; de skiljs åt med `;`",
            "give a value for each name in the function's parenthesis; they are separated by `;`"},
    // conversions.cpp
    Message{code::party_outside_group, error, "`{0}` är ingen av `{1}`", "`{0}` is none of `{1}`",
            "skriv en part ur gruppen, eller lägg till parten i den",
            "write a party of the group, or add the party to it"},
    // roundings.cpp
    Message{code::step_not_positive, error, "det går inte att avrunda till noll", "rounding to zero is not possible",
            "skriv ett steg större än noll, till exempel `hela kronor`",
            "write a step larger than zero, for example `whole kronor`"},

    // ---- index series and the calendar -----------------------------------------------------------------------------
    // series.cpp
    Message{code::series_order, error, "talen för {0} står inte i den ordning de publicerades",
            "the figures for {0} do not stand in the order they were published",
            "skriv det som publicerades först överst", "put the one that was published first at the top"},
    // series.cpp
    Message{code::series_period_kind, error, "`{0}` har ett tal per {1}", "`{0}` has a figure per {1}",
            "skriv perioden som `{2}`", "write the period as `{2}`"},
    // series.cpp
    Message{code::series_month, error, "`{0}` har ett tal per {1}, och det stämmer inte med hur den används här",
            "`{0}` has a figure per {1}, which does not agree with how it is used here", "{2}", "{2}"},
    // day_predicates.cpp, references.cpp
    Message{code::calendar_not_used, error,
            "arbetsdagar och veckodagar finns i modulen `kalender`, som inte används här",
            "working days and weekdays are in the module `kalender`, which is not used here",
            "skriv `använd kalender` före första klausulen", "write `use kalender` before the first clause"},
    // series.cpp
    Message{code::series_standing, error, "`{0}` säger inte hur säkert talet är",
            "`{0}` does not say how certain the figure is", "skriv `preliminär`, `definitiv` eller `prognos`",
            "write `preliminary`, `definitive` or `forecast`"},
    // series.cpp
    Message{code::series_break, error, "`{0}` kan inte byta bas så här", "`{0}` cannot change its base like this",
            "bara en serie av nivåer byter bas, och en länkfaktor är större än noll",
            "only a series of levels changes its base, and a link factor is larger than zero"},

    // ---- rules -----------------------------------------------------------------------------------------------------
    // circles.cpp, declarations.cpp, lists.cpp, references.cpp
    Message{code::circle, error, "`{0}` är beroende av sig självt: `{1}`", "`{0}` depends on itself: `{1}`",
            "bryt cirkeln: minst en av dem måste bestämmas utan de andra",
            "break the circle: at least one of them must be settled without the others"},
    // clauses.cpp
    Message{code::exception_without_rule, error,
            "undantaget säger något om `{0}`, men det finns ingen regel om `{0}` att göra undantag från",
            "the exception speaks of `{0}`, but there is no rule about `{0}` to be an exception from",
            "flytta det in under regeln, eller skriv `undantag från [tagg]`",
            "move it under the rule, or write `exception from [tag]`"},
    // precedence.cpp
    Message{code::precedence_without_rules, error, "inga två regler om samma sak har taggarna {0} och {1}",
            "no two rules about the same thing carry the tags {0} and {1}",
            "bara regler om samma fråga kan gå före varandra; kontrollera taggarna",
            "only rules about the same question can prevail over each other; check the tags"},
    // program_review.cpp
    Message{code::precedence_circle, error, "företrädet går i cirkel{0}", "the precedence runs in a circle{0}",
            "ta bort ett av leden", "remove one of its links"},
    // precedence.cpp
    Message{code::condition_on_facts, error, "ett företräde får bara bero på en tolkning, inte på uppgifter i ärendet",
            "precedence may depend on a reading only, not on facts of the case", "skriv villkoret på regeln i stället",
            "write the condition on the rule instead"},
    // declarations.cpp
    Message{code::reading_without_default, error, "tolkningen `{0}` har inget förvalt alternativ",
            "the reading `{0}` has no default", "skriv `förvald` efter ett av alternativen",
            "write `default` after one of the options"},
    // declarations.cpp
    Message{code::reading_two_defaults, error, "tolkningen `{0}` har två förvalda alternativ",
            "the reading `{0}` has two defaults", "ta bort `förvald` från ett av dem",
            "remove `default` from one of them"},
    // rules.cpp
    Message{code::answer_without_rules, hint, "frågan `{0}` har inga regler och är alltid oreglerad",
            "the question `{0}` has no rules and is always a gap",
            "skriv en regel `{0} = …`, om frågan inte ska vara öppen",
            "write a rule `{0} = …`, unless the question is meant to be open"},
    // clauses.cpp, terms.cpp
    Message{code::term_ends_before_start, error, "giltighetstiden slutar innan den börjar",
            "the term ends before it starts", "kontrollera datumen", "check the dates"},
    // clauses.cpp
    Message{code::types_disagree, error, "`{0}` är {1} i en regel och {2} i en annan",
            "`{0}` is {1} in one rule and {2} in another",
            "låt alla regler om `{0}` ha samma `per` och samma slags värde",
            "let all rules about `{0}` have the same `per` and the same kind of value"},
    // rules.cpp
    Message{code::frozen_twice, error, "perioden i `fastställs` går inte att räkna: {0}",
            "the period of `frozen` cannot be counted: {0}", "skriv {1}", "write {1}"},
    // program_review.cpp
    Message{code::conflict_certain, error,
            "två regler ger `{0}` olika värden utan villkor, och ingen av dem går före den andra",
            "two rules give `{0}` different values without a condition, and neither prevails over the other",
            "avsluta den gamla med `till och med`, skriv ett villkor på den ena, gör den till ett `undantag`, eller "
            "skriv vilken som `går före`",
            "end the old one with `to and including`, put a condition on one, make it an `exception`, or say which "
            "`prevails over` the other"},
    // declarations.cpp
    Message{code::empty_type, error, "`{0}` har inga alternativ", "`{0}` has no options",
            "skriv alternativen på indragna rader, ett per rad", "write the options on indented lines, one a line"},
    // declarations.cpp
    Message{code::organisation_number, error, "organisationsnumret `{0}` {1}", "the organisation number `{0}` {1}",
            "jämför numret med partens egna handlingar; den sista siffran räknas ut av de andra",
            "compare the number with the party's own papers; the last digit is reckoned from the others"},
    // series.cpp
    Message{code::uprating_unknown, error,
            "ingen rad om `{0}` säger hur det räknas om, så det finns inget att göra likadant",
            "no line about `{0}` says how it is uprated, so there is nothing to do likewise", "{1}", "{1}"},

    // indexes.cpp
    Message{code::without_effect_read, error, "`{0}` är sagd att sakna betydelse, men används här",
            "`{0}` is declared to be without effect, but is used here",
            "ta bort `saknar betydelse`, eller ta bort den härifrån",
            "remove `without effect`, or remove it from here"},

    // amendments.cpp
    Message{code::amended_twice, error, "`§ {0}` ändras två gånger från och med {1}",
            "`§ {0}` is changed twice from {1}", "behåll den ena, eller låt dem gälla från olika dagar",
            "keep one of them, or let them apply from different days"},
    // amendments.cpp
    Message{code::amended_out_of_force, error, "`§ {0}` gäller inte den {1}, så det finns ingen lydelse att ändra",
            "`§ {0}` is not in force on {1}, so there is no wording to change",
            "lägg till den med `läggs till`, eller kontrollera dagen på ändringens första rad",
            "add it with `added`, or check the day on the amendment's first line"},
    // clauses.cpp
    Message{code::entry_twice, error, "huvudet säger två gånger när avtalet träder i kraft",
            "the header says twice when the agreement enters into force",
            "skriv raderna `när …` under en enda rad `träder i kraft`",
            "write the lines `when …` under a single line `enters into force`"},

    // ---- the term of a document ------------------------------------------------------------------------------------
    // terms.cpp
    Message{code::renewal_of_nothing, error, "en förlängning med {0} förlänger ingenting",
            "a renewal of {0} renews nothing",
            "skriv en tid som är längre än noll, till exempel `förlängs 2 år i taget`",
            "write a time longer than zero, for example `renews 2 years at a time`"},
    // series.cpp, terms.cpp
    Message{code::length_of_no_time, error, "`{0}` är ingen tid", "`{0}` is no length of time", "skriv {1}",
            "write {1}"},
    // terms.cpp
    Message{code::renewal_without_end, error, "det finns inget slutdatum att förlänga från",
            "there is no end date to renew from",
            "skriv `gäller från och med … till och med …`, eller ta bort förlängningen",
            "write `applies from and including … to and including …`, or remove the renewal"},
    // terms.cpp
    Message{code::renewal_month_end, error, "en förlängd avtalstid skulle sluta {0}, men den dagen finns inte",
            "a renewed term would end on {0}, and there is no such day",
            "skriv `, till månadens sista dag` sist på raden om det är det som menas",
            "write `, to the last day of the month` at the end of the line if that is meant"},
    // terms.cpp
    Message{code::notice_before_start, warning,
            "uppsägningstiden är längre än avtalstiden: sista dagen för uppsägning, {0}, ligger före avtalets första "
            "dag, {1}",
            "the notice period is longer than the term: the last day for notice, {0}, lies before the first day of the "
            "agreement, {1}",
            "kontrollera uppsägningstiden mot det undertecknade avtalet",
            "check the notice period against the signed agreement"},
    // terms.cpp
    Message{code::extension_not_later, error, "förlängningen till {0} är inte senare än avtalstidens slut, {1}",
            "the extension to {0} is not later than the end of the term, {1}", "kontrollera datumen",
            "check the dates"},
    // terms.cpp
    Message{code::notice_after_end, warning, "uppsägningen {0} kom när avtalet redan hade gått ut, {1}",
            "notice on {0} came after the agreement had ended, {1}", "kontrollera datumen", "check the dates"},
    // terms.cpp
    Message{code::header_line_twice, error, "huvudet säger detta två gånger", "the header says this twice",
            "behåll en av raderna", "keep one of the lines"},
    // terms.cpp
    Message{code::minimum_without_start, warning, "en minsta tid behöver en första dag att räknas från",
            "a minimum term needs a first day to be counted from",
            "skriv den dag avtalet gäller från, `gäller tills vidare från och med …`",
            "write the day the agreement applies from, `applies until further notice from and including …`"},

    // ---- templates
    // ----------------------------------------------------------------------------------------------------
    // load/templates.cpp
    Message{code::unknown_template, error, "mallen `{0}` finns inte", "there is no template `{0}`", "{1}", "{1}"},
    // load/templates.cpp
    Message{code::template_for_other_place, error, "mallen `{0}` är skriven för {1} och används i {2}",
            "the template `{0}` is written for {1} and used in {2}",
            "`mall {0} för huvudet` används med `som {0}` i huvudet, `mall {0}` med `§ namn som {0}`",
            "`template {0} for the header` is used with `as {0}` in the header, `template {0}` with `§ name as {0}`"},
    // load/templates.cpp
    Message{code::template_circle, error, "mallen `{0}` skulle bli en del av sig själv",
            "the template `{0}` would become part of itself", "skriv raderna i den ena mallen",
            "write the lines in one of the templates"},
    // load/templates.cpp
    Message{code::unknown_label, error, "mallen `{1}` har ingen etikett `{0}`", "the template `{1}` has no label `{0}`",
            "{2}", "{2}"},
    // load/templates.cpp
    Message{code::label_not_given, error, "mallen `{0}` behöver också taggar för {1}",
            "the template `{0}` also needs tags for {1}", "skriv en rad för varje etikett, som `{2} [TAGG]`",
            "write a line for each label, such as `{2} [TAG]`"},
    // load/templates.cpp
    Message{code::label_given_twice, error, "etiketten `{0}` får sina taggar två gånger",
            "the label `{0}` is given its tags twice", "skriv alla taggar på en rad, som `{0} [A; B]`",
            "write all tags on one line, such as `{0} [A; B]`"},
    // load/templates.cpp
    Message{code::template_in_module, error, "en modul kan inte använda mallen `{0}`",
            "a module cannot use the template `{0}`", "använd den i avtalet, eller i en annan mall",
            "use it in the agreement, or in another template"},
    // names.cpp
    Message{code::name_outside_template, error, "`{0}` finns i `{1}`, som använder mallen, men inte där mallen står",
            "`{0}` is in `{1}`, which uses the template, but not where the template stands",
            "bestäm det i `{2}`, eller skriv raden i `{1}`", "declare it in `{2}`, or write the line in `{1}`"},
    // names.cpp
    Message{code::template_name_taken, error, "`{0}` är både en hjälpterm i en mall och något annat i `{1}`",
            "`{0}` is both a helper of a template and something else in `{1}`", "kalla en av dem något annat",
            "call one of them something else"},
    // load/templates.cpp
    Message{code::templates_too_large, error,
            "mallarna står för djupt i varandra eller skulle bli mer än {0} tecken när de skrivs ut",
            "the templates stand too deep in each other or would be more than {0} characters when they are written out",
            "använd färre mallar i varandra", "use fewer templates within each other"},
    // declarations.cpp
    Message{code::organisation_number_personal, warning, "`{0}` ser ut som ett personnummer",
            "`{0}` has the shape of a personal number",
            "skriv partens organisationsnummer, där tredje siffran är minst 2; ett personnummer bör inte stå i avtalet",
            "write the party's organisation number, whose third digit is 2 or more; a personal number should not stand "
            "in the agreement"},

    // program_review.cpp
    Message{
        code::reading_unhandled, error, "reglerna om `{0}` prövar tolkningen `{1}` men säger inget om {2}",
        "the rules about `{0}` test the reading `{1}` but say nothing about {2}",
        "skriv vad som gäller, till exempel `om {1} är {3}` eller `om {1} är någon av (…)`, eller välj med `beroende "
        "på {1}`",
        "say what holds, for example `if {1} is {3}` or `if {1} is any of (…)`, or choose with `depending on {1}`"},
    // rules.cpp
    Message{code::helper_without_value, error, "`{0}` får aldrig något värde: om det sägs bara `gäller inte`",
            "`{0}` never gets a value: only `does not apply` is said of it",
            "skriv en regel som ger `{0}` ett värde, till exempel `{0} = nej`",
            "write a rule that gives `{0}` a value, for example `{0} = no`"},

    // ---- examples
    // ----------------------------------------------------------------------------------------------------
    // examples.cpp
    Message{code::example_without_date, error, "exemplet saknar datum", "the example has no date",
            "lägg till en rad `den 2026-03-31`", "add a line `on 2026-03-31`"},
    // examples.cpp
    Message{code::example_without_expectation, error, "exemplet prövar ingenting", "the example tests nothing",
            "lägg till en rad `ger … = …`", "add a line `gives … = …`"},
    // examples.cpp
    Message{code::expectation_not_answer, error,
            "status kan bara väntas av en fråga eller en hjälpterm, inte av ett uttryck",
            "a status can be expected of a question or helper only, not of an expression",
            "vänta det av den fråga som uttrycket hör till",
            "expect it of the question that the expression belongs to"},
    // examples.cpp
    Message{code::check_without_line, error, "kontrollräkningen prövar ingenting", "the check tests nothing",
            "lägg till en rad `… är …`", "add a line `… is …`"},
    // choices.cpp, examples.cpp, series.cpp, tables.cpp
    Message{code::given_twice, error, "`{0}` ges två gånger", "`{0}` is given twice", "behåll det ena",
            "keep one of them"},
    // clauses.cpp, examples.cpp
    Message{code::record_outside_list, error, "`{0}` är ingen lista", "`{0}` is no list",
            "bestäm listan med `uppgift {0} : lista av`, eller rätta namnet",
            "declare the list with `fact {0} : list of`, or correct the name"},
    // examples.cpp
    Message{code::mismatch_with_what, error, "det framgår inte vilket tryckt tal det inte ska stämma med",
            "it is not clear which published figure this should not match",
            "skriv `ska inte stämma: räknat tal mot tryckt tal`",
            "write `should not match: computed figure against published figure`"},
    // examples.cpp
    Message{code::record_not_single, error, "`{0}` är en enda post och kan bara ges en gång",
            "`{0}` is a single record and can be given once only", "behåll den ena, eller gör uppgiften till en lista",
            "keep one of them, or make the fact a list"},
};

}  // namespace

std::span<const Message> check_messages() { return messages; }

}  // namespace klausul
