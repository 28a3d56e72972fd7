"""What the oracles share: a seed that is printed, days and how they are drawn, and asking KLAUSUL (the command).

An oracle reckons anew, with datetime and fractions alone, what a program answers. With the same seed (`--seed`, or
KLAUSUL_SEED in the environment) it draws the same again.
"""

import argparse
import calendar
import datetime
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

DAY = datetime.timedelta(days=1)


# ---- running one

def arguments(program="klausul", **counts):
    """The program asked, the seed, and how much is drawn of each kind: an option for each of `counts`, with its default."""
    parser = argparse.ArgumentParser()
    parser.add_argument(program)
    parser.add_argument("--seed", type=int)
    for name, count in counts.items():
        parser.add_argument("--" + name.replace("_", "-"), type=int, default=count)
    options = parser.parse_args()
    if options.seed is None:
        options.seed = int(os.environ.get("KLAUSUL_SEED") or random.randrange(2**32))
    print(f"seed {options.seed}", flush=True)
    return options


def answers(klausul, agreement, case):
    """What the agreement at this path answers in the case; ends the program where it does not."""
    done = subprocess.run([klausul, "run", agreement, "--case", "-", "--json"], input=json.dumps(case).encode(),
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        return json.loads(done.stdout)["answers"]
    except (ValueError, KeyError):
        sys.exit("not answered: " + done.stdout.decode()[:2000])


def tested(klausul, documents):
    """Whether all examples of the documents, lists of lines by name, come out as they say; what does not is printed."""
    if not documents:
        return True
    with tempfile.TemporaryDirectory() as folder:
        for name, lines in documents.items():
            pathlib.Path(folder, f"{name}.klausul").write_text("\n".join(lines) + "\n", encoding="utf-8")
        done = subprocess.run([klausul, "test", folder], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        told = done.stdout.decode().splitlines()
        print("\n".join([line for line in told if "klausultäckning" not in line and "prov" not in line][:60]))
    return done.returncode == 0


# ---- days and amounts

def last_of_month(day):
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def months_on(day, months):
    """The day some months later, in a shorter month its last day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def drawn_day(r, first=2024, last=2031):
    day = datetime.date(first, 1, 1) + DAY * r.randrange((last - first + 1) * 365)
    if r.random() < 0.3:
        day = last_of_month(day)
    if r.random() < 0.1:
        day = day.replace(month=2, day=28)
    return day


def amount(value):
    """As an agreement writes it; None where that would not be exact."""
    decimals = 0
    while value.denominator != 1 and (value * 10**decimals).denominator != 1 and decimals < 9:
        decimals += 1
    scaled = Fraction(value) * 10**decimals
    if scaled.denominator != 1:
        return None
    text = str(abs(scaled.numerator)).rjust(decimals + 1, "0")
    text = text[: len(text) - decimals] + ("," + text[len(text) - decimals:] if decimals else "")
    return ("-" if value < 0 else "") + text
