#!/usr/bin/env bash
# Library: js-money 0.6.3 and dinero.js 1.9.1 beside currency.js 2.0.4 (npm), amounts that are shared out by weights.
# Expected: who has no share (weight 0) pays nothing; and a credit of what was shared out takes back from each what
#   each paid, so that nothing is left.
# Seen: js-money hands out what is over from the first party on, whatever its weight: of 1,00 by 0, 1 and 2 the one
#   without a share pays 0,01. And in both, 1,00 in three is 0,34 0,33 0,33 while -1,00 is -0,33 -0,33 -0,34: after
#   invoice and credit note the first has paid an öre and the last has got one. currency.js, which shares in equal
#   parts only, takes back what it gave.
# Why it matters: shared costs are invoiced and credited; the sum over all is right both times, so that only the
#   single municipality sees that its account is not nought.
set -euo pipefail

export TZ=UTC LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact --prefix "$work" js-money@0.6.3 dinero.js@1.9.1 currency.js@2.0.4

cat > probe.cjs <<'CODE'
const Money = require('js-money');
const Dinero = require('dinero.js');
const currency = require('currency.js');
const jsMoney = (amount, weights) => new Money(amount, Money.SEK).allocate(weights).map((part) => part.amount);
const dinero = (amount, weights) => Dinero({ amount }).allocate(weights).map((part) => part.getAmount());
const equal = (amount, parts) => currency(amount, { fromCents: true }).distribute(parts).map((part) => part.intValue);
console.log(`js-money, 100 by 0 1 2: ${jsMoney(100, [0, 1, 2]).join(' ')}`);
console.log(`dinero, 100 by 0 1 2: ${dinero(100, [0, 1, 2]).join(' ')}`);
for (const [name, shared] of [['js-money', (amount) => jsMoney(amount, [1, 1, 1])],
                              ['dinero', (amount) => dinero(amount, [1, 1, 1])],
                              ['currency', (amount) => equal(amount, 3)]]) {
  const [invoice, credit] = [shared(100), shared(-100)];
  const left = invoice.map((part, i) => part + credit[i]);
  console.log(`${name}, invoice ${invoice.join(' ')}, credit ${credit.join(' ')}, left ${left.join(' ')}`);
}
CODE

expected=$(cat <<'TEXT'
js-money, 100 by 0 1 2: 1 33 66
dinero, 100 by 0 1 2: 0 34 66
js-money, invoice 34 33 33, credit -33 -33 -34, left 1 0 -1
dinero, invoice 34 33 33, credit -33 -33 -34, left 1 0 -1
currency, invoice 34 33 33, credit -34 -33 -33, left 0 0 0
TEXT
)
seen=$(node probe.cjs)

printf '%s\n' "$seen"
if [[ $seen != "$expected" ]]; then
  printf 'The behaviour has changed. Expected:\n%s\n' "$expected" >&2
  exit 1
fi
