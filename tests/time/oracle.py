#!/usr/bin/env python3
"""Checks upratings, values per period, notice and days against a reckoning of its own with dates and fractions.

    oracle.py KLAUSUL [--seed SEED] [--documents COUNT]

Draws agreements with examples whose outcomes are worked out here, and has KLAUSUL (the command) test them. Each
document of COUNT holds some twenty examples. The seed is printed; give it again, or set KLAUSUL_SEED, to repeat a run.
"""

import datetime
import pathlib
import random
import sys
from fractions import Fraction

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from oracles import DAY, amount, arguments, drawn_day, last_of_month, months_on, tested


def rounded(value, step):
    quotient = abs(value) / step
    whole = (2 * quotient.numerator + quotient.denominator) // (2 * quotient.denominator)
    return whole * step * (1 if value >= 0 else -1)


# ---- upratings

class Uprating:
    def __init__(self, r):
        self.kind = r.choice(["levels", "levels", "changes", "monthly", "step"])
        self.every = r.choice([1, 3, 6, 12, 24]) if self.kind == "step" else r.choice([12, 12, 12, 24, 36])
        self.first = drawn_day(r, 2024, 2026)
        if r.random() < 0.3:
            self.first = datetime.date(self.first.year, r.choice([1, 4, 7, 10]), 1)
        self.base = r.randint(2021, self.first.year)
        self.lag = r.choice([0, 0, 1, 2])
        self.lag_months = r.choice([1, 3, 6, 12])
        self.month = r.randint(1, 12)
        self.months = r.choice([1, 1, 3]) if self.kind == "monthly" and self.month >= 3 else 1
        self.chained = r.random() < 0.5
        self.step = r.choice([Fraction(1), Fraction(1, 100), Fraction(10)])
        self.floor = r.choice(["", "", "base", "previous"])
        self.share = r.choice([None, None, Fraction(75, 100), Fraction(1, 2)])
        self.cap = r.choice([None, Fraction(3, 100)]) if self.chained else None
        self.frozen = drawn_day(r, 2027, 2029) if r.random() < 0.2 else None
        self.amount = Fraction(r.randint(100, 9999))
        self.base_period = (self.base, r.randint(1, 12))
        self.figures = {}
        for year in range(2016, 2034):
            if self.kind in ("levels", "changes"):
                low, high = (9000, 12000) if self.kind == "levels" else (-200, 600)
                self.figures[year] = Fraction(r.randint(low, high), 100)
            else:
                for month in range(12):
                    self.figures[year * 12 + month] = Fraction(r.randint(9000, 12000), 100)

    def series(self):
        kind = {"levels": "nivå", "changes": "årlig förändring"}.get(self.kind, "nivå per månad")
        lines = [f'index SERIE "Påhittad" {kind}', '  källa "påhittat"']
        for period, figure in sorted(self.figures.items()):
            name = str(period) if self.kind in ("levels", "changes") else f"{period // 12}-{period % 12 + 1:02d}"
            lines.append(f"  {name}  {amount(figure)}{' %' if self.kind == 'changes' else ''}")
        return lines

    def line(self, r):
        words = {1: ["månad"], 3: ["kvartal", "3 månader"], 6: ["halvår", "2 kvartal"], 12: ["år", "12 månader"],
                 24: ["2 år"], 36: ["3 år", "36 månader"]}
        every = "vartannat år" if self.every == 24 and r.random() < 0.5 else "varje " + r.choice(words[self.every])
        months = "januari februari mars april maj juni juli augusti september oktober november december".split()
        series = "SERIE"
        if self.kind == "monthly":
            series += f" för {months[self.month - 1]}"
            if self.months > 1:
                series = (f"medelvärdet av SERIE för {months[self.month - self.months]} till "
                          f"{months[self.month - 1]}")
        if self.share:
            series = f"{amount(self.share * 100)} % av {series}"
        parts = [f"räknas om {every} från och med {self.first} med {series}"]
        if self.kind == "step":
            base = f"räknat från {self.base_period[0]}-{self.base_period[1]:02d}"
            parts.append(f"eftersläpning {self.lag_months} månader")
        else:
            base = "räknat från basåret"
            if self.lag:
                parts.append(f"eftersläpning {self.lag} år")
        parts.append("från föregående belopp" if self.chained else base)
        parts.append("avrundat till " + {Fraction(1): "hela kronor", Fraction(10): "10 kr"}.get(self.step, "hela ören"))
        if self.floor:
            parts.append("aldrig under " + {"base": "basbeloppet", "previous": "föregående belopp"}[self.floor])
        if self.cap:
            parts.append("högst 3 %")
        if self.frozen:
            parts.append(f"fryst från och med {self.frozen}")
        first, rest = parts[0], parts[1:]
        r.shuffle(rest)
        return ", ".join([first] + rest)

    def figure(self, day):
        """Of the step on a day of this month: the level that is read."""
        if self.kind == "levels":
            return self.figures[day.year - self.lag]
        if self.kind == "step":
            return self.figures[day.year * 12 + day.month - 1 - self.lag_months]
        end = (day.year - self.lag) * 12 + self.month - 1
        return sum(self.figures[end - back] for back in range(self.months)) / self.months

    def factor(self, before, day):
        """From the step before, or from the base where there is none."""
        if self.kind == "changes":
            product = Fraction(1)
            start, end = (before.year if before else self.base), day.year
            for year in range(min(start, end) + 1, max(start, end) + 1):
                product *= 1 + self.figures[year - self.lag] / 100
            result = product if start <= end else 1 / product
        elif before:
            result = self.figure(day) / self.figure(before)
        elif self.kind == "step":
            year, month = self.base_period
            result = self.figure(day) / self.figures[year * 12 + month - 1]
        else:
            result = self.figure(day) / self.figure(datetime.date(self.base, 1, 1))
        return 1 + self.share * (result - 1) if self.share else result

    def steps(self, date):
        if self.frozen and date >= self.frozen:
            date = self.frozen - DAY
        days = []
        while months_on(self.first, len(days) * self.every) <= date:
            days.append(months_on(self.first, len(days) * self.every))
        return days

    def value(self, date):
        result = self.amount
        days = self.steps(date)
        if not self.chained and self.floor != "previous":
            days = days[-1:]
        before = months_on(self.first.replace(day=1), -self.every)
        for day in days:
            if self.chained:
                factor = self.factor(before, day)
                if self.cap and factor > 1 + self.cap:
                    factor = 1 + self.cap
                next_amount = rounded(result * factor, self.step)
                floor = {"base": self.amount, "previous": result}.get(self.floor)
            else:
                next_amount = rounded(self.amount * self.factor(None, day), self.step)
                if self.floor == "base":
                    next_amount = max(next_amount, self.amount)
                floor = result if self.floor == "previous" else None
            result = next_amount if floor is None else max(next_amount, floor)
            before = day
        return result


def uprating_document(r, name):
    drawn = Uprating(r)
    lines = [f'avtal {name} "Påhittat"', "  gäller tills vidare", *drawn.series(), 'svar x : kr "?"', '§ a "A"',
             f"  x = {amount(drawn.amount)} kr i {drawn.base} års nivå", "    " + drawn.line(r)]
    dates = [drawn_day(r, 2024, 2030) for _ in range(14)]
    for day in drawn.steps(datetime.date(2030, 12, 31))[:4]:
        dates += [day, day - DAY]
    for number, date in enumerate(dates):
        lines += [f'exempel "{number}"', f"  den {date}", f"  ger x = {amount(drawn.value(date))} kr"]
    return lines


# ---- values per period

def period_document(r, name):
    """A price that changes now and then, times a number of each month."""
    changes = sorted({drawn_day(r, 2025, 2027) if r.random() < 0.3 else drawn_day(r, 2025, 2027).replace(day=1)
                      for _ in range(r.randint(1, 4))})
    changes = [datetime.date(2025, 1, 1)] + [day for day in changes if day > datetime.date(2025, 1, 1)]
    prices = [r.randint(50, 99) for _ in changes]
    lines = [f'avtal {name} "Påhittat"', "  gäller från och med 2025-01-01", "uppgift antal_anslutna per månad : tal",
             'svar x : kr "?"', '§ a "A"']
    for place, day in enumerate(changes):
        end = f" till och med {changes[place + 1] - DAY}" if place + 1 < len(changes) else ""
        lines.append(f"  pris = {prices[place]} kr från och med {day}{end}")
    lines.append("  månadens per månad = pris * antal_anslutna")
    months = [(year, month) for year in (2025, 2026, 2027) for month in range(1, 13)]
    for place, (year, month) in enumerate(r.sample(months, 12)):
        lines.append(f"  i_{place} = månadens för {year}-{month:02d}")
        first = datetime.date(year, month, 1)
        days = [first + DAY * back for back in range((last_of_month(first) - first).days + 1)]
        seen = {prices[max(at for at, change in enumerate(changes) if change <= day)] for day in days}
        outcome = f"= {seen.pop() * 10} kr" if len(seen) == 1 else "fel"
        lines.append((f'exempel "{place}"', f"  den {drawn_day(r, 2025, 2029)}",
                      f"  givet antal_anslutna för {year}-{month:02d} = 10", f"  ger i_{place} {outcome}"))
    rules = [line for line in lines if isinstance(line, str)]
    return rules + [line for example in lines if not isinstance(example, str) for line in example]


# ---- notice

def notice_document(r, name):
    months, month_end = r.choice([1, 3, 6, 12]), r.random() < 0.6
    open_ended = r.random() < 0.5
    begins, given = datetime.date(2024, 1, 1), drawn_day(r, 2024, 2027)
    ending = ", till månadens sista dag" if month_end else ""
    reached = last_of_month(months_on(given, months)) if month_end else months_on(given, months)
    if open_ended:
        term, ends = ["  gäller tills vidare från och med 2024-01-01"], reached
    else:
        end = last_of_month(drawn_day(r, 2028, 2029)) if r.random() < 0.7 else drawn_day(r, 2028, 2029)
        term = [f"  gäller från och med {begins} till och med {end}"]
        ends = min(reached, end)
    wording = "senast" if open_ended else "under avtalstiden med"
    expiry = " före utgången" if open_ended else ""
    lines = [f'avtal {name} "Påhittat"', *term, f"  uppsägning {wording} {months} månader{expiry}{ending}",
             f"  uppsagt {given}", 'svar x : kr "?"', '§ a "A"', "  x = 1 kr"]
    return lines + ['exempel "sista dagen"', f"  den {ends}", "  ger x = 1 kr", 'exempel "dagen efter"',
                    f"  den {ends + DAY}", "  ger x gäller inte"]


def last_notice_document(r, name):
    """A term that renews: notice on the last day in time ends it, on the day after it does not."""
    months, month_end = r.choice([1, 3, 6, 12]), r.random() < 0.6
    end = last_of_month(drawn_day(r, 2026, 2028)) if r.random() < 0.7 else drawn_day(r, 2026, 2028).replace(day=14)

    def in_time(day):
        if not month_end:
            return day <= months_on(end, -months)
        return last_of_month(months_on(day, months)) <= end

    last = end
    while not in_time(last):
        last -= DAY
    given = last + DAY * r.choice([0, 1, -r.randint(1, 60)])
    lines = [f'avtal {name} "Påhittat"', f"  gäller från och med 2024-01-01 till och med {end}", "  förlängs 3 år i taget",
             f"  uppsägning senast {months} månader före utgången{', till månadens sista dag' if month_end else ''}",
             f"  uppsagt {given}", 'svar x : kr "?"', '§ a "A"', "  x = 1 kr",
             'exempel "dagen efter utgången"', f"  den {end + DAY}",
             f"  ger x {'gäller inte' if given <= last else '= 1 kr'}"]
    return lines


# ---- days

def easter(year):
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return datetime.date(year, month, day + 1)


def is_working_day(day):
    sunday = easter(day.year)
    midsummer = next(datetime.date(day.year, 6, at) for at in range(20, 27)
                     if datetime.date(day.year, 6, at).weekday() == 5)
    free = {(1, 1), (1, 6), (5, 1), (12, 24), (12, 25), (12, 26), (12, 31)}
    # Whit Monday gave way to the national day in 2005.
    june = datetime.date(day.year, 6, 6) if day.year >= 2005 else sunday + 50 * DAY
    moving = {sunday - 2 * DAY, sunday + DAY, sunday + 39 * DAY, june, midsummer, midsummer - DAY}
    return day.weekday() < 5 and (day.month, day.day) not in free and day not in moving


def working_days(start, end):
    if end < start:
        return -working_days(end, start)
    return sum(is_working_day(start + DAY * on) for on in range(1, (end - start).days + 1))


def completed_months(start, end, month_end):
    months = (end.year - start.year) * 12 + end.month - start.month
    full = end.day >= start.day or (month_end and end == last_of_month(end))
    return months if full else months - 1


def days_document(r, name):
    lines = [f'avtal {name} "Påhittat"', "  gäller tills vidare", "använd kalender", "uppgift d; e : datum",
             "uppgift tid : dagar", 'svar f : datum "?"', '§ a "A"', "  arbete = antal arbetsdagar från d till e",
             "  fyllda_sist = fyllda år från d till e, till månadens sista dag",
             "  fyllda_efter = fyllda år från d till e, till nästa månads första dag",
             "  månader_sist = fyllda månader från d till e, till månadens sista dag",
             "  f = 1 månad efter d, till månadens sista dag", "  inom = 1 månad efter d, senast månadens sista dag",
             "  sista = sista dagen i månaden för d", "  första = första dagen i kvartalet för d",
             "  antal_dagar = antal dagar i månaden för d", "  år_ut = sista dagen i året för d",
             "  förfaller = tid efter d", "  innan = tid före d"]
    for number in range(10):
        d, e = drawn_day(r, 1990, 2030), drawn_day(r, 1990, 2030)
        if r.random() < 0.4:
            e = d + DAY * r.randint(-40, 40)
        if r.random() < 0.3:
            d = r.choice([datetime.date(2008, 2, 29), datetime.date(2004, 2, 29), datetime.date(2010, 1, 31)])
            e = r.choice([datetime.date(2026, 2, 28), datetime.date(2026, 3, 1), datetime.date(2028, 2, 28),
                          datetime.date(2028, 2, 29), datetime.date(2025, 2, 28)])
        time, month = r.randint(0, 400), months_on(d, 1)
        lines += [f'exempel "{number}"', f"  den {e}", f"  givet d = {d}; e = {e}; tid = {time} dagar",
                  f"  ger arbete = {working_days(d, e)} arbetsdagar",
                  f"  ger fyllda_sist = {completed_months(d, e, True) // 12} år",
                  f"  ger fyllda_efter = {completed_months(d, e, False) // 12} år",
                  f"  ger månader_sist = {completed_months(d, e, True)} månader",
                  f"  ger f = {last_of_month(month)}; inom = {month}; sista = {last_of_month(d)}",
                  f"  ger första = {d.replace(month=(d.month - 1) // 3 * 3 + 1, day=1)}",
                  f"  ger antal_dagar = {last_of_month(d).day} dagar; år_ut = {d.replace(month=12, day=31)}",
                  f"  ger förfaller = {d + DAY * time}; innan = {d - DAY * time}"]
    return lines


# ---- the run

MAKERS = [(uprating_document, 60), (period_document, 12), (notice_document, 12), (last_notice_document, 10),
          (days_document, 6)]


def main():
    options = arguments(documents=40)
    r = random.Random(options.seed)
    makers = r.choices([maker for maker, _ in MAKERS], [share for _, share in MAKERS], k=options.documents)
    documents = {f"drawn_{number}": maker(r, f"drawn_{number}") for number, maker in enumerate(makers)}
    good = tested(options.klausul, documents)
    examples = sum(line.startswith("exempel") for lines in documents.values() for line in lines)
    print(f"{examples} examples in {len(documents)} documents, {'all as they say' if good else 'some otherwise'}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
