#!/usr/bin/env bash
# Library: iso8601-duration 2.1.4 (npm), lengths of time as in XML and iCalendar ("P1M", "PT15M").
# Expected: "-P1D", a day before, as XML Schema writes a negative length and iCalendar a reminder, is a day back or an
#   error, as "P-1D" is.
# Seen: the sign is passed over: "-P1D" is a day later. The pattern is looked for anywhere in the text, so that
#   "no later than P1D" is a length too.
# Why it matters: a reminder or a last day "so long before" comes after the day that it was to warn of.
set -euo pipefail

export TZ=UTC LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact --prefix "$work" iso8601-duration@2.1.4

cat > probe.cjs <<'CODE'
const { parse, end } = require('iso8601-duration');
const start = new Date(Date.UTC(2026, 2, 31));
for (const text of ['P1D', '-P1D', 'P-1D', '-PT15M', 'no later than P1D']) {
  try {
    console.log(`${text}: ${end(parse(text), start).toISOString().slice(0, 16)}`);
  } catch (error) {
    console.log(`${text}: ${error.message}`);
  }
}
CODE

expected=$(cat <<'TEXT'
P1D: 2026-04-01T00:00
-P1D: 2026-04-01T00:00
P-1D: invalid duration: P-1D
-PT15M: 2026-03-31T00:15
no later than P1D: 2026-04-01T00:00
TEXT
)
seen=$(node probe.cjs)

printf '%s\n' "$seen"
if [[ $seen != "$expected" ]]; then
  printf 'The behaviour has changed. Expected:\n%s\n' "$expected" >&2
  exit 1
fi
