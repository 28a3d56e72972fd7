#!/usr/bin/env python3
"""Checks steps of upratings, notice and renewal, and counts of working days against reckonings of its own.

    calendar_oracle.py KLAUSUL [--seed SEED] [--steps COUNT] [--terms COUNT] [--working-days COUNT]

(a) On which day the last step was taken, for steps of every length and start, with lags and freezes. (b) The last day of
terms that are renewed, given notice of, and held by a minimum term, with month ends. (c) Working days between two days,
from 1900 to 2199, under both readings of eves. Nothing is reckoned as the library does it: steps are looked for day by day,
ends of notice by trying each day, and Easter is Conway's. The seed is printed; give it again, or set KLAUSUL_SEED, to repeat
a run. ./test takes small counts; all of it is `--steps 10000 --terms 2000 --working-days 100000`.
"""

import datetime
import itertools
import pathlib
import random
import sys
import tempfile
from fractions import Fraction

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from oracles import DAY, amount, answers, arguments, drawn_day, last_of_month, months_on, tested


# ---- (a) steps

FIRST_YEAR, LAST_YEAR = 2016, 2041
LENGTHS = {"månad": 1, "kvartal": 3, "halvår": 6, "år": 12}
PLURALS = {"månad": "månader", "kvartal": "kvartal", "halvår": "halvår", "år": "år"}
DAYS_OF_SCHEDULE = 20
SCHEDULES_OF_DOCUMENT = 25


def level(month):
    """Of the month with this number from January of year 0: no two are the same, so a level tells its month."""
    return 1000 + (month - FIRST_YEAR * 12) * 7


class Schedule:
    """The amount is the base level itself, so that what comes out is the level of the step."""

    def __init__(self, r):
        self.unit = r.choice(list(LENGTHS))
        self.count = r.choice([1, 1, 2, 3, r.randint(1, 24 // min(LENGTHS[self.unit], 12))])
        self.months = LENGTHS[self.unit] * self.count
        self.yearly = self.months % 12 == 0 and r.random() < 0.5  # by the named month, of the year of the step
        self.named = r.randint(1, 12)
        self.start = drawn_day(r, 2021, 2027)
        self.lag = r.choice([0, 1, 2, 3]) if self.yearly else r.randint(1, 30)
        self.chained = r.random() < 0.4
        self.base = datetime.date(r.randint(2019, self.start.year), r.randint(1, 12), 1)
        self.frozen = drawn_day(r, 2026, 2032) if r.random() < 0.3 else None

    def read_at(self, month):
        """The month whose level is read by a step in this month."""
        if not self.yearly:
            return month - self.lag
        return (month // 12 - self.lag) * 12 + self.named - 1

    def lines(self, name, r):
        first = self.start.year * 12 + self.start.month - 1
        base = self.read_at(first - self.months) if self.chained else self.base.year * 12 + self.base.month - 1
        every = self.unit if self.count == 1 else f"{self.count} {PLURALS[self.unit]}"
        parts = ["från föregående belopp" if self.chained else f"räknat från {self.base.year}-{self.base.month:02d}"]
        if self.yearly:
            months = "januari februari mars april maj juni juli augusti september oktober november december".split()
            if self.lag:
                parts.append(f"eftersläpning {self.lag} år")
            series = f"SERIE för {months[self.named - 1]}"
        else:
            parts.append(f"eftersläpning {self.lag} {'månad' if self.lag == 1 else 'månader'}")
            series = "SERIE"
        if self.frozen:
            parts.append(f"fryst från och med {self.frozen}")
        r.shuffle(parts)
        return [f"  {name} = {level(base)} kr i {self.base.year} års nivå",
                ", ".join([f"    räknas om varje {every} från och med {self.start} med {series}"] + parts)], level(base)

    def is_step(self, day):
        apart = (day.year - self.start.year) * 12 + day.month - self.start.month
        on_its_day = day.day == self.start.day or (day == last_of_month(day) and day.day < self.start.day)
        return day >= self.start and apart % self.months == 0 and on_its_day

    def last_step(self, day):
        if self.frozen and day >= self.frozen:
            day = self.frozen - DAY
        while day >= self.start:
            if self.is_step(day):
                return day
            day -= DAY
        return None


def schedule_document(r, name, schedules):
    lines = [f'avtal {name} "Påhittat"', "  gäller tills vidare", 'index SERIE "Påhittad" nivå per månad',
             '  källa "påhittat"']
    for month in range(FIRST_YEAR * 12, LAST_YEAR * 12):
        lines.append(f"  {month // 12}-{month % 12 + 1:02d}  {level(month)}")
    lines.append('§ a "A"')
    examples = []
    for number in range(schedules):
        drawn = Schedule(r)
        rule, base = drawn.lines(f"belopp_{number}", r)
        lines += rule
        days = [drawn_day(r, 2021, 2035) for _ in range(DAYS_OF_SCHEDULE // 2)]
        while len(days) < DAYS_OF_SCHEDULE:
            near = drawn.last_step(drawn_day(r, 2024, 2035)) or drawn.start
            days.append(near + DAY * r.choice([-1, 0, 0, 1]))
        for place, day in enumerate(days):
            step = drawn.last_step(day)
            right = base if step is None else level(drawn.read_at(step.year * 12 + step.month - 1))
            examples += [f'exempel "{number} {place}"', f"  den {day}", f"  ger belopp_{number} = {right} kr"]
    return lines + examples


def check_steps(klausul, r, count):
    documents = {}
    left = (count + DAYS_OF_SCHEDULE - 1) // DAYS_OF_SCHEDULE
    while left > 0:
        schedules = min(left, SCHEDULES_OF_DOCUMENT)
        name = f"steg_{len(documents)}"
        documents[name] = schedule_document(r, name, schedules)
        left -= schedules
    return tested(klausul, documents)


# ---- (b) terms

def renewals(end, months):
    """The agreed end and those of renewals, each counted from it; from the last day of a month to the last of one."""
    for number in itertools.count():
        on = months_on(end, months * number)
        yield last_of_month(on) if end == last_of_month(end) else on


def runs_out(given, months, month_end):
    on = months_on(given, months)
    return last_of_month(on) if month_end else on


def in_time(given, end, months, month_end):
    """Without month ends the last day for notice is the same day of an earlier month, or that month's last."""
    return runs_out(given, months, True) <= end if month_end else given <= months_on(end, -months)


def term_document(r, name):
    notice, month_end = r.randint(1, 18), r.random() < 0.6
    begins = datetime.date(2024, r.randint(1, 6), 1)
    given = drawn_day(r, 2024, 2028)
    minimum = r.choice([None, None, 12, 24, 30, 48])
    held = months_on(begins, minimum) - DAY if minimum else datetime.date.min
    kind = r.choice(["open", "renewing", "renewing", "during"])
    lines = [f'avtal {name} "Påhittat"']
    wording = "under avtalstiden med" if kind == "during" else "senast"
    expiry = "" if kind == "during" else " före utgången"
    if kind == "open":
        lines.append(f"  gäller tills vidare från och med {begins}")
        ends = max(runs_out(given, notice, month_end), held)
    else:
        end = last_of_month(drawn_day(r, 2025, 2027)) if r.random() < 0.7 else drawn_day(r, 2025, 2027)
        lines.append(f"  gäller från och med {begins} till och med {end}")
        months = r.choice([1, 2, 3, 6, 12, 24, 36])
        # Only a month without such a day needs the words; it gets its last day.
        to_end = end.day in (29, 30) or r.random() < 0.4
        if kind == "renewing":
            lines.append(f"  förlängs {months} {'månad' if months == 1 else 'månader'} i taget" +
                         (", till månadens sista dag" if to_end else ""))
            ends = next(each for each in renewals(end, months)
                        if in_time(given, each, notice, month_end) and each >= held)
        else:
            ends = min(end, max(runs_out(given, notice, month_end), held))
    lines.append(f"  uppsägning {wording} {notice} {'månad' if notice == 1 else 'månader'}{expiry}" +
                 (", till månadens sista dag" if month_end else ""))
    if minimum:
        lines.append(f"  minsta tid {minimum} månader")
    lines += [f"  uppsagt {given}", 'svar x : kr "?"', '§ a "A"', "  x = 1 kr"]
    for title, day in (("sista dagen", ends), ("dagen efter", ends + DAY)):
        inside = begins <= day <= ends
        lines += [f'exempel "{title}"', f"  den {day}", f"  ger x {'= 1 kr' if inside else 'gäller inte'}"]
    return lines


def check_terms(klausul, r, count):
    return tested(klausul, {f"tid_{number}": term_document(r, f"tid_{number}") for number in range(count)})


# ---- (c) working days

def easter(year):
    """Conway's: the Sunday after the full moon that the golden number tells."""
    golden, century = year % 19 + 1, year // 100
    moon = (11 * golden - century + century // 4 + 8 * (century + 11) // 25) % 30
    if moon == 0 or (moon == 1 and golden > 11):
        moon += 1
    full = datetime.date(year, 4, 19) - DAY * moon
    return full + DAY * (7 - (full.weekday() + 1) % 7)


def free_days(year):
    """Holidays that are no Sundays by necessity, and eves."""
    sunday = easter(year)
    saturday = lambda month, day: next(on for on in (datetime.date(year, month, day) + DAY * k for k in range(7))
                                       if on.weekday() == 5)
    holidays = {datetime.date(year, *day) for day in ((1, 1), (1, 6), (12, 25), (12, 26))}
    holidays |= {sunday - 2 * DAY, sunday + DAY, sunday + 39 * DAY}
    if year >= 1939:
        holidays.add(datetime.date(year, 5, 1))
    holidays.add(datetime.date(year, 6, 6) if year >= 2005 else sunday + 50 * DAY)
    midsummer = saturday(6, 20) if year >= 1953 else datetime.date(year, 6, 24)
    holidays.add(midsummer)
    if year >= 1953:
        holidays.add(saturday(10, 31))
    elif not sunday - 7 * DAY <= datetime.date(year, 3, 25) <= sunday + DAY:
        holidays.add(datetime.date(year, 3, 25))
    eves = {sunday - DAY, sunday + 48 * DAY, midsummer - DAY, datetime.date(year, 12, 24), datetime.date(year, 12, 31)}
    return holidays, eves


def working_days_so_far(eves_are_free):
    """For each day the working days from the first day of 1900 up to and including it."""
    so_far, count, day = {}, 0, datetime.date(1900, 1, 1)
    while day.year < 2200:
        if day.month == 1 and day.day == 1:
            holidays, eves = free_days(day.year)
        free = day in holidays or (eves_are_free and day in eves)
        count += day.weekday() < 5 and not free
        so_far[day] = count
        day += DAY
    return so_far


WORKING_DAYS = """avtal arbetsdagar_prov "Påhittat"
  gäller tills vidare
använd kalender
uppgift par : lista av
  d; e : datum
svar arbete per par : arbetsdagar "?"
§ a "A"
  arbete per par = antal arbetsdagar från d till e
"""


def drawn_pair(r):
    years = r.choice([(1900, 2198), (1995, 2040), (1995, 2040), (1936, 1956)])
    d = drawn_day(r, *years)
    if r.random() < 0.4:
        d = d.replace(month=r.choice([3, 4, 5, 6, 12, 12]), day=r.randint(18, 30))
    e = d + DAY * r.choice([r.randint(-12, 12), r.randint(-400, 400), r.randint(-4000, 4000)])
    return d, min(max(e, datetime.date(1900, 1, 1)), datetime.date(2199, 12, 31))


def check_working_days(klausul, r, count):
    right = True
    so_far = {"lediga": working_days_so_far(True), "arbetsdagar": working_days_so_far(False)}
    with tempfile.TemporaryDirectory() as folder:
        agreement = pathlib.Path(folder, "arbetsdagar_prov.klausul")
        agreement.write_text(WORKING_DAYS, encoding="utf-8")
        for first in range(0, count, 1000):
            rows = [drawn_pair(r) for _ in range(min(1000, count - first))]
            reading = r.choice(["lediga", "arbetsdagar"])
            case = {"date": "2026-01-01", "readings": {"aftnar": reading},
                    "facts": {"par": [{"d": str(d), "e": str(e)} for d, e in rows]}}
            told = answers(klausul, agreement, case)["arbete"]["values"]
            for (d, e), each in zip(rows, told):
                expected = so_far[reading][e] - so_far[reading][d]
                if each["status"] != "decided" or Fraction(each["value"]) != expected:
                    right = False
                    print(f"working days from {d} to {e}, eves {reading}: {each.get('value')}, right {expected}")
            right = right and len(told) == len(rows)
    return right


def main():
    options = arguments(steps=500, terms=60, working_days=3000)
    right = {}
    for name, check in (("steps", check_steps), ("terms", check_terms), ("working_days", check_working_days)):
        # Each draws from a beginning of its own, so that one count moves no other.
        r = random.Random(f"{options.seed} {name}")
        right[name] = check(options.klausul, r, getattr(options, name))
        print(f"{getattr(options, name)} {name}: {'right' if right[name] else 'wrong'}", flush=True)
    return 0 if all(right.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
