#include <algorithm>

#include "generate.hpp"

namespace klausul::differential {
namespace {

const std::vector<std::string> comparisons{"<", "<=", ">", ">=", "är", "är inte"};
const std::vector<std::string> dates{"2025-06-30", "2026-01-01", "2026-01-31", "2026-03-31", "2026-07-01"};

}  // namespace

bool Expressions::is_bound(const Where& where, const std::string& index) {
    return std::find(where.bound.begin(), where.bound.end(), index) != where.bound.end();
}

bool Expressions::readable(const Named& name, const Where& where) const {
    if (name.is_term) return !where.facts_only && name.order > where.order;
    return !where.facts_only || !name.derived;
}

std::vector<const Named*> Expressions::all(Sort sort, const Where& where, bool with_optional) const {
    std::vector<const Named*> found;
    for (const Named& name : names_) {
        const bool at_hand = name.per.empty() || is_bound(where, name.per);
        if (name.sort == sort && at_hand && readable(name, where) && (with_optional || !name.optional))
            found.push_back(&name);
    }
    return found;
}

std::string Expressions::literal(Sort sort) {
    static const std::vector<std::string> moments{"2026-03-29 03:00", "2026-03-31 08:00", "2026-10-25 02:30+02:00",
                                                  "2026-03-29 01:59+01:00", "2026-10-25 02:30+01:00"};
    static const std::vector<std::string> windows{"08:00 till 17:00", "22:00 till 06:00", "00:00 till 24:00",
                                                  "17:00 till 17:00", "02:00 till 03:00"};
    static const std::vector<std::string> of_money{"1 kr", "2 kr", "3 kr", "100 öre", "1,50 kr", "0 kr"};
    static const std::vector<std::string> of_time{"30 minuter", "60 minuter", "1 timme", "0 minuter", "1,5 timmar"};
    static const std::vector<std::string> of_number{"0", "1", "2", "3", "50 %", "1,5"};
    static const std::vector<std::string> of_party{"regionen", "region", "kommunen", "Berg"};
    switch (sort) {
        case Sort::truth:
            return random_.chance(50) ? "ja" : "nej";
        case Sort::money:
            return random_.pick(of_money);
        case Sort::time:
            return random_.pick(of_time);
        case Sort::number:
            return random_.pick(of_number);
        case Sort::option:
            return random_.pick(options_of_ort);
        case Sort::party:
            return random_.pick(of_party);
        case Sort::persons:
            return std::to_string(random_.below(4)) + " personer";
        case Sort::moment:
            return random_.pick(moments);
        case Sort::window:
            return random_.pick(windows);
        case Sort::date:
            break;
    }
    return random_.pick(dates);
}

/// A name of this sort, at hand or for one member; a literal if there is none.
std::string Expressions::read(Sort sort, const Where& where) {
    std::vector<std::string> texts;
    for (const Named* name : all(sort, where, false)) {
        texts.push_back(name->name);
        if (name->is_term) texts.push_back(name->name);
        if (name->is_term && name->per.empty() && !where.facts_only)
            texts.push_back("(" + name->name +
                            (random_.chance(60) ? " den " + random_.pick(dates)
                             : random_.chance(30) && !all(Sort::moment, where, false).empty() ? " vid m1"
                                                                                              : " vid d1") +
                            ")");
    }
    for (const Named& name : names_) {
        if (name.sort != sort || !readable(name, where) || name.optional) continue;
        if (name.per == "ort") {
            texts.push_back("(" + name.name + " för " + random_.pick(options_of_ort) + ")");
            if (random_.chance(20)) texts.push_back("(" + name.name + " för o1)");
        }
        if (const auto periods = periods_of(name.per); !periods.empty()) {
            texts.push_back("(" + name.name + " för " + random_.pick(periods) + ")");
            texts.push_back("(" + name.name + " för föregående " + name.per + ")");
        }
    }
    return texts.empty() ? literal(sort) : random_.pick(texts);
}

// ---- conditions ----------------------------------------------------------------------------------------------------

std::string Expressions::comparison(const Where& where, int depth) {
    // Where a number of persons is known, half of all comparisons are of it: also with what no whole number is.
    if (!all(Sort::persons, where, false).empty() && random_.chance(50)) {
        static const std::vector<std::string> limits{"0 personer", "1 person", "2 personer", "1,5 personer",
                                                     "2,5 personer"};
        return read(Sort::persons, where) + " " + random_.pick(comparisons) + " " + random_.pick(limits);
    }
    const std::size_t kind = random_.below(4);
    const Sort sort = kind < 2 ? Sort::money : kind == 2 ? Sort::time : Sort::number;
    return value(sort, where, depth - 1) + " " + random_.pick(comparisons) + " " + value(sort, where, 0);
}

std::string Expressions::test_of_option(const Where& where) {
    const bool element = is_bound(where, "ort") && random_.chance(40);
    const std::string tested = element ? "denna ort" : read(Sort::option, where);
    if (std::find(options_of_ort.begin(), options_of_ort.end(), tested) != options_of_ort.end())
        return "o1 är " + tested;
    switch (random_.below(5)) {
        case 0:
            return tested + " är inte " + random_.pick(options_of_ort);
        case 1:
            return tested + " är någon av (norr; mitt)";
        case 2:
            return tested + " är ingen av (mitt; " + (random_.chance(50) ? "söder" : "o1") + ")";
        default:
            return tested + " är " + random_.pick(options_of_ort);
    }
}

std::string Expressions::test_of_party(const Where& where) {
    std::string tested = read(Sort::party, where);
    if (all(Sort::party, where, false).empty()) tested = "p1";
    switch (random_.below(4)) {
        case 0:
            return tested + " är någon av kommunerna";
        case 1:
            return tested + " är ingen av (regionen; Berg)";
        default:
            return tested + (random_.chance(30) ? " är inte " : " är ") + literal(Sort::party);
    }
}

std::string Expressions::moment(const Where& where) {
    const std::string one = random_.chance(85) ? read(Sort::moment, where) : literal(Sort::moment);
    if (random_.chance(85)) return one;
    return "(den senare av " + one + " och " + read(Sort::moment, where) + ")";
}

std::string Expressions::window(const Where& where) {
    return random_.chance(40) ? read(Sort::window, where) : literal(Sort::window);
}

/// How much of a span between two facts lies in a window, at times on some days only.
std::string Expressions::within_window(const Where& where) {
    std::string text = random_.chance(70) ? "((m1 till m2) inom " : "((m1 till den senare av m1 och m2) inom ";
    text += window(where);
    if (random_.chance(30)) text += random_.chance(60) ? ", räknat efter klockan" : ", räknat i verklig tid";
    if (!random_.chance(50)) return text + ")";
    std::vector<std::string> days{"dagen < 2026-03-29", "dagen >= d1",
                                  "dagen är inte d1 och " + read(Sort::truth, where),
                                  "dagen i (2026-03-29 till 2026-03-30)"};
    if (has_calendar_) {
        const std::vector<std::string> more{"dagen är helgdag", "dagen är lördag eller dagen är helgdag",
                                            "dagen är arbetsdag", "dagen är inte söndag och b1"};
        days.insert(days.end(), more.begin(), more.end());
    }
    return text + " där " + random_.pick(days) + ")";
}

std::string Expressions::test_of_moment(const Where& where) {
    switch (random_.below(4)) {
        case 0:
            return moment(where) + " i " + window(where);
        case 1:
            return "(klockslaget för " + moment(where) + ") " + random_.pick(comparisons) +
                   (random_.chance(50) ? " 06:00" : " 02:30");
        case 2:
            return "(klockslaget för " + read(Sort::moment, where) + ") i " + window(where);
        default:
            return moment(where) + " " + random_.pick(comparisons) + " " + moment(where);
    }
}

std::string Expressions::test_of_date(const Where& where) {
    if (has_calendar_ && !where.facts_only && random_.chance(30)) {
        static const std::vector<std::string> words{"helgdag", "arbetsdag", "afton", "måndag", "söndag"};
        if (random_.chance(70))
            return (random_.chance(50) ? "dagen" : "d1") + std::string(random_.chance(70) ? " är " : " är inte ") +
                   random_.pick(words);
        return "(antal arbetsdagar från " + date(where) + " till " + date(where) + ") " + random_.pick(comparisons) +
               " " + std::to_string(random_.below(40)) + " arbetsdagar";
    }
    switch (random_.below(11)) {
        case 8:
            return "månad för " + date(where) + (random_.chance(50) ? " är " : " är inte ") + "2026-03";
        case 9:
            return "kvartal för " + date(where) + " " + random_.pick(comparisons) + " 2026-Q1";
        case 10:
            return "dagen i (" + date(where) + " till " + date(where) + ")";
        case 5:
            return "(antal dagar från " + date(where) + " till " + date(where) + ") " + random_.pick(comparisons) +
                   " " + std::to_string(random_.below(40)) + " dagar";
        case 6:
            return "(fyllda månader från " + date(where) + " till " + date(where) +
                   ") >= " + std::to_string(random_.below(7)) + " månader";
        case 7:
            return "(fyllda år från " + date(where) + " till " + date(where) + ") < 1 år";
        case 0:
            return "sedan " + date(where);
        case 1:
            return "till dess " + date(where);
        case 2:
            return "dagen " + random_.pick(comparisons) + " " + date(where);
        case 3:
            return "(fyllda år från d1) >= " + std::to_string(random_.below(3)) + " år";
        default:
            return date(where) + " < " + random_.pick(dates);
    }
}

/// Tests of what is stated; a fact that may be absent is only read beside `finns`.
std::string Expressions::test_of_fact(const Where& where) {
    std::vector<const Named*> facts;
    for (const Named& name : names_) {
        const bool at_hand = name.per.empty() || (is_bound(where, name.per));
        if (!name.is_term && at_hand && readable(name, where)) facts.push_back(&name);
        if (!name.is_term && at_hand && readable(name, where) && (name.optional || name.may_be_not_applicable))
            facts.insert(facts.end(), 4, &name);
    }
    const Named& fact = *random_.pick(facts);
    if (fact.may_be_not_applicable && random_.chance(60)) return fact.name + " är ej tillämpligt";
    if (fact.optional && random_.chance(60)) {
        if (fact.sort == Sort::money && random_.chance(60))
            return "(" + fact.name + (random_.chance(50) ? " finns och " : " saknas eller ") + fact.name + " > 1 kr)";
        return fact.name + (random_.chance(50) ? " finns" : " saknas");
    }
    return fact.name + (random_.chance(50) ? " är okänt" : " finns");
}

std::string Expressions::quantified(const Where& where, int depth) {
    const bool of_list = has_list_ && random_.chance(60);
    const std::string index = of_list ? "rader" : "ort";
    Where inner = where;
    if (is_bound(where, index)) return condition(where, 0);
    inner.bound.push_back(index);
    const char* words[] = {" för varje ", " för någon ", " för ingen "};
    std::string body = condition(inner, depth - 1);
    if (random_.chance(60)) body = of_list ? "klar" : "bo";
    return "((" + body + ")" + words[random_.below(3)] + index + ")";
}

std::string Expressions::condition(const Where& where, int depth) {
    const std::size_t roll = random_.below(100);
    if (!all(Sort::moment, where, false).empty() && random_.chance(6)) return test_of_moment(where);
    if (depth <= 0 && roll < 60) return read(Sort::truth, where);
    if (roll < 30) return read(Sort::truth, where);
    if (roll < 42) return comparison(where, depth);
    if (roll < 50) return test_of_option(where);
    if (roll < 55) return test_of_party(where);
    if (roll < 62) return test_of_fact(where);
    if (roll < 66 && !readings_.empty() && !where.facts_only) {
        const Reading& reading = random_.pick(readings_);
        return reading_test(random_, reading);
    }
    if (roll < 71) return test_of_date(where);
    if (roll < 76 && depth > 0 && !where.facts_only) return quantified(where, depth);
    if (roll < 80) return "inte (" + condition(where, depth - 1) + ")";
    if (depth <= 0) return read(Sort::truth, where);
    const char* connective = roll < 90 ? " och " : " eller ";
    return "((" + condition(where, depth - 1) + ")" + connective + "(" + condition(where, depth - 1) + "))";
}

// ---- values --------------------------------------------------------------------------------------------------------

std::string Expressions::aggregate(Sort sort, const Where& where, int depth) {
    std::vector<const Named*> operands;
    for (const Named& name : names_) {
        const bool runs = name.per == "ort" || name.per == "rader";
        if (name.sort == sort && runs && readable(name, where) && !name.optional && !is_bound(where, name.per))
            operands.push_back(&name);
    }
    if (!where.facts_only && random_.chance(20)) {
        const std::string text = over_periods(sort, where);
        if (!text.empty()) return text;
    }
    if (operands.empty() || where.facts_only) return read(sort, where);
    const Named& operand = *random_.pick(operands);
    Where inner = where;
    inner.bound.push_back(operand.per);
    static const std::vector<std::string> kinds{"summa", "summa", "medel", "lägsta", "högsta"};
    const std::string filter = random_.chance(70) ? " där " + condition(inner, depth - 1) : "";
    return "(" + random_.pick(kinds) + " " + operand.name + filter + ")";
}

/// Of a fact per period over the years before or over what is given; of a term over the years before.
std::string Expressions::over_periods(Sort sort, const Where& where) {
    std::vector<const Named*> operands;
    for (const Named& name : names_) {
        const bool runs = !periods_of(name.per).empty() && !is_bound(where, name.per);
        if (name.sort == sort && runs && readable(name, where)) operands.push_back(&name);
    }
    if (operands.empty()) return "";
    const Named& operand = *random_.pick(operands);
    static const std::vector<std::string> kinds{"summa", "medel", "lägsta", "högsta"};
    const bool ranged = operand.is_term || random_.chance(40);
    return "(" + random_.pick(kinds) + " " + operand.name + (ranged ? " de senaste 1 åren)" : ")");
}

std::string Expressions::money(const Where& where, int depth) {
    const std::string a = value(Sort::money, where, depth - 1);
    switch (random_.below(11)) {
        case 0:
            return "(" + a + " + " + value(Sort::money, where, 0) + ")";
        case 1:
            return "(" + a + " - " + value(Sort::money, where, 0) + ")";
        case 2:
            return "(" + value(Sort::number, where, 0) + " * " + a + ")";
        case 3:
            return "(" + a + " / " + value(Sort::number, where, 0) + ")";
        case 4:
            return "(" + value(Sort::time, where, depth - 1) + " * 60 kr/timme)";
        case 5: {
            static const std::vector<std::string> ways{"till hela kronor", "uppåt till 10 öre", "nedåt till 2 kr",
                                                       "till hela kronor, halvor till jämnt",
                                                       "mot noll till hela ören"};
            return "(" + a + " avrundat " + random_.pick(ways) + ")";
        }
        case 6:
            return "(om " + condition(where, depth - 1) + " då " + a + " annars " + value(Sort::money, where, 0) + ")";
        case 7:
            return "(-" + value(Sort::money, where, 0) + ")";
        case 8:
            return "(" + a + ", dock högst " + value(Sort::money, where, 0) + ")";
        case 9:
            return "(den lägre av " + a + " och " + value(Sort::money, where, 0) + ")";
        default:
            return aggregate(Sort::money, where, depth);
    }
}

std::string Expressions::time(const Where& where, int depth) {
    if (!all(Sort::moment, where, false).empty() && random_.chance(35)) return within_window(where);
    const std::string a = value(Sort::time, where, depth - 1);
    switch (random_.below(7)) {
        case 5:
            return "(resten av " + a + " delat med " +
                   (random_.chance(50) ? "15 minuter" : value(Sort::time, where, 0)) + ")";
        case 6:
            return "(" + a + ", dock lägst " + value(Sort::time, where, 0) + ")";
        case 0:
            return "(" + a + " + " + value(Sort::time, where, 0) + ")";
        case 1:
            return "(påbörjade timmar av " + a + ")";
        case 2:
            return "(" + a + " avrundat uppåt till 15 minuter)";
        case 3:
            return "(om " + condition(where, depth - 1) + " då " + a + " annars " + value(Sort::time, where, 0) + ")";
        default:
            return aggregate(Sort::time, where, depth);
    }
}

std::string Expressions::number(const Where& where, int depth) {
    const std::string a = value(Sort::number, where, depth - 1);
    Where inner = where;
    inner.bound.push_back(has_list_ ? "rader" : "ort");
    const bool counted = !where.facts_only && !is_bound(where, inner.bound.back());
    if (!series_.empty() && !where.facts_only && random_.chance(15)) {
        const DrawnSeries& series = random_.pick(series_);
        return "(" + series.name + " för " + random_.pick(series.periods) + ")";
    }
    switch (random_.below(9)) {
        case 7:
            return "(den högsta av (" + a + "; " + value(Sort::number, where, 0) + "; 1))";
        case 8:
            return "(resten av " + a + " delat med " + value(Sort::number, where, 0) + ")";
        case 0:
            return "(" + a + " - " + value(Sort::number, where, 0) + ")";
        case 1:
            return "(" + a + " / " + value(Sort::number, where, 0) + ")";
        case 2:
            return "(" + value(Sort::money, where, 0) + " / " + value(Sort::money, where, 0) + ")";
        case 3:
            return "(" + value(Sort::time, where, 0) + " / 1 timme)";
        case 4:
            return counted ? "(antal " + inner.bound.back() + " där " + condition(inner, depth - 1) + ")" : a;
        case 5:
            return counted ? "(antal olika " + std::string(has_list_ ? "slag" : "bo") +
                                 (random_.chance(50) ? " där " + condition(inner, depth - 1) : "") + ")"
                           : a;
        default:
            return "(om " + condition(where, depth - 1) + " då " + a + " annars " + value(Sort::number, where, 0) + ")";
    }
}

std::string Expressions::date(const Where& where) {
    const std::string from = random_.chance(60) ? "d1" : read(Sort::date, where);
    if (has_calendar_ && !where.facts_only && random_.chance(15))
        return "(" + std::to_string(random_.below(6)) + " arbetsdagar " + (random_.chance(60) ? "efter " : "före ") +
               from + ")";
    switch (random_.below(6)) {
        case 0:
            return "(14 dagar efter " + from + ")";
        case 1:
            return "(1 månad efter " + from + (random_.chance(50) ? ", till månadens sista dag)" : ")");
        case 2:
            return literal(Sort::date);
        case 3:
            return "(den senare av " + from + " och " + read(Sort::date, where) + ")";
        case 4:
            return "(den tidigaste av (" + from + "; " + literal(Sort::date) + "; dagen))";
        default:
            return from;
    }
}

std::string Expressions::value(Sort sort, const Where& where, int depth) {
    const std::size_t roll = random_.below(100);
    if (depth <= 0) return roll < 55 ? literal(sort) : read(sort, where);
    if (roll < 25) return literal(sort);
    if (roll < 55) return read(sort, where);
    switch (sort) {
        case Sort::truth:
            return condition(where, depth);
        case Sort::money:
            return money(where, depth);
        case Sort::time:
            return time(where, depth);
        case Sort::number:
            return number(where, depth);
        case Sort::date:
            return date(where);
        default:
            break;
    }
    if (roll < 80) return read(sort, where);
    return "(om " + condition(where, depth - 1) + " då " + literal(sort) + " annars " + read(sort, where) + ")";
}

}  // namespace klausul::differential
