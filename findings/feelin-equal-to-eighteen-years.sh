#!/usr/bin/env bash
# Library: feelin 8.2.0 (npm), an interpreter of FEEL, the expression language of decision tables (DMN).
# Expected: DMN: years and months duration(from, to) counts whole years and months (the example of the standard
#   for 2011-12-22 to 2013-08-24 is P1Y8M), and of two such durations one is less, equal or greater.
# Seen: the days are kept, P1Y8M2D, and "=" and "<" disagree about them: the day before the eighteenth birthday
#   the age is less than P18Y and equal to it, two weeks after it is greater and equal, and "<=" is false although
#   "=" is true.
# Why it matters: ages, terms and notice periods in whole months are what this function is for; a limit of
#   eighteen years is met a day too early in one spelling of the rule and not in another.
set -euo pipefail

export TZ=UTC LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact --prefix "$work" feelin@8.2.0

cat > probe.mjs <<'CODE'
import { evaluate } from 'feelin';
const age = (day) => `years and months duration(date("2008-03-01"), date("${day}"))`;
console.log('2011-12-22 to 2013-08-24:',
  String(evaluate('years and months duration(date("2011-12-22"), date("2013-08-24"))').value));
for (const day of ['2026-02-28', '2026-03-01', '2026-03-15']) {
  const compared = ['<', '<=', '=', '>'].map((sign) =>
    `${sign} ${evaluate(`${age(day)} ${sign} duration("P18Y")`).value}`);
  console.log(`born 2008-03-01, on ${day}, against P18Y:`, compared.join(', '));
}
CODE

expected=$(cat <<'TEXT'
2011-12-22 to 2013-08-24: P1Y8M2D
born 2008-03-01, on 2026-02-28, against P18Y: < true, <= true, = true, > false
born 2008-03-01, on 2026-03-01, against P18Y: < false, <= true, = true, > false
born 2008-03-01, on 2026-03-15, against P18Y: < false, <= false, = true, > true
TEXT
)
seen=$(node probe.mjs)

printf '%s\n' "$seen"
if [[ $seen != "$expected" ]]; then
  printf 'The behaviour has changed. Expected:\n%s\n' "$expected" >&2
  exit 1
fi
