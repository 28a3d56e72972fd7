#!/usr/bin/env bash
# Library: currency.js 2.0.4 (npm), amounts in kronor and öre without errors of binary fractions.
# Expected: half an öre is rounded the same way in an invoice and in its credit, so that an amount and its negative
#   are 0 together.
# Seen: 0.125 is 0.13 and -0.125 is -0.12; their sum is 0.01. The sign of a half that stands already is turned
#   rightly (0.13 times -1 is -0.13), but a fourth of 12.50 is 3.13 and a fourth of -12.50 is -3.12.
# Why it matters: a credit note that is worked out anew, as parties do, is an öre off from the invoice that it takes
#   back, line by line.
set -euo pipefail

export TZ=UTC LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact --prefix "$work" currency.js@2.0.4

cat > probe.cjs <<'CODE'
const currency = require('currency.js');
for (const amount of [0.125, 2.675]) {
  const [invoice, credit] = [currency(amount), currency(-amount)];
  console.log(`${amount}: ${invoice.value}, ${credit.value}, together ${invoice.add(credit).value}`);
}
console.log(`turned: ${currency(0.125).multiply(-1).value}`);
console.log(`a fourth: ${currency(12.5).multiply(0.25).value}, ${currency(-12.5).multiply(0.25).value}`);
console.log(`divided by 4: ${currency(2.5).divide(4).value}, ${currency(-2.5).divide(4).value}`);
CODE

expected=$(cat <<'TEXT'
0.125: 0.13, -0.12, together 0.01
2.675: 2.68, -2.67, together 0.01
turned: -0.13
a fourth: 3.13, -3.12
divided by 4: 0.63, -0.62
TEXT
)
seen=$(node probe.cjs)

printf '%s\n' "$seen"
if [[ $seen != "$expected" ]]; then
  printf 'The behaviour has changed. Expected:\n%s\n' "$expected" >&2
  exit 1
fi
