#!/usr/bin/env bash
# Library: json-logic-js 2.0.5 (npm), rules as JSON.
# Expected: the four operations read their operands alike: a text that is no number makes each of them give no
#   number.
# Seen: with the texts "10,50" and "0,75" the operations - and / give NaN, but + gives 10 and * gives 0: these two
#   read each text as far as the comma and drop what comes after. A number not given (null) is NaN to "+", but 0
#   to "max".
# Why it matters: amounts come from Swedish forms with a decimal comma; a rule that adds or multiplies loses every
#   öre without a word, and a cap or a floor takes what was not given for zero.
set -euo pipefail

export TZ=UTC LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact --prefix "$work" json-logic-js@2.0.5

cat > probe.cjs <<'CODE'
const logic = require('json-logic-js');
const facts = { care: '10,50', travel: '0,75' };
for (const operation of ['+', '-', '*', '/'])
  console.log(`care ${operation} travel:`, logic.apply({ [operation]: [{ var: 'care' }, { var: 'travel' }] }, facts));
console.log('0 + not given:', logic.apply({ '+': [0, { var: 'deduction' }] }, { deduction: null }));
console.log('max of -5 and not given:', logic.apply({ max: [-5, { var: 'deduction' }] }, { deduction: null }));
CODE

expected=$(cat <<'TEXT'
care + travel: 10
care - travel: NaN
care * travel: 0
care / travel: NaN
0 + not given: NaN
max of -5 and not given: 0
TEXT
)
seen=$(node probe.cjs)

printf '%s\n' "$seen"
if [[ $seen != "$expected" ]]; then
  printf 'The behaviour has changed. Expected:\n%s\n' "$expected" >&2
  exit 1
fi
