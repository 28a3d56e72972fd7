#include "interpreter/search/messages.hpp"

#include <array>

namespace klausul {
namespace {

using enum Severity;

// render/found_case.cpp reports them all.
constexpr std::array messages{
    Message{
        code::conflict_found, warning, "`{0}` är motstridigt när {1}", "`{0}` is a conflict when {1}",
        "{3}låt den ena regeln gå före den andra, eller skriv `väntad konflikt i {0} om … \"skäl\"` om det ska vara "
        "så; "
        "fallet för `klausul run`: {2}",
        "{3}let one rule go before the other, or write `expected conflict in {0} if … \"reason\"` if it is meant so; "
        "the case for `klausul run`: {2}"},
    Message{code::gap_found, hint, "`{0}` är oreglerat när {1}", "`{0}` is a gap when {1}",
            "skriv en regel för fallet, eller `väntad lucka i {0} om … \"skäl\"` om avtalet inte säger något; "
            "fallet för `klausul run`: {2}",
            "write a rule for the case, or `expected gap in {0} if … \"reason\"` if the agreement says nothing; "
            "the case for `klausul run`: {2}"},
    Message{code::expected_not_there, error, "det som väntas finns inte: `{0}` är aldrig {1} då",
            "what is expected is not there: `{0}` is never {1} then", "ta bort raden eller ändra dess villkor",
            "remove the line or change its condition"},
    Message{
        code::never_speaks, warning, "regeln kan aldrig tala: dess villkor gäller i inget fall",
        "the rule can never speak: its condition holds in no case",
        "se över villkoret, dagarna och regeln som den är ett undantag från; en uppgift är aldrig under noll, om den "
        "inte är `, även negativt`",
        "look over the condition, the days and the rule that it is an exception from; a fact is never below zero "
        "unless it is `, also negative`"},
    Message{code::conflict_under_reading, hint, "`{0}` är motstridigt med läsningen `{3}` när {1}",
            "`{0}` is a conflict with the reading `{3}` when {1}", "fallet för `klausul run`: {2}",
            "the case for `klausul run`: {2}"},
    Message{code::gap_under_reading, hint, "`{0}` är oreglerat med läsningen `{3}` när {1}",
            "`{0}` is a gap with the reading `{3}` when {1}", "fallet för `klausul run`: {2}",
            "the case for `klausul run`: {2}"},
    Message{code::not_in_force_between, hint, "`{0}` gäller inte från och med {1} till och med {2}",
            "`{0}` is not in force from {1} to {2}, both included",
            "ingen regel om svaret är i kraft de dagarna, fast den är det både före och efter; flytta en regels första "
            "eller sista dag, eller skriv `väntad lucka i {0} om … \"skäl\"` om det ska vara så",
            "no rule about the answer is in force on these days, though one is before and after; move the first or the "
            "last day of a rule, or write `expected gap in {0} if … \"reason\"` if it is meant so"},
    Message{
        code::selects_none, warning, "villkoret gäller aldrig för någon av dem som prövas",
        "the condition never holds for any of those that are tried",
        "namn i villkoret läses för den som prövas; det som gäller den som regeln räknas för skrivs med `för denna`: "
        "`antal rader där nummer < (nummer för denna rader)`",
        "names in the condition are read for the one that is tried; what is true of the one that the rule is reckoned "
        "for is written with `for this`: `count rader where nummer < (nummer for this rader)`"},
    Message{code::selects_all, hint, "villkoret gäller alltid för var och en av dem som prövas",
            "the condition always holds for each of those that are tried",
            "ta bort villkoret eller ändra det; namn i villkoret läses för den som prövas, och det som gäller den som "
            "regeln räknas för skrivs med `för denna`",
            "remove the condition or change it; names in the condition are read for the one that is tried, and what is "
            "true of the one that the rule is reckoned for is written with `for this`"},
};

}  // namespace

std::span<const Message> search_messages() { return messages; }

}  // namespace klausul
