#!/usr/bin/env bash
# Library: mathjs 15.2.0 (npm), an evaluator of expressions, used where people type their own formulas.
# Expected: "%" after a number is a percentage: 200 + 5% is 210 and 200 * 5% is 10. So 5% + 5% is ten per cent,
#   0.1.
# Seen: 5% + 5% is 0 and 25% + 6 is 1: when a sign follows, the "%" is read as the remainder of a division by what
#   comes after it. With brackets, (5%) + (5%), it is 0.1.
# Why it matters: shares and surcharges are added in agreements; a sum of two of them silently becomes nothing,
#   and only in the order in which the percentage stands first.
set -euo pipefail

export TZ=UTC LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact --prefix "$work" mathjs@15.2.0

cat > probe.cjs <<'CODE'
const { evaluate } = require('mathjs');
for (const text of ['200 + 5%', '200 * 5%', '5% + 5%', '(5%) + (5%)', '25% + 6', '6 + 25%'])
  console.log(`${text} = ${evaluate(text)}`);
CODE

expected=$(cat <<'TEXT'
200 + 5% = 210
200 * 5% = 10
5% + 5% = 0
(5%) + (5%) = 0.1
25% + 6 = 1
6 + 25% = 7.5
TEXT
)
seen=$(node probe.cjs)

printf '%s\n' "$seen"
if [[ $seen != "$expected" ]]; then
  printf 'The behaviour has changed. Expected:\n%s\n' "$expected" >&2
  exit 1
fi
