#!/usr/bin/env bash
# Library: @formulajs/formulajs 4.6.1 (npm), the functions of spreadsheets in JavaScript.
# Expected: NETWORKDAYS counts the working days between two days, both with them, and is negative where the second is
#   the earlier: the same figure with its sign turned.
# Seen: forwards it is right (5 from Monday to Friday). Backwards it is -3 for the same five days, 0 for Tuesday back
#   to Monday, and -17 for three weeks of fifteen.
# Why it matters: how many working days before its term something was done is counted backwards; a delay of a day
#   and a week in advance are told apart by a figure that no calendar has.
set -euo pipefail

export TZ=UTC LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact --prefix "$work" @formulajs/formulajs@4.6.1

cat > probe.cjs <<'CODE'
const { NETWORKDAYS } = require('@formulajs/formulajs');
const january = (day) => new Date(Date.UTC(2026, 0, day));
for (const [first, last] of [[5, 9], [5, 6], [5, 12], [5, 23], [1, 30]])
  console.log(`January ${first} to ${last}: ${NETWORKDAYS(january(first), january(last))}, ` +
              `back: ${NETWORKDAYS(january(last), january(first))}`);
CODE

expected=$(cat <<'TEXT'
January 5 to 9: 5, back: -3
January 5 to 6: 2, back: 0
January 5 to 12: 6, back: -6
January 5 to 23: 15, back: -17
January 1 to 30: 22, back: -28
TEXT
)
seen=$(node probe.cjs)

printf '%s\n' "$seen"
if [[ $seen != "$expected" ]]; then
  printf 'The behaviour has changed. Expected:\n%s\n' "$expected" >&2
  exit 1
fi
