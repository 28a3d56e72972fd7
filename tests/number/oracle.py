#!/usr/bin/env python3
"""Checks klausul::Number against Python's own fractions, and the holidays of 1900 to 2199.

    oracle.py DRIVER [--seed SEED]

Sets random tasks, has DRIVER (number_oracle_driver) do them, works them out here by other means, and compares.
The seed is printed; give it again, or set KLAUSUL_SEED, to repeat a run.
"""

import datetime
import math
import pathlib
import random
import re
import subprocess
import sys
from fractions import Fraction

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from oracles import arguments

TASKS = 220_000
BITS = 16384
DIGITS = 1000
DIRECTIONS = ["nearest", "up", "down", "from_zero", "to_zero"]
TIES = ["away", "even"]
BLANKS = [" ", "\u00a0", "\u202f", "\u2009"]


# ---- random values and texts

def word_near(r, bits):
    return r.choice([-1, 1]) * (2**bits + r.randint(-3, 3))


def whole(r):
    kind = r.randrange(10)
    if kind < 4:
        return r.randint(-200, 200)
    if kind < 6:
        return r.randint(-10**9, 10**9)
    if kind < 8:
        return word_near(r, r.choice([31, 32, 53, 61, 62, 63, 63, 63, 64, 126, 127]))
    return r.choice([-1, 1]) * r.getrandbits(r.choice([16, 40, 63, 64, 100, 130, 400]))


def value(r):
    kind = r.randrange(10)
    if kind < 3:
        return whole(r), 1
    if kind < 6:
        return r.randint(-10**8, 10**8), 10**r.randint(0, 6)
    if kind < 8:
        return whole(r), r.choice([2, 3, 6, 7, 12, 60, 144, 1440])
    return whole(r), abs(whole(r)) or 1


def spelled(pair):
    top, bottom = pair
    return f"{top}/{bottom}" if bottom != 1 else str(top)


def step(r):
    return r.choice(["1", "1", "0.01", "100", "0.5", "1/3", "1000", "7", "0.25", "5/4",
                     str(10**r.randint(0, 30)), spelled((abs(whole(r)) or 1, abs(whole(r)) or 1))])


def digits(r, longest=25):
    return "".join(r.choice("0123456789") for _ in range(r.randint(1, longest)))


def damaged(r, text):
    """Now and then one character too many, too few or another one."""
    if r.random() < 0.6 or not text:
        return text
    at = r.randrange(len(text))
    put = r.choice(["", " ", "-", ".", ",", "e", "/", "+", "0", "1", "x", "\u00a0", "\u2212"])
    return text[:at] + put + text[at + r.randrange(2):]


def grouped(r, text):
    first = len(text) % 3 or 3
    result = text[:first]
    for at in range(first, len(text), 3):
        result += r.choice(BLANKS) + text[at:at + 3]
    return result


# ---- the same by other means

def bounded(value):
    fits = max(value.numerator.bit_length(), value.denominator.bit_length()) <= BITS
    return value if fits else None


def plain(value):
    if value is None:
        return "invalid"
    rest, decimals = value.denominator, 0
    while rest % 10 == 0:
        rest //= 10
        decimals += 1
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
            decimals += 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    scaled = str(abs(value.numerator) * 10**decimals // value.denominator).rjust(decimals + 1, "0")
    text = scaled[:len(scaled) - decimals] + "." + scaled[len(scaled) - decimals:]
    return ("-" if value < 0 else "") + text.rstrip("0").rstrip(".")


def swedish(value, least, most):
    most = max(least, most)
    size = abs(value)
    before, fraction, rest = size.numerator // size.denominator, "", size % 1
    for _ in range(most):
        if rest == 0:
            break
        rest *= 10
        fraction += str(int(rest))
        rest %= 1
    fraction = fraction.ljust(least, "0")
    text = f"{before:,}".replace(",", "\u00a0") + ("," + fraction if fraction else "")
    return ("\u2212" if value < 0 else "") + text + ("\u2026" if rest else "")


def chosen(lower, value, direction, ties, over_half):
    """lower or lower + 1; over_half is -1, 0, 1 as the rest is under, at or over a half."""
    if direction == "nearest":
        if over_half != 0:
            return lower + (over_half > 0)
        if ties == "even":
            return lower + lower % 2
        return lower + (value > 0)
    towards_upper = {"up": True, "down": False, "from_zero": value > 0, "to_zero": value < 0}
    return lower + towards_upper[direction]


def rounded(value, unit, direction, ties):
    if unit <= 0:
        return None
    count = value / unit
    if count.denominator == 1:
        return value
    lower = math.floor(count)
    half = count - lower - Fraction(1, 2)
    return bounded(chosen(lower, value, direction, ties, (half > 0) - (half < 0)) * unit)


def root(value, unit, direction, ties):
    if value < 0 or unit <= 0:
        return None
    square = value / unit**2
    lower = math.isqrt(square.numerator * square.denominator) // square.denominator
    if lower**2 == square:
        return bounded(lower * unit)
    half = square - (lower + Fraction(1, 2))**2
    return bounded(chosen(lower, value, direction, ties, (half > 0) - (half < 0)) * unit)


def combined(a, sign, b):
    if a is None or (sign == "/" and b == 0):
        return None
    result = a + b if sign == "+" else a - b if sign == "-" else a * b if sign == "*" else a / b
    return bounded(result)


def read_plain(text):
    if not re.fullmatch(r"-?[0-9]+([./][0-9]+)?", text) or sum(map(str.isdigit, text)) > DIGITS:
        return "refused"
    if "/" in text and int(text.split("/")[1]) == 0:
        return "refused"
    return plain(Fraction(text))


def read_json(text):
    parts = re.fullmatch(r"-?(0|[1-9][0-9]*)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?", text)
    if not parts:
        return "refused"
    before, behind, exponent = len(parts[1]), len(parts[2] or ""), int(parts[3] or 0)
    if before + behind > DIGITS or abs(exponent) > DIGITS:
        return "refused"
    if parts[3] and (max(before + exponent, 0) > DIGITS or max(behind - exponent, 0) > DIGITS):
        return "refused"
    return plain(Fraction(text))


def read_swedish(text):
    blank = "[" + "".join(BLANKS) + "]"
    parts = re.fullmatch(rf"([-\u2212\u2013]?)([0-9]+|[0-9]{{1,3}}(?:{blank}[0-9]{{3}})+)(?:([.,])([0-9]+))?", text)
    if not parts:
        return "refused"
    before, behind = re.sub(blank, "", parts[2]), parts[4] or ""
    ambiguous = parts[3] == "." and len(behind) == 3 and len(before) <= 3 and before[0] != "0"
    if ambiguous or len(before + behind) > DIGITS:
        return "refused"
    value = Fraction(f"{before}.{behind or 0}")
    return plain(-value if parts[1] else value)


# ---- tasks: (line for the driver, what must come back)

def chain_task(r):
    first = value(r)
    fields, result = [spelled(first)], Fraction(*first)
    for _ in range(r.choice([1, 1, 1, 2, 5, 12])):
        sign, other = r.choice("+-*/"), value(r)
        fields += [sign, spelled(other)]
        result = combined(result, sign, Fraction(*other))
    return ["chain", *fields], plain(result)


def long_chain_task(r):
    """Grows past the limit."""
    fields, result = ["2"], Fraction(2)
    for _ in range(r.randint(20, 60)):
        other = r.choice([-1, 1]) * (2**r.randint(300, 900) + r.randrange(2))
        sign = r.choice("*/*")
        fields += [sign, str(other)]
        result = combined(result, sign, Fraction(other))
    return ["chain", *fields], plain(result)


def compare_task(r):
    a = value(r)
    scale = r.randint(1, 9)
    b = r.choice([value(r), (a[0] * scale, a[1] * scale), (a[0] + 1, a[1]), (-a[0], a[1])])
    x, y = Fraction(*a), Fraction(*b)
    return ["compare", spelled(a), spelled(b)], str((x > y) - (x < y))


def about_task(r):
    pair = value(r)
    x = Fraction(*pair)
    is_whole = x.denominator == 1
    text = str((x > 0) - (x < 0)) + (" whole" if is_whole else "") + ("" if "/" in plain(x) else " decimal")
    if is_whole and -2**63 <= x < 2**63:
        text += f" {x}"
    return ["about", spelled(pair)], f"{text} {math.floor(x)} {plain(-x)}"


def round_task(r):
    unit, direction, ties = step(r), r.choice(DIRECTIONS), r.choice(TIES)
    pair = value(r)
    if r.random() < 0.4:  # a tie, exactly
        tie = Fraction(2 * whole(r) + 1, 2) * Fraction(unit)
        pair = tie.numerator, tie.denominator
    return ["round", spelled(pair), unit, direction, ties], plain(rounded(Fraction(*pair), Fraction(unit), direction, ties))


def root_task(r):
    unit, direction, ties = step(r), r.choice(DIRECTIONS), r.choice(TIES)
    pair = value(r)
    if r.random() < 0.5:  # an exact root, or exactly half-way
        square = (Fraction(abs(r.randint(0, 10**6)), 2) * Fraction(unit))**2
        pair = square.numerator, square.denominator
    return ["root", spelled(pair), unit, direction, ties], plain(root(Fraction(*pair), Fraction(unit), direction, ties))


def swedish_task(r):
    pair, least, most = value(r), r.randrange(4), r.randrange(15)
    return ["swedish", spelled(pair), str(least), str(most)], swedish(Fraction(*pair), least, most)


def plain_text_task(r):
    longest = r.choice([5, 25, 25, 25, 1002])
    text = r.choice(["", "-"]) + digits(r, longest) + r.choice(["", "." + digits(r), "/" + digits(r)])
    text = damaged(r, text)
    return ["from_plain", text], read_plain(text)


def json_text_task(r):
    text = r.choice(["", "-"]) + str(int(digits(r))) + r.choice(["", "." + digits(r)])
    text += r.choice(["", "", r.choice("eE") + r.choice(["", "+", "-"]) + str(r.choice([r.randrange(40), r.randrange(1050)]))])
    text = damaged(r, text)
    return ["from_json", text], read_json(text)


def swedish_text_task(r):
    text = digits(r, r.choice([3, 9, 25]))
    text = grouped(r, text) if r.random() < 0.6 else text
    text = r.choice(["", "-", "\u2212", "\u2013"]) + text + r.choice(["", r.choice(",.") + digits(r, r.choice([3, 3, 25]))])
    text = damaged(r, text)
    return ["from_swedish", text], read_swedish(text)


def round_trip_task(r):
    """What swedish() writes, from_swedish() reads."""
    pair = r.randint(-10**12, 10**12), 10**r.randint(0, 10)
    text = swedish(Fraction(*pair), 0, 10)
    return ["from_swedish", text], plain(Fraction(*pair))


# ---- holidays, by Gauss's rule for Easter and by the days of the almanac

def easter(year):
    a, b, c = year % 19, year % 4, year % 7
    k = year // 100
    p, q = (13 + 8 * k) // 25, k // 4
    m, n = (15 - p + k - q) % 30, (4 + k - q) % 7
    d = (19 * a + m) % 30
    e = (2 * b + 4 * c + 6 * d + n) % 7
    if d == 29 and e == 6 or d == 28 and e == 6 and (11 * m + 11) % 30 < 19:
        e -= 7
    return datetime.date(year, 3, 22) + datetime.timedelta(d + e)


def first(weekday, year, month, day):
    """The first such weekday (Monday is 0) from a day on."""
    start = datetime.date(year, month, day)
    return start + datetime.timedelta((weekday - start.weekday()) % 7)


def holidays_task(year):
    sunday, on = easter(year), lambda month, day: datetime.date(year, month, day)
    beside = lambda days: sunday + datetime.timedelta(days)
    free = {on(1, 1), on(1, 6), beside(-2), beside(1), beside(39), on(12, 25), on(12, 26)}
    if year >= 1939:
        free.add(on(5, 1))
    free.add(beside(50) if year < 2005 else on(6, 6))
    if year < 1953:
        midsummer = on(6, 24)
        if not beside(-7) <= on(3, 25) <= beside(1):
            free.add(on(3, 25))
    else:
        midsummer = first(5, year, 6, 20)
        free.add(first(5, year, 10, 31))
    free.add(midsummer)
    eves = {beside(-1), beside(48), midsummer - datetime.timedelta(1), on(12, 24), on(12, 31)}
    names = lambda days: "".join(f" {day:%m-%d}" for day in sorted(days))
    return ["holidays", str(year)], f"free{names(day for day in free if day.weekday() != 6)} eves{names(eves)}"


MIX = [(chain_task, 40), (compare_task, 10), (about_task, 6), (round_task, 24), (root_task, 5), (swedish_task, 5),
       (plain_text_task, 4), (json_text_task, 4), (swedish_text_task, 4), (round_trip_task, 2), (long_chain_task, 0.02)]


def main():
    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(0)
    options = arguments("driver")
    r = random.Random(options.seed)
    makers = r.choices([maker for maker, _ in MIX], [share for _, share in MIX], k=TASKS)
    tasks = [maker(r) for maker in makers] + [holidays_task(year) for year in range(1900, 2200)]

    lines = "".join("\t".join(fields) + "\n" for fields, _ in tasks)
    done = subprocess.run([options.driver], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    answers = done.stdout.decode().split("\n")[:-1]
    wrong = [(fields, expected, answer) for (fields, expected), answer in zip(tasks, answers) if answer != expected]
    for fields, expected, answer in wrong[:10]:
        print(f"  task {fields}\n  expected {expected}\n  answered {answer}\n")
    print(f"{len(answers)} of {len(tasks)} tasks answered, {len(wrong)} wrong")
    return 1 if wrong or len(answers) != len(tasks) else 0


if __name__ == "__main__":
    sys.exit(main())
