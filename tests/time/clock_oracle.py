#!/usr/bin/env python3
"""Checks spans over changes of clock, and which moments there are, against Python's zoneinfo.

    clock_oracle.py KLAUSUL [--seed SEED] [--spans COUNT]

Draws spans about the changes of the Swedish clock from 1980 to 2037 and asks KLAUSUL (the command) for their length in
a window, as they pass and by the clock. Where there is no zone database, the days of change written below stand in for
it. The seed is printed; give it again, or set KLAUSUL_SEED, to repeat a run.
"""

import bisect
import datetime
import functools
import json
import pathlib
import random
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from oracles import answers, arguments

try:
    import zoneinfo
    STOCKHOLM = zoneinfo.ZoneInfo("Europe/Stockholm")
except (ImportError, KeyError, OSError):
    STOCKHOLM = None

UTC = datetime.timezone.utc
MINUTE = datetime.timedelta(minutes=1)

# Month and day of the two changes of each year, as published; all of them at 01:00 UTC.
CHANGES = """
1980 0406 0928  1981 0329 0927  1982 0328 0926  1983 0327 0925  1984 0325 0930  1985 0331 0929  1986 0330 0928
1987 0329 0927  1988 0327 0925  1989 0326 0924  1990 0325 0930  1991 0331 0929  1992 0329 0927  1993 0328 0926
1994 0327 0925  1995 0326 0924  1996 0331 1027  1997 0330 1026  1998 0329 1025  1999 0328 1031  2000 0326 1029
2001 0325 1028  2002 0331 1027  2003 0330 1026  2004 0328 1031  2005 0327 1030  2006 0326 1029  2007 0325 1028
2008 0330 1026  2009 0329 1025  2010 0328 1031  2011 0327 1030  2012 0325 1028  2013 0331 1027  2014 0330 1026
2015 0329 1025  2016 0327 1030  2017 0326 1029  2018 0325 1028  2019 0331 1027  2020 0329 1025  2021 0328 1031
2022 0327 1030  2023 0326 1029  2024 0331 1027  2025 0330 1026  2026 0329 1025  2027 0328 1031  2028 0326 1029
2029 0325 1028  2030 0331 1027  2031 0330 1026  2032 0328 1031  2033 0327 1030  2034 0326 1029  2035 0325 1028
2036 0330 1026  2037 0329 1025
""".split()


def table_of_changes():
    found = []
    for year, *days in zip(CHANGES[0::3], CHANGES[1::3], CHANGES[2::3]):
        for day in days:
            found.append(datetime.datetime(int(year), int(day[:2]), int(day[2:]), 1, tzinfo=UTC))
    return found


TABLE = table_of_changes()


@functools.lru_cache(None)
def offset_in_hour(moment):
    if STOCKHOLM is not None:
        return int(moment.astimezone(STOCKHOLM).utcoffset().total_seconds()) // 60
    return 120 if bisect.bisect_right(TABLE, moment) % 2 else 60


def offset_at(moment):
    """Minutes ahead of UTC, by the zone database or else by the table; it changes on whole hours."""
    return offset_in_hour(moment.replace(minute=0))


def wall(moment):
    return (moment + offset_at(moment) * MINUTE).replace(tzinfo=None)


def written(moment):
    """As a case may have it: with the offset where the clock shows the same twice, else now and then."""
    shown = wall(moment)
    offset = offset_at(moment)
    other = (shown - (180 - offset) * MINUTE).replace(tzinfo=UTC)
    twice = offset_at(other) == 180 - offset
    text = shown.strftime("%Y-%m-%dT%H:%M")
    return text + f"+0{offset // 60}:00" if twice or moment.minute % 7 == 0 else text


def in_window(minute, start, end):
    return start <= minute < end if start < end else minute >= start or minute < end


def clock(minutes):
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def passed(start, end, window):
    """Minute by minute, the offset hour by hour."""
    count, at = 0, start
    while at < end:
        minutes = min(60 - at.minute, (end - at) // MINUTE)
        shown = at.hour * 60 + at.minute + offset_at(at)
        count += sum(in_window((shown + minute) % 1440, *window) for minute in range(minutes))
        at += minutes * MINUTE
    return count


def by_the_clock(start, end, window):
    """As a clock that nobody moves; none where it shows less at the end."""
    at, end = wall(start), wall(end)
    if end < at:
        return None
    shown = at.hour * 60 + at.minute
    return sum(in_window((shown + minute) % 1440, *window) for minute in range((end - at) // MINUTE))


AGREEMENT = """avtal ur "Påhittat"
  gäller tills vidare
uppgift pass : lista av
  start; slut : tidpunkt
  dagtid : tidsfönster
svar verklig per pass : minuter "?"
svar klocktid per pass : minuter "?"
§ a "A"
  verklig per pass = (start till slut) inom dagtid
  klocktid per pass = (start till slut) inom dagtid, räknat efter klockan
"""


def drawn_span(r):
    near = r.choice(TABLE)
    start = near + r.randrange(-30 * 60, 3 * 60) * MINUTE
    end = start + r.choice([r.randrange(0, 180), r.randrange(0, 40 * 60), r.randrange(0, 600) * 10]) * MINUTE
    window = (0, 1440) if r.random() < 0.4 else (r.randrange(0, 1440), r.randrange(1, 1441))
    return start, end, window


def asked(klausul, agreement, rows):
    case = {"date": "2038-01-01", "facts": {"pass": [
        {"start": written(start), "slut": written(end), "dagtid": {"from": clock(window[0]), "to": clock(window[1])}}
        for start, end, window in rows]}}
    return answers(klausul, agreement, case)


def check_spans(klausul, agreement, r, count):
    wrong = 0
    for first in range(0, count, 500):
        rows = [drawn_span(r) for _ in range(min(500, count - first))]
        told_of = asked(klausul, agreement, rows)
        for place, (start, end, window) in enumerate(rows):
            for name, right in (("verklig", passed(start, end, window)),
                                ("klocktid", by_the_clock(start, end, window))):
                told = told_of[name]["values"][place]
                found = int(told["value"]) if told["status"] == "decided" else None
                if found != right:
                    wrong += 1
                    print(f"{name} {written(start)} {written(end)} {clock(window[0])}-{clock(window[1])}: "
                          f"{found}, right {right}")
    return wrong


def check_existence(klausul, agreement, r, count):
    """What the clock shows never, once or twice, with every offset that somebody might write."""
    wrong = 0
    for _ in range(count):
        change = r.choice(TABLE)
        shown = (change + r.randrange(0, 240) * MINUTE).replace(tzinfo=None)
        there = [offset for offset in (60, 120) if offset_at((shown - offset * MINUTE).replace(tzinfo=UTC)) == offset]
        text = shown.strftime("%Y-%m-%dT%H:%M")
        for offset in (None, 0, 60, 120, 180):
            good = len(there) == 1 if offset is None else offset in there
            case = {"date": "2038-01-01", "facts": {"pass": [
                {"start": text + ("" if offset is None else f"+0{offset // 60}:00"), "slut": "2038-01-01T00:00",
                 "dagtid": {"from": "00:00", "to": "24:00"}}]}}
            done = subprocess.run([klausul, "run", agreement, "--case", "-", "--json"],
                                  input=json.dumps(case).encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            if (done.returncode == 0) != good:
                wrong += 1
                print(f"{text} with {offset}: exit code {done.returncode}, right is {'taken' if good else 'refused'}")
    return wrong


def main():
    options = arguments(spans=10_000, moments=30)
    print("zone database" if STOCKHOLM is not None else "table of changes", flush=True)
    if STOCKHOLM is not None:
        for change in TABLE:
            if offset_at(change) == offset_at(change - MINUTE):
                sys.exit(f"the table of changes is not that of the zone database: {change}")
    r = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        agreement = pathlib.Path(folder, "ur.klausul")
        agreement.write_text(AGREEMENT, encoding="utf-8")
        wrong = check_spans(options.klausul, agreement, r, options.spans)
        wrong += check_existence(options.klausul, agreement, r, options.moments)
    print(f"{options.spans} spans and {options.moments} moments, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
