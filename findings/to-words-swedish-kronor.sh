#!/usr/bin/env bash
# Library: to-words 5.7.0 beside n2words 4.0.0 (npm), numbers and amounts in words; both have Swedish.
# Expected: an amount in words that can stand in a Swedish document: "en krona", "en miljon", "två miljoner",
#   "tjugoett kronor".
# Seen: to-words gives "Ett Krona" and "Ett Miljon" (wrong gender); both give "två miljon" in the singular;
#   n2words writes "tjugo-ett" with a hyphen that Swedish does not have.
# Why it matters: where the sum stands in figures and in words, the words are there to settle a doubt about the
#   figures; words that nobody would write raise one instead.
set -euo pipefail

export TZ=UTC LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact --prefix "$work" to-words@5.7.0 n2words@4.0.0

cat > probe.mjs <<'CODE'
import { ToWords } from 'to-words';
import { toCardinal, toCurrency } from 'n2words/sv-SE';
const words = new ToWords({ localeCode: 'sv-SE' });
const kronor = (amount) => words.convert(amount, { currency: true });
for (const amount of [1, 21]) console.log(`${amount} kr: ${kronor(amount)} | ${toCurrency(amount)}`);
for (const number of [1000000, 2000000]) console.log(`${number}: ${words.convert(number)} | ${toCardinal(number)}`);
CODE

expected=$(cat <<'TEXT'
1 kr: Ett Krona | en krona
21 kr: Tjugoett Kronor | tjugo-ett kronor
1000000: Ett Miljon | en miljon
2000000: Två Miljon | två miljon
TEXT
)
seen=$(node probe.mjs)

printf '%s\n' "$seen"
if [[ $seen != "$expected" ]]; then
  printf 'The behaviour has changed. Expected:\n%s\n' "$expected" >&2
  exit 1
fi
