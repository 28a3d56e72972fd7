"""How the time of the command grows with what it is given: each construct at n, 2n and 4n.

    growth.py KLAUSUL [NAME...]

For each construct a text (and for some a case) is made of n of it, and the processor time of one verb is taken, less
what the same verb takes for an empty agreement. `ratio` is the time at 4n through the time at 2n: 2 is growth in line
with the text, 4 is growth with its square. The exit code is 1 if a run ends otherwise than it must, or the ratio is over
the limit of the construct in three attempts while the time at 4n is over a second; 2 for a wrong argument.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile

HEAD = 'avtal prov "Prov"\n  gäller tills vidare\n\n'
ANSWER = 'svar x : heltal "Vad?"\n'
FACT = 'uppgift f : heltal "f"\n'
CLAUSE = "§ a\n"


def lines(n, line):
    return "".join(line(i) for i in range(n))


def rules(n):
    return HEAD + ANSWER + lines(n, lambda i: f'uppgift f{i} : ja/nej "f{i}"\n') + CLAUSE + lines(
        n, lambda i: f"  x = {i} om f{i}  [T{i}]\n")


def clauses(n):
    return HEAD + lines(n, lambda i: f'svar x{i} : heltal "Vad?"\n§ a{i}\n  x{i} = {i}  [T{i}]\n')


def one_name(n):
    return HEAD + ANSWER + lines(n, lambda i: f"§ a\n  x = 1  [T{i}]\n")


def chain_of_precedence(n):
    ranked = lines(n, lambda i: f"  x = {i} om f > {i}  [T{i}]\n")
    return HEAD + ANSWER + FACT + CLAUSE + ranked + lines(n - 1, lambda i: f"  [T{i + 1}] går före [T{i}]\n")


def circle_of_precedence(n):
    return chain_of_precedence(n) + f"  [T0] går före [T{n - 1}]\n"


def ranking(n):
    ranked = lines(n, lambda i: f"  x = {i} om f > {i}  [T{i}]\n")
    return HEAD + ANSWER + FACT + CLAUSE + ranked + "  rangordning\n" + lines(n, lambda i: f"    [T{n - 1 - i}]\n")


def exception_from_many(n):
    hosts = lines(n, lambda i: f"  x = {i} om f = {i}  [T{i}]\n")
    targets = "; ".join(f"[T{i}]" for i in range(n))
    return HEAD + ANSWER + FACT + CLAUSE + hosts + f"  undantag från {targets} om f > 5\n    x = 7  [U]\n"


def helpers(n):
    return HEAD + ANSWER + FACT + CLAUSE + "  h0 = f\n" + lines(n, lambda i: f"  h{i + 1} = h{i} + 1\n") + "  x = h5  [T]\n"


def derived_facts(n):
    chain = lines(n, lambda i: f"uppgift g{i + 1} : heltal annars g{i} + 1\n")
    return HEAD + ANSWER + "uppgift g0 : heltal\n" + chain + CLAUSE + "  x = g5  [T]\n"


def at_least(n):
    facts = lines(n, lambda i: f'uppgift f{i} : ja/nej "f{i}"\n')
    return HEAD + 'svar x : ja/nej "Vad?"\n' + facts + CLAUSE + "  x = ja  [T]\n    om alla följande\n      minst 3 av\n" + lines(
        n, lambda i: f"        f{i}\n")


def requirement_lines(n):
    return HEAD + FACT + CLAUSE + "  krav k\n" + lines(n, lambda i: f'    f > {i} "rad {i}"\n')


def requirements(n):
    return HEAD + FACT + CLAUSE + lines(n, lambda i: f'  krav k{i}\n    f > {i} "rad {i}"\n')


def duties(n):
    return HEAD + 'part regionen "Regionen"\n' + CLAUSE + lines(n, lambda i: f'  regionen ska "göra {i}"  [T{i}]\n')


def tags_on_a_line(n):
    return HEAD + ANSWER + CLAUSE + "  x = 3  [" + "; ".join(f"T{i}" for i in range(n)) + "]\n"


def unknown_names(n):
    return HEAD + ANSWER + CLAUSE + lines(n, lambda i: f"  x = okänt_namn_{i}  [T{i}]\n")


def long_unknown_name(n):
    return HEAD + ANSWER + "uppgift " + "a" * n + " : heltal\n" + CLAUSE + "  x = " + "a" * n + "b  [T]\n"


def wide_characters(n):
    return HEAD + ANSWER + CLAUSE + "  x = 3 " + "漢" * n + "\n"


def readings(n):
    """One reading for each answer; one answer that hangs on very many is not searched."""
    each = lines(n, lambda i: f'tolkning l{i} "Vilken {i}?"  [A-{i}]\n  ett "ett"  förvald\n  två "två"\n')
    answers = lines(n, lambda i: f'svar x{i} : heltal "Vad?"\n')
    return HEAD + each + answers + CLAUSE + lines(n, lambda i: f"  x{i} = {i} om l{i} är ett  [T{i}]\n")


def templates(n):
    used = lines(n, lambda i: f"§ k{i} som m{i}\n  t  [T{i}]\n")
    return HEAD + lines(n, lambda i: f'mall m{i} "m"\n  text "x"  [t]\n') + used


def options(n):
    kind = "typ slag\n" + lines(n, lambda i: f'  o{i} "o{i}"\n')
    return HEAD + kind + ANSWER + "uppgift f : slag\n" + CLAUSE + "  x = beroende på f  [T]\n" + lines(
        n, lambda i: f"    o{i}: {i}\n")


def table_rows(n):
    kind = "typ slag\n" + lines(n, lambda i: f'  o{i} "o{i}"\n')
    return HEAD + kind + ANSWER + "tabell t per slag den 2025-06-30, antal : heltal; andel : procent  [T]\n" + lines(
        n, lambda i: f"  o{i};  {i};  1 %\n") + CLAUSE + "  x = summa t.antal  [U]\n"


def examples(n):
    return HEAD + ANSWER + FACT + CLAUSE + "  x = f + 1  [T]\n" + lines(
        n, lambda i: f'exempel "prov {i}"\n  den 2026-01-01\n  givet f = {i}\n  ger x = {i + 1}\n')



LIST = HEAD + """uppgift rader : lista av
  belopp : kr
  vikt : heltal
  löpnummer : heltal
uppgift kostnad : kr
svar summan : kr "Hur mycket?"
svar del per rader : kr "Hur mycket var?"
§ a
  summan = summa belopp  [T]
  del per rader = fördela kostnad efter vikt i hela ören, resten till största bråkdel, lika efter löpnummer  [U]
"""


def records(n):
    rows = [{"belopp": f"{i % 97}.{i % 100:02}", "vikt": 1 + i % 5, "löpnummer": i} for i in range(n)]
    return LIST, {"date": "2026-01-01", "facts": {"kostnad": "1000000", "rader": rows}}


def equal_weights(n):
    rows = [{"belopp": "1", "vikt": 1, "löpnummer": i} for i in range(n)]
    return LIST, {"date": "2026-01-01", "facts": {"kostnad": "1000.01", "rader": rows}}


# name: (what makes it, n, arguments of the command after the document, exit codes that are right, limit of the ratio)
CONSTRUCTS = {
    "rules": (rules, 5000, ["check"], {0}, 3.0),
    "clauses": (clauses, 2500, ["check"], {0}, 3.0),
    "clauses of one name": (one_name, 2500, ["check"], {0, 1}, 3.0),
    "chain of precedence": (chain_of_precedence, 1000, ["check"], {0}, 4.0),
    "circle of precedence": (circle_of_precedence, 1000, ["check"], {1}, 4.0),
    "ranking": (ranking, 500, ["check"], {0}, 4.5),
    "exception from many": (exception_from_many, 1000, ["check"], {0}, 3.0),
    "helpers": (helpers, 5000, ["check"], {0}, 3.0),
    "derived facts": (derived_facts, 5000, ["check"], {0}, 3.0),
    "at least so many of": (at_least, 5000, ["check"], {0}, 3.0),
    "lines of a requirement": (requirement_lines, 5000, ["check"], {0}, 3.0),
    "requirements": (requirements, 5000, ["check"], {0}, 3.0),
    "duties": (duties, 5000, ["check"], {0}, 3.0),
    "duties listed": (duties, 5000, ["run", "--date", "2026-01-01"], {0}, 3.0),
    "tags on a line": (tags_on_a_line, 20000, ["check"], {0}, 3.0),
    "unknown names": (unknown_names, 2500, ["check"], {1}, 3.0),
    "a long unknown name": (long_unknown_name, 20000, ["check"], {1}, 3.0),
    "wide characters": (wide_characters, 20000, ["check"], {1}, 3.0),
    "readings": (readings, 500, ["check"], {0}, 3.0),
    "templates": (templates, 5000, ["check"], {0}, 3.0),
    "options": (options, 5000, ["check"], {0}, 3.0),
    "rows of a table": (table_rows, 5000, ["check"], {0}, 3.0),
    "examples": (examples, 2500, ["test"], {0}, 3.0),
    "what there is": (clauses, 2500, ["list"], {0}, 3.0),
    "records of a case": (records, 10000, ["run"], {0}, 3.0),
    "equal weights": (equal_weights, 10000, ["run"], {0}, 3.0),
}


def seconds(command, folder, right):
    """Processor time of one run, in seconds; ends this program where it ends otherwise than it must."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in right:
        sys.stderr.write((done.stdout + done.stderr).decode("utf-8", "replace")[:2000])
        sys.exit(f"{' '.join(command)}: exit code {done.returncode}, not one of {sorted(right)}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(klausul, folder, made, n, arguments, right):
    content = made(n)
    text, case = content if isinstance(content, tuple) else (content, None)
    with open(os.path.join(folder, "prov.klausul"), "w", encoding="utf-8") as file:
        file.write(text)
    command = [klausul, arguments[0], "prov.klausul", *arguments[1:]]
    if case is not None:
        with open(os.path.join(folder, "case.json"), "w", encoding="utf-8") as file:
            json.dump(case, file)
        command += ["--case", "case.json"]
    return seconds(command, folder, right)


def grows(klausul, folder, name):
    """Prints the line of a construct; whether it grows too fast, in each of three attempts."""
    made, n, arguments, right, limit = CONSTRUCTS[name]
    too_fast = True
    attempts = 0
    while too_fast and attempts < 3:
        attempts += 1
        nothing = measure(klausul, folder, lambda _: HEAD, 0, ["check"], {0})
        times = [measure(klausul, folder, made, size, arguments, right) for size in (n, 2 * n, 4 * n)]
        ratio = max(times[2] - nothing, 0.0) / max(times[1] - nothing, 0.01)
        too_fast = times[2] >= 1 and ratio > limit
    row = "".join(f"{each:9.2f}" for each in times)
    print(f"{name:24}{arguments[0]:7}{n:7}{row}{ratio:8.1f}{limit:7.1f}  {'NOT KEPT' if too_fast else 'kept'}", flush=True)
    return too_fast


def main():
    if len(sys.argv) < 2 or any(name not in CONSTRUCTS for name in sys.argv[2:]):
        sys.stderr.write(__doc__ + "\nNames: " + "; ".join(CONSTRUCTS) + "\n")
        return 2
    klausul = os.path.abspath(sys.argv[1])
    print(f"{'':24}{'verb':7}{'n':>7}{'n, s':>9}{'2n, s':>9}{'4n, s':>9}{'ratio':>8}{'limit':>7}")
    with tempfile.TemporaryDirectory() as folder:
        failed = [name for name in sys.argv[2:] or CONSTRUCTS if grows(klausul, folder, name)]
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
