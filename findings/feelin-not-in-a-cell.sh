#!/usr/bin/env bash
# Library: feelin 8.2.0 (npm), an interpreter of FEEL, the expression language of decision tables (DMN).
# Expected: the cell "not(> 5)" and the expression "not(x > 5)" say the same, and with x not given (null) neither
#   holds, as FEEL counts in three values: true, false, null.
# Seen: the expression gives null, but the cell matches. The cell "<= 5", which says the same of every number,
#   does not match.
# Why it matters: a row of a table speaks for a case of which nothing is known, or not, by how its condition is
#   spelt: what was not told becomes "at most 5".
set -euo pipefail

export TZ=UTC LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact --prefix "$work" feelin@8.2.0

cat > probe.mjs <<'CODE'
import { evaluate, unaryTest } from 'feelin';
for (const x of [3, 8, null]) {
  console.log(`x = ${x}: expression not(x > 5) ${evaluate('not(x > 5)', { x }).value},`,
    `cell not(> 5) ${unaryTest('not(> 5)', { '?': x }).value},`,
    `cell <= 5 ${unaryTest('<= 5', { '?': x }).value}`);
}
CODE

expected=$(cat <<'TEXT'
x = 3: expression not(x > 5) true, cell not(> 5) true, cell <= 5 true
x = 8: expression not(x > 5) false, cell not(> 5) false, cell <= 5 false
x = null: expression not(x > 5) null, cell not(> 5) true, cell <= 5 false
TEXT
)
seen=$(node probe.mjs)

printf '%s\n' "$seen"
if [[ $seen != "$expected" ]]; then
  printf 'The behaviour has changed. Expected:\n%s\n' "$expected" >&2
  exit 1
fi
