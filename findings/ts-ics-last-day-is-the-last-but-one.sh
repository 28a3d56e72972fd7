#!/usr/bin/env bash
# Library: ts-ics 2.4.6 (npm), iCalendar with types.
# Expected: byMonthday: [-1] is the last day of the month, [-2] the last but one (RFC 5545, 3.3.10: -1 counts from
#   the end).
# Seen: extendByRecurrenceRule gives one day less: -1 is 30 January and 27 February, -2 is 29 January. Days
#   counted from the start of the month are right.
# Why it matters: "the last day of the month" is a common day in agreements; here a notice or an invoice is
#   dated a day before, every month.
set -euo pipefail

export TZ=UTC LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact --prefix "$work" ts-ics@2.4.6

cat > probe.mjs <<'CODE'
import { extendByRecurrenceRule } from 'ts-ics';
const days = (day) => extendByRecurrenceRule(
  { frequency: 'MONTHLY', byMonthday: [day], count: 4 },
  { start: new Date('2026-01-01T00:00:00Z'), end: new Date('2026-12-31T00:00:00Z') },
).map((date) => date.toISOString().slice(0, 10)).join(' ');
for (const day of [15, -1, -2]) console.log(`day ${day}:`, days(day));
CODE

expected=$(cat <<'TEXT'
day 15: 2026-01-15 2026-02-15 2026-03-15 2026-04-15
day -1: 2026-01-30 2026-02-27 2026-03-30 2026-04-29
day -2: 2026-01-29 2026-02-26 2026-03-29 2026-04-28
TEXT
)
seen=$(node probe.mjs)

printf '%s\n' "$seen"
if [[ $seen != "$expected" ]]; then
  printf 'The behaviour has changed. Expected:\n%s\n' "$expected" >&2
  exit 1
fi
